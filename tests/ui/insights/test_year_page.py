"""The year on one page: its figures lead to people, its years can be chosen, and it is printed on one page of either paper."""

from datetime import date, datetime, timedelta, timezone
from pathlib import Path
from re import DOTALL, findall, search
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QSize, QSizeF, QStandardPaths, Qt
from PySide6.QtGui import QImage, QPageSize, QPainter
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from networker.services.insights import year
from networker.services.search import Shown
from networker.store.book import Book
from networker.ui.insights import year_pdf
from networker.ui.insights.year_page import YearPage
from networker.ui.insights.year_sheet import A4, LETTER, Ink, Sheet
from networker.ui.theme import LIGHT, Theme
from tests.journeys.steps import press
from tests.services.insights import twelve
from tests.services.insights.twelve import ANA, BEN, EVA
from tests.ui.conftest import PutUp
from tests.ui.helpers import NOW, inks, picture_of, said_name, settle

PAPER = QPageSize.PageSizeId


@pytest.fixture
def filled(book: Book) -> Book:
    with book.step("fill", "A year", now=NOW) as step:
        twelve.people(step)
        twelve.ties(step)
        step.update("person", EVA, name="محمد عبد الله", given="محمد")
        for n in range(12):
            twelve.talk(step, date(2026, 3, n + 1), ANA, EVA, depth="conversation")
        twelve.talk(step, date(2025, 3, 1), BEN, ANA)
        twelve.talk(step, date(2026, 4, 1), BEN, kind="meeting", depth="together")
        twelve.win(step, date(2026, 5, 2), "A flat, 契約", "mail", BEN)
    return book


@pytest.fixture
def page(filled: Book, put_up: PutUp, qtbot: QtBot) -> YearPage:
    shown = put_up(YearPage, 1200, 752)
    settle(shown, qtbot)
    return shown


def test_it_says_the_present_year_and_each_figure_leads_to_its_people(page: YearPage, qtbot: QtBot) -> None:
    said = said_name(page.sheet)
    assert said.startswith(
        "2026, until 20 Nov. One person talked with for the first time, one met face to face, and one win. 25 contact days with 3 people;"
        " 2025, until the same day, had 2 days with 2 people. Contact days by month: March 24; April 1"
    )
    wanted = list[Shown]()
    page.people_requested.connect(wanted.append)
    stops = {said_name(each): each for each in page.sheet.places.stops}
    for figure in ("3 talked with", "1 met in person"):
        press(stops[figure], Qt.Key.Key_Return)
        settle(page, qtbot)
    assert wanted[0] == Shown(among=(ANA, BEN, EVA), label="talked with, 2026")
    assert wanted[-1] == Shown(among=(BEN,), label="met in person, 2026")
    assert "2 May 2026: \u2068A flat, 契約\u2069 (\u2068Ben\u2069)" in stops


def test_a_gathering_keeps_its_day_whatever_it_is_called(filled: Book, put_up: PutUp, qtbot: QtBot) -> None:
    with filled.step("gatherings", "Gatherings", now=NOW) as step:
        for name in ("W" * 400, "שלמה כהן", ""):
            number = step.insert("gathering", name=name, day="2026-07-14")
            for n in range(1, 6):
                step.insert("gathering_person", gathering=number, person=n, role="there")
    page = put_up(YearPage, 1200, 752)
    settle(page, qtbot)
    said = [said_name(each) for each in page.sheet.places.stops]
    assert any("…" in each and each.endswith("W, 14 Jul: 5") for each in said)
    assert "\u200eשלמה כהן\u200e, 14 Jul: 5" in said, "the day stands behind the name"
    assert "A gathering, 14 Jul: 5" in said


def test_figures_are_where_they_are_painted(page: YearPage) -> None:
    image = picture_of(page.sheet)
    for each in page.sheet.places.stops:
        assert len(inks(image, each.geometry())) > 2, said_name(each)


@pytest.mark.parametrize("wide", [820, 480])
def test_in_a_narrow_window_all_of_it_is_seen(filled: Book, put_up: PutUp, qtbot: QtBot, wide: int) -> None:
    page = put_up(YearPage, wide, 552)
    settle(page, qtbot)
    assert page.area.horizontalScrollBar().maximum() == 0
    assert page.sheet.geometry().right() < wide - 20
    image = picture_of(page.sheet)
    for each in page.sheet.places.stops:
        assert page.sheet.rect().contains(each.geometry()), said_name(each)
        assert len(inks(image, each.geometry())) > 2, said_name(each)
    page.resize(1200, 752)
    assert page.sheet.size() == A4.toSize()
    assert page.sheet.places.stops[0].height() == 60


