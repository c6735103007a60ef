"""The About column: each value with since when it holds, nothing invented, all of it set right where it stands."""

from dataclasses import replace
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QWidget
from pytestqt.qtbot import QtBot

from networker.domain.dates import PartialDate
from networker.domain.vocabulary import AskedId, AskId, Channel, Fact, FieldType, PersonId
from networker.services import facts, quick_log, ties, topics, undo
from networker.services.asked_before import AskedOne, AskView
from networker.services.views import FactView, PersonHead
from networker.ui.about.rows import FactRow, MoreRow, SaidRow, TieChip, TopicChip
from tests.journeys.steps import key
from tests.ui.about.conftest import TODAY, Shown
from tests.ui.helpers import NOW

ROWS = (SaidRow, FactRow, MoreRow)


@pytest.fixture
def head(shown: Shown, people: Any) -> PersonHead:
    return replace(shown.show(people.ana), facts=())


def fact(field: str, value: str, detail: str = "", since: str = "", until: str = "") -> FactView:
    dates = [PartialDate.parse(each) if each else None for each in (since, until)]
    return FactView(1, field, value, detail, dates[0], dates[1], "typed")


def said(shown: Shown) -> list[str]:
    return [each.accessibleName() for each in shown.column.findChildren(QWidget) if isinstance(each, ROWS)]


def row(shown: Shown, value: str) -> FactRow:
    return next(each for each in shown.column.findChildren(FactRow) if each.fact.value == value)


def test_work_and_place_with_their_dates(shown: Shown, head: PersonHead) -> None:
    known = (
        fact("job", "Designer", "Vela", "2018", "2022-03"),
        fact("job", "Lead", "Acme", "2022-03"),
        fact("place", "Lyon", since="2026-09-01"),
    )
    shown.column.show_head(replace(head, facts=known), today=TODAY)
    assert said(shown)[:3] == [
        "Work: Lead, Acme, since March 2022",
        "Designer, Vela, 2018 to March 2022",
        "Place: Lyon, since 1 September 2026",
    ]


@pytest.mark.parametrize(
    ("birthday", "told"),
    [
        ("1989-02-14", "Born: 14 February 1989, 38 in 2027"),
        ("--02-14", "Born: 14 February"),
        ("1989", "Born: 1989"),
        ("2000-02-29", "Born: 29 February 2000, 27 in 2027, kept on 28 February in 2027"),
        ("spring", "Born: spring"),
    ],
)
def test_a_birthday_says_no_more_than_is_known(
    shown: Shown, head: PersonHead, birthday: str, told: str
) -> None:
    shown.column.show_head(replace(head, facts=(fact("birthday", birthday),)), today=TODAY)
    assert told in said(shown)


@pytest.mark.parametrize(
    ("holds", "value", "told"),
    [
        (FieldType.NUMBER, "42.5", "Locker, 42.5"), (FieldType.DATE, "--02-14", "Locker, 14 February"),
        (FieldType.YES_NO, "no", "Locker, No"), (None, "<b>x</b>", "Locker, <b>x</b>"),
    ],
)  # fmt: skip
def test_a_field_of_ones_own_stands_with_its_name(
    shown: Shown, head: PersonHead, holds: FieldType | None, value: str, told: str
) -> None:
    own = replace(fact("custom", value, "Locker"), holds=holds)
    shown.column.show_head(replace(head, facts=(own,)), today=TODAY)
    assert told in said(shown)


def test_topics_groups_and_notes(shown: Shown, head: PersonHead) -> None:
    full = replace(head, topics=("housing", "<b>x</b>"), groups=("Divers",), notes="Calls back.\nAlways.")
    shown.column.show_head(full, today=TODAY)
    assert [each.text() for each in shown.column.findChildren(TopicChip)] == ["housing", "<b>x</b>"]
    assert "Divers" in said(shown)
    assert "Calls back.\nAlways." in [each.text() for each in shown.column.findChildren(QLabel)]


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        (0, "1 fact, from your own hand."),
        (1, "1 fact from 1 file and your own hand."),
        (6, "1 fact from 6 files and your own hand."),
    ],
)
def test_it_says_where_the_facts_come_from(shown: Shown, head: PersonHead, sources: int, told: str) -> None:
    shown.column.show_head(replace(head, sources=sources, facts=(fact("like", "Tea"),)), today=TODAY)
    assert told in said(shown)


def test_somebody_unknown_is_no_error(shown: Shown, head: PersonHead) -> None:
    shown.column.show_head(head, today=TODAY)
    assert "Nothing more is known yet." in said(shown)
    shown.column.take_keyboard()
    assert shown.pane.focusWidget() is shown.column.add


