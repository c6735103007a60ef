"""One person out of two, and two out of one again: each a step of its own, undone at once or next year.

A merge moves every row and loses none but true doubles. Its split puts each row back where nothing changed it
since; what came since stays with who was kept, and is named.
"""

import sqlite3
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from networker.domain.changes import Changes
from networker.domain.vocabulary import StepId
from networker.services import asked, duplicates, evidence, split_words, told_since
from networker.services.comparison import Choices, Comparison, compare, compare_rows
from networker.services.errors import CannotDo
from networker.services.imports.known import OWN_WORDS, is_said
from networker.services.merge_rows import Two, follow_records, free_keys, move_all, take_out_person
from networker.services.somebody import name_of
from networker.store import merge as store
from networker.store import pairs as pairs_store
from networker.store import people as people_store
from networker.store import split_words as split_store
from networker.store.book import Book
from networker.store.jobs_anew import JobsAnew, in_step

__all__ = [
    "Choices", "Comparison", "PastMerge", "compare", "different", "merge", "merge_safe", "merges", "split",
]  # fmt: skip

NAME = ("given", "middle", "family", "prefix", "suffix", "name", "source_id")
_WORDS = "SELECT value FROM fact WHERE person_id = ? AND field = 'custom' AND detail = ?"
DATED = {"work": "job", "place": "place", "birthday": "birthday"}


@dataclass(frozen=True, slots=True)
class PastMerge:
    """A merge that is in effect. `behind` names the later merge that has to be split first; "" for none."""

    step: StepId
    keep: int
    gone: int
    name: str  # of who was kept, as it is now
    other: str  # the other name of the two
    at: datetime
    behind: str = ""


def merge(book: Book, keep: int, gone: int, *, now: datetime, choices: Choices | None = None) -> Changes:
    """Make one person of two, as one step; without choices as `compare` offers it. Raises CannotDo."""
    if keep == gone:
        raise CannotDo("That is one person already.")
    if book.read("SELECT 1 FROM person WHERE id IN (?, ?) AND me = 1", (keep, gone)):
        raise CannotDo("One of them is your own entry, which stands apart from your contacts.")
    label = f"Merge of {name_of(book, keep)} and {name_of(book, gone)}"
    with book.step("merge", label, now=now) as step:
        _merge(Two(step, keep, gone), choices, in_step(step.connection), now)
    return step.changes


def merge_safe(book: Book, *, now: datetime) -> Changes:
    """Merge everybody whose name and address agree, as one step. Whoever then contradicts is left alone."""
    found = duplicates.safe(book)
    if len(found) == 1:
        return merge(book, found[0].one.id, found[0].other.id, now=now)
    became: dict[int, int] = {}
    with book.step("merge safe", f"Merge of {len(found)} pairs", now=now) as step:
        jobs = in_step(step.connection)
        for each in found:
            keep, gone = _now(became, each.one.id), _now(became, each.other.id)
            if keep == gone or not _still_safe(step.connection, keep, gone):
                continue
            keep, gone = min(keep, gone), max(keep, gone)
            _merge(Two(step, keep, gone), None, jobs, now)
            became[gone] = keep
    return step.changes


def _now(became: dict[int, int], person: int) -> int:
    while person in became:
        person = became[person]
    return person


def _still_safe(sql: sqlite3.Connection, keep: int, gone: int) -> bool:
    """Whether it is safe with what both have got by merges before."""
    if any(row[4] == "different" for row in pairs_store.verdict(sql, keep, gone)):
        return False
    known = evidence.traits(sql, (keep, gone))
    return evidence.may_be_merged_unasked(known[keep], known[gone])


