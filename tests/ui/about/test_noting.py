"""What can be noted is offered, written as one step, and a card says what is wrong and stays."""

from typing import Any

import pytest
import shiboken6
from PySide6.QtWidgets import QMenu, QPushButton
from pytestqt.qtbot import QtBot

from networker.domain.begun import Kind
from networker.domain.vocabulary import Fact, FieldType
from networker.services import facts, ties
from networker.services.today_views import Named
from networker.ui.about.fact_card import FactCard
from networker.ui.about.tie_card import OWN, TieCard
from networker.ui.about.topic_card import TopicCard
from tests.journeys.steps import key, type_text
from tests.ui.about.conftest import Shown
from tests.ui.helpers import NOW


def offered(shown: Shown) -> dict[str, Any]:
    shown.column.offer()
    shown.settle()
    (menu,) = [each for each in shown.column.findChildren(QMenu, "noteMenu") if each.isVisible()]
    actions = {each.text(): each for each in menu.actions() if each.text()}
    menu.hide()
    return actions


def fact_card(shown: Shown) -> FactCard:
    assert isinstance(shown.noting.card, FactCard)
    return shown.noting.card


def told(shown: Shown, person: int) -> list[tuple[object, ...]]:
    return shown.book.read(
        "SELECT field, value, detail, since, until, type FROM fact WHERE person_id = ? AND field <> 'connected'"
        " ORDER BY id", (person,)
    )  # fmt: skip


def test_fields_are_offered_and_those_of_ones_own_with_them(shown: Shown, people: Any) -> None:
    facts.add(
        shown.book, people.ben, Fact.CUSTOM, "42", detail="Shoe & size", holds=FieldType.NUMBER, now=NOW
    )
    shown.show(people.ana)
    assert list(offered(shown)) == [
        "Work", "What they are up to", "Place", "Birthday", "Family", "Something they like", "Common ground",
        "How you met", "A topic", "Shoe && size", "A field of your own…", "Introduced by…", "Who belongs to them…",
    ]  # fmt: skip
    facts.add(shown.book, people.ana, Fact.BIRTHDAY, "1980", now=NOW)
    shown.show(people.ana)
    assert "Birthday" not in offered(shown)  # there is one: it is set right where it stands


def test_what_could_be_noted_is_not_offered_below_a_button_that_is_gone(shown: Shown, people: Any) -> None:
    shown.show(people.ana)
    button = QPushButton(shown.column)
    button.show()
    shown.noting.offer(button)
    shiboken6.delete(button)
    shown.settle()
    assert not shown.column.findChildren(QMenu, "noteMenu")


def test_a_job_takes_the_place_of_the_one_before(shown: Shown, people: Any) -> None:
    facts.add(shown.book, people.ana, Fact.JOB, "Designer", detail="Vela", now=NOW)
    shown.show(people.ana)
    shown.noting.note(Fact.JOB)
    card = fact_card(shown)
    assert card.instead.text() == "Instead of: Designer, Vela"
    for line, text in ((card.value, "Lead"), (card.detail, "Acme"), (card.since, "March 2022")):
        type_text(line, text)
    key(card.since, "Return")
    shown.settle()
    assert told(shown, people.ana) == [
        ("job", "Designer", "Vela", None, "2022-03", ""), ("job", "Lead", "Acme", "2022-03", None, ""),
    ]  # fmt: skip
    assert shown.done == ["Noted on Ana Torres: Lead, Acme"]
    assert shown.noting.card is None


