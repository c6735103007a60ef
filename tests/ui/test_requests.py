"""What others ask of the program brings up its window only where somebody wants to see it, and reaches the right book."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from networker import app
from networker.desktop.file_open import Program
from networker.desktop.message import Wish
from networker.services.imports.planned import Pasted
from networker.store.book import Book
from networker.ui.application import Application
from networker.ui.settling import settle
from tests.journeys.steps import NOW, opened
from tests.journeys.test_coming_and_going import FakeTray

ANA, BEN = "networker://add?name=Ana%20Torres", "networker://add?name=Ben%20Ode"


@pytest.fixture
def hidden(data_dir: Path) -> Iterator[Application]:
    """In the tray, without a window."""
    made = app.build([], data_dir=data_dir, clock=lambda: NOW, tray=FakeTray())
    made.start(hidden=True)
    assert settle(made)
    yield made
    made.close()


@pytest.fixture
def given_away(monkeypatch: pytest.MonkeyPatch) -> list[Wish]:
    """What another window takes."""
    taken: list[Wish] = []
    monkeypatch.setattr("networker.desktop.hand_over.hand_over", lambda _folder, wish: not taken.append(wish))
    return taken


def test_a_second_start_in_the_tray_leaves_the_window_where_it_is(hidden: Application) -> None:
    hidden.requests.take(Wish(show=False))
    assert hidden._window is None
    hidden.requests.take(Wish())
    assert hidden.window.isVisible()


def test_of_several_links_the_last_one_is_shown(hidden: Application) -> None:
    hidden.requests.take(Wish(links=[ANA, BEN]))
    assert settle(hidden)
    card = hidden.window.linked.card
    assert card is not None
    assert card.name.text() == "Ben Ode"


def test_where_another_window_has_the_own_book_files_and_links_go_there(
    data_dir: Path, tmp_path: Path, given_away: list[Wish]
) -> None:
    file = tmp_path / "people.csv"
    with opened(data_dir, "--sample") as application, closing(Book(data_dir, now=NOW)):
        notice = application.window.centre.notice.label
        application.requests.back_to_own_book([file], [ANA])
        assert given_away == [Wish([file], [ANA])]
        assert "holds the book" not in notice.text()
        application.requests.back_to_own_book([file, Pasted("Zoë Bergh <zoe@bergh.example>")])
        assert len(given_away) == 1, "words that were pasted are in no file"
        assert "holds the book" in notice.text()
        assert application.window.invented


def test_what_the_system_opens_is_asked_of_the_window(hidden: Application) -> None:
    assert isinstance(hidden.qt, Program)
    hidden.qt.links_opened.emit([ANA])
    assert hidden.window.isVisible()
