"""The page of insights: it reads once for each span, keeps what is shown, and its figures lead to people."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from networker.domain.spans import Span
from networker.services import people, quick_log
from networker.services.errors import CannotDo
from networker.services.search import Shown
from networker.store.book import Book
from networker.ui.insights.charts import Part, TooLittle
from networker.ui.insights.figures import Behind, Kit
from networker.ui.insights.page import InsightsPage
from networker.ui.insights.rows import BarRow, Figured, Table
from networker.ui.insights.section import Section, Told
from tests.journeys.steps import press
from tests.ui.conftest import PutUp
from tests.ui.helpers import NOW, said_name, settle

K = Qt.Key


@dataclass(frozen=True)
class Answer:
    """What an invented section is told."""

    n: int


class Asked:
    """An invented service, which remembers what it was asked."""

    def __init__(self, n: int = 20) -> None:
        self.n, self.of = n, list[tuple[date, date | None]]()

    def read(self, _book: Book, *, today: date, since: date | None) -> Answer:
        self.of.append((today, since))
        return Answer(self.n)


def draw(found: Answer, kit: Kit) -> QWidget:
    holder = QWidget()
    column = QVBoxLayout(holder)
    for n in range(3):
        shown = Shown(among=(n,), label=f"row {n}") if n != 1 else None
        column.addWidget(
            BarRow(kit, f"row {n}", [Part(n)], [str(n)], of=3, said=f"row {n}: {found.n}", shown=shown)
        )
    cells = [Figured(str(n), f"cell {n}", Shown(query=f"cell:{n}")) for n in range(2)]
    column.addWidget(Table(kit, ["one", "two"], [("above", cells), ("below", cells)], said="a table"))
    return holder


def section(key: str, asked: Asked, *, of_today: bool = False) -> Section[Answer]:
    def told(found: Answer) -> Told:
        return Told(
            f"{found.n} of them",
            "from so many",
            f"{found.n} only: too little data to say" if found.n < 10 else "",
        )

    return Section(key, key.title, asked.read, told, draw, of_today=of_today)


Open = Callable[..., InsightsPage]


@pytest.fixture
def opened(put_up: PutUp, qtbot: QtBot) -> Iterator[Open]:
    kept: list[InsightsPage] = []  # until pytest-qt has taken them down

    def open_(*sections: Section[Any], width: int = 1200) -> InsightsPage:
        def made(**shared: Any) -> InsightsPage:
            return InsightsPage(**shared, sections=sections)

        page = put_up(made, width, 752)
        kept.append(page)
        page.activateWindow()
        settle(page, qtbot)
        return page

    yield open_
    kept.clear()


@pytest.fixture
def ana(book: Book) -> int:
    who = people.add(book, name="Ana", now=NOW)[0]
    quick_log.log(book, "coffee yesterday", now=NOW, context=who)
    return who


def test_it_says_from_how_much_and_reads_each_section_over_the_span(ana: int, opened: Open) -> None:
    asked, now = Asked(), Asked()
    page = opened(section("mix", asked), section("circles", now, of_today=True))
    assert page.sample.text() == "1 contact day with your one person"
    assert asked.of == [(NOW.date(), date(2025, 11, 21))]
    assert now.of == [(NOW.date(), None)], "how things stand has no span"
    assert [view.finding.text() for view in page.views] == ["20 of them", "20 of them"]


def test_a_span_is_read_once_until_something_changes(
    book: Book, ana: int, opened: Open, qtbot: QtBot
) -> None:
    asked, now = Asked(), Asked()
    page = opened(section("mix", asked), section("circles", now, of_today=True))
    page.show_span(Span.LAST_YEAR)
    assert not page.views[0].waiting.isHidden(), "grey lines until it is read"
    assert page.views[1].waiting.isHidden()
    settle(page, qtbot)
    assert asked.of[1:] == [(date(2025, 12, 31), date(2025, 1, 1))]
    page.show_span(Span.YEAR)
    settle(page, qtbot)
    assert (len(asked.of), len(now.of)) == (2, 1)
    assert page.views[0].waiting.isHidden()
    page._jobs.write(page, people.add, book, name="Ben", now=NOW + timedelta(minutes=1))
    settle(page, qtbot)
    assert (len(asked.of), len(now.of)) == (3, 2)
    assert "2 people" in page.sample.text()


def test_each_figure_leads_to_its_people(ana: int, opened: Open, qtbot: QtBot) -> None:
    page, wanted = opened(section("mix", Asked())), list[Shown]()
    page.people_requested.connect(wanted.append)
    stops = page.views[0].places.stops
    assert [said_name(each) for each in stops] == [
        "row 0: 20",
        "row 2: 20",
        "cell 0",
        "cell 1",
        "cell 0",
        "cell 1",
    ]
    page.views[0].places.go_to(0)
    press(stops[0], K.Key_Return)
    press(stops[0], K.Key_Down)
    assert stops[1].hasFocus(), "a figure of nobody is no stop"
    press(stops[1], K.Key_Space)
    assert wanted == [Shown(among=(0,), label="row 0"), Shown(among=(2,), label="row 2")]


def test_people_behind_a_figure_are_looked_up_over_its_span(ana: int, opened: Open, qtbot: QtBot) -> None:
    def who(_book: Book, first: int, *, today: date, since: date | None) -> tuple[int, ...]:
        return first, today.year, since.year if since else 0

    def drawn(_found: Answer, kit: Kit) -> QWidget:
        return BarRow(kit, "row", [Part(1)], ["1"], of=1, said="row", shown=Behind(who, (7,), "seven"))

    def made(key: str, *, of_today: bool) -> Section[Answer]:
        return replace(
            section(key, Asked(), of_today=of_today), draw=lambda found, kit: _held(drawn(found, kit))
        )

    page, wanted = opened(made("mix", of_today=False), made("circles", of_today=True)), list[Shown]()
    page.people_requested.connect(wanted.append)
    page.show_span(Span.LAST_YEAR)
    settle(page, qtbot)
    for view in page.views:
        press(view.places.stops[0], K.Key_Return)
        settle(page, qtbot)  # two lanes answer two questions in any order
    assert wanted == [Shown(among=(7, 2025, 2025), label="seven"), Shown(among=(7, 2026, 0), label="seven")]


def _held(widget: QWidget) -> QWidget:
    holder = QWidget()
    QVBoxLayout(holder).addWidget(widget)
    return holder


def test_the_real_sections_are_told_and_painted(book: Book, ana: int, put_up: PutUp, qtbot: QtBot) -> None:
    page = put_up(InsightsPage, 1200, 752)
    settle(page, qtbot)
    assert [view.section.key for view in page.views][:4] == ["circles", "channels", "realTies", "noise"]
    assert all(view.drawn is not None for view in page.views)
    assert said_name(page) == "Insights"
    with qtbot.waitSignal(page.page_requested) as asked:
        page.views[0].kit.goes("triage")
    assert asked.args == ["triage"]


def test_arrows_go_where_they_point(ana: int, opened: Open) -> None:
    page = opened(section("mix", Asked()))
    stops = page.views[0].places.stops
    page.views[0].places.go_to(2)
    for way, wanted in ((K.Key_Right, 3), (K.Key_Right, 3), (K.Key_J, 5), (K.Key_Left, 4), (K.Key_Up, 2),
                        (K.Key_Home, 0), (K.Key_Up, 0), (K.Key_End, 5)):  # fmt: skip
        held = next(each for each in stops if each.hasFocus())
        press(held, way)
        assert stops[wanted].hasFocus(), (way, wanted)


def test_the_keyboard_stays_where_it_was_when_figures_are_told_anew(
    book: Book, ana: int, opened: Open, qtbot: QtBot
) -> None:
    asked = Asked()
    page = opened(section("mix", asked))
    page.views[0].places.go_to(3)
    asked.n = 30
    page._jobs.write(page, people.add, book, name="Ben", now=NOW + timedelta(minutes=1))
    settle(page, qtbot)
    assert page.views[0].finding.text() == "30 of them"
    assert page.views[0].places.stops[3].hasFocus()


def test_under_ten_nothing_is_drawn(ana: int, opened: Open) -> None:
    page = opened(section("mix", Asked(7)))
    assert isinstance(page.views[0].drawn, TooLittle)
    assert said_name(page.views[0].drawn) == "7 only: too little data to say"
    assert page.views[0].places.stops == ()


def test_two_columns_where_there_is_room(ana: int, opened: Open, qtbot: QtBot) -> None:
    page = opened(section("mix", Asked()), section("noise", Asked()))
    first, second = page.views
    assert first.y() == second.y()
    page.resize(760, 752)
    settle(page, qtbot)
    qtbot.waitUntil(lambda: second.y() > first.y())
    assert [view.height() for view in page.views] == [
        view.minimumSizeHint().height() for view in page.views
    ], "none is pressed"
    assert second.y() > first.y()
    assert second.x() == first.x()


def test_a_section_that_cannot_be_read_keeps_no_other_from_it(ana: int, opened: Open, qtbot: QtBot) -> None:
    def read(_book: Book, *, today: date, since: date | None) -> Answer:
        raise CannotDo("The disk does not answer.")

    good, said = Asked(), list[str]()
    page = opened(
        section("mix", Asked()), replace(section("bad", Asked()), read=read), section("noise", good)
    )
    page._jobs.failed.connect(said.append)
    assert [view.waiting.isHidden() for view in page.views] == [True, False, True]
    page.refresh()
    settle(page, qtbot)
    assert (said, len(good.of)) == (["The disk does not answer."], 2), "it is tried again, once"


def test_an_empty_book_offers_an_import(opened: Open, qtbot: QtBot) -> None:
    page = opened(section("mix", Asked(0)))
    assert page.states.currentWidget() is page.empty
    with qtbot.waitSignal(page.import_requested):
        page.empty.button.click()
