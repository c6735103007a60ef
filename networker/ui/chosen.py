"""What is done with the person chosen, by a key or the palette. Where nobody is, it is said whom to choose first."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from networker.domain.vocabulary import PersonId
from networker.ui.about.place import AboutPlace
from networker.ui.text import isolate, one_line
from networker.ui.timeline.pane import TimelinePane

if TYPE_CHECKING:
    from networker.services.views import PersonHead


class Chosen(QObject):
    """Nothing is written here: the pane of the timeline opens what asks for it."""

    said = Signal(str)  # something that needs no way back

    def __init__(
        self,
        timeline: TimelinePane,
        show_people: Callable[[], None],
        merge_with: "Callable[[PersonHead | None], None]",
        parent: QObject,
    ) -> None:
        """`show_people` brings the timeline to the front; `merge_with` asks for the second of two who are one."""
        super().__init__(parent)
        self._timeline, self._show_people, self._merge_with = timeline, show_people, merge_with

    @property
    def person(self) -> PersonId | None:
        """Who is chosen."""
        return self._timeline.person

    @property
    def head(self) -> "PersonHead | None":
        """What is shown of them; None also while it is on its way."""
        return self._timeline.header.head if self.person is not None else None

    def merge(self) -> None:
        """Find somebody who is the same, and compare the two; without anybody it is asked for both."""
        self._merge_with(self.head)

    def note_promise(self) -> None:
        """Ctrl+P: a promise with them; without anybody it is said in the quick line."""
        self._show_people()
        if self.person is not None:
            self._timeline.note_promise()
        else:
            self._timeline.quick_line.begin_reminder()

    def write_note(self) -> None:
        """Ctrl+Shift+N: the notes on them."""
        if self.person is None:
            self.said.emit(self.tr("Choose the person first, then write the note"))
            return
        self._show_people()
        self._timeline.write_note()

    def want(self) -> None:
        """Mark them as somebody the user wants to know, or take the mark away."""
        if self.head is None:
            self.said.emit(self.tr("Choose the person first, then say that you want to know them"))
            return
        self._timeline.verbs.set_wanted(not self.head.want_to_know)

    def ask_for_introduction(self, wanted: PersonId | None = None, via: PersonId | None = None) -> None:
        """Ask `via` to introduce the user to `wanted`; without them it is said what is missing for it."""
        head = self.head
        if wanted is not None and via is not None:
            self._timeline.ask_requested.emit(wanted, via)
        elif head is None:
            self.said.emit(
                self.tr("Choose the person whom you want to know first, then ask for an introduction")
            )
        elif head.path is None:
            said = self.tr("Say first that you want to know {0}, then ask for an introduction")
            self.said.emit(said.replace("{0}", isolate(one_line(head.shown)) or self.tr("them")))
        else:
            self.said.emit(head.path.nobody or self.tr("Everybody who could introduce you is asked already"))

    def why(self) -> None:
        """What the program knows of the tie."""
        if self.person is None:
            self.said.emit(self.tr("Choose the person first, then ask why"))
            return
        self._show_people()
        self._timeline.whys.ask()

    def about(self, verb: Callable[[AboutPlace], object]) -> None:
        """Do something with what is known of them."""
        if self.person is None:
            self.said.emit(self.tr("Choose the person first, then note what you know"))
            return
        self._show_people()
        verb(self._timeline.known)

    def show_records(self) -> None:
        """The records of files that tell of them, each with the way out."""
        head = self.head
        if head is None:
            self.said.emit(self.tr("Choose the person first, then take the record out"))
        elif not head.sources:
            self.said.emit(self.tr("No file tells of them: there is no record to take out"))
        else:
            self._show_people()
            self._timeline.show_records()
