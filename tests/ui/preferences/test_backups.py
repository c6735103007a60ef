"""The section of backups: whether, and where else."""

from pytestqt.qtbot import QtBot

from networker.settings import Settings
from networker.ui.backups.section import BackupsSection
from networker.ui.icons import Icons
from networker.ui.theme import Theme


def test_whether_and_where_else_hold_at_once(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    section = BackupsSection(Settings(), theme, icons)
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
