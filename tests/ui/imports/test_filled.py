"""An import's report leads to the lists of Tidy that it filled."""

from pathlib import Path

from networker.ui.page_table import TIDY
from networker.ui.settling import settle
from tests.journeys.steps import opened


def test_the_report_leads_to_the_lists_that_it_filled(data_dir: Path, tmp_path: Path) -> None:
    cards = ("FN:Taxi Bo\nTEL:+49 30 1234567", "FN:Hotel Ida\nTEL:+49 30 1234568", "FN:\nEMAIL:x@x.example")
    file = tmp_path / "people.vcf"
    file.write_text("".join(f"BEGIN:VCARD\nVERSION:3.0\n{each}\nEND:VCARD\n" for each in cards))
    with opened(data_dir) as application:
        window = application.window
        window.start_import([file])
        assert settle(application)
        window.imports.apply.click()
        assert settle(application)
        lists = window.imports.told.lists
        assert lists.isVisible()
        assert [link.text() for link in lists.links.values()] == ["Not people: 2", "No name: 1"]
        lists.links["nameless"].click()
        assert settle(application)
        page = window.pages[TIDY]
        assert page.isVisible()
        assert page.tasks.by_key["nameless"].isChecked()
        assert page.walk.card.isVisible()
        assert page.walk.card.hasFocus()
        window.verbs.undo()
        assert settle(application)
        assert page.tasks.by_key["nameless"].count == "0"


def test_an_import_that_filled_none_names_none(data_dir: Path, tmp_path: Path) -> None:
    file = tmp_path / "ana.vcf"
    file.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Ana Lind\nEMAIL:ana@x.example\nEND:VCARD\n")
    with opened(data_dir) as application:
        application.window.start_import([file])
        assert settle(application)
        application.window.imports.apply.click()
        assert settle(application)
        assert not application.window.imports.told.lists.isVisible()
