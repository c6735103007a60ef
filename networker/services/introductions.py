"""Introductions: two whom the user brought together, and those by whom the user came to know somebody.

Each verb is one undoable step. What follows is written with it: whom somebody introduced is "introduced by" them, and
two who talked since are tied. What is asked after a month is `services/came_of.py`.
"""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from networker.domain.changes import Changes
from networker.domain.fruit import LONGEST, Came, IntroductionId, asked_from
from networker.domain.ties import ACQUAINTANCE, INTRODUCED_BY
from networker.domain.vocabulary import FollowUpId, FollowUpState, PersonId, Side
from networker.services.errors import CannotDo
from networker.services.fruit_views import AskedFor, IntroductionView, PromisedTo
from networker.services.somebody import name_of
from networker.services.today_views import Named
from networker.store import introductions as store
from networker.store import reached as reached_store
from networker.store.book import Book
from networker.store.writer import Step

BROUGHT_CLOSER = (Came.TALKED, Came.HELPED, Came.WIN)  # then the two have a tie


@dataclass(frozen=True, slots=True, kw_only=True)
class IntroductionSaid:
    """All that can be said of one. `side` me: I brought the two together; them: `other` introduced me to `person`."""

    side: Side
    person: PersonId
    other: PersonId
    day: date
    words: str = ""
    came: Came = Came.UNKNOWN

    @classmethod
    def as_it_is(cls, view: IntroductionView) -> "IntroductionSaid":
        """One as it stands."""
        return cls(
            side=view.side, person=view.person.id, other=view.other.id, day=view.day, words=view.words,
            came=view.came,
        )  # fmt: skip


# ---- writing


def add(book: Book, said: IntroductionSaid, *, now: datetime) -> tuple[IntroductionId, Changes]:
    """Note that two came together. Raises CannotDo where they are one, it lies ahead, or it is noted already.

    Where it was asked for, that is answered: the promise of theirs is kept, as is the user's own to bring two together.
    """
    words = _checked(book, said, now.date())
    if store.the_same(book.reader, said.person, said.other, said.side) is not None:
        raise CannotDo("That is noted already: change it where it stands.")
    with book.step("introduction", _label(book, said), now=now) as step:
        number = _insert(step, said, words, now)
    return number, step.changes


def kept(step: Step, promise: int, *, now: datetime) -> None:
    """A promise is kept, within the caller's step: where it was an introduction, asked for or promised, it came today."""
    sql, day = step.connection, now.date()
    came = [
        IntroductionSaid(side=Side.THEM, person=asked.wanted.id, other=asked.via.id, day=day)
        for asked in asked_for(sql, [promise]).values()
    ] + [
        IntroductionSaid(side=Side.ME, person=made.one.id, other=made.other.id, day=day)
        for made in promised(sql, [promise]).values()
    ]
    for said in came:
        if store.the_same(sql, said.person, said.other, said.side) is None:
            _insert(step, said, "", now)


def _insert(step: Step, said: IntroductionSaid, words: str, now: datetime) -> IntroductionId:
    tie = _tie(step, said)
    number = step.insert("introduction", **_columns(said, words), tie_id=tie)
    _answer(step, said, now)
    return IntroductionId(number)


def change(book: Book, number: IntroductionId, said: IntroductionSaid, *, now: datetime) -> Changes:
    """Make one say what it should. Raises CannotDo as `add`, and where it is not there any more."""
    words = _checked(book, said, now.date(), was=_row(book.reader, number)[3])
    twin = store.the_same(book.reader, said.person, said.other, said.side)
    if twin not in (None, number):
        raise CannotDo("That is noted already: change it where it stands.")
    with book.step("change introduction", _label(book, said), now=now) as step:
        _write(step, number, said, words)
    return step.changes


def came(book: Book, number: IntroductionId, of_it: Came, *, now: datetime) -> Changes:
    """Say what came of one. Raises CannotDo where it is not there any more."""
    said, words = _said(book.reader, number, of_it)
    with book.step("what came of it", _label(book, said), now=now) as step:
        _write(step, number, said, words)
    return step.changes


def delete(book: Book, number: IntroductionId, *, now: datetime) -> Changes:
    """Take one out of the book, with the tie that was noted with it. Raises CannotDo where it is not there any more."""
    said, _ = _said(book.reader, number)
    with book.step("delete introduction", f"Deleted: {_label(book, said)}", now=now) as step:
        tie = _row(step.connection, number)[7]
        step.delete("introduction", number)
        _take_tie_out(step, tie)
    return step.changes


def _write(step: Step, number: int, said: IntroductionSaid, words: str) -> None:
    person, other, side, *_, ask_from, tie = _row(step.connection, number)
    moved = (person, other, side) != (said.person, said.other, said.side)
    if tie is not None and (moved or not _ties(said)):
        step.update("introduction", number, tie_id=None)
        _take_tie_out(step, tie)
        tie = None
    if tie is None:
        tie = _tie(step, said)
    values = _columns(said, words)
    if values["day"] == _row(step.connection, number)[3]:
        values["ask_from"] = ask_from  # it may have been put off
    if said.came is Came.WIN:
        del values["came"]  # should the win go, what was said before it holds again
    step.update("introduction", number, tie_id=tie, **_by_column(values))


def _by_column(values: dict[str, object]) -> dict[str, object]:
    return {
        {"person": "person_id", "other": "other_id"}.get(name, name): value for name, value in values.items()
    }