def _merge(two: Two, choices: Choices | None, jobs: JobsAnew, now: datetime) -> None:
    sql = two.step.connection
    rows = compare_rows(sql, two.keep, two.gone)
    if choices is None:
        choices = Choices(frozenset(row.field for row in rows if row.kind == "radio" and row.of_gone))
    one, other = store.person(sql, two.keep), store.person(sql, two.gone)
    assert one is not None
    assert other is not None
    fields = {row.field for row in rows if row.kind == "radio"}
    presents = {
        name: [store.present(sql, who, fact) for who in (two.keep, two.gone)]
        for name, fact in DATED.items()
        if name in fields
    }
    keys = _leave_out(two, choices.left_out)
    asked.end(two.step, (two.keep, two.gone), of_all=True)
    move_all(two)
    free_keys(two, keys)
    jobs.tell([two.keep])  # else the next file would, and turn over what is chosen here
    for name, (mine, theirs) in presents.items():
        stays, yields = (theirs, mine) if name in choices.of_gone else (mine, theirs)
        if stays is not None and yields is not None:
            _settle(two, DATED[name], stays, yields)
    _settle_person(two, one, other, choices, now)
    take_out_person(two)


def _leave_out(two: Two, cells: Collection[str]) -> list[tuple[str, str]]:
    """Take out what the user does not want to keep; answers the keys of the addresses among it."""
    step, keys = two.step, []
    for who, side in ((two.keep, "keep"), (two.gone, "gone")):
        for number, channel, _text, key, *_ in store.handles(step.connection, who):
            if f"handle:{number}" in cells:
                keys.append((channel, key))
                step.delete("handle", number)
        if f"groups:{side}" in cells:
            other = two.gone if who == two.keep else two.keep
            of_both = {row[1] for row in store.groups(step.connection, other)}
            for member, group, _name in store.groups(step.connection, who):
                if group not in of_both:
                    step.delete("group_member", member)
    return keys


def _settle(two: Two, fact: str, stays: store.Row, yields: store.Row) -> None:
    """Let a value be the present one; the other stays as a fact beside it, a birthday as an other one."""
    step = two.step
    if fact == "birthday":
        for number, name, value, *_ in store.facts(step.connection, two.keep):
            if name == fact and value == yields[1]:
                step.update("fact", number, field="custom", detail="other birthday")
        return
    kept = step.rows(
        "SELECT id, noted, coalesce(since, ''), aside FROM fact WHERE person_id = ? AND field = ?"
        f" AND value = ? AND detail = ? AND until IS NULL ORDER BY {store.PRESENT} LIMIT 1",
        (two.keep, fact, stays[1], stays[2]),
    )
    if not kept:
        return
    number, noted, since, _ = kept[0]
    step.update("fact", number, aside=False)
    for (before,) in step.rows(
        "SELECT id FROM fact WHERE person_id = ? AND field = ? AND until IS NULL AND aside = 0"
        " AND (noted, coalesce(since, ''), id) > (?, ?, ?)",
        (two.keep, fact, noted, since, number),
    ):
        step.update("fact", before, aside=True)


def _settle_person(
    two: Two, one: dict[str, object], other: dict[str, object], choices: Choices, now: datetime
) -> None:
    """The values that a person has once: name, circle, state, notes, wishes."""
    chosen = {name: other if name in choices.of_gone else one for name in ("name", "circle", "state")}
    named, yields = chosen["name"], one if chosen["name"] is other else other
    values: dict[str, object] = {column: named[column] for column in NAME}
    values["folded"] = two.step.rows("SELECT folded FROM person WHERE id = ?", (named["id"],))[0][0]
    values |= _words_of_both(two, named, yields, now)
    notes = [
        str(row["notes"]).strip()
        for row, side in ((one, "keep"), (other, "gone"))
        if f"notes:{side}" not in choices.left_out
    ]
    if len(notes) == 2 and notes[1] in notes[0]:
        notes.pop()
    values["notes"] = (
        str(one["notes"]) if notes == [str(one["notes"]).strip()] else "\n\n".join(filter(None, notes))
    )
    values["circle"] = chosen["circle"]["circle"]
    values["state"] = chosen["state"]["state"]
    for mark in ("want_to_know", "muted", "me"):
        values[mark] = bool(one[mark] or other[mark])
    if two.step.rows(
        "SELECT 1 FROM person WHERE id IN (?, ?) AND want_to_know = 0 AND last_contact IS NOT NULL",
        (two.keep, two.gone),
    ):
        values["want_to_know"] = False  # they were known all along
    wishes = one if one["wish_days"] else other
    values["wish_days"], values["wish_strict"] = wishes["wish_days"], wishes["wish_strict"]
    values["created_at"] = min((str(r["created_at"]) for r in (one, other) if r["created_at"]), default="")
    two.step.update("person", two.keep, **values)
    former = str(yields["name"])
    if former and former != named["name"] and not _has_former(two, former):
        two.step.insert(
            "fact", id=_fresh_fact(two), person=two.keep, field="custom", value=former, detail="former name",
            noted=now.date().isoformat(), source_id=yields["source_id"],
        )  # fmt: skip


