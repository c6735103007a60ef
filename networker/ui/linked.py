"""Links of the program's own as they come in: somebody who is known is shown, for somebody new a form opens.

No link writes or runs anything by itself.
"""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, Signal

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.links import AddLink, NoLink, PersonLink, read
from networker.services import links
from networker.services.book import Book
from networker.services.today_views import Named
from networker.ui.add_card import AddCard, NewPerson
from networker.ui.icons import Icons
from networker.ui.text import isolate, sentence, shown_name, translated
from networker.ui.theme import Theme
from networker.ui.widgets.over_card import OneCard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from networker.ui.drafts import Drafts


class Linked(OneCard[AddCard]):
    """One form at a time, over the pages."""

    person_requested = Signal(object)  # PersonId
    said = Signal(str)
    failed = Signal(str)

    def __init__(
        self, *, book: Book, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock, drafts: "Drafts", over: "QWidget"
    ) -> None:  # fmt: skip
        super().__init__(over)
        self._book, self._jobs, self._clock, self._drafts = book, jobs, clock, drafts
        self._theme, self._icons, self._over = theme, icons, over
        over.installEventFilter(self)

    def follow(self, link: str) -> None:
        """Go where a link leads; what it is none of is said in one sentence."""
        try:
            said = read(link)
        except NoLink as error:
            self.failed.emit(translated(str(error)))
            return
        self._jobs.read(
            self, links.known, self._book, said, then=partial(self._met, said), failed=self.failed.emit
        )

    def _met(self, link: AddLink | PersonLink, found: Named | None) -> None:
        if found is None and isinstance(link, AddLink):
            self._open(link)
        elif found is not None:
            self.person_requested.emit(found.id)
            if isinstance(link, AddLink):
                told = self.tr("%1 is in your book already").replace("%1", isolate(shown_name(found.name)))
                self.said.emit(told)

    def _open(self, link: AddLink) -> None:
        self.leave()  # before the next is made, which remembers where the keyboard was
        card = AddCard(link, self._theme, self._icons, self._over)
        place = card.place_of_draft
        card.wished.connect(partial(self._write, card))
        card.forgotten.connect(lambda: self._drafts.forget(place))
        begun = self._drafts.follow(card, place)
        self.put(card)
        if begun:
            card.say(self._drafts.begun_words, calm=True)
        elif link.left_out:
            card.say(self.tr("The page is nobody's profile, so its address is left out."), calm=True)

    def leave(self) -> None:
        """Take the form away. What was changed on it is there again when its link is followed again."""
        if self.card is not None:
            self._drafts.left(self.card.place_of_draft)
        super().leave()

    def _write(self, card: AddCard, wish: NewPerson) -> None:
        self._drafts.write(
            card, card.place_of_draft, links.add, self._book,
            name=wish.name, url=wish.url, mail=wish.mail, note=wish.note, now=self._clock(),
            then=lambda done: self._written(done[0]), failed=lambda why: card.say(sentence(why)),
        )  # fmt: skip

    def _written(self, person: object) -> None:
        self.leave()
        self.person_requested.emit(person)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place()
        return False
