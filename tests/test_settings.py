"""Choices survive: odd files, unknown keys of a newer program, a folder that is not there yet."""

import json
from datetime import time, timedelta
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
     '{"list_length": true}', '{"digest": "9"}', '{"quiet_from": "25:00"}', '{"quiet_until": ""}', '{"quiet_days": "holidays"}',
     '{"paused_until": "tomorrow"}', '{"paused_from": "2026-11-20T10:00"}', '{"language": "fr"}', '{"reduced_motion": 1}', "[" * 100_000],
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


def test_when_something_may_be_told_is_read_from_what_was_chosen() -> None:
    usual = Settings().rules
    assert (usual.digest, usual.quiet_from, usual.quiet_until) == (time(9), time(21), time(8))
    chosen = Settings(
        digest="", quiet_from="22:30", quiet_until="22:30", quiet_days="sat sun",
        paused_from="2026-11-20T10:00:00+01:00", paused_until="2026-11-20T11:00:00+01:00",
    ).rules  # fmt: skip
    assert (chosen.digest, chosen.quiet_from, chosen.quiet_days) == (None, time(22, 30), {5, 6})
    assert chosen.paused_until is not None
    assert chosen.paused_from is not None
    assert chosen.paused_until - chosen.paused_from == timedelta(hours=1)


@pytest.mark.parametrize(
    ("chosen", "system", "lang"),
    [
        ("", ["de-AT", "en"], "de"), ("", ["es_MX"], "es"), ("", ["C"], "en"), ("", [], "en"), ("", ["fr-FR", "de"], "de"),
        ("", ["dei"], "en"), ("en", ["de-DE"], "en"),
    ],
)  # fmt: skip
def test_the_language_is_the_systems_where_none_is_chosen(chosen: str, system: list[str], lang: str) -> None:
    assert spoken(chosen, system) == lang
