"""Promises by the keyboard alone: noted, out of a sentence or a card, kept, again, moved by a talk, taken back."""

from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from networker.services import people
from networker.services.book import Book
from networker.ui.application import Application
from networker.ui.reach_out.rows import PromiseLine
from networker.ui.settling import settle
from tests.journeys.steps import NOW, key, opened, press, type_text


def with_ana(folder: Path) -> int:
    book = Book(folder, now=NOW)
    person, _ = people.add(book, name="Ana Torres", now=NOW - timedelta(days=9))
    book.close()
    return person


def settled(application: Application) -> None:
    assert settle(application)


def listed(application: Application) -> list[str]:
    model = application.window.timeline.model
    return [model.spoken(n) for n in range(model.rowCount()) if model.row(n).what == "promise"]


def lines(application: Application) -> list[PromiseLine]:
    QApplication.sendPostedEvents()
    found = application.window.reach_out.findChildren(PromiseLine)
    return [each for each in found if not each.isHidden()]


def test_with_somebody_chosen_a_card_asks_what(data_dir: Path) -> None:
    ana = with_ana(data_dir)
    with opened(data_dir) as application:
        window = application.window
        window.show_person(ana)
        settled(application)
        key(window, "Ctrl+P")
        card = window.timeline.promising.card
        assert card is not None
        type_text(card.line, "Send her the key")
        press(card.line, Qt.Key.Key_Return)
        settled(application)
        assert listed(application) == ["Send her the key, Friday"]
        assert "Send her the key" in window.undo_bar.accessibleName()
        key(window, "Ctrl+Z")
        settled(application)
        assert listed(application) == []


def test_esc_takes_the_card_away_and_nothing_else(data_dir: Path) -> None:
    ana = with_ana(data_dir)
    with opened(data_dir) as application:
        window = application.window
        window.activateWindow()
        window.show_person(ana)
        settled(application)
        for _ in range(2):
            key(window, "Ctrl+P")
            card = window.timeline.promising.card
            assert card is not None
            key(card.line, "Esc")
            assert window.timeline.promising.card is None
            assert window.person == ana


def test_with_nobody_chosen_the_quick_line_begins_a_reminder(data_dir: Path) -> None:
    with_ana(data_dir)
    with opened(data_dir) as application:
        window = application.window
        key(window, "Ctrl+P")
        line = window.timeline.quick_line.line
        assert (line.text(), line.hasFocus()) == ("remind me to ", True)
        type_text(line, "call Ana Torres every 2 weeks unless we talk before")
        settled(application)
        press(line, Qt.Key.Key_Return)
        settled(application)
        found = application.session.book.read("SELECT due, repeats, unless_contact FROM follow_up")
        assert found == [("2026-12-04", "FREQ=WEEKLY;INTERVAL=2", 1)]


def test_a_talk_takes_it_off_today_and_undo_puts_it_back(data_dir: Path) -> None:
    ana = with_ana(data_dir)
    book = Book(data_dir, now=NOW)
    from networker.domain.repeat import Repeat, Unit
    from networker.domain.vocabulary import Side
    from networker.services import follow_ups

    follow_ups.add(
        book, side=Side.ME, text="Call her", due=NOW.date(), people=[ana], repeat=Repeat(Unit.MONTH),
        unless_contact=True, now=NOW - timedelta(days=8),
    )  # fmt: skip
    book.close()
    with opened(data_dir) as application:
        window = application.window
        window.show_person(ana)
        settled(application)
        assert len(lines(application)) == 1
        type_text(window.timeline.quick_line.line, "call today")
        settled(application)
        press(window.timeline.quick_line.line, Qt.Key.Key_Return)
        settled(application)
        assert lines(application) == []
        assert listed(application) == ["Call her, 20 Dec, every month, unless you talk before"]
        window.setFocus()
        key(window, "Ctrl+Z")
        settled(application)
        assert len(lines(application)) == 1
        press(lines(application)[0], Qt.Key.Key_Return)
        settled(application)
        assert lines(application) == []
        assert listed(application) == ["Call her, 20 Dec, every month, unless you talk before"]
        due = application.session.book.read("SELECT due, state FROM follow_up ORDER BY id")
        assert due == [(str(date(2026, 11, 20)), "done"), (str(date(2026, 12, 20)), "open")]
