"""Rows of past imports and of their reports: what each says, and how it is painted.

A report is one list: a head for each kind of line, and the lines under it. A row's number holds its kind, so that
a hundred thousand lines are fetched by the page like any other list.
"""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableView, QWidget

from networker.services.imports import PastImport
from networker.services.imports.history import LISTS, PastDoubt, PastLeft, ReportLine
from networker.services.views import Kept
from networker.ui import dates
from networker.ui.icons import Icons
from networker.ui.imports import examples
from networker.ui.imports.summary import LeftRow, SkippedRow
from networker.ui.models.paged import IdRole, ItemRole
from networker.ui.text import isolate, numbered, paint_line
from networker.ui.theme import Theme
from networker.ui.widgets.marks import paint_avatar, paint_skeleton
from networker.ui.widgets.press import ENTER
from networker.ui.widgets.row_table import RowTable

IMPORT_ROW, LINE = 52, 36
KINDS = ("kept", *LISTS)  # in their order; "kept": who stayed when the import was taken back
HEAD = (1 << 32) - 1  # the place of a kind's head among its lines


@dataclass(frozen=True, slots=True)
class HeadRow:
    """Begins a kind of lines, and says how many there are."""

    text: str
    count: int


@dataclass(frozen=True, slots=True)
class KeptRow:
    """Somebody who stayed when the import was taken back."""

    name: str
    why: str


@dataclass(frozen=True, slots=True)
class DoubtRow:
    """Somebody who came in as new, and may be somebody else, or was merged into them since.

    `person` is 0 where they are gone.
    """

    person: int
    name: str
    maybe: str
    why: str
    merged: bool = False


Row = HeadRow | KeptRow | DoubtRow | LeftRow | SkippedRow


def _tr(text: str) -> str:
    return QCoreApplication.translate("past imports", text)


# ---- numbers of rows


def numbers_of(lines: Mapping[str, int]) -> "array[int]":
    """The numbers of all rows of a report, heads among them."""
    found = array("q")
    for at, kind in enumerate(KINDS):
        if count := lines.get(kind, 0):
            found.append((at << 32) + HEAD)
            found.extend(range(at << 32, (at << 32) + count))
    return found


def split(numbers: Sequence[int]) -> dict[str, list[int]]:
    """Which lines of which kind stand behind some numbers; HEAD among them for a head."""
    found: dict[str, list[int]] = {}
    for number in numbers:
        found.setdefault(KINDS[number >> 32], []).append(number & 0xFFFFFFFF)
    return found


def number_of(kind: str, line: int) -> int:
    """The number of a row."""
    return (KINDS.index(kind) << 32) + line


def head_of(kind: str, count: int) -> HeadRow:
    """What stands above the lines of a kind."""
    words = {
        "kept": _tr("They stay"),
        "doubtful": _tr("Doubtful: brought in as somebody new"),
        "left": _tr("No longer there"),
        "skipped": _tr("Skipped rows"),
    }
    return HeadRow(words[kind], count)


def row_of(line: ReportLine) -> Row:
    """A line of a report, ready to be painted."""
    if isinstance(line, PastDoubt):
        gone = _tr("no longer in your book")
        if line.merged is not None:
            into = shown_name(line.merged.name)
            return DoubtRow(line.merged.id, shown_name(line.name), into, line.why, merged=True)
        name = shown_name(line.person.name) if line.person else line.name
        maybe = shown_name(line.maybe.name) if line.maybe else line.maybe_name
        if not name and not maybe:  # an import of long ago, which kept no names
            return DoubtRow(0, gone, "", line.why)
        return DoubtRow(line.person.id if line.person else 0, name or gone, maybe or gone, line.why)
    if isinstance(line, PastLeft):
        return LeftRow(shown_name(line.name), line.network)
    return SkippedRow(line.file, line.row, line.why, line.more)


# ---- words


def shown_name(name: str) -> str:
    """A name, or that there is none yet."""
    return name.strip() or _tr("No name yet")


def several(n: int, one: str, many: str) -> str:
    """ "1 talk", "12 talks"."""
    return one if n == 1 else numbered(many, n)