def test_long_values_wrap_and_stay_inside(shown: Shown, head: PersonHead, qtbot: QtBot) -> None:
    endless = fact("custom", "Donaudampfschifffahrtsgesellschaftskapitän" * 9, "名前" * 30)
    full = replace(head, notes="A long note about many things. " * 12, facts=(endless,))
    shown.column.show_head(full, today=TODAY)
    qtbot.waitUntil(lambda: shown.column.widget().height() > 100)
    rows = [each for each in shown.column.findChildren(QWidget) if isinstance(each, ROWS)]
    assert all(each.height() >= each.heightForWidth(each.width()) for each in rows)
    assert all(each.geometry().right() <= shown.column.viewport().width() for each in rows)


def test_what_is_hidden_is_built_once_it_can_be_seen(shown: Shown, people: Any) -> None:
    shown.column.hide()
    shown.show(people.ana)
    assert shown.column.findChildren(QWidget, "aboutInside") == []
    shown.column.show()
    assert shown.column.findChildren(QWidget, "aboutInside") != []


def test_more_than_a_few_of_a_kind_have_to_be_asked_for(shown: Shown, head: PersonHead, qtbot: QtBot) -> None:
    likes = tuple(replace(fact("like", f"thing {n}"), id=n) for n in range(9))
    six = tuple(replace(fact("place", f"town {n}"), id=20 + n) for n in range(5))
    shown.column.show_head(replace(head, facts=(*likes, *six)), today=TODAY)
    (more,) = shown.column.findChildren(MoreRow)
    assert more.accessibleName() == "and 5 more"
    assert len(shown.column.findChildren(FactRow)) == 4 + 5  # one more is shown rather than told of
    more.setFocus()
    key(more, "Return")
    assert len(shown.column.findChildren(FactRow)) == 14
    focus = shown.pane.focusWidget()
    assert isinstance(focus, FactRow)  # the keyboard is on the first that came
    assert focus.fact.value == "thing 4"
    shown.column.show_head(replace(head, id=PersonId(2), facts=likes), today=TODAY)
    assert len(shown.column.findChildren(FactRow)) == 4


# ---- set right where it stands


@pytest.fixture
def known(shown: Shown, people: Any) -> Shown:
    """Ana likes tea and rain, lives in Lyon; Ben introduced her, Zoë is her partner."""
    book = shown.book
    for field, value in ((Fact.LIKE, "tea"), (Fact.LIKE, "rain"), (Fact.PLACE, "Lyon")):
        facts.add(book, people.ana, field, value, now=NOW)
    ties.add(book, people.ana, "introduced by", people.ben, now=NOW)
    ties.add(book, people.ana, "partner", people.zoe, now=NOW)
    quick_log.log(book, "coffee yesterday: her move #housing", now=NOW, context=people.ana)
    topics.add(book, people.ana, "diving", now=NOW)
    shown.show(people.ana)
    return shown


def test_it_is_one_stop_with_arrows_between_what_it_holds(known: Shown, people: Any) -> None:
    known.column.take_keyboard()
    stops = known.column.roving.stops
    assert [stop.focusPolicy() & Qt.FocusPolicy.TabFocus for stop in stops].count(
        Qt.FocusPolicy.TabFocus
    ) == 1
    seen = []
    for _ in stops:
        focus = known.pane.focusWidget()
        assert focus is not None
        seen.append(focus.accessibleName().replace("\u2068", "").replace("\u2069", ""))
        key(focus, "Down")
    assert seen == [
        "Place: Lyon", "Likes: rain", "tea", "Introduced by: Ben <b>Ode</b>", "Partner: Zoë Lind", "diving",
    ]  # fmt: skip
    key(stops[-1], "Home")
    assert known.pane.focusWidget() is stops[0]


def test_what_the_keyboard_comes_to_is_in_sight(known: Shown, qtbot: QtBot) -> None:
    known.column.resize(320, 90)
    known.column.take_keyboard()
    key(known.pane.focusWidget(), "End")
    last = known.column.roving.stops[-1]
    qtbot.waitUntil(lambda: known.column.verticalScrollBar().value() > 0)
    top = last.mapTo(known.column.viewport(), last.rect().topLeft()).y()
    assert 0 <= top <= known.column.viewport().height() - last.height()


def test_it_stays_where_it_was_scrolled_to(known: Shown, people: Any, qtbot: QtBot) -> None:
    known.column.resize(320, 90)
    bar = known.column.verticalScrollBar()
    qtbot.waitUntil(lambda: bar.maximum() > 80)
    bar.setValue(70)
    known.show(people.ana)
    assert bar.value() == 70
    known.pane.setFocus()  # else what it comes to there is brought in sight
    known.show(people.ben)
    assert bar.value() == 0


