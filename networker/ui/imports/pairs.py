"""The doubtful pairs of the preview, one after the other, and the way back to those that were answered."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from networker.services.imports.beside import Pair
from networker.ui.imports.pair_card import PairCard
from networker.ui.text import PlainLabel, grouped, numbered, set_tooltip, several
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Link
from networker.ui.widgets.page_parts import Keycap, has_keyboard
from networker.ui.widgets.states import SectionHead


@dataclass(frozen=True, slots=True)
class _Answered:
    pair: Pair
    answer: str | None  # "same", "different"; None: later, in Tidy


class Pairs(QWidget):
    """One pair at a time. Keys 1, 2 and 3 answer; Backspace goes back to the last one and takes its answer back."""

    answered = Signal(int, object)  # entry, "same", "different" or None
    taken_back = Signal(int)  # the entry that is open again
    ended = Signal()  # the last one was answered by somebody who had the keyboard here

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._waiting: list[Pair] = []
        self._answered: list[_Answered] = []
        self._of = 0
        self._joined: Mapping[int, tuple[int, int]] = {}
        self.head = SectionHead(self.tr("Doubtful: one person or two?"), theme, parent=self)
        self.before = PlainLabel("", self)  # what was said before somebody went back
        self.before.setFont(theme.font("small"))
        self.back = Link(self.tr("Back"), theme, parent=self)
        set_tooltip(self.back, self.tr("To the last pair that was answered: its answer is taken back"))
        self.back.clicked.connect(self.go_back)
        self._key = Keycap(self.tr("Backspace"), theme, self)
        self._key.setFixedHeight(self.head.height())  # nothing moves when it comes
        self.more = PlainLabel("", self)  # how many are open, and who asks about those that stay so
        self.more.setFont(theme.font("small"))
        self.more.setWordWrap(True)
        self.card = PairCard(theme, self)
        self.card.answered.connect(self._answer)
        self.end = PlainLabel("", self)  # where the card was, once all are answered
        self.end.setWordWrap(True)
        line = QHBoxLayout()
        line.setSpacing(12)
        line.addWidget(self.head, 1)
        line.addWidget(self.before)
        line.addWidget(self.back)
        line.addWidget(self._key)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(line)
        column.addWidget(self.more)
        column.addWidget(self.card)
        column.addWidget(self.end)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        for label, role in ((self.before, "accent"), (self.more, "text2"), (self.end, "text2")):
            label.setStyleSheet(f"color:{self._theme.colour(role).name()}")

    def show_pairs(self, pairs: Sequence[Pair], of: int, *, again: bool = False) -> None:
        """Show other pairs, `of` so many; `again`: the files were read again, and what was answered stays so."""
        known = {_sides(each.pair): each.answer for each in self._answered} if again else {}
        self._answered = [_Answered(pair, known[_sides(pair)]) for pair in pairs if _sides(pair) in known]
        self._waiting = [pair for pair in pairs if _sides(pair) not in known]
        self._of = of
        self._show_next()

    def _show_next(self, before: str = "") -> None:
        waiting, answered = bool(self._waiting), len(self._answered)
        self.setVisible(waiting or answered > 0)
        self.card.setVisible(waiting)
        self.end.setVisible(not waiting)
        self.before.setVisible(bool(before))
        self.before.setText(before)
        for each in (self.back, self._key):
            each.setVisible(answered > 0)
        here = answered + len(self._waiting)
        at = self.tr("{0} of {1}").replace("{0}", grouped(answered + waiting)).replace("{1}", grouped(here))
        self.head.say(self.head.text, at)
        open_ = self._of - sum(each.answer is not None for each in self._answered)
        self.more.setVisible(waiting)
        self.more.setText(self._open(open_, here))
        if waiting:
            self._show_pair()
        else:
            self.end.setText(self._ended(open_))

    def show_joined(self, joined: Mapping[int, tuple[int, int]]) -> None:
        """Who is nobody new by the answers so far, as `joins` says it: a pair may stand beside one of them."""
        if joined != self._joined:
            self._joined = joined
            if self._waiting:
                self._show_pair()

    def _show_pair(self) -> None:
        pair = self._waiting[0]
        self.card.show_pair(pair, in_book=bool(self._joined.get(pair.of_entry, (0, -1))[0]))

    def _open(self, open_: int, here: int) -> str:
        """How many pairs Tidy will ask about if no more are answered here, where no more than the first can be."""
        said = several(
            open_,
            self.tr("1 pair is open: if it stays so, Tidy asks about it."),
            self.tr("%n pairs are open: Tidy asks about those that stay so."),
        )
        if self._of <= here:
            return said
        return f"{said} {self.tr('The first {0} can be decided here.').replace('{0}', grouped(here))}"

    def _ended(self, open_: int) -> str:
        if open_ == 0:
            return self.tr("All of them are answered.")
        if open_ == 1:
            return self.tr("1 waits in Tidy once these people are in your book.")
        return numbered(self.tr("%n wait in Tidy once these people are in your book."), open_)

    # ---- answers

    @property
    def answers(self) -> list[tuple[int, str | None]]:
        """What was answered so far: each entry with "same", "different" or None."""
        return [(each.pair.entry, each.answer) for each in self._answered]

    def is_key(self, event: QKeyEvent) -> bool:
        """Whether a key means the pair shown, or the way back."""
        if event.key() == Qt.Key.Key_Backspace and not event.modifiers():
            return bool(self._answered)
        return self.card.isVisibleTo(self) and self.card.is_key(event)

    def take(self, event: QKeyEvent) -> None:
        """Do what such a key means."""
        if event.key() == Qt.Key.Key_Backspace:
            self.go_back()
        else:
            self.card.choose(event)

    def _answer(self, answer: object) -> None:
        said = answer if isinstance(answer, str) else None
        pair, mine = self._waiting.pop(0), has_keyboard(self)
        self._answered.append(_Answered(pair, said))
        self.answered.emit(pair.entry, said)
        self._show_next()
        if mine and not self._waiting:  # Qt would give the keyboard to whatever comes next
            self.ended.emit()

    def go_back(self) -> None:
        """To the last one that was answered: it is open again, and says what the answer was."""
        if not self._answered:
            return
        last, mine = self._answered.pop(), has_keyboard(self)
        self._waiting.insert(0, last.pair)
        self._show_next(self.tr("Taken back: {0}").replace("{0}", self.card.word(last.answer)))
        if mine:
            self.take_keyboard()
        self.taken_back.emit(last.pair.entry)

    def take_keyboard(self) -> None:
        """Keys answer the pair shown, or lead back from the end."""
        (self.card if self.card.isVisibleTo(self) else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.is_key(event):
            self.take(event)
        else:
            super().keyPressEvent(event)


def _sides(pair: Pair) -> frozenset[object]:
    """By what a pair is known again when the files are read anew: which of the two is new may have changed."""
    one, other = (tuple(line.one for line in pair.lines), tuple(line.other for line in pair.lines))
    return frozenset(((pair.one, one), (pair.other, other)))
