"""The sentences of the Tidy page: sources, contact days, dates, what stays."""

from datetime import date, timedelta

import pytest
from PySide6.QtWidgets import QApplication

from networker.domain.vocabulary import Depth, PersonId
from networker.services.comparison import Cell, Comparison, Head
from networker.services.today_views import ContactMark
from networker.ui.tidy import words

TODAY = date(2026, 11, 20)
pytestmark = pytest.mark.usefixtures("qapp")


def head(*ago: int, ever: int | None = None, sources: tuple[str, ...] = (), since: int | None = 2019) -> Head:
    days = [TODAY - timedelta(days=each) for each in sorted(ago, reverse=True)]
    marks = tuple(ContactMark(day, Depth.HELLO) for day in days if (TODAY - day).days <= words.DAYS)
    return Head(PersonId(1), "Ana", sources, since, marks, ever or len(days), days[-1] if days else None)


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (head(), "no contact day yet"),
        (head(4), "1 day, on 16 Nov"),
        (head(200, 190), "2 days until May"),
        (head(150, 30, 3), "3 days since June"),
        (head(900, 800, 150, 30, 3), "3 days since June, 5 in all"),
        (head(900, 4), "1 day, on 16 Nov, 2 in all"),
        (head(900), "1 day, in June 2024"),
        (head(900, ever=12), "12 days, the last in June 2024"),
    ],
)
def test_contact_days(who: Head, said: str) -> None:
    assert words.contact_days(who, TODAY) == said


@pytest.mark.parametrize(
    ("keep", "gone", "together", "said"),
    [
        (0, 0, 0, "no contact day yet"),
        (1, 0, 1, "1 contact day in all"),
        (12, 5, 17, "17 contact days in all"),
        (12, 5, 16, "16 contact days in all (1 of them with both)"),
        (1200, 5, 1200, "1,200 contact days in all (5 of them with both)"),
    ],
)
def test_the_days_of_both_add_up(keep: int, gone: int, together: int, said: str) -> None:
    shown = Comparison(head(ever=keep), head(ever=gone), (), together, None)
    assert words.together(shown, "Ana", 0, 0) == f"\u2068Ana\u2069, {said}"


@pytest.mark.parametrize(
    ("who", "said"),
    [
        (head(), "typed by you, 2019"),
        (head(sources=("linkedin",), since=None), "from LinkedIn"),
        (head(sources=("vcard", "mail", "linkedin")), "from a contact card, your mail and LinkedIn, 2019"),
        (head(sources=("strange", "odd")), "from a file, 2019"),
    ],
)
def test_origin(who: Head, said: str) -> None:
    assert words.origin(who) == said


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("birthday", "1980-03-04", "4 March 1980"), ("birthday", "--02-29", "29 February"),
        ("birthday", "1980", "1980"),
        ("birthday", "who knows", "who knows"), ("birthday", "", "not given"), ("circle", "", "none"),
        ("state", "let go", "let go"), ("state", "deceased", "has died"), ("name", " ", "No name yet"),
        ("notes", "a\nb\x00c", "a b c"), ("profiles", "http://www.x.com/ana/", "x.com/ana"),
    ],
)  # fmt: skip
def test_values(field: str, text: str, said: str) -> None:
    assert words.value(field, Cell("k", text)) == said


def test_what_stays_is_listed(qapp: QApplication) -> None:
    assert words.stayed(["1 talk"], "Ana") == "What came since stays with \u2068Ana\u2069: 1 talk."
    assert words.listed(["1 talk", "2 facts", "the notes"]) == "1 talk, 2 facts and the notes"
    assert words.listed([]) == ""
