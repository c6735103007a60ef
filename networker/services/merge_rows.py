"""How the rows of one person become another's: all of them move, and only a true double is taken out.

A double is a row that says of the second what the first has already: the same talk, the same address. What it
knows beyond that is written into the one that stays.
"""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass

from networker.domain.names import fold
from networker.store import merge as store
from networker.store.ids import among
from networker.store.writer import Step

# Tables with one row for each person and thing, by the column of the thing.
LINKS = {
    "interaction_person": "interaction_id", "follow_up_person": "follow_up_id", "win_person": "win_id",
    "group_member": "group_id", "person_topic": "topic_id", "gathering_person": "gathering_id",
    "ask_person": "ask_id",
}  # fmt: skip
ROLES = ("host", "there", "invited", "declined")  # the first of two is what they were


@dataclass(frozen=True, slots=True)
class Two:
    """Who stays, who goes, and the step in which it happens."""

    step: Step
    keep: int
    gone: int

    def both(self, sql: str) -> None:
        """Run a statement with ?1 for who stays and ?2 for who goes."""
        self.step.execute(sql, (self.keep, self.gone))


def move_all(two: Two) -> None:
    """Give everything of one person to the other."""
    two.both("UPDATE source SET person_id = ?1 WHERE person_id = ?2")
    _handles(two)
    _facts(two)
    two.both(
        "DELETE FROM photo WHERE person_id = ?2 AND sha256 IN (SELECT sha256 FROM photo WHERE person_id = ?1)"
    )
    two.both("UPDATE photo SET person_id = ?1 WHERE person_id = ?2")
    two.both(
        "DELETE FROM reach_action WHERE person_id = ?2 AND EXISTS (SELECT 1 FROM reach_action k WHERE"
        " k.person_id = ?1 AND k.day = reach_action.day AND k.action = reach_action.action"
        " AND k.until IS reach_action.until AND k.about = reach_action.about"
        " AND k.channel IS reach_action.channel AND k.ask_from IS reach_action.ask_from"
        " AND k.words = reach_action.words)"
    )
    two.both("UPDATE reach_action SET person_id = ?1 WHERE person_id = ?2")
    _enrich_doubles(two)
    for table, thing in LINKS.items():
        two.both(
            f"DELETE FROM {table} WHERE person_id = ?2 AND {thing} IN"
            f" (SELECT {thing} FROM {table} WHERE person_id = ?1)"
        )
        two.both(f"UPDATE {table} SET person_id = ?1 WHERE person_id = ?2")
    _ties(two)
    _introductions(two)
    two.both("UPDATE recommendation SET person_id = ?1 WHERE person_id = ?2")
    _pairs(two)


def _handles(two: Two) -> None:
    """Addresses that both have become one; what only these two shared is shared no longer."""
    mine = {(row[1], row[3] or fold(row[2])): row for row in store.handles(two.step.connection, two.keep)}
    for number, channel, text, key, label, first, _ in store.handles(two.step.connection, two.gone):
        twin = mine.get((channel, key or fold(text)))
        if twin is None:
            two.step.update("handle", number, person_id=two.keep)
            continue
        two.step.update("handle", twin[0], label=twin[4] or label, first=twin[5] or first)
        two.step.delete("handle", number)


def free_keys(two: Two, left_out: list[tuple[str, str]]) -> None:
    """Addresses that one person alone has by now match again. `left_out`: keys whose rows were taken out."""
    keys = [(row[1], row[3]) for row in store.handles(two.step.connection, two.keep)]
    for channel, key in dict.fromkeys((*keys, *left_out)):
        rows = two.step.rows(store.HAVING, (channel, key)) if key else []
        if len(rows) == 1 and rows[0][2]:
            two.step.update("handle", rows[0][0], shared=False)


def _facts(two: Two) -> None:
    mine = {row[1:6]: row for row in store.facts(two.step.connection, two.keep)}
    for number, *mark, aside in store.facts(two.step.connection, two.gone):
        twin = mine.get(tuple(mark))
        if twin is None:
            two.step.update("fact", number, person_id=two.keep)
            continue
        two.step.update("fact", twin[0], aside=bool(twin[6] and aside))
        two.step.delete("fact", number)


def _enrich_doubles(two: Two) -> None:
    """What only the double knows: since when, how, in which role, with which answer."""
    step = two.step
    twins = "SELECT k.id, {} FROM {} k JOIN {} g ON g.{} = k.{} WHERE k.person_id = ?1 AND g.person_id = ?2"

    def doubles(table: str, columns: str) -> list[tuple[object, ...]]:
        thing = LINKS[table]
        return step.rows(twins.format(columns, table, table, thing, thing), (two.keep, two.gone))

    for row, since, other_since, until, other_until in doubles(
        "group_member", "k.since, g.since, k.until, g.until"
    ):
        known = [each for each in (since, other_since) if each]
        still = until is None or other_until is None
        ended = None if still else max(str(until), str(other_until))
        step.update("group_member", _id(row), since=min(map(str, known)) if known else None, until=ended)
    for row, how, other_how in doubles("person_topic", "k.how, g.how"):
        step.update("person_topic", _id(row), how=how or other_how)
    for row, role, other_role in doubles("gathering_person", "k.role, g.role"):
        strongest = min(
            (role, other_role),
            key=lambda each: (each not in ROLES, ROLES.index(str(each)) if each in ROLES else 0),
        )
        step.update("gathering_person", _id(row), role=strongest)
    for row, answer, other, helped, other_helped, thanked, other_thanked, *more in doubles(
        "ask_person",
        "k.answer, g.answer, k.helped, g.helped, k.thanked_day, g.thanked_day,"
        " k.channel, g.channel, k.thanks_id, g.thanks_id",
    ):
        answers = dict.fromkeys(str(each) for each in (answer, other) if each)
        step.update(
            "ask_person", _id(row), answer="\n\n".join(answers),
            helped=max((each for each in (helped, other_helped) if isinstance(each, int)), default=None),
            thanked_day=thanked or other_thanked, channel=more[0] or more[1], thanks_id=more[2] or more[3],
        )  # fmt: skip


