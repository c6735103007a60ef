"""The header shows somebody, and turns what is pressed into intents."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import Channel, Circle, Depth, Shallow, State
from networker.services import timeline, why
from networker.services.today_views import ContactMark
from networker.services.views import HandleView, PersonHead, ShallowTie
from networker.store.book import Book
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.timeline.header import PersonHeader
from networker.ui.timeline.reach_row import HandleLink
from networker.ui.timeline.words import Words

TODAY = date(2026, 11, 20)


@pytest.fixture
def head(book: Book, people: Any) -> PersonHead:
    found = timeline.head(book, people.ana, today=TODAY)
    assert found is not None
    return replace(found, company="Acme", title="Product lead", city="Lyon", circle=Circle.CLOSE)


@pytest.fixture
def header(qtbot: QtBot, theme: Theme, icons: Icons) -> PersonHeader:
    made = PersonHeader(words=Words(), theme=theme, icons=icons)
    qtbot.addWidget(made)
    made.resize(544, 180)
    made.show()
    qtbot.waitExposed(made)
    return made


def handles(*texts: str) -> tuple[HandleView, ...]:
    return tuple(HandleView(n, Channel.MAIL, text, "") for n, text in enumerate(texts))


def visible_links(header: PersonHeader) -> list[HandleLink]:
    return [each for each in header.findChildren(HandleLink) if each.isVisible()]


def test_who_it_is_in_words(header: PersonHeader, head: PersonHead) -> None:
    header.show_head(head, today=TODAY)
    said = header.accessibleDescription().replace("\u2068", "").replace("\u2069", "")
    assert header.accessibleName() == "Ana Torres"
    assert said == "Product lead, Acme  ·  Lyon  ·  Not met in person yet"
    assert header.circle_button.text() == "Close"


def test_a_state_that_is_not_active_is_said_first(header: PersonHeader, head: PersonHead) -> None:
    header.show_head(replace(head, state=State.PAUSED), today=TODAY)
    assert header.accessibleDescription().startswith("Paused")


def test_of_the_dead_nothing_is_said_of_what_could_come_next(
    book: Book, people: Any, header: PersonHeader
) -> None:
    with book.step("died", "Died", now=datetime(2026, 11, 20, tzinfo=UTC)) as step:
        step.update("person", people.ana, state=State.DECEASED.value, want_to_know=True)
        step.insert(
            "fact", person=people.ana, field="custom", value="2026-05-03", detail="died", noted="2026-06-01"
        )
        for n in range(12):
            day = (TODAY - timedelta(days=200 + 20 * n)).isoformat()
            talk = step.insert("interaction", kind="call", channel="phone", direction="both", day=day)
            step.insert("interaction_person", interaction=talk, person=people.ana)
    head = timeline.head(book, people.ana, today=TODAY)
    assert head is not None
    assert (head.next_rung, head.rhythm_days, head.drift, head.path, head.shallow) == (None,) * 5
    header.show_head(head, today=TODAY)
    assert header.accessibleDescription().startswith("Died on 3 May 2026")
    assert "yet" not in header.accessibleDescription()
    assert header.strip.accessibleName() == f"Talks: {head.contact_days} contact days"
    assert "Next" not in header.ladder.accessibleName()
    asked: list[bool] = []
    header.why_requested.connect(lambda: asked.append(True))
    menu = header.more.menu
    assert menu is not None
    menu.aboutToShow.emit()
    said = [each.text() for each in menu.actions()]
    assert not [each for each in said if each.startswith(("Why", "I want", "Has died"))]
    QTest.mouseClick(header.strip, Qt.MouseButton.LeftButton)
    assert asked == []
    assert why.why(book, people.ana, day=TODAY) == ()


def test_nobodys_name_has_a_stand_in(header: PersonHeader, head: PersonHead) -> None:
    header.show_head(
        replace(head, name="", shown="", title="", company="", stand_in="+49 30 0000"), today=TODAY
    )
    assert header.accessibleName() == "No name yet"
    assert "+49 30 0000" in header.accessibleDescription()


def test_a_long_name_takes_three_lines_at_most(header: PersonHeader, head: PersonHead) -> None:
    header.show_head(head, today=TODAY)
    one = header.heightForWidth(544)
    header.show_head(
        replace(head, shown="Maximiliane-Theodora Freifrau von und zu Hohenstein " * 9), today=TODAY
    )
    assert header.heightForWidth(544) == one + 2 * 24


def test_a_name_is_never_taken_for_html(header: PersonHeader, head: PersonHead) -> None:
    header.show_head(replace(head, shown="<img src='/etc/passwd'><b>x</b>"), today=TODAY)
    assert "&lt;img" in header.toolTip()
    assert "<img" not in header.toolTip()


@pytest.mark.parametrize("circle", [*Circle, None])
def test_the_circle_is_set_from_its_menu(
    header: PersonHeader, head: PersonHead, qtbot: QtBot, circle: Circle | None
) -> None:
    header.show_head(head, today=TODAY)
    menu = header.circle_button.menu
    assert menu is not None
    actions = [action for action in menu.actions() if action.text()]
    with qtbot.waitSignal(header.circle_requested) as asked:
        actions[int(circle) - 1 if circle else len(Circle)].trigger()
    assert asked.args == [circle]


def test_the_more_menu_offers_the_other_states(header: PersonHeader, head: PersonHead, qtbot: QtBot) -> None:
    header.show_head(head, today=TODAY)
    menu = header.more.menu
    assert isinstance(menu, QMenu)
    menu.aboutToShow.emit()
    words = [action.text() for action in menu.actions() if action.text()]
    assert words == [
        "Promise something…",
        "A win came of this…",
        "An introduction…",
        "A recommendation…",
        "All that came of it",
        "Why Ana?",
        "I want to know Ana",
        "Whom Ana knows",
        "Pause",
        "Let go",
        "Has died",
        "Merge with…",
        "Copy Ana Torres",
        "Copy ana@torres.example",
        "Forget…",
    ]
    with qtbot.waitSignal(header.state_requested) as asked:
        next(each for each in menu.actions() if each.text() == "Let go").trigger()
    assert asked.args == [State.LET_GO]
    next(each for each in menu.actions() if each.text() == "Copy ana@torres.example").trigger()
    assert QGuiApplication.clipboard().text() == "ana@torres.example"


def test_a_handle_is_an_intent_with_the_address_as_it_is(
    header: PersonHeader, head: PersonHead, qtbot: QtBot
) -> None:
    header.show_head(head, today=TODAY)
    (link,) = visible_links(header)
    with qtbot.waitSignal(header.handle_requested) as asked:
        qtbot.mouseClick(link, Qt.MouseButton.LeftButton)
    assert asked.args == [Channel.MAIL, "ana@torres.example"]
    assert link.accessibleName() == "Mail: ana@torres.example"


def test_handles_that_do_not_fit_are_counted(header: PersonHeader, head: PersonHead, qtbot: QtBot) -> None:
    header.show_head(
        replace(head, handles=handles(*(f"somebody{n}@example.org" for n in range(8)))), today=TODAY
    )
    shown = visible_links(header)
    more = header.reach._more
    assert 1 <= len(shown) < 8
    assert more.text() == f"and {8 - len(shown)} more"
    assert more.geometry().right() <= header.reach.width()
    qtbot.mouseClick(more, Qt.MouseButton.LeftButton)
    (menu,) = header.reach.findChildren(QMenu, "handleMenu")
    with qtbot.waitSignal(header.handle_requested) as asked:
        menu.actions()[0].trigger()
    menu.close()
    assert asked.args == [Channel.MAIL, f"somebody{len(shown)}@example.org"]


def test_one_endless_handle_is_cut(header: PersonHeader, head: PersonHead) -> None:
    header.show_head(replace(head, handles=handles("x" * 900 + "@example.org", "b@example.org")), today=TODAY)
    assert all(each.geometry().right() <= header.reach.width() for each in visible_links(header))
    assert len(visible_links(header)) == 1


def test_under_ten_contact_days_no_rhythm_is_claimed(header: PersonHeader, head: PersonHead) -> None:
    header.show_head(replace(head, contact_days=3), today=TODAY)
    assert header.strip.accessibleName() == "Rhythm: 3 contact days: too little to know a rhythm"


def test_a_known_rhythm_is_told(header: PersonHeader, head: PersonHead) -> None:
    marks = tuple(ContactMark(TODAY - timedelta(days=20 * n + 40), Depth.TOGETHER) for n in range(12))
    known = replace(head, marks=marks, contact_days=12, rhythm_days=20.0, last_contact=marks[0].day)
    header.show_head(known, today=TODAY)
    assert "every 3 weeks, over 12 contact days" in header.strip.accessibleName()
    assert "6 weeks" in header.strip.accessibleName()
    assert header.grab().toImage() != header.grab().toImage().copy(0, 0, 1, 1)


def test_everybody_has_a_title_and_nothing_to_press(header: PersonHeader, head: PersonHead) -> None:
    header.show_head(head, today=TODAY)
    header.show_everybody("Everybody", "12 talks")
    assert header.accessibleName() == "Everybody"
    assert not header.circle_button.isVisible()
    assert not header.reach.isVisible()


def test_the_line_of_what_is_known_is_under_the_others(header: PersonHeader, head: PersonHead) -> None:
    header.show_head(head, today=TODAY)
    without = header.heightForWidth(544)
    header.set_about(True, summary="at the book fair " * 30)
    assert header.heightForWidth(544) > without
    assert header.about.geometry().right() <= header.width()
    assert header.about.accessibleName().startswith("About: at the book fair")
    heard: list[bool] = []
    header.about_requested.connect(lambda: heard.append(True))
    header.about.click()
    assert heard == [True]
    header.show_everybody("Everybody", "")
    assert not header.about.isVisible()


def test_everything_that_can_be_pressed_has_a_name(header: PersonHeader, head: PersonHead) -> None:
    header.show_head(head, today=TODAY)
    for each in (header.circle_button, header.more, header.ladder, header.strip, *visible_links(header)):
        assert each.accessibleName()


@pytest.mark.parametrize(
    ("tie", "told"),
    [
        (ShallowTie(Shallow.HELLO_ONLY, 7, mine=True), "Hello only, 7 messages"),
        (ShallowTie(Shallow.ONE_WAY, 3, mine=True), "One way: you wrote 3 times"),
        (ShallowTie(Shallow.ONE_WAY, 4, mine=False), "One way: they wrote 4 times"),
    ],
)
def test_a_tie_without_an_answer_says_so_with_its_numbers(
    header: PersonHeader, head: PersonHead, tie: ShallowTie, told: str
) -> None:
    header.show_head(replace(head, shallow=tie), today=TODAY)
    assert told in header.accessibleDescription()
