"""How past imports and the lines of their reports are painted."""

from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from networker.services.imports.history import PastImport
from networker.ui import dates
from networker.ui.icons import Icons
from networker.ui.imports import examples
from networker.ui.imports.past_rows import (
    DoubtRow,
    HeadRow,
    KeptRow,
    PersonRow,
    Row,
    did,
    files_of,
    maybe_words,
    standing,
)
from networker.ui.text import grouped, paint_line
from networker.ui.theme import Theme
from networker.ui.widgets.marks import paint_avatar, paint_skeleton
from networker.ui.widgets.row_delegate import RowDelegate

IMPORT_ROW, LINE = 52, 36


class ImportDelegate(RowDelegate):
    """An import: its files and day, and below what it did."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(IMPORT_ROW, theme, parent, aside=8)
        self.today = date.min

    def paint_row(self, painter: QPainter, rect: QRectF, value: PastImport, *, chosen: bool) -> None:
        theme = self._theme
        top = QRectF(rect.x() + 16, rect.y() + 6, rect.width() - 32, 20)
        small, faint = theme.font("small"), theme.colour("text3")
        when = dates.short(value.at.date(), self.today)
        used = paint_line(painter, top, when, small, faint, right=True)
        ink = theme.colour("text3" if value.undone else "text")
        files = top.adjusted(0, 0, -used - 10, 0)
        paint_line(painter, files, files_of(value), theme.font("body", bold=chosen), ink)
        under = QRectF(top.x(), rect.y() + 27, top.width(), 16)
        said = "  ·  ".join(filter(None, [standing(value), did(value)]))
        paint_line(painter, under, said, small, faint if value.undone else theme.colour("text2"))


class LineDelegate(RowDelegate):
    """A row of a report."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(LINE, theme, parent, aside=24, quiet=True)
        self._icons = icons

    def paint_waiting(self, painter: QPainter, rect: QRectF, *, odd: bool) -> None:
        paint_skeleton(painter, rect.adjusted(32, 0, -32, 0), self._theme, avatar=28, odd=odd)

    def paint_row(self, painter: QPainter, rect: QRectF, value: Row, *, chosen: bool) -> None:
        inner, theme = rect.adjusted(32, 0, -32, 0), self._theme
        if isinstance(value, HeadRow):
            words = inner.adjusted(0, 8, 0, 0)
            small, faint = theme.font("small"), theme.colour("text3")
            used = paint_line(painter, words, grouped(value.count), small, faint, right=True)
            bold = theme.font("small", bold=True)
            paint_line(painter, words.adjusted(0, 0, -used - 8, 0), value.text, bold, theme.colour("text2"))
        elif isinstance(value, KeptRow | DoubtRow | PersonRow):
            self._paint_person(painter, inner, value)
        else:
            examples.paint_example(painter, inner, value, theme, self._icons)

    def _paint_person(self, painter: QPainter, inner: QRectF, row: KeptRow | DoubtRow | PersonRow) -> None:
        theme, wide = self._theme, inner.width()
        paint_avatar(painter, QRectF(inner.x(), inner.y() + 4, 28, 28), row.name, theme, self._icons)
        share = 0.64 if isinstance(row, KeptRow) else 0.3
        if isinstance(row, PersonRow) and not row.told:
            share = 1.0  # there is nothing that it would run into
        elif isinstance(row, DoubtRow) and not maybe_words(row):
            share = 0.64
        name = QRectF(inner.x() + 40, inner.y(), wide * share - 48, LINE)
        paint_line(painter, name, row.name, theme.font("body"), theme.colour("text"))
        small, ink = theme.font("small"), theme.colour("text2")
        if isinstance(row, PersonRow):
            told = QRectF(inner.x() + wide * 0.3, inner.y(), wide * 0.7, LINE)
            paint_line(painter, told, row.told, small, ink)
            return
        if isinstance(row, DoubtRow):
            maybe = QRectF(inner.x() + wide * 0.3, inner.y(), wide * 0.32, LINE)
            paint_line(painter, maybe, maybe_words(row), small, ink)
        why = QRectF(inner.x() + wide * 0.64, inner.y(), wide * 0.36, LINE)
        paint_line(painter, why, row.why, small, theme.colour("text3"))
