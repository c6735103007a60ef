"""Wins and introductions on the command line: noted, listed, taken out; what cannot be is one line."""

import json
from pathlib import Path

import pytest

from networker.cli import run

NOW = ("--now", "2026-11-20T09:00:00+00:00")


def said(capsys: pytest.CaptureFixture[str], *words: str, status: int = 0) -> str:
    assert run.main([*words, *NOW]) == status
    out, err = capsys.readouterr()
    return err if status else out


@pytest.fixture(autouse=True)
def people(data_dir: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("NETWORKER_DATA_DIR", str(data_dir))
    said(capsys, "log", "--new", "coffee Ana Torres, Ben Ode yesterday: plans")


def test_a_win_takes_the_channel_by_which_the_tie_came(capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(said(capsys, "win", "the", "contract", "--with", "ana", "--with", "2", "--json"))
    assert found == {
        "win": 1, "day": "2026-11-20", "text": "the contract", "channel": "in person",
        "people": [{"id": 1, "name": "Ana Torres"}, {"id": 2, "name": "Ben Ode"}], "of": None,
    }  # fmt: skip
    other = said(capsys, "win", "a job", "--with", "Ben", "--on", "2026-10-01", "--channel", "mail")
    assert other == "2026-10-01  win 2: a job (Ben Ode, mail)\n"
    assert said(capsys, "wins", "contract") == (
        "2026-11-20  win 1: the contract (Ana Torres, Ben Ode, in person)\n"
    )
    assert json.loads(said(capsys, "wins", "--json"))["by_channel"] == {"in person": 1, "mail": 1}
    said(capsys, "wins", "--delete", "1")
    assert "contract" not in said(capsys, "wins")
    said(capsys, "undo")
    assert "contract" in said(capsys, "wins")


def test_an_introduction_says_whose_doing_it_was(capsys: pytest.CaptureFixture[str]) -> None:
    made = said(capsys, "introduce", "ana", "ben", "--words", "bridges")
    assert made == "You brought Ana Torres and Ben Ode together\n"
    received = json.loads(said(capsys, "introduce", "ana", "ben", "--by", "--on", "2026-10-01", "--json"))
    assert (received["by"], received["day"], received["came"]) == (True, "2026-10-01", None)
    assert said(capsys, "wins").splitlines() == [
        "2026-11-20  you introduced Ana Torres and Ben Ode. bridges",
        "2026-10-01  Ben Ode introduced you to Ana Torres",
    ]


def test_a_sentence_says_a_win_and_where_it_names_nobody_it_is_asked(
    capsys: pytest.CaptureFixture[str],
) -> None:
    found = json.loads(said(capsys, "log", "--json", "win: a bridge, through Ana yesterday"))
    assert (found["win"], found["interaction"], found["day"], found["text"]) == (
        1,
        None,
        "2026-11-19",
        "a bridge",
    )
    assert "Through whom" in said(capsys, "log", "win: a bridge", status=3)
    assert "lies ahead" in said(capsys, "log", "win: a bridge through Ana on 24 December 2026", status=3)


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("win", "x", "--with", "Zed"), "nobody called Zed"),
        (("win", "x", "--with", "Ana", "--channel", "pigeon"), "no channel"),
        (("win", "x", "--with", "Ana", "--on", "soon"), "no day"),
        (("win", "x", "--with", "Ana", "--on", "2027-01-01"), "lies ahead"),
        (("introduce", "ana", "ana"), "between two people"),
        (("wins", "--delete", "7"), "not in the book"),
    ],
)
def test_what_cannot_be_is_one_line(
    capsys: pytest.CaptureFixture[str], words: tuple[str, ...], why: str
) -> None:
    line = said(capsys, *words, status=1)
    assert why in line
    assert line.count("\n") == 1


def test_nothing_noted_says_the_next_step(capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, "wins") == "Nothing is noted. Note a win: networker win WORDS --with NAME.\n"
