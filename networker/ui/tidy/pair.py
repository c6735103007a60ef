"""A pair side by side: choose values, then one person, two people, or later. It asks for nothing itself."""

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from networker.services.comparison import Choices, Comparison
from networker.ui.icons import Icons
from networker.ui.tabs import tab_through
from networker.ui.text import PlainLabel, numbered, paint_line, sentence, set_tooltip, shown_name
from networker.ui.theme import Theme
from networker.ui.tidy.rows import ChoiceRow, Days, Heads, Together
from networker.ui.widgets.basics import Button
from networker.ui.widgets.once import Once
from networker.ui.widgets.page_parts import Keycap

WIDE = 760


class Where(QWidget):
    """ "1 of 12 · the same phone number, and names that differ by an accent"."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self.text = theme, ""
        self.setFixedHeight(24)

    def say(self, where: str, why: str) -> None:
        """Change both."""
        self.text = f"{where}  ·  {why}" if why else where
        self.setAccessibleName(self.text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        font, ink = self._theme.font("body"), self._theme.colour("text2")
        paint_line(QPainter(self), QRectF(self.rect()), sentence(self.text), font, ink)


class PairView(QWidget):
    """Two people who may be one. Enter merges or, of two names, tells apart, as D does; Space puts off, the arrows go through it."""

    merge_requested = Signal(object)  # Choices
    apart_requested = Signal()
    later_requested = Signal()
    safe_requested = Signal()
    said_anew = Signal()  # another value is chosen

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._shown: Comparison | None = None
        self.rows: list[ChoiceRow] = []
        self._at_first = Choices()
        self._once = Once(self)  # Enter held down, or clicked twice, would merge the next two unseen
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMaximumWidth(WIDE)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._build(theme, icons)
        self.expect(two=False)
        theme.changed.connect(self._dress)
        self._dress()

    def _build(self, theme: Theme, icons: Icons) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        head = QHBoxLayout()
        head.setSpacing(8)
        self._title = PlainLabel(self.tr("Is this one person?"), self)
        self._title.setFont(theme.font("title"))
        self._title.setFixedHeight(28)
        self.safe = Button("", theme, parent=self)
        set_tooltip(
            self.safe, self.tr("Their name and an address agree, and nothing contradicts. One undo for all.")
        )
        self.safe.clicked.connect(self.safe_requested)
        head.addWidget(self._title, 1)
        head.addWidget(self.safe)
        column.addLayout(head)
        self.where = Where(theme, self)
        column.addWidget(self.where)
        column.addSpacing(18)
        self.heads = Heads(theme, icons, self)
        column.addWidget(self.heads)
        column.addSpacing(5)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(0)
        column.addLayout(self._lines)
        self.days = Days(theme, self)
        column.addWidget(self.days)
        self.together = Together(theme, icons, self)
        column.addWidget(self.together)
        column.addSpacing(16)
        column.addLayout(self._buttons(theme))
        column.addSpacing(72)  # where the undo bar lies

    def _buttons(self, theme: Theme) -> QHBoxLayout:
        self.merge = Button(self.tr("One person: merge"), theme, kind="primary", parent=self)
        self.apart = Button(self.tr("Two people"), theme, parent=self)
        self.later = Button(self.tr("Later"), theme, kind="quiet", parent=self)
        self.merge.clicked.connect(self._merge)
        self.apart.clicked.connect(self.apart_requested)
        self.later.clicked.connect(self.later_requested)
        self._once.watch(self.safe, self.merge, self.apart, self.later)
        row = QHBoxLayout()
        row.setSpacing(8)
        enter = self.tr("Enter")
        self._caps = [Keycap(key, theme, self) for key in (enter, "D", enter, self.tr("Space"))]
        merging, apart, apart_first, later = self._caps
        for widget, air in (
            (self.merge, 0), (merging, 12), (self.apart, 0), (apart, 0), (apart_first, 12), (self.later, 0), (later, 0),
        ):  # fmt: skip
            row.addWidget(widget)
            row.addSpacing(air)
        row.addStretch(1)
        return row

    def _dress(self) -> None:
        self._title.setStyleSheet(f"color:{self._theme.colour('text').name()}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(WIDE, super().sizeHint().height())

    # ---- what is shown

    def expect(self, *, two: bool) -> None:
        """Let Enter mean one person, or two: where but an address ties two names, a family is likelier than one."""
        self._two = two
        first, second = (self.apart, self.merge) if two else (self.merge, self.apart)
        for button, kind in ((first, "primary"), (second, "")):
            button.setProperty("kind", kind)
            for dress in (button.style().unpolish, button.style().polish):
                dress(button)
            button.setFont(self._theme.font("body", bold=bool(kind)))
            button.updateGeometry()
        # The view stands for the first: there Space means later.
        first.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        second.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        merging, apart, apart_first, _later = self._caps
        for cap, shown in ((merging, not two), (apart, not two), (apart_first, two)):
            cap.setVisible(shown)
        self.setProperty("ringTarget", first)  # what Enter does while nothing inside has the keyboard
        one, other = (
            self.tr("Enter: one person. D: two people. Space: later."),
            self.tr("Enter: two people. Space: later."),
        )
        self.setAccessibleDescription(other if two else one)
        if self.hasFocus():  # so that the ring follows
            self.clearFocus()
            self.setFocus()

    @property
    def shown(self) -> Comparison | None:
        """The two that are compared."""
        return self._shown

    def show_safe(self, number: int) -> None:
        """Offer to merge so many at once; one alone is no more than the pair itself."""
        self.safe.setText(numbered(self.tr("Merge %n safe ones"), number))
        self.safe.setVisible(number > 1)
        self.safe.updateGeometry()

    def show_pair(self, shown: Comparison, today: date) -> None:
        """Show another pair, with the values chosen that would stay unasked."""
        self._shown = shown
        names = f"{shown_name(shown.keep.name)}, {shown_name(shown.gone.name)}"
        self.setAccessibleName(self.tr("Is this one person? {0}").replace("{0}", names))
        for row in self.rows:
            self._lines.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.heads.show_heads(shown.keep, shown.gone)
        self.days.show_heads(shown.keep, shown.gone, today)
        self.rows = []
        before = ""
        for each in shown.rows:
            row = ChoiceRow(each, self._theme, self._icons, label=each.field != before)
            row.changed.connect(self._tell)
            row.changed.connect(self.said_anew)
            self._lines.addWidget(row)
            self.rows.append(row)
            before = each.field
        cells = [cell for row in self.rows for cell in row.cells if cell is not None]
        tab_through([self, self.safe, *cells, self.merge, self.apart, self.later])
        self._at_first = self.choices
        self._tell()

    @property
    def choices(self) -> Choices:
        """What the user chose."""
        return Choices(
            of_gone=frozenset(row.row.field for row in self.rows if row.of_gone),
            left_out=frozenset(key for row in self.rows for key in row.left_out),
        )

    def draft(self) -> dict[str, list[str]] | None:
        """What the user chose otherwise than it was offered; None where nothing is."""
        chosen = self.choices
        if chosen == self._at_first:
            return None
        return {"of_gone": sorted(chosen.of_gone), "left_out": sorted(chosen.left_out)}

    def take_up(self, draft: Mapping[str, Sequence[str]]) -> None:
        """Choose what `draft` answered, as far as these two still have it."""
        of_gone, left_out = set(draft["of_gone"]), set(draft["left_out"])
        for row in self.rows:
            row.choose(of_gone=row.row.field in of_gone, left_out=left_out)

    def _tell(self) -> None:
        if self._shown is None:
            return
        kept = {name: sum(row.kept for row in self._of(name)) for name in ("phone", "mail")}
        name = next(self._shown.gone if row.of_gone else self._shown.keep for row in self._of("name")).name
        self.together.say(self._shown, name, kept["phone"], kept["mail"])

    def _of(self, field: str) -> Sequence[ChoiceRow]:
        return [row for row in self.rows if row.row.field == field]

    # ---- what is pressed

    def _merge(self) -> None:
        self.merge_requested.emit(self.choices)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_Down, Qt.Key.Key_J):
            self.focusNextChild()
        elif key in (Qt.Key.Key_Up, Qt.Key.Key_K):
            self.focusPreviousChild()
        elif self._once.is_repeated(event):
            return
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.apart if self._two else self.merge).click()
        elif key == Qt.Key.Key_D and not event.modifiers():
            self.apart.click()
        elif key == Qt.Key.Key_Space:
            self.later.click()
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._once.released(event)
        super().keyReleaseEvent(event)
