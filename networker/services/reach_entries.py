"""The entries of today's list: as they are stored when it is made, and what has become of them since.

The list names the same people all day, at their places and for their kind of reason. Its words follow what is
known: a promise is kept, a name or an address corrected, another language chosen. An import, an undo or a merge may
change what passed between the user and them before: then they may leave without being done, as do those whom no list
may name any more. Nothing is written here.
"""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from networker.domain.sentences import Sentences, where
from networker.domain.silence import QUIET
from networker.domain.vocabulary import State
from networker.store import reach as store
from networker.store import reached as store_of_reached


@dataclass(frozen=True, slots=True)
class Entries:
    """What has become of the entries of a list, each in its order."""

    still: Sequence[store.Entry]  # to do
    left: Mapping[int, str]  # who was reached or put off, and how
    reached: Collection[int]  # of them, those with a contact since the list was made
    people: Mapping[int, store.Person]

    @property
    def over(self) -> bool:
        """Whether everybody is done, so that the day's list has ended."""
        return bool(self.left) and not self.still


def entries_now(sql: sqlite3.Connection, made: Sequence[store.Entry], day: date, said: Sentences) -> Entries:
    """The list of a day as it stands now."""
    rows, merged = _followed(sql, made)
    people = _without_missed_calls(sql, store.people(sql, [row.person_id for row in rows]), day)
    rows = [row for row in rows if row.person_id in people]
    reached = _reached(rows, people, day.isoformat())
    left = _left(sql, rows, reached, day.isoformat(), said)
    # Who may not be named any more leaves without a tick, unless it was the list on which they were done with.
    gone = store_of_reached.withdrawn(sql, [row.person_id for row in rows])
    away = _put_off_before(sql, [row.person_id for row in rows], day)
    left = {each: what for each, what in left.items() if gone.get(each) != State.DECEASED.value}
    rows = [row for row in rows if row.person_id not in (left.keys() | gone.keys() | away)]
    met = _met_lately(sql, day) if any(row.kind == "new" for row in rows) else {}
    moved = {  # another talk was the last one by now
        row.person_id
        for row in rows
        if row.person_id in merged
        or people[row.person_id].last_contact != row.last_contact
        or (row.kind == "new" and row.person_id not in met)
    }
    # As long as nothing happened that day the words are those of the making, unless another language is chosen.
    afresh = store_of_reached.changed_on(sql, day.isoformat())
    anew = [row for row in rows if afresh or row.person_id in moved or not _is_said_in(said, row)]
    told = _told_again(sql, anew, moved, day, said) if anew else {}
    still = [again for row in rows if (again := told.get(row.person_id, row)) is not None]
    return Entries(still, left, reached & left.keys(), people)


def _met_lately(sql: sqlite3.Connection, day: date) -> Mapping[int, str]:
    from networker.services.reach_candidates import met_lately

    return met_lately(sql, day)


def _told_again(
    sql: sqlite3.Connection, rows: Sequence[store.Entry], moved: Collection[int], day: date, said: Sentences
) -> Mapping[int, store.Entry | None]:
    """Imported where somebody is told anew: on most starts of a day nobody is."""
    from networker.services.reach_telling import told_again

    return told_again(sql, rows, moved, day, said)


def _put_off_before(sql: sqlite3.Connection, people: Sequence[int], day: date) -> set[int]:
    """Whom something of the days before keeps off the list: they rest, or were written to and nobody knows yet whether
    they were reached.

    Such people are on it where that had been taken back (*Not yet*, an undo), and is there again.
    """
    today = day.isoformat()
    rest = {
        person
        for person, [(when, _, until), *_] in store.actions(sql, people).items()
        if when < today < (until or "")
    }
    since = day - timedelta(days=QUIET - 1)
    return rest | store_of_reached.writing_before(sql, people, since=since.isoformat(), before=today).keys()


def _is_said_in(said: Sentences, row: store.Entry) -> bool:
    """Whether an entry was told in this language: its first words begin with a greeting of it."""
    greeting = said.words["greeting"].partition("{")[0]
    return row.opener.startswith((greeting, said.words["nobody_greeted"]))


def _without_missed_calls(
    sql: sqlite3.Connection, people: Mapping[int, store.Person], day: date
) -> dict[int, store.Person]:
    """These people, as if nobody had called in vain on that day."""
    tried = store_of_reached.only_tried(sql, list(people), since=day.isoformat())
    return {
        person: row._replace(last_contact=tried[person]) if person in tried else row
        for person, row in people.items()
    }


def kinds_by_person(sql: sqlite3.Connection, made: Sequence[store.Entry]) -> dict[int, str]:
    """For which kind of place each is on a list, by who they are by now."""
    rows, _ = _followed(sql, made)
    return {row.person_id: row.kind for row in rows}


def _followed(sql: sqlite3.Connection, made: Sequence[store.Entry]) -> tuple[list[store.Entry], set[int]]:
    """The entries by who their people are by now, each once; and who took the place of somebody merged with them."""
    became = store.became(sql, [row.person_id for row in made])
    rows: dict[int, store.Entry] = {}
    for row in made:
        person = became.get(row.person_id, row.person_id)
        rows.setdefault(person, row._replace(person_id=person))
    return list(rows.values()), set(became.values())


_SAID_BY_KIND = ("call", "video", "meeting", "mail")
_ENDS = frozenset(("done", "later", "not now", "less often", "let go", "asked"))


def _reached(rows: Sequence[store.Entry], people: Mapping[int, store.Person], today: str) -> set[int]:
    """With whom there was a contact of the day or later that was not there when the list was made."""
    contacts = ((row.person_id, people[row.person_id].last_contact, row.last_contact or "") for row in rows)
    return {
        person for person, last, before in contacts if last is not None and last >= today and last > before
    }


def _left(
    sql: sqlite3.Connection,
    rows: Sequence[store.Entry],
    reached: Collection[int],
    today: str,
    said: Sentences,
) -> dict[int, str]:
    """Who has left the list, with what happened: a contact of the day or later, else the action of the day."""
    ids = [row.person_id for row in rows]
    actions, last = store.actions(sql, ids), store.last_words(sql, list(reached))
    found: dict[int, str] = {}
    for person in ids:
        if person in reached:
            _, kind, _direction, _, channel = last[person]
            found[person] = what_passed(kind, channel, said)
            continue
        # To begin to write is no end yet: the question whether they were reached is still open.
        done = (each[1] for each in actions.get(person, ()) if each[0] == today)
        if (action := next((each for each in done if each in _ENDS), None)) is not None:
            found[person] = said.done[action]
    return found


def what_passed(kind: str, channel: str | None, said: Sentences) -> str:
    """A contact in a word or two."""
    if kind in _SAID_BY_KIND:
        return said.done[kind]
    return said.done["wrote where"].format(where=where(channel, said)) if channel else said.done["wrote"]
