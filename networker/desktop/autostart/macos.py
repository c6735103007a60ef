"""macOS: an agent of the user's that launchd runs at the next login. Tested in a folder of its own only.

Links are named in the packaged application's Info.plist: what is not packaged cannot open them there.
"""

import plistlib
from collections.abc import Sequence
from pathlib import Path

from networker.desktop.autostart.entry import cannot
from networker.desktop.autostart.port import CannotRegister

LABEL = "networker.session"


class LaunchAgent:
    """`~/Library/LaunchAgents/networker.session.plist`."""

    def __init__(self, home: Path, command: Sequence[str]) -> None:
        self.command = command
        self.path = home / "Library" / "LaunchAgents" / f"{LABEL}.plist"

    def found(self) -> Sequence[str]:
        """What launchd runs."""
        try:
            told = plistlib.loads(self.path.read_bytes())
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise cannot(self.path, error) from error
        except Exception:  # plistlib lets through whatever its parsers raise
            told = None
        match told:
            case {"Label": str(label), "ProgramArguments": [*words]} if label == LABEL and all(
                isinstance(each, str) for each in words
            ):
                return () if told.get("Disabled") is True else words
        raise CannotRegister(
            f"Networker did not write the file {self.path}, so it was left as it is. Move it away, then try again."
        )

    def turn_on(self) -> None:
        """Write the agent; it runs from the next login on."""
        self.found()
        told = {
            "Label": LABEL,
            "ProgramArguments": list(self.command),
            "RunAtLoad": True,
            "ProcessType": "Interactive",
            "LimitLoadToSessionType": "Aqua",
        }
        part = self.path.with_name(f".{self.path.name}.part")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            part.write_bytes(plistlib.dumps(told))
            part.replace(self.path)
        except OSError as error:
            raise cannot(self.path, error) from error

    def turn_off(self) -> None:
        """Remove it."""
        self.found()
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise cannot(self.path, error) from error
