"""`networker people QUERY`: the search language on the command line."""

import contextlib
import io
import json
from pathlib import Path

import pytest

from networker.cli import search_told
from networker.domain.search_query import choices, parse
from networker.domain.search_query.words import CHOICES
from networker.store.book import Book
from tests.services.invented_book import NOW, fill


def run(folder: Path, *said: str) -> tuple[int, str, str]:
    from networker.__main__ import main

    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(["--data-dir", str(folder), "--now", NOW.isoformat(), *said])
    return status, out.getvalue(), err.getvalue()


@pytest.fixture
def folder(data_dir: Path) -> Path:
    with contextlib.closing(Book(data_dir, now=NOW)) as book:
        fill(book)
    return data_dir


def names(folder: Path, query: str) -> list[str]:
    status, out, _ = run(folder, "people", query, "--json")
    told = json.loads(out)
    assert (status, told["total"]) == (0, len(told["people"]))
    return [each["name"] for each in told["people"]]


def test_conditions_words_and_what_was_said(folder: Path) -> None:
    assert names(folder, "circle:close city:lyon") == ["Ana Torres"]
    assert names(folder, "state:deceased or state:let-go") == ["Eva Lind", "Łukasz Zając"]
    assert names(folder, "lyon")[0] == "Ana Torres", "in the order of names"
    assert names(folder, "kubernetes") == ["Ana Torres", "Hana Sato"]
    assert names(folder, "lodz") == ["Łukasz Zając"], "whatever the state"


def test_a_search_that_begins_with_a_dash_stands_behind_two(folder: Path) -> None:
    status, out, _ = run(folder, "people", "--json", "--", "-state:any or name:ana")
    assert (status, [each["name"] for each in json.loads(out)["people"]]) == (0, ["Ana Torres"])


def test_the_lines_say_where_somebody_was_found(folder: Path) -> None:
    _, out, _ = run(folder, "people", "kubernetes")
    assert "2026-05-03: Kubernetes is not for her" in out
    assert "2 people." in out


def test_a_slip_of_the_finger_is_forgiven_and_told(folder: Path) -> None:
    assert names(folder, "kubernets") == ["Ana Torres", "Hana Sato"]
    _, out, _ = run(folder, "people", "kubernets")
    assert out.startswith("Nothing for kubernets; found kubernetes.")


def test_what_is_not_understood_is_said_and_nobody_listed(folder: Path) -> None:
    status, out, err = run(folder, "people", "circle:purple")
    assert (status, out) == (1, "")
    assert "circle: does not know “purple”, only inner, close, good, wide, beyond, none." in err


@pytest.mark.parametrize(
    "text",
    [
        "circle:",
        "has:x1",
        'ana "b',
        "(ana",
        "ana or",
        "a " * 80,
        "last:soon",
        "birthday:soon",
        "company:",
        "met:x",
    ],
)
def test_every_remark_is_a_sentence(text: str) -> None:
    remark = parse(text).said
    assert remark is not None
    said = search_told.sentence(remark)
    assert said.endswith(".")
    assert said.count("\n") == 0
    assert len(said) > 20


def test_every_choice_is_named_once() -> None:
    for field in CHOICES:
        assert len(set(choices(field))) == len(choices(field)) > 0
