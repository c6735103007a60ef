"""The import page: reading, questions, preview, writing, report; or one sentence why a file cannot be read.

Nothing is written before the button, and nothing but what the preview shows: where the book changes meanwhile, the
files are read anew. Work runs on the lanes; progress comes back through one queued signal. Files that come while others
are read or looked at join them; those that come while an import is written are read next. Leaving the page drops
nothing; Cancel does, and that of a writing leads back to the preview.
"""

import threading
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.services.book import Book
from networker.services.imports import Plan, Report, Unreadable
from networker.services.imports.decisions import joins
from networker.services.imports.expected import expected
from networker.services.imports.planned import Dropped
from networker.ui.icons import Icons
from networker.ui.imports.asked import (
    Answer,
    Asked,
    Trail,
    forgotten,
    joined,
    names_of,
    planned,
    written,
)
from networker.ui.imports.earlier import Earlier
from networker.ui.imports.foot import Foot
from networker.ui.imports.freshness import Freshness
from networker.ui.imports.preview import Preview
from networker.ui.imports.questions import Questions
from networker.ui.imports.summary import Summary, rows_of
from networker.ui.imports.told import ToldPage
from networker.ui.imports.working import WorkingPage
from networker.ui.theme import Theme
from networker.ui.widgets.states import Ground, Hairline


