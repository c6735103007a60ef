"""The quiet question after a meeting of the calendar: "Did you meet Ben on Tuesday?"

A calendar tells what was to be; that it has been only a newer export can say, or the user (decision 0019). For a week it
is asked in Today, one meeting at a time, the latest first, of no more than a few people. *Yes* logs it as the Gatherings
page does, *Not this time* says that nobody came, *Ask tomorrow* waits. Each is one undoable step.
"""

import sqlite3
from dataclasses import replace
from datetime import date, datetime, timedelta
from itertools import groupby

from networker.domain.changes import Changes
from networker.domain.shown_names import as_shown
from networker.domain.turned_names import called
from networker.domain.vocabulary import Channel, GatheringId, PersonId, Role
from networker.services.today_views import Question, ToBeMet
from networker.store import meetings as store
from networker.store.book import Book
from networker.store.writer import Step

ASKED_FOR = timedelta(days=7)  # after the day of the meeting
A_TABLE = 10  # people: after a larger meeting only the Gatherings page asks


def question(sql: sqlite3.Connection, day: date, *, asked: frozenset[int] = frozenset()) -> Question | None:
    """What is to be asked on a local day, if anything. `asked`: people who are asked about already."""
    found = store.without_a_word(sql, since=_iso(day - ASKED_FOR), before=_iso(day), crowd=A_TABLE)
    for _, group in groupby(found, key=lambda row: row[0]):
        rows = [row for row in group if row[3]]
        if not rows or rows[0][4] in asked:
            continue
        number, name, when, _, person, whole, given, family, suffix = rows[0]
        people = tuple(called(row[6], as_shown(*row[5:])) for row in rows)
        return Question(
            person=PersonId(person),
            name=as_shown(whole, given, family, suffix),
            given=people[0],
            channel=Channel.IN_PERSON,
            day=date.fromisoformat(when),
            meeting=ToBeMet(GatheringId(number), name, people),
        )
    return None


def yes(book: Book, meeting: ToBeMet, *, now: datetime) -> Changes:
    """It has been: logged with everybody who was to be there. Raises CannotDo where that is logged by now."""
    from networker.services import after_gathering  # far more than the question needs

    changes = after_gathering.log_everybody(
        book, meeting.id, now=now, also=_to_be_there(book.reader, meeting.id, now)
    )
    return replace(changes, today=True)


def not_this_time(book: Book, meeting: ToBeMet, *, now: datetime) -> Changes:
    """It has not been: nobody came, so it is not asked again."""
    from networker.services.gatherings import seat

    with book.step("not this time", f"{meeting.name}: not this time", now=now) as step:
        people = _to_be_there(step.connection, meeting.id, now)
        seat(step, meeting.id, people, Role.DECLINED)
    return _of_today(step)


def later(book: Book, meeting: ToBeMet, person: PersonId, *, now: datetime) -> Changes:
    """Ask on the next day."""
    tomorrow = now.date() + timedelta(days=1)
    with book.step("ask later", f"{meeting.name}: asked again tomorrow", now=now) as step:
        step.insert(
            "reach_action", person=person, day=_iso(now.date()), action="later",
            about=f"gathering {meeting.id}", ask_from=_iso(tomorrow),
        )  # fmt: skip
    return _of_today(step)


def _to_be_there(sql: sqlite3.Connection, gathering: GatheringId, now: datetime) -> list[int]:
    """The living of whom it is not said whether they were there."""
    today = now.date()
    found = store.without_a_word(sql, since=_iso(today - ASKED_FOR), before=_iso(today), crowd=A_TABLE)
    return [row[4] for row in found if row[0] == gathering]


def _iso(day: date) -> str:
    return day.isoformat()


def _of_today(step: Step) -> Changes:
    return replace(step.changes, today=True)
