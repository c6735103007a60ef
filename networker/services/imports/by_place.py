"""Whom a record means by its place in its source: the id it has there, else its name there."""

from collections.abc import Callable, Iterable
from itertools import islice
from typing import TypeVar

from networker.domain.likeness import Likeness, likeness
from networker.domain.sharing import OF_SEVERAL
from networker.services.imports.alike import (
    IDS_GIVEN_AGAIN,
    are_of_two_generations,
    full_name,
    have_something_in_common,
    is_listed,
    is_same_list,
)
from networker.services.imports.everybody import Everybody, doubt
from networker.services.imports.in_book import Key
from networker.services.imports.in_drop import Who
from networker.services.imports.known import handle_mark
from networker.services.imports.place import Place
from networker.services.imports.planned import Entry

_T = TypeVar("_T")
IN_AN_EARLIER_FILE = "in an earlier file of this kind"
_FEW = 8  # of so many with one id the best is looked for: more are no file of a person's


class ByPlace:
    """Looks in the book first, then among the other files of the drop. A place is taken by one row of a list."""

    def __init__(self, everybody: Everybody) -> None:
        self._everybody = everybody
        self._taken: set[tuple[int, str]] = set()  # entries whose place a record of that file has taken

    def of_id(self, n: int, place: Place) -> Who | None:
        """Whom the source told of by this id, unless everything else says that the id means somebody else by now."""
        entry = self._everybody.entries[n]
        # Of several with one id the one of that name, whatever their order in the file.
        for row in self._best_first(entry, list(islice(place.free(), _FEW)), lambda row: int(row[3])):
            if self._may_have_id(entry, row[3]):
                if is_listed(entry.record):
                    place.take(row)
                    entry.source = row[0]
                return int(row[3])
        if not is_listed(entry.record):
            taken = next(iter(place.people), None)
            if taken is not None and self._may_have_id(entry, taken):
                return taken
        return self._in_drop(entry)

    def of_name(self, n: int, place: Place) -> Who | None:
        """The earlier record of this source key, unless the key is a mere name and more than that contradicts."""
        entry = self._everybody.entries[n]
        if not is_listed(entry.record):
            told: dict[Who, None] = dict(place.people)
            told.update(dict.fromkeys(map(self._everybody.drop.who, self._everybody.drop.in_place(entry))))
            return next(iter(told)) if len(told) == 1 else None
        for row in place.free():
            if self._agrees(entry, row[3], row[2]):
                place.take(row)
                entry.source = row[0]
                return int(row[3])
        return self._in_drop(entry)

    def not_apart(self, entry: Entry, who: Who | None, place: Place) -> Who | None:
        """Whose place the record has, if the user said that they are not who was found.

        So a record that was taken out of somebody stays out, whatever address it shares with them.
        """
        if who is None or who < 0 or not place.people:
            return who
        listed = is_listed(entry.record)
        rows = list(place.free()) if listed else [(0, 0, "", each) for each in place.people]
        people = [row[3] for row in rows]
        told_apart = self._everybody.known(who).apart.intersection(people)
        if who in people or not told_apart:
            return who
        row = next(row for row in rows if row[3] in told_apart)
        other = int(row[3])
        if listed:
            is_theirs = (
                self._may_have_id(entry, other)
                if entry.record.source_id
                else self._agrees(entry, other, row[2])
            )
            if not is_theirs:
                return who
            place.take(row)
            entry.source = row[0]
        return other

    def _in_drop(self, entry: Entry) -> Who | None:
        """Whom another file of the drop told of in this place, which no other record of this file has taken."""
        listed, drop = is_listed(entry.record), self._everybody.drop
        free = (
            other
            for other in drop.in_place(entry)
            if not listed
            or not (self._everybody.entries[other].file == entry.file or (other, entry.file) in self._taken)
        )
        found: Iterable[int] = free
        if entry.record.source_id:
            found = self._best_first(entry, list(islice(free, _FEW)), drop.who)
        for other in found:
            who = drop.who(other)
            raw = self._everybody.entries[other].record.raw
            if self._may_have_id(entry, who) if entry.record.source_id else self._agrees(entry, who, raw):
                if listed:
                    self._taken.add((other, entry.file))
                return who
        return None

    def _best_first(self, entry: Entry, found: list[_T], who: Callable[[_T], Who]) -> list[_T]:
        """Those whose name agrees most with that of a record come first."""
        if len(found) < 2:
            return found
        name = full_name(entry.record)
        return sorted(
            found, key=lambda each: max((likeness(name, it) for it in self._everybody.names(who(each))), default=0),
            reverse=True,
        )  # fmt: skip

    def _may_have_id(self, entry: Entry, who: Who) -> bool:
        """Whether an id means whom it meant before; notes a doubt else.

        Where ids are given again: the same name, an address in common, or a word of the name where no address
        contradicts.
        """
        record = entry.record
        if record.source_kind not in IDS_GIVEN_AGAIN:
            return True
        name, names = full_name(record), self._everybody.names(who)
        if any(likeness(name, other) is Likeness.SAME for other in names):
            return True
        mine, theirs = _marks(entry), self._everybody.known(who).handles
        if any(mark[0] in OF_SEVERAL for mark in mine & theirs):
            return True
        if have_something_in_common(name, names) and not (
            _contradict(mine, theirs) or self._everybody.are_born_apart(record, who)
        ):
            return True
        doubt(entry, who, "the same id there, another name")
        return False

    def _agrees(self, entry: Entry, who: Who, raw: str) -> bool:
        """Whether more than a name says that a record without an id is the one of before; notes a doubt else.

        `raw`: the raw values of that one.
        """
        if self._is_told_again(entry, who, raw):
            return True
        alike = self._everybody.alike(entry.record, who)
        doubt(entry, who, f"{alike}, {IN_AN_EARLIER_FILE}")
        return False

    def _is_told_again(self, entry: Entry, who: Who, raw: str) -> bool:
        """Its own date is part of its key. Else an address or a whole birthday in common; in the same list, whose row
        it then is, also that one of them tells nothing but the name. A company is never enough.

        A row of the book may tell another birthday than before. Of newcomers nothing but the order of their files says
        which of two is the right one, so there two birthdays are two people, as they are beside any other address.
        """
        record, known = entry.record, self._everybody.known(who)
        if are_of_two_generations(full_name(record), self._everybody.names(who)):
            return False
        mine = _marks(entry)
        if mine & known.handles:
            return who > 0 or not self._everybody.are_born_apart(record, who)
        if _contradict(mine, known.handles) or self._everybody.are_born_apart(record, who):
            return False
        told = {(fact.field, fact.value) for fact in record.facts if fact.value}
        born = {(fact, day) for fact, day, _, _ in known.facts if fact == "birthday" and len(day) == 10}
        if not entry.source_key.endswith("|") or told & born:
            return True
        nothing_else = not (mine or record.company or told) or not (
            known.handles or known.told["job"].present or known.facts
        )
        return nothing_else and is_same_list(record, raw)


def _marks(entry: Entry) -> set[Key]:
    return {handle_mark(handle, key[1]) for handle, key in zip(entry.record.handles, entry.keys, strict=True)}


def _contradict(mine: set[Key], theirs: set[Key]) -> bool:
    """Whether two have addresses on the same channels, and none in common."""
    common = {channel for channel, _ in mine} & {channel for channel, _ in theirs}
    return bool(common) and not any(each in theirs for each in mine)