def _take_tie_out(step: Step, tie: int | None) -> None:
    """Take out the tie that was noted with one; what the user made of it since is theirs."""
    if tie is None:
        return
    kinds = f"kind IN ('{INTRODUCED_BY}', '{ACQUAINTANCE}')"
    if step.rows(f"SELECT 1 FROM tie WHERE id = ? AND {kinds} AND notes = '' AND inverse = ''", (tie,)):
        step.delete("tie", tie)


def tie_as_won(step: Step, number: int) -> None:
    """A win came of one, or is gone: the two are tied within the caller's step, or no more unless that was said besides."""
    sql = step.connection
    if store.own_row(sql, number) is None:
        return
    said, words = _said(sql, number, Came.WIN if store.has_win(sql, number) else None)
    if said.side is Side.ME:
        _write(step, number, said, words)


def _ties(said: IntroductionSaid) -> bool:
    """Whether the two have a tie by it."""
    return said.side is Side.THEM or said.came in BROUGHT_CLOSER


def _tie(step: Step, said: IntroductionSaid) -> int | None:
    """Note the tie that follows, where none says as much; its row."""
    sql = step.connection
    if said.side is Side.THEM:
        if store.tied(sql, said.person, said.other, INTRODUCED_BY):
            return None
        return step.insert(
            "tie", person=said.person, other=said.other, kind=INTRODUCED_BY, day=said.day.isoformat()
        )
    if not _ties(said) or store.tied(sql, said.person, said.other):
        return None
    return step.insert(
        "tie", person=said.person, other=said.other, kind=ACQUAINTANCE, day=said.day.isoformat()
    )


def _answer(step: Step, said: IntroductionSaid, now: datetime) -> None:
    """What was promised is done. Whom the user asked to be introduced to is left alone no longer."""
    done = {"state": FollowUpState.DONE.value, "done_at": now.isoformat()}
    if said.side is Side.ME:
        for promise in store.promised_of(step.connection, (said.person, said.other), least=2):
            step.update("follow_up", promise, **done)
        return
    for promise, action in reached_store.introductions(step.connection, (said.person, said.other), least=2):
        step.update("follow_up", promise, **done)
        if action is not None:
            step.delete("reach_action", action)


def _columns(said: IntroductionSaid, words: str) -> dict[str, object]:
    made = said.side is Side.ME
    return {
        "person": said.person, "other": said.other, "side": said.side.value, "day": said.day.isoformat(),
        "words": words, "came": "" if said.came is Came.WIN else said.came.value,
        "ask_from": asked_from(said.day).isoformat() if made else None,
    }  # fmt: skip


def _checked(book: Book, said: IntroductionSaid, today: date, *, was: str = "") -> str:
    words = " ".join(said.words.split())
    if said.person == said.other:
        raise CannotDo("An introduction is between two people: choose somebody else.")
    if len(words) > LONGEST:
        raise CannotDo(f"What is said of an introduction has {LONGEST} letters at most.")
    if said.day > today and said.day.isoformat() != was:
        raise CannotDo("This day lies ahead. An introduction that is still to be made is a promise.")
    found = book.read("SELECT count(*) FROM person WHERE id IN (?, ?)", (said.person, said.other))
    if found[0][0] != 2:
        raise CannotDo("They are not in the book any more.")
    return words


def _row(sql: sqlite3.Connection, number: int) -> store.Row:
    row = store.own_row(sql, number)
    if row is None:
        raise CannotDo("This introduction is not in the book any more.")
    return row


def _said(sql: sqlite3.Connection, number: int, of_it: Came | None = None) -> tuple[IntroductionSaid, str]:
    person, other, side, day, words, kept, _, _ = _row(sql, number)
    said = IntroductionSaid(
        side=Side(side), person=person, other=other, day=date.fromisoformat(day), words=words,
        came=Came(kept) if of_it is None else of_it,
    )  # fmt: skip
    return said, words


def _label(book: Book, said: IntroductionSaid) -> str:
    person, other = name_of(book, said.person), name_of(book, said.other)
    if said.side is Side.ME:
        return f"You brought {person} and {other} together"
    return f"{other} introduced you to {person}"


# ---- reading


def views(sql: sqlite3.Connection, wanted: Collection[int]) -> dict[int, IntroductionView]:
    """Introductions by id."""
    return {
        number: IntroductionView(
            id=IntroductionId(number),
            day=date.fromisoformat(day),
            side=Side(side),
            person=Named(PersonId(person), name),
            other=Named(PersonId(other), other_name),
            words=words,
            came=Came(of_it),
        )
        for number, day, side, words, of_it, person, name, other, other_name in store.introductions(
            sql, wanted
        )
    }


def one(book: Book, number: IntroductionId) -> IntroductionView | None:
    """One by its id; None where it is not there."""
    return views(book.reader, [number]).get(number)


def asked_for(sql: sqlite3.Connection, promises: Collection[int]) -> dict[int, AskedFor]:
    """Introductions that were asked for and have not come, by the promise that waits."""
    return {
        promise: AskedFor(
            promise=FollowUpId(promise),
            wanted=Named(PersonId(wanted), name),
            via=Named(PersonId(via), via_name),
            since=date.fromisoformat(since),
            due=date.fromisoformat(due) if due else None,
        )
        for promise, since, due, wanted, name, via, via_name in store.asked_for(sql, promises)
    }


def promised(sql: sqlite3.Connection, promises: Collection[int]) -> dict[int, PromisedTo]:
    """Introductions that the user has promised to make, by the promise that is open."""
    return {
        promise: PromisedTo(
            promise=FollowUpId(promise),
            one=Named(PersonId(one), name),
            other=Named(PersonId(other), other_name),
            since=date.fromisoformat(since),
            due=date.fromisoformat(due) if due else None,
        )
        for promise, since, due, other, other_name, one, name in store.promised(sql, promises)
    }
