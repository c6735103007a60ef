"""Promises and reminders, mine and theirs: noted, changed, kept, put off, dropped, and what is due.

How one comes again is in repeats.py, how talks move one in promises.py; both in words in decision 0012.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from networker.domain.changes import Changes
from networker.domain.dates import in_words
from networker.domain.reminding import due_key
from networker.domain.repeat import Repeat, counted_from, own_time, put_off, start_and_rule
from networker.domain.vocabulary import FollowUpId, FollowUpState, InteractionId, Introduces, Side
from networker.services.errors import CannotDo
from networker.services.promises import open_promise, open_promises
from networker.services.repeats import next_day
from networker.services.today_views import Promise
from networker.store import follow_ups as store
from networker.store import introductions as introductions_store
from networker.store import notifications
from networker.store.asks import of_thanks as asks_of_thanks
from networker.store.book import Book
from networker.store.writer import Step

if TYPE_CHECKING:
    from networker.formats.records import FollowUpRecord


def due(book: Book, *, until: date | None = None) -> tuple[Promise, ...]:
    """Open follow-ups due until a local day, that day included; all of them without one."""
    return open_promises(book.reader, until=until)


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
    repeat: Repeat | None = None,
    unless_contact: bool = False,
    introduces: Introduces = Introduces.NOBODY,
    now: datetime,
) -> FollowUpId:
    """Write a follow-up within a step of the caller's. One that repeats and names no day begins with its first one."""
    if repeat is not None:
        due = due or next_day(repeat.rule, due=now.date(), after=now.date())
    number = step.insert(
        "follow_up",
        side=side.value,
        text=text,
        due=due.isoformat() if due else None,
        time=at.isoformat("minutes") if at else None,
        place=place,
        repeats=repeat.rule if repeat else "",
        unless_contact=unless_contact,
        introduces=introduces.value,
        interaction_id=interaction,
        created_at=now.isoformat(),
    )
    for person in dict.fromkeys(people):
        step.insert("follow_up_person", follow_up=number, person=person)
    return FollowUpId(number)


def bring(
    step: Step, found: "FollowUpRecord", people: Mapping[int, int | None], *, text: str, now: datetime
) -> None:
    """Write a follow-up of an import within its step. `people`: each with the record by which it is theirs."""
    due, repeats = _ahead(found, now.date())
    number = step.insert(
        "follow_up", side=found.side.value, text=text, due=due or None, time=found.time or None, zone=found.zone,
        repeats=repeats,
        unless_contact=found.unless_contact,
        introduces=found.introduces.value,
        state=(FollowUpState.DONE if found.done else FollowUpState.OPEN).value,
        done_at=now.isoformat() if found.done else None, created_at=now.isoformat(),
    )  # fmt: skip
    for person, source in people.items():
        step.insert("follow_up_person", follow_up=number, person=person, source_id=source)


def _ahead(found: "FollowUpRecord", today: date) -> tuple[str, str]:
    """Due day and rule: what repeats in another program was reminded of there until now, and comes on its next day."""
    if found.done or not found.repeats or not found.due or found.due >= today.isoformat():
        return found.due, found.repeats
    first = date.fromisoformat(found.due)
    coming = next_day(found.repeats, due=first, after=today - timedelta(days=1))
    if coming is None:
        return found.due, found.repeats
    return coming.isoformat(), counted_from(found.repeats, start_and_rule(found.repeats)[0] or first)


def add(
    book: Book,
    *,
    side: Side,
    text: str,
    due: date | None,
    people: Sequence[int],
    interaction: InteractionId | None = None,
    repeat: Repeat | None = None,
    unless_contact: bool = False,
    now: datetime,
) -> tuple[FollowUpId, Changes]:
    """Note a promise or a reminder, perhaps out of a talk. Raises CannotDo where it says nothing."""
    text = _said(text)
    with book.step("add follow-up", f"Promise: {text}", now=now) as step:
        number = insert(
            step, side=side, text=text, due=due, people=people, interaction=interaction, repeat=repeat,
            unless_contact=unless_contact, now=now,
        )  # fmt: skip
    return number, step.changes


def _said(text: str) -> str:
    text = " ".join(text.split())
    if not text:
        raise CannotDo("A promise needs a few words.")
    return text


