"""The chips below the quick line: what was understood of the sentence, and what of it needs an answer."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from networker.desktop.jobs import Jobs
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.timeline.chip_words import Worded
from networker.ui.timeline.flow import Flow
from networker.ui.timeline.log_chip import SentenceChip


class SentenceChips(Flow):
    """They come behind the line `line`, which has the keyboard again where the chip that had it goes."""

    answered = Signal(str, object)  # word, id of the person meant
    accepted = Signal(str)  # the name to add
    place_said = Signal(str, bool)  # a place, and whether it is a gathering
    trip_said = Signal()  # the sentence says a trip
    rewrite_requested = Signal(str)  # a word that must be written otherwise

    def __init__(
        self, line: QLineEdit, *, book: object, jobs: Jobs, theme: Theme, icons: Icons, parent: QWidget
    ) -> None:
        super().__init__(gap=6, step=30, above=10, parent=parent)
        self._line, self._book, self._jobs, self._theme, self._icons = line, book, jobs, theme, icons
        self.after = line
        self.setObjectName("quickChips")

    @property
    def chips(self) -> list[SentenceChip]:
        """All of them, in their order."""
        return [each for each in self.items if isinstance(each, SentenceChip)]

    @property
    def asking(self) -> list[SentenceChip]:
        """Those that need an answer."""
        return [each for each in self.chips if each.worded.asks]

    def show_worded(self, worded: Sequence[Worded]) -> None:
        """Show these; a chip that says the same as before stays as it is, and keeps the focus."""
        old = self.chips
        had_focus = self.window().focusWidget() in old  # also while a menu of theirs is open
        chips = []
        for each in worded:
            same = next((chip for chip in old if chip.worded == each), None)
            if same is None:
                same = self._made(each)
            else:
                old.remove(same)
            chips.append(same)
        if had_focus and self.window().focusWidget() not in chips:
            self._line.setFocus()
        self.show_items(chips)

    def go_to_question(self) -> SentenceChip | None:
        """Put the keyboard on the first that needs an answer; None where none does."""
        first = next(iter(self.asking), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
        return first

    def _made(self, worded: Worded) -> SentenceChip:
        chip = SentenceChip(worded, theme=self._theme, icons=self._icons, book=self._book, jobs=self._jobs)
        chip.answered.connect(self.answered)
        chip.accepted.connect(self.accepted)
        chip.place_said.connect(self.place_said)
        chip.trip_said.connect(self.trip_said)
        chip.rewrite_requested.connect(self.rewrite_requested)
        chip.left.connect(self._line.setFocus)
        return chip
