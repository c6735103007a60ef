"""How good Ask is: the sixty questions of an invented network (tests/data/ask), scored as its README says."""

import csv
import json
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

import pytest

from networker.services import ask, imports, quick_log
from networker.store.book import Book

FOLDER = Path(__file__).parent.parent / "data" / "ask"
NOW = datetime.fromisoformat("2026-11-22T12:00:00+00:00")
GOAL = 0.85
FIRST = 3  # answers


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    with closing(Book(tmp_path_factory.mktemp("book"), now=NOW)) as found:
        imports.apply(found, imports.plan(found, [FOLDER / "people.csv"], now=NOW), now=NOW)
        for line in (FOLDER / "lines.txt").read_text(encoding="utf-8").splitlines():
            if line.strip():
                at, said = line.split("\t", 1)
                assert quick_log.log(found, said, now=datetime.fromisoformat(at)).interaction is not None, (
                    said
                )
        yield found


def is_right(question: dict[str, object], found: ask.Answers) -> bool:
    """A right person among the first three with a line; where nobody is right, nobody named as sure."""
    best = question["best"]
    assert isinstance(best, list)
    if not best:
        return not any(each.sure for each in found.list)
    return any(each.name in best and each.evidence.text for each in found.list[:FIRST])


def test_the_network_is_whole() -> None:
    with (FOLDER / "people.csv").open(encoding="utf-8", newline="") as file:
        assert len(list(csv.DictReader(file))) == 150


def test_the_right_person_is_among_the_first_three(book: Book) -> None:
    right, wrong = Counter[str](), Counter[str]()
    misses = []
    for question in json.loads((FOLDER / "questions.json").read_text(encoding="utf-8")):
        # Without a dictionary: its files are not everywhere.
        found = ask.answers(book, question["q"], now=NOW, dictionary=False)
        (right if is_right(question, found) else wrong)[question["need"]] += 1
        if not is_right(question, found):
            misses.append((question["q"], [each.name for each in found.list[:FIRST]]))
    print(*misses, sep="\n")
    print({need: f"{right[need]} of {right[need] + wrong[need]}" for need in sorted({*right, *wrong})})
    assert right.total() >= GOAL * (right.total() + wrong.total())
