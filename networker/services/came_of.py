"""The quiet question a month after an introduction: "Did anything come of Ana and Ben?"

It is asked in Today, one at a time, the one that waits longest first, for a month at most. *They talked* says so,
*Nothing* too, *Ask in a month* waits. Each is one undoable step. What else came of it is said where it stands.
"""

import sqlite3
from dataclasses import replace
from datetime import date, datetime

from networker.domain.changes import Changes
from networker.domain.fruit import ASKED_AGAIN, ASKED_FOR, Came, IntroductionId
from networker.domain.shown_names import as_shown
from networker.domain.turned_names import called
from networker.domain.vocabulary import Channel, PersonId
from networker.services.today_views import BroughtTogether, Question
from networker.store import introductions as store
from networker.store.book import Book


def question(sql: sqlite3.Connection, day: date, *, asked: frozenset[int] = frozenset()) -> Question | None:
    """What is to be asked on a local day, if anything. `asked`: people who are asked about already."""
    found = store.to_be_asked(sql, since=(day - ASKED_FOR).isoformat(), until=day.isoformat())
    for number, when, person, other, *names in found:
        if person in asked:
            continue
        mine, theirs = names[:4], names[4:]
        shown = as_shown(*mine), as_shown(*theirs)
        return Question(
            person=PersonId(person),
            name=shown[0],
            given=called(mine[1], shown[0]),
            channel=Channel.OTHER,
            day=date.fromisoformat(when),
            introduced=BroughtTogether(
                IntroductionId(number), PersonId(other), shown[1], called(theirs[1], shown[1])
            ),
        )
    return None


def yes(book: Book, introduced: BroughtTogether, *, now: datetime) -> Changes:
    """They talked. Raises CannotDo where the introduction is not there any more."""
    return _say(book, introduced, Came.TALKED, now)


def nothing(book: Book, introduced: BroughtTogether, *, now: datetime) -> Changes:
    """Nothing came of it, and it is not asked again. Raises CannotDo as `yes`."""
    return _say(book, introduced, Came.NOTHING, now)


def _say(book: Book, introduced: BroughtTogether, came: Came, now: datetime) -> Changes:
    from networker.services import introductions  # more than the question needs

    return replace(introductions.came(book, introduced.id, came, now=now), today=True)


def later(book: Book, introduced: BroughtTogether, *, now: datetime) -> Changes:
    """Ask in a month."""
    label = f"What came of it with {introduced.other_name or 'somebody'}: asked again in a month"
    with book.step("ask later", label, now=now) as step:
        step.update("introduction", introduced.id, ask_from=(now.date() + ASKED_AGAIN).isoformat())
    return replace(step.changes, today=True)
