"""Name, place and days of a gathering, to be said for the first time or anew. It writes nothing itself."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from networker.services.gatherings import GatheringView
from networker.ui.dropped import FilesPass
from networker.ui.gatherings import words
from networker.ui.icons import Icons
from networker.ui.text import PlainLabel, one_line
from networker.ui.theme import Theme
from networker.ui.timeline.choices import DayChoice
from networker.ui.widgets.basics import Button, Field
from networker.ui.widgets.own_escape import claims_escape
from networker.ui.widgets.page_parts import Keycap
from networker.ui.widgets.press import ENTER
from networker.ui.widgets.undo_keys import UndoKeys

LONGEST = 300  # characters
WIDE = 560


@dataclass(frozen=True, slots=True)
class Said:
    """What the form says."""

    name: str
    place: str
    day: date
    until: date | None


class GatheringForm(QWidget):
    """Enter and *Save* say what is meant, Esc sets it aside, *Cancel* forgets it."""

    saved = Signal(object)  # Said
    said_anew = Signal()
    set_aside = Signal()
    cancelled = Signal()

    def __init__(
        self, theme: Theme, icons: Icons, *, today: date, view: GatheringView | None = None,
        parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`view`: the gathering to be changed; None for a new one."""
        super().__init__(parent)
        self.setObjectName("gatheringForm")
        title = words.tr("Change this gathering") if view else words.tr("A new gathering")
        self.setAccessibleName(title)
        self.head = PlainLabel(title, self)
        self.head.setFont(theme.font("title", bold=True))
        self.save = Button(words.tr("Save"), theme, kind="primary", parent=self)
        self.save.clicked.connect(self._save)
        self.name = self._field("gatherings", words.tr("Name: PyCon, Harbour supper"), theme, icons)
        self.place = self._field("place", words.tr("Place"), theme, icons)
        first = (view.first if view else None) or today
        last = (view.last if view else None) or first
        self.first = DayChoice(first, theme, icons, last=date.max, parent=self)
        self.last = DayChoice(last, theme, icons, last=date.max, parent=self)
        self.first.setAccessibleDescription(words.tr("First day"))
        self.last.setAccessibleDescription(words.tr("Last day"))
        self.first.value_changed.connect(self._keep_order)
        for day in (self.first, self.last):
            day.value_changed.connect(self.said_anew)
        self.note = PlainLabel("", self)
        self.note.setFont(theme.font("small"))
        self.note.setWordWrap(True)
        self.note.hide()
        self._theme = theme
        self._dress()
        theme.changed.connect(self._dress)
        if view is not None:
            self.name.line.setText(one_line(view.row.name))
            self.place.line.setText(one_line(view.row.place))
            for field in (self.name, self.place):
                field.line.setCursorPosition(0)
        self.cancel = Button(words.tr("Cancel"), theme, kind="quiet", parent=self)
        self.cancel.clicked.connect(self.cancelled)
        UndoKeys(self).watch(self.name.line, self.place.line)
        FilesPass(self).watch(self.name.line, self.place.line)
        for before, after in (
            (self.name.line, self.place.line),
            (self.place.line, self.first),
            (self.first, self.last),
            (self.last, self.save),
            (self.save, self.cancel),
        ):
            self.setTabOrder(before, after)
        self._lay_out(theme)
        self._typed()
        self.at_first = self.said

    def _dress(self) -> None:
        self.note.setStyleSheet(f"color:{self._theme.colour('text2').name()}")

    def _field(self, icon: str, name: str, theme: Theme, icons: Icons) -> Field:
        field = Field(theme, icons, icon=icon, parent=self)
        field.line.setAccessibleName(name)
        field.line.setPlaceholderText(name)
        field.line.setMaxLength(LONGEST)
        field.line.textChanged.connect(self._typed)
        field.setMaximumWidth(WIDE)
        return field

    def _lay_out(self, theme: Theme) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(self.name)
        column.addWidget(self.place)
        days, buttons = QHBoxLayout(), QHBoxLayout()
        to = PlainLabel(words.until(), self)
        to.setFont(theme.font("body"))
        for row, parts in (
            (days, (self.first, to, self.last)),
            (buttons, (self.save, Keycap("Enter", theme), self.cancel)),
        ):
            row.setSpacing(8)
            for part in parts:
                row.addWidget(part)
            row.addStretch(1)
            column.addLayout(row)
            if row is days:
                column.addWidget(self.note)
        column.addStretch(1)

    def _typed(self) -> None:
        self.save.setEnabled(bool(self.name.line.text().strip()))
        self.said_anew.emit()

    def _keep_order(self, first: date) -> None:
        if self.last.value < first:
            self.last.choose(first)

    @property
    def said(self) -> Said:
        """What is said now."""
        first, last = self.first.value, self.last.value
        return Said(
            self.name.line.text().strip(),
            self.place.line.text().strip(),
            first,
            last if last > first else None,
        )

    def draft(self) -> dict[str, str] | None:
        """What is said and not in the book; None where nothing is said otherwise."""
        if self.said == self.at_first:
            return None
        days = {"first": self.first.value.isoformat(), "last": self.last.value.isoformat()}
        return {"name": self.name.line.text(), "place": self.place.line.text(), **days}

    def take_up(self, draft: Mapping[str, str]) -> None:
        """Go on with what `draft` answered."""
        first, last = (date.fromisoformat(draft[name]) for name in ("first", "last"))
        name, place = draft["name"], draft["place"]
        self.name.line.setText(name)
        self.place.line.setText(place)
        self.first.choose(first)
        self.last.choose(last)

    def say(self, sentence: str) -> None:
        """Say something above the buttons."""
        self.note.setText(sentence)
        self.note.show()

    def undo(self) -> bool:
        """Take back what was said, name and place by what was typed last there. False where nothing is changed."""
        if self.said == self.at_first:
            return False
        typed = [each.line for each in (self.place, self.name) if each.line.isUndoAvailable()]
        if typed:
            typed[0].undo()
        else:
            self.first.choose(self.at_first.day)
            self.last.choose(self.at_first.until or self.at_first.day)
        return True

    def _save(self) -> None:
        if self.save.isEnabled():
            self.saved.emit(self.said)

    def event(self, event: QEvent) -> bool:
        return claims_escape(event) or super().event(event)  # it leaves the form, not the page

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What none of the fields has a use for."""
        if event.key() == Qt.Key.Key_Escape:
            self.set_aside.emit()
        elif event.key() in ENTER:
            self._save()
        else:
            super().keyPressEvent(event)
