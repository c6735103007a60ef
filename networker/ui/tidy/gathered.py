"""Not people: all of them with a tick each, looked through first, then let go with one key. It asks for nothing itself."""

from collections.abc import Collection, Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from networker.services.tidy import Item
from networker.ui.icons import Icons
from networker.ui.text import grouped, isolate, numbered, paint_line, set_tooltip, several
from networker.ui.theme import Theme
from networker.ui.tidy import reasons
from networker.ui.tidy.declared import Declared
from networker.ui.tidy.lines import Lines
from networker.ui.widgets.basics import Button, paint_tick
from networker.ui.widgets.marks import paint_avatar
from networker.ui.widgets.once import Once
from networker.ui.widgets.page_parts import Keycap, Margins, page_scroll
from networker.ui.widgets.press import Pressable
from networker.ui.widgets.roving import Roving
from networker.ui.widgets.states import Hairline

AT_ONCE = 100
HIGH = 48


class TickRow(Pressable):
    """One of them: ticked, they go; Space and a click turn that."""

    def __init__(self, item: Item, why: str, theme: Theme, icons: Icons, *, ticked: bool) -> None:
        super().__init__(theme)
        self.item, self._icons = item, icons
        self._name = reasons.title(item.person)
        told = item.addresses[0][1] if item.addresses and item.person.shown.strip() else ""
        self._second = "  ·  ".join(filter(None, (isolate(told) if told else "", why)))
        self.setText(self._name)
        self.setAccessibleName(f"{self._name}, {self._second}")
        set_tooltip(self, f"{self._name}\n{self._second}")
        self.setCheckable(True)
        self.setChecked(ticked)
        self.setFixedHeight(HIGH)
        self.setProperty("radius", 6)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(600, HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 6, 6)
        paint_tick(painter, 8, 16, theme, self._icons, ticked=self.isChecked())
        paint_avatar(painter, QRectF(36, 8, 32, 32), self.item.person.shown, theme, self._icons)
        ink = theme.colour("text" if self.isChecked() else "text2")
        room = QRectF(80, 4, self.width() - 88, 20)
        paint_line(painter, room, self._name, theme.font("body", bold=True), ink)
        paint_line(painter, room.translated(0, 19), self._second, theme.font("small"), theme.colour("text2"))
        painter.fillRect(QRectF(0, HIGH - 1, self.width(), 1), theme.colour("line"))


class GatheredView(QWidget):
    """The list, and under it its one button, which stays in sight. L lets those go that are ticked, and keeps the others for good."""

    answered = Signal(object, object)  # ids of those who go, and of those who stay

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._lines = Lines(theme)
        foot = Margins(theme, self, top=10, bottom=12)
        self.rows: list[TickRow] = []
        self.button = Button("", theme, kind="primary", parent=foot)
        self.button.clicked.connect(self._press)
        self._once = Once(self)  # L held down would let the next hundred go, whom nobody looked through
        self._once.watch(self.button)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.button)
        row.addWidget(Keycap("L", theme, foot))
        row.addStretch(1)
        foot.column.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(page_scroll(self._lines, theme), 1)
        column.addWidget(Hairline(theme))
        column.addWidget(foot)
        self._roving = Roving(self)

    def show_items(
        self, of: Declared, items: Sequence[Item], total: int, unticked: Collection[str], today: date
    ) -> None:
        """Show these of so many; keys that went to a row go to the one in its place."""
        at = next((n for n, row in enumerate(self.rows) if row.hasFocus()), None)
        self._lines.title.setText(of.question)
        said = self.tr("Look through them, and take the tick from whoever is to stay.")
        if total > len(items):
            first = numbered(self.tr("The first %n of {0}."), len(items)).replace("{0}", grouped(total))
            said = f"{first} {said}"
        self._lines.second.say(said, "")
        self.rows = [
            TickRow(each, of.reason(each, today), self._theme, self._icons, ticked=each.key not in unticked)
            for each in items
        ]
        for row in self.rows:
            row.toggled.connect(self._tell)
        self._lines.put(self.rows)
        self._roving.take(self.rows, at or 0)
        if self.rows:  # which are younger than the button below them
            self.setTabOrder(self.rows[-1], self.button)
        if at is not None and self.rows:
            self._roving.go_to(min(at, len(self.rows) - 1))
        self._tell()

    @property
    def unticked(self) -> set[str]:
        """Who is to stay, by key."""
        return {row.item.key for row in self.rows if not row.isChecked()}

    def _tell(self) -> None:
        going = len(self.rows) - len(self.unticked)
        said = several(going, self.tr("Let go of 1"), self.tr("Let go of %n"))
        self.button.setText(said if going else self.tr("Keep them all"))
        self.button.updateGeometry()

    def _press(self) -> None:
        going = [int(row.item.person.id) for row in self.rows if row.isChecked()]
        staying = [int(row.item.person.id) for row in self.rows if not row.isChecked()]
        if self.rows:
            self.answered.emit(going, staying)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() != Qt.Key.Key_L or event.modifiers():
            super().keyPressEvent(event)
        elif not self._once.is_repeated(event):
            self._press()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._once.released(event)
        super().keyReleaseEvent(event)
