"""What the list of people is narrowed to: words, and four chips, each with a menu of what the book holds."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from networker.domain.vocabulary import Circle, Shallow
from networker.services.listing import Filter
from networker.ui.circle_words import circle_name
from networker.ui.icons import Icons
from networker.ui.text import grouped, one_line, set_tooltip, shortened
from networker.ui.theme import Theme
from networker.ui.timeline.flow import Flow
from networker.ui.widgets.basics import Chip, add_action, add_note

if TYPE_CHECKING:
    from networker.services.people import Facets
    from networker.services.search import Shown

NOBODY = (0,)  # ids: no person has this number


class Filters(Flow):
    """`changed` says that `wanted` is another one."""

    changed = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(gap=4, step=30, parent=parent)  # all four in one line of the usual width
        self._theme, self._icons = theme, icons
        self.wanted = Filter()
        self.known: Facets | None = None  # what the book holds, and of how many, once it is counted
        self.chips: dict[str, Chip] = {}
        for name, text in (
            ("circle", self.tr("Circle")), ("group", self.tr("Group")), ("city", self.tr("Place")),
            ("shallow", self.tr("Tie")),
        ):  # fmt: skip
            self.chips[name] = Chip(text, theme, icons, kind="off", arrow=True, parent=self)
        self.shown_chip: Chip | None = None  # people whom another page asked to be shown
        self.shown: Shown | None = None
        self.show_items(list(self.chips.values()))

    def complete(self) -> None:
        """Make the menus."""
        for name, chip in self.chips.items():
            chip.menu = QMenu(chip)
            chip.menu.aboutToShow.connect(partial(self._fill_menu, name))

    def clear(self) -> None:
        """Everybody again; who asked for it knows."""
        self.wanted, self.shown = Filter(), None
        self._show()

    def show_these(self, shown: "Shown | None") -> None:
        """Show the people whom another page, or a kept search, means, with a chip that says who; None: no longer."""
        self.shown = shown
        if shown is None:
            wanted = replace(self.wanted, within="", among=())
        elif shown.query:
            wanted = Filter(within=shown.query, among=shown.among)
        else:  # a list that has become empty is one of nobody; a filter by no ids would let everybody pass
            wanted = Filter(among=shown.among or NOBODY)
        if wanted == self.wanted:
            self._show()
            return
        self.wanted = wanted
        self._show()
        self.changed.emit()

    def narrow(self, **values: Any) -> None:
        """Want these as well, or instead of what was wanted of their kind."""
        wanted = replace(self.wanted, **values)
        if wanted != self.wanted:
            self.wanted = wanted
            self._show()
            self.changed.emit()

    def _show(self) -> None:
        circle = Circle(self.wanted.circle) if self.wanted.circle else None
        none_given = self.wanted.circle == 0
        word = circle_name(circle) if circle else self.tr("No circle") if none_given else ""
        self.chips["circle"].show_as(word or self.tr("Circle"), kind="set" if word else "off", circle=circle)
        for name, text in (("group", self.tr("Group")), ("city", self.tr("Place"))):
            value = getattr(self.wanted, name)
            self.chips[name].show_as(value or text, kind="set" if value else "off")
        tie = self._shallow_words().get(self.wanted.shallow, "")
        self.chips["shallow"].show_as(tie or self.tr("Tie"), kind="set" if tie else "off")
        shown = [self._of_shown()] if self.shown is not None else []
        if not shown:
            self.shown_chip = None  # the row lets go of what it shows no longer
        self.show_items([*shown, *self.chips.values()])  # they have other widths now

    def _of_shown(self) -> Chip:
        """The chip of those whom another page means: pressed, it goes."""
        assert self.shown is not None
        name = one_line(self.shown.label or self.shown.query)
        if self.shown_chip is None:
            self.shown_chip = Chip("", self._theme, self._icons, kind="set", parent=self)
            self.shown_chip.clicked.connect(lambda: self.show_these(None))
        self.shown_chip.show_as(shortened(name, 30) + "  ✕", kind="set")
        self.shown_chip.setAccessibleName(self.tr("{0}: press for everybody").replace("{0}", name))
        set_tooltip(self.shown_chip, self.shown.query)
        return self.shown_chip

    def _shallow_words(self) -> Mapping[str, str]:
        return {Shallow.HELLO_ONLY.value: self.tr("Hello only"), Shallow.ONE_WAY.value: self.tr("One way")}

    def _fill_menu(self, name: str) -> None:
        """Fill a filter's menu with what the book holds, and how many each would show."""
        from networker.services.search import Shown  # no part of the first paint

        menu, facets = self.chips[name].menu, self.known
        if menu is None:
            return
        menu.clear()
        add_action(menu, self.tr("All"), lambda: self.narrow(**{name: None if name == "circle" else ""}))
        menu.addSeparator()
        if name == "shallow":  # counting them would take as long as listing them
            for kind, text in self._shallow_words().items():
                add_action(menu, text, partial(self.narrow, shallow=kind))
            return
        if facets is None:
            add_note(menu, self.tr("One moment…"))
            return
        if name == "group":
            for title, query in facets.searches[:40]:
                call = partial(self.show_these, Shown(query, label=title))
                add_action(menu, one_line(title), call).setIcon(
                    self._icons.icon("search", self._theme.colour("text2"), 16)
                )
            if facets.searches:
                menu.addSeparator()
        listed = {"circle": facets.circles, "group": facets.groups, "city": facets.places}[name]
        for facet in listed[:40]:
            value: Any = int(facet.key) if name == "circle" else facet.key
            text = facet.name
            if name == "circle":
                text = circle_name(Circle(value)) if value else self.tr("No circle")
            add_action(menu, f"{text}  {grouped(facet.people)}", partial(self.narrow, **{name: value}))
        if not listed and not (name == "group" and facets.searches):
            add_note(menu, self.tr("None yet"))
