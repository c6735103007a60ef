"""Files that cannot be read among others that can: all are named, and the rest comes in without them."""

from itertools import pairwise
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from networker.services.imports.planned import Dropped
from networker.store.book import Book
from networker.ui.imports.page import ImportPage
from networker.ui.imports.reasons import SAID, Reasons
from networker.ui.text import PlainLabel, isolate
from networker.ui.theme import Theme
from tests.ui.helpers import key as press
from tests.ui.imports.steps import ANA, export, start


@pytest.fixture
def bad(tmp_path: Path) -> tuple[Path, Path]:
    """Two files that no reader can take."""
    picture, empty = tmp_path / "photo.jpg", tmp_path / "zero.csv"
    picture.write_bytes(b"\xff\xd8\xff\xe0" + b"\0" * 80)
    empty.write_bytes(b"")
    return picture, empty


def test_all_are_named_and_the_rest_comes_in_by_one_key(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot, bad: tuple[Path, Path]
) -> None:
    page.activateWindow()
    start(page, qtbot, bad[0], export(tmp_path / "a.csv", ANA), bad[1])
    asked = page.questions.unreadable
    assert asked.isVisible()
    assert asked.title.text() == "2 of the files cannot be read"
    assert [each.partition("”")[0].lstrip("“") for each in asked.reasons.said] == ["photo.jpg", "zero.csv"]
    assert page.foot.leave_out.hasFocus()
    press(page.foot.leave_out, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert page.preview.counts.accessibleName().startswith("1 new person")
    assert page.preview.counts.accessibleName().endswith("2 files skipped"), "they are named there too"
    assert page.undo(), "the answer is taken back as others are"
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert asked.isVisible()
    page.foot.leave_out.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert book.read("SELECT name FROM person") == [("Ana Ribeiro",)]


def test_where_none_can_be_read_there_is_nothing_to_go_on_with(
    page: ImportPage, qtbot: QtBot, bad: tuple[Path, Path]
) -> None:
    start(page, qtbot, *bad)
    assert page.told.reasons.isVisible()
    assert not page.told.refusal.isVisible(), "not twice"
    assert all(path.name in said for path, said in zip(bad, page.told.reasons.said, strict=True))
    assert not page.foot.leave_out.isVisible()
    start(page, qtbot, bad[0])
    assert (page.told.refusal.isVisible(), page.told.reasons.isVisible()) == (True, False), (
        "one is one sentence"
    )


def test_those_that_can_be_read_join_what_is_looked_at(
    page: ImportPage, tmp_path: Path, qtbot: QtBot, bad: tuple[Path, Path]
) -> None:
    said: list[str] = []
    page._jobs.failed.connect(said.append)
    start(page, qtbot, export(tmp_path / "a.csv", ANA))
    start(page, qtbot, bad[0], export(tmp_path / "b.csv", ANA.replace("Ana", "Ida").replace("ana", "ida")))
    assert len(said) == 1
    assert page.preview.counts.accessibleName().startswith("2 new people")


def test_in_a_small_window_each_of_many_is_reached_by_keys(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.resize(700, 380)
    page.activateWindow()
    empty = [tmp_path / f"empty{n}.csv" for n in range(18)]
    for each in empty:
        each.write_bytes(b"")
    start(page, qtbot, export(tmp_path / "a.csv", ANA), *empty)
    asked = page.questions.unreadable
    rows = [label for label in asked.reasons.findChildren(PlainLabel) if label.isVisible()]
    assert [empty[n].name in row.text() for n, row in enumerate(rows)] == [True] * 18
    for row in rows:
        assert row.height() >= row.heightForWidth(row.width()), "no line is cut"
    for one, other in pairwise(rows):
        below = other.mapTo(asked, other.rect().topLeft()) - one.mapTo(asked, one.rect().bottomLeft())
        assert below.y() >= 8, "one file is told from the next"
    assert rows[-1].visibleRegion().isEmpty()
    for _ in range(4):
        press(page.foot.leave_out, Qt.Key.Key_PageDown)
    assert rows[-1].visibleRegion().boundingRect().height() == rows[-1].height()
    press(page.foot.leave_out, Qt.Key.Key_PageUp)
    assert rows[-1].visibleRegion().isEmpty()


def test_of_very_many_the_last_are_named_without_their_reason(theme: Theme, qtbot: QtBot) -> None:
    reasons = Reasons(theme)
    qtbot.addWidget(reasons)
    why: dict[Dropped, str] = {Path(f"{n}.csv"): f"{n}.csv is empty." for n in range(SAID + 2)}
    reasons.say(why)
    assert len(reasons.said) == SAID + 1
    assert reasons.said[-1] == f"And 2 more: {isolate('200.csv')}, {isolate('201.csv')}"


def test_in_a_small_window_every_name_that_may_be_the_users_is_whole_and_reached(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.resize(700, 300)
    page.activateWindow()
    chat = tmp_path / "chat.txt"
    names = ("Ana", "Bo", "Ida", "Kim", "Lea")
    chat.write_text(
        "".join(f"13/04/24, 11:2{n} - {name}: hi\n" for n, name in enumerate(names)), encoding="utf-8"
    )
    start(page, qtbot, chat)
    qtbot.waitUntil(page.isActiveWindow)
    asked = page.who_am_i
    buttons = asked.answers.buttons
    # Their places are given once the page is laid out, which is after it is shown.
    qtbot.waitUntil(lambda: all(button.height() == button.sizeHint().height() for button in buttons))
    area = asked.area  # how far it goes follows the layout only then
    qtbot.waitUntil(
        lambda: 0 < area.verticalScrollBar().maximum() == area.widget().height() - area.viewport().height()
    )
    assert buttons[-1].visibleRegion().isEmpty()
    for button in buttons[:-1]:
        press(button, Qt.Key.Key_Down)
    assert page.focusWidget() is buttons[-1]
    assert buttons[-1].visibleRegion().boundingRect().height() == buttons[-1].height(), "the keyboard is seen"
