"""Who a record is: the same as before, somebody of the book, somebody of the same drop, or somebody new.

In this order: an earlier record with the same raw values; a handle (profile, user name, then mail and
phone where the names do not contradict); the source key within the same kind of source. A name with the
same company is only ever a doubt, and a name alone is nothing. One exception: a service that tells whom the
user talked with by nothing but a name (Facebook) means the one person of that name it told of before.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from difflib import SequenceMatcher
from types import MappingProxyType

from networker.domain.names import fold, sort_key
from networker.domain.vocabulary import Channel
from networker.formats.records import PersonRecord, Standing
from networker.services.handles import key_of
from networker.services.imports.known import Difference, Known, handle_mark, shown_name
from networker.services.imports.planned import Doubt, Entry, Verdict
from networker.store import imports as store

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


_TITLES = frozenset(
    [
        "dr",
        "prof",
        "professor",
        "mr",
        "mrs",
        "ms",
        "miss",
        "sir",
        "herr",
        "frau",
        "sr",
        "sra",
        "ing",
        "dipl",
        "mag",
        "med",
    ]
)
_ROLES = frozenset(
    [
        "info",
        "office",
        "contact",
        "kontakt",
        "contacto",
        "hello",
        "hallo",
        "hola",
        "mail",
        "post",
        "team",
        "sales",
        "support",
        "service",
        "admin",
        "press",
    ]
)
_LIKE = 0.75  # of two given names (difflib's ratio): Ana and Anna, Jon and John


def _alike(one: str, other: str) -> bool:
    """Whether two names do not contradict: one is part of the other, or they begin alike.

    A family name in common says nothing: families share a phone, and an office its address.
    """
    words, others = _words(one), _words(other)
    if not words or not others or set(words) <= set(others) or set(others) <= set(words):
        return True
    given, given_there = words[0], others[0]
    if given.startswith(given_there) or given_there.startswith(given):
        return True
    return SequenceMatcher(None, given, given_there).ratio() >= _LIKE


def _words(name: str) -> list[str]:
    """The folded words of a name, without titles."""
    words = [word.strip(".,;()\"'") for word in fold(name).split()]
    return [word for word in words if word and word not in _TITLES]


def _is_role(key: tuple[str, str]) -> bool:
    """Whether an address is an office's, whoever answers it."""
    return key[0] == Channel.MAIL.value and key[1].partition("@")[0] in _ROLES


def _may_be(key: tuple[str, str], one: str, other: str) -> bool:
    """Whether an address that several may share means the same person under these two names."""
    if _is_role(key):
        return sorted(_words(one)) == sorted(_words(other))
    return _alike(one, other)


def _is_bare(entry: Entry) -> bool:
    """Whether a talk or a mention tells of somebody by nothing but a name."""
    record = entry.record
    return (
        record.standing is not Standing.LISTED
        and not record.source_id
        and not record.handles
        and bool(shown_name(record))
    )


