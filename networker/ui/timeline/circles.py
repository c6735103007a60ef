"""The menu behind the circle of a person: which circle, how often to talk, and what to say to a drift."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from networker.domain.vocabulary import Circle
from networker.services.views import PersonHead
from networker.ui import drift_words as words
from networker.ui.circle_words import circle_name, room
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.timeline.header_words import HeaderWords
from networker.ui.widgets.basics import add_action

OFTEN = (7, 14, 30, 91, 182, 365)  # days that are offered for a wish


class CircleMenu(QMenu):
    """It asks for nothing itself; what is chosen leaves as a signal."""

    circle_chosen = Signal(object)  # Circle or None
    wish_chosen = Signal(object, bool)  # days or None, strict
    left_as_it_is = Signal()
    never_again = Signal()
    rooms_wanted = Signal()  # it opens: how many each circle holds is to be told

    def __init__(self, header_words: HeaderWords, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._words, self._theme, self._icons = header_words, theme, icons
        self._head: PersonHead | None = None
        self._rooms: Mapping[Circle, int] = {}
        self._often: QMenu | None = None
        self._lines: dict[Circle, QAction] = {}
        self.setObjectName("circleMenu")
        self.aboutToShow.connect(self.rooms_wanted)
        theme.changed.connect(self._fill)
        self._fill()

    @property
    def head(self) -> PersonHead | None:
        """Whose circle it is."""
        return self._head

    def show_head(self, head: PersonHead) -> None:
        """Offer what there is for somebody."""
        self._head = head
        self._fill()

    def show_rooms(self, rooms: Mapping[Circle, int]) -> None:
        """Say how many each circle holds; the entries stay where they are, for the menu is open."""
        self._rooms = rooms
        for circle, action in self._lines.items():
            action.setText(self._circle_line(circle))

    def _circle_line(self, circle: Circle) -> str:
        line = circle_name(circle)
        people = self._rooms.get(circle)
        if people is not None and circle.capacity:
            line += f"  ·  {room(circle, people)}"
        return f"{line}\t{int(circle)}"

    def _fill(self) -> None:
        self.clear()
        head = self._head
        if head is not None and head.drift is not None:
            like = head.drift.like
            add_action(self, words.accept(head.drift), lambda: self.circle_chosen.emit(like))
            add_action(self, words.leave(), self.left_as_it_is.emit)
            add_action(self, words.never(head.given), self.never_again.emit)
            self.addSeparator()
        for circle in Circle:
            action = add_action(self, self._circle_line(circle), partial(self.circle_chosen.emit, circle))
            action.setIcon(self._icons.icon(f"circle-{int(circle)}", self._theme.circle_colour(circle), 16))
            self._lines[circle] = action
        self.addSeparator()
        add_action(self, self.tr("No circle") + "\t0", partial(self.circle_chosen.emit, None))
        if head is not None:
            self.addSeparator()
            if self._often is not None:
                self._often.deleteLater()  # a menu that is cleared keeps those below it
            self._often = self._wishes(head)
            self.addMenu(self._often)

    def _wishes(self, head: PersonHead) -> QMenu:
        """How often: as the circle says, or a wish; and whether that is to the day."""
        menu = QMenu(self.tr("How often"), self)
        days_ = sorted({*OFTEN, *([head.wish_days] if head.wish_days else [])})
        for days in (None, *days_):
            text = words.every(days) if days else words.usual(head.circle)
            action = add_action(menu, text[0].upper() + text[1:], lambda days=days: self._wish(days))  # type: ignore[misc]
            action.setCheckable(True)
            action.setChecked(days == head.wish_days)
        menu.addSeparator()
        strict = add_action(menu, self.tr("To the day, not about then"), self._turn_strict)
        strict.setCheckable(True)
        strict.setChecked(head.wish_strict)
        strict.setEnabled(head.wish_days is not None)
        return menu

    def _wish(self, days: int | None) -> None:
        if self._head is not None:
            self.wish_chosen.emit(days, self._head.wish_strict and days is not None)

    def _turn_strict(self) -> None:
        if self._head is not None:
            self.wish_chosen.emit(self._head.wish_days, not self._head.wish_strict)
