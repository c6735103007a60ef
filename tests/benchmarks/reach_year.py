"""A simulated stretch of use: somebody who opens the list on weekdays and does three of five, through the real services.

The user's people live by `renewal`: they are in touch by themselves, and answer while the tie is alive. What is
written down is what the book's own services would be told; what is looked at is what was shown.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random

from networker.domain import reach_rests
from networker.domain.circles import RHYTHM_DAYS
from networker.domain.vocabulary import Circle, PersonId
from networker.services import reach_log, reach_out
from networker.store import rhythm
from networker.store.book import Book
from tests.benchmarks import renewal

CIRCLES = {1: 5, 2: 15, 3: 50, 4: 150}
BEGIN = datetime(2026, 1, 5, 9, 0, tzinfo=UTC)  # a Monday
PAST = 500  # days of history before


@dataclass
class Year:
    """What came of it."""

    people: int
    days: int
    size: int
    circles: Mapping[int, int]
    showings: dict[int, list[date]] = field(default_factory=lambda: defaultdict(list))
    lists: list[tuple[date, list[int], list[str], list[str]]] = field(default_factory=list)
    unseen: dict[int, float] = field(default_factory=dict)  # the longest, in rhythms, by person
    unseen_days: dict[int, int] = field(default_factory=dict)
    too_often: list[str] = field(default_factory=list)
    alive_shown: int = 0
    alive: float = 0.0
    log: Sequence[reach_log.LogRow] = ()
    done: int = 0


class _Network:
    """The people, and what passes between them and the user day by day."""

    def __init__(self, people: int, chance: Random) -> None:
        self.chance = chance
        self.circles = dict.fromkeys(range(1, people + 1), 0)
        order = chance.sample(range(1, people + 1), people)
        for circle, capacity in CIRCLES.items():
            for _ in range(max(capacity * people // 500, 1)):
                self.circles[order.pop()] = circle
        self.ties = {
            person: renewal.tie(chance, usual=RHYTHM_DAYS[Circle(circle)], spread=0.5)
            if circle
            else renewal.tie(chance, usual=60.0)
            for person, circle in self.circles.items()
        }
        self.over: set[int] = set()
        self.next: dict[int, int] = {}

    def past(self) -> list[tuple[int, int, bool]]:
        """(day before the begin, person, started by me) of the time before, and when each contact comes next."""
        found = []
        for person, tie in self.ties.items():
            own = list(renewal.contacts(tie, self.chance, until=PAST))
            found += [(day - PAST, person, mine) for day, mine in own]
            last = own[-1][0] if own else 0
            later = last + renewal.gap(tie, self.chance)
            if later < PAST:
                self.over.add(person)
            else:
                self.next[person] = later - PAST
        return sorted(found)

    def of_day(self, day: int) -> list[tuple[int, bool]]:
        """(person, started by me) of those in touch by themselves."""
        found = [
            (person, self.chance.random() < self.ties[person].mine)
            for person, when in self.next.items()
            if when == day
        ]
        for person, _ in found:
            self.touched(person, day)
        return found

    def touched(self, person: int, day: int) -> None:
        """A contact took place: it was the last one, or the next one is ahead."""
        tie = self.ties[person]
        if self.chance.random() < tie.over:
            self.over.add(person)
            self.next.pop(person, None)
        elif person not in self.over:
            self.next[person] = day + renewal.gap(tie, self.chance)

    def answer(self, person: int, day: int) -> None:
        """Who is written to and lives answers within some days, and is in touch the sooner for it."""
        if person not in self.over and self.chance.random() < 0.7:
            self.next[person] = day + self.chance.randint(1, 6)


def simulate(folder: Path, *, people: int = 500, days: int = 365, size: int = 5, seed: int = 1) -> Year:
    """Live through some days with a new book in a folder."""
    network = _Network(people, Random(seed))
    with closing(Book(folder, now=BEGIN)) as book:
        _fill(book, network)
        year = Year(people, days, size, network.circles)
        for n in range(days):
            now = BEGIN + timedelta(days=n)
            _write(book, [(n, person, mine) for person, mine in network.of_day(n)], now)
            if now.weekday() < 5:
                _morning(book, network, year, n, now)
            _look(book, year, n, now.date())
        year.alive = 1 - len(network.over) / people
        year.log = reach_log.log(book, today=BEGIN.date() + timedelta(days=days))
    return year


def _fill(book: Book, network: _Network) -> None:
    now = BEGIN - timedelta(days=1)
    with book.step("fill", "Filling", now=now) as step:
        for person in network.ties:
            firm = f"Firm {person % max(len(network.ties) // 12, 1)}" if person % 4 else ""
            step.insert(
                "person",
                name=f"Person {person}",
                given=f"P{person}",
                folded=f"person {person}",
                circle=network.circles[person] or None,
                created_at="2025-01-01T09:00:00+00:00",
            )
            if firm:
                step.insert("fact", person=person, field="job", value="", detail=firm, noted="2025-01-01")
    _write(book, network.past(), now)


def _write(book: Book, talks: Sequence[tuple[int, int, bool]], now: datetime) -> None:
    """Write down talks by day from the begin, each an exchange that one of both started."""
    if not talks:
        return
    with book.step("talks", "Talks", now=now) as step:
        for day, person, mine in talks:
            number = step.insert(
                "interaction", kind="message", channel="signal", direction="both", started="me" if mine else "them",
                depth="exchange", day=(BEGIN.date() + timedelta(days=day)).isoformat(), created_at="2025-01-01T09:00:00+00:00",
            )  # fmt: skip
            step.insert("interaction_person", interaction=number, person=person)


def _morning(book: Book, network: _Network, year: Year, n: int, now: datetime) -> None:
    """The user opens the list, does three of five as they like, and leaves the others."""
    day = now.date()
    today = reach_out.today(book, now=now, size=year.size)
    listed = [int(card.person) for card in today.cards]
    reach_out.shown(book, listed, now=now)
    year.lists.append(
        (day, listed, [card.kind for card in today.cards], [card.company for card in today.cards])
    )
    year.alive_shown += sum(person not in network.over for person in listed)
    for person in listed:
        year.showings[person].append(day)
    for person in network.chance.sample(listed, min(3, len(listed))):
        reach_out.act(book, PersonId(person), "done", now=now)
        year.done += 1
        network.answer(person, n)


def _look(book: Book, year: Year, n: int, day: date) -> None:
    """How long everybody of the inner three circles has been out of sight by now, and who was shown in a rest."""
    last = dict(book.read("SELECT id, last_contact FROM person WHERE last_contact NOT NULL"))
    acted: dict[int, str] = dict(book.read("SELECT person_id, max(day) FROM reach_action GROUP BY 1"))
    for person, circle in year.circles.items():
        if circle in (1, 2, 3) and person in last:
            seen = max([BEGIN.date(), date.fromisoformat(last[person]), *year.showings[person][-1:]])
            gone = (day - seen).days
            if gone > year.unseen_days.get(person, -1):
                year.unseen_days[person] = gone
            if gone > 3:
                _, own = rhythm.rhythm_days(book.reader, person)
                year.unseen[person] = max(year.unseen.get(person, 0.0), gone / own)
    if not year.lists or year.lists[-1][0] != day:
        return
    for person in year.lists[-1][1]:
        since = max(last.get(person, ""), acted.get(person, ""))
        idle = [each for each in year.showings[person][:-1] if each.isoformat() > since]
        _, own = rhythm.rhythm_days(book.reader, person)
        longest = reach_rests.longest_rest(
            Circle(year.circles[person]) if year.circles[person] else None, own
        )
        until = reach_rests.resting_until(idle, longest)
        if until is not None and day < until:
            year.too_often.append(f"{person} on {day}, resting until {until}")


def verify(year: Year) -> None:
    """What is promised of any such stretch."""
    assert year.lists
    late = {person: round(far, 2) for person, far in year.unseen.items() if far >= 4}
    assert not late, f"out of sight for four rhythms: {late}"
    assert not year.too_often, f"shown though they rest: {year.too_often}"
    for day, listed, _, companies in year.lists:
        assert len(listed) <= year.size, f"too long a list on {day}"
        assert len(set(listed)) == len(listed)
        of_one = Counter(company for company in companies if company)
        assert all(count <= 2 for count in of_one.values()), f"three of one company on {day}: {of_one}"


def report(year: Year) -> str:
    """The stretch in figures."""
    counts = sorted((len(days) for days in year.showings.values()), reverse=True)
    shown = sum(counts)
    kinds = Counter(kind for _, _, kinds, _ in year.lists for kind in kinds)
    known = [row for row in year.log if row.shown and row.answered is not None]
    acted = [row for row in known if row.action == "done"]
    by_lot = [row for row in year.log if row.propensity < 0.5]
    lines = [
        f"{year.people} people, {year.days} days, lists on {len(year.lists)} of them, {shown} showings of"
        f" {len(counts)} people, {year.done} done",
        f"showings a person: most {counts[:5]}, median {counts[len(counts) // 2]}, never {year.people - len(counts)}",
        f"useful: {year.alive_shown / shown:.0%} of the showings were ties that live ({year.alive:.0%} of all do at the end);"
        f" {sum(bool(row.answered) for row in acted) / max(len(acted), 1):.0%} of those reached were heard from within"
        f" 14 days, {sum(bool(row.answered) for row in known) / max(len(known), 1):.0%} of all shown",
        "kinds: " + ", ".join(f"{kind} {count / shown:.0%}" for kind, count in kinds.most_common()),
        f"by lot: {len(by_lot)} of {len(year.log)} places ({len(by_lot) / max(len(year.log), 1):.1%})",
    ]
    for circle in (1, 2, 3):
        of = [person for person, own in year.circles.items() if own == circle]
        days, rhythms = (
            max((table.get(person, 0) for person in of), default=0)
            for table in (year.unseen_days, year.unseen)
        )
        lines.append(
            f"{Circle(circle).word}: {len(of)} people, longest out of sight {days} days, {rhythms:.1f} rhythms at most"
        )
    return "\n".join(lines)
