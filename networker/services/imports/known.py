"""What is known of one person while matching, and in what a record differs from it.

The same comparison serves people of the book and people of the same drop, so two files that speak of one
newcomer end as one person with the values of both.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from networker.domain.name_words import with_generation
from networker.domain.names import fold
from networker.domain.told import Told, says_no_more
from networker.formats.records import FactValue, HandleValue, PersonRecord
from networker.services.imports.alike import full_name, is_listed, may_be_one, says_more, shown_name


class Difference(NamedTuple):
    """One value that a record would add or change: for the preview in words, for `apply` as it is."""

    # handle, job, fact, group, notes, name, photo, deceased, wish, a column of OWN_WORDS; record: that the file tells of
    # them
    what: str
    label: str  # "company", "mail", …
    old: str
    new: str
    handle: HandleValue | None = None
    key: str = ""
    fact: FactValue | None = None
    aside: bool = False  # it stands beside the present value
    former: bool = False  # it is no longer so: an older file tells it


Key = tuple[str, str]


def is_name(change: Difference) -> bool:
    """Whether it is another name of somebody, the present one or one beside it."""
    return change.label == "name"


def also_in(file: str) -> Difference:
    """That a file tells of somebody too, of whom its source did not before."""
    return Difference("record", "also in", "", file)


def job_difference(job: FactValue, title: str, company: str, *, aside: bool = False) -> Difference:
    """Another job than the present one, as the preview has it: by what is new of it."""
    what, old, new = (
        ("company", company, job.detail) if job.detail != company else ("title", title, job.value)
    )
    return Difference("job", what, old, new, fact=job, aside=aside)


def handle_mark(handle: HandleValue, key: str) -> Key:
    """What makes two handles one: the match key, or the folded text where it has none."""
    return handle.channel.value, key or fold(handle.text)


MAIN_FIRST = ("job", "place")  # facts of which a record may tell several, the main one first
OTHER_NAME, FORMER_NAME = "other name", "former name"
OTHER_BIRTHDAY = "other birthday"  # that gave way in a merge
# What stands in the person's own row, and as what another one is kept beside it.
OWN_WORDS = {
    "nickname": "nickname", "middle": "middle name", "prefix": "form of address", "suffix": "suffix",
}  # fmt: skip
_OWN_WORD = {label: column for column, label in OWN_WORDS.items()}
ONE_ONLY = ("birthday", "gender")  # what nobody has two of


def is_aside(record: PersonRecord, fact: FactValue) -> bool:
    """Whether a record tells of a job or place beside its main one: its own company and title, its first place."""
    if fact.field == "job":
        return bool(record.company or record.title)
    return fact.field == "place" and fact != next(each for each in record.facts if each.field == "place")


def only_ones(record: PersonRecord) -> list[tuple[str, str]]:
    """Field and value of what a record tells that people have but one of: its first place among them."""
    return [
        (fact.field, fact.value)
        for fact in record.facts
        if fact.field in ONE_ONLY or (fact.field == "place" and not (fact.until or is_aside(record, fact)))
    ]


def fact_mark(value: FactValue) -> tuple[str, str, str, str]:
    """What makes two facts one."""
    return value.field, value.value, value.detail, value.since


def is_said(word: str, known: Iterable[str]) -> bool:
    """Whether a word of somebody's name says nothing beyond one of those known: Dr. beside Prof. Dr., R. beside Ruth."""

    def parts(text: str) -> list[str]:
        return [part.strip(".,") for part in fold(text).split()]

    mine = parts(word)
    return any(
        all(any(part in (there, there[:1]) for there in theirs) for part in mine)
        for theirs in map(parts, known)
    )


