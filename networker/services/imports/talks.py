"""Talks of a plan held against the book, and written: new ones, and those that an export makes longer."""

import json
from collections.abc import Callable, Sequence
from itertools import count
from typing import Any

from networker.domain.vocabulary import Depth, Direction
from networker.services.imports.frame import Frame
from networker.services.imports.parties import is_offered, root
from networker.services.imports.planned import Cancelled, Plan, Progress, Verdict
from networker.services.imports.talk import Line, Outline, Talk, text_of
from networker.store import imports as store
from networker.store.book import Book
from networker.store.imports import next_ids

TABLES = ("interaction", "interaction_person")
INTERACTION = (
    "id", "kind", "channel", "direction", "depth", "day", "at", "minutes", "subject", "text", "place", "thread",
    "turns", "started", "marks", "origin", "origin_key",
)  # fmt: skip
_DEPTHS = ("", *(each.value for each in Depth))  # the shallowest first


def judge(book: Book, plan: Plan, *, progress: Progress, cancelled: Callable[[], bool]) -> None:
    """Say of each talk whether it is new, makes one of the book longer, or is there already."""
    done = 0
    plan.said_by = {}
    if len(plan.turns):
        for party, turns in plan.turns.turns_of().items():
            plan.said_by[_root_of(plan, party)] = plan.said_by.get(_root_of(plan, party), 0) + turns
    for page in plan.turns.outlines():
        if cancelled():
            raise Cancelled
        verdicts: list[tuple[str, int, int]] = []
        found = _found(book.reader, page)
        for talk in page:
            verdicts.append(_judge(plan, talk, found.get((talk.origin, talk.key))))
        plan.turns.judge(verdicts)
        done += len(page)
        progress("matching", done)


def _root_of(plan: Plan, party: int) -> int:
    n = plan.parties[party]
    return plan.entries[n].of_entry if plan.entries[n].of_entry >= 0 else n


def _found(sql: Any, page: Sequence[Talk | Outline]) -> dict[tuple[str, str], store.Row]:
    keys: dict[str, list[str]] = {}
    for talk in page:
        keys.setdefault(talk.origin, []).append(talk.key)
    return {
        (origin, key): row
        for origin, listed in keys.items()
        for key, row in store.talks(sql, origin, listed).items()
    }


def _judge(plan: Plan, talk: Outline, known: store.Row | None) -> tuple[str, int, int]:
    numbers = [plan.parties[each] for each in talk.who]
    kept = [n for n in numbers if not is_offered(plan, n)]
    if known is None:
        return (Verdict.NEW if kept else Verdict.OFFERED).value, 0, talk.n
    people = set(json.loads(known[6]))
    more = not set(talk.marks.split()) <= set(known[1].split())
    joined = any((plan.entries[n].person or root(plan, n).person) not in people for n in kept)
    return (Verdict.UPDATED if more or joined else Verdict.UNCHANGED).value, known[0], talk.n


def write(frame: Frame, *, progress: Progress, cancelled: Callable[[], bool]) -> tuple[int, set[int]]:
    """Write the talks within the step of an import: how many are new, and everybody who takes part in them."""
    writing, plan = _Writing(frame), frame.plan
    wanted = [Verdict.NEW, *([Verdict.OFFERED] if plan.with_offered else []), Verdict.UPDATED]
    done = 0
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
            progress("talks", done)
    return writing.new, writing.people


class _Writing:
    def __init__(self, frame: Frame) -> None:
        self._frame, self._step, self._plan = frame, frame.step, frame.plan
        self._numbers = {name: count(n) for name, n in next_ids(frame.step.connection, TABLES).items()}
        self.new = 0
        self.people: set[int] = set()

    def _who(self, talk: Talk) -> list[int]:
        found = (self._frame.person_of(self._plan.parties[each]) for each in talk.who)
        return list(dict.fromkeys(person for person in found if person))

    def add(self, page: Sequence[Talk]) -> None:
        rows: list[tuple[Any, ...]] = []
        links: list[tuple[int, int, int]] = []
        for talk in page:
            people = self._who(talk)
            if not people:
                continue
            number = next(self._numbers["interaction"])
            rows.append(
                (
                    number, talk.kind.value, talk.channel, talk.direction.value, talk.depth, talk.day, talk.at,
                    talk.minutes, talk.subject, text_of(talk.lines), talk.place, talk.thread, len(talk.marks),
                    talk.started.value if talk.started else None, " ".join(talk.marks), talk.origin, talk.key,
                )
            )  # fmt: skip
            links += [(next(self._numbers["interaction_person"]), number, person) for person in people]
            self.people.update(people)
        same: dict[str, str | int | None] = {
            "depth_by_hand": 0,
            "created_at": self._frame.now.isoformat(),
            "import_id": self._frame.import_id,
        }
        self._step.insert_many("interaction", INTERACTION, rows, same=same)
        self._step.insert_many(
            "interaction_person",
            ("id", "interaction_id", "person_id"),
            links,
            same={"import_id": self._frame.import_id},
        )
        self.new += len(rows)

    def lengthen(self, page: Sequence[Talk]) -> None:
        """Add to talks of the book what they do not hold yet. What was there stays as it is."""
        found = _found(self._step.connection, page)
        for talk in page:
            known = found.get((talk.origin, talk.key))
            if known is None:
                continue
            people = self._who(talk)
            self._lengthen(talk, known)
            for person in people:
                if person not in json.loads(known[6]):
                    self._step.insert("interaction_person", interaction=known[0], person=person)
            self.people.update(people)

    def _lengthen(self, talk: Talk, known: store.Row) -> None:
        number, marks_text, text, direction, depth, by_hand, _ = known
        marks = marks_text.split()
        there = set(marks)
        lines = [(line, mark) for line, mark in zip(talk.lines, talk.marks, strict=True) if mark not in there]
        if not lines:
            return
        began = _with_arrow(text, direction) if len(marks) == 1 else text
        said = "\n".join([*([began] if began else []), *(_arrowed(line) for line, _ in lines)])
        deeper = max(depth or "", talk.depth or "", key=_DEPTHS.index)
        self._step.update(
            "interaction", number, text=said, turns=len(marks) + len(lines),
            marks=" ".join([*marks, *(mark for _, mark in lines)]),
            direction=direction if direction == talk.direction.value else Direction.BOTH.value,
            depth=depth if by_hand else deeper or None,
        )  # fmt: skip


def _arrowed(line: Line) -> str:
    mine, name, said = line
    return text_of([(mine, name, said), (mine, "", "")]).partition("\n")[0] if said else "→" if mine else "←"


def _with_arrow(text: str, direction: str | None) -> str:
    return f"{'→' if direction == Direction.OUT else '←'} {text}".rstrip()
