"""Some weeks of use through the real services; the whole year is a benchmark."""

from pathlib import Path

from tests.benchmarks import reach_year


def test_some_weeks_of_use_keep_what_the_rules_promise(tmp_path: Path) -> None:
    year = reach_year.simulate(tmp_path, people=60, days=35, seed=3)
    reach_year.verify(year)
    assert len(year.lists) == 25
    assert all(len(listed) == 5 for _, listed, _, _ in year.lists)
    assert {row.action for row in year.log} == {"done", None}
    assert sum(row.shown for row in year.log) == sum(map(len, year.showings.values())) == 125
    assert max(year.unseen.values()) > 1, (
        "somebody was out of sight for a while, so that the promise is tried"
    )
