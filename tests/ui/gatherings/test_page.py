"""The Gatherings page: listed by month, shown, logged, followed up, changed; by keys alone."""

from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from networker.domain.begun import Kind, Place
from networker.domain.vocabulary import GatheringId, PersonId, Role
from networker.services import drafts, follow_ups, gatherings, people, undo
from networker.store.book import Book
from networker.ui.gatherings import words
from networker.ui.gatherings.follow_bar import FollowBar
from networker.ui.gatherings.page import GatheringsPage
from networker.ui.gatherings.who_rows import ROW
from networker.ui.icons import Icons
from networker.ui.models.paged import ItemRole
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Link
from tests.journeys.steps import press, type_text
from tests.ui.gatherings.conftest import Open, noted
from tests.ui.helpers import NOW, picture_of, settle

D = date.fromisoformat


def shown(page: object) -> str:
    view = page.pane.view  # type: ignore[attr-defined]
    return str(view.row.name) if view is not None else ""


def test_without_any_it_explains_itself_and_begins_one(opened: Open, qtbot: QtBot, book: Book) -> None:
    page = opened()
    assert page.states.currentWidget() is page.empty
    assert page.empty.button.hasFocus()
    press(page.empty.button, Qt.Key.Key_Return)
    form = page.form
    assert form is not None
    assert form.name.line.hasFocus()
    assert not form.save.isEnabled(), "it has no name yet"
    type_text(form.name.line, "Fête")
    form.first.choose(D("2026-11-17"))
    form.last.choose(D("2026-11-19"))
    press(form.name.line, Qt.Key.Key_Return)
    settle(page, qtbot)
    assert (page.form, shown(page)) == (None, "Fête")
    row = gatherings.rows(book, [1])[1]
    assert (row.name, str(row.day), str(row.until)) == ("Fête", "2026-11-17", "2026-11-19")
    assert page.pane.lists.currentWidget() is page.pane.nobody
    assert page.pane.add.hasFocus(), "who was there comes next"


def test_a_form_that_is_left_writes_nothing(opened: Open, qtbot: QtBot, book: Book) -> None:
    page = opened()
    page.begin()
    assert page.form is not None
    type_text(page.form.name.line, "Fair")
    press(page.form.name.line, Qt.Key.Key_Escape)
    settle(page, qtbot)
    assert (page.form, page.states.currentWidget(), len(gatherings.index(book))) == (None, page.empty, 0)
    assert page.empty.button.hasFocus()


def test_keys_go_from_one_to_the_next_and_pass_over_the_months(
    opened: Open, qtbot: QtBot, book: Book
) -> None:
    for name, day in (("Old", "2019-05-01"), ("Supper", "2026-11-02"), ("PyCon", "2026-11-17")):
        noted(book, name, day, place="Porto")
    page = opened()
    assert page.list.hasFocus()
    told = [page._model.index(n, 0).data(Qt.ItemDataRole.DisplayRole) for n in range(page._model.rowCount())]
    assert told == [
        "November", "PyCon, Tuesday 17 November 2026, Porto, 0 people", "Supper, Monday 2 November 2026, Porto, 0 people",
        "May 2019", "Old, Wednesday 1 May 2019, Porto, 0 people",
    ]  # fmt: skip
    seen = []
    for key in (
        None,
        Qt.Key.Key_J,
        Qt.Key.Key_Down,
        Qt.Key.Key_J,
        Qt.Key.Key_K,
        Qt.Key.Key_Up,
        Qt.Key.Key_Up,
        Qt.Key.Key_End,
        Qt.Key.Key_Home,
    ):
        if key is not None:
            QTest.keyClick(page.list, key)
            settle(page, qtbot)
        seen.append(shown(page))
    assert seen == ["PyCon", "Supper", "Old", "Old", "Supper", "PyCon", "PyCon", "Old", "PyCon"]
    assert page.list.rowHeight(0) < page.list.rowHeight(1)


def test_the_search_narrows_the_list_and_esc_widens_it(opened: Open, qtbot: QtBot, book: Book) -> None:
    noted(book, "PyCon", "2026-11-17", "Ana Torres")
    noted(book, "Supper", "2026-11-02")
    page = opened()
    type_text(page.search.line, "ana")
    settle(page, qtbot)
    assert (page._model.rowCount(), shown(page)) == (2, "PyCon")
    type_text(page.search.line, "x")
    settle(page, qtbot)
    assert page.nothing.isVisible()
    assert page.back()
    settle(page, qtbot)
    assert (page.search.line.text(), page._model.rowCount()) == ("", 3)
    assert not page.back()


