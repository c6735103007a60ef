"""Where the words that were looked for stand, in letters as they are written, and the part of a long text that shows them."""

import pytest

from networker.domain.search_query import parse
from networker.domain.search_query.marks import LONGEST, cut, sought, spans, standing


def marked(text: str, query: str) -> list[str]:
    return [text[start:end] for start, end in spans(text, sought(parse(query).query))]


@pytest.mark.parametrize(
    ("text", "query", "words"),
    [
        ("Knows every notary", "nota", ["nota"]),
        ("banana, Ana", "ana", ["Ana"]),
        ("Straße in Łódź", "strasse lodz", ["Straße", "Łódź"]),
        ("Zoë and ZOE", "zoe", ["Zoë", "ZOE"]),
        ("her move to Lyon", '"her move"', ["her move"]),
        ("her moves to Lyon", '"her move"', []),
        ("在東京工作", "東京", ["東京"]),
        ("ana@acme.example", "ana@ac", ["ana@ac"]),
        ("İstanbul", "istanbul", ["İstanbul"]),
        ("a ﬁne day", "fine", ["ﬁne"]),
        ("", "ana", []),
        ("ana ana", "ana an", ["ana", "ana"]),
    ],
)
def test_words_are_marked_where_they_stand(text: str, query: str, words: list[str]) -> None:
    assert marked(text, query) == words


def test_what_is_sought_is_what_is_wanted() -> None:
    assert sought(parse('ana -ben said:"the flat" circle:close win:deal &').query) == (
        ("ana", False),
        ("the flat", True),
    )
    assert standing(["Ana at home"], (("ana", False), ("flat", False))) == {("ana", False)}


def test_of_a_long_text_the_part_is_shown_in_which_the_word_stands() -> None:
    text = "word " * 100 + "the notary\nof Lyon " + "word " * 100
    line, marks = cut(text, sought(parse("notary").query))
    assert line.startswith("…word word")
    assert line.endswith("…")
    assert len(line) <= LONGEST + 1
    [(start, end)] = marks
    assert line[start:end] == "notary"
    assert start < 50
    assert cut("short\n text", ()) == ("short text", ())
    unbroken = "x" * 300 + " notary"
    assert "notary" in cut(unbroken, sought(parse("notary").query))[0]
