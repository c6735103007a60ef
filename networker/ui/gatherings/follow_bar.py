"""At the foot of a gathering: what to promise those who are chosen, and by which day of the week after it."""

from datetime import date

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from networker.domain.gatherings import days_to_follow_up
from networker.domain.vocabulary import GatheringId
from networker.services.gatherings import GatheringView
from networker.ui import dates
from networker.ui.dropped import FilesPass
from networker.ui.gatherings import words
from networker.ui.icons import Icons
from networker.ui.text import one_line, several
from networker.ui.theme import Theme
from networker.ui.timeline.choices import Choice
from networker.ui.widgets.basics import Button
from networker.ui.widgets.undo_keys import UndoKeys

LONGEST = 300
ROOM = 520  # pixels in which the button says all; else what is promised had no room beside it
USUAL = 2  # of the days offered: soon, and not tomorrow


class _Line(QLineEdit):
    def sizeHint(self) -> QSize:
        return QSize(200, 28)


class FollowBar(QWidget):
    """Day and words, and a button. Who is chosen is the list's."""

    wished = Signal(object, str)  # the day, what is promised
    all_requested = Signal()
    begun = Signal(object, object)  # GatheringId, what is typed and not promised yet; None: nothing

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(words.tr("Follow up"))
        self.count = Button("", theme, kind="quiet", parent=self)
        self.count.clicked.connect(self.all_requested)
        self.line = _Line(self)
        self.line.setAccessibleName(words.tr("What is promised"))
        self.line.setMaxLength(LONGEST)
        self.line.setFont(theme.font("body"))
        self.line.setStyleSheet("QLineEdit { min-height:26px; max-height:26px }")
        self.line.returnPressed.connect(self._wish)
        self.line.textChanged.connect(self._typed)
        self._of: GatheringId | None = None
        said = words.tr("by {0}")
        self.day = Choice(
            words.tr("By when"), (), theme, icons, said=lambda word: said.replace("{0}", word), parent=self
        )
        self.button = Button(words.tr("Follow up within the week"), theme, parent=self)
        self.button.setAccessibleName(words.tr("Follow up within the week"))
        self.button.clicked.connect(self._wish)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.count)
        row.addWidget(self.line, 1)
        row.addWidget(self.day)
        row.addWidget(self.button)
        UndoKeys(self).watch(self.line)
        FilesPass(self).watch(self.line)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        roomy = self.width() >= ROOM
        self.button.setText(words.tr("Follow up within the week") if roomy else words.tr("Follow up"))
        self.button.updateGeometry()

    def show_gathering(self, view: GatheringView, today: date, *, anew: bool) -> None:
        """Offer the days left of the week after it."""
        offered = days_to_follow_up(min(view.last or today, today), today)
        self.day.offer([(day, self._called(day, today)) for day in offered])
        if anew or self.day.value not in offered:
            self.day.choose(offered[min(USUAL, len(offered) - 1)])
        if anew:
            self._of = None  # what was begun stays with the one before
            self.line.setText("")
        self._of = view.row.id
        after = words.tr("Follow up after {0}").replace("{0}", one_line(view.row.name))
        self.line.setPlaceholderText(after)

    def _called(self, day: date, today: date) -> str:
        return words.tr("tomorrow") if (day - today).days == 1 else dates.headings(day)[1]

    def _typed(self, text: str) -> None:
        if self._of is not None:
            self.begun.emit(self._of, text if text.strip() else None)

    def take_up(self, text: str) -> None:
        """Go on with what was begun."""
        if not self.line.text():
            self.line.setText(text)

    def show_count(self, chosen: int, may: int) -> None:
        """How many are chosen, of how many who may be."""
        self.button.setEnabled(chosen > 0)
        self.day.setEnabled(chosen > 0)
        if chosen:
            self.count.setText(several(chosen, words.tr("1 chosen"), words.tr("%n chosen")))
        else:
            self.count.setText(words.tr("Choose all"))
        self.count.setAccessibleDescription(words.people(may))
        self.count.setEnabled(may > 0)
        self.count.updateGeometry()

    def _wish(self) -> None:
        if self.button.isEnabled():
            self.wished.emit(self.day.value, self.line.text().strip() or self.line.placeholderText())
