"""What people are called, told anew from what the imports that stand call them (`domain/naming.py`).

Called within a step that brings another name or takes an import back. What the user typed stays, what a merge chose
stands from then on, and a name that was taken out stays out. Whoever came before records kept names is left as they are.
"""

import json
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise
from typing import Any, NamedTuple

from networker.domain.names import sort_key
from networker.domain.naming import TYPED, Called, Given, Naming, naming
from networker.domain.vocabulary import ImportId, StepId
from networker.store import journal, parts
from networker.store.dated_files import is_within
from networker.store.jobs_anew import FRESH, TOLD_OF
from networker.store.tellings import Import, Imports, Record, records

_CHUNK = 500  # people looked up at a time
_PARTS = ("given", "middle", "family")
_NAMES = "field = 'custom' AND detail IN ('other name', 'former name')"
_BY_MOVING = ("merge", "merge safe", "take out")  # verbs that give records to somebody else
Whole = Mapping[
    int, Sequence[int]
]  # who stays as an import brought them that is taken back, and which that is


def tell_names_anew(sql: sqlite3.Connection, people: Iterable[int], whole: Whole | None = None) -> None:
    """Let people be called as the imports that stand do, in the order of their files."""
    journal.forget_undone(sql)  # what was undone, and the undoing of it, is no hand of the user's
    waiting = iter(sorted(people))
    imports = None
    while chunk := list(islice(waiting, _CHUNK)):
        imports = imports or Imports(sql)
        for somebody in _all(sql, imports, chunk, whole or {}):
            if not somebody.is_user and (called := somebody.called()):
                _write(sql, somebody, naming(called, somebody.given()))


def put_names_right(sql: sqlite3.Connection, import_id: ImportId, back: StepId) -> None:
    """The same for those of whom an import told that is taken back. Called by `take_back`, whose scratch tables it reads."""
    found = sql.execute(_TOUCHED, {"import": import_id, "back": back}).fetchall()
    whole = parts.whole(sql) if found else {}
    tell_names_anew(sql, [row[0] for row in found], whole)


# Who may be called otherwise without it: of whom it told, or an older list in vain, where not all that ever told of
# them call them what they are called.
_TOUCHED = (
    f"SELECT p.id FROM (SELECT person_id FROM ({TOLD_OF}) UNION SELECT s.person_id FROM import i,"
    "  json_each(i.report, '$.held') h JOIN source s ON s.id = json_extract(h.value, '$[0]') WHERE json_valid(i.report)"
    "  UNION SELECT row_id FROM change WHERE step_id = :back AND tbl = 'person') t"
    " CROSS JOIN person p ON p.id = t.person_id"
    f" WHERE EXISTS (SELECT 1 FROM fact WHERE person_id = p.id AND {_NAMES})"
    # A name beside theirs went just now with the import that had brought it, which another one may have told in vain.
    "  OR p.id IN (SELECT json_extract(before, '$.person_id') FROM change WHERE step_id = :back AND tbl = 'fact'"
    "   AND before NOT NULL AND json_extract(before, '$.field') = 'custom')"
    "  OR EXISTS (SELECT 1 FROM change c WHERE c.step_id = :back AND c.tbl = 'person' AND c.row_id = p.id)"
    "  OR NOT EXISTS (SELECT 1 FROM source s WHERE s.person_id = p.id AND s.name = p.name)"
    "  OR p.source_id NOT IN (SELECT id FROM source WHERE person_id = p.id)"
    "  OR EXISTS (SELECT 1 FROM source s WHERE s.person_id = p.id AND (s.name NOT IN ('', p.name)"
    "   OR EXISTS (SELECT 1 FROM change c WHERE c.tbl = 'source' AND c.row_id = s.id AND c.before NOT NULL"
    "    AND json_extract(c.before, '$.name') <> p.name)))"
)


def of_somebody(sql: sqlite3.Connection, imports: Imports, person: int) -> "Somebody":
    """What is known of the names of one person."""
    (found,) = _all(sql, imports, [person], {})
    return found


class _Fact(NamedTuple):
    """Another name of somebody in the book."""

    id: int
    name: str
    former: bool
    stays: bool  # whatever files say: typed, set right, or of an import of which nobody knows what it told


