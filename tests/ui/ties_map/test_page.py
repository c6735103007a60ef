"""The page of the map of ties: keys, mouse, the list beside it, the way back, and what it says where nothing is."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, QPointF, QSize, Qt
from PySide6.QtGui import QContextMenuEvent, QFontMetricsF, QWheelEvent
from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import Circle, PersonId
from networker.services import groups, people, ties
from networker.services.ego import Around, Middle
from networker.store.book import Book
from networker.ui.models.paged import IdRole
from networker.ui.theme import LIGHT
from networker.ui.ties_map.page import LEAN, LIST, MapPage
from networker.ui.widgets.heading import LINE
from tests.journeys.steps import press
from tests.ui.conftest import PutUp
from tests.ui.helpers import NOW, inks, picture_of, settle

Open = Callable[..., MapPage]
K = Qt.Key


@pytest.fixture
def who(book: Book) -> dict[str, PersonId]:
    """Ana, with Ben and Carla; Ben with Dora."""
    found = {
        name.split()[0]: people.add(book, name=name, now=NOW)[0]
        for name in ("Ana Torres", "Ben Ode", "Carla Wu", "Dora Lund")
    }
    for one, other in (("Ana", "Ben"), ("Ana", "Carla"), ("Ben", "Dora")):
        ties.add(book, found[one], "friend", found[other], now=NOW)
    people.set_circle(book, [found["Ana"]], Circle.CLOSE, now=NOW)
    return found


@pytest.fixture
def opened(put_up: PutUp, qtbot: QtBot) -> Open:
    def open_(person: PersonId | None = None, width: int = 1200, height: int = 752) -> MapPage:
        page = put_up(MapPage, width, height)
        page.activateWindow()
        if person is not None:
            page.show_person(person)
        page.take_keyboard()
        settle(page, qtbot)
        return page

    return open_


def at(page: MapPage) -> PersonId | None:
    return page.map.current.person if page.map.current is not None else None


def listed(page: MapPage) -> list[str]:
    model = page.list.model()
    return [model.index(n, 0).data() for n in range(model.rowCount())]


def test_it_says_whose_it_is_and_lists_everybody_with_why(opened: Open, who: dict[str, PersonId]) -> None:
    page = opened(who["Ana"])
    assert page.head.text() == "Ana Torres"
    assert page.summary.text() == "2 people they know, and 1 whom those know"
    assert listed(page) == [
        "Ana Torres. ", "Ben Ode. friend of Ana", "Carla Wu. friend of Ana", "Dora Lund. friend of Ben",
    ]  # fmt: skip


def test_a_name_in_bold_stays_in_its_room(opened: Open, who: dict[str, PersonId]) -> None:
    canvas = opened(who["Ana"]).map
    picture_of(canvas)
    bold = QFontMetricsF(canvas._theme.font("small", bold=True))
    assert len(canvas._boxes) == 4
    for n, box in canvas._boxes.items():
        assert bold.horizontalAdvance(canvas._nodes[n].shown) <= box.width - 4


def test_arrows_go_along_the_ties_and_the_list_goes_with_them(opened: Open, who: dict[str, PersonId]) -> None:
    page = opened(who["Ana"])
    assert page.map.hasFocus()
    assert at(page) == who["Ana"]
    went = set()
    for key in (K.Key_Right, K.Key_Left, K.Key_Up, K.Key_Down):
        page.map.choose(who["Ana"])
        page.list.choose(who["Ana"])
        press(page.map, key)
        went.add(at(page))
        assert page.list.currentIndex().data(IdRole) == at(page)
    assert went <= {who["Ana"], who["Ben"], who["Carla"]}
    assert went & {who["Ben"], who["Carla"]}
    assert "1 tie here" in page.map.accessibleDescription() or "ties here" in page.map.accessibleDescription()


def test_enter_opens_whoever_has_the_keyboard_in_both(
    opened: Open, who: dict[str, PersonId], qtbot: QtBot
) -> None:
    page = opened(who["Ana"])
    page.map.choose(who["Carla"])
    with qtbot.waitSignal(page.person_requested) as asked:
        press(page.map, K.Key_Return)
    assert asked.args == [who["Carla"]]
    page.list.setFocus()
    page.list.setCurrentIndex(page.list.model().index(1, 0))
    assert at(page) == who["Ben"]
    with qtbot.waitSignal(page.person_requested) as asked:
        press(page.list, K.Key_Return)
    assert asked.args == [who["Ben"]]


def test_space_puts_somebody_into_the_middle_and_esc_goes_back(
    opened: Open, who: dict[str, PersonId], qtbot: QtBot
) -> None:
    page = opened(who["Ana"])
    page.map.choose(who["Ben"])
    press(page.map, K.Key_Space)
    settle(page, qtbot)
    assert page.head.text() == "Ben Ode"
    assert page.back()
    settle(page, qtbot)
    assert page.head.text() == "Ana Torres"
    assert not page.back(), "with hers it began"
    page.mine.click()
    settle(page, qtbot)
    assert (page.head.text(), page.mine.isVisible()) == ("Your ties", False)
    assert page.back()


def test_esc_leads_back_to_the_group(
    book: Book, put_up: PutUp, who: dict[str, PersonId], qtbot: QtBot
) -> None:
    group, _ = groups.create(book, "Choir", now=NOW)
    groups.add_people(book, group, [who["Ana"], who["Ben"]], now=NOW)
    page = put_up(MapPage, 1200, 752)
    left: list[object] = []
    page.left.connect(left.append)
    page.show_group(group)
    settle(page, qtbot)
    assert page.head.text() == "Choir"
    assert page.back()
    assert left == [Middle(Around.GROUP, group)]


def test_a_press_chooses_and_two_put_into_the_middle(
    opened: Open, who: dict[str, PersonId], qtbot: QtBot
) -> None:
    page = opened(who["Ana"])
    disc = page.map._discs()[1]
    point = QPointF(disc.x, disc.y).toPoint()
    qtbot.mouseClick(page.map, Qt.MouseButton.LeftButton, pos=point)
    assert at(page) == who["Ben"]
    assert LIGHT.accent.lower() in inks(picture_of(page.map))
    qtbot.mouseDClick(page.map, Qt.MouseButton.LeftButton, pos=point)
    settle(page, qtbot)
    assert page.head.text() == "Ben Ode"


def test_it_grows_around_the_pointer_and_fits_in_again(opened: Open, who: dict[str, PersonId]) -> None:
    page = opened(who["Ana"])
    before = page.map._discs()[1]
    here = QPointF(before.x, before.y)
    wheel = QWheelEvent(
        here, page.map.mapToGlobal(here), QPointF().toPoint(), QPointF(0, 240).toPoint(),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    page.map.wheelEvent(wheel)
    assert page.map.zoom > 1.5
    after = page.map._discs()[1]
    assert (after.x, after.y) == pytest.approx((before.x, before.y))
    press(page.map, K.Key_0)
    assert page.map._discs()[1] == before
    for _ in range(30):
        press(page.map, K.Key_Plus)
    assert page.map.zoom == 6


def test_what_changes_is_drawn_anew_and_whoever_has_the_keyboard_keeps_it(
    opened: Open, book: Book, who: dict[str, PersonId], qtbot: QtBot
) -> None:
    page = opened(who["Ana"])
    page.map.choose(who["Carla"])
    page._jobs.write(page, ties.add, book, who["Ana"], "friend", who["Dora"], now=NOW)
    settle(page, qtbot)
    assert page.summary.text() == "3 people they know"
    assert at(page) == who["Carla"]


def test_who_is_gone_leaves_the_users_own(
    opened: Open, book: Book, who: dict[str, PersonId], qtbot: QtBot
) -> None:
    page = opened(PersonId(999))
    settle(page, qtbot)
    assert page.head.text() == "Your ties"


def test_where_nobody_is_near_it_explains_itself(opened: Open, qtbot: QtBot) -> None:
    page = opened()
    assert page.states.currentWidget() is page.empty
    assert "nobody to draw" in page.empty.accessibleName()
    assert not page.list.isVisible()
    with qtbot.waitSignal(page.import_requested):
        page.empty.button.click()


def test_who_knows_nobody_has_a_sentence_and_no_button(opened: Open, book: Book) -> None:
    page = opened(people.add(book, name="Gil Far", now=NOW)[0])
    assert "Nothing tells yet whom they know" in page.empty.accessibleName()
    assert not page.empty.button.isVisible()


@pytest.mark.parametrize(("width", "list_"), [(700, LEAN), (1200, LIST)])
def test_a_narrow_window_leaves_the_picture_its_room(
    opened: Open, who: dict[str, PersonId], width: int, list_: int
) -> None:
    page = opened(who["Ana"], width, 380)
    assert page.list.width() == list_
    assert page.keys.isVisible() == (width >= 900)
    assert picture_of(page.map).size() == QSize(page.map.size())


def test_a_long_name_leaves_the_button_its_place(opened: Open, book: Book) -> None:
    name = "Maria-Magdalena von und zu Hohenlohe-Waldenburg-Schillingsfürst " * 8
    long, _ = people.add(book, name=name.strip(), now=NOW)
    other, _ = people.add(book, name="Ben Ode", now=NOW)
    ties.add(book, long, "friend", other, now=NOW)
    page = opened(long)
    assert page.head.geometry().right() < page.mine.geometry().left()
    assert page.head.height() == 2 * LINE
    assert page.head.geometry().bottom() < page.summary.geometry().top()


def menu_of(page: MapPage) -> QMenu:
    """The menu that is open; it is taken from the page, so that the next one is found."""
    (found,) = page.findChildren(QMenu, "mapMenu")
    found.setObjectName("")
    return found


def by_mouse(part: QWidget, point: QPoint) -> None:
    reason = QContextMenuEvent.Reason.Mouse
    QCoreApplication.sendEvent(part, QContextMenuEvent(reason, point, part.mapToGlobal(point)))


def by_key(part: QWidget) -> None:
    QCoreApplication.sendEvent(part, QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), QPoint()))


def lines(menu: QMenu) -> list[str]:
    return [each.text().partition("\t")[0] for each in menu.actions()]


def test_who_has_a_mouse_alone_opens_people_as_well(
    opened: Open, who: dict[str, PersonId], qtbot: QtBot
) -> None:
    page = opened(who["Ana"])
    row = page.list.visualRect(page.list.model().index(2, 0)).center()
    qtbot.mouseClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert at(page) == who["Carla"]
    with qtbot.waitSignal(page.person_requested) as asked:
        qtbot.mouseDClick(page.list.viewport(), Qt.MouseButton.LeftButton, pos=row)
    assert asked.args == [who["Carla"]]
    disc = page.map._discs()[1]
    by_mouse(page.map, QPointF(disc.x, disc.y).toPoint())
    menu = menu_of(page)
    assert at(page) == who["Ben"]
    assert lines(menu) == ["Go to Ben Ode", "Put into the middle"]
    with qtbot.waitSignal(page.person_requested) as asked:
        menu.actions()[0].trigger()
    assert asked.args == [who["Ben"]]
    by_mouse(page.list.viewport(), row)
    menu = menu_of(page)
    menu.actions()[1].trigger()
    settle(page, qtbot)
    assert page.head.text() == "Carla Wu"


def test_where_nobody_is_there_is_no_menu_and_the_menu_key_means_whoever_is_chosen(
    opened: Open, who: dict[str, PersonId]
) -> None:
    page = opened(who["Ana"])
    by_mouse(page.map, QPoint(2, 2))
    assert page.findChildren(QMenu, "mapMenu") == []
    for part in (page.map, page.list):
        by_key(part)
        assert lines(menu_of(page)) == ["Go to Ana Torres", "Put into the middle"]
    assert [each.text for each in page.offered()] == ["Go to Ana Torres", "Put into the middle"]


def test_before_anybody_is_there_nothing_is_offered(opened: Open) -> None:
    page = opened()
    assert page.offered() == []
    by_key(page.map)
    assert page.findChildren(QMenu, "mapMenu") == []


def test_who_has_no_name_is_somebody_in_the_reasons(
    opened: Open, who: dict[str, PersonId], book: Book
) -> None:
    with book.step("name", "No name", now=NOW) as step:
        step.update("person", who["Ana"], name="", given="", family="", folded="")
    page = opened(who["Ana"])
    assert page.head.text() == "No name yet"
    assert listed(page)[:2] == ["No name yet. ", "Ben Ode. friend of somebody"]
