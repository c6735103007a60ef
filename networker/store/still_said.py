"""The words that stay of people when an import was taken back: of their records, and their notes.

A row of the book says which import brought it, not which others told the same. Of what stands in a person's own row
the records that are left tell: each holds what its file said. Called by `take_back`, whose scratch tables it reads.
"""

import json
import sqlite3
from typing import Any, NamedTuple

from networker.domain.vocabulary import ImportId, StepId
from networker.store import journal
from networker.store.parts import JOINED
from networker.store.tellings import Imports

Values = dict[str, Any]
_SAYINGS = ("notes", "middle", "prefix", "suffix", "nickname")  # that stand in a person's own row
_OF_A_RECORD = ("file", "row", "name", "raw", "title", "company")  # what a file says, in the row of a record
_TAKEN = "(SELECT id FROM temp.taken_import)"


def put_words_right(sql: sqlite3.Connection, import_id: ImportId, back: StepId) -> None:
    """Let nothing stay in words that only imports said which are taken back."""
    _put_records_right(sql, import_id)
    _find_who_lost_a_record(sql, back)
    _say_again(sql, back)
    _forget_sayings(sql)
    sql.execute("DELETE FROM temp.lost_a_record")


def _find_who_lost_a_record(sql: sqlite3.Connection, back: StepId) -> None:
    """Whom this step took a record, of those who stay: looked for once, since most of a hundred thousand are gone."""
    sql.execute("CREATE TEMP TABLE IF NOT EXISTS lost_a_record (id INTEGER PRIMARY KEY)")
    sql.execute(
        "INSERT OR IGNORE INTO temp.lost_a_record SELECT who FROM (SELECT json_extract(before, '$.person_id') AS who"
        " FROM change WHERE step_id = ? AND tbl = 'source') WHERE who IN (SELECT id FROM person)",
        (back,),
    )


class State(NamedTuple):
    """What a row was, from one change to the next."""

    step: int  # that made it so; 0: who put it in
    by_hand: bool
    stands: bool  # it is the word of an import that is not taken back
    row: Values


def states_of(sql: sqlite3.Connection, table: str, row: int) -> list[State]:
    """The states of a row, the first first. Numbers are given again: none of another row that had this one before."""
    changes = sql.execute(
        # What merge and split give somebody is what files told, and else it was typed before.
        "SELECT c.before, c.step_id, s.import_id IS NULL AND s.reverts_import IS NULL"
        f" AND s.verb NOT IN ({JOINED}, 'split'),"
        f" s.import_id NOT NULL AND s.import_id NOT IN {_TAKEN}"
        " FROM change c JOIN step s ON s.id = c.step_id WHERE c.tbl = ? AND c.row_id = ? ORDER BY c.id",
        (table, row),
    ).fetchall()
    present = journal.present(sql, table, row)
    images = [json.loads(before) if before else None for before, *_ in changes] + [present]
    brought = "SELECT 1 FROM temp.brought WHERE tbl = ? AND id = ?"
    stands = sql.execute(brought, (table, row)).fetchone() is None
    makers = [(0, False, stands), *((step, bool(hand), bool(ok)) for _, step, hand, ok in changes)]
    found: list[State] = []
    for maker, image in zip(makers, images, strict=True):
        if image is None or present is None or image["import_id"] != present["import_id"]:
            found = []
        else:
            found.append(State(*maker, image))
    return found


# ---- records


def _put_records_right(sql: sqlite3.Connection, import_id: ImportId) -> None:
    """Give each record the words of the last import that stands and told it.

    It has them where that import wrote them. One that found its own words there has that noted with its report: they
    are those of that time. Else one may have told otherwise of the same place, by which alone the record stays.
    """
    rows = sql.execute(
        # Changed by what is taken back, and told by another that stands, or by this one until now.
        "WITH mine AS MATERIALIZED (SELECT json_extract(t.value, '$[0]') AS first, json_extract(t.value, '$[1]') AS last"
        "  FROM import i, json_each(CASE WHEN json_valid(i.report) THEN i.report ELSE '{}' END, '$.told.source') t"
        "  WHERE i.id = ?1)"
        " SELECT DISTINCT c.row_id FROM change c JOIN step s ON s.id = c.step_id"
        f" WHERE c.tbl = 'source' AND c.before NOT NULL AND s.import_id IN {_TAKEN} AND ("
        " c.row_id IN (SELECT id FROM temp.told WHERE tbl = 'source') OR EXISTS (SELECT 1 FROM mine WHERE c.row_id BETWEEN first AND last))"
        " UNION SELECT o.id FROM temp.otherwise o CROSS JOIN temp.brought b ON b.tbl = 'source' AND b.id = o.id"
        # An older list wrote its words over those of this one, which was the newest.
        " UNION SELECT b.id FROM import i, json_each(i.report, '$.held') h CROSS JOIN temp.brought b"
        "  ON b.tbl = 'source' AND b.id = json_extract(h.value, '$[0]') AND b.by = ?1"
        f"  WHERE json_valid(i.report) AND i.id NOT IN {_TAKEN}",
        (import_id,),
    ).fetchall()
    imports = Imports(sql) if rows else None
    for (row,) in rows:
        states = states_of(sql, "source", row)
        said = _said(sql, row, states) if states else {}  # it went with the person, whom nobody else knows
        words = {}
        if said and imports:
            words = said[imports.last_word(said, row, states[-1].row)]
        changed = {name: word for name, word in words.items() if word != states[-1].row[name]}
        if changed:
            places = ", ".join(f"{name} = ?" for name in changed)
            sql.execute(f"UPDATE source SET {places} WHERE id = ?", (*changed.values(), row))


