"""What `insights` answers, of a book of twelve people whose figures are counted by hand."""

from pathlib import Path

import pytest

from networker.cli import run
from tests.cli.conftest import NOW, Call
from tests.services.insights.talked import talked_book


def test_the_numbers_as_one_object(call: Call, data_dir: Path) -> None:
    talked_book(data_dir).close()
    status, found, err = call("insights")
    assert (status, err, found["since"], found["until"]) == (0, "", "2025-11-21", "2026-11-20")
    assert found["counted"] == {"sample": 20, "people": 12, "days": 20, "talked": 12}
    assert found["circles"]["rooms"][1] == {
        "circle": "close", "people": 8, "capacity": 15, "out": [], "nearer": [], "silent": 0,
    }  # fmt: skip
    assert found["channels"]["channels"][0]["channel"] == "mail"
    assert found["channels"]["fruit"][0]["day"] == "2025-03-01"
    assert (found["realTies"]["sample"], found["realTies"]["followers"], found["noise"]["alike"]) == (
        12,
        3,
        5,
    )


def test_another_span(call: Call, data_dir: Path) -> None:
    talked_book(data_dir).close()
    found = call("insights", "--span", "last-year")[1]
    assert (found["since"], found["until"], found["counted"]["days"]) == ("2025-01-01", "2025-12-31", 2)
    assert call("insights", "--span", "everything")[1]["since"] is None
    assert call("insights", "--span", "week")[0] == 2


def test_the_same_in_lines(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    talked_book(data_dir).close()
    run.main(["insights", "--data-dir", str(data_dir), "--now", NOW])
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "21 November 2025 to 20 November 2026"
    assert "20 contact days with 12 of 12 people" in lines
    assert (
        "  mail       10 days with 8 people: 0 of conversation, 2 of an answer, 8 of hello; 2 of 7 letters answered after 3.5 days; 0 wins"
        in lines
    )
    assert (
        "  phone      1 day with 1 person: 1 of conversation, 0 of an answer, 0 of hello; 1 of 1 letter answered on the same day; 1 win"
        in lines
    )
    assert "  in person  2 days with 2 people: 2 of conversation, 0 of an answer, 0 of hello; 0 wins" in lines
    assert "  promotion on 7 (37%), of which the same words to many 5" in lines


def test_an_empty_book_says_nothing_wrong(
    call: Call, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    status, found, _ = call("insights")
    assert (status, found["counted"]["days"], found["channels"]["channels"], found["noise"]["months"]) == (
        0,
        0,
        [],
        [],
    )
    assert run.main(["insights", "--data-dir", str(data_dir), "--now", NOW]) == 0
