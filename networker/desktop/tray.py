"""The tray icon behind a small port: what it shows and what it asks for.

There is no tray offscreen and on some desktops; `available` says so, and the window then quits when closed.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QByteArray, QObject, QRectF, QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QAction, QColor, QFont, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

INK = {"light": "#2E3230", "dark": "#E6E8E5"}
BADGE = {"light": ("#B4581A", "#FFFFFF"), "dark": ("#F0A868", "#1B1D1E")}
SIZES = (16, 22, 24, 32, 48, 64)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the menu: pressed, it runs something or unfolds the lines `under` it; with neither it is only read.

    Without a text it is a rule between lines.
    """

    text: str = ""
    run: Callable[[], object] | None = None
    under: "Sequence[Line]" = ()


class Tray(Protocol):
    """What the program needs of a tray."""

    today_requested: SignalInstance
    log_requested: SignalInstance
    promise_requested: SignalInstance
    open_requested: SignalInstance
    import_requested: SignalInstance
    quit_requested: SignalInstance
    told_pressed: SignalInstance  # what was said last

    @property
    def available(self) -> bool:
        """Whether the desktop shows tray icons now."""

    def show(self) -> None:
        """Put the icon into the tray."""

    def set_waiting(self, people: int, *, words: str, dark_bar: bool) -> None:
        """Show how many wait today: 0 closes the ring. `words` is the tooltip."""

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Put these above the others in the menu, in place of the former."""

    def tell(self, title: str, text: str) -> None:
        """Say something once, quietly."""

    def close(self) -> None:
        """Take the icon away."""


def tray_icon(icons: Path, waiting: int, *, dark_bar: bool) -> QIcon:
    """The mark in every size: open with one waiting, with a count from 22 pixels, closed when done."""
    bar = "dark" if dark_bar else "light"
    icon = QIcon()
    for size in SIZES:
        name = "tray-done" if waiting <= 0 else "tray-open" if size < 22 or waiting == 1 else "tray-count"
        icon.addPixmap(_drawn(icons / f"{name}.svg", size, bar, waiting))
    return icon


def _drawn(path: Path, size: int, bar: str, waiting: int) -> QPixmap:
    from PySide6.QtSvg import QSvgRenderer

    svg = path.read_text(encoding="utf-8")
    disc, ink = BADGE[bar]
    head, sign, last = svg.rpartition("<circle")
    if waiting > 0 and sign:
        # The last circle is the one whose turn it is: the only coloured part.
        last = last.replace("currentColor", disc)
        svg = head + sign + last
    svg = svg.replace("currentColor", INK[bar])
    pixmap = QPixmap(QSize(size, size))
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    QSvgRenderer(QByteArray(svg.encode())).render(painter, QRectF(0, 0, size, size))
    if waiting > 1 and path.stem == "tray-count" and waiting <= 9:
        font = QFont()
        font.setPixelSize(round(size * 0.4))
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(QColor(ink))
        unit = size / 24
        painter.drawText(
            QRectF((17.5 - 6) * unit, (6.5 - 6) * unit, 12 * unit, 12 * unit),
            Qt.AlignmentFlag.AlignCenter,
            str(waiting),
        )
    painter.end()
    return pixmap


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

    today_requested = Signal()
    log_requested = Signal()
    promise_requested = Signal()
    open_requested = Signal()
    import_requested = Signal()
    quit_requested = Signal()
    told_pressed = Signal()

    def __init__(self, icons: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._icons = icons
        self._icon = QSystemTrayIcon(self)
        self._menu = QMenu()
        self._lines: list[QAction] = []
        for text, signal in (
            (self.tr("Today"), self.today_requested),
            (self.tr("Log…"), self.log_requested),
            (self.tr("Promise…"), self.promise_requested),
            (self.tr("Open"), self.open_requested),
            (self.tr("Import…"), self.import_requested),
        ):
            self._menu.addAction(text).triggered.connect(lambda _=False, signal=signal: signal.emit())
        self._menu.addSeparator()
        self._menu.addAction(self.tr("Quit")).triggered.connect(lambda _=False: self.quit_requested.emit())
        self._icon.setContextMenu(self._menu)
        self._icon.activated.connect(self._activated)
        self._icon.messageClicked.connect(self.told_pressed)
        self.set_waiting(0, words="Networker", dark_bar=False)

    @property
    def available(self) -> bool:
        """Whether the desktop shows tray icons now."""
        return QSystemTrayIcon.isSystemTrayAvailable()

    def show(self) -> None:
        """Put the icon into the tray."""
        self._icon.show()

    def set_waiting(self, people: int, *, words: str, dark_bar: bool) -> None:
        """Show how many wait today; `words` is the tooltip."""
        self._icon.setIcon(tray_icon(self._icons, people, dark_bar=dark_bar))
        self._icon.setToolTip(words)

    def show_lines(self, lines: Sequence[Line]) -> None:
        """Put these above the others in the menu, in place of the former."""
        for old in self._lines:
            self._menu.removeAction(old)
            (old.menu() or old).deleteLater()
        self._lines = [_action(line, self._menu) for line in (*lines, *((Line(),) if lines else ()))]
        self._menu.insertActions(self._menu.actions()[0], self._lines)

    def tell(self, title: str, text: str) -> None:
        """Say something once, quietly."""
        self._icon.showMessage(title, text, self._icon.icon(), 6000)

    def close(self) -> None:
        """Take the icon away."""
        self._icon.hide()

    def _activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason == QSystemTrayIcon.ActivationReason.MiddleClick:
            self.log_requested.emit()
        elif reason in (
            QSystemTrayIcon.ActivationReason.Trigger,
            QSystemTrayIcon.ActivationReason.DoubleClick,
        ):
            self.open_requested.emit()
