"""All ways in which files and words come into the window: chosen, dropped, pasted, handed over by another start.

Whatever cannot be taken is answered in one sentence; nothing that was taken is lost.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

from networker.desktop.jobs import Jobs
from networker.ui.theme import Theme
from networker.ui.widgets.states import DropFrame

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog

    from networker.services.imports.planned import Dropped


class Intake(QObject):
    """`files_came` carries what an import is to be planned of; `said` why nothing could be taken.

    `page_pasted`: the address of one page, which is nobody and no file: who would care about it?
    """

    files_came = Signal(object)  # list[Dropped]
    page_pasted = Signal()
    said = Signal(str)

    def __init__(self, jobs: Jobs, theme: Theme, window: QWidget, framed: QWidget) -> None:
        """`window` is what files may be dropped on, `framed` what the frame is drawn round meanwhile."""
        super().__init__(window)
        self._jobs, self._window = jobs, window
        self.frame = DropFrame(theme, framed)
        self._dialog: QFileDialog | None = None

    def enter(self, event: QDragEnterEvent) -> None:
        """Something is dragged over the window; words that are moved about inside of it are not taken."""
        from networker.ui.dropped import dropped, take_copy

        if event.source() is None and dropped(event.mimeData()) and take_copy(event):
            self.frame.cover()

    def leave(self) -> None:
        """It is dragged away again."""
        self.frame.hide()

    def choose_files(self) -> None:
        """Ask for files, without blocking the window; one dialog at a time."""
        from PySide6.QtWidgets import QFileDialog

        if self._dialog is not None:
            self._dialog.raise_()
            self._dialog.activateWindow()
            return
        self._dialog = dialog = QFileDialog(self._window, self.tr("Choose files"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.filesSelected.connect(lambda names: self.files_came.emit([Path(name) for name in names]))
        dialog.finished.connect(self._chosen)
        dialog.open()

    def _chosen(self, _result: int) -> None:
        self._dialog = None

    def paste(self) -> None:
        """Ctrl+V outside of text fields: a signature, cards, a table or files become a plan of an import."""
        from networker.ui.dropped import dropped

        mime = QGuiApplication.clipboard().mimeData()
        found = dropped(mime)
        if found:
            self._take(found, pasted=True)
        else:
            self._say_nothing(mime, self.tr("There is nothing to paste"))

    def drop(self, event: QDropEvent) -> None:
        """Take what was dropped, here or on a part of the window that takes drops itself."""
        self.frame.hide()
        from networker.ui.dropped import dropped, files_of, links_of, take_copy

        mime = event.mimeData()
        found = dropped(mime) if event.source() is None else []
        if found and take_copy(event):
            self._take(found)
            if files_of(mime) and links_of(mime):  # those beside the files
                self._say_link()

    def _take(self, found: "Sequence[Dropped]", *, pasted: bool = False) -> None:
        """Start an import of what was dropped or pasted; words that name nobody leave the page as it is."""
        from networker.services.imports.planned import Pasted
        from networker.ui.dropped import is_link, is_page, names_nobody

        first = found[0]
        if not isinstance(first, Pasted):
            self.files_came.emit(list(found))
            return
        text = first.text

        def looked(nobody: bool) -> None:
            if not nobody:
                self.files_came.emit(list(found))
            elif pasted and is_page(text):
                self.page_pasted.emit()
            elif is_link(text):
                self._say_link()
            else:
                self._say_hint(self.tr("Nobody is named in these words"))

        self._jobs.read(self, names_nobody, text, then=looked)

    def _say_nothing(self, mime: QMimeData | None, else_: str) -> None:
        from networker.ui.dropped import is_too_long

        if mime is not None and mime.hasImage():
            self._say_hint(self.tr("A picture names nobody that can be read"))
        elif mime is not None and is_too_long(mime):
            self.said.emit(self.tr("These words are too long to paste: save them as a file and drop that."))
        else:
            self._say_hint(else_)

    def _say_link(self) -> None:
        self.said.emit(
            self.tr("A link is no file: download what it leads to, then drop the file from this computer.")
        )

    def _say_hint(self, what: str) -> None:
        hint = self.tr("{0}: copy a signature, a contact card, a table or files.")
        self.said.emit(hint.replace("{0}", what))