def test_another_year_is_chosen(page: YearPage, qtbot: QtBot) -> None:
    assert page.found is not None
    assert page.found.years == (2026, 2025)
    assert said_name(page.years) == "Year: 2026"
    page.show_year("2025")
    settle(page, qtbot)
    assert said_name(page.sheet) == "2025. 2 contact days in this year: too little data to look back on"
    assert page.sheet.places.stops == ()
    assert page.years.text() == "2025"


def test_in_january_the_year_that_is_over_is_shown(filled: Book, put_up: PutUp, qtbot: QtBot) -> None:
    def made(**shared: Any) -> YearPage:
        shared["clock"] = lambda: datetime(2027, 1, 5, 9, 0, tzinfo=timezone(timedelta(hours=1)))
        return YearPage(**shared)

    page = put_up(made)
    settle(page, qtbot)
    assert said_name(page.sheet).startswith("2026. ")


def test_on_another_day_it_is_told_anew(filled: Book, put_up: PutUp, qtbot: QtBot) -> None:
    days = [NOW]

    def made(**shared: Any) -> YearPage:
        return YearPage(**shared | {"clock": lambda: days[0]})

    page = put_up(made)
    settle(page, qtbot)
    page.hide()
    days[0] = NOW + timedelta(days=1)
    page.show()
    settle(page, qtbot)
    assert said_name(page.sheet).startswith("2026, until 21 Nov. ")


def test_what_is_told_anew_leaves_the_keyboard_where_it_was(page: YearPage, qtbot: QtBot) -> None:
    page.activateWindow()
    page.sheet.places.go_to(2)
    with page._book.step("more", "More", now=NOW) as step:
        twelve.talk(step, date(2026, 4, 2), BEN)
    page.refresh()
    settle(page, qtbot)
    assert page.sheet.places.stops[2].hasFocus()
    assert "26 contact days" in said_name(page.sheet)


@pytest.mark.parametrize(("paper", "box"), [(PAPER.A4, "595.*842"), (PAPER.Letter, "612.*792")])
def test_a_pdf_of_one_page_with_its_letters_in_it(
    filled: Book, theme: Theme, paper: QPageSize.PageSizeId, box: str
) -> None:
    found = year.of_year(filled, 2026, today=NOW.date())
    data = year_pdf.pdf(found, theme.font("body").family(), paper, title="2026")
    assert data.startswith(b"%PDF")
    assert search(rb"/MediaBox \[0 0 " + box.encode(), data)
    assert search(rb"/Count 1\b", data)
    fonts = findall(rb"/Type /FontDescriptor(.*?)endobj", data, DOTALL)
    assert fonts
    assert all(b"/FontFile" in each for each in fonts), (
        "letters that are not in the file look otherwise elsewhere"
    )


def letters_of(data: bytes) -> str:
    """What the shapes of a PDF stand for, as whoever copies out of it gets it: NUL for one that stands for nothing."""
    found = ""
    for code, meaning in findall(rb"<([0-9A-F]{4})> <[0-9A-F]{4}> (\[[^]]*\]|<[0-9A-F]{4}>)", data):
        if code != b"0000":  # the shape of what a font lacks
            found += "".join(chr(int(each, 16)) for each in findall(rb"[0-9A-F]{4}", meaning))
    return found


def test_what_stands_in_a_pdf_can_be_copied_out_of_it(filled: Book, theme: Theme) -> None:
    """Digits too, which have shapes of their own where a font makes them equally wide, and signs beside them."""
    with filled.step("win", "A win", now=NOW) as step:
        twelve.win(step, date(2026, 6, 3), "office 11:45 7x8 0123456789, affluent", "mail", BEN)
    found = year.of_year(filled, 2026, today=NOW.date())
    letters = letters_of(year_pdf.pdf(found, theme.font("body").family(), PAPER.A4, title="2026"))
    assert set("0123456789:x,afilu") <= set(letters)
    assert "\0" not in letters
    assert not set("\ufb00\ufb01\ufb02\ufb03\ufb04") & set(letters), (
        "joined letters are not found by what they are"
    )


