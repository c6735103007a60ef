"""Recommendations: letters for others to read, given and received, asked for and promised.

One that is due is a promise as well, written in the same step; once that is kept, the letter counts as given. What
LinkedIn's files tell of letters is read beside them and changed where it stands, among what is known of somebody.
"""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from networker.domain.changes import Changes
from networker.domain.fruit import LONGEST, Letter, RecommendationId
from networker.domain.vocabulary import FollowUpId, FollowUpState, PersonId, Side
from networker.services import asked
from networker.services.errors import CannotDo
from networker.services.follow_ups import insert as insert_follow_up
from networker.services.fruit_views import RecommendationView
from networker.services.somebody import name_of
from networker.services.today_views import Named
from networker.store import recommendations as store
from networker.store.book import Book
from networker.store.writer import Step

LONGEST_KIND = 60  # characters


@dataclass(frozen=True, slots=True, kw_only=True)
class LetterSaid:
    """All that can be said of one. `side` me: I write of them; them: they write of me. `due`: until when, unless given.

    `promise`: the words of the promise that one which is due leaves, in the user's language.
    """

    person: PersonId
    side: Side
    state: Letter
    day: date
    kind: str = ""
    text: str = ""
    due: date | None = None
    promise: str = ""

    @classmethod
    def as_it_is(cls, view: RecommendationView) -> "LetterSaid":
        """One as it stands in the book."""
        return cls(
            person=view.person.id, side=view.side or Side.ME, state=view.state, day=view.day or date.min,
            kind=view.kind, text=view.text, due=view.due,
        )  # fmt: skip


# ---- writing


def add(book: Book, said: LetterSaid, *, now: datetime) -> tuple[RecommendationId, Changes]:
    """Note a letter. Raises CannotDo where it lies ahead or whom it is of is gone."""
    said = _checked(book, said, now.date())
    with book.step("recommendation", _label(book, said), now=now) as step:
        number = step.insert(
            "recommendation", person=said.person, **_columns(said), follow_up_id=_due(step, said, now)
        )
    return RecommendationId(number), step.changes


def change(book: Book, number: RecommendationId, said: LetterSaid, *, now: datetime) -> Changes:
    """Make one say what it should. Raises CannotDo as `add`, and where it is not there any more."""
    said = _checked(book, said, now.date(), was=_row(book.reader, number)[4])
    with book.step("change recommendation", _label(book, said), now=now) as step:
        promise = _row(step.connection, number)[6]
        kept = promise is not None and not _is_open(step, promise)
        if said.state is Letter.GIVEN:
            if promise is not None and not kept:
                step.update("follow_up", promise, state=FollowUpState.DONE.value, done_at=now.isoformat())
            if kept:  # from now on its day and state are what is said here
                promise = None
        elif promise is None or kept:
            promise = _due(step, said, now)
        else:
            due = said.due.isoformat() if said.due else None
            step.update(
                "follow_up", promise, due=due, side=said.side.value, **_promised_anew(step, number, said)
            )
            _set_person(step, promise, said.person)
        step.update("recommendation", number, person_id=said.person, follow_up_id=promise, **_columns(said))
    return step.changes


def given(book: Book, number: RecommendationId, *, now: datetime) -> Changes:
    """One that was due has been written, today. Raises CannotDo where it is not there any more."""
    person, side, _, kind, _, text, _ = _row(book.reader, number)
    said = LetterSaid(
        person=person, side=Side(side), state=Letter.GIVEN, day=now.date(), kind=kind, text=text
    )
    return change(book, number, said, now=now)


def delete(book: Book, number: RecommendationId, *, now: datetime) -> Changes:
    """Take one out of the book, with its promise where that is still open. Raises CannotDo where it is gone."""
    person, side, state, kind, day, text, promise = _row(book.reader, number)
    said = LetterSaid(
        person=person, side=Side(side), state=Letter(state), day=date.fromisoformat(day), kind=kind, text=text
    )
    with book.step("delete recommendation", f"Deleted: {_label(book, said)}", now=now) as step:
        step.delete("recommendation", number)
        if promise is not None and _is_open(step, promise):
            asked.take_out_promise(step, promise)
    return step.changes


