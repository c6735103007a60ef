"""The words that stay of people when an import was taken back: of their records, their notes, their names.

A row of the book says which import brought it, not which others told the same. Of what stands in a person's own row
the records that are left tell: each holds what its file said. Called by `take_back`, whose scratch tables it reads.
"""

import json
import sqlite3
from itertools import pairwise
from typing import Any, NamedTuple

from networker.domain.likeness import says_more
from networker.domain.names import sort_key
from networker.domain.vocabulary import ImportId, StepId
from networker.store import journal
from networker.store.jobs_anew import TOLD_OF
from networker.store.tellings import Imports

Values = dict[str, Any]
_SAYINGS = ("notes", "middle", "prefix", "suffix", "nickname")  # that stand in a person's own row
_OF_A_RECORD = ("file", "row", "name", "raw", "title", "company")  # what a file says, in the row of a record
_PARTS = ("given", "middle", "family")
_SAYING_SO = "SELECT 1 FROM source s WHERE s.person_id = p.id AND s.name = p.name AND s.name <> ''"
_GIVER_SAYS_OTHERWISE = (
    "SELECT 1 FROM source g WHERE g.id = p.source_id AND g.row > 0 AND g.name NOT IN ('', p.name)"
)
_A_NAME = "field = 'custom' AND detail IN ('other name', 'former name')"
_TAKEN = "(SELECT id FROM temp.taken_import)"


def put_words_right(sql: sqlite3.Connection, import_id: ImportId, back: StepId) -> None:
    """Let nothing stay in words that only imports said which are taken back."""
    _put_records_right(sql, import_id)
    _find_who_lost_a_record(sql, back)
    _say_again(sql, back)
    _forget_sayings(sql)
    for person in _misnamed(sql, back):
        _call_as_others_do(sql, person)
    _forget_former_names(sql, import_id, back)
    _keep_names(sql, back)
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
        # What a split gives back is what files told.
        "SELECT c.before, c.step_id, s.import_id IS NULL AND s.reverts_import IS NULL AND s.verb <> 'split',"
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


# ---- names


def _misnamed(sql: sqlite3.Connection, back: StepId) -> list[int]:
    """Who bears a name that none of their records says, now that this step changed them or their records.

    Or a talk alone, where a list says another one; or not the one that gave it. A name that was typed is nobody's to say.
    """
    return [
        row[0]
        for row in sql.execute(
            "SELECT p.id FROM person p WHERE (p.source_id NOT NULL OR p.name = '') AND p.id IN"
            " (SELECT id FROM temp.lost_a_record"
            " UNION SELECT row_id FROM change WHERE step_id = ?1 AND tbl = 'person'"
            " UNION SELECT id FROM temp.staying WHERE by_hand = 0)"
            " AND EXISTS (SELECT 1 FROM source s WHERE s.person_id = p.id AND s.name <> '')"
            f" AND (NOT EXISTS ({_SAYING_SO}) OR EXISTS ({_GIVER_SAYS_OTHERWISE})"
            f"  OR (NOT EXISTS ({_SAYING_SO} AND s.row > 0) AND EXISTS (SELECT 1 FROM fact f JOIN source l ON l.id = f.source_id AND l.row > 0 AND l.name = f.value"
            "   WHERE f.person_id = p.id AND f.field = 'custom' AND f.detail = 'other name')))",
            (back,),
        )
    ]


def _call_as_others_do(sql: sqlite3.Connection, person: int) -> None:
    """Give somebody the name that a row of a list says, else that of a talk; the first of them as ever."""
    states = states_of(sql, "person", person)
    if any(b.by_hand and b.row["name"] != a.row["name"] for a, b in pairwise(states)):
        return
    name, source = sql.execute(
        "SELECT name, id FROM source WHERE person_id = ? AND name <> '' ORDER BY row = 0, id <> ?, id LIMIT 1",
        (person, states[-1].row["source_id"]),
    ).fetchone()
    _call(sql, person, name, source)


def _call(sql: sqlite3.Connection, person: int, name: str, source: int) -> None:
    """Let a record give somebody their name."""
    states = states_of(sql, "person", person)
    parts = next((each.row for each in reversed(states) if each.row["name"] == name), None)
    if parts is None:
        given, _, family = name.partition(" ")
        parts = {"given": given, "middle": "", "family": family.strip()}
    places = ", ".join(f"{part} = ?" for part in _PARTS)
    sql.execute(
        f"UPDATE person SET name = ?, folded = ?, source_id = ?, {places} WHERE id = ?",
        (name, sort_key(name), source, *(parts[part] for part in _PARTS), person),
    )
    sql.execute(
        f"DELETE FROM fact WHERE person_id = ? AND {_A_NAME} AND value = ? AND import_id NOT NULL",
        (person, name),
    )