def test_one_press_logs_everybody(opened: Open, qtbot: QtBot, book: Book) -> None:
    noted(book, "PyCon", "2026-11-17", "Ana Torres", "Ben Ode")
    page = opened()
    assert page.pane.log.text() == "Log with everybody"
    page.pane.log.setFocus()
    press(page.pane.log, Qt.Key.Key_Return)
    settle(page, qtbot)
    assert book.read("SELECT count(*) FROM interaction_person") == [(2,)]
    assert (page.pane.log.isVisible(), page.pane.state.accessibleName()) == (
        False,
        "Logged with everybody who was there",
    )
    assert page.pane.guests.hasFocus(), "the button that had the keyboard is gone"
    gatherings.add_people(book, GatheringId(1), new=["Carla Wu"], now=NOW)
    page.refresh()
    settle(page, qtbot)
    assert page.pane.log.text() == "Log with 1 more"


def test_those_who_are_chosen_are_followed_up_and_stay_so(opened: Open, qtbot: QtBot, book: Book) -> None:
    noted(book, "PyCon", "2026-11-17", "Ana Torres", "Ben Ode", "Carla Wu")
    page = opened()
    guests, bar = page.pane.guests, page.pane.bar
    press(page.list, Qt.Key.Key_Return)
    assert guests.hasFocus()
    assert not bar.button.isEnabled()
    press(guests, Qt.Key.Key_F)
    QTest.keyClick(guests, Qt.Key.Key_J)
    press(guests, Qt.Key.Key_F)
    assert (bar.count.text(), bar.day.value) == ("2 chosen", D("2026-11-23"))
    type_text(bar.line, "Send the slides")
    press(bar.line, Qt.Key.Key_Return)
    settle(page, qtbot)
    due = [(each.text, each.due, each.people[0].name) for each in follow_ups.due(book)]
    assert due == [("Send the slides", D("2026-11-23"), name) for name in ("Ana Torres", "Ben Ode")]
    said = [guests._model.index(n, 0).data(Qt.ItemDataRole.DisplayRole) for n in range(3)]
    assert said == [
        "Ana Torres, was there, follow up: Monday", "Ben Ode, was there, follow up: Monday",
        "Carla Wu, was there, new to you",
    ]  # fmt: skip
    assert (guests.chosen, [guests.may_follow_up(n) for n in (1, 2, 3)]) == (set(), [False, False, True])
    bar.count.click()
    assert guests.chosen == {3}, "all who are left"


