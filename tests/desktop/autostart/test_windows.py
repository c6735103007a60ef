"""The user's part of the registry, by a stand-in for it."""

from contextlib import nullcontext
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networker.desktop.autostart import CannotRegister, Starting
from networker.desktop.autostart.port import is_on
from networker.desktop.autostart.windows import APPROVED, LINKS, RUN, LinkKey, RunKey, line_of, words_of


class FakeRegistry:
    """As much of `winreg` as is used: keys of the user's by their path, and whether they may be written."""

    HKEY_CURRENT_USER, REG_SZ, KEY_SET_VALUE = 1, 1, 2

    def __init__(self) -> None:
        self.keys: dict[str, dict[str, Any]] = {}
        self.refuses = False

    def _held(self, path: str) -> Any:
        return nullcontext(self.keys[path])

    def OpenKey(self, user: int, path: str, _reserved: int = 0, _access: int = 0) -> Any:
        assert user == self.HKEY_CURRENT_USER
        if path not in self.keys:
            raise FileNotFoundError
        return self._held(path)

    def CreateKey(self, user: int, path: str) -> Any:
        assert user == self.HKEY_CURRENT_USER
        if self.refuses:
            raise PermissionError(13, "Access is denied")
        for n in range(1, path.count("\\") + 2):
            self.keys.setdefault("\\".join(path.split("\\")[:n]), {})
        return self._held(path)

    def QueryValueEx(self, key: dict[str, Any], name: str) -> tuple[Any, int]:
        if name not in key:
            raise FileNotFoundError
        return key[name], self.REG_SZ

    def SetValueEx(self, key: dict[str, Any], name: str, _reserved: int, _kind: int, value: str) -> None:
        key[name] = value

    def DeleteValue(self, key: dict[str, Any], name: str) -> None:
        if key.pop(name, None) is None:
            raise FileNotFoundError

    def DeleteKey(self, _user: int, path: str) -> None:
        if path not in self.keys:
            raise FileNotFoundError
        assert not any(each.startswith(f"{path}\\") for each in self.keys), "keys below it"
        del self.keys[path]


SESSION = (r"C:\My Apps\networker.exe", "--data-dir", "D:\\", "--tray")
LINK = (r"C:\My Apps\networker.exe", "--", "%1")


@given(st.lists(st.text('ab \t\\"%\u00e9', max_size=8), min_size=1, max_size=4))
@settings(max_examples=60)
def test_any_command_comes_back_as_it_was(words: list[str]) -> None:
    assert words_of(line_of(words)) == tuple(words)


def test_session_and_links_are_on_and_off() -> None:
    registry = FakeRegistry()
    starting = Starting(RunKey(registry, SESSION), LinkKey(registry, LINK))
    assert starting.on() == (False, False)
    starting.set_session(True)
    assert starting.on() == (True, True)
    assert registry.keys[RUN] == {"Networker": r'"C:\My Apps\networker.exe" --data-dir D:\ --tray'}
    assert registry.keys[LINKS] == {"": "URL:Networker", "URL Protocol": ""}
    command = registry.keys[f"{LINKS}\\shell\\open\\command"]
    assert command == {"": r'"C:\My Apps\networker.exe" -- "%1"'}, "no link is an option, or two words"
    starting.set_session(False)
    starting.set_links(False)
    assert starting.on() == (False, False)
    assert [key for key in registry.keys if key.startswith(LINKS)] == []
    assert registry.keys[RUN] == {}


def test_the_task_managers_switch_counts() -> None:
    registry = FakeRegistry()
    run = RunKey(registry, SESSION)
    run.turn_on()
    registry.CreateKey(1, APPROVED)
    registry.keys[APPROVED]["Networker"] = b"\x03" + bytes(11)
    assert not is_on(run)
    run.turn_on()
    assert is_on(run)


def test_what_cannot_be_is_told() -> None:
    registry = FakeRegistry()
    with pytest.raises(CannotRegister, match="this long"):
        RunKey(registry, ("C:\\" + "x" * 300, "--tray")).turn_on()
    registry.refuses = True
    with pytest.raises(CannotRegister, match="registry cannot be written: Access is denied"):
        RunKey(registry, SESSION).turn_on()
