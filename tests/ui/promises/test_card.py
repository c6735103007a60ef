"""The card that notes and changes a promise: by mouse, by keys, and for a screen reader."""

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import PersonId, Side
from networker.services.today_views import Named, Promise
from networker.ui.icons import Icons
from networker.ui.promises.card import PromiseCard
from networker.ui.promises.verbs import Wish
from networker.ui.theme import Theme
from tests.journeys.steps import type_text
from tests.ui.helpers import key, said_name

TODAY = date(2026, 11, 20)
ANA, BEN = Named(PersonId(1), "Ana <b>Torres</b>"), Named(PersonId(2), "Ben Ode")
Open = Callable[..., PromiseCard]


@pytest.fixture
def pane(qtbot: QtBot) -> QWidget:
    made = QWidget()
    made.resize(592, 700)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def opened(pane: QWidget, theme: Theme, icons: Icons) -> Open:
    def open_(*people: Named, promise: Promise | None = None) -> PromiseCard:
        card = PromiseCard(people or (ANA,), theme, icons, pane, today=TODAY, promise=promise)
        card.open()
        return card

    return open_


def wishes(card: PromiseCard) -> list[Wish]:
    found: list[Wish] = []
    card.wished.connect(found.append)
    return found


def promise(**more: object) -> Promise:
    values: dict[str, object] = {
        "id": 1, "side": Side.THEM, "text": "send it", "due": date(2026, 12, 4), "time": None, "people": (ANA,),
        "made": TODAY,
    }  # fmt: skip
    return Promise(**(values | more))  # type: ignore[arg-type]


def test_what_is_changed_goes_on_from_its_end(opened: Open) -> None:
    card = opened(promise=promise(text="send it"))
    type_text(card.line, " soon")
    assert card.line.text() == "send it soon"


def test_a_card_goes_on_from_what_another_one_held(opened: Open) -> None:
    first = opened()
    type_text(first.line, "send the ma")
    first.theirs.setChecked(True)
    first.set_day(None)
    first.set_often("FREQ=WEEKLY")
    first.unless.setChecked(True)
    again = opened()
    again.take_up(first.draft() or {})
    assert again.wish == first.wish
    assert opened().draft() is None
    with pytest.raises(ValueError, match=r"."):
        again.take_up({**(first.draft() or {}), "due": "soon"})


def test_words_and_enter_are_enough(opened: Open) -> None:
    card = opened()
    found = wishes(card)
    type_text(card.line, "  Send   her the number ")
    key(card.line, Qt.Key.Key_Return)
    assert found == [Wish(Side.ME, "Send her the number", date(2026, 11, 27), "", False)]
    assert not card.isVisible()


def test_without_words_nothing_is_said(opened: Open) -> None:
    card = opened()
    found = wishes(card)
    key(card.line, Qt.Key.Key_Return)
    assert not card.save.isEnabled()
    assert (found, card.isVisible()) == ([], True)


def test_everything_can_be_chosen(opened: Open) -> None:
    card = opened()
    found = wishes(card)
    type_text(card.line, "call")
    card.theirs.click()
    next(each for each in card.day.menu.actions() if each.text() == "Tomorrow").trigger()  # type: ignore[union-attr]
    next(each for each in card.often.menu.actions() if each.text() == "Every 3 months").trigger()  # type: ignore[union-attr]
    card.unless.click()
    card.save.click()
    assert found == [Wish(Side.THEM, "call", date(2026, 11, 21), "FREQ=MONTHLY;INTERVAL=3", True)]


def test_it_says_what_a_talk_before_would_do(opened: Open) -> None:
    card = opened()
    assert card.unless.accessibleDescription() == ""
    card.unless.click()
    assert card.unless.accessibleDescription() == "If you talk before, it is done."
    card.set_often("FREQ=MONTHLY")
    assert card.unless.accessibleDescription() == "If you talk before, it counts anew from that day."


