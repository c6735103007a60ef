"""The card of the search language: opened by F1 or Ctrl+D, it keeps, renames, shows and takes out searches."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.domain.search_query import parse
from networker.services import search
from networker.store.book import Book
from networker.ui.icons import Icons
from networker.ui.search.card import SearchCard, examples
from networker.ui.search.keeping import Keeping
from networker.ui.theme import Theme
from tests.ui.helpers import NOW


@pytest.fixture
def page(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1200, 760)
    made.show()
    return made


@pytest.fixture
def keeping(page: QWidget, book: Book, jobs: Jobs, theme: Theme, icons: Icons) -> Keeping:
    search.save(book, "Near", "circle:close", now=NOW)
    return Keeping(
        book=book,
        jobs=jobs,
        theme=theme,
        icons=icons,
        clock=lambda: NOW,
        over=page,
        as_text=lambda: "city:lyon",
    )


def opened(keeping: Keeping, qtbot: QtBot, *, naming: bool = False) -> SearchCard:
    (keeping.keep if naming else keeping.help)()
    qtbot.waitUntil(lambda: keeping.card is not None)
    assert keeping.card is not None
    return keeping.card


def test_every_example_is_a_search(data_dir: Path) -> None:
    for text, said in examples():
        assert parse(text).said is None
        assert said


def test_f1_shows_what_is_searched_for_and_enter_searches_for_it(keeping: Keeping, qtbot: QtBot) -> None:
    card = opened(keeping, qtbot)
    assert card.text.text() == "city:lyon"
    assert card.text.hasFocus() or card.focusWidget() is card.text
    card.text.setText("city:porto")
    with qtbot.waitSignal(keeping.text_requested) as asked:
        qtbot.keyClick(card.text, Qt.Key.Key_Return)
    assert asked.args == ["city:porto"]
    assert card.isHidden()


def test_a_search_is_kept_under_a_name(keeping: Keeping, qtbot: QtBot, book: Book, jobs: Jobs) -> None:
    card = opened(keeping, qtbot, naming=True)
    card.keep.click()  # without a name nothing is kept
    assert card.focusWidget() is card.name
    card.name.setText("Lyon")
    qtbot.keyClick(card.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: jobs.idle and len(card._kept) == 2)
    assert [(each.name, each.query) for each in search.saved(book)] == [
        ("Lyon", "city:lyon"),
        ("Near", "circle:close"),
    ]
    assert card.name.text() == ""


def test_a_kept_search_is_renamed_shown_and_taken_out(
    keeping: Keeping, qtbot: QtBot, book: Book, jobs: Jobs
) -> None:
    card = opened(keeping, qtbot)
    [(_, _, rename, _)] = card._kept
    rename.click()
    assert card.keep.text() == "Rename"
    card.name.setText("Nearest")
    card.keep.click()
    qtbot.waitUntil(lambda: jobs.idle and card._kept[0][0].name == "Nearest")
    [(_, show, _, _)] = card._kept
    with qtbot.waitSignal(keeping.shown_requested) as shown:
        show.click()
    assert shown.args == [search.Shown("circle:close", label="Nearest")]
    card = opened(keeping, qtbot)
    card._kept[0][3].setFocus()
    card._kept[0][3].click()
    qtbot.waitUntil(lambda: jobs.idle and not card._kept)
    assert card.focusWidget() is card.name, "a second press of Enter does nothing else"
    assert search.saved(book) == []


def test_what_cannot_be_kept_is_said(keeping: Keeping, qtbot: QtBot) -> None:
    card = opened(keeping, qtbot, naming=True)
    card.text.setText("circle:")
    card.name.setText("Half")
    with qtbot.waitSignal(keeping.failed) as failed:
        card.keep.click()
    assert "not understood" in failed.args[0]