def test_a_job_that_is_over_takes_the_place_of_none(shown: Shown, people: Any) -> None:
    facts.add(shown.book, people.ana, Fact.JOB, "Lead", detail="Acme", now=NOW)
    shown.show(people.ana)
    shown.noting.note(Fact.JOB)
    card = fact_card(shown)
    assert card.instead.isVisible()
    for line, text in ((card.value, "Designer"), (card.until, "2019")):
        type_text(line, text)
    assert not card.instead.isVisible()
    card.save.click()
    shown.settle()
    assert [each[4] for each in told(shown, people.ana)] == [None, "2019"]
    shown.noting.note(Fact.JOB)
    again = fact_card(shown)
    again.instead.setChecked(False)
    type_text(again.value, "Board")
    again.save.click()
    shown.settle()
    assert [each[4] for each in told(shown, people.ana)] == [None, "2019", None]


def test_what_is_wrong_is_said_where_it_is(shown: Shown, people: Any) -> None:
    shown.show(people.ana)
    shown.noting.note(Fact.PLACE)
    card = fact_card(shown)
    card.save.click()
    assert card.save.accessibleDescription() == "There is nothing to note yet: write what is known."
    card.value.setText("Lyon")
    card.since.setText("3/4/2020")
    card.save.click()
    assert "two ways" in card.save.accessibleDescription()
    assert shown.pane.focusWidget() is card.since
    card.since.setText("2020")
    card.until.setText("2019")
    card.save.click()
    shown.settle()
    assert card.save.accessibleDescription() == "It cannot end before it began."
    assert card.save.isEnabled()
    assert told(shown, people.ana) == []
    key(card.until, "Esc")
    assert shown.noting.card is None


@pytest.mark.parametrize(
    ("holds", "typed", "kept"),
    [(FieldType.NUMBER, "42.5", "42.5"), (FieldType.DATE, "14 Feb", "--02-14"), (FieldType.YES_NO, "", "no")],
)
def test_a_new_field_of_ones_own(shown: Shown, people: Any, holds: FieldType, typed: str, kept: str) -> None:
    shown.show(people.ana)
    offered(shown)["A field of your own…"].trigger()
    card = fact_card(shown)
    card.kind._chosen(holds)
    assert card.value.isVisible() is (holds is not FieldType.YES_NO)
    assert card.no.isVisible() is (holds is FieldType.YES_NO)
    card.no.setChecked(True)
    card.value.setText(typed)
    card.save.click()
    assert card.save.accessibleDescription() == "Give the field a name, and it is offered for everybody."
    card.detail.setText("Locker")
    card.save.click()
    shown.settle()
    assert told(shown, people.ana) == [("custom", kept, "Locker", None, None, holds.value)]
    shown.show(people.ben)
    offered(shown)["Locker"].trigger()
    again = fact_card(shown)
    assert not again.kind.isVisible()
    assert again.kind.value is holds


def test_a_value_of_another_type_is_refused_before_it_is_written(shown: Shown, people: Any) -> None:
    facts.add(shown.book, people.ben, Fact.CUSTOM, "42", detail="Shoe size", holds=FieldType.NUMBER, now=NOW)
    shown.show(people.ana)
    offered(shown)["Shoe size"].trigger()
    card = fact_card(shown)
    card.value.setText("large")
    card.save.click()
    assert "no number that can be read" in card.save.accessibleDescription()
    assert shown.pane.focusWidget() is card.value


def test_what_is_not_touched_stays_as_it_is_kept(shown: Shown, people: Any) -> None:
    facts.add(shown.book, people.ana, Fact.BIRTHDAY, "1980-02-14", now=NOW)
    head = shown.show(people.ana)
    shown.noting.change(next(each for each in head.facts if each.field == "birthday"))
    card = fact_card(shown)
    assert card.value.text() == "14 February 1980"
    assert not card.since.isVisible()
    card.save.click()
    shown.settle()
    assert told(shown, people.ana) == [("birthday", "1980-02-14", "", None, None, "")]
    assert not any(shown.done)  # nothing was changed, so there is no step to take back


def test_a_topic_is_noted(shown: Shown, people: Any) -> None:
    shown.show(people.ana)
    shown.noting.note_topic()
    card = shown.noting.card
    assert isinstance(card, TopicCard)
    card.save.click()
    shown.settle()
    assert card.save.accessibleDescription() == "A topic needs a word."
    type_text(card.line, "diving")
    key(card.line, "Return")
    shown.settle()
    assert shown.done == ["Ana Torres talks about diving"]


