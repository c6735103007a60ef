"""A chat whose times are the phone's own, exported in another zone than the last time: the same words, hours away.

By how much is found out by trying: zones lie quarters of an hour apart, and where the words of a chat stand in the book
by one and the same shift, it is that chat. A summer time that only one of the zones has makes an hour more or less.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from networker.services.imports import marks as marking
from networker.services.imports.said import Said
from networker.store import imports as store

_HOUR = 3600
_FARTHEST = 26 * _HOUR  # between two zones of the earth
_DAYS = range(-2, 3)  # on which a turn may lie by them
SHIFTS = tuple(n for n in range(-_FARTHEST, _FARTHEST + 1, _HOUR // 4) if n)
LOOKED_AT = 6  # turns of a thread that are tried
_LIKELY = 3  # answers that are looked at closely


def likely(sql: sqlite3.Connection, origin: str, said: Sequence[Said]) -> list[tuple[str, int]]:
    """In which threads of the book some of these turns stand, and by how many seconds away: the likeliest first."""
    telling = [each for each in said if each.has_words]
    tried = [telling[n * len(telling) // LOOKED_AT] for n in range(LOOKED_AT)] if telling else []
    tried = list(dict.fromkeys(tried))
    days = {marking.beside(each.day, n) for each in tried for n in _DAYS}
    there: dict[str, set[str]] = defaultdict(set)
    for thread, kept in store.talks_on(sql, origin, sorted(days)):
        for digits in marking.digits_of(kept):
            there[digits].add(thread)
    if not there:
        return []
    votes = Counter(
        (thread, shift) for each in tried for shift in SHIFTS for thread in there.get(_mark(each, shift), ())
    )
    return [found for found, _ in votes.most_common(_LIKELY)]


def moved(said: Sequence[Said], held: Mapping[str, int | None], shift: int) -> list[Said]:
    """The turns of a thread as by the clock of the book, some `shift` seconds away."""
    # "ok" is said every hour, so it goes by what tells more and stands before it; as do newer turns, of the same season.
    found = {n: by for n, each in enumerate(said) if each.has_words and (by := _shift_of(each, held, shift))}
    by = next(iter(found.values()), shift)
    turns = []
    for n, each in enumerate(said):
        by = found.get(n, by)
        day = marking.at_of(each.seconds + by, each.day)
        assert day is not None
        turns.append(each._replace(day=day[:10], seconds=each.seconds + by, mark=_mark(each, by), earlier=""))
    return turns


def _shift_of(each: Said, held: Mapping[str, int | None], shift: int) -> int:
    shifts = (shift, shift + _HOUR, shift - _HOUR)
    return next((by for by in shifts if _mark(each, by) in held), 0)


def _mark(each: Said, shift: int) -> str:
    mark = marking.of_minute(each.kind, str((each.seconds + shift) // 60), each.text)
    return marking.numbered(mark, each.nth)
