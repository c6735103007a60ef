"""The pages that are made: they say what the program says today, and say it of the very file that is written."""

import argparse
import re
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from types import ModuleType

import pytest

from networker.cli.arguments import parser
from networker.options import VERBS
from networker.store.book import Book
from tests.journeys.steps import NOW
from tests.packaging_scripts import ROOT, script

WITH_THE_FILE = (
    "sqlite_",
    "person_text",
    "said_text",
    "person_word",
    "said_word",
)  # of SQLite itself, and the full text


@pytest.fixture(scope="module")
def made() -> ModuleType:
    return script("make_docs")


def _told(action: argparse.Action) -> set[str]:
    return {each for each in action.option_strings if each not in ("-h", "--help")}


def _options(one: argparse.ArgumentParser) -> set[str]:
    return set().union(*(_told(action) for action in one._actions))


@pytest.mark.parametrize("name", ["schema", "man_page"])
def test_what_stands_written_is_what_would_be_written(made: ModuleType, name: str) -> None:
    path = {"schema": made.SCHEMA, "man_page": made.MAN}[name]
    assert path.read_text(encoding="utf-8") == getattr(made, name)(), "run: python packaging/make_docs.py"


def _documented(text: str) -> Iterator[tuple[str, list[str]]]:
    for part in re.split(r"^### ", text, flags=re.MULTILINE)[1:]:
        table = part.split("\n## ")[0]
        yield table.split("\n", 1)[0], re.findall(r"^\| `(\w+)` \|", table, flags=re.MULTILINE)


def test_every_table_and_column_of_the_file_is_told_and_no_other(made: ModuleType, data_dir: Path) -> None:
    told = dict(_documented(made.schema()))
    with closing(Book(data_dir, now=NOW)) as book:
        tables = [name for (name,) in book.read("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        there = {
            name: [row[1] for row in book.read(f"PRAGMA table_info({name})")]
            for name in tables if not name.startswith(WITH_THE_FILE)
        }  # fmt: skip
    assert told.keys() == there.keys()
    assert {name: sorted(columns) for name, columns in told.items()} == {
        name: sorted(columns) for name, columns in there.items()
    }


def test_a_remark_behind_a_column_and_one_above_it_are_both_told(made: ModuleType) -> None:
    text = made.schema()
    assert "| `circle` | whole number, or null | 1 inner … 5 beyond |" in text
    assert re.search(r"\| `started` \| text, or null \| Who began where both sides spoke", text)


def test_a_day_that_is_a_number_is_written_out_as_the_page_says(made: ModuleType, data_dir: Path) -> None:
    found = re.search(r"`(date\(\(day - .*?\))` writes", made.schema())
    assert found is not None
    with closing(Book(data_dir, now=NOW)) as book:
        day = NOW.date().toordinal()
        assert book.read(f"SELECT {found[1]} FROM (SELECT {day} AS day)")[0][0] == NOW.date().isoformat()


def test_help_and_the_list_of_verbs_name_the_same(made: ModuleType) -> None:
    assert {name for name, _said, _one in made.verbs(parser())} == set(VERBS)


def test_the_man_page_has_every_verb_and_option_of_the_help(made: ModuleType) -> None:
    page = made.MAN.read_text(encoding="utf-8").replace("\\-", "-")
    whole = parser()
    for option in _options(whole):
        assert re.search(rf"^\.B {option}\b", page, flags=re.MULTILINE), option
    sections = dict(part.split("\n", 1) for part in page.split("\n.SS ")[1:])
    for name, said, one in made.verbs(whole):
        assert said in sections[name]
        for option in _options(one) - _options(whole):
            assert re.search(rf"^\.B .*{option}\b", sections[name], flags=re.MULTILINE), (name, option)


def test_the_page_of_the_command_line_has_every_verb_and_option(made: ModuleType) -> None:
    text = (ROOT / "docs" / "command-line.md").read_text(encoding="utf-8")
    first_cells = [line.split(" | ")[0] for line in text.splitlines() if line.startswith("| `")]
    missed = []
    for name, _said, one in made.verbs(parser()):
        rows = "\n".join(row for row in first_cells if re.search(rf"`{name}\b", row))
        missed += [f"{name} {each}" for each in _options(one) - _options(parser()) if each not in rows]
        missed += [] if rows else [name]
    assert missed == []


def test_other_programs_read_the_man_page(made: ModuleType) -> None:
    groff = shutil.which("groff")
    if groff is None:
        pytest.skip("no groff here")
    done = subprocess.run(
        [groff, "-man", "-ww", "-Tascii", made.MAN], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert "networker - everybody you know" in re.sub(r"\x1b\[[\d;]*m|.\x08", "", done.stdout)