# ---- ties


def tie_card(shown: Shown) -> TieCard:
    shown.settle()
    assert isinstance(shown.noting.card, TieCard)
    return shown.noting.card


def test_the_other_one_is_searched_for_at_once(shown: Shown, people: Any, qtbot: QtBot) -> None:
    shown.show(people.ana)
    offered(shown)["Introduced by…"].trigger()
    card = tie_card(shown)
    finder = card.finder
    assert finder is not None
    assert shown.pane.focusWidget() is finder.field
    assert finder.field.placeholderText() == "Who belongs to them?"
    finder.field.setText("ana")
    shown.settle()
    assert people.ana not in [each.id for each in finder._people]  # nobody belongs to themselves
    finder.field.setText("zoe")
    shown.settle()
    key(finder.field, "Return")
    assert card.who.text() == "Zoë Lind"
    card.save.click()
    shown.settle()
    assert shown.done == ["Ana Torres: introduced by Zoë Lind"]
    assert [each.word for each in ties.ties_of(shown.book.reader, people.zoe)] == ["introduced"]


def test_the_search_goes_with_the_card_that_asked(shown: Shown, people: Any, qtbot: QtBot) -> None:
    shown.show(people.ana)
    offered(shown)["Introduced by…"].trigger()
    card = tie_card(shown)
    finder = card.finder
    assert finder is not None
    finder.field.setText("zoe")
    shown.settle()
    with qtbot.waitSignal(finder.destroyed):
        shiboken6.delete(card)
        finder.person_requested.emit(people.zoe)  # whoever is chosen in the same moment harms nobody
    assert shown.done == []


def test_a_word_of_ones_own_has_an_own_word_back(shown: Shown, people: Any) -> None:
    shown.show(people.ana)
    shown.noting.note_tie()
    card = tie_card(shown)
    assert card.finder is not None
    key(card.finder.field, "Esc")
    card.save.click()
    assert card.save.accessibleDescription() == "Find the other one first."
    card._found(Named(people.zoe, "Zoë Lind"))
    assert not card.own.isVisible()
    card.word._chosen(OWN)
    assert card.own.isVisible()
    card.save.click()
    assert card.save.accessibleDescription() == "Say how they belong together: a word is enough."
    type_text(card.own, "godmother")
    type_text(card.inverse, "godchild")
    card.save.click()
    shown.settle()
    assert [each.word for each in ties.ties_of(shown.book.reader, people.zoe)] == ["godchild"]
    assert "godmother" in ties.words(shown.book)


def test_a_tie_is_set_right(shown: Shown, people: Any) -> None:
    ties.add(shown.book, people.ana, "friend", people.zoe, now=NOW)
    head = shown.show(people.ana)
    shown.noting.change_tie(head.ties[0])
    card = tie_card(shown)
    assert (card.who.text(), card.word.value) == ("Zoë Lind", "friend")
    card.word._chosen("parent")
    card.save.click()
    shown.settle()
    assert [each.word for each in ties.ties_of(shown.book.reader, people.zoe)] == ["child"]


def test_a_card_goes_with_whom_it_is_about(shown: Shown, people: Any) -> None:
    shown.show(people.ana)
    shown.noting.note(Fact.LIKE)
    shown.show(people.ana)
    assert shown.noting.card is not None  # read anew, it is still them
    shown.show(people.ben)
    assert shown.noting.card is None
    shown.noting.note_tie()
    shown.show(people.ana)  # before the words have come
    shown.settle()
    assert shown.noting.card is None


