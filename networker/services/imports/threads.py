"""Which thread a chat is that nothing names but its file: the one in which the same was said, in the book or the drop.

A copy has another name, a contact is a number first and saved later: their turns stay what they are. So a thread is
looked for by its turns before they are folded, and goes by the name, and with the person, that it had before.
"""

import json
from collections import Counter
from collections.abc import Callable, Collection, Mapping, Sequence
from contextlib import suppress
from itertools import combinations
from typing import NamedTuple

from networker.domain.names import sort_key
from networker.formats.errors import UnreadableFile
from networker.formats.records import PAIR, DateOrder, Party, PersonRecord, Recognised, TurnRecord
from networker.services.imports import marks as marking
from networker.services.imports import zones
from networker.services.imports.alike import NAMED_BY_PEOPLE, source_key
from networker.services.imports.parties import party_of
from networker.services.imports.planned import CHUNK, Plan, Renamed
from networker.services.imports.said import LETTERS, Said
from networker.services.imports.turns import NotYetError, Turns
from networker.store import imports as store
from networker.store.book import Book

NAMED_BY_FILES = ("whatsapp",)  # the kinds of source whose threads have no id
MINUTES = 3  # distinct ones with the same words, from which on most in common is enough
TELLING = 16  # characters of what the other side said, without which few words are no sign
LOOKED_AT = 16  # days of a thread for which the book is asked, from its first to its last
COPIES = 8  # threads of a drop with one and the same turn, beyond which it went to everybody


class Found(NamedTuple):
    """A thread of the book that a thread of the drop is."""

    thread: str
    common: int  # turns that both have
    person: int  # with whom these passed; 0: with nobody, or with several
    is_longer: bool  # the drop's goes on when the book's has ended, so that it has the name by now


def adopt(book: Book, plan: Plan, going_on: Callable[[], None]) -> None:
    """Call the threads of a plan as the book calls them, and those that several files tell of by one name.

    `going_on` is called all the time, and may raise to stop it.
    """
    turns, sql = plan.turns, book.reader
    for origin in set(NAMED_BY_FILES).intersection(turns.kinds()):
        with turns.by_thread(going_on):
            threads = turns.threads(origin)
            known = {each for each in threads if store.has_thread(sql, origin, each)}
            _join(turns, origin, threads, known, going_on)
            if not store.has_talks_of(sql, origin):
                continue
            for thread in turns.threads(origin):
                going_on()
                _adopt(book, plan, origin, thread)
    for origin in set(NAMED_BY_PEOPLE).intersection(turns.kinds()):
        if store.has_talks_of(sql, origin):
            with turns.by_thread(going_on):
                for thread in turns.threads(origin):
                    going_on()
                    if thread.startswith(PAIR) and not store.has_thread(sql, origin, thread):
                        _adopt(book, plan, origin, thread)


def _adopt(book: Book, plan: Plan, origin: str, thread: str) -> None:
    turns = plan.turns
    said = said_in(turns, origin, thread)
    found = _find(book, turns, origin, thread, said)
    if found is None and origin in NAMED_BY_FILES:  # whose times are those of a phone
        found = _find_in_another_zone(book, turns, origin, thread, said)
    if found is None:
        return
    others = _others(turns, said)
    # Where the user was taken for the other side, the book has the talks with the user.
    if len(others) == 1 and found.person and others.isdisjoint(plan.taken_for_me):
        other = others.pop()
        if plan.chats_of.get(other, found.person) != found.person:  # two had this number, one after the other
            other = turns.part(origin, thread, other)
        told = [party_of(raw) for raw in store.raws(book.reader, origin, found.person)]
        party = max(filter(None, told), key=lambda each: len(each.handles), default=None)
        name = turns.partners[other].party.name
        if origin in NAMED_BY_PEOPLE:
            plan.renamed[origin, sort_key(name)] = Renamed(found.person, surely=False)
            party = party or Party("", str((store.works_as(book.reader, found.person) or ("",))[0]))
        elif found.is_longer and name and _is_free(book, origin, name, found.person):
            plan.renamed[origin, sort_key(name)] = Renamed(found.person, surely=True)
            party = party._replace(name=name) if party and party.handles else None
        if party is not None:
            turns.call(other, party)
        # The talks go on where they are: with this person, whoever else has the name or the number by now.
        plan.chats_of[other] = found.person
    turns.rename(origin, thread, found.thread)


