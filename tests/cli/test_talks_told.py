"""What `log` and `due` answer: talks, promises, and what needs an answer first."""

import io
import json
import sys
from datetime import datetime
from pathlib import Path

import pytest

from networker.cli import run
from networker.store.book import Book
from tests.cli.conftest import NOW, Call


def test_log_writes_one_talk_and_show_tells_of_it(call: Call, file: Path) -> None:
    call("import", str(file))
    status, found, _ = call("log", "coffee Ana yesterday: her move #housing; send her the plan friday")
    assert status == 0
    assert (found["kind"], found["day"], found["topics"], found["text"]) == (
        "meeting", "2026-11-19", ["housing"], "her move",
    )  # fmt: skip
    assert found["follow_ups"][0]["due"] == "2026-11-27"
    whole = call("show", str(found["people"][0]["id"]))[1]
    assert [each["id"] for each in whole["interactions"]] == [found["interaction"]]
    assert (whole["last_contact"], whole["met_in_person"], whole["topics"]) == (
        "2026-11-19",
        True,
        ["housing"],
    )
    assert [each["id"] for each in call("due")[1]["follow_ups"]] == [found["follow_ups"][0]["id"]]
    assert call("due", "--until", "2026-11-26")[1]["follow_ups"] == []


def test_due_and_show_tell_how_often_and_which_talk(
    call: Call, file: Path, data_dir: Path, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    call("import", str(file))
    logged = call("log", "coffee Ana yesterday: flats; call her tomorrow")[1]
    book = Book(data_dir, now=datetime.fromisoformat(NOW))
    with book.step("again", "Again", now=datetime.fromisoformat(NOW)) as step:
        step.update("follow_up", 1, repeats="FREQ=WEEKLY;INTERVAL=2", unless_contact=True)
    book.close()
    told = {
        "id": 1, "due": "2026-11-21", "side": "me", "text": "call her", "people": [1], "from": logged["interaction"],
        "since": "2026-11-19", "repeats": "FREQ=WEEKLY;INTERVAL=2", "unless_talk": True,
    }  # fmt: skip
    assert call("due")[1] == {"follow_ups": [told]}
    assert call("show", "1")[1]["follow_ups"] == [told]
    rest = ", 2026-11-21, every 2 weeks, unless we talk before (from the meeting on 2026-11-19)"
    name = call("show", "1")[1]["name"]  # a list names whom it is promised to, their own page need not
    named = f"I: call her ({name}){rest}"
    for words, said in (
        (("due", "--until", "2026-11-21"), named), (("today", "--now", "2026-11-21T10:00:00+01:00"), named),
        (("show", "1"), f"I: call her{rest}"),
    ):  # fmt: skip
        capsys.readouterr()
        assert run.main(["--data-dir", str(data_dir), "--now", NOW, *words]) == 0
        assert said in capsys.readouterr().out
    call("export", str(tmp_path / "book.json"), "--format", "json")
    other = ["--data-dir", str(tmp_path / "other"), "--now", NOW, "--json"]
    assert run.main(["import", str(tmp_path / "book.json"), *other]) == 0
    capsys.readouterr()
    assert run.main(["due", *other]) == 0
    assert json.loads(capsys.readouterr().out) == {"follow_ups": [told]}


def test_what_is_unclear_or_new_needs_an_answer(call: Call, file: Path) -> None:
    call("import", str(file))
    status, found, err = call("log", "coffee Daniel")
    assert (status, found["unclear"], found["interaction"]) == (3, ["Daniel"], None)
    assert "Frost" in err
    assert call("log", "coffee with Zara")[0] == 3
    status, _, err = call("log", "coffee with Zara", "--dry-run")
    assert (status, "does not know Zara" in err) == (0, True)
    status, _, err = call("log", "coffee with Daniel", "--dry-run")
    assert (status, "Frost" in err) == (0, True)
    assert call("people")[1]["total"] == 3
    status, found, _ = call("log", "coffee with Zara", "--new")
    assert (status, found["new_people"], found["people"][0]["name"]) == (0, ["Zara"], "Zara")


@pytest.mark.parametrize("sentence", ["", "   ", "Ana", "note Ana:", ";"])
def test_a_sentence_without_anything_to_keep_is_not_logged(call: Call, file: Path, sentence: str) -> None:
    call("import", str(file))
    status, found, err = call("log", sentence)
    assert (status, found["interaction"]) == (3, None)
    assert "nothing to log" in err
    assert call("undo")[1]["left"] == 0, "only the import was there"


def test_log_takes_lines_and_a_bad_one_stops_nobody(
    call: Call, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    call("import", str(file))
    lines = [
        json.dumps({"say": "call Ana", "now": NOW}), "not json", json.dumps({"say": "coffee Daniel"}),
        json.dumps({"say": "Kaffee mit Ana gestern", "lang": "de"}),
    ]  # fmt: skip
    monkeypatch.setattr(sys, "stdin", io.StringIO("\n".join(lines)))
    status, found, _ = call("log", "-")
    assert status == 3
    assert [each.get("kind") for each in found] == ["call", None, "meeting", "meeting"]
    assert [each.get("interaction") is not None for each in found] == [True, False, False, True]
    assert ["question" in each for each in found] == [False, False, True, False]
    monkeypatch.setattr(sys, "stdin", io.StringIO(lines[2]))
    status, found, _ = call("log", "-", "--dry-run")
    assert (status, "question" in found) == (0, True)
    assert call("undo")[1]["undone"] == "Meeting with Ana Ribeiro"
    assert call("undo")[1]["undone"] == "Call with Ana Ribeiro"


def test_an_answer_that_is_needed_is_said_in_the_object_too(call: Call, file: Path) -> None:
    call("import", str(file))
    status, found, err = call("log", "coffee Ana last week")
    assert (status, found["unclear"], found["vague"]) == (3, [], "last week")
    assert (
        found["question"] == err.strip().removeprefix("networker: ") == "'last week' is not clear: which day?"
    )
    assert "question" not in call("log", "coffee Ana yesterday")[1]


def test_the_time_of_a_promise_is_said(
    call: Call, file: Path, capsys: pytest.CaptureFixture[str], data_dir: Path
) -> None:
    call("import", str(file))
    assert call("log", "coffee Ana; call back tomorrow at 5pm")[1]["follow_ups"][0]["due"].endswith("T17:00")
    capsys.readouterr()
    for words in (("log", "coffee Ana; call back tomorrow at 5pm"), ("due",), ("show", "1")):
        assert run.main([*words, "--data-dir", str(data_dir), "--now", NOW]) == 0
        assert " 17:00" in capsys.readouterr().out


def test_due_says_on_which_weekday_of_the_month(
    call: Call, file: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call("import", str(file))
    (promise,) = call("log", "coffee Ana yesterday; call her every last friday of the month")[1]["follow_ups"]
    assert (promise["due"], promise["repeats"]) == ("2026-11-27", "FREQ=MONTHLY;BYDAY=-1FR")
    capsys.readouterr()
    assert run.main(["due", "--data-dir", str(data_dir), "--now", NOW]) == 0
    assert "), 2026-11-27, every last Friday of the month" in capsys.readouterr().out


def test_due_says_the_last_day_of_the_month(
    call: Call, file: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call("import", str(file))
    (promise,) = call("log", "coffee Ana yesterday; call her every last day of the month")[1]["follow_ups"]
    assert promise["repeats"] == "FREQ=MONTHLY;BYMONTHDAY=-1"
    capsys.readouterr()
    assert run.main(["due", "--data-dir", str(data_dir), "--now", NOW]) == 0
    assert "every last day of the month" in capsys.readouterr().out


def test_due_names_who_owes_it(
    call: Call, file: Path, data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    call("import", str(file))
    call("log", "coffee Ana yesterday; she sends the map")
    capsys.readouterr()
    assert run.main(["due", "--data-dir", str(data_dir), "--now", NOW]) == 0
    told = capsys.readouterr().out
    assert "they: " not in told
    assert told.startswith("Ana")