def test_how_two_belong_together_is_chosen_and_said_from_whose_side(shown: Shown, people: Any) -> None:
    shown.show(people.ana)
    shown.noting.note_tie()
    card = tie_card(shown)
    assert (card.word.value, card.word.text()) == (None, "Choose…")
    card._found(Named(people.zoe, "Zoë Lind"))
    card.save.click()
    assert card.save.accessibleDescription() == "Say how they belong together."
    assert ties.ties_of(shown.book.reader, people.zoe) == ()
    card.word.menu.aboutToShow.emit()  # type: ignore[union-attr]
    offered = [each.text().replace("\u2068", "").replace("\u2069", "") for each in card.word.menu.actions()]  # type: ignore[union-attr]
    assert {"Child of Ana", "Parent of Ana", "Ana was introduced by", "Ana introduced"} < set(offered)
    card.word.menu.actions()[offered.index("Child of Ana")].trigger()  # type: ignore[union-attr]
    card.save.click()
    shown.settle()
    assert [(each.word, each.inverse) for each in ties.ties_of(shown.book.reader, people.ana)] == [
        ("child", "parent")
    ]


def test_whoever_goes_elsewhere_keeps_what_was_typed(shown: Shown, people: Any) -> None:
    shown.show(people.ana)
    shown.noting.note(Fact.LIKE)
    type_text(fact_card(shown).value, "trail running")
    shown.show(people.ben)
    shown.settle()
    assert shown.done == ["Noted on Ana Torres: trail running"]
    assert told(shown, people.ana) == [("like", "trail running", "", None, None, "")]
    assert (shown.noting.card, shown.failed) == (None, [])


def test_what_cannot_be_written_waits_with_whom_it_is_about(shown: Shown, people: Any) -> None:
    shown.show(people.ana)
    shown.noting.note(Fact.LIKE)
    card = fact_card(shown)
    type_text(card.value, "trail running")
    type_text(card.since, "whenever")
    shown.column.add.setFocus()  # type: ignore[union-attr]
    shown.show(people.ben)
    shown.settle()
    (said,) = shown.failed
    assert "“whenever” is no date" in said
    assert said.replace("\u2068", "").replace("\u2069", "").endswith("What you typed waits with Ana Torres.")
    assert shown.noting.card is None
    assert not card.isVisible()
    assert not card.isAncestorOf(shown.pane.focusWidget())
    shown.show(people.ana)
    assert shown.noting.card is card
    assert (card.isVisible(), card.value.text(), card.since.text()) == (True, "trail running", "whenever")
    card.since.setText("2019")
    card.commit()
    shown.settle()
    assert told(shown, people.ana) == [("like", "trail running", "", "2019", None, "")]
    shown.show(people.ben)
    shown.show(people.ana)
    assert shown.noting.card is None, "it waits no longer"


def test_what_the_book_refuses_after_one_went_elsewhere_waits_too(shown: Shown, people: Any) -> None:
    shown.show(people.ana)
    shown.noting.note(Fact.BIRTHDAY)
    card = fact_card(shown)
    type_text(card.value, "14 February 3000")
    shown.show(people.ben)
    shown.settle()
    assert told(shown, people.ana) == []
    assert "This birthday lies ahead" in shown.failed[0]
    shown.show(people.ana)
    assert (shown.noting.card, card.isVisible()) == (card, True)
    assert "lies ahead" in card.save.accessibleDescription()


def test_the_book_is_not_meant_by_undo_while_a_card_says_something(shown: Shown, people: Any) -> None:
    shown.show(people.ana)
    shown.noting.note(Fact.LIKE)
    assert shown.noting.undo(), "the keys are the card's"
    fact_card(shown).dismiss()
    assert not shown.noting.undo()
    shown.noting.note(Fact.LIKE)
    type_text(fact_card(shown).value, "x")
    assert shown.noting.undo()


