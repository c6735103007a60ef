"""One group: how the user and they keep in touch, who is in it, notes. It shows what it is given and says what is pressed."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from networker.services.groups import GroupView
from networker.ui.gatherings.notes import LOW, GatheringNotes
from networker.ui.gatherings.view import WIDEST, Title
from networker.ui.groups import words
from networker.ui.groups.members import MemberTable
from networker.ui.groups.months import MonthStrip
from networker.ui.icons import Icons
from networker.ui.models.paged import Fetch
from networker.ui.text import PlainLabel, one_line
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, IconButton, add_action
from networker.ui.widgets.listed_page import ChosenPane
from networker.ui.widgets.states import EmptyState, SectionHead

ROOM = 520  # pixels of a pane in which every button has its place; else the menu has what is left out


class GroupPane(ChosenPane):
    """`show_view` fills it."""

    add_requested = Signal()
    rename_requested = Signal()
    join_requested = Signal()
    delete_requested = Signal()
    map_requested = Signal()
    acquainted_requested = Signal()
    people_requested = Signal()

    def __init__(self, fetch: Fetch, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view: GroupView | None = None
        self._said: list[str] = []  # how they keep in touch, a sentence each
        self._theme = theme
        self.setObjectName("groupPane")
        self.title = Title(theme, self)
        self.more = IconButton("more", words.tr("More"), theme, icons, parent=self)
        self.more.menu = QMenu(self.more)
        self._of_several = [
            add_action(self.more.menu, words.tr("Who knows whom"), self.acquainted_requested.emit),
            add_action(self.more.menu, words.tr("Map of ties"), self.map_requested.emit),
        ]
        for text, signal in (
            (words.tr("Show them among people"), self.people_requested),
            (words.tr("Rename…"), self.rename_requested),
            (words.tr("Join with another group…"), self.join_requested),
            (words.tr("Delete"), self.delete_requested),
        ):
            add_action(self.more.menu, text, signal.emit)
        self.rhythm = PlainLabel("", self)
        self.rhythm.setFont(theme.font("body"))
        self.rhythm.setWordWrap(True)
        self.strip = MonthStrip(theme, self)
        self.write = Button("", theme, kind="primary", parent=self)
        self.write.clicked.connect(self._promise)
        self.add = Button(words.tr("Add somebody…"), theme, parent=self)
        self.add.clicked.connect(self.add_requested)
        self.knows = Button(words.tr("Who knows whom"), theme, parent=self)
        self.knows.clicked.connect(self.acquainted_requested)
        self.head = SectionHead("", theme, parent=self)
        self.members = MemberTable(fetch, theme, icons, self)
        self.members.chosen_changed.connect(self._count)
        self.nobody = EmptyState(theme, self)
        self.nobody.pressed.connect(self.add_requested)
        self.nobody.say(
            words.tr("Nobody is in it yet"),
            words.tr("Put people in who belong together: a club, a team, a class, those of one summer."),
            words.tr("Add somebody…"),
        )
        self.notes = GatheringNotes(theme, self)
        self.notes.setObjectName("groupNotes")
        self.notes.setPlaceholderText(words.tr("Notes on this group"))
        self._lay_out()
        theme.changed.connect(self._dress)
        self._dress()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(39, 18, 39, 20)
        column.setSpacing(0)
        top, said, buttons = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        top.addWidget(self.title, 1)
        top.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(top)
        column.addSpacing(8)
        said.setSpacing(24)
        said.addWidget(self.rhythm, 1, Qt.AlignmentFlag.AlignTop)
        said.addWidget(self.strip, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(said)
        column.addSpacing(12)
        buttons.setSpacing(8)
        for each in (self.write, self.add, self.knows):
            buttons.addWidget(each)
        buttons.addStretch(1)
        column.addLayout(buttons)
        column.addSpacing(16)
        column.addWidget(self.head)
        column.addSpacing(2)
        self.lists = QStackedWidget(self)
        self.lists.addWidget(self.members)
        self.lists.addWidget(self.nobody)
        column.addWidget(self.lists, 1)
        column.addSpacing(12)
        column.addWidget(self.notes)

    def _dress(self) -> None:
        self.rhythm.setStyleSheet(f"color:{self._theme.colour('text2').name()}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lines that are too long are hard to read: what is wider than that stays empty at the right."""
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(39, 18, max(39, self.width() - 39 - WIDEST), 20)
        self._fit()

    def _fit(self) -> None:
        """Where the window is low, the list gets the room: the first sentence says enough, and the title how many they are."""
        low, size = self.height() < LOW, self._size
        self.strip.setVisible(not low and size > 0 and self.view is not None and bool(self.view.months))
        self.knows.setVisible(self.width() >= ROOM and size > 1)
        self.head.setVisible(size > 0 and not low)
        self.rhythm.setText("\n".join(self._said[:1] if low else self._said))
        self.rhythm.setVisible(bool(self._said))
        self.notes.fit(self.height())

    def show_view(self, view: GroupView, today: date) -> None:
        """Show a group; who was chosen stays so where it is the same one."""
        anew = self.view is None or self.view.row.id != view.row.id
        self.view = view
        self.title.say(one_line(view.row.name), words.people(view.row.size))
        self._said = [part for part in (words.lately(view, today), words.together(view, today)) if part]
        self.strip.show_months(view, today)
        for action in self._of_several:
            action.setVisible(view.row.size > 1)
        self._fit()
        self.head.say(words.tr("Who is in it"), words.people(view.row.size))
        self.members.setAccessibleName(self.head.text)
        self.members.show_members(view, today, anew=anew)
        self.lists.setCurrentWidget(self.members if view.row.size else self.nobody)
        self.add.setVisible(view.row.size > 0)  # else the one press there is stands in the middle
        self._count()
        self.notes.show_notes(view.row.id, view.notes)  # type: ignore[arg-type]

    def _count(self) -> None:
        chosen = len(self.members.chosen)
        self.head.say(self.head.text, words.chosen(chosen) if chosen else words.people(self._size))
        n = chosen or len(self.view.follow_up if self.view else ())
        self.write.setText(words.promise(n))
        self.write.updateGeometry()
        self.write.setVisible(n > 0)

    @property
    def _size(self) -> int:
        return self.view.row.size if self.view is not None else 0

    def _promise(self) -> None:
        people = self.members.meant() if self.members.chosen else self.view.follow_up if self.view else ()
        self.members.promise_requested.emit(list(people))

    def target(self) -> QWidget:
        """What keys go to here."""
        return self.members if self.lists.currentWidget() is self.members else self.nobody.button

    def keep_notes(self) -> None:
        """Write what was typed into the notes."""
        self.notes.keep()
