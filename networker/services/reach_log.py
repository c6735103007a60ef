"""Rule 9: what came of the lists of past days, for the user alone: nothing of it ever leaves the machine.

Everything is read from what is stored anyway (the lists, showings, actions and talks), so an undo or a deleted talk
changes the log too. With the chance that each entry had of being listed, the effect of the list can be measured
one day rather than believed.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from networker.domain.vocabulary import PersonId
from networker.store import reach as store
from networker.store.book import Book

ANSWER_DAYS = 14


@dataclass(frozen=True, slots=True)
class LogRow:
    """One entry of one day's list, and what came of it. Days are local."""

    day: date
    place: int  # from 1
    person: PersonId
    kind: str
    score: float
    propensity: float  # the chance with which they were to be on this list: 1.0 where it was sure
    shown: bool  # whether the window painted it, or a notification named it
    action: str | None  # what the user did with it on that day; None: nothing
    # Whether you got in touch within 14 days; None: they are not over and you did not yet.
    contacted: bool | None
    # Whether they said anything within 14 days; None: they are not over and nothing came yet.
    answered: bool | None


def log(book: Book, *, today: date, since: date | None = None) -> list[LogRow]:
    """Every entry of the lists from a day on until `today`, the oldest first; of people who are still in the book."""
    sql = book.reader
    rows = store.entries(sql, since=since.isoformat() if since else "", until=today.isoformat())
    became = store.became(sql, sorted({row[2] for row in rows}))

    def now(listed: int) -> int:
        return became.get(listed, listed)

    people = sorted({now(row[2]) for row in rows})
    there = store.people(sql, people)
    actions, showings = store.actions(sql, people), store.showings(sql, people)
    talks = store.directions(sql, people, since=rows[0][0]) if rows else {}
    found = []
    for day, place, listed, kind, score, propensity in rows:
        person = now(listed)
        if person not in there:
            continue
        contacted, answered = _came(talks.get(person, ()), date.fromisoformat(day), today)
        found.append(
            LogRow(
                day=date.fromisoformat(day),
                place=place + 1,
                person=PersonId(person),
                kind=kind,
                score=score,
                propensity=propensity,
                shown=day in showings.get(person, ()),
                action=next((what for when, what, _ in actions.get(person, ()) if when == day), None),
                contacted=contacted,
                answered=answered,
            )
        )
    return found


def _came(talks: Sequence[store.Row], day: date, today: date) -> tuple[bool | None, bool | None]:
    """(whether you got in touch, whether they said anything) within 14 days; None where that is not known yet."""
    end = day + timedelta(days=ANSWER_DAYS)
    within = [row for row in talks if day.isoformat() <= row[0] <= end.isoformat()]
    unknown = None if today < end else False
    return any(sent for _, sent, _ in within) or unknown, any(got for _, _, got in within) or unknown


def shares(rows: Sequence[LogRow]) -> Mapping[str, float]:
    """Of the entries shown whose 14 days are over: the share acted upon, contacted and answered."""
    known = [row for row in rows if row.shown and row.contacted is not None and row.answered is not None]
    if not known:
        return {}
    acted = sum(row.action is not None for row in known)
    return {
        "shown": float(len(known)),
        "acted": acted / len(known),
        "contacted": sum(bool(row.contacted) for row in known) / len(known),
        "answered": sum(bool(row.answered) for row in known) / len(known),
    }
