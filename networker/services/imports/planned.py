"""The nouns of a plan: what each record of the files would change, and all that an import would do.

The plan holds the records, so that applying it reads no file again; it says which state of the book it was
made for, and is matched anew where the book has changed since.
"""

import io
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, tzinfo
from enum import StrEnum
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from networker.domain.vocabulary import Kind
from networker.formats.columns import UnknownTable
from networker.formats.records import (
    AheadRecord,
    DateOrder,
    DatesRecord,
    FollowUpRecord,
    HandleValue,
    OwnerRecord,
    PersonRecord,
    TieRecord,
)
from networker.services.imports.known import Difference
from networker.services.imports.meetings_count import MeetingsCount
from networker.services.imports.own import NotMine, Own
from networker.services.imports.turns import Turns
from networker.store.dated_files import DatedFile

if TYPE_CHECKING:
    from networker.store.whole import Draft

CHUNK = 500  # records looked up, or written, between two looks at Cancel


class Progress(Protocol):
    """Hears what is done now ("reading", "matching", "writing"), how many so far, and of how many; 0: nobody knows yet.

    `far`: how much is done all the same, from 0 to 1, as of files whose bytes are counted; 0: nobody knows.
    """

    def __call__(self, what: str, n: int, of: int = 0, far: float = 0.0, /) -> None: ...


def quiet(_what: str, _n: int, _of: int = 0, _far: float = 0.0, /) -> None:
    """No progress is shown."""


class ImportRefused(Exception):
    """The files cannot be imported; `str()` is one sentence. Nothing was written."""


class Unmapped(ImportRefused):
    """A table that no reader knows, and of whose columns nobody has said anything yet; `table` shows it.

    `path` is which of the dropped ones it is, or what is inside one of them.
    """

    def __init__(self, sentence: str, table: UnknownTable, path: "Dropped") -> None:
        super().__init__(sentence)
        self.table, self.path = table, path


class Unreadable(ImportRefused):
    """Some of what was dropped cannot be read; `why` is a sentence for each of them, in their order."""

    def __init__(self, why: Mapping["Dropped", str]) -> None:
        super().__init__(" ".join(why.values()))
        self.why = why


class OwnerUnknown(ImportRefused):
    """Talks in which nobody is known to be the user; `names` are those who take part, the likeliest first.

    `files` are those that the talks stand in, `dropped` what of the drop holds those.
    """

    def __init__(
        self,
        sentence: str,
        names: tuple[str, ...],
        files: tuple[str, ...] = (),
        dropped: tuple["Dropped", ...] = (),
    ) -> None:
        super().__init__(sentence)
        self.names, self.files, self.dropped = names, files, dropped


class DatesUnclear(ImportRefused):
    """Talks whose dates may be read in two ways; `told` shows one of them, `file` is where it stands."""

    def __init__(self, sentence: str, file: str, told: DatesRecord) -> None:
        super().__init__(sentence)
        self.file, self.told = file, told


class Verdict(StrEnum):
    """What becomes of a record, or of a talk."""

    NEW = "new"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    OFFERED = "offered"  # somebody who only came by: left out unless the user asks for them


PASTED = "what you pasted"


@dataclass(frozen=True, slots=True)
class Pasted:
    """Text out of the clipboard, read as if it were a file."""

    text: str

    @property
    def name(self) -> str:
        """As what it is shown."""
        return PASTED

    def stream(self) -> io.StringIO:
        """The text as an open file."""
        stream = io.StringIO(self.text)
        stream.name = self.name
        return stream


@dataclass(frozen=True, slots=True)
class Inside:
    """One table in a folder or archive that was dropped."""

    path: Path
    name: str  # as it is shown: with the folders that it lies in


Dropped = Path | Pasted | Inside


@dataclass(frozen=True, slots=True)
class Doubt:
    """Somebody in the book whom a record may be, with the evidence."""

    maybe: int  # a person of the book, or 0 where it is another entry of the plan
    entry: int  # that entry, or -1
    why: str


@dataclass(frozen=True, slots=True)
class Renamed:
    """Somebody of the book whose chat, by what was said in it, goes by another name in a file."""

    person: int
    surely: bool  # it goes on longer than the book's, so that it is their name by now; else it is asked


class Held(StrEnum):
    """Why what a record says of the job changes nothing, though it is another one than the book has."""

    NOT = ""
    OLDER = "older"  # its list is older than what the book knows, as long as that stands
    BEFORE = "before"  # a newer list of the same drop tells what the book has
    FILE = "file"  # its file is older than another that tells of them, as long as that stands