def _words_of_both(
    two: Two, named: dict[str, object], yields: dict[str, object], now: datetime
) -> dict[str, object]:
    """Nickname, middle name and the like: whose name it is has them; another one fills what is empty, or is kept as a fact."""
    values: dict[str, object] = {}
    for column, label in OWN_WORDS.items():
        own, other = str(named[column]), str(yields[column])
        values[column] = own or other
        known = [str(value) for (value,) in two.step.rows(_WORDS, (two.keep, label))]
        if other and not is_said(other, [*known, str(values[column])]):
            two.step.insert(
                "fact", id=_fresh_fact(two), person=two.keep, field="custom", value=other, detail=label,
                noted=now.date().isoformat(), source_id=yields["source_id"],
            )  # fmt: skip
    return values


def _fresh_fact(two: Two) -> int:
    """An id that no fact has ever had: one deleted just now as a double must find its place free at a split."""
    highest = two.step.rows(
        "SELECT max((SELECT coalesce(max(id), 0) FROM fact),"
        " (SELECT coalesce(max(row_id), 0) FROM change WHERE tbl = 'fact'))"
    )
    return int(highest[0][0]) + 1


def _has_former(two: Two, name: str) -> bool:
    return bool(
        two.step.rows(
            "SELECT 1 FROM fact WHERE person_id = ? AND field = 'custom' AND detail = 'former name'"
            " AND value = ?",
            (two.keep, name),
        )
    )


def different(book: Book, one: int, other: int, *, now: datetime) -> Changes:
    """Remember for ever that these are two people."""
    label = f"{name_of(book, one)} and {name_of(book, other)} are two people"
    with book.step("tell apart", label, now=now) as step:
        _note_apart([(one, other)], step.connection)
    return step.changes


def merges(book: Book, *, limit: int = 200) -> list[PastMerge]:
    """Merges that can be split again, the newest first, also those of years ago.

    Who was made of two and is gone, as with the last import that told of them, is not among them.
    """
    found, ends = store.merged(book.reader), dict[int, int]()
    for each in found:
        ends.setdefault(each.gone, ends.get(each.keep, each.keep))
    there = people_store.names(book.reader, sorted(set(ends.values())))
    found = [each for each in found if ends[each.gone] in there]
    listed = []
    for n, each in enumerate(found[:limit]):
        name = name_of(book, each.keep)
        # Where the name of who is gone was taken over, the one that was given up tells the two apart.
        other = each.former if each.name == name and each.former else each.name
        at = datetime.fromisoformat(each.at)
        listed.append(
            PastMerge(
                StepId(each.step),
                each.keep,
                each.gone,
                name,
                other or "Somebody",
                at,
                _behind(each, found[:n]),
            )
        )
    return listed


def _behind(merged: store.Merged, later: Sequence[store.Merged]) -> str:
    """The name of who became a part of the same person later: they have to be split off first."""
    return next((each.name or "Somebody" for each in later if merged.keep in (each.keep, each.gone)), "")


