"""Who a record is: the same as before, somebody of the book, somebody of the same drop, or somebody new.

In this order: an earlier record with the same raw values; a profile; the record's id in its source; an address that
several may share; without an id its name there; for those of whom a service tells but the name, or the name and the
day of the tie, the only one of that there. One rule serves the book and the drop (everybody.py), so that files give
the same people in whatever order and grouping they come. A name with the same company is only ever a doubt
(namesakes.py), and a name alone is nothing.
"""

import sqlite3
from collections.abc import Collection, Mapping, Sequence
from itertools import islice
from operator import methodcaller
from types import MappingProxyType

from networker.formats.records import Standing
from networker.services.handles import key_of
from networker.services.imports.alike import IDS_GIVEN_AGAIN, full_name, is_listed, shown_name, source_key
from networker.services.imports.by_address import ByAddress, Identical, profiles, shared
from networker.services.imports.by_name import ByName
from networker.services.imports.by_place import ByPlace
from networker.services.imports.everybody import Everybody
from networker.services.imports.in_book import Key, Rekeyed, place_key
from networker.services.imports.in_drop import Who
from networker.services.imports.known import Difference, Known, also_in
from networker.services.imports.newer import NewerFiles
from networker.services.imports.place import Place
from networker.services.imports.planned import Entry, Held, Renamed, Verdict
from networker.services.imports.taken_out import TakenOut

_FEW = 8  # records of one place that are held against another: more are no file of a person's


