"""What is chosen on the preview, and what it says then."""

from datetime import timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import Channel
from networker.services import imports, people
from networker.store.book import Book
from networker.ui.imports.page import ImportPage
from tests.ui.helpers import NOW
from tests.ui.helpers import key as press
from tests.ui.imports.steps import start

ENDORSED = (
    "Endorsement Date,Skill Name,Endorser First Name,Endorser Last Name,Endorser Public Url,Endorsement Status\n"
    "2021/05/06 07:08:09 UTC,Sailing,Zoe,Brandt,www.linkedin.com/in/zoe-brandt,ACCEPTED\n"
)
HEAD = "First Name,Last Name,Organization Name,E-mail 1 - Value\n"


def test_who_comes_along_after_all_is_not_said_to_be_left_out(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    told = tmp_path / "Endorsement_Received_Info.csv"
    told.write_text(ENDORSED, encoding="utf-8")
    start(page, qtbot, told)
    assert "Where they are left out" in page.preview.remark.label.text()
    page.preview.along.boxes["offered"].click()
    assert not page.preview.remark.isVisible()
    page.preview.along.boxes["offered"].click()
    assert "Where they are left out" in page.preview.remark.label.text()


def test_what_a_calendar_has_ahead_is_told_before_it_is_noted(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    people.add(book, name="Ana Silva", handles=[(Channel.MAIL, "ana@x.example")], now=NOW)
    day = (NOW + timedelta(days=20)).strftime("%Y%m%d")
    file = tmp_path / "my.ics"
    file.write_text(
        f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:tea\nDTSTAMP:{NOW:%Y%m%d}T000000Z\nDTSTART:{day}T090000Z\n"
        "SUMMARY:Tea\nATTENDEE:mailto:ana@x.example\nEND:VEVENT\nEND:VCALENDAR\n",
        encoding="utf-8",
    )
    start(page, qtbot, file)
    assert not page.preview.remark.isVisible(), "it is no warning"
    assert page.preview.meetings.isVisible()
    assert page.preview.meetings.text() == "Meetings ahead: 1 noted."


def test_the_number_of_doubtful_ones_leads_to_them(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "contacts.csv"
    file.write_text(HEAD + "Ana,Silva,Acme,ana@x.example\n", encoding="utf-8")
    imports.apply(book, imports.plan(book, [file], now=NOW), now=NOW)
    others = "".join(f"Al,No{n},,{n}@y.example\n" for n in range(40))
    file.write_text(f"{HEAD}Ana,Silva,Acme,silva@y.example\n{others}", encoding="utf-8")
    page.resize(1000, 420)
    start(page, qtbot, file)
    counts, pairs = page.preview.counts, page.preview.pairs
    way = counts.ways[counts.kinds.index("doubtful")]
    assert way.isVisible()
    assert pairs.visibleRegion().boundingRect().height() < pairs.height()
    way.click()
    assert pairs.visibleRegion().boundingRect().height() == pairs.height()
    press(page.focusWidget(), Qt.Key.Key_2)
    assert [answer for _, answer in pairs.answers] == ["different"]
    assert not way.isVisible(), "nothing is open any more"
