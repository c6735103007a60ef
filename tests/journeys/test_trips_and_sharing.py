"""A trip and a link to share by the keyboard alone, each verb with its way back."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from networker.domain.vocabulary import Channel, Fact, PersonId
from networker.services import facts, people, quick_log, topics
from networker.services.book import Book
from networker.ui.application import Application
from networker.ui.offers.besides import TripRow
from networker.ui.offers.row import OfferRow
from networker.ui.page_table import SHARE, TRIP
from networker.ui.settling import settle
from tests.journeys.steps import NOW, key, opened, press, type_text

LINK = "https://reefworld.example/best-snorkelling-spots"


@pytest.fixture
def application(data_dir: Path) -> Iterator[Application]:
    with closing(Book(data_dir, now=NOW)) as book:
        for name, place in (
            ("Ana Torres", "Birmingham, UK"),
            ("Ben Ode", "Solihull"),
            ("Carla Wu", "Lyon"),
            ("Dan Roe", "Birmingham, AL"),
        ):
            handles = [(Channel.MAIL, f"{name.split()[0].lower()}@mail.example")]
            person, _ = people.add(book, name=name, now=NOW, handles=handles)
            facts.add(book, person, Fact.PLACE, place, now=NOW)
        topics.add(book, PersonId(3), "snorkelling", now=NOW)
        quick_log.log(book, "coffee Ben 3 months ago", now=NOW)
    with opened(data_dir) as found:
        found.window.activateWindow()
        yield found


def settled(application: Application) -> None:
    assert settle(application)
    QApplication.sendPostedEvents()
    assert settle(application)


def from_palette(application: Application, words: str) -> None:
    key(application.window, "Ctrl+K")
    type_text(application.window.palette_.field, words)
    settled(application)
    press(application.window.palette_.field, Qt.Key.Key_Return)
    settled(application)


def say_trip(application: Application, words: str) -> None:
    from_palette(application, "I will be in")
    form = application.window.pages[TRIP].form
    assert form is not None
    assert form.line.hasFocus()
    type_text(form.line, words)
    press(form.line, Qt.Key.Key_Return)
    settled(application)


def listed(application: Application) -> list[str]:
    return [row.offer.name for row in application.window.pages[TRIP].list.rows]


def row_with_keyboard(application: Application) -> OfferRow:
    row = application.window.focusWidget()
    assert isinstance(row, OfferRow)
    return row


def trip_lines(application: Application) -> list[str]:
    return [row.line.text for row in application.window.reach_out.trips.rows]


def test_a_trip_is_said_in_one_line_and_taken_back(application: Application) -> None:
    say_trip(application, "Birmingham UK 3-5 Dec")
    page = application.window.pages[TRIP]
    assert page.head.text() == "Birmingham UK, 3–5 December"
    assert page.text.text() == "Two people, one of whom you have never met."
    assert page.town.text() == "Birmingham, England, United Kingdom"
    assert listed(application) == ["Ana Torres", "Ben Ode"]
    assert row_with_keyboard(application).offer.name == "Ana Torres"
    assert trip_lines(application) == [
        "Birmingham UK, 3–5 December: two people, one of whom you have never met"
    ]
    key(application.window, "Ctrl+Z")
    settled(application)
    assert trip_lines(application) == []
    assert application.window.pages.people_shown, "there is no trip to be shown any more"


def test_of_two_towns_the_other_is_chosen_by_the_arrows(application: Application) -> None:
    from_palette(application, "I will be in")
    form = application.window.pages[TRIP].form
    assert form is not None
    type_text(form.line, "Birmingham 3-5 Dec")
    form._pause.stop()
    form.asked.emit(form.line.text())
    settled(application)
    assert [box.text() for box, _ in form.choices][:2] == [
        "Birmingham, England, United Kingdom", "Birmingham, Alabama, United States",
    ]  # fmt: skip
    press(form.line, Qt.Key.Key_Down)
    first = application.window.focusWidget()
    assert first is form.choices[0][0]
    press(first, Qt.Key.Key_Down)
    second = application.window.focusWidget()
    assert second is form.choices[1][0]
    assert form.choices[1][0].isChecked()
    press(second, Qt.Key.Key_Return)
    settled(application)
    assert listed(application) == ["Dan Roe"]


def test_the_whole_sentence_in_the_palette_is_a_trip(application: Application) -> None:
    from_palette(application, "I will be in Birmingham UK 3-5 Dec")
    form = application.window.pages[TRIP].form
    assert form is not None
    assert form.line.text() == "I will be in Birmingham UK 3-5 Dec"
    press(form.line, Qt.Key.Key_Return)
    settled(application)
    assert trip_lines(application) == [
        "Birmingham UK, 3–5 December: two people, one of whom you have never met"
    ]


def test_the_same_sentence_in_the_quick_line_is_offered_as_a_trip(application: Application) -> None:
    quick = application.window.timeline.quick_line
    key(application.window, "Ctrl+L")
    type_text(quick.line, "I will be in Lyon 3-5 Dec")
    settled(application)
    chip = next(each for each in quick.chips.items if each.worded.chip.role == "trip")  # type: ignore[attr-defined]
    assert "".join(c for c in chip.worded.text if c.isprintable()) == "Trip: Lyon, 3–5 December"  # type: ignore[attr-defined]
    chip.setFocus()
    press(chip, Qt.Key.Key_Return)
    settled(application)
    form = application.window.pages[TRIP].form
    assert form is not None
    assert (form.line.text(), quick.text()) == ("I will be in Lyon 3-5 Dec", "")
    press(form.line, Qt.Key.Key_Return)
    settled(application)
    assert listed(application) == ["Carla Wu"]
    assert application.session.book.read("SELECT count(*) FROM follow_up") == [(0,)]


def test_a_hurried_enter_chooses_no_town_before_the_question_is_shown(application: Application) -> None:
    say_trip(application, "Birmingham 3-5 Dec")
    form = application.window.pages[TRIP].form
    assert form is not None, "not taken to be the first"
    assert trip_lines(application) == []
    assert form.said.text() == "3–5 December. Which of these towns?"
    form.asked.emit(form.line.text())
    settled(application)
    assert application.window.focusWidget() is form.choices[0][0], "told anew it stays there"
    form.line.setFocus()
    press(form.line, Qt.Key.Key_Return)
    settled(application)
    assert trip_lines(application) == [], "nor where the question stands there only for a moment"
    asked = application.window.focusWidget()
    assert asked is form.choices[0][0]
    press(asked, Qt.Key.Key_Down)
    second = application.window.focusWidget()
    assert second is form.choices[1][0]
    press(second, Qt.Key.Key_Return)
    settled(application)
    assert application.window.pages[TRIP].town.text() == "Birmingham, Alabama, United States"


def test_escape_leaves_the_form_and_nothing_is_noted(application: Application) -> None:
    from_palette(application, "I will be in")
    form = application.window.pages[TRIP].form
    assert form is not None
    type_text(form.line, "Lyon 3-5 Dec")
    press(form.line, Qt.Key.Key_Escape)
    settled(application)
    assert application.window.pages.people_shown
    assert trip_lines(application) == []


def test_what_is_missing_is_said_and_enter_saves_nothing(application: Application) -> None:
    say_trip(application, "Lyon")
    page = application.window.pages[TRIP]
    assert page.form is not None
    assert page.form.said.text() == "From when until when? Write it like this: Birmingham 3–5 February."
    type_text(page.form.line, " 3 Dec")
    press(page.form.line, Qt.Key.Key_Return)
    settled(application)
    assert listed(application) == ["Carla Wu"]


def test_write_opens_the_words_leaves_the_question_and_each_is_undone(
    application: Application, wished: list[str]
) -> None:
    say_trip(application, "Birmingham UK 3-5 Dec")
    press(row_with_keyboard(application), Qt.Key.Key_W)
    settled(application)
    assert wished[0].startswith("mailto:ana@mail.example")
    assert (
        QApplication.clipboard().text()
        == "Hi Ana, I will be in Birmingham UK (3–5 December). Would you have time to meet?"
    )
    row = row_with_keyboard(application)
    assert row.offer.asked
    assert row.accessibleName().startswith("Ana Torres. Did you reach")
    press(row, Qt.Key.Key_Y)
    settled(application)
    assert row_with_keyboard(application).offer.done == "wrote by mail"
    key(application.window, "Ctrl+Z")
    settled(application)
    assert application.window.pages[TRIP].list.rows[0].offer.asked
    key(application.window, "Ctrl+Z")
    settled(application)
    assert not application.window.pages[TRIP].list.rows[0].offer.asked


def test_done_and_the_next_by_keys_and_back(application: Application) -> None:
    say_trip(application, "Birmingham UK 3-5 Dec")
    press(row_with_keyboard(application), Qt.Key.Key_J)
    assert row_with_keyboard(application).offer.name == "Ben Ode"
    press(row_with_keyboard(application), Qt.Key.Key_D)
    settled(application)
    assert row_with_keyboard(application).offer.done == "wrote by mail"
    key(application.window, "Ctrl+Z")
    settled(application)
    assert row_with_keyboard(application).offer.done == ""
    press(row_with_keyboard(application), Qt.Key.Key_Return)
    settled(application)
    assert application.window.person == 2
    assert application.window.pages.people_shown


def test_changed_removed_and_brought_back_from_today(application: Application) -> None:
    say_trip(application, "Birmingham UK 3-5 Dec")
    page = application.window.pages[TRIP]
    press(page.change, Qt.Key.Key_Space)
    assert page.form is not None
    assert page.form.line.text() == "Birmingham UK, England, United Kingdom 2026-12-03 – 2026-12-05"
    page.form.line.selectAll()
    type_text(page.form.line, "Lyon 4 Dec")
    press(page.form.line, Qt.Key.Key_Return)
    settled(application)
    assert (page.head.text(), listed(application)) == ("Lyon, 4 December", ["Carla Wu"])
    key(application.window, "Ctrl+Z")
    settled(application)
    assert listed(application) == ["Ana Torres", "Ben Ode"]
    press(page.remove, Qt.Key.Key_Space)
    settled(application)
    assert application.window.pages.people_shown
    assert trip_lines(application) == []
    key(application.window, "Ctrl+Z")
    settled(application)
    assert len(trip_lines(application)) == 1
    row = application.window.reach_out.trips.rows[0]
    assert isinstance(row, TripRow)
    row.setFocus()
    press(row, Qt.Key.Key_Return)
    settled(application)
    assert row_with_keyboard(application).offer.name == "Ana Torres"
    key(application.window, "Esc")
    assert application.window.pages.people_shown


def test_a_link_is_shared_noted_and_taken_back_at_once(application: Application, wished: list[str]) -> None:
    QApplication.clipboard().setText(f"look at {LINK}")
    from_palette(application, "Who would care")
    page = application.window.pages[SHARE]
    assert page.line.text() == LINK
    press(page.line, Qt.Key.Key_Return)  # does not wait for a pause in the typing
    settled(application)
    assert [row.offer.reason for row in page.list.rows] == ["Carla cares about snorkelling."]
    press(page.line, Qt.Key.Key_Down)
    press(row_with_keyboard(application), Qt.Key.Key_W)
    settled(application)
    assert LINK in QApplication.clipboard().text()
    assert wished[0].startswith("mailto:carla@mail.example")
    assert application.session.book.read(
        "SELECT kind, channel, text FROM interaction WHERE origin = 'shared'"
    ) == [("note", "mail", f"Shared: {LINK}")]
    row = row_with_keyboard(application)
    assert row.offer.spent or row.offer.asked
    assert [each.person for each in (application.window.reach_out.today.questions)] == [3]  # type: ignore[union-attr]
    key(application.window, "Ctrl+Z")
    settled(application)
    assert application.session.book.read("SELECT count(*) FROM interaction WHERE origin = 'shared'") == [(0,)]
    assert not page.list.rows[0].offer.spent


def test_who_has_it_already_is_said_and_offered_no_more(application: Application, wished: list[str]) -> None:
    QApplication.clipboard().setText(LINK)
    from_palette(application, "Who would care")
    page = application.window.pages[SHARE]
    press(page.line, Qt.Key.Key_Return)
    settled(application)
    press(page.line, Qt.Key.Key_Down)
    press(row_with_keyboard(application), Qt.Key.Key_W)
    settled(application)
    press(row_with_keyboard(application), Qt.Key.Key_Y)
    settled(application)
    row = row_with_keyboard(application)
    assert row.offer.spent
    assert row.offer.reason == "You shared it with Carla on 20 November."
    assert row.buttons == ()
    press(row, Qt.Key.Key_W)
    settled(application)
    assert len(wished) == 1


def three_presses(widget: OfferRow, code: Qt.Key) -> None:
    """Before anything could answer the first."""
    for _ in range(3):
        press(widget, code)


def test_three_presses_are_one_on_a_trip(application: Application, wished: list[str]) -> None:
    trouble: list[str] = []
    application.session.jobs.failed.connect(trouble.append)
    say_trip(application, "Birmingham UK 3-5 Dec")
    three_presses(row_with_keyboard(application), Qt.Key.Key_W)
    settled(application)
    assert len(wished) == 1
    press(row_with_keyboard(application), Qt.Key.Key_J)
    three_presses(row_with_keyboard(application), Qt.Key.Key_D)
    settled(application)
    assert row_with_keyboard(application).offer.done == "wrote by mail"
    assert trouble == []
    rows = application.window.pages[TRIP].list.rows
    three_presses(rows[0], Qt.Key.Key_Y)
    settled(application)
    assert application.window.pages[TRIP].list.rows[0].offer.done == "wrote by mail"
    assert trouble == []


def test_three_presses_share_a_link_once(application: Application, wished: list[str]) -> None:
    trouble: list[str] = []
    application.session.jobs.failed.connect(trouble.append)
    QApplication.clipboard().setText(LINK)
    from_palette(application, "Who would care")
    page = application.window.pages[SHARE]
    press(page.line, Qt.Key.Key_Return)
    settled(application)
    press(page.line, Qt.Key.Key_Down)
    three_presses(row_with_keyboard(application), Qt.Key.Key_W)
    settled(application)
    assert (len(wished), trouble) == (1, [])
    press(row_with_keyboard(application), Qt.Key.Key_N)
    settled(application)
    assert not row_with_keyboard(application).offer.spent, "the next press is meant, and taken"
