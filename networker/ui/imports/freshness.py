"""Whether the preview, or the report, is still true: the book may change meanwhile, from any page and by undo."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from networker.desktop.jobs import Jobs
from networker.domain.changes import Changes
from networker.services.book import Book
from networker.services.imports import Plan, Report, history, is_stale


class Freshness(QObject):
    """`lost`: what is looked at was worked out for another book. Not every change makes the book another one.

    `taken_back`: the import of the report that is kept was undone.
    """

    lost = Signal()
    taken_back = Signal()

    def __init__(
        self,
        *,
        book: Book,
        jobs: Jobs,
        looked_at: Callable[[], Plan | None],
        report: Callable[[], Report | None],
        own: Callable[[object], bool],
        parent: QObject,
    ) -> None:
        """`looked_at` answers the plan that is shown; `own` whether a change was made by what shows it.

        `report` answers that of the import that was written here last, as long as it may be read.
        """
        super().__init__(parent)
        self._book, self._jobs, self._looked_at, self._own = book, jobs, looked_at, own
        self._report = report
        self._in_doubt = False
        jobs.changed.connect(self._changed)

    def _changed(self, changes: Changes, initiator: object) -> None:
        if changes and not self._own(initiator):
            self._in_doubt = True
            self.look()
            report = self._report()
            if report is not None and report.import_id is not None:
                then = partial(self._judged_report, report)
                self._jobs.read(self, history.stands, self._book, report.import_id, then=then)

    def _judged_report(self, report: Report, stands: bool) -> None:
        if not stands and report is self._report():
            self.taken_back.emit()

    def look(self) -> None:
        """Something is looked at now: ask for the book as it is, where it may have changed."""
        plan = self._looked_at()
        if self._in_doubt and plan is not None:
            self._in_doubt = False
            self._jobs.read(self, is_stale, self._book, plan, then=partial(self._judged, plan))

    def _judged(self, plan: Plan, stale: bool) -> None:
        if stale and plan is self._looked_at():
            self.lost.emit()