def _due(step: Step, said: LetterSaid, now: datetime) -> FollowUpId | None:
    if said.state is Letter.GIVEN:
        return None
    text = said.promise or (
        "write a recommendation" if said.side is Side.ME else "writes me a recommendation"
    )
    return insert_follow_up(step, side=said.side, text=text, due=said.due, people=[said.person], now=now)


def _promised_anew(step: Step, number: int, said: LetterSaid) -> dict[str, object]:
    """The words of the promise, where those it has are of somebody else, of the other side or of another kind."""
    person, side, _, kind, _, _, promise = _row(step.connection, number)
    text = str(step.rows("SELECT text FROM follow_up WHERE id = ?", (promise,))[0][0])
    of_kind = bool(kind) and kind != said.kind and text.endswith(f"({kind})")
    stale = (person, side) != (said.person, said.side.value) or of_kind
    return {"text": said.promise} if stale and said.promise else {}


def _is_open(step: Step, promise: int) -> bool:
    return bool(step.rows("SELECT 1 FROM follow_up WHERE id = ? AND state = 'open'", (promise,)))


def _set_person(step: Step, promise: int, person: int) -> None:
    links = step.rows("SELECT id, person_id FROM follow_up_person WHERE follow_up_id = ?", (promise,))
    if person not in [who for _, who in links]:
        for link, _ in links:
            step.delete("follow_up_person", int(str(link)))
        step.insert("follow_up_person", follow_up=promise, person=person)


def _columns(said: LetterSaid) -> dict[str, object]:
    return {
        "side": said.side.value, "state": said.state.value, "kind": said.kind, "day": said.day.isoformat(),
        "text": said.text,
    }  # fmt: skip


def _checked(book: Book, said: LetterSaid, today: date, *, was: str = "") -> LetterSaid:
    kind, text = " ".join(said.kind.split()), said.text.strip()
    if len(kind) > LONGEST_KIND:
        raise CannotDo(f"What kind of letter it is has {LONGEST_KIND} letters at most.")
    if len(text) > LONGEST:
        raise CannotDo(f"What is kept of a letter has {LONGEST} letters at most.")
    if said.day > today and said.day.isoformat() != was:
        raise CannotDo("This day lies ahead. A letter that is still to be written is promised or asked for.")
    if not book.read("SELECT 1 FROM person WHERE id = ?", (said.person,)):
        raise CannotDo("They are not in the book any more.")
    return LetterSaid(
        person=said.person, side=said.side, state=said.state, day=said.day, kind=kind, text=text, due=said.due,
        promise=said.promise,
    )  # fmt: skip


def _row(sql: sqlite3.Connection, number: int) -> store.Row:
    row = store.own_row(sql, number)
    if row is None:
        raise CannotDo("This recommendation is not in the book any more.")
    return row


def _label(book: Book, said: LetterSaid) -> str:
    name = name_of(book, said.person)
    state = said.state.value
    return (
        f"Recommendation of {name}, {state}" if said.side is Side.ME else f"Recommendation by {name}, {state}"
    )


# ---- reading


def views(sql: sqlite3.Connection, wanted: Collection[int]) -> dict[int, RecommendationView]:
    """Letters noted in the book, by id."""
    return {
        number: RecommendationView(
            id=RecommendationId(number),
            fact=None,
            day=date.fromisoformat(day),
            side=Side(side),
            state=Letter(state),
            kind=kind,
            text=text,
            person=Named(PersonId(person), name),
            due=date.fromisoformat(due) if due else None,
            promise=FollowUpId(promise) if promise is not None else None,
        )
        for number, day, side, state, kind, text, due, promise, person, name in store.recommendations(
            sql, wanted
        )
    }


def one(book: Book, number: RecommendationId) -> RecommendationView | None:
    """One by its id; None where it is not there."""
    return views(book.reader, [number]).get(number)


def of_files(sql: sqlite3.Connection, wanted: Collection[int]) -> dict[int, RecommendationView]:
    """Letters that LinkedIn's files told, by the number of the fact."""
    return {
        number: RecommendationView(
            id=None,
            fact=number,
            day=_whole_day(since),
            side=Side(side) if side else None,
            state=Letter.GIVEN,
            kind="LinkedIn",
            text=text,
            person=Named(PersonId(person), name),
        )
        for number, since, side, text, person, name in store.from_files(sql, wanted)
    }


def _whole_day(since: str | None) -> date | None:
    try:
        return date.fromisoformat(since) if since else None
    except ValueError:
        return None  # a year or month alone
