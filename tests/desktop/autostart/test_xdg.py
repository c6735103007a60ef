"""Entries of freedesktop.org: written whole, read back, and never over another's."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networker.desktop.autostart import CannotRegister, Starting, of_this_desktop
from networker.desktop.autostart.entry import OURS, exec_of, words_of
from networker.desktop.autostart.port import has_moved, is_on
from networker.desktop.autostart.xdg import AutostartEntry, LinkEntry


@pytest.fixture
def program(tmp_path: Path) -> Path:
    path = tmp_path / "a b" / "networker"
    path.parent.mkdir()
    path.touch(0o755)
    return path


@pytest.fixture
def session(tmp_path: Path, program: Path) -> AutostartEntry:
    return AutostartEntry((str(program), "--tray"), {"XDG_CONFIG_HOME": str(tmp_path / "config")})


@given(st.lists(st.text(st.characters(exclude_categories=["Cc"]), max_size=12), min_size=1, max_size=4))
@settings(max_examples=40)
def test_any_command_comes_back_as_it_was(words: list[str]) -> None:
    assert words_of(exec_of(words)) == tuple(words)


def test_a_command_is_quoted_as_the_standard_has_it() -> None:
    """A backslash twice for the quotation, and each of these twice for the value."""
    words = ("/opt/my apps/net", "--data-dir", '/a"$b\\c%d', "--", "%u")
    assert exec_of(words) == r'"/opt/my apps/net" --data-dir "/a\\"\\$b\\\\c%%d" -- %u'
    for broken in ('"/opt', '"'):
        with pytest.raises(ValueError, match="without an end"):
            words_of(broken)


def test_it_is_off_until_asked_for_and_off_again(session: AutostartEntry) -> None:
    assert not is_on(session)
    session.turn_off()
    session.turn_on()
    assert is_on(session)
    assert session.found() == session.command
    assert os.listdir(session.path.parent) == ["networker.desktop"]
    session.turn_off()
    assert not is_on(session)
    assert not session.path.exists()


def test_a_session_passes_over_the_entry_of_a_program_that_was_taken_off(
    session: AutostartEntry, program: Path, tmp_path: Path
) -> None:
    """Whoever removes the package keeps the entry: without this the desktop would try to start what is gone, at every login."""
    links = LinkEntry(
        (str(program), "--", "%u"), {"XDG_DATA_HOME": str(tmp_path), "XDG_DATA_DIRS": "/x"}, run=list
    )
    for each in (session, links):
        each.turn_on()
        assert f"\nTryExec={program}\n" in each.path.read_text(), "a path as it is, not quoted as a command"


@pytest.mark.parametrize("line", ["Hidden=true", "X-GNOME-Autostart-enabled=false"])
def test_the_desktops_own_switch_counts(session: AutostartEntry, line: str) -> None:
    session.turn_on()
    text = session.path.read_text().replace("X-GNOME-Autostart-enabled=true\n", "")
    session.path.write_text(f"{text}{line}\n")
    assert not is_on(session)
    session.turn_on()
    assert is_on(session)


def test_another_book_is_another_registration(session: AutostartEntry) -> None:
    session.turn_on()
    other = AutostartEntry(
        ("/x/networker", "--data-dir", "/b", "--tray"), {"XDG_CONFIG_HOME": str(session.path.parents[1])}
    )
    assert not is_on(other)
    other.turn_on()
    assert (is_on(other), is_on(session)) == (True, False)


@pytest.mark.parametrize(
    "text",
    [
        b"[Desktop Entry]\nExec=networker\n",
        b"",
        b"\xff\xfe\0",
        b"X-Networker=true\n",
        b"[Desktop Entry]\nX-Networker",
    ],
)
def test_what_is_not_ours_is_left_and_told(session: AutostartEntry, text: bytes) -> None:
    session.path.parent.mkdir(parents=True)
    session.path.write_bytes(text)
    for call in (session.found, session.turn_on, session.turn_off):
        with pytest.raises(CannotRegister, match=r"Networker did not write the file .*networker\.desktop"):
            call()
    assert session.path.read_bytes() == text


def test_a_broken_command_and_a_folder_that_cannot_be_are_told(
    session: AutostartEntry, tmp_path: Path
) -> None:
    session.turn_on()
    session.path.write_text(f'[Desktop Entry]\nExec="half\n{OURS}=true\n')
    with pytest.raises(CannotRegister, match="cannot be read"):
        session.found()
    (tmp_path / "file").touch()
    nowhere = AutostartEntry(("n", "--tray"), {"XDG_CONFIG_HOME": str(tmp_path / "file")})
    with pytest.raises(CannotRegister, match="cannot be written: Not a directory"):
        nowhere.turn_on()


def test_a_program_that_moved_is_written_anew(session: AutostartEntry, program: Path, tmp_path: Path) -> None:
    session.turn_on()
    environment = {"XDG_CONFIG_HOME": str(tmp_path / "config")}
    newer = AutostartEntry(("/opt/networker", "--tray"), environment)
    Starting(newer, None).follow_the_program()
    assert newer.found()[0] == str(program), "the older one is still there"
    program.unlink()
    assert has_moved(newer)
    Starting(newer, None).follow_the_program()
    assert newer.found() == newer.command
    newer.turn_off()
    Starting(newer, None).follow_the_program()
    assert newer.found() == (), "what was taken away stays away"


class Tools(list[Sequence[str]]):
    """The desktop's tools, which only note what they were asked."""

    def __call__(self, words: Sequence[str]) -> None:
        self.append(words)


