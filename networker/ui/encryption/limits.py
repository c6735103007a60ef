"""What encryption does not protect, said before anybody relies on it."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from networker.ui.encryption import words
from networker.ui.encryption.frame import Frame
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button


class LimitsWindow(Frame):
    """A list to be read; any way closes it."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, icons, parent)
        self.setObjectName("limitsWindow")
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.say(
            self.tr("What encryption does not protect"),
            self.tr("It keeps your book from whoever has the file and not the phrase. Nothing else:"),
        )
        for line in words.unprotected():
            self.column.addWidget(self.words(f"•  {line}", "body", "text"))
        self.leave = Button(self.tr("Close"), theme, kind="primary", parent=self)
        self.leave.clicked.connect(self.accept)
        self.finish((self.leave,))
