"""What a press on a notification comes to.

It may come hours after the card was shown, from an earlier start: what the card speaks of is looked up anew, within the
same turn of the write lane, and where it is kept, dropped or put off since, nothing changes.
"""

import sqlite3
from datetime import date, datetime, timedelta

from networker.domain.changes import Changes
from networker.domain.vocabulary import FollowUpId, PersonId
from networker.services import follow_ups, reached, reminders
from networker.store import notifications as store
from networker.store.book import Book
from networker.store.notifications import Claim

QUESTION = "question"  # subject: a person's id, moment: the local day on which it was asked
_ANSWERS = {"yes": reached.yes, "not yet": reached.not_yet, "later": reached.later}


def done(book: Book, number: int, due: str, *, now: datetime) -> Changes:
    """The promise of a card was kept. `due`: its local due, as the card has it."""
    if reminders.named(book.reader, number, due) is None:
        return Changes()
    return follow_ups.done(book, FollowUpId(number), now=now)


def later(book: Book, number: int, due: str, *, now: datetime) -> Changes:
    """Put the promise of a card off: an hour from now where it has a time, else until tomorrow."""
    if reminders.named(book.reader, number, due) is None:
        return Changes()
    return reminders.later(book, FollowUpId(number), now=now)


def whose(sql: sqlite3.Connection, number: int, due: str) -> PersonId | None:
    """With whom the promise of a card is; None where it is with nobody, or no longer as the card says."""
    promise = reminders.named(sql, number, due)
    return next((each.id for each in promise.people), None) if promise is not None else None


def claim_question(book: Book, person: PersonId, *, now: datetime) -> bool:
    """Whether "Did you reach Ana?" may be asked by a notification: once a person and local day, over restarts.

    It counts as shown at once. It stands in Today and in the tray's menu besides, so that a kill loses nothing.
    """
    day = now.date().isoformat()
    tag = f"{QUESTION}/{person}/{day}"
    with book.bookkeeping() as sql:
        trusted = store.stamp(now + timedelta(days=1))
        got = store.claim(sql, [Claim(QUESTION, person, day)], tag=tag, now=now, trusted=trusted)
        store.mark_shown(sql, [tag], now=now)
    return bool(got)


def answer(book: Book, person: PersonId, asked: str, said: str, *, now: datetime) -> Changes:
    """Answer the question of a card: yes, not yet or later. `asked`: the local day of the card.

    Nothing changes where it was answered since, or is about something that was written later.
    """
    try:
        day = date.fromisoformat(asked)
    except ValueError:  # the name of a card comes back from outside
        return Changes()
    open_ = reached.questions(book.reader, now.date())
    if not any(each.person == person and each.day <= day and each.meeting is None for each in open_):
        return Changes()
    return _ANSWERS[said](book, person, now=now)
