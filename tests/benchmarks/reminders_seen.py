"""What came of a simulated year of reminders: what was due, shown, lost and doubled, as a table and as a verdict."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

from networker.services.reminders import Notice
from networker.services.today_views import Promise

TICK = 60  # seconds: the alarm looks at the clock as often
IN_TIME = timedelta(seconds=2 * TICK + 5)  # a card of its own, then the digest
Key = tuple[int, str]  # a promise and its local due


@dataclass
class Year:
    """What came of it."""

    seed: int
    days: int
    follow_ups: int = 0
    due: set[Key] = field(default_factory=set)
    seen: Counter[Key] = field(default_factory=Counter)  # how often it was shown while the clock was right
    seen_late: set[Key] = field(default_factory=set)  # shown by a clock that was wrongly put back by days
    may_repeat: Counter[Key] = field(default_factory=Counter)  # kills between showing and marking
    lost: dict[Key, str] = field(default_factory=dict)
    said: list[str] = field(default_factory=list)  # whatever else is wrong
    happened: Counter[str] = field(default_factory=Counter)
    latest: timedelta = timedelta()
    first: timedelta = timedelta()  # until the first card after something was due, or somebody came back
    digests: Counter[str] = field(default_factory=Counter)
    spent: float = 0.0  # seconds of the processor, for looks

    @property
    def doubled(self) -> dict[Key, int]:
        """What was shown once too often, and was not repeated around a kill."""
        return {key: number for key, number in self.seen.items() if number > 1 + self.may_repeat[key]}

    @property
    def look_ms(self) -> float:
        """What a look costs of the processor, on average."""
        return 1000 * self.spent / self.happened["looks"]

    @property
    def repeated(self) -> int:
        """How often something was shown again around a kill."""
        return sum(number - 1 for key, number in self.seen.items() if key not in self.doubled)


def of(promise: Promise) -> Key:
    return promise.id, f"{promise.due} {promise.time or ''}"


def keys(notice: Notice) -> list[Key]:
    return [of(each) for each in notice.promises]


def report(years: Sequence[Year]) -> str:
    """A table of what came of some years."""
    columns: dict[str, Callable[[Year], object]] = {
        "seed": lambda year: year.seed,
        "promises": lambda year: year.follow_ups,
        "due": lambda year: len(year.due),
        "told": lambda year: len(year.seen),
        "lost": lambda year: len(year.lost),
        "doubled": lambda year: len(year.doubled),
        "again*": lambda year: year.repeated,
        "latest": lambda year: f"{year.latest.total_seconds():.0f} s",
        "first": lambda year: f"{year.first.total_seconds():.0f} s",
        "cards": lambda year: year.happened["cards"],
        "by a wrong clock": lambda year: year.happened["told by a wrong clock"],
        "clock faults": lambda year: year.happened["clock faults"],
        "journeys": lambda year: year.happened["journeys"],
        "pauses": lambda year: year.happened["pauses"],
        "killed before showing": lambda year: year.happened["kills before showing"],
        "before marking": lambda year: year.happened["kills before marking"],
        "in all": lambda year: year.happened["kills"],
        "a look": lambda year: f"{year.look_ms:.1f} ms",
    }
    lines = ["  ".join(columns)]
    for year in years:
        lines.append("  ".join(f"{tell(year)!s:>{len(name)}}" for name, tell in columns.items()))
    return "\n".join((*lines, "* shown once more in the same place: a kill came between showing and marking"))


def verify(year: Year) -> None:
    """Nothing lost, nothing doubled, nothing late, early, in the quiet or of the dead."""
    assert year.lost == {}
    assert year.doubled == {}
    assert year.said == []
    assert year.repeated <= sum(year.may_repeat.values())
    assert max(year.digests.values()) == 1
    assert year.latest <= IN_TIME
    for kind in (
        "kills before showing",
        "kills before marking",
        "clock faults",
        "journeys",
        "pauses",
        "checks",
    ):
        assert year.happened[kind], f"a life without {kind} proves little"
