"""Takes the key that the user chose when the program starts, and shows the card on which another one is chosen."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from networker.desktop.hot_key import HotKey, SystemHotKey, Taken
from networker.ui.hot_key.card import HotKeyCard
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.widgets.over_card import OneCard


class HotKeyKeeper(OneCard[HotKeyCard]):
    """Off until the user chooses one: whichever key it were, some program of somebody's has it."""

    pressed = Signal()
    chosen = Signal(str)  # the key; "" for none
    failed = Signal(str)  # one sentence

    def __init__(
        self, theme: Theme, icons: Icons, keys: str, parent: QObject, *, port: HotKey | None = None
    ) -> None:
        super().__init__(parent)
        self._theme, self._icons, self._keys = theme, icons, keys
        self._port: HotKey = port if port is not None else SystemHotKey(self)
        self._port.pressed.connect(self.pressed)

    def begin(self) -> None:
        """Take the key of the last time; that somebody else has it by now is said."""
        if self._keys and self._port.take(self._keys) is not Taken.YES:
            said = self.tr(
                "{0} no longer opens the Log window: another program has this key, or the desktop does"
            )
            self.failed.emit(said.replace("{0}", self._keys))

    def open_card(self, over: QWidget) -> None:
        """Show what is chosen, over a page."""
        self.leave()  # before the next is made, which remembers where the keyboard was
        self.put(
            HotKeyCard(
                self._keys, self._theme, self._icons, over, take=self._take, available=self._port.available
            )
        )

    def _take(self, keys: str) -> Taken:
        """Take another key, or none; one that cannot be had leaves the former where it was."""
        if not keys:
            self._port.release()
            return self._remember("", Taken.YES)
        taken = self._port.take(keys)
        if taken is Taken.YES:
            return self._remember(keys, taken)
        if self._keys:
            self._port.take(self._keys)
        return taken

    def _remember(self, keys: str, taken: Taken) -> Taken:
        if keys != self._keys:
            self._keys = keys
            self.chosen.emit(keys)
        return taken

    def close(self) -> None:
        """Give the key back."""
        self._port.release()
