"""Who belongs to somebody, and how: a tie is noted or set right. It writes nothing itself."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from networker.domain.vocabulary import PersonId
from networker.services.today_views import Named
from networker.services.views import TieView
from networker.ui.about.form_card import FormCard, Line
from networker.ui.about.words import AboutWords
from networker.ui.icons import Icons
from networker.ui.text import one_line
from networker.ui.theme import Theme
from networker.ui.timeline.choices import Choice
from networker.ui.timeline.people_chips import PersonFinder
from networker.ui.widgets.basics import Button

OWN = ""  # a word that the user writes


@dataclass(frozen=True, slots=True)
class TieWish:
    """What the card says of a tie: the word on the page of the one shown, the other one, the word on theirs."""

    word: str
    other: Named
    inverse: str


class TieCard(FormCard):
    """`offered`: the words of the book. `find` makes the search for somebody that lies over the card.

    `name`: of the one shown, as they are called. `word`: the one that is meant for sure, "" where it is still to be
    chosen: none is likelier than another.
    """

    def __init__(
        self, offered: Sequence[str], find: Callable[[str], PersonFinder], words: AboutWords, theme: Theme,
        icons: Icons, pane: QWidget, *, title: str, second: str, name: str, word: str = "", tie: TieView | None = None,
    ) -> None:  # fmt: skip
        super().__init__(title, second, theme, icons, pane)
        self.setObjectName("tieCard")
        self._find, self._tie, self._sure = find, tie, bool(word)
        self.other = tie.other if tie else None
        self.finder: PersonFinder | None = None
        self.who = Button("", theme, parent=self)
        self.who.clicked.connect(self.search)
        chosen = tie.word if tie else word or None
        known = [*offered, *([chosen] if chosen and chosen not in offered else [])]
        listed = [(each, words.tie_with(each, name)) for each in known]
        listed.append((OWN, self.tr("A word of your own…")))
        self.word = Choice(self.tr("How they belong together"), listed, theme, icons, parent=self)
        self.word.choose(chosen)
        if chosen is None:
            self.word.setText(self.tr("Choose…"))
        self.word.value_changed.connect(self._word_chosen)
        self.word.value_changed.connect(self.said_anew)
        self.own = self.edit(self.tr("What they are"), hint=self.tr("godmother"))
        self.inverse = self.edit(
            self.tr("And the other way round"), hint=self.tr("godchild; empty: the same")
        )
        self._own_line = Line(self.tr("What they are"), (self.own,), False)
        self._inverse_line = Line(self.tr("And back"), (self.inverse,), False)
        self.lines = [
            Line(self.tr("Who"), (self.who,)), Line(self.tr("How"), (self.word,)), self._own_line,
            self._inverse_line,
        ]  # fmt: skip
        self._show_other()

    def _show_other(self) -> None:
        name = one_line(self.other.name) if self.other else ""
        said = (name or self.tr("No name yet")) if self.other else self.tr("Find somebody…")
        self.who.setText(said)
        self.who.setAccessibleName(self.tr("Who: %1").replace("%1", said))

    def _word_chosen(self, word: str) -> None:
        self._own_line.shown = self._inverse_line.shown = word == OWN
        self.place()
        if word == OWN:
            self.own.setFocus(Qt.FocusReason.OtherFocusReason)

    def search(self) -> None:
        """Search for the other one."""
        finder = self.finder = self._find(self.tr("Who belongs to them?"))
        finder.serve(self, self._found)

    def _found(self, other: Named) -> None:
        self.other = other
        self._show_other()
        self.said_anew.emit()
        self.say("", self.save if self._sure else self.word)

    def wish(self) -> TieWish | None:
        """What the card says now; None while nobody is found, or not said how they belong together."""
        if self.other is None or self.word.value is None:
            return None
        own = self.word.value == OWN
        return TieWish(
            self.own.text() if own else self.word.value, self.other, self.inverse.text() if own else ""
        )

    def commit(self) -> None:
        wish = self.wish()
        if self.other is None:
            self.say(self.tr("Find the other one first."), self.who)
        elif wish is None:
            self.say(self.tr("Say how they belong together."), self.word)
        elif not wish.word.strip():
            self.say(self.tr("Say how they belong together: a word is enough."), self.own)
        else:
            self.save.setEnabled(False)
            self.wished.emit(wish)

    def draft(self) -> list[object] | None:
        said = super().draft()
        if said is not None and self.other is not None:
            said.append([self.other.id, self.other.name])
        return said

    def take_up(self, draft: Sequence[Any]) -> None:
        *said, other = draft if isinstance(draft[-1], list) else (*draft, None)
        super().take_up(said)
        if other is not None:
            self.other = Named(PersonId(int(other[0])), str(other[1]))
            self._show_other()

    def may_leave(self) -> bool:
        if self._tie is None:
            return self.other is None and not (self.own.text().strip() or self.inverse.text().strip())
        return (self.other, self.word.value) == (self._tie.other, self._tie.word)
