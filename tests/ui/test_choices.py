"""What is chosen holds at once and at the next start, is told to whom it concerns, and is said where it cannot be kept."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject

from networker import settings
from networker.settings import Settings
from networker.ui.choices import Choices
from networker.ui.icons import Icons
from networker.ui.theme import Theme

Begun = Callable[[Path], Choices]


@pytest.fixture
def begun(theme: Theme, icons: Icons) -> Iterator[Begun]:
    """What was chosen, kept in a folder."""
    owner = QObject()
    yield lambda folder: Choices(Settings(language="de"), folder, theme, icons, owner)
    owner.deleteLater()


def test_what_is_chosen_holds_at_once_and_at_the_next_start(begun: Begun, tmp_path: Path) -> None:
    choices = begun(tmp_path)
    choices.remember(list_length=7)
    choices.set_appearance("dark")
    assert choices._theme.dark
    assert (
        choices.settings
        == settings.load(tmp_path)
        == Settings(language="de", list_length=7, appearance="dark")
    )


def test_the_language_that_is_spoken_is_told_also_where_it_is_the_systems(
    begun: Begun, tmp_path: Path
) -> None:
    choices, told = begun(tmp_path), list[str]()
    choices.language_chosen.connect(told.append)
    choices.set_language("es")
    choices.set_language("")
    assert told == ["es", choices.language]
    assert choices.language in settings.LANGUAGES
    assert settings.load(tmp_path).language == ""


def test_reminders_are_chosen_in_their_section(begun: Begun, tmp_path: Path) -> None:
    choices, told = begun(tmp_path), list[bool]()
    choices.reminders_chosen.connect(lambda: told.append(choices.settings.reminders))
    sections = choices.sections(None, lambda: None)
    sections[0].chosen.emit({"reminders": False})  # type: ignore[attr-defined]
    assert told == [False], "it is remembered by the time others look"
    sections[1].chosen.emit({"list_length": 4})  # type: ignore[attr-defined]
    assert told == [False], "nobody is told of what does not concern reminders"
    for each in sections:
        each.deleteLater()


def test_what_cannot_be_kept_is_said_and_holds_for_now(begun: Begun, tmp_path: Path) -> None:
    folder = tmp_path / "in the way"
    folder.write_text("a file")
    choices, said = begun(folder), list[str]()
    choices.failed.connect(said.append)
    choices.remember(list_length=7)
    choices.remember(list_length=7)
    assert [each.partition(":")[0] for each in said] == ["Your choice could not be saved"]
    assert choices.settings.list_length == 7
