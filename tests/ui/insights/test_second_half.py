"""Mix, corners, rhythm, wins and the year on the page: what they say of the twelve, and where their figures lead."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from networker.domain.spans import Span
from networker.services.insights import year
from networker.services.search import Shown
from networker.store.book import Book
from networker.ui.insights import words
from networker.ui.insights.corners import CORNERS
from networker.ui.insights.figures import Behind, Figure
from networker.ui.insights.mix import MIX, Mixture
from networker.ui.insights.page import InsightsPage
from networker.ui.insights.rhythm import RHYTHM
from networker.ui.insights.section import Section, SectionView
from networker.ui.insights.wins import WINS
from networker.ui.insights.year_months import numbers
from networker.ui.insights.year_section import YEAR, Months
from networker.ui.theme import Theme
from tests.services.insights import twelve
from tests.services.insights.twelve import ANA, BEN, CARLA, DAVID, EVA, FINN, KIM, NAMES
from tests.ui.conftest import PutUp
from tests.ui.helpers import NOW, inks, picture_of, said_name, settle

TODAY = NOW.date()
Open = Callable[..., SectionView]


@pytest.fixture
def opened(book: Book, put_up: PutUp, qtbot: QtBot) -> Open:
    def open_(section: Section[Any], span: Span = Span.YEAR) -> SectionView:
        def made(**shared: Any) -> InsightsPage:
            page = InsightsPage(**shared, sections=[section])
            page.span = span
            return page

        page = put_up(made, 1200, 752)
        settle(page, qtbot)
        return page.views[0]

    return open_


@pytest.fixture
def known(book: Book) -> Book:
    with book.step("fill", "Twelve people", now=NOW) as step:
        twelve.people(step)
        twelve.known(step)
        twelve.ties(step)
    return book


def figures(view: SectionView) -> dict[str, Any]:
    """What the figures lead to, by what screen readers say of them."""
    return {said_name(each): each.shown for each in view.places.stops if isinstance(each, Figure)}


def behind(book: Book, wanted: Behind) -> tuple[int, ...]:
    """The people who are looked up when a figure is pressed."""
    return wanted.who(book, *wanted.of, today=TODAY, since=None)


def drawn(view: SectionView, kind: type[QWidget]) -> list[Any]:
    assert view.drawn is not None
    return [each for each in view.drawn.findChildren(kind) if type(each) is kind]


def test_of_too_few_only_that_is_said(opened: Open, known: Book) -> None:
    with known.step("fewer", "Fewer", now=NOW) as step:
        for n in range(2, 13):
            step.update("person", n, circle=5)
    for section in (MIX, CORNERS):
        view = opened(section)
        assert "too little data" in said_name(view.drawn)
        assert view.finding.text() in ("Mix", "Corners"), "one sees what it is that cannot be said yet"
    assert said_name(opened(RHYTHM).drawn).startswith("0 ties so far")
    assert said_name(opened(WINS).drawn) == "No win is noted in this span: too little data to say"
    assert said_name(opened(YEAR).drawn).startswith("0 contact days in this year")


def test_the_mix_says_what_most_hangs_on(opened: Open, known: Book) -> None:
    view = opened(MIX)
    assert view.finding.text() == "Of your ties too little is known yet to say what they hang on."
    assert view.counted.text() == "11 people in Inner, Close and Good"
    with known.step("job", "Kim's job", now=NOW) as step:
        step.insert("fact", person=KIM, field="job", detail="Acme Inc", noted="2026-02-01")
    view = opened(MIX)
    assert view.finding.text() == "A third of your ties hang on one employer, \u2068Acme GmbH\u2069."
    found = figures(view)
    assert found["Acme GmbH: 4 people, 40 %"] == Shown(
        among=(ANA, BEN, CARLA, KIM), label="Employer: Acme GmbH"
    )
    assert "3 others: 3 people, 30 %" in found


def test_who_introduced_many_and_has_no_name_is_called_so(opened: Open, known: Book) -> None:
    with known.step("ties", "Introduced by Ana", now=NOW) as step:
        step.update("person", ANA, name="", given="", folded="")
        for n in range(5, 12):
            step.insert("tie", person=n, other=ANA, kind="introduced by")
    through = next(each for each in drawn(opened(MIX), Mixture) if "No name yet" in said_name(each))
    assert through.parts[0].share.words.startswith("No name yet ")


def test_small_parts_have_their_names_beside_each_other(opened: Open, known: Book) -> None:
    with known.step("job", "Kim's job", now=NOW) as step:
        step.insert("fact", person=KIM, field="job", detail="Acme Inc", noted="2026-02-01")
    view = opened(MIX)
    (employers,) = drawn(view, Mixture)
    placed = sorted((begin, employers.parts[n].share.words) for n, begin, _ in employers.names())
    assert [text for _, text in placed] == ["Acme GmbH 40 %", "Delta 20 %", "Kite 10 %", "3 others 30 %"]
    ends = sorted((begin, begin + wide) for _, begin, wide in employers.names())
    assert all(one[1] < other[0] for one, other in pairwise(ends))
    assert ends[-1][1] <= employers.width()
    employers.resize(330, employers.height())
    assert [n for n, *_ in employers.names()] == [3, 0], "first the others, then what is largest"
    employers.resize(230, employers.height())
    assert [n for n, *_ in employers.names()] == [3]
    picture_of(employers)


def test_corners_name_who_bridges(opened: Open, known: Book) -> None:
    view = opened(CORNERS)
    assert (
        view.finding.text()
        == "Without \u2068David\u2069, 3 of your people would have no known way to 5 others."
    )
    assert view.counted.text().endswith("10 pairs of them are known to know each other")
    found = figures(view)
    assert list(found) == [
        "Your ties: 11", "Know another: 9", "\u2068David\u2069 connects 3 people with 5 others",
        "\u2068Eva\u2069 connects 2 people with 6 others",
    ]  # fmt: skip
    assert behind(known, found["Your ties: 11"]) == tuple(range(ANA, 12))
    assert EVA in found["\u2068David\u2069 connects 3 people with 5 others"].among


def test_rhythm_tells_each_quarter(opened: Open, known: Book) -> None:
    with known.step("talks", "Talks", now=NOW) as step:
        for n in range(1, 12):
            twelve.talk(step, date(2025, 1, 10), n)
            twelve.talk(step, date(2025, 2, 10), n)
        twelve.talk(step, date(2025, 12, 1), ANA)
    view = opened(RHYTHM)
    assert view.finding.text() == "10 ties fewer than before: 10 lost to silence."
    found = figures(view)
    lost = found["Lost to silence in Q1 2026: 10"]
    assert (lost.label, behind(known, lost)) == ("Lost to silence in Q1 2026", tuple(range(BEN, 12)))
    assert behind(known, found["Kept in Q4 2026: 1"]) == (ANA,)
    picture_of(view)


def test_few_wins_are_told_and_not_weighed(opened: Open, known: Book) -> None:
    with known.step("wins", "Wins", now=NOW) as step:
        twelve.win(step, date(2026, 5, 2), "A flat", "mail", ANA, BEN, CARLA)
        twelve.win(step, date(2026, 5, 1), "Nobody's", None)
    view = opened(WINS)
    assert view.finding.text() == "2 wins in this span: too few to say where they come from."
    assert list(figures(view).values()) == [Shown(among=(ANA, BEN, CARLA), label="A flat")]


def test_ten_wins_say_over_what_and_through_whom(opened: Open, known: Book) -> None:
    with known.step("wins", "Wins", now=NOW) as step:
        for n in range(11):
            twelve.win(
                step,
                TODAY - timedelta(days=n),
                f"Win {n}",
                "mail" if n % 3 else None,
                DAVID if n < 8 else FINN,
            )
    view = opened(WINS)
    assert view.finding.text() == "Mail brought the most: 7 of your 11 wins."
    found = figures(view)
    assert found["Mail: 7 wins"] == Shown(among=(DAVID, FINN), label="Wins, Mail")
    assert (found["David: 8 wins"].among, found["Finn: 3 wins"].among) == ((DAVID,), (FINN,))
    assert "Not said: 4 wins" in found
    none = opened(WINS, Span.LAST_YEAR)
    assert "No win" in said_name(none.drawn)


def test_the_year_leads_to_its_page(opened: Open, known: Book, qtbot: QtBot) -> None:
    with known.step("talks", "Talks", now=NOW) as step:
        for n in range(1, len(NAMES) + 1):
            twelve.talk(step, date(2026, 3, n), n, kind="meeting", depth="together")
    view = opened(YEAR)
    assert (
        view.finding.text()
        == "2026, until 20 Nov: 12 people talked with for the first time, and 12 met face to face."
    )
    assert view.counted.text() == "12 contact days with 12 people"
    page = view.window()
    assert isinstance(page, InsightsPage)
    assert view.drawn is not None
    button = next(
        each for each in view.drawn.findChildren(QWidget) if said_name(each) == "Look back on one page"
    )
    with qtbot.waitSignal(page.page_requested) as asked:
        button.click()  # type: ignore[attr-defined]
    assert asked.args == ["year"]


def test_numbers_over_months_stand_apart(theme: Theme, qtbot: QtBot, book: Book) -> None:
    found = replace(year.of_year(book, 2026, today=TODAY), months=(23_251, 400, 0, *(24_500,) * 8, 38_041))
    small = theme.font("small")
    assert numbers(found, small, 1200)[:3] == ["23,251", "400", "0"]
    narrow = numbers(found, small, 520)
    assert [*narrow[:3], narrow[-1]] == ["23 k", "< 1 k", "< 1 k", "38 k"]
    months = Months(theme, found)
    qtbot.addWidget(months)
    months.resize(520, months.height())
    assert len(inks(picture_of(months), QRect(0, 0, 520, 20))) > 2, "the highest number is within the picture"


def test_a_share_says_nothing_of_none_and_all_of_all_alone() -> None:
    assert [words.share(n, 1000) for n in (0, 1, 340, 994, 999, 1000)] == [
        "0 %", "< 1 %", "34 %", "99 %", "> 99 %", "100 %",
    ]  # fmt: skip
    assert words.share(0, 0) == "0 %"
