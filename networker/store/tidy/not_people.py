"""Who may be no person: found by words of their names and by signs in their addresses. The rule itself is the domain's.

Whoever has a circle, is wanted, has notes or answered the user is somebody, whatever they are called.
"""

import sqlite3
from typing import Any

from networker.domain.not_people import PARTS, SIGNS, WORDS
from networker.store.people import LISTED
from networker.store.tidy.people import NO_NAME, is_kept

Row = tuple[Any, ...]
KEY = "not people"
_STRANGER = (
    f"{LISTED} AND person.circle IS NULL AND person.want_to_know = 0 AND person.notes = ''"
    " AND NOT EXISTS (SELECT 1 FROM rhythm r WHERE r.person_id = person.id AND r.out_days > 0 AND r.in_days > 0)"
    f" AND NOT {is_kept(KEY)}"
)


def _expression() -> str:
    """The full-text query for names that hold one of the words; of a word with a hyphen its parts, one after the other."""
    words = (" ".join("".join(ch if ch.isalnum() else " " for ch in word).split()) for word in sorted(WORDS))
    return "name : (" + " OR ".join(f'"{word}"' for word in words) + ")"


def candidates(sql: sqlite3.Connection, import_id: int | None = None) -> list[Row]:
    """(id, name, mail keys parted by spaces, whether another address is known) of everybody to be judged, by name."""
    signs = " OR ".join(f"instr(h.key, '{sign}') > 0" for sign in SIGNS)
    parts = " OR ".join(f"instr(p.folded, '{part}') > 0" for part in PARTS)
    of_import = f" AND person.import_id = {int(import_id)}" if import_id is not None else ""
    return sql.execute(
        "WITH may(id) AS (SELECT rowid FROM person_text WHERE person_text MATCH :words"
        f" UNION SELECT h.person_id FROM handle h WHERE h.channel = 'mail' AND ({signs})"
        " UNION SELECT p.id FROM person p INDEXED BY person_by_name"
        f" WHERE length(CAST(p.folded AS BLOB)) > length(p.folded) AND ({parts})"
        f" UNION SELECT p.id FROM person p WHERE p.{NO_NAME} AND p.name = '')"
        " SELECT person.id, person.name, (SELECT group_concat(h.key, ' ') FROM handle h"
        "  WHERE h.person_id = person.id AND h.channel = 'mail' AND h.key <> ''),"
        " EXISTS (SELECT 1 FROM handle h WHERE h.person_id = person.id AND h.channel <> 'mail')"
        f" FROM may JOIN person ON person.id = may.id WHERE {_STRANGER}{of_import} ORDER BY person.order_key, person.id",
        {"words": _expression()},
    ).fetchall()