class ImportPage(Ground):
    """One import at a time. `finished` carries the report, or None where nothing was brought in."""

    finished = Signal(object)
    waits_changed = Signal()
    said = Signal(str)  # one sentence, for a moment
    undo_requested = Signal(object)
    choose_requested = Signal()
    past_requested = Signal()  # the page of past imports
    sort_requested = Signal()  # of the people without a circle
    tidy_requested = Signal()  # the page of those who may be here twice

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
        self._trail = Trail()  # what is read or looked at, and not written yet
        self._next: tuple[Dropped, ...] = ()  # files that came while an import was written
        self._plan: Plan | None = None
        self._summary: Summary | None = None
        self._report: Report | None = None
        self._ticket: Ticket | None = None
        self._writing = False
        self._because = ""  # why the preview is another one than before
        self._unseen = False  # it ended while another page was shown
        self._keyboard: QWidget | None = None
        self._stop = threading.Event()
        self._build(theme, icons)
        self._freshness = Freshness(
            book=book, jobs=jobs, looked_at=self._looked_at,
            own=lambda who: who in (self, self.questions), parent=self,
        )  # fmt: skip
        self._freshness.lost.connect(self._read_for_other_book)

    def _build(self, theme: Theme, icons: Icons) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.earlier = Earlier(theme, self)  # parts are made in the order in which Tab goes through them
        self.earlier.past.clicked.connect(self.past_requested)
        self._states = QStackedWidget(self)
        self.working = WorkingPage(theme, self)
        self.preview = Preview(self._fetch_rows, theme, icons, self)
        self.preview.answered.connect(self._decided)
        self.preview.columns_requested.connect(self._ask_for_columns_anew)
        self.preview.choices_changed.connect(self._choose)
        self.preview.pairs_ended.connect(self._pairs_ended)
        self.told = ToldPage(theme, self)
        self.told.undo_import.clicked.connect(self._undo)
        self.told.other_files.clicked.connect(self.choose_requested)
        self.told.past.clicked.connect(self.past_requested)
        self.told.tidy.clicked.connect(self.tidy_requested)
        self.told.sort.clicked.connect(self.sort_requested)
        self.foot = Foot(theme, self)
        self.cancel, self.apply = self.foot.cancel, self.foot.apply
        for page in (self.working, self.preview, self.told):
            self._states.addWidget(page)
        self.questions = asking = Questions(
            book=self._book, jobs=self._jobs, states=self._states, foot=self.foot, theme=theme, icons=icons
        )
        asking.answered.connect(self._go_on_with)
        asking.turned.connect(self._turn_to_question)
        asking.failed.connect(self._refused)
        self.columns, self.who_am_i, self.which_day = asking.columns, asking.who_am_i, asking.which_day
        column.addWidget(self.earlier)
        column.addWidget(self._states, 1)
        column.addWidget(Hairline(theme))
        self.cancel.clicked.connect(self.stop)
        self.apply.clicked.connect(self._apply)
        column.addWidget(self.foot)

    # ---- being looked at, and waiting

    @property
    def waits(self) -> bool:
        """Whether something is here that is not over: files that are not written yet, or an end nobody has seen."""
        return self._trail.now is not None or self._unseen

    @property
    def unwritten(self) -> bool:
        """Whether files are read or looked at that are not written yet, so that the end of the program loses them."""
        return self._trail.now is not None and not self._writing

    def _give_keyboard(self, part: QWidget) -> None:
        """Keys mean a part of the page; where another page is shown, not before somebody comes back."""
        self._keyboard = part
        if self.isVisible():
            part.setFocus(Qt.FocusReason.TabFocusReason)

    def _pairs_ended(self) -> None:
        self._give_keyboard(self.apply)

    def take_keyboard(self) -> None:
        """Somebody came back: keys mean what they meant here."""
        self._give_keyboard(self._keyboard or self.cancel)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._unseen = False
        self._freshness.look()

    def _looked_at(self) -> Plan | None:
        shown = self.isVisible() and self._states.currentWidget() is self.preview
        return self._plan if shown and self._ticket is None else None

    def _read_for_other_book(self) -> None:
        self._read_anew(self.tr("Your book changed meanwhile: this is what would change now."))

    # ---- reading

    def start(self, paths: Sequence[Dropped]) -> None:
        """Read these files, with those that are not written yet, and show what they would change."""
        if self._writing:
            self._next = joined(self._next, paths)
            self.foot.say(
                self.tr("Cancel leaves your book as it was. Read next: {0}").replace(
                    "{0}", names_of(self._next)
                )
            )
            return
        self._read(self._trail.join(paths))

    def _go_on_with(self, asked: Asked) -> None:
        self._trail.go_on(asked)
        self._read(asked)

    def _read_anew(self, because: str = "") -> None:
        """The same once more, with what came meanwhile: what was answered stays."""
        more, self._next = self._next, ()
        self._read(self._trail.join(more))
        self._because = because

    def _read(self, asked: Asked) -> None:
        self._because = ""
        self._begin(self.tr("Reading {0}").replace("{0}", names_of(asked.paths)))
        self.foot.say(self.tr("Nothing is written yet."))
        self._drop_plan()
        self._put_report_aside()
        self.waits_changed.emit()
        self._ticket = self._jobs.read(
            self, planned, self._book, asked, self._region, self._clock(),
            self.working.progress(), self._stop.is_set, then=self._planned, failed=self._refused,
        )  # fmt: skip

    def _begin(self, title: str, *, records: int = 0) -> None:
        self._leave_work()
        self._stop = threading.Event()
        self.working.begin(title, records=records)
        self._states.setCurrentWidget(self.working)
        self.apply.hide()
        self.foot.leave_out.hide()
        self.apply.setEnabled(True)
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setEnabled(True)
        self._give_keyboard(self.working)  # Enter must never mean Cancel

    def _leave_work(self) -> None:
        self._stop.set()
        self.working.end()
        if self._ticket is not None:
            self._ticket.cancel()
            self._ticket = None
            self._plan = None  # whoever works on it still has it
        self._writing = False

    def _planned(self, answer: Answer) -> None:
        self._ticket = None
        if isinstance(answer, Unreadable):
            self._go_on_without(answer)
        elif isinstance(answer, tuple):
            self._trail.arrived()
            self._show_plan(*answer)
        elif self._trail.now is not None:
            self._trail.arrived()
            self.questions.ask(answer, self._trail.now)

    def _go_on_without(self, bad: Unreadable) -> None:
        """Those that join others are named and left; else it is asked whether the rest comes in without them."""
        before = self._trail.leave_bad(bad.why)
        if before is not None:
            self._jobs.failed.emit(str(bad))
            self._read(before)
        elif self._trail.now is not None and self._trail.now.wanted(bad.why):
            self.questions.ask(bad, self._trail.now)
        else:
            self._refused(str(bad))

    def _turn_to_question(self, page: QWidget, keyboard: QWidget) -> None:
        self._states.setCurrentWidget(page)
        self._give_keyboard(keyboard)

    def _ask_for_columns_anew(self) -> None:
        if self._trail.now is not None:
            self.questions.ask_for_columns_anew(self._trail.now)

    def _show_plan(self, plan: Plan, summary: Summary) -> None:
        self._plan, self._summary = plan, summary
        if plan.changes_nothing and not any(each.kind == "offered" for each in summary.along):
            self.told.tell_nothing_new(summary)
            self._end()
            return
        self.preview.show_summary(summary, again=self._trail.is_known)
        self._trail.is_known = True
        for entry, said in self.preview.pairs.answers:
            if said is not None:
                plan.decide(entry, said)
        self._show_preview()

    def _show_preview(self) -> None:
        self.foot.leave_out.hide()
        self._states.setCurrentWidget(self.preview)
        said = self.tr("Nothing is written yet. Afterwards one undo takes all of it back, also tomorrow.")
        self.foot.say(f"{self._because} {said}".strip())
        self.apply.show()
        self._choose()
        self._give_keyboard(self.apply)
        self._freshness.look()

    def _choose(self) -> None:
        """Take over what comes along, and say on the button what it comes to."""
        plan, summary = self._plan, self._summary
        if plan is None or summary is None:
            return
        along = self.preview.along
        plan.without, plan.with_offered = along.without, along.with_offered
        joined = joins(plan)  # looks at every record: once a key
        figures = expected(plan, summary.figures, joined)
        self.preview.show_figures(figures, plan.new_talks, joined)
        self.foot.offer(figures.new + figures.updated, plan.new_talks + plan.updated_talks)
        self.apply.setEnabled(not plan.changes_nothing)

    def _refused(self, sentence: str) -> None:
        self._ticket, self._writing = None, False
        before = self._trail.leave_joined()
        if before is not None:
            self._jobs.failed.emit(sentence)
            self._read(before)
        elif self._next:
            self._jobs.failed.emit(sentence)
            self._go_on()
        else:
            self.told.tell_refused(sentence)
            self._end()

    def _end(self) -> None:
        self._trail = Trail()
        self._unseen = not self.isVisible()
        self.waits_changed.emit()
        self._states.setCurrentWidget(self.told)
        self.foot.say("")
        self.apply.hide()
        self.foot.leave_out.hide()
        self.cancel.setText(self.tr("Done"))
        self._give_keyboard(self.cancel)

    def _fetch_rows(
        self, kind: str, numbers: Sequence[int], then: Callable[[Mapping[int, Any]], None]
    ) -> None:
        if self._plan is not None:
            self._jobs.read(self, rows_of, self._book, self._plan, kind, list(numbers), then=then)

    def back(self) -> bool:
        """Esc: out of a whole list or of the columns, to the preview. False where that leads off the page.

        What is not over waits then.
        """
        shown = self._states.currentWidget()
        if shown is self.preview and self.preview.shows_whole:
            self.preview.show_overview()
            self._give_keyboard(self.apply)
        elif shown is self.columns and self._plan is not None:
            self._show_preview()
        elif shown is self.preview and self.preview.newcomers.group.hasFocus():
            self._give_keyboard(self.apply)
        elif self._trail.now is not None:
            return False
        else:
            self.stop()
        return True

    def undo(self) -> bool:
        """Take back the last answer of this page; False where nothing waits here, and what is written is meant."""
        if self._writing:
            self.said.emit(self.tr("Cancel leaves your book as it was"))
        elif self._trail.now is None:
            if self._report is not None:  # what it tells is taken back by what follows
                self.stop()
            return False
        elif self._states.currentWidget() is self.preview and self.preview.undo():
            pass
        elif (before := self._trail.go_back()) is not None:
            self._read(before)
        else:
            self.said.emit(self.tr("Nothing was answered here yet, and nothing is written"))
        return True

    def _decided(self, entry: int, answer: object) -> None:
        if self._plan is not None:
            self._plan.decide(entry, answer if isinstance(answer, str) else None)
            self._choose()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the doubtful pair, wherever the keyboard is but in a text."""
        if self._states.currentWidget() is not self.preview or not self.preview.answer(event):
            super().keyPressEvent(event)

    # ---- writing

    def _apply(self) -> None:
        if self._states.currentWidget() is self.columns:
            self.questions.take_columns()
            return
        plan = self._plan
        if plan is None:
            return
        circle, group = self.preview.newcomers.circle, " ".join(self.preview.newcomers.group.text().split())
        self._begin(self.tr("Bringing everybody in"), records=len(plan.entries))
        self.foot.say(self.tr("Cancel leaves your book as it was."))
        self._writing = True
        self._ticket = self._jobs.write(
            self, written, self._book, plan, now=self._clock(), circle=circle, group=group,
            progress=self.working.progress(), cancelled=self._stop.is_set,
            then=self._applied, failed=self._not_written,
        )  # fmt: skip

    def _not_written(self, sentence: str) -> None:
        """Back to the preview, where somebody cancelled: nothing else is lost by that."""
        self._ticket, self._writing = None, False
        if self._stop.is_set():
            self._read_anew(self.tr("Nothing was brought in."))
        else:
            self._refused(sentence)

    def _applied(self, report: Report | None) -> None:
        """It is written; None: not yet, for the book is another one than was shown."""
        self._ticket, self._writing = None, False
        if report is None:
            self._read_for_other_book()
            return
        self._report = report
        self._drop_plan()
        if self._next:
            self._go_on()
            return
        if self._summary is not None:
            given = self.preview.newcomers.circle is not None
            self.told.tell_report(report, to_sort=0 if given else report.new)
        self._end()

    def _go_on(self) -> None:
        """Read the files that came meanwhile."""
        paths, self._next = self._next, ()
        self._trail = Trail()
        self.start(paths)

    def _drop_plan(self) -> None:
        """Let go of the plan bit by bit, off this thread: a hundred thousand records at once stop the window."""
        plan, self._plan = self._plan, None
        if plan is not None:
            self._jobs.read(self, forgotten, plan)

    def stop(self) -> None:
        """Cancel what is written, which leads back to the preview; else what is read or looked at, and leave the page."""
        if self._writing:
            self._stop.set()
            self.cancel.setEnabled(False)
            self.foot.say(self.tr("One moment: your book stays as it was."))
            return
        given_up = self._trail.now is not None
        self._leave_work()
        self._drop_plan()
        self._trail = Trail()
        report, self._report = self._report, None
        self.waits_changed.emit()
        self.earlier.clear()
        self.finished.emit(report)
        if given_up:
            self.said.emit(self.tr("Nothing was brought in"))

    def _put_report_aside(self) -> None:
        """Other files take the place of a report: it stays to be found."""
        report, self._report = self._report, None
        if report is not None and report.import_id is not None:
            self.earlier.add(report)

    def _undo(self) -> None:
        if self._report is not None and self._report.import_id is not None:
            self.undo_requested.emit(self._report.import_id)
            self.stop()
