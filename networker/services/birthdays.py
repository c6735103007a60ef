"""The birthdays that stand above today's list."""

import sqlite3
from datetime import date

from networker.domain.birthdays import birthday
from networker.domain.vocabulary import PersonId
from networker.services.today_views import Birthday
from networker.store import reach


def birthdays(sql: sqlite3.Connection, day: date) -> tuple[Birthday, ...]:
    """Birthdays of the week from a local day on; of whom may be suggested: not of the dead, let go, paused or muted."""
    found = []
    for person, name, born in reach.birthdays(sql):
        ahead = birthday(born, day)
        if ahead is not None:
            found.append(Birthday(PersonId(person), name, *ahead))
    return tuple(sorted(found, key=lambda each: (each.day, each.name)))
