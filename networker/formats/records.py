"""What a reader yields: one record for each person a file holds, with its values as written.

Tuples rather than dataclasses because an export has a hundred thousand of them.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple, Protocol

from networker.domain.vocabulary import Channel


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


class SkippedRow(NamedTuple):
    """A row that holds nothing to keep, with the reason in one short phrase."""

    row: int
    why: str


Item = PersonRecord | SkippedRow


@dataclass(frozen=True, slots=True)
class Recognised:
    """A file whose content is understood; `items` reads it lazily, once for each call."""

    format: str  # "linkedin-connections", "google-csv", "vcard"
    title: str  # in words: "LinkedIn connections"
    file: str  # the name to show
    items: "ItemReader" = field(repr=False)

    def __iter__(self) -> Iterator[Item]:
        return self.items()


class ItemReader(Protocol):
    """Yields the records and skipped rows of one file in their order, afresh at every call."""

    def __call__(self) -> Iterator[Item]: ...