@dataclass(frozen=True, slots=True)
class Somebody:
    """What is known of the names of one person."""

    id: int
    is_user: bool
    images: Sequence[
        tuple[int, bool, dict[str, Any]]
    ]  # step, whether by hand: what their row was from then on
    imports: Imports
    standing: Sequence[Import]
    records: Sequence[Record]
    moves: Sequence[int]  # steps in which they got records by hand
    facts: Sequence[_Fact]
    taken_out: Collection[str]  # names that the user took out

    @property
    def row(self) -> dict[str, Any]:
        """Their row as it is now."""
        return self.images[-1][2]

    def called(self) -> list[Called]:
        """What the imports that stand call them. Of somebody of whom nobody had told before nothing is held back."""
        tellings = {record.id: dict(self._tellings(record)) for record in self.records}
        found = [
            self._called(each, record, *told[each.id], tellings)
            for record in self.records
            for told in [tellings[record.id]]
            for each in self.standing
            if each.id in told
        ]
        first = 0 if self.row["import_id"] is None else min((each.step for each in found), default=0)
        return [replace(each, held=False) if each.step == first else each for each in found]

    def _tellings(self, record: Record) -> Iterator[tuple[int, tuple[str, int]]]:
        """By import the name in a record, and its line."""
        there = {each.id for each in self.standing}
        found: dict[int, tuple[str, int]] = {}
        for state in record.states:
            if (maker := self.imports.by_step.get(state.step)) and maker.id in there:
                found[maker.id] = state.name, state.row
        for each in self.standing:
            if record.id in each.names and record.id in each.held:
                found[each.id] = each.names[record.id]
            elif each.tells(record.id) and record.id not in each.names:
                then = [state for state in record.states if state.step <= each.step]
                if then:
                    found[each.id] = then[-1].name, then[-1].row
        # One may have told otherwise of the same place, by which alone the record stays.
        if not found:
            found = {each.id: each.names[record.id] for each in self.standing if record.id in each.names}
        yield from found.items()

    def _called(
        self, each: Import, record: Record, name: str, row: int, tellings: Mapping[int, Collection[int]]
    ) -> Called:
        def is_(how: str) -> bool:
            return is_within(each.how.get(how, ()), record.id)

        files = [file.records for file in each.dated if file.kind == record.kind and file.tells(record.id)]
        files += [
            spans for _, kind, spans in each.files if kind == record.kind and is_within(spans, record.id)
        ]
        beside = [
            other.id
            for other in self.records
            if other.kind == record.kind
            and each.id in tellings[other.id]
            and (not files or any(is_within(spans, other.id) for spans in files))
        ]
        listed = row > 0 and not (is_("mentioned") or is_within(each.came_by, self.id))
        held = (record.id in each.held and (each.id, record.kind) in self.imports.holding) or is_("former")
        return Called(
            each.step, record.id, record.kind, record.key, name, each.day, each.id, listed, row, is_("bare"), held,
            is_("goes_by"), each.changed(record.id), each.nth(record.id), frozenset(beside),
        )  # fmt: skip

    def given(self) -> Iterator[Given]:
        """The names that stand whatever was told before them."""
        first = self.images[0][2]
        if first["import_id"] is None and first["source_id"] is None:
            yield Given(0, first["name"])
        elif self._is_of_unknown_history(first):
            yield self._given(0, first, known=True)
        for (_, _, before), (step, by_hand, after) in pairwise(self.images):
            if by_hand and (before["name"], before["source_id"]) != (after["name"], after["source_id"]):
                yield self._given(step, after)
        for step in self.moves:
            then = [image for number, _, image in self.images if number <= step]
            if then and then[-1]["name"]:
                yield self._given(step, then[-1])

    def _given(self, step: int, row: Mapping[str, Any], *, known: bool = False) -> Given:
        record = next((each for each in self.records if each.id == row["source_id"]), None)
        if record is None:  # typed, or of a record that is gone, which gives no name any more
            return Given(step, row["name"], row["source_id"] or TYPED)
        line, said = record.states[-1].row, {state.name for state in record.states}
        return Given(
            step, row["name"], record.id, record.kind, record.key, line, known or row["name"] not in said
        )

    def _is_of_unknown_history(self, first: Mapping[str, Any]) -> bool:
        """Whether nobody knows what the import told that brought them."""
        if first["import_id"] is not None and first["import_id"] not in self.imports.all:
            return True
        giver = next((each for each in self.records if each.id == first["source_id"]), None)
        return giver is not None and bool(first["name"]) and not giver.states[0].name

    def names(self) -> set[str]:
        """All the names they have in the book."""
        return {self.row["name"], *(each.name for each in self.facts)}


