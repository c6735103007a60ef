"""Whom to invite, on the Gatherings page: a key invites, declines, or says that somebody comes."""

from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import Circle, GatheringId, Role
from networker.services import gatherings, people, undo
from networker.store.book import Book
from networker.ui.gatherings import words
from networker.ui.gatherings.page import GatheringsPage
from networker.ui.models.paged import IdRole, ItemRole
from tests.journeys.steps import press
from tests.ui.gatherings.conftest import Open, noted
from tests.ui.helpers import NOW, settle


def planned(opened: Open, qtbot: QtBot, book: Book, *dear: str) -> tuple[GatheringsPage, GatheringId]:
    """A supper ahead, with people who could be asked, and its page turned to whom to invite."""
    for name in dear:
        people.set_circle(book, [people.add(book, name=name, now=NOW)[0]], Circle.CLOSE, now=NOW)
    number = noted(book, "Supper", "2026-12-12")
    page = opened()
    page.pane.invite.click()
    settle(page, qtbot)
    return page, number


def told(page: GatheringsPage) -> list[str]:
    model = page.pane.plan.table.model_
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def roles(book: Book, number: GatheringId) -> dict[str, Role]:
    found = gatherings.view(book, number)
    assert found is not None
    return {each.person.name: each.role for each in found.guests}


def test_keys_invite_and_leave_out_and_the_row_stays(opened: Open, qtbot: QtBot, book: Book) -> None:
    page, number = planned(opened, qtbot, book, "Ana", "Ben", "Carla", "Dora")
    table = page.pane.plan.table
    assert table.hasFocus()
    assert told(page) == [
        "These would make it 4",
        *(f"{name}, you have not met yet" for name in ("Ana", "Ben", "Carla", "Dora")),
    ]
    press(table, Qt.Key.Key_J)
    press(table, Qt.Key.Key_I)
    settle(page, qtbot)
    assert table.currentIndex().data(ItemRole).person.name == "Carla"
    press(table, Qt.Key.Key_D)
    settle(page, qtbot)
    press(table, Qt.Key.Key_C)
    settle(page, qtbot)
    assert roles(book, number) == {"Ben": Role.INVITED, "Carla": Role.DECLINED, "Dora": Role.THERE}
    assert page.pane.head.totals == "1 is coming · 1 invited · room for 6 more"
    undo.undo(book, now=NOW)
    assert "Dora" not in roles(book, number)


def test_a_smaller_table_leaves_the_others_below(opened: Open, qtbot: QtBot, book: Book) -> None:
    page, _ = planned(opened, qtbot, book, "Ana", "Ben", "Carla", "Dora", "Emil")
    page.pane.plan.seats.take_up("4")
    settle(page, qtbot)
    assert [each for each in told(page) if "," not in each] == ["These would make it 4", "Also possible"]


def test_esc_leads_back_to_who_is_coming(opened: Open, qtbot: QtBot, book: Book) -> None:
    page, _ = planned(opened, qtbot, book, "Ana")
    assert page.pane.invite.text() == "Who is coming"
    press(page.pane.plan.table, Qt.Key.Key_Space)
    settle(page, qtbot)
    assert page.pane.plan.currentWidget() is page.pane.plan.nobody
    page.pane.plan.seats.setFocus()
    assert page.back()
    assert page.pane.lists.currentWidget() is page.pane.guests
    assert page.pane.guests.hasFocus()


def test_what_has_been_is_not_planned(opened: Open, qtbot: QtBot, book: Book) -> None:
    page, _ = planned(opened, qtbot, book, "Ana")
    past = noted(book, "Fair", "2026-11-01", "Ben")
    page.show_gathering(past)
    settle(page, qtbot)
    assert page.pane.invite.isHidden()
    assert page.pane.lists.currentWidget() is page.pane.guests
    assert page.pane.plan.seats.isHidden()


def test_keys_in_the_list_of_guests_give_roles(opened: Open, qtbot: QtBot, book: Book) -> None:
    number = noted(book, "Supper", "2026-12-12", "Ana")
    page = opened()
    guests = page.pane.guests
    for key, role in (
        (Qt.Key.Key_D, Role.DECLINED),
        (Qt.Key.Key_I, Role.INVITED),
        (Qt.Key.Key_C, Role.THERE),
    ):
        press(guests, key)
        settle(page, qtbot)
        assert roles(book, number) == {"Ana": role}
    gatherings.add_people(book, number, [1], role=Role.HOST, now=NOW)
    page.refresh()
    settle(page, qtbot)
    press(guests, Qt.Key.Key_D)
    settle(page, qtbot)
    assert roles(book, number) == {"Ana": Role.HOST}, "the host is no guest by a slip of a key"


def test_reasons_in_words() -> None:
    from networker.domain.inviting import Reason

    told_ = [
        words.reason(each)
        for each in (
            Reason("silent", days=153), Reason("new"), Reason("near", "Porto"), Reason("missed", "Supper"),
            Reason("absent", "The very long yearly supper of the whole house"),
        )
    ]  # fmt: skip
    plain = [each.replace("\u2068", "").replace("\u2069", "") for each in told_]
    assert plain[:4] == [
        "silent for 5 months",
        "you have not met yet",
        "is in Porto",
        "did not make it to Supper",
    ]
    assert len(plain[4]) < 45


def test_a_click_on_the_box_invites(opened: Open, qtbot: QtBot, book: Book) -> None:
    page, number = planned(opened, qtbot, book, "Ana", "Ben")
    table = page.pane.plan.table
    row = table.visualRect(table.currentIndex())
    who = book.read("SELECT name FROM person WHERE id = ?", (table.currentIndex().data(IdRole),))[0][0]
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=QPoint(14, row.center().y()))
    settle(page, qtbot)
    assert roles(book, number)[who] is Role.INVITED


def test_in_a_low_window_there_is_room_for_people(opened: Open, qtbot: QtBot, book: Book) -> None:
    page, _ = planned(opened, qtbot, book, "Ana", "Ben", "Carla")
    page.resize(640, 400)
    low = page.pane.notes.height()
    page.resize(1200, 752)
    assert low < page.pane.notes.height()
