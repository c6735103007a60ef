"""The tray icon behind a small port: what it shows and what it asks for.

There is no tray offscreen and on some desktops, and it may come late or go; `available` says so. Files can be dropped on the icon
in some (tray_drop.py); *Import…* in the menu is the way in all.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QObject, QTimer, Signal, SignalInstance
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from networker.desktop.bar import bar_here
from networker.desktop.tray_drop import TrayDrop
from networker.desktop.tray_mark import tray_icon


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the menu: it unfolds the lines `under` it, else it runs something; with neither it is only read.

    Without a text it is a rule between lines.
    """

    text: str = ""
    run: Callable[[], object] | None = None
    under: "Sequence[Line]" = ()


class Tray(Protocol):
    """What the program needs of a tray."""

    open_requested: SignalInstance  # a press on the icon
    log_requested: SignalInstance  # one with the middle button
    told_pressed: SignalInstance  # what was said last
    files_dropped: SignalInstance  # list[Path]

    @property
    def available(self) -> bool:
        """Whether the desktop shows tray icons now."""

    def show(self) -> None:
        """Put the icon into the tray, also into one that came anew."""

    def set_waiting(self, waiting: int, *, words: str, paused: bool = False) -> None:
        """Show how many people and promises wait today: 0 closes the ring. `words` is the tooltip."""

    def show_lines(self, lines: Sequence[Line]) -> None:
        """These are the menu."""

    def tell(self, title: str, text: str) -> None:
        """Say something once, quietly."""

    def close(self) -> None:
        """Take the icon away."""


def _action(line: Line, menu: QMenu) -> QAction:
    """A line as Qt has it; its text is text, so an & stays an &."""
    text = line.text.replace("&", "&&")
    if line.under:
        below = QMenu(text, menu)
        below.addActions([_action(each, below) for each in line.under])
        return below.menuAction()
    action = QAction(text, menu)
    action.setSeparator(not line.text)
    action.setEnabled(line.run is not None)
    if (run := line.run) is not None:
        action.triggered.connect(lambda _checked=False: run())
    return action


class SystemTray(QObject):
    """The desktop's own tray."""

    open_requested = Signal()
    log_requested = Signal()
    told_pressed = Signal()
    files_dropped = Signal(object)  # list[Path]

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icon = QSystemTrayIcon(self)
        self._menu = QMenu()
        self._menu.aboutToHide.connect(self._closed)
        self._late: Sequence[Line] | None = None  # lines that came while the menu was open
        self._waiting, self._paused = 0, False
        self._state: tuple[object, ...] = ()
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self.told_pressed)
        self._drop = TrayDrop(self)
        self._drop.dropped.connect(self.files_dropped)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._draw)

    @property
    def available(self) -> bool:
        """Whether the desktop shows tray icons now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self) -> None:
        """Put the icon into the tray, also into one that came anew."""
        self._icon.hide()
        self._icon.show()
        self._drop.follow()

    def set_waiting(self, waiting: int, *, words: str, paused: bool = False) -> None:
        """Show how many people and promises wait today; `words` is the tooltip."""
        self._waiting, self._paused = waiting, paused
        self._draw()
        self._icon.setToolTip(words)

    def _draw(self) -> None:
        """The icon, where it is another one by now; a desktop may have turned dark."""
        bar = bar_here(QGuiApplication.styleHints().colorScheme())
        state = (min(self._waiting, 10), bar, self._paused)
        if state != self._state:
            self._state = state
            self._icon.setIcon(tray_icon(self._waiting, bar=bar, paused=self._paused))

    def show_lines(self, lines: Sequence[Line]) -> None:
        """These are the menu: at once, or where it is open, once it is closed. Nothing moves under the pointer."""
        if self._menu.isVisible():
            self._late = lines
            return
        for old in self._menu.actions():
            self._menu.removeAction(old)
            (old.menu() or old).deleteLater()  # later: it may be the one that was pressed
        self._menu.addActions([_action(line, self._menu) for line in lines])

    def _closed(self) -> None:
        QTimer.singleShot(0, self, self._catch_up)

    def _catch_up(self) -> None:
        if self._late is not None and not self._menu.isVisible():
            lines, self._late = self._late, None
            self.show_lines(lines)

    def tell(self, title: str, text: str) -> None:
        """Say something once, quietly."""
        self._icon.showMessage(title, text, self._icon.icon(), 6000)

    def close(self) -> None:
        """Take the icon away."""
        self._icon.hide()
        self._menu.hide()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.MiddleClick:
            self.log_requested.emit()
        elif reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        ):
            self.open_requested.emit()
