"""Below the question: what stands there before it, the answers, nobody, and what can be done then."""

from collections.abc import Sequence

from PySide6.QtWidgets import QVBoxLayout, QWidget

from networker.services.ask_ways import Connected, Examples, Found
from networker.ui.ask import words
from networker.ui.ask.foot import Foot
from networker.ui.ask.listing import AskedList
from networker.ui.ask.might import MightKnow
from networker.ui.ask.parts import Head, Start, WaitingRows
from networker.ui.icons import Icons
from networker.ui.text import PlainLabel
from networker.ui.theme import Theme

WIDEST = 820  # px beyond which nobody sees which button belongs to whom


class Results(QWidget):
    """`found` is what is shown; None before a question."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__()
        self._theme = theme
        self.found: Found | None = None
        self.start = Start(theme, self)
        self.waiting = WaitingRows(theme, self)
        self.head = Head(theme, self)
        self.nobody = PlainLabel(words.nobody(""), self)
        self.nobody.setFont(theme.font("body", bold=True))
        self.nobody.setWordWrap(True)
        self.list = AskedList(theme, icons, self)
        self.foot = Foot(theme, self)
        self.might = MightKnow(theme, icons, self)
        self._column = QVBoxLayout(self)
        self._column.setSpacing(0)
        for part in (self.start, self.waiting, self.head, self.nobody, self.list, self.foot, self.might):
            part.setMaximumWidth(WIDEST)
            self._column.addWidget(part)
            part.setVisible(part is self.start)
        self._column.addStretch(1)
        self.list.chosen.connect(self._tell_chosen)
        self.waiting.patience.timeout.connect(self.start.hide)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.nobody.setStyleSheet(f"color:{self._theme.colour('text').name()}")

    def set_aside(self, aside: int) -> None:
        """So much air at both sides: within what scrolls, since the ring of a row needs it."""
        self._column.setContentsMargins(aside, 0, aside, 24)

    def set_before(self, *, linked: bool) -> None:
        """Whether what was asked before is a link away."""
        for part in (self.head, self.start):
            part.before.setVisible(linked)

    def tell_before(self, total: int) -> None:
        """How many questions were asked before."""
        for part in (self.head, self.start):
            part.tell_before(total)

    @property
    def stops(self) -> Sequence[QWidget]:
        """What Tab goes through, in its order."""
        start, head, foot = self.start, self.head, self.foot
        return [
            *start.links, start.import_, start.before, head.share, head.before,
            *(stop for row in self.list.rows for stop in (row, *row.buttons)),
            foot.ask_chosen, foot.several, foot.who_might, foot.looked_up,
            *(stop for row in self.might.rows for stop in (row, row.button)),
        ]  # fmt: skip

    def show_examples(self, found: Examples) -> None:
        """There is no question."""
        self.found = None
        self.list.show_people(())
        self.start.show_examples(found)
        self._turn()

    def show_found(self, found: Found) -> None:
        """What a question brought; who was chosen among several for the same one stays chosen.

        In an empty book no question helps: it says so, as before one.
        """
        if not found.anybody:
            self.show_examples(Examples(0, (), "", ""))
            return
        same = self.found is not None and self.found.question == found.question
        if not same:
            self.might.hide()
        several = same and self.list.several and bool(found.people)
        self.found = found
        self.list.show_people(found.people, several=several)
        self.nobody.setText(words.nobody(found.question))
        self.head.say(words.count(found) if found.people else ("", ""))
        self._turn()

    def _turn(self) -> None:
        self.waiting.end()
        asked, some = self.found is not None, bool(self.found and self.found.people)
        self.start.setVisible(not asked)
        self.head.setVisible(asked)
        self.list.setVisible(some)
        self.nobody.setVisible(asked and not some)
        self.foot.setVisible(asked)
        if not asked:
            self.might.hide()
        self._tell_chosen()

    def choose(self, *, several: bool) -> None:
        """Have several chosen, or each asked by a button of their own."""
        if self.found is not None:
            self.list.show_people(self.found.people, several=several)
            self.list.take_keyboard()
            self._tell_chosen()

    def _tell_chosen(self) -> None:
        people = 0 if self.found is None else len(self.found.people)
        self.foot.tell(people, choosing=self.list.several, chosen=len(self.list.ticked))

    def show_who_might(self, question: str, found: tuple[Connected, ...]) -> bool:
        """Who might know somebody who answers this; False where another question is shown by now."""
        if self.found is None or self.found.question != question:
            return False
        self.might.show_people(found)
        self.might.show()
        return True