def _said(sql: sqlite3.Connection, row: int, states: list[State]) -> dict[int, Values]:
    """The words of a record by the steps of those imports that stand and told it."""
    otherwise: dict[int, Values] = {}
    older: dict[int, Values] = {}  # words of their own, held back by those of a newer file
    for step, words, is_older in sql.execute(
        "SELECT step, words, older FROM temp.otherwise WHERE id = ?", (row,)
    ):
        # Earlier versions of the program noted no job.
        line = dict(zip(_OF_A_RECORD, [*json.loads(words), None, None], strict=False))
        (older if is_older else otherwise)[step] = line
    found = {each.step: each.row for each in states if each.stands}
    tellers = (
        "SELECT s.id FROM temp.told t JOIN step s ON s.import_id = t.by WHERE t.tbl = 'source' AND t.id = ?"
    )
    for (teller,) in sql.execute(tellers, (row,)):
        if teller not in otherwise and teller not in older:
            found[teller] = [each.row for each in states if each.step <= teller][-1]
    found = {step: {name: values.get(name) for name in _OF_A_RECORD} for step, values in found.items()}
    return found | older or otherwise


# ---- what stands in a person's own row


def _say_again(sql: sqlite3.Connection, back: StepId) -> None:
    """Leave people what this step turned back of their notes and names though a record that is left says it too."""
    changes = sql.execute(
        "SELECT row_id, before FROM change WHERE step_id = ? AND tbl = 'person' AND before NOT NULL"
        " AND row_id IN (SELECT id FROM person) ORDER BY id DESC",
        (back,),
    )
    for person, image in dict(changes.fetchall()).items():
        before, present = json.loads(image), journal.present(sql, "person", person)
        if present is None or all(before[column] == present[column] for column in _SAYINGS):
            continue
        for column in _SAYINGS:
            there = list(filter(None, present[column].split("\n\n")))
            gone = [each for each in before[column].split("\n\n") if each and each not in there]
            if column != "notes" and there:
                continue  # of the others there is but one
            if gone and (said := _still_said(sql, person, gone)):
                sql.execute(
                    f"UPDATE person SET {column} = ? WHERE id = ?", ("\n\n".join([*there, *said]), person)
                )


def _forget_sayings(sql: sqlite3.Connection) -> None:
    """Take out of people who stay what only imports said that are taken back, and no record that is left.

    Whom the user edited stays whole.
    """
    people = sql.execute(
        f"SELECT id, {', '.join(_SAYINGS)} FROM person WHERE id IN"
        " (SELECT id FROM temp.staying UNION SELECT id FROM temp.lost_a_record)"
        " AND id NOT IN (SELECT id FROM temp.staying WHERE by_hand = 1)"
        f" AND {' || '.join(_SAYINGS)} <> ''"  # of a hundred thousand people most say nothing
    ).fetchall()
    for person, *present in people:
        states = states_of(sql, "person", person)
        for column, value in zip(_SAYINGS, present, strict=True):
            parts = [each for each in value.split("\n\n") if each]
            kept = _brought_by_others(states, column)
            kept.update(_still_said(sql, person, [each for each in parts if each not in kept]))
            left = [each for each in parts if each in kept]
            if left != parts:
                sql.execute(f"UPDATE person SET {column} = ? WHERE id = ?", ("\n\n".join(left), person))


def _brought_by_others(states: list[State], column: str) -> set[str]:
    """What the user wrote, or an import that stands, of the paragraphs in a column of somebody's row."""
    found: set[str] = set()
    before: set[str] = set()
    for each in states:
        here = set(each.row[column].split("\n\n"))
        if each.stands or each.by_hand:
            found |= here - before
        before = here
    return found


def _still_said(sql: sqlite3.Connection, person: int, texts: list[str]) -> list[str]:
    """Which of these texts the records that are left of somebody say, or once said by an import that stands."""
    rows = (
        sql.execute("SELECT id, raw FROM source WHERE person_id = ?", (person,)).fetchall() if texts else []
    )
    found = {text for text in texts if any(_is_in(text, raw) for _, raw in rows)}
    if len(found) < len(texts):
        said = [_said(sql, row, states) for row, _ in rows if (states := states_of(sql, "source", row))]
        raws = [words["raw"] for each in said for words in each.values()]
        found.update(text for text in texts if any(_is_in(text, raw) for raw in raws))
    return [text for text in texts if text in found]


def _is_in(said: str, raw: str) -> bool:
    """Whether raw values hold a text, by its first line: cards write line breaks in their own way."""
    line = said.splitlines()[0]
    return line in raw or json.dumps(line, ensure_ascii=False)[1:-1] in raw