def test_a_click_on_a_box_ticks_and_one_beside_it_does_not(opened: Open, qtbot: QtBot, book: Book) -> None:
    number = noted(book, "PyCon", "2026-11-17", "Ana Torres")
    page = opened()
    guests = page.pane.guests

    def click(x: int) -> tuple[set[PersonId], Role]:
        none = Qt.KeyboardModifier.NoModifier
        QTest.mouseClick(guests.viewport(), Qt.MouseButton.LeftButton, none, QPoint(x, ROW // 2))
        settle(page, qtbot)
        return guests.chosen, _view(book, number).guests[0].role

    box, name, follow_up = 14, 120, guests.viewport().width() - 20
    assert click(name) == (set(), Role.THERE)
    assert click(follow_up) == ({1}, Role.THERE)
    assert click(box) == (set(), Role.INVITED), "whom nobody met there is not followed up"
    assert click(follow_up) == (set(), Role.INVITED)
    assert click(box) == (set(), Role.THERE)


def test_who_was_there_is_ticked_by_keys_and_all_of_them_by_one_press(
    opened: Open, qtbot: QtBot, book: Book
) -> None:
    number = noted(book, "PyCon", "2026-11-17")
    for name, role in (("Zoe Quill", Role.HOST), ("Dan Ito", Role.DECLINED)):
        gatherings.add_people(book, number, new=[name], role=role, now=NOW)
    gatherings.add_people(
        book, number, new=["Ana Torres", "Ben Ode", "Cem Aslan"], role=Role.INVITED, now=NOW
    )
    page = opened()
    pane, guests = page.pane, page.pane.guests

    def roles() -> dict[str, Role]:
        return {each.person.name.partition(" ")[0]: each.role for each in _view(book, number).guests}

    guests.setFocus()
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Space):
        press(guests, key)
        settle(page, qtbot)
    there, host, out, asked = Role.THERE, Role.HOST, Role.DECLINED, Role.INVITED
    assert roles() == {"Zoe": host, "Ana": asked, "Ben": there, "Cem": asked, "Dan": out}
    assert [*roles()] == ["Zoe", "Ana", "Ben", "Cem", "Dan"], "nobody jumps away from under the keys"
    assert guests.currentIndex().row() == 2
    assert pane.all_there.isVisible()
    pane.all_there.setFocus()
    press(pane.all_there, Qt.Key.Key_Return)
    settle(page, qtbot)
    assert roles() == {"Zoe": host, "Ana": there, "Ben": there, "Cem": there, "Dan": out}
    assert (pane.all_there.isVisible(), guests.hasFocus()) == (False, True)
    undo.undo(book, now=NOW)
    assert [*roles().values()].count(asked) == 2, "one press, one step"


def test_before_anybody_is_ticked_they_are_the_invited(opened: Open, book: Book) -> None:
    number = noted(book, "PyCon", "2026-11-17")
    gatherings.add_people(book, number, new=["Ana Torres", "Ben Ode"], role=Role.INVITED, now=NOW)
    pane = opened().pane
    assert (pane.head.text, pane.head.totals) == ("Invited", "2 people")
    assert (pane.log.isVisible(), pane.bar.isVisible(), pane.state.accessibleName()) == (
        False, False, "Tick who was there, then log it with one press.",
    )  # fmt: skip


def test_who_is_coming_can_neither_be_logged_nor_followed_up(opened: Open, book: Book) -> None:
    noted(book, "Fair", "2026-12-06", "Ana Torres")
    pane = opened().pane
    assert (pane.log.isVisible(), pane.bar.isVisible(), pane.head.text) == (False, False, "Who is coming")
    press(pane.guests, Qt.Key.Key_F)
    assert (pane.guests.chosen, pane.all_there.isVisible()) == (set(), False)


def test_guests_lead_to_the_person_change_role_and_are_taken_out(
    opened: Open, qtbot: QtBot, book: Book
) -> None:
    number = noted(book, "PyCon", "2026-11-17", "Ana Torres", "Ben Ode")
    page = opened()
    guests = page.pane.guests
    guests.setFocus()
    with qtbot.waitSignal(page.person_requested) as led:
        press(guests, Qt.Key.Key_Return)
    assert led.args == [1]
    menu = guests.menu_of(guests.currentIndex().data(ItemRole))
    roles = {action.text().partition("\t")[0]: action for action in menu.actions()}
    assert roles["Was there"].isChecked()
    roles["Invited"].trigger()
    menu.close()
    settle(page, qtbot)
    assert [(each.person.name, each.role) for each in _view(book, number).guests] == [
        ("Ana Torres", Role.INVITED), ("Ben Ode", Role.THERE),
    ]  # fmt: skip
    assert guests.currentIndex().data(ItemRole).person.name == "Ana Torres", "the row stays chosen"
    press(guests, Qt.Key.Key_Delete)
    settle(page, qtbot)
    assert [each.person.name for each in _view(book, number).guests] == ["Ben Ode"]


def _view(book: Book, number: GatheringId) -> gatherings.GatheringView:
    found = gatherings.view(book, number)
    assert found is not None
    return found


def test_somebody_is_added_by_a_few_letters_or_under_a_new_name(
    opened: Open, qtbot: QtBot, book: Book
) -> None:
    number = noted(book, "PyCon", "2026-11-17", "Ana Torres")
    people.add(book, name="Ben Ode", now=NOW)
    page = opened()
    for typed, down in (("be", 0), ("Zita Kör", 0)):
        page.pane.add.click()
        finder = page.finder
        assert finder is not None
        type_text(finder.field, typed)
        settle(page, qtbot)
        for _ in range(down):
            press(finder.field, Qt.Key.Key_Down)
        press(finder.field, Qt.Key.Key_Return)
        settle(page, qtbot)
    assert [each.person.name for each in _view(book, number).guests] == ["Ana Torres", "Ben Ode", "Zita Kör"]


def test_notes_are_written_when_they_are_left(opened: Open, qtbot: QtBot, book: Book) -> None:
    one, other = noted(book, "PyCon", "2026-11-17"), noted(book, "Supper", "2026-11-02")
    page = opened()
    page.pane.notes.setFocus()
    type_text(page.pane.notes, "Good <b>coffee</b>")
    page.list.setFocus()
    settle(page, qtbot)
    assert _view(book, one).notes == "Good <b>coffee</b>"
    page.pane.notes.setFocus()
    type_text(page.pane.notes, "x")
    page.show_gathering(other)  # while it is written
    settle(page, qtbot)
    assert (len(_view(book, one).notes), _view(book, other).notes, page.pane.notes.toPlainText()) == (
        19,
        "",
        "",
    )


def test_it_is_changed_and_deleted_from_its_menu(opened: Open, qtbot: QtBot, book: Book) -> None:
    noted(book, "PyCon", "2026-11-17", "Ana Torres")
    page = opened()
    menu = page.pane.more.menu
    assert menu is not None
    _knows, _map, change, delete = menu.actions()
    change.trigger()
    assert page.form is not None
    page.form.place.line.setText("Porto")
    page.form.save.click()
    settle(page, qtbot)
    assert (gatherings.rows(book, [1])[1].place, shown(page)) == ("Porto", "PyCon")
    delete.trigger()
    settle(page, qtbot)
    assert page.states.currentWidget() is page.empty
    QApplication.sendPostedEvents()


def test_the_palette_has_what_can_be_done_with_the_one_shown(opened: Open, qtbot: QtBot, book: Book) -> None:
    page = opened()
    assert page.offered() == ()
    noted(book, "R&D day", "2026-11-17", "Ana Torres")
    page.refresh()
    settle(page, qtbot)
    offered = {each.text: each for each in page.offered()}
    assert [*offered] == [
        "Log R&D day with everybody",
        "Add somebody to R&D day…",
        "Change R&D day…",
        "Delete R&D day",
    ]
    offered["Log R&D day with everybody"].run()
    settle(page, qtbot)
    assert book.read("SELECT count(*) FROM interaction") == [(1,)]
    assert [each.text for each in page.offered()] == [*offered][1:]


def test_300_people_and_long_names_are_painted_in_both_looks(
    opened: Open, book: Book, theme: Theme, qtbot: QtBot
) -> None:
    long = "Gathering of the " + "very" * 40
    with book.step("fill", "Fill", now=NOW) as step:
        number = step.insert("gathering", name=long, place="שירה " * 20, day="2026-11-17")
        for n in range(300):
            person = step.insert(
                "person", name=f"مريم {n:03}" if n % 2 else f"Person {n:03} " + "x" * 90, folded=f"{n:03}"
            )
            step.insert("gathering_person", gathering=number, person=person, role=list(Role)[n % 4].value)
        for n in range(400):
            step.insert(
                "gathering",
                name=f"G {n}",
                day=date.fromordinal(D("2026-11-01").toordinal() - 9 * n).isoformat(),
            )
    page = opened()
    for look in ("light", "dark"):
        theme.set_appearance(look)
        assert not picture_of(page).isNull()
    assert page.pane.guests.model().rowCount() == 300
    assert page.pane.head.totals.startswith("150 people · 150 new to you · 75 invited")
    QTest.keyClick(page.list, Qt.Key.Key_End)
    settle(page, qtbot)
    assert shown(page) == "G 399"


@pytest.mark.parametrize(
    ("first", "last", "said"),
    [
        ("2026-11-20", None, "Friday 20 November 2026"),
        ("2026-11-17", "2026-11-19", "17–19 November 2026"),
        ("2026-11-30", "2026-12-02", "30 November – 2 December 2026"),
        ("2026-12-31", "2027-01-01", "31 December 2026 – 1 January 2027"),
        ("2026-11", None, "November 2026"),
        ("2019", None, "2019"),
        (None, None, ""),
    ],
)
def test_days_in_words(first: str | None, last: str | None, said: str) -> None:
    from networker.domain.dates import PartialDate

    days = [PartialDate.parse(each) if each else None for each in (first, last)]
    assert words.days(*days) == said


def choose_last(page: GatheringsPage) -> None:
    page.list.setCurrentIndex(page.list.model().index(page._model.rowCount() - 1, 0))


def test_half_a_gathering_waits_wherever_is_gone_to(opened: Open, book: Book, qtbot: QtBot) -> None:
    noted(book, "Harbour supper", "2026-11-01", "Ana")
    noted(book, "PyCon", "2026-10-01", "Ben")
    page = opened()
    page.begin()
    form = page.form
    assert form is not None
    type_text(form.name.line, "Boat d")
    type_text(form.place.line, "Lyo")
    form.first.choose(D("2026-12-24"))
    form.first.value_changed.emit(D("2026-12-24"))
    page.refresh()
    settle(page, qtbot)
    assert page.form is form, "a change elsewhere takes nothing away"
    page.hide()
    page.show()
    settle(page, qtbot)
    assert page.form is form
    with qtbot.waitSignal(page.drafts.said):
        choose_last(page)
    settle(page, qtbot)
    assert page.form is None
    page.begin()
    form = page.form
    assert form is not None
    assert (form.name.line.text(), form.place.line.text()) == ("Boat d", "Lyo")
    assert form.first.value == D("2026-12-24")
    assert form.note.isVisible()
    page.change()
    other = page.form
    assert other is not None
    assert other.name.line.text() != "Boat d", "it is of the one that is changed"
    page.begin()
    form = page.form
    assert form is not None
    with qtbot.assertNotEmitted(page.drafts.said):
        form.cancel.click()
    page.begin()
    form = page.form
    assert form is not None
    assert form.name.line.text() == "", "Cancel forgets it"


def test_what_was_begun_is_told_and_opens_where_it_is_pressed(opened: Open, book: Book, qtbot: QtBot) -> None:
    supper = noted(book, "Harbour supper", "2026-11-01", "Ana")
    days = {"first": "2026-11-01", "last": "2026-11-01"}
    drafts.keep(
        book,
        {
            Place(Kind.GATHERING): {"name": "Boat d", "place": "", **days},
            Place(Kind.GATHERING, supper): {"name": "Harbour supp", "place": "Lyon", **days},
        },
    )
    page = opened()
    page.drafts.look()
    settle(page, qtbot)
    assert page.form is None, "nothing opens by itself"

    def told() -> list[Link]:
        return page.left.begun.findChildren(Link)

    assert [each.text() for each in told()] == ["a new gathering", "a change to this gathering"]
    for number, name in ((1, "Harbour supp"), (0, "Boat d")):
        told()[number].click()
        form = page.form
        assert form is not None
        assert form.name.line.text() == name
        settle(page, qtbot)
        assert len(told()) == 1, "it is open"
        page.back()
        settle(page, qtbot)
    told()[0].click()
    assert page.form is not None
    page.form.cancel.click()
    settle(page, qtbot)
    assert [each.text() for each in told()] == ["a change to this gathering"]


def test_half_a_promise_waits_with_its_gathering(opened: Open, book: Book, qtbot: QtBot) -> None:
    noted(book, "PyCon", "2026-10-01", "Ben")
    supper = noted(book, "Harbour supper", "2026-11-01", "Ana")
    page = opened()
    page.show_gathering(supper)
    settle(page, qtbot)
    type_text(page.pane.bar.line, "Send the pic")
    choose_last(page)
    settle(page, qtbot)
    assert page.shown != supper
    assert page.pane.bar.line.text() == ""
    page.show_gathering(supper)
    settle(page, qtbot)
    assert page.pane.bar.line.text() == "Send the pic"


def test_notes_that_a_crash_left_are_shown_again(opened: Open, book: Book, qtbot: QtBot) -> None:
    supper = noted(book, "Harbour supper", "2026-11-01", "Ana")
    page = opened()
    settle(page, qtbot)
    page.drafts.keep(Place(Kind.GATHERING_NOTES, supper), "Ana sai")
    page.show_gathering(supper)
    settle(page, qtbot)
    assert page.pane.notes.toPlainText() == "Ana sai"
    page.pane.notes.keep()
    settle(page, qtbot)
    assert page.drafts.of(Place(Kind.GATHERING_NOTES, supper)) is None
    assert book.read("SELECT notes FROM gathering WHERE id = ?", (supper,)) == [("Ana sai",)]


@pytest.mark.parametrize("wide", [420, 520, 800])
def test_the_bar_below_has_room_for_its_words(theme: Theme, icons: Icons, qtbot: QtBot, wide: int) -> None:
    bar = FollowBar(theme, icons)
    qtbot.addWidget(bar)
    bar.day.offer([(NOW.date(), "Wed 30 Sep")])
    bar.show_count(8, 13)
    bar.resize(wide, 32)
    bar.show()
    assert bar.button.width() >= bar.button.sizeHint().width()
    assert bar.line.width() >= 90
    assert bar.button.accessibleName() == "Follow up within the week"
