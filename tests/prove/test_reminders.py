"""Lives of a year in ten zones: nothing that is due is lost, nothing is told twice, and a card comes within a minute."""

from pathlib import Path

import pytest

from tests.benchmarks import reminder_year, reminders_seen
from tests.prove.figures import Measure
from tests.prove.goals import ZONES
from tests.prove.lengths import LIVES, long

PROMISES = 120  # at the start; many more come
MINUTE = 60.0  # seconds


def _told(homes: str, lives: int, place: Path) -> list[reminders_seen.Year]:
    begin = sum(map(ord, homes))  # other lives in each zone
    return [
        reminder_year.simulate(place / str(seed), seed=seed, follow_ups=PROMISES, home=homes)
        for seed in range(begin, begin + lives)
    ]


@pytest.mark.prove
@pytest.mark.parametrize("home", ZONES)
def test_years_of_reminders(home: str, tmp_path: Path, figure: Measure) -> None:
    years = _told(home, LIVES, tmp_path)
    print(f"\n{home}\n{reminders_seen.report(years)}")
    wrong = []
    for year in years:
        try:
            reminders_seen.verify(year)
        except AssertionError as error:
            wrong.append(f"seed {year.seed}: {error}")
    lost, doubled = sum(len(year.lost) for year in years), sum(len(year.doubled) for year in years)
    figure(
        "reminders", home, met=not wrong, less="" if long() else f"{LIVES} lives a zone, not 100",
        sums={
            "due": sum(len(year.due) for year in years), "lost": lost, "doubled": doubled,
            "kills": sum(year.happened["kills"] for year in years), "clock faults": sum(year.happened["clock faults"] for year in years),
        },
    )  # fmt: skip
    first = max(year.first.total_seconds() for year in years)
    figure("card", home, met=first <= MINUTE, most={"s": first})
    assert not wrong, "\n".join(wrong)
    assert first <= MINUTE
