"""Where somebody was found: the line that says it, with the words marked; nothing where it is shown anyway."""

from collections.abc import Iterator
from datetime import date

import pytest

from networker.services import search
from networker.services.listing import Filter
from networker.services.rows import MatchedLine
from networker.store.book import Book
from tests.services.invented_book import NOW, PEOPLE, fill


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    found = Book(tmp_path_factory.mktemp("lines") / "book", now=NOW)
    fill(found)
    yield found
    found.close()


def line(book: Book, name: str, query: str, *, said: bool = False) -> MatchedLine | None:
    number = next(n for n, each in enumerate(PEOPLE, 1) if each.name == name)
    return search.rows(book, [number], Filter(query=query), said=said)[number].line


def marked(found: MatchedLine | None) -> list[str]:
    assert found is not None
    return [found.text[start:end] for start, end in found.marks]


def test_what_is_shown_anyway_has_no_line(book: Book) -> None:
    assert line(book, "Ana Torres", "ana") is None
    assert line(book, "Ana Torres", "acme tor") is None
    assert line(book, "Ana Torres", "circle:close") is None
    assert line(book, "Ana Torres", "") is None


@pytest.mark.parametrize(
    ("name", "query", "text", "words", "source"),
    [
        ("Ana Torres", "lyon", "Lyon", ["Lyon"], "city"),
        ("Ana Torres", "lead", "Product lead", ["lead"], "title"),
        ("Ana Torres", "hous", "Housing", ["Hous"], "topic"),
        ("Ana Torres", '"book club"', "Book club", ["Book club"], "group"),
        ("Ana Torres", "ana@acme", "ana@acme.example", ["ana@acme"], "address"),
        ("Carla Wu", "oboe", "plays the oboe", ["oboe"], "note"),
        ("Carla Wu", "carla note:ob", "plays the oboe", ["ob"], "note"),
        ("Łukasz Zając", "lodz", None, [], ""),
        ("Or Cohen", "said:notary", "send the notary's number", ["notary"], "promise"),
        ("王小明", "談", "在東京談了酒", ["談"], "talk"),
    ],
)
def test_the_line_that_says_it(
    book: Book, name: str, query: str, text: str | None, words: list[str], source: str
) -> None:
    found = line(book, name, query, said=True)
    if text is None:
        assert found is None
        return
    assert found is not None
    assert (found.text, found.source) == (text, source)
    assert marked(found) == words


def test_of_what_was_said_the_latest_talk_with_its_day(book: Book) -> None:
    found = line(book, "Ben Ode", "hi", said=True)
    assert found is not None
    assert (found.text, found.day) == ("hi again", date(2026, 8, 30))
    assert line(book, "Ana Torres", "kubernetes", said=True) == line(book, "Ana Torres", "said:kubernetes")
    assert line(book, "Ana Torres", "kubernetes") is None, "nobody waits for it before they are listed by it"


def test_the_line_that_says_most(book: Book) -> None:
    found = line(book, "Ana Torres", "her kubern", said=True)
    assert found is not None
    assert marked(found) == ["Kubern", "her"]


def test_words_that_are_denied_are_not_marked(book: Book) -> None:
    assert line(book, "Or Cohen", "-oboe housing") == line(book, "Or Cohen", "housing")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("kubernets", "kubernetes"), ("kubernetess", "kubernetes"), ("kubenretes", "kubernetes"), ("kubernetex", "kubernetes"),
     ("torrse", "torres"), ("photogrpaher", "photographer"), ("ana snorkeling", "ana snorkelling"), ("contarct", ""),
     ("compny:acme", "company:acme"), ("ana citty:lyon", "ana city:lyon"), ("circel:close", "circle:close"),
     ("compny:acme or kubernets", "company:acme or kubernetes"), ("compny:acme tpic:x", "company:acme topic:x"),
     ("nmae:Or", "name:Or"), ("kubernx", "kubernetes"), ("snorx", "snorkelling")],
)  # fmt: skip
def test_words_within_one_edit(book: Book, typed: str, meant: str) -> None:
    found = search.near(book, Filter(query=typed))
    assert (found.query if found else "") == meant


@pytest.mark.parametrize(
    "typed",
    [
        "torres",
        "hause x",
        "kubrntes",
        "京都",
        "&",
        "circle:close",
        "-kubernets",
        "-compny:acme",
        "http://x",
        "re:acme",
        "circel:blue",
        '"compny:acme"',
    ],
)
def test_nothing_is_near(book: Book, typed: str) -> None:
    assert search.near(book, Filter(query=typed)) is None


def test_what_is_shown_anyway_tells_what_was_looked_for(book: Book) -> None:
    [row] = search.rows(book, [1], Filter(query='ana -ben "Acme Ltd"')).values()
    assert row.line is None
    assert row.sought == (("ana", False), ("Acme Ltd", True)), (
        "words that are denied are nowhere to be marked"
    )
    assert search.rows(book, [1], Filter(query="circle:close"))[1].sought == ()
