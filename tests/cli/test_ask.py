"""`networker ask`: one object as the public surface says, and text for people."""

import json
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.cli.run import main
from networker.domain.vocabulary import Channel, Fact
from networker.services import facts, people, quick_log
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)


@pytest.fixture
def folder(data_dir: Path) -> Path:
    with closing(Book(data_dir, now=NOW)) as book:
        for name in ("Zoe Zan", "Joana Jal"):
            people.add(book, name=name, now=NOW, handles=[(Channel.MAIL, f"{name[:3]}@mail.example")])
        zoe = people.named(book, [1])[0].id
        facts.add(book, zoe, Fact.JOB, "Zahnärztin", detail="Praxis Zan", now=NOW)
        quick_log.log(book, "zoom Joana Jal yesterday: her brother runs a vineyard", now=NOW)
    return data_dir


def asked(folder: Path, *words: str, capsys: pytest.CaptureFixture[str]) -> str:
    assert main(["--data-dir", str(folder), "--now", NOW.isoformat(), "ask", *words]) == 0
    return capsys.readouterr().out


def test_the_object(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(asked(folder, "toothache!!", "who", "--json", capsys=capsys))["answers"]
    assert [(each["name"], each["person"], each["evidence"], each["sure"]) for each in found] == [
        ("Zoe Zan", 1, "Zahnärztin, Praxis Zan", True)
    ]
    assert set(found[0]) == {"person", "name", "why", "evidence", "score", "sure"}
    assert found[0]["why"] == "by their title"
    assert found[0]["score"] > 0


def test_the_line_has_its_day_and_a_way_says_through_whom(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = json.loads(asked(folder, "who knows a winemaker?", "--json", capsys=capsys))["answers"]
    assert found[0]["evidence"] == "her brother runs a vineyard (2026-11-19)"
    assert "her brother" in found[0]["why"]


def test_text_for_people(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    told = asked(folder, "toothache", capsys=capsys)
    assert told.splitlines()[:2] == ["Zoe Zan, Praxis Zan (id 1)", "  Zahnärztin, Praxis Zan"]
    assert asked(folder, "taxidermy", capsys=capsys).startswith("Nobody comes to mind")


def test_of_a_question_in_a_language_that_is_not_read_it_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    told = asked(folder, "Kuka tuntee asianajajan?", capsys=capsys).splitlines()
    assert told[0].startswith("Nobody comes to mind")
    assert told[1].startswith("Questions are understood in English, German and Spanish only")
    told = asked(folder, "Qui connaît une Zahnärztin ?", capsys=capsys).splitlines()
    assert told[0].startswith("Zoe Zan")
    assert told[-1].startswith("Questions are understood in")
    assert "Questions" not in asked(folder, "who knows taxidermy", capsys=capsys)


def test_it_writes_nothing_and_wants_a_question(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (folder / "networker.db").read_bytes()
    asked(folder, "toothache", capsys=capsys)
    assert (folder / "networker.db").read_bytes() == before
    assert main(["--data-dir", str(folder), "ask", "  "]) == 1
    assert "Ask something" in capsys.readouterr().err


def test_words_of_ones_own(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "No word of your own" in asked(folder, "--taught", capsys=capsys)
    asked(folder, "--teach", "Dental care", "gnasher", "molar pain", capsys=capsys)
    asked(folder, "--teach", "dental care", "--who", "Zahnärztin", capsys=capsys)
    assert asked(folder, "my gnasher is loose", capsys=capsys).startswith("Zoe Zan")
    told = json.loads(asked(folder, "--taught", "--json", capsys=capsys))["words"]
    assert [(each["part"], each["word"]) for each in told] == [
        ("what", "gnasher"),
        ("what", "molar pain"),
        ("who", "Zahnärztin"),
    ]
    asked(folder, "--forget", str(told[0]["id"]), capsys=capsys)
    assert asked(folder, "my gnasher is loose", capsys=capsys).startswith("Nobody")
    assert main(["--data-dir", str(folder), "--now", NOW.isoformat(), "undo"]) == 0
    assert asked(folder, "my gnasher is loose", capsys=capsys).endswith("by their title\n")
    assert main(["--data-dir", str(folder), "ask", "--teach", "bees"]) == 1
