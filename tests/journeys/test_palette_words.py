"""Verbs of imports, merges and Tidy are found in the palette by the words that people type."""

from contextlib import closing
from pathlib import Path

import pytest

from networker.services import imports, people
from networker.store.book import Book
from networker.ui.page_table import PAST_IMPORTS, TIDY
from networker.ui.settling import settle
from tests.journeys.steps import NOW, opened

WORDS = {
    "split": "Split a merge…", "unmerge": "Split a merge…", "undo a merge": "Split a merge…",
    "undo import": "Undo an import…", "undo an import": "Undo an import…", "take back": "Undo",
    "import history": "Past imports", "duplicates": "Tidy: duplicates", "same person": "Tidy: duplicates",
    "take out": "Take a record out of Bo Ode…", "record": "Take a record out of Bo Ode…",
    "merge with": "Merge Bo Ode with…", "combine": "Merge Bo Ode with…", "redo": "Do again",
    "note a fact": "Note a fact…", "note a promise": "Promise something…",
    "birthday": "All that is known of them", "who belongs together": "Note who belongs together…",
    "about": "All that is known of them", "people a day": "People a day…", "travel": "I will be in…",
    "who would care": "Share a link…", "open csv": "Import files…", "clipboard": "Paste people",
    "samples": "Look around with samples",
}  # fmt: skip
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Bo Ode\nEMAIL:bo@x.example\nEND:VCARD\n"


@pytest.fixture
def folder(data_dir: Path, tmp_path: Path) -> Path:
    card = tmp_path / "bo.vcf"
    card.write_text(CARD, encoding="utf-8")
    with closing(Book(data_dir, now=NOW)) as book:
        imports.apply(book, imports.plan(book, [card], now=NOW), now=NOW)
        people.add(book, name="Ana Lind", now=NOW)
    return data_dir


def test_typed_words_find_the_verb_first(folder: Path) -> None:
    first: dict[str, str | None] = {}
    with opened(folder) as application:
        window = application.window
        window.show_person(1)  # type: ignore[arg-type]
        assert settle(application)
        for typed in WORDS:
            window.open_palette()
            window.palette_.field.setText(typed)
            assert settle(application)
            first[typed] = next((line.action.text for line in window.palette_._lines if line.action), None)
            window.palette_.dismiss()
    assert first == WORDS


def test_the_samples_lead_back_to_the_own_book(folder: Path) -> None:
    with opened(folder) as application:
        for there, back in (("Look around with samples", "To my own book"),) * 2:
            for text in (there, back):
                listed = application.window.palette_actions()
                assert len([each for each in listed if each.text in (there, back)]) == 1
                next(each for each in listed if each.text == text).run()
                application.window.complete()
                assert settle(application)
        assert not application.window.invented


def test_each_leads_where_it_is_done(folder: Path) -> None:
    with opened(folder) as application:
        window = application.window

        def run(text: str) -> None:
            next(each for each in window.palette_actions() if each.text == text).run()
            assert settle(application)

        run("Undo an import…")
        assert window.pages.currentWidget() is window.pages[PAST_IMPORTS]
        run("Split a merge…")
        assert window.pages[TIDY].isVisible()
        run("Take a record out of somebody…")
        assert window.undo_bar.text == "Choose the person first, then take the record out"
        window.show_person(2)  # type: ignore[arg-type]
        assert settle(application)
        run("Take a record out of Ana Lind…")
        assert window.undo_bar.text == "No file tells of them: there is no record to take out"
        window.show_person(1)  # type: ignore[arg-type]
        assert settle(application)
        window.open_page(TIDY)
        run("Take a record out of Bo Ode…")
        assert window.timeline.records.card is not None
        assert window.timeline.records.card.isVisible()
