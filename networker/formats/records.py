"""What a reader yields: a record for each person and each turn of a talk that a file holds, as written.

Tuples rather than dataclasses because an export has a hundred thousand of them. Who of those who take part
is the user, which turns make one interaction, and who is worth keeping is decided by the services.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from typing import NamedTuple, Protocol

from networker.domain.vocabulary import Channel, Introduces, Kind, Role, Side


class HandleValue(NamedTuple):
    """An address on a channel, as the source wrote it. Profiles are whole URLs."""

    channel: Channel
    text: str
    label: str = ""  # "home", "work", "mobile"; "" where nothing is said
    primary: bool = False


class FactValue(NamedTuple):
    """A dated fact: a birthday, a job, a place. `since` and `until` are partial ISO dates or ""."""

    field: str  # a value of vocabulary.Fact
    value: str
    detail: str = ""  # job: the company; family and custom: the label
    since: str = ""
    until: str = ""
    holds: str = ""  # custom: a value of vocabulary.FieldType, where the source says it


class Standing(StrEnum):
    """How much a file knows of somebody, and so what becomes of a person who is not in the book yet."""

    LISTED = "listed"  # a row of their own: a person, and the row's values are theirs
    PARTNER = "partner"  # the user talked with them: a person; their name is taken only where none is known
    MENTIONED = "mentioned"  # they only came by: added to somebody known, else counted and offered


class PersonRecord(NamedTuple):
    """One person of a file. Empty texts stand for what the file does not say."""

    source_kind: str  # "linkedin", "google", "vcard": successive exports of one kind are compared
    source_id: str  # its id there (UID, profile slug); "" where the source has none
    row: int  # line in the file, from 1, where the record begins
    given: str = ""
    family: str = ""
    middle: str = ""
    prefix: str = ""
    suffix: str = ""
    nickname: str = ""
    full_name: str = ""  # as shown by the source, where it is not given + family
    company: str = ""
    title: str = ""
    handles: tuple[HandleValue, ...] = ()
    facts: tuple[FactValue, ...] = ()
    groups: tuple[str, ...] = ()
    notes: str = ""
    deceased: bool = False
    photo: bytes = b""
    raw: str = ""  # JSON of the raw values, kept with the source
    standing: Standing = Standing.LISTED
    wish_days: int = 0  # the user's own wish for the rhythm; 0: none


class Party(NamedTuple):
    """Somebody who takes part in a talk, by what the talk itself says of them.

    Within one kind of source two parties with the same `source_id` are one person; without one, those with
    the same handles; without any, those with the same name. Make one object of each and use it again.
    """

    source_id: str  # their id in the source (as in PersonRecord); "" where it has none
    name: str
    handles: tuple[HandleValue, ...] = ()


ME = Party("", "", ())  # the user, where the file itself says so (compare with `is`)
PAIR = "with "  # what the thread of two is called by where a service knows but names: it goes on with these


class OwnerRecord(NamedTuple):
    """What a file says of the user themself: by any of it the services tell who "me" is among the parties."""

    source_kind: str
    row: int
    name: str = ""
    source_ids: tuple[str, ...] = ()
    handles: tuple[HandleValue, ...] = ()


class TurnRecord(NamedTuple):
    """One thing that passed: a message, a mail, a call, a comment, a meeting, or a note of the user's.

    Turns of one thread and local day become one interaction. `at` is an ISO instant with offset where the
    zone is known ("2024-03-04T11:20:34+00:00"), a local time without one where it is not, or a day alone.
    """

    source_kind: str  # "linkedin", "mail", "whatsapp": with `thread` the origin of the interaction
    thread: str  # stable over successive and overlapping exports
    row: int  # line, or number within the file, from 1
    at: str
    channel: Channel
    sender: Party  # ME, or anybody; of a meeting its organiser; of a note ME
    to: tuple[Party, ...] = ()  # addressed or present besides the sender; the user may be among them
    kind: Kind = Kind.MESSAGE
    text: str = ""  # plain text, never markup
    subject: str = ""  # of a mail, the title of a meeting, the post that a comment stands under
    id: str = ""  # the turn's id in its source; "" where it has none: then its minute and words tell it
    place: str = ""
    minutes: int = 0  # of a call or a meeting; 0: not known
    replies: bool = False  # it answers something of the other side's (a mail with In-Reply-To)


class Invited(NamedTuple):
    """Somebody who is asked to an event, and what they answered."""

    party: Party
    role: Role


class GatheringRecord(NamedTuple):
    """An event of a calendar as a gathering: one that is asked for, or a time that lies ahead (`AheadRecord`)."""

    source_kind: str
    id: str  # of this event at this time, the same in later files
    thread: str  # as the TurnRecord of the same event has it
    row: int
    name: str
    place: str
    day: str  # local days as ISO; `until` is "" where it ends on its first day
    until: str
    invited: tuple[Invited, ...]
    at: str = ""  # when it begins, as a TurnRecord has it


class AheadRecord(NamedTuple):
    """What a calendar tells of one event or series from its writing on: each time that is still to be.

    None where it is cancelled, declined or over, so that a newer file takes back what an older one told. Of files that
    do not say when they were written, times that have been are among them.
    """

    source_kind: str
    thread: str  # as the TurnRecords of the same event have it
    row: int
    written: str  # the newest time stamp of the file, an ISO instant; "" where it has none
    times: tuple[GatheringRecord, ...]


class TieRecord(NamedTuple):
    """A tie between two people: `person` is the `kind` of `other` ("partner", "child", "introduced by")."""

    source_kind: str
    row: int
    person: Party
    other: Party
    kind: str
    inverse: str = ""  # what `other` is, where the source says it


class FollowUpRecord(NamedTuple):
    """A reminder or promise that a file holds. `due` is a local day as ISO or "", `time` a local HH:MM or "".

    `repeats` is a rule as domain/repeat.py has it; `zone` the name of the zone of its time, "" wherever the user is.
    """

    source_kind: str
    row: int
    id: str
    people: tuple[Party, ...]
    text: str
    due: str = ""
    repeats: str = ""
    side: Side = Side.ME
    done: bool = False
    time: str = ""
    unless_contact: bool = False
    zone: str = ""
    introduces: Introduces = Introduces.NOBODY  # `people` in the order in which they were named


class DateOrder(StrEnum):
    """Whether the day or the month is written first."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