_PEOPLE = f"SELECT id, me, import_id, source_id, name, {', '.join(_PARTS)} FROM person WHERE id IN (SELECT value FROM json_each(?))"
_BY_HAND = "s.import_id IS NULL AND s.reverts_import IS NULL AND s.undone = 0 AND s.undoes IS NULL"
_IMAGES = (
    f"SELECT c.row_id, c.step_id, {_BY_HAND} AND s.verb NOT IN ('merge', 'merge safe', 'take out', 'split'),"
    " s.verb = 'restore', c.before FROM json_each(?) w CROSS JOIN change c ON c.tbl = 'person' AND c.row_id = w.value"
    " JOIN step s ON s.id = c.step_id ORDER BY c.id"
)
_MOVES = (
    f"SELECT c.row_id, c.step_id, {_BY_HAND} AND s.verb IN {_BY_MOVING}, json_extract(c.before, '$.person_id')"
    " FROM json_each(?) w CROSS JOIN change c ON c.tbl = 'source' AND c.row_id = w.value AND c.before NOT NULL"
    " JOIN step s ON s.id = c.step_id ORDER BY c.id DESC"
)
_FACTS = (
    "SELECT f.id, f.person_id, f.value, f.detail = 'former name', f.import_id IS NULL OR f.source_id IS NULL OR EXISTS"
    f" (SELECT 1 FROM change c JOIN step s ON s.id = c.step_id AND {_BY_HAND} AND s.verb NOT IN"
    "  ('merge', 'merge safe', 'take out', 'split') WHERE c.tbl = 'fact' AND c.row_id = f.id AND c.before NOT NULL"
    "  AND (json_extract(c.before, '$.value'), json_extract(c.before, '$.detail')) <> (f.value, f.detail)), f.import_id"
    f" FROM fact f WHERE {_NAMES} AND f.person_id IN (SELECT value FROM json_each(?)) ORDER BY f.id"
)
# A few in a book, so that all are looked at.
_TAKEN_OUT = (
    "SELECT json_extract(c.before, '$.person_id'), json_extract(c.before, '$.value') FROM step s CROSS JOIN change c"
    f" ON c.step_id = s.id WHERE {_BY_HAND} AND s.verb NOT IN ('merge', 'merge safe', 'take out', 'split')"
    " AND c.tbl = 'fact' AND c.before NOT NULL AND json_extract(c.before, '$.field') = 'custom'"
    " AND json_extract(c.before, '$.detail') IN ('other name', 'former name')"
    " AND NOT EXISTS (SELECT 1 FROM fact f WHERE f.id = c.row_id)"
)


def _all(
    sql: sqlite3.Connection, imports: Imports, people: Collection[int], whole: Whole
) -> Iterator[Somebody]:
    wanted = json.dumps(list(people))
    told: dict[int, list[Record]] = defaultdict(list)
    for each_record in records(sql, imports, people, whole):
        told[each_record.person].append(each_record)
    columns = ("import_id", "source_id", "name", *_PARTS)
    now = {
        row[0]: (bool(row[1]), dict(zip(columns, row[2:], strict=True)))
        for row in sql.execute(_PEOPLE, (wanted,))
    }
    changes: dict[int, list[tuple[int, bool, bool, str | None]]] = defaultdict(list)
    for number, *change in sql.execute(_IMAGES, (wanted,)):
        changes[number].append((change[0], bool(change[1]), bool(change[2]), change[3]))
    facts: dict[int, list[_Fact]] = defaultdict(list)
    owner = {record.id: person for person, of in told.items() for record in of}
    as_facts: dict[int, set[str]] = defaultdict(set)
    for each in imports.standing():
        for record, name in each.how.get("facts", ()):
            as_facts[owner.get(record, 0)].add(name)
    for number, person, name, former, by_hand, import_id in sql.execute(_FACTS, (wanted,)):
        stays = bool(by_hand) or import_id not in imports.all or name in as_facts[person]
        facts[person].append(_Fact(number, name, bool(former), stays))
    moves = _moves(sql, told)
    taken_out: dict[int, set[str]] = defaultdict(set)
    for whose, value in sql.execute(_TAKEN_OUT):
        taken_out[whose].add(value)
    for person, (is_user, row) in now.items():
        standing = imports.standing(*whole.get(person, ()))
        yield Somebody(
            person, is_user, list(_images(row, changes[person])), imports, standing, told[person],
            sorted(moves[person]), facts[person], taken_out[person],
        )  # fmt: skip


