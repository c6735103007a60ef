"""What files told since two became one, of what stands in a person's own row or in no record's words: whose it is.

Notes, nickname and the like, a wish and a state are in the row of who was kept; a group or picture that both files tell is
there once. At the split each has what their own records told, and what two told both have.
"""

import sqlite3
from collections.abc import Iterable, Sequence

from networker.services.imports.raw import is_said, notes_of
from networker.store import merge as merge_store
from networker.store import split_words as store
from networker.store import told_since
from networker.store.merge import Merged, Values
from networker.store.told_since import Record

# In a person's own row, with what it is where nothing is told.
_OWN: dict[str, object] = {
    "nickname": "", "middle": "", "prefix": "", "suffix": "", "wish_days": None, "state": "active",
}  # fmt: skip


def part(sql: sqlite3.Connection, of: Merged) -> None:
    """Give who is back what is theirs, within the step of a split; records and their rows went back already."""
    keep, gone = merge_store.person(sql, of.keep), merge_store.person(sql, of.gone)
    if keep is None or gone is None:
        return
    mine, theirs = told_since.told_since(sql, of.keep, of), told_since.told_since(sql, of.gone, of)
    _part_notes(sql, of, mine, theirs)
    for column in _OWN:
        _part_column(sql, of, column, mine, theirs)
    for who, other, records, beside in ((of.keep, of.gone, mine, theirs), (of.gone, of.keep, theirs, mine)):
        if records:
            _share(sql, of, who, other, records, beside)


# ---- notes


def _part_notes(
    sql: sqlite3.Connection, of: Merged, mine: Sequence[Record], theirs: Sequence[Record]
) -> None:
    keep, gone = merge_store.person(sql, of.keep), merge_store.person(sql, of.gone)
    assert keep is not None
    assert gone is not None
    was = str(store.before_merge(sql, of, of.keep)["notes"])
    left, back = str(keep["notes"]), str(gone["notes"])
    told = {text for each in theirs for text in notes_of(each.raw)}
    of_mine = {text for each in mine for text in notes_of(each.raw)}
    given_up = {text for each in theirs for text in notes_of(store.raw_before(sql, of, each.id))} - told
    for text in sorted(given_up):
        if not _holds(left, text):
            back = _without(back, text)
    # What they had noted came along in the merge; nothing of it is here any more where nobody wrote into it.
    for text in [back, *sorted(told, key=lambda each: (-len(each), each))]:
        if not _holds(left, text):
            continue
        if not _holds(was, text) and text not in of_mine:
            left = _without(left, text)
        if not _holds(back, text):
            back = f"{back.strip()}\n\n{text}".strip()
    if left != keep["notes"]:
        told_since.set_person(sql, of.keep, {"notes": left})
    if back != gone["notes"]:
        told_since.set_person(sql, of.gone, {"notes": back})


def _holds(notes: str, text: str) -> bool:
    return bool(text.strip()) and f"\n\n{text.strip()}\n\n" in f"\n\n{notes.strip()}\n\n"


def _without(notes: str, text: str) -> str:
    return f"\n\n{notes.strip()}\n\n".replace(f"\n\n{text.strip()}\n\n", "\n\n", 1).strip()


# ---- what a person has once


def _part_column(
    sql: sqlite3.Connection, of: Merged, column: str, mine: Sequence[Record], theirs: Sequence[Record]
) -> None:
    came = store.came_by(sql, of, column) if theirs else None
    keep, gone = merge_store.person(sql, of.keep), merge_store.person(sql, of.gone)
    if came is None or keep is None or gone is None:
        return
    of_mine, of_theirs = _tell(sql, came, mine), _tell(sql, came, theirs)
    if of_mine and of_theirs:  # one import told of both: what their words say
        value = str(keep[column])
        of_mine, of_theirs = _saying(of_mine, value) or of_mine, _saying(of_theirs, value)
        of_mine = [] if of_theirs and not _saying(of_mine, value) else of_mine
    if of_theirs and gone[column] == _OWN[column]:
        told_since.set_person(sql, of.gone, {column: keep[column]})
    if of_theirs and not of_mine:
        told_since.set_person(sql, of.keep, {column: store.before_merge(sql, of, of.keep)[column]})


def _tell(sql: sqlite3.Connection, import_id: int, records: Sequence[Record]) -> list[Record]:
    told = store.told_by(sql, import_id, [each.id for each in records])
    return [each for each in records if each.id in told]


def _saying(records: Iterable[Record], value: str) -> list[Record]:
    return [each for each in records if is_said(each.raw, value)]


# ---- what both told


def _share(
    sql: sqlite3.Connection,
    of: Merged,
    who: int,
    other: int,
    records: Sequence[Record],
    beside: Sequence[Record],
) -> None:
    """Let somebody have the groups, pictures and further facts of the other that a record of their own tells as well."""
    names = store.group_names(sql)

    def copy(table: str, row: Values, teller: Record | None) -> None:
        if teller is not None and not told_since.has(sql, table, who, row):
            told_since.copy(sql, table, row, person_id=who, source_id=teller.id)

    for row in told_since.rows_since(sql, "group_member", other, of):
        copy("group_member", row, next(iter(_saying(records, names[row["group_id"]])), None))
    for row in told_since.rows_since(sql, "fact", other, of):
        if row["field"] == "custom" and row["value"]:
            copy("fact", row, next(iter(_saying(records, row["value"])), None))
    for row in told_since.rows_since(sql, "photo", other, of):
        for import_id in store.repeated(sql, "photo", row["id"]):
            if not _tell(sql, import_id, beside):
                copy("photo", row, next(iter(_tell(sql, import_id, records)), None))