class DatesRecord(NamedTuple):
    """In which order a file writes day and month, where it is written nowhere: told by its dates, or by none.

    It comes before everything that is dated. Where no date tells, `example` is one of them as written, `order` the
    likelier one, in which the file is read unless `Recognised.in_order` is asked.
    """

    row: int
    layout: str  # how the dates look: files out of one phone are alike in it
    order: DateOrder
    example: str = ""
    line: str = ""  # what stands beside the example
    days: tuple[str, str] = ("", "")  # the example with the day first and with the month first, as ISO
    newest: tuple[str, str] = ("", "")  # the last day of the file, in both


class SkippedRow(NamedTuple):
    """A row that holds nothing to keep, with the reason in one short phrase; row 0: a whole file.

    `more`: how many others like it are left out with it (mails of lists come by the ten thousand).
    """

    row: int
    why: str
    more: int = 0


class GivenUp(SkippedRow):
    """The row at which one file of many was given up as damaged or hostile: what follows in it is not known."""


Item = (
    PersonRecord
    | TurnRecord
    | AheadRecord
    | OwnerRecord
    | TieRecord
    | FollowUpRecord
    | DatesRecord
    | SkippedRow
)


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file whose content is understood; `items` reads it lazily, once for each call."""

    format: str  # "linkedin-connections", "google-csv", "vcard"
    title: str  # in words: "LinkedIn connections"
    file: str  # the name to show
    items: "ItemReader" = field(repr=False)
    everybody: bool = False  # it lists the whole of a network: who is missing in a newer one has left
    # Reads it with day and month in this order, where a DatesRecord says that its dates do not tell theirs.
    in_order: Callable[[DateOrder], Iterator[Item]] | None = field(default=None, repr=False)
    changed: float | None = None  # when the file was, in seconds since 1970, where that is known
    # Names of the files beside this one that the export says it consists of, of those that are read.
    beside: tuple[str, ...] = ()
    # How much is read of the file, or of all that lies behind the path it was found behind, from 0 to 1.
    far: Callable[[], float] = field(default=lambda: 0.0, repr=False, compare=False)

    def __iter__(self) -> Iterator[Item]:
        return self.items()


@dataclass(frozen=True, slots=True)
class Whole:
    """An export of many files that only make sense together (Slack's), and the names of those it took."""

    recognised: Recognised
    taken: frozenset[str]


class ItemReader(Protocol):
    """Yields the records and skipped rows of one file in their order, afresh at every call."""

    def __call__(self) -> Iterator[Item]: ...
