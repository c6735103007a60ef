"""The verbs as other programs see them: objects, exit statuses, one line where something cannot be done."""

import contextlib
import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path

import pytest

from networker.store.book import Book
from tests.cli.conftest import NOW, Call


def test_show_takes_a_name_and_names_those_whom_it_may_mean(call: Call, file: Path) -> None:
    call("import", str(file))
    status, found, _ = call("show", "ana")
    assert (status, found["name"]) == (0, "Ana Ribeiro")
    assert call("show", "Daniel", "Igwe")[1]["name"] == "Daniel Igwe"
    assert call("show", str(found["id"]))[1] == found
    status, _, err = call("show", "Daniel")
    assert status == 1
    assert "Daniel Frost (2), Daniel Igwe (3)" in err
    assert call("show", "Zoe")[0] == call("show", "99")[0] == 1


def test_people_are_listed_in_order_and_counted_whole(call: Call, file: Path) -> None:
    call("import", str(file))
    _, found, _ = call("people", "--limit", "2")
    assert found["total"] == 3
    assert [each["name"] for each in found["people"]] == ["Ana Ribeiro", "Daniel Frost"]
    assert found["people"][0]["profiles"] == ["https://www.linkedin.com/in/ana-ribeiro"]
    assert call("people", "daniel igw")[1]["total"] == 1


def test_undo_and_redo_to_their_ends(call: Call, file: Path) -> None:
    call("import", str(file))
    assert call("undo")[1] == {"undone": "Import of Connections.csv", "kept": [], "left": 0}
    assert call("people")[1]["total"] == 0
    status, _, err = call("undo")
    assert (status, err.count("\n")) == (1, 1)
    assert call("redo")[1]["left"] == 1
    assert call("people")[1]["total"] == 3
    assert call("redo")[0] == 1


def test_an_export_comes_back_whole_into_an_empty_book(call: Call, file: Path, tmp_path: Path) -> None:
    call("import", str(file))
    call("log", "coffee Ana yesterday: her move #housing; send her the plan friday")
    out = tmp_path / "book.json"
    status, found, err = call("export", str(out), "--format", "json")
    assert (status, found, err) == (0, {"written": str(out), "people": 3, "interactions": 1}, "")
    before = [call("show", str(each["id"]))[1] for each in call("people")[1]["people"]]
    elsewhere = ("--data-dir", str(tmp_path / "other"), "--now", NOW, "--json")
    command = [sys.executable, "-m", "networker"]
    done = subprocess.run(
        [*command, "import", str(out), *elsewhere], check=False, capture_output=True, text=True
    )
    assert (done.returncode, done.stderr) == (0, "")
    report = json.loads(done.stdout)
    assert (report["new"], report["interactions"], report["people"], report["skipped"]) == (3, 1, 3, [])
    for whole in before:
        shown = subprocess.run(
            [*command, "show", str(whole["id"]), *elsewhere], check=False, capture_output=True, text=True
        )
        assert json.loads(shown.stdout) == whole
    assert call("import", str(out))[1]["import"] is None, "who wrote it knows it again"


def test_an_export_overwrites_nothing_and_needs_a_format(call: Call, file: Path) -> None:
    before = file.read_bytes()
    status, _, err = call("export", str(file), "--format", "csv")
    assert (status, err.count("\n"), "already" in err) == (1, 1, True)
    assert file.read_bytes() == before
    assert call("export", str(file))[0] == 2
    assert call("export", str(file), "--format", "doc")[0] == 2


def test_people_go_out_as_cards_and_days_as_a_calendar(call: Call, file: Path, tmp_path: Path) -> None:
    call("import", str(file))
    call("log", "coffee Ana yesterday: her move; send her the plan friday")
    cards, days = tmp_path / "people.vcf", tmp_path / "days.ics"
    assert call("export", str(cards), "--format", "vcf")[1] == {
        "written": str(cards), "people": 3, "interactions": 0,
    }  # fmt: skip
    assert cards.read_text(encoding="utf-8").count("VERSION:4.0") == 3
    assert call("export", str(days), "--format", "ics")[1] == {
        "written": str(days), "people": 1, "interactions": 0, "entries": 1,
    }  # fmt: skip
    assert "DTSTART;VALUE=DATE:20261127" in days.read_text(encoding="utf-8")
    assert call("import", str(cards))[1]["import"] is None, "who wrote it knows it again"


def test_an_export_is_written_while_a_window_holds_the_book(
    call: Call, file: Path, tmp_path: Path, data_dir: Path
) -> None:
    call("import", str(file))
    with contextlib.closing(Book(data_dir, now=datetime.fromisoformat(NOW))) as book:
        assert book.writer
        status, found, _ = call("export", str(tmp_path / "people.csv"), "--format", "csv")
    assert (status, found["people"], found["interactions"]) == (0, 3, 0)
    assert "Ribeiro" in (tmp_path / "people.csv").read_text(encoding="utf-8")


def test_today_backup_and_check(call: Call, tmp_path: Path) -> None:
    status, found, _ = call("today")
    assert (status, found["date"], found["list"], found["done"]) == (0, "2026-11-20", [], 0)
    status, found, _ = call("backup", str(tmp_path / "copies"))
    written = Path(found["written"])
    assert (status, written.name) == (0, "networker-20261120T090000Z.db")
    assert written.with_name(written.name + ".sha256").read_text().startswith(found["sha256"])
    assert call("check")[1] == {"ok": True, "problems": []}


def test_nobody_of_an_id_is_one_sentence(call: Call) -> None:
    status, _, err = call("show", "99")
    assert (status, err.count("\n")) == (1, 1)


def test_merge_makes_one_of_two_and_undo_two_again(call: Call, file: Path) -> None:
    call("import", str(file))
    status, found, err = call("merge", "2", "3")
    assert (status, err) == (0, "")
    assert found == {"merged": "Merge of Daniel Frost and Daniel Igwe", "person": 2, "name": "Daniel Frost"}
    assert call("people", "daniel")[1]["total"] == 1
    assert call("undo")[1]["undone"] == found["merged"]
    assert call("people", "daniel")[1]["total"] == 2


@pytest.mark.parametrize(
    ("ids", "why"), [(("2", "2"), "one person already"), (("2", "99"), "not in the book")]
)
def test_a_merge_that_cannot_be_is_a_sentence(call: Call, file: Path, ids: tuple[str, str], why: str) -> None:
    call("import", str(file))
    status, _, err = call("merge", *ids)
    assert (status, why in err, err.count("\n")) == (1, True, 1)


def test_the_log_of_past_lists_is_an_object_of_its_own(call: Call) -> None:
    _, found, _ = call("today")
    status, told, _ = call("today", "--log")
    assert status == 0
    assert [row["person"] for row in sorted(told["log"], key=lambda row: row["place"])] == [
        each["person"] for each in found["list"]
    ]
    assert all(row["shown"] is False and 0 < row["propensity"] <= 1 for row in told["log"])
