"""Who a record is: the same as before, somebody of the book, somebody of the same drop, or somebody new.

In this order: an earlier record with the same raw values; an address (a profile first, then what several may
share); the record's own place in its source; for those of whom a talk tells but the name, the only one of that
name there. One rule serves the book and the drop, so that files give the same people in whatever order and
grouping they come. A name with the same company is only ever a doubt (namesakes.py), and a name alone is nothing.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from networker.domain.names import fold
from networker.formats.records import PersonRecord, Standing
from networker.services.handles import key_of
from networker.services.imports.alike import (
    OF_SEVERAL,
    is_bare,
    is_listed,
    may_be,
    same_words,
    shown_name,
    source_key,
)
from networker.services.imports.in_book import InBook, Key, name_there, place_key
from networker.services.imports.known import Difference, Known, handle_mark
from networker.services.imports.place import Place
from networker.services.imports.planned import Doubt, Entry, Verdict

Who = int  # a person of the book, or ~n for the newcomer that entry n of the drop is

OFFICE = 4  # people with one address, from which on it belongs to an office rather than to one of them


class Matcher:
    """Matches the entries of one plan, chunk by chunk, against the book and against each other."""

    def __init__(
        self,
        sql: sqlite3.Connection,
        entries: list[Entry],
        *,
        region: str,
        own: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        """`own`: people of the book by the id that its own export has for them."""
        self._book = InBook(sql, own)
        self._region = region
        self._entries = entries
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
        who = self._by_address(n)
        if n in self.identical:
            return
        place = self._book.place(entry)
        if who is None and (place.people or self._several):
            who = self._by_place(n, place)
        if who is None and is_bare(entry.record):
            who = self._by_name(entry.record)
        if who is None:
            self._take_number(entry)
            mentioned = entry.record.standing is Standing.MENTIONED
            entry.verdict = Verdict.OFFERED if mentioned else Verdict.NEW
            entry.doubt = None if mentioned else entry.doubt
        elif who > 0:
            self._is_of_book(entry, who, place)
        else:
            self._is_of_drop(entry, ~who)
        self._remember(n)

    def _by_address(self, n: int) -> Who | None:
        """Whoever has an address of the record, a profile before what several may share; sets a doubt else."""
        entry = self._entries[n]
        for key in _profiles_first(entry.keys):
            candidates = self._having(key) if key[1] else ()
            if not candidates:
                continue
            twin = self._twin(n, key)
            if twin >= 0:
                other = self._entries[twin]
                if other.record.raw == entry.record.raw:
                    self.identical[n] = f"the same as row {other.record.row}"
                    return None
                if may_be(key, shown_name(entry.record), [shown_name(other.record)]):
                    why = f"the same address as row {other.record.row}"
                    entry.doubt = entry.doubt or self._doubt(self._who(twin), why)
                candidates = [who for who in candidates if not self._is_of_file(key, who, entry)]
            if not candidates or len(candidates) > OFFICE:
                continue
            who = self._pick(entry.record, key, candidates)
            if who is not None:
                entry.doubt = None
                return who
            address = "address" if key[0] == "mail" else "number"
            entry.doubt = entry.doubt or self._doubt(candidates[0], f"the same {address}, another name")
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
        profile = key[0] not in OF_SEVERAL
        # Who talks is their address, whatever they call themselves; a list may name a family's by one of them.
        if len(candidates) == 1 and (profile or not is_listed(record)):
            return candidates[0]
        name = shown_name(record)
        found = [who for who in candidates if may_be(key, name, self._names(who))]
        if len(found) > 1:
            # Two of one name and one address are most likely one already, whom Tidy will bring together.
            found = [who for who in found if any(same_words(name, other) for other in self._names(who))][:1]
        if found:
            return found[0]
        return candidates[0] if profile else None

    def _by_place(self, n: int, place: Place) -> Who | None:
        """The earlier record of this source key, unless the key is a mere name and more than that contradicts."""
        entry, record = self._entries[n], self._entries[n].record
        if not is_listed(record):
            told: dict[Who, None] = dict(place.people)
            told.update(dict.fromkeys(map(self._who, self._places.get(place_key(self._entries[n]), ()))))
            if len(told) == 1 or (told and record.source_id):
                entry.doubt = None
                return next(iter(told))
            return None
        for row in place.free():
            if self._agrees(entry, row[3]):
                place.take(row)
                entry.source, entry.doubt = row[0], None
                return int(row[3])
        for other in self._places.get(place_key(self._entries[n]), ()):
            if self._entries[other].file == entry.file or (other, entry.file) in self._taken:
                continue
            who = self._who(other)
            if self._agrees(entry, who):
                self._taken.add((other, entry.file))
                entry.doubt = None
                return who
        return None

    def _agrees(self, entry: Entry, who: Who) -> bool:
        """Whether more than a name says that a record without an id is the one of before; notes a doubt else.

        Its own date is part of its key. Else an address, the company, a fact, or that neither tells anything else.
        """
        record, known = entry.record, self._known(who)
        if record.source_id:
            return True
        mine = {handle_mark(handle, key[1]) for handle, key in zip(record.handles, entry.keys, strict=True)}
        contradicts = _contradict(mine, known.handles)
        told = {(fact.field, fact.value) for fact in record.facts if fact.value}
        companies = {fold(company) for _, company in known.told["job"].values() if company}
        if mine & known.handles:
            found = True
        elif contradicts:
            found = False
        else:
            found = (
                not entry.source_key.endswith("|")
                or fold(record.company) in companies
                or bool(told & {(field, value) for field, value, _, _ in known.facts})
                or not (mine or record.company or told)
                or not (known.handles or companies or known.facts)
            )
        if not found:
            why = "the same name, in an earlier file of this kind"
            entry.doubt = entry.doubt or self._doubt(who, why)
        return found

    def _by_name(self, record: PersonRecord) -> Who | None:
        """Of whom a service tells but the name: the only one of that name there.

        A row of a list is somebody of whom only talks told so far, where it is the only row of that name.
        """
        mark = name_there(record)
        of_book = self._book.named(record)
        people: set[Who] = {*of_book, *self._named.get(mark, ())}
        if len(people) != 1:
            return None
        [who] = people
        if not is_listed(record):
            return who
        return who if self._bare[mark] == 1 and of_book.get(who) is False else None

    # ---- what follows

    def _is_of_book(self, entry: Entry, person: int, place: Place) -> None:
        entry.person = person
        if is_listed(entry.record) and not entry.source:
            self._follow(entry, place)
        known = self._book.known(person)
        entry.changes = known.differences(entry.record, entry.keys, again=bool(entry.source))
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
        if entry.changes:
            known.absorb(entry.record, entry.keys, again=bool(entry.source))

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
        return (Difference("record", "also in", "", entry.file),)

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
                if len(also) <= OFFICE:
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
            return [shown_name(self._entries[~who].record)]
        known = self._known(who)
        return [known.name, *known.names]

    def _doubt(self, who: Who, why: str) -> Doubt:
        return Doubt(who, -1, why) if who > 0 else Doubt(0, ~who, why)


def _profiles_first(keys: tuple[Key, ...]) -> Iterable[Key]:
    return keys if len(keys) < 2 else sorted(keys, key=lambda key: key[0] in OF_SEVERAL)


def _contradict(mine: set[Key], theirs: set[Key]) -> bool:
    """Whether two have addresses on the same channels, and none in common."""
    common = {channel for channel, _ in mine} & {channel for channel, _ in theirs}
    return bool(common) and not any(each in theirs for each in mine)
