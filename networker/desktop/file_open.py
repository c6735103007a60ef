"""Files and links that macOS hands to a running program: dropped on its icon, opened from the Finder or a browser.

Other systems name them on the command line instead. The system sends such an event to the application
itself, so this is a kind of application: a filter would be asked about every event of every widget, and one
that is set after the first paint would miss the files a program was started with.
"""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer, QUrl, Signal
from PySide6.QtGui import QFileOpenEvent
from PySide6.QtWidgets import QApplication

from networker.options import is_link


class Program(QApplication):
    """The one application of the process, which tells of files and links that the system asks it to open."""

    files_opened = Signal(list)  # of Path
    links_opened = Signal(list)  # of str

    def __init__(self, words: Sequence[str]) -> None:
        super().__init__(list(words))
        self._files: list[Path] = []
        self._telling = QTimer(self, singleShot=True, interval=0)
        self._telling.timeout.connect(self._tell)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FileOpen and isinstance(event, QFileOpenEvent):
            if event.url().isLocalFile():
                # Each file of several comes by itself, and together they are one import.
                self._files.append(Path(event.url().toLocalFile()))
                self._telling.start()
            elif is_link(link := event.url().toString(QUrl.ComponentFormattingOption.FullyEncoded)):
                self.links_opened.emit([link])
            return True
        return super().event(event)

    def _tell(self) -> None:
        files, self._files = self._files, []
        self.files_opened.emit(files)
