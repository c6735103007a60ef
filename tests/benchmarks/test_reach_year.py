"""A simulated year of use: 500 people, a user who does three of five on weekdays, through the real services."""

from pathlib import Path

import pytest

from tests.benchmarks import reach_year


@pytest.mark.prove
@pytest.mark.parametrize("seed", [1, 2])
def test_a_year_of_use(tmp_path: Path, seed: int) -> None:
    year = reach_year.simulate(tmp_path, seed=seed)
    print(f"\n{reach_year.report(year)}")
    reach_year.verify(year)
