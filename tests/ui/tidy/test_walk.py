"""Going through the lists of Tidy by keys: each key a step with its way back, twenty at a sitting."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from networker.domain.dates import PartialDate
from networker.domain.vocabulary import Channel, Circle, Fact, PersonId
from networker.services import facts, people, undo
from networker.services.merge import different
from networker.store.book import Book
from networker.ui.text import isolate
from networker.ui.tidy import walk
from networker.ui.tidy.page import TidyPage
from tests.journeys.steps import press, type_text
from tests.ui.helpers import NOW, key, said_name, settle

Open = Callable[[], TidyPage]


def add(book: Book, name: str, mail: str = "") -> PersonId:
    handle = (Channel.MAIL, mail) if mail else (Channel.X, f"a{name}")
    return people.add(book, name=name, now=NOW, handles=[handle])[0]


def followers(book: Book, *names: str) -> list[PersonId]:
    found = [add(book, name) for name in names]
    for person in found:
        since = PartialDate.parse("2021-05-04")
        facts.add(book, person, Fact.FOLLOWED, "me", detail="X", since=since, now=NOW)
    return found


def state(book: Book, person: PersonId) -> tuple[str, int | None]:
    found: tuple[str, int | None] = book.read("SELECT state, circle FROM person WHERE id = ?", (person,))[0]
    return found


def show(page: TidyPage, task: str, qtbot: QtBot) -> None:
    page.show_task(task)
    settle(page, qtbot)
    page.take_keyboard()
    settle(page, qtbot)


def who(page: TidyPage) -> str:
    item = page.walk.card.item
    assert page.walk.card.isVisible()
    assert item is not None
    return item.person.shown


def take_back(page: TidyPage, book: Book, qtbot: QtBot) -> None:
    page._jobs.write(page.tasks, undo.undo, book, now=NOW)
    settle(page, qtbot)


def test_the_last_answer_taken_back_has_the_keys_again(book: Book, opened: Open, qtbot: QtBot) -> None:
    """Else K, which keeps somebody, would go up in the list of lists."""
    followers(book, "Ana")
    page = opened()
    show(page, "followers", qtbot)
    press(page.walk.card, Qt.Key.Key_K)
    settle(page, qtbot)
    assert page.walk.pause.button.hasFocus(), "nothing is asked"
    take_back(page, book, qtbot)
    assert page.walk.card.hasFocus()
    assert who(page) == "Ana"


def test_every_list_says_how_much_it_holds(book: Book, opened: Open) -> None:
    followers(book, "Ana", "Ben")
    add(book, "", "x@x.example")
    add(book, "Taxi Bo")
    page = opened()
    counts = {key_: row.count for key_, row in page.tasks.by_key.items()}
    assert counts["followers"] == "2"
    assert counts["nameless"] == "1"
    assert counts["not people"] == "1"
    assert counts["silent"] == "0"
    assert said_name(page.tasks.by_key["followers"]) == "They follow, never wrote, 2"


def test_keys_answer_and_each_has_its_way_back(book: Book, opened: Open, qtbot: QtBot) -> None:
    ana, ben, eva, ida, uwe = followers(book, "Ana", "Ben", "Eva", "Ida", "Uwe")
    page = opened()
    show(page, "followers", qtbot)
    card = page.walk.card
    assert card.hasFocus()
    assert card.reason.text() == f"Follows you on {isolate('X')} since May 2021. No word passed between you."
    assert card.where.text == "1 of 5"
    for code, name in (
        (Qt.Key.Key_L, "Ana"), (Qt.Key.Key_I, "Ben"), (Qt.Key.Key_K, "Eva"), (Qt.Key.Key_2, "Ida"),
    ):  # fmt: skip
        assert who(page) == name
        press(card, code)
        settle(page, qtbot)
        assert card.hasFocus()
    assert [state(book, each) for each in (ana, ben, eva, ida)] == [
        ("let go", None), ("active", 4), ("active", None), ("active", 2),
    ]  # fmt: skip
    assert (who(page), page.tasks.by_key["followers"].count) == ("Uwe", "1")
    assert card.where.text == "5 of 5"
    for name in ("Ida", "Eva", "Ben", "Ana"):
        take_back(page, book, qtbot)
        assert who(page) == name
    assert state(book, uwe) == ("active", None)
    assert page.tasks.by_key["followers"].count == "5"


def test_a_key_held_down_answers_once(book: Book, opened: Open, qtbot: QtBot) -> None:
    followers(book, "Ana", "Ben")
    page = opened()
    show(page, "followers", qtbot)
    press(page.walk.card, Qt.Key.Key_L)
    press(page.walk.card, Qt.Key.Key_L)  # before the first is written
    settle(page, qtbot)
    assert who(page) == "Ben"


def test_later_waits_and_is_taken_back_on_the_page(book: Book, opened: Open, qtbot: QtBot) -> None:
    followers(book, "Ana", "Ben")
    page = opened()
    show(page, "followers", qtbot)
    press(page.walk.card, Qt.Key.Key_Space)
    assert who(page) == "Ben"
    assert page.undo()
    assert who(page) == "Ana"
    press(page.walk.card, Qt.Key.Key_Space)
    press(page.walk.card, Qt.Key.Key_Space)
    settle(page, qtbot)
    assert said_name(page.walk.pause) == "That's all for now. 2 wait for later."
    page.walk.pause.button.click()
    assert who(page) == "Ana"
    press(page.walk.card, Qt.Key.Key_L)
    settle(page, qtbot)
    assert not page.undo(), "what is written is the book's"


def test_twenty_are_enough_for_today(book: Book, opened: Open, qtbot: QtBot) -> None:
    followers(book, *(f"Person {n:02}" for n in range(25)))
    page = opened()
    show(page, "followers", qtbot)
    assert page.walk.card.where.text == "1 of 20  ·  25 in all, and no hurry"
    for _ in range(20):
        press(page.walk.card, Qt.Key.Key_K)
        settle(page, qtbot)
    assert said_name(page.walk.pause) == "20 done, 5 left. That is enough for today."
    assert page.walk.pause.button.hasFocus()
    press(page.walk.pause.button, Qt.Key.Key_Return)
    assert who(page) == "Person 20"
    take_back(page, book, qtbot)
    assert page.tasks.by_key["followers"].count == "6"


def test_enter_leads_to_the_person(book: Book, opened: Open, qtbot: QtBot) -> None:
    [ana] = followers(book, "Ana")
    page = opened()
    show(page, "followers", qtbot)
    with qtbot.waitSignal(page.person_requested) as asked:
        press(page.walk.card, Qt.Key.Key_Return)
    assert asked.args == [ana]


def test_one_of_two_values_is_chosen_by_its_number(book: Book, opened: Open, qtbot: QtBot) -> None:
    ana = add(book, "Ana")
    for value in ("1980-05-06", "1980-06-05"):
        facts.add(book, ana, Fact.BIRTHDAY, value, now=NOW)
    page = opened()
    show(page, "doubtful", qtbot)
    assert [line.said for line in page.walk.card.values] == ["6 May 1980", "5 June 1980"]
    press(page.walk.card, Qt.Key.Key_3)  # there is no third
    press(page.walk.card, Qt.Key.Key_2)
    settle(page, qtbot)
    assert book.read("SELECT value FROM fact") == [("1980-06-05",)]
    assert said_name(page.walk.pause).startswith("No two values contradict. 1 done.")


def test_two_who_share_an_address_can_be_compared(book: Book, opened: Open, qtbot: QtBot) -> None:
    ana, ben = add(book, "Ana Lind", "a@x.example"), add(book, "Ben Ode", "a@x.example")
    different(book, ana, ben, now=NOW)
    page = opened()
    show(page, "doubtful", qtbot)
    assert said_name(page.walk.card).endswith(f"2 people have this one address: {isolate('a@x.example')}")
    press(page.walk.card, Qt.Key.Key_O)
    settle(page, qtbot)
    assert page.pair.isVisible()
    assert page.pair.shown is not None
    assert (page.pair.shown.keep.name, page.pair.shown.gone.name) == ("Ana Lind", "Ben Ode")
    assert page.back()
    settle(page, qtbot)
    assert page.walk.card.hasFocus(), "they were met in this list"
    press(page.walk.card, Qt.Key.Key_O)
    settle(page, qtbot)
    left = list[object]()
    page.left.connect(left.append)
    press(page.pair, Qt.Key.Key_Return)
    settle(page, qtbot)
    assert page.tasks.by_key["doubtful"].isChecked(), "the list goes on"
    assert left == []
    assert said_name(page.walk.pause).startswith("No two values contradict")
    page.compare(ana, add(book, "Carla"))
    settle(page, qtbot)
    assert not page.back(), "these were chosen elsewhere"


def test_a_name_is_written_where_there_is_none(book: Book, opened: Open, qtbot: QtBot) -> None:
    person = add(book, "", "a@x.example")
    page = opened()
    show(page, "nameless", qtbot)
    press(page.walk.card, Qt.Key.Key_N)
    field = page.walk.card.field.line
    assert field.hasFocus()
    type_text(field, "Zoë Lind, k")  # its letters are no answers
    press(field, Qt.Key.Key_Return)
    settle(page, qtbot)
    assert book.read("SELECT name FROM person WHERE id = ?", (person,)) == [("Zoë Lind, k",)]
    assert page.tasks.by_key["nameless"].count == "0"


def test_those_who_are_no_people_go_at_once(book: Book, opened: Open, qtbot: QtBot) -> None:
    taxi, support = add(book, "Taxi Bo"), add(book, "Acme Support")
    add(book, "Ana")
    page = opened()
    show(page, "not people", qtbot)
    view = page.walk.gathered
    assert [row.text() for row in view.rows] == ["Acme Support", "Taxi Bo"]
    assert view.rows[0].hasFocus()
    assert view.button.text() == "Let go of 2"
    key(view.rows[0], Qt.Key.Key_Space)
    assert view.button.text() == "Let go of 1"
    press(view.rows[0], Qt.Key.Key_L)
    settle(page, qtbot)
    assert (state(book, taxi)[0], state(book, support)[0]) == ("let go", "active")
    assert page.tasks.by_key["not people"].count == "0"
    take_back(page, book, qtbot)
    assert [row.isChecked() for row in page.walk.gathered.rows] == [False, True]
    assert state(book, taxi)[0] == "active"


def test_a_key_held_down_lets_only_those_go_who_were_shown(
    book: Book, opened: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """X11 tells of a held key as one that is let go and pressed again in the same moment."""
    monkeypatch.setattr(walk, "AT_ONCE", 1)
    taxi = add(book, "Taxi Bo")
    add(book, "Acme Support")
    page = opened()
    show(page, "not people", qtbot)
    for moment in (1000, 1001):
        row = page.walk.gathered.rows[0]
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            told = QKeyEvent(kind, Qt.Key.Key_L, Qt.KeyboardModifier.NoModifier)
            told.setTimestamp(moment)
            QApplication.sendEvent(row, told)
        settle(page, qtbot)
        assert [row.text() for row in page.walk.gathered.rows] == ["Taxi Bo"]
    assert state(book, taxi)[0] == "active"


def test_while_the_next_ones_come_nobody_says_that_none_is_left(
    book: Book, opened: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(walk, "AT_ONCE", 1)
    taxi, support = add(book, "Taxi Bo"), add(book, "Acme Support")
    page = opened()
    show(page, "not people", qtbot)
    turned = list[object]()
    page.walk.turned.connect(turned.append)
    press(page.walk.gathered.rows[0], Qt.Key.Key_L)
    settle(page, qtbot)
    assert page.walk.pause not in turned
    assert (state(book, taxi)[0], state(book, support)[0]) == ("active", "let go")
    assert [row.text() for row in page.walk.gathered.rows] == ["Taxi Bo"]
    press(page.walk.gathered.rows[0], Qt.Key.Key_L)
    settle(page, qtbot)
    assert turned[-1] is page.walk.pause
    assert state(book, taxi)[0] == "let go"


def test_escape_leads_back_to_the_pairs(book: Book, opened: Open, qtbot: QtBot) -> None:
    followers(book, "Ana")
    page = opened()
    show(page, "followers", qtbot)
    assert page.back()
    settle(page, qtbot)
    assert page.tasks.twice.isChecked()
    assert page.walk.open_list is None


@pytest.mark.parametrize("name", ["王小明", "محمد عبد الله الراشد", "A" * 80, "🦊 Fox"])
def test_odd_names(book: Book, opened: Open, qtbot: QtBot, name: str) -> None:
    followers(book, name)
    page = opened()
    show(page, "followers", qtbot)
    assert name in said_name(page.walk.card)
    assert page.walk.card.face.width() <= page.states.width()


def test_a_list_that_is_not_known_yet_shows_nobody_of_another(book: Book, opened: Open, qtbot: QtBot) -> None:
    followers(book, "Ana")
    page = opened()
    page.show_task("followers")
    assert page.waiting.isVisible()
    settle(page, qtbot)
    assert who(page) == "Ana"
    page.show_task("silent")
    settle(page, qtbot)
    page.show_task("followers")
    assert who(page) == "Ana", "what was known is shown at once"


def test_keys_follow_into_a_list_that_comes_later(book: Book, opened: Open, qtbot: QtBot) -> None:
    followers(book, "Ana")
    page = opened()
    page.show_task("followers")
    page.take_keyboard()
    assert page.tasks.by_key["followers"].hasFocus()
    settle(page, qtbot)
    assert page.walk.card.hasFocus()


def test_what_is_half_typed_stays_when_something_changes_elsewhere(
    book: Book, opened: Open, qtbot: QtBot
) -> None:
    person = add(book, "", "a@x.example")
    page = opened()
    show(page, "nameless", qtbot)
    press(page.walk.card, Qt.Key.Key_N)
    field = page.walk.card.field.line
    type_text(field, "Zo")
    for change in (
        lambda now: add(book, "Somebody Else", "b@x.example"),
        lambda now: facts.add(book, person, Fact.JOB, "Lead", detail="Acme", now=now),
    ):
        page._jobs.write(page.tasks, change, NOW)
        page._again.start()
        settle(page, qtbot)
        assert (field.text(), field.hasFocus()) == ("Zo", True)
    add(book, "", "c@x.example")  # newer, so it comes first in the list
    page.refresh()
    settle(page, qtbot)
    assert field.text() == "Zo"


def test_keys_mean_the_list_that_was_pressed(book: Book, opened: Open, qtbot: QtBot) -> None:
    ana, _ben = followers(book, "Ana", "Ben")
    page = opened()
    qtbot.mouseClick(page.tasks.by_key["followers"], Qt.MouseButton.LeftButton)
    settle(page, qtbot)
    assert page.walk.card.hasFocus()
    press(page.walk.card, Qt.Key.Key_L)
    settle(page, qtbot)
    assert state(book, ana)[0] == "let go"


def test_going_through_the_lists_by_keys_stays_among_them(book: Book, opened: Open, qtbot: QtBot) -> None:
    followers(book, "Ana")
    page = opened()
    page.tasks.by_key["hello only"].setFocus()
    press(page.tasks.by_key["hello only"], Qt.Key.Key_J)
    settle(page, qtbot)
    assert who(page) == "Ana"
    assert page.tasks.by_key["followers"].hasFocus()


def test_an_answer_counts_where_it_was_given(book: Book, opened: Open, qtbot: QtBot) -> None:
    """Also when another list is looked at before it is written."""
    followers(book, "Ana", "Ben")
    for mail in ("x@x.example", "y@x.example"):
        add(book, "", mail)
    page = opened()
    show(page, "nameless", qtbot)
    show(page, "followers", qtbot)
    press(page.walk.card, Qt.Key.Key_K)
    page.show_task("nameless")
    sittings = page.walk._sittings
    qtbot.waitUntil(lambda: not page.walk._busy)
    assert (sittings["followers"].done, sittings["nameless"].done) == (1, 0)
    assert len(sittings["nameless"].waiting) == 2
    settle(page, qtbot)


def test_a_double_click_answers_for_one(book: Book, opened: Open, qtbot: QtBot) -> None:
    followers(book, "Ana", "Ben")
    page = opened()
    show(page, "followers", qtbot)
    qtbot.mouseClick(page.walk.card.buttons["let go"], Qt.MouseButton.LeftButton)
    settle(page, qtbot)
    button = page.walk.card.buttons["let go"]  # another one, in the same place
    qtbot.mouseDClick(button, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)
    settle(page, qtbot)
    assert who(page) == "Ben"


def test_enter_without_a_name_leads_nowhere(book: Book, opened: Open, qtbot: QtBot) -> None:
    add(book, "", "x@x.example")
    page = opened()
    show(page, "nameless", qtbot)
    asked: list[object] = []
    page.person_requested.connect(asked.append)
    press(page.walk.card, Qt.Key.Key_N)
    assert page.walk.card.field.line.hasFocus()
    press(page.walk.card.field.line, Qt.Key.Key_Return)
    assert asked == []
    assert page.walk.card.field.line.hasFocus()


def test_of_many_who_are_no_people_the_button_is_in_sight(book: Book, opened: Open, qtbot: QtBot) -> None:
    for n in range(40):
        add(book, f"Taxi {n}")
    page = opened()
    show(page, "not people", qtbot)
    button = page.walk.gathered.button
    assert button.visibleRegion().boundingRect() == button.rect()
    page.walk.gathered._roving.go_to(39)
    last = page.walk.gathered.rows[39]
    qtbot.keyClick(last, Qt.Key.Key_Tab)
    assert button.hasFocus()
    press(button, Qt.Key.Key_L)
    settle(page, qtbot)
    assert page.tasks.by_key["not people"].count == "0", "L holds on the button as well"


def test_where_nothing_is_left_the_next_list_is_a_press_away(book: Book, opened: Open, qtbot: QtBot) -> None:
    followers(book, "Ana")
    people.set_circle(book, followers(book, "Ben"), Circle.GOOD, now=NOW)
    people.set_circle(book, [add(book, "", "x@x.example")], Circle.GOOD, now=NOW)
    page = opened()
    assert page.empty.button.text() == "Next: No circle yet", "nobody is here twice"
    show(page, "followers", qtbot)
    press(page.walk.card, Qt.Key.Key_L)
    settle(page, qtbot)
    button = page.walk.pause.button
    assert (button.text(), button.hasFocus()) == ("Next: No name", True)
    press(button, Qt.Key.Key_Return)
    settle(page, qtbot)
    assert page.walk.open_list is page.walk.lists["nameless"]
    assert page.walk.card.hasFocus()
    page.show_task("drifted")
    settle(page, qtbot)
    assert page.drift.empty.button.text() == "Next: No name"
    page.drift.empty.button.click()
    press(page.walk.card, Qt.Key.Key_K)
    settle(page, qtbot)
    assert not page.walk.pause.button.isVisible(), "nothing is left in any list"