@pytest.mark.parametrize(("paper", "size"), [(PAPER.A4, A4), (PAPER.Letter, LETTER)])
def test_the_sheet_is_as_large_as_its_paper(
    filled: Book, paper: QPageSize.PageSizeId, size: QSizeF, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = list[QSizeF]()

    class Seen(Sheet):
        def paint(self, painter: QPainter) -> None:
            asked.append(self.size)

    monkeypatch.setattr(year_pdf, "Sheet", Seen)
    year_pdf.pdf(year.of_year(filled, 2026, today=NOW.date()), "Inter", paper, title="2026")
    assert asked == [size]
    points = QPageSize(paper).size(QPageSize.Unit.Point)
    assert abs(size.width() - points.width() * 96 / 72) <= 1
    assert abs(size.height() - points.height() * 96 / 72) <= 1


def test_the_paper_is_that_of_the_country() -> None:
    before = QLocale()
    try:
        for name, paper in (("en_US", PAPER.Letter), ("en_GB", PAPER.A4), ("de_DE", PAPER.A4)):
            QLocale.setDefault(QLocale(name))
            assert year_pdf.usual() == paper
    finally:
        QLocale.setDefault(before)


@pytest.mark.parametrize("size", [A4, LETTER])
def test_a_full_year_keeps_within_its_page(theme: Theme, size: Any, qapp: QApplication) -> None:
    """The longest of everything: nothing stands in the margin, or beyond the page."""
    long = "W" * 200
    everybody = 50_000
    most = tuple(year.TalkedWith(n, long, 365) for n in range(8))
    gathered = tuple(year.Gathered(1, long, date(2026, 5, 1), everybody) for _ in range(5))
    won = tuple(year.Won(date(2026, 5, 1), long, "mail", (1, 2, 3), (long, long, long)) for _ in range(10))
    found = year.Year(
        2026, date(2026, 12, 31), (1_000_000,) * 12, (9_999_999, 99_999), everybody, everybody, everybody, everybody, most,
        everybody, everybody, everybody, 400, gathered, 999, won, everybody, 99_999, 99_999, 99_999, everybody, everybody, everybody,
        everybody, everybody,
    )  # fmt: skip
    image = QImage(size.toSize() + QSize(60, 60), QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    sheet = Sheet(found, Ink(theme.font("body").family(), theme.colour), size)
    sheet.paint(painter)
    painter.end()
    blank = {LIGHT.base.lower()}
    wide, high = int(size.width()), int(size.height())
    for x in (20, 50, wide - 50, wide - 20, wide + 20):
        assert {image.pixelColor(x, y).name() for y in range(0, image.height(), 2)} == blank, x
    for y in (20, high - 20, high + 20):
        assert {image.pixelColor(x, y).name() for x in range(0, image.width(), 2)} == blank, y
    assert all(place.rect.bottom() <= high - 56 for place in sheet.places)
    assert len(
        [place for place in sheet.places if isinstance(place.shown, Shown) and place.shown.among == (1, 2, 3)]
    ) == (8 if size == A4 else 5)


def test_saving_says_where_it_lies_or_why_not(page: YearPage, tmp_path: Path, qtbot: QtBot) -> None:
    said = list[str]()
    page.said.connect(said.append)
    page.save(tmp_path / "2026.pdf", PAPER.A4)
    settle(page, qtbot)
    assert (tmp_path / "2026.pdf").read_bytes().startswith(b"%PDF")
    page.save(tmp_path / "nowhere" / "2026.pdf", PAPER.A4)
    settle(page, qtbot)
    assert said[0] == f"The year lies in {tmp_path / '2026.pdf'}"
    assert said[1].startswith("Nothing was written to")


def test_a_year_of_which_nothing_is_told_is_not_printed(page: YearPage, qtbot: QtBot) -> None:
    assert page.print_button.isEnabled()
    page.show_year("2022")
    settle(page, qtbot)
    assert not page.print_button.isEnabled()


def test_where_it_shall_lie_is_asked_without_holding_up_the_window(
    page: YearPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.print_button.click()
    page.print_button.click()
    (dialog,) = page.findChildren(QFileDialog)
    assert dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave
    assert [Path(each).name for each in dialog.selectedFiles()] == ["Networker 2026.pdf"]
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    assert not Path(documents).is_dir() or dialog.directory().absolutePath() == documents
    dialog.selectNameFilter("PDF, US Letter (*.pdf)")
    dialog.fileSelected.emit(str(tmp_path / "x.pdf"))
    dialog.reject()
    settle(page, qtbot)
    assert b"612" in (tmp_path / "x.pdf").read_bytes()
