"""Lines of the import preview: somebody new, a value that changes, a row that is left out.

Painted the same way as the first three of a kind and in the whole list of it.
"""

from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import (
    QCoreApplication,
    QDate,
    QRectF,
    Qt,
)
from PySide6.QtGui import QFontMetricsF, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStyleOptionViewItem, QWidget

from networker.domain.vocabulary import Kind
from networker.ui import dates
from networker.ui.icons import Icons
from networker.ui.imports.summary import ExampleRow, LeftRow, NewRow, SkippedRow, UpdatedRow
from networker.ui.models.paged import Index, PagedModel
from networker.ui.paragraphs import measure_paragraph, paint_paragraph
from networker.ui.text import grouped, paint_line, set_tooltip
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Link
from networker.ui.widgets.marks import paint_avatar, paint_skeleton
from networker.ui.widgets.row_delegate import RowDelegate, paint_ring, table_of
from networker.ui.widgets.row_table import RowTable
from networker.ui.widgets.states import Column, SectionHead

ROW = 36
END = 0.78  # of a newcomer's line: from where on its end stands
Fetch = Callable[[str, Sequence[int], Callable[[Mapping[int, Any]], None]], None]


def paint_example(painter: QPainter, rect: QRectF, row: ExampleRow, theme: Theme, icons: Icons) -> None:
    """One line, 36 px high."""
    if isinstance(row, SkippedRow):
        where = QRectF(rect.x(), rect.y(), 190, ROW)
        _paint_place(painter, where, row, theme)
        font, ink, said = theme.font("small"), theme.colour("text2"), skipped_why(row)
        why = rect.adjusted(206, 0, 0, 0)
        if QFontMetricsF(font).horizontalAdvance(said) <= why.width():
            paint_line(painter, why, said, font, ink)
        else:
            paint_paragraph(painter, why.adjusted(0, 1, 0, 0), said, font, ink, 17, max_lines=2)
        return
    paint_avatar(painter, QRectF(rect.x(), rect.y() + 4, 28, 28), row.name, theme, icons)
    wide = rect.width()

    def part(start: float, share: float) -> QRectF:
        return QRectF(rect.x() + start, rect.y(), share, ROW)

    since_at = _since_at(wide, theme)
    name = part(40, wide * _name_share(row, since_at / wide) - 48)
    paint_line(painter, name, row.name, theme.font("body"), theme.colour("text"))
    if isinstance(row, LeftRow):
        said = QCoreApplication.translate("imports", "no longer on {0}").replace("{0}", row.network)
        paint_line(painter, part(wide * 0.27, wide * 0.5), said, theme.font("small"), theme.colour("text2"))
    elif isinstance(row, NewRow):
        small, faint = theme.font("small"), theme.colour("text3")
        work = part(wide * 0.27, since_at - 8 - wide * 0.27)
        paint_line(painter, work, row.work, small, theme.colour("text2"))
        said = connected_words(row.since) if row.since else ""
        end = _end(row)
        room = wide * (END if end else 1.0) - since_at
        paint_line(painter, part(since_at, room), said, small, faint)
        paint_line(painter, part(wide * END, wide * (1 - END)), end, small, faint, right=True)
    else:
        _paint_change(painter, part, wide, row, theme, icons)


def _since_at(wide: float, theme: Theme) -> float:
    """Where the day stands since when there is a tie: in one column, and early enough to be whole on a narrow page."""
    longest = QFontMetricsF(theme.font("small")).horizontalAdvance(connected_words("2028-09-28"))
    return max(min(wide * 0.58, wide * END - longest - 12), wide * 0.4)


def _end(row: NewRow) -> str:
    """What stands at the end of a newcomer's line: how much passed, else an address that is not the name."""
    return turns_words(row.turns) or ("" if row.address == row.name else row.address)


def _name_share(row: ExampleRow, since_at: float) -> float:
    """Up to where in its line a name may reach: to what comes next."""
    if not isinstance(row, NewRow) or row.work:
        return 0.27
    return since_at if row.since else END if _end(row) else 1.0


