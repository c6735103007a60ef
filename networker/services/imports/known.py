"""What is known of one person while matching, and in what a record differs from it.

The same comparison serves people of the book and people of the same drop, so two files that speak of one
newcomer end as one person with the values of both.
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from networker.domain.names import fold
from networker.formats.records import FactValue, HandleValue, PersonRecord, Standing


class Difference(NamedTuple):
    """One value that a record would add or change: for the preview in words, for `apply` as it is."""

    what: str  # handle, job, fact, group, notes, name, photo, deceased
    label: str  # "company", "mail", …
    old: str
    new: str
    handle: HandleValue | None = None
    key: str = ""
    fact: FactValue | None = None


Key = tuple[str, str]


def shown_name(record: PersonRecord) -> str:
    """Given name, then family name, as the source writes them; else its full name."""
    if record.given or record.family:
        return f"{record.given} {record.family}".strip()
    return record.full_name.strip() or record.nickname.strip()


def handle_mark(handle: HandleValue, key: str) -> Key:
    """What makes two handles one: the match key, or the folded text where it has none."""
    return handle.channel.value, key or fold(handle.text)


MAIN_FIRST = ("job", "place")  # facts of which a record may tell several, the main one first


def is_aside(record: PersonRecord, fact: FactValue) -> bool:
    """Whether a record tells of a job or place beside its main one: its own company and title, its first place."""
    if fact.field == "job":
        return bool(record.company or record.title)
    return fact.field == "place" and fact != next(each for each in record.facts if each.field == "place")


def fact_mark(value: FactValue) -> tuple[str, str, str, str]:
    """What makes two facts one."""
    return value.field, value.value, value.detail, value.since


def _says_no_more(job: tuple[str, str], known: tuple[str, str]) -> bool:
    """Whether a job tells nothing beyond a known one: a card with the company alone is no news of the title."""
    return all(not part or fold(part) == fold(there) for part, there in zip(job, known, strict=True))


@dataclass(slots=True)
class Known:
    """The values of one person, for comparison."""

    name: str = ""
    given: str = ""
    family: str = ""
    name_kind: str = ""  # kind of source of the name; "" typed by hand
    notes: str = ""
    company: str = ""
    title: str = ""
    handles: set[Key] = field(default_factory=set)
    facts: set[tuple[str, str, str, str]] = field(default_factory=set)
    jobs: dict[str, tuple[str, str]] = field(default_factory=dict)  # last (title, company) by kind of source
    groups: set[str] = field(default_factory=set)
    photo: bool = False
    deceased: bool = False

    def differences(self, record: PersonRecord, keys: tuple[Key, ...]) -> tuple[Difference, ...]:
        """What the record would add or change. Nothing that was typed by hand is ever changed."""
        found = [*self._name(record), *self._job(record)]
        for handle, (_, key) in zip(record.handles, keys, strict=True):
            if handle_mark(handle, key) not in self.handles:
                found.append(Difference("handle", handle.channel.value, "", handle.text, handle, key))
        for value in record.facts:
            if not self._has(value):
                found.append(Difference("fact", value.field, "", value.value or value.since, fact=value))
        found += [Difference("group", "group", "", g) for g in record.groups if fold(g) not in self.groups]
        if record.notes and record.notes not in self.notes:
            found.append(Difference("notes", "notes", "", record.notes))
        if record.photo and not self.photo:
            found.append(Difference("photo", "photo", "", ""))
        if record.deceased and not self.deceased:
            found.append(Difference("deceased", "state", "", "deceased"))
        return tuple(found)

    def _name(self, record: PersonRecord) -> list[Difference]:
        name = shown_name(record)
        if not name or name == self.name:
            return []
        if self.name and (self.name_kind != record.source_kind or record.standing is not Standing.LISTED):
            return []
        return [Difference("name", "name", self.name, name)]

    def _job(self, record: PersonRecord) -> list[Difference]:
        job = (record.title, record.company)
        if not any(job) or self.jobs.get(record.source_kind) == job:
            return []
        if any(_says_no_more(job, known) for known in self.jobs.values()):
            return []
        value = FactValue("job", record.title, record.company)
        if record.company != self.company:
            return [Difference("job", "company", self.company, record.company, fact=value)]
        return [Difference("job", "title", self.title, record.title, fact=value)]

    def _has(self, value: FactValue) -> bool:
        if fact_mark(value) in self.facts:
            return True
        if value.field in ("birthday", "gender"):
            return any(each[0] == value.field and each[1] == value.value for each in self.facts)
        return False

    def absorb(self, record: PersonRecord, keys: tuple[Key, ...]) -> None:
        """Take the values of a record in, so that the next one is compared with both."""
        if not self.name:
            self.name, self.given, self.family = shown_name(record), record.given, record.family
            self.name_kind = record.source_kind
        for handle, (_, key) in zip(record.handles, keys, strict=True):
            self.handles.add(handle_mark(handle, key))
        self.facts.update(fact_mark(value) for value in record.facts)
        if record.title or record.company:
            self.jobs[record.source_kind] = (record.title, record.company)
            self.company, self.title = record.company, record.title
        self.groups.update(fold(group) for group in record.groups)
        if record.notes:
            self.notes = f"{self.notes}\n\n{record.notes}".strip()
        self.photo = self.photo or bool(record.photo)
        self.deceased = self.deceased or record.deceased
