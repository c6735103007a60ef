"""Files of earlier imports that are newer than one of this drop, and what such a file keeps as it is.

Address books carry no date, so that they go by when they were changed, as the files of one drop do (succession.py).
Where a newer file told of somebody, what an older one says of the same kind adds what is new and changes nothing.
"""

import sqlite3
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, tzinfo
from functools import cached_property

from networker.domain.jobs import NOT_YET, Telling, present_of
from networker.domain.one_only import Said
from networker.domain.told import is_older
from networker.formats.source import quoted
from networker.services.imports.alike import is_listed, says_more
from networker.services.imports.compared import NETWORKS, as_former
from networker.services.imports.dates import in_words
from networker.services.imports.known import FORMER_NAME, ONE_ONLY, Difference, Known, fact_mark, only_ones
from networker.services.imports.planned import Entry, Held, Plan
from networker.store.dated_files import DatedFile, dated_files, records_of, told_otherwise, was_told
from networker.store.only_anew import only_with
from networker.store.tellings import Imports, records

_LAST = 1 << 62  # a step and a record that have not come yet


class NewerFiles:
    """Those of the imports that stand; `changed`: when the files of the drop were, in seconds since 1970."""

    def __init__(self, sql: sqlite3.Connection, changed: Mapping[str, float]) -> None:
        self._sql, self._changed = sql, changed
        self._dated = dated_files(sql) if changed else []
        self._late: dict[tuple[int, str], list[Said]] = {}  # person and field → what the drop says
        self._than: dict[tuple[str, str], list[DatedFile]] = {}  # file and kind → those that are newer

    def telling_of(self, person: int, entry: Entry) -> DatedFile | None:
        """The newest of those that are newer than the file of an entry and told of somebody of the book."""
        if not is_listed(entry.record) or entry.source < 0:
            return None
        newer = self._than_of(entry)
        records = records_of(self._sql, person, entry.record.source_kind) if newer else ()
        return next((each for each in newer if any(map(each.tells, records))), None)

    def was_told(self, record: int, entry: Entry) -> bool:
        """Whether an older file told a record of the book just like an entry: the book has the newer one's words."""
        if not is_listed(entry.record) or not any(each.tells(record) for each in self._than_of(entry)):
            return False
        return hash((record, entry.record.raw)) in self._otherwise

    @cached_property
    def _otherwise(self) -> set[int]:
        return set(map(hash, told_otherwise(self._sql)))

    def _than_of(self, entry: Entry) -> list[DatedFile]:
        place = entry.file, entry.record.source_kind
        if place not in self._than:
            self._than[place] = self._newer(place[1], self._changed.get(entry.file))
        return self._than[place]

    def _newer(self, kind: str, changed: float | None) -> list[DatedFile]:
        """The newest first."""
        if kind in NETWORKS:  # whose lists tell their days themselves
            return []
        found = [each for each in self._dated if each.kind == kind and is_older(changed, each.changed)]
        return sorted(found, key=lambda each: -each.changed)

    def hold_back(
        self, person: int, entry: Entry, known: Known, changes: Sequence[Difference]
    ) -> tuple[Difference, ...]:
        """What an entry may change where a newer file tells of somebody; else all of it.

        It is noted with the entry where that keeps anything as it is.
        """
        newer = self.telling_of(person, entry)
        if newer is None:
            return tuple(changes)
        entry.held = Held.FILE
        found = []
        for change in changes:
            kept = self._in_order(person, entry, change, known)
            if kept != change:
                entry.newer = newer
            if kept is not None and not self._was_told(person, kept, known):
                found.append(kept)
        return tuple(found)

    def _in_order(self, person: int, entry: Entry, change: Difference, known: Known) -> Difference | None:
        """A change as it will be told, in the order of the files; None: it will change nothing."""
        fact = change.fact
        if change.what == "job":
            return change if self._is_present(person, entry) else None
        if fact is None:
            return as_former(change)
        if (fact.field, fact.value) not in only_ones(entry.record) or change.aside:
            return change
        late = self._late.setdefault((person, fact.field), [])
        late.append(
            Said(
                _LAST,
                "",
                entry.source or ~len(late),
                entry.record.source_kind,
                fact.value,
                self._changed[entry.file],
            )
        )
        if only_with(self._sql, self._imports, person, fact.field, late).present == fact.value:
            return change
        if fact.field in ONE_ONLY:
            return change._replace(former=True)
        return None if fact_mark(fact) in known.facts else change._replace(aside=True)

    def _is_present(self, person: int, entry: Entry) -> bool:
        """Whether somebody has another present job with what an entry tells, though its file is older."""
        record = entry.record
        told = [
            each
            for of_record in records(self._sql, self._imports, [person], {})
            for each in of_record.tellings
        ]
        job, changed = (record.title, record.company), self._changed[entry.file]
        late = Telling(_LAST, entry.source or _LAST, record.source_kind, job, 0, NOT_YET, changed=changed)
        return present_of(told) != present_of([*told, late])

    @cached_property
    def _imports(self) -> Imports:
        return Imports(self._sql)

    def _was_told(self, person: int, change: Difference, known: Known) -> bool:
        """Whether somebody told before what is no longer so."""
        fact = change.fact
        if fact is not None and fact.detail == FORMER_NAME:
            return not says_more(fact.value, [known.name, *known.names])
        return change.former and fact is not None and was_told(self._sql, person, fact.field, fact.value)


def remarks(plan: Plan, zone: tzinfo | None) -> list[str]:
    """One sentence, where older files of the drop say otherwise than newer ones that the book has."""
    found: Counter[tuple[str, DatedFile]] = Counter()
    people: set[tuple[str, int]] = set()
    for entry in plan.entries:
        if entry.newer is not None and (entry.file, entry.person) not in people:
            people.add((entry.file, entry.person))
            found[entry.file, entry.newer] += 1
    if not found:
        return []
    ((file, newer), count), *others = found.most_common()
    more = len({each for (each, _), _ in others} - {file})
    whom = "1 person" if count == 1 else f"{count:,} people"
    older, younger = _days(plan.changed[file], newer.changed, zone)
    one, other = f"{quoted(file)} ({older})", f"{quoted(newer.file)} ({younger})"
    if not more:
        return [
            f"{one} is older than {other}, so it only adds what is new and leaves {whom} as the newer one has them; to go"
            " by the older one, take the import of the newer one back."
        ]
    files = "1 more file" if more == 1 else f"{more:,} more files"
    return [
        f"{one} is older than {other}, so it only adds what is new and leaves {whom} as the newer one has them, and so it is"
        f" with {files}; to go by the older one, take the import of the newer one back."
    ]


def _days(one: float, other: float, zone: tzinfo | None) -> tuple[str, str]:
    """Two moments as a sentence names them: their days, with the time where the day is the same."""
    moments = [datetime.fromtimestamp(each, UTC).astimezone(zone) for each in (one, other)]
    days = [in_words(each.date().isoformat()) for each in moments]
    if days[0] == days[1]:
        days = [f"{day}, {each:%H:%M}" for day, each in zip(days, moments, strict=True)]
    return days[0], days[1]