def files_of(past: PastImport) -> str:
    """The names of the files in one line, without the folders they lay in."""
    names = [file.replace("\\", "/").rpartition("/")[2] or file for file in past.files]
    return ", ".join(name if name.isascii() else isolate(name) for name in names) or _tr("no file")


def did(past: PastImport) -> str:
    """What it did, in few words."""
    parts = [
        numbered(_tr("%n new"), past.new) if past.new else "",
        numbered(_tr("%n updated"), past.updated) if past.updated else "",
        several(past.interactions, _tr("1 talk"), _tr("%n talks")) if past.interactions else "",
        numbered(_tr("%n no longer there"), past.left) if past.left else "",
    ]
    return "  ·  ".join(part for part in parts if part) or _tr("nobody new")


def import_words(past: PastImport) -> str:
    """A row for screen readers."""
    parts = [files_of(past), dates.full(past.at.date()), did(past).replace("  ·  ", ", ")]
    return ", ".join(parts + ([_tr("taken back")] if past.undone else []))


def row_words(row: Row) -> str:
    """A row of a report for screen readers."""
    if isinstance(row, HeadRow):
        return f"{row.text}: {row.count:,}"
    if isinstance(row, KeptRow):
        return f"{row.name}: {row.why}"
    if isinstance(row, DoubtRow):
        return f"{', '.join(filter(None, (row.name, _maybe(row))))}: {row.why}"
    return examples.words(row)


def _maybe(row: DoubtRow) -> str:
    if not row.maybe:
        return ""
    return (_tr("merged into {0}") if row.merged else _tr("perhaps {0}")).replace("{0}", isolate(row.maybe))


def numbers(past: PastImport) -> list[tuple[int, str, str]]:
    """The row of numbers above a report: what there always is, and what there was any of."""
    always = [
        (past.new, _tr("new person") if past.new == 1 else _tr("new people"), "text"),
        (past.updated, _tr("updated"), "text"),
        (past.unchanged, _tr("unchanged"), "text3"),
        (past.interactions, _tr("talk") if past.interactions == 1 else _tr("talks"), "text"),
    ]
    same = _tr("row of the same people") if past.again == 1 else _tr("rows of the same people")
    some = [
        (past.again, same, "text3"),
        (past.doubtful, _tr("doubtful"), "text2"),
        (past.left, _tr("no longer there"), "text2"),
        (past.offered, _tr("only came by"), "text2"),
        (past.skipped, _tr("row skipped") if past.skipped == 1 else _tr("rows skipped"), "text2"),
    ]
    return always + [each for each in some if each[0]]


def why_kept(kept: Kept) -> str:
    """Why somebody stays."""
    return _tr("edited since") if kept.by_hand else _tr("another import tells of them too")


def stayed(kept: Sequence[Kept]) -> str:
    """Who stays when an import was taken back, and why; all of them are listed below."""
    shown = [isolate(shown_name(each.name)) for each in kept[:3]]
    reasons = list(dict.fromkeys(why_kept(each) for each in kept))
    last = ""
    why = reasons[0] if len(reasons) == 1 else _tr("edited since, or told of by another import too")
    more = len(kept) - len(shown)
    if len(kept) == 1:
        said = _tr("{0} stays: {2}.")
    elif more:
        said, last = _tr("{0} and {1} more stay: {2}."), f"{more:,}"
    else:
        said, last = _tr("{0} and {1} stay: {2}."), shown.pop()
    return said.replace("{2}", why).replace("{1}", last).replace("{0}", ", ".join(shown))


# ---- painting


