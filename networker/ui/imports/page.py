"""The import page: reading, preview, writing, report; or one sentence why a file cannot be read.

Nothing is written before the button. Work runs on the lanes; progress comes back through one queued signal.
"""

import contextlib
import threading
import time
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.formats.columns import UnknownTable
from networker.formats.errors import UnreadableFile
from networker.services import imports
from networker.services.book import Book
from networker.services.errors import CannotDo
from networker.services.imports import OwnerUnknown, Pasted, Plan, Report
from networker.services.imports.columns import remember, remembered, table_of
from networker.services.imports.pace import let_go
from networker.services.imports.planned import Dropped
from networker.ui.icons import Icons
from networker.ui.imports.columns import ColumnsPage
from networker.ui.imports.preview import Preview
from networker.ui.imports.summary import Summary, rows_of, summarise
from networker.ui.imports.who_am_i import WhoAmI
from networker.ui.text import PlainLabel, numbered
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, Link
from networker.ui.widgets.states import Banner, Ground, Hairline

BEAT = 0.03  # seconds between two signs of progress
PATIENCE = 0.2  # seconds that a lane waits for one to be painted, should the window be busy or gone


class ProgressBar(QWidget):
    """A quiet line that fills, or only moves with the count where the end is not known."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importProgress")
        self._theme, self._share = theme, 0.0
        self.setFixedHeight(6)
        self.setAccessibleName(self.tr("Progress"))

    def set_share(self, share: float) -> None:
        """How much is done, 0 to 1."""
        self._share = min(max(share, 0.0), 1.0)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("line"))
        painter.drawRoundedRect(QRectF(self.rect()), 3, 3)
        if self._share > 0:
            painter.setBrush(self._theme.colour("accent"))
            painter.drawRoundedRect(QRectF(0, 0, self.width() * self._share, self.height()), 3, 3)


class ImportPage(Ground):
    """One import at a time. `finished` carries the report, or None where nothing was brought in."""

    finished = Signal(object)
    undo_requested = Signal(object)
    choose_requested = Signal()
    past_requested = Signal()  # the page of past imports
    _went_on = Signal(int, str, int)  # run, what, how many

    def __init__(
        self,
        *,
        book: Book,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        region: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "base", parent)
        self.setObjectName("importPage")
        self.setAccessibleName(self.tr("Import"))
        self._book, self._jobs, self._clock, self._region = book, jobs, clock, region
        self._plan: Plan | None = None
        self._report: Report | None = None
        self._paths: list[Dropped] = []
        self._owner = ""  # the user's own name in talks, as they said it
        self._summary: Summary | None = None
        self._ticket: Ticket | None = None
        self._stop, self._shown = threading.Event(), threading.Event()
        self._run = 0
        self._records = 0
        self._build(theme, icons)
        self._went_on.connect(self._show_progress, Qt.ConnectionType.QueuedConnection)

    def _build(self, theme: Theme, icons: Icons) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._states = QStackedWidget(self)
        self._working = self._working_page(theme)
        self.preview = Preview(self._fetch_rows, theme, icons, self)
        self.preview.answered.connect(self._decided)
        self.preview.columns_requested.connect(self._say_columns_anew)
        self._told = self._told_page(theme)
        self.columns = ColumnsPage(theme, icons, self)
        self.columns.changed.connect(self._columns_changed)
        self.who_am_i = WhoAmI(theme, self)
        self.who_am_i.chosen.connect(self._owner_said)
        self.preview.choices_changed.connect(self._choose)
        for page in (self._working, self.preview, self._told, self.columns, self.who_am_i):
            self._states.addWidget(page)
        column.addWidget(self._states, 1)
        column.addWidget(Hairline(theme))
        column.addWidget(self._foot(theme))

    def _working_page(self, theme: Theme) -> QWidget:
        page = Ground(theme, "base")
        column = QVBoxLayout(page)
        column.setContentsMargins(160, 120, 160, 40)
        self._work_title = PlainLabel("", page)
        self._work_title.setFont(theme.font("title"))
        self._work_count = PlainLabel("", page)
        self._bar = ProgressBar(theme, page)
        column.addWidget(self._work_title)
        column.addSpacing(6)
        column.addWidget(self._work_count)
        column.addSpacing(16)
        column.addWidget(self._bar)
        column.addStretch(1)
        return page

    def _told_page(self, theme: Theme) -> QWidget:
        page = Ground(theme, "base")
        column = QVBoxLayout(page)
        column.setContentsMargins(160, 120, 160, 40)
        column.setSpacing(8)
        self._told_title = PlainLabel("", page)
        self._told_title.setFont(theme.font("title"))
        self._told_title.setWordWrap(True)
        self._told_text = PlainLabel("", page)
        self._told_text.setWordWrap(True)
        self._refusal = Banner(theme, kind="bad", parent=page)
        row = QHBoxLayout()
        row.setSpacing(8)
        self.undo_import = Button(self.tr("Undo import"), theme, parent=page)
        self.undo_import.clicked.connect(self._undo)
        self.other_files = Button(self.tr("Choose other files…"), theme, parent=page)
        self.other_files.clicked.connect(self.choose_requested)
        row.addWidget(self.undo_import)
        row.addWidget(self.other_files)
        self.past = Link(self.tr("Past imports"), theme, size="body", parent=page)
        self.past.clicked.connect(self.past_requested)
        row.addSpacing(8)
        row.addWidget(self.past)
        row.addStretch(1)
        for each in (self._told_title, self._told_text, self._refusal):
            column.addWidget(each)
        column.addSpacing(12)
        column.addLayout(row)
        column.addStretch(1)
        return page

    def _foot(self, theme: Theme) -> QWidget:
        foot = Ground(theme, "window")
        foot.setFixedHeight(56)
        row = QHBoxLayout(foot)
        row.setContentsMargins(32, 0, 24, 0)
        row.setSpacing(8)
        self._foot_text = PlainLabel("", foot)
        row.addWidget(self._foot_text, 1)
        self.cancel = Button(self.tr("Cancel"), theme, parent=foot)
        self.cancel.setObjectName("importCancel")
        self.cancel.clicked.connect(self.stop)
        self.apply = Button("", theme, kind="primary", parent=foot)
        self.apply.setObjectName("importApply")
        self.apply.clicked.connect(self._apply)
        row.addWidget(self.cancel)
        row.addWidget(self.apply)
        return foot

    def _words(self, label: PlainLabel, text: str, role: str = "text2") -> None:
        label.setText(text)
        label.setStyleSheet(f"color:{self._theme.colour(role).name()}")

    # ---- reading

    def start(self, paths: list[Dropped], *, owner: str = "") -> None:
        """Read these files and show what they would change. `owner`: the user's own name in talks."""
        self._owner = owner
        self._begin(self.tr("Reading {0}").replace("{0}", ", ".join(p.name for p in paths[:3])))
        self._drop_plan()
        self._report, self._paths = None, list(paths)
        self._ticket = self._jobs.read(
            self,
            _plan,
            self._book,
            paths,
            self._region,
            owner,
            self._clock(),
            self._progress(),
            self._stop.is_set,
            then=self._planned,
            failed=self._refused,
        )

    def _begin(self, title: str) -> None:
        if self._ticket is not None:
            self._stop.set()
            self._ticket.cancel()
            self._plan = None  # whoever works on it still has it
        self._run += 1
        self._stop = threading.Event()
        self._words(self._work_title, title, "text")
        self._words(self._work_count, "")
        self._bar.set_share(0)
        self._states.setCurrentWidget(self._working)
        self._words(self._foot_text, self.tr("Nothing is written yet."))
        self.apply.hide()
        self.apply.setEnabled(True)
        self.cancel.setText(self.tr("Cancel"))

    def _progress(self) -> Callable[[str, int], None]:
        """A function for the lane: it tells the page at most thirty times a second.

        Each time it waits until the page has painted that. Both threads share one interpreter, and a window
        that has to ask a busy lane for each of its hundred small calls would stand still meanwhile.
        """
        run, last = self._run, 0.0
        self._shown = shown = threading.Event()
        shown.set()

        def went_on(what: str, n: int) -> None:
            nonlocal last
            if (
                time.monotonic() - last >= BEAT and shown.is_set()
            ):  # else the window is still at the former one
                shown.clear()
                self._went_on.emit(run, what, n)
                shown.wait(PATIENCE)
                last = time.monotonic()

        return went_on

    def _show_progress(self, run: int, what: str, n: int) -> None:
        if run != self._run:
            return
        QTimer.singleShot(0, self, self._shown.set)  # which is after the painting
        words = {
            "reading": self.tr("{0} read"),
            "folding": self.tr("{0} messages put in order"),
            "matching": self.tr("{0} matched"),
            "talks": self.tr("{0} talks written"),
            "writing": self.tr("{0} written"),
        }
        self._work_count.setText(words.get(what, "{0}").replace("{0}", f"{n:,}"))
        if self._records:
            self._bar.set_share(n / self._records)

    def _ask_for_columns(self, table: UnknownTable) -> None:
        self._states.setCurrentWidget(self.columns)
        self.columns.show_table(table)
        self.apply.updateGeometry()
        self.apply.show()
        self.apply.setFocus()

    def _say_columns_anew(self) -> None:
        self._jobs.read(
            self, _told_tables, self._book, self._paths, then=self._ask_for_columns, failed=self._refused
        )

    def _columns_changed(self) -> None:
        enough = self.columns.enough
        self.apply.setText(self.tr("Continue"))
        self.apply.setEnabled(enough)
        said = (
            self.tr("Nothing is written yet: next you see what would change.")
            if enough
            else self.tr(
                "Say which column holds a name or an address: without one there is nobody to bring in."
            )
        )
        self._words(self._foot_text, said)

    def _ask_who_i_am(self, names: Sequence[str]) -> None:
        self._states.setCurrentWidget(self.who_am_i)
        self._words(self._foot_text, self.tr("Nothing is written yet: next you see what would change."))
        self.who_am_i.ask(names)

    def _owner_said(self, name: str) -> None:
        self.start(self._paths, owner=name)

    def _columns_said(self) -> None:
        table = self.columns.table
        if table is not None:
            self._jobs.write(
                self, remember, self._book, table.header, self.columns.columns,
                then=lambda _done: self.start(self._paths, owner=self._owner), failed=self._refused,
            )  # fmt: skip

    def _planned(self, answer: tuple[Plan, Summary] | UnknownTable | OwnerUnknown) -> None:
        self._ticket = None
        if isinstance(answer, UnknownTable):
            self._ask_for_columns(answer)
            return
        if isinstance(answer, OwnerUnknown):
            self._ask_who_i_am(answer.names)
            return
        self._plan, summary = answer
        self._summary = summary
        self._records = len(self._plan.entries)
        if self._plan.changes_nothing and not any(each.kind == "offered" for each in summary.along):
            one = summary.unchanged == 1
            said = (
                self.tr("1 person is unchanged.")
                if one
                else numbered(self.tr("%n people are unchanged."), summary.unchanged)
            )
            skipped = numbered(self.tr(" %n rows were skipped."), summary.skipped) if summary.skipped else ""
            if summary.skipped == 1:
                skipped = self.tr(" 1 row was skipped.")
            self._tell(self.tr("Everything is already here"), said + skipped)
            return
        self.preview.show_summary(summary)
        self._states.setCurrentWidget(self.preview)
        self._words(
            self._foot_text,
            self.tr("Nothing is written yet. Afterwards one undo takes all of it back, also tomorrow."),
        )
        self.apply.show()
        self._choose()
        self.apply.setFocus()

    def _choose(self) -> None:
        """Take over what comes along, and say on the button what it comes to."""
        plan, summary = self._plan, self._summary
        if plan is None or summary is None:
            return
        along = self.preview.along
        plan.without, plan.with_offered = along.without, along.with_offered
        offered = len(summary.entries["offered"]) if plan.with_offered else 0
        people = summary.new + summary.updated + offered
        talks = plan.new_talks + plan.updated_talks
        if people:
            said = (
                self.tr("Import 1 person") if people == 1 else numbered(self.tr("Import %n people"), people)
            )
        elif talks:
            said = self.tr("Import 1 talk") if talks == 1 else numbered(self.tr("Import %n talks"), talks)
        else:
            said = self.tr("Import")
        self.apply.setText(said)
        self.apply.setEnabled(not plan.changes_nothing)
        self.apply.updateGeometry()

    def _refused(self, sentence: str) -> None:
        self._ticket = None
        if self._stop.is_set():
            return
        self._tell(
            self.tr("This could not be brought in"), self.tr("Your book is unchanged."), refusal=sentence
        )

    def _tell(self, title: str, text: str, *, refusal: str = "", undo: bool = False) -> None:
        self._words(self._told_title, title, "text")
        self._words(self._told_text, text)
        self._refusal.setVisible(bool(refusal))
        if refusal:
            self._refusal.say(refusal)
        self.undo_import.setVisible(undo)
        self.other_files.setVisible(bool(refusal))
        self._states.setCurrentWidget(self._told)
        self._words(self._foot_text, "")
        self.apply.hide()
        self.cancel.setText(self.tr("Done"))
        self.cancel.setFocus()

    def _fetch_rows(
        self, kind: str, numbers: Sequence[int], then: Callable[[Mapping[int, Any]], None]
    ) -> None:
        if self._plan is not None:
            self._jobs.read(self, rows_of, self._book, self._plan, kind, list(numbers), then=then)

    def back(self) -> bool:
        """Esc: out of a whole list. False where none is open."""
        inside = self._states.currentWidget() is self.preview and self.preview.shows_whole
        if inside:
            self.preview.show_overview()
            self.apply.setFocus()
        return inside

    def _decided(self, entry: int, answer: object) -> None:
        if self._plan is not None:
            self._plan.decide(entry, answer if isinstance(answer, str) else None)

    # ---- writing

    def _apply(self) -> None:
        if self._states.currentWidget() is self.columns:
            self._columns_said()
            return
        plan = self._plan
        if plan is None:
            return
        circle, group = self.preview.circle, " ".join(self.preview.group.text().split())
        self._begin(self.tr("Bringing everybody in"))
        self._words(self._foot_text, self.tr("Cancel leaves your book as it was."))
        self._ticket = self._jobs.write(
            self,
            _write,
            self._book,
            plan,
            now=self._clock(),
            circle=circle,
            group=group,
            progress=self._progress(),
            cancelled=self._stop.is_set,
            then=self._applied,
            failed=self._refused,
        )

    def _applied(self, report: Report) -> None:
        self._ticket, self._report = None, report
        self._drop_plan()
        parts = [
            numbered(self.tr("%n new"), report.new),
            numbered(self.tr("%n updated"), report.updated),
            numbered(self.tr("%n unchanged"), report.unchanged),
        ]
        if report.doubtful:
            parts.append(
                numbered(
                    self.tr("%n may be somebody you have already: nothing was merged"), len(report.doubtful)
                )
            )
        if report.interactions:
            one = report.interactions == 1
            parts.append(self.tr("1 talk") if one else numbered(self.tr("%n talks"), report.interactions))
        if report.left:
            parts.append(numbered(self.tr("%n no longer there"), len(report.left)))
        if report.offered:
            parts.append(numbered(self.tr("%n who only came by left out"), report.offered))
        if report.skipped:
            count = sum(1 + each.more for each in report.skipped)
            parts.append(
                self.tr("1 row skipped") if count == 1 else numbered(self.tr("%n rows skipped"), count)
            )
        title = (
            self.tr("1 person is in your book now")
            if report.people == 1
            else numbered(self.tr("%n people are in your book now"), report.people)
        )
        self._tell(title, ", ".join(parts) + ".", undo=report.import_id is not None)

    def _drop_plan(self) -> None:
        """Let go of the plan bit by bit, off this thread: a hundred thousand records at once stop the window."""
        plan, self._plan = self._plan, None
        if plan is not None:
            self._jobs.read(self, _let_go, plan)

    def stop(self) -> None:
        """Cancel what runs, or leave the page."""
        running = self._ticket is not None
        self._stop.set()
        if running and self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
            self._plan = None  # whoever works on it still has it
        self._run += 1
        self._drop_plan()
        self.finished.emit(self._report)

    def _undo(self) -> None:
        if self._report is not None and self._report.import_id is not None:
            self.undo_requested.emit(self._report.import_id)
            self.finished.emit(None)


