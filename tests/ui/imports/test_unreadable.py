"""Files that cannot be read among others that can: all are named, and the rest comes in without them."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from networker.store.book import Book
from networker.ui.imports.page import ImportPage
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
    assert [line.partition("”")[0].lstrip("“") for line in asked.refusal.label.text().split("\n")] == [
        "photo.jpg",
        "zero.csv",
    ]
    assert page.foot.leave_out.hasFocus()
    press(page.foot.leave_out, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert page.preview.counts.accessibleName().startswith("1 new person")
    assert page.preview.counts.accessibleName().endswith("2 rows skipped"), "they are named there too"
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
    assert page.told.refusal.isVisible()
    assert all(path.name in page.told.refusal.label.text() for path in bad)
    assert not page.foot.leave_out.isVisible()


def test_those_that_can_be_read_join_what_is_looked_at(
    page: ImportPage, tmp_path: Path, qtbot: QtBot, bad: tuple[Path, Path]
) -> None:
    said: list[str] = []
    page._jobs.failed.connect(said.append)
    start(page, qtbot, export(tmp_path / "a.csv", ANA))
    start(page, qtbot, bad[0], export(tmp_path / "b.csv", ANA.replace("Ana", "Ida").replace("ana", "ida")))
    assert len(said) == 1
    assert page.preview.counts.accessibleName().startswith("2 new people")
