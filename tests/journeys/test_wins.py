"""What came of ties by the keyboard: noted from the person, a talk, the quick line and the palette; changed, taken back."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu, QWidget

from networker.domain.changes import Changes
from networker.domain.fruit import Came, Letter
from networker.domain.vocabulary import Channel, PersonId, Side
from networker.services import follow_ups, fruit, introductions, people, quick_log, recommendations, wins
from networker.services.book import Book
from networker.services.fruit_views import CameOf
from networker.services.introductions import IntroductionSaid
from networker.services.recommendations import LetterSaid
from networker.services.today_views import Named
from networker.services.wins import WinSaid
from networker.ui.application import Application
from networker.ui.page_table import WINS
from networker.ui.settling import settle
from networker.ui.wins.cards import BY_THEM, IntroductionCard, LetterCard, WinCard
from tests.journeys.steps import NOW, key, opened, press, type_text


@pytest.fixture
def two(data_dir: Path) -> tuple[PersonId, PersonId]:
    book = Book(data_dir, now=NOW)
    found = [people.add(book, name=name, now=NOW)[0] for name in ("Ana Torres", "Zoë Lind")]
    quick_log.log(book, "coffee Ana 12 May: her plan", now=NOW)
    book.close()
    return found[0], found[1]


@pytest.fixture
def application(data_dir: Path, two: tuple[PersonId, PersonId]) -> Iterator[Application]:
    with opened(data_dir) as found:
        found.window.show_person(two[0])
        assert settle(found)
        yield found


def focus(application: Application) -> QWidget:
    found = application.window.focusWidget()
    assert found is not None
    return found


def from_menu(menu: QMenu | None, text: str) -> None:
    assert menu is not None
    menu.aboutToShow.emit()
    next(each for each in menu.actions() if each.text().partition("\t")[0] == text).trigger()


def rows(application: Application) -> list[str]:
    model = application.window.timeline.model
    return [row.what for row in model.rows if row.what in ("win", "introduction", "recommendation", "talk")]


def spoken(application: Application, what: str) -> str:
    pane = application.window.timeline
    pane.grab()
    assert settle(application)
    number = next(n for n, row in enumerate(pane.model.rows) if row.what == what)
    return pane.model.spoken(number).replace("\u2068", "").replace("\u2069", "")


def test_a_win_from_the_persons_menu_is_changed_taken_out_and_taken_back(application: Application) -> None:
    window, book = application.window, application.session.book
    from_menu(window.timeline.header.more.menu, "A win came of this…")
    assert settle(application)
    card = window.timeline.keeping.card
    assert isinstance(card, WinCard)
    assert card.channel.value is Channel.IN_PERSON  # the first talk's
    type_text(focus(application), "the contract")
    press(focus(application), Qt.Key.Key_Return)
    assert settle(application)
    assert window.timeline.keeping.card is None
    assert rows(application) == ["win", "talk"]
    assert spoken(application, "win") == "Friday, 20 November 2026. A win. In person. the contract"
    window.timeline.list.setCurrentIndex(
        window.timeline.model.index(window.timeline.model.number_of(("win", 1)))
    )
    press(window.timeline.list, Qt.Key.Key_E)
    assert settle(application)
    type_text(focus(application), " with the mayor")
    press(focus(application), Qt.Key.Key_Return)
    assert settle(application)
    assert "the contract with the mayor" in spoken(application, "win")
    window.timeline.list.setCurrentIndex(
        window.timeline.model.index(window.timeline.model.number_of(("win", 1)))
    )
    press(window.timeline.list, Qt.Key.Key_Delete)
    assert settle(application)
    assert rows(application) == ["talk"]
    key(window, "Ctrl+Z")
    assert settle(application)
    assert rows(application) == ["win", "talk"]
    assert [view.text for view in wins.views(book.reader, [1]).values()] == ["the contract with the mayor"]


def test_a_win_came_of_a_talk_and_says_so(application: Application) -> None:
    pane, book = application.window.timeline, application.session.book
    pane.list.setCurrentIndex(pane.model.index(pane.model.number_of(("talk", 1))))
    viewport = pane.list.viewport()
    asked = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(), viewport.mapToGlobal(QPoint()))
    QCoreApplication.sendEvent(viewport, asked)
    (menu,) = pane.list.findChildren(QMenu, "entryMenu")
    from_menu(menu, "A win came of this…")
    menu.close()
    assert settle(application)
    card = pane.keeping.card
    assert isinstance(card, WinCard)
    assert card.root.value == "talk 1"
    type_text(focus(application), "a client")
    press(focus(application), Qt.Key.Key_Return)
    assert settle(application)
    view = wins.one(book, wins.WinId(1))
    assert view is not None
    assert view.root is not None
    assert view.root.of == CameOf("talk", 1)


def test_nothing_said_is_told_and_what_was_begun_is_there_again(application: Application) -> None:
    window = application.window
    from_menu(window.timeline.header.more.menu, "A win came of this…")
    assert settle(application)
    card = window.timeline.keeping.card
    assert card is not None
    press(focus(application), Qt.Key.Key_Return)
    assert "few words" in card.save.accessibleDescription()
    type_text(focus(application), "half a w")
    press(focus(application), Qt.Key.Key_Escape)
    assert settle(application)
    assert window.timeline.keeping.card is None
    begun = window.timeline.begun_line.items
    assert [each.accessibleName() for each in begun[1:]] == ["Begun and not saved: a win"]
    from_menu(window.timeline.header.more.menu, "A win came of this…")
    assert settle(application)
    again = window.timeline.keeping.card
    assert isinstance(again, WinCard)
    assert again.text.text() == "half a w"
    again.cancel.click()
    assert settle(application)
    assert window.timeline.begun_line.isHidden()


def test_who_goes_elsewhere_has_it_written(application: Application, two: tuple[PersonId, PersonId]) -> None:
    window, book = application.window, application.session.book
    from_menu(window.timeline.header.more.menu, "A win came of this…")
    assert settle(application)
    type_text(focus(application), "a prize")
    window.show_person(two[1])
    assert settle(application)
    assert [row.what for row in fruit.index(book)] == ["win"]


def test_the_quick_line_writes_a_win_of_whoever_is_shown(application: Application) -> None:
    window, book = application.window, application.session.book
    key(window, "Ctrl+L")
    type_text(focus(application), "win: the bridge yesterday")
    assert settle(application)
    shown = [each.worded.text for each in window.timeline.quick_line.chips.items]  # type: ignore[attr-defined]
    assert "A win" in shown
    press(focus(application), Qt.Key.Key_Return)
    assert settle(application)
    view = wins.one(book, wins.WinId(1))
    assert view is not None
    assert (view.text, view.day, [each.name for each in view.people]) == (
        "the bridge", NOW.date() - timedelta(days=1), ["Ana Torres"],
    )  # fmt: skip
    assert rows(application) == ["win", "talk"]


def test_an_introduction_finds_the_other_and_stands_with_both(
    application: Application, two: tuple[PersonId, PersonId]
) -> None:
    window, book = application.window, application.session.book
    from_menu(window.timeline.header.more.menu, "An introduction…")
    assert settle(application)
    card = window.timeline.keeping.card
    assert isinstance(card, IntroductionCard)
    assert card.finder is not None
    type_text(card.finder.field, "Zo")
    assert settle(application)
    press(card.finder.field, Qt.Key.Key_Return)
    assert settle(application)
    card.how.take_up(BY_THEM)
    assert not card.came.isVisible()
    press(card.save, Qt.Key.Key_Return)
    assert settle(application)
    assert spoken(application, "introduction").endswith("Introduced you to Zoë Lind")
    window.show_person(two[1])
    assert settle(application)
    assert spoken(application, "introduction").endswith("Introduced to you by Ana Torres")
    assert book.read("SELECT person_id, other_id, kind FROM tie") == [(two[1], two[0], "introduced by")]


def test_a_letter_that_is_due_stands_among_the_promises_until_it_is_written(application: Application) -> None:
    window, book = application.window, application.session.book
    from_menu(window.timeline.header.more.menu, "A recommendation…")
    assert settle(application)
    card = window.timeline.keeping.card
    assert isinstance(card, LetterCard)
    card.state.take_up(Letter.PROMISED.value)
    assert card.due.isVisible()
    press(card.save, Qt.Key.Key_Return)
    assert settle(application)
    (promise,) = follow_ups.due(book)
    assert (promise.text, promise.due) == (
        "Write a recommendation for Ana Torres", NOW.date() + timedelta(days=14),
    )  # fmt: skip
    assert "You promised a recommendation" in spoken(application, "recommendation")
    window.timeline.model.promise_ticked.emit(promise.id)
    assert settle(application)
    assert spoken(application, "recommendation").endswith("You recommended them")


def fill(book: Book, ana: PersonId, zoe: PersonId) -> Changes:
    """One of each, for every part of the window to read anew."""
    day = NOW.date() - timedelta(days=40)
    made = IntroductionSaid(side=Side.ME, person=ana, other=zoe, day=day, words="bridges")
    introductions.add(book, made, now=NOW)
    letter = LetterSaid(person=zoe, side=Side.THEM, state=Letter.GIVEN, day=day, text="Warm words")
    recommendations.add(book, letter, now=NOW)
    wins.add(book, WinSaid(text="a grant", day=NOW.date(), people=(zoe,), channel=Channel.MAIL), now=NOW)
    return Changes(everything=True)


def page_rows(application: Application) -> list[str]:
    page = application.window.pages[WINS]
    page.grab()
    assert settle(application)
    model = page.model
    found = [model.data(model.index(n)) for n in range(model.rowCount())]
    return [each.replace("\u2068", "").replace("\u2069", "") for each in found]


def test_the_page_lists_all_narrows_and_leads_to_the_cards(
    application: Application, two: tuple[PersonId, PersonId]
) -> None:
    window, book = application.window, application.session.book
    application.session.jobs.write(window, fill, book, *two)
    assert settle(application)
    page = window.open_page(WINS)
    assert settle(application)
    assert page_rows(application) == [
        "A win with Zoë Lind. Mail. a grant. Friday, 20 November 2026",
        "You introduced Ana Torres, Zoë Lind. nothing yet. bridges. Sunday, 11 October 2026",
        "You were recommended by Zoë Lind. Warm words. Sunday, 11 October 2026",
    ]
    assert page.told.text() == "1 win: Mail 1"
    page.show_of(Named(two[0], "Ana Torres"))
    assert settle(application)
    assert [line.partition(".")[0] for line in page_rows(application)] == [
        "You introduced Ana Torres, Zoë Lind"
    ]
    page.show_of(Named(two[0], "Ana " * 120 + "Torres"))
    assert settle(application)
    assert page.search.width() > page.width() / 4, "a long name leaves the search its place"
    assert window.pages.back()
    assert settle(application)
    page.group.take_up("wins")
    assert settle(application)
    assert len(page_rows(application)) == 1
    page.group.take_up("")
    page.search.line.setText("warm")
    page.refresh()
    assert settle(application)
    assert [line.partition(".")[0] for line in page_rows(application)] == ["You were recommended by Zoë Lind"]
    press(page.list, Qt.Key.Key_E)
    assert settle(application)
    assert isinstance(page.keeping.card, LetterCard)
    type_text(page.keeping.card.text, "!")
    press(page.keeping.card.text, Qt.Key.Key_Return)
    assert settle(application)
    assert page_rows(application)[0].startswith("You were recommended by Zoë Lind. Warm words!")
    press(page.list, Qt.Key.Key_Delete)
    assert settle(application)
    assert page_rows(application) == []
    key(window, "Ctrl+Z")
    assert settle(application)
    assert len(page_rows(application)) == 1
    page.search.line.setText("nothing of it")
    page.refresh()
    assert settle(application)
    assert page.states.currentWidget() is page.empty
    page.empty.button.click()
    assert settle(application)
    assert len(page_rows(application)) == 3


def test_of_many_channels_the_others_are_counted(
    application: Application, two: tuple[PersonId, PersonId]
) -> None:
    book, page = application.session.book, application.window.open_page(WINS)
    assert settle(application)
    assert page.told.isHidden()
    for channel in (Channel.MAIL, Channel.MAIL, Channel.PHONE, Channel.SIGNAL, Channel.X, None):
        said = WinSaid(text="a grant", day=NOW.date(), people=(two[0],), channel=channel)
        application.session.jobs.write(page, wins.add, book, said, now=NOW)
    assert settle(application)
    assert page.told.text() == "6 wins: Mail 2 · Phone 1 · Signal 1 · 2 others"


def test_what_came_of_an_introduction_is_said_in_the_menu_of_its_row(
    application: Application, two: tuple[PersonId, PersonId]
) -> None:
    window, book = application.window, application.session.book
    application.session.jobs.write(window, fill, book, *two)
    assert settle(application)
    page = window.open_page(WINS)
    assert settle(application)
    page_rows(application)
    page.list.setCurrentIndex(page.model.index(1))
    page.list.menu_requested.emit(page.model.ids[1], page.mapToGlobal(QPoint(200, 200)))
    (menu,) = page.findChildren(QMenu, "winMenu")
    from_menu(menu, "It helped")
    menu.close()
    assert settle(application)
    found = introductions.one(book, introductions.IntroductionId(1))
    assert found is not None
    assert found.came is Came.HELPED
    window.saying.undo()
    assert settle(application)
    found = introductions.one(book, introductions.IntroductionId(1))
    assert found is not None
    assert found.came is Came.UNKNOWN


def test_the_palette_notes_a_win_of_whoever_is_chosen(application: Application) -> None:
    window = application.window
    window.open_palette()
    type_text(window.palette_.field, "a win…")
    assert settle(application)
    press(window.palette_.field, Qt.Key.Key_Return)
    assert settle(application)
    card = window.pages[WINS].keeping.card
    assert isinstance(card, WinCard)
    assert [each.name for each in card.people.people] == ["Ana Torres"]


def test_what_waits_of_nobody_yet_is_gone_on_with_once(
    application: Application, two: tuple[PersonId, PersonId]
) -> None:
    window = application.window
    said: list[str] = []
    application.session.jobs.failed.connect(said.append)
    page = window.open_page(WINS)
    page.begin_introduction()
    assert settle(application)
    card = page.keeping.card
    assert isinstance(card, IntroductionCard)
    for name in ("Ana", "Zo"):
        press(focus(application), Qt.Key.Key_Return)
        assert settle(application)
        assert card.finder is not None
        type_text(card.finder.field, name)
        assert settle(application)
        press(card.finder.field, Qt.Key.Key_Return)
        assert settle(application)
        if name == "Ana":
            assert focus(application) is card.other, "whom to find next"
            page.keeping.leave()
            assert said == ["Find both of them first. What you typed is there again when you open it."]
            page.begin_introduction()
            assert settle(application)
            card = page.keeping.card
            assert isinstance(card, IntroductionCard)
            assert card.named(card.one) == Named(two[0], "Ana Torres")
            card.other.setFocus()
    assert focus(application) is card.save
    press(card.save, Qt.Key.Key_Return)
    assert settle(application)
    assert len(fruit.index(application.session.book, "introductions")) == 1
    assert page.keeping.card is None, "the one that waited is not there again"


def test_an_empty_page_says_what_it_is_for(application: Application) -> None:
    page = application.window.open_page(WINS)
    assert settle(application)
    assert page.states.currentWidget() is page.empty
    assert page.empty.accessibleName().startswith("Nothing noted yet")
    press(focus(application), Qt.Key.Key_Space)
    assert settle(application)
    assert isinstance(page.keeping.card, WinCard)


def test_a_month_after_an_introduction_today_asks_what_came_of_it(
    application: Application, two: tuple[PersonId, PersonId]
) -> None:
    window, book = application.window, application.session.book
    application.session.jobs.write(window, fill, book, *two)
    assert settle(application)
    window.focus_today()
    assert settle(application)
    line = focus(application)
    assert line.accessibleName().replace("\u2068", "").replace("\u2069", "") == (
        "Did anything come of Ana and Zoë? They talked"
    )
    press(line, Qt.Key.Key_Return)
    assert settle(application)
    found = introductions.one(book, introductions.IntroductionId(1))
    assert found is not None
    assert found.came is Came.TALKED


def test_the_persons_menu_leads_to_all_that_came_of_the_tie_with_them(
    application: Application, two: tuple[PersonId, PersonId]
) -> None:
    window, book = application.window, application.session.book
    application.session.jobs.write(window, fill, book, *two)
    assert settle(application)
    from_menu(window.timeline.header.more.menu, "All that came of it")
    assert settle(application)
    assert [line.partition(".")[0] for line in page_rows(application)] == [
        "You introduced Ana Torres, Zoë Lind"
    ]
    key(window, "Esc")
    assert settle(application)
    assert len(page_rows(application)) == 3
