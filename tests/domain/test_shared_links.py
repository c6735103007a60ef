"""What a link is about by its words, and by what it is known again."""

import pytest

from networker.domain.shared_links import fitting, line_of, read, stem


def test_the_words_of_an_address_are_its_path_and_host() -> None:
    found = read("https://www.reefworld.example/2026/11/the-best-snorkelling-spots.html?utm_source=x#top")
    assert set(found.stems) == {"snorkel", "spot", "reefworld"}
    assert found.key == "reefworld.example/2026/11/the-best-snorkelling-spots.html"
    assert found.link.startswith("https://www.reefworld.example")


def test_the_users_own_words_come_first_and_signs_behind_a_link_are_none_of_it() -> None:
    found = read("Housing in Lyon, see https://a.example/x/agents.")
    assert found.stems[:2] == ("hous", "lyon")
    assert found.link == "https://a.example/x/agents"


@pytest.mark.parametrize(
    "other",
    [
        "http://blog.example/a-page/",
        "https://www.blog.example/a-page",
        "blog.example/a-page?utm_medium=mail&fbclid=1#x",
    ],
)
def test_one_page_is_known_again_however_its_address_is_written(other: str) -> None:
    assert read(other).key == read("https://blog.example/a-page").key == "blog.example/a-page"


def test_what_a_page_is_called_by_stays_in_its_key() -> None:
    assert read("https://v.example/watch?v=abc&utm_source=y").key == "v.example/watch?v=abc"


@pytest.mark.parametrize("text", ["", "  ", "https://", "the and 123", "\0", "https://a.example/%FF%zz"])
def test_any_text_is_read(text: str) -> None:
    assert all(read(text).stems)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("housing", "houses"),
        ("snorkelling", "snorkel"),
        ("painting", "painter"),
        ("gardens", "garden"),
        ("rocks", "rock"),
    ],
)
def test_forms_of_a_word_have_one_beginning(one: str, other: str) -> None:
    assert stem(one) == stem(other)


def test_words_fit_where_they_begin_a_word_in_any_script() -> None:
    assert fitting("A Snorkel trip", ("snorkel",)) == {"snorkel"}
    assert fitting("unsnorkeled", ("snorkel",)) == frozenset()
    assert fitting("Sie mag Gärten", ("gart",)) == {"gart"}
    assert fitting("他住在北京", read("北京").stems) == {"北京"}


def test_the_line_that_fits_is_cited_and_cut() -> None:
    note = "Met at a fair.\nShe dives and loves snorkelling in Palau. Two children."
    assert line_of(note, frozenset({"snorkel"})) == "She dives and loves snorkelling in Palau."
    long = line_of("x " * 200 + "snorkelling " + "y " * 200, frozenset({"snorkel"}))
    assert "snorkelling" in long
    assert len(long) <= 122
