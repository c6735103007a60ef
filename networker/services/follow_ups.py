"""Promises and reminders, mine and theirs: kept, put off, dropped, and what is due."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time

from networker.domain.changes import Changes
from networker.domain.vocabulary import FollowUpId, FollowUpState, Side
from networker.formats.records import FollowUpRecord
from networker.services.timeline import promises
from networker.services.views import Promise
from networker.store import timeline as store
from networker.store.book import Book, Step


def due(book: Book, *, until: date | None = None) -> tuple[Promise, ...]:
    """Open follow-ups due until a local day, that day included; all of them without one."""
    sql = book.reader
    return promises(sql, store.promises(sql, until=until.isoformat() if until else None))


def insert(
    step: Step,
    *,
    side: Side,
    text: str,
    due: date | None,
    at: time | None = None,
    people: Sequence[int],
    interaction: int | None = None,
    place: str = "",
    now: datetime,
) -> FollowUpId:
    """Write a follow-up within a step of the caller's."""
    number = step.insert(
        "follow_up",
        side=side.value,
        text=text,
        due=due.isoformat() if due else None,
        time=at.isoformat("minutes") if at else None,
        place=place,
        interaction_id=interaction,
        created_at=now.isoformat(),
    )
    for person in dict.fromkeys(people):
        step.insert("follow_up_person", follow_up=number, person=person)
    return FollowUpId(number)


def bring(
    step: Step, found: FollowUpRecord, people: Mapping[int, int | None], *, text: str, now: datetime
) -> None:
    """Write a follow-up of an import within its step. `people`: each with the record by which it is theirs."""
    number = step.insert(
        "follow_up", side=found.side.value, text=text, due=found.due or None, repeats=found.repeats,
        state=(FollowUpState.DONE if found.done else FollowUpState.OPEN).value,
        done_at=now.isoformat() if found.done else None, created_at=now.isoformat(),
    )  # fmt: skip
    for person, source in people.items():
        step.insert("follow_up_person", follow_up=number, person=person, source_id=source)


def add(
    book: Book, *, side: Side, text: str, due: date | None, people: Sequence[int], now: datetime
) -> tuple[FollowUpId, Changes]:
    """Note a promise or a reminder. Raises ValueError where it says nothing."""
    text = " ".join(text.split())
    if not text:
        raise ValueError("A promise needs a few words.")
    with book.step("add follow-up", f"Promise: {text}", now=now) as step:
        number = insert(step, side=side, text=text, due=due, people=people, now=now)
    return number, step.changes


def _text(book: Book, number: FollowUpId) -> str:
    found = book.read("SELECT text FROM follow_up WHERE id = ?", (number,))
    return str(found[0][0]) if found else "a promise"


def done(book: Book, number: FollowUpId, *, now: datetime) -> Changes:
    """Mark a follow-up as kept."""
    with book.step("keep promise", f"Done: {_text(book, number)}", now=now) as step:
        step.update("follow_up", number, state=FollowUpState.DONE.value, done_at=now.isoformat())
    return step.changes


def later(book: Book, number: FollowUpId, *, due: date, now: datetime) -> Changes:
    """Put a follow-up off to another day."""
    with book.step("put promise off", f"Later: {_text(book, number)}", now=now) as step:
        step.update("follow_up", number, due=due.isoformat())
    return step.changes


def drop(book: Book, number: FollowUpId, *, now: datetime) -> Changes:
    """Drop a follow-up that no longer matters."""
    with book.step("drop promise", f"Dropped: {_text(book, number)}", now=now) as step:
        step.update("follow_up", number, state=FollowUpState.DROPPED.value, done_at=now.isoformat())
    return step.changes
