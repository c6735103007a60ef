"""The command that starts this very program again, however it was started."""

from pathlib import Path

import pytest

from networker.desktop.autostart.command import program_words, start_command


@pytest.fixture
def script(tmp_path: Path) -> Path:
    path = tmp_path / "bin" / "networker"
    path.parent.mkdir()
    path.touch(0o755)
    return path


def test_how_it_was_started(script: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    image = tmp_path / "Networker.AppImage"
    image.touch()

    def told(argv0: str, *, image: str = "", packaged: bool = False) -> tuple[str, ...]:
        return program_words(
            argv0, executable="/usr/bin/python3", environment={"APPIMAGE": image}, packaged=packaged
        )

    monkeypatch.chdir(script.parent)
    assert told(str(script)) == told("networker") == (str(script),)
    assert (
        told("/x/networker/__main__.py") == told("") == told("-c") == ("/usr/bin/python3", "-m", "networker")
    )
    assert told("/x/pytest") == ("/usr/bin/python3", "-m", "networker")
    assert told(str(script), packaged=True) == ("/usr/bin/python3",)
    assert told(str(script), image=str(image)) == (str(image),)
    assert told(str(script), image=str(tmp_path / "gone")) == (str(script),)


def test_a_link_to_the_script_is_not_followed(script: Path, tmp_path: Path) -> None:
    link = tmp_path / "networker"
    link.symlink_to(script)
    assert program_words(str(link), environment={}) == (str(link),)


def test_on_windows_it_has_an_ending_and_python_a_copy_without_a_console(tmp_path: Path) -> None:
    (tmp_path / "networker.exe").touch(0o755)
    (tmp_path / "pythonw.exe").touch()
    assert program_words(str(tmp_path / "networker"), environment={}) == (str(tmp_path / "networker.exe"),)
    assert program_words("", executable=str(tmp_path / "python.exe"), environment={})[0].endswith(
        "pythonw.exe"
    )


def test_packaged_for_windows_it_is_the_one_without_a_console(tmp_path: Path) -> None:
    for name in ("networker.exe", "networkerw.exe"):
        (tmp_path / name).touch(0o755)
    said = program_words("", executable=str(tmp_path / "networker.exe"), environment={}, packaged=True)
    assert said == (str(tmp_path / "networkerw.exe"),)


def test_another_folder_is_named() -> None:
    assert start_command(["n"], None, "--tray") == ("n", "--tray")
    assert start_command(["n"], Path("/a b"), "--tray") == ("n", "--data-dir", "/a b", "--tray")
