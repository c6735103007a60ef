"""A simulated stretch of life with reminders, through the real services and a real book.

The user sleeps, is away for weeks, travels, keeps and puts off what they are told of, and undoes; the program is killed
between recording and showing and between showing and marking; the clock is put back by an hour and by days, forward by
an hour, and stands ten years ahead for a while. What should be told when is reckoned here by hand, from the promises as
they stand and the wall clock, never by what is tried.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, time, timedelta
from heapq import heappop, heappush
from itertools import count
from pathlib import Path
from random import Random
from time import process_time
from zoneinfo import ZoneInfo

from networker.domain.reminding import Rules
from networker.domain.repeat import Repeat, Unit
from networker.domain.vocabulary import FollowUpId, Side
from networker.services import follow_ups, reminders, undo
from networker.services.promises import open_promises
from networker.services.reminders import Notice, NoticeKind
from networker.services.today_views import Promise
from networker.store.book import Book
from networker.store.writer import Step
from tests.benchmarks.reminders_seen import IN_TIME, TICK, Year, keys, of

HOME = "Europe/Berlin"
ABROAD = ("America/New_York", "Asia/Tokyo", "Australia/Sydney")
BEGIN = date(2027, 9, 1)  # a year from then on has both changes of the clocks, a year's end and a 29 February
DIGEST, QUIET_FROM, QUIET_UNTIL = time(9), time(22), time(8)
WRONG = timedelta(hours=24)  # a clock that is out by so much is wrong
TIMES = ("00:05", "02:30", "07:45", "09:00", "09:30", "11:00", "14:15", "17:00", "19:30", "21:55", "23:50")


class _Life:
    """One user, one computer, one book."""

    def __init__(
        self, folder: Path, *, seed: int, follow_ups: int, begin: date, days: int, home: str
    ) -> None:
        self.home = home
        self.chance = Random(seed)
        self.folder = folder
        self.year = Year(seed, days, follow_ups)
        self.zone = ZoneInfo(home)
        self.true = datetime.combine(begin, time(6), self.zone).astimezone(UTC)
        self.end = self.true + timedelta(days=days)
        self.off = timedelta()  # how far the clock is out
        self.asleep, self.gone, self.down = False, False, False
        self.pause: tuple[datetime, datetime] | None = None
        self.quiet_days: frozenset[int] = frozenset()
        self.disturbed = self.true  # by the clock: the last time after which something else may be due
        self.touched: dict[int, datetime] = {}
        self.cards: set[str] = set()  # tags of what a kill left on the screen
        self.day_told: dict[str, datetime] = {}  # local days whose digest has been looked for
        self.events: list[tuple[datetime, int, Callable[[], None]]] = []
        self.order = count()
        self.alarm: datetime | None = None
        self.last_steps = 0
        self.last_card = self.true  # by the clock
        self.book = Book(folder, now=self.now)
        self._fill(follow_ups, begin, days)
        self._plan(begin, days)

    # ---- what the program is told

    @property
    def utc(self) -> datetime:
        """What the clock shows, in UTC: Python compares two times of one zone by what its clocks show."""
        return self.true + self.off

    @property
    def now(self) -> datetime:
        """What the clock shows."""
        return self.utc.astimezone(self.zone)

    @property
    def rules(self) -> Rules:
        begun, until = self.pause or (None, None)
        return Rules(DIGEST, QUIET_FROM, QUIET_UNTIL, self.quiet_days, begun, until)

    @property
    def paused(self) -> datetime | None:
        """Until when; a pause that was begun by a clock ten years ahead is none."""
        return self.pause[1] if self.pause is not None and self.pause[0] - self.utc <= WRONG else None

    @property
    def able(self) -> bool:
        return not (self.asleep or self.gone or self.down)

    @property
    def wrong(self) -> bool:
        return abs(self.off) >= WRONG

    # ---- the life

    def _fill(self, number: int, begin: date, days: int) -> None:
        with self.book.step("fill", "Filling", now=self.now) as step:
            self.people = [step.insert("person", name=f"P{n}", folded=f"p{n}") for n in range(40)]
            for _ in range(number * 9 // 10):
                self._promise(step, begin + timedelta(days=self.chance.randint(0, days)))
        self.touched = {}

    def _promise(self, step: Step, day: date) -> None:
        chance = self.chance
        at = time.fromisoformat(chance.choice(TIMES)) if chance.random() < 0.6 else None
        if at is not None and chance.random() < 0.5:
            at = time(chance.randrange(24), chance.randrange(60))
        repeat = None
        if chance.random() < 0.2:
            repeat = Repeat(chance.choice((Unit.WEEK, Unit.MONTH, Unit.DAY)), chance.randint(1, 3))
        number = follow_ups.insert(
            step, side=Side.ME, text="call", due=day, at=at, people=chance.sample(self.people, chance.choice((1, 1, 2))),
            repeat=repeat, unless_contact=chance.random() < 0.15, now=self.now,
        )  # fmt: skip
        if at is not None and chance.random() < 0.12:
            step.update("follow_up", number, zone=chance.choice((self.home, *ABROAD)))
        self.touched[number] = self.utc

    def _at(self, when: datetime, what: Callable[[], None]) -> None:
        heappush(self.events, (when, next(self.order), what))

    def _plan(self, begin: date, days: int) -> None:
        """All that will happen, whatever is told."""
        chance, start = self.chance, self.true

        def some(number: float) -> list[datetime]:
            whole = max(round(number * days / 365), 1)
            return [start + timedelta(minutes=chance.randrange(days * 1440)) for _ in range(whole)]

        for day in range(days):
            night = start + timedelta(days=day, hours=chance.uniform(15, 20))
            self._at(night, self._sleep)
            self._at(night + timedelta(hours=chance.uniform(5, 12)), self._wake)
            for _ in range(chance.randint(2, 7)):
                self._at(start + timedelta(days=day, minutes=chance.randrange(1440)), self._act)
            for hour in (6.5, 9.5, 13.5):
                self._at(start + timedelta(days=day, hours=hour), self._check)
        for each in some(10):
            self._at(each, self._leave)
            self._at(each + timedelta(hours=chance.uniform(20, 200)), self._return)
        for each in some(25):
            self._at(each, self._pause)
        for n, zone in enumerate((*ABROAD, *ABROAD, *ABROAD)[: max(days // 40, 2)]):
            leaves = start + timedelta(
                days=(n + 0.3) * days / max(days // 40, 2), hours=chance.uniform(0, 24)
            )
            self._at(leaves, lambda zone=zone: self._travel(zone))
            self._at(leaves + timedelta(days=chance.uniform(3, 12)), lambda: self._travel(self.home))
        ten_years = timedelta(days=3653)
        faults: list[tuple[float, Callable[[], timedelta]]] = [
            (8, lambda: -timedelta(hours=1)),
            (4, lambda: timedelta(hours=1)),
            (6, lambda: -timedelta(days=chance.uniform(1.1, 6))),
            (4, lambda: ten_years),
            (2, lambda: -ten_years),
        ]
        for number, fault in faults:
            for each in some(number):
                out = fault()
                self._at(each, lambda out=out: self._set_clock(out))
                self._at(
                    each + timedelta(hours=chance.uniform(0.05, 8)), lambda: self._set_clock(timedelta())
                )
        for each in some(30):
            self._at(each, self._crash)
        for each in some(3):
            self._at(each, self._bury)
        self._at(start + timedelta(days=days / 2), lambda: setattr(self, "quiet_days", frozenset((6,))))
        self._at(self.end, lambda: None)

    def live(self) -> None:
        """Go from one thing to the next until the end."""
        self._disturb()
        while self.true < self.end:
            when = self.events[0][0]
            if self.able and self.alarm is not None and self.alarm <= when:
                self.true = max(self.true, self.alarm)
                self._look()
                continue
            self.true, _, happens = heappop(self.events)
            happens()

    def _disturb(self) -> None:
        """The alarm rings within a minute; from here on it is late."""
        self.disturbed = self.utc
        self.alarm = self.true + timedelta(seconds=self.chance.uniform(0, TICK))

    def _sleep(self) -> None:
        self.asleep = True

    def _wake(self) -> None:
        self.asleep = False
        self._disturb()

    def _leave(self) -> None:
        self.gone = True

    def _return(self) -> None:
        self.gone = False
        self._disturb()

    def _pause(self) -> None:
        self.pause = (self.utc, self.utc + timedelta(hours=self.chance.choice((1, 1, 4, 20, 72))))
        self.year.happened["pauses"] += 1
        self._disturb()

    def _travel(self, zone: str) -> None:
        self.zone = ZoneInfo(zone)
        self.year.happened["journeys"] += 1
        self._disturb()

    def _set_clock(self, out: timedelta) -> None:
        if out:
            self.year.happened["clock faults"] += 1
        self.off = out
        self._disturb()

    def _crash(self) -> None:
        """Killed while nothing is shown, and started again after a while."""
        self.down = True
        self.year.happened["kills"] += 1
        self.book.close()
        self._at(self.true + timedelta(minutes=self.chance.choice((0.1, 2, 30, 600))), self._start)

    def _start(self) -> None:
        if self.down:
            self.down = False
            self.book = Book(self.folder, now=self.now)
            self._disturb()

    def _bury(self) -> None:
        if self.able and not self.wrong:
            with self.book.step("gone", "Gone", now=self.now) as step:
                step.update("person", self.chance.choice(self.people), state="deceased")
            self._touch_all()

    def _touch_all(self) -> None:
        self.touched = {each.id: self.utc for each in open_promises(self.book.reader)}
        self._disturb()

    # ---- what the user does

    def _act(self) -> None:
        if not self.able or self.wrong:
            return
        self._check()
        self.last_steps += 1
        kind = self.chance.random()
        if kind < 0.35:
            with self.book.step("add", "Add", now=self.now) as step:
                self._promise(
                    step, self.now.date() + timedelta(days=self.chance.choice((-1, 0, 0, 1, 3, 20)))
                )
        elif kind < 0.55:
            self._talk()
        elif kind < 0.65 and self.last_steps > 10:
            self.last_steps = 0
            undo.undo(self.book, now=self.now)
            self._touch_all()
        else:
            found = open_promises(self.book.reader, until=self.now.date() + timedelta(days=2))
            for each in self.chance.sample(found, min(3, len(found))):
                self._answer(each)
        self._disturb()

    def _talk(self) -> None:
        who = self.chance.choice(self.people)
        with self.book.step("log", "A talk", now=self.now) as step:
            talk = step.insert(
                "interaction", kind="call", day=self.now.date().isoformat(), created_at=self.now.isoformat()
            )
            step.insert("interaction_person", interaction=talk, person=who)
        for each in open_promises(self.book.reader, person=who):
            self.touched[each.id] = self.utc

    def _answer(self, promise: Promise) -> None:
        """Done, later or dropped, from a card or from the list."""
        number, now, kind = FollowUpId(promise.id), self.now, self.chance.random()
        if kind < 0.6:
            changes = follow_ups.done(self.book, number, now=now)
            for each in changes.follow_ups:
                self.touched[each] = self.utc
        elif kind < 0.8:
            reminders.later(self.book, number, now=now)
        elif kind < 0.95:
            due = now.date() + timedelta(days=self.chance.randint(1, 40))
            follow_ups.later(self.book, number, due=due, now=now)
        else:
            follow_ups.drop(self.book, number, now=now)
        self.touched[number] = self.utc
        self.year.happened["answers"] += 1

    # ---- the alarm

    def _look(self) -> None:
        began = process_time()
        found = reminders.look(self.book.reader, now=self.now, rules=self.rules)
        self.year.spent += process_time() - began
        self.year.happened["looks"] += 1
        if not found.due:
            # The alarm may sleep until then: what is due before is late, or lost.
            ahead = max(found.next - self.utc, timedelta(seconds=1))
            self.alarm = self.true + (ahead if self.chance.random() < 0.8 else ahead * self.chance.random())
            self._note_digest()
            return
        self.alarm = self.true + timedelta(seconds=self.chance.uniform(10, TICK))
        notices = reminders.claim(self.book, now=self.now, rules=self.rules)
        fate = self.chance.random() if notices else 1
        if fate < 0.04:
            self.year.happened["kills before showing"] += 1
            self._crash()
            return
        for each in notices:
            self._show(each)
        if fate < 0.08:
            self.year.happened["kills before marking"] += 1
            for notice in notices:
                if not self.wrong:
                    self.year.may_repeat.update(keys(notice))
                    self.cards.add(notice.tag)
            self._crash()
            return
        reminders.shown(self.book, notices, now=self.now)
        if any(each.kind is NoticeKind.DIGEST for each in notices):
            self._note_digest()
        if self.chance.random() < 0.5 and not self.wrong:
            for notice in notices:
                for each in notice.promises[:4]:
                    self._answer(each)
            self._disturb()

    def _note_digest(self) -> None:
        if not self._quiet and self.utc >= self._local(self.now.date(), DIGEST):
            self.day_told.setdefault(self.now.date().isoformat(), self.utc)

    def _show(self, notice: Notice) -> None:
        year, now = self.year, self.now
        year.happened["cards"] += 1
        if self._quiet:
            year.said.append(f"{now}: {notice.tag} in the quiet")
        if self.wrong:
            year.happened["told by a wrong clock"] += len(notice.promises)
            if self.off < timedelta():  # what is due by a clock that is behind has been due for long
                year.seen_late.update(keys(notice))
            return
        if notice.kind is NoticeKind.DIGEST and not notice.again:
            year.digests[notice.moment] += 1
            self._late(self._local(now.date(), DIGEST))
        gone = self._buried()
        for each, key in zip(notice.promises, keys(notice), strict=True):
            year.due.add(key)
            if year.seen[key] and not (notice.again and notice.tag in self.cards):
                year.may_repeat[key] = 0  # again, and not in the place of the card that a kill left
            year.seen[key] += 1
            if {person.id for person in each.people} <= gone:
                year.said.append(f"{now}: {key} is of the dead")
            if each.time is not None and each.due is not None:
                due = self._moment(each)
                if due > self.utc:
                    year.said.append(f"{now}: {key} is early")
                if not notice.again:
                    self._late(due, each.id)
        if notice.again:
            self.cards.discard(notice.tag)
        self.last_card = self.utc

    def _late(self, due: datetime, number: int = 0) -> None:
        since = max(due, self.disturbed, self._free_since(), self.touched.get(number, due))
        self.year.latest = max(self.year.latest, self.utc - since)
        if self.last_card < since:  # else it is the next one, which gives the one before a minute
            self.year.first = max(self.year.first, self.utc - since)

    # ---- what should be told, reckoned by hand

    def _local(self, day: date, at: time) -> datetime:
        return datetime.combine(day, at, self.zone).astimezone(UTC)

    def _moment(self, promise: Promise) -> datetime:
        assert promise.due is not None
        assert promise.time is not None
        zone = ZoneInfo(promise.zone) if promise.zone else self.zone
        return datetime.combine(promise.due, promise.time, zone).astimezone(UTC)

    @property
    def _quiet(self) -> bool:
        clock = self.now.time()
        paused = self.paused is not None and self.utc < self.paused
        return paused or clock >= QUIET_FROM or clock < QUIET_UNTIL or self.now.weekday() in self.quiet_days

    def _free_since(self) -> datetime:
        morning = self._local(self.now.date(), QUIET_UNTIL)
        return max(morning, self.paused) if self.paused is not None else morning

    def _buried(self) -> set[int]:
        return {row[0] for row in self.book.read("SELECT id FROM person WHERE state = 'deceased'")}

    def _check(self) -> None:
        """Whoever is due and was never seen is lost, if there was time to tell."""
        if not self.able or self.wrong or self._quiet:
            return
        now = self.utc
        if now - max(self.disturbed, self._free_since()) < IN_TIME:
            return
        gone, today = self._buried(), self.now.date()
        self.year.happened["checks"] += 1
        for each in open_promises(self.book.reader, until=today + timedelta(days=1)):
            key = of(each)
            if (
                self.year.seen[key]
                or key in self.year.seen_late
                or {person.id for person in each.people} <= gone
            ):
                continue
            touched = self.touched.get(each.id)
            if each.time is not None:
                moment = self._moment(each)
                due = now - max(moment, touched or moment) > IN_TIME
            else:
                told = self.day_told.get(today.isoformat())
                due = each.due is not None and each.due <= today and told is not None
                due = due and (touched is None or touched < told)  # type: ignore[operator]
            if due:
                self.year.due.add(key)
                self.year.lost.setdefault(key, f"not told by {now}")


def simulate(
    folder: Path, *, seed: int, follow_ups: int = 2000, begin: date = BEGIN, days: int = 366, home: str = HOME
) -> Year:
    """Live through some days with a new book in a folder, at home in a zone."""
    life = _Life(folder, seed=seed, follow_ups=follow_ups, begin=begin, days=days, home=home)
    try:
        life.live()
    finally:
        life.book.close()
    life.year.follow_ups = max(life.touched, default=0)
    return life.year
