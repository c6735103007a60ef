"""One chip under the quick line: understood and only read, or a question that is answered by key or menu.

A place that may be a gathering takes an answer and needs none.
"""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMenu, QWidget

from networker.desktop.jobs import Jobs
from networker.services.rows import PersonRow
from networker.services.today_views import Named
from networker.services.views import NAMESAKES
from networker.ui.icons import Icons
from networker.ui.text import set_tooltip
from networker.ui.theme import Theme
from networker.ui.timeline.chip_words import Worded
from networker.ui.widgets.basics import Chip, add_action
from networker.ui.widgets.own_escape import OwnEscape
from networker.ui.widgets.press import ENTER


def _rows(book: Any, ids: list[int]) -> Mapping[int, PersonRow]:
    from networker.services import people

    return people.rows(book, ids)


def _kind(worded: Worded) -> str:
    if worded.may:
        return "off" if worded.chip.word == "offered" else "set"
    return "asks" if worded.asks else "understood"


class _Namesakes(QMenu):
    """Nobody is chosen before a number, an arrow or the pointer says who: a hurried second Enter guesses nobody."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (*ENTER, Qt.Key.Key_Space) and self.activeAction() is None:
            return  # Qt would go to the first, and the next Enter take it
        super().keyPressEvent(event)


class SentenceChip(Chip):
    """Shows a part of the sentence. An unclear one offers its people by number; a new name asks to be added."""

    answered = Signal(str, object)  # word, id of the person meant
    accepted = Signal(str)  # the name to add
    left = Signal()  # Esc or Up: back to the line
    trip_said = Signal()  # the sentence says a trip
    place_said = Signal(str, bool)  # a place, and whether it is a gathering
    rewrite_requested = Signal(str)  # a word that must be written otherwise

    def __init__(
        self,
        worded: Worded,
        *,
        theme: Theme,
        icons: Icons,
        book: object,
        jobs: Jobs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(
            worded.text,
            theme,
            icons,
            kind=_kind(worded),
            icon=worded.icon,
            avatar=worded.avatar,
            parent=parent,
        )
        self.worded = worded
        self._book, self._jobs = book, jobs
        self._choice: QMenu | None = None
        set_tooltip(self, worded.text)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if not worded.asks else Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self._pressed)
        OwnEscape(self).watch(self)  # it leads back to the line, and no further

    @property
    def options(self) -> tuple[Named, ...]:
        """Who may be meant."""
        return self.worded.chip.options[:NAMESAKES]

    def _pressed(self) -> None:
        if self.worded.chip.role == "trip":
            self.trip_said.emit()
        elif self.worded.may:
            self.place_said.emit(self.worded.chip.text, self.worded.chip.word == "offered")
        if not self.worded.asks:
            return
        if self.worded.chip.role == "new":
            self.accepted.emit(self.worded.chip.text)
        else:
            self.open_choice()

    def open_choice(self) -> None:
        """Offer the people meant, by number; a word without a list is marked in the line instead."""
        if self.worded.chip.role == "new":
            return  # the second Enter accepts it
        if not self.options:
            self.rewrite_requested.emit(self.worded.chip.word)
            return
        menu = self._choice = _Namesakes(self)
        menu.setObjectName("chipChoice")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for number, person in enumerate(self.options):
            label = self._label(number, person.name, "")
            action = add_action(menu, label, partial(self._take, person))
            action.setText(label)  # its & is the number's key
            action.setData(int(person.id))
        menu.aboutToHide.connect(self._closed)
        menu.popup(self.mapToGlobal(QPoint(0, self.height() + 4)))
        self._jobs.read(self, _rows, self._book, [each.id for each in self.options], then=self._tell_apart)

    def _label(self, number: int, name: str, rest: str) -> str:
        text = (name or self.tr("No name yet")) + (f" · {rest}" if rest else "")
        text = text.replace("&", "&&")
        return f"&{number + 1}  {text}" if number < 9 else f"    {text}"

    def _tell_apart(self, rows: Mapping[int, PersonRow]) -> None:
        """People of one name differ by where they work or live."""
        if self._choice is None:
            return
        for number, action in enumerate(self._choice.actions()):
            row = rows.get(int(action.data()))
            if row is not None:
                rest = row.company or row.title or row.city or row.stand_in
                action.setText(self._label(number, row.name, rest))

    def _closed(self) -> None:
        self._choice = None

    def _take(self, person: Named) -> None:
        self.answered.emit(self.worded.chip.word, person.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        number = key - int(Qt.Key.Key_1)
        if self.worded.asks and 0 <= number < min(len(self.options), 9):
            self._take(self.options[number])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            if self.worded.asks or self.worded.may:
                self._pressed()
            else:
                self.left.emit()
        elif key in (Qt.Key.Key_Escape, Qt.Key.Key_Up):
            self.left.emit()
        elif key == Qt.Key.Key_Right:
            self.focusNextChild()
        elif key == Qt.Key.Key_Left:
            self.focusPreviousChild()
        else:
            super().keyPressEvent(event)