def _forget_former_names(sql: sqlite3.Connection, import_id: ImportId, back: StepId) -> None:
    """Take out that somebody had another name where no import that stands ever said it.

    A talk said it in vain where a list had said another one before.
    """
    rows = sql.execute(
        "SELECT f.id, f.person_id, f.value, coalesce((SELECT s.id FROM step s WHERE s.import_id = f.import_id), 0)"
        " FROM (SELECT id FROM temp.staying UNION SELECT row_id AS id FROM change WHERE step_id = :back AND tbl = 'person'"
        f"  UNION SELECT id FROM temp.lost_a_record UNION {TOLD_OF}) t"
        " CROSS JOIN fact f ON f.person_id = t.id WHERE f.field = 'custom' AND f.detail = 'former name'"
        " AND f.import_id NOT NULL AND t.id NOT IN (SELECT id FROM temp.staying WHERE by_hand = 1)",
        {"import": import_id, "back": back},
    ).fetchall()
    for fact, person, name, renamed in rows:
        sources = sql.execute("SELECT id FROM source WHERE person_id = ?", (person,)).fetchall()
        said = [_said(sql, row, states_of(sql, "source", row)) for (row,) in sources]
        if not any(
            words["name"] in (name, "") and (words["row"] or step < renamed)
            for each in said
            for step, words in each.items()
        ):
            sql.execute("DELETE FROM fact WHERE id = ?", (fact,))


def _keep_names(sql: sqlite3.Connection, back: StepId) -> None:
    """Let nobody lose a name with this step that a list says which stands: it is the name if but a talk gave the one
    that is left, else it is noted beside that.
    """
    lost = sql.execute(
        "SELECT l.id, l.name, EXISTS (SELECT 1 FROM source g WHERE g.id = p.source_id AND g.row = 0) FROM"
        " (SELECT row_id AS id, json_extract(before, '$.name') AS name FROM change"
        "   WHERE step_id = ?1 AND tbl = 'person' AND before NOT NULL AND row_id IN (SELECT id FROM person)"
        "  UNION SELECT json_extract(before, '$.person_id'), json_extract(before, '$.value') FROM change"
        "   WHERE step_id = ?1 AND tbl = 'fact' AND before NOT NULL"
        "   AND json_extract(before, '$.detail') IN ('other name', 'former name')) l"
        " JOIN person p ON p.id = l.id AND l.name NOT IN ('', p.name)"
        f" WHERE NOT EXISTS (SELECT 1 FROM fact WHERE person_id = p.id AND {_A_NAME} AND value = l.name)"
        # Most such names nobody said but what is taken back; to look at all states of their records is dear.
        " AND EXISTS (SELECT 1 FROM source s WHERE s.person_id = p.id AND (s.name = l.name OR EXISTS (SELECT 1 FROM change c"
        "  WHERE c.tbl = 'source' AND c.row_id = s.id AND c.step_id <> ?1 AND json_extract(c.before, '$.name') = l.name)"
        " OR EXISTS (SELECT 1 FROM temp.otherwise o WHERE o.id = s.id AND json_extract(o.words, '$[2]') = l.name)))",
        (back,),
    ).fetchall()
    called = set()
    for person, name, spoken in lost:
        found = _listed_by(sql, person, name)
        if found is None:
            continue
        source, import_id, day = found
        if spoken and person not in called:
            called.add(person)
            _call(sql, person, name, source)
        elif says_more(name, _names(sql, person)):
            sql.execute(
                "INSERT INTO fact (person_id, field, value, detail, noted, source_id, import_id)"
                " VALUES (?, 'custom', ?, 'other name', ?, ?, ?)",
                (person, name, day, source, import_id),
            )
    sql.execute(
        f"DELETE FROM fact WHERE {_A_NAME} AND import_id NOT NULL AND (person_id, value) IN (SELECT p.id, p.name"
        " FROM change c JOIN person p ON p.id = c.row_id WHERE c.step_id = ? AND c.tbl = 'person')",
        (back,),
    )


def _names(sql: sqlite3.Connection, person: int) -> list[str]:
    query = f"SELECT name FROM person WHERE id = ?1 UNION SELECT value FROM fact WHERE person_id = ?1 AND {_A_NAME}"
    return [row[0] for row in sql.execute(query, (person,))]


def _listed_by(sql: sqlite3.Connection, person: int, name: str) -> tuple[int, int, str] | None:
    """The record of a list, the import that stands, and its day, by which somebody has a name."""
    for (row,) in sql.execute("SELECT id FROM source WHERE person_id = ? ORDER BY id", (person,)).fetchall():
        states = states_of(sql, "source", row)
        for step, words in sorted(_said(sql, row, states).items()):
            if words["row"] and words["name"] == name:
                found = sql.execute(
                    "SELECT import_id, substr(at, 1, 10) FROM step WHERE id = ? OR (? = 0 AND import_id = ?)",
                    (step, step, states[-1].row["import_id"]),
                ).fetchone()
                return (row, *found) if found else None
    return None
