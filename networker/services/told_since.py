"""What files told since two became one: at their split each has what their own files say of them.

While they were one, a newer record was kept with who stayed, and what two records told was written but once. A row of
the book names one record, so that the other one's raw values are asked.
"""

import json
import re
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from networker.domain.names import fold, sort_key
from networker.services.imports.alike import says_more
from networker.services.imports.known import FORMER_NAME, ONE_ONLY
from networker.services.imports.raw import tells, texts_of
from networker.store import merge as merge_store
from networker.store import told_since as store
from networker.store.jobs_anew import tell_jobs_anew
from networker.store.merge import Merged, Values

# What several address books tell of somebody; of the rest each service tells its own.
_OF_ANY_BOOK = ("job", "place", *ONE_ONLY)
_NAME = ("name", "given", "middle", "family", "prefix", "suffix", "folded", "source_id")


def records_of_gone(sql: sqlite3.Connection, of: Merged) -> list[int]:
    """The records of who became a part of the other: those they brought along, and newer ones that tell of them."""
    brought = merge_store.records_of_gone(sql, of)
    newer = [each for each in store.records_since(sql, of) if each.id not in brought]
    if not newer:
        return brought
    sources, handles = store.sides(sql, of, "source"), store.sides(sql, of, "handle")
    mine, theirs = _Side.of(sources[0], handles[0]), _Side.of(sources[1], handles[1])
    return brought + [each.id for each in newer if _is_of(each, theirs, mine)]


@dataclass(frozen=True, slots=True)
class _Side:
    """By what a record is known to be of one of the two."""

    places: set[tuple[str, str]]
    addresses: set[tuple[str, str, str]]

    @classmethod
    def of(cls, sources: Iterable[Values], handles: Iterable[Values]) -> "_Side":
        return cls(
            {(each["kind"], each["key"]) for each in sources},
            {(each["channel"], each["key"], "" if each["key"] else each["text"]) for each in handles},
        )

    def marks(self, record: store.Record, other: "_Side") -> Iterator[bool]:
        """Whether a record is of this side: by its place, by an address that the other has not, by its kind."""
        yield (record.kind, record.key) in self.places
        said = (record.raw, json.dumps(record.key))
        yield any(tells(each, *mark) for mark in self.addresses - other.addresses for each in said)
        yield record.kind in {kind for kind, _ in self.places}


def _is_of(record: store.Record, side: _Side, other: _Side) -> bool:
    """Whether a record is of one side: the first mark by which it is of one of them alone."""
    for here, there in zip(side.marks(record, other), other.marks(record, side), strict=True):
        if here != there:
            return here
    return False


def gave_the_name(sql: sqlite3.Connection, of: Merged) -> bool:
    """Whether who was kept is called as a record of who is gone says. Asked before anything is put back."""
    kept = merge_store.person(sql, of.keep)
    return kept is not None and kept["source_id"] in records_of_gone(sql, of)


def give_back(sql: sqlite3.Connection, of: Merged, *, named: bool) -> None:
    """Let newer records be of whom they tell. `named`: so is the name that who was kept has since."""
    listed = ", ".join(map(str, records_of_gone(sql, of)))
    if merge_store.person(sql, of.gone) is not None:
        sql.execute(
            f"UPDATE source SET person_id = ? WHERE person_id = ? AND id IN ({listed})", (of.gone, of.keep)
        )
    before = store.kept_before(sql, of)
    if named and before:
        store.set_person(sql, of.keep, {name: before[name] for name in _NAME})


def share(sql: sqlite3.Connection, of: Merged, today: date) -> None:
    """Let each have what was written of the other since, where a record of their own tells it as well."""
    told = {who: store.told_since(sql, who, of) for who in (of.keep, of.gone)}
    for (who, records), other in zip(told.items(), (of.gone, of.keep), strict=True):
        if not records:
            continue
        for fact in store.rows_since(sql, "fact", other, of):
            teller = next((each for each in records if _says(each.raw, fact)), None)
            if teller and fact["field"] == "job" and teller.title is not None:
                continue  # it is told anew
            if teller and fact["field"] in _OF_ANY_BOOK and not store.has(sql, "fact", who, fact):
                if fact["field"] in ONE_ONLY:
                    store.end_former(sql, who, fact)
                store.copy(sql, "fact", fact, person_id=who, source_id=teller.id)
        for handle in store.rows_since(sql, "handle", other, of):
            mark = (handle["channel"], handle["key"], handle["text"])
            teller = next((each for each in records if tells(each.raw, *mark)), None)
            if teller and not store.has(sql, "handle", who, handle):
                shared = bool(handle["shared"] or handle["key"])
                sql.execute("UPDATE handle SET shared = ? WHERE id = ?", (shared, handle["id"]))
                store.copy(sql, "handle", handle, person_id=who, source_id=teller.id, shared=shared)
        _rename(sql, who, other, records, today)
    if any(told.values()):
        store.forget_names_twice(sql, told)
        tell_jobs_anew(sql, told)


def _says(raw: str, fact: Values) -> bool:
    """Whether the raw values of a record hold a fact: each of its words, a day in whatever order."""
    cells = [fold(each) for each in texts_of(raw)]
    words = [fold(each) for each in (fact["value"], fact["detail"]) if each]
    return bool(words) and all(any(_holds(cell, word) for cell in cells) for word in words)


def _holds(cell: str, word: str) -> bool:
    if re.fullmatch(r"-?-?[\d-]+", word):
        numbers = {int(each) for each in re.findall(r"\d+", word)}
        return numbers <= {int(each) for each in re.findall(r"\d{4}|\d{1,2}", cell)}
    return re.search(rf"(?<!\w){re.escape(word)}(?!\w)", cell) is not None


def _rename(
    sql: sqlite3.Connection, who: int, other: int, records: Sequence[store.Record], today: date
) -> None:
    """Give somebody the new name that their own list tells, as the import would have without the other."""
    person, twin = merge_store.person(sql, who), merge_store.person(sql, other)
    named = store.record(sql, person["source_id"]) if person else None
    if person is None or named is None:
        return
    newer = [each for each in records if each.raw and each.name and _follows(each, named)]
    if not newer or newer[-1].name == person["name"]:
        return
    record, former = newer[-1], str(person["name"])
    given, _, family = record.name.partition(" ")
    parts = {"given": given, "middle": "", "family": family.strip()}
    if twin is not None and twin["name"] == record.name:
        parts = {part: twin[part] for part in parts}
    values = {**parts, "name": record.name, "folded": sort_key(record.name), "source_id": record.id}
    store.set_person(sql, who, values)
    fact = {"field": "custom", "value": former, "detail": FORMER_NAME, "since": None, "until": None}
    if says_more(former, [record.name]) and not store.has(sql, "fact", who, fact):
        rest = {"person_id": who, "noted": today.isoformat(), "source_id": record.id, "aside": 0}
        store.put(sql, "fact", {**fact, **rest, "import_id": record.import_id})


def _follows(record: store.Record, named: store.Record) -> bool:
    """Whether a record stands where the one stood that gave the name: in its place, or a name in its kind of source."""
    return record.kind == named.kind and (record.key == named.key or "|" in record.key)