def links(tmp_path: Path, tools: Tools) -> LinkEntry:
    environment = {"XDG_DATA_HOME": str(tmp_path / "own"), "XDG_DATA_DIRS": str(tmp_path / "everybody")}
    return LinkEntry(("/x/networker", "--", "%u"), environment, run=tools)


def test_links_are_opened_and_no_more(tmp_path: Path) -> None:
    tools = Tools()
    entry = links(tmp_path, tools)
    assert not is_on(entry)
    entry.turn_on()
    assert is_on(entry)
    text = entry.path.read_text()
    assert "Exec=/x/networker -- %u\n" in text
    assert "MimeType=x-scheme-handler/networker;\n" in text
    assert tools[-1] == ("xdg-mime", "default", "networker.desktop", "x-scheme-handler/networker")
    again = links(tmp_path, tools)
    assert is_on(again)
    again.turn_off()
    assert not again.path.exists()


def test_an_installed_entry_is_used_as_it_is(tmp_path: Path) -> None:
    installed = tmp_path / "everybody" / "applications" / "networker.desktop"
    installed.parent.mkdir(parents=True)
    installed.write_text(
        "[Desktop Entry]\nExec=networker %U\nMimeType=text/csv;x-scheme-handler/networker;\n"
    )
    tools = Tools()
    entry = links(tmp_path, tools)
    assert is_on(entry)
    entry.turn_on()
    assert (len(tools), entry.path.exists()) == (1, False)
    with pytest.raises(CannotRegister, match="as it was installed"):
        entry.turn_off()


def test_of_this_desktop_both_are_told_of_this_program(tmp_path: Path) -> None:
    """With the desktop's own xdg-mime, where there is one, in a home of this test's."""
    starting = of_this_desktop(Path("/b"), tmp_path / "app.svg")
    assert starting.on() == (False, False)
    starting.set_session(True)
    assert starting.on() == (True, True)
    assert starting.session is not None
    assert list(starting.session.found()[-3:]) == ["--data-dir", "/b", "--tray"]
    default = Path(os.environ["XDG_CONFIG_HOME"]) / "mimeapps.list"
    if subprocess.run(["which", "xdg-mime"], capture_output=True, check=False).returncode == 0:
        assert "x-scheme-handler/networker=networker.desktop" in default.read_text()
    starting.set_session(False)
    assert starting.on() == (False, True)
    starting.set_links(False)
    assert starting.on() == (False, False)
