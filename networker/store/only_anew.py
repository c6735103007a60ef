"""Birthday, gender and main place told anew from what the imports that stand say of them (`domain/one_only.py`).

Called within a step that brings such values or takes an import back. Rows stay the same rows: what is told anew is only
which of them is so, which stands beside it, and which is no longer so. Where the user typed one, or set one right,
that field is left as it is.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise
from typing import Any, NamedTuple

from networker.domain.one_only import Only, Said, only
from networker.domain.vocabulary import ImportId, StepId
from networker.store import journal, parts
from networker.store.jobs_anew import FRESH, TOLD_OF
from networker.store.tellings import Import, Imports, Record, records

FIELDS = ("birthday", "gender", "place")
_SEVERAL = ("place",)  # of which more than one may be true
_CHUNK = 500  # people looked up at a time
_NAMES = str(FIELDS)
Whole = Mapping[
    int, Sequence[int]
]  # who stays as an import brought them that is taken back, and which that is


def tell_only_ones_anew(sql: sqlite3.Connection, people: Iterable[int], whole: Whole | None = None) -> None:
    """Let what people have but one of be what the imports that stand told last, in the order of their files."""
    journal.forget_undone(sql)  # what was undone, and the undoing of it, is no hand of the user's
    found = [row[0] for row in sql.execute(_HAVING_SEVERAL, (json.dumps(list(people)),))]
    imports, waiting = Imports(sql) if found else None, iter(found)
    while imports and (chunk := list(islice(waiting, _CHUNK))):
        for somebody in _all(sql, imports, chunk, whole or {}):
            for name in FIELDS:
                rows = somebody.rows.get(name, ())
                if any(row.is_users and row.until is None for row in rows):
                    _put_beside(sql, rows, several=name in _SEVERAL)
                elif rows:
                    _write(sql, rows, somebody.only(name), several=name in _SEVERAL)


def put_only_ones_right(sql: sqlite3.Connection, import_id: ImportId, back: StepId) -> None:
    """The same for those of whom an import told that is taken back. Called by `take_back`, whose scratch tables it reads."""
    told_of = sql.execute(TOLD_OF, {"import": import_id, "back": back}).fetchall()
    whole = parts.whole(sql) if told_of else {}
    tell_only_ones_anew(sql, [row[0] for row in told_of if row[0]], whole)
    lost = [row[0] for row in sql.execute(_LOST, {"back": back})]
    imports, waiting = Imports(sql) if lost else None, iter(lost)
    while imports and (chunk := list(islice(waiting, _CHUNK))):
        for person, somebody in zip(chunk, _all(sql, imports, chunk, whole), strict=True):
            _tell_what_said_less(sql, person, somebody)


# Who has no birthday any more by this step.
_LOST = (
    "SELECT DISTINCT p.id FROM change c JOIN person p ON p.id = json_extract(c.before, '$.person_id')"
    " WHERE c.step_id = :back AND c.tbl = 'fact' AND c.before NOT NULL AND json_extract(c.before, '$.field') = 'birthday'"
    " AND NOT EXISTS (SELECT 1 FROM fact f WHERE f.person_id = p.id AND f.field = 'birthday')"
)


def _tell_what_said_less(sql: sqlite3.Connection, person: int, somebody: "_Somebody") -> None:
    """Write a birthday that an import which stands told without its year, while the one that told it whole is gone."""
    by = {said: each.id for each in somebody.standing for said in somebody.noted(each, "birthday")}
    present = only(list(by), several=False).present
    for said in reversed(by):
        if said.value == present:
            sql.execute(
                "INSERT INTO fact (id, person_id, field, value, detail, noted, source_id, import_id)"
                f" VALUES ({FRESH}, ?, 'birthday', ?, '', ?, ?, ?)",
                (person, present, said.day, said.record, by[said]),
            )
            return


# Of one value alone nothing is to be told but that it is so.
_HAVING_SEVERAL = (
    f"SELECT DISTINCT f.person_id FROM json_each(?) w CROSS JOIN fact f ON f.person_id = w.value AND f.field IN {_NAMES}"
    " WHERE f.until NOT NULL OR f.aside OR EXISTS"
    " (SELECT 1 FROM fact o WHERE o.person_id = f.person_id AND o.field = f.field AND o.id <> f.id) ORDER BY 1"
)


def only_with(
    sql: sqlite3.Connection, imports: Imports, person: int, name: str, late: Sequence[Said]
) -> Only:
    """What would be so of one field of somebody if more was said: nothing where the user's own word stands."""
    (somebody,) = _all(sql, imports, [person], {})
    if any(row.is_users and row.until is None for row in somebody.rows.get(name, ())):
        return Only()
    return only([*somebody.said(name), *late], several=name in _SEVERAL)


