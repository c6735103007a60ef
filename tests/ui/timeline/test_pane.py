"""The pane asks for what it shows, keeps its place, and answers to what verbs change."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QDate, Qt
from pytestqt.qtbot import QtBot

from networker.domain.changes import Changes
from networker.domain.vocabulary import Channel, Circle, Fact, PersonId, State
from networker.services import people as people_service
from networker.services import ties, undo
from networker.services.errors import CannotDo
from networker.store.book import Book
from networker.ui.promises.day_menu import DayMenu
from networker.ui.timeline.arrangement import WIDE
from networker.ui.timeline.pane import TimelinePane
from tests.ui.helpers import NOW

Settle = Callable[[], None]


def test_it_shows_a_person(pane: TimelinePane, show: Any, people: Any, qtbot: QtBot) -> None:
    with qtbot.waitSignal(pane.shown) as shown:
        show(people.ana)
    assert shown.args == [people.ana]
    assert pane.header.accessibleName() == "Ana Torres"
    assert (pane.list.isVisible(), pane.empty.isVisible(), pane.loading.isVisible()) == (True, False, False)
    assert "Ana" in pane.quick_line.line.placeholderText()


def test_nobody_chosen_is_everybodys_timeline(pane: TimelinePane, show: Any, people: Any) -> None:
    show(None)
    assert pane.header.accessibleName() == "Everybody"
    assert pane.header.accessibleDescription() == "3 talks since September 2026"
    assert pane.model.row(0).what == "month"


def test_somebody_without_anything_is_told_the_next_step(
    pane: TimelinePane, show: Any, people: Any, qtbot: QtBot
) -> None:
    show(people.zoe)
    assert (pane.list.isVisible(), pane.empty.isVisible()) == (False, True)
    assert "Zoë" in pane.empty.accessibleName()
    qtbot.mouseClick(pane.empty.button, Qt.MouseButton.LeftButton)
    assert pane.focusWidget() is pane.quick_line.line


def test_an_empty_book_is_told_the_next_step(pane: TimelinePane, show: Any) -> None:
    show(None)
    assert pane.empty.isVisible()


def test_somebody_who_is_gone_shows_nothing_of_before(pane: TimelinePane, show: Any, people: Any) -> None:
    show(people.ana)
    show(PersonId(999))
    assert pane.header.head is None
    assert pane.empty.isVisible()


def test_only_the_last_person_asked_for_is_shown(pane: TimelinePane, settle: Settle, people: Any) -> None:
    shown: list[object] = []
    pane.shown.connect(shown.append)
    for person in (people.ana, people.ben, None, people.zoe, people.ana):
        pane.show_person(person)
    settle()
    assert shown == [people.ana]
    assert pane.header.accessibleName() == "Ana Torres"


def test_grey_rows_stand_in_where_an_index_is_late(pane: TimelinePane, show: Any, people: Any) -> None:
    show(people.ana)
    pane._show_loading()
    assert pane.loading.isVisible()
    assert pane.childAt(pane.list.geometry().center()) is pane.loading
    show(people.ana)
    assert (pane.loading.isVisible(), pane.list.isVisible()) == (False, True)


def test_a_circle_set_here_is_written_and_shown(
    pane: TimelinePane, show: Any, people: Any, settle: Settle, book: Book
) -> None:
    show(people.ana)
    pane.header.circle_requested.emit(Circle.INNER)
    settle()
    settle()
    assert pane.header.circle_button.text() == "Inner"
    pane.header.state_requested.emit(State.PAUSED)
    settle()
    settle()
    assert book.read("SELECT circle, state FROM person WHERE id = ?", (people.ana,)) == [(1, "paused")]


def test_a_talk_logged_elsewhere_comes_in_and_the_place_is_kept(
    pane: TimelinePane, show: Any, many: PersonId, settle: Settle, jobs: Any, book: Book
) -> None:
    show(many)
    pane.list.verticalScrollBar().setValue(9000)
    before, rows = pane.list.anchor(), pane.model.rowCount()

    def log(book: Book) -> Changes:
        with book.step("log", "A talk", now=NOW) as step:
            number = step.insert(
                "interaction",
                kind="call",
                day="2026-11-20",
                text="new",
                created_at="2025-01-01T09:00:00+00:00",
            )
            step.insert("interaction_person", interaction=number, person=many)
        return step.changes

    jobs.write(pane, log, book)
    settle()
    settle()
    assert pane.model.rowCount() == rows + 1
    assert pane.list.anchor() == before


def test_changes_to_others_are_left_alone(
    pane: TimelinePane, show: Any, people: Any, settle: Settle, jobs: Any, book: Book
) -> None:
    show(people.ana)
    shown: list[object] = []
    pane.shown.connect(shown.append)
    jobs.write(pane, people_service.set_notes, book, people.zoe, "A note.", now=NOW)
    settle()
    settle()
    assert shown == []


def test_a_new_name_of_somebody_in_a_talk_is_shown(
    pane: TimelinePane, show: Any, people: Any, settle: Settle, jobs: Any, book: Book
) -> None:
    show(people.ana)
    row = next(i for i, each in enumerate(pane.model.rows) if each.what == "talk")
    jobs.write(pane, people_service.rename, book, people.ben, "Benedikt Ode", now=NOW)
    settle()
    settle()
    pane.grab()
    settle()
    assert "Benedikt Ode" in pane.model.spoken(row)


def test_what_is_logged_here_stands_on_top(
    qtbot: QtBot,
    book: Book,
    pane: TimelinePane,
    show: Any,
    many: PersonId,
    settle: Settle,
    press: Any,
    service: Any,
) -> None:
    show(many)
    pane.list.verticalScrollBar().setValue(9000)

    def write(book: Book, sentence: str, **_: object) -> Changes:
        with book.step("log", "A talk", now=NOW) as step:
            number = step.insert(
                "interaction",
                kind="call",
                day="2026-11-20",
                text=sentence,
                created_at="2025-01-01T09:00:00+00:00",
            )
            step.insert("interaction_person", interaction=number, person=many)
        return step.changes

    service.__class__.write, kept = staticmethod(write), service.__class__.write
    try:
        pane.quick_line.set_text("call Ana now")
        settle()
        with qtbot.waitSignal(pane.logged):
            press(pane.quick_line.line, Qt.Key.Key_Return)
        settle()
        settle()
    finally:
        service.__class__.write = kept
    pane.grab()
    settle()
    assert pane.list.verticalScrollBar().value() == 0
    talks = [pane.model.spoken(i) for i, row in enumerate(pane.model.rows) if row.what == "talk"]
    assert any("call Ana now" in each for each in talks[:2])


def test_promises_can_be_put_off_and_dropped(
    pane: TimelinePane, show: Any, people: Any, settle: Settle, book: Book
) -> None:
    show(people.ana)
    row = next(i for i, each in enumerate(pane.model.rows) if each.what == "promise")
    menu = pane.list._menu(row)
    line = {action.text(): action for action in menu.actions() if action.text()}
    assert list(line) == [
        "Done", "Tomorrow", "In a week", "In a month", "On a day…", "Change…", "Drop", "Copy"
    ]  # fmt: skip
    line["Tomorrow"].trigger()
    settle()
    settle()
    assert pane.model.spoken(row) == "Send her the number, tomorrow"
    line["Drop"].trigger()
    settle()
    settle()
    assert book.read("SELECT state FROM follow_up ORDER BY id") == [("dropped",), ("open",)]


def test_a_day_of_the_calendar_puts_a_promise_off(
    pane: TimelinePane, show: Any, people: Any, settle: Settle, book: Book
) -> None:
    show(people.ana)
    row = next(i for i, each in enumerate(pane.model.rows) if each.what == "promise")
    next(each for each in pane.list._menu(row).actions() if each.text() == "On a day…").trigger()
    (calendar,) = pane.findChildren(DayMenu)
    calendar.calendar.activated.emit(QDate(2026, 12, 24))
    settle()
    settle()
    assert book.read("SELECT due FROM follow_up WHERE id = 1") == [("2026-12-24",)]


def test_a_promise_is_noted_from_the_header_with_keys_alone(
    pane: TimelinePane, show: Any, people: Any, settle: Settle, book: Book, press: Any
) -> None:
    show(people.ana)
    pane.header.promise_requested.emit()
    card = pane.promising.card
    assert card is not None
    assert pane.window().focusWidget() is card.line
    press(card.line, *"Send the key", Qt.Key.Key_Return)
    settle()
    settle()
    assert pane.promising.card is None
    assert "Send the key, Friday" in [pane.model.spoken(i) for i in range(4)]
    assert book.read("SELECT person_id FROM follow_up_person WHERE follow_up_id = 3") == [(people.ana,)]
    undo.undo(book, now=NOW)
    assert book.read("SELECT count(*) FROM follow_up") == [(2,)]


def test_a_promise_out_of_a_talk_is_with_all_of_it_and_leads_back(
    pane: TimelinePane, show: Any, people: Any, settle: Settle, book: Book, press: Any
) -> None:
    show(people.ana)
    talk = next(i for i, each in enumerate(pane.model.rows) if each.what == "talk")
    number = pane.model.row(talk).id
    next(each for each in pane.list._menu(talk).actions() if "Promise" in each.text()).trigger()
    card = pane.promising.card
    assert card is not None
    assert "Call, 25 minutes" in card.accessibleName()
    card.theirs.setChecked(True)
    press(card.line, *"introduce us", Qt.Key.Key_Return)
    settle()
    settle()
    assert book.read("SELECT interaction_id, side FROM follow_up WHERE id = 3") == [(number, "them")]
    assert len(book.read("SELECT 1 FROM follow_up_person WHERE follow_up_id = 3")) == 2
    row = pane.model.number_of(("promise", 3))
    assert pane.model.spoken(row).endswith("said on 2 Oct")
    next(each for each in pane.list._menu(row).actions() if each.text() == "Go to the talk").trigger()
    assert pane.model.row(pane.list.currentIndex().row()).id == number


def test_a_promise_is_changed_and_the_keyboard_comes_back(
    pane: TimelinePane, show: Any, people: Any, settle: Settle, press: Any
) -> None:
    show(people.ana)
    pane.list.setFocus()
    row = next(i for i, each in enumerate(pane.model.rows) if each.what == "promise")
    next(each for each in pane.list._menu(row).actions() if each.text() == "Change…").trigger()
    card = pane.promising.card
    assert card is not None
    card.set_often("FREQ=WEEKLY;INTERVAL=2")
    card.unless.setChecked(True)
    press(card.line, Qt.Key.Key_Return)
    settle()
    settle()
    assert pane.model.spoken(row) == ("Send her the number, Friday, every 2 weeks, unless you talk before")
    assert pane.window().focusWidget() is pane.list


def test_the_card_goes_with_the_person(pane: TimelinePane, show: Any, people: Any) -> None:
    show(people.ana)
    pane.note_promise()
    show(people.ben)
    assert pane.promising.card is None


def test_a_book_that_does_not_answer_is_said(
    pane: TimelinePane, show: Any, people: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise CannotDo("The book cannot be read.")

    show(people.ana)
    monkeypatch.setattr("networker.services.timeline.index", fail)
    show(people.ben)
    assert (pane.list.isVisible(), pane.loading.isVisible()) == (False, False)
    assert "The book cannot be read." in pane.empty.accessibleName()


def test_a_handle_pressed_is_passed_on(pane: TimelinePane, show: Any, people: Any, qtbot: QtBot) -> None:
    show(people.ana)
    with qtbot.waitSignal(pane.handle_requested) as asked:
        pane.header.handle_requested.emit(Channel.MAIL, "ana@torres.example")
    assert asked.args == [Channel.MAIL, "ana@torres.example"]


def test_the_about_column_stands_beside_a_wide_timeline_only(
    pane: TimelinePane, show: Any, people: Any
) -> None:
    show(people.ana)
    assert not pane.about.isVisible()
    pane.resize(WIDE, 900)
    assert pane.about.isVisible()
    assert pane.about.width() >= 280
    assert pane.list.geometry().right() < pane.about.geometry().left()
    show(None)
    assert not pane.about.isVisible()


def test_what_is_known_opens_over_the_list_of_a_narrow_timeline(
    pane: TimelinePane, show: Any, people: Any
) -> None:
    show(people.ana)
    assert pane.header.about.isVisible()
    pane.header.about.click()
    assert pane.about.isVisible()
    assert not pane.list.isVisible()
    assert not pane.filters.isVisible()
    assert pane.about.geometry().top() > pane.quick_line.geometry().bottom()
    assert pane.focusWidget() is pane.about.add  # nothing is known of her yet
    pane.resize(WIDE, 900)
    assert pane.list.isVisible()
    assert not pane.header.about.isVisible()
    pane.resize(592, 752)
    assert not pane.list.isVisible()
    show(people.zoe)
    assert pane.about.isVisible()  # it stays open, whoever is shown
    assert pane.back()
    assert not pane.about.isVisible()
    assert pane.empty.isVisible()
    assert not pane.back()
    pane.known.note_fact()
    assert pane.about.isVisible()
    pane.quick_line.focus_line()
    pane.quick_line.logged.emit(None)
    assert not pane.about.isVisible()  # what was logged is to be seen, and the line keeps the keyboard
    assert pane.focusWidget() is pane.quick_line.line
    pane.known.toggle()
    pane.search()
    assert not pane.about.isVisible()
    pane.known.toggle()
    show(None)
    assert not pane.about.isVisible()
    pane.known.toggle()
    pane.known.note_fact()
    pane.known.note_tie()
    assert not pane.about.isVisible()


def test_what_is_noted_is_shown_at_once(pane: TimelinePane, show: Any, people: Any, settle: Any) -> None:
    show(people.ana)
    pane.known.toggle()
    pane.noting.note(Fact.LIKE)
    card = pane.noting.card
    assert card is not None
    card.value.setText("diving")  # type: ignore[attr-defined]
    card.save.click()
    settle()
    assert pane.noting.card is None
    assert [stop.accessibleName() for stop in pane.about.roving.stops] == ["Likes: diving"]
    pane.known.note_tie()
    settle()
    assert pane.noting.card is not None
    show(people.zoe)
    assert pane.noting.card is None


def test_who_belongs_to_them_is_read_anew_when_they_change(
    pane: TimelinePane, show: Any, people: Any, book: Any, jobs: Any, settle: Any
) -> None:
    ties.add(book, people.ana, "partner", people.zoe, now=NOW)
    show(people.ana)
    pane.known.toggle()
    jobs.write(pane, people_service.rename, book, people.zoe, "Zoë Torres", now=NOW)
    settle()
    said = [stop.accessibleName() for stop in pane.about.roving.stops]
    assert said == ["Partner: \u2068Zoë Torres\u2069"]


@pytest.mark.parametrize("width", [480, 592, 800, 1100, 1128, 2000])
def test_parts_keep_their_order_and_their_widths(
    pane: TimelinePane, show: Any, people: Any, width: int
) -> None:
    show(people.ana)
    pane.resize(width, 700)
    tops = [each.geometry().top() for each in (pane.header, pane.quick_line, pane.list)]
    assert tops == sorted(tops)
    assert pane.header.geometry().bottom() < pane.quick_line.geometry().top()
    assert pane.header.width() <= 736
    assert pane.header.geometry().right() <= width - 24


def test_chips_move_the_list_down(pane: TimelinePane, show: Any, people: Any, settle: Settle) -> None:
    show(people.ana)
    before = pane.list.geometry().top()
    pane.quick_line.set_text("call Ana")
    settle()
    assert pane.list.geometry().top() == before + 34


def test_escape_in_an_empty_line_goes_to_the_list(
    pane: TimelinePane, show: Any, people: Any, press: Any
) -> None:
    show(people.ana)
    pane.quick_line.focus_line()
    press(pane.quick_line.line, Qt.Key.Key_Escape)
    assert pane.focusWidget() is pane.list


def test_tab_goes_from_the_header_over_the_line_to_the_list(
    pane: TimelinePane, show: Any, people: Any
) -> None:
    show(people.ana)
    order, at = [], pane.nextInFocusChain()
    while at is not pane:
        order.append(at)
        at = at.nextInFocusChain()
    wanted = [pane.header.circle_button, pane.quick_line.line, pane.list]
    assert [order.index(each) for each in wanted] == sorted(order.index(each) for each in wanted)


def test_names_the_tests_and_the_window_rely_on(pane: TimelinePane) -> None:
    names = (pane, pane.header, pane.quick_line, pane.list)
    assert [each.objectName() for each in names] == [
        "timelinePane",
        "personHeader",
        "quickLine",
        "timelineList",
    ]


def test_in_a_small_window_the_chips_of_a_long_sentence_are_seen(
    pane: TimelinePane, people: Any, settle: Callable[[], None]
) -> None:
    pane.show_person(people.ana)
    settle()
    pane.resize(441, 330)
    header, line = pane.header, pane.quick_line
    assert header.reach.isVisible()
    line.set_text("call Ana, Ben 3/4")
    settle()
    assert line.chips.heightForWidth(line.width()) > 60
    assert line.geometry().bottom() < pane.height()
    assert not any(each.isVisible() for each in (header.reach, header.ladder, header.strip))
    assert header.circle_button.isVisible()
    line.set_text("call Ana")
    settle()
    assert not header.reach.isVisible(), "nothing jumps while the sentence is typed"
    line.set_text("")
    assert header.reach.isVisible()
    pane.resize(592, 752)
    line.set_text("call Ana, Ben 3/4")
    settle()
    assert header.reach.isVisible(), "there is room"