def _paint_ground(painter: QPainter, rect: QRectF, view: QTableView, index: object, theme: Theme) -> bool:
    """The ground of a row that is chosen or hovered, and the ring of the keyboard; whether it is chosen."""
    chosen = index == view.currentIndex()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if chosen:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("accent_soft" if view.hasFocus() else "select"))
        painter.drawRoundedRect(rect, 8, 8)
    if chosen and view.hasFocus():
        painter.setPen(QPen(theme.colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(rect.adjusted(1, 1, -1, -1), 8, 8)
    return chosen


class ImportDelegate(QStyledItemDelegate):
    """An import: its files and day, and below what it did."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.today = date.min

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, IMPORT_ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view, past, theme = option.widget, index.data(ItemRole), self._theme
        assert isinstance(view, QTableView)
        rect = QRectF(option.rect).adjusted(8, 0, -8, 0)
        chosen = _paint_ground(painter, rect, view, index, theme)
        if past is None:
            return
        top = QRectF(rect.x() + 8, rect.y() + 6, rect.width() - 16, 20)
        small, faint = theme.font("small"), theme.colour("text3")
        when = dates.short(past.at.date(), self.today)
        used = paint_line(painter, top, when, small, faint, right=True)
        ink = theme.colour("text3" if past.undone else "text")
        files = top.adjusted(0, 0, -used - 10, 0)
        paint_line(painter, files, files_of(past), theme.font("body", bold=chosen), ink)
        under = QRectF(top.x(), rect.y() + 27, top.width(), 16)
        said = did(past) if not past.undone else f"{_tr('taken back')}  ·  {did(past)}"
        paint_line(painter, under, said, small, faint if past.undone else theme.colour("text2"))


class LineDelegate(QStyledItemDelegate):
    """A row of a report."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, LINE)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        view, row, theme = option.widget, index.data(ItemRole), self._theme
        assert isinstance(view, QTableView)
        rect = QRectF(option.rect)
        if view.hasFocus():
            _paint_ground(painter, rect.adjusted(24, 0, -24, 0), view, index, theme)
        inner = rect.adjusted(32, 0, -32, 0)
        if row is None:
            paint_skeleton(painter, inner, theme, avatar=28, odd=index.row() % 2 == 1)
        elif isinstance(row, HeadRow):
            words = inner.adjusted(0, 8, 0, 0)
            small, faint = theme.font("small"), theme.colour("text3")
            used = paint_line(painter, words, f"{row.count:,}", small, faint, right=True)
            bold = theme.font("small", bold=True)
            paint_line(painter, words.adjusted(0, 0, -used - 8, 0), row.text, bold, theme.colour("text2"))
        elif isinstance(row, KeptRow | DoubtRow):
            self._paint_person(painter, inner, row)
        else:
            examples.paint_example(painter, inner, row, theme, self._icons)

    def _paint_person(self, painter: QPainter, inner: QRectF, row: KeptRow | DoubtRow) -> None:
        theme, wide = self._theme, inner.width()
        paint_avatar(painter, QRectF(inner.x(), inner.y() + 4, 28, 28), row.name, theme, self._icons)
        name = QRectF(
            inner.x() + 40, inner.y(), wide * (0.3 if isinstance(row, DoubtRow) else 0.64) - 48, LINE
        )
        paint_line(painter, name, row.name, theme.font("body"), theme.colour("text"))
        small, ink = theme.font("small"), theme.colour("text2")
        if isinstance(row, DoubtRow):
            maybe = QRectF(inner.x() + wide * 0.3, inner.y(), wide * 0.32, LINE)
            paint_line(painter, maybe, _maybe(row), small, ink)
        why = QRectF(inner.x() + wide * 0.64, inner.y(), wide * 0.36, LINE)
        paint_line(painter, why, row.why, small, theme.colour("text3"))


class KeyTable(RowTable):
    """Rows for the keyboard: J and K beside the arrows, Enter opens."""

    opened = Signal(object)  # the number of the row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, plain = event.key(), event.modifiers() == Qt.KeyboardModifier.NoModifier
        if plain and key in (Qt.Key.Key_J, Qt.Key.Key_K):
            self._step(1 if key == Qt.Key.Key_J else -1)
        elif key in ENTER:
            number = self.currentIndex().data(IdRole)
            if number is not None:
                self.opened.emit(number)
        else:
            super().keyPressEvent(event)

    def _step(self, by: int) -> None:
        row = min(max(self.currentIndex().row() + by, 0), self.model().rowCount() - 1)
        if row >= 0:
            self.setCurrentIndex(self.model().index(row, 0))

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys here."""
