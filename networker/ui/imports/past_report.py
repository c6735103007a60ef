"""The report of one past import: what it did, line by line, and the button that takes it back."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from networker.domain.vocabulary import PersonId
from networker.services.imports.history import PastReport
from networker.ui import dates
from networker.ui.icons import Icons
from networker.ui.imports import past_rows as rows
from networker.ui.imports.counts import Counts
from networker.ui.imports.past_paint import LINE, LineDelegate
from networker.ui.models.paged import IdRole, PagedModel
from networker.ui.text import PlainLabel, grouped, paint_line, set_tooltip, several, translated
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button
from networker.ui.widgets.row_table import KeyTable
from networker.ui.widgets.states import Column

REMARKS = 3  # sentences shown above the lines; exports rarely have more than one
Then = Callable[[Mapping[int, Any]], None]


class Head(QWidget):
    """The files of an import; below when they came and whether that was taken back. Long names are cut."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._title, self._second = theme, "", ""
        self.setFixedHeight(52)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def say(self, title: str, second: str, whole: str) -> None:
        """Change both lines; `whole` is told on hovering."""
        self._title, self._second = title, second
        self.setAccessibleName(f"{title}, {second}")
        set_tooltip(self, whole)
        self.update()

    @property
    def second(self) -> str:
        """What the second line says."""
        return self._second

    def sizeHint(self) -> QSize:
        return QSize(400, 52)

    def minimumSizeHint(self) -> QSize:
        return QSize(80, 52)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, wide = QPainter(self), self._theme, self.width()
        paint_line(painter, QRectF(0, 0, wide, 28), self._title, theme.font("title"), theme.colour("text"))
        below = QRectF(0, 30, wide, 20)
        paint_line(painter, below, self._second, theme.font("body"), theme.colour("text2"))


class ReportView(Column):
    """What one import did. It asks for nothing itself but lines, through `fetch`."""

    undo_requested = Signal()
    person_requested = Signal(object)  # PersonId

    def __init__(
        self,
        fetch: Callable[[Sequence[int], Then], None],
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "base", parent)
        self._begin: list[int] = []  # the row where the lines begin that each number counts; 0: none
        self._build(theme, icons)
        self._model = PagedModel(fetch, words=rows.row_words, parent=self)
        self.list.setModel(self._model)
        theme.changed.connect(self._dress)
        self._dress()

    def _build(self, theme: Theme, icons: Icons) -> None:
        top = QVBoxLayout()
        top.setContentsMargins(32, 18, 32, 0)
        top.setSpacing(0)
        self.head = Head(theme, self)
        self.undo = Button(self.tr("Undo this import"), theme, parent=self)
        self.undo.setObjectName("pastImportUndo")
        self.undo.clicked.connect(self.undo_requested)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.head, 1)
        line.addWidget(self.undo, 0, Qt.AlignmentFlag.AlignTop)
        top.addLayout(line)
        self.said = PlainLabel("", self)  # why it stays, or who does
        self.remarks = PlainLabel("", self)
        for label in (self.said, self.remarks):
            label.setWordWrap(True)
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
            label.setContentsMargins(0, 6, 0, 0)
            label.hide()
            top.addWidget(label)
        top.addSpacing(12)
        self.counts = Counts(theme, self)
        self.counts.pressed.connect(self._go_to)
        top.addWidget(self.counts)
        top.addSpacing(4)
        self.nothing = PlainLabel(self.tr("There is nothing more to tell of this import."), self)
        self.nothing.setContentsMargins(0, 12, 0, 0)
        self.nothing.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        top.addWidget(self.nothing)
        self.column.addLayout(top)
        self.list = KeyTable(LINE, self)
        self.list.setObjectName("pastImportLines")
        self.list.setAccessibleName(self.tr("What it did, line by line"))
        self.list.setSelectionMode(KeyTable.SelectionMode.NoSelection)
        self.list.setItemDelegate(LineDelegate(theme, icons, self.list))
        self.list.opened.connect(self._opened)
        self.list.doubleClicked.connect(lambda index: self._opened(index.data(IdRole)))
        self.column.addWidget(self.list, 1)
        self.column.addStretch(0)

    def _dress(self) -> None:
        ink = self._theme.colour("text2").name()
        for label in (self.said, self.remarks, self.nothing):
            label.setStyleSheet(f"color:{ink}")

    def show_report(self, report: PastReport) -> None:
        """Show an import."""
        past = report.past
        files = rows.files_of(past)
        if len(past.files) > 1:
            files = self.tr("{0} files: {1}").replace("{0}", grouped(len(past.files))).replace("{1}", files)
        when = dates.full(past.at.date(), past.at)
        second = f"{when}  ·  {self.tr('taken back')}" if past.undone else when
        self.head.say(files, second, "\n".join([*past.files[:20], second]))
        self.undo.setText(self.tr("Undo this import"))
        self.undo.setVisible(not past.undone)
        self.undo.setEnabled(not report.stays)
        self._say(self.said, rows.stayed(past.kept) if past.kept else report.stays)
        more = len(past.remarks) - REMARKS
        told = [
            *map(translated, past.remarks[:REMARKS]),
            *(
                [several(more, self.tr("And 1 more remark."), self.tr("And %n more remarks."))]
                if more > 0
                else []
            ),
            *past.noted,
        ]
        self._say(self.remarks, "\n".join(told))
        self.counts.show_numbers(rows.numbers(past))
        lines = rows.lines_of(report)
        begin = rows.heads_of(lines)
        self._begin = [begin.get(kind, 0) for kind in rows.kinds(past)]
        self._model.forget_all()
        self._model.set_ids(rows.numbers_of(lines))
        self.counts.lead([row > 0 for row in self._begin])
        listed = self._model.rowCount() > 0
        self.list.setVisible(listed)
        self.nothing.setVisible(not listed)
        self.column.setStretch(self.column.count() - 1, 0 if listed else 1)
        self.list.scrollToTop()

    def show_going(self) -> None:
        """It is being taken back."""
        self.undo.setText(self.tr("Taking it back…"))
        self.undo.updateGeometry()
        self.undo.setEnabled(False)

    @staticmethod
    def _say(label: PlainLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))

    def _go_to(self, nth: int) -> None:
        """To the lines that a number counts, with their head above them."""
        row = self._begin[nth]
        self.list.setCurrentIndex(self._model.index(row, 0))
        self.list.scrollTo(self._model.index(row - 1, 0), KeyTable.ScrollHint.PositionAtTop)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _opened(self, number: object) -> None:
        row = self._model.value(number) if isinstance(number, int) else None
        if isinstance(row, rows.DoubtRow | rows.PersonRow) and row.person:
            self.person_requested.emit(PersonId(row.person))

    def take_keyboard(self) -> None:
        """Keys mean the report: its lines, else its button."""
        if self.list.isVisibleTo(self):
            if not self.list.currentIndex().isValid():
                self.list.setCurrentIndex(self._model.index(1, 0))  # the first line, under its head
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.undo.isVisibleTo(self) and self.undo.isEnabled():
            self.undo.setFocus(Qt.FocusReason.TabFocusReason)