def _plan(
    book: Book,
    paths: list[Dropped],
    region: str,
    owner: str,
    now: datetime,
    progress: Callable[[str, int], None],
    cancelled: Callable[[], bool],
) -> tuple[Plan, Summary] | UnknownTable | OwnerUnknown:
    """On the read lane: the plan, and what the preview shows of it; or what has to be asked first."""
    try:
        plan = imports.plan(
            book, paths, region=region, owner_name=owner, now=now, progress=progress, cancelled=cancelled
        )
    except imports.Unmapped as unmapped:
        return unmapped.table
    except OwnerUnknown as unknown:
        return unknown
    return plan, summarise(book, plan)


def _told_tables(book: Book, paths: list[Dropped]) -> UnknownTable:
    """On the read lane: the first table among the files of whose columns the user said something."""
    for path in paths:
        with contextlib.suppress(UnreadableFile):
            table = table_of(book, path.stream() if isinstance(path, Pasted) else path)
            if remembered(book, table.header) is not None:
                return table
    raise CannotDo("None of these files is a table whose columns were named.")


def _write(book: Book, plan: Plan, **how: Any) -> Report:
    """On the write lane: apply a plan. The page has let go of one that is stopped."""
    try:
        return imports.apply(book, plan, **how)
    except imports.Cancelled:
        let_go(plan.entries)
        raise


def _let_go(plan: Plan) -> None:
    """On the read lane: forget a plan."""
    let_go(plan.entries)