@dataclass(slots=True)
class Entry:
    """One record and what becomes of it."""

    record: PersonRecord
    file: str
    verdict: Verdict = Verdict.NEW
    chat_of: int = 0  # of the book: with whom the chat passed that theirs is by what was said in it; 0: none
    person: int = 0  # of the book; 0: somebody new
    of_entry: int = -1  # another new entry of this plan that is the same person
    keys: tuple[tuple[str, str], ...] = ()  # match keys of the handles, in their order
    source_key: str = ""
    source: int = 0  # the earlier record of the book that this one follows; 0: none
    names: bool = False  # by it somebody may be called otherwise, or another record gives the name
    works: bool = False  # by it the jobs of somebody may be others
    goes_by: bool = False  # their chat goes by its name now
    quietly: bool = False  # its raw values are kept though it changes nothing
    nth: int = 0  # among the records of one source key
    doubt: Doubt | None = None
    changes: tuple[Difference, ...] = ()
    held: Held = Held.NOT
    newer: DatedFile | None = None  # the file by which it is held back, where that keeps anything as it is


@dataclass(frozen=True, slots=True)
class Skipped:
    """A row that is left out, or a whole file (row 0), with its reason; `more` others like it go with it."""

    file: str
    row: int
    why: str
    more: int = 0


@dataclass(frozen=True, slots=True)
class Vanished:
    """Somebody who was in an earlier export of a network and is not in this one."""

    person: int  # of the book; 0: whom an older export of the same drop brings
    name: str
    kind: str  # of source
    network: str  # as it is called: "LinkedIn"
    value: str  # which of its lists: a group of Meetup, those who follow the user
    entry: int = -1  # of that older export


@dataclass(slots=True)
class Age:
    """By what an import is known to be older than another, for one network."""

    newest: str  # the last day on which somebody came whom it tells, or ""
    lists: list[str] = field(default_factory=list)  # marks of whole lists of it


@dataclass(frozen=True, slots=True)
class Owner:
    """The user, as far as the files tell: kept with the book, so that later files know them too."""

    name: str = ""
    handles: tuple[HandleValue, ...] = ()
    also: tuple[str, ...] = ()  # what services call them that know but names
    ids: tuple[tuple[str, str], ...] = ()  # (kind of source, id there)
    not_mine: NotMine = field(default_factory=NotMine)  # of what the book has; its names as they stand there


@dataclass(slots=True)
class WholeBook:
    """A book that comes back into an empty one: its rows as they are, and how many of them there are."""

    draft: "Draft"
    book: str  # its id
    talks: int = 0
    rows: int = 0


