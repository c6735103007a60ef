"""Who a record is: the same as before, somebody of the book, somebody of the same drop, or somebody new.

In this order: an earlier record with the same raw values; a handle (profile, user name, then mail and
phone where the names do not contradict); the source key within the same kind of source. A name with the
same company is only ever a doubt, and a name alone is nothing.
"""

import sqlite3
from collections import defaultdict
from typing import TYPE_CHECKING

from networker.domain.names import fold
from networker.domain.vocabulary import Channel
from networker.formats.records import PersonRecord
from networker.services.handles import key_of
from networker.services.imports.known import Difference, Known, shown_name
from networker.store import imports as store

if TYPE_CHECKING:
    from networker.services.imports.plan import Entry

__all__ = ["Difference", "Matcher"]

_MANY_SHARE = frozenset({Channel.MAIL, Channel.PHONE, Channel.WHATSAPP, Channel.SIGNAL})


def source_key(record: PersonRecord, keys: tuple[tuple[str, str], ...]) -> str:
    """The record's id in its source, else its folded name and own date, else its first address."""
    if record.source_id:
        return record.source_id
    name = fold(shown_name(record))
    own_date = next((f.since for f in record.facts if f.field == "connected"), "")
    if name:
        return f"{name}|{own_date}"
    return "|".join(keys[0]) if keys else f"|{own_date}"


def _alike(one: str, other: str) -> bool:
    """Whether two names do not contradict: they share a word, or one of them is missing."""
    words, others = set(fold(one).split()), set(fold(other).split())
    return not words or not others or bool(words & others)


