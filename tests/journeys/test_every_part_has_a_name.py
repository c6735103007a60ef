"""Whatever can take the keyboard has a name for a screen reader; the names of the public surface are there."""

from datetime import timedelta
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QLineEdit, QWidget

from networker.domain.ask.need import Need
from networker.domain.vocabulary import Channel, Fact, PersonId
from networker.services import asks, facts, imports, people, reached, topics
from networker.services.ask_views import Answer, Answers, Evidence
from networker.store.book import Book
from networker.ui.application import Application
from networker.ui.notes.section import PlaceRow
from networker.ui.notes.view import PartView
from networker.ui.page_table import (
    ASK,
    GATHERINGS,
    INSIGHTS,
    PAST_IMPORTS,
    PREFERENCES,
    SHARE,
    TIDY,
    TRIP,
    YEAR,
)
from networker.ui.reach_out.card import Card
from networker.ui.settling import settle
from networker.ui.tidy.pair import PairView
from tests import samples
from tests.journeys.steps import NOW, opened, type_text

NAMES = (
    "rail", "searchField", "contactsPane", "peopleList", "timelinePane", "personHeader", "quickLine", "timelineList",
    "reachOutPane", "todayList", "importPage", "importPreview", "importApply", "importCancel", "importProgress",
    "undoBar", "palette", "tidyPage", "pastImportsPage", "gatheringsPage", "insightsPage",
)  # fmt: skip


def _unnamed(application: Application) -> list[str]:
    found = []
    for widget in application.window.findChildren(QWidget):
        if not widget.isVisible() or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
            continue
        if isinstance(widget, QAbstractScrollArea | QLineEdit) and widget.focusProxy() is not None:
            continue  # which is looked at by itself
        interface = QAccessible.queryAccessibleInterface(widget)
        nameless = interface is None or not interface.text(QAccessible.Text.Name).strip()
        plain = interface is None or interface.role() in (QAccessible.Role.NoRole, QAccessible.Role.Client)
        if nameless or (plain and not isinstance(widget, Card | PairView)):  # of a group Qt knows no better
            found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found


def _asking(application: Application) -> None:
    """The Ask page before a question, with answers, with several of them chosen, and with its cards."""
    window, book = application.window, application.session.book
    page = window.open_page(ASK)
    person = PersonId(book.read("SELECT id FROM person WHERE me = 0 AND name <> '' LIMIT 1")[0][0])
    line = Evidence("diver", ((0, 5),), "title")
    answer = Answer(person, "Ana", "Ana", "Acme", "", None, line, 1, 2, None, None, True, 1.0)
    page._rank = lambda _book, question, _now: Answers(Need(question), (answer, answer))
    settle(application)
    assert page.start.isVisible()
    assert _unnamed(application) == []
    asks.ask(book, "who dives", person, Channel.MAIL, now=NOW)
    page.ask_about("who dives")
    settle(application)
    page.foot.who_might.click()
    settle(application)
    assert _unnamed(application) == []
    page.foot.several.click()
    assert _unnamed(application) == []
    assert page.back()
    page.before.rows[0].click()
    assert page.came.card is not None
    assert _unnamed(application) == []
    page.came.leave()
    page.writing.ask("who dives", [each.offer for each in page.found.people] if page.found else [])
    assert page.writing.card is not None
    assert _unnamed(application) == []
    page.writing.leave()


def _trip_and_link(application: Application) -> None:
    window, book = application.window, application.session.book
    facts.add(book, PersonId(1), Fact.PLACE, "Birmingham, UK", now=NOW)
    topics.add(book, PersonId(1), "reefs", now=NOW)
    window.open_page(TRIP).begin()
    form = window.pages[TRIP].form
    assert form is not None
    form.line.setText("Birmingham 3-5 Dec")
    form.asked.emit(form.line.text())
    settle(application)
    assert len(form.choices) == 3
    assert _unnamed(application) == []
    form.save.click()
    settle(application)
    assert window.pages[TRIP].list.rows
    assert _unnamed(application) == []
    window.open_page(SHARE).begin()
    window.pages[SHARE].line.setText("reefs")
    window.pages[SHARE].refresh()
    settle(application)
    assert window.pages[SHARE].list.rows
    assert _unnamed(application) == []
    window.show_people()
    settle(application)
    assert window.reach_out.trips.rows
    assert _unnamed(application) == []


