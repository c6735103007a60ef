"""The ways that this system has to show a card, in the order in which they are tried."""

import sys
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QIcon

from networker.desktop.notify.balloon import Balloon
from networker.desktop.notify.chain import Chain
from networker.desktop.notify.port import Notifier
from networker.desktop.notify.tags import mark_of
from networker.desktop.tray import Tray


def of_this_system(
    data_folder: Path,
    *,
    icon: Path,
    tray: Tray,
    banner: Notifier | None = None,
    parent: QObject | None = None,
    platform: str = sys.platform,
) -> Chain:
    """The desktop's own cards, then the tray's balloons, then the window's own banner."""
    last = [banner] if banner is not None else []
    return Chain([_desktop(data_folder, icon, platform), Balloon(tray), *last], parent)


def _desktop(data_folder: Path, icon: Path, platform: str) -> Notifier:
    mark = mark_of(data_folder)
    if platform in ("win32", "darwin"):
        from networker.desktop.notify.others import Others

        return Others(mark, icon=icon if icon.suffix == ".png" else None)  # neither of them shows an SVG
    from networker.desktop.bus import Bus, session_bus
    from networker.desktop.notify.freedesktop import Freedesktop

    name = "networker" if QIcon.hasThemeIcon("networker") else str(icon)
    return Freedesktop(Bus(session_bus), mark, icon=name)