def _id(value: object) -> int:
    return int(str(value))


def _ties(two: Two) -> None:
    two.both("DELETE FROM tie WHERE (person_id = ?1 AND other_id = ?2) OR (person_id = ?2 AND other_id = ?1)")
    for end, far in (("person_id", "other_id"), ("other_id", "person_id")):
        two.both(
            f"DELETE FROM tie WHERE {end} = ?2 AND EXISTS (SELECT 1 FROM tie k WHERE k.{end} = ?1"
            f" AND k.{far} = tie.{far} AND k.kind = tie.kind AND k.day IS tie.day AND k.notes = tie.notes)"
        )
        two.both(f"UPDATE tie SET {end} = ?1 WHERE {end} = ?2")


def _introductions(two: Two) -> None:
    """Nobody is brought together with themselves; what two say of the same two is said once."""
    two.both(
        "DELETE FROM introduction WHERE (person_id = ?1 AND other_id = ?2) OR (person_id = ?2 AND other_id = ?1)"
    )
    for end, far in (("person_id", "other_id"), ("other_id", "person_id")):
        two.both(
            f"DELETE FROM introduction WHERE {end} = ?2 AND EXISTS (SELECT 1 FROM introduction k WHERE k.{end} = ?1"
            f" AND k.{far} = introduction.{far} AND k.side = introduction.side AND k.day = introduction.day"
            " AND k.words = introduction.words AND k.came = introduction.came)"
        )
        two.both(f"UPDATE introduction SET {end} = ?1 WHERE {end} = ?2")


def _pairs(two: Two) -> None:
    """Doubts about the one are doubts about the other; "two people" said of either holds for both."""
    step = two.step
    two.both(
        "DELETE FROM pair WHERE (person_id = ?1 AND other_id = ?2) OR (person_id = ?2 AND other_id = ?1)"
    )
    for number, person, other, verdict in step.rows(
        "SELECT id, person_id, other_id, verdict FROM pair WHERE person_id = ?1 OR other_id = ?1", (two.gone,)
    ):
        third = other if person == two.gone else person
        twin = step.rows(
            "SELECT id, verdict FROM pair WHERE (person_id = ?1 AND other_id = ?2)"
            " OR (person_id = ?2 AND other_id = ?1)",
            (two.keep, third),
        )
        if twin:
            step.update("pair", twin[0][0], verdict=verdict or twin[0][1])
            step.delete("pair", number)
        elif person == two.gone:
            step.update("pair", number, person_id=two.keep)
        else:
            step.update("pair", number, other_id=two.keep)


def take_out_person(two: Two) -> None:
    """Let the journal say who became whom, and take the second out."""
    trace = two.step.insert("pair", person=two.keep, other=two.gone, why="", verdict="same")
    two.step.delete("pair", trace)
    two.step.delete("person", two.gone)


def follow_records(sql: sqlite3.Connection, people: Collection[int]) -> None:
    """Let what records told of people who were one be of whom these records are by now.

    A newer file may have told it while they were one, or one of the records been taken out since.
    """
    those = among(people)
    for table in store.FROM_A_RECORD:
        columns = store.DOUBLES.get(table, ("other_id", "kind"))
        same = " AND ".join(f"k.{column} IS t.{column}" for column in columns)
        if table == "handle":
            same += " AND (k.key <> '' OR k.text = t.text)"
        strays = (
            f"SELECT t.id, s.person_id, EXISTS (SELECT 1 FROM {table} k WHERE k.person_id = s.person_id AND {same})"
            f" FROM {table} t JOIN source s ON s.id = t.source_id"
            f" WHERE t.person_id IN {those} AND s.person_id <> t.person_id"
        )
        for number, owner, has_it in sql.execute(strays).fetchall():
            if has_it:
                sql.execute(f"DELETE FROM {table} WHERE id = ?", (number,))
            else:
                sql.execute(f"UPDATE {table} SET person_id = ? WHERE id = ?", (owner, number))
    sql.execute(
        f"UPDATE person SET source_id = NULL WHERE id IN {those} AND source_id NOT NULL"
        " AND NOT EXISTS (SELECT 1 FROM source s WHERE s.id = person.source_id AND s.person_id = person.id)"
    )


# Values of one person only, and which of several stays: the first of the order.
STATES = ("deceased", "let go", "paused", "active")


def prevailing_state(one: str, other: str) -> str:
    """What somebody decided weighs more than what everybody is by default."""
    return min(one, other, key=lambda each: STATES.index(each) if each in STATES else len(STATES))