def _images(
    row: dict[str, Any], changes: Sequence[tuple[int, bool, bool, str | None]]
) -> Iterator[tuple[int, bool, dict[str, Any]]]:
    """What somebody's row was, from one change to the next."""
    images = [json.loads(before) if before else None for *_, before in changes]
    makers = [(0, False), *((step, by_hand) for step, by_hand, *_ in changes)]
    for (step, by_hand), image in zip(makers, [*images, row], strict=True):
        if image is not None:
            yield step, by_hand, image


def _moves(sql: sqlite3.Connection, told: Mapping[int, Sequence[Record]]) -> dict[int, set[int]]:
    """The steps in which people got those records by hand which they still have of it."""
    owner = {record.id: person for person, of in told.items() for record in of}
    found: dict[int, set[int]] = defaultdict(set)
    settled: set[int] = set()
    for record, step, by_hand, person in sql.execute(_MOVES, (json.dumps(list(owner)),)):
        if record not in settled and person != owner[record]:  # the last move is the first of this order
            settled.add(record)
            if by_hand:
                found[owner[record]].add(step)
    return found


def _write(sql: sqlite3.Connection, somebody: Somebody, so: Naming) -> None:
    if (
        so.name
        and so.record != TYPED
        and (so.name, so.record) != (somebody.row["name"], somebody.row["source_id"])
    ):
        parts = _parts(somebody, so) if so.name != somebody.row["name"] else somebody.row
        places = ", ".join(f"{part} = ?" for part in _PARTS)
        sql.execute(
            f"UPDATE person SET name = ?, folded = ?, source_id = ?, {places} WHERE id = ?",
            (so.name, sort_key(so.name), so.record, *(parts[part] for part in _PARTS), somebody.id),
        )
    there = {each.name for each in somebody.facts if each.stays} | set(somebody.taken_out)
    wanted = {name: each for name, each in so.beside.items() if name not in there}
    for fact in somebody.facts:
        if fact.stays:
            continue
        beside = wanted.pop(fact.name, None)
        if beside is None:
            sql.execute("DELETE FROM fact WHERE id = ?", (fact.id,))
        elif beside.former != fact.former:
            sql.execute("UPDATE fact SET detail = ? WHERE id = ?", (_detail(beside.former), fact.id))
    for name, beside in wanted.items():
        by = beside.by
        sql.execute(
            "INSERT INTO fact (id, person_id, field, value, detail, noted, source_id, aside, import_id)"
            f" VALUES ({FRESH}, ?, 'custom', ?, ?, ?, ?, 0, ?)",
            (somebody.id, name, _detail(beside.former), by.day, by.record, by.import_id),
        )


def _detail(former: bool) -> str:
    return "former name" if former else "other name"


def _parts(somebody: Somebody, so: Naming) -> Mapping[str, Any]:
    """Given, middle and family name: as the book had them, as a report has them, else parted at the first space."""
    for *_, image in reversed(somebody.images):
        if image["name"] == so.name:
            return {part: image[part] for part in _PARTS}
    for each in somebody.standing:
        for record, name, *words in each.how.get("parts", ()):
            if (record, name) == (so.record, so.name):
                return dict(zip(_PARTS, words, strict=True))
    given, _, family = so.name.partition(" ")
    return {"given": given, "middle": "", "family": family.strip()}