@dataclass(slots=True)
class Known:
    """The values of one person, for comparison."""

    name: str = ""
    # The place (kind of source, key there) of the record that gave the name; None: typed.
    named_by: Key | None = None
    named_now: bool = False  # that record is one of the drop
    loosely: bool = False  # a talk gave it, where people call themselves whatever they like
    names: list[str] = field(default_factory=list)  # all they go by
    words: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))  # by column of OWN_WORDS
    wished: bool = False  # how often they and the user want to meet is said
    notes: str = ""
    handles: set[Key] = field(default_factory=set)
    facts: set[tuple[str, str, str, str]] = field(default_factory=set)
    told: dict[str, Told] = field(default_factory=lambda: defaultdict(Told))  # by field
    groups: set[str] = field(default_factory=set)
    photo: bool = False
    deceased: bool = False
    apart: set[int] = field(default_factory=set)  # people of whom the user said that they are others

    def take_fact(self, kind: str, value: FactValue, *, aside: bool = False) -> None:
        """Take in a fact that is there, the oldest first."""
        self.facts.add(fact_mark(value))
        if value.field == "job":
            self.told["job"].take(kind, (value.value, value.detail), aside=aside)
        elif value.field in ONE_ONLY or value.field == "place":
            self.told[value.field].take(kind, (value.value, ""), aside=aside)
        elif value.detail == OTHER_BIRTHDAY:
            self.told["birthday"].take(kind, (value.value, ""), aside=True)
        elif value.detail in (OTHER_NAME, FORMER_NAME):
            self.names.append(value.value)
        elif value.field == "custom" and value.detail in _OWN_WORD:
            self.words[_OWN_WORD[value.detail]].append(value.value)

    def differences(
        self, record: PersonRecord, keys: tuple[Key, ...], *, again: bool = False, renames: bool = False
    ) -> tuple[Difference, ...]:
        """What the record would add or change. Nothing that was typed by hand is ever changed.

        `again`: it follows an earlier row, which told otherwise. `renames`: it follows the record that gave the name.
        """
        found = self._name(record, renames=renames)
        found += self._own_words(record, renamed=any(each.what == "name" for each in found))
        found += self._job(record, again=again)
        for handle, (_, key) in zip(record.handles, keys, strict=True):
            if handle_mark(handle, key) not in self.handles:
                found.append(Difference("handle", handle.channel.value, "", handle.text, handle, key))
        for value in record.facts:
            found += self._fact(record, value, again=again)
        found += [Difference("group", "group", "", g) for g in record.groups if fold(g) not in self.groups]
        if record.notes and not self._has_notes(record.notes):
            found.append(Difference("notes", "notes", "", record.notes))
        if record.photo and not self.photo:
            found.append(Difference("photo", "photo", "", ""))
        if record.deceased and not self.deceased:
            found.append(Difference("deceased", "state", "", "deceased"))
        if record.wish_days and not self.wished:
            found.append(Difference("wish", "rhythm wished for", "", f"{record.wish_days} days"))
        return tuple(found)

    def _name(self, record: PersonRecord, *, renames: bool) -> list[Difference]:
        name = shown_name(record)
        if not name or name == self.name:
            return []
        if not self.name:  # else the user took it away
            return [] if name in self.names else [Difference("name", "name", "", name)]
        listed = is_listed(record)
        if listed and (self.loosely or renames):
            return [Difference("name", "name", self.name, name)]
        bare = not (record.given or record.family or record.full_name.strip())  # then it is the nickname
        known = [self.name, *self.names]
        if bare or not says_more(name, known):
            return []
        if renames:
            return [Difference("name", "name", self.name, name)]
        # In a talk people call themselves whatever they like, and a family may have one mailbox.
        if not listed and not may_be_one(name, known):
            return []
        return [Difference("fact", "name", "", name, fact=FactValue("custom", name, OTHER_NAME))]

    def gives_name_too(self, record: PersonRecord) -> bool:
        """Whether a list calls somebody just as the talk did that gave the name, which from then on is the list's."""
        return self.loosely and is_listed(record) and shown_name(record) == self.name

    def _own_words(self, record: PersonRecord, *, renamed: bool) -> list[Difference]:
        """The first word fills what is empty and stays; another one stands beside it."""
        found = []
        for column, label in OWN_WORDS.items():
            word, known = getattr(record, column), self.words[column]
            if not word or is_said(word, known) or (renamed and column == "middle"):
                continue
            if known:
                fact = FactValue("custom", word, label)
                found.append(Difference("fact", label, known[0], word, fact=fact))
            else:
                found.append(Difference(column, label, "", word))
        return found

    def _job(self, record: PersonRecord, *, again: bool) -> list[Difference]:
        """That a record tells a job that is not the present one: what follows is told when the plan is known (foretold.py)."""
        told, value = self.told["job"], (record.title, record.company)
        title, company = told.present or ("", "")
        if says_no_more(value, (title, company)):
            return []
        aside, _ = told.judge(record.source_kind, value, again=again)
        return [job_difference(FactValue("job", *value), title, company, aside=aside)]

    def _fact(self, record: PersonRecord, value: FactValue, *, again: bool) -> list[Difference]:
        shown, kind, mark = value.value or value.since, record.source_kind, (value.value, "")
        is_only = (value.field, value.value) in only_ones(record)
        told = self.told[value.field] if is_only else Told()
        is_known = told.has(kind, mark) if value.field in ONE_ONLY else fact_mark(value) in self.facts
        if is_known and (told.present is None or not told.by or says_no_more(mark, told.present)):
            return []  # else the source has come to say what another one told; what follows is told in foretold.py
        aside = told.judge(kind, mark, again=again)[0] if is_only else is_aside(record, value)
        return [Difference("fact", value.field, "", shown, fact=value, aside=aside)]

    def _has_notes(self, notes: str) -> bool:
        """Whether notes stand among the paragraphs that are there: "friend" is not said by "boyfriend"."""
        return f"\n\n{notes.strip()}\n\n" in f"\n\n{self.notes.strip()}\n\n"

    def take_in(self, kind: str, changes: Iterable[Difference]) -> None:
        """Take in what an older file adds, which leaves all present values as they are."""
        for each in changes:
            if each.handle is not None:
                self.handles.add(handle_mark(each.handle, each.key))
            elif each.fact is not None and each.former:
                self.facts.add(fact_mark(each.fact))
            elif each.fact is not None:
                self.take_fact(kind, each.fact, aside=each.aside)
            elif each.what == "group":
                self.groups.add(fold(each.new))
            elif each.what == "notes":
                self.notes = f"{self.notes}\n\n{each.new}".strip()
            elif each.what in OWN_WORDS:
                self.words[each.what].append(each.new)
            elif each.what == "name":
                self.name = each.new
            self.photo |= each.what == "photo"
            self.deceased |= each.what == "deceased"
            self.wished |= each.what == "wish"

    def absorb(
        self,
        record: PersonRecord,
        keys: tuple[Key, ...],
        *,
        place: Key | None = None,
        again: bool = False,
        renames: bool = False,
    ) -> None:
        """Take the values of a record in, so that the next one is compared with both. `place`: of the record."""
        kind = record.source_kind
        named = self._name(record, renames=renames)
        renamed = any(each.what == "name" for each in named)
        for word in self._own_words(record, renamed=renamed):
            self.words[_OWN_WORD[word.label]].append(word.new)
            if word.what == "suffix" and self.name in self.names:
                self.names[self.names.index(self.name)] = with_generation(self.name, word.new)
        if renamed:
            self.words["middle"] = [record.middle] if record.middle else []
        for each in named:
            if each.fact is not None:
                self.names.append(each.new)
            else:
                self.name, self.loosely = each.new, not is_listed(record)
                self.named_by, self.named_now = place, True
                self.names.append(full_name(record))
        if self.gives_name_too(record):
            self.loosely, self.named_by, self.named_now = False, place, True
        told = self.told["job"]
        if any(job := (record.title, record.company)):
            self.facts.add(fact_mark(FactValue("job", *job)))
            told.take(kind, job, aside=told.present is not None)
        for value in record.facts:
            for each in self._fact(record, value, again=again):
                assert each.fact is not None
                self.take_fact(kind, each.fact, aside=each.aside)
        for handle, (_, key) in zip(record.handles, keys, strict=True):
            self.handles.add(handle_mark(handle, key))
        self.groups.update(fold(group) for group in record.groups)
        if record.notes and not self._has_notes(record.notes):
            self.notes = f"{self.notes}\n\n{record.notes}".strip()
        self.photo = self.photo or bool(record.photo)
        self.deceased = self.deceased or record.deceased
        self.wished = self.wished or bool(record.wish_days)