def values(sql: sqlite3.Connection, person: int, name: str) -> dict[tuple[str, str, str], bool]:
    """What files told of one field of somebody: by value, detail and day whether it is the present one."""
    rows = sql.execute(
        "SELECT value, detail, coalesce(since, ''), until IS NULL FROM fact WHERE person_id = ? AND field = ?"
        " AND source_id NOT NULL ORDER BY until NOT NULL, aside, noted DESC, coalesce(since, '') DESC, id DESC",
        (person, name),
    ).fetchall()
    return {(value, detail, since): bool(so) and not n for n, (value, detail, since, so) in enumerate(rows)}


class _Row(NamedTuple):
    """A fact of the book, with what the journal says of it."""

    id: int
    value: str
    since: str
    until: str | None
    noted: str
    aside: bool
    source: int | None
    import_id: int | None
    was_aside: bool  # when it was put in
    is_users: bool  # typed, or set right


@dataclass(frozen=True, slots=True)
class _Somebody:
    imports: Imports
    standing: Sequence[Import]
    records: Sequence[Record]
    rows: Mapping[str, Sequence[_Row]] = field(default_factory=dict)

    def only(self, name: str) -> Only:
        return only(list(self.said(name)), several=name in _SEVERAL)

    def said(self, name: str) -> Iterator[Said]:
        """All that was told of a field, each import's in its own order; first what nobody knows the telling of."""
        kinds = {each.id: each.kind for each in self.records}
        rows = [
            row for row in self.rows.get(name, ()) if not (row.is_users or (name in _SEVERAL and row.until))
        ]
        found = [said for each in self.standing for said in self._said_by(each, name, rows)]
        known = {each.value for each in found}
        for row in rows:
            if row.value not in known and row.until is None and not row.aside:
                yield Said(0, row.noted, 0, kinds.get(row.source or 0, ""), row.value)
        yield from found

    def noted(self, each: Import, name: str) -> Iterator[Said]:
        """What an import told of a field, as far as its report says it."""
        kinds = {record.id: record.kind for record in self.records}
        for number, changed, what, value in each.said:
            if what == name and number in kinds:
                yield Said(each.step, each.day, number, kinds[number], value, changed)

    def _said_by(self, each: Import, name: str, rows: Sequence[_Row]) -> Iterator[Said]:
        kinds = {record.id: record.kind for record in self.records}
        if any(line[0] in kinds for line in each.said):
            there = {row.value for row in rows}
            yield from (said for said in self.noted(each, name) if said.value in there)
            return
        told = [record for record in self.records if any(t.import_id == each.id for t in record.tellings)]
        for record in told:
            own = [row for row in rows if row.import_id == each.id and row.source == record.id]
            others = {record.kind}.union(*({kinds.get(row.source or 0)} for row in rows if len(told) < 2))
            again = [row for row in rows if each.tells_fact(row.id) and kinds.get(row.source or 0) in others]
            if row := next(
                iter(sorted((*own, *again), key=lambda row: (row.was_aside, row in again, row.id))), None
            ):
                yield Said(each.step, each.day, record.id, record.kind, row.value, each.changed(record.id))


