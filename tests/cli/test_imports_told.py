"""What `import` and `imports` answer: counts, columns, reasons, and what is taken back."""

import contextlib
import zipfile
from datetime import datetime
from pathlib import Path

import pytest

from networker.cli import run
from networker.services.imports import columns
from networker.store.book import Book
from tests.cli.conftest import EXPORT, NOW, Call


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
