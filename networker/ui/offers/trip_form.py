"""A trip in one line: "Birmingham 3–5 February". What was understood stands below, and which town is meant."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from networker.domain.towns import Town
from networker.services.trips import Understood
from networker.ui.dropped import FilesPass
from networker.ui.icons import Icons
from networker.ui.offers import words
from networker.ui.text import PlainLabel
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, Field, TickBox
from networker.ui.widgets.own_escape import claims_escape
from networker.ui.widgets.page_parts import Keycap
from networker.ui.widgets.press import ENTER
from networker.ui.widgets.undo_keys import UndoKeys

WIDE, LONGEST, PAUSE = 560, 200, 120


class TripForm(QWidget):
    """Enter and *Save* say what is meant, Esc and *Cancel* leave it as it was. `asked` wants `show_understood` called."""

    asked = Signal(str)
    saved = Signal(object, object)  # Understood, Town or None
    cancelled = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, *, text: str = "", anew: bool = True, parent: QWidget | None = None
    ) -> None:
        """`text`: of a trip that is to be changed, which is not `anew`."""
        super().__init__(parent)
        self.setObjectName("tripForm")
        title = words.tr("Where will you be?") if anew else words.tr("Change this trip")
        self.setAccessibleName(title)
        self._theme, self._icons = theme, icons
        self._understood: Understood | None = None
        self._wants_save = False  # Enter came before the answer
        self.head = PlainLabel(title, self)
        self.head.setFont(theme.font("title", bold=True))
        self.field = Field(theme, icons, icon="place", parent=self)
        self.line = self.field.line
        self.line.setAccessibleName(words.tr("Place and days"))
        self.line.setPlaceholderText(words.tr("Birmingham 3–5 February"))
        self.line.setMaxLength(LONGEST)
        self.field.setMaximumWidth(WIDE)
        self.said = PlainLabel("", self)
        self.said.setFont(theme.font("body"))
        self.said.setWordWrap(True)
        self._towns = QVBoxLayout()
        self._towns.setSpacing(0)
        self.choices: list[tuple[TickBox, Town]] = []
        self.save = Button(words.tr("Save"), theme, kind="primary", parent=self)
        self.cancel = Button(words.tr("Cancel"), theme, kind="quiet", parent=self)
        self.save.clicked.connect(self._save)
        self.cancel.clicked.connect(self.cancelled)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(lambda: self.asked.emit(self.line.text()))
        self.line.textChanged.connect(self._typed)
        UndoKeys(self).watch(self.line)
        FilesPass(self).watch(self.line)
        self._lay_out(theme)
        theme.changed.connect(self._dress)
        self._dress()
        self.line.setText(text)
        self.save.setEnabled(False)

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.field)
        column.addWidget(self.said)
        column.addLayout(self._towns)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        for part in (self.save, Keycap("Enter", theme), self.cancel):
            buttons.addWidget(part)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addStretch(1)

    def _dress(self) -> None:
        self.said.setStyleSheet(f"color:{self._theme.colour('text2').name()}")

    def _typed(self) -> None:
        self._understood = None
        self.save.setEnabled(False)
        self._pause.start()

    def show_understood(self, found: Understood) -> None:
        """Say what the line means, and offer the towns of that name."""
        self._understood = found
        typed = bool(self.line.text().strip())
        self.said.setText(
            self._told(found) if typed else words.tr("A place and its days, as you would say them.")
        )
        self._offer(found.towns)
        self.save.setEnabled(not found.wrong)
        wants_save, self._wants_save = self._wants_save, False
        if wants_save and self.choices:
            self._ask_which()
        elif wants_save:
            self._save()

    def _told(self, found: Understood) -> str:
        if found.wrong:
            return found.wrong
        if len(found.towns) > 1:
            return words.tr("{0}. Which of these towns?").replace("{0}", found.days)
        where = (
            found.towns[0].shown
            if found.towns
            else words.tr("{0}, a place that the map does not know").replace("{0}", found.place)
        )
        return f"{found.days} · {where}"

    def _offer(self, towns: tuple[Town, ...]) -> None:
        offered = towns if len(towns) > 1 else ()
        if offered and offered == tuple(town for _, town in self.choices):
            return  # also where it is only told anew: the keyboard may be at one of them
        before = self.town
        while (item := self._towns.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        self.choices = []
        for town in offered:
            box = TickBox(town.shown, self._theme, self._icons, round_=True, parent=self)
            box.installEventFilter(self)
            self.choices.append((box, town))
            self._towns.addWidget(box)
            box.show()
        for box, town in self.choices:
            box.setChecked(town == before)
        if self.choices and not any(box.isChecked() for box, _ in self.choices):
            self.choices[0][0].setChecked(True)
        last: QWidget = self.line
        for part in (*(box for box, _ in self.choices), self.save, self.cancel):
            self.setTabOrder(last, part)
            last = part

    @property
    def town(self) -> Town | None:
        """Which one is chosen; None where no town is called so."""
        if self.choices:
            return next((town for box, town in self.choices if box.isChecked()), self.choices[0][1])
        towns = self._understood.towns if self._understood is not None else ()
        return towns[0] if towns else None

    def _ask_which(self) -> None:
        """The keyboard to the towns: Enter behind the line chooses none of several."""
        chosen = next((box for box, _ in self.choices if box.isChecked()), self.choices[0][0])
        chosen.setFocus(Qt.FocusReason.OtherFocusReason)

    def _save(self) -> None:
        if self._understood is None:
            self._wants_save = True
            self._pause.stop()
            self.asked.emit(self.line.text())
        elif not self._understood.wrong:
            self.saved.emit(self._understood, self.town)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Enter on a town means this one, and that all is said."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in ENTER:
            if isinstance(watched, TickBox):
                watched.setChecked(True)
            self._save()
            return True
        return False

    def event(self, event: QEvent) -> bool:
        return claims_escape(event) or super().event(event)  # it leaves the form, not the page

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What none of the parts has a use for."""
        moves: dict[int, Callable[[], bool]] = {
            Qt.Key.Key_Down: self.focusNextChild, Qt.Key.Key_Up: self.focusPreviousChild,
        }  # fmt: skip
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        elif event.key() in ENTER and self._understood is not None and self.choices and self.line.hasFocus():
            self._ask_which()
        elif event.key() in ENTER:
            self._save()
        elif event.key() in moves and self.choices:
            moves[event.key()]()
        else:
            super().keyPressEvent(event)
