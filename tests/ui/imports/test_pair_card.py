"""Doubtful pairs of the preview: where each of the two stands, and keys that answer from wherever the keyboard is."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from networker.domain.agreement import Agreement
from networker.services import imports
from networker.services.imports.beside import Line, Pair, Side
from networker.store.book import Book
from networker.ui.imports.page import ImportPage
from networker.ui.imports.pair_card import PairCard
from networker.ui.theme import Theme
from tests.ui.helpers import NOW, picture_of
from tests.ui.helpers import key as press
from tests.ui.imports.steps import export, start

SAM = "Sam,Whitlock,https://www.linkedin.com/in/sam-w,,Greenway,Layer,04 Mar 2019"
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:{0}\nORG:{1}\nEMAIL:{2}\nEND:VCARD\n"


def drop_two_files(page: ImportPage, folder: Path, qtbot: QtBot, *cards: str) -> None:
    """An export with Sam, and a file of cards."""
    friends = folder / "friends.vcf"
    friends.write_text("".join(cards or (CARD.format("Sam Whitlock", "Greenway", "sw@x.example"),)))
    start(page, qtbot, export(folder / "contacts.csv", SAM), friends)


def test_two_of_one_drop_are_made_one_by_a_key_pressed_at_the_button(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    drop_two_files(page, tmp_path, qtbot)
    pair = page.preview.pairs.card
    assert pair.isVisible()
    assert pair.accessibleName() == (
        "Sam Whitlock (contacts.csv, row 2), Sam Whitlock (friends.vcf, row 1): the same name, and the same company"
    )
    assert page.focusWidget() is page.apply
    assert page.apply.text() == "Import 2 people"
    press(page.apply, Qt.Key.Key_1)
    assert not pair.isVisible()
    assert page.apply.text() == "Import 1 person"
    said = page.preview.counts.accessibleName()
    assert (
        said == "1 new person, 0 updated, 0 unchanged, 1 row of the same person, 0 doubtful, 0 rows skipped"
    )
    page.preview.show_whole("new")
    assert page.preview.whole.list.model().rowCount() == 1
    page.back()
    press(page.apply, Qt.Key.Key_1)  # nothing is left to be answered
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert book.read("SELECT count(*) FROM person") == [(1,)]
    assert book.read("SELECT count(*) FROM handle") == [(2,)]
    said = "1 new, 0 updated, 0 unchanged, 1 row of the same person. 1 pair became one person, as you said."
    assert page.told.text.text() == said


def test_somebody_with_a_profile_alone_is_told_by_it(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    drop_two_files(page, tmp_path, qtbot)
    (shown,) = page.preview.pairs._waiting
    assert shown.one == Side("contacts.csv", 2, "Sam Whitlock")
    assert shown.other == Side("friends.vcf", 1, "Sam Whitlock")
    assert shown.lines == (
        Line("name", "Sam Whitlock", "Sam Whitlock", Agreement.SAME),
        Line("work", "Layer, Greenway", "Greenway", Agreement.MORE),
        Line("reach", "https://www.linkedin.com/in/sam-w", "sw@x.example", Agreement.MORE),
    )


def test_a_digit_typed_into_a_text_answers_nothing(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    drop_two_files(page, tmp_path, qtbot)
    group = page.preview.newcomers.group
    group.setFocus()
    QTest.keyClick(group, Qt.Key.Key_1)
    assert page.preview.pairs.card.isVisible()
    assert group.text() == "1"
    page.preview.show_whole("new")
    press(page.preview.whole.list, Qt.Key.Key_1)
    page.back()
    assert page.preview.pairs.card.isVisible(), "nor where the pair is not shown"


def test_a_pair_out_of_sight_is_shown_before_it_is_answered(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    drop_two_files(page, tmp_path, qtbot)
    page.resize(1200, 360)
    QApplication.sendPostedEvents()
    pair = page.preview.pairs.card
    assert pair.visibleRegion().boundingRect().height() < pair.height()
    press(page.apply, Qt.Key.Key_1)
    assert pair.isVisible(), "not answered unseen"
    assert pair.visibleRegion().boundingRect().height() == pair.height()
    press(page.apply, Qt.Key.Key_2)
    assert not pair.isVisible()


def test_what_stands_in_no_row_has_none(page: ImportPage) -> None:
    pair = page.preview.pairs.card
    chat = Side("Chats/WhatsApp Chat with Bo.txt", 0, "Bo")
    pair.show_pair(Pair(0, Side("", 0, "Bo Lind"), chat, (), "the same name"))
    assert pair.accessibleName() == "Bo Lind (In your book), Bo (WhatsApp Chat with Bo.txt): the same name"


def test_the_card_is_as_high_as_its_lines(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    born = "BEGIN:VCARD\nVERSION:3.0\nFN:Sam Whitlock\nORG:Greenway\nBDAY:1980-05-03\nEND:VCARD\n"
    drop_two_files(page, tmp_path, qtbot, born)
    pair = page.preview.pairs.card
    (shown,) = page.preview.pairs._waiting
    assert [(line.field, line.one, line.other) for line in shown.lines][3:] == [
        ("birthday", "", "1980-05-03")
    ]
    lowest, high = pair.same.y() + pair.same.height(), pair.height()
    assert lowest <= high
    pair.show_pair(Pair(0, shown.one, shown.other, shown.lines[:3], ""))
    assert (pair.height(), pair.same.y() + pair.same.height()) == (high - 28, lowest - 28)


def test_whoever_was_said_to_be_somebody_of_the_book_stands_there_in_the_next_pair(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    imports.apply(book, imports.plan(book, [export(tmp_path / "book.csv", SAM)], now=NOW), now=NOW)
    friends = tmp_path / "friends.vcf"
    friends.write_text("".join(CARD.format("Sam Whitlock", "Greenway", f"s{n}@x.example") for n in range(2)))
    start(page, qtbot, friends)
    card = page.preview.pairs.card
    first, second = page.preview.pairs._waiting
    assert (first.of_entry, second.of_entry) in ((-1, first.entry), (-1, -1))
    second = replace(second, one=first.other, of_entry=first.entry)
    page.preview.pairs._waiting[1] = second
    press(page.apply, Qt.Key.Key_1)
    assert card.accessibleName().startswith("Sam Whitlock (In your book, and in friends.vcf, row 1), ")
    page.preview.pairs.go_back()
    press(page.apply, Qt.Key.Key_2)
    assert card.accessibleName().startswith("Sam Whitlock (friends.vcf, row 1), ")


def test_where_two_long_addresses_differ_is_seen(theme: Theme, qtbot: QtBot) -> None:
    card = PairCard(theme)
    qtbot.addWidget(card)
    card.resize(700, 100)
    card.show()

    def picture_with(end: str) -> tuple[int, QImage]:
        start = "https://www.linkedin.com/in/a-name-that-is-long-and-does-not-end-where-a-column-does-"
        reach = Line("reach", "", f"{start}{end}", Agreement.MORE)
        card.show_pair(Pair(0, Side("", 0, "Sam"), Side("a.csv", 2, "Sam"), (reach,), "the same name"))
        return card.height(), picture_of(card)

    (high, one), (_, other) = picture_with("1-of-the-two-it-is"), picture_with("2-of-the-two-it-is")
    assert one != other
    card.resize(1600, high)
    assert card.height() < high, "no higher than it needs"


def test_a_reason_that_finds_no_room_beside_the_buttons_is_seen_above_them(
    theme: Theme, qtbot: QtBot
) -> None:
    card = PairCard(theme)
    qtbot.addWidget(card)
    card.resize(700, 100)
    card.show()

    def picture_with(why: str) -> tuple[int, QImage]:
        card.show_pair(Pair(0, Side("", 0, "Ana"), Side("a.csv", 2, "Ana"), (), why))
        return card.height(), picture_of(card)

    low, _ = picture_with("the same name")
    long = "looks like Ana Berg has a new address: ana.berg@a-long-name-of-a-house.example is gone from contacts-"
    (high, one), (_, other) = picture_with(f"{long}1.csv"), picture_with(f"{long}2.csv")
    assert high > low
    assert card.same.y() + card.same.height() <= high
    assert one != other, "to its end"
    card.resize(2000, high)
    assert card.height() == low
