"""The window on a small screen: nothing lies off it, and Today gives way without being lost."""

from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from networker.services import people
from networker.store.book import Book
from networker.ui.main_window import SMALLEST, MainWindow, smallest
from networker.ui.page_table import TIDY
from networker.ui.settling import settle
from tests.journeys.steps import NOW, key, opened


def lies_inside(window: MainWindow, part: QWidget) -> bool:
    return part.isVisible() and window.rect().contains(QRect(part.mapTo(window, QPoint()), part.size()))


def test_today_gives_way_in_a_narrow_window_and_is_reached_by_its_key(data_dir: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        ana = people.add(book, name="Ana Lind", now=NOW)[0]
    with opened(data_dir) as application:
        window = application.window
        window.activateWindow()
        panes, today = window.panes, window.centre.top.today
        panes.setSizes([300, 560, 339])
        wide = panes.sizes()
        assert not today.isVisible()
        window.reach_out.card.setFocus()
        window.resize(800, 500)
        assert settle(application)
        assert window.size() == QSize(800, 500)
        assert (window.timeline.isVisible(), window.reach_out.isVisible()) == (True, False)
        assert all(lies_inside(window, each) for each in (window.timeline, window.contacts, today))
        key(window.contacts.list, "Ctrl+T")
        assert (window.timeline.isVisible(), window.reach_out.isVisible()) == (False, True)
        assert lies_inside(window, window.reach_out)
        assert window.reach_out.isAncestorOf(window.focusWidget()) or window.reach_out.card.isHidden()
        key(window.reach_out, "Esc")
        assert window.timeline.isVisible()
        today.button.click()
        assert window.reach_out.isVisible()
        window.show_person(ana)
        assert settle(application)
        assert window.timeline.isVisible(), "whoever is chosen is seen"
        window.resize(1280, 800)
        assert settle(application)
        assert panes.sizes() == wide
        assert not today.isVisible()
        assert window.reach_out.isVisible()


@pytest.mark.parametrize("size", [QSize(800, 500), QSize(1024, 560)])
def test_the_buttons_of_an_import_lie_on_a_small_screen(size: QSize, data_dir: Path, tmp_path: Path) -> None:
    card = tmp_path / "ana.vcf"
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ana\nEMAIL:ana@x.example\nEND:VCARD\n", encoding="utf-8")
    with opened(data_dir) as application:
        window = application.window
        window.resize(size)
        assert lies_inside(window, window.first_start.samples)
        assert lies_inside(window, window.first_start.how)
        assert window.first_start._left >= 0, "nor what is painted round them"
        window.open_page(TIDY)
        assert settle(application)
        for part, scroll in window.pages[TIDY]._scrolls.items():
            window.pages[TIDY].states.setCurrentWidget(scroll)
            assert settle(application)
            assert part.mapTo(scroll, part.rect().topRight()).x() <= scroll.width()
        window.start_import([card])
        assert settle(application)
        page = window.imports
        assert window.size() == size
        assert lies_inside(window, page.apply)
        assert lies_inside(window, page.cancel)
        page.preview.newcomers.group.setFocus(Qt.FocusReason.TabFocusReason)
        assert settle(application)
        page.preview._overview.ensureWidgetVisible(page.preview.newcomers.group)
        assert lies_inside(window, page.preview.newcomers.group)


def test_on_a_low_screen_at_twice_the_size_the_window_and_its_panes_fit(data_dir: Path) -> None:
    """1366 by 768 at 200 % is 683 by 384."""
    room = QSize(683, 384)
    size = smallest(room)
    assert smallest(QSize(1920, 1080)) == SMALLEST
    assert (size.width() < room.width(), size.height() < room.height()) == (True, True)
    with closing(Book(data_dir, now=NOW)) as book:
        people.add(book, name="Ana Lind", now=NOW)
    with opened(data_dir) as application:
        window = application.window
        window.setMinimumSize(size)
        window.resize(size)
        assert settle(application)
        assert window.size() == size
        assert all(lies_inside(window, each) for each in (window.timeline, window.contacts))
