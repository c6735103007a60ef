"""The head of the pane: of which day the list is, how far it is done, and how many people a day it names."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QWidget

from networker.services.today_views import Today
from networker.ui import dates
from networker.ui.icons import Icons
from networker.ui.reach_out.pace_menu import PaceMenu
from networker.ui.reach_out.rows import MARGIN
from networker.ui.text import PlainLabel
from networker.ui.theme import Theme
from networker.ui.widgets.basics import IconButton
from networker.ui.widgets.shapes import Pips
from networker.ui.widgets.states import Wordings


class Head(QWidget):
    """`size_chosen` carries the people a day."""

    size_chosen = Signal(int)

    def __init__(self, theme: Theme, icons: Icons, *, size: int, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(MARGIN, 12, MARGIN, 0)
        row.setSpacing(8)
        self._title = PlainLabel(self.tr("Today"), self)
        self._title.setFont(theme.font("body", bold=True))
        self._date = Wordings(theme, "text3", parent=self)
        self.progress = PlainLabel("", self)
        self._pips = Pips(theme, self)
        row.addWidget(self._title)
        row.addWidget(self._date, 1)
        row.addWidget(self.progress)
        row.addWidget(self._pips)
        self.more = IconButton("more", self.tr("More about today's list"), theme, icons, size=24, parent=self)
        self.pace = PaceMenu(self)
        self.pace.show_size(size)
        self.pace.chosen.connect(self.size_chosen)
        self.more.menu = QMenu(self)
        self.more.menu.addMenu(self.pace)
        row.addWidget(self.more)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        for label, role in ((self._title, "text"), (self.progress, "text2")):
            label.setStyleSheet(f"color:{self._theme.colour(role).name()}")

    def show_today(self, today: Today) -> None:
        """Tell of a list."""
        self._date.say(dates.headings(today.day))
        done = len(today.done)
        said = self.tr("{0} of {1}").replace("{0}", str(done)).replace("{1}", str(today.size))
        self.progress.setText(said if today.size else "")
        self._pips.set_progress(done, today.size)
        self._pips.setVisible(bool(today.size))

    def offer_pace(self) -> None:
        """Ask how many people a day it shall be."""
        self.pace.popup(self.more.mapToGlobal(self.more.rect().bottomLeft()))
