"""The questions of Today: the one that Write leaves behind, "Did you reach Ana?", and "Did you meet Ben?" (`met`), and
"Did anything come of Ana and Ben?" (`came_of`).

To begin to write is noted with its channel, in the book, so the question outlives a restart. It stands until it is
answered, for a week at most: a weekend does not lose it. *Yes* logs the contact on the channel and the day on which it
was written; *Not yet* forgets that it was begun, and what was noted with it (something shared, an introduction asked for);
*Later* asks on the next day. Each is one undoable step. Who was written to several times is asked about once for each
time that is not answered, the latest first. An answer is about what is asked about somebody on that day.
"""

import sqlite3
from dataclasses import replace
from datetime import date, datetime, timedelta

from networker.domain.changes import Changes
from networker.domain.shown_names import as_shown
from networker.domain.turned_names import called
from networker.domain.vocabulary import Channel, PersonId
from networker.services import asked, came_of, met
from networker.services.errors import CannotDo
from networker.services.somebody import name_of, refuse_the_dead
from networker.services.today_views import BroughtTogether, Question, ToBeMet
from networker.store import reached as store
from networker.store.book import Book
from networker.store.writer import Step

ASKED_FOR = timedelta(days=7)  # after the day of writing
KIND_OF = {Channel.MAIL: "mail", Channel.PHONE: "call", Channel.IN_PERSON: "meeting"}  # else a message


def questions(sql: sqlite3.Connection, day: date) -> tuple[Question, ...]:
    """What is to be asked on a local day: whether they were reached, the newest first, then whether they were met."""
    found = store.open_questions(sql, since=(day - ASKED_FOR).isoformat(), until=day.isoformat())
    latest = {row[1]: row for row in reversed(found)}  # the newest of each
    writing = [
        Question(
            person=PersonId(person),
            name=as_shown(name, given, family, suffix),
            given=called(given, name),
            channel=_channel(channel),
            day=date.fromisoformat(when),
            words=words,
        )
        for _, person, name, given, family, suffix, when, channel, words in sorted(
            latest.values(), reverse=True
        )
    ]
    asked_about = frozenset(each.person for each in writing)
    meeting = met.question(sql, day, asked=asked_about)
    if meeting is not None:
        asked_about |= {meeting.person}
    introduced = came_of.question(sql, day, asked=asked_about)
    return (*writing, *(each for each in (meeting, introduced) if each is not None))


def _other_question(book: Book, person: PersonId, now: datetime) -> ToBeMet | BroughtTogether | None:
    """The meeting or introduction that somebody is asked about today, if it is one of these."""
    found = questions(book.reader, now.date())
    return next((each.meeting or each.introduced for each in found if each.person == person), None)


def _channel(word: str | None) -> Channel:
    return Channel(word) if word in list(Channel) else Channel.OTHER


def began(book: Book, person: PersonId, channel: Channel, *, now: datetime, words: str = "") -> Changes:
    """The user began to write to somebody with these words, or to call them, on a channel.

    Nothing changes where that is noted of the day already: one question is enough. Other words have one of their own.
    """
    found = store.writing(book.reader, person)
    if found is not None:
        _, day, where, _, before = found
        if (day, where) == (now.date().isoformat(), channel.value) and (not words or words == before):
            return Changes()
    with book.step("reach out: wrote", f"Writing to {name_of(book, person)}", now=now) as step:
        note_writing(step, person, channel, words, day=now.date())
    return _of_today(step)


def note_writing(step: Step, person: PersonId, channel: Channel, words: str, *, day: date) -> None:
    """Note within the caller's step that writing was begun with these words on a local day: it leaves the question.

    Raises CannotDo where they have died.
    """
    refuse_the_dead(step.connection, person)
    step.insert(
        "reach_action", person=person, day=day.isoformat(), action="wrote", channel=channel.value, words=words
    )


