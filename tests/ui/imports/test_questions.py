"""Questions before a preview: each has a way back, and what raises it may be left out where others remain."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from networker.services.imports import Pasted
from networker.services.imports.planned import Dropped
from networker.store.book import Book
from networker.ui.imports.asked import names_of
from networker.ui.imports.page import ImportPage
from networker.ui.text import isolate
from tests.ui.helpers import key as press
from tests.ui.imports.steps import ANA, export, start

CHAT = "13/04/24, 11:20 - Ana: the boat\n14/04/24, 11:21 - Olga: yes\n"
TABLE = "Wer;Wo;Kontakt\nZoë Brandt;Lyon;zoe@kite.example\nBo Lind;Malmö;bo@lind.example\n"
SIGNATURE = "Zoë Brandt\nHead of Maps | Tern Works Ltd\nzoe.brandt@tern.example\n"


def chats(folder: Path) -> list[Path]:
    """Two of one name in folders of their own: the second alone does not say who the user is."""
    found = []
    for each, text in (("one", CHAT), ("two", CHAT.replace("Olga", "Ida").replace("Ana", "Kim"))):
        (folder / each).mkdir()
        found.append(folder / each / "chat.txt")
        found[-1].write_text(text, encoding="utf-8")
    return found


def test_a_chat_that_does_not_say_who_the_user_is_may_be_left_out(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    chat, *_ = chats(tmp_path)
    start(page, qtbot, chat)
    assert page.who_am_i.isVisible()
    assert not page.foot.leave_out.isVisible(), "without it there is nothing"
    assert not page.foot.back.isVisible(), "there is nothing before it"
    start(page, qtbot, export(tmp_path / "c.csv", ANA))
    assert page.who_am_i.isVisible()
    assert page.foot.leave_out.text() == "&Leave this file out"
    page.activateWindow()
    page.who_am_i.name.setFocus()
    for expected in (page.cancel, page.foot.back, page.foot.leave_out):
        press(page.focusWidget(), Qt.Key.Key_Tab)
        assert page.focusWidget() is expected
    page.foot.leave_out.click()
    qtbot.waitUntil(page.preview.isVisible)
    assert page.preview.counts.accessibleName().startswith("1 new person")
    assert page.choosing.plan is not None
    (left,) = page.choosing.plan.skipped
    assert (left.file, left.why) == ("chat.txt", "left out: it does not say which name is yours")
    assert (page.foot.leave_out.isVisible(), page.foot.back.isVisible()) == (False, False)


def test_all_files_that_raise_the_question_are_left_out_also_of_one_name(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    one, two = chats(tmp_path)
    start(page, qtbot, two, export(tmp_path / "c.csv", ANA), one)
    assert page.foot.leave_out.text() == "&Leave these files out"
    page.foot.leave_out.click()
    qtbot.waitUntil(page.preview.isVisible)
    assert page._trail.now is not None
    assert [path for path, _ in page._trail.now.left_out] == [two, one]


def test_what_joined_is_taken_back_from_its_question(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    start(page, qtbot, export(tmp_path / "c.csv", ANA))
    start(page, qtbot, chats(tmp_path)[0])
    assert page.who_am_i.isVisible()
    page.foot.back.click()
    qtbot.waitUntil(page.preview.isVisible)
    assert page._trail.now is not None
    assert [path.name for path in page._trail.now.paths] == ["c.csv"]


def test_which_name_is_the_users_is_asked_anew_from_the_preview(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    start(page, qtbot, export(tmp_path / "c.csv", ANA))
    assert not page.preview.owner_link.isVisible()
    start(page, qtbot, chats(tmp_path)[0])
    page.who_am_i.chosen.emit("Ana")
    qtbot.waitUntil(page.preview.isVisible)
    page.preview.owner_link.click()
    qtbot.waitUntil(page.who_am_i.isVisible)
    page.foot.back.click()
    qtbot.waitUntil(page.preview.isVisible)
    page.preview.owner_link.click()
    qtbot.waitUntil(page.who_am_i.isVisible)
    page.who_am_i.chosen.emit("Olga")
    qtbot.waitUntil(page.preview.isVisible)
    assert page._trail.now is not None
    assert page._trail.now.owners == ("Olga",)


def test_columns_that_are_asked_anew_lead_back_to_the_preview(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    table = tmp_path / "freunde.csv"
    table.write_text(TABLE, encoding="utf-8")
    start(page, qtbot, table)
    assert not page.foot.back.isVisible()
    page.apply.click()
    qtbot.waitUntil(page.preview.isVisible)
    page.preview.columns_link.click()
    qtbot.waitUntil(page.columns.isVisible)
    page.foot.back.click()
    assert page.preview.isVisible(), "at once: nothing is read again"
    assert not page.foot.back.isVisible()


WAITS = "What you pasted waits with it."


@pytest.mark.parametrize(
    ("others", "said"),
    [
        ((), ""),
        ((Path("a.vcf"),), f"{isolate('a.vcf')} waits with it."),
        ((Path("a.vcf"), Path("b.vcf")), f"With it wait {names_of((Path('a.vcf'), Path('b.vcf')))}."),
        ((Pasted(SIGNATURE),), WAITS),
        ((Path("a.vcf"), Pasted("a")), f"{WAITS[:-1]}, and so does {isolate('a.vcf')}."),
    ],
)
def test_the_page_of_columns_says_what_waits(
    others: tuple[Dropped, ...], said: str, page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    table = tmp_path / "freunde.csv"
    table.write_text(TABLE, encoding="utf-8")
    start(page, qtbot, table)
    assert page.columns.table is not None
    page.columns.show_table(page.columns.table, others)
    assert page.columns.text.text().partition("asks only once.")[2].strip() == said


def test_a_pasted_table_is_spoken_of_as_what_it_is(page: ImportPage, qtbot: QtBot) -> None:
    page.start([Pasted(SIGNATURE)])
    qtbot.waitUntil(lambda: page._jobs.idle)
    page.start([Pasted(TABLE.replace(";", "\t"))])
    qtbot.waitUntil(lambda: page._jobs.idle)
    said = page.columns.text.text()
    assert said.startswith("What you pasted is a table that Networker does not know yet. ")
    assert said.endswith(" What you pasted before waits with it.")
    assert page.foot.leave_out.text() == "&Leave it out", "it is no file"


def test_a_pasted_chat_is_spoken_of_as_what_it_is(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.start([export(tmp_path / "c.csv", ANA), Pasted(CHAT)])
    qtbot.waitUntil(page.who_am_i.isVisible)
    assert page.who_am_i._text.text().startswith("The talks in what you pasted do not say ")
    assert page.foot.leave_out.text() == "&Leave it out"