_ROWS = (
    "SELECT id, person_id, field, value, coalesce(since, ''), until, noted, aside, source_id, import_id FROM fact"
    f" WHERE field IN {_NAMES} AND person_id IN (SELECT value FROM json_each(?)) ORDER BY id"
)
_CHANGES = (
    "SELECT c.row_id, s.import_id IS NULL AND s.reverts_import IS NULL AND s.verb <> 'split',"
    " c.before FROM json_each(?) w CROSS JOIN change c ON c.tbl = 'fact' AND c.row_id = w.value"
    " JOIN step s ON s.id = c.step_id ORDER BY c.id"
)
_BY_HAND = ("value", "since", "until", "aside")


def _all(
    sql: sqlite3.Connection, imports: Imports, people: Collection[int], whole: Whole
) -> Iterator[_Somebody]:
    told: dict[int, list[Record]] = defaultdict(list)
    for record in records(sql, imports, people, whole):
        told[record.person].append(record)
    found = sql.execute(_ROWS, (json.dumps(list(people)),)).fetchall()
    changes: dict[int, list[tuple[bool, dict[str, Any] | None]]] = defaultdict(list)
    for row, by_hand, before in sql.execute(_CHANGES, (json.dumps([row[0] for row in found]),)):
        changes[row].append((bool(by_hand), json.loads(before) if before else None))
    rows: dict[int, dict[str, list[_Row]]] = defaultdict(lambda: defaultdict(list))
    for number, person, name, value, since, until, noted, aside, source, import_id in found:
        now = {"value": value, "since": since or None, "until": until, "aside": aside, "import_id": import_id}
        was_aside, edited = _history(now, changes[number])
        typed = import_id is None or source is None
        rows[person][name].append(
            _Row(
                number, value, since, until, noted, bool(aside), source, import_id, was_aside, typed or edited
            )
        )
    for person in people:
        standing = imports.standing(*whole.get(person, ()))
        yield _Somebody(imports, standing, told[person], rows[person])


def _history(now: dict[str, Any], changes: Sequence[tuple[bool, dict[str, Any] | None]]) -> tuple[bool, bool]:
    """Whether a row was put in as one that stands aside, and whether the user set it right since.

    Numbers are given again: none of another row that had this one before.
    """
    images = [before if before and before["import_id"] == now["import_id"] else None for _, before in changes]
    first, edited = now, False
    for (by_hand, _), (before, after) in zip(changes, pairwise([*images, now]), strict=True):
        if before is None or after is None:
            first, edited = after or now, False
            continue
        first = before if first is now else first
        edited |= by_hand and any(before.get(column) != after.get(column) for column in _BY_HAND)
    return bool(first["aside"]), edited


def _put_beside(sql: sqlite3.Connection, rows: Sequence[_Row], *, several: bool) -> None:
    """Let what files tell of something that people have but one of stand beside the user's own word."""
    for row in rows if not several else ():
        if not (row.is_users or row.until or row.aside):
            sql.execute("UPDATE fact SET aside = 1 WHERE id = ?", (row.id,))


def _write(sql: sqlite3.Connection, rows: Sequence[_Row], so: Only, *, several: bool) -> None:
    told = [row for row in rows if not row.is_users and not (several and row.until)]
    ranked = sorted(told, key=lambda row: (row.noted, row.since, row.id), reverse=True)
    # Of several rows that say it, that which is so anyway.
    ranked.sort(key=lambda row: (row.value != so.present, row.until is not None, row.aside))
    if so.present is None or not ranked or ranked[0].value != so.present:
        return
    first = ranked[0]
    for row in told:
        if row is first or row.value in so.beside:
            until, aside = None, row is not first
        elif several:
            # What came before stays beside it, where it would be shown for it.
            later = (row.noted, row.since, row.id) > (first.noted, first.since, first.id)
            until, aside = None, row.was_aside or later
        else:
            until, aside = row.until or so.ended.get(row.value, first.noted), False
        if (until, aside) != (row.until, row.aside):
            sql.execute("UPDATE fact SET until = ?, aside = ? WHERE id = ?", (until, aside, row.id))
