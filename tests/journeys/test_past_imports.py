"""Next month an old import is taken back from the page of past imports; a wrong record is taken out of a person."""

from datetime import timedelta
from pathlib import Path

from networker.domain.vocabulary import PersonId
from networker.services import people
from networker.ui.application import Application
from networker.ui.page_table import PAST_IMPORTS
from networker.ui.settling import settle
from tests.journeys.steps import NOW, drop, key, opened
from tests.store.dump import dump

HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ANA = "Ana,Ribeiro,https://www.linkedin.com/in/ana-ribeiro,ana@x.example,Acme,Lead,04 Mar 2019\n"
BEN = "Ben,Ode,https://www.linkedin.com/in/ben-ode,,Delta,Manager,17 Sep 2016\n"
CARD = "BEGIN:VCARD\nVERSION:3.0\nUID:9\nFN:Ana Ribeiro\nEMAIL:ana@x.example\nTEL:+34600000001\nEND:VCARD\n"


def bring(application: Application, path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
    drop(application.window, [path])
    assert settle(application)
    application.window.imports.apply.click()
    assert settle(application)


def test_an_old_import_goes_and_comes_back(data_dir: Path, tmp_path: Path) -> None:
    with opened(data_dir) as application:
        bring(application, tmp_path / "Connections.csv", HEAD + ANA + BEN)
        application.window.imports.told.past.click()
        assert settle(application)
        assert application.window.pages.currentWidget() is application.window.pages[PAST_IMPORTS]
    with opened(data_dir, now=NOW + timedelta(days=32)) as application:
        window, book, page = (
            application.window,
            application.session.book,
            application.window.pages[PAST_IMPORTS],
        )
        window.activateWindow()
        jobs = application.session.jobs
        jobs.write(window, people.set_notes, book, PersonId(1), "likes tea", now=NOW)
        assert settle(application)
        before = dump(book)
        next(each for each in window.palette_actions() if each.text == "Past imports").run()
        assert settle(application)
        assert page.list.hasFocus()
        key(page.list, "Tab")
        assert page.report.undo.hasFocus()
        key(page.report.undo, "Return")
        assert settle(application)
        assert book.read("SELECT name FROM person") == [("Ana Ribeiro",)]
        assert "Ana Ribeiro" in page.report.said.text()
        assert page.list.hasFocus(), "the keyboard went nowhere else, as its button is gone"
        assert window.pages.currentWidget() is page
        assert (window.undo_bar.text, window.undo_bar.link.isVisible()) == (
            "Import of Connections.csv taken back", True,
        )  # fmt: skip
        window.undo_bar.link.click()
        assert settle(application)
        assert dump(book) == before
        assert page.report.undo.isVisible()
        key(page.list, "Esc")
        assert window.pages.currentWidget() is window.panes


def test_the_page_stays_where_taking_back_leaves_nobody(data_dir: Path, tmp_path: Path) -> None:
    with opened(data_dir) as application:
        window, page = application.window, application.window.pages[PAST_IMPORTS]
        window.open_page(PAST_IMPORTS)
        assert settle(application)
        assert page.empty.isVisible()
        bring(application, tmp_path / "Connections.csv", HEAD + ANA)
        line = next(each for each in window.more.menu.actions() if each.text() == "Past imports")  # type: ignore[union-attr]
        line.trigger()
        assert settle(application)
        page.report.undo.click()
        assert settle(application)
        assert application.session.book.read("SELECT count(*) FROM person") == [(0,)]
        assert window.pages.currentWidget() is page
        assert page.report.head.second.endswith("taken back")
        window.back()
        assert window.pages.currentWidget() is window.first_start


def test_a_record_of_somebody_else_is_taken_out_and_comes_back(data_dir: Path, tmp_path: Path) -> None:
    with opened(data_dir) as application:
        window, book = application.window, application.session.book
        window.activateWindow()
        bring(application, tmp_path / "Connections.csv", HEAD + ANA)
        bring(application, tmp_path / "cards.vcf", CARD)
        assert book.read("SELECT count(*) FROM person") == [(1,)]
        before = dump(book)
        window.show_person(PersonId(1))
        assert settle(application)
        menu = window.timeline.header.more.menu
        assert menu is not None
        menu.aboutToShow.emit()
        next(each for each in menu.actions() if each.text() == "From 2 files…").trigger()
        assert settle(application)
        card = window.timeline.records.card
        assert card is not None
        wrong = next(row for row in card.rows if row.record.file == "cards.vcf")
        wrong.button.setFocus()
        key(wrong.button, "Space")
        assert settle(application)
        assert window.timeline.records.card is None
        assert window.undo_bar.text == "Taking a record out of Ana Ribeiro"
        assert book.read("SELECT count(*) FROM person") == [(2,)]
        key(window.contacts.list, "Ctrl+Z")
        assert settle(application)
        assert dump(book) == before
        assert window.person == 1
        window.timeline.show_records()
        assert settle(application)
        assert window.timeline.records.card is not None
        window.resize(1500, 900)
        assert window.timeline.records.card.size() == window.timeline.size()
        key(window.timeline.records.card.rows[0].button, "Esc")
        assert window.timeline.records.card is None
        assert window.person == 1, "Esc went no further"


def test_who_the_user_is_stands_below_the_past_imports_and_is_put_right(
    data_dir: Path, tmp_path: Path
) -> None:
    with opened(data_dir) as application:
        bring(application, tmp_path / "Connections.csv", HEAD + ANA + BEN)
        window, page = application.window, application.window.pages[PAST_IMPORTS]
        window.show_person(PersonId(1))
        assert settle(application)
        next(each for each in window.palette_actions() if each.text == "This is me: Ana Ribeiro").run()
        assert settle(application)
        assert window.undo_bar.text == "Ana Ribeiro is you"
        window.open_page(PAST_IMPORTS)
        assert settle(application)
        assert "ana@x.example" in page.me.said.text()
        page.me.wrong.setFocus()
        key(page.me.wrong, "Space")
        assert settle(application)
        assert window.undo_bar.text == "Ana Ribeiro is not you"
        assert page.me.head.text() == "Which of these people is you?"
        assert not page.me.wrong.isVisible()
