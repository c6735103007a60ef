"""The section of backups: whether, and where else."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from networker.settings import Settings
from networker.ui.backups.section import BackupsSection
from networker.ui.icons import Icons
from networker.ui.theme import Theme


def test_whether_and_where_else_hold_at_once(
    theme: Theme, icons: Icons, qtbot: QtBot, tmp_path: Path
) -> None:
    section = BackupsSection(Settings(), tmp_path, theme, icons)
    qtbot.addWidget(section)
    told: list[object] = []
    section.chosen.connect(told.append)
    assert section.none.isHidden()
    section.set_folder("/media/stick")
    assert section.where.text() == "One a day goes to /media/stick as well."
    section.on.click()
    assert not section.choose.isEnabled()
    section.on.click()
    section.none.click()
    assert section.none.isHidden()
    assert told == [
        {"backup_folder": "/media/stick"},
        {"backups": False},
        {"backups": True},
        {"backup_folder": ""},
    ]


def test_what_lies_beside_the_book_is_no_second_place(
    theme: Theme, icons: Icons, qtbot: QtBot, tmp_path: Path
) -> None:
    section = BackupsSection(Settings(), tmp_path / "book", theme, icons)
    qtbot.addWidget(section)
    told: list[object] = []
    section.chosen.connect(told.append)
    for beside in ("book", "book/backups", "elsewhere/../book/backups"):
        section.set_folder(str(tmp_path / beside))
        assert "would be lost with it" in section.where.text()
    section.set_folder(str(tmp_path / "bookshelf"))
    assert told == [{"backup_folder": str(tmp_path / "bookshelf")}]
    assert "lost" not in section.where.text()
