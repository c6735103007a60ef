"""What can be answered in Tidy, each one step of the book. Who is let go goes through `people`.

A "keep" is a `reach_action` about the list, so that a merge takes it along and an export tells it (decision 0027).
"""

from collections.abc import Sequence
from datetime import datetime

from networker.domain.changes import Changes
from networker.domain.dates import PartialDate
from networker.domain.vocabulary import Circle, State
from networker.services import people
from networker.services.book import Book
from networker.services.errors import CannotDo
from networker.services.somebody import name_of
from networker.services.tidy.doubtful import ADDRESS, BIRTHDAY
from networker.services.tidy.frame import Item
from networker.store.tidy.people import KEEP, about
from networker.store.writer import Step

GONE = "This is not in the book any more."


def keep(book: Book, item: Item, *, now: datetime) -> Changes:
    """It stays as it is, and this list asks about it no more; of values until there is another one.

    Raises CannotDo, as all answers do, where whoever it is about is in the book no more.
    """
    _see_that_they_are_there(book, item)
    label = f"{_who(book, item)} stays as it is" if item.mark else f"{_who(book, item)} stays"
    with book.step("tidy keep", label, now=now) as step:
        for each in item.people:
            _note(step, item.of, each.id, item.mark, now)
    return step.changes


def _note(step: Step, key: str, person: int, words: str, now: datetime) -> None:
    step.insert(
        "reach_action", person=person, day=now.date().isoformat(), about=about(key), action=KEEP, words=words
    )


def let_go(book: Book, item: Item, *, now: datetime) -> Changes:
    """Let somebody go: they are in no list any more, and nothing of theirs is lost."""
    _see_that_they_are_there(book, item)
    return people.set_state(book, item.person.id, State.LET_GO, now=now)


def know(book: Book, item: Item, circle: Circle = Circle.WIDE, *, now: datetime) -> Changes:
    """The user knows them: they have a circle from now on, and this list, whatever it goes by, asks no more."""
    _see_that_they_are_there(book, item)
    person = item.person.id
    with book.step("set circle", people.circle_label(book, [person], circle), now=now) as step:
        step.update("person", person, circle=int(circle))
        _note(step, item.of, person, "", now)
    return step.changes


def name(book: Book, item: Item, said: str, *, now: datetime) -> Changes:
    """Give somebody their name. Raises CannotDo without one."""
    if not said.strip():
        raise CannotDo("A name needs a letter at least.")
    _see_that_they_are_there(book, item)
    return people.rename(book, item.person.id, said, now=now)


def let_go_together(
    book: Book, going: Sequence[int], staying: Sequence[int], key: str, *, now: datetime
) -> Changes:
    """Let those who are no people go at once, and keep the others for good: one step. Raises CannotDo for nobody."""
    if not going and not staying:
        raise CannotDo("There is nobody to let go.")
    label = f"{name_of(book, going[0])} was let go" if len(going) == 1 else f"{len(going):,} were let go"
    if not going:
        label = f"{len(staying):,} stay"
    with book.step("tidy let go", label, now=now) as step:
        for each in going:
            step.update("person", each, state=State.LET_GO.value)
        for each in staying:
            _note(step, key, each, "", now)
    return step.changes


def choose(book: Book, item: Item, nth: int, *, now: datetime) -> Changes:
    """Of several values one is right. The others end where they may have been right before, else they go.

    Raises CannotDo where they are others by now.
    """
    chosen = item.choices[nth]
    table = "handle" if item.reason.key == ADDRESS else "fact"
    label = f"{_who(book, item)}: {_shortened(chosen.text)}"
    if item.reason.key == ADDRESS and chosen.person is not None:
        label = f"{_shortened(chosen.text)} is of {name_of(book, chosen.person.id)}"
    with book.step("tidy choose", label, now=now) as step:
        if not step.rows(f"SELECT 1 FROM {table} WHERE id = ?", (chosen.row,)):
            raise CannotDo(GONE)
        others = [each.row for each in item.choices if each.row != chosen.row]
        if item.reason.key == ADDRESS:
            _give_address(step, chosen.row, others)
        elif item.reason.key == BIRTHDAY:
            _only_birthday(step, item.person.id, chosen.row)
        else:
            _present(step, chosen.row, others, now)
    return step.changes


def _give_address(step: Step, chosen: int, others: Sequence[int]) -> None:
    channel, key = step.rows("SELECT channel, key FROM handle WHERE id = ?", (chosen,))[0]
    for each in others:
        step.delete("handle", each)
    if len(step.rows("SELECT id FROM handle WHERE channel = ? AND key = ?", (channel, key))) == 1:
        step.update("handle", chosen, shared=False)


def _only_birthday(step: Step, person: int, chosen: int) -> None:
    """Nobody was born twice: the others go. Those that only say less of the same day go with them."""
    step.update("fact", chosen, aside=False)
    for (each,) in step.rows(
        "SELECT id FROM fact WHERE person_id = ? AND field = 'birthday' AND until IS NULL AND id <> ?",
        (person, chosen),
    ):
        step.delete("fact", each)


def _present(step: Step, chosen: int, others: Sequence[int], now: datetime) -> None:
    """One is the present one; the others were so until today, and stay told as what was before."""
    step.update("fact", chosen, aside=False)
    for each in others:
        step.update("fact", each, until=PartialDate.of(now.date()).iso)


def take_out(book: Book, item: Item, nth: int, *, now: datetime) -> Changes:
    """Take an address that bounced out of the book. Raises CannotDo where it is gone."""
    chosen = item.choices[nth]
    with book.step("tidy take out", f"{_shortened(chosen.text)} taken out", now=now) as step:
        found = step.rows("SELECT channel, key FROM handle WHERE id = ?", (chosen.row,))
        if not found:
            raise CannotDo(GONE)
        step.delete("handle", chosen.row)
        left = step.rows("SELECT id, shared FROM handle WHERE channel = ? AND key = ?", found[0])
        if len(left) == 1 and left[0][1]:  # one alone has it by now
            step.update("handle", left[0][0], shared=False)
    return step.changes


def _see_that_they_are_there(book: Book, item: Item) -> None:
    """They may have become a part of somebody, or have been taken back, while the card was looked at."""
    if len(people.named(book, [each.id for each in item.people])) < len(item.people):
        raise CannotDo(GONE)


def _who(book: Book, item: Item) -> str:
    if item.reason.key == ADDRESS:
        return _shortened(item.reason.text)
    return name_of(book, item.person.id)


def _shortened(text: str) -> str:
    return text if len(text) <= 60 else text[:59] + "…"
