"""A name, Enter, and somebody is in the book. Esc goes back, and the name is there again."""

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from networker.domain.begun import Kind, Place
from networker.ui.drafts import Drafts
from networker.ui.text import paint_line
from networker.ui.theme import Theme
from networker.ui.widgets.own_escape import OwnEscape
from networker.ui.widgets.shadow import paint_raised

PLACE = Place(Kind.NEW_PERSON)  # of the draft of a name
SHADE, WIDE, TALL = 24, 420, 108


class AddPerson(QWidget):
    """A small card over the window with one line."""

    name_given = Signal(str)
    said_anew = Signal()

    def __init__(self, theme: Theme, parent: QWidget, *, drafts: Drafts | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("addPerson")
        self.setAccessibleName(self.tr("Add a person"))
        self._theme = theme
        self._page = parent
        self.line = QLineEdit(self)
        self.line.setAccessibleName(self.tr("Name"))
        self.line.setPlaceholderText(self.tr("First name, last name"))
        self.line.installEventFilter(self)
        OwnEscape(self).watch(self.line)
        if drafts is not None:
            drafts.follow(self, PLACE)
            self.line.textChanged.connect(self.said_anew)
            self.name_given.connect(lambda _name: drafts.forget(PLACE))
        self._before: QWidget | None = None

    def draft(self) -> str | None:
        """What is typed; None where that is nothing."""
        return self.line.text() if self.line.text().strip() else None

    def take_up(self, draft: str) -> None:
        """Go on with what `draft` answered."""
        self.line.setText(str(draft))

    def open(self) -> None:
        """Show it with the keyboard."""
        self._before = self.window().focusWidget()
        x = (self._page.width() - WIDE) // 2 - SHADE
        self.setGeometry(x, 88 - SHADE, WIDE + 2 * SHADE, TALL + 2 * SHADE)
        self.line.setGeometry(SHADE + 20, SHADE + 50, WIDE - 40, 32)
        self.show()
        self.raise_()
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.end(False)

    def dismiss(self) -> None:
        """Go, and give the keyboard back."""
        self.hide()
        if self._before is not None:
            self._before.setFocus()
        self.deleteLater()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Escape:
                self.dismiss()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                name = self.line.text().strip()
                if name:
                    self.dismiss()
                    self.name_given.emit(name)
                return True
        if event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._before = None
            self.dismiss()
        return False

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        card = QRectF(self.rect()).adjusted(SHADE, SHADE, -SHADE, -SHADE)
        paint_raised(painter, card, theme, steps=SHADE)
        head = card.adjusted(20, 16, -20, 0)
        head.setHeight(24)
        paint_line(
            painter, head, self.tr("Add a person"), theme.font("body", bold=True), theme.colour("text")
        )
