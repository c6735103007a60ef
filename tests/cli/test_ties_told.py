"""What `insights` says of ties, of the twelve whose figures are counted by hand."""

from datetime import date
from pathlib import Path

import pytest

from networker.cli import run
from tests.cli.conftest import NOW, Call
from tests.services.insights import twelve
from tests.services.insights.twelve import ANA, BEN, KIM


@pytest.fixture
def told(data_dir: Path) -> None:
    book = twelve.book_of(data_dir)
    with book.step("more", "More", now=twelve.NOW) as step:
        step.insert("fact", person=KIM, field="job", detail="Acme Inc", noted="2026-02-01")
        for day in (date(2026, 1, 5), date(2026, 5, 5)):
            twelve.talk(step, day, ANA, BEN)
        for n in range(10):
            twelve.win(step, date(2026, 3, n + 1), f"Win {n}", "mail" if n else None, ANA)
    book.close()


def test_the_numbers(told: None, call: Call) -> None:
    status, found, err = call("insights")
    assert (status, err) == (0, "")
    assert (found["mix"]["whom"], found["mix"]["sample"]) == ("circles", 11)
    assert found["mix"]["parts"][0]["largest"][0] == {"name": "Acme GmbH", "people": [1, 2, 3, 11]}
    assert found["corners"]["bridging"][0]["corners"] == [5, 3]
    assert found["rhythm"]["quarters"][0] == {
        "quarter": {"year": 2026, "number": 2}, "so_far": False, "gained": 2, "kept": 0, "lost": 0, "revived": 0,
    }  # fmt: skip
    assert (found["wins"]["total"], found["wins"]["latest"][0]["day"]) == (10, "2026-03-10")
    assert (found["year"]["talked"], found["year"]["months"][:5]) == (2, [2, 0, 0, 0, 2])


def test_the_same_in_lines(told: None, data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run.main(["insights", "--data-dir", str(data_dir), "--now", NOW])
    lines = capsys.readouterr().out.splitlines()
    for line in (
        "  employer known of 10: Acme GmbH 40%, Delta 20%, Kite 10%, 3 others 30%",
        "  language known of 3: too little data",
        "Corners, 10 pairs of 11 people known to know each other",
        "  David connects 3 people with 5 others",
        "  Q2 2026: gained 2, kept 0, lost 0, revived 0",
        "  by channel: mail 9, not said 1",
        "  2026-03-10: Win 9 (Ana)",
        "2026 until 2026-11-20, 4 contact days with 2 people",
        "  ties gained 2, revived 0, lost 0; 2 gatherings, 10 wins",
    ):
        assert line in lines, line


def test_an_empty_book(call: Call) -> None:
    found = call("insights")[1]
    assert (found["mix"]["ties"], found["corners"]["known"], found["rhythm"]["quarters"]) == (0, 0, [])
    assert (found["wins"]["total"], found["year"]["sample"]) == (0, 0)