def split(
    book: Book, step: int, *, now: datetime, gone: int | None = None, apart: bool = False
) -> tuple[Changes, tuple[str, ...]]:
    """Take a merge back, also next year: both are there again with all they had.

    `gone`: one of several merges of a step. `apart`: remember that they are two people. The second answer
    names what was added or edited since, and stays with who was kept. Raises CannotDo.
    """
    in_effect = store.merged(book.reader)
    wanted = [each for each in in_effect if each.step == step and gone in (None, each.gone)]
    if not wanted:
        raise CannotDo("There is no such merge that could be split.")
    others = [each for each in in_effect if each not in wanted]
    for each in wanted:
        if behind := _behind(each, [other for other in others if other.last > each.last]):
            raise CannotDo(f"{behind} was merged later; split that one first.")
    label = f"Split of {len(wanted)} merges"
    if len(wanted) == 1:
        label = f"Split of {name_of(book, wanted[0].keep)} and {wanted[0].name or 'Somebody'}"
    became = {each.gone: each.keep for each in others}
    added = [word for each in wanted for word in _added(book.reader, each)]
    edited = [(each, _edited(book.reader, each)) for each in wanted]
    named = [each for each in wanted if told_since.gave_the_name(book.reader, each)]
    changes = book.revert_step(
        StepId(step), label=label, now=now, verb="split", spans=[(each.first, each.last) for each in wanted],
        instead={person: _now(became, person) for person in became},
        also=partial(_finish_split, wanted, named, apart, now),
    )  # fmt: skip
    kept = [_EDITED[name] for each, names in edited for name in names if _is_other(book.reader, each, name)]
    return changes, tuple(dict.fromkeys([*added, *kept]))


def _finish_split(
    wanted: Sequence[store.Merged],
    named: Sequence[store.Merged],
    apart: bool,
    now: datetime,
    sql: sqlite3.Connection,
) -> None:
    """Within the step of a split: what records told since goes back along with them."""
    for each in wanted:  # the newest first: what came since stands with who was kept last
        told_since.give_back(sql, each, named=each in named)
    follow_records(sql, {person for each in wanted for person in (each.keep, each.gone)})
    for each in wanted:
        told_since.share(sql, each, now.date())
        split_words.part(sql, each)
        if store.is_user_since(sql, each):
            sql.execute("UPDATE person SET me = 1 WHERE id = ?", (each.gone,))
    _note_apart([(each.keep, each.gone) for each in wanted] if apart else (), sql)


def _note_apart(people: Sequence[tuple[int, int]], sql: sqlite3.Connection) -> None:
    """Remember that each two are two people, within the step that is open on this connection."""
    there = pairs_store.people(sql, {person for pair in people for person in pair})
    for one, other in people:
        if one not in there or other not in there:
            continue  # the import that brought them was taken back
        noted = pairs_store.verdict(sql, one, other)
        sql.executemany("UPDATE pair SET verdict = 'different' WHERE id = ?", [row[:1] for row in noted])
        if not noted:
            sql.execute(
                "INSERT INTO pair (person_id, other_id, why, verdict) VALUES (?, ?, '', 'different')",
                (one, other),
            )


_EDITED = {
    "name": "the name", "circle": "the circle", "state": "the state", "notes": "the notes",
    "want_to_know": "the mark", "muted": "the mark", "wish_days": "the rhythm wished for",
}  # fmt: skip


def _added(sql: sqlite3.Connection, merged: store.Merged) -> list[str]:
    """What was added since a merge, in words."""
    said, theirs = [], told_since.records_of_gone(sql, merged)
    for table, number in store.added_since(sql, merged.keep, merged, theirs).items():
        word = store.ADDED[table]
        said.append(f"1 {word}" if number == 1 else f"{number:,} {word}{'es' if word == 'address' else 's'}")
    return said


def _edited(sql: sqlite3.Connection, merged: store.Merged) -> list[str]:
    """Which values of who was kept were edited since a merge."""
    return store.edited_since(sql, merged.keep, merged, told_since.records_of_gone(sql, merged))


def _is_other(sql: sqlite3.Connection, merged: store.Merged, name: str) -> bool:
    """Whether a value of who was kept is, after the split, another one than before the merge."""
    now = store.person(sql, merged.keep)
    return now is None or now[name] != split_store.before_merge(sql, merged, merged.keep)[name]
