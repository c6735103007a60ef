"""What all newcomers of an import are given: a circle, or none yet, and a group."""

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from networker.domain.vocabulary import Circle
from networker.ui.circle_words import circle_name, room
from networker.ui.icons import Icons
from networker.ui.text import PlainLabel, numbered
from networker.ui.theme import Theme
from networker.ui.widgets.basics import TickBox
from networker.ui.widgets.states import SectionHead

LATER = 0  # no circle is chosen


class ForNewcomers(QWidget):
    """`circle_changed` carries the number of the circle that was chosen before."""

    circle_changed = Signal(int)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._head = SectionHead("", theme, parent=self)
        column.addWidget(self._head)
        self._choices, self._was = QButtonGroup(self), LATER
        self.boxes: dict[int, TickBox] = {}
        self._rooms: dict[int, PlainLabel] = {}
        later = TickBox(self.tr("Sort them later, one key each"), theme, icons, round_=True, parent=self)
        later.setChecked(True)
        self._choices.addButton(later, LATER)
        column.addWidget(later)
        for circle in reversed(Circle):
            column.addLayout(self._row(circle, icons))
        self.note = PlainLabel("", self)  # that the circle chosen was not meant for so many
        self.note.setFont(theme.font("small"))
        self.note.setWordWrap(True)
        self.note.setContentsMargins(0, 4, 0, 0)
        self.note.hide()
        column.addWidget(self.note)
        self._new, self._held = 0, dict[int, int]()
        self._choices.idClicked.connect(self._clicked)
        self._choices.idToggled.connect(self._keep_stop)
        for number in (LATER, *self.boxes):
            self._keep_stop(number, number == LATER)
        column.addSpacing(16)
        self._group_head = SectionHead("", theme, parent=self)
        column.addWidget(self._group_head)
        self.group = QLineEdit(self)
        self.group.setPlaceholderText(self.tr("none"))
        column.addWidget(self.group)
        column.addSpacing(20)
        theme.changed.connect(self._dress)
        self._dress()

    def _row(self, circle: Circle, icons: Icons) -> QHBoxLayout:
        number = int(circle)
        box = TickBox(circle_name(circle), self._theme, icons, round_=True, parent=self)
        box.circle = circle
        label = PlainLabel("", self)
        label.setFont(self._theme.font("small"))
        self._choices.addButton(box, number)
        self.boxes[number], self._rooms[number] = box, label
        line = QHBoxLayout()
        line.setSpacing(12)  # for the focus ring
        line.addWidget(box, 1)
        line.addWidget(label)
        return line

    def _dress(self) -> None:
        for label in (*self._rooms.values(), self.note):
            label.setStyleSheet(f"color:{self._theme.colour('text2').name()}")

    def clear(self) -> None:
        """Choose nothing: what was given to the last ones is not meant for these."""
        self.group.clear()
        self.choose(LATER)

    def show_newcomers(self, new: int) -> None:
        """Say for how many it is."""
        self._new = new
        self._look_at_room()
        self._head.say(
            self.tr("Circle for the new person")
            if new == 1
            else numbered(self.tr("Circle for the %n new people"), new)
        )
        group = self.tr("Group for the new person") if new == 1 else self.tr("Group for the new people")
        self._group_head.say(group)
        self.group.setAccessibleName(group)

    def show_rooms(self, counts: Mapping[int, int]) -> None:
        """Say how many each circle holds already."""
        self._held = dict(counts)
        self._look_at_room()
        for number, label in self._rooms.items():
            label.setText(room(Circle(number), counts.get(number, 0)))

    def _look_at_room(self) -> None:
        """Say kindly where the circle chosen would hold more than it is meant for; nothing keeps anybody from it."""
        number = self._choices.checkedId()
        capacity = (Circle(number).capacity or 0) if number else 0
        full = 0 < capacity < self._held.get(number, 0) + self._new
        self.note.setVisible(full)
        if full:
            said = (
                self.tr("{0} holds {1}, and they are there already.")
                if self._new == 1
                else self.tr("{0} holds {1}; a group would keep them together.")
            )
            self.note.setText(said.replace("{0}", self.boxes[number].text()).replace("{1}", str(capacity)))

    def _keep_stop(self, number: int, chosen: bool) -> None:
        """Tab stops at the one chosen, from both sides: from there the arrows choose."""
        policy = Qt.FocusPolicy.StrongFocus if chosen else Qt.FocusPolicy.ClickFocus
        self._choices.button(number).setFocusPolicy(policy)
        self._look_at_room()

    def _clicked(self, number: int) -> None:
        was, self._was = self._was, number
        if was != number:
            self.circle_changed.emit(was)

    def choose(self, number: int) -> None:
        """Choose a circle by its number, or LATER."""
        self._choices.button(number).setChecked(True)
        self._was = number

    @property
    def circle(self) -> int | None:
        """The circle chosen; None: sorted later."""
        return self._choices.checkedId() or None
