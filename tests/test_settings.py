"""Choices survive: odd files, unknown keys of a newer program, a folder that is not there yet."""

import json
from pathlib import Path

import pytest

from networker import settings
from networker.settings import NAME, Settings, spoken


def test_choices_come_back_and_defaults_are_not_written(tmp_path: Path) -> None:
    folder = tmp_path / "not" / "there yet"
    settings.save(folder, Settings(appearance="dark", list_length=7))
    assert settings.load(folder) == Settings(appearance="dark", list_length=7)
    assert json.loads((folder / NAME).read_text()) == {"appearance": "dark", "list_length": 7}
    assert (folder / NAME).stat().st_mode & 0o777 == 0o600
    settings.save(folder, Settings())
    assert json.loads((folder / NAME).read_text()) == {}
    assert [each.name for each in folder.iterdir()] == [NAME], "no half file is left"


@pytest.mark.parametrize(
    "stored",
    ["", "{", "[]", "null", "\x00\x01", '{"appearance": "pink"}', '{"list_length": 99}', '{"list_length": "5"}',
     '{"list_length": true}', '{"language": "fr"}', '{"reduced_motion": 1}', "[" * 100_000],
)  # fmt: skip
def test_what_cannot_be_read_is_the_default(tmp_path: Path, stored: str) -> None:
    (tmp_path / NAME).write_text(stored)
    assert settings.load(tmp_path) == Settings()


def test_a_setting_of_a_newer_program_is_kept_for_it(tmp_path: Path) -> None:
    (tmp_path / NAME).write_text('{"quiet hours": "22-7", "appearance": "light"}')
    assert settings.load(tmp_path) == Settings(appearance="light")
    settings.save(tmp_path, Settings(appearance="auto"))
    assert json.loads((tmp_path / NAME).read_text()) == {"quiet hours": "22-7"}


def test_a_folder_that_cannot_be_made_is_an_os_error(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(OSError, match=r"Not a directory|exists"):
        settings.save(tmp_path / "file" / "below", Settings(appearance="dark"))


@pytest.mark.parametrize(
    ("chosen", "system", "lang"),
    [
        ("", ["de-AT", "en"], "de"), ("", ["es_MX"], "es"), ("", ["C"], "en"), ("", [], "en"), ("", ["fr-FR", "de"], "de"),
        ("", ["dei"], "en"), ("en", ["de-DE"], "en"),
    ],
)  # fmt: skip
def test_the_language_is_the_systems_where_none_is_chosen(chosen: str, system: list[str], lang: str) -> None:
    assert spoken(chosen, system) == lang
