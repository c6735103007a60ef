"""The record of asks: a question is put to somebody, or looked up, and what came of it is noted. Each verb is one undoable step.

Whoever helped is to be thanked: that is a promise of mine, so it stands among the promises at once. Kept there, they are
thanked (`follow_ups.done`).
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from networker.domain import questions
from networker.domain.changes import Changes
from networker.domain.names import fold
from networker.domain.vocabulary import (
    AskedId,
    AskId,
    Channel,
    FollowUpId,
    FollowUpState,
    PersonId,
    Side,
    State,
)
from networker.services import asked as ended
from networker.services import asked_before, sentences
from networker.services.asked_before import AskedOne, AskView
from networker.services.errors import CannotDo
from networker.services.follow_ups import insert as insert_follow_up
from networker.services.reached import note_writing
from networker.services.somebody import name_of
from networker.store import asks as store
from networker.store import people as people_store
from networker.store.book import Book
from networker.store.writer import Step

ANSWER, QUESTION = 2000, 500  # characters that are kept


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody answered, in a line, and whether it helped; None: not said."""

    answer: str
    helped: bool | None


def ask(
    book: Book, question: str, person: PersonId, channel: Channel, *, now: datetime, words: str = ""
) -> tuple[AskId, Changes]:
    """Note that somebody is asked a question on a channel, in these words; it leaves the question whether they were reached.

    Asked of several, it is one question as long as it is not closed. Raises CannotDo where it says nothing, or where they
    have died or are gone.
    """
    said = _question(question)
    day = now.date().isoformat()
    with book.step(store.ASKING, f"Asking {name_of(book, person)}: {said}", now=now) as step:
        note_writing(step, person, channel, words or said, day=now.date())
        number = _open(step, said)
        if number is None:
            number = AskId(step.insert("ask", question=said, day=day))
        before = [each for each in _view(step, number).people if each.person == person]
        if before:
            step.update("ask_person", before[0].id, day=day, channel=channel.value)
        else:
            step.insert("ask_person", ask=number, person=person, day=day, channel=channel.value)
    return number, replace(step.changes, today=True)


def looked_up(book: Book, question: str, *, outcome: str = "", now: datetime) -> tuple[AskId, Changes]:
    """Note a question that nobody had to be asked. It is closed. Raises CannotDo where it says nothing."""
    said = _question(question)
    with book.step("look up", f"Looked up: {said}", now=now) as step:
        day = now.date().isoformat()
        number = step.insert("ask", question=said, day=day, outcome=_line(outcome), closed_day=day)
    return AskId(number), step.changes


def note(
    book: Book, number: AskId, *, said: Mapping[AskedId, Said], outcome: str, closed: bool, now: datetime
) -> Changes:
    """Say what came of a question: who answered what, whether it helped, and whether it is closed.

    Whoever helped is to be thanked from now on, and whoever did not is not. Raises CannotDo where the question is gone.
    """
    found = _found(book, number)
    with book.step("note what came of it", f"What came of: {found.question}", now=now) as step:
        day = found.closed or now.date()
        step.update(
            "ask", number, outcome=_line(outcome), closed_day=day.isoformat() if closed else None,
        )  # fmt: skip
        for each in found.people:
            if each.id in said:
                _note_one(step, book, found, each, said[each.id], now)
    return step.changes


def _note_one(step: Step, book: Book, ask: AskView, each: AskedOne, said: Said, now: datetime) -> None:
    step.update("ask_person", each.id, answer=_line(said.answer), helped=said.helped)
    if said.helped and not each.helped and each.thanks is None and each.thanked is None:
        row = people_store.person(step.connection, each.person)
        if row is not None and row.state != State.DECEASED.value:
            promise = insert_follow_up(
                step, side=Side.ME, text=_thanks(book, ask, each), due=now.date(), people=[each.person], now=now
            )  # fmt: skip
            step.update("ask_person", each.id, thanks_id=promise)
    elif not said.helped and each.thanks is not None:
        _take_thanks_out(step, each.id, each.thanks)


def _thanks(book: Book, ask: AskView, each: AskedOne) -> str:
    said = sentences.chosen(book)
    name = each.given or each.name or said.words["nobody"]
    return said.asking["thanks"].format(name=name, text=ask.question)


def _take_thanks_out(step: Step, asked: AskedId, promise: FollowUpId) -> None:
    step.update("ask_person", asked, thanks_id=None)
    ended.take_out_promise(step, promise)


def thanked(book: Book, asked: AskedId, *, now: datetime) -> Changes:
    """Somebody was thanked: the promise is kept. Nothing changes where they were already. Raises CannotDo where they are gone."""
    rows = book.read("SELECT person_id, ask_id, thanked_day FROM ask_person WHERE id = ?", (asked,))
    if not rows:
        raise CannotDo("That question is not in the book any more.")
    person, ask, day = rows[0]
    if day is not None:
        return Changes()
    [each] = [each for each in _found(book, ask).people if each.id == asked]
    with book.step("thank", f"Thanked {name_of(book, person)}", now=now) as step:
        step.update("ask_person", asked, thanked_day=now.date().isoformat())
        if each.thanks is not None:
            step.update("follow_up", each.thanks, state=FollowUpState.DONE.value, done_at=now.isoformat())
    return step.changes


def take_out(book: Book, number: AskId, *, now: datetime) -> Changes:
    """Forget a question with all that came of it; thanks that are still due go too. Raises CannotDo where it is gone."""
    found = _found(book, number)
    with book.step("forget a question", f"Forgot the question: {found.question}", now=now) as step:
        for each in found.people:
            _forget_one(step, each)
        step.delete("ask", number)
    return step.changes


def _forget_one(step: Step, each: AskedOne) -> None:
    if each.thanks is not None:
        _take_thanks_out(step, each.id, each.thanks)
    step.delete("ask_person", each.id)


def forget_asked(step: Step, asked: int) -> None:
    """Somebody was not asked after all, within the caller's step: nothing is kept of it where nothing came of it.

    A question of which nothing is left goes too.
    """
    rows = step.rows("SELECT ask_id, answer, helped FROM ask_person WHERE id = ?", (asked,))
    if not rows or rows[0][1] or rows[0][2] is not None:
        return
    step.delete("ask_person", asked)
    left = _view(step, rows[0][0])
    if not left.people and not left.outcome and left.closed is None:
        step.delete("ask", left.id)


def _open(step: Step, question: str) -> AskId | None:
    """The same question, where it is not closed."""
    mark = _mark(question)
    found = (number for number, text in store.still_open(step.connection) if _mark(text) == mark)
    number = next(found, None)
    return AskId(number) if number is not None else None


def _mark(question: str) -> str:
    return fold(question).rstrip(" ?.!？؟")


def _view(step: Step, number: int) -> AskView:
    found = asked_before.one(step.connection, number)
    if found is None:
        raise CannotDo("That question is not in the book any more.")
    return found


def _found(book: Book, number: int) -> AskView:
    found = asked_before.one(book.reader, number)
    if found is None:
        raise CannotDo("That question is not in the book any more.")
    return found


def _question(text: str) -> str:
    said = questions.tidy(text)[:QUESTION]
    if not said:
        raise CannotDo("A question needs a few words.")
    return said


def _line(text: str) -> str:
    return " ".join(text.split())[:ANSWER]
