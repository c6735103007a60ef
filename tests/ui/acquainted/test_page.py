"""Who knows whom, as a page: pairs in words, a promise to introduce, the way back."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import PersonId
from networker.services import follow_ups, gatherings, groups, people
from networker.services.ego import Around, Middle
from networker.store.book import Book
from networker.ui.acquainted.page import AcquaintedPage
from tests.journeys.steps import press
from tests.ui.conftest import PutUp
from tests.ui.helpers import NOW, settle


def told(page: AcquaintedPage) -> list[str]:
    model = page.table.model_
    said = [str(model.index(row, 0).data()) for row in range(model.rowCount())]
    return [each.replace("\u2068", "").replace("\u2069", "") for each in said]


def choir(book: Book) -> int:
    """Ana, Ben and Carla sing; Ana and Ben were at a supper, Ben and Carla dive."""
    who = [people.add(book, name=name, now=NOW)[0] for name in ("Ana", "Ben", "Carla")]
    number, _ = groups.create(book, "Choir", now=NOW)
    groups.add_people(book, number, who, now=NOW)
    gatherings.create(book, name="Supper", day=NOW.date(), people=who[:2], now=NOW)
    with book.step("x", "x", now=NOW) as step:
        topic = step.insert("topic", name="Diving", folded="diving")
        for each in who[1:]:
            step.insert("person_topic", person=each, topic=topic)
    return number


def opened(put_up: PutUp, qtbot: QtBot, number: int) -> AcquaintedPage:
    page = put_up(AcquaintedPage)
    page.activateWindow()
    page.show_group(number)
    page.take_keyboard()
    settle(page, qtbot)
    return page


def test_pairs_are_told_in_words(put_up: PutUp, qtbot: QtBot, book: Book) -> None:
    page = opened(put_up, qtbot, choir(book))
    assert page.table.hasFocus()
    assert page.head.text() == "Who knows whom: Choir"
    assert page.summary.text() == (
        "Of 3 people 1 pair is known to know each other; 1 more has something in common."
    )
    assert told(page) == [
        "Introduce them: they share something", "Ben and Carla, both: Diving",
        "They know each other", "Ana and Ben, both at Supper",
    ]  # fmt: skip


def test_where_no_two_know_each_other_nothing_is_counted_on_top_of_none(
    put_up: PutUp, qtbot: QtBot, book: Book
) -> None:
    number = choir(book)
    groups.take_out(book, number, [PersonId(1)], now=NOW)
    page = opened(put_up, qtbot, number)
    assert page.summary.text() == (
        "Of 2 people no two are known to know each other; 1 pair has something in common."
    )


def test_a_key_promises_to_introduce_strangers_alone(put_up: PutUp, qtbot: QtBot, book: Book) -> None:
    page = opened(put_up, qtbot, choir(book))
    press(page.table, Qt.Key.Key_J)
    assert page.table.current is not None
    assert page.table.current.one.name == "Ana"
    assert not page.introduce.isEnabled()
    press(page.table, Qt.Key.Key_F)
    settle(page, qtbot)
    assert follow_ups.due(book) == (), "these two know each other"
    press(page.table, Qt.Key.Key_K)
    assert page.introduce.isEnabled()
    press(page.table, Qt.Key.Key_F)
    settle(page, qtbot)
    (promise,) = follow_ups.due(book)
    assert promise.text == "Introduce Ben & Carla"
    assert told(page) == ["They know each other", "Ana and Ben, both at Supper"], "it is promised"
    assert page.introduce.isHidden()


def test_who_was_introduced_is_noted_on_the_form_filled_with_what_they_share(
    put_up: PutUp, qtbot: QtBot, book: Book
) -> None:
    page, noted = opened(put_up, qtbot, choir(book)), list[tuple[list[str], str]]()
    page.introduced.connect(lambda who, said: noted.append(([each.name for each in who], said)))
    press(page.table, Qt.Key.Key_I)
    page.made.click()
    assert noted == [(["Ben", "Carla"], "both: Diving")] * 2
    press(page.table, Qt.Key.Key_J)
    press(page.table, Qt.Key.Key_I)
    page.made.click()
    assert len(noted) == 2, "these two know each other"


def test_of_a_name_without_end_the_other_one_is_seen(put_up: PutUp, qtbot: QtBot, book: Book) -> None:
    number = choir(book)
    people.rename(book, PersonId(2), "B" * 500, now=NOW)
    page = opened(put_up, qtbot, number)
    assert told(page)[1] == f"{'B' * 20}…{'B' * 19} and Carla, both: Diving"


def test_a_button_does_the_same(put_up: PutUp, qtbot: QtBot, book: Book) -> None:
    page = opened(put_up, qtbot, choir(book))
    page.introduce.click()
    settle(page, qtbot)
    assert [promise.text for promise in follow_ups.due(book)] == ["Introduce Ben & Carla"]


def test_ways_lead_to_people_the_map_and_back(put_up: PutUp, qtbot: QtBot, book: Book) -> None:
    number = choir(book)
    page = opened(put_up, qtbot, number)
    seen: list[object] = []
    for signal in (page.person_requested, page.map_requested, page.left):
        signal.connect(seen.append)
    press(page.table, Qt.Key.Key_Return)
    page.map.click()
    assert page.back()
    assert seen == [2, Middle(Around.GROUP, number), Middle(Around.GROUP, number)]


def test_without_two_it_explains_itself(put_up: PutUp, qtbot: QtBot, book: Book) -> None:
    number, _ = groups.create(book, "Choir", now=NOW)
    page = opened(put_up, qtbot, number)
    assert page.states.currentWidget() is page.empty
    assert page.empty.button.text() == "Back to the group"
    assert page.empty.button.hasFocus()


def test_what_is_gone_is_left(put_up: PutUp, qtbot: QtBot, book: Book) -> None:
    page = put_up(AcquaintedPage)
    assert not page.back()
    with qtbot.waitSignal(page.left):
        page.show_gathering(9)
