"""What was measured in one run: written by tests, one small file each, and made into the one table at its end.

Nothing is remembered from an earlier run: the folder is new each time. A test that ends before its figure is written leaves
its part "not measured", and that is what the table says.
"""

import json
import os
import textwrap
import uuid
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Protocol

from tests.prove.goals import GOALS, Goal, Part

FOLDER = "NETWORKER_FIGURES"  # the variable that says where they are written to
MET, MISSED, IN_PART, UNKNOWN = "met", "MISSED", "in part", "not measured"
_PARTS = {key: part for goal in GOALS for key, part in goal.parts.items()}


@dataclass(frozen=True, slots=True)
class Figure:
    """What a test found of a part, or of one case of it.

    `sums` are added up over the cases of a part, of `most` the largest is told; both by their words. `less`: that it was
    measured for less than is owed, and for how much ("" where it is all that is owed).
    """

    part: str
    case: str
    met: bool
    sums: Mapping[str, float] = field(default_factory=dict)
    most: Mapping[str, float] = field(default_factory=dict)
    said: str = ""
    less: str = ""
    seconds: float = 0.0


class Measure(Protocol):
    """The fixture `figure`: what a test found, as `Figure` has it."""

    def __call__(
        self,
        part: str,
        case: str = "",
        *,
        met: bool,
        sums: Mapping[str, float] | None = None,
        most: Mapping[str, float] | None = None,
        said: str = "",
        less: str = "",
    ) -> None: ...


def record(figure: Figure, folder: Path | None = None) -> None:
    """Print it, and keep it where a run collects its figures. Raises KeyError for what is not in the table."""
    if figure.case not in _PARTS[figure.part].cases:
        raise KeyError(f"{figure.part} has no case {figure.case!r}")
    print(
        f"\n{figure.part} {figure.case}: {_measured([figure])} ({_verdict([figure], Part('', (figure.case,)))})"
    )
    place = folder or (Path(os.environ[FOLDER]) if FOLDER in os.environ else None)
    if place is not None:
        (place / f"{uuid.uuid4().hex}.json").write_text(json.dumps(asdict(figure)), encoding="utf-8")


def collected(folder: Path) -> list[Figure]:
    """All figures of a run."""
    found = (json.loads(each.read_text(encoding="utf-8")) for each in sorted(folder.glob("*.json")))
    return [Figure(**each) for each in found]


def _number(value: float) -> str:
    if float(value).is_integer() or abs(value) >= 100:
        return f"{value:,.0f}"
    return f"{value:.2f}" if abs(value) < 10 else f"{value:.1f}"


def _measured(figures: Iterable[Figure]) -> str:
    """The figures of one part in words."""
    sums: dict[str, float] = {}
    most: dict[str, float] = {}
    said: list[str] = []
    for each in figures:
        for word, value in each.sums.items():
            sums[word] = sums.get(word, 0) + value
        for word, value in each.most.items():
            most[word] = max(most.get(word, value), value)
        said += [text for text in (each.said, each.less) if text and text not in said]
    told = [f"{_number(value)} {word}" for word, value in sums.items()]
    told += [
        f"{word} {_number(value)}" if word.endswith("most") else f"at most {_number(value)} {word}"
        for word, value in most.items()
    ]
    return ", ".join(told + said)


def _verdict(figures: list[Figure], part: Part) -> str:
    if any(not each.met for each in figures):
        return MISSED
    if {each.case for each in figures} < set(part.cases):
        return UNKNOWN
    return IN_PART if any(each.less for each in figures) else MET


def judged(
    figures: Iterable[Figure], goals: Iterable[Goal] = GOALS
) -> Iterator[tuple[str, str, str, str, float]]:
    """A line for each part: its goal, what is owed, what was measured, the verdict, and the seconds it took."""
    of: dict[str, list[Figure]] = {}
    for each in figures:
        of.setdefault(each.part, []).append(each)
    for goal in goals:
        for key, part in goal.parts.items():
            found = of.get(key, [])
            measured = _measured(found)
            if found and (missing := len(set(part.cases) - {each.case for each in found})):
                measured += f"; {missing} of {len(part.cases)} not measured"
            yield (
                goal.name,
                part.owed,
                measured or "-",
                _verdict(found, part),
                sum(each.seconds for each in found),
            )


WIDTHS = (22, 42, 46)  # of the first three columns


def table(figures: Iterable[Figure], goals: Iterable[Goal] = GOALS) -> str:
    """The table, its lines broken within the columns."""
    head = ("goal", "owed", "measured", "verdict", "took")
    lines, last = [_row([[word] for word in head]), "  ".join("-" * width for width in (*WIDTHS, 12, 6))], ""
    for goal, owed, measured, verdict, seconds in judged(figures, goals):
        cells = [goal if goal != last else "", owed, measured]
        broken = [textwrap.wrap(cell, width) or [""] for cell, width in zip(cells, WIDTHS, strict=True)]
        lines.append(_row([*broken, [verdict], [f"{seconds:.0f} s" if seconds else ""]]))
        last = goal
    return "\n".join(lines)


def _row(cells: list[list[str]]) -> str:
    widths, lines = (*WIDTHS, 12, 6), []
    for n in range(max(map(len, cells))):
        said = (cell[n] if n < len(cell) else "" for cell in cells)
        lines.append("  ".join(f"{text:{width}}" for text, width in zip(said, widths, strict=True)).rstrip())
    return "\n".join(lines)
