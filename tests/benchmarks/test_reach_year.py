"""A simulated year of use: 500 people, a user who does three of five on weekdays, through the real services."""

import time
from pathlib import Path

from tests.benchmarks import reach_year

SEED = 1


def test_a_year_of_use(tmp_path: Path) -> None:
    began = time.perf_counter()
    year = reach_year.simulate(tmp_path, seed=SEED)
    print(f"\n{reach_year.report(year)}\nlived through in {time.perf_counter() - began:.0f} s")
    reach_year.verify(year)
