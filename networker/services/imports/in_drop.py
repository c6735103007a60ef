"""The entries of a drop that have been judged so far, by what later ones are found by: addresses, places, names."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence

from networker.domain.sharing import FAMILY
from networker.services.imports.alike import is_bare, is_listed, own_date, shown_name, source_key
from networker.services.imports.in_book import Key, name_there, place_key
from networker.services.imports.planned import Entry

Who = int  # a person of the book, or ~n for the newcomer that entry n of the drop is


class InDrop:
    """Only entries that were remembered are found."""

    def __init__(self, entries: list[Entry]) -> None:
        self._entries = entries
        talked_of = bool(entries) and not is_listed(entries[-1].record)
        self.several = talked_of or any(
            entry.file != entries[0].file for entry in entries
        )  # that may tell of one
        self._bare = Counter(
            name_there(entry.record) for entry in entries if is_bare(entry.record) and is_listed(entry.record)
        )
        self._at: dict[Key, int] = {}  # match key → the first entry that has it
        self._also: dict[Key, list[int]] = {}  # and the next ones
        self._places: dict[Key, list[int]] = {}  # (kind, source key) → entries with a place of their own
        self._named: dict[Key, set[Who]] = {}  # (kind, folded name) → who bears it there
        self._tied: dict[tuple[Key, str], set[Who]] = {}  # and the day on which they came → who
        self._rows: set[tuple[str, str]] | None = None  # (file, source key) of those without an id
        self._days: dict[tuple[str, str], list[int]] | None = None  # (file, day of the tie) → entries

    def remember(self, n: int) -> None:
        """Let later entries find this one."""
        entry, at = self._entries[n], self._at
        for key in entry.keys:
            if key[1] and at.setdefault(key, n) != n:
                also = self._also.setdefault(key, [])
                if len(also) <= FAMILY:
                    also.append(n)
        if not self.several:
            return
        self._places.setdefault(place_key(entry), []).append(n)
        if shown_name(entry.record):
            mark = name_there(entry.record)
            self._named.setdefault(mark, set()).add(self.who(n))
            if day := own_date(entry.record):
                self._tied.setdefault((mark, day), set()).add(self.who(n))

    def who(self, n: int) -> Who:
        """Who an entry was found to be."""
        entry = self._entries[n]
        return entry.person or ~(entry.of_entry if entry.of_entry >= 0 else n)

    def knows_none_of(self, keys: Collection[Key]) -> bool:
        """Whether no entry has one of these addresses."""
        return self._at.keys().isdisjoint(keys)

    def having(self, key: Key) -> Sequence[int]:
        """The entries that have an address."""
        first = self._at.get(key)
        return () if first is None else (first, *self._also.get(key, ()))

    def rows_having(self, key: Key, entry: Entry) -> list[int]:
        """The other rows of an entry's list that have an address: the file says that they are others."""
        if not is_listed(entry.record):
            return []
        return [n for n in self.having(key) if self._is_row_beside(n, entry)]

    def _is_row_beside(self, n: int, entry: Entry) -> bool:
        other = self._entries[n]
        return (
            other.file == entry.file
            and other.record.source_kind == entry.record.source_kind
            and is_listed(other.record)
        )

    def in_place(self, entry: Entry) -> Sequence[int]:
        """The entries in the place of this one."""
        return self._places.get(place_key(entry), ())

    def has_row(self, file: str, key: str) -> bool:
        """Whether a list has a row without an id that is known by this key: its name, and its day where it has one."""
        if self._rows is None:
            self._rows = {
                (entry.file, source_key(entry.record, ()))
                for entry in self._entries
                if is_listed(entry.record) and not entry.record.source_id
            }
        return (file, key) in self._rows

    def named(self, mark: Key) -> Collection[Who]:
        """Who bears a name in a kind of source."""
        return self._named.get(mark, ())

    def tied(self, mark: Key, day: str) -> Collection[Who]:
        """Who bears a name in a kind of source and came there on a day, as the drop tells."""
        return self._tied.get((mark, day), ())

    def bare_rows(self, mark: Key) -> int:
        """How many rows of lists have a name in a kind of source and nothing else."""
        return self._bare[mark]

    def rows_of_day(self, n: int, mark: Key, day: str) -> list[int]:
        """The entries of a record's file, itself among them, of this name who came on this day."""
        if self._days is None:
            self._days = defaultdict(list)
            for other, entry in enumerate(self._entries):
                if since := own_date(entry.record):
                    self._days[entry.file, since].append(other)
        rows = self._days[self._entries[n].file, day]
        return [other for other in rows if name_there(self._entries[other].record) == mark]