class Matcher:
    """Matches the entries of one plan, chunk by chunk, against the book and against each other."""

    def __init__(self, sql: sqlite3.Connection, *, region: str) -> None:
        self._sql = sql
        self._region = region
        self._empty = store.is_empty(sql)
        self._claimed: set[int] = set()  # sources that a record of this plan has taken
        self._mine: dict[tuple[str, str], int] = {}  # match key → first entry that has it
        self._nth: dict[tuple[str, str], int] = {}
        self._of_drop: dict[int, Known] = {}  # newcomers that several files speak of
        self._of_book: dict[int, Known] = {}
        self.identical: dict[int, str] = {}  # entries that repeat a row of their file, with the reason

    def match(self, entries: "list[Entry]", start: int, stop: int) -> None:
        """Give the entries from `start` to `stop` their verdicts."""
        for n in range(start, stop):
            self._prepare(entries[n])
        if self._empty:
            for n in range(start, stop):
                self._among_newcomers(entries, n)
            return
        chunk = entries[start:stop]
        sources, owners = self._look_up(chunk)
        waiting: list[int] = []
        for n in range(start, stop):
            if not self._seen_before(entries[n], sources):
                waiting.append(n)
        names = store.people(self._sql, set(owners.values()))
        for n in waiting:
            entry = entries[n]
            self._by_handle(entry, owners, names)
            if not entry.person:
                self._by_source(entry, sources)
        self._load({entries[n].person for n in waiting if entries[n].person})
        for n in waiting:
            if entries[n].person:
                self._compare_with_book(entries, n)
            else:
                self._among_newcomers(entries, n)
        self._doubt_names([n for n in waiting if not entries[n].person], entries)

    def _prepare(self, entry: "Entry") -> None:
        record, region = entry.record, self._region
        entry.keys = tuple(
            [(h.channel.value, key_of(h.channel, h.text, region=region)) for h in record.handles]
        )
        entry.source_key = source_key(record, entry.keys)

    def _take_number(self, entry: "Entry") -> None:
        """Number the records of one source key, after those that earlier imports brought."""
        mark = (entry.record.source_kind, entry.source_key)
        entry.nth = self._nth.get(mark, 0)
        self._nth[mark] = entry.nth + 1

    def _look_up(
        self, chunk: "list[Entry]"
    ) -> tuple[dict[tuple[str, str], list[store.Row]], dict[tuple[str, str], int]]:
        source_keys: dict[str, list[str]] = defaultdict(list)
        handle_keys: dict[str, list[str]] = defaultdict(list)
        for entry in chunk:
            source_keys[entry.record.source_kind].append(entry.source_key)
            for channel, key in entry.keys:
                if key:
                    handle_keys[channel].append(key)
        sources: dict[tuple[str, str], list[store.Row]] = {}
        for kind, keys in source_keys.items():
            for key, rows in store.by_source(self._sql, kind, keys).items():
                sources[kind, key] = rows
                highest = max(row[1] for row in rows) + 1
                self._nth[kind, key] = max(self._nth.get((kind, key), 0), highest)
        owners: dict[tuple[str, str], int] = {}
        for channel, keys in handle_keys.items():
            for key, person in store.by_handle(self._sql, channel, keys).items():
                owners[channel, key] = person
        return sources, owners

    def _seen_before(self, entry: "Entry", sources: dict[tuple[str, str], list[store.Row]]) -> bool:
        """Whether an earlier import brought this very record: the common case of a repeat."""
        from networker.services.imports.plan import Verdict

        for number, _nth, raw, person in sources.get((entry.record.source_kind, entry.source_key), ()):
            if number not in self._claimed and raw == entry.record.raw:
                self._claimed.add(number)
                entry.person, entry.source, entry.verdict = person, number, Verdict.UNCHANGED
                self._remember_keys(entry)
                return True
        return False

    def _remember_keys(self, entry: "Entry") -> None:
        for key in entry.keys:
            self._mine.setdefault(key, -1)

    def _by_handle(
        self, entry: "Entry", owners: dict[tuple[str, str], int], names: dict[int, store.Row]
    ) -> None:
        from networker.services.imports.plan import Doubt

        mine = shown_name(entry.record)
        ordered = sorted((handle.channel in _MANY_SHARE, n) for n, handle in enumerate(entry.record.handles))
        for shared_often, n in ordered:
            person = owners.get(entry.keys[n])
            if person is None:
                continue
            if not shared_often or _alike(mine, names[person][1] if person in names else ""):
                entry.person = person
                entry.doubt = None
                return
            if entry.doubt is None:
                address = "number" if entry.record.handles[n].channel is not Channel.MAIL else "address"
                entry.doubt = Doubt(person, -1, f"the same {address}, another name")

    def _by_source(self, entry: "Entry", sources: dict[tuple[str, str], list[store.Row]]) -> None:
        """The earlier record of this key, unless the key is a mere name and the addresses contradict."""
        for number, _nth, _raw, person in sources.get((entry.record.source_kind, entry.source_key), ()):
            if number in self._claimed:
                continue
            if not entry.record.source_id and self._contradicts(entry, person):
                continue
            self._claimed.add(number)
            entry.person, entry.source, entry.doubt = person, number, None
            return

    def _contradicts(self, entry: "Entry", person: int) -> bool:
        theirs: dict[str, set[str]] = defaultdict(set)
        for _, channel, key, _text in store.handles(self._sql, [person]):
            theirs[channel].add(key)
        mine: dict[str, set[str]] = defaultdict(set)
        for channel, key in entry.keys:
            mine[channel].add(key)
        common = mine.keys() & theirs.keys()
        return bool(common) and not any(mine[channel] & theirs[channel] for channel in common)

    def _load(self, people: set[int]) -> None:
        """Fetch what is known of people of the book, all at once."""
        wanted = people - self._of_book.keys()
        if not wanted:
            return
        for row in store.people(self._sql, wanted).values():
            number, name, given, family, company, title, notes, kind, state = row
            self._of_book[number] = Known(
                name=name, given=given, family=family, name_kind=kind, notes=notes,
                company=company, title=title, deceased=state == "deceased",
            )  # fmt: skip
        for person, channel, key, text in store.handles(self._sql, wanted):
            self._of_book[person].handles.add((channel, key or fold(text)))
        for person, field, value, detail, since, kind, aside in store.facts(self._sql, wanted):
            known = self._of_book[person]
            known.facts.add((field, value, detail, since))
            if field == "job" and not aside:
                known.jobs[kind] = (value, detail)
        for person, group in store.groups(self._sql, wanted):
            self._of_book[person].groups.add(group)
        for person in store.photos(self._sql, wanted):
            self._of_book[person].photo = True

    def _compare_with_book(self, entries: "list[Entry]", n: int) -> None:
        from networker.services.imports.plan import Verdict

        entry = entries[n]
        known = self._of_book[entry.person]
        entry.changes = known.differences(entry.record, entry.keys)
        entry.verdict = Verdict.UPDATED if entry.changes else Verdict.UNCHANGED
        if entry.changes:
            known.absorb(entry.record, entry.keys)
            if not entry.source:
                self._take_number(entry)
        for key in entry.keys:
            self._mine.setdefault(key, n)

    def _among_newcomers(self, entries: "list[Entry]", n: int) -> None:
        """Somebody whom an earlier file of this drop brought, or somebody new."""
        from networker.services.imports.plan import Doubt, Verdict

        entry = entries[n]
        mine = self._mine
        for handle, key in zip(entry.record.handles, entry.keys, strict=True):
            if not key[1]:
                continue
            first = mine.setdefault(key, n)
            if first == n or first < 0:
                continue
            other = entries[first]
            if other.file == entry.file and other.record.source_kind == entry.record.source_kind:
                if other.record.raw == entry.record.raw:
                    self.identical[n] = f"the same as row {other.record.row}"
                    return
                entry.doubt = entry.doubt or Doubt(
                    other.person, first, f"the same address as row {other.record.row}"
                )
            elif handle.channel not in _MANY_SHARE or _alike(
                shown_name(entry.record), shown_name(other.record)
            ):
                self._join(entries, n, first)
                return
        self._take_number(entry)
        entry.verdict = Verdict.NEW

    def _join(self, entries: "list[Entry]", n: int, first: int) -> None:
        """Make an entry the same person as an earlier one of another file."""
        from networker.services.imports.plan import Verdict

        entry, root = entries[n], first
        if entries[root].of_entry >= 0:
            root = entries[root].of_entry
        entry.doubt = None
        if entries[root].person:
            entry.person = entries[root].person
            self._load({entry.person})
            self._compare_with_book(entries, n)
            return
        known = self._of_drop.get(root)
        if known is None:
            known = self._of_drop[root] = Known()
            known.absorb(entries[root].record, entries[root].keys)
        entry.of_entry = root
        entry.changes = known.differences(entry.record, entry.keys)
        entry.verdict = Verdict.UPDATED if entry.changes else Verdict.UNCHANGED
        known.absorb(entry.record, entry.keys)
        self._take_number(entry)

    def _doubt_names(self, newcomers: list[int], entries: "list[Entry]") -> None:
        """Doubt newcomers whose name and company are those of somebody in the book."""
        from networker.services.imports.plan import Doubt, Verdict

        asked: dict[str, list[int]] = defaultdict(list)
        for n in newcomers:
            entry = entries[n]
            name = fold(shown_name(entry.record)).strip()
            if name and entry.record.company and entry.doubt is None and entry.verdict is Verdict.NEW:
                asked[name].append(n)
        if not asked:
            return
        for name, found in store.by_name(self._sql, asked).items():
            for n in asked[name]:
                for person, company in found:
                    same = fold(company) == fold(entries[n].record.company)
                    if same and not self._two_profiles(entries[n], person):
                        entries[n].doubt = Doubt(person, -1, "the same name and company")
                        break

    def _two_profiles(self, entry: "Entry", person: int) -> bool:
        """Whether both have a profile on one service, and not the same one: then they are two people."""
        mine = {channel: key for channel, key in entry.keys if Channel(channel) not in _MANY_SHARE and key}
        return any(
            channel in mine and key and mine[channel] != key
            for _, channel, key, _text in store.handles(self._sql, [person])
        )
