"""Reading who is known to know whom: ties, talks with several, gatherings, groups and employers. Nothing is written here.

What is a crowd (a fair, a large company) says nothing of who knows whom, and is passed over.
"""

import json
import sqlite3
from collections.abc import Collection
from typing import Any

from networker.store.crowds import PRESENT, small_gatherings, small_groups
from networker.store.people import LISTED, NAME

Row = tuple[Any, ...]
TOGETHER = 12  # people of one talk up to which all are taken to have met
_ASKED = "(SELECT value FROM json_each(:people))"

_SMALL = (
    "i.kind <> 'note' AND (SELECT count(*) FROM interaction_person c WHERE c.interaction_id = i.id)"
    f" <= {TOGETHER}"
)
_GATHERINGS = small_gatherings(f"SELECT gathering_id FROM gathering_person WHERE person_id IN {_ASKED}")
_GROUPS = small_groups(f"SELECT group_id FROM group_member WHERE person_id IN {_ASKED}")
_BONDS = f"""
SELECT t.person_id AS one, t.other_id AS other, 'tie' AS what, t.kind AS text, t.inverse AS inverse, 1 AS first, 1 AS n
  FROM tie t WHERE t.person_id IN {_ASKED}
UNION ALL SELECT t.other_id, t.person_id, 'tie', t.kind, t.inverse, 0, 1 FROM tie t WHERE t.other_id IN {_ASKED}
UNION ALL SELECT a.person_id, b.person_id, 'gathering', g.name, '', 1, s.size
  FROM gathering_person a JOIN {_GATHERINGS} s ON s.gathering_id = a.gathering_id
  JOIN gathering g ON g.id = a.gathering_id
  JOIN gathering_person b ON b.gathering_id = a.gathering_id AND b.person_id <> a.person_id AND b.role {PRESENT}
  WHERE a.person_id IN {_ASKED} AND a.role {PRESENT} AND a.gathering_id <> :gathering
UNION ALL SELECT a.person_id, b.person_id, 'group', g.name, '', 1, s.size
  FROM group_member a JOIN {_GROUPS} s ON s.group_id = a.group_id
  JOIN people_group g ON g.id = a.group_id
  JOIN group_member b ON b.group_id = a.group_id AND b.person_id <> a.person_id AND b.until IS NULL
  WHERE a.person_id IN {_ASKED} AND a.until IS NULL AND a.group_id <> :group
"""


def bonds(
    sql: sqlite3.Connection, people: Collection[int], *, within: Collection[int] | None = None, gathering: int = 0,
    group: int = 0,
) -> list[Row]:  # fmt: skip
    """(one of these people, another, what, text, inverse, whether the one is the first of a tie, n) of people who are listed.

    `what`: tie (`text` its kind), gathering or group (`text` its name, `n` people in it).
    `within`: the other one is of these. `gathering`, `group`: of which it does not count that they are in it.
    """
    held = "" if within is None else " AND b.other IN (SELECT value FROM json_each(:within))"
    return sql.execute(
        f"SELECT b.one, b.other, b.what, b.text, b.inverse, b.first, b.n FROM ({_BONDS}) b"
        f" JOIN person ON person.id = b.other WHERE {LISTED}{held}",
        {
            "people": json.dumps(list(people)),
            "within": json.dumps(list(within or ())),
            "gathering": gathering,
            "group": group,
        },
    ).fetchall()


def talked(sql: sqlite3.Connection, people: Collection[int]) -> list[Row]:
    """(one of these people, another who is listed, at how many talks both were) of talks that are no crowd."""
    return sql.execute(
        "SELECT a.person_id, person.id, count(*) FROM interaction_person a CROSS JOIN interaction_person b"
        " ON b.interaction_id = a.interaction_id AND b.person_id <> a.person_id"
        f" CROSS JOIN interaction i ON i.id = a.interaction_id AND {_SMALL}"
        f" CROSS JOIN person ON person.id = b.person_id AND {LISTED} WHERE a.person_id IN {_ASKED} GROUP BY 1, 2",
        {"people": json.dumps(list(people))},
    ).fetchall()


def talked_among(sql: sqlite3.Connection, people: Collection[int], *, gathering: int = 0) -> list[Row]:
    """The same of talks between these people: what each had with others is not looked at, nor talks at a `gathering`."""
    return sql.execute(
        "WITH several AS MATERIALIZED (SELECT interaction_id FROM interaction_person"
        f"  WHERE person_id IN {_ASKED} GROUP BY 1 HAVING count(*) > 1)"
        " SELECT a.person_id, b.person_id, count(*) FROM several CROSS JOIN interaction i ON i.id = several.interaction_id"
        f" AND {_SMALL} AND i.gathering_id IS NOT :gathering CROSS JOIN interaction_person a ON a.interaction_id = i.id"
        " CROSS JOIN interaction_person b ON b.interaction_id = i.id AND b.person_id <> a.person_id"
        f" WHERE a.person_id IN {_ASKED} AND b.person_id IN {_ASKED} GROUP BY 1, 2",
        {"people": json.dumps(list(people)), "gathering": gathering},
    ).fetchall()


def staff(sql: sqlite3.Connection, people: Collection[int]) -> list[Row]:
    """(company, person) of everybody listed who works where one of these people does, by the written name."""
    return sql.execute(
        f"SELECT company, person.id FROM person WHERE company <> '' AND {LISTED}"
        f" AND company IN (SELECT company FROM person WHERE id IN {_ASKED})",
        {"people": json.dumps(list(people))},
    ).fetchall()


def members(sql: sqlite3.Connection, group: int) -> list[int]:
    """Who is in a group now, of those who are listed."""
    found = sql.execute(
        "SELECT person.id FROM group_member m JOIN person ON person.id = m.person_id"
        f" WHERE m.group_id = ? AND m.until IS NULL AND {LISTED}",
        (group,),
    )
    return [row[0] for row in found]


def guests(sql: sqlite3.Connection, gathering: int) -> list[int]:
    """Who was at a gathering, of those who are listed."""
    found = sql.execute(
        "SELECT person.id FROM gathering_person g JOIN person ON person.id = g.person_id"
        f" WHERE g.gathering_id = ? AND g.role {PRESENT} AND {LISTED}",
        (gathering,),
    )
    return [row[0] for row in found]


def title(sql: sqlite3.Connection, table: str, number: int) -> str | None:
    """The name of a group or a gathering (`table`: "people_group" or "gathering"); None where there is none."""
    assert table in ("people_group", "gathering")
    found = sql.execute(f"SELECT name FROM {table} WHERE id = ?", (number,)).fetchone()
    return str(found[0]) if found else None


def nearest(sql: sqlite3.Connection, *, limit: int) -> list[Row]:
    """(person, circle, contact days, last contact) of those nearest to the user: by circle, then by contact days."""
    return sql.execute(
        "SELECT person.id, person.circle, coalesce(r.n, 0), person.last_contact FROM person"
        f" LEFT JOIN rhythm r ON r.person_id = person.id WHERE {LISTED} AND (person.circle < 5 OR r.n > 1)"
        " ORDER BY coalesce(person.circle, 4.5), coalesce(r.n, 0) DESC, person.id LIMIT ?",
        (limit,),
    ).fetchall()


def named(sql: sqlite3.Connection, people: Collection[int]) -> dict[int, Row]:
    """(`people.NAME`, company, circle) by person."""
    found = sql.execute(
        f"SELECT person.id, {NAME}, person.company, person.circle FROM person WHERE person.id IN {_ASKED}",
        {"people": json.dumps(list(people))},
    )
    return {row[0]: row[1:] for row in found}
