"""Asks what to export, whom and where to, and writes it on a lane of the readers: the window stays free meanwhile."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

from PySide6.QtCore import QDir, QEvent, QObject, QStandardPaths, Qt, QTimer, Signal

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.services.book import Book
from networker.ui.icons import Icons
from networker.ui.text import isolate, several
from networker.ui.theme import Theme
from networker.ui.widgets.over_card import OneCard, OverCard

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QWidget

    from networker.services.exports import Exported
    from networker.ui.exporting.card import Wish

PATIENCE_MS = 300  # before it is said that it is being written
STILL_MS = 1000  # before it is said again, with how far it is


class Exporting(OneCard[OverCard]):
    """`said` tells what was written, `failed` why nothing was; `going` how many people of how many are written (of 0: not
    known).
    """

    said = Signal(str)
    failed = Signal(str)
    going = Signal(int, int)
    _went_on = Signal(int, int)

    def __init__(
        self,
        *,
        book: Book,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        over: "QWidget",
        listed: Callable[[], Sequence[int]],
        chosen: Callable[[], Sequence[int]],
    ) -> None:
        """`listed`: the ids of whom the list of people shows now, `chosen`: of whom is selected in it."""
        super().__init__(over)
        self._book, self._jobs, self._theme, self._icons, self._clock = book, jobs, theme, icons, clock
        self._over, self._listed, self._chosen = over, listed, chosen
        self._dialog: QFileDialog | None = None
        self._stop = Event()
        self._far = (0, 0)
        self._long = QTimer(self, singleShot=True)
        self._long.timeout.connect(self._still_going)
        self._went_on.connect(self._is_at, Qt.ConnectionType.QueuedConnection)
        over.installEventFilter(self)

    # ---- asking

    def ask(self) -> None:
        """Ask what, and whom."""
        from networker.services import exports

        self._jobs.read(self, exports.everybody, self._book, then=self._counted)

    def _counted(self, everybody: int) -> None:
        if not everybody:
            self.said.emit(self.tr("Nobody is in your book yet: there is nothing to export"))
            return
        from networker.ui.exporting.card import ExportCard, Offered

        listed, chosen = list(self._listed()), list(self._chosen())
        self.leave()
        offered = Offered(
            everybody,
            listed if 0 < len(listed) < everybody else (),
            chosen if 1 < len(chosen) < everybody else (),
        )
        card = ExportCard(offered, self._theme, self._icons, self._over)
        card.wished.connect(self._ask_where)
        self.put(card)

    def _ask_where(self, wish: "Wish") -> None:
        """A dialog of the system, which itself asks before a file is replaced."""
        from PySide6.QtWidgets import QFileDialog

        self.leave()
        if self._dialog is not None:
            self._dialog.close()
        self._dialog = dialog = QFileDialog(self._over.window(), self.tr("Export to"))
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix(wish.format)
        dialog.setNameFilter(self._filter(wish.format))
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        if QDir(documents).exists():
            dialog.setDirectory(documents)
        dialog.selectFile(f"networker-{self._clock().date().isoformat()}.{wish.format}")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.fileSelected.connect(lambda name: self.write(wish, Path(name)))
        dialog.finished.connect(self._answered)
        dialog.open()

    def _filter(self, format_: str) -> str:
        return {
            "vcf": self.tr("Contact cards (*.vcf)"), "csv": self.tr("Tables (*.csv)"),
            "ics": self.tr("Calendars (*.ics)"), "json": self.tr("Books of Networker (*.json)"),
        }[format_]  # fmt: skip

    def _answered(self, _result: int) -> None:
        self._dialog = None

    # ---- writing

    def write(self, wish: "Wish", path: Path) -> None:
        """Write it, in place of what is there."""
        from networker.services import exports

        self._stop, self._far = Event(), (0, 0)
        self._long.start(PATIENCE_MS)
        self._jobs.read(
            self, exports.export, self._book, path, format=wish.format, now=self._clock(), people=wish.people,
            replace=True, birthday=self.tr("Birthday of {0}"), going_on=self._went_on.emit,
            cancelled=self._stop.is_set, then=partial(self._written, wish.format), failed=self._not_written,
        )  # fmt: skip

    def stop(self) -> bool:
        """Write no further: nothing is left of it. False where nothing is being written."""
        if not self._long.isActive():
            return False
        self._stop.set()
        return True

    def _is_at(self, done: int, of: int) -> None:
        self._far = (done, of)

    def _still_going(self) -> None:
        self.going.emit(*self._far)
        self._long.start(STILL_MS)

    def _written(self, format_: str, done: "Exported") -> None:
        self._long.stop()
        if format_ == "ics":
            text = several(done.entries, self.tr("1 entry is in %1"), self.tr("%n entries are in %1"))
        else:
            text = several(done.people, self.tr("1 person is in %1"), self.tr("%n people are in %1"))
        self.said.emit(text.replace("%1", isolate(str(done.written))))

    def _not_written(self, sentence: str) -> None:
        self._long.stop()
        if self._stop.is_set():
            self.said.emit(self.tr("Stopped: nothing was exported"))
        else:
            self.failed.emit(sentence)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize:
            self.place()
        return False