def test_what_escape_leaves_is_there_again_and_cancel_forgets_it(
    shown: Shown, people: Any, qtbot: QtBot
) -> None:
    drafts = shown.noting._drafts
    shown.show(people.ana)
    shown.noting.note(Fact.CUSTOM)
    card = fact_card(shown)
    type_text(card.detail, "Boat")
    card.kind.take_up(FieldType.YES_NO)
    card.no.setChecked(True)
    type_text(card.since, "marc")
    with qtbot.waitSignal(drafts.said):
        key(card.since, "Escape")
    assert (shown.noting.card, told(shown, people.ana)) == (None, [])
    shown.show(people.ben)
    shown.noting.note(Fact.CUSTOM)
    assert fact_card(shown).detail.text() == "", "it is Ana's"
    with qtbot.assertNotEmitted(drafts.said):
        key(fact_card(shown).detail, "Escape")
    shown.show(people.ana)
    shown.noting.note(Fact.CUSTOM)
    card = fact_card(shown)
    assert (card.detail.text(), card.kind.value, card.no.isChecked(), card.since.text()) == (
        "Boat", FieldType.YES_NO, True, "marc",
    )  # fmt: skip
    assert "begun and not saved" in card.save.accessibleDescription()
    with qtbot.assertNotEmitted(drafts.said):
        card.cancel.click()
    shown.noting.note(Fact.CUSTOM)
    assert fact_card(shown).may_leave()


def test_half_a_change_of_a_fact_is_of_that_fact(shown: Shown, people: Any) -> None:
    for value in ("sailing", "rowing"):
        facts.add(shown.book, people.ana, Fact.LIKE, value, now=NOW)
    shown.show(people.ana)
    head = shown.noting._head
    assert head is not None
    one, other = [each for each in head.facts if each.field == Fact.LIKE]
    shown.noting.change(one)
    type_text(fact_card(shown).value, "!")
    key(fact_card(shown).value, "Escape")
    shown.noting.change(other)
    assert fact_card(shown).value.text() == other.value
    shown.noting.change(one)
    assert fact_card(shown).value.text() == f"{one.value}!"
    key(fact_card(shown).value, "Return")
    shown.settle()
    assert {row[1] for row in told(shown, people.ana)} == {f"{one.value}!", other.value}
    assert shown.noting._drafts.places(Kind.FACT) == []


def test_half_a_tie_and_half_a_topic_are_kept_too(shown: Shown, people: Any) -> None:
    shown.show(people.ana)
    shown.noting.note_tie()
    shown.settle()
    card = shown.noting.card
    assert isinstance(card, TieCard)
    card.word.take_up(OWN)
    type_text(card.own, "godmo")
    key(card.own, "Escape")
    shown.noting.note_tie()
    shown.settle()
    card = shown.noting.card
    assert isinstance(card, TieCard)
    assert (card.word.value, card.own.text(), card.other) == (OWN, "godmo", None)
    card._found(Named(people.ben, "Ben Ode"))
    key(card.own, "Escape")
    shown.noting.note_topic()
    topic = shown.noting.card
    assert isinstance(topic, TopicCard)
    type_text(topic.line, "hous")
    key(topic.line, "Escape")
    shown.noting.note_tie()
    shown.settle()
    card = shown.noting.card
    assert isinstance(card, TieCard)
    assert card.other == Named(people.ben, "Ben Ode")
    key(card.own, "Return")
    shown.settle()
    assert [each.word for each in ties.ties_of(shown.book.reader, people.ana)] == ["godmo"]
    shown.noting.note_topic()
    topic = shown.noting.card
    assert isinstance(topic, TopicCard)
    assert topic.line.text() == "hous"


def test_ctrl_enter_writes_from_a_button_too(shown: Shown, people: Any) -> None:
    shown.show(people.ana)
    shown.noting.note(Fact.LIKE)
    card = fact_card(shown)
    type_text(card.value, "sailing")
    card.cancel.setFocus()
    key(card.cancel, "Ctrl+Return")
    shown.settle()
    assert told(shown, people.ana) == [("like", "sailing", "", None, None, "")]
