"""The first lines of each kind follow what is answered and chosen on the preview, as the counts above them do."""

from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import Kind
from networker.services import imports
from networker.services.imports.history import report_of
from networker.services.imports.planned import Skipped
from networker.store.book import Book
from networker.ui.icons import Icons
from networker.ui.imports import examples
from networker.ui.imports import past_rows as rows
from networker.ui.imports.examples import (
    ROW,
    Example,
    SkippedLine,
    connected_words,
    paint_example,
    skipped_why,
    turns_words,
)
from networker.ui.imports.for_new import LATER, ForNewcomers
from networker.ui.imports.page import ImportPage
from networker.ui.imports.preview import Preview
from networker.ui.imports.summary import NewRow, SkippedRow, summarise
from networker.ui.theme import Theme
from tests.ui.helpers import NOW, inks, picture_of
from tests.ui.helpers import key as press
from tests.ui.imports.steps import export, start

CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:{0}\nORG:Acme\nEMAIL:{1}@x.example\nEND:VCARD\n"
SAM, BO = "Sam,Whitlock,,,Acme,Lead,04 Mar 2019", "Bo,Lind,,,Acme,Lead,04 Mar 2019"


def lines(preview: Preview, kind: str) -> list[str]:
    section = preview.sections[kind]
    if section.isHidden():
        return []
    rows = (section._rows.itemAt(n).widget() for n in range(section._rows.count()))
    return [row.accessibleName() for row in rows if isinstance(row, Example)]


