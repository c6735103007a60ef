"""The turns of talks while a plan is made: kept out of memory, put in order, folded into interactions.

A mailbox has a million of them, so they lie in a temporary database that SQLite keeps without a name and
that is gone with the process. Nothing here knows the book.
"""

import hashlib
import json
import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from itertools import groupby
from operator import itemgetter
from typing import Any, NamedTuple

from networker.domain.depth import SPELL_DAYS, depth_of_spell, is_bare
from networker.domain.names import fold
from networker.domain.vocabulary import Direction, Kind, Side
from networker.formats import limits
from networker.formats.records import ME, Party, TurnRecord
from networker.services.handles import key_of
from networker.services.imports.pace import interruptible
from networker.services.imports.talk import Line, Outline, Talk, listed, numbers, read_talk

FOLDED = frozenset({Kind.MESSAGE, Kind.MAIL, Kind.COMMENT})  # others stand alone: a call, a meeting, a note
SMALL = 5  # others in a thread up to whom everything said in it is said to each of them
MARK = 8  # hexadecimal digits by which a turn is known again
TOGETHER = 2000  # rows written or read at once
I = 0  # noqa: E741  # the number of the user among the parties

_TABLES = (
    "CREATE TABLE turn (origin TEXT, thread TEXT, day TEXT, at TEXT, n INTEGER, kind TEXT, channel TEXT,"
    " sender INTEGER, who TEXT, subject TEXT, text TEXT, place TEXT, minutes INTEGER, replies INTEGER,"
    " bare INTEGER, mark TEXT)",
    "CREATE TABLE talk (n INTEGER PRIMARY KEY, origin TEXT, key TEXT, thread TEXT, day TEXT, kind TEXT,"
    " channel TEXT, direction TEXT, started TEXT, depth TEXT, at TEXT, minutes INTEGER, subject TEXT,"
    " place TEXT, lines TEXT, marks TEXT, who TEXT, verdict TEXT DEFAULT '', interaction INTEGER DEFAULT 0)",
)
_TURN = (
    "INSERT INTO turn (origin, thread, day, at, n, kind, channel, sender, who, subject, text, place, minutes,"
    " replies, bare, mark) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_TALK = (
    "INSERT INTO talk (origin, key, thread, day, kind, channel, direction, started, depth, at, minutes,"
    " subject, place, lines, marks, who) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


class _Turn(NamedTuple):
    """One turn as it lies in the temporary database."""

    day: str
    at: str
    kind: str
    channel: str
    sender: int
    subject: str
    text: str
    place: str
    minutes: int
    replies: int
    bare: int
    mark: str
    to: tuple[int, ...]  # who was addressed


_DAY = itemgetter(_Turn._fields.index("day"))
_as_json = json.JSONEncoder(ensure_ascii=False).encode  # `dumps` would make one for each talk


class NotYetError(Exception):
    """What a turn tells of has not happened yet."""


@dataclass(slots=True)
class Partner:
    """A party with what was counted of it: by that it is told who is worth keeping."""

    kind: str  # of source
    party: Party
    file: str = ""  # that named it first
    written_to: int = 0
    replied: int = 0  # turns of theirs that answer the user's
    close: bool = False  # in a talk that is no mail and in no large group


class Turns:
    """All turns of one plan. `add` them, say who the user is, `fold` them; then read the talks by pages."""

    def __init__(self, *, region: str = "", until: str = "") -> None:
        """`until`: the local day after which nothing can have passed yet (a calendar knows what is planned)."""
        self._until = until
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
        self.mine: set[int] = {I}

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
            (kind, handle.channel.value, key)
            for handle in party.handles
            if (key := key_of(handle.channel, handle.text, region=self._region))
        ]
        keys = keys or [(kind, "name", fold(party.name).strip())]
        found = next((self._keyed[each] for each in keys if each in self._keyed), -1)
        if found < 0:
            found = len(self.partners)
            self.partners.append(Partner(kind, party, file))
        else:
            self.partners[found].party = _fuller(self.partners[found].party, party)
        for each in keys:
            self._keyed.setdefault(each, found)
        return found

    def add(self, turn: TurnRecord, file: str = "") -> None:
        """Take a turn in. Raises ValueError where its time is none, NotYetError where it lies ahead."""
        at, day = _moment(turn.at)
        if self._until and day > self._until:
            raise NotYetError
        kind = turn.source_kind
        sender = self.number(kind, turn.sender, file)
        who = [self.number(kind, each, file) for each in turn.to]
        said = turn.id or f"{turn.sender.source_id or turn.sender.name}\x1f{turn.at}\x1f{turn.text}"
        mark = hashlib.blake2b(said.encode("utf-8", "replace"), digest_size=MARK // 2).hexdigest()
        thread = turn.thread or f"# {mark}"  # a mail that belongs to no other
        text = turn.text
        if len(text) > limits.TEXT_CHARACTERS:
            text = text[: limits.TEXT_CHARACTERS] + "…"
        self._count += 1
        self._rows.append(
            (
                kind, thread, day, at, self._count, turn.kind.value, turn.channel.value, sender,
                listed(who) if who else "", turn.subject, text, turn.place, turn.minutes, turn.replies,
                is_bare(text) if text and len(text) < 120 else False, mark,
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

    def kinds(self) -> list[str]:
        """The kinds of source that turns came from."""
        self._write()
        return [row[0] for row in self._sql.execute("SELECT DISTINCT origin FROM turn ORDER BY 1")]

    def speaks_for_me(self, kind: str = "") -> bool:
        """Whether turns (of a kind of source) say themselves that they are from the user, or to them."""
        self._write()
        mine = "sender = 0 OR instr(',' || trim(who, '[]') || ',', ',0,')"
        query = f"SELECT 1 FROM turn WHERE ({mine}) AND (origin = ?1 OR ?1 = '') LIMIT 1"
        return self._sql.execute(query, (kind,)).fetchone() is not None

    def channels_of(self, kind: str) -> set[str]:
        """The channels on which the parties of a kind of source have an address."""
        return {h.channel.value for each in self.partners if each.kind == kind for h in each.party.handles}

    def needs_me(self, kind: str) -> bool:
        """Whether a kind of source has talks that mean nothing without knowing who the user is."""
        self._write()
        query = "SELECT 1 FROM turn WHERE origin = ? AND kind <> 'meeting' LIMIT 1"
        return self._sql.execute(query, (kind,)).fetchone() is not None

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
                "SELECT origin, thread, day, at, kind, channel, sender, subject, text, place, minutes, replies,"
                " bare, mark, who FROM turn ORDER BY origin, thread, day, at, n"
            )
            for (origin, thread), turns in groupby(ordered, key=itemgetter(0, 1)):
                of_thread = _once(turns)
                rows += self._talks_of(origin, thread, of_thread)
                if (done := done + len(of_thread)) // TOGETHER != (done - len(of_thread)) // TOGETHER:
                    going_on(done)
                if len(rows) >= TOGETHER:
                    self._sql.executemany(_TALK, rows)
                    rows.clear()
            self._sql.executemany(_TALK, rows)

    def _talks_of(self, origin: str, thread: str, turns: list["_Turn"]) -> Iterator[tuple[Any, ...]]:
        others = {turn.sender for turn in turns}
        for turn in turns:
            others.update(turn.to)
        others -= self.mine
        depths = self._depths(turns)
        for day, of_day in groupby(turns, key=_DAY):
            folded: dict[str, list[_Turn]] = {}
            for turn in of_day:
                folded.setdefault(
                    turn.kind if turn.kind in FOLDED else f"{turn.kind} {turn.mark}", []
                ).append(turn)
            for name, together in folded.items():
                who = self._who(together, others)
                if who:
                    self._count_partners(together, others)
                    key = f"{thread}|{day}" if name == Kind.MESSAGE.value else f"{thread}|{day}|{name}"
                    yield origin, key, thread, *self._talk(together, who, depths.get((together[0].kind, day)))

    def _depths(self, turns: Sequence["_Turn"]) -> dict[tuple[str, str], str | None]:
        """The depth of each day and kind: of the spell that the day lies in, hello where all is bare."""
        depths: dict[tuple[str, str], str | None] = {}
        for kind in dict.fromkeys(turn.kind for turn in turns):
            alone = depth_of_spell(Kind(kind), [(True, True)])
            for spell in _spells([turn for turn in turns if turn.kind == kind]):
                depth = depth_of_spell(
                    Kind(kind), [(turn.sender in self.mine, bool(turn.bare)) for turn in spell]
                )
                for day, of_day in groupby(spell, key=_DAY):
                    found = alone if all(turn.bare for turn in of_day) else depth
                    depths[kind, day] = found.value if found else None
        return depths

    def _talk(self, turns: Sequence["_Turn"], who: Sequence[int], depth: str | None) -> tuple[Any, ...]:
        """The columns of a talk from its day on."""
        first, kind = turns[0], Kind(turns[0].kind)
        mine = [turn.sender in self.mine for turn in turns]
        both = kind in (Kind.MEETING, Kind.VIDEO) or (any(mine) and not all(mine))
        direction = Direction.BOTH if both else Direction.OUT if mine[0] else Direction.IN
        started = (Side.ME if mine[0] else Side.THEM).value if kind in FOLDED else None
        return (
            first.day, kind.value, first.channel, direction.value, started, depth,
            first.at if "T" in first.at else None, max(turn.minutes for turn in turns) or None, first.subject,
            first.place, _as_json(self._lines(turns, len(who))),
            " ".join([turn.mark for turn in turns]), listed(who),
        )  # fmt: skip

    def _who(self, turns: Sequence["_Turn"], others: set[int]) -> list[int]:
        """With whom it passed: the others who spoke, and those whom the user addressed."""
        i_spoke = any(turn.sender in self.mine for turn in turns)
        small = len(others) <= SMALL
        who: set[int] = set()
        for turn in turns:
            if turn.sender in self.mine:
                who.update(turn.to or (others if small else ()))
                continue
            if self._is_for_me(turn, small=small, i_spoke=i_spoke):
                who.add(turn.sender)
            if turn.kind not in FOLDED:
                who.update(turn.to)
        return sorted(who - self.mine)

    def _is_for_me(self, turn: "_Turn", *, small: bool, i_spoke: bool) -> bool:
        """Whether something that others said passed between them and the user.

        What lies in a mailbox did. What names others as addressed did not; in a large group what is said to
        nobody did on days on which the user spoke too.
        """
        if turn.to and turn.kind != Kind.MAIL and turn.kind in FOLDED:
            return not self.mine.isdisjoint(turn.to)
        return bool(turn.to) or small or i_spoke or turn.kind in (Kind.COMMENT, Kind.MAIL)

    def _count_partners(self, turns: Sequence["_Turn"], others: set[int]) -> None:
        small = len(others) <= SMALL
        for turn in turns:
            if turn.sender in self.mine:
                for each in turn.to or (others if small else ()):
                    self.partners[each].written_to += 1
            elif turn.kind == Kind.COMMENT:
                self.partners[turn.sender].close = True
            elif turn.replies:
                self.partners[turn.sender].replied += 1
            if turn.kind not in FOLDED or (small and turn.kind != Kind.MAIL):
                for each in (turn.sender, *turn.to):
                    self.partners[each].close = True

    def _lines(self, turns: Sequence["_Turn"], people: int) -> list[Line]:
        """What was said, turn by turn, with whose it is: in a group by name."""
        lines: list[Line] = []
        for turn in turns:
            mine = turn.sender in self.mine
            name = self.partners[turn.sender].party.name if people > 1 and not mine else ""
            lines.append((mine, name, turn.text))
        return lines

    # ---- the result

    def talks(self, *, verdict: str | None = None) -> Iterator[list[Talk]]:
        """The talks by pages, in their order; with a verdict only those that have it."""
        columns = (
            "n, origin, key, thread, day, kind, channel, direction, started, depth, at, minutes, subject, place,"
            " lines, marks, who, verdict, interaction"
        )
        for page in self._pages(columns, verdict):
            yield [read_talk(row) for row in page]

    def outlines(self) -> Iterator[list[Outline]]:
        """The talks without what was said, by pages, in their order."""
        for page in self._pages("n, origin, key, marks, who", None):
            yield [Outline(n, origin, key, marks, numbers(who)) for n, origin, key, marks, who in page]

    def _pages(self, columns: str, verdict: str | None) -> Iterator[list[tuple[Any, ...]]]:
        last = 0
        test = "" if verdict is None else " AND verdict = ?"
        while page := self._sql.execute(
            f"SELECT {columns} FROM talk WHERE n > ?{test} ORDER BY n LIMIT {TOGETHER}",
            (last, *([verdict] if verdict is not None else [])),
        ).fetchall():
            last = page[-1][0]
            yield page

    def known(self, *, but: Collection[str]) -> Iterator[int]:
        """The interactions of the book that talks stand for, those of some kinds left out."""
        for number, kind in self._sql.execute("SELECT interaction, kind FROM talk WHERE interaction > 0"):
            if kind not in but:
                yield number

    def judge(self, verdicts: Sequence[tuple[str, int, int]]) -> None:
        """Note what becomes of talks: (verdict, interaction of the book or 0, number of the talk)."""
        self._counted = None
        self._sql.execute("BEGIN")
        self._sql.executemany("UPDATE talk SET verdict = ?, interaction = ? WHERE n = ?", verdicts)
        self._sql.execute("COMMIT")

    def counts(self) -> list[tuple[str, str, str, int, int, int]]:
        """(kind, channel, verdict, talks, turns, threads) of everything folded. Counted once for each judgement."""
        if self._counted is None:
            self._counted = self._sql.execute(
                "SELECT kind, channel, verdict, count(*), sum((length(marks) + 1) / ?), count(DISTINCT thread)"
                " FROM talk GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
                (MARK + 1,),
            ).fetchall()
        return self._counted

    def turns_of(self) -> dict[int, int]:
        """How many turns each party is in a talk by, for the preview."""
        return {
            int(number): int(count)
            for number, count in self._sql.execute(
                "SELECT each.value, sum((length(marks) + 1) / ?) FROM talk, json_each(talk.who) each GROUP BY 1",
                (MARK + 1,),
            )
        }


def _fuller(one: Party, other: Party) -> Party:
    """Two accounts of one party as one: a name where there is one, all addresses."""
    handles = (*one.handles, *(each for each in other.handles if each not in one.handles))
    return Party(one.source_id or other.source_id, one.name or other.name, handles)


def _moment(at: str) -> tuple[str, str]:
    """An instant or day as it is kept, and its local day."""
    if len(at) == 10:
        return at, date.fromisoformat(at).isoformat()
    found = datetime.fromisoformat(at)
    local = (found.astimezone() if found.tzinfo is not None else found).isoformat()
    return local, local[:10]


def _once(rows: Iterable[tuple[Any, ...]]) -> list[_Turn]:
    """The turns of a thread without those that come a second time, in an overlapping file."""
    seen: set[tuple[str, str]] = set()
    addressed: dict[str, tuple[int, ...]] = {}  # a thread has few circles of people
    found = []
    for _, _, *rest, mark, who in rows:
        if (rest[0], mark) not in seen:
            seen.add((rest[0], mark))
            if who not in addressed:
                addressed[who] = numbers(who)
            found.append(_Turn._make((*rest, mark, addressed[who])))
    return found


def _spells(turns: Sequence[_Turn]) -> Iterator[list[_Turn]]:
    """Turns parted where the talk rested longer than a spell may."""
    rest = timedelta(days=SPELL_DAYS)
    spell: list[_Turn] = []
    last: date | None = None
    for turn in turns:
        day = date.fromisoformat(turn.day)
        if last is not None and day - last > rest:
            yield spell
            spell = []
        spell.append(turn)
        last = day
    if spell:
        yield spell
