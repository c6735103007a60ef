"""What is begun in an editor and not saved: the one rule for all of them.

Whatever is typed is a draft until it is written. Esc, a press elsewhere that cannot write it, and the end of the program
leave the draft; opening the same thing again shows it. Saving settles it, *Cancel* forgets it. A moment after the typing it
is kept with the book, off the GUI thread, so that no crash takes it.
"""

from collections.abc import Callable
from typing import Any, Protocol
from weakref import ref

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from networker.desktop.jobs import Jobs, Then
from networker.services import drafts

OF_SOMEBODY = ("line", "note", "opener", "promise", "fact", "tie", "topic")  # kinds before the id of a person
KEPT_AFTER = 700  # milliseconds after the first letter, not after each


class Begun(Protocol):
    """An editor that holds a draft."""

    @property
    def said_anew(self) -> SignalInstance:
        """Something is said otherwise."""
        ...

    def draft(self) -> Any:
        """What is said and not in the book, as JSON has a form for it; None where there is nothing of it."""
        ...

    def take_up(self, draft: Any) -> None:
        """Go on with what an editor of this kind answered before."""
        ...


class Drafts(QObject):
    """Every draft of one book by its place: the kind of its editor, and the id of what it is of."""

    came = Signal()  # those of the last time
    changed = Signal(str)  # place
    said = Signal(str)  # a sentence

    def __init__(self, book: object, jobs: Jobs, parent: QObject) -> None:
        super().__init__(parent)
        self._book: Any = book
        self._jobs = jobs
        self._drafts: dict[str, Any] = {}
        self._new: set[str] = set()  # places whose drafts are not kept with the book yet
        self._touched: set[str] = set()  # before those of the last time came
        self._back: set[str] = set()  # those of the last time that nobody has seen yet
        self._trouble = ""
        self._later = QTimer(self, singleShot=True, interval=KEPT_AFTER)
        self._later.timeout.connect(self.save)

    @property
    def begun_words(self) -> str:
        """What an editor says that shows a draft."""
        return self.tr("This was begun and not saved. Save writes it, Cancel forgets it.")

    def load(self) -> None:
        """Ask for those of the last time."""
        self._jobs.read(self, drafts.kept, self._book, then=self._came, failed=lambda _sentence: None)

    def _came(self, found: dict[str, Any]) -> None:
        self._drafts = {
            place: each for place, each in found.items() if place not in self._touched
        } | self._drafts
        self._back = set(found) - self._touched
        self.came.emit()

    # ---- one draft

    def of(self, place: str) -> Any:
        """What is begun at a place; None where nothing is."""
        return self._drafts.get(place)

    def places(self, kind: str) -> list[str]:
        """Where something of a kind is begun."""
        return [place for place in self._drafts if place.partition(" ")[0] == kind]

    def returns(self, place: str) -> bool:
        """Whether something was begun there the last time the program ran, and is to be shown: once."""
        known = place in self._back
        self._back.discard(place)
        return known

    def keep(self, place: str, draft: Any) -> None:
        """This is begun there by now; None: nothing is."""
        if draft == self._drafts.get(place):
            return
        self._touched.add(place)
        if draft is None:
            del self._drafts[place]
        else:
            self._drafts[place] = draft
        self._back.discard(place)
        self._new.add(place)
        if not self._later.isActive() and not self._jobs.closed:
            self._later.start()
        self.changed.emit(place)

    def forget(self, place: str) -> None:
        """It is not wanted any more."""
        self.keep(place, None)

    def hand_over(self, gone: int, heir: int) -> None:
        """Somebody is a part of another by now: what was begun for them goes along where nothing was for the other."""
        for place, draft in list(self._drafts.items()):
            kind, *of = place.split(" ")
            if kind in OF_SOMEBODY and of[:1] == [str(gone)]:
                theirs = " ".join((kind, str(heir), *of[1:]))
                if self.of(theirs) is None:
                    self.keep(theirs, draft)
                self.forget(place)

    # ---- an editor

    def follow(self, editor: Begun, place: str) -> bool:
        """Keep what is said in an editor that opens. Whether something was begun, which it shows."""
        draft = self.of(place)
        if draft is not None:
            try:
                editor.take_up(draft)
            except (KeyError, IndexError, TypeError, ValueError, AttributeError):
                self.forget(place)  # of a form that this program no longer has
        held = ref(editor)

        def typed() -> None:
            if (each := held()) is not None:
                self.keep(place, each.draft())

        editor.said_anew.connect(typed)
        return self.of(place) is not None

    def left(self, place: str) -> None:
        """The editor went without writing: say that nothing is lost, where there was something."""
        if self.of(place) is not None:
            self.said.emit(self.tr("Not saved: it is there again when you open it"))

    def write(
        self,
        owner: QObject,
        place: str,
        verb: Callable[..., Any],
        /,
        *args: Any,
        then: Then | None = None,
        failed: Callable[[str], None] | None = None,
        **named: Any,
    ) -> None:
        """Have a draft written on the write lane: it is over then. What is refused is a draft again."""
        self._touched.add(place)
        self.save()
        draft = self._drafts.pop(place, None)

        def refused(sentence: str) -> None:
            if draft is not None and self.of(place) is None:
                self.keep(place, draft)
            (failed or self._jobs.failed.emit)(sentence)

        self._jobs.write(
            owner, drafts.settle, self._book, place, verb, *args, then=then, failed=refused, **named
        )
        self.changed.emit(place)

    # ---- with the book

    def save(self) -> None:
        """Keep at once what is new."""
        self._later.stop()
        if self._new and not self._jobs.closed:
            said = {place: self._drafts.get(place) for place in self._new}
            self._new = set()
            self._jobs.write(self, drafts.keep, self._book, said, then=self._saved, failed=self._not_saved)

    def _saved(self, _none: object) -> None:
        self._trouble = ""

    def _not_saved(self, sentence: str) -> None:
        """Said once, not with every letter."""
        if sentence != self._trouble:
            self._trouble = sentence
            self._jobs.failed.emit(sentence)
