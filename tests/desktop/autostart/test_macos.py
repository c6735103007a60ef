"""An agent of launchd's, in a home of the test's."""

import plistlib
from pathlib import Path

import pytest

from networker.desktop.autostart import CannotRegister, Starting
from networker.desktop.autostart.macos import LaunchAgent
from networker.desktop.autostart.port import is_on


@pytest.fixture
def agent(tmp_path: Path) -> LaunchAgent:
    return LaunchAgent(tmp_path, ("/Applications/Networker.app/Contents/MacOS/networker", "--tray"))


def test_it_is_on_and_off(agent: LaunchAgent) -> None:
    assert not is_on(agent)
    agent.turn_on()
    assert is_on(agent)
    told = plistlib.loads(agent.path.read_bytes())
    assert told["ProgramArguments"] == list(agent.command)
    assert (told["RunAtLoad"], told["LimitLoadToSessionType"]) == (True, "Aqua")
    agent.turn_off()
    agent.turn_off()
    assert not agent.path.exists()


@pytest.mark.parametrize(
    "text", [b"", b"<plist>", plistlib.dumps({"Label": "other", "ProgramArguments": []}), b"bplist00x"]
)
def test_what_is_not_ours_is_left_and_told(agent: LaunchAgent, text: bytes) -> None:
    agent.path.parent.mkdir(parents=True)
    agent.path.write_bytes(text)
    for call in (agent.found, agent.turn_on, agent.turn_off):
        with pytest.raises(CannotRegister, match="did not write"):
            call()
    assert agent.path.read_bytes() == text
    assert Starting(agent, None).on() == (False, False)


def test_there_links_are_the_packages_matter(agent: LaunchAgent) -> None:
    starting = Starting(agent, None)
    starting.set_session(True)
    assert starting.on() == (True, False)
    with pytest.raises(CannotRegister, match="no place for it"):
        starting.set_links(True)
