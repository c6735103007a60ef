"""What the desktop does for the program: the section *On this computer* of the preferences."""

from typing import Protocol

from PySide6.QtCore import Signal, SignalInstance
from PySide6.QtGui import QKeySequence

from networker.settings import Settings
from networker.ui.icons import Icons
from networker.ui.preferences.parts import ChoicesSection
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button


class LinksSwitch(Protocol):
    """Whether `networker:` links of the browser come here, as far as the desktop can be told so."""

    turned: SignalInstance

    @property
    def links_on(self) -> bool | None:
        """Whether they do; None where that cannot be chosen here, or is not known yet."""

    def set_links(self, on: bool) -> None:
        """Open them from now on, or no longer."""


class DesktopSection(ChoicesSection):
    """The key that opens the Log window in any program, and the links of the browser."""

    key_requested = Signal()  # it is to be chosen on its own card

    def __init__(
        self, settings: Settings, theme: Theme, icons: Icons, *, switch: LinksSwitch | None = None
    ) -> None:
        super().__init__(self.tr("On this computer"), theme, icons)
        self._switch = switch
        self.key = Button("", theme, parent=self)
        self.key.clicked.connect(self.key_requested)
        self.links = self._tick(self.tr("Open networker: links from the browser"))
        self._row(self._word(self.tr("Log from any program with")), self.key)
        self._row(self.links)
        self.show_choices(settings)
        self._follow_switch()
        if switch is not None:
            switch.turned.connect(self._follow_switch)
            self.links.clicked.connect(switch.set_links)

    def show_choices(self, settings: Settings) -> None:
        keys = QKeySequence(settings.hot_key).toString(QKeySequence.SequenceFormat.NativeText)
        self.key.setText(keys or self.tr("No key yet…"))
        said = self.tr("The key that opens the Log window: {0}. Press to choose")
        self.key.setAccessibleName(said.replace("{0}", self.key.text()))

    def _follow_switch(self) -> None:
        on = self._switch.links_on if self._switch is not None else None
        self.links.setVisible(on is not None)
        self.links.setChecked(bool(on))
