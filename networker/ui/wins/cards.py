"""The cards on which a win, an introduction or a recommendation is noted or set right. They write nothing themselves."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QWidget

from networker.domain.fruit import LONGEST, Came, Letter
from networker.domain.vocabulary import Channel, PersonId, Side
from networker.services.fruit_views import CameOf, IntroductionView, RecommendationView, Root, WinView
from networker.services.introductions import IntroductionSaid
from networker.services.recommendations import LONGEST_KIND, LetterSaid
from networker.services.today_views import Named
from networker.services.wins import Offered, WinSaid
from networker.ui.about.form_card import FormCard, Line
from networker.ui.icons import Icons
from networker.ui.text import isolate, one_line, set_tooltip, shortened, shown_name
from networker.ui.theme import Theme
from networker.ui.timeline.choices import Choice, DayChoice
from networker.ui.timeline.people_chips import PeopleChips, PersonFinder
from networker.ui.widgets.basics import Button
from networker.ui.wins.words import LONGEST_NAME, FruitWords

Find = Callable[
    [str, Sequence[int]], PersonFinder
]  # a search over the card: what is asked, who is not offered
MakeChips = Callable[[Sequence[Named], QWidget], PeopleChips]
MADE, BY_THEM, OF_THEM = "made", "by them", "of them"  # how an introduction stands to the first of the two
WAITS = (7, 14, 30)  # days until a letter is due, as they are offered


def _tr(text: str) -> str:
    return QCoreApplication.translate("FruitCards", text)


class WinCard(FormCard):
    """What came of a tie, through whom, when, through which channel, and what it came of."""

    people_changed = Signal()  # or the day: what is offered may be another one

    def __init__(
        self, words: FruitWords, chips: MakeChips, theme: Theme, icons: Icons, pane: QWidget, *, today: date,
        people: Sequence[Named], win: WinView | None = None, of: CameOf | None = None,
    ) -> None:  # fmt: skip
        """`of`: what a new one is known to have come of."""
        title = _tr("Change a win") if win else _tr("A win")
        super().__init__(title, _tr("Something good that came of knowing somebody"), theme, icons, pane)
        self.setObjectName("winCard")
        self._words = words
        self.text = self.edit(
            _tr("What came of it"), win.text if win else "", _tr("the contract with the mayor")
        )
        self.text.setMaxLength(LONGEST)
        self.people = chips(win.people if win else people, self)
        self.day = DayChoice(win.day if win else today, theme, icons, last=today, parent=self)
        self.channel = Choice(_tr("Through which channel"), self._channels(), theme, icons, parent=self)
        self.channel.choose(win.channel if win else None)
        self.root = Choice(_tr("What it came of"), self._roots(()), theme, icons, parent=self)
        self._root: Root | None = win.root if win else None
        self._of = self._root.of if self._root else of
        self._told = win is not None  # the channel is said by hand, and stays
        self.lines = [
            Line(_tr("What"), (self.text,)), Line(_tr("Through"), (self.people,)), Line(_tr("When"), (self.day,)),
            Line(_tr("Channel"), (self.channel,)), Line(_tr("Came of"), (self.root,)),
        ]  # fmt: skip
        self.show_offer(Offered(None, (self._root,) if self._root else ()))
        self.people.people_changed.connect(self.place)
        for signal in (self.people.people_changed, self.day.value_changed):
            signal.connect(self.people_changed)
        self.channel.value_changed.connect(self._channel_said)
        for signal in (
            self.people.people_changed, self.day.value_changed, self.channel.value_changed, self.root.value_changed,
        ):  # fmt: skip
            signal.connect(self.said_anew)
        self._first = self.wish()

    @property
    def of(self) -> CameOf | None:
        """What it is known to have come of."""
        return self._of

    def _channels(self) -> list[tuple[Any, str]]:
        return [(None, self._words.channel(None)), *((each, self._words.channel(each)) for each in Channel)]

    def _roots(self, roots: Sequence[Root]) -> list[tuple[Any, str]]:
        return [(None, _tr("Not said")), *((_key(each.of), self._words.of(each)) for each in roots)]

    def _channel_said(self, _channel: object) -> None:
        self._told = True

    def show_offer(self, offered: Offered) -> None:
        """Offer what is known of those people: the channel is chosen until another one is."""
        roots = offered.roots
        if self._root is not None and all(each.of != self._root.of for each in roots):
            roots = (self._root, *roots)
        chosen = self.root.value if self.root.value is not None else _key(self._of) if self._of else None
        self.root.offer(self._roots(roots))
        self.root.choose(chosen if any(_key(each.of) == chosen for each in roots) else None)
        nothing_said = self.may_leave() if hasattr(self, "_first") else False
        if not self._told:
            self.channel.choose(offered.channel)
        if nothing_said:
            self._first = self.wish()
        self.place()

    def wish(self) -> WinSaid:
        of = str(self.root.value).partition(" ") if self.root.value else None
        return WinSaid(
            text=self.text.text(),
            day=self.day.value,
            people=tuple(each.id for each in self.people.people),
            channel=self.channel.value,
            of=CameOf(of[0], int(of[2])) if of else None,
        )

    def commit(self) -> None:
        if not self.text.text().strip():
            self.say(_tr("Say in a few words what came of it."), self.text)
        elif not self.people.people:
            self.say(_tr("Say through whom it came."), self.people.add)
        else:
            self.save.setEnabled(False)
            self.wished.emit(self.wish())

    def take_up(self, draft: Sequence[Any]) -> None:
        if draft[-1] is not None:  # it is offered only once the book has answered
            what, _, number = str(draft[-1]).partition(" ")
            self._of = CameOf(what, int(number))
        self._told = True
        super().take_up([*draft[:-1], None])

    def may_leave(self) -> bool:
        return self.wish() == self._first


def _key(of: CameOf) -> str:
    return f"{of.what} {of.id}"


class _Finding(FormCard):
    """A form with buttons that search for somebody: each says who is found, and a draft remembers them."""

    def __init__(
        self, title: str, second: str, find: Find, theme: Theme, icons: Icons, pane: QWidget
    ) -> None:
        super().__init__(title, second, theme, icons, pane)
        self._find = find
        self._found: dict[Button, Named | None] = {}
        self._asked: dict[Button, str] = {}
        self.finder: PersonFinder | None = None

    def finding(self, asked: str, found: Named | None) -> Button:
        """A button of the form that searches, with what it asks."""
        button = Button("", self._theme, parent=self)
        self._asked[button] = asked
        self._show(button, found)
        button.clicked.connect(lambda: self.search(button))
        return button

    def named(self, button: Button) -> Named | None:
        """Who is found by a button."""
        return self._found[button]

    def _show(self, button: Button, found: Named | None) -> None:
        self._found[button] = found
        name = shown_name(found.name) if found else _tr("Find somebody…")
        short = shortened(name, LONGEST_NAME)
        button.setText(isolate(short) if found else name)
        set_tooltip(button, name if short != name else "")
        button.setAccessibleName(f"{self._asked[button]} {name}")
        self.place()

    def search(self, button: Button) -> None:
        """Search for somebody; those who are in already are not offered."""
        present = [each.id for other, each in self._found.items() if each and other is not button]
        finder = self.finder = self._find(self._asked[button], present)
        finder.serve(self, lambda found: self._chosen(button, found))

    def _chosen(self, button: Button, found: Named) -> None:
        self._show(button, found)
        self.people_moved()
        self.said_anew.emit()
        missing = next((each for each, who in self._found.items() if who is None), self.save)
        self.say("", missing)

    def people_moved(self) -> None:
        """Somebody else is found."""

    def draft(self) -> list[object] | None:
        said = super().draft()
        if said is not None:
            said.append([[each.id, each.name] if each else None for each in self._found.values()])
        return said

    def take_up(self, draft: Sequence[Any]) -> None:
        *said, people = draft
        super().take_up(said)
        for button, who in zip(list(self._found), people, strict=True):
            self._show(button, Named(PersonId(int(who[0])), str(who[1])) if who else None)
        self.people_moved()


class IntroductionCard(_Finding):
    """Who brought whom together, when, with which words, and what came of it."""

    def __init__(
        self, words: FruitWords, find: Find, theme: Theme, icons: Icons, pane: QWidget, *, today: date,
        one: Named | None = None, other: Named | None = None, how: str = MADE, said: str = "",
        view: IntroductionView | None = None,
    ) -> None:  # fmt: skip
        title = _tr("Change an introduction") if view else _tr("An introduction")
        super().__init__(title, _tr("Who came to know whom by somebody"), find, theme, icons, pane)
        self.setObjectName("introductionCard")
        if view is not None:
            one, other = view.person, view.other
            how = MADE if view.side is Side.ME else OF_THEM
        self.one = self.finding(_tr("Who?"), one)
        self.other = self.finding(_tr("And the other one?"), other)
        self.how = Choice(_tr("How"), self._hows(), theme, icons, parent=self)
        self.how.choose(how)
        self.day = DayChoice(view.day if view else today, theme, icons, last=today, parent=self)
        self.words = self.edit(
            _tr("With which words"), view.words if view else said, _tr("both build bridges")
        )
        self.words.setMaxLength(LONGEST)
        self.came = Choice(
            _tr("What came of it"), [(each, words.came(each)) for each in Came if each is not Came.WIN], theme, icons,
            parent=self,
        )  # fmt: skip
        came = view.came if view else Came.UNKNOWN
        self._won = came is Came.WIN
        if self._won:  # a win says so, and no card takes it back
            self.came.offer([(Came.WIN, words.came(Came.WIN))])
        self.came.choose(came)
        self._came_line = Line(_tr("Came of it"), (self.came,))
        self.lines = [
            Line(_tr("Who"), (self.one,)), Line(_tr("How"), (self.how,)), Line(_tr("Whom"), (self.other,)),
            Line(_tr("When"), (self.day,)), Line(_tr("Words"), (self.words,)), self._came_line,
        ]  # fmt: skip
        self.how.value_changed.connect(lambda _how: self._fit())
        for signal in (self.how.value_changed, self.day.value_changed, self.came.value_changed):
            signal.connect(self.said_anew)
        self._fit()
        self._first = self._state()

    def _hows(self) -> list[tuple[Any, str]]:
        one = self.named(self.one)
        name = (
            isolate(shortened(one_line(one.name), LONGEST_NAME)) if one and one.name.strip() else _tr("them")
        )
        said = (
            (MADE, _tr("I introduced %1 to")), (BY_THEM, _tr("%1 introduced me to")),
            (OF_THEM, _tr("%1 was introduced to me by")),
        )  # fmt: skip
        return [(how, text.replace("%1", name)) for how, text in said]

    def people_moved(self) -> None:
        self.how.offer(self._hows())
        self.how.choose(self.how.value)
        self.place()

    def _fit(self) -> None:
        self._came_line.shown = self.how.value == MADE
        self.place()

    def wish(self) -> IntroductionSaid | None:
        """What the card says now; None while one of the two is not found."""
        one, other = self.named(self.one), self.named(self.other)
        if one is None or other is None:
            return None
        if self.how.value == BY_THEM:
            one, other = other, one
        made = self.how.value == MADE
        return IntroductionSaid(
            side=Side.ME if made else Side.THEM, person=one.id, other=other.id, day=self.day.value,
            words=self.words.text(), came=self.came.value if made else Came.UNKNOWN,
        )  # fmt: skip

    def commit(self) -> None:
        wish = self.wish()
        if wish is None:
            missing = self.one if self.named(self.one) is None else self.other
            self.say(_tr("Find both of them first."), missing)
            return
        self.save.setEnabled(False)
        self.wished.emit(wish)

    def _state(self) -> tuple[object, ...]:
        found = self.named(self.one), self.named(self.other)
        return (*found, self.how.value, self.day.value, self.words.text(), self.came.value)

    def may_leave(self) -> bool:
        return self._state() == self._first


class LetterCard(_Finding):
    """A recommendation: of whom or by whom, how far it is, what kind, when, until when it is due, what it says."""

    def __init__(
        self, words: FruitWords, find: Find, theme: Theme, icons: Icons, pane: QWidget, *, today: date,
        person: Named | None = None, view: RecommendationView | None = None,
    ) -> None:  # fmt: skip
        title = _tr("Change a recommendation") if view else _tr("A recommendation")
        super().__init__(title, _tr("A letter for others to read"), find, theme, icons, pane)
        self.setObjectName("letterCard")
        self._words, self._today = words, today
        self.who = self.finding(_tr("Who?"), view.person if view else person)
        sides = [(_tr("By me, of them"), Side.ME), (_tr("By them, of me"), Side.THEM)]
        self.side = Choice(
            _tr("Whose letter"), [(side, text) for text, side in sides], theme, icons, parent=self
        )
        self.side.choose((view.side if view else None) or Side.ME)
        self.state = Choice(_tr("How far it is"), self._states(), theme, icons, parent=self)
        self.state.choose(view.state if view else Letter.GIVEN)
        self.kind = self.edit(_tr("What kind"), view.kind if view else "", _tr("on LinkedIn, a reference"))
        self.kind.setMaxLength(LONGEST_KIND)
        day = (view.day if view else None) or today
        self.day = DayChoice(day, theme, icons, last=max(today, day), parent=self)
        self._due = view.due if view else today + timedelta(days=WAITS[1])
        self.due = Choice(_tr("Due"), self._dues(), theme, icons, parent=self)
        self.due.choose(self._due)
        self.text = self.edit(
            _tr("What it says"), view.text if view else "", _tr("its words, or what they were about")
        )
        self.text.setMaxLength(LONGEST)
        self._due_line = Line(_tr("Due"), (self.due,))
        self.lines = [
            Line(_tr("Who"), (self.who,)), Line(_tr("Whose"), (self.side, self.state)),
            Line(_tr("What kind"), (self.kind,)), Line(_tr("When"), (self.day,)), self._due_line,
            Line(_tr("Words"), (self.text,)),
        ]  # fmt: skip
        for choice in (self.side, self.state):
            choice.value_changed.connect(lambda _value: self._fit())
        for signal in (
            self.side.value_changed, self.state.value_changed, self.day.value_changed, self.due.value_changed,
        ):  # fmt: skip
            signal.connect(self.said_anew)
        self._fit()
        self._first = self._state()

    def _states(self) -> list[tuple[Any, str]]:
        order = (Letter.GIVEN, Letter.ASKED, Letter.PROMISED)
        return [(each, self._words.state(each, self.side.value)) for each in order]

    def _dues(self) -> list[tuple[Any, str]]:
        days = {self._today + timedelta(days=each) for each in WAITS} | {self._due}
        listed = sorted(day for day in days if day is not None)
        return [(None, _tr("No day")), *((day, self._words.day(day)) for day in listed)]

    def _fit(self) -> None:
        self.state.offer(self._states())
        self.state.choose(self.state.value)
        self._due_line.shown = self.state.value is not Letter.GIVEN
        self.place()

    def wish(self) -> LetterSaid | None:
        """What the card says now; None while nobody is found."""
        who = self.named(self.who)
        if who is None:
            return None
        side, kind = self.side.value, self.kind.text()
        due = self.due.value if self.state.value is not Letter.GIVEN else None
        return LetterSaid(
            person=who.id, side=side, state=self.state.value, day=self.day.value, kind=kind, text=self.text.text(),
            due=due, promise=self._words.promise(side, kind, who.name),
        )  # fmt: skip

    def commit(self) -> None:
        wish = self.wish()
        if wish is None:
            self.say(_tr("Find somebody first."), self.who)
            return
        self.save.setEnabled(False)
        self.wished.emit(wish)

    def _state(self) -> tuple[object, ...]:
        return (
            self.named(self.who), self.side.value, self.state.value, self.kind.text(), self.day.value,
            self.due.value, self.text.text(),
        )  # fmt: skip

    def may_leave(self) -> bool:
        return self._state() == self._first
