"""Talks with two friends of one name, where a service knows people by nothing but that.

The number of a talk, where its file has one, tells it from a namesake's; but one friend may have two, where the service
moved their talk. So the time tells: of two that pass at once and have no message in common each is with
somebody of their own, whose name is no more than a doubt. Of two that pass one after the other nobody can know: they are
one, which the preview says.
"""

from collections.abc import Callable, Mapping, Sequence

from networker.formats.records import PAIR, Party
from networker.services.imports.alike import NAMED_BY_PEOPLE
from networker.services.imports.called_alike import Numbers, numbered
from networker.services.imports.planned import Plan
from networker.services.imports.said import Said
from networker.services.imports.threads import held_beside, said_in
from networker.store import imports as store
from networker.store.book import Book

_Passed = Mapping[str, int | None]  # marks of what was said → second, where it is known
_SHOWN = 3  # names in a sentence


def part(book: Book, plan: Plan, going_on: Callable[[], None]) -> None:
    """Let each talk of a plan go by the names of its two, or with its number where it is a namesake's.

    `going_on` is called all the time, and may raise to stop it.
    """
    turns, together = plan.turns, list[str]()
    for origin in sorted(set(NAMED_BY_PEOPLE).intersection(turns.kinds())):
        is_known = store.has_talks_of(book.reader, origin)
        alike = {
            names: numbers
            for (kind, names), numbers in turns.called.numbers.items()
            if kind == origin and (len(numbers) > 1 or is_known)
        }
        if alike:
            with turns.by_thread(going_on):
                for names, numbers in alike.items():
                    going_on()
                    talks = _Talks(book, plan, origin, names, numbers)
                    talks.part()
                    together += talks.together
    if together:
        shown = "; ".join(together[:_SHOWN]) + ("; and others" if len(together) > _SHOWN else "")
        plan.lasting.append(f"Talks of the same two names, one after the other, are read as one: {shown}.")


class _Talks:
    """The talks of a drop with the same two names."""

    def __init__(self, book: Book, plan: Plan, origin: str, names: str, numbers: Numbers) -> None:
        self._book, self._plan, self._origin, self._names = book, plan, origin, names
        self._numbers = numbers
        self._said = {number: said_in(plan.turns, origin, thread) for number, thread in numbers.items()}
        self.together: list[str] = []  # the names, where talks of several numbers are read as one

    def part(self) -> None:
        """Settle what each goes by, and let those that are a namesake's be with somebody of their own."""
        settled, turns = self._settled(), self._plan.turns
        # Whichever leaves the mere names makes room for another.
        for number in sorted(settled, key=lambda each: settled[each] == self._names):
            if settled[number] != self._numbers[number]:
                turns.rename(self._origin, self._numbers[number], settled[number])
        for number, thread in settled.items():
            others = {each.sender for each in self._said[number]} - turns.mine
            if thread != self._names and len(others) == 1:
                [other] = others
                of = turns.partners[other]
                turns.give(
                    self._origin,
                    thread,
                    other,
                    turns.number(self._origin, _party(thread, of.party.name), of.file),
                )
        if sum(bool(number) and thread == self._names for number, thread in settled.items()) > 1:
            self.together.append(self._names.removeprefix(PAIR))

    def _settled(self) -> dict[str, str]:
        found, held = dict[str, str](), list[_Passed]()
        of_book = {number: self._in_book(said) for number, said in self._said.items()}
        for number in self._numbers:
            if number and store.has_thread(self._book.reader, self._origin, numbered(self._names, number)):
                found[number] = numbered(self._names, number)

        def is_there(number: str) -> bool:
            return not _passed(self._said[number]).keys().isdisjoint(of_book[number])

        # One without a number is nobody's in particular; else whose the book has comes first.
        left = [each for each in self._numbers if each not in found]
        for number in sorted(left, key=lambda each: (bool(each), not is_there(each), each)):
            said = _passed(self._said[number])
            if number and any(_are_two(said, each) for each in (*held, of_book[number])):
                found[number] = numbered(self._names, number)
            else:
                found[number] = self._names
                held.append(said)
        return found

    def _in_book(self, said: Sequence[Said]) -> _Passed:
        return held_beside(self._book, self._origin, self._names, said)


def _party(thread: str, name: str) -> Party:
    return Party(thread.removeprefix(PAIR), name)


def _passed(said: Sequence[Said]) -> _Passed:
    return {each.mark: each.seconds for each in said}


def _are_two(one: _Passed, other: _Passed) -> bool:
    """Whether talks pass at once and have nothing in common."""
    if not one.keys().isdisjoint(other):
        return False
    ours, theirs = (sorted(each for each in of.values() if each is not None) for of in (one, other))
    return bool(ours and theirs) and max(ours[0], theirs[0]) <= min(ours[-1], theirs[-1])