def change(
    book: Book,
    number: FollowUpId,
    *,
    side: Side,
    text: str,
    due: date | None,
    repeats: str,
    unless_contact: bool,
    now: datetime,
) -> Changes:
    """Say a follow-up anew. `repeats` as Promise has it. Raises CannotDo where it says nothing.

    Another day or another rule counts from that day. Only talks from now on move it.
    """
    text = _said(text)
    with book.step("change promise", f"Promise: {text}", now=now) as step:
        old = open_promise(step.connection, number)
        if old is None:
            return Changes()
        if repeats and due is None:
            due = next_day(repeats, due=now.date(), after=now.date())
        if (due, repeats) != (old.due, old.repeats):
            repeats = start_and_rule(repeats)[1]
        step.update(
            "follow_up", number, side=side.value, text=text, due=due.isoformat() if due else None,
            repeats=repeats, unless_contact=unless_contact, **_at(old.time), **_from_now(unless_contact, now),
        )  # fmt: skip
        if due is not None and due != old.due:
            notifications.forget(step.connection, number, due_key(due, old.time))
    return step.changes


def _from_now(unless_contact: bool, now: datetime) -> dict[str, object]:
    """What talks have moved so far is written now; those count no more."""
    return {"created_at": now.isoformat()} if unless_contact else {}


def done(book: Book, number: FollowUpId, *, now: datetime) -> Changes:
    """Mark a follow-up as kept. One that repeats comes again on the first day by its rule that is still ahead."""
    old = open_promise(book.reader, number)
    coming = _coming(old, now.date()) if old is not None else None
    text = _text(book, number)
    label = f"Done, and again on {in_words(coming)}: {text}" if coming is not None else f"Done: {text}"
    with book.step("keep promise", label, now=now) as step:
        if old is not None:
            if introductions_store.waits(step.connection, number):
                from networker.services import introductions  # of few promises

                introductions.kept(step, number, now=now)
            step.update("follow_up", number, state=FollowUpState.DONE.value, done_at=now.isoformat())
            for asked in asks_of_thanks(step.connection, number):  # they are thanked now, see asks.py
                step.update("ask_person", asked, thanked_day=now.date().isoformat())
            if coming is not None:
                _insert_next(step, old, coming, now)
    return step.changes


def _coming(promise: Promise, today: date) -> date | None:
    """The next day by its rule that is later than today and than the day it was due; None where it does not repeat."""
    if not promise.repeats or promise.due is None:
        return None
    return next_day(promise.repeats, due=promise.due, after=max(promise.due, today))


def _insert_next(step: Step, old: Promise, day: date, now: datetime) -> None:
    at = own_time(old.repeats, old.time)
    values = store.kept(step.connection, old.id) | _at(at)
    number = step.insert(
        "follow_up", **values, due=day.isoformat(), repeats=_held(old, at), created_at=now.isoformat()
    )
    for person, source in store.links(step.connection, old.id):
        step.insert("follow_up_person", follow_up=number, person=person, source_id=source)


def _held(promise: Promise, at: time | None) -> str:
    """The rule, counted from where it counts now, whatever day and time it moves to."""
    if not promise.repeats or promise.due is None:
        return promise.repeats
    start = start_and_rule(promise.repeats)[0] or promise.due
    own = own_time(promise.repeats, promise.time)
    return counted_from(promise.repeats, start) if at == own else put_off(promise.repeats, start, own)


def _at(at: time | None) -> dict[str, object]:
    return {"time": at.isoformat("minutes") if at is not None else None}


def later(book: Book, number: FollowUpId, *, due: date, at: time | None = None, now: datetime) -> Changes:
    """Put a follow-up off to another day, this once: those that come after it stay where they were.

    `due` and `at` are local, of its own zone where it has one; without `at` it keeps its time.
    """
    with book.step("put promise off", f"Later: {_text(book, number)}", now=now) as step:
        old = open_promise(step.connection, number)
        if old is not None:
            at = old.time if at is None else at
            step.update(
                "follow_up", number, due=due.isoformat(), repeats=_held(old, at), **_at(at),
                **_from_now(old.unless_contact, now),
            )  # fmt: skip
            # Also where the clock was put back since it was told of at that very due.
            notifications.forget(step.connection, number, due_key(due, at))
    return step.changes


def drop(book: Book, number: FollowUpId, *, now: datetime) -> Changes:
    """Drop a follow-up that no longer matters; it comes no more."""
    with book.step("drop promise", f"Dropped: {_text(book, number)}", now=now) as step:
        if open_promise(step.connection, number) is not None:
            step.update("follow_up", number, state=FollowUpState.DROPPED.value, done_at=now.isoformat())
    return step.changes


def _text(book: Book, number: FollowUpId) -> str:
    found = book.read("SELECT text FROM follow_up WHERE id = ?", (number,))
    return str(found[0][0]) if found else "a promise"