@pytest.mark.parametrize("pressed", ["Return", "E", "Space"])
def test_a_fact_is_edited_by_its_key(known: Shown, pressed: str) -> None:
    known.column.take_keyboard()
    key(known.pane.focusWidget(), pressed)
    card = known.noting.card
    assert card is not None
    card.value.setText("Porto")  # type: ignore[attr-defined]
    card.save.click()
    known.settle()
    assert known.done == ["Set right on Ana Torres: Porto"]
    assert known.noting.card is None
    focus = known.pane.focusWidget()
    assert isinstance(focus, FactRow)  # the keyboard is where it was
    assert focus.fact.value == "Porto"


def test_del_takes_a_fact_away_and_the_keyboard_goes_to_the_next(known: Shown) -> None:
    first = row(known, "rain")
    first.setFocus()
    key(first, "Del")
    known.settle()
    assert known.done == ["Deleted from Ana Torres: rain"]
    focus = known.pane.focusWidget()
    assert isinstance(focus, FactRow)
    assert focus.fact.value == "tea"
    undo.undo(known.book, now=NOW)
    known.show(known.column.head.id)  # type: ignore[union-attr]
    assert row(known, "rain")


def menu(known: Shown) -> dict[str, Any]:
    (found,) = [each for each in known.column.findChildren(QMenu, "aboutMenu") if each.isVisible()]
    return {each.text(): each for each in found.actions() if each.text()}


def test_what_is_over_is_said_from_the_menu(known: Shown) -> None:
    lyon = row(known, "Lyon")
    lyon.menu_requested.emit(lyon.mapToGlobal(lyon.rect().center()))
    assert list(menu(known)) == ["Edit…", "No longer so", "Delete", "Copy"]
    menu(known)["No longer so"].trigger()
    known.settle()
    assert known.done == ["No longer so with Ana Torres: Lyon"]
    assert "Place: Lyon, until 20 November 2026" in said(known)


def test_a_tie_leads_to_the_other_one(known: Shown, people: Any, qtbot: QtBot) -> None:
    chip = next(each for each in known.column.findChildren(TieChip) if each.tie.word == "partner")
    for press in (lambda: qtbot.mouseClick(chip, Qt.MouseButton.LeftButton), lambda: key(chip, "Return")):
        with qtbot.waitSignal(known.column.person_requested) as asked:
            press()
        assert asked.args == [people.zoe]
    key(chip, "Del")
    known.settle()
    assert known.done == ["Deleted: Ana Torres: partner Zoë Lind"]
    assert [each.tie.word for each in known.column.findChildren(TieChip)] == ["introduced by"]


def test_only_a_topic_of_ones_own_is_taken_off(known: Shown) -> None:
    chips = {each.text(): each for each in known.column.findChildren(TopicChip)}
    assert list(chips) == ["diving", "housing"]
    key(chips["housing"], "Del")
    known.settle()
    assert known.done == []
    key(chips["diving"], "Del")
    known.settle()
    assert known.done == ["diving is no topic of Ana Torres now"]


def test_a_link_is_followed_and_still_edited(shown: Shown, people: Any, qtbot: QtBot) -> None:
    facts.add(
        shown.book, people.ana, Fact.CUSTOM, "ana.example", detail="Shop", holds=FieldType.LINK, now=NOW
    )
    shown.show(people.ana)
    link = row(shown, "https://ana.example")
    with qtbot.waitSignal(shown.noting.link_opened) as opened:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert opened.args[1] == "https://ana.example"
    key(link, "E")
    assert shown.noting.card is not None


def test_everything_has_a_name(known: Shown) -> None:
    for each in (known.column, known.column.add, *known.column.roving.stops):
        assert each is not None
        assert each.accessibleName()


def test_what_they_were_asked_stands_with_what_came_of_it(shown: Shown, head: PersonHead) -> None:
    def ask(n: int, **said: Any) -> AskView:
        one = AskedOne(
            AskedId(n), head.id, "Ana", "Ana", TODAY, Channel.MAIL, **said, thanks=None, thanked=None
        )
        return AskView(AskId(n), f"Who knows {n}?", TODAY, "", None, (one,))

    asks = (ask(1, answer="Dahab", helped=True), *(ask(n, answer="", helped=None) for n in range(2, 8)))
    shown.column.show_head(replace(head, asks=asks), today=TODAY)
    told = [each for each in said(shown) if each.startswith("Who knows")]
    assert told[0] == "Who knows 1?, Asked today. Dahab. It helped."
    assert told[1] == "Who knows 2?, Asked today. No answer yet."
    assert len(told) == 4
    shown.column.show_all()
    assert len([each for each in said(shown) if each.startswith("Who knows")]) == 7
