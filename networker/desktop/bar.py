"""What the bar looks like that holds the tray's icon. It is the desktop's: how somebody wants this program's window tells nothing of it.

Neither StatusNotifier nor XEmbed says. Where a bar follows the desktop's scheme that is taken; GNOME's is black under a light
scheme too; and of other bars nothing is known, so that the icon has to be seen on any.
"""

import os
import sys
from enum import StrEnum

from PySide6.QtCore import Qt

_BLACK = frozenset({"GNOME", "Unity"})
_OF_THE_SCHEME = frozenset({"KDE"})


class Bar(StrEnum):
    """On what the icon stands."""

    LIGHT = "light"
    DARK = "dark"
    UNKNOWN = "unknown"


def bar_of(scheme: Qt.ColorScheme, *, desktop: str, platform: str = sys.platform) -> Bar:
    """The bar of a desktop: `desktop` as in XDG_CURRENT_DESKTOP, `scheme` as Qt tells it."""
    names = set(desktop.split(":"))
    if platform in ("win32", "darwin") or names & _OF_THE_SCHEME:
        return {Qt.ColorScheme.Light: Bar.LIGHT, Qt.ColorScheme.Dark: Bar.DARK}.get(scheme, Bar.UNKNOWN)
    return Bar.DARK if names & _BLACK and "GNOME-Classic" not in names else Bar.UNKNOWN


def bar_here(scheme: Qt.ColorScheme) -> Bar:
    """The bar of this desktop."""
    return bar_of(scheme, desktop=os.environ.get("XDG_CURRENT_DESKTOP", ""))
