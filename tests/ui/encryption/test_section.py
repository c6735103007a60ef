"""The section of the preferences: what it offers by how the book stands, and that deleting takes two presses."""

from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from networker.services.encryption import Otherwise
from networker.services.remembered import NONE_HERE
from networker.settings import Settings
from networker.ui.encryption.section import EncryptionSection
from networker.ui.icons import Icons
from networker.ui.theme import Theme


class Verbs(QObject):
    """What a section asks for."""

    looked = Signal(object)
    looked_known = Signal(bool, str)
    knows_keys = False
    folder = Path("/home/ana/book")

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind
        self.done: list[str] = []

    def __getattr__(self, name: str) -> object:
        if name in (
            "encrypt",
            "change",
            "remove",
            "lock",
            "bring_over",
            "ask_older",
            "take_away",
            "set_known",
            "look",
        ):
            return lambda *_: self.done.append(name)
        raise AttributeError(name)


@pytest.mark.parametrize(
    ("kind", "offered"),
    [
        ("plain", {"encrypt", "limits"}),
        ("encrypted", {"change", "remove", "lock", "after", "known", "limits"}),
        ("missing", set()),
        ("elsewhere", set()),
    ],
)
def test_what_is_offered(kind: str, offered: set[str], theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    section = EncryptionSection(Settings(), theme, icons, encrypting=Verbs(kind))  # type: ignore[arg-type]
    qtbot.addWidget(section)
    names = ("encrypt", "change", "remove", "lock", "after", "known", "limits", "over", "older", "delete")
    assert {name for name in names if getattr(section, name).isVisibleTo(section)} == offered
    assert section.state.text()


def test_each_button_has_its_verb_and_deleting_takes_two(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    verbs = Verbs("encrypted")
    section = EncryptionSection(Settings(), theme, icons, encrypting=verbs)  # type: ignore[arg-type]
    qtbot.addWidget(section)
    verbs.looked.emit(Otherwise((verbs.folder / "backups/a.db",), (verbs.folder / "damaged/networker.db",)))
    verbs.done.clear()
    for button in (section.change, section.remove, section.lock, section.over, section.older, section.known):
        assert button.isVisibleTo(section)
        button.click()
    assert verbs.done == ["change", "remove", "lock", "bring_over", "ask_older", "set_known"]
    section.delete.click()
    assert "take_away" not in verbs.done
    assert section.delete.text() == "Delete them for good"
    section.delete.click()
    assert verbs.done[-1] == "take_away"
    verbs.looked.emit(Otherwise())
    assert not section.delete.isVisibleTo(section)


def test_a_keyring_that_is_none_is_said(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    verbs = Verbs("encrypted")
    section = EncryptionSection(Settings(), theme, icons, encrypting=verbs)  # type: ignore[arg-type]
    qtbot.addWidget(section)
    section.known.setChecked(True)
    verbs.looked_known.emit(False, NONE_HERE)
    assert not section.known.isChecked()
    assert section.known_note.text() == NONE_HERE


def test_when_it_locks_itself_is_a_choice(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    section = EncryptionSection(Settings(lock_after=15), theme, icons)
    qtbot.addWidget(section)
    told: list[object] = []
    section.chosen.connect(told.append)
    assert section.after.text() == "after 15 minutes"
    section.after.take_up("60")
    assert told == [{"lock_after": 60}]
