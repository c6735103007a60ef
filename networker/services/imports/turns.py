"""The turns of talks while a plan is made: kept out of memory, and put in order.

A mailbox has a million of them, so they lie in a temporary database that SQLite keeps without a name and
that is gone with the process. Nothing here knows the book.
"""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime, timedelta, tzinfo
from itertools import groupby
from operator import itemgetter
from typing import Any

from networker.domain.depth import is_bare
from networker.domain.names import fold
from networker.domain.vocabulary import Channel
from networker.formats import limits
from networker.formats.records import ME, HandleValue, Party, TurnRecord
from networker.services.handles import key_of
from networker.services.imports import marks as marking
from networker.services.imports.alike import WEB, is_role
from networker.services.imports.called_alike import CalledAlike
from networker.services.imports.folding import Folding, Partner, once
from networker.services.imports.talk import Judgement, Outline, Talk, listed, numbers, read_talk
from networker.services.pace import interruptible

_MINE = "sender = 0 OR instr(',' || trim(who, '[]') || ',', ',0,')"  # from the user, or to them
TOGETHER = 2000  # rows written or read at once
I = 0  # noqa: E741  # the number of the user among the parties

_TABLES = (
    "CREATE TABLE turn (origin TEXT, thread TEXT, day TEXT, at TEXT, seconds INTEGER, n INTEGER, kind TEXT,"
    " channel TEXT, sender INTEGER, who TEXT, subject TEXT, text TEXT, place TEXT, minutes INTEGER,"
    " replies INTEGER, bare INTEGER, mark TEXT, earlier TEXT, file INTEGER)",
    "CREATE TABLE talk (n INTEGER PRIMARY KEY, origin TEXT, key TEXT, thread TEXT, day TEXT, kind TEXT,"
    " channel TEXT, direction TEXT, started TEXT, depth TEXT, at TEXT, minutes INTEGER, subject TEXT,"
    " place TEXT, lines TEXT, marks TEXT, turns INTEGER, who TEXT, verdict TEXT DEFAULT '',"
    " interaction INTEGER DEFAULT 0, fresh TEXT, holders TEXT DEFAULT '')",
)
_TURN = (
    "INSERT INTO turn (origin, thread, day, at, seconds, n, kind, channel, sender, who, subject, text, place,"
    " minutes, replies, bare, mark, earlier, file) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_TALK = (
    "INSERT INTO talk (origin, key, thread, day, kind, channel, direction, started, depth, at, minutes,"
    " subject, place, lines, marks, turns, who) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class NotYetError(Exception):
    """What a turn tells of has not happened yet."""


class Turns:
    """All turns of one plan. `add` them, say who the user is, `fold` them; then read the talks by pages."""

    def __init__(self, *, region: str = "", until: str = "", zone: tzinfo | None = None) -> None:
        """`until`: the local day after which nothing can have passed yet (a calendar knows what is planned).

        `zone`: the user's, by which instants belong to local days; None: the system's.
        """
        self._until = until
        self._zone = zone
        self._sql = sqlite3.connect("", check_same_thread=False, isolation_level=None)
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "cache_size = -16000", "temp_store = FILE"):
            self._sql.execute(f"PRAGMA {pragma}")
        for statement in _TABLES:
            self._sql.execute(statement)
        self._region = region
        self._rows: list[tuple[Any, ...]] = []
        self._counted: list[tuple[str, str, str, int, int, int]] | None = None
        self._count = 0
        self.partners: list[Partner] = [Partner("", ME)]
        self._numbers: dict[tuple[str, Party], int] = {}
        self._keyed: dict[tuple[str, ...], int] = {}
        self._files: dict[str, int] = {}
        self.called = CalledAlike()
        self.mine: set[int] = {I}
        self.same: dict[int, int] = {}  # a party → the one whom it turned out to be

    def __len__(self) -> int:
        return self._count

    # ---- coming in

    def number(self, kind: str, party: Party, file: str = "") -> int:
        """The number of a party: the same for the same id, else the same address, else the same name."""
        if party is ME:
            return I
        found = self._numbers.get((kind, party))
        if found is None:
            found = self._numbers[kind, party] = self._by_key(kind, party, file)
        return found

    def _by_key(self, kind: str, party: Party, file: str) -> int:
        keys: list[tuple[str, ...]] = [(kind, "id", party.source_id)] if party.source_id else []
        keys += [
            (kind, handle.channel.value, key, *self._answering(handle.channel, key, party.name))
            for handle in party.handles
            if (key := key_of(handle.channel, handle.text, region=self._region))
        ]
        keys = keys or [(kind, "name", fold(party.name).strip())]
        found = next((self._keyed[each] for each in keys if each in self._keyed), -1)
        if found < 0:
            found = len(self.partners)
            self.partners.append(Partner(kind, party, file))
        else:
            self.partners[found].party = self._fuller(self.partners[found].party, party)
        for each in keys:
            self._keyed.setdefault(each, found)
        return found

    def _fuller(self, one: Party, other: Party) -> Party:
        """Two accounts of one party as one: a name where there is one, and each address once, however it is written.

        What it is called by is kept in the book, so the same files must say the same of it each time.
        """
        known = {self._key(each) for each in one.handles}
        more = tuple(each for each in other.handles if self._key(each) not in known)
        return Party(one.source_id or other.source_id, one.name or other.name, one.handles + more)

    def _key(self, handle: HandleValue) -> tuple[Channel, str]:
        return handle.channel, key_of(handle.channel, handle.text, region=self._region) or handle.text

    def _answering(self, channel: Channel, key: str, name: str) -> tuple[str, ...]:
        """Who answers an office's address, or names its page: whoever signs there is somebody of their own."""
        several = is_role((channel.value, key)) or channel.value in WEB
        return (fold(name).strip(),) if name and several else ()

    def add(self, turn: TurnRecord, file: str = "") -> None:
        """Take a turn in. Raises ValueError where its time is none, NotYetError where it lies ahead."""
        when = marking.moment(turn.at, self._zone)
        if self._until and when.day > self._until:
            raise NotYetError
        kind = turn.source_kind
        sender = self.number(kind, turn.sender, file)
        who = [self.number(kind, each, file) for each in turn.to]
        mark, earlier, of_file = marking.of_id(turn.id) if turn.id else marking.of_whole(turn), "", 0
        # A mail may belong to no other.
        thread = self.called(kind, turn.thread) if turn.thread else f"# {mark}"
        if turn.thread and not turn.id:
            mark, earlier = marking.of_words(turn, when), mark
            of_file = self._files.setdefault(file, len(self._files) + 1)
        text = turn.text
        if len(text) > limits.TEXT_CHARACTERS:
            text = text[: limits.TEXT_CHARACTERS] + "…"
        self._count += 1
        self._rows.append(
            (
                kind, thread, when.day, when.at, when.seconds, self._count, turn.kind.value, turn.channel.value,
                sender, listed(who) if who else "", turn.subject, text, turn.place, turn.minutes, turn.replies,
                is_bare(text) if text and len(text) < 120 else False, mark, earlier, of_file,
            )
        )  # fmt: skip
        if len(self._rows) >= TOGETHER:
            self._write()

    def _write(self) -> None:
        self._sql.execute("BEGIN")
        self._sql.executemany(_TURN, self._rows)
        self._sql.execute("COMMIT")
        self._rows.clear()

    # ---- who the user is

    def threads_of(self, kind: str) -> tuple[int, dict[int, int]]:
        """How many threads a kind of source has, and in how many each party takes part."""
        self._write()
        threads = self._sql.execute(
            "SELECT count(DISTINCT thread) FROM turn WHERE origin = ?", (kind,)
        ).fetchone()
        found: dict[int, int] = {}
        for number, count in self._sql.execute(
            "SELECT party, count(*) FROM (SELECT DISTINCT thread, sender AS party FROM turn WHERE origin = ?1"
            " UNION SELECT DISTINCT turn.thread, each.value FROM turn, json_each(turn.who) each"
            " WHERE origin = ?1 AND who <> '') GROUP BY 1",
            (kind,),
        ):
            found[int(number)] = int(count)
        return int(threads[0]), found

    def beside(self, kind: str, parties: Collection[int]) -> set[int]:
        """Who takes part in a thread of a kind of source in which one of these parties does too."""
        self._write()
        query = (
            "WITH part AS (SELECT DISTINCT thread, sender AS party FROM turn WHERE origin = ?1"
            " UNION SELECT DISTINCT turn.thread, each.value FROM turn, json_each(turn.who) each"
            " WHERE origin = ?1 AND who <> '')"
            " SELECT DISTINCT o.party FROM part p JOIN part o ON o.thread = p.thread AND o.party <> p.party"
            " WHERE p.party IN (SELECT value FROM json_each(?2))"
        )
        return {int(row[0]) for row in self._sql.execute(query, (kind, json.dumps(list(parties))))}

    def kinds(self) -> list[str]:
        """The kinds of source that turns came from."""
        self._write()
        return [row[0] for row in self._sql.execute("SELECT DISTINCT origin FROM turn ORDER BY 1")]

    def speaks_for_me(self, kind: str = "") -> bool:
        """Whether turns (of a kind of source) say themselves that they are from the user, or to them."""
        self._write()
        query = f"SELECT 1 FROM turn WHERE ({_MINE}) AND (origin = ?1 OR ?1 = '') LIMIT 1"
        return self._sql.execute(query, (kind,)).fetchone() is not None

    def channels_of(self, kind: str) -> set[str]:
        """The channels on which the parties of a kind of source have an address."""
        return {h.channel.value for each in self.partners if each.kind == kind for h in each.party.handles}

    def needs_me(self, kind: str) -> bool:
        """Whether a kind of source has talks that mean nothing without knowing who the user is."""
        self._write()
        query = "SELECT 1 FROM turn WHERE origin = ? AND kind <> 'meeting' LIMIT 1"
        return self._sql.execute(query, (kind,)).fetchone() is not None

    def have_one_host(self, kind: str) -> bool:
        """Whether all meetings of a kind of source that do not say who the user is, and there are several, have one
        organiser: mostly the user.
        """
        self._write()
        query = (
            "SELECT count(*) > 1 AND count(DISTINCT sender) = 1 FROM turn WHERE origin = ? AND kind = 'meeting'"
            f" AND NOT ({_MINE})"
        )
        return bool(self._sql.execute(query, (kind,)).fetchone()[0])

    # ---- which threads are one

    @contextmanager
    def by_thread(self, going_on: Callable[[], None]) -> Iterator[None]:
        """While the block runs, a thread is found without looking through all turns. `going_on` may raise to stop it."""
        self._write()
        with interruptible(self._sql, going_on):
            self._sql.execute("CREATE INDEX turn_thread ON turn (origin, thread)")
            yield
            self._sql.execute("DROP INDEX turn_thread")

    def threads(self, origin: str) -> list[str]:
        """The threads of a kind of source, in the order in which they were read."""
        query = "SELECT thread FROM turn WHERE origin = ? GROUP BY thread ORDER BY min(n)"
        return [row[0] for row in self._sql.execute(query, (origin,))]

    def of_thread(self, origin: str, thread: str) -> Iterator[tuple[Any, ...]]:
        """(number of a file, day, seconds, mark, earlier mark, sender, text, bare, kind) of each turn of a thread."""
        columns = "file, day, seconds, mark, earlier, sender, text, bare, kind"
        query = f"SELECT {columns} FROM turn WHERE origin = ? AND thread = ? ORDER BY n"
        return self._sql.execute(query, (origin, thread))

    def said_in_several(self, origin: str, *, letters: int, most: int) -> Iterator[list[str]]:
        """The threads, two up to `most`, that have the same turn of so many letters, for each such turn."""
        for (threads,) in self._sql.execute(
            "SELECT json_group_array(DISTINCT thread) FROM turn WHERE origin = ? AND bare = 0 AND length(text) >= ?"
            " GROUP BY mark HAVING count(DISTINCT thread) BETWEEN 2 AND ?",
            (origin, letters, most),
        ):
            yield json.loads(threads)

    def rename(self, origin: str, thread: str, name: str) -> None:
        """Let a thread be the one of another name."""
        query = "UPDATE turn SET thread = ? WHERE origin = ? AND thread = ?"
        self._sql.execute(query, (name, origin, thread))

    def move(self, origin: str, thread: str, by: Mapping[int, int]) -> None:
        """Move what was said in a thread by so many seconds, for each second in which something was."""
        query = "SELECT rowid, at, seconds, kind, text FROM turn WHERE origin = ? AND thread = ?"
        moved = []
        for row, at, seconds, kind, text in self._sql.execute(query, (origin, thread)):
            if shift := by.get(seconds, 0):
                when = marking.moment(
                    (datetime.fromisoformat(at) + timedelta(seconds=shift)).isoformat(), None
                )
                mark = marking.of_minute(kind, when.minute, text)
                moved.append((when.day, when.at, when.seconds, mark, row))
        change = "UPDATE turn SET day = ?, at = ?, seconds = ?, mark = ?, earlier = '' WHERE rowid = ?"
        self._sql.execute("BEGIN")
        self._sql.executemany(change, moved)
        self._sql.execute("COMMIT")

    def call(self, number: int, party: Party) -> None:
        """Let a party be one that was told of before. What it says more is kept with an address alone: by that the
        other one is found also under another name."""
        partner = self.partners[number]
        partner.told = partner.told or partner.party
        partner.party = self._fuller(party, partner.party) if party.handles else party

    def be_one(self, origin: str, thread: str, number: int, other: int) -> None:
        """Let a party, who takes part in a thread of two, be another one."""
        if number == other:
            return
        self.give(origin, thread, number, other)
        self.partners[other].party = self._fuller(self.partners[other].party, self.partners[number].party)
        self.same = {each: other if known == number else known for each, known in self.same.items()}
        self.same[number] = other

    def part(self, origin: str, thread: str, number: int) -> int:
        """Let what passed with a party in a thread of two have passed with another one of the same name and addresses."""
        one = self.partners[number]
        self.partners.append(Partner(one.kind, one.told or one.party, one.file))
        other = len(self.partners) - 1
        self.give(origin, thread, number, other)
        return other

    def give(self, origin: str, thread: str, number: int, other: int) -> None:
        """Let what passed with a party in a thread of two have passed with another one."""
        where = "WHERE origin = ? AND thread = ?"
        self._sql.execute(
            f"UPDATE turn SET sender = ? {where} AND sender = ?", (other, origin, thread, number)
        )
        self._sql.execute(
            f"UPDATE turn SET who = ? {where} AND who = ?",
            (listed([other]), origin, thread, listed([number])),
        )

    # ---- folding

    def fold(self, going_on: Callable[[int], None] = lambda _done: None) -> None:
        """Make talks of the turns, thread by thread. `going_on` hears how many, and may raise to stop it.

        It hears of none for a while: SQLite puts all turns in order before it hands out the first.
        """
        self._write()
        self._counted = None
        self._sql.execute("DELETE FROM talk")
        for partner in self.partners:
            partner.written_to, partner.replied, partner.close = 0, 0, False
        rows: list[tuple[Any, ...]] = []
        done = 0
        with interruptible(self._sql, lambda: going_on(done)):
            ordered = self._sql.execute(
                "SELECT origin, thread, day, at, seconds, kind, channel, sender, subject, text, place, minutes,"
                " replies, bare, mark, earlier, file, who FROM turn ORDER BY origin, thread, day, seconds, n"
            )
            folding = Folding(self.partners, self.mine)
            for (origin, thread), turns in groupby(ordered, key=itemgetter(0, 1)):
                of_thread = once(turns)
                rows += folding.talks_of(origin, thread, of_thread)
                if (done := done + len(of_thread)) // TOGETHER != (done - len(of_thread)) // TOGETHER:
                    going_on(done)
                if len(rows) >= TOGETHER:
                    self._sql.executemany(_TALK, rows)
                    rows.clear()
            self._sql.executemany(_TALK, rows)

    # ---- the result

    def folded(self) -> int:
        """How many talks the turns were folded into."""
        return int(self._sql.execute("SELECT count(*) FROM talk").fetchone()[0])

    def talks(self, *, verdict: str | None = None) -> Iterator[list[Talk]]:
        """The talks by pages, in their order; with a verdict only those that have it."""
        columns = (
            "n, origin, key, thread, day, kind, channel, direction, started, depth, at, minutes, subject, place,"
            " lines, marks, who, verdict, interaction, fresh"
        )
        for page in self._pages(columns, verdict):
            yield [read_talk(row) for row in page]

    def outlines(self) -> Iterator[list[Outline]]:
        """The talks without what was said, by pages, in their order."""
        for page in self._pages("n, origin, key, thread, day, marks, who", None):
            yield [Outline._make((*row, numbers(who))) for *row, who in page]

    def _pages(self, columns: str, verdict: str | None) -> Iterator[list[tuple[Any, ...]]]:
        last = 0
        test = "" if verdict is None else " AND verdict = ?"
        while page := self._sql.execute(
            f"SELECT {columns} FROM talk WHERE n > ?{test} ORDER BY n LIMIT {TOGETHER}",
            (last, *([verdict] if verdict is not None else [])),
        ).fetchall():
            last = page[-1][0]
            yield page

    def known(self, *, but: Collection[str]) -> Iterator[list[tuple[tuple[int, ...], str, tuple[int, ...]]]]:
        """(interactions of the book that hold turns of it, its marks, with whom) of talks by pages, some kinds left out."""
        rows = self._sql.execute("SELECT holders, marks, who, kind FROM talk WHERE holders <> '' ORDER BY n")
        while page := rows.fetchmany(TOGETHER):
            yield [(numbers(held), marks, numbers(who)) for held, marks, who, kind in page if kind not in but]

    def known_with(self, parties: Collection[int]) -> Iterator[tuple[int, int]]:
        """The interactions of the book that talks with one of these parties stand for, and with whom."""
        query = (
            "SELECT DISTINCT interaction, each.value FROM talk, json_each(talk.who) each WHERE interaction > 0"
            " AND each.value IN (SELECT value FROM json_each(?))"
        )
        yield from self._sql.execute(query, (json.dumps(list(parties)),))

    def judge(self, judgements: Iterable[tuple[int, Judgement]]) -> None:
        """Note what becomes of talks, by their numbers."""
        self._counted = None
        self._sql.execute("BEGIN")
        self._sql.executemany(
            "UPDATE talk SET verdict = ?, interaction = ?, fresh = ?, holders = ? WHERE n = ?",
            (
                (
                    verdict,
                    interaction,
                    None if fresh is None else listed(fresh),
                    listed(holders) if holders else "",
                    n,
                )
                for n, (verdict, interaction, fresh, holders) in judgements
            ),
        )
        self._sql.execute("COMMIT")

    def counts(self) -> list[tuple[str, str, str, int, int, int]]:
        """(kind, channel, verdict, talks, turns, threads) of everything folded. Counted once for each judgement."""
        if self._counted is None:
            self._counted = self._sql.execute(
                "SELECT kind, channel, verdict, count(*), sum(turns), count(DISTINCT thread)"
                " FROM talk GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
            ).fetchall()
        return self._counted

    def turns_of(self) -> list[tuple[int, str, int]]:
        """(party, kind, turns): how many turns there are in the talks of each party, for the preview."""
        return self._sql.execute(
            "SELECT each.value, kind, sum(turns) FROM talk, json_each(talk.who) each GROUP BY 1, 2"
        ).fetchall()
