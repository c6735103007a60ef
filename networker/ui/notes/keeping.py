"""Notes on a timeline: the card in which they are written, and where their links and mentions lead."""

from functools import partial
from typing import Any

from PySide6.QtCore import QObject, QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.begun import Kind, Place
from networker.domain.vocabulary import PersonId
from networker.services import listing, notes
from networker.services.rows import PersonRow
from networker.services.views import PersonHead
from networker.ui.contacts.delegate import shown_name
from networker.ui.drafts import Drafts
from networker.ui.icons import Icons
from networker.ui.notes.card import NoteCard
from networker.ui.notes.document import Link
from networker.ui.notes.section import NotesSection
from networker.ui.text import isolate, one_line
from networker.ui.theme import Theme
from networker.ui.timeline.words import Words
from networker.ui.widgets.basics import add_action
from networker.ui.widgets.page_parts import has_keyboard

MOST = 12  # people of one name in a menu


def _notes_of(book: Any, person: PersonId) -> str | None:
    return notes.of(book, person)


class Notes(QObject):
    """One card at a time. Who goes elsewhere has written what was typed: undo takes it back.

    What was left by Esc is not written, and is there again when the card is opened anew.
    """

    person_requested = Signal(object)  # PersonId
    handle_requested = Signal(object, str)  # Channel, an address
    talk_requested = Signal(object)  # TalkView

    def __init__(
        self, *, book: object, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock, words: Words,
        drafts: Drafts, over: QWidget,
    ) -> None:  # fmt: skip
        super().__init__(over)
        self._book: Any = book
        self._jobs, self._clock, self._words = jobs, clock, words
        self._theme, self._icons, self._over = theme, icons, over
        self.card: NoteCard | None = None
        self._drafts = drafts
        self._place = Place(Kind.NOTE)  # of the draft of the card

    # ---- shown

    def section(self, head: PersonHead) -> NotesSection:
        """The notes on somebody with all that belongs to them, for a column."""
        made = NotesSection(
            head, book=self._book, jobs=self._jobs, words=self._words, theme=self._theme, icons=self._icons
        )
        made.edit_requested.connect(lambda: self.write(head))
        made.followed.connect(self.follow)
        made.person_requested.connect(self.person_requested)
        made.talk_requested.connect(self.talk_requested)
        return made

    def follow(self, link: Link, at: QPoint) -> None:
        """Go where a link leads; of several people it is asked which."""
        if link.address:
            self.handle_requested.emit(link.channel, link.address)
        elif len(link.people) == 1:
            self.person_requested.emit(link.people[0].id)
        elif link.people:
            ids = [each.id for each in link.people[:MOST]]
            self._jobs.read(
                self, listing.rows, self._book, ids, then=lambda rows: self._ask(list(rows.values()), at)
            )

    def _ask(self, rows: list[PersonRow], at: QPoint) -> None:
        menu = QMenu(self._over)
        menu.setObjectName("mentionMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        for row in rows:
            second = one_line(row.below)
            said = (
                f"{isolate(one_line(shown_name(row)))}  ·  {isolate(second)}" if second else shown_name(row)
            )
            add_action(menu, said, partial(self.person_requested.emit, row.id))
        menu.popup(at)

    # ---- written

    def write(self, head: PersonHead, begun: Place | None = None) -> None:
        """Open the notes on somebody to be written; `begun`: going on with what lies there."""
        place = begun or Place(Kind.NOTE, head.id)
        if self.card is not None and self._place == place:
            self.card.text.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return
        self.leave()
        card = self._open(head.id, head.name, head.notes, place)
        if self._drafts.follow(card, place) and card.both.isHidden():
            card.say(self._drafts.begun_words, calm=True)

    @property
    def place_of_draft(self) -> Place | None:
        """Where the draft of the open card lies; None without one."""
        return self._place if self.card is not None else None

    def undo(self) -> bool:
        """Take back what was typed last. False where nothing is open, or nothing changed and the keyboard elsewhere."""
        if self.card is None:
            return False
        if self.card.changed:
            self.card.text.undo()
            return True
        return self.has_keyboard

    @property
    def has_keyboard(self) -> bool:
        """Whether the keys mean the card."""
        return self.card is not None and has_keyboard(self.card)

    def _open(self, person: PersonId, name: str, text: str, place: Place) -> NoteCard:
        self._place = place
        card = self.card = NoteCard(
            person, name, text, book=self._book, jobs=self._jobs, theme=self._theme, icons=self._icons,
            pane=self._over,
        )  # fmt: skip
        card.written.connect(self._save)
        card.put_back.connect(self._put_back)
        card.set_aside.connect(self._set_aside)
        card.both_wanted.connect(card.put_together)
        card.passed_by.connect(self.leave)
        card.open()
        return card

    def leave(self, *, for_good: bool = False) -> None:
        """Somewhere else is gone to: what was typed is written, or the card stays and says why not.

        `for_good`: nobody will be there to read that, so what stands by then is kept above what was typed.
        """
        card = self.card
        if card is None:
            return
        if not card.both.isHidden():  # the other text was shown to nobody yet
            card.put_together()
        if card.changed:
            self._write(card, together=for_good)
        self._drop(card)

    def place(self) -> None:
        """The pane has another size."""
        if self.card is not None:
            self.card.place()

    def _set_aside(self) -> None:
        card = self.card
        if card is not None:
            self._close()
            self._drafts.left(self._place)

    def _put_back(self) -> None:
        if self.card is not None:
            self._close()
            self._drafts.forget(self._place)

    def _save(self) -> None:
        card = self.card
        if card is None:
            return
        if not card.changed:
            self._close()
            return
        card.save.setEnabled(False)
        self._write(card)

    def _write(self, card: NoteCard, *, together: bool = False) -> None:
        person, typed, before, place = card.person, card.typed, card.before, self._place

        def refused(sentence: str) -> None:
            self._jobs.read(
                self, _notes_of, self._book, person,
                then=lambda stands: self._refused(card, place, typed, sentence, stands),
            )  # fmt: skip

        self._drafts.write(
            self, place, notes.write, self._book, person, typed, before=before, together=together, now=self._clock(),
            then=lambda _changes: self._written(card), failed=refused,
        )  # fmt: skip

    def _written(self, card: NoteCard) -> None:
        if self.card is card:
            self._close()

    def _refused(self, card: NoteCard, place: Place, typed: str, sentence: str, stands: str | None) -> None:
        """What was typed is kept on the screen, wherever the user went meanwhile."""
        if self.card is not card:
            self.leave()
            card = self._open(card.person, card.name, stands or "", place)
            self._drafts.follow(card, place)
            card.text.setPlainText(typed)
        card.say(sentence, stands=stands)

    def _close(self) -> None:
        if self.card is not None:
            self._drop(self.card)

    def _drop(self, card: NoteCard) -> None:
        self.card = None
        card.dismiss()
        card.deleteLater()
        self._drafts.changed.emit(self._place)
