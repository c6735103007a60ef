"""What `want`, `trip` and `share` answer."""

from pathlib import Path

import pytest

from networker.cli import run
from tests.cli.conftest import NOW, Call


def test_want_marks_somebody_tells_the_path_and_undo_takes_it_back(call: Call, file: Path) -> None:
    call("import", str(file))
    assert call("want")[1] == {"want": []}
    status, found, err = call("want", "Ana", "Ribeiro")
    assert (status, err) == (0, "")
    [ana] = found["want"]
    assert (ana["name"], ana["path"]) == ("Ana Ribeiro", [])
    assert ana["nobody"].startswith("Nobody you talk with is at Tidewater Studio")
    call("log", "coffee Daniel Frost 2 november")
    call("log", "want to know Daniel Igwe")
    assert [each["name"] for each in call("want")[1]["want"]] == ["Ana Ribeiro", "Daniel Igwe"]
    call("undo")
    assert [each["name"] for each in call("want", str(ana["id"]), "--no-longer")[1]["want"]] == []


def test_want_of_somebody_who_has_talked_does_not_say_that_nobody_is_marked(
    call: Call, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call("log", "coffee Ana Ruiz 2 november", "--new")
    run.main(["want", "Ana Ruiz", "--data-dir", str(data_dir), "--now", NOW])
    assert capsys.readouterr().out.startswith("There is nobody marked whom you have not heard from yet.")


@pytest.mark.parametrize(
    ("said", "why"),
    [("Daniel", "Daniel may be Daniel Frost (2), Daniel Igwe (3): say the id."), ("Zed", "There is nobody called Zed."),
     ("99", "There is nobody called 99.")],
)  # fmt: skip
def test_want_asks_who_is_meant(call: Call, file: Path, said: str, why: str) -> None:
    call("import", str(file))
    status, _, err = call("want", said)
    assert status == 1
    assert why in err


def test_a_trip_by_where_its_days_lie_and_what_is_not_guessed(call: Call) -> None:
    status, found, _ = call("trip", "NYC", "next", "week")
    assert status == 0
    assert (found["town"], found["since"], found["until"]) == (
        "New York City, New York, United States", "2026-11-23", "2026-11-29",
    )  # fmt: skip
    status, _, err = call("trip", "Lyon", "3/2")
    assert (status, err.strip()) == (
        1,
        "networker: 3/2 may be 3 February or 2 March: write the month as a word.",
    )
    status, _, err = call("trip", "Reading", "tomorrow")
    assert status == 3
    assert err.index("Reading, England") < err.index("Reading, Pennsylvania")


@pytest.mark.parametrize(
    ("place", "told"), [("Zzyzzx", "a place that the map does not know"), ("Lyon", "Lyon, France")]
)
def test_a_place_that_the_map_does_not_know_is_said_to_be_one(
    place: str, told: str, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (
        run.main(["--data-dir", str(data_dir), "--now", NOW, "trip", "meet", "me", "in", place, "3 March"])
        == 0
    )
    head, where, *_ = capsys.readouterr().out.splitlines()
    assert where == f"  {told}"
    assert head.startswith("Lyon, 3 March" if place == "Lyon" else "meet me in Zzyzzx, 3 March")


def test_a_trip_is_said_listed_shown_and_taken_out(call: Call) -> None:
    call("log", "coffee Ana yesterday @Birmingham", "--new")
    status, _, err = call("trip", "Birmingham", "3-5", "Feb")
    assert status == 3
    assert "Birmingham, England, United Kingdom; Birmingham, Alabama, United States" in err
    status, found, _ = call("trip", "Birmingham, UK", "3-5", "Feb")
    assert status == 0
    assert found["town"] == "Birmingham, England, United Kingdom"
    assert (found["trip"], found["place"], found["since"], found["until"]) == (
        1,
        "Birmingham",
        "2027-02-03",
        "2027-02-05",
    )
    assert [(each["name"], each["reason"]) for each in found["list"]] == [
        ("Ana", "You met Ana in Birmingham yesterday.")
    ]
    assert call("trip", "--show", "1")[1] == found
    assert [each["text"] for each in call("trip")[1]["trips"]] == [
        "Birmingham, 3–5 February: one person whom you have met"
    ]
    assert call("trip", "--remove", "1")[0] == 0
    assert call("trip")[1] == {"trips": []}
    assert call("undo")[0] == 0
    assert len(call("trip")[1]["trips"]) == 1


@pytest.mark.parametrize("words", [("trip", "Köln"), ("trip", "--show", "7"), ("trip", "--remove", "7")])
def test_what_is_no_trip_is_one_line(call: Call, words: tuple[str, ...]) -> None:
    status, _, err = call(*words)
    assert status == 1
    assert err.count("\n") == 1


def test_a_link_is_shared_once(call: Call) -> None:
    call("log", "call Ana yesterday: fish #snorkelling", "--new")
    link = "https://reefworld.example/snorkelling"
    status, found, _ = call("share", link)
    assert (status, found["link"]) == (0, link)
    assert [(each["name"], each["has_it"]) for each in found["list"]] == [("Ana", False)]
    assert call("share", link, "--with", "1")[0] == 0
    assert call("share", link)[1]["list"][0]["has_it"] is True
    assert call("share", link, "--with", "1")[0] == 1
    status, _, err = call("share", link, "--with", "99")
    assert status == 1
    assert "nobody with the id 99" in err


def test_a_trip_is_noted_or_removed_not_both(call: Call) -> None:
    assert call("trip", "Ulm 3-5 Feb")[0] == 0
    code, _, said = call("trip", "--remove", "1", "Bonn 6-8 Feb")
    assert code != 0
    assert "not both" in said
    assert len(call("trip")[1]["trips"]) == 1