def test_no_day_is_a_choice_too(opened: Open) -> None:
    card = opened()
    for day, said in ((TODAY, "Today · Fri 20 Nov"), (date(2027, 2, 1), "Mon 1 Feb 2027")):
        card.set_day(day)
        assert card.day.text() == said
    card.set_day(None)
    assert (card.wish.due, card.day.text()) == (None, "No day")


def test_a_promise_comes_as_it_is_and_unchanged_says_nothing(opened: Open) -> None:
    kept = "DTSTART:20261127 RRULE:FREQ=WEEKLY;INTERVAL=5"
    card = opened(promise=promise(repeats=kept, unless_contact=True))
    assert card.wish == Wish(Side.THEM, "send it", date(2026, 12, 4), kept, True)
    assert card.often.text() == "Every 5 weeks"
    card.set_often("FREQ=WEEKLY;INTERVAL=5")
    assert card.wish.repeats == kept, "it goes on counting from where it does"
    found = wishes(card)
    card.save.click()
    assert found == []


def test_a_finer_rule_may_stay(opened: Open) -> None:
    card = opened(promise=promise(repeats="FREQ=WEEKLY;BYDAY=FR"))
    words = [each.text() for each in card.often.menu.actions()]  # type: ignore[union-attr]
    assert words[-1] == card.often.text() == "Again and again"
    card.set_often("")
    assert card.wish.repeats == ""


def test_esc_leaves_from_anywhere(opened: Open) -> None:
    for part in ("line", "day", "save"):
        card = opened()
        type_text(card.line, "x")
        found = wishes(card)
        getattr(card, part).setFocus()
        key(getattr(card, part), Qt.Key.Key_Escape)
        assert (found, card.isVisible()) == ([], False)


def test_a_press_beside_takes_nothing_typed_away(opened: Open, qtbot: QtBot) -> None:
    card = opened()
    type_text(card.line, "x")
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert card.isVisible()
    card.line.setText("")
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    assert not card.isVisible()


def test_tab_goes_round_in_the_order_of_the_eye(opened: Open, pane: QWidget) -> None:
    card = opened()
    type_text(card.line, "x")
    seen = []
    for _ in range(8):
        seen.append(pane.focusWidget())
        card.focusNextPrevChild(True)
    assert seen == [
        card.line, card.day, card.often, card.unless, card.save, card.cancel, card.close_button, card.mine
    ]  # fmt: skip
    assert pane.focusWidget() is card.line


def test_every_part_has_a_name(opened: Open) -> None:
    card = opened(ANA, BEN)
    parts = (card, card.line, card.mine, card.theirs, card.day, card.often, card.unless, card.close_button)
    said = [said_name(each).replace("\u2068", "").replace("\u2069", "") for each in parts]
    assert said == [
        "A promise. With Ana <b>Torres</b>, Ben Ode", "What is promised", "I promise", "They promise",
        "When: Fri 27 Nov", "How often: Once", "Not if you talk before", "Close",
    ]  # fmt: skip


def test_it_fits_a_low_and_narrow_pane(opened: Open, pane: QWidget) -> None:
    pane.resize(480, 320)
    card = opened()
    for each in (
        card.mine,
        card.theirs,
        card.field,
        card.day,
        card.often,
        card.unless,
        card.save,
        card.cancel,
    ):
        assert card._card.toRect().contains(each.geometry()), each.accessibleName()


def test_what_is_said_is_never_cut_the_card_grows(opened: Open, pane: QWidget) -> None:
    pane.resize(430, 382)
    card = opened()
    before = card.save.y() - card.unless.y()
    card.say("This was begun and not saved. Save writes it, Cancel forgets it.")
    assert card.save.y() - card.unless.y() == before + 16, "a second line needs room"
    card.say("Short.")
    assert card.save.y() - card.unless.y() == before
    card.say("This was begun and not saved. Save writes it, Cancel forgets it.")
    card.unless.click()
    assert card.save.y() - card.unless.y() == before, "what a talk before would do takes its place"