@dataclass(slots=True)
class Plan:
    """All that an import would do. `decide` and the choices at the end are the only things that change it."""

    files: tuple[str, ...]  # what was dropped
    formats: tuple[str, ...]
    titles: tuple[str, ...]
    entries: list[Entry]
    skipped: list[Skipped]
    made_for: int  # the state of the book it was matched against
    dropped: dict[str, Dropped] = field(default_factory=dict)  # which of the drop a file was in, or is
    region: str = ""  # country of numbers without a code
    zone: tzinfo | None = None  # the user's; None: the system's
    region_is_new: bool = False  # and the book does not know it yet
    decisions: dict[int, str] = field(default_factory=dict)  # entry → "same" or "different"
    turns: Turns = field(default_factory=Turns)
    owners: list[OwnerRecord] = field(default_factory=list)
    user: Own = field(default_factory=partial(Own, ""))  # by what the user is known
    owner: Owner | None = None
    renamed: dict[tuple[str, str], Renamed] = field(default_factory=dict)  # by kind of source, folded name
    chats_of: dict[int, int] = field(default_factory=dict)  # number of a party → `chat_of` of its entry
    taken_for_me: set[int] = field(default_factory=set)  # parties, until now
    owner_is_new: bool = False  # it says something of the user that the book does not know
    ties: list[TieRecord] = field(default_factory=list)
    follow_ups: list[FollowUpRecord] = field(default_factory=list)
    parties: dict[int, int] = field(default_factory=dict)  # number of a party → its entry
    # Of several files of one kind the newest day in each, "" where it tells none, and its place, the oldest first.
    succession: dict[str, tuple[str, int]] = field(default_factory=dict)
    changed: dict[str, float] = field(default_factory=dict)  # when files were, in seconds since 1970
    whole_lists: set[str] = field(default_factory=set)  # files that list everybody of a network
    marks: dict[str, str] = field(default_factory=dict)  # file → by what it is known again
    witnesses: set[str] = field(default_factory=set)  # files that tell what is known, and never came just so
    older: dict[str, str] = field(default_factory=dict)  # files brought before → the day of the last of it
    vanished: list[Vanished] = field(default_factory=list)
    returned: list[Vanished] = field(default_factory=list)
    parts: list[str] = field(default_factory=list)  # marks of lists that look like a part of their network
    ages: dict[str, Age] = field(default_factory=dict)  # by kind of source, of networks
    remarks: list[str] = field(default_factory=list)  # sentences the user should read before importing
    lasting: list[str] = field(default_factory=list)  # those of them that hold whatever the book is by now
    said_by: dict[Kind, dict[int, int]] = field(default_factory=dict)  # entry → turns of their talks
    now: datetime | None = None  # when it was made: what begins later lies ahead
    ahead: dict[str, AheadRecord] = field(default_factory=dict)  # what calendars have ahead, by event
    been: dict[str, str] = field(default_factory=dict)  # what they tell to have been: id → local day
    meetings: MeetingsCount = field(default_factory=MeetingsCount)
    meetings_of_all: MeetingsCount = field(default_factory=MeetingsCount)  # with those who are only offered
    new_ties: int = 0  # ties and follow-ups that the book does not have
    own: dict[str, int] = field(default_factory=dict)  # in this very book's own export: id there → person
    date_orders: dict[str, DateOrder] = field(
        default_factory=dict
    )  # what the user said, by the look of dates
    whole: WholeBook | None = None
    # What the user chose on the preview.
    with_offered: bool = False
    untold: list[str] = field(default_factory=list)  # those of the remarks that are void then
    taken: set[int] = field(default_factory=set)  # the entries that come along because of that
    without: set[Kind] = field(default_factory=set)
    without_gathered: bool = False
    gathered: frozenset[int] = frozenset()  # the entries of which that decides; see `gathered`

    def count(self, verdict: Verdict) -> int:
        """How many records have a verdict, without further ones of a newcomer, or of somebody updated."""
        if verdict is Verdict.UPDATED:
            return len(self.updated)
        return sum(entry.verdict is verdict and entry.of_entry < 0 for entry in self.entries)

    @property
    def updated(self) -> dict[int, int]:
        """Of whom of the book something new is told, with the first record that does."""
        found: dict[int, int] = {}
        for n, entry in enumerate(self.entries):
            if entry.verdict is Verdict.UPDATED and entry.of_entry < 0:
                found.setdefault(entry.person, n)
        return found

    def root(self, n: int) -> int:
        """The entry of the newcomer that an entry tells of: an earlier one, or itself."""
        of_entry = self.entries[n].of_entry
        return of_entry if of_entry >= 0 else n

    @property
    def again(self) -> int:
        """How many records tell of a newcomer or of somebody updated of whom another one told before."""
        further = sum(entry.of_entry >= 0 or entry.verdict is Verdict.UPDATED for entry in self.entries)
        return further - len(self.updated)

    @property
    def doubtful(self) -> list[int]:
        """The entries that may be somebody who is already there."""
        return [
            n
            for n, entry in enumerate(self.entries)
            if entry.doubt is not None and entry.verdict is not Verdict.OFFERED
        ]

    @property
    def new_talks(self) -> int:
        """How many interactions it would add."""
        if self.whole is not None:
            return self.whole.talks
        return self._talks(Verdict.NEW, *([Verdict.OFFERED] if self.with_offered else []))

    @property
    def updated_talks(self) -> int:
        """How many interactions of the book it would make longer."""
        return self._talks(Verdict.UPDATED)

    def _talks(self, *verdicts: Verdict) -> int:
        return sum(
            talks
            for kind, _channel, verdict, talks, *_ in self.turns.counts()
            if verdict in verdicts and Kind(kind) not in self.without
        )

    @property
    def remarks_now(self) -> tuple[str, ...]:
        """The remarks that hold with what was chosen: who comes along after all is not said to be left out."""
        void = self.untold if self.with_offered else ()
        return tuple(each for each in self.remarks if each not in void)

    @property
    def meetings_told(self) -> tuple[str, ...]:
        """What becomes of the meetings ahead, with whom was chosen to come along."""
        return self._meetings.sentences

    @property
    def _meetings(self) -> MeetingsCount:
        return self.meetings_of_all if self.with_offered else self.meetings

    def turns_with(self, n: int) -> dict[Kind, int]:
        """How many turns come along with an entry, by the kinds of talk that are not left out."""
        return {
            kind: said[n] for kind, said in self.said_by.items() if said.get(n) and kind not in self.without
        }

    @property
    def changes_nothing(self) -> bool:
        """Whether applying it would leave the book as it is."""
        if self.whole is not None:
            return not self.whole.rows
        still = {Verdict.UNCHANGED} if self.with_offered else {Verdict.UNCHANGED, Verdict.OFFERED}
        return (
            all(self.entries[self.root(n)].verdict in still for n in range(len(self.entries)))
            and "same" not in self.decisions.values()
            and not (
                self.owner_is_new or self.vanished or self.returned or self.new_ties or self._meetings.written
            )
            and not (self.new_talks or self.updated_talks or self.witnesses)
        )

    def drop(self, gone: Collection[int]) -> None:
        """Take entries out, with references to the others moved along."""
        if not gone:
            return
        moved: dict[int, int] = {}
        kept: list[Entry] = []
        for number, entry in enumerate(self.entries):
            if number not in gone:
                moved[number] = len(kept)
                kept.append(entry)
        for entry in kept:
            if entry.of_entry >= 0:
                entry.of_entry = moved[entry.of_entry]
            if entry.doubt is not None and entry.doubt.entry >= 0:
                entry.doubt = Doubt(entry.doubt.maybe, moved[entry.doubt.entry], entry.doubt.why)
        self.entries = kept
        self.parties = {party: moved[entry] for party, entry in self.parties.items()}

    def decide(self, entry: int, answer: str | None) -> None:
        """Answer a doubt: "same", "different", or None to decide later in Tidy."""
        if answer is None:
            self.decisions.pop(entry, None)
        else:
            self.decisions[entry] = answer
