"""Linux and other desktops of freedesktop.org: an entry in the user's autostart folder, and one that opens links."""

import contextlib
import os
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

from networker.desktop.autostart import entry
from networker.desktop.autostart.port import CannotRegister

NAME = "networker.desktop"  # also what the windows call themselves, so that they get its icon
MIME = "x-scheme-handler/networker"
PATIENCE = 10  # seconds for the desktop's own tools
COMMON = {
    "Type": "Application",
    "Name": "Networker",
    "Comment": "The people you know, and the few to reach out to today",
    "Terminal": "false",
}
Run = Callable[[Sequence[str]], object]


def _folder(environment: Mapping[str, str], name: str, otherwise: str) -> Path:
    chosen = Path(environment.get(name, ""))
    return chosen if chosen.is_absolute() else Path.home() / otherwise


def _command(said: Mapping[str, str] | None, path: Path) -> Sequence[str]:
    try:
        return entry.words_of(said.get("Exec", "")) if said else ()
    except ValueError:
        raise CannotRegister(
            f"The command in {path} cannot be read. Move the file away, then try again."
        ) from None


def _only_while_there(command: Sequence[str]) -> Mapping[str, str]:
    """No package that is taken off may touch a user's folder, so the entry says itself that it counts no longer then."""
    return {"TryExec": entry.value_of(command[0])}


class AutostartEntry:
    """`~/.config/autostart/networker.desktop`. The desktop's own settings may have switched it off: then it is off."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str] | None = None, *, icon: str = "networker"
    ) -> None:
        environment = os.environ if environment is None else environment
        self.command, self._icon = command, icon
        self.path = _folder(environment, "XDG_CONFIG_HOME", ".config") / "autostart" / NAME

    def found(self) -> Sequence[str]:
        """What the session runs."""
        said = entry.read(self.path)
        off = said is not None and (
            said.get("Hidden") == "true" or said.get("X-GNOME-Autostart-enabled") == "false"
        )
        return () if off else _command(said, self.path)

    def turn_on(self) -> None:
        """Write the entry."""
        run = entry.exec_of(self.command)
        said = {"Icon": self._icon, "Exec": run, "X-GNOME-Autostart-enabled": "true"}
        entry.write(self.path, {**COMMON, **_only_while_there(self.command), **said})

    def turn_off(self) -> None:
        """Remove it."""
        entry.remove(self.path)


class LinkEntry:
    """`~/.local/share/applications/networker.desktop`, unless there is one that a package, or the user, has brought."""

    def __init__(
        self, command: Sequence[str], environment: Mapping[str, str] | None = None, *,
        icon: str = "networker", run: Run | None = None,
    ) -> None:  # fmt: skip
        environment = os.environ if environment is None else environment
        self.command, self._icon = command, icon
        self.path = _folder(environment, "XDG_DATA_HOME", ".local/share") / "applications" / NAME
        everybodys = environment.get("XDG_DATA_DIRS", "") or "/usr/local/share:/usr/share"
        everywhere = [Path(each) / "applications" / NAME for each in everybodys.split(os.pathsep) if each]
        self._packaged = any(map(_opens_links, (self.path, *everywhere)))
        self._run = _run if run is None else run

    def found(self) -> Sequence[str]:
        """What a link runs; a package's entry opens them for whoever starts this program."""
        return self.command if self._packaged else _command(entry.read(self.path), self.path)

    def turn_on(self) -> None:
        """Write the entry, and make it the one that opens them."""
        if not self._packaged:
            said = {
                "Icon": self._icon,
                "Exec": entry.exec_of(self.command),
                "MimeType": f"{MIME};",
                "NoDisplay": "true",
            }
            entry.write(self.path, {**COMMON, **_only_while_there(self.command), **said})
            self._run(("update-desktop-database", str(self.path.parent)))
        self._run(("xdg-mime", "default", NAME, MIME))

    def turn_off(self) -> None:
        """Remove it."""
        if self._packaged:
            raise CannotRegister("Networker opens its links here as it was installed: take it out there.")
        entry.remove(self.path)
        self._run(("update-desktop-database", str(self.path.parent)))


def _opens_links(path: Path) -> bool:
    """Whether an entry that is not of our writing opens links."""
    try:
        text = path.read_text(encoding="utf-8", errors="replace")
    except OSError:
        return False
    return MIME in text and entry.OURS not in text


def _run(words: Sequence[str]) -> None:
    """One of the desktop's tools, where there is one; a session without them finds the entry by itself."""
    if tool := shutil.which(words[0]):
        with contextlib.suppress(OSError, subprocess.SubprocessError):
            quiet = subprocess.DEVNULL
            subprocess.run(
                [tool, *words[1:]], stdin=quiet, stdout=quiet, stderr=quiet, timeout=PATIENCE, check=False
            )
