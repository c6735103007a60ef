"""One gathering: what, where and when; who was there; the talk with everybody; whom to follow up; notes.

It shows what it is given and says what is pressed; the page turns that into verbs.
"""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from networker.services.gatherings import GatheringView
from networker.ui.gatherings import words
from networker.ui.gatherings.follow_bar import FollowBar
from networker.ui.gatherings.guests import GuestTable
from networker.ui.gatherings.notes import GatheringNotes
from networker.ui.gatherings.plan import PlanPart
from networker.ui.icons import Icons
from networker.ui.paragraphs import measure_paragraph, paint_paragraph
from networker.ui.text import one_line, set_tooltip
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, IconButton, add_action
from networker.ui.widgets.listed_page import ChosenPane
from networker.ui.widgets.states import EmptyState, SectionHead, Wordings

TITLE_LINE, LINES = 24, 2
WIDEST = 820
BRIEF = 460  # pixels of a pane in which a head has room for few words


class Title(QWidget):
    """The name on at most two lines, all of it in the tooltip; below it the days and the place."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._name, self._second = theme, "", ""

    def say(self, name: str, second: str) -> None:
        """Change both."""
        self._name, self._second = name, second
        self.setAccessibleName(f"{name}. {second}" if second else name)
        set_tooltip(self, f"{name}\n{second}")
        self._fit()
        self.update()

    def _tall(self) -> float:
        font = self._theme.font("title", bold=True)
        return measure_paragraph(self._name, font, self.width(), TITLE_LINE, max_lines=LINES)

    def _fit(self) -> None:
        self.setFixedHeight(round(self._tall()) + 24)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._fit()

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        rect = QRectF(self.rect())
        font, ink = theme.font("title", bold=True), theme.colour("text")
        y = paint_paragraph(painter, rect, self._name, font, ink, TITLE_LINE, max_lines=LINES)
        below = rect.adjusted(0, y + 4, 0, 0)
        paint_paragraph(
            painter, below, self._second, theme.font("body"), theme.colour("text2"), 20, max_lines=1
        )


class GatheringPane(ChosenPane):
    """`show_view` fills it."""

    log_requested = Signal()
    all_there_requested = Signal()
    add_requested = Signal()
    change_requested = Signal()
    delete_requested = Signal()
    map_requested = Signal()
    acquainted_requested = Signal()

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: GatheringView | None = None
        self.plan_shown = False  # whom to invite, instead of who belongs to it
        self._theme, self._today = theme, date.min
        self.setObjectName("gatheringPane")
        self.title = Title(theme, self)
        self.more = IconButton("more", words.tr("More"), theme, icons, parent=self)
        self.more.menu = QMenu(self.more)
        self.knows = add_action(self.more.menu, words.tr("Who knows whom"), self.acquainted_requested.emit)
        self.map = add_action(self.more.menu, words.tr("Map of ties"), self.map_requested.emit)
        add_action(self.more.menu, words.tr("Change…"), self.change_requested.emit)
        add_action(self.more.menu, words.tr("Delete"), self.delete_requested.emit)
        self.log = Button(words.tr("Log with everybody"), theme, kind="primary", parent=self)
        self.log.clicked.connect(self.log_requested)
        self.all_there = Button(words.tr("All were there"), theme, parent=self)
        self.all_there.clicked.connect(self.all_there_requested)
        self.add = Button(words.tr("Add somebody…"), theme, parent=self)
        self.add.clicked.connect(self.add_requested)
        self.invite = Button(words.tr("Whom to invite…"), theme, parent=self)
        self.state = Wordings(theme, "text2", font="small", parent=self)
        self.head = SectionHead("", theme, parent=self)
        self.guests = GuestTable(theme, icons, self)
        self.plan = PlanPart(theme, icons, self)
        self.nobody = EmptyState(theme, self)
        self.nobody.pressed.connect(self.add_requested)
        self.nobody.say(
            words.tr("Nobody is named yet"),
            words.tr("Say who was there, and all of them are logged with one press."),
            words.tr("Add somebody…"),
        )
        self.bar = FollowBar(theme, icons, self)
        self.bar.all_requested.connect(self._choose_all)
        self.notes = GatheringNotes(theme, self)
        self.guests.chosen_changed.connect(self._count)
        self._lay_out()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(39, 18, 39, 20)
        column.setSpacing(0)
        top, buttons = QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addSpacing(12)
        buttons.setSpacing(8)
        for each in (self.log, self.all_there, self.add, self.invite):
            buttons.addWidget(each)
        buttons.addSpacing(4)
        buttons.addWidget(self.state, 1)
        column.addLayout(buttons)
        column.addSpacing(16)
        heads = QHBoxLayout()
        heads.setSpacing(12)
        heads.addWidget(self.head, 1)
        heads.addWidget(self.plan.seats)
        column.addLayout(heads)
        column.addSpacing(2)
        self.lists = QStackedWidget(self)
        self.lists.addWidget(self.guests)
        self.lists.addWidget(self.nobody)
        self.lists.addWidget(self.plan)
        column.addWidget(self.lists, 1)
        column.addSpacing(10)
        column.addWidget(self.bar)
        column.addSpacing(12)
        column.addWidget(self.notes)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines that are too long are hard to read: what is wider than that stays empty at the right."""
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(39, 18, max(39, self.width() - 39 - WIDEST), 20)
        self.notes.fit(self.height())

    def show_view(self, view: GatheringView, today: date) -> None:
        """Show a gathering; who was chosen stays so where it is the same one."""
        anew = self.view is None or self.view.row.id != view.row.id
        self.view = view
        row = view.row
        second = " · ".join(part for part in (words.days(row.day, row.until), one_line(row.place)) if part)
        self.title.say(one_line(row.name), second)
        self._today = today
        ahead = view.lies_ahead(today) or view.first is None
        self.invite.setVisible(ahead)
        if not ahead or anew:
            self.plan_shown = False
        said = words.logged(view, today)
        self.state.say((said, ""))
        self.log.setText(words.log(view))
        self.log.updateGeometry()
        self.log.setVisible(not said)
        self.all_there.setVisible(bool(view.invited) and not view.lies_ahead(today))
        self.map.setVisible(sum(each.present for each in view.guests) > 1)
        self.knows.setVisible(len(view.guests) > 1)
        self.guests.setAccessibleName(words.who(view, today)[0])
        self.guests.show_guests(view, today, anew=anew)
        self.show_list()
        self.bar.show_gathering(view, today, anew=anew)
        there = any(each.present for each in view.guests)
        self.bar.setVisible(there and not view.lies_ahead(today) and view.first is not None)
        self._count()
        self.notes.show_notes(row.id, view.notes)

    def show_list(self) -> None:
        """Who belongs to it, or whom to invite, whichever is asked for."""
        view = self.view
        if view is None:
            return
        self.plan.seats.setVisible(self.plan_shown)
        self.invite.setText(words.tr("Who is coming") if self.plan_shown else words.tr("Whom to invite…"))
        self.invite.updateGeometry()
        if self.plan_shown:
            plan = self.plan.plan
            self.head.say(
                words.tr("Whom to invite"),
                words.plan_totals(plan, brief=self.width() < BRIEF) if plan is not None else "",
            )
            self.lists.setCurrentWidget(self.plan)
        else:
            self.head.say(*words.who(view, self._today))
            self.lists.setCurrentWidget(self.guests if view.guests else self.nobody)

    def _count(self) -> None:
        self.bar.show_count(len(self.guests.chosen), len(self.guests.left_to_follow_up))

    def _choose_all(self) -> None:
        self.guests.choose(() if self.guests.chosen else self.guests.left_to_follow_up)

    def target(self) -> QWidget:
        """What keys go to here."""
        if self.plan_shown:
            return self.plan.target()
        return self.guests if self.lists.currentWidget() is self.guests else self.nobody.button

    def keep_notes(self) -> None:
        """Write what was typed into the notes."""
        self.notes.keep()
