"""The report of an import that other files take the place of is still to be found."""

from pathlib import Path

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from networker.services.imports import Pasted
from networker.ui.imports.page import ImportPage
from networker.ui.text import isolate
from tests.ui.helpers import key as press
from tests.ui.imports.steps import ANA, export, start


def bring_in(page: ImportPage, qtbot: QtBot, file: Path) -> None:
    start(page, qtbot, file)
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)


def test_the_next_files_leave_the_last_report_a_line_and_a_way(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    asked: list[bool] = []
    page.past_requested.connect(lambda: asked.append(True))
    bring_in(page, qtbot, export(tmp_path / "a.csv", ANA))
    assert not page.earlier.isVisible(), "its report is shown"
    start(page, qtbot, export(tmp_path / "b.csv", ANA.replace("Ana", "Ida").replace("ana", "ida")))
    assert page.earlier.isVisible()
    assert page.earlier.text == f"Brought in before: 1 new, 0 updated, 0 unchanged, from {isolate('a.csv')}"
    page.earlier.past.click()
    assert asked == [True]
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    start(page, qtbot, export(tmp_path / "c.csv", ANA.replace("Acme", "Delta")))
    assert page.earlier.text.startswith("Brought in before: 2 imports, the last 1 new")
    page.cancel.click()
    start(page, qtbot, tmp_path / "c.csv")
    assert not page.earlier.isVisible(), "whoever left the page knows where it is"
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    start(page, qtbot, export(tmp_path / "d.csv", ANA.replace("Acme", "Orbit")))
    assert page.earlier.text.endswith(f"from {isolate('c.csv')}")
    assert "imports" not in page.earlier.text, "those of before are not counted again"


def test_what_changed_nothing_is_no_import(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    file = export(tmp_path / "a.csv", ANA)
    bring_in(page, qtbot, file)
    page.back()
    start(page, qtbot, file)
    start(page, qtbot, export(tmp_path / "b.csv", ANA.replace("Acme", "Delta")))
    assert not page.earlier.isVisible()


def test_tab_goes_from_the_line_through_the_preview_to_the_foot(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    bring_in(page, qtbot, export(tmp_path / "a.csv", ANA))
    start(page, qtbot, export(tmp_path / "b.csv", ANA.replace("Ana", "Ida").replace("ana", "ida")))
    page.activateWindow()
    page.earlier.past.setFocus()
    gone = [page.focusWidget()]
    while gone[-1] is not page.apply:
        press(gone[-1], Qt.Key.Key_Tab)
        gone.append(page.focusWidget())
        assert len(gone) < 20
    inside = [page.preview.isAncestorOf(each) for each in gone]
    assert inside == [False, *[True] * (len(gone) - 3), False, False]
    assert gone[-2] is page.cancel


def test_what_was_pasted_is_no_file(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    file, pasted = (
        export(tmp_path / "a.csv", ANA),
        Pasted("BEGIN:VCARD\nVERSION:3.0\nFN:Ben Moll\nEND:VCARD\n"),
    )
    start(page, qtbot, file, pasted)
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    start(page, qtbot, export(tmp_path / "b.csv", ANA.replace("Acme", "Delta")))
    assert page.earlier.text.endswith(f"from {isolate('a.csv')} and what you pasted")
