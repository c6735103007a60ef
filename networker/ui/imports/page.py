"""The import page: reading, questions, preview, writing, report; or one sentence why a file cannot be read.

Nothing is written before the button, and nothing but what the preview shows: where the book changes meanwhile, the
files are read anew. Work runs on the lanes; progress comes back through one queued signal. Files that come while others
are read or looked at join them; those that come while an import is written are read next. Leaving the page drops
nothing; Cancel does, and that of a writing leads back to the preview.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from types import MappingProxyType

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.services.book import Book
from networker.services.imports import Plan, Report, Unreadable
from networker.services.imports.planned import Dropped
from networker.services.tidy import Count
from networker.ui.icons import Icons
from networker.ui.imports.asked import Answer, Asked, Trail, joined, names_of
from networker.ui.imports.choosing import Choosing
from networker.ui.imports.earlier import Earlier
from networker.ui.imports.filled import counted
from networker.ui.imports.foot import Foot
from networker.ui.imports.freshness import Freshness
from networker.ui.imports.questions import Questions
from networker.ui.imports.sheet import Sheet
from networker.ui.imports.summary import Summary
from networker.ui.imports.told import ToldPage
from networker.ui.imports.work import Work
from networker.ui.imports.working import WorkingPage
from networker.ui.page import Page
from networker.ui.text import translated
from networker.ui.theme import Theme
from networker.ui.widgets.states import Hairline

TURNS = {Qt.Key.Key_PageUp.value: -1, Qt.Key.Key_PageDown.value: 1}


class ImportPage(Page):
    """One import at a time. `finished` carries the report, or None where nothing was brought in."""

    finished = Signal(object)
    waits_changed = Signal()
    said = Signal(str)  # one sentence, for a moment
    undo_requested = Signal(object)
    choose_requested = Signal()
    past_requested = Signal()  # the page of past imports
    sort_requested = Signal()  # of the people without a circle
    tidy_requested = Signal()  # the page of those who may be here twice
    tidy_list_requested = Signal(str)  # another list of that page
    leave_now = Signal()  # the writing is over that the end of the program waited for

    def __init__(
        self,
        *,
        book: Book,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        region: Callable[[], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "base", parent)
        self.setObjectName("importPage")
        self.setAccessibleName(self.tr("Import"))
        self._book, self._jobs, self._clock = book, jobs, clock
        self._work = Work(book=book, jobs=jobs, clock=clock, region=region, parent=self)
        self._work.planned.connect(self._planned)
        self._work.written.connect(self._written)
        self._work.stopped.connect(self._stopped)
        self._work.failed.connect(self._failed)
        self._trail = Trail()  # what is read or looked at, and not written yet
        self._next: tuple[Dropped, ...] = ()  # files that came while an import was written
        self._report: Report | None = None
        self._leaving = False  # the program ends once it is written
        self._because = ""  # why the preview is another one than before
        self._unseen = False  # it ended while another page was shown
        self._keyboard: QWidget | None = None
        self._build(theme, icons)
        self._freshness = Freshness(
            book=book, jobs=jobs, looked_at=self._looked_at, report=lambda: self._report,
            own=lambda who: who in (self._work, self.questions), parent=self,
        )  # fmt: skip
        self._freshness.lost.connect(self._read_for_other_book)
        self._freshness.taken_back.connect(self._report_is_over)

    def _build(self, theme: Theme, icons: Icons) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.earlier = Earlier(theme, self)  # parts are made in the order in which Tab goes through them
        self.earlier.past.clicked.connect(self.past_requested)
        # The keyboard is given to the foot: from there Tab leads on to what can be chosen, not first round the window.
        self.foot = Foot(theme, self)
        self._states = QStackedWidget(self)
        self.working = WorkingPage(theme, self)
        self.choosing = Choosing(book=self._book, jobs=self._jobs, theme=theme, icons=icons, parent=self)
        self.preview = self.choosing.preview
        self.preview.columns_requested.connect(self._ask_for_columns_anew)
        self.preview.owner_requested.connect(self._ask_who_anew)
        self.preview.pairs_ended.connect(self._pairs_ended)
        self.told = ToldPage(theme, self)
        self.told.undo_import.clicked.connect(self._undo)
        self.told.other_files.clicked.connect(self.choose_requested)
        self.told.past.clicked.connect(self.past_requested)
        self.told.tidy.clicked.connect(self.tidy_requested)
        self.told.lists.list_requested.connect(self.tidy_list_requested)
        self.told.sort.clicked.connect(self.sort_requested)
        self.choosing.figured.connect(self.foot.offer)
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
        self.foot.back.clicked.connect(self._go_back)
        self.apply.clicked.connect(self._apply)
        column.addWidget(self.foot)

    # ---- being looked at, and waiting

    @property
    def waits(self) -> bool:
        """Whether something is here that is not over: files that are not written yet, or an end nobody has seen."""
        return self._trail.now is not None or self._unseen

    @property
    def writes(self) -> bool:
        """Whether an import is being written."""
        return self._work.writes

    def leave_when_written(self) -> None:
        """Somebody ended the program while an import is written: it waits for that, and says so."""
        self._leaving = True
        self._say_while_writing()

    @property
    def unwritten(self) -> bool:
        """Whether files are read or looked at that are not written yet, so that the end of the program loses them."""
        return self._trail.now is not None and not self._work.writes

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
        return self.choosing.plan if shown and self._work.rests else None

    def _read_for_other_book(self) -> None:
        self._read_anew(self.tr("Your book changed meanwhile: this is what would change now."))

    def _report_is_over(self) -> None:
        """What it tells is no longer so: nobody is led back to it."""
        if self.isVisible():
            self.stop()
        else:
            self._report, self._unseen = None, False
            self.waits_changed.emit()

    # ---- reading

    def start(self, paths: Sequence[Dropped]) -> None:
        """Read these files, with those that are not written yet, and show what they would change."""
        if self._work.writes:
            self._next = joined(self._next, paths)
            self._say_while_writing()
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
        if because:
            self.foot.say(because)

    def _read(self, asked: Asked) -> None:
        self._because = ""
        self._begin(self.tr("Reading {0}").replace("{0}", names_of(asked.paths)))
        self.foot.say(self.tr("Nothing is written yet."))
        self._drop_plan()
        self._put_report_aside()
        self.waits_changed.emit()
        self._work.read(asked, self.working.progress())

    def _begin(self, title: str) -> None:
        self.working.begin(title)
        self._states.setCurrentWidget(self.working)
        self.apply.hide()
        self.foot.hide_ways()
        self.apply.setEnabled(True)
        self.cancel.setText(self.tr("Cancel"))
        self.cancel.setEnabled(True)
        self._give_keyboard(self.working)  # Enter must never mean Cancel

    def _planned(self, answer: Answer) -> None:
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
            self._jobs.failed.emit(translated(str(bad)))
            self._read(before)
        elif self._trail.now is not None and self._trail.now.wanted(bad.why):
            self.questions.ask(bad, self._trail.now)
        else:
            self._refused(translated(str(bad)), bad.why)

    def _turn_to_question(self, page: QWidget, keyboard: QWidget) -> None:
        self.foot.back.setVisible(self.choosing.plan is not None or self._trail.leads_back)
        self._states.setCurrentWidget(page)
        self._give_keyboard(keyboard)

    def _ask_for_columns_anew(self) -> None:
        if self._trail.now is not None:
            self.questions.ask_for_columns_anew(self._trail.now)

    def _show_plan(self, plan: Plan, summary: Summary) -> None:
        if plan.changes_nothing and not any(each.kind == "offered" for each in summary.along):
            self.told.tell_nothing_new(summary)
            self._end()
            self._work.forget(plan)
            return
        asked = self._trail.now
        self.choosing.show_plan(
            plan, summary, again=self._trail.is_known, owner_told=asked is not None and bool(asked.owners)
        )
        self._trail.is_known = True
        self._show_preview()

    def _show_preview(self) -> None:
        self.foot.hide_ways()
        self._states.setCurrentWidget(self.preview)
        said = self.tr("Nothing is written yet. Afterwards one undo takes all of it back, also tomorrow.")
        self.foot.say(f"{self._because} {said}".strip())
        self.apply.show()
        self.choosing.choose()
        self._give_keyboard(self.apply)
        self._freshness.look()

    def _failed(self, sentence: str) -> None:
        self._refused(sentence)
        self._leave()

    def _refused(self, sentence: str, why: Mapping[Dropped, str] = MappingProxyType({})) -> None:
        before = self._trail.leave_joined()
        if before is not None:
            self._jobs.failed.emit(sentence)
            self._read(before)
        elif self._next:
            self._jobs.failed.emit(sentence)
            self._go_on()
        else:
            self.told.tell_refused(sentence, why)
            self._end()

    def _end(self) -> None:
        self._trail = Trail()
        self._unseen = not self.isVisible()
        self.waits_changed.emit()
        self._states.setCurrentWidget(self.told)
        self.foot.say("")
        self.apply.hide()
        self.foot.hide_ways()
        self.cancel.setText(self.tr("Done"))
        self._give_keyboard(self.cancel)

    def back(self) -> bool:
        """Esc: out of a whole list or of the columns, to the preview. False where that leads off the page.

        What is not over waits then.
        """
        shown = self._states.currentWidget()
        if shown is self.preview and self.preview.shows_whole:
            self.preview.show_overview()
            self._give_keyboard(self.apply)
        elif shown is self.columns and self.choosing.plan is not None:
            self._go_back()
        elif shown is self.preview and self.preview.newcomers.group.hasFocus():
            self._give_keyboard(self.apply)
        elif self._trail.now is not None:
            return False
        else:
            self.stop()
        return True

    @property
    def parting(self) -> str:
        return self.tr("Your import waits: Ctrl+I leads back to it") if self.waits else ""

    def undo(self) -> bool:
        """Take back the last answer of this page; False where nothing waits here, and what is written is meant."""
        if self._work.writes:
            self.said.emit(self.tr("Cancel leaves your book as it was"))
        elif self._trail.now is None:
            if self._report is not None:  # what it tells is taken back by what follows
                self.stop()
            return False
        elif self._states.currentWidget() is self.preview and self.preview.undo():
            pass
        elif not self._go_back():
            self.said.emit(self.tr("Nothing was answered here yet, and nothing is written"))
        return True

    def _go_back(self) -> bool:
        """To what was shown before this question, or before this answer; False where that was the first."""
        if self._states.currentWidget() is self.columns and self.choosing.plan is not None:
            self._show_preview()
        elif (before := self._trail.go_back()) is not None:
            self._read(before)
        else:
            return False
        return True

    def _ask_who_anew(self) -> None:
        if self._trail.now is not None:
            self._go_on_with(replace(self._trail.now, owners=()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The keys of the doubtful pair, wherever the keyboard is but in a text, and those that turn pages."""
        shown, pages = self._states.currentWidget(), TURNS.get(event.key())
        if pages is not None and isinstance(shown, Sheet):
            shown.turn(pages)
        elif shown is not self.preview or not self.preview.answer(event):
            super().keyPressEvent(event)

    # ---- writing

    def _apply(self) -> None:
        if self._states.currentWidget() is self.columns:
            self.questions.take_columns()
            return
        plan = self.choosing.plan
        if plan is None:
            return
        circle, group = self.preview.newcomers.circle, " ".join(self.preview.newcomers.group.text().split())
        self._begin(self.tr("Bringing everybody in"))
        self._work.write(plan, self.working.progress(), circle=circle, group=group)
        self._say_while_writing()

    def _say_while_writing(self) -> None:
        if self._work.stops:
            return  # it is said that it stops
        leaving, following = self.tr("Networker closes once this is written."), self.tr("Read next: {0}")
        said = (
            leaving if self._leaving else "",
            self.tr("Cancel leaves your book as it was."),
            following.replace("{0}", names_of(self._next)) if self._next else "",
        )
        self.foot.say(" ".join(filter(None, said)))

    def _stopped(self) -> None:
        """Back to the preview: nothing else is lost by Cancel."""
        self._read_anew(self.tr("Nothing was brought in."))
        self._leave()

    def _written(self, report: Report | None) -> None:
        if report is None:  # the book is another one than was shown
            self._read_for_other_book()
        else:
            self._applied(report)
        self._leave()

    def _leave(self) -> None:
        """The program may end now, unless other files came meanwhile, or these are to be looked at again."""
        leaving, self._leaving = self._leaving, False
        if leaving:
            self.leave_now.emit()

    def _applied(self, report: Report) -> None:
        self._report = report
        self._drop_plan()
        if self._next:
            self._go_on()
            return
        answers = [answer for _, answer in self.preview.pairs.answers]
        given = self.preview.newcomers.circle is not None
        self.told.tell_report(report, same=answers.count("same"), to_sort=0 if given else report.new)
        self._end()
        # Who shares an address or a name is found only once everybody is in the book.
        today = self._clock().date()
        self._jobs.read(
            self, counted, self._book, report.import_id, today, then=partial(self._counted, report)
        )

    def _counted(self, report: Report, found: tuple[int, Sequence[Count]]) -> None:
        if self._report is report:  # else other files came meanwhile, or it was taken back
            self.told.tell_pairs(found[0])
            self.told.lists.say(found[1])

    def _go_on(self) -> None:
        """Read the files that came meanwhile."""
        paths, self._next = self._next, ()
        self._trail = Trail()
        self.start(paths)

    def _drop_plan(self) -> None:
        if (plan := self.choosing.drop()) is not None:
            self._work.forget(plan)

    def stop(self) -> None:
        """Cancel what is written, which leads back to the preview; else what is read or looked at, and leave the page."""
        if self._work.writes:
            self._work.stop()
            self.cancel.setEnabled(False)
            self.working.begin(self.tr("Stopping"), self.tr("Nothing will be kept."))
            self.foot.say("")
            return
        given_up = self._trail.now is not None
        self._work.leave()
        self.working.end()
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
