"""The figures that an import would report, with the answers to its doubts and what was chosen so far.

The preview shows them, so that it, the page at the end and the past imports say the same of one import.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from networker.services.imports.planned import Plan, Verdict
from networker.services.imports.report import left_out, left_out_files


@dataclass(frozen=True, slots=True)
class Figures:
    """Counts as in `Report`."""

    new: int
    updated: int  # people
    unchanged: int
    again: int
    doubtful: int
    skipped: int  # rows, and whole files
    left: int
    offered: int  # people who only came by, and stay out
    offered_doubtful: int = 0  # of those
    skipped_files: int = 0  # of the skipped
    whom: Collection[int] = ()  # who of the book is updated before anything is answered


def as_read(plan: Plan) -> Figures:
    """The figures before anything was answered or chosen. It looks at every record: not for the window's thread."""
    updated = plan.updated
    return Figures(
        new=plan.count(Verdict.NEW),
        updated=len(updated),
        unchanged=plan.count(Verdict.UNCHANGED),
        again=plan.again,
        doubtful=len(plan.doubtful),
        skipped=left_out(plan.skipped),
        skipped_files=left_out_files(plan.skipped),
        left=len(plan.vanished),
        offered=plan.count(Verdict.OFFERED),
        offered_doubtful=sum(e.doubt is not None and e.verdict is Verdict.OFFERED for e in plan.entries),
        whom=updated.keys(),
    )


def expected(plan: Plan, read: Figures, joined: Mapping[int, tuple[int, int]]) -> Figures:
    """The figures with what was answered and chosen since they were read; `joined` as `joins` answers it."""
    new, again, also = read.new, read.again, also_updated(read, joined)
    for n in joined:
        if plan.entries[n].of_entry >= 0:
            again -= 1
        else:
            new -= 1
        if n not in also:
            again += 1
    out = [n for n in plan.gathered if n not in joined] if plan.without_gathered else []
    out_doubtful = sum(plan.entries[n].doubt is not None and n not in plan.decisions for n in out)
    taken, doubts = (read.offered, read.offered_doubtful) if plan.with_offered else (0, 0)
    return replace(
        read,
        new=new + taken - len(out),
        updated=read.updated + len(also),
        again=again,
        doubtful=read.doubtful + doubts - len(plan.decisions) - out_doubtful,
        offered=read.offered - taken + len(out),
    )


def also_updated(read: Figures, joined: Mapping[int, tuple[int, int]]) -> list[int]:
    """The first record of each who is updated only because of what was answered."""
    found: dict[int, int] = {}
    for n, (person, _root) in sorted(joined.items()):
        if person and person not in read.whom:
            found.setdefault(person, n)
    return list(found.values())
