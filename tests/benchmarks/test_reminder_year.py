"""A simulated year of reminders, some lives of it: none lost, none doubled, and what a look at the clock costs."""

import time
from pathlib import Path

from tests.benchmarks import reminder_year, reminders_seen

SEEDS = (1, 2, 3)


def test_a_year_of_reminders(tmp_path: Path) -> None:
    began = time.process_time()
    years = []
    for seed in SEEDS:
        years.append(reminder_year.simulate(tmp_path / str(seed), seed=seed))
    print(
        f"\n{reminders_seen.report(years)}\nlived through in {time.process_time() - began:.0f} s of the processor"
    )
    for year in years:
        reminders_seen.verify(year)
    assert max(year.look_ms for year in years) < 20, "the alarm looks each minute"
