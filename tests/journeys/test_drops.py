"""Files that come at odd moments or are odd themselves: each ends in a preview or in one sentence."""

from pathlib import Path
from typing import Any

import pytest

from networker.ui.application import Application
from networker.ui.page import PageEntry
from networker.ui.page_table import PAST_IMPORTS, TIDY
from networker.ui.settling import settle
from tests.journeys.steps import drop, key, opened

CARD = "BEGIN:VCARD\nVERSION:3.0\nUID:{0}\nFN:Person {0}\nEMAIL:p{0}@x.example\nEND:VCARD\n"


def cards(folder: Path, count: int) -> list[Path]:
    folder.mkdir()
    paths = [folder / f"{n}.vcf" for n in range(count)]
    for n, path in enumerate(paths):
        path.write_text(CARD.replace("{0}", str(n)), encoding="utf-8")
    return paths


def counted(application: Application) -> str:
    preview = application.window.imports.preview
    assert preview.isVisible()
    return preview.counts.accessibleName().partition(",")[0]


def test_a_folder_that_holds_itself_and_hundreds_of_files(data_dir: Path, tmp_path: Path) -> None:
    many = cards(tmp_path / "many", 300)
    (tmp_path / "many" / "again").symlink_to(tmp_path / "many")
    for files in ([tmp_path / "many"], many):
        with opened(data_dir) as application:
            drop(application.window, files)
            assert settle(application)
            assert counted(application) == "300 new people"


def test_a_link_to_itself_is_one_sentence(data_dir: Path, tmp_path: Path) -> None:
    (tmp_path / "self.vcf").symlink_to(tmp_path / "self.vcf")
    with opened(data_dir) as application:
        drop(application.window, [tmp_path / "self.vcf"])
        assert settle(application)
        refusal = application.window.imports.told.refusal
        assert refusal.label.text() == "“self.vcf” is a link that leads back to itself."


@pytest.mark.parametrize("over", ["add_person", "open_palette", "choose_files", TIDY, PAST_IMPORTS])
def test_what_lies_over_the_window_takes_no_file_away(
    over: "str | PageEntry[Any]", data_dir: Path, tmp_path: Path
) -> None:
    with opened(data_dir) as application:
        if isinstance(over, str):
            getattr(application.window, over)()
        else:
            application.window.open_page(over)
        drop(application.window, cards(tmp_path / "two", 2))
        assert settle(application)
        assert counted(application) == "2 new people"


def test_escape_leaves_an_import_waiting_and_cancel_drops_it(data_dir: Path, tmp_path: Path) -> None:
    with opened(data_dir) as application:
        window = application.window
        window.activateWindow()
        drop(window, cards(tmp_path / "one", 1))
        assert settle(application)
        key(window, "Esc")
        assert settle(application)
        assert window.pages.currentWidget() is window.first_start
        assert window.undo_bar.text == "Your import waits: Ctrl+I leads back to it"
        assert application.qt.focusWidget() is window.first_start.choose
        key(window, "Ctrl+I")
        window.imports.cancel.click()
        assert settle(application)
        assert window.undo_bar.text == "Nothing was brought in"
        assert application.session.book.read("SELECT count(*) FROM person") == [(0,)]
