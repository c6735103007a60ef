"""Log from anywhere: whether a key opens the small window, which one, and what any desktop can do instead.

What is ticked or pressed holds at once, so there is nothing to save.
"""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QWidget

from networker.desktop.hot_key import Taken
from networker.ui.icons import Icons
from networker.ui.paragraphs import paint_paragraph
from networker.ui.text import paint_line
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, TickBox
from networker.ui.widgets.over_card import PAD, OverCard

TALL = 290
OFFERED = "Ctrl+Alt+Space"  # types nothing anywhere: with a letter, Ctrl and Alt are AltGr on many keyboards
COMMAND = "networker --log"
ALONE = (Qt.Key.Key_Control, Qt.Key.Key_Shift, Qt.Key.Key_Alt, Qt.Key.Key_Meta, Qt.Key.Key_AltGr)


class KeyButton(Button):
    """Says which key it is; pressed, it takes the next combination instead, and Esc leaves it as it was."""

    pressed_keys = Signal(str)
    listening = False  # asked before the button is made whole

    def __init__(self, keys: str, theme: Theme, parent: QWidget) -> None:
        super().__init__(keys, theme, parent=parent)
        self.clicked.connect(self._listen)
        self.show_keys(keys)

    def show_keys(self, keys: str) -> None:
        """Say another key."""
        self._keys, self.listening = keys, False
        self._say(QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText))

    def _say(self, text: str) -> None:
        self.setText(text)
        self.setAccessibleName(self.tr("The key: {0}. Press to change it").replace("{0}", text))
        self.resize(self.sizeHint())

    def _listen(self) -> None:
        self.listening = True
        self._say(self.tr("Press the keys…"))

    def event(self, event: QEvent) -> bool:
        if self.listening and event.type() == QEvent.Type.ShortcutOverride:
            event.accept()  # whatever it does in the window otherwise
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self.listening:
            super().keyPressEvent(event)
        elif event.key() == Qt.Key.Key_Escape:
            self.show_keys(self._keys)
        elif event.key() not in ALONE:
            self.listening = False
            pressed = QKeySequence(event.keyCombination())
            self.pressed_keys.emit(pressed.toString(QKeySequence.SequenceFormat.PortableText))

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self.listening:
            self.show_keys(self._keys)
        super().focusOutEvent(event)


class HotKeyCard(OverCard):
    """What is ticked or pressed holds at once, so that leaving it loses nothing."""

    def __init__(
        self, keys: str, theme: Theme, icons: Icons, page: QWidget, *,
        take: Callable[[str], Taken], available: bool,
    ) -> None:  # fmt: skip
        super().__init__(self.tr("Log from anywhere"), "", theme, icons, page)
        self.setObjectName("hotKeyCard")
        self._take = take
        self.tick = TickBox(
            self.tr("A key opens the small Log window in any program"), theme, icons, parent=self
        )
        self.tick.setEnabled(available)
        self.tick.setChecked(bool(keys) and available)
        self.tick.clicked.connect(self._ticked)
        self.key = KeyButton(keys or OFFERED, theme, self)
        self.key.pressed_keys.connect(self._choose)
        self.copy = Button(self.tr("Copy"), theme, kind="quiet", parent=self)
        self.copy.setAccessibleName(self.tr("Copy the command: {0}").replace("{0}", COMMAND))
        self.copy.clicked.connect(self._copied)
        self._keys = keys or OFFERED
        self._say(None if available else Taken.NEVER)

    # ---- choosing

    def _ticked(self) -> None:
        if self.tick.isChecked():
            self._choose(self._keys)
        else:
            self._take("")
            self._say(None)

    def _choose(self, keys: str) -> None:
        """Take a key; where it cannot be had, the one before stays."""
        taken = self._take(keys)
        if taken is Taken.YES:
            self._keys = keys
        elif keys == self._keys:
            self.tick.setChecked(False)
        self.key.show_keys(self._keys)
        self._say(taken)

    def _say(self, taken: Taken | None) -> None:
        self.said = {
            None: "",
            Taken.YES: self.tr("It is ready. Press it in any program."),
            Taken.BUSY: self.tr("Another program has this key. Choose another one."),
            Taken.UNFIT: self.tr("This key is missed where you type. Take one with Ctrl, Alt or Meta."),
            Taken.NEVER: self.tr("This desktop lets no program take a key for itself."),
        }[taken]
        self.tick.setAccessibleDescription(self.said)
        self.key.setVisible(self.tick.isChecked() or taken in (Taken.BUSY, Taken.UNFIT))
        self.update()

    def _copied(self) -> None:
        QGuiApplication.clipboard().setText(COMMAND)
        self.copy.setText(self.tr("Copied"))

    # ---- what stands on it

    def tall(self) -> int:
        return TALL

    def stops(self) -> Sequence[QWidget]:
        every: tuple[QWidget, ...] = (self.tick, self.key, self.copy)
        return [each for each in every if not each.isHidden()]

    def place_parts(self, card: QRect) -> None:
        left, y = card.left() + PAD, card.top()
        self.tick.setGeometry(left, y + 52, min(self.tick.sizeHint().width(), card.width() - 2 * PAD), 28)
        self.key.move(left + 28, y + 88)
        self.copy.resize(self.copy.sizeHint())
        self.copy.move(card.right() - PAD - self.copy.width(), y + 236)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, theme, card = QPainter(self), self._theme, self._card
        room = QRectF(card.x() + PAD, card.y() + 14, card.width() - 68, 20)
        small = theme.font("small")
        below = QRectF(
            room.x() + 28, card.y() + (86 if self.key.isHidden() else 124), card.width() - 2 * PAD - 28, 20
        )
        paint_line(painter, below, self.said, small, theme.colour("text2"))
        painter.fillRect(QRectF(card.x() + 1, card.y() + 160, card.width() - 2, 1), theme.colour("line"))
        other = QRectF(room.x(), card.y() + 174, card.width() - 2 * PAD, 60)
        said = self.tr(
            "Any desktop can do it, too: bind a key of your own to this command in its keyboard settings. It opens the"
            " small window of the program that runs, or starts it."
        )
        paint_paragraph(painter, other, said, small, theme.colour("text2"), 18)
        line = QRectF(room.x(), card.y() + 236, card.width() - 2 * PAD - self.copy.width() - 8, 28)
        paint_line(painter, line, COMMAND, theme.font("body"), theme.colour("text"))