def _is_free(book: Book, origin: str, name: str, person: int) -> bool:
    """Whether nobody but this person goes by a name in a kind of source that knows but names."""
    key = source_key(PersonRecord(origin, "", 0, full_name=name), ())
    return all(row[3] == person for row in store.by_source(book.reader, origin, [key]).get(key, ()))


def reading_of_book(
    book: Book, file: Recognised, new: Callable[[], Turns], going_on: Callable[[], None]
) -> DateOrder | None:
    """In which order of day and month a file is in the book already; None where it is in none, or in both."""
    assert file.in_order is not None
    if not any(store.has_talks_of(book.reader, origin) for origin in NAMED_BY_FILES):
        return None
    common = dict.fromkeys(DateOrder, 0)
    for order in DateOrder:
        turns = new()
        with suppress(UnreadableFile):  # which is told when it is read for good
            for n, item in enumerate(file.in_order(order)):
                if n % CHUNK == 0:
                    going_on()
                if isinstance(item, TurnRecord):
                    with suppress(NotYetError, ValueError):
                        turns.add(item, file.file)
        for origin in set(NAMED_BY_FILES).intersection(turns.kinds()):
            for thread in turns.threads(origin):
                found = _find(book, turns, origin, thread, said_in(turns, origin, thread))
                common[order] += found.common if found else 0
    best = max(common.values())
    found_in = [order for order, count in common.items() if count == best]
    return found_in[0] if len(found_in) == 1 else None


def said_in(turns: Turns, origin: str, thread: str) -> list[Said]:
    """The turns of a thread, each of them once."""
    equal: Counter[tuple[int, str]] = Counter()
    found: dict[str, Said] = {}
    for file, *row in turns.of_thread(origin, thread):
        said = Said(*row)
        if file:
            nth = equal[file, row[2]]
            said = said._replace(mark=marking.numbered(said.mark, nth), nth=nth)
            equal[file, row[2]] += 1
        found.setdefault(said.mark, said)
    return list(found.values())


def _others(turns: Turns, said: Sequence[Said]) -> set[int]:
    return {each.sender for each in said} - turns.mine


# ---- in the book


def _find(book: Book, turns: Turns, origin: str, thread: str, said: Sequence[Said]) -> Found | None:
    """The thread of the book that is called so, else the one in which the same was said."""
    sql = book.reader
    if store.has_thread(sql, origin, thread):
        candidates = [thread]
    else:
        wanted = {mark for each in said if each.has_words for mark in (each.mark, each.earlier)}
        shared: Counter[str] = Counter()
        for other, kept in store.talks_on(sql, origin, _some_days(said)):
            shared[other] += sum(mark.digits in wanted for mark in marking.read(kept))
        candidates = [other for other, count in shared.most_common() if count]
    for other in candidates:
        found = _look_at(book, turns, origin, other, said, by_name=other == thread)
        if found is not None:
            return found
    return None


def _find_in_another_zone(
    book: Book, turns: Turns, origin: str, thread: str, said: Sequence[Said]
) -> Found | None:
    """The thread of the book in which the same was said some hours away; the turns are moved to when it was there."""
    for other, shift in zones.likely(book.reader, origin, said):
        held = {digits: at for marks, _ in _talks(book, origin, other, said) for digits, at in marks.items()}
        moved = zones.moved(said, held, shift)
        found = _look_at(book, turns, origin, other, moved)
        if found is not None:
            by = {each.seconds: after.seconds - each.seconds for each, after in zip(said, moved, strict=True)}
            turns.move(origin, thread, by)
            return found
    return None


_Talks = list[
    tuple[dict[str, int | None], str]
]  # the marks of talks with their seconds, and their people as JSON


def _talks(book: Book, origin: str, thread: str, said: Sequence[Said]) -> _Talks:
    """What the book has of a thread from some days before turns to some days after them."""
    days = [each.day for each in said]
    wanted = (thread, marking.beside(min(days), -2), marking.beside(max(days), 3))
    return [
        ({mark.digits: mark.seconds for mark in marking.read(kept)}, people)
        for _, _, _, kept, people in store.talks_around(book.reader, origin, [wanted])
    ]


def held_beside(book: Book, origin: str, thread: str, said: Sequence[Said]) -> dict[str, int | None]:
    """The marks of what the book has of a thread at the time of these turns, with their seconds."""
    talks = _talks(book, origin, thread, said) if said else []
    return {digits: seconds for marks, _ in talks for digits, seconds in marks.items()}


