"""Talks of a plan held against the book, and written: new ones, and those that an export makes longer."""

import json
from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import count
from typing import Any, NamedTuple

from networker.domain.going_on import Cancelled
from networker.domain.vocabulary import Kind
from networker.services.imports import marks as marking
from networker.services.imports.frame import Frame
from networker.services.imports.lengthened import Held, lengthened
from networker.services.imports.marks import Mark
from networker.services.imports.parties import is_offered
from networker.services.imports.planned import Plan, Progress, Verdict
from networker.services.imports.talk import Judgement, Outline, Talk, only_fresh, text_of
from networker.store import gatherings as gatherings_store
from networker.store import imports as store
from networker.store.book import Book
from networker.store.imports import next_ids

TABLES = ("interaction", "interaction_person")
CALENDAR = "calendar"
INTERACTION = (
    "id", "kind", "channel", "direction", "depth", "day", "at", "minutes", "subject", "text", "place", "thread",
    "turns", "started", "marks", "origin", "origin_key",
)  # fmt: skip


class _Known(NamedTuple):
    """An interaction of the book near a talk: which turns it holds, and with whom."""

    key: str
    number: int
    marks: frozenset[str]
    people: frozenset[int]


_Gone = dict[tuple[str, str], set[str]]  # by origin and thread: marks of turns that the user took out
_Logged = dict[tuple[str, str], set[int]]  # by thread and day of an event: who is logged at it by hand
_Around = dict[tuple[str, str, str], list[_Known]]  # by origin, thread and day


def judge(book: Book, plan: Plan, *, progress: Progress, cancelled: Callable[[], bool]) -> None:
    """Say of each talk whether it is new, makes one of the book longer, or is there already.

    A turn is known again on the days beside its own too: read in another zone, it lies on another day.
    """
    done = 0
    plan.said_by = {}
    if len(plan.turns):
        for party, kind, turns in plan.turns.turns_of():
            who, said = plan.root(plan.parties[party]), plan.said_by.setdefault(Kind(kind), {})
            said[who] = said.get(who, 0) + turns
    gone: _Gone = defaultdict(set)
    for origin, thread, marks in store.deleted_talks(book.reader) if len(plan.turns) else ():
        gone[origin, thread].update(marking.digits_of(marks))
    logged = _logged(book.reader) if plan.been else {}
    of = plan.turns.folded()
    for page in plan.turns.outlines():
        if cancelled():
            raise Cancelled
        around = _around(book.reader, page)
        plan.turns.judge((talk.n, _judge(plan, talk, around, gone, logged)) for talk in page)
        done += len(page)
        progress("matching", done, of)


def _around(sql: Any, page: Sequence[Outline]) -> _Around:
    """What the book has of the threads of a page, from the day before each talk to the day after it."""
    spans: dict[str, list[tuple[str, str, str]]] = {}
    for talk in page:
        begin, end = marking.beside(talk.day, -1), marking.beside(talk.day, 2)
        of_origin = spans.setdefault(talk.origin, [])
        if of_origin and of_origin[-1][0] == talk.thread and begin <= of_origin[-1][2]:
            begin = of_origin.pop()[1]  # talks of a thread come in the order of their days
        of_origin.append((talk.thread, begin, end))
    found: _Around = {}
    for origin, wanted in spans.items():
        for thread, key, number, marks, people in store.talks_around(sql, origin, wanted):
            day = key[len(thread) + 1 : len(thread) + 11]
            held = frozenset(mark.digits for mark in marking.read(marks))
            found.setdefault((origin, thread, day), []).append(
                _Known(key, number, held, frozenset(json.loads(people)))
            )
    return found


def _logged(sql: Any) -> _Logged:
    found: _Logged = defaultdict(set)
    for key, day, people in gatherings_store.logged_by_hand(sql, CALENDAR):
        for thread in {
            key,
            key.rpartition(" ")[0],
        }:  # one time of a series has its instant behind the event's name
            found[thread, day].update(json.loads(people))
    return found


def _is_logged(plan: Plan, talk: Outline, kept: Sequence[int], logged: _Logged) -> bool:
    """Whether the user has logged this meeting with everybody of the book that a calendar names."""
    there = logged.get((talk.thread, talk.day)) if talk.origin == CALENDAR else None
    return there is not None and all(plan.entries[n].person in there for n in kept if plan.entries[n].person)