def _paint_change(
    painter: QPainter,
    part: Callable[[float, float], QRectF],
    wide: float,
    row: UpdatedRow,
    theme: Theme,
    icons: Icons,
) -> None:
    small, faint = theme.font("small"), theme.colour("text3")
    end = wide
    if row.more:
        end -= (
            paint_line(painter, part(wide * 0.8, wide * 0.2), _more(row.more), small, faint, right=True) + 12
        )
    x = wide * 0.27
    if not row.label:
        paint_line(painter, part(x, max(end - x, 20)), row.new, small, theme.colour("text2"))
        return
    paint_line(painter, part(x, 70), row.label, small, faint)
    x += 74
    if row.old:
        used = paint_line(painter, part(x, wide * 0.25), row.old, theme.font("body"), theme.colour("text2"))
        arrow = part(x + used + 8, 14)
        icons.paint(painter, arrow.x(), arrow.y() + 11, "fold", faint, 14)
        x += used + 30
    new = part(x, max(end - x, 20))
    paint_line(painter, new, row.new, theme.font("body", bold=True), theme.colour("text"))


def connected_words(iso: str) -> str:
    """ "connected 3 Mar 2021"."""
    day = QDate.fromString(iso, Qt.DateFormat.ISODate)
    shown = dates.said(day, "d MMM yyyy") if day.isValid() else iso
    return QCoreApplication.translate("imports", "connected {0}").replace("{0}", shown)


def turns_words(turns: Mapping[Kind, int]) -> str:
    """ "12 messages, 1 meeting": how much passed, by kind; "" for nothing."""
    meetings, calls = turns.get(Kind.MEETING, 0), turns.get(Kind.CALL, 0) + turns.get(Kind.VIDEO, 0)
    said = (
        (sum(turns.values()) - meetings - calls, _tr("1 message"), _tr("{0} messages")),
        (meetings, _tr("1 meeting"), _tr("{0} meetings")),
        (calls, _tr("1 call"), _tr("{0} calls")),
    )
    return ", ".join(one if n == 1 else several.replace("{0}", grouped(n)) for n, one, several in said if n)


def _tr(text: str) -> str:
    return QCoreApplication.translate("imports", text)


def skipped_label(count: int, files: int) -> str:
    """What so many are that are left out, of which some are whole files."""
    if files < count:
        if files:
            return _tr("rows and files skipped")
        return _tr("row skipped") if count == 1 else _tr("rows skipped")
    if not count:
        return _tr("rows skipped")
    return _tr("file skipped") if count == 1 else _tr("files skipped")


def skipped_why(row: SkippedRow) -> str:
    """Why a row is left out, and how many others with it."""
    if not row.more:
        return row.why
    said = QCoreApplication.translate("imports", "{0}, and {1} more like it")
    return said.replace("{0}", row.why).replace("{1}", grouped(row.more))


def skipped_place(row: SkippedRow) -> str:
    """ "Connections, 312": the file without its ending, and the line."""
    return f"{_stem(row.file)}, {grouped(row.row)}" if row.row else _stem(row.file)


def _paint_place(painter: QPainter, rect: QRectF, row: SkippedRow, theme: Theme) -> None:
    """Where a row is: a long name is cut, never the number of the line."""
    font, ink = theme.font("small"), theme.colour("text3")
    line = f", {grouped(row.row)}" if row.row else ""
    room = rect.width() - QFontMetricsF(font).horizontalAdvance(line)
    used = paint_line(painter, QRectF(rect.x(), rect.y(), room, rect.height()), _stem(row.file), font, ink)
    paint_line(painter, rect.adjusted(used, 0, 1, 0), line, font, ink)


def _stem(file: str) -> str:
    """A file without the folders it lies in and without its ending."""
    name = file.rpartition("/")[2] or file
    return name.rpartition(".")[0] or name


def words(row: ExampleRow) -> str:
    """The line for screen readers."""
    if isinstance(row, SkippedRow):
        return f"{skipped_place(row)}: {skipped_why(row)}"
    if isinstance(row, LeftRow):
        return f"{row.name}, {row.network}"
    if isinstance(row, NewRow):
        return ", ".join(dict.fromkeys(part for part in (row.name, row.work, row.address) if part))
    said = f"{row.old} → {row.new}" if row.old else row.new
    told = f"{row.label}: {said}" if row.label else said
    return f"{row.name}, {told}" + (f", {_more(row.more)}" if row.more else "")


