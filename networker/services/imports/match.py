"""Who a record is: the same as before, somebody of the book, somebody of the same drop, or somebody new.

In this order: an earlier record with the same raw values; a profile; the record's id in its source; an address that
several may share; without an id its name there; for those of whom a service tells but the name, or the name and the
day of the tie, the only one of that there. One rule serves the book and the drop, so that files give the same people in whatever order and
grouping they come. A name with the same company is only ever a doubt (namesakes.py), and a name alone is nothing.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from types import MappingProxyType

from networker.domain.handles import FAMILY
from networker.domain.names import fold
from networker.formats.records import PersonRecord, Standing
from networker.services.handles import key_of
from networker.services.imports.alike import (
    IDS_GIVEN_AGAIN,
    OF_SEVERAL,
    REAL_NAMES,
    WEB,
    are_of_two_generations,
    full_name,
    have_something_in_common,
    is_bare,
    is_listed,
    is_role,
    may_be,
    own_date,
    same_words,
    source_key,
    words_of,
)
from networker.services.imports.in_book import InBook, Key, name_there, place_key
from networker.services.imports.known import Difference, Known, also_in, handle_mark
from networker.services.imports.place import Place
from networker.services.imports.planned import Doubt, Entry, Verdict

Who = int  # a person of the book, or ~n for the newcomer that entry n of the drop is


class Matcher:
    """Matches the entries of one plan, chunk by chunk, against the book and against each other."""

    def __init__(
        self,
        sql: sqlite3.Connection,
        entries: list[Entry],
        *,
        region: str,
        own: Mapping[str, int] = MappingProxyType({}),
        older: Collection[str] = (),
    ) -> None:
        """`own`: people of the book by the id that its own export has for them. `older`: files that change nothing."""
        self._book = InBook(sql, own)
        self._region = region
        self._entries = entries
        self._older = older
        talked_of = bool(entries) and not is_listed(entries[-1].record)
        self._several = talked_of or any(entry.file != entries[0].file for entry in entries)
        self._bare = Counter(
            name_there(entry.record) for entry in entries if is_bare(entry.record) and is_listed(entry.record)
        )
        self._taken: set[tuple[int, str]] = set()  # entries whose place a record of that file has taken
        self._nth: dict[Key, int] = {}
        self._at: dict[Key, int] = {}  # match key → the first entry that has it
        self._also: dict[Key, list[int]] = {}  # and the next ones
        self._places: dict[Key, list[int]] = {}  # (kind, source key) → entries with a place of their own
        self._named: dict[Key, set[Who]] = {}  # (kind, folded name) → who bears it there
        self._joined: dict[Who, set[Key]] = {}  # places of those of whom several records of the drop tell
        self._days: dict[tuple[str, str], list[int]] | None = None  # (file, day of the tie) → entries
        self._of_drop: dict[int, Known] = {}
        self.identical: dict[int, str] = {}  # entries that repeat a row of their file, with the reason

    def match(self, start: int, stop: int) -> None:
        """Give the entries from `start` to `stop` their verdicts."""
        for n in range(start, stop):
            self._prepare(self._entries[n])
        waiting: Sequence[int] = range(start, stop)
        if not self._book.is_empty:
            self._book.look_for_places(self._entries[start:stop])
            waiting = [n for n in waiting if not self._seen_before(n)]
            self._book.look_for_people([self._entries[n] for n in waiting])
        for n in waiting:
            self._judge(n)

    def _prepare(self, entry: Entry) -> None:
        record, region = entry.record, self._region
        entry.keys = tuple(
            [(h.channel.value, key_of(h.channel, h.text, region=region)) for h in record.handles]
        )
        entry.source_key = source_key(record, entry.keys)

    def _seen_before(self, n: int) -> bool:
        """Whether an earlier import brought this very record: the common case of a repeat."""
        entry = self._entries[n]
        place = self._book.place(entry)
        row = place.with_raw(entry.record.raw)
        if row is None:
            return False
        place.take(row)
        entry.source, _, _, entry.person = row
        entry.verdict = Verdict.UNCHANGED
        self._remember(n)
        return True

    def _judge(self, n: int) -> None:
        entry = self._entries[n]
        who = self._who_has(n, _profiles(entry.keys))
        if n in self.identical:
            return
        place = self._book.place(entry)
        known_there = bool(place.people) or self._several
        if who is None and known_there and entry.record.source_id:
            who = self._by_id(n, place)
        if who is None:
            who = self._who_has(n, _of_several(entry.keys))
            if n in self.identical:
                return
        if who is None and known_there and not entry.record.source_id:
            who = self._by_place(n, place)
        if who is None:
            who = self._by_name(n)
        if who is None:
            self._take_number(entry)
            mentioned = entry.record.standing is Standing.MENTIONED
            entry.verdict = Verdict.OFFERED if mentioned else Verdict.NEW
            entry.doubt = None if mentioned else entry.doubt
        else:
            entry.doubt = None
            if who > 0:
                self._is_of_book(entry, who, place)
            else:
                self._is_of_drop(entry, ~who)
        self._remember(n)

    def _who_has(self, n: int, keys: Iterable[Key]) -> Who | None:
        """Whoever has one of these addresses of a record; sets a doubt where the names leave it open."""
        entry = self._entries[n]
        for key in keys:
            candidates = self._having(key) if key[1] else ()
            if not candidates:
                continue
            twin = self._twin(n, key)
            if twin >= 0:
                other = self._entries[twin]
                if other.record.raw == entry.record.raw:
                    self.identical[n] = f"the same as row {other.record.row}"
                    return None
                if may_be(key, full_name(entry.record), [full_name(other.record)]):
                    why = f"the same address as row {other.record.row}"
                    entry.doubt = entry.doubt or self._doubt(self._who(twin), why)
                candidates = [who for who in candidates if not self._is_of_file(key, who, entry)]
            if not candidates or len(candidates) > FAMILY:
                continue
            who = self._pick(entry.record, key, candidates)
            if who is not None:
                return who
            if key[0] not in WEB:
                apart = "birthday" if self._born_apart(entry.record, candidates[0]) else "name"
                why = f"the same {_called(key)}, another {apart}"
                entry.doubt = entry.doubt or self._doubt(candidates[0], why)
        return None

    def _having(self, key: Key) -> Sequence[Who]:
        """Everybody of the book and of the drop who has an address."""
        first = self._at.get(key)
        if first is None:
            return self._book.owners(key)
        entries = (first, *self._also.get(key, ()))
        return list(dict.fromkeys([*self._book.owners(key), *map(self._who, entries)]))

    def _twin(self, n: int, key: Key) -> int:
        """An earlier row of the same file with this address, -1 for none: the file says that they are two."""
        entry, first = self._entries[n], self._at.get(key)
        if first is not None and is_listed(entry.record):
            rows = [first, *self._also.get(key, ())]
            return next((other for other in rows if self._is_row_of(other, entry)), -1)
        return -1

    def _is_row_of(self, n: int, entry: Entry) -> bool:
        other = self._entries[n]
        return (
            other.file == entry.file
            and other.record.source_kind == entry.record.source_kind
            and is_listed(other.record)
        )

    def _is_of_file(self, key: Key, who: Who, entry: Entry) -> bool:
        """Whether another row of the same file with this address is this person."""
        rows = (self._at[key], *self._also.get(key, ()))
        return any(self._is_row_of(n, entry) and self._who(n) == who for n in rows)

    def _pick(self, record: PersonRecord, key: Key, candidates: Sequence[Who]) -> Who | None:
        """Which of those who have an address a record means; None where the names leave it open."""
        shared = key[0] in OF_SEVERAL or key[0] in WEB
        if len(candidates) == 1 and not is_role(key) and key[0] not in WEB:
            # Who talks is their address, whatever they call themselves, and so is whom a service itself tells of by
            # their profile there. A list may name a family's phone by one of them, or its firm's profile.
            told_there = record.source_kind == key[0] or self._named_by(candidates[0]) == key[0]
            if not is_listed(record):
                return candidates[0]
            if told_there and not shared:
                # A page that was given up may be taken by somebody else.
                real = key[0] in REAL_NAMES and record.source_kind == key[0]
                if not real or have_something_in_common(full_name(record), self._names(candidates[0])):
                    return candidates[0]
                return None
        name = full_name(record)
        if not words_of(name) and len(candidates) == 1 and not is_listed(record):
            return candidates[0]
        found = [
            who
            for who in candidates
            if may_be(key, name, self._names(who)) and not self._born_apart(record, who)
        ]
        if len(found) > 1:
            # Two of one name and one address are most likely one already, whom Tidy will bring together.
            found = [who for who in found if any(same_words(name, other) for other in self._names(who))][:1]
        return found[0] if found else None

    def _born_apart(self, record: PersonRecord, who: Who) -> bool:
        """Whether two have whole birthdays, and none in common."""
        mine = {fact.value for fact in record.facts if fact.field == "birthday" and len(fact.value) == 10}
        if not mine:
            return False
        theirs = {day for day, _ in self._known(who).told["birthday"].values() if len(day) == 10}
        return bool(theirs) and mine.isdisjoint(theirs)

    def _named_by(self, who: Who) -> str:
        """The kind of source that gave somebody their name."""
        return self._entries[~who].record.source_kind if who < 0 else self._known(who).name_kind

    def _by_id(self, n: int, place: Place) -> Who | None:
        """Whom the source told of by this id, unless everything else says that the id means somebody else by now."""
        entry = self._entries[n]
        for row in place.free():
            if self._may_have_id(entry, row[3]):
                if is_listed(entry.record):
                    place.take(row)
                    entry.source = row[0]
                return int(row[3])
        if not is_listed(entry.record):
            taken = next(iter(place.people), None)
            if taken is not None and self._may_have_id(entry, taken):
                return taken
        return self._by_place_in_drop(n)

    def _may_have_id(self, entry: Entry, who: Who) -> bool:
        record, known = entry.record, self._known(who)
        marks = (handle_mark(handle, key[1]) for handle, key in zip(record.handles, entry.keys, strict=True))
        if (
            record.source_kind not in IDS_GIVEN_AGAIN
            or have_something_in_common(full_name(record), self._names(who))
            or any(mark in known.handles and mark[0] in OF_SEVERAL for mark in marks)
        ):
            return True
        entry.doubt = entry.doubt or self._doubt(who, "the same id there, another name")
        return False

    def _by_place(self, n: int, place: Place) -> Who | None:
        """The earlier record of this source key, unless the key is a mere name and more than that contradicts."""
        entry, record = self._entries[n], self._entries[n].record
        if not is_listed(record):
            told: dict[Who, None] = dict(place.people)
            told.update(dict.fromkeys(map(self._who, self._places.get(place_key(entry), ()))))
            return next(iter(told)) if len(told) == 1 else None
        for row in place.free():
            if self._agrees(entry, row[3]):
                place.take(row)
                entry.source = row[0]
                return int(row[3])
        return self._by_place_in_drop(n)

    def _by_place_in_drop(self, n: int) -> Who | None:
        """Whom another file of the drop told of in this place, which no other record of this file has taken."""
        entry = self._entries[n]
        for other in self._places.get(place_key(entry), ()):
            listed = is_listed(entry.record)
            if listed and (self._entries[other].file == entry.file or (other, entry.file) in self._taken):
                continue
            who = self._who(other)
            if self._may_have_id(entry, who) if entry.record.source_id else self._agrees(entry, who):
                if listed:
                    self._taken.add((other, entry.file))
                return who
        return None

    def _agrees(self, entry: Entry, who: Who) -> bool:
        """Whether more than a name says that a record without an id is the one of before; notes a doubt else.

        Its own date is part of its key. Else an address or a whole birthday in common, or that one of them tells
        nothing but the name. A company is never enough.
        """
        record, known = entry.record, self._known(who)
        mine = {handle_mark(handle, key[1]) for handle, key in zip(record.handles, entry.keys, strict=True)}
        told = {(fact.field, fact.value) for fact in record.facts if fact.value}
        born = {(fact, day) for fact, day, _, _ in known.facts if fact == "birthday" and len(day) == 10}
        if are_of_two_generations(full_name(record), self._names(who)):
            found = False
        elif mine & known.handles:
            found = True
        elif _contradict(mine, known.handles) or self._born_apart(record, who):
            found = False
        else:
            found = (
                not entry.source_key.endswith("|")
                or bool(told & born)
                or not (mine or record.company or told)
                or not (known.handles or known.told["job"].present or known.facts)
            )
        if not found:
            why = "the same name, in an earlier file of this kind"
            entry.doubt = entry.doubt or self._doubt(who, why)
        return found

    def _by_name(self, n: int) -> Who | None:
        """Of whom a service tells but the name, or the name and the day of the tie: the only one of that there.

        So somebody is known again whose profile got another address, or in whose row it stands only since.
        """
        record = self._entries[n].record
        bare, day = is_bare(record), own_date(record)
        if not bare and not day:
            return None
        mark = name_there(record)
        of_book = self._book.named(record)
        people: set[Who] = {*of_book, *self._named.get(mark, ())}
        if day and is_listed(record):
            tied = {who for who in people if ("connected", day) in self._ties(who)}
            if len(tied) > 1 or (tied and self._is_double(n, mark, day)):
                tied = self._by_firm(n, mark, day, tied)
            if len(tied) == 1:
                return tied.pop()
        if not bare or len(people) != 1:
            return None
        [who] = people
        if not is_listed(record):
            return who
        return who if self._bare[mark] == 1 and of_book.get(who) is False else None

    def _ties(self, who: Who) -> set[tuple[str, str]]:
        return {(fact, since) for fact, _, _, since in self._known(who).facts}

    def _by_firm(self, n: int, mark: Key, day: str, tied: set[Who]) -> set[Who]:
        """Which of several of one name who came on one day a record means, by where they worked; notes a doubt else."""
        entry = self._entries[n]
        firm = fold(entry.record.company)
        if firm and not self._is_double(n, mark, day, firm):
            found = {
                who
                for who in tied
                if any(fold(company) == firm for _, company in self._known(who).told["job"].values())
            }
            if len(found) == 1:
                return found
        there = {self._who(other) for other in self._rows_of_day(n, mark, day) if other < n}
        if left := sorted(who for who in tied - there if who > 0):
            entry.doubt = entry.doubt or self._doubt(left[0], "the same name, connected on the same day")
        return set()

    def _is_double(self, n: int, mark: Key, day: str, firm: str = "") -> bool:
        """Whether another row of the same file tells of the same name and day (and firm): then they are two."""
        rows = (self._entries[other].record for other in self._rows_of_day(n, mark, day) if other != n)
        return any(not firm or fold(record.company) == firm for record in rows)

    def _rows_of_day(self, n: int, mark: Key, day: str) -> Iterator[int]:
        """The entries of a record's file of this name who came on this day."""
        if self._days is None:
            self._days = defaultdict(list)
            for other, entry in enumerate(self._entries):
                if since := own_date(entry.record):
                    self._days[entry.file, since].append(other)
        rows = self._days[self._entries[n].file, day]
        return (other for other in rows if name_there(self._entries[other].record) == mark)

    # ---- what follows

    def _is_of_book(self, entry: Entry, person: int, place: Place) -> None:
        entry.person = person
        if is_listed(entry.record) and not entry.source:
            self._follow(entry, place)
        if entry.file in self._older and is_listed(entry.record):
            entry.verdict = Verdict.UNCHANGED
            return
        known = self._book.known(person)
        entry.changes = known.differences(entry.record, entry.keys, source=entry.source)
        if not entry.source and person not in place.people:
            entry.changes += self._told_of(entry, person)
        if entry.changes and not entry.source:
            self._take_number(entry)
        self._compare(entry, known)

    def _follow(self, entry: Entry, place: Place) -> None:
        """Take the place of the row that the record's source told of the person before."""
        row = place.of_person(entry.person)
        if row is not None:
            place.take(row)
            entry.source = row[0]

    def _is_of_drop(self, entry: Entry, root: int) -> None:
        """Make an entry the same person as an earlier one of the drop."""
        entry.of_entry = root
        first = self._entries[root]
        if first.verdict is Verdict.OFFERED and entry.record.standing is not Standing.MENTIONED:
            first.verdict = Verdict.NEW
        known = self._known(~root)
        entry.changes = known.differences(entry.record, entry.keys) + self._told_of(entry, ~root)
        self._take_number(entry)
        self._compare(entry, known)

    def _compare(self, entry: Entry, known: Known) -> None:
        entry.verdict = Verdict.UPDATED if entry.changes else Verdict.UNCHANGED
        entry.reworded = bool(entry.source and not entry.changes)
        if entry.changes:
            known.absorb(entry.record, entry.keys, source=entry.source)

    def add(self, entry: Entry) -> tuple[Difference, ...]:
        """What an entry adds to whoever it was said to be, and from now on is known of them."""
        known = self._known(entry.person or ~entry.of_entry)
        changes = known.differences(entry.record, entry.keys)
        known.absorb(entry.record, entry.keys)
        return changes

    def _told_of(self, entry: Entry, who: Who) -> tuple[Difference, ...]:
        """That a source tells of somebody of whom it did not: kept, so that it means the same person for ever.

        Not where they only came by: who is mentioned is no reason to keep anybody.
        """
        if entry.record.standing is Standing.MENTIONED:
            return ()
        place = place_key(entry)
        told = self._joined.setdefault(who, {place_key(self._entries[~who])} if who < 0 else set())
        if place in told:
            return ()
        told.add(place)
        return (also_in(entry.file),)

    def _take_number(self, entry: Entry) -> None:
        """Number the records of one source key, after those that earlier imports brought."""
        mark = place_key(entry)
        entry.nth = max(self._nth.get(mark, 0), self._book.place(entry).next_nth)
        self._nth[mark] = entry.nth + 1

    def _remember(self, n: int) -> None:
        """Let later entries find this one."""
        entry, at = self._entries[n], self._at
        for key in entry.keys:
            if key[1] and at.setdefault(key, n) != n:
                also = self._also.setdefault(key, [])
                if len(also) <= FAMILY:
                    also.append(n)
        if not self._several:
            return
        record = entry.record
        self._places.setdefault(place_key(self._entries[n]), []).append(n)
        if is_listed(record) or is_bare(record):
            self._named.setdefault(name_there(record), set()).add(self._who(n))

    def _who(self, n: int) -> Who:
        entry = self._entries[n]
        return entry.person or ~(entry.of_entry if entry.of_entry >= 0 else n)

    def _known(self, who: Who) -> Known:
        if who > 0:
            return self._book.known(who)
        known = self._of_drop.get(~who)
        if known is None:
            first = self._entries[~who]
            known = self._of_drop[~who] = Known()
            known.absorb(first.record, first.keys)
        return known

    def _names(self, who: Who) -> list[str]:
        """All the names somebody goes by."""
        if who < 0 and ~who not in self._of_drop:
            return [full_name(self._entries[~who].record)]
        return self._known(who).names

    def _doubt(self, who: Who, why: str) -> Doubt:
        return Doubt(who, -1, why) if who > 0 else Doubt(0, ~who, why)


def _profiles(keys: Iterable[Key]) -> Iterable[Key]:
    return [key for key in keys if key[0] not in OF_SEVERAL and key[0] not in WEB]


def _of_several(keys: Iterable[Key]) -> Iterable[Key]:
    """What several may share, pages last."""
    found = [key for key in keys if key[0] in OF_SEVERAL or key[0] in WEB]
    return sorted(found, key=lambda key: key[0] in WEB) if len(found) > 1 else found


def _called(key: Key) -> str:
    if key[0] not in OF_SEVERAL:
        return "profile"
    return "address" if key[0] == "mail" else "number"


def _contradict(mine: set[Key], theirs: set[Key]) -> bool:
    """Whether two have addresses on the same channels, and none in common."""
    common = {channel for channel, _ in mine} & {channel for channel, _ in theirs}
    return bool(common) and not any(each in theirs for each in mine)
