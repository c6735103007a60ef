"""Merges that are in effect, each with the way back. It asks for nothing itself."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from networker.services.merge import PastMerge
from networker.ui import dates
from networker.ui.icons import Icons
from networker.ui.text import isolate, paint_line, set_tooltip, shortened, shown_name
from networker.ui.theme import Theme
from networker.ui.tidy import words
from networker.ui.tidy.lines import Lines
from networker.ui.widgets.basics import Button
from networker.ui.widgets.marks import paint_avatar

HIGH = 52


class MergedRow(QWidget):
    """Who became whom and when; Split, or whom to split first."""

    split_requested = Signal(object)

    def __init__(self, past: PastMerge, today: date, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self.past, self._theme, self._icons = past, theme, icons
        self.setFixedHeight(HIGH)
        names = shown_name(past.name), shown_name(past.other)
        self._names = self._both(*names)
        self._shown = self._both(*(shortened(each, words.LONG) for each in names))
        when = self.tr("merged {0}").replace("{0}", dates.short(past.at.date(), today))
        first = self.tr("split {0} first").replace("{0}", isolate(shown_name(past.behind)))
        self._second = f"{when}  ·  {first}" if past.behind else when
        self.setAccessibleName(f"{self._names}, {self._second}")
        set_tooltip(self, f"{self._names}\n{dates.full(past.at.date())}")
        self.button = Button(self.tr("Split"), theme, parent=self)
        self.button.setAccessibleName(self.tr("Split {0}").replace("{0}", self._names))
        self.button.setEnabled(not past.behind)
        self.button.clicked.connect(lambda: self.split_requested.emit(self.past))

    def _both(self, one: str, other: str) -> str:
        return self.tr("{0} and {1}").replace("{0}", isolate(one)).replace("{1}", isolate(other))

    def sizeHint(self) -> QSize:
        return QSize(600, HIGH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.button.resize(self.button.sizeHint())
        self.button.move(self.width() - self.button.width(), (HIGH - 28) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        paint_avatar(painter, QRectF(0, 10, 32, 32), self.past.name, theme, self._icons)
        room = QRectF(44, 7, self.button.x() - 60, 20)
        paint_line(painter, room, self._shown, theme.font("body"), theme.colour("text"))
        under = QRectF(44, 28, room.width(), 16)
        paint_line(painter, under, self._second, theme.font("small"), theme.colour("text2"))
        painter.fillRect(QRectF(0, HIGH - 1, self.width(), 1), theme.colour("line"))


class MergedView(Lines):
    """The merges, the newest first."""

    split_requested = Signal(object)  # PastMerge
    more_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        self.more = Button("", theme, kind="quiet")
        super().__init__(theme, parent, foot=self.more)
        self._icons = icons
        self.rows: list[MergedRow] = []
        self.title.setText(self.tr("Merged before"))
        self.more.setText(self.tr("Show earlier ones"))
        self.more.clicked.connect(self.more_requested)

    @property
    def first(self) -> Button | None:
        """The first button that splits; None where there is none."""
        return next((row.button for row in self.rows if row.button.isEnabled()), None)

    def show_merges(
        self, past: Sequence[PastMerge], today: date, *, more: bool = False, stayed: str = ""
    ) -> None:
        """Show these, and whether there are `more`; `stayed` says what the last split left."""
        self.more.setVisible(more)
        said = self.tr("Each can be split again, also next year. What came since stays with who was kept.")
        self.second.say(stayed or said, "")
        set_tooltip(self.second, stayed)
        self.rows = [MergedRow(each, today, self._theme, self._icons) for each in past]
        for row in self.rows:
            row.split_requested.connect(self.split_requested)
        self.put(self.rows)