def _more(n: int) -> str:
    return QCoreApplication.translate("imports", "and {0} more").replace("{0}", str(n))


class Example(QWidget):
    """One of the first three of a kind."""

    def __init__(self, row: ExampleRow, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row, self._theme, self._icons = row, theme, icons
        self.setFixedHeight(ROW)
        self.setAccessibleName(words(row))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_example(QPainter(self), QRectF(self.rect()), self._row, self._theme, self._icons)


class SkippedLine(QWidget):
    """A row that is left out, beside the preview: where at the left, why at the right, or below on as many lines as it needs."""

    HIGH, LINE, WHY_AT = 22, 17, 132

    def __init__(self, row: SkippedRow, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row, self._theme = row, theme
        self._below = 0.0  # how high the reason stands below the place; 0: it stands beside it
        self.setFixedHeight(self.HIGH)
        self.setAccessibleName(words(row))
        set_tooltip(self, words(row))  # the place may be cut

    def resizeEvent(self, event: QResizeEvent) -> None:
        font, said = self._theme.font("small"), skipped_why(self._row)
        fits = QFontMetricsF(font).horizontalAdvance(said) <= self.width() - self.WHY_AT
        self._below = 0.0 if fits else measure_paragraph(said, font, self.width(), self.LINE)
        self.setFixedHeight(self.HIGH + (round(self._below) + 4 if self._below else 0))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, font = QPainter(self), self._theme, self._theme.font("small")
        ink, said, wide = theme.colour("text2"), skipped_why(self._row), self.width()
        _paint_place(painter, QRectF(0, 0, wide if self._below else 120, self.HIGH), self._row, theme)
        if self._below:
            below = QRectF(0, self.HIGH - 2, wide, self._below)
            paint_paragraph(painter, below, said, font, ink, self.LINE)
        else:
            paint_line(painter, QRectF(self.WHY_AT, 0, wide - self.WHY_AT, self.HIGH), said, font, ink)


class _Delegate(RowDelegate):
    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(ROW, theme, parent, aside=24)
        self._icons = icons

    def paint_ground(
        self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Nothing is chosen here: there is only the ring."""
        view = table_of(option)
        if view.hasFocus() and index == view.currentIndex():
            paint_ring(painter, rect, self._theme)
        return False

    def paint_waiting(self, painter: QPainter, rect: QRectF, *, odd: bool) -> None:
        paint_skeleton(painter, rect.adjusted(32, 0, -32, 0), self._theme, avatar=28, odd=odd)

    def paint_row(self, painter: QPainter, rect: QRectF, value: ExampleRow, *, chosen: bool) -> None:
        paint_example(painter, rect.adjusted(32, 0, -32, 0), value, self._theme, self._icons)


class WholeList(Column):
    """Everybody of one kind, in the order of the files, and the way back."""

    def __init__(self, fetch: Fetch, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, "base", parent)
        self.setObjectName("importWholeList")
        self._fetch = fetch
        head = QHBoxLayout()
        head.setContentsMargins(32, 20, 32, 8)
        self.head = SectionHead("", theme, parent=self)
        self.back = Link(self.tr("Back to the overview"), theme, parent=self)
        head.setSpacing(20)
        head.addWidget(self.head, 1)
        head.addWidget(self.back)
        self.column.addLayout(head)
        self.list = RowTable(ROW, self)
        self.list.setSelectionMode(RowTable.SelectionMode.NoSelection)
        self.list.setItemDelegate(_Delegate(theme, icons, self.list))
        self.column.addWidget(self.list, 1)
        self._model: PagedModel | None = None

    def show_kind(self, kind: str, title: str, numbers: "array[int]", count: int) -> None:
        """List these entries of a plan, which stand for so many."""
        self._drop()
        model = PagedModel(lambda ids, then: self._fetch(kind, ids, then), words=words, parent=self)
        model.set_ids(numbers)
        self.head.say(title, grouped(count))
        self.list.setAccessibleName(title)
        self.list.setModel(model)
        self._model = model
        self.list.scrollToTop()
        self.list.setFocus()

    def _drop(self) -> None:
        if self._model is not None:
            self.list.setModel(None)
            self._model.deleteLater()
            self._model = None