def _judge(plan: Plan, talk: Outline, around: _Around, deleted: _Gone, logged: _Logged) -> Judgement:
    numbers = [plan.parties[each] for each in talk.who]
    kept = [n for n in numbers if not is_offered(plan, n)]
    if_new = (Verdict.NEW if kept else Verdict.OFFERED).value
    near = [
        known
        for days in (-1, 0, 1)
        for known in around.get((talk.origin, talk.thread, marking.beside(talk.day, days)), ())
    ] if around else []  # fmt: skip
    gone = deleted.get((talk.origin, talk.thread), set())
    if not near and _is_logged(plan, talk, kept, logged):
        return Judgement(Verdict.UNCHANGED.value, 0)
    if not near and not gone:
        return Judgement(if_new, 0)
    marks = marking.read(talk.marks)
    told = {mark.digits for mark in marks} | {mark.earlier for mark in marks}
    same = next((known for known in near if known.key == talk.key), None)
    holders = [known for known in near if known is same or not told.isdisjoint(known.marks)]
    there = frozenset(gone).union(*(known.marks for known in holders))
    fresh = _fresh(marks, there)
    holding = [known.number for known in holders]
    if not fresh and not holders:
        return Judgement(Verdict.UNCHANGED.value, 0, fresh)  # the user took it out, and it stays away
    if fresh and same is None:
        return Judgement(if_new, 0, fresh, holding)
    people = frozenset[int]().union(*(known.people for known in holders))
    joined = any(plan.entries[n].person not in people for n in kept)
    verdict = Verdict.UPDATED if fresh or joined else Verdict.UNCHANGED
    return Judgement(verdict.value, (same or holders[0]).number, fresh, holding)


def _fresh(marks: Sequence[Mark], there: frozenset[str]) -> list[int]:
    """Which turns the book does not hold. A mark of an older book stood for all equal turns, and means the first."""
    fresh: list[int] = []
    left = set(there)
    for n, mark in enumerate(marks):
        if mark.digits not in there:
            if mark.earlier in left:
                left.discard(mark.earlier)
            else:
                fresh.append(n)
    return fresh


def write(frame: Frame, *, progress: Progress, cancelled: Callable[[], bool]) -> tuple[int, set[int]]:
    """Write the talks within the step of an import: how many are new, and everybody who takes part in them."""
    writing, plan = _Writing(frame), frame.plan
    wanted = [Verdict.NEW, *([Verdict.OFFERED] if plan.with_offered else []), Verdict.UPDATED]
    done, of = 0, plan.new_talks + plan.updated_talks
    for verdict in wanted:
        for page in plan.turns.talks(verdict=verdict.value):
            if cancelled():
                raise Cancelled
            page = [talk for talk in page if talk.kind not in plan.without]
            if verdict is Verdict.UPDATED:
                writing.lengthen(page)
            else:
                writing.add(page)
            done += len(page)
            progress("talks", done, of)
    return writing.new, writing.people


class _Writing:
    def __init__(self, frame: Frame) -> None:
        self._frame, self._step, self._plan = frame, frame.step, frame.plan
        self._numbers = {name: count(n) for name, n in next_ids(frame.step.connection, TABLES).items()}
        self.new = 0
        self.people: set[int] = set()

    def _who(self, talk: Talk) -> dict[int, int | None]:
        """Those who take part, each with the record by which they do."""
        found: dict[int, int | None] = {}
        for each in talk.who:
            entry = self._plan.parties[each]
            if person := self._frame.person_of(entry):
                found.setdefault(person, self._frame.source_of(entry))
        return found

    def add(self, page: Sequence[Talk]) -> None:
        rows: list[tuple[Any, ...]] = []
        links: list[tuple[int, int, int, int | None]] = []
        for talk in page:
            people = self._who(talk)
            if not people:
                continue
            talk = only_fresh(talk)
            number = next(self._numbers["interaction"])
            rows.append(
                (
                    number, talk.kind.value, talk.channel, talk.direction.value, talk.depth, talk.day, talk.at,
                    talk.minutes, talk.subject, text_of(talk.lines), talk.place, talk.thread, len(talk.marks),
                    talk.started.value if talk.started else None, marking.written(talk.marks), talk.origin, talk.key,
                )
            )  # fmt: skip
            links += [(next(self._numbers["interaction_person"]), number, *who) for who in people.items()]
            self.people.update(people)
        same: dict[str, str | int | None] = {
            "depth_by_hand": 0,
            "created_at": self._frame.now.isoformat(),
            "import_id": self._frame.import_id,
        }
        self._step.insert_many("interaction", INTERACTION, rows, same=same)
        self._step.insert_many(
            "interaction_person",
            ("id", "interaction_id", "person_id", "source_id"),
            links,
            same={"import_id": self._frame.import_id},
        )
        self.new += len(rows)

    def lengthen(self, page: Sequence[Talk]) -> None:
        """Add to talks of the book what they do not hold yet. What was there stays as it is."""
        found = store.talks(self._step.connection, {talk.interaction for talk in page})
        there = {number: set(json.loads(row[-1])) for number, row in found.items()}
        for talk in page:
            people = self._who(talk)
            if talk.fresh:
                held = Held(*found[talk.interaction][1:-1])
                self._step.update("interaction", talk.interaction, **lengthened(held, talk))
            for person, source in people.items():
                if person not in there[talk.interaction]:
                    there[talk.interaction].add(person)
                    self._step.insert(
                        "interaction_person", interaction=talk.interaction, person=person, source_id=source
                    )
            self.people.update(people)