class Matcher:
    """Matches the entries of one plan, chunk by chunk, against the book and against each other."""

    def __init__(
        self,
        sql: sqlite3.Connection,
        entries: list[Entry],
        *,
        region: str,
        own: Mapping[str, int] = MappingProxyType({}),
        rekeyed: Rekeyed = MappingProxyType({}),
        older: Collection[str] = (),
        changed: Mapping[str, float] = MappingProxyType({}),
        renamed: Mapping[Key, Renamed] = MappingProxyType({}),
    ) -> None:
        """`own`: people of the book by the id that its own export has for them. `older`: files that change nothing.
        `changed`: when files were, in seconds since 1970.

        `rekeyed`: numbers of the book that get other keys with this import. `renamed`: people by the name that their
        chat goes by now.
        """
        self._older, self._own = older, own
        self._entries, self._region = entries, region
        self._everybody = Everybody(sql, entries, own, rekeyed)
        self._book, self._drop = self._everybody.book, self._everybody.drop
        # Then nothing but an address can tell that two rows are one, and most of a hundred thousand need no more.
        self._is_first_list = self._book.is_empty and not self._drop.several
        self._taken_out = TakenOut(sql)
        self._newer = NewerFiles(sql, changed)
        self._by_address = ByAddress(self._everybody)
        self._by_place = ByPlace(self._everybody)
        self._by_name = ByName(self._everybody, renamed)
        self._nth: dict[Key, int] = {}
        self._joined: dict[Who, set[Key]] = {}  # places of those of whom several records of the drop tell
        self._followed: dict[tuple[int, Key], str] = {}  # by which file of the drop, by person and place
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
        self._book.let_go()

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
            there = islice(place.free(), _FEW)
            row = next((each for each in there if self._newer.was_told(each[0], entry)), None)
            entry.held = Held.NOT if row is None else Held.FILE
        if row is None:
            return False
        place.take(row)
        entry.source, _, _, entry.person = row
        self._followed[entry.person, place_key(entry)] = entry.file
        entry.verdict = Verdict.UNCHANGED
        self._drop.remember(n)
        return True

    def _judge(self, n: int) -> None:
        entry = self._entries[n]
        if self._is_first_list and self._drop.knows_none_of(entry.keys):
            self._is_new(entry)
            self._drop.remember(n)
            return
        place = self._book.place(entry)
        try:
            who = self._by_place.not_apart(entry, self._find(n, entry, place), place)
        except Identical as reason:
            self.identical[n] = str(reason)
            return
        if who is None:
            self._is_new(entry)
        else:
            entry.doubt = None
            entry.quietly = self._is_kept_anyway(entry, who)
            if who > 0:
                self._is_of_book(entry, who, place)
            else:
                self._is_of_drop(entry, ~who)
        self._drop.remember(n)

    def _find(self, n: int, entry: Entry, place: Place) -> Who | None:
        """The steps, each asked only where those before it found nobody."""
        if person := self._own.get(entry.record.source_id):
            return person
        if entry.chat_of and self._book.has(entry.chat_of):
            return entry.chat_of
        known_there, by_id = bool(place.people) or self._drop.several, bool(entry.record.source_id)
        who = self._by_address.find(entry, profiles(entry))
        if who is None and known_there and by_id:
            who = self._by_place.of_id(n, place)
        if who is None:
            who = self._by_address.find(entry, shared(entry))
        if who is None and known_there and not by_id:
            who = self._by_place.of_name(n, place)
        return self._by_name.find(n) if who is None else who

    # ---- what follows

    def _is_new(self, entry: Entry) -> None:
        self._take_number(entry)
        mentioned = entry.record.standing is Standing.MENTIONED
        entry.verdict = Verdict.OFFERED if mentioned else Verdict.NEW
        entry.doubt = None if mentioned else entry.doubt

    def _is_of_book(self, entry: Entry, person: int, place: Place) -> None:
        entry.person = person
        if is_listed(entry.record) and not entry.source:
            self._follow(entry, place)
        if entry.source:
            self._followed[person, place_key(entry)] = entry.file
        if entry.file in self._older and is_listed(entry.record):
            entry.verdict, entry.quietly = Verdict.UNCHANGED, False
            return
        known = self._book.known(person)
        again, renames = bool(entry.source), self._renames(entry, known)
        changes = known.differences(entry.record, entry.keys, again=again, renames=renames)
        changes = self._taken_out.moved(entry.source, known, changes)
        changes = self._newer.hold_back(person, entry, known, changes)
        # What the user took out stays out, whatever the record that is there says, where this one is the older.
        entry.changes = self._taken_out.without(person, 0 if entry.held else entry.source, changes)
        if entry.record.source_id in self._own:  # what this book wrote has no days and labels of places
            there = {value for value, _ in known.told["place"].values()}
            entry.changes = tuple(
                each for each in entry.changes if each.label != "place" or each.new not in there
            )
        elif not entry.source and person not in place.people:
            self._tells_too(entry, person)
        if (entry.changes or entry.quietly) and not entry.source:
            self._take_number(entry)
        self._compare(entry, known, renames=renames)

    def _is_kept_anyway(self, entry: Entry, who: Who) -> bool:
        """Whether the raw values of a record are kept even where they add nothing to what is known of somebody.

        Who works somewhere else in each letter or file, or goes by an address under somebody else's name, would else
        be news or somebody else the next time, when more is known; and of several names the others count when one goes.
        """
        record = entry.record
        works = bool(record.title or record.company)
        if is_listed(record):
            there = islice(self._drop.in_place(entry), _FEW)
            otherwise = shown_name(record) not in ("", self._everybody.known(who).name)
            return (works or otherwise) and all(
                self._entries[each].record.raw != record.raw for each in there
            )
        if works and record.standing is Standing.MENTIONED:
            return True
        return bool(record.handles) and full_name(record) not in self._everybody.names(who)

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
        known = self._everybody.known(~root)
        renames = self._renames(entry, known)
        entry.changes = known.differences(entry.record, entry.keys, renames=renames)
        self._tells_too(entry, ~root)
        self._take_number(entry)
        self._compare(entry, known, renames=renames)

    def _renames(self, entry: Entry, known: Known) -> bool:
        """Whether a record follows the one that gave the name: in its place, or, without an id, in one of its kind
        that the file has no more, for there the place is the name. In talks an account does, unless a list knows it
        better, and a chat that goes by another name now.
        """
        if known.named_by is None or known.named_by[0] != entry.record.source_kind:
            return False
        if not is_listed(entry.record):
            entry.goes_by = self._by_name.is_renamed(entry)
            return self._is_account_renamed(entry, known) or entry.goes_by
        if known.named_by == place_key(entry):
            return bool(entry.source) or known.named_now or self._is_of_next_file(entry)
        return not entry.record.source_id and not self._drop.has_row(entry.file, known.named_by[1])

    def _is_of_next_file(self, entry: Entry) -> bool:
        """Whether an older file of the drop follows the record of the book in whose place this one is, too."""
        return self._followed.get((entry.person, place_key(entry)), entry.file) != entry.file

    def _is_account_renamed(self, entry: Entry, known: Known) -> bool:
        """Whether one who is no row of a list is known by the account that gave the name, in an earlier file.

        Those of a service's own list of accounts have a row there, and nobody writes them into a list of their own.
        """
        record = entry.record
        own = bool(record.source_id) and record.source_kind not in IDS_GIVEN_AGAIN
        same = known.named_by == place_key(entry) and not known.named_now
        return own and same and (known.loosely or record.row > 0)

    def _compare(self, entry: Entry, known: Known, *, renames: bool) -> None:
        entry.verdict = Verdict.UPDATED if entry.changes else Verdict.UNCHANGED
        entry.names = self._may_name(entry, known)
        entry.quietly = not entry.changes and (entry.quietly or bool(entry.source))
        if not entry.changes:
            return
        if entry.held:
            learn = methodcaller("take_in", entry.record.source_kind, entry.changes)
        else:
            again, place = bool(entry.source), place_key(entry)
            learn = methodcaller(
                "absorb", entry.record, entry.keys, place=place, again=again, renames=renames
            )
        if entry.person:
            self._book.learn(entry.person, learn)
        else:
            learn(known)

    def _may_name(self, entry: Entry, known: Known) -> bool:
        """Whether somebody may be called otherwise by an entry, or from now on by what it says."""
        if known.gives_name_too(entry.record) or (entry.held is Held.FILE and not entry.source):
            return True
        return bool(entry.changes or entry.quietly or entry.source) and shown_name(entry.record) not in (
            "",
            known.name,
        )

    def add(self, entry: Entry) -> tuple[Difference, ...]:
        """What an entry adds to whoever it was said to be, and from now on is known of them."""
        known = self._everybody.known(entry.person or ~entry.of_entry)
        changes = known.differences(entry.record, entry.keys)
        entry.names = known.gives_name_too(entry.record)
        known.absorb(entry.record, entry.keys)
        return changes

    def _tells_too(self, entry: Entry, who: Who) -> None:
        """That a source tells of somebody of whom it did not: kept, so that it means the same person for ever.

        It counts as a change, but not where they only came by: hundreds do, and it is no reason to keep anybody.
        """
        place = place_key(entry)
        told = self._joined.setdefault(who, {place_key(self._entries[~who])} if who < 0 else set())
        if place in told:
            return
        told.add(place)
        if entry.record.standing is Standing.MENTIONED:
            entry.quietly = True
        else:
            entry.changes += (also_in(entry.file),)

    def _take_number(self, entry: Entry) -> None:
        """Number the records of one source key, after those that earlier imports brought."""
        mark = place_key(entry)
        entry.nth = max(
            self._nth.get(mark, 0), 0 if self._book.is_empty else self._book.place(entry).next_nth
        )
        self._nth[mark] = entry.nth + 1