def _look_at(
    book: Book, turns: Turns, origin: str, thread: str, said: Sequence[Said], *, by_name: bool = False
) -> Found | None:
    """A thread of the book, where these turns are of it."""
    talks = _talks(book, origin, thread, said)
    held = held_beside(book, origin, thread, said)
    common = {mark for each in said for mark in (each.mark, each.earlier) if mark in held}
    same = _was_said_there if origin in NAMED_BY_PEOPLE else _is_same
    if (by_name and common) or same(said, held, turns.mine):
        passed = [json.loads(people) for marks, people in talks if not common.isdisjoint(marks)]
        ends = max((seconds for seconds in held.values() if seconds is not None), default=None)
        is_longer = ends is not None and max(each.seconds for each in said) > ends
        return Found(thread, len(common), _mostly(passed), is_longer)
    return None


def _some_days(said: Sequence[Said]) -> list[str]:
    """Some of the days on which there were words, from the first to the last."""
    days = sorted({each.day for each in said if each.has_words})
    return sorted({days[n * (len(days) - 1) // (LOOKED_AT - 1)] for n in range(LOOKED_AT)}) if days else []


def _is_same(said: Sequence[Said], held: Mapping[str, int | None], mine: Collection[int]) -> bool:
    """Whether a thread holds most of what another one says in the time of which both tell; of few words all of it.

    What went to everybody is in many chats, but never with the answers to it: so two must have spoken, unless it is
    a thread in which the other side is alone and says much.
    """
    common = [each for each in said if each.mark in held or each.earlier in held]
    if not common:
        return False
    words = [each for each in common if each.has_words]
    theirs = [seconds // 60 for seconds in held.values() if seconds is not None]
    few = len({each.minute for each in words}) < MINUTES
    senders = {each.sender for each in (common if few else words)}
    if few:
        told = [each for each in words if each.sender not in mine and len(each.text) >= TELLING]
        if not (told and theirs and len(senders) > 1):
            return False
    elif not (len(senders) > 1 or (senders.isdisjoint(mine) and senders == {each.sender for each in said})):
        return False
    theirs = theirs or [each.minute for each in common]  # an older book does not say when
    ours = [each.minute for each in said]
    first, last = max(min(ours), min(theirs)), min(max(ours), max(theirs))
    of_that_time = max(sum(first <= each <= last for each in of) for of in (ours, theirs))
    return len(common) == of_that_time if few else 2 * len(common) > of_that_time


def _was_said_there(said: Sequence[Said], held: Mapping[str, int | None], _mine: Collection[int]) -> bool:
    """The same of a service that tells the second of each turn: two speakers in the same seconds are one thread."""
    common = [each for each in said if held.get(each.mark) == each.seconds]
    return len({each.sender for each in common}) > 1


def _mostly(passed: Sequence[Sequence[int]]) -> int:
    """The one person with whom most of these talks passed: to one or the other somebody was added by hand."""
    with_ = Counter(person for people in passed for person in people)
    found = [person for person, count in with_.items() if 2 * count > len(passed)]
    return found[0] if len(found) == 1 else 0


# ---- in the drop


def _join(
    turns: Turns,
    origin: str,
    threads: Sequence[str],
    known: Collection[str],
    going_on: Callable[[], None],
) -> None:
    """Make one thread of those of a drop in which the same was said.

    Those that the book knows by their names come first.
    """
    place = {thread: (thread not in known, n) for n, thread in enumerate(threads)}
    shared: dict[tuple[str, str], None] = {}
    if len(threads) > 1:
        for alike in turns.said_in_several(origin, letters=LETTERS, most=COPIES):
            shared.update(dict.fromkeys(combinations(sorted(alike, key=place.__getitem__), 2)))
    now = {thread: thread for thread in threads}
    for first, second in shared:
        going_on()
        one, other = sorted((now[first], now[second]), key=place.__getitem__)
        if one == other:
            continue
        there, said = said_in(turns, origin, one), said_in(turns, origin, other)
        if _is_same(said, {each.mark: each.seconds for each in there}, turns.mine):
            with_one, with_other = _others(turns, there), _others(turns, said)
            if len(with_one) == len(with_other) == 1:
                turns.be_one(origin, other, with_other.pop(), with_one.pop())
            turns.rename(origin, other, one)
            now = {thread: one if name == other else name for thread, name in now.items()}
