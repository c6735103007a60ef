"""The form for somebody new that a link has filled: the user looks it over, and only then are they in the book."""

from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from networker.domain.begun import Kind, Place
from networker.domain.handles import shown_address
from networker.domain.links import AddLink
from networker.ui.about.form_card import FormCard, Line
from networker.ui.icons import Icons
from networker.ui.text import visible
from networker.ui.theme import Theme
from networker.ui.widgets.press import ENTER

# A link comes when another program likes: who types meanwhile has not read the form that takes their Enter.
READING_MS = 1000


@dataclass(frozen=True, slots=True)
class NewPerson:
    """Somebody to be added, as the form says it."""

    name: str
    url: str
    mail: str
    note: str


class AddCard(FormCard):
    """Enter and *Add* ask for them to be put into the book."""

    def __init__(self, link: AddLink, theme: Theme, icons: Icons, page: QWidget) -> None:
        t = QCoreApplication.translate
        second = t("AddCard", "A link has filled this in. Nothing is in your book yet.")
        super().__init__(t("AddCard", "Add a person"), second, theme, icons, page)
        self.setObjectName("addCard")
        self.name = self.edit(self.tr("Name"), link.name, self.tr("First name, last name"))
        self.url = self.edit(self.tr("Page"), visible(shown_address(link.url)), "https://…")
        self.mail = self.edit(self.tr("Mail"), link.mail, "ana@example.org")
        self.note = self.edit(self.tr("Note"), link.note)
        self.lines = [
            Line(self.tr("Name"), (self.name,)),
            Line(self.tr("Page"), (self.url,)),
            Line(self.tr("Mail"), (self.mail,)),
            Line(self.tr("Note"), (self.note,)),
        ]
        self.save.setText(self.tr("Add"))
        self._filled = self.wish()
        self.place_of_draft = Place(Kind.NEW_PERSON, part=link.url or link.mail or link.name)
        self.reading = QTimer(self, singleShot=True, interval=READING_MS)

    def wish(self) -> NewPerson:
        """What stands there by now."""
        return NewPerson(self.name.text(), self.url.text(), self.mail.text(), self.note.text())

    def open(self) -> None:
        """Show it; keys that were meant for something else ask for nothing."""
        super().open()
        self.reading.start()

    def commit(self) -> None:
        self.save.setEnabled(False)
        self.wished.emit(self.wish())

    def may_leave(self) -> bool:
        """Whether it stands as the link has filled it, which can be followed again."""
        return self.wish() == self._filled

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.key() in ENTER and self.reading.isActive():
            return True
        return super().eventFilter(watched, event)
