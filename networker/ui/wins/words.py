"""What came of ties, in words: for the timeline of somebody, the list of all, the cards and menus."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from networker.domain.fruit import Came, Letter
from networker.domain.vocabulary import Channel, PersonId, Side
from networker.services.fruit_views import (
    AskedFor,
    Fruit,
    IntroductionView,
    PromisedTo,
    RecommendationView,
    Root,
    WinView,
    other_of,
)
from networker.services.today_views import Named
from networker.services.views import FactView
from networker.ui import dates
from networker.ui.text import isolate, one_line, shortened
from networker.ui.timeline.words import SHOWN, Entry

if TYPE_CHECKING:
    from networker.ui.timeline.words import Words

OF_A_ROOT = 48  # letters of what a win came of
LONGEST_NAME = 40  # letters of a name within a sentence


class FruitWords(QObject):
    """The sentences in the language of the interface; those of the timeline lend channels and dates."""

    def __init__(self, words: "Words") -> None:
        super().__init__(words)
        self._words = words

    # ---- rows

    def entry(self, view: Fruit, *, whose: PersonId | None) -> Entry:
        """One on the page of `whose`; None: in the list of all, where everybody is named."""
        if isinstance(view, WinView):
            return self._win(view, whose)
        if isinstance(view, IntroductionView):
            return self._introduction(view, whose)
        if isinstance(view, AskedFor):
            return self._asked(view)
        if isinstance(view, PromisedTo):
            return self._promised(view)
        return self._letter(view, whose)

    def _win(self, view: WinView, whose: PersonId | None) -> Entry:
        others = tuple(each for each in view.people if each.id != whose)
        parts = [self._words.channel(view.channel) if view.channel else ""]
        if view.root is not None:
            parts.append(self.of(view.root))
        return Entry(
            icon="win",
            what=self.tr("A win"),
            joint=self._words.tr("with") if others else "",
            names=others,
            hint=" · ".join(part for part in parts if part),
            text=one_line(view.text[:SHOWN]),
            faces=others,
        )

    def _introduction(self, view: IntroductionView, whose: PersonId | None) -> Entry:
        names: tuple[Named, ...]
        if view.side is Side.ME:
            names = view.people if whose is None else (other_of(view, whose),)
            what = self.tr("You introduced") if whose is None else self.tr("You introduced them to")
        elif whose is None:
            what, names = self._introduced_you_to(view.other), (view.person,)
        elif whose == view.other.id:
            what, names = self.tr("Introduced you to"), (view.person,)
        else:
            what, names = self.tr("Introduced to you by"), (view.other,)
        told = "" if view.came is Came.UNKNOWN and view.side is Side.THEM else self.came(view.came)
        return Entry(
            icon="introduce", what=what, joint="", names=names, hint=told, text=one_line(view.words[:SHOWN]),
            faces=names,
        )  # fmt: skip

    def _introduced_you_to(self, who: Named) -> str:
        return self.tr("%1 introduced you to").replace("%1", self._name(who))

    def _asked(self, view: AskedFor) -> Entry:
        what = self.tr("%1 is asked to introduce you to").replace("%1", self._name(view.via))
        return self._waiting(what, (view.wanted,), view)

    def _promised(self, view: PromisedTo) -> Entry:
        return self._waiting(self.tr("You promised to introduce"), view.people, view)

    def _waiting(self, what: str, names: tuple[Named, ...], view: AskedFor | PromisedTo) -> Entry:
        due = self.tr("until %1").replace("%1", dates.of_year(view.due, view.since)) if view.due else ""
        return Entry(icon="introduce", what=what, joint="", names=names, hint=due, text="", faces=names)

    def _letter(self, view: RecommendationView, whose: PersonId | None) -> Entry:
        named = whose is None
        of_state = {
            (Side.ME, Letter.GIVEN): (self.tr("You recommended them"), self.tr("You recommended")),
            (Side.ME, Letter.ASKED): (
                self.tr("Asked you for a recommendation"), self.tr("You were asked for a recommendation of"),
            ),
            (Side.ME, Letter.PROMISED): (
                self.tr("You promised a recommendation"), self.tr("You promised a recommendation of"),
            ),
            (Side.THEM, Letter.GIVEN): (self.tr("Recommended you"), self.tr("You were recommended by")),
            (Side.THEM, Letter.ASKED): (
                self.tr("You asked for a recommendation"), self.tr("You asked for a recommendation by"),
            ),
            (Side.THEM, Letter.PROMISED): (
                self.tr("Promised you a recommendation"), self.tr("You were promised a recommendation by"),
            ),
        }  # fmt: skip
        plain = (self.tr("A recommendation"), self.tr("A recommendation with"))
        what = (of_state[view.side, view.state] if view.side is not None else plain)[named]
        due = (
            self.tr("due %1").replace("%1", dates.of_year(view.due, view.day or view.due)) if view.due else ""
        )
        names = (view.person,) if named else ()
        return Entry(
            icon="write",
            what=what,
            joint="",
            names=names,
            hint=" · ".join(part for part in (one_line(view.kind), due) if part),
            text=one_line(view.text[:SHOWN]),
            faces=names,
        )

    def of_file(self, view: FactView) -> Entry:
        """A letter that a file told, on the page of whom it is of: as a fact it has one line."""
        said = {
            "recommendation received": self.tr("Recommended you"), "recommendation given": self.tr("You recommended them"),
        }.get(view.detail, self.tr("A recommendation"))  # fmt: skip
        text = isolate(one_line(view.value[:SHOWN])) if view.value.strip() else ""
        return Entry(icon="write", what=said, joint="", names=(), hint=text, text="")

    # ---- parts of sentences

    @property
    def nobody(self) -> str:
        """Who has no name yet."""
        return self._words.tr("somebody")

    def _name(self, who: Named) -> str:
        return isolate(shortened(one_line(who.name), LONGEST_NAME) or self.nobody)

    def came(self, came: Came) -> str:
        """What came of an introduction."""
        return {
            Came.UNKNOWN: self.tr("nothing yet"), Came.TALKED: self.tr("they talked"),
            Came.HELPED: self.tr("it helped"), Came.WIN: self.tr("a win came of it"),
            Came.NOTHING: self.tr("nothing came of it"),
        }[came]  # fmt: skip

    def of(self, root: Root) -> str:
        """What a win came of, with its day."""
        day, text = dates.of_year(root.day, root.day), one_line(root.text)
        if len(text) > OF_A_ROOT:
            text = f"{text[:OF_A_ROOT].rstrip()}…"
        text = isolate(text) if text else ""
        if root.of.what == "introduction":
            names = " · ".join(self._name(each) for each in root.people)
            return self.tr("of the introduction %1").replace("%1", names)
        if root.of.what == "ask":
            return self.tr("of your question “%1”").replace("%1", text)
        said = self.tr("of the talk on %1: %2") if text else self.tr("of the talk on %1")
        return said.replace("%1", day).replace("%2", text)

    def channel(self, channel: Channel | None) -> str:
        """A channel, or that it is not said."""
        return self._words.channel(channel) if channel is not None else self.tr("Not said")

    def state(self, state: Letter, side: Side) -> str:
        """How far a letter is."""
        if state is Letter.GIVEN:
            return self.tr("Written")
        mine = side is Side.ME
        if state is Letter.ASKED:
            return self.tr("They asked for it") if mine else self.tr("I asked for it")
        return self.tr("I promised it") if mine else self.tr("They promised it")

    def promise(self, side: Side, kind: str, name: str) -> str:
        """The words of the promise that a letter which is due leaves; its kind stands behind them."""
        if side is Side.THEM:
            said = self.tr("writes a recommendation for me")
        else:
            said = (
                self.tr("Write a recommendation for %1")
                if name.strip()
                else self.tr("Write a recommendation")
            )
        kind = f" ({one_line(kind)})" if kind.strip() else ""
        return said.replace("%1", one_line(name)) + kind

    def day(self, day: date | None) -> str:
        """A day of the list; "" where it is not known."""
        return dates.full(day) if day is not None else ""
