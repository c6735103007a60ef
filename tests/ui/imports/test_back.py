"""What is answered on the import page is taken back there: pair by pair, tick by tick, question by question."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from networker.services import duplicates
from networker.services.imports import Plan
from networker.store.book import Book
from networker.ui.imports import summary
from networker.ui.imports.page import ImportPage
from tests.ui.helpers import key as press
from tests.ui.imports.steps import ANA, export, start

NAMES = ("Sam Whitlock", "Ana Ribeiro", "Bo Lind")
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:{0}\nORG:Acme\nEMAIL:{1}@x.example\nEND:VCARD\n"
CHAT = "03/04/24, 11:20 - Ana: the boat\n04/04/24, 11:21 - Olga: yes\n"


def drop_doubts(page: ImportPage, folder: Path, qtbot: QtBot, names: tuple[str, ...] = NAMES) -> list[Path]:
    """An export and a file of cards in which everybody stands once more."""
    rows = [f"{name.replace(' ', ',')},,,Acme,Lead,04 Mar 2019" for name in names]
    files = [export(folder / "contacts.csv", *rows), folder / "friends.vcf"]
    files[1].write_text("".join(CARD.format(name, n) for n, name in enumerate(names)), encoding="utf-8")
    start(page, qtbot, *files)
    return files


def answers(page: ImportPage) -> list[str]:
    assert isinstance(page.choosing.plan, Plan)
    return list(page.choosing.plan.decisions.values())


def test_back_opens_the_last_pair_and_says_what_was_answered(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    drop_doubts(page, tmp_path, qtbot)
    pairs = page.preview.pairs
    assert pairs.head.totals == "1 of 3"
    assert not pairs.back.isVisible(), "nothing was answered"
    first = pairs.card.accessibleName()
    press(page.apply, Qt.Key.Key_Backspace)
    assert pairs.card.accessibleName() == first
    for key in (Qt.Key.Key_1, Qt.Key.Key_3):
        press(page.apply, key)
    assert (pairs.head.totals, answers(page)) == ("3 of 3", ["same"])
    press(page.apply, Qt.Key.Key_Backspace)
    assert (pairs.head.totals, pairs.before.text()) == ("2 of 3", "Taken back: Decide later")
    pairs.back.click()
    assert (pairs.head.totals, pairs.before.text()) == ("1 of 3", "Taken back: One person")
    assert pairs.card.accessibleName() == first
    assert answers(page) == []
    assert page.apply.text() == "Import 6 people", "the figures follow"
    press(page.apply, Qt.Key.Key_2)
    assert not pairs.before.isVisible(), "that was said of another pair"
    assert answers(page) == ["different"]


def test_after_the_last_pair_there_is_still_a_way_back(
    page: ImportPage, tmp_path: Path, qtbot: QtBot, book: Book
) -> None:
    drop_doubts(page, tmp_path, qtbot, NAMES[:1])
    pairs = page.preview.pairs
    pairs.card.setFocus()
    press(pairs.card, Qt.Key.Key_2)
    assert not pairs.card.isVisible()
    assert (pairs.end.text(), pairs.head.totals) == ("All of them are answered.", "1 of 1")
    assert page.focusWidget() is page.apply
    press(page.apply, Qt.Key.Key_Backspace)
    assert pairs.card.isVisible()
    press(page.apply, Qt.Key.Key_1)
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert book.read("SELECT count(*) FROM person") == [(1,)], "the second answer counts"


def test_pairs_that_are_put_off_or_not_shown_wait_in_tidy(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    drop_doubts(page, tmp_path, qtbot, NAMES[:1])
    pairs = page.preview.pairs
    (pair,) = pairs._waiting
    for of, said in ((1, "1 waits"), (2, "2 wait"), (1001, "1,001 wait")):
        pairs.show_pairs([pair], of)
        press(pairs.card, Qt.Key.Key_3)
        assert pairs.end.text() == f"{said} in Tidy once these people are in your book."


def test_pairs_beyond_the_first_are_announced_and_are_all_in_tidy_then(
    page: ImportPage, tmp_path: Path, qtbot: QtBot, book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(summary, "PAIRS", 2)
    drop_doubts(page, tmp_path, qtbot, (*NAMES, "Ida Quill"))
    pairs = page.preview.pairs
    assert pairs.head.totals == "1 of 2"
    assert pairs.more.isVisible()
    asked = "4 pairs are open: Tidy asks about those that stay so."
    assert pairs.more.text() == f"{asked} The first 2 can be decided here."
    press(page.apply, Qt.Key.Key_1)
    assert pairs.head.totals == "2 of 2"
    assert pairs.more.text().startswith("3 pairs are open")
    press(page.apply, Qt.Key.Key_3)
    assert not pairs.more.isVisible(), "it is said once, where the card was"
    assert pairs.end.text() == "3 wait in Tidy once these people are in your book."
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    said = page.told.text.text()
    assert said.endswith(
        "1 pair became one person, as you said. 3 pairs may be one person each: Tidy asks about them."
    )
    assert duplicates.count(book) == 3
    drop_doubts(page, tmp_path, qtbot, (*NAMES, "Ida Quill", "Kim Ode"))
    assert pairs.more.text() == "1 pair is open: if it stays so, Tidy asks about it."


def test_ctrl_z_takes_back_the_last_thing_of_the_preview_in_its_order(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    drop_doubts(page, tmp_path, qtbot)
    newcomers = page.preview.newcomers
    newcomers.boxes[3].click()
    press(page.apply, Qt.Key.Key_1)
    newcomers.boxes[4].click()
    press(page.apply, Qt.Key.Key_2)
    press(page.apply, Qt.Key.Key_Backspace)  # by its own key: not to be taken back once more
    page.preview.show_whole("new")
    assert page.undo()
    assert (newcomers.circle, answers(page)) == (3, ["same"])
    assert page.undo()
    assert (newcomers.circle, answers(page)) == (3, [])
    assert not page.preview.shows_whole, "what is taken back is shown"
    assert page.undo()
    assert newcomers.circle is None
    assert not said
    assert page.undo(), "the book is not meant here"
    assert said == ["Nothing was answered here yet, and nothing is written"]


def test_a_kind_that_was_left_out_comes_along_again(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    chat = tmp_path / "WhatsApp Chat with Ana.txt"
    chat.write_text("13/04/24, 11:20 - Ana: the boat\n13/04/24, 11:21 - Olga: yes\n", encoding="utf-8")
    start(page, qtbot, chat)
    if page.who_am_i.isVisible():
        page.who_am_i.chosen.emit("Olga")
        qtbot.waitUntil(page.preview.isVisible)
    box = page.preview.along.boxes["message"]
    box.click()
    assert page.preview.along.without
    assert page.undo()
    assert box.isChecked()
    assert not page.preview.along.without
    box.click()
    start(page, qtbot, export(tmp_path / "a.csv", ANA))
    assert not page.preview.along.boxes["message"].isChecked(), "what was left out stays so when files join"


def test_files_that_join_leave_what_was_answered(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    drop_doubts(page, tmp_path, qtbot)
    press(page.apply, Qt.Key.Key_1)
    press(page.apply, Qt.Key.Key_2)
    page.preview.newcomers.boxes[3].click()
    page.preview.newcomers.group.setText("Harbour club")
    start(page, qtbot, export(tmp_path / "more.csv", "Ida,Quill,,ida@tern.example,Tern,,05 Mar 2019"))
    assert answers(page) == ["same", "different"]
    assert page.preview.pairs.head.totals == "3 of 3"
    assert page.apply.text() == "Import 6 people"
    assert (page.preview.newcomers.circle, page.preview.newcomers.group.text()) == (3, "Harbour club")
    assert page.undo()
    assert page.preview.newcomers.circle is None
    for left in (["same"], []):
        assert page.undo()
        assert answers(page) == left
    assert page.undo()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert page.apply.text() == "Import 6 people", "the file that joined is out again"


def test_a_question_is_asked_again(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    chat = tmp_path / "c.txt"
    chat.write_text(CHAT, encoding="utf-8")
    start(page, qtbot, chat)
    press(page.which_day.answers.buttons[0], Qt.Key.Key_2)
    qtbot.waitUntil(page.who_am_i.isVisible)
    page.who_am_i.answers.buttons[0].click()
    qtbot.waitUntil(page.preview.isVisible)
    for question in (page.who_am_i, page.which_day):
        assert page.undo()
        qtbot.waitUntil(question.isVisible)
    page.cancel.click()
    start(page, qtbot, export(tmp_path / "a.csv", ANA))
    assert page.undo()
    assert page.preview.isVisible(), "answers of another import are none of this one"


@pytest.mark.parametrize("written", [False, True])
def test_what_is_written_is_the_books_to_take_back(
    written: bool, page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    ended: list[object] = []
    page.finished.connect(ended.append)
    if written:
        start(page, qtbot, export(tmp_path / "a.csv", ANA))
        page.apply.click()
        qtbot.waitUntil(lambda: page._jobs.idle)
        assert page.told.isVisible()
    assert not page.undo()
    assert len(ended) == int(written), "a report of what is taken back is not left standing"


def test_nothing_is_undone_while_an_import_is_written(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    said: list[str] = []
    page.said.connect(said.append)
    start(page, qtbot, export(tmp_path / "a.csv", ANA))
    page.apply.click()
    assert page.undo()
    assert said == ["Cancel leaves your book as it was"]
    qtbot.waitUntil(lambda: page._jobs.idle)
