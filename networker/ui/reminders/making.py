"""The ways to show a card on this system, and who tells, put together."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from networker.desktop.alarm import Alarm, ring_on_waking
from networker.desktop.clock import Clock
from networker.desktop.notify.here import of_this_system
from networker.desktop.notify.port import Notifier
from networker.desktop.notify.tags import mark_of
from networker.desktop.tray import Tray
from networker.settings import Settings
from networker.ui.icons import Icons
from networker.ui.reminders.banner import InWindow
from networker.ui.reminders.teller import Teller
from networker.ui.theme import Theme

if TYPE_CHECKING:
    from networker.ui.main_window import MainWindow


def teller_of(
    folder: Path,
    *,
    alarm: Alarm,
    clock: Clock,
    choices: Callable[[], Settings],
    window: "Callable[[], MainWindow | None]",
    notifier: Notifier | None,
    tray: Tray,
    theme: Theme,
    icons: Icons,
    parent: QObject,
) -> Teller:
    """Who tells what is due in the book of a folder. `window`: as far as it is built. `notifier`: None for the system's."""
    ways = notifier
    if ways is None:
        banner = InWindow(lambda: _place(window()), theme, icons, parent)
        ways = of_this_system(folder, icon=icons.folder / "app.svg", tray=tray, banner=banner, parent=parent)
    wake = ring_on_waking(alarm) if notifier is None else None
    return Teller(
        ways, alarm, clock, mark=mark_of(folder), choices=choices, in_front=lambda: _in_front(window()),
        wake=wake, parent=parent,
    )  # fmt: skip


def _in_front(window: "MainWindow | None") -> bool:
    return window is not None and window.isVisible() and window.isActiveWindow()


def _place(window: "MainWindow | None") -> "Callable[..., None] | None":
    seen = window is not None and window.isVisible() and not window.isMinimized()
    return window.centre.show_above if window is not None and seen else None
