"""What the book has of the people whom a drop may mean, looked up for a chunk of entries at a time."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence, Set

from networker.domain.name_words import with_generation
from networker.domain.names import fold, sort_key
from networker.domain.sharing import FAMILY
from networker.formats import own_table
from networker.formats.records import FactValue, PersonRecord
from networker.services.imports.alike import is_bare, is_listed, own_date, shown_name
from networker.services.imports.known import OWN_WORDS, Known
from networker.services.imports.place import NOWHERE, Place
from networker.services.imports.planned import Entry
from networker.store import imports as store
from networker.store import pairs
from networker.store.numbers import Number

Key = tuple[str, str]
Learn = Callable[[Known], None]
Rekeyed = Mapping[Key, Sequence[Number]]  # numbers of the book, by the key that they are to have


def place_key(entry: Entry) -> Key:
    """The kind of source of a record, and its key there."""
    return entry.record.source_kind, entry.source_key


def name_there(record: PersonRecord) -> Key:
    """The kind of source of a record, and its folded name."""
    return record.source_kind, sort_key(shown_name(record))


class InBook:
    """Places, owners of addresses and bearers of names, of those entries that were looked up last."""

    def __init__(
        self, sql: sqlite3.Connection, entries: Sequence[Entry], own: Mapping[str, int], rekeyed: Rekeyed
    ) -> None:
        """`entries`: all of the drop. `own`: people of the book by the id that its own export has for them.
        `rekeyed`: see region.py.
        """
        self._sql = sql
        self._entries = entries
        self._own = own
        self._rekeyed = rekeyed
        self._new_keys = {
            (each.channel, each.text): key for (_, key), found in rekeyed.items() for each in found
        }
        self._claimed: set[int] = set()
        self._places: dict[Key, Place] = {}
        self._owners: dict[Key, list[int]] = {}
        self._named: dict[Key, dict[int, bool]] = {}
        # (kind, folded name), day of the tie → people.
        self._tied: dict[tuple[Key, str], set[int]] | None = None
        # By kind of source what records call people otherwise than the book does: (folded name, person, line).
        self._otherwise: dict[str, list[tuple[str, int, int]]] = {}
        self._known: dict[int, Known] = {}
        self._learnt: dict[int, tuple[Learn, ...]] = {}  # of the drop, of people whose values it adds to
        self.is_empty = store.is_empty(sql)
        self._me = store.my_entries(sql)  # who was left out of the drop; nobody of it is the user

    def look_for_places(self, chunk: Iterable[Entry]) -> None:
        """Look the records of a chunk up by their places."""
        keys: dict[str, list[str]] = defaultdict(list)
        for entry in chunk:
            keys[entry.record.source_kind].append(entry.source_key)
        self._places = {
            (kind, key): Place(rows, self._claimed)
            for kind, of_kind in keys.items()
            for key, rows in store.by_source(self._sql, kind, of_kind).items()
        }
        for entry in chunk if self._own else ():
            person = self._own.get(entry.record.source_id)
            if person and not own_table.is_row(entry.record):
                own = Place([(-person, 0, entry.record.raw, person)], self._claimed)
                self._places.setdefault(place_key(entry), own)

    def look_for_people(self, entries: Sequence[Entry]) -> None:
        """Look up who may be meant by these entries, and what is known of them."""
        keys: dict[str, list[str]] = defaultdict(list)
        names: dict[str, set[str]] = defaultdict(set)
        for entry in entries:
            for channel, key in entry.keys:
                if key:
                    keys[channel].append(key)
            if is_bare(entry.record):
                kind, name = name_there(entry.record)
                names[kind].add(name)
        self._owners = {
            (channel, key): [person for person in people if person not in self._me]
            for channel, of_channel in keys.items()
            for key, people in self._having(channel, of_channel).items()
        }
        self._named = {
            (kind, name): people
            for kind, of_kind in names.items()
            for name, people in self._by_name(kind, of_kind).items()
        }
        wanted = {person for who in self._owners.values() for person in who}
        wanted.update(person for who in self._named.values() if len(who) == 1 for person in who)
        for place in {place_key(entry) for entry in entries}:
            wanted.update(self._places.get(place, NOWHERE).people)
        self._load(wanted)

    def _by_name(self, kind: str, wanted: set[str]) -> dict[str, dict[int, bool]]:
        """Who bears these names in a kind of source, as its records have them: by a row of a list, or only in talks."""
        found: dict[str, dict[int, bool]] = {}
        rows = store.by_name_of_kind(self._sql, kind, wanted)
        rows += [each for each in self._called_otherwise(kind) if each[0] in wanted]
        for name, person, row in rows:
            people = found.setdefault(name, {})
            people[person] = people.get(person, False) or row > 0
        return found

    def _called_otherwise(self, kind: str) -> list[tuple[str, int, int]]:
        if kind not in self._otherwise:
            rows = store.called_otherwise(self._sql, kind)
            self._otherwise[kind] = [(sort_key(name), person, row) for name, person, row in rows]
        return self._otherwise[kind]

    def tied(self, record: PersonRecord, day: str) -> Set[int]:
        """Who bears the name of a record in its kind of source and came there on a day.

        Asked once for the whole drop: a hundred thousand people have a few thousand names, and to load everybody who
        bears that of a newcomer would be quadratic.
        """
        if self._tied is None:
            self._tied = defaultdict(set)
            days: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
            for entry in self._entries:
                if (since := own_date(entry.record)) and is_listed(entry.record):
                    kind, name = name_there(entry.record)
                    days[kind][name].add(since)
            for kind, named in days.items():
                for name, person, since in store.tied_of_kind(self._sql, kind, named):
                    self._tied[(kind, name), since].add(person)
                others = [each for each in self._called_otherwise(kind) if each[0] in named]
                ties = store.days_of_ties(self._sql, {person for _, person, _ in others})
                for name, person, _ in others:
                    for since in ties.get(person, ()):
                        self._tied[(kind, name), since].add(person)
        return self._tied.get((name_there(record), day), frozenset())

    def _having(self, channel: str, keys: Sequence[str]) -> dict[str, list[int]]:
        """Everybody who has each key, or is to have it; nobody where more than a family has."""
        found = store.by_handle(self._sql, channel, keys, most=FAMILY)
        for key in keys if self._rekeyed else ():
            people = found.get(key)
            if (numbers := self._rekeyed.get((channel, key))) and people != []:
                found[key] = sorted({*(people or ()), *(each.person for each in numbers)})
        return found

    def place(self, entry: Entry) -> Place:
        """What earlier imports brought in the place of an entry."""
        return self._places.get(place_key(entry), NOWHERE)

    def owners(self, key: Key) -> Sequence[int]:
        """Everybody who has an address."""
        return self._owners.get(key, ())

    def named(self, record: PersonRecord) -> Mapping[int, bool]:
        """Who bears the name of a record in its kind of source: by a row of a list, or only in talks."""
        return self._named.get(name_there(record), {})

    def has(self, person: int) -> bool:
        """Whether somebody is there: they may be gone since a plan was made."""
        self._load({person})
        return person in self._known

    def known(self, person: int) -> Known:
        """What is known of somebody."""
        self._load({person})
        return self._known[person]

    def learn(self, person: int, learn: Learn) -> None:
        """Let what is known of somebody take in what the drop tells of them."""
        learn(self.known(person))
        self._learnt[person] = (*self._learnt.get(person, ()), learn)

    def let_go(self) -> None:
        """Keep nobody in memory: of a hundred thousand people few are meant again, and those are fetched anew."""
        self._known.clear()

    def _load(self, people: Iterable[int]) -> None:
        """Fetch what is known of people, all at once, with what the drop told of them."""
        wanted = {each for each in people if each not in self._known}
        if not wanted:
            return
        for row in store.people(self._sql, wanted):
            number, name, suffix, notes, kind, key, line, state, nickname, middle, prefix, wish = row
            known = self._known[number] = Known(
                name=name, named_by=(kind, key) if kind else None, loosely=bool(kind) and not line, names=[with_generation(name, suffix)],
                notes=notes, deceased=state == "deceased", wished=wish is not None,
            )  # fmt: skip
            for column, word in zip(OWN_WORDS, (nickname, middle, prefix, suffix), strict=True):
                if word:
                    known.words[column].append(word)
        # Whom the user called otherwise goes by the names that files have for them all the same: not every record of
        # theirs was kept, and one that was not would be news else, once.
        typed = {
            number for number in wanted if number in self._known and self._known[number].named_by is None
        }
        for person, name in store.names_told(self._sql, typed) if typed else ():
            self._known[person].names.append(name)
        for person, channel, key, text in store.handles(self._sql, wanted):
            self._known[person].handles.add((channel, self._new_keys.get((channel, text), key) or fold(text)))
        for person, field, value, detail, since, kind, aside in store.facts(self._sql, wanted):
            self._known[person].take_fact(kind, FactValue(field, value, detail, since), aside=bool(aside))
        for person, group in store.groups(self._sql, wanted):
            self._known[person].groups.add(group)
        for person, other in pairs.apart(self._sql, wanted):
            self._known[person].apart.add(other)
        for person in store.photos(self._sql, wanted):
            self._known[person].photo = True
        for person in wanted & self._learnt.keys() & self._known.keys():
            for learn in self._learnt[person]:
                learn(self._known[person])
