"""Which of several files of one kind in a drop is the newer one, and so has the last word.

By the newest day in them, where they list a network; else by when they were changed; else a numbered copy ("contacts
(1).csv") is newer than what it is a copy of, and last by the order in which they came.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from networker.domain.names import fold
from networker.domain.told import is_older
from networker.formats.records import PersonRecord
from networker.formats.source import quoted
from networker.services.imports.alike import is_listed, shown_name
from networker.services.imports.compared import MEMBERSHIP
from networker.services.imports.planned import Plan

Succession = dict[
    str, tuple[str, int]
]  # file → its newest day, "" where it tells none; its place, the oldest first

SHOWN = 3  # pairs of files that contradict each other
_NUMBERED = re.compile(r"(.*?) ?\((\d{1,4})\)(\.[^./]*)?")


def succession(plan: Plan, changed: Mapping[str, float | None]) -> Succession:
    """The files of which there are several of one kind; `changed`: when each was, in seconds, as far as is known."""
    if len(changed) < 2:
        return {}
    kinds: dict[str, dict[str, None]] = defaultdict(dict)
    newest: dict[str, str] = {}
    for entry in plan.entries:
        if is_listed(entry.record):
            kinds[entry.record.source_kind][entry.file] = None
    several = {file for files in kinds.values() if len(files) > 1 for file in files}
    for entry in plan.entries if several & plan.whole_lists else ():
        if entry.file in several and entry.file in plan.whole_lists:
            day = max((fact.since for fact in entry.record.facts if fact.field in MEMBERSHIP), default="")
            newest[entry.file] = max(newest.get(entry.file, ""), day)
    found: Succession = {}
    for files in kinds.values():
        for place, file in enumerate(_oldest_first(list(files), newest, changed) if len(files) > 1 else ()):
            found.setdefault(file, (newest.get(file, ""), place))
    return found


def _oldest_first(
    files: list[str], newest: Mapping[str, str], changed: Mapping[str, float | None]
) -> list[str]:
    times = [time for file in files if (time := changed.get(file)) is not None]
    moments = _moments(times) if len(times) == len(files) else {}

    def age(file: str) -> tuple[str, int, int]:
        time = changed.get(file)
        return newest.get(file, ""), moments.get(time, 0) if time is not None else 0, _copy(file, files)

    return sorted(files, key=age)


def _moments(times: Iterable[float]) -> dict[float, int]:
    """Each time by its number, where those at once with the first of them have one, as a file of another drop would."""
    found: dict[float, int] = {}
    number, first = 0, float("-inf")
    for time in sorted(times):
        if is_older(first, time):
            number, first = number + 1, time
        found[time] = number
    return found


def _copy(file: str, files: Iterable[str]) -> int:
    """The number of a copy of one of the files; 0 for what is none."""
    match = _NUMBERED.fullmatch(file)
    return int(match[2]) if match and match[1] + (match[3] or "") in files else 0


def contradictions(plan: Plan) -> list[str]:
    """A sentence for each two files of one kind and age that tell different things of somebody: which counts."""
    told: dict[tuple[str, int], tuple[str, PersonRecord]] = {}
    found: Counter[tuple[str, str]] = Counter()
    for n, entry in enumerate(plan.entries if plan.succession else ()):
        if entry.file not in plan.succession or not is_listed(entry.record):
            continue
        who = entry.record.source_kind, entry.person or ~plan.root(n)
        before = told.get(who)
        told[who] = entry.file, entry.record
        if before is None or before[0] == entry.file or not _contradict(before[1], entry.record):
            continue
        if plan.succession[before[0]][0] == plan.succession[entry.file][0]:
            found[before[0], entry.file] += 1
    return list(_sentences(found))


def _contradict(one: PersonRecord, other: PersonRecord) -> bool:
    def values(record: PersonRecord) -> Iterator[str]:
        yield fold(shown_name(record))
        yield fold(record.company)
        yield fold(record.title)
        yield next((fact.value for fact in record.facts if fact.field == "birthday"), "")

    return any(
        mine and theirs and mine != theirs for mine, theirs in zip(values(one), values(other), strict=True)
    )


def _sentences(found: Counter[tuple[str, str]]) -> Iterator[str]:
    for (older, newer), count in found.most_common(SHOWN):
        whom = "1 person" if count == 1 else f"{count:,} people"
        yield (
            f"{quoted(older)} and {quoted(newer)} tell different things of {whom}: "
            f"{quoted(newer)} counts as the newer one."
        )
    if len(found) > SHOWN:
        yield f"So it is with {len(found) - SHOWN:,} more pairs of files: the one that was changed last counts."
