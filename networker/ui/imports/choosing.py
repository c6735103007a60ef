"""The plan that the preview shows: what is answered and chosen there goes into it, and what it comes to is said again."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from networker.desktop.jobs import Jobs
from networker.services.book import Book
from networker.services.imports import Plan, gathered
from networker.services.imports.decisions import joins
from networker.services.imports.expected import expected
from networker.ui.icons import Icons
from networker.ui.imports.preview import Preview
from networker.ui.imports.summary import Summary, rows_of
from networker.ui.theme import Theme


class Choosing(QObject):
    """`plan` is None where none is shown. The preview is told what it comes to, and so is whoever hears `figured`."""

    figured = Signal(int, int, int, bool)  # new people, updated ones, talks, whether anything changes

    def __init__(self, *, book: Book, jobs: Jobs, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._book, self._jobs = book, jobs
        self.plan: Plan | None = None
        self._summary: Summary | None = None
        self.preview = Preview(self._fetch_rows, theme, icons, parent)
        self.preview.answered.connect(self._decided)
        self.preview.choices_changed.connect(self.choose)

    def show_plan(self, plan: Plan, summary: Summary, *, again: bool, owner_told: bool) -> None:
        """Show another plan; `again` and `owner_told` as the preview takes them."""
        self.plan, self._summary = plan, summary
        self.preview.show_summary(summary, again=again, owner_told=owner_told)
        for entry, said in self.preview.pairs.answers:
            if said is not None:
                plan.decide(entry, said)

    def drop(self) -> Plan | None:
        """Show it no more; answers it."""
        plan, self.plan = self.plan, None
        return plan

    def choose(self) -> None:
        """Take over what comes along, and say what it comes to."""
        plan, summary = self.plan, self._summary
        if plan is None or summary is None:
            return
        along = self.preview.along
        plan.without, plan.with_offered = along.without, along.with_offered
        gathered.leave_out(plan, out=along.without_gathered)
        joined = joins(plan)  # looks at every record: once a key
        figures = expected(plan, summary.figures, joined)
        self.preview.show_remarks(plan.remarks_now, plan.meetings_told)
        self.preview.show_figures(figures, plan.new_talks, joined)
        talks = plan.new_talks + plan.updated_talks
        self.figured.emit(figures.new, figures.updated, talks, not plan.changes_nothing)

    def _decided(self, entry: int, answer: object) -> None:
        if self.plan is not None:
            self.plan.decide(entry, answer if isinstance(answer, str) else None)
            self.choose()

    def _fetch_rows(
        self, kind: str, numbers: Sequence[int], then: Callable[[Mapping[int, Any]], None]
    ) -> None:
        if self.plan is not None:
            self._jobs.read(self, rows_of, self._book, self.plan, kind, list(numbers), then=then)
