"""The verbs as other programs see them: objects, exit statuses, one line where something cannot be done."""

import contextlib
import io
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from networker.cli import run
from networker.services.imports import columns
from networker.store import connection
from networker.store.book import Book
from networker.verb_call import VerbAnswer, VerbCall
from tests.store.full import Full

EXPORT = """First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ana,Ribeiro,https://www.linkedin.com/in/ana-ribeiro,ana.ribeiro@example.org,Tidewater Studio,Product lead,04 Mar 2019
Daniel,Frost,https://www.linkedin.com/in/daniel-frost,,Frost & Pike,Engineer,09 May 2020
Daniel,Igwe,https://www.linkedin.com/in/daniel-igwe,,Harbour Fund,Grant officer,30 Nov 2021
,,,,,,07 Jun 2026
"""
NOW = "2026-11-20T10:00:00+01:00"
Call = Callable[..., tuple[int, Any, str]]


@pytest.fixture
def call(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> Call:
    """Runs a verb: (exit status, the object or text, standard error)."""

    def call_(*words: str) -> tuple[int, Any, str]:
        capsys.readouterr()
        try:
            status = run.main([*words, "--data-dir", str(data_dir), "--now", NOW, "--json"])
        except SystemExit as left:
            status = int(left.code or 0)
        out, err = capsys.readouterr()
        lines = [json.loads(line) for line in out.splitlines()]
        return status, lines[0] if len(lines) == 1 else lines, err

    return call_


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "Connections.csv"
    path.write_text(EXPORT, encoding="utf-8")
    return path


def test_import_reports_and_a_repeat_changes_nothing(call: Call, file: Path) -> None:
    status, found, err = call("import", str(file))
    assert (status, err) == (0, "")
    assert found == {
        "import": 1, "formats": ["linkedin-connections"], "read": 4, "new": 3, "updated": 0, "unchanged": 0,
        "doubtful": [], "skipped": [{"file": "Connections.csv", "row": 5, "why": found["skipped"][0]["why"]}],
        "interactions": 0, "people": 3,
    }  # fmt: skip
    _, again, _ = call("import", str(file))
    assert (again["import"], again["new"], again["unchanged"], again["people"]) == (None, 0, 3, 3)
    assert len(call("imports")[1]["imports"]) == 1


def test_what_google_gathered_may_be_left_out(call: Call, tmp_path: Path) -> None:
    file = tmp_path / "contacts.csv"
    file.write_text(
        "First Name,Labels,E-mail 1 - Value\nIda,* myContacts,i@x.example\n,* Other Contacts,o@x.example\n"
    )
    said = [
        call("import", str(file), "--dry-run", *words)[1] for words in ((), ("--without-other-contacts",))
    ]
    assert [(each["new"], each.get("gathered"), each.get("offered")) for each in said] == [
        (2, 1, None),
        (1, None, 1),
    ]
    assert call("import", str(file), "--without-other-contacts", "--everybody")[1]["people"] == 1


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


def test_a_dry_run_writes_nothing(call: Call, file: Path) -> None:
    _, found, _ = call("import", str(file), "--dry-run")
    assert (found["import"], found["new"], found["people"]) == (None, 3, 3)
    assert call("people")[1]["total"] == 0


def test_a_newer_file_dates_the_changed_job_and_loses_nothing(call: Call, file: Path) -> None:
    call("import", str(file))
    file.write_text(
        EXPORT.replace("Tidewater Studio,Product lead", "Delta,Head of product"), encoding="utf-8"
    )
    _, found, _ = call("import", str(file))
    assert (found["new"], found["updated"], found["unchanged"]) == (0, 1, 2)
    ana = call("people", "ana")[1]["people"][0]
    assert (ana["company"], ana["title"]) == ("Delta", "Head of product")
    jobs = [fact for fact in call("show", str(ana["id"]))[1]["facts"] if fact["field"] == "job"]
    assert [(fact["value"], fact["since"]) for fact in jobs] == [
        ("Head of product, Delta", "2026-11-20"),
        ("Product lead, Tidewater Studio", None),
    ]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("gone.csv", None), ("empty.csv", b""), ("page.html", b"<!DOCTYPE html><html><body>Sign in</body></html>"),
        ("picture.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 64), ("mail.pst", b"!BDN" + b"\0" * 64), ("table.csv", b"a,b\n1,2\n"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_one_sentence(
    call: Call, tmp_path: Path, file: Path, name: str, content: bytes | None
) -> None:
    bad = tmp_path / name
    if content is not None:
        bad.write_bytes(content)
    status, _, err = call("import", str(file), str(bad))
    assert status == 1
    assert err.count("\n") == 1
    assert "Traceback" not in err
    assert call("people")[1]["total"] == 0, "one bad file among several: nothing is written"


def test_an_unknown_table_names_its_columns_and_map_reads_it(call: Call, tmp_path: Path) -> None:
    table = tmp_path / "friends.csv"
    table.write_text("Who,Where\nZoë Brandt,Lyon\n", encoding="utf-8")
    status, _, err = call("import", str(table))
    assert status == 1
    assert all(word in err for word in ("Who", "Where", "--map"))
    status, found, _ = call("import", str(table), "--map", "name=Who", "--map", "city=Where")
    assert (status, found["new"]) == (0, 1)
    assert call("people", "zoe")[1]["people"][0]["city"] == "Lyon"


def test_map_is_for_tables_that_no_reader_knows(call: Call, file: Path, tmp_path: Path) -> None:
    table, letter = tmp_path / "friends.csv", tmp_path / "letter.txt"
    table.write_text("Who,Where\nZoë Brandt,Lyon\n", encoding="utf-8")
    letter.write_text("Dear Zoë\n", encoding="utf-8")
    alone = call("import", str(file), "--dry-run")[1]["new"]
    status, found, _ = call("import", str(file), str(table), "--map", "name=Who", "--map", "city=Where")
    assert (status, found["new"], "csv" in found["formats"]) == (0, alone + 1, True)
    status, _, err = call("import", str(file), str(table), "--map", "name=Whose")
    assert (status, "Whose" in err, err.count("\n")) == (1, True, 1)
    status, _, err = call("import", str(file), str(letter), "--map", "name=Who")
    assert (status, "“letter.txt” is not a table" in err, err.count("\n")) == (1, True, 1)


def test_the_first_row_of_a_table_may_be_somebody(call: Call, tmp_path: Path) -> None:
    table = tmp_path / "friends.csv"
    table.write_text("Zoë,Lyon\nBo,Malmö\n", encoding="utf-8")
    mapped = (str(table), "--map", "name=Column 1", "--map", "city=Column 2")
    status, _, err = call("import", *mapped)
    assert (status, "its columns are Zoë, Lyon" in err, err.count("\n")) == (1, True, 1)
    status, found, _ = call("import", *mapped, "--first-row", "somebody")
    assert (status, found["new"]) == (0, 2)
    assert call("people", "zoe")[1]["people"][0]["city"] == "Lyon"
    status, found, _ = call("import", *mapped, "--first-row", "somebody")
    assert (status, found["import"]) == (0, None)
    status, _, err = call("import", str(table), "--first-row", "somebody")
    assert (status, "goes with --map" in err, err.count("\n")) == (1, True, 1)


def test_map_reads_tables_within_an_archive_too(call: Call, file: Path, tmp_path: Path) -> None:
    drop = str(tmp_path / "drop.zip")
    with zipfile.ZipFile(drop, "w") as archive:
        archive.writestr("friends.csv", "Who,Where\nZoë Brandt,Lyon\n")
    status, _, err = call("import", drop, "--map", "name=Whose")
    assert (status, "the columns Who, Where" in err, err.count("\n")) == (1, True, 1)
    with zipfile.ZipFile(drop, "a") as archive:
        archive.writestr("more/friends.csv", "Who,Where\nBo Lind,Malmö\n")
        archive.writestr("others.csv", "Quem,Onde\nMia Fjord,Oslo\n")
        archive.write(file, "Connections.csv")
    alone = call("import", str(file), "--dry-run")[1]["new"]
    status, found, _ = call("import", drop, "--dry-run")
    left = {each["file"].removeprefix("drop.zip/") for each in found["skipped"]}
    assert (status, found["new"]) == (0, alone), "nothing is asked here"
    assert left == {"friends.csv", "more/friends.csv", "others.csv", "Connections.csv"}
    status, found, _ = call("import", drop, "--map", "name=Who", "--map", "city=Where")
    assert (status, found["new"]) == (0, alone + 2)
    assert {each["file"] for each in found["skipped"]} == {"drop.zip/others.csv", "drop.zip/Connections.csv"}


def test_a_table_told_about_in_the_window_is_known_to_the_command_line(
    call: Call, tmp_path: Path, data_dir: Path
) -> None:
    table = tmp_path / "freunde.csv"
    table.write_text("Wer;Kontakt\nAna Ode;ana@ode.example\n", encoding="utf-8")
    status, _, err = call("import", str(table))
    assert (status, "--map" in err, err.count("\n")) == (1, True, 1)
    with contextlib.closing(Book(data_dir, now=datetime.fromisoformat(NOW))) as book:
        columns.remember(book, ("Wer", "Kontakt"), {"Wer": "name", "Kontakt": "mail"})
    assert call("import", str(table))[1]["new"] == 1
    assert call("people")[1]["people"][0]["emails"] == ["ana@ode.example"]


def test_what_is_written_besides_people_is_said(
    call: Call, tmp_path: Path, capsys: pytest.CaptureFixture[str], data_dir: Path
) -> None:
    account = tmp_path / "account.js"
    account.write_text(
        'window.YTD.account.part0 = [{"account": {"accountId": "100", "username": "olga"}}]', encoding="utf-8"
    )
    found = call("import", str(account), "--dry-run")[1]
    assert (found["new"], found["noted"]) == (0, ["Noted of you: https://x.com/olga, 100."])
    assert run.main(["--data-dir", str(data_dir), "--now", NOW, "import", str(account)]) == 0
    said = capsys.readouterr().out.splitlines()
    assert said[1:3] == [
        "Noted of you: https://x.com/olga, 100.",
        "Take it back with: networker undo --import 1",
    ]
    assert "noted" not in call("import", str(account))[1]


def test_people_are_listed_in_order_and_counted_whole(call: Call, file: Path) -> None:
    call("import", str(file))
    _, found, _ = call("people", "--limit", "2")
    assert found["total"] == 3
    assert [each["name"] for each in found["people"]] == ["Ana Ribeiro", "Daniel Frost"]
    assert found["people"][0]["profiles"] == ["https://www.linkedin.com/in/ana-ribeiro"]
    assert call("people", "daniel igw")[1]["total"] == 1


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


def test_undo_and_redo_to_their_ends(call: Call, file: Path) -> None:
    call("import", str(file))
    assert call("undo")[1] == {"undone": "Import of Connections.csv", "kept": [], "left": 0}
    assert call("people")[1]["total"] == 0
    status, _, err = call("undo")
    assert (status, err.count("\n")) == (1, 1)
    assert call("redo")[1]["left"] == 1
    assert call("people")[1]["total"] == 3
    assert call("redo")[0] == 1


def test_a_day_that_may_be_two_is_refused_with_the_option_that_tells_it(call: Call, tmp_path: Path) -> None:
    chat = tmp_path / "WhatsApp Chat with Mira.txt"
    chat.write_text("03/04/24, 11:20 - Mira: hi\n03/04/24, 11:21 - Bo: hi\n", encoding="utf-8")
    status, found, err = call("import", str(chat))
    assert (status, found, err.count("\n")) == (1, [], 1)
    assert "--date-order day-first or --date-order month-first" in err
    assert call("import", str(chat), "--date-order", "neither")[0] == 2
    status, found, err = call("import", str(chat), "--date-order", "month-first")
    assert (status, found["interactions"], err) == (0, 1, "")
    assert call("show", "1")[1]["interactions"][0]["at"].startswith("2024-03-04")


def test_an_old_import_is_undone_by_its_id_and_who_was_edited_stays(call: Call, file: Path) -> None:
    call("import", str(file))
    call("log", "coffee Ana yesterday")
    _, found, _ = call("undo", "--import", "1")
    assert (found["kept"], call("people")[1]["total"]) == (["Ana Ribeiro"], 1)
    assert call("imports")[1]["imports"][0]["undone"] is True
    assert call("undo", "--import", "1")[0] == 1
    call("undo")
    assert call("people")[1]["total"] == 3


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
    assert call("export", str(file), "--format", "vcf")[0] == 2


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


@pytest.mark.parametrize(
    "words",
    [
        ["dance"],
        ["people", "--limit", "x"],
        ["log"],
        ["import"],
        ["import", ""],
        ["undo", "--import", "9" * 30],
        ["today", "--now", "noon"],
        ["today", "--now", "0001-01-01T00:00:00+00:00"],
        ["today", "--now", "9999-12-31T23:59:59+00:00"],
    ],
)
def test_wrong_usage_is_status_2(capsys: pytest.CaptureFixture[str], words: list[str]) -> None:
    with pytest.raises(SystemExit) as left:
        run.main(words)
    assert left.value.code == 2


def test_nobody_of_an_id_is_one_sentence(call: Call) -> None:
    status, _, err = call("show", "99")
    assert (status, err.count("\n")) == (1, 1)


def test_the_command_line_needs_no_qt(data_dir: Path) -> None:
    code = (
        "import sys; from networker.__main__ import main; status = main(['people', '--data-dir', sys.argv[1]]);"
        "print(status, any(name.startswith('PySide6') for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(data_dir)], capture_output=True, text=True, check=True
    )
    assert done.stdout.splitlines()[-1] == "0 False"


@pytest.mark.skipif(sys.platform == "win32", reason="no limits of that kind")
def test_on_a_full_disk_what_reads_reads_and_nothing_is_written(
    call: Call, data_dir: Path, tmp_path: Path
) -> None:
    assert call("log", "coffee Ana yesterday", "--new")[0] == 0
    before = (data_dir / "networker.db").read_bytes()
    # No file may grow, as on a disk that is full; the book itself can be read.
    code = (
        "import resource, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0));"
        "from networker.__main__ import main; sys.exit(main(sys.argv[1:]))"
    )
    out = tmp_path / "out"
    told = {}
    reading = ["check"], ["people"], ["today"]
    for words in (*reading, ["backup", str(out)], ["export", str(out / "x.json"), "--format", "json"]):
        done = subprocess.run(
            [sys.executable, "-c", code, *words, "--data-dir", str(data_dir)],
            check=False, capture_output=True, text=True,
        )  # fmt: skip
        reads = words in reading
        assert (done.returncode, bool(done.stdout), done.stderr.count("\n")) == (not reads, reads, not reads)
        told[words[0]] = done.stderr
    assert "No backup was written" in told["backup"]
    assert "Nothing was exported" in told["export"]
    assert not out.exists() or not list(out.iterdir())
    assert (data_dir / "networker.db").read_bytes() == before
    assert call("check") == (0, {"ok": True, "problems": []}, "")


def test_todays_list_is_made_though_the_disk_has_no_room_for_readers(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert call("log", "coffee Ana yesterday", "--new")[0] == 0
    listed = call("today")
    monkeypatch.setattr(connection, "reader", lambda path: Full())
    assert call("today") == listed


def test_who_stays_is_told_with_the_reason_also_later(call: Call, tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(EXPORT, encoding="utf-8")
    ana = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ribeiro\nEMAIL:ana.ribeiro@example.org\nTEL:+44 7700 900200\nEND:VCARD\n"
    (tmp_path / "b.vcf").write_text(ana, encoding="utf-8")
    number = call("import", str(tmp_path / "a.csv"))[1]["import"]
    call("import", str(tmp_path / "b.vcf"))
    call("log", "coffee Daniel Frost yesterday")
    status, done, _ = call("undo", "--import", str(number))
    kept = {"Ana Ribeiro": "another import tells of them too", "Daniel Frost": "edited since"}
    assert (status, dict(zip(done["kept"], done["why"], strict=True))) == (0, kept)
    past = {each["import"]: each for each in call("imports")[1]["imports"]}
    assert dict(zip(past[number]["kept"], past[number]["why"], strict=True)) == kept
    assert "kept" not in past[number + 1]
    call("undo")
    assert "kept" not in {each["import"]: each for each in call("imports")[1]["imports"]}[number]


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


def test_a_trip_is_noted_or_removed_not_both(call: Call) -> None:
    assert call("trip", "Ulm 3-5 Feb")[0] == 0
    code, _, said = call("trip", "--remove", "1", "Bonn 6-8 Feb")
    assert code != 0
    assert "not both" in said
    assert len(call("trip")[1]["trips"]) == 1


@pytest.mark.parametrize(
    "words",
    [
        ("imports",), ("people",), ("show", "Ana"), ("today",), ("today", "--log"), ("trip",), ("due",), ("want",),
        ("share", "https://example.com/housing"), ("log", "coffee Ana", "--dry-run"), ("check",), ("backup",),
        ("trip", "--show", "1"), ("import", "{file}", "--dry-run"), ("export", "{out}", "--format", "csv"),
    ],
)  # fmt: skip
def test_every_verb_that_reads_works_while_a_window_holds_the_book(
    call: Call,
    file: Path,
    data_dir: Path,
    tmp_path: Path,
    words: tuple[str, ...],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    call("import", str(file))
    call("trip", "Lyon 1-3 Dec")
    monkeypatch.setattr(run, "PATIENCE", 0.0)
    said = [each.format(file=file, out=tmp_path / "out.csv") for each in words]
    with contextlib.closing(Book(data_dir, now=datetime.fromisoformat(NOW))) as held:
        held.meta("book")
        status, _, err = call(*said)
    assert (status, err) == (0, "")


@pytest.mark.parametrize("words", [("want", "Ana"), ("want", "Ana", "--no-longer"), ("trip", "Rome 1-3 Dec")])
def test_what_writes_says_that_the_book_is_held(
    call: Call, file: Path, data_dir: Path, words: tuple[str, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    call("import", str(file))
    monkeypatch.setattr(run, "PATIENCE", 0.0)
    with contextlib.closing(Book(data_dir, now=datetime.fromisoformat(NOW))) as held:
        held.meta("book")
        status, _, err = call(*words)
    assert status == 1
    assert "holds the book" in err


def test_a_window_is_asked_and_the_book_again_where_it_takes_nothing(
    data_dir: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A window that ends meanwhile takes nothing, and leaves the book."""
    monkeypatch.setattr(run, "LOOK_AGAIN", 0)
    held = Book(data_dir, now=datetime.fromisoformat(NOW))
    asked: list[VerbCall] = []

    def window(folder: Path, call: VerbCall) -> VerbAnswer | None:
        assert folder == data_dir
        asked.append(call)
        if len(asked) == 2:
            held.close()
        return VerbAnswer(3, "said\n", "asked\n") if len(asked) == 3 else None

    words = ["--now", NOW, "log", "coffee Ana", "--new"]
    assert run.main(words, window=window) == 0
    assert [each.words for each in asked] == [("--now", NOW, *words)] * 2
    assert "Logged" in capsys.readouterr().out
    with contextlib.closing(Book(data_dir, now=datetime.fromisoformat(NOW))):
        assert run.main(["undo"], window=window) == 3
        assert capsys.readouterr() == ("said\n", "asked\n")


def test_who_stops_waiting_is_not_told_that_nothing_happened(
    data_dir: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def window(_folder: Path, _call: VerbCall) -> VerbAnswer | None:
        raise KeyboardInterrupt

    with contextlib.closing(Book(data_dir, now=datetime.fromisoformat(NOW))):
        assert run.main(["undo"], window=window) == 1
    assert capsys.readouterr().err.startswith("networker: Stopped waiting for the window.")


def test_a_folder_that_is_gone_keeps_nobody_from_a_verb(
    call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    gone = tmp_path / "gone"
    gone.mkdir()
    monkeypatch.chdir(gone)
    gone.rmdir()
    assert call("log", "coffee Ana", "--new")[0] == 0
    assert call("people")[1]["total"] == 1
    monkeypatch.chdir(tmp_path)
