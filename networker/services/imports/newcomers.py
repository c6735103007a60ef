"""Writing newcomers in bulk: rows without a journal row each, their cached values and full text along with them.

That is what keeps 100,000 rows near the speed of plain inserts.
"""

import hashlib
from collections.abc import Sequence
from typing import Any

from networker.domain.names import sort_key
from networker.domain.shown_names import family_first, order_key
from networker.formats.records import FactValue, PersonRecord
from networker.formats.values import unique
from networker.services.imports.alike import shown_name
from networker.services.imports.frame import Frame
from networker.services.imports.known import MAIN_FIRST, handle_mark, is_aside
from networker.services.imports.planned import Entry
from networker.services.people import group_number
from networker.store import derive

TABLES = ("person", "source", "handle", "fact")
PERSON = (
    "id", "given", "middle", "family", "prefix", "suffix", "nickname", "name", "folded", "state", "notes",
    "source_id", "company", "title", "city", "order_key",
)  # fmt: skip
SOURCE = ("id", "person_id", "kind", "key", "nth", "file", "row", "name", "raw", "title", "company")
HANDLE = ("id", "person_id", "channel", "text", "key", "label", "first", "shared", "source_id")
FACT = ("id", "person_id", "field", "value", "detail", "since", "until", "source_id", "type")


