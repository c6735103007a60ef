"""The page of past imports: at the left each of them, at the right what it did, line by line, and the way back.

It asks on the read lane and takes back on the write lane; what changes comes back through `Changes`.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.domain.vocabulary import ImportId
from networker.services import imports, me, undo
from networker.services.book import Book
from networker.services.imports.history import PastImport, PastReport
from networker.services.views import Undone
from networker.ui.icons import Icons
from networker.ui.imports import past_rows as rows
from networker.ui.imports.me_line import MeLine
from networker.ui.imports.past_paint import IMPORT_ROW, ImportDelegate
from networker.ui.imports.past_report import ReportView, Then
from networker.ui.models.paged import IdRole, PagedModel
from networker.ui.text import shown_name
from networker.ui.theme import Theme
from networker.ui.widgets.page_parts import (
    LEFT,
    has_keyboard,
    page_head,
)
from networker.ui.widgets.row_table import KeyTable
from networker.ui.widgets.states import Column, Hairline
from networker.ui.widgets.told_page import ToldPage

LITTLE, NARROW = 240, 840  # pixels of the list where the page is narrower than NARROW


def left_of(page: QWidget) -> int:
    """How wide the list of a page is."""
    return LEFT if page.width() >= NARROW else LITTLE


class PastImportsPage(ToldPage):
    """Every import, the newest first. `import_requested` is pressed where there is none."""

    import_requested = Signal()
    person_requested = Signal(object)  # PersonId

    def __init__(
        self,
        *,
        book: Book,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("pastImportsPage", self.tr("Past imports"), jobs=jobs, theme=theme, parent=parent)
        self._book, self._jobs, self._clock = book, jobs, clock
        self._past: dict[int, PastImport] = {}
        self._report: PastReport | None = None
        self._listing: Ticket | None = None
        self._reporting: Ticket | None = None
        self._going: set[ImportId] = set()  # being taken back now
        self._build(theme, icons)

    def _build(self, theme: Theme, icons: Icons) -> None:
        left = self._left_side(theme)
        self.report = ReportView(self._fetch_lines, theme, icons, self)
        self.report.undo_requested.connect(self._take_back)
        self.report.person_requested.connect(self.person_requested)
        self._lay_out(left, self.report, theme, row=IMPORT_ROW, left_of=left_of)
        self.empty.pressed.connect(self.import_requested)
        self.empty.say(
            self.tr("Nothing was brought in yet"),
            self.tr("What you bring in is listed here, with the way back."),
            self.tr("Import files…"),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(left_of(self))

    def _left_side(self, theme: Theme) -> QWidget:
        left = self._left = Column(theme, "window", self)
        left.setFixedWidth(LEFT)
        left.column.addSpacing(11)
        left.column.addWidget(page_head(self.tr("Past imports"), theme, aside=16, parent=left))
        left.column.addSpacing(11)
        self.list = KeyTable(IMPORT_ROW, left)
        self.list.setObjectName("pastImportsList")
        self.list.setAccessibleName(self.tr("Past imports"))
        self._delegate = ImportDelegate(theme, self.list)
        self.list.setItemDelegate(self._delegate)
        self._model = PagedModel(self._fetch_imports, words=rows.import_words, parent=self)
        self.list.setModel(self._model)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.list.opened.connect(lambda _number: self.report.take_keyboard())
        left.column.addWidget(self.list, 1)
        self.me = MeLine(theme, left)
        self.me.not_me_requested.connect(self._not_me)
        left.column.addWidget(Hairline(theme))
        left.column.addWidget(self.me)
        return left

    def _not_me(self) -> None:
        self._jobs.write(self, me.not_me, self._book, now=self._clock())

    # ---- asking and showing

    def refresh(self) -> None:
        """Read the list anew; whichever import is shown stays."""
        self._stale = False
        if self._listing is not None:
            self._listing.cancel()
        self._listing = self._jobs.read(self, imports.past, self._book, then=self._arrived)
        self._jobs.read(self, me.mine, self._book, then=self.me.show_me)

    def _arrived(self, past: list[PastImport]) -> None:
        self._listing = None
        shown = self.shown
        mine = has_keyboard(self)
        self._past = {each.id: each for each in past}
        self._delegate.today = self._clock().date()
        if not past:
            self._report = None
        self._show_listed(self._past, shown, self._ask_for_report, mine=mine)

    def _fetch_imports(self, numbers: Sequence[int], then: Then) -> None:
        then({n: self._past[n] for n in numbers if n in self._past})

    @property
    def shown(self) -> ImportId | None:
        """Which import is chosen."""
        number = self.list.currentIndex().data(IdRole)
        return ImportId(number) if number is not None else None

    def _chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._ask_for_report()

    def _ask_for_report(self) -> None:
        number = self.shown
        if number is None:
            return
        if self._reporting is not None:
            self._reporting.cancel()
        self._reporting = self._jobs.read(
            self, imports.report_of, self._book, number, then=self._report_arrived
        )

    def _report_arrived(self, report: PastReport | None) -> None:
        self._reporting = None
        if report is None:
            return
        mine = has_keyboard(self)
        self._report = report
        self.report.show_report(report)
        if report.past.id in self._going:
            self.report.show_going()
        if mine and not has_keyboard(self):  # the button that had the keyboard is gone
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fetch_lines(self, numbers: Sequence[int], then: Then) -> None:
        report = self._report
        if report is None:
            return
        wanted = rows.split(numbers)
        kept = report.past.kept
        listed = rows.lines_of(report)
        found: dict[int, rows.Row] = {}
        for kind, lines in wanted.items():
            if rows.HEAD in lines:
                lines.remove(rows.HEAD)
                found[rows.number_of(kind, rows.HEAD)] = rows.head_of(kind, len(listed[kind]), report.past)
        for line in wanted.pop("kept", ()):
            found[rows.number_of("kept", line)] = rows.KeptRow(
                shown_name(kept[line].name), rows.why_kept(kept[line])
            )
        asked = {kind: lines for kind, lines in wanted.items() if lines}
        if not asked:
            then(found)
            return
        self._jobs.read(
            self, _lines, self._book, report.past.id, asked, then=lambda answer: then({**found, **answer})
        )

    # ---- taking back

    def _take_back(self) -> None:
        report = self._report
        if report is None or report.past.id in self._going:
            return
        number = report.past.id
        self._going.add(number)
        if self.report.undo.hasFocus():  # Qt would give the keyboard to whatever comes next in the window
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
        self.report.show_going()
        self._jobs.write(
            self, undo.undo_import, self._book, number, now=self._clock(),
            then=lambda done: self._taken_back(number, done),
            failed=lambda sentence: self._failed(number, sentence),
        )  # fmt: skip

    def _taken_back(self, number: ImportId, _done: Undone) -> None:
        self._going.discard(number)
        self.refresh()

    def _failed(self, number: ImportId, sentence: str) -> None:
        self._going.discard(number)
        self._jobs.failed.emit(sentence)
        self.refresh()


def _lines(book: Book, number: ImportId, wanted: Mapping[str, Sequence[int]]) -> dict[int, rows.Row]:
    """On the read lane: the rows of some lines of a report."""
    return {
        rows.number_of(kind, n): rows.row_of(line)
        for kind, numbers in wanted.items()
        for n, line in imports.report_lines(book, number, kind, numbers).items()
    }
