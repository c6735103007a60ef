"""Where things live: the folder chosen, else the environment's, else the user's own."""

from pathlib import Path

import pytest

from networker import paths


def test_the_choice_comes_before_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("NETWORKER_DATA_DIR", str(tmp_path / "env"))
    assert paths.data_folder(tmp_path / "chosen") == tmp_path / "chosen"
    assert paths.data_folder("") == tmp_path / "env"
    monkeypatch.chdir(tmp_path)
    assert paths.data_folder("here") == tmp_path / "here"
    monkeypatch.delenv("NETWORKER_DATA_DIR")
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "share"))
    assert paths.data_folder().name == "Networker"


def test_resources_are_found_or_named_as_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert (paths.resources() / "icons").is_dir()
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "deep" / "networker" / "paths.py"))
    with pytest.raises(FileNotFoundError, match="install the program again"):
        paths.resources()
    (tmp_path / "bundle" / "resources" / "icons").mkdir(parents=True)
    monkeypatch.setattr("sys._MEIPASS", str(tmp_path / "bundle"), raising=False)
    assert paths.resources() == tmp_path / "bundle" / "resources"
