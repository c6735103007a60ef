"""A card as a bar above the pages of the window."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from networker.desktop.notify.port import OPEN, Notification
from networker.ui.icons import Icons
from networker.ui.text import PlainLabel
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, IconButton
from networker.ui.widgets.states import Banner


class CardBar(Banner):
    """One card above the pages: what it says, its buttons, and one that takes it away. It takes no keyboard by itself."""

    acted = Signal(str)  # the name of an action; "" where it is taken away

    def __init__(self, card: Notification, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, kind="accent", parent=parent)
        self.setObjectName("reminderBar")
        self.say(card.title)
        self.label.setFont(theme.font("body", bold=True))
        self.more = PlainLabel(card.text, self)
        self.more.setFont(theme.font("body"))
        self.more.setWordWrap(True)
        self.more.setVisible(bool(card.text))
        self.setAccessibleName(f"{card.title}. {card.text}" if card.text else card.title)
        self.row.removeWidget(self.label)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.label)
        said.addWidget(self.more)
        self.row.insertLayout(0, said, 1)
        self.buttons: list[Button] = []
        for action in card.actions:
            button = Button(action.words, theme, kind="quiet" if action.name == OPEN else "", parent=self)
            button.clicked.connect(partial(self._act, action.name))
            self.row.addWidget(button)
            self.buttons.append(button)
        self.close_button = IconButton("close", self.tr("Take this away"), theme, icons, parent=self)
        self.close_button.clicked.connect(partial(self._act, ""))
        self.row.addWidget(self.close_button)

    def _act(self, name: str, _checked: bool = False) -> None:
        self.acted.emit(name)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.acted.emit("")
        else:
            super().keyPressEvent(event)