class Matcher:
    """Matches the entries of one plan, chunk by chunk, against the book and against each other."""

    def __init__(
        self,
        sql: sqlite3.Connection,
        *,
        region: str,
        talked_of: bool = False,
        several: bool = True,
        own: Mapping[str, int] = MappingProxyType({}),
    ) -> None:
        """`talked_of`: some records are of people who talk, so that the names of the others matter.

        `several`: the records are of several files, of which two may tell of one person by the same id.
        `own`: people of the book by the id that its own export has for them.
        """
        self._own = own
        self._talked_of = talked_of
        self._several = several or talked_of
        self._sql = sql
        self._region = region
        self._empty = store.is_empty(sql)
        self._claimed: set[int] = set()  # sources that a record of this plan has taken
        self._mine: dict[tuple[str, str], int] = {}  # match key → first entry that has it
        self._nth: dict[tuple[str, str], int] = {}
        self._of_drop: dict[int, Known] = {}  # newcomers that several files speak of
        self._of_book: dict[int, Known] = {}
        self._by_id: dict[tuple[str, str], int] = {}  # (kind, id there) → first entry that has it
        self._by_name: dict[
            tuple[str, str], set[int]
        ] = {}  # (kind, folded name) → entries with a row of their own
        self.identical: dict[int, str] = {}  # entries that repeat a row of their file, with the reason

    def match(self, entries: list[Entry], start: int, stop: int) -> None:
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
            if self._seen_before(entries[n], sources):
                self._remember(entries[n], n)
            else:
                waiting.append(n)
        names = store.people(self._sql, set(owners.values()))
        for n in waiting:
            entry = entries[n]
            self._by_handle(entry, owners, names)
            if entry.person:
                self._follow(entry, sources)
            else:
                self._by_source(entry, sources)
        self._by_name_of_kind([entries[n] for n in waiting if _is_bare(entries[n])])
        self._load({entries[n].person for n in waiting if entries[n].person})
        for n in waiting:
            if entries[n].person:
                self._compare_with_book(entries, n)
            else:
                self._among_newcomers(entries, n)

    def _prepare(self, entry: Entry) -> None:
        record, region = entry.record, self._region
        entry.keys = tuple(
            [(h.channel.value, key_of(h.channel, h.text, region=region)) for h in record.handles]
        )
        entry.source_key = source_key(record, entry.keys)

    def _take_number(self, entry: Entry) -> None:
        """Number the records of one source key, after those that earlier imports brought."""
        mark = (entry.record.source_kind, entry.source_key)
        entry.nth = self._nth.get(mark, 0)
        self._nth[mark] = entry.nth + 1

    def _look_up(
        self, chunk: list[Entry]
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
        for entry in chunk if self._own else ():
            if person := self._own.get(entry.record.source_id):
                mark = (entry.record.source_kind, entry.source_key)
                sources.setdefault(mark, [(-person, 0, entry.record.raw, person)])
        owners: dict[tuple[str, str], int] = {}
        for channel, keys in handle_keys.items():
            for key, person in store.by_handle(self._sql, channel, keys).items():
                owners[channel, key] = person
        return sources, owners

    def _seen_before(self, entry: Entry, sources: dict[tuple[str, str], list[store.Row]]) -> bool:
        """Whether an earlier import brought this very record: the common case of a repeat."""
        for number, _nth, raw, person in sources.get((entry.record.source_kind, entry.source_key), ()):
            if number not in self._claimed and raw == entry.record.raw:
                self._claimed.add(number)
                entry.person, entry.source, entry.verdict = person, number, Verdict.UNCHANGED
                return True
        return False

    def _remember(self, entry: Entry, n: int) -> None:
        """Let later entries that tell less of somebody find this one, who is in the book."""
        for key in entry.keys:
            self._mine.setdefault(key, -1 if entry.verdict is Verdict.UNCHANGED else n)
        if self._talked_of:
            record = entry.record
            if record.source_id:
                self._by_id.setdefault((record.source_kind, record.source_id), n)
            if record.standing is Standing.LISTED:
                self._by_name.setdefault((record.source_kind, sort_key(shown_name(record))), set()).add(n)

    def _by_handle(
        self, entry: Entry, owners: dict[tuple[str, str], int], names: dict[int, store.Row]
    ) -> None:
        mine = shown_name(entry.record)
        ordered = sorted((handle.channel in _MANY_SHARE, n) for n, handle in enumerate(entry.record.handles))
        for shared_often, n in ordered:
            person = owners.get(entry.keys[n])
            if person is None:
                continue
            # Who talks is their address, whatever they call themselves; a list may name a family's by one of them.
            talks = entry.record.standing is not Standing.LISTED
            known_as = names[person][1] if person in names else ""
            if talks or not shared_often or _may_be(entry.keys[n], mine, known_as):
                entry.person = person
                entry.doubt = None
                return
            if entry.doubt is None:
                address = "number" if entry.record.handles[n].channel is not Channel.MAIL else "address"
                entry.doubt = Doubt(person, -1, f"the same {address}, another name")

    def _follow(self, entry: Entry, sources: dict[tuple[str, str], list[store.Row]]) -> None:
        """Let a record found by an address take the place of the row that its source told of the person before."""
        if entry.record.standing is not Standing.LISTED:
            return
        for number, _nth, _raw, person in sources.get((entry.record.source_kind, entry.source_key), ()):
            if person == entry.person and number not in self._claimed:
                self._claimed.add(number)
                entry.source = number
                return

    def _by_source(self, entry: Entry, sources: dict[tuple[str, str], list[store.Row]]) -> None:
        """The earlier record of this key, unless the key is a mere name and the addresses contradict."""
        for number, _nth, _raw, person in sources.get((entry.record.source_kind, entry.source_key), ()):
            if entry.record.standing is not Standing.LISTED:
                # Who has an address is that address, not whoever else bears the name. And an endorsement follows
                # no row of the connections.
                if entry.record.source_id or _is_bare(entry):
                    entry.person, entry.doubt = person, None
                return
            if number in self._claimed:
                continue
            if not entry.record.source_id and not self._agrees(entry, person):
                why = "the same name, in an earlier file of this kind"
                entry.doubt = entry.doubt or Doubt(person, -1, why)
                continue
            self._claimed.add(number)
            entry.person, entry.source, entry.doubt = person, number, None
            return

    def _by_name_of_kind(self, bare: list[Entry]) -> None:
        """Those of whom a talk says but the name: the one person of that name of whom the service told before."""
        asked: dict[str, dict[str, list[Entry]]] = defaultdict(lambda: defaultdict(list))
        for entry in bare:
            if not entry.person:
                asked[entry.record.source_kind][sort_key(shown_name(entry.record))].append(entry)
        for kind, of_kind in asked.items():
            for name, people in store.by_name_of_kind(self._sql, kind, of_kind).items():
                if len(people) == 1:
                    for entry in of_kind[name]:
                        entry.person, entry.doubt = next(iter(people)), None

    def _agrees(self, entry: Entry, person: int) -> bool:
        """Whether more than a name says that a record without an id is the one of before.

        Its own date is part of its key. Else an address, the company, a fact, or that neither tells anything else.
        """
        if not entry.source_key.endswith("|"):
            return not self._contradicts(entry, person)
        self._load({person})
        known, record = self._of_book[person], entry.record
        mine = {handle_mark(handle, key[1]) for handle, key in zip(record.handles, entry.keys, strict=True)}
        if mine & known.handles:
            return True
        if mine and known.handles and self._contradicts(entry, person):
            return False
        if record.company and fold(record.company) in {fold(company) for _, company in known.jobs.values()}:
            return True
        told = {(fact.field, fact.value) for fact in record.facts if fact.value}
        if told & {(field, value) for field, value, _, _ in known.facts}:
            return True
        return not (mine or record.company or told) or not (known.handles or known.jobs or known.facts)

    def _contradicts(self, entry: Entry, person: int) -> bool:
        theirs: dict[str, set[str]] = defaultdict(set)
        for _, channel, key, _text in store.handles(self._sql, [person]):
            theirs[channel].add(key)
        mine: dict[str, set[str]] = defaultdict(set)
        for channel, key in entry.keys:
            mine[channel].add(key)
        common = mine.keys() & theirs.keys()
        return bool(common) and not any(mine[channel] & theirs[channel] for channel in common)

    def differences(self, person: int, record: PersonRecord) -> tuple[Difference, ...]:
        """What a record would add to somebody of the book."""
        self._load({person})
        keys = tuple(
            (h.channel.value, key_of(h.channel, h.text, region=self._region)) for h in record.handles
        )
        return self._of_book[person].differences(record, keys)

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

    def _compare_with_book(self, entries: list[Entry], n: int) -> None:
        entry = entries[n]
        known = self._of_book[entry.person]
        entry.changes = known.differences(entry.record, entry.keys)
        entry.verdict = Verdict.UPDATED if entry.changes else Verdict.UNCHANGED
        if entry.changes:
            known.absorb(entry.record, entry.keys)
            if not entry.source:
                self._take_number(entry)
        self._remember(entry, n)

    def _among_newcomers(self, entries: list[Entry], n: int) -> None:
        """Somebody whom an earlier file of this drop brought, or somebody new."""
        entry = entries[n]
        mine, record = self._mine, entry.record
        listed = record.standing is Standing.LISTED
        for handle, key in zip(record.handles, entry.keys, strict=True):
            if not key[1]:
                continue
            first = mine.setdefault(key, n)
            if first == n or first < 0:
                continue
            other = entries[first]
            if listed and other.file == entry.file and other.record.source_kind == record.source_kind:
                if other.record.raw == record.raw:
                    self.identical[n] = f"the same as row {other.record.row}"
                    return
                entry.doubt = entry.doubt or Doubt(
                    other.person, first, f"the same address as row {other.record.row}"
                )
            elif (
                not listed
                or handle.channel not in _MANY_SHARE
                or _may_be(key, shown_name(record), shown_name(other.record))
            ):
                self._join(entries, n, first)
                return
            else:
                entry.doubt = entry.doubt or Doubt(other.person, first, "the same address, another name")
        first = self._same_there(entries, n) if self._several else -1
        if first >= 0:
            self._join(entries, n, first)
            return
        self._take_number(entry)
        entry.verdict = Verdict.OFFERED if record.standing is Standing.MENTIONED else Verdict.NEW
        if entry.verdict is Verdict.OFFERED:
            entry.doubt = None

    def _same_there(self, entries: list[Entry], n: int) -> int:
        """An earlier entry of this drop with the same id in the same service, or of its only such name; -1."""
        entry = entries[n]
        record, kind = entry.record, entry.record.source_kind
        found = -1
        if record.source_id:
            found = self._by_id.setdefault((kind, record.source_id), n)
            other = entries[found]
            if found == n or (record.standing is Standing.LISTED and other.file == entry.file):
                found = -1
        name = (kind, sort_key(shown_name(record)))
        if record.standing is Standing.LISTED:
            if self._talked_of:
                self._by_name.setdefault(name, set()).add(n)
        elif found < 0 and _is_bare(entry):
            others = self._by_name.get(name, ())
            if len(others) == 1:
                found = next(iter(others))
            elif not others:
                self._by_name[name] = {n}
        return found

    def _join(self, entries: list[Entry], n: int, first: int) -> None:
        """Make an entry the same person as an earlier one of another file."""
        entry, root = entries[n], first
        if entries[root].of_entry >= 0:
            root = entries[root].of_entry
        entry.doubt = None
        if entries[root].verdict is Verdict.OFFERED and entry.record.standing is not Standing.MENTIONED:
            entries[root].verdict = Verdict.NEW
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

    def doubt_names(self, entries: list[Entry]) -> None:
        """Doubt newcomers whose name and company, in talks without an address the name, are somebody's.

        Called once, when everybody is matched: with thousands of newcomers one look through the book costs less
        than a question for each of them.
        """
        if self._empty:
            return
        at_work: dict[tuple[str, str], list[int]] = defaultdict(list)
        in_talks: dict[str, list[int]] = defaultdict(list)
        for n, entry in enumerate(entries):
            if entry.person or entry.of_entry >= 0 or entry.doubt or entry.verdict is not Verdict.NEW:
                continue
            name, record = fold(shown_name(entry.record)).strip(), entry.record
            if name and record.company:
                at_work[name, fold(record.company)].append(n)
            elif " " in name and record.standing is Standing.PARTNER and not record.handles:
                in_talks[name].append(n)
        if not at_work and not in_talks:
            return
        named: dict[str, list[int]] = defaultdict(list)
        for name, person, company in store.by_name(
            self._sql, {name for name, _ in at_work} | in_talks.keys()
        ):
            if name in in_talks:
                named[name].append(person)
            for n in at_work.get((name, fold(company)), ()):
                if entries[n].doubt is None and not self._two_profiles(entries[n], person):
                    entries[n].doubt = Doubt(person, -1, "the same name and company")
        for name, people in named.items():
            if len(people) == 1:
                for n in in_talks[name]:
                    entries[n].doubt = Doubt(people[0], -1, "the same name, and the talk tells no address")

    def _two_profiles(self, entry: Entry, person: int) -> bool:
        """Whether both have a profile on one service, and not the same one: then they are two people."""
        mine = {channel: key for channel, key in entry.keys if Channel(channel) not in _MANY_SHARE and key}
        return any(
            channel in mine and key and mine[channel] != key
            for _, channel, key, _text in store.handles(self._sql, [person])
        )
