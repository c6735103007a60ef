"""Starting with the user's session, and opening `networker:` links: what the desktop is told about this program.

Always for this user alone, never with more rights than theirs, and only where it was asked for. One place for each desktop;
`of_this_desktop` chooses it.
"""

import sys
from pathlib import Path

from networker.desktop.autostart.command import program_words, start_command
from networker.desktop.autostart.port import CannotRegister, Registration, Starting

__all__ = ["CannotRegister", "Registration", "Starting", "of_this_desktop"]


def of_this_desktop(data_dir: Path | None, icon: Path) -> Starting:
    """What this desktop can be told. `data_dir`: the folder of the book, where it is not the usual one."""
    program = program_words()
    session = start_command(program, data_dir, "--tray")
    if sys.platform == "win32":  # pragma: no cover - needs Windows
        import winreg

        from networker.desktop.autostart import windows

        links = start_command(program, data_dir, "--", "%1")
        return Starting(windows.RunKey(winreg, session), windows.LinkKey(winreg, links))
    if sys.platform == "darwin":  # pragma: no cover - needs macOS
        from networker.desktop.autostart.macos import LaunchAgent

        return Starting(LaunchAgent(Path.home(), session), None)
    from networker.desktop.autostart import xdg

    links = start_command(program, data_dir, "--", "%u")
    return Starting(xdg.AutostartEntry(session, icon=str(icon)), xdg.LinkEntry(links, icon=str(icon)))
