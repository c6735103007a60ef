"""What was begun the last time the program ran is open again on its page, once: a note, a promise, a fact, an entry."""

from PySide6.QtCore import QObject

from networker.domain.vocabulary import Fact
from networker.services.views import PersonHead
from networker.ui.about.noting import Noting
from networker.ui.drafts import Drafts
from networker.ui.notes.keeping import Notes
from networker.ui.timeline.editing import Editing
from networker.ui.timeline.promising import Promising


class BegunBefore(QObject):
    """Opens the first of them for whom is shown; the others wait until their turn comes."""

    def __init__(
        self, drafts: Drafts, *, notes: Notes, promising: Promising, noting: Noting, editing: Editing
    ) -> None:
        super().__init__(notes)
        self._drafts, self._notes, self._promising = drafts, notes, promising
        self._noting, self._editing = noting, editing

    @property
    def _open(self) -> bool:
        """Whether something is open already."""
        cards = (self._notes.card, self._promising.card, self._noting.card, self._editing.editor)
        return any(each is not None for each in cards)

    def open_on(self, head: PersonHead | None) -> None:
        """Open what was begun for somebody, or in an entry that is at hand."""
        if self._open:
            return
        if head is not None:
            if self._drafts.returns(f"note {head.id}"):
                self._notes.write(head)
                return
            if self._drafts.returns(f"promise {head.id}"):
                self._promising.note(head)
                return
            if self._open_fact(head):
                return
        for place in self._drafts.places("entry"):
            talk = int(place.split(" ")[1])
            if self._editing.is_at_hand(talk) and self._drafts.returns(place):
                self._editing.edit(talk)
                return

    def _open_fact(self, head: PersonHead) -> bool:
        known = {f"#{each.id}": each for each in head.facts}
        for place in self._drafts.places("fact"):
            _, person, which, *own = place.split(" ")
            if person != str(head.id) or any(own):  # a field of one's own is opened from the menu
                continue
            if which in known and self._drafts.returns(place):
                self._noting.change(known[which])
                return True
            if which in [each.value for each in Fact] and self._drafts.returns(place):
                self._noting.note(Fact(which))
                return True
        return False
