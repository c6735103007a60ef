"""What sources tell of something that people have but one of: a job, a place, a birthday; and which is the present one.

The user's own word (kind of source "") stays the present one whatever a file says. A file's first word stands beside
another source's, unless it says more than that; where it changes its word, the new one is it.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from networker.domain.names import fold

Value = tuple[str, str]  # a job as (title, company), a birthday as (date, "")
# Seconds within which two files were unpacked or copied rather than changed one after the other.
AT_ONCE = 2.0
# In seconds since 1970 the second day of year 1 and the last but one of 9999, which have a date in every zone.
_FIRST_DAY, _LAST_DAY = -62_135_510_400.0, 253_402_214_400.0
_KEPT_BY_THEMSELVES = frozenset({"linkedin"})  # services where people write down their own work


class Judged(NamedTuple):
    """What becomes of a job that a source tells.

    Where it is the whole of a job of which but a part was known, that one is told in full, and stays aside if it was
    and this one would be. A job that stood beside the present one is the whole of itself where it becomes that.
    """

    value: Value
    aside: bool = False  # it stands beside the present one
    news: bool = False  # the source told another one before
    whole_of: Value | None = None


@dataclass(slots=True)
class Words:
    """What records said last, also where others had told it: by that it is known when one of them changes its word."""

    _of_record: dict[int, Value] = field(default_factory=dict)
    _of_kind: dict[str, Value] = field(default_factory=dict)

    def before(self, record: int, kind: str) -> Value | None:
        """What a record said last, or its kind of source in another one; None where it said nothing yet."""
        return self._of_record.get(record) or self._of_kind.get(kind)

    def has(self, record: int, value: Value) -> bool:
        """Whether a record said this when it was told last, or more."""
        return record in self._of_record and says_no_more(value, self._of_record[record])

    def take_first(self, record: int, kind: str, value: Value) -> None:
        """Take in what a record is known to have said when nobody knows its first word."""
        self._of_record.setdefault(record, value)
        self._of_kind.setdefault(kind, value)

    def take(self, record: int, kind: str, value: Value) -> None:
        """Take in what a record says now; where that is less than before, it is no other word."""
        if any(value) and not self.has(record, value):
            self._of_record[record] = self._of_kind[kind] = value


@dataclass(slots=True)
class Told:
    """What was told by whom. Facts are taken in as the book shows them: those aside first, the present one last."""

    main: dict[str, Value] = field(default_factory=dict)  # the last word of each kind of source
    beside: dict[str, set[Value]] = field(default_factory=lambda: defaultdict(set))
    present: Value | None = None
    by: str = ""  # the kind of source of the present one

    def take(self, kind: str, value: Value, *, aside: bool) -> None:
        """Take in what a source told; the last that does not stand aside is the present one."""
        if aside:
            self.beside[kind].add(value)
        else:
            self.main[kind], self.present, self.by = value, value, kind

    def has(self, kind: str, value: Value) -> bool:
        """Whether this is the source's last word, or tells nothing beyond what somebody told."""
        if kind in self.main:
            if self.main[kind] == value:
                return True
        elif value in self.beside[kind]:
            return True
        return any(says_no_more(value, known) for known in self.values())

    def judge(self, kind: str, value: Value, *, again: bool) -> tuple[bool, bool]:
        """Whether a new value stands aside, and whether it is news: the source told another before, or nothing."""
        before = again or kind in self.main or bool(self.beside[kind])
        if self.present is None:
            return False, False
        if not self.by:
            return True, False
        if before:
            return False, True
        return not (says_no_more(self.present, value) or self._knows_better(kind)), False

    def judge_job(
        self, kind: str, value: Value, *, again: bool, before: Value | None = None
    ) -> Judged | None:
        """What becomes of a job; None where it tells nothing new. `again`: the record told otherwise, or nothing, before.

        `before`: what it told; None: what its kind of source told last, by what is here.
        """
        if not any(value):
            return None
        if self.has(kind, value):
            return self._came_to(value) if self.comes_to(kind, value, before) else None
        aside, news = self.judge(kind, value, again=again)
        known = None if news else self._part_of(value)
        whole = value if known is None else together(known, value)
        return Judged(whole, aside, news, known)

    def comes_to(self, kind: str, value: Value, before: Value | None) -> bool:
        """Whether a source that told another value before has come to say what others told, and is not the present one."""
        own = {self.main[kind]} if kind in self.main else self.beside[kind]
        if before is not None:
            own = {before}
        if not (own and self.by and self.present) or any(says_no_more(value, each) for each in own):
            return False
        return not says_no_more(value, self.present)

    def _came_to(self, value: Value) -> Judged:
        before = [known for each, known in reversed(self.main.items()) if each and says_no_more(value, known)]
        beside = sorted(
            known
            for each, values in self.beside.items()
            for known in values
            if each and says_no_more(value, known)
        )
        if before:
            return Judged(before[0], news=True)
        return Judged(beside[0], news=True, whole_of=beside[0]) if beside else Judged(value, news=True)

    def _knows_better(self, kind: str) -> bool:
        return kind in _KEPT_BY_THEMSELVES and self.by not in _KEPT_BY_THEMSELVES

    def _part_of(self, value: Value) -> Value | None:
        """The job that a source told in part, and which this one tells in full.

        A company alone and a title alone are one job where all that is told goes together: who has two jobs may
        have that title at either.
        """
        sourced = [self.present] if self.by and self.present else []
        sourced += [known for kind, known in reversed(self.main.items()) if kind]
        sourced += sorted(known for kind, values in self.beside.items() if kind for known in values)
        for known in sourced:
            if says_no_more(known, value):
                return known
        if not self.by or self.present is None:
            return None
        whole = together(self.present, value)
        return self.present if all(go_together(whole, known) for known in self.values()) else None

    def values(self) -> Iterator[Value]:
        """All that was told, by whomever."""
        yield from self.main.values()
        for values in self.beside.values():
            yield from values


def is_older(one: float | None, other: float | None) -> bool:
    """Whether a file is older than another, by when they were changed, in seconds; None: nobody knows."""
    return one is not None and other is not None and one < other - AT_ONCE


def is_dated(changed: float) -> bool:
    """Whether a time in seconds since 1970 has a date; a file may bear any number, and with none its age is unknown."""
    return _FIRST_DAY <= changed < _LAST_DAY


def says_no_more(value: Value, known: Value) -> bool:
    """Whether a value tells nothing beyond a known one: the company alone, a birthday without its year."""
    return all(
        not part or fold(part) == fold(there) or (part.startswith("--") and there.endswith(part[1:]))
        for part, there in zip(value, known, strict=True)
    )


def go_together(one: Value, other: Value) -> bool:
    """Whether nothing in two jobs contradicts: each part is the same, or told by one of them alone."""
    return all(
        not here or not there or fold(here) == fold(there) for here, there in zip(one, other, strict=True)
    )


def together(known: Value, value: Value) -> Value:
    """Both parts of a job of which one source told the one, and another the other; each as it is told last."""
    title, company = (new or old for old, new in zip(known, value, strict=True))
    return title, company
