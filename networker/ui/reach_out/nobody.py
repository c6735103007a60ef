"""Why nobody is on the list: with real counts, and the next step."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from networker.services.today_views import Today
from networker.ui.reach_out import words
from networker.ui.text import numbered
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Link
from networker.ui.widgets.states import EmptyState

HIGH, HIGH_COLD = 320, 220  # px of what is said; less where the deck is offered below it


class Nobody(QWidget):
    """Says it, and offers to log a talk, or to sort whoever has no circle."""

    log_requested = Signal()
    triage_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self.empty = EmptyState(theme, self)
        self.empty.setMinimumHeight(HIGH)
        self.empty.pressed.connect(self.log_requested)
        self.empty.hide()
        column.addWidget(self.empty)
        self.triage = Link("", theme, size="body", parent=self)
        self.triage.clicked.connect(self.triage_requested)
        self.triage.hide()
        column.addWidget(self.triage, 0, Qt.AlignmentFlag.AlignHCenter)

    @property
    def stops(self) -> tuple[QWidget, QWidget]:
        """Where Tab stops."""
        return self.empty.button, self.triage

    def show_today(self, today: Today, *, alone: bool) -> None:
        """Say it where it is so. `alone`: there is no card either, as one of yesterday would be."""
        self.empty.setVisible(not today.size and alone)
        cold = not today.size and today.people > 0 and not today.talks
        self.triage.setVisible(cold and today.to_sort > 0)
        self.triage.setText(words.to_sort(today.to_sort))
        self.empty.setMinimumHeight(HIGH_COLD if cold else HIGH)
        if today.size:
            return
        if not today.people:
            self.empty.say(self.tr("Nobody to reach out to yet"), self.tr("Bring your people in first."))
        elif not today.talks:
            self.empty.say(
                self.tr("No talk is noted yet, so nobody has a rhythm"),
                self.tr("1 person is in your book. Log a talk, and they begin to have one.")
                if today.people == 1
                else numbered(
                    self.tr("%n people are in your book. Log a talk, and they begin to have one."),
                    today.people,
                ),
                self.tr("Log a talk"),
            )
        else:
            self.empty.say(
                self.tr("Nobody has been quiet for longer than usual"),
                self.tr("1 talk is in your book. Enjoy the day.")
                if today.talks == 1
                else numbered(self.tr("%n talks are in your book. Enjoy the day."), today.talks),
            )