def test_who_was_answered_to_be_one_of_the_book_is_updated_and_not_new(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    imports.apply(book, imports.plan(book, [export(tmp_path / "c.csv", SAM, BO)], now=NOW), now=NOW)
    cards = tmp_path / "friends.vcf"
    cards.write_text("".join(CARD.format(*each) for each in (("Sam Whitlock", "s"), ("Bo Lind", "b"))))
    start(page, qtbot, cards)
    new = ["Sam Whitlock, Acme, s@x.example", "Bo Lind, Acme, b@x.example"]
    assert (lines(page.preview, "new"), lines(page.preview, "updated")) == (new, [])
    press(page.apply, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: page._jobs.idle)
    answered = page.preview.pairs.answers[0][0]
    left = [new[1 - answered]]
    who = "Sam Whitlock" if answered == 0 else "Bo Lind"
    assert lines(page.preview, "new") == left
    address = "s@x.example" if answered == 0 else "b@x.example"
    assert lines(page.preview, "updated") == [f"{who}, mail: {address}, and 1 more"], "what it brings"
    ways = [each for each in page.preview.counts.ways if each.isVisible()]
    assert [each.accessibleName() for each in ways] == ["1 new person", "1 updated", "1 doubtful"]
    press(ways[1], Qt.Key.Key_Return)
    assert page.preview.shows_whole
    assert page.preview.whole.back.hasFocus() or page.preview.whole.list.hasFocus()
    assert page.preview.whole.list.model().rowCount() == 1
    press(page.apply, Qt.Key.Key_1)
    page.back()
    press(page.apply, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert lines(page.preview, "new") == []
    assert len(lines(page.preview, "updated")) == 2
    page.undo()
    page.undo()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert (lines(page.preview, "new"), lines(page.preview, "updated")) == (new, [])


def test_two_newcomers_who_were_answered_to_be_one_are_shown_as_they_will_be_written(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    cards = tmp_path / "a friend.vcf"
    cards.write_text(CARD.format("Sam Whitlock", "s"), encoding="utf-8")
    start(page, qtbot, cards, export(tmp_path / "c.csv", SAM))
    press(page.apply, Qt.Key.Key_1)
    qtbot.waitUntil(lambda: page._jobs.idle)
    [shown] = lines(page.preview, "new")
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    [(name, title, company)] = book.read("SELECT name, title, company FROM person WHERE me = 0")
    assert shown == f"{name}, {title}, {company}, s@x.example"


def test_how_many_there_are_is_said_beside_the_first_also_after_answers(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    names = ("Sam Whitlock", "Bo Lind", "Ida Moll", "Kim Ode", "Lea Fox", "Max Roe", "Ned Sow")
    rows = [f"{name.replace(' ', ',')},,,Acme,Lead,04 Mar 2019" for name in names]
    imports.apply(book, imports.plan(book, [export(tmp_path / "c.csv", *rows)], now=NOW), now=NOW)
    cards = tmp_path / "friends.vcf"
    others = [CARD.format(f"Other {n}", f"o{n}").replace("Acme", "Delta") for n in range(2)]
    cards.write_text("".join((*others, *(CARD.format(name, name[:2]) for name in names))))
    page.resize(1200, 560)
    start(page, qtbot, cards)
    pairs = page.preview.pairs

    def beside(kind: str) -> str:
        return page.preview.sections[kind].all.text()

    assert (beside("new"), beside("updated")) == ("3 of 9 · show all", "")
    page.preview._overview.ensureWidgetVisible(pairs)
    for n in range(len(names)):
        # Shown in the turn after the layout has moved it.
        qtbot.waitUntil(lambda: pairs.visibleRegion().boundingRect().height() == pairs.height())
        press(page.apply, Qt.Key.Key_1)
        qtbot.waitUntil(lambda: page._jobs.idle)
        left = len(names) - 1 - n + len(others)
        assert beside("new") == (f"3 of {left} · show all" if left > 3 else "")
        assert beside("updated") == (f"3 of {n + 1} · show all" if n >= 3 else "")


def test_a_circle_is_reached_from_both_sides_and_chosen_by_arrows(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    start(page, qtbot, export(tmp_path / "c.csv", SAM))
    page.activateWindow()
    newcomers = page.preview.newcomers
    for expected in (LATER, 5, 4):
        newcomers.group.setFocus()
        press(newcomers.group, Qt.Key.Key_Backtab)
        chosen = page.focusWidget()
        assert chosen is newcomers._choices.button(expected)
        assert newcomers._choices.checkedId() == expected
        press(chosen, Qt.Key.Key_Down)
    assert newcomers.circle == 3
    newcomers.choose(2)  # as undo does
    newcomers.group.setFocus()
    press(newcomers.group, Qt.Key.Key_Backtab)
    assert page.focusWidget() is newcomers._choices.button(2)


def test_a_circle_that_is_too_small_for_all_is_said_and_hinders_nothing(
    theme: Theme, icons: Icons, qtbot: QtBot
) -> None:
    newcomers = ForNewcomers(theme, icons)
    qtbot.addWidget(newcomers)
    newcomers.show()
    newcomers.show_rooms({1: 1, 2: 15})
    newcomers.show_newcomers(4)
    newcomers.boxes[1].click()
    assert not newcomers.note.isVisible(), "1 and 4 are the 5 that it is meant for"
    newcomers.show_newcomers(5)
    assert newcomers.note.isVisible()
    assert newcomers.note.text() == "Inner holds 5; a group would keep them together."
    assert newcomers.circle == 1
    newcomers.boxes[5].click()
    assert not newcomers.note.isVisible(), "beyond is without end"
    newcomers.show_newcomers(1)
    newcomers.boxes[2].click()
    assert newcomers.note.text() == "Close holds 15, and they are there already."
    newcomers.clear()
    assert not newcomers.note.isVisible()


def test_tab_goes_through_what_comes_along_before_the_circles(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    chat = tmp_path / "WhatsApp Chat with Ana.txt"
    chat.write_text("13/04/24, 11:20 - Ana: the boat\n13/04/24, 11:21 - Olga: yes\n", encoding="utf-8")
    for _ in range(2):  # of files that are read again too
        start(page, qtbot, chat)
        if page.who_am_i.isVisible():
            page.who_am_i.chosen.emit("Olga")
            qtbot.waitUntil(lambda: page.preview.isVisible() and page._jobs.idle)
        page.activateWindow()
        box = page.preview.along.boxes["message"]
        page.preview.columns_link.show()
        page.preview.columns_link.setFocus()
        press(page.preview.columns_link, Qt.Key.Key_Tab)
        assert page.focusWidget() is box
        press(box, Qt.Key.Key_Tab)
        newcomers = page.preview.newcomers
        assert page.focusWidget() is newcomers._choices.button(LATER)
        press(newcomers._choices.button(LATER), Qt.Key.Key_Backtab)
        assert page.focusWidget() is box


def test_a_reason_that_is_too_long_for_its_line_is_shown_whole_below(theme: Theme, qtbot: QtBot) -> None:
    short, long = (SkippedRow("a.csv", 7, "no name " * n) for n in (1, 20))
    heights = []
    for row in (short, long):
        line = SkippedLine(row, theme)
        qtbot.addWidget(line)
        line.resize(272, line.height())
        line.show()
        heights.append(line.height())
    metrics = QFontMetricsF(theme.font("small"))
    lines_needed = metrics.horizontalAdvance(skipped_why(long)) / 272
    assert heights[0] == SkippedLine.HIGH
    assert heights[1] >= SkippedLine.HIGH + lines_needed * SkippedLine.LINE
    line.resize(5000, line.height())
    assert line.height() == SkippedLine.HIGH, "beside it, where there is room"


def test_a_newcomer_without_a_name_is_shown_by_an_address_once_and_whole(
    page: ImportPage, tmp_path: Path, qtbot: QtBot, theme: Theme, icons: Icons
) -> None:
    address = "a-very-long-address-of-somebody-without-a-name@greenway.example"
    cards = tmp_path / "a.vcf"
    cards.write_text(f"BEGIN:VCARD\nVERSION:3.0\nN:;;;;\nEMAIL:{address}\nEND:VCARD\n")
    start(page, qtbot, cards)
    assert lines(page.preview, "new") == [address]
    section = page.preview.sections["new"]
    row = section._rows.itemAt(0).widget()
    assert isinstance(row, Example)
    row.resize(700, row.height())
    drawn = inks(picture_of(row), QRect(190, 0, 300, row.height()))
    assert theme.colour("text").name() in drawn, "it goes on where nothing else stands"
    assert theme.colour("text3").name() not in inks(picture_of(row)), "the same is not said again at the end"


def test_one_line_may_stand_for_several_rows_and_the_count_is_of_rows(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    start(page, qtbot, export(tmp_path / "c.csv", SAM))
    assert page.choosing.plan is not None
    page.choosing.plan.skipped += [Skipped("c.csv", 3, "no name", 1), Skipped("c.csv", 9, "twice")]
    preview = page.preview
    page._show_plan(page.choosing.plan, summarise(page._book, page.choosing.plan))
    assert preview.counts.accessibleName().endswith("3 rows skipped")
    assert (preview.skipped.head.totals, preview.skipped.all.text()) == ("3", "")
    preview.show_whole("skipped")
    assert preview.whole.head.totals == "3"
    page.choosing.plan.skipped += [Skipped("c.csv", 20 + n, "twice") for n in range(10)]
    preview.show_summary(summarise(page._book, page.choosing.plan))
    assert (preview.skipped.head.totals, preview.skipped.all.text()) == ("", "all 13")


def test_messages_that_are_left_out_stand_beside_nobody(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    chat = tmp_path / "WhatsApp Chat with Ana.txt"
    chat.write_text("13/04/24, 11:20 - Ana: the boat\n13/04/24, 11:21 - Olga: yes\n", encoding="utf-8")
    start(page, qtbot, chat)
    if page.who_am_i.isVisible():
        page.who_am_i.chosen.emit("Olga")
        qtbot.waitUntil(lambda: page.preview.isVisible() and page._jobs.idle)

    def turns() -> list[str]:
        section = page.preview.sections["new"]
        rows = [section._rows.itemAt(n).widget()._row for n in range(section._rows.count())]
        return [turns_words(row.turns) for row in rows]

    assert turns() == ["2 messages"]
    page.preview.along.boxes["message"].click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert turns() == [""]


def test_what_passed_is_called_what_it_is() -> None:
    assert turns_words({Kind.MEETING: 1}) == "1 meeting", "a calendar brings no messages"
    assert turns_words({Kind.MAIL: 1_200, Kind.CALL: 1, Kind.VIDEO: 1}) == "1,200 messages, 2 calls"


def test_two_records_of_one_person_are_one_person_updated_wherever_it_is_said(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    imports.apply(
        book,
        imports.plan(book, [export(tmp_path / "c.csv", SAM.replace(",,,", ",,s@x.example,"))], now=NOW),
        now=NOW,
    )
    files = [tmp_path / "friends.vcf", tmp_path / "family.vcf"]
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Sam Whitlock\nEMAIL:s@x.example\nTEL:{0}\nEND:VCARD\n"
    for n, file in enumerate(files):
        file.write_text(card.format(f"+3460000000{n}"))
    start(page, qtbot, *files)
    said = "0 new people, 1 updated, 0 unchanged, 1 row of the same person, 0 doubtful, 0 rows skipped"
    assert page.preview.counts.accessibleName() == said
    assert lines(page.preview, "updated") == ["Sam Whitlock, phone: +34600000000, and 2 more"]
    assert page.foot.apply.text() == "Update 1 person"
    report = imports.apply(book, imports.plan(book, files, now=NOW), now=NOW)
    assert (report.updated, report.again, report.read) == (1, 1, 2)
    assert report.import_id is not None
    past = report_of(book, report.import_id)
    assert past is not None
    assert (past.past.updated, len(past.people["updated"])) == (1, 1)
    head = rows.head_of("updated", len(past.people["updated"]), past.past)
    assert (head.text, head.count) == ("Updated", 1)
    assert rows.head_of("updated", 0, past.past).text == "Updated; 1 is no longer among your people"


def test_since_when_there_is_a_tie_is_whole_on_the_narrowest_page(
    page: ImportPage, theme: Theme, icons: Icons, monkeypatch: pytest.MonkeyPatch
) -> None:
    painted: list[tuple[str, float, float]] = []

    def note(_painter: object, rect: QRectF, text: str, *_: object, **how: object) -> float:
        painted.append((text, rect.x(), rect.width()))
        return rect.width()

    monkeypatch.setattr(examples, "paint_line", note)
    row = NewRow("Ana López", "Engineer, Kite", "2021-06-30", "", {Kind.MESSAGE: 2})
    picture = QPixmap(1264, ROW)
    said = connected_words(row.since)
    needs = QFontMetricsF(theme.font("small")).horizontalAdvance(said)
    for wide in (628, 1200):
        painted.clear()
        painter = QPainter(picture)
        paint_example(painter, QRectF(0, 0, wide, ROW), row, theme, icons)
        painter.end()
        at = {text: (x, x + room) for text, x, room in painted}
        assert at[said][1] - at[said][0] >= needs
        assert at["Engineer, Kite"][1] <= at[said][0]
        assert at[said][1] <= at["2 messages"][0]


def test_gathered_addresses_are_ticked_and_can_be_left_out(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "contacts.csv"
    others = "".join(f",,* Other Contacts,o{n}@x.example\n" for n in range(12))
    file.write_text(
        f"First Name,Last Name,Labels,E-mail 1 - Value\nIda,Moll,* myContacts,i@x.example\n{others}"
    )
    start(page, qtbot, file)
    box = page.preview.along.boxes["gathered"]
    assert (box.isChecked(), box.accessibleName()) == (True, "Other Contacts, gathered by Google, 12 people")
    assert page.apply.text() == "Import 13 people"
    [link] = [each for each in page.preview.along.stops if each is not box]
    press(link, Qt.Key.Key_Return)
    assert page.preview.whole.head.text == "Gathered by Google"
    assert page.preview.whole.list.model().rowCount() == 12
    page.back()
    box.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert page.apply.text() == "Import 1 person"
    assert lines(page.preview, "new") == ["Ida Moll, i@x.example"]
    page.undo()
    assert (box.isChecked(), page.apply.text()) == (True, "Import 13 people")
    box.click()
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert book.read("SELECT name FROM person") == [("Ida Moll",)]
