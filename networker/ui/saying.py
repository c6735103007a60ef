"""What was done and what could not be, said in the window; and undo and redo, by one rule for every page.

What is not written yet is taken back where it was answered: the page that is shown is asked first. What is written
is the last step of the book, whichever page is shown and wherever it was made: it is named, and offered again.
"""

from PySide6.QtCore import QObject

from networker.domain.changes import Changes
from networker.ui.notice import Notice
from networker.ui.pages import Pages
from networker.ui.shell import Shell
from networker.ui.text import grouped, translated
from networker.ui.theme import Theme
from networker.ui.verbs import Verbs
from networker.ui.widgets.undo_bar import UndoBar, Way

MANY = 1000  # rows from which on it is said how many are back


class Saying(QObject):
    """The bar at the foot says what was done, the notice at the top what could not be."""

    def __init__(self, verbs: Verbs, pages: Pages, notice: Notice, theme: Theme, shell: Shell) -> None:
        """`shell` makes room for the bar."""
        super().__init__(shell)
        self._verbs, self._pages, self._notice, self._shell = verbs, pages, notice, shell
        self.bar = UndoBar(theme, shell)
        self.bar.undo_requested.connect(verbs.undo)
        self.bar.redo_requested.connect(verbs.redo)
        self.bar.stop_requested.connect(verbs.stop)
        self.bar.room_changed.connect(self._make_room)
        verbs.going.connect(self._going)
        verbs.undone.connect(self._undone)
        verbs.held.connect(self._held)
        verbs.redone.connect(self._redone)
        verbs.stopped.connect(self.say)
        pages.said.connect(self.say)
        pages.turned.connect(self._turned)

    def undo(self) -> None:
        """Ctrl+Z."""
        if not self._pages.undo():
            self._verbs.undo(pausing=True)

    def redo(self) -> None:
        """Ctrl+Shift+Z. Where an editor has the keyboard it is not the book that is meant."""
        if not self._pages.edits:
            self._verbs.redo()

    def _turned(self, _page: str) -> None:
        """What was said of another page is over; a way back is not."""
        self._notice.clear()
        if not self.bar.leads_back and not self._verbs.goes_back:
            self.bar.dismiss()
        if not self.bar.isVisible():
            self._shell.make_room(0)

    def _make_room(self, high: int) -> None:
        """The bar came or went. Where a page has buttons at its foot they stay where they are until it is left."""
        if high or not self._pages.has_foot:
            self._shell.make_room(high)

    def say(self, text: str) -> None:
        """Say something that needs no way back."""
        self.bar.say(text, Way.NONE)

    def changed(self, changes: Changes, initiator: object) -> None:
        """Say what a verb did; what failed before it is over then."""
        if changes.step is not None and changes.label:
            self._notice.clear()
            if initiator is not self._verbs.back_and_forth and not self._pages.says_itself(initiator):
                self.bar.say(translated(changes.label))

    def _going(self, label: str, done: int, of: int) -> None:
        said = self._verbs.doing.replace("{0}", translated(label))
        again = self.bar.text.startswith(said) and self.bar.isVisible()
        if of > MANY:
            far = self.tr("{0} of {1}").replace("{0}", grouped(done)).replace("{1}", grouped(of))
            said += f"  ·  {far if done < of else self.tr('almost done')}"
        self.bar.say(said, Way.STOP, quietly=again)

    def exporting(self, done: int, of: int) -> None:
        """A file is being written, which takes long; `of` 0: nobody knows how much it is."""
        said = self.tr("Exporting")
        again = self.bar.text.startswith(said) and self.bar.isVisible()
        if of:
            far = self.tr("{0} of {1}").replace("{0}", f"{done:,}").replace("{1}", f"{of:,}")
            said += f"  ·  {far}"
        self.bar.say(said, Way.STOP, quietly=again)

    def _undone(self, label: str) -> None:
        if label:
            self.bar.say(self.tr("Undone: {0}").replace("{0}", translated(label)), Way.REDO)
        else:
            self._verbs.ask_what_again(self._nothing_left)

    def _nothing_left(self, again: str) -> None:
        """Whoever went back too far, to an empty book maybe, is shown the way forth again."""
        self.bar.say(self.tr("There is nothing to undo"), Way.REDO if again else Way.NONE)

    def _held(self, label: str) -> None:
        self.bar.say(self.tr("Before that: {0}. Take it back too?").replace("{0}", translated(label)))

    def _redone(self, label: str) -> None:
        if label:
            self.bar.say(self.tr("Done again: {0}").replace("{0}", translated(label)))
        else:
            self.say(self.tr("There is nothing to do again"))
