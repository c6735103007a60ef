"""What is a trip among the sentences that are typed elsewhere."""

import pytest

from networker.store.book import Book
from networker.ui.offers.said import said_trip, trip_words
from tests.ui.helpers import NOW


@pytest.mark.parametrize(
    ("text", "anywhere", "in_the_line"),
    [
        ("I will be in Birmingham 3-5 Feb", True, True),
        ("Birmingham 3-5 Feb", True, False),  # a talk may be logged so
        ("I will be in Hintertupfing 3-5 Feb", True, False),
        ("coffee Ana 3 Feb", False, False),
        ("I will be in Birmingham", False, False),
        ("call Ana", False, False),
        ("", False, False),
        ("I will be in Reading until Friday", True, True),
        ("NYC next week", True, False),
        ("call Ana tomorrow", False, False),
        ("tomorrow call Ana", False, False),
        ("I will be in Lyon 3/2", False, False),
    ],
)
def test_a_trip_is_a_town_with_its_days_or_said_as_one(
    book: Book, text: str, anywhere: bool, in_the_line: bool
) -> None:
    today = NOW.date()
    assert (said_trip(book, text, today=today) is not None) == anywhere
    assert (said_trip(book, text, today=today, whole=True) is not None) == in_the_line


def test_its_words_name_place_and_days(book: Book) -> None:
    found = said_trip(book, "I will be in Birmingham 3-5 Feb", today=NOW.date())
    assert found is not None
    assert "".join(c for c in trip_words(found) if c.isprintable()) == "Trip: Birmingham, 3–5 February"