def yes(book: Book, person: PersonId, *, now: datetime) -> Changes:
    """They were reached: logged on the channel and the day of the writing; or met, as it was to be.

    Raises CannotDo where neither is asked.
    """
    other = _other_question(book, person, now)
    if isinstance(other, BroughtTogether):
        return came_of.yes(book, other, now=now)
    if other is not None:
        return met.yes(book, other, now=now)
    _, day, channel, *_ = _begun(book, person)
    with book.step("reach out: reached", f"Reached {name_of(book, person)}", now=now) as step:
        log_contact(step, person, _channel(channel), day=date.fromisoformat(day), now=now)
    return _of_today(step)


def not_yet(book: Book, person: PersonId, *, now: datetime) -> Changes:
    """They were not reached: they stay on the list, and what was noted with it goes; or not met.

    Raises CannotDo where neither is asked.
    """
    other = _other_question(book, person, now)
    if isinstance(other, BroughtTogether):
        return came_of.nothing(book, other, now=now)
    if other is not None:
        return met.not_this_time(book, other, now=now)
    number, *_ = _begun(book, person)
    noted = store.noted_with(book.reader, number)
    with book.step("reach out: not yet", f"{name_of(book, person)}: not reached yet", now=now) as step:
        for table, row in noted:
            _forget(step, table, row)
        step.delete("reach_action", number)
    return _of_today(step)


def _forget(step: Step, table: str, row: int) -> None:
    """Take out what was noted with writing that came to nothing; a promise that was kept meanwhile stays."""
    if table == "interaction":
        for (link,) in step.rows("SELECT id FROM interaction_person WHERE interaction_id = ?", (row,)):
            step.delete("interaction_person", link)
        step.delete("interaction", row)
    elif table == "ask_person":
        from networker.services.asks import forget_asked

        forget_asked(step, row)
    elif table == "follow_up" and step.rows(
        "SELECT 1 FROM follow_up WHERE id = ? AND state = 'open'", (row,)
    ):
        asked.take_out_promise(step, row)
    elif table == "reach_action" and step.rows(
        "SELECT 1 FROM reach_action WHERE id = ? AND action = 'asked'", (row,)
    ):
        step.delete("reach_action", row)


def later(book: Book, person: PersonId, *, now: datetime) -> Changes:
    """Ask on the next day; nothing changes where that was said already. Raises CannotDo where nothing is asked."""
    other = _other_question(book, person, now)
    if isinstance(other, BroughtTogether):
        return came_of.later(book, other, now=now)
    if other is not None:
        return met.later(book, other, person, now=now)
    _, _, _, ask_from, _ = _begun(book, person)
    tomorrow = (now.date() + timedelta(days=1)).isoformat()
    if ask_from == tomorrow:
        return Changes()
    with book.step("reach out: ask later", f"{name_of(book, person)}: asked again tomorrow", now=now) as step:
        for number in store.all_writing(step.connection, person):
            step.update("reach_action", number, ask_from=tomorrow)
    return _of_today(step)


def log_contact(step: Step, person: PersonId, channel: Channel, *, day: date, now: datetime) -> None:
    """Log that somebody was reached on a local day, within the caller's step. The hour is known only of today.

    Raises CannotDo where they have died.
    """
    refuse_the_dead(step.connection, person)
    kind = KIND_OF.get(channel, "message")
    together = kind in ("call", "meeting")
    number = step.insert(
        "interaction",
        kind=kind,
        channel=channel.value,
        direction="both" if together else "out",
        depth="together" if together else None,
        day=day.isoformat(),
        at=now.isoformat(timespec="seconds") if day == now.date() else None,
        created_at=now.isoformat(),
    )
    step.insert("interaction_person", interaction=number, person=person)


def _begun(book: Book, person: PersonId) -> store.Row:
    row = store.writing(book.reader, person)
    if row is None:
        raise CannotDo(f"Nothing is written to {name_of(book, person)} that waits for an answer.")
    return row


def _of_today(step: Step) -> Changes:
    return replace(step.changes, today=True)
