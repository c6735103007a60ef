"""Looking back on the year through the whole window, by keys."""

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QPageSize

from networker.store.book import Book
from networker.ui.insights.page import InsightsPage
from networker.ui.insights.year_page import YearPage
from networker.ui.page_table import INSIGHTS
from networker.ui.settling import settle
from networker.ui.widgets.basics import Button
from tests.journeys.steps import NOW, key, opened
from tests.services.insights import twelve


@pytest.fixture
def filled(data_dir: Path) -> Path:
    book = Book(data_dir, now=NOW)
    with book.step("fill", "A year", now=NOW) as step:
        twelve.people(step)
        for n in range(1, 13):
            twelve.talk(step, date(NOW.year, 3, n), n)
    book.close()
    return data_dir


def test_from_insights_to_the_year_onto_paper_and_back(filled: Path, tmp_path: Path) -> None:
    with opened(filled) as application:
        window = application.window
        window.activateWindow()
        insights = window.open_page(INSIGHTS)
        assert isinstance(insights, InsightsPage)
        settle(application)
        year = next(view for view in insights.views if view.section.key == "year")
        assert year.drawn is not None
        year.drawn.findChildren(Button)[0].click()
        settle(application)
        page = window.findChild(YearPage)
        assert page is not None
        assert page.isVisible()
        assert page.years.hasFocus()
        assert "12 contact days with 12 people" in page.sheet.accessibleName()
        page.save(tmp_path / "year.pdf", QPageSize.PageSizeId.A4)
        settle(application)
        assert window.undo_bar.text == f"The year lies in {tmp_path / 'year.pdf'}"
        key(window, "Esc")
        settle(application)
        assert insights.isVisible()
        assert not page.isVisible()
