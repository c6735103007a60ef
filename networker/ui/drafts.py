"""What is begun in an editor and not saved: the one rule for all of them.

Whatever is typed is a draft until it is written. Esc, a press elsewhere that cannot write it, and the end of the program
leave the draft; opening the same thing again shows it. Saving settles it, *Cancel* forgets it. A moment after the typing it
is kept with the book, off the GUI thread, so that no crash takes it; what could not be kept is tried again. Nothing opens
by itself: pages tell what was begun on them in a line (`begun_line.py`).
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, Protocol
from weakref import ref

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance

from networker.desktop.jobs import Jobs, Then
from networker.domain.begun import Kind, Place
from networker.services import drafts

KEPT_AFTER = 700  # milliseconds after the first letter, not after each
AGAIN_AFTER = 5000  # milliseconds after it could not be kept


def _nothing() -> None:
    """To hear when the write lane is through with what was asked before."""


class Holder(Protocol):
    """Something that holds a draft."""

    def draft(self) -> Any:
        """What is said and not in the book, as JSON has a form for it; None where there is nothing of it."""
        ...

    def take_up(self, draft: Any) -> None:
        """Go on with what an editor of this kind answered before."""
        ...


class Begun(Holder, Protocol):
    """An editor that says when its draft is another."""

    @property
    def said_anew(self) -> SignalInstance:
        """Something is said otherwise."""
        ...


class Drafts(QObject):
    """Every draft of one book by its place. `found`: those of the last time, so that nothing is typed before they came."""

    came = Signal()  # the book tells anew what lies in it: somebody went, was merged, or came back
    changed = Signal(object)  # Place: another draft lies there, or its editor was opened or closed
    said = Signal(str)  # a sentence

    def __init__(
        self, book: object, jobs: Jobs, parent: QObject, *, found: Mapping[Place, Any] = MappingProxyType({})
    ) -> None:
        super().__init__(parent)
        self._book: Any = book
        self._jobs = jobs
        self._drafts: dict[Place, Any] = dict(found)
        self._new: set[Place] = set()  # places whose drafts are not kept with the book yet
        self._under_way = 0  # writes that have not answered
        self._age = 0  # how often anything was begun or written: an answer from before is of no use
        self._trouble = ""  # why the last keeping failed
        self._later = QTimer(self, singleShot=True, interval=KEPT_AFTER)
        self._later.timeout.connect(self.save)
        self._asked: list[tuple[Callable[[], None], Callable[[str], None]]] = []  # by whoever wants to leave
        jobs.changed.connect(self._book_changed)

    @property
    def begun_words(self) -> str:
        """What an editor says that shows a draft."""
        return self.tr("This was begun and not saved. Save writes it, Cancel forgets it.")

    def _book_changed(self, _changes: object, _initiator: object) -> None:
        self.look()

    def look(self) -> None:
        """Ask the book what lies in it by now."""
        if self._new or self._under_way or self._jobs.closed:
            return  # it is asked once that is done
        age = self._age
        self._jobs.read(
            self, drafts.kept, self._book, then=lambda found: self._came(found, age), failed=lambda _why: None
        )

    def _came(self, found: dict[Place, Any], age: int) -> None:
        if age != self._age:
            self.look()
        elif found != self._drafts:
            self._drafts = found
            self.came.emit()

    def purge(self) -> None:
        """Have those forgotten that are of nobody any more."""
        self._jobs.write(self, drafts.purge, self._book, failed=lambda _why: None)

    # ---- one draft

    def of(self, place: Place) -> Any:
        """What is begun at a place; None where nothing is."""
        return self._drafts.get(place)

    def places(self, *kinds: Kind) -> list[Place]:
        """Where something of these kinds is begun."""
        return [place for place in self._drafts if place.kind in kinds]

    def keep(self, place: Place, draft: Any) -> None:
        """This is begun there by now; None: nothing is."""
        if draft == self._drafts.get(place):
            return
        if draft is None:
            del self._drafts[place]
        else:
            self._drafts[place] = draft
        self._age += 1
        self._new.add(place)
        self._save_later(KEPT_AFTER)
        self.changed.emit(place)

    def forget(self, place: Place) -> None:
        """It is not wanted any more."""
        self.keep(place, None)

    # ---- an editor

    def follow(self, editor: Begun, place: Place) -> bool:
        """Keep what is said in an editor that opens. Whether something was begun, which it shows."""
        self.take_up(editor, place)
        held = ref(editor)

        def typed() -> None:
            if (each := held()) is not None:
                self.keep(place, each.draft())

        editor.said_anew.connect(typed)
        self.changed.emit(place)
        return self.of(place) is not None

    def take_up(self, editor: Holder, place: Place) -> None:
        """Have an editor go on with what was begun at a place, where anything was."""
        draft = self.of(place)
        if draft is not None:
            try:
                editor.take_up(draft)
            except (KeyError, IndexError, TypeError, ValueError, AttributeError):
                self.forget(place)  # of a form that this program no longer has

    def left(self, place: Place) -> None:
        """The editor went without writing: say that nothing is lost, where there was something."""
        if self.of(place) is not None:
            self.said.emit(self.tr("Not saved: it is there again when you open it"))
            self.changed.emit(place)

    def write(
        self,
        owner: QObject,
        place: Place | None,
        verb: Callable[..., Any],
        /,
        *args: Any,
        then: Then | None = None,
        failed: Callable[[str], None] | None = None,
        **named: Any,
    ) -> None:
        """Have a draft written on the write lane: it is over then. What is refused is a draft again."""
        self.save()
        self._age += 1
        draft = self._drafts.pop(place, None) if place is not None else None

        def refused(sentence: str) -> None:
            if place is not None and draft is not None and self.of(place) is None:
                self.keep(place, draft)
            (failed or self._jobs.failed.emit)(sentence)

        self._jobs.write(
            owner, drafts.settle, self._book, place, verb, *args, then=then, failed=refused, **named
        )
        self._under_way += 1  # the owner may be gone by then: what is answered here comes right behind
        self._jobs.write(self, _nothing, then=self._done)
        if place is not None:
            self.changed.emit(place)

    # ---- with the book

    @property
    def all_kept(self) -> bool:
        """Whether the book holds everything that is begun, so that the program may end."""
        return not self._new and not self._under_way

    @property
    def begun(self) -> dict[Place, Any]:
        """Everything that is begun, by its place."""
        return dict(self._drafts)

    def when_kept(self, then: Callable[[], None], failed: Callable[[str], None]) -> None:
        """Keep at once what is new, and call one of these: `failed` with the sentence that says why it could not be."""
        self._asked.append((then, failed))
        self.save()
        self._answer()

    def _answer(self) -> None:
        """Tell whoever asked, once there is something to tell."""
        if self._under_way == 0 and (not self._new or self._trouble):
            asked, self._asked = self._asked, []
            for then, failed in asked:
                failed(self._trouble) if self._new else then()

    def _save_later(self, after: int) -> None:
        if not self._later.isActive() and not self._jobs.closed:
            self._later.start(after)

    def save(self) -> None:
        """Keep at once what is new."""
        self._later.stop()
        if self._new and not self._jobs.closed:
            said = {place: self._drafts.get(place) for place in self._new}
            self._new = set()
            self._under_way += 1
            self._jobs.write(
                self, drafts.keep, self._book, said, then=self._saved,
                failed=lambda sentence: self._not_saved(sentence, said),
            )  # fmt: skip

    def _saved(self, _none: object) -> None:
        self._trouble = ""
        self._done()

    def _done(self, _none: object = None) -> None:
        self._under_way -= 1
        self._answer()
        self.look()

    def _not_saved(self, sentence: str, said: Mapping[Place, Any]) -> None:
        """Tried again, with what is said by then; told once, not with every letter."""
        self._new |= said.keys()
        self._save_later(AGAIN_AFTER)
        if sentence != self._trouble:
            self._trouble = sentence
            if not self._asked:
                self._jobs.failed.emit(sentence)
        self._done()
