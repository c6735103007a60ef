"""The contacts pane: everybody in order, narrowed by words and filters, chosen by keys."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import Circle, Shallow
from networker.services import people, quick_log
from networker.services.search import Shown
from networker.store.book import Book
from networker.ui.contacts.delegate import ROW, words
from networker.ui.contacts.pane import ContactsPane
from networker.ui.models.paged import IdRole, ItemRole
from tests import samples
from tests.ui.conftest import PutUp
from tests.ui.helpers import NOW


@pytest.fixture
def pane(book: Book, put_up: PutUp, qtbot: QtBot) -> ContactsPane:
    samples.fill(book, now=NOW)
    shown = put_up(ContactsPane, 264, 700)
    shown.complete()
    qtbot.waitUntil(lambda: shown._jobs.idle and shown.list.model().rowCount() > 0)
    return shown


@pytest.fixture
def settled(pane: ContactsPane, qtbot: QtBot) -> Callable[[], list[str]]:
    """Waits for the answer and says who is listed first."""

    def wait() -> list[str]:
        qtbot.waitUntil(lambda: pane._jobs.idle)
        model = pane.list.model()
        values = [model.index(row, 0).data(ItemRole) for row in range(min(model.rowCount(), 30))]
        qtbot.waitUntil(lambda: pane._jobs.idle)
        values = [model.index(row, 0).data(ItemRole) for row in range(min(model.rowCount(), 30))]
        return [value.name for value in values]

    return wait


def test_the_last_talked_with_come_first_and_everybody_is_counted(
    pane: ContactsPane, settled: Callable[[], list[str]]
) -> None:
    listed = settled()
    assert {"Mia Fjord", "Tomás Rey"} <= set(listed[:4])
    assert pane._count.text() == str(pane.list.model().rowCount())


def test_a_search_folds_letters_and_can_be_cleared(
    pane: ContactsPane, settled: Callable[[], list[str]]
) -> None:
    pane.set_query("lodz")
    assert "Piotr Zając" in settled()
    pane.set_query("  zajac ")
    assert settled() == ["Piotr Zając"]
    pane.set_query("xyzzy qwrtz")
    assert settled() == []
    assert pane._stack.currentWidget() is pane.empty
    pane.empty.button.click()
    assert len(settled()) > 20


def test_only_the_newest_question_is_answered(pane: ContactsPane, settled: Callable[[], list[str]]) -> None:
    for text in ("a", "an", "ana", "ana t", "ana torres"):
        pane.set_query(text)
    assert settled() == ["Ana Torres"]


def test_filters_narrow_together(pane: ContactsPane, settled: Callable[[], list[str]]) -> None:
    pane.filters.narrow(circle=int(Circle.INNER))
    assert len(settled()) == 5
    assert pane.filters.chips["circle"].kind == "set"
    pane.filters.narrow(city="nowhere")
    assert settled() == []
    pane.clear_filters()
    assert len(settled()) > 20


def test_ties_without_an_answer_are_listed_alone(
    pane: ContactsPane, book: Book, settled: Callable[[], list[str]]
) -> None:
    for day in ("1 nov", "3 nov"):
        quick_log.log(book, f"message → Vera Oneway {day}: still there", now=NOW, new=True)
    pane.only_shallow(Shallow.ONE_WAY)
    assert "Vera Oneway" in settled()
    assert (pane.filters.chips["shallow"].kind, pane.filters.chips["shallow"].text()) == ("set", "One way")
    pane.filters.narrow(city="nowhere")
    assert settled() == []
    pane.clear_filters()
    assert len(settled()) > 20


def test_keys_choose_and_give_circles(
    pane: ContactsPane, settled: Callable[[], list[str]], qtbot: QtBot
) -> None:
    settled()
    asked: list[object] = []
    chosen: list[object] = []
    pane.circle_requested.connect(lambda ids, circle: asked.append((list(ids), circle)))
    pane.person_requested.connect(chosen.append)
    pane.list.setFocus()
    qtbot.keyClick(pane.list, Qt.Key.Key_J)
    qtbot.keyClick(pane.list, Qt.Key.Key_J)
    qtbot.keyClick(pane.list, Qt.Key.Key_K)
    qtbot.keyClick(pane.list, Qt.Key.Key_3)
    qtbot.keyClick(pane.list, Qt.Key.Key_0)
    assert chosen
    assert asked == [([chosen[-1]], Circle.GOOD), ([chosen[-1]], None)]


def test_somebody_chosen_elsewhere_is_chosen_here_silently(
    pane: ContactsPane, settled: Callable[[], list[str]]
) -> None:
    settled()
    told: list[object] = []
    pane.person_requested.connect(told.append)
    third = pane.list.model().ids[2]  # type: ignore[attr-defined]
    pane.show_person(third)
    assert (pane.list.selected_ids(), told) == ([third], [])


def test_a_change_elsewhere_is_shown_here(
    pane: ContactsPane, book: Book, settled: Callable[[], list[str]], qtbot: QtBot
) -> None:
    settled()
    person = pane.list.model().ids[0]  # type: ignore[attr-defined]
    pane._jobs.write(pane, people.rename, book, person, "Zoë Renamed", now=NOW)
    qtbot.waitUntil(lambda: "Zoë Renamed" in settled())


def test_a_screen_reader_hears_the_whole_line(pane: ContactsPane, settled: Callable[[], list[str]]) -> None:
    pane.set_query("ana torres")
    settled()
    row = pane.list.model().index(0, 0).data(ItemRole)
    assert words(row, NOW.date()) == "Ana Torres, Product lead, Acme, close, last in touch 2 Oct"


def test_whoever_was_just_talked_with_is_seen(
    pane: ContactsPane, book: Book, settled: Callable[[], list[str]]
) -> None:
    bar = pane.list.verticalScrollBar()

    def at(y: int = 0) -> int:
        return int(pane.list.indexAt(QPoint(5, y)).data(IdRole))

    def log(person: int) -> None:
        pane._jobs.write(pane, quick_log.log, book, "coffee", context=person, now=NOW)
        settled()

    fifth, third = at(5 * ROW + 5), at(3 * ROW + 5)
    log(fifth)
    assert (bar.value(), at()) == (0, fifth)
    bar.setValue(bar.maximum())
    before = at()
    assert before != fifth
    log(third)
    assert at() == before, "whoever reads on below is not led away"
    shown = at(200)
    pane.show_person(shown)
    log(shown)
    assert bar.value() < bar.maximum() // 2
    assert at() == shown, "whom the other panes show stays in sight"


def test_conditions_narrow_the_list(pane: ContactsPane, settled: Callable[[], list[str]]) -> None:
    pane.set_query("circle:close company:acme")
    assert settled() == ["Ana Torres"]
    pane.set_query("ana torres circle:")
    assert settled() == ["Ana Torres"]
    assert pane.note.text().startswith("circle: waits for inner, close")
    pane.set_query("ana torres")
    assert settled() == ["Ana Torres"]
    assert pane.note.isHidden()


def test_who_is_found_by_what_was_said_stands_below_with_the_line(
    pane: ContactsPane, settled: Callable[[], list[str]]
) -> None:
    pane.set_query("notary")
    listed = settled()
    assert listed[0] == "Ben Ode"
    assert len(listed) == 4
    assert pane._count.text() == "4"
    assert pane.note.text() == "The last 3 by what was said"
    lines = [pane._model.value(number).line for number in pane._model.ids]
    assert [line.source for line in lines] == ["note", "talk", "talk", "talk"]
    for line in lines:
        [(start, end)] = line.marks
        assert line.text[start:end] == "notary"
    pane.set_query("")
    settled()
    assert pane._model.value(pane._model.ids[0]).line is None
    assert pane.note.isHidden()


def test_a_slip_of_the_finger_is_forgiven_and_told(
    pane: ContactsPane, settled: Callable[[], list[str]]
) -> None:
    pane.set_query("notray")
    assert settled()[0] == "Ben Ode"
    assert "notary" in pane.note.text()


def test_the_next_question_gives_up_the_last(pane: ContactsPane, settled: Callable[[], list[str]]) -> None:
    pane.set_query("notary")
    first = pane._asked
    pane.set_query("zajac")
    assert first.given_up
    assert settled() == ["Piotr Zając"]


def test_people_of_another_page_have_a_chip_that_takes_them_away(
    pane: ContactsPane, settled: Callable[[], list[str]]
) -> None:
    everybody = len(pane._model.ids)
    some = tuple(pane._model.ids[:3])
    pane.show_these(Shown(among=some, label="3 people of Insights"))
    assert len(settled()) == 3
    assert pane.filters.shown_chip is not None
    assert pane.filters.shown_chip.text() == "3 people of Insights  ✕"
    pane.set_query("circle:close or circle:none")
    assert len(settled()) <= 3
    pane.set_query("")
    pane.filters.shown_chip.click()
    settled()
    assert len(pane._model.ids) == everybody
    assert pane.filters.shown_chip is None
    assert not pane.leave_these()


def test_a_list_of_nobody_is_nobody_and_not_everybody(
    pane: ContactsPane, settled: Callable[[], list[str]]
) -> None:
    everybody = len(pane._model.ids)
    pane.show_these(Shown(label="Mail: wins"))
    assert settled() == []
    assert pane.leave_these()
    assert settled()
    assert len(pane._model.ids) == everybody


def test_what_the_menus_chose_can_be_seen_as_text(
    pane: ContactsPane, settled: Callable[[], list[str]]
) -> None:
    pane.filters.narrow(circle=2, city="Lyon", shallow=Shallow.ONE_WAY.value, query="ana")
    assert pane.as_text() == 'ana circle:close city:="Lyon" tie:"one way"'
    pane.filters.narrow(circle=0, city="", shallow="", group="book club", query="")
    assert pane.as_text() == 'circle:none group:="book club"'


def test_words_that_were_looked_for_are_marked_on_the_name_and_below(
    pane: ContactsPane, settled: Callable[[], list[str]]
) -> None:
    mark = pane._theme.colour("mark").rgb()

    def marked(top: int, height: int) -> int:
        picture = pane.list.viewport().grab().toImage()
        places = [(x, y) for x in range(50, picture.width()) for y in range(top, top + height)]
        return sum(picture.pixel(x, y) == mark for x, y in places)

    assert settled()
    assert marked(0, ROW) == 0
    for typed, name, above, below in (("torr", "Ana Torres", True, False), ("torres acme", "Ana Torres", True, True),
                                      ("company:delta ben", "Ben Ode", True, True)):  # fmt: skip
        pane.set_query(typed)
        assert settled()[0] == name
        assert (marked(5, 20) > 20, marked(27, 14) > 20) == (above, below), typed


def test_another_list_begins_at_its_beginning(pane: ContactsPane, settled: Callable[[], list[str]]) -> None:
    settled()
    ids = list(pane.listed_ids())
    bar = pane.list.verticalScrollBar()
    bar.setValue(bar.maximum() // 2)
    pane.show_these(Shown(among=tuple(ids[5:50]), label="Mail: conversations"))
    settled()
    assert bar.maximum() > 0
    assert bar.value() == 0
    bar.setValue(5 * ROW)
    pane.refresh()
    settled()
    assert bar.value() == 5 * ROW, "the same list stays where it is"


def test_a_press_chooses_also_the_row_where_the_keyboard_came_in(pane: ContactsPane, qtbot: QtBot) -> None:
    asked: list[object] = []
    pane.person_requested.connect(asked.append)
    pane.list.setFocus(Qt.FocusReason.TabFocusReason)
    QApplication.sendEvent(pane.list, QFocusEvent(QFocusEvent.Type.FocusIn, Qt.FocusReason.TabFocusReason))
    assert pane.list.currentIndex().row() == 0
    assert asked == [], "nobody is chosen by that"
    for row in (0, 0, 1):
        at = pane.list.visualRect(pane.list.model().index(row, 0)).center()
        qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert asked == pane.listed_ids()[:2]