class Newcomers:
    """Writes people who were in no book. `everybodys`: match keys that several people have; `group`: tags for them."""

    def __init__(
        self, frame: Frame, everybodys: set[tuple[str, str]], *, circle: int | None, group: str
    ) -> None:
        self._frame = frame
        self._everybodys = everybodys
        self._circle = circle
        self._tags = unique(filter(None, (" ".join(each.split()) for each in group.split(","))))
        self._groups: dict[str, int] = {}

    def write(self, chunk: Sequence[int]) -> None:
        people: list[tuple[Any, ...]] = []
        sources: list[tuple[Any, ...]] = []
        handles: list[tuple[Any, ...]] = []
        facts: list[tuple[Any, ...]] = []
        beside: list[tuple[Any, ...]] = []
        texts: list[tuple[Any, ...]] = []
        entries, people_numbers, source_numbers = (
            self._frame.plan.entries, self._frame.numbers["person"], self._frame.numbers["source"],
        )  # fmt: skip
        for n in chunk:
            entry = entries[n]
            record = entry.record
            person, source = next(people_numbers), next(source_numbers)
            self._frame.people[n], self._frame.sources[n] = person, source
            name = shown_name(record)
            told = record.facts
            # A day of connecting and no more is the usual case: no place among the facts, no word to be found by.
            plain = len(told) < 2 and (not told or told[0].field == "connected")
            city = "" if plain else next((f.value for f in told if f.field == "place"), "")
            text = _text_row(record, name, person, city, () if plain else told)
            # Nothing but the name among the names is the usual case: its folded form is there already.
            folded = text[1] if len(text[1]) == len(name) and name.isascii() else sort_key(name)
            folded = folded.strip() or sort_key("")
            # Most names are in order as they are written.
            in_order = folded if name.isascii() else order_key(name, record.given, record.family)
            people.append(
                (
                    person, record.given, record.middle, record.family, record.prefix, record.suffix,
                    record.nickname, name, folded,
                    "deceased" if record.deceased else "active", record.notes, source, record.company,
                    record.title, city, in_order,
                )
            )  # fmt: skip
            sources.append(self.source_row(entry, person, source))
            self._handle_rows(entry, person, source, handles)
            self._fact_rows(record, person, source, facts, beside)
            texts.append(text)
        self._frame.step.insert_many("person", PERSON, people, same=self.alike("person"))
        self._frame.step.insert_many("source", SOURCE, sources, same=self.alike("source"))
        self._frame.step.insert_many("handle", HANDLE, handles, same=self.alike("handle"))
        self._frame.step.insert_many("fact", FACT, facts, same=self.alike("fact"))
        self._frame.step.insert_many("fact", FACT, beside, same=self.alike("fact") | {"aside": 1})
        self._frame.step.insert_many("person_text", derive.TEXT_COLUMNS, texts)

    def alike(self, table: str) -> dict[str, str | int | None]:
        """The columns that are alike in all rows of a table that this import writes."""
        alike: dict[str, str | int | None] = {"import_id": self._frame.import_id}
        if table == "person":
            alike |= dict.fromkeys(("want_to_know", "muted", "wish_strict", "me"), 0)
            alike |= {"circle": self._circle, "created_at": self._frame.now.isoformat()}
        elif table == "fact":
            alike["noted"] = self._frame.noted
        return alike

    def write_rest(self, n: int) -> None:
        """Groups, the picture and the wish of a newcomer: rare, and they look things up."""
        record = self._frame.plan.entries[n].record
        person, source = self._frame.people[n], self._frame.sources[n]
        for group in record.groups:
            self.join_group(person, group, source)
        for tag in self._tags:
            self.join_group(person, tag, None)
        if record.photo:
            self.add_photo(person, record.photo, source)
        if record.wish_days:
            self._frame.step.update("person", person, wish_days=record.wish_days)

    def source_row(self, entry: Entry, person: int, source: int) -> tuple[Any, ...]:
        record = entry.record
        title, company = ("", "") if entry.held else (record.title, record.company)
        return (
            source, person, record.source_kind, entry.source_key, entry.nth, entry.file, record.row,
            shown_name(record), record.raw, title, company,
        )  # fmt: skip

    def _handle_rows(self, entry: Entry, person: int, source: int, rows: list[tuple[Any, ...]]) -> None:
        seen: set[tuple[str, str]] = set()
        numbers, everybodys = self._frame.numbers["handle"], self._everybodys
        for handle, mark in zip(entry.record.handles, entry.keys, strict=True):
            channel, key = mark
            if not key:
                mark = handle_mark(handle, key)
            if mark in seen:
                continue
            seen.add(mark)
            rows.append(
                (
                    next(numbers), person, channel, handle.text, key, handle.label, handle.primary,
                    not key or mark in everybodys, source,
                )
            )  # fmt: skip

    def _fact_rows(
        self,
        record: PersonRecord,
        person: int,
        source: int,
        rows: list[tuple[Any, ...]],
        beside: list[tuple[Any, ...]],
    ) -> None:
        numbers = self._frame.numbers["fact"]
        if record.company or record.title:
            rows.append((next(numbers), person, "job", record.title, record.company, None, None, source, ""))
        facts = record.facts if len(record.facts) < 2 else dict.fromkeys(record.facts)
        for fact in facts:
            name, value, detail, since, until, holds = fact
            row = (next(numbers), person, name, value, detail, since or None, until or None, source, holds)
            (beside if name in MAIN_FIRST and is_aside(record, fact) else rows).append(row)

    def join_group(self, person: int, name: str, source: int | None) -> None:
        """Make a person a member of a group, which is made where there is none of that name.

        `source`: the record that says so; None: the user.
        """
        number = self._groups.get(name) or group_number(self._frame.step, name)
        self._groups[name] = number
        if not self._frame.step.rows(
            "SELECT 1 FROM group_member WHERE group_id = ? AND person_id = ?", (number, person)
        ):
            self._frame.step.insert("group_member", group=number, person=person, source_id=source)

    def add_photo(self, person: int, photo: bytes, source: int | None) -> None:
        """Keep the picture of a person that a record holds."""
        digest = hashlib.sha256(photo).hexdigest()
        self._frame.step.execute(
            "INSERT OR IGNORE INTO picture (sha256, bytes) VALUES (?, ?)", (digest, photo)
        )
        self._frame.step.insert("photo", person=person, sha256=digest, source_id=source)


def _text_row(
    record: PersonRecord, name: str, person: int, city: str, told: Sequence[FactValue]
) -> tuple[Any, ...]:
    names = [name]
    if record.middle or record.nickname:
        names += [part for part in (record.middle, record.nickname) if part and part not in name]
    if together := family_first(record.given, record.family):
        names.append(together)
    reach = [handle.text for handle in record.handles if "://" not in handle.text]
    # In the order of their fields, as they are when they are derived anew.
    words = sorted((fact.field, n, fact.value) for n, fact in enumerate(told)) if told else ()
    facts = dict.fromkeys(value for field, _, value in words if field not in derive.FOUND_ELSEWHERE)
    return derive.text_row(
        person, names, record.company, record.title, city, reach, record.notes, (*record.groups, *facts)
    )
