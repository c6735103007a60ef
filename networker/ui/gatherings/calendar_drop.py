"""A calendar file comes to the Gatherings page: dropped on it, or chosen. Whatever else is dropped is the window's."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from networker.ui.dropped import files_of, take_copy
from networker.ui.gatherings import words
from networker.ui.theme import Theme
from networker.ui.widgets.states import DropFrame

ENDINGS = (".ics", ".ical", ".ifb", ".icalendar")


class CalendarDrop(QObject):
    """`came` carries the path of one calendar file."""

    came = Signal(object)  # Path

    def __init__(self, theme: Theme, page: QWidget) -> None:
        super().__init__(page)
        self._page = page
        self._dialog: QFileDialog | None = None
        self.frame = DropFrame(theme, page)
        self.frame.setAccessibleName(words.tr("Drop the calendar file here"))
        page.setAcceptDrops(True)
        page.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragLeave or (kind == QEvent.Type.Drop and self.frame.isVisible()):
            self.frame.hide()
        if isinstance(event, QDropEvent) and kind in (QEvent.Type.DragEnter, QEvent.Type.Drop):
            calendar = calendar_among(files_of(event.mimeData()))
            if calendar is None or not take_copy(event):
                event.ignore()  # the window below imports it
            elif isinstance(event, QDragEnterEvent):
                self.frame.cover()
            else:
                self.came.emit(calendar)
            return True
        return False

    def choose(self) -> None:
        """Ask for a calendar file, without blocking the window; one dialog at a time."""
        if self._dialog is not None:
            self._dialog.raise_()
            self._dialog.activateWindow()
            return
        self._dialog = dialog = QFileDialog(self._page.window(), words.tr("Choose a calendar file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([words.tr("Calendars (*.ics *.ical)"), words.tr("All files (*)")])
        dialog.fileSelected.connect(lambda name: self.came.emit(Path(name)))
        dialog.finished.connect(self._chosen)
        dialog.open()

    def _chosen(self, _result: int) -> None:
        dialog, self._dialog = self._dialog, None
        if dialog is not None:
            dialog.deleteLater()


def calendar_among(files: Sequence[object]) -> Path | None:
    """The file, where it is one alone and called like a calendar."""
    first = files[0] if len(files) == 1 else None
    return first if isinstance(first, Path) and first.suffix.lower() in ENDINGS else None
