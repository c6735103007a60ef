"""What can be done with one row of the timeline, behind its right button or the menu key."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu

from networker.services.today_views import Named
from networker.ui.widgets.basics import add_action

if TYPE_CHECKING:
    from networker.ui.timeline.list import TimelineList

MOST = 20  # people in a menu


class EntryMenu(QMenu):
    """The people of a row by number, then its verbs. It is gone once it was closed."""

    def __init__(self, people: Sequence[Named], listed: "TimelineList") -> None:
        super().__init__(listed)
        self._list = listed
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("entryMenu")
        for number, person in enumerate(people[:MOST], start=1):
            name = (person.name or self.tr("No name yet")).replace("&", "&&")
            label = f"&{number}  {name}" if number < 10 else name
            action = add_action(self, label, partial(listed.person_requested.emit, person.id))
            action.setText(label)  # its & is the number's key
        if people:
            self.addSeparator()

    def add_talk(
        self,
        talk: int,
        fold: Callable[[], object],
        promise_from: Callable[[], object],
        *,
        unfolded: bool,
        gathering: tuple[str, Callable[[], object]] | None = None,
        win_from: Callable[[], object] | None = None,
    ) -> None:
        """What can be done with a talk."""
        self._with_key(self.tr("Fold") if unfolded else self.tr("Unfold"), "Enter", fold)
        self._with_key(self.tr("Edit"), "E", partial(self._list.edit_requested.emit, talk))
        self._with_key(self.tr("Delete"), "Del", partial(self._list.delete_requested.emit, talk))
        add_action(self, self.tr("Promise from this…"), promise_from)
        if win_from is not None:
            add_action(self, self.tr("A win came of this…"), win_from)
        if gathering is not None:
            add_action(self, *gathering)
        self.addSeparator()

    def _with_key(self, text: str, key: str, call: Callable[[], object]) -> None:
        action = add_action(self, text, call)
        action.setText(f"{action.text()}\t{key}")