def test_nothing_that_takes_the_keyboard_is_unnamed(data_dir: Path, tmp_path: Path) -> None:
    book = Book(data_dir, now=NOW)
    samples.fill(book, now=NOW)
    book.close()
    with opened(data_dir) as application:
        window = application.window
        assert _unnamed(application) == []
        reached.began(application.session.book, PersonId(2), Channel.MAIL, now=NOW - timedelta(days=1))
        window.reach_out.refresh()
        settle(application)
        assert window.reach_out.today.questions  # type: ignore[union-attr]
        assert _unnamed(application) == []
        window.show_person(window.reach_out.today.cards[0].person)  # type: ignore[union-attr]
        settle(application)
        assert _unnamed(application) == []
        window.timeline.known.toggle()
        settle(application)
        assert window.timeline.about.isVisible()
        assert _unnamed(application) == []
        for note in (partial(window.timeline.noting.note, Fact.CUSTOM), window.timeline.noting.note_tie):
            note()
            settle(application)
            assert window.timeline.noting.card is not None
            assert _unnamed(application) == []
        window.timeline.known.toggle()
        window.timeline.noting.leave()
        window.timeline.grab()
        settle(application)
        model = window.timeline.model
        window.timeline.editing.edit(next(row.id for row in model.rows if row.what == "talk"))
        assert window.timeline.editing.editor is not None
        assert _unnamed(application) == []
        window.timeline.editing.editor.people.add.click()
        settle(application)
        assert _unnamed(application) == []
        window.open_palette()
        settle(application)
        assert _unnamed(application) == []
        window.palette_.dismiss()
        for name in ("Ana Ruiz", "Ana Ruíz"):
            people.add(application.session.book, name=name, now=NOW)
        window.open_page(TIDY)
        settle(application)
        assert window.pages[TIDY].pair.isVisible()
        assert _unnamed(application) == []
        window.open_page(GATHERINGS)
        settle(application)
        assert window.pages[GATHERINGS].pane.guests.isVisible()
        assert _unnamed(application) == []
        window.pages[GATHERINGS].change()
        assert _unnamed(application) == []
        window.open_page(INSIGHTS)
        settle(application)
        assert any(view.places.stops for view in window.pages[INSIGHTS].views)
        window.open_page(YEAR)
        settle(application)
        assert window.findChild(QWidget, "yearPage").isVisible()
        assert _unnamed(application) == []
        assert _unnamed(application) == []
        _trip_and_link(application)
        _asking(application)
        window.open_page(PREFERENCES)
        settle(application)
        assert window.findChild(QWidget, "preferencesPage").isVisible()
        assert _unnamed(application) == []
        window.open_page(PAST_IMPORTS)
        settle(application)
        assert window.pages[PAST_IMPORTS].empty.isVisible()
        assert _unnamed(application) == []
        card = tmp_path / "a.vcf"
        card.write_text(
            "BEGIN:VCARD\nVERSION:3.0\nFN:Cem Odo\nTEL:+34600000001\nEND:VCARD\nBEGIN:VCARD\nEND:VCARD\n"
        )
        book = application.session.book
        imports.apply(book, imports.plan(book, [card], now=NOW), now=NOW)
        window.pages[PAST_IMPORTS].refresh()
        settle(application)
        assert window.pages[PAST_IMPORTS].report.list.isVisible()
        assert _unnamed(application) == []
        window.show_person(PersonId(application.session.book.read("SELECT max(id) FROM person")[0][0]))
        settle(application)
        _notes(application)
        window.timeline.show_records()
        settle(application)
        assert window.timeline.records.card is not None
        assert _unnamed(application) == []


def _notes(application: Application) -> None:
    """The notes on whoever is shown, read and written."""
    window, book = application.window, application.session.book
    person = window.person
    assert person is not None
    window.resize(1920, 900)
    text = "# A\n@Ana Ruiz, [x](https://x.example)\n\n" + "word " * 2000
    people.set_notes(book, person, text, now=NOW)
    people.set_notes(book, PersonId(1), "@Cem Odo", now=NOW)
    window.show_person(None)
    window.show_person(person)
    settle(application)
    assert window.timeline.about.findChild(PartView) is not None
    assert window.timeline.about.findChild(PlaceRow) is not None
    assert _unnamed(application) == []
    window.chosen.write_note()
    card = window.timeline.notes.card
    assert card is not None
    card.say("Something.", stands="x")
    type_text(card.text, "@An")
    settle(application)
    assert card.completer.names.list.isVisible()
    assert _unnamed(application) == []
    card.put_back.emit()


def test_the_public_names_are_in_the_tree(data_dir: Path) -> None:
    with opened(data_dir) as application:
        assert application.window.objectName() == "mainWindow"
        assert [name for name in NAMES if application.window.findChild(QWidget, name) is None] == []


def test_it_starts_empty_without_complaint(data_dir: Path) -> None:
    with opened(data_dir) as application:
        assert _unnamed(application) == []
