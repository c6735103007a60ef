"""A record that an import put onto the wrong person becomes a person of its own."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from networker.domain.changes import Changes
from networker.domain.names import sort_key
from networker.domain.vocabulary import PersonId
from networker.services.errors import CannotDo
from networker.services.people import insert_named, name_of
from networker.store import merge as store
from networker.store.book import Book, Step

# What a source brings to somebody, in tables that say which source it was.
BROUGHT = ("handle", "fact", "photo", "group_member", "person_topic", "tie")
_WHOLE = ("fn", "name", "full name", "display name", "display-name", "displayname", "cn", "screen name")
_GIVEN, _FAMILY = (
    ("first name", "given name", "firstname"),
    ("last name", "family name", "surname", "lastname"),
)


@dataclass(frozen=True, slots=True)
class RecordView:
    """One record of a file that tells of somebody."""

    id: int
    file: str
    name: str  # as the record has it; "" where its raw values do not tell
    brought: tuple[str, ...]  # addresses and work that came with it
    alone: bool  # all there is of the person, who could not go on without it


def records(book: Book, person: int) -> list[RecordView]:
    """The records that tell of somebody, the first that came first."""
    rows = store.sources(book.reader, person)
    brought: dict[int, list[str]] = {}
    for source, text in book.read(
        "SELECT source_id, text FROM handle WHERE person_id = ?1 AND source_id IS NOT NULL UNION ALL"
        " SELECT source_id, trim(value || ', ' || detail, ', ') FROM fact"
        " WHERE person_id = ?1 AND source_id IS NOT NULL AND field = 'job'",
        (person,),
    ):
        brought.setdefault(source, []).append(str(text))
    alone = len(rows) == 1 and not _has_typed(book, person)
    return [RecordView(row[0], row[2], _name_of(row), tuple(brought.get(row[0], ())), alone) for row in rows]


def _has_typed(book: Book, person: int) -> bool:
    """Whether somebody has an address that no record brought."""
    return bool(book.read("SELECT 1 FROM handle WHERE person_id = ? AND source_id IS NULL", (person,)))


def take_out(
    book: Book, person: int, sources: Sequence[int], *, now: datetime, name: str = ""
) -> tuple[PersonId, Changes]:
    """Give what these records brought to a new person; they are two people from now on.

    `name` is that of the new person; without it the record's own. Raises CannotDo where a record is not of
    this person, or where nothing would be left.
    """
    rows = {row[0]: row for row in store.sources(book.reader, person)}
    taken = [number for number in dict.fromkeys(sources) if number in rows]
    if len(taken) != len(set(sources)) or not taken:
        raise CannotDo("One of these records is not of this person.")
    if len(taken) == len(rows) and not _has_typed(book, person):
        raise CannotDo(f"That is all there is of {name_of(book, person)}.")
    with book.step("take out", f"Taking a record out of {name_of(book, person)}", now=now) as step:
        row = store.person(step.connection, person)
        assert row is not None
        own = row["source_id"] in taken
        called = name or (str(row["name"]) if own else _name_of(rows[taken[0]]))
        newcomer = insert_named(step, called, now=now)
        if own:
            _take_name_back(step, person, newcomer, row, taken)
        # Taken back later, the import that brought the record leaves them whole: they are the user's doing.
        [(brought,)] = step.rows("SELECT import_id FROM source WHERE id = ?", (taken[0],))
        step.update("person", newcomer, source_id=taken[0], import_id=brought)
        _move(step, person, newcomer, taken)
        step.insert("pair", person=person, other=newcomer, why="", verdict="different")
    return newcomer, step.changes


def _move(step: Step, person: int, newcomer: int, taken: Collection[int]) -> None:
    """Give everything that names one of these sources to the newcomer, talks of theirs among it."""
    marks = ", ".join(str(int(number)) for number in taken)
    step.execute(f"UPDATE source SET person_id = ? WHERE id IN ({marks})", (newcomer,))
    for table in BROUGHT:
        where = f"person_id = ? AND source_id IN ({marks})"
        step.execute(f"UPDATE {table} SET person_id = ? WHERE {where}", (newcomer, person))
    step.execute(
        f"UPDATE tie SET other_id = ? WHERE other_id = ? AND source_id IN ({marks})", (newcomer, person)
    )
    for link, thing in (("interaction_person", "interaction"), ("follow_up_person", "follow_up")):
        step.execute(
            f"UPDATE {link} SET person_id = ? WHERE person_id = ? AND {thing}_id IN"
            f" (SELECT id FROM {thing} WHERE source_id IN ({marks}))",
            (newcomer, person),
        )


def _take_name_back(
    step: Step, person: int, newcomer: int, row: dict[str, object], taken: Collection[int]
) -> None:
    """The record had given its name: the former one is the person's again, where there was one."""
    parts = {part: row[part] for part in ("given", "middle", "family", "prefix", "suffix")}
    step.update("person", newcomer, **parts)
    marks = ", ".join(str(int(number)) for number in taken)
    former = step.rows(
        "SELECT id, value FROM fact WHERE person_id = ? AND field = 'custom' AND detail = 'former name'"
        f" AND source_id IN ({marks}) ORDER BY id DESC LIMIT 1",
        (person,),
    )
    if not former:
        step.update("person", person, source_id=None)
        return
    given, _, family = former[0][1].partition(" ")
    step.update(
        "person", person, name=former[0][1], given=given, family=family, middle="", prefix="", suffix="",
        folded=sort_key(former[0][1]), source_id=None,
    )  # fmt: skip
    step.delete("fact", former[0][0])


def _name_of(source: Sequence[object]) -> str:
    """The name that a record gives, as far as its raw values tell; "" where they do not."""
    _, kind, _, raw = source
    try:
        told = json.loads(str(raw))
    except ValueError:
        return ""
    if isinstance(told, list):
        cells = [cell for cell in told if isinstance(cell, str)]
        lines = dict(cell.partition(":")[::2] for cell in reversed(cells) if ":" in cell)
        if kind != "linkedin":
            return str(lines.get("FN", "")).strip()
        return " ".join(part.strip() for part in cells[:2]).strip()
    if not isinstance(told, dict):
        return ""
    cells_ = {
        str(key).strip().lower(): value.strip() for key, value in told.items() if isinstance(value, str)
    }
    halves = [next((cells_[key] for key in keys if cells_.get(key)), "") for keys in (_GIVEN, _FAMILY)]
    return " ".join(filter(None, halves)) or next((cells_[key] for key in _WHOLE if cells_.get(key)), "")
