"""Windows: values in the user's own part of the registry. `winreg` is given, so that it can be stood in for.

Tested with a stand-in only.
"""

import subprocess
from collections.abc import Sequence
from typing import Any

from networker.desktop.autostart.entry import cannot
from networker.desktop.autostart.port import CannotRegister

NAME = "Networker"
RUN = r"Software\Microsoft\Windows\CurrentVersion\Run"
APPROVED = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
LINKS = r"Software\Classes\networker"
LONGEST = 260  # characters of a command that the session runs
PLACE = "The registry"


def line_of(words: Sequence[str]) -> str:
    """A command as one line. The place of a link is always quoted: what stands there comes from outside."""
    *fixed, last = words
    return subprocess.list2cmdline(fixed) + ' "%1"' if last == "%1" else subprocess.list2cmdline(words)


def words_of(line: str) -> tuple[str, ...]:
    """The words of such a line, by the rules of the C runtime."""
    words: list[str] = []
    word, begun, quoted, n = "", False, False, 0
    while n < len(line):
        back = len(line[n:]) - len(line[n:].lstrip("\\"))
        n += back
        ch = line[n] if n < len(line) else ""
        if ch == '"':
            word += "\\" * (back // 2)
            begun = True
            if back % 2:
                word += ch
            else:
                quoted = not quoted
        elif ch in (" ", "\t", "") and not quoted:
            word += "\\" * back
            if begun or word:
                words.append(word)
            word, begun = "", False
        else:
            word += "\\" * back + ch
        n += 1
    return (*words, word) if begun or word else tuple(words)


class _Key:
    def __init__(self, winreg: Any) -> None:
        self._winreg = winreg

    def value(self, key: str, name: str) -> Any:
        """A value of the user's; None where there is none."""
        try:
            with self._winreg.OpenKey(self._winreg.HKEY_CURRENT_USER, key) as opened:
                return self._winreg.QueryValueEx(opened, name)[0]
        except FileNotFoundError:
            return None
        except OSError as error:
            raise cannot(PLACE, error) from error

    def put(self, key: str, name: str, value: str) -> None:
        try:
            with self._winreg.CreateKey(self._winreg.HKEY_CURRENT_USER, key) as opened:
                self._winreg.SetValueEx(opened, name, 0, self._winreg.REG_SZ, value)
        except OSError as error:
            raise cannot(PLACE, error) from error

    def forget(self, key: str, name: str | None = None) -> None:
        """Take a value away, or a whole key without keys below it."""
        user, winreg = self._winreg.HKEY_CURRENT_USER, self._winreg
        try:
            if name is None:
                winreg.DeleteKey(user, key)
            else:
                with winreg.OpenKey(user, key, 0, winreg.KEY_SET_VALUE) as opened:
                    winreg.DeleteValue(opened, name)
        except FileNotFoundError:
            pass
        except OSError as error:
            raise cannot(PLACE, error) from error


class RunKey:
    """`HKCU\\…\\Run`, which the task manager may have switched off beside it."""

    def __init__(self, winreg: Any, command: Sequence[str]) -> None:
        self._key, self.command = _Key(winreg), command

    def found(self) -> Sequence[str]:
        """What the session runs."""
        line, approved = self._key.value(RUN, NAME), self._key.value(APPROVED, NAME)
        off = isinstance(approved, bytes) and bool(approved) and approved[0] % 2 == 1
        return words_of(line) if isinstance(line, str) and not off else ()

    def turn_on(self) -> None:
        """Write the value, and take away that it was switched off."""
        line = line_of(self.command)
        if len(line) > LONGEST:
            raise CannotRegister(
                "Windows starts no program whose command is this long: move it to a nearer folder."
            )
        self._key.put(RUN, NAME, line)
        self._key.forget(APPROVED, NAME)

    def turn_off(self) -> None:
        """Remove both."""
        self._key.forget(RUN, NAME)
        self._key.forget(APPROVED, NAME)


class LinkKey:
    """`HKCU\\Software\\Classes\\networker`."""

    def __init__(self, winreg: Any, command: Sequence[str]) -> None:
        self._key, self.command = _Key(winreg), command

    def found(self) -> Sequence[str]:
        """What a link runs."""
        line = self._key.value(f"{LINKS}\\shell\\open\\command", "")
        return words_of(line) if isinstance(line, str) else ()

    def turn_on(self) -> None:
        """Say that links of this kind are opened, and by what."""
        self._key.put(LINKS, "", "URL:Networker")
        self._key.put(LINKS, "URL Protocol", "")
        self._key.put(f"{LINKS}\\shell\\open\\command", "", line_of(self.command))

    def turn_off(self) -> None:
        """Remove it, the deepest key first."""
        for below in ("\\shell\\open\\command", "\\shell\\open", "\\shell", ""):
            self._key.forget(LINKS + below)
