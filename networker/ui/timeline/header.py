"""Who this is: avatar, name, work and place, circle, ways to reach them, ladder and rhythm.

It shows one PersonHead and asks for nothing itself; what is pressed leaves as a signal.
"""

from datetime import date

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QGuiApplication, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMenu, QSizePolicy, QWidget

from networker.domain.ladder import RUNGS
from networker.domain.vocabulary import State
from networker.services.views import PersonHead
from networker.ui import dates, drift_words
from networker.ui.about.line import AboutLine
from networker.ui.icons import Icons
from networker.ui.paragraphs import measure_paragraph, paint_paragraph
from networker.ui.path.lines import PathLines
from networker.ui.text import isolated, numbered, one_line, paint_line, set_tooltip, shown_name, visible
from networker.ui.theme import Theme
from networker.ui.timeline.circles import CircleMenu
from networker.ui.timeline.header_words import HeaderWords
from networker.ui.timeline.reach_row import ReachRow
from networker.ui.timeline.rhythm import AIR_ABOVE, RhythmStrip, strip_of
from networker.ui.timeline.rungs import fill
from networker.ui.timeline.words import Words
from networker.ui.widgets.basics import IconButton, Link, MenuButton, add_action
from networker.ui.widgets.marks import paint_avatar
from networker.ui.widgets.shapes import Ladder

AVATAR, VALUES_AT, NAME_LINE = 48, 60, 24
NAME_LINES = 3
ABOUT_STEP = 28  # what the line of what is known adds
BRIEF = 30  # below the name, where there is room for little


def _day_of_death(head: PersonHead) -> str:
    """As an address book told it, in words; "" where none did, or not the whole day."""
    told = next((each.value for each in head.facts if each.detail == "died"), "")
    said = dates.birthday(told)
    return said if said != told else ""


class PersonHeader(QWidget):
    """The head above a timeline. `show_head(None)` stands for everybody's."""

    circle_requested = Signal(object)  # Circle or None
    state_requested = Signal(object)  # State
    handle_requested = Signal(object, str)
    promise_requested = Signal()  # one with them is to be noted
    records_requested = Signal()  # the records of files that tell of them
    merge_requested = Signal()  # with somebody who is to be found
    forget_requested = Signal()  # for good
    log_requested = Signal(str)  # a rung of the ladder that is to be logged, or planned
    why_requested = Signal()  # what the program knows of the tie
    fruit_requested = Signal()  # the list of what came of it
    win_requested = Signal()
    introduction_requested = Signal()
    letter_requested = Signal()
    want_requested = Signal(bool)  # whether the user wants to know them
    person_requested = Signal(object)  # PersonId: who stands on the path to them
    ask_requested = Signal(object, object)  # to know the first, to ask the second
    map_requested = Signal()  # whom they know, as a picture
    about_requested = Signal()  # all that is known of them, over the list

    def __init__(self, *, words: Words, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._words = HeaderWords(self)
        self._head: PersonHead | None = None
        self._title, self._second = "", ""
        self.setObjectName("personHeader")
        self.circle_button = MenuButton("", theme, icons, parent=self)
        self.circle_button.setObjectName("circleButton")
        self.circle_menu = CircleMenu(self._words, theme, icons, self)
        self.circle_menu.circle_chosen.connect(self.circle_requested)
        self.circle_button.menu = self.circle_menu
        self.more = IconButton("more", self.tr("More"), theme, icons, parent=self)
        self.more.setObjectName("personMore")
        self.more.menu = QMenu(self)
        self.more.menu.aboutToShow.connect(self._fill_more)
        self.reach = ReachRow(words=words, theme=theme, icons=icons, parent=self)
        self.reach.handle_requested.connect(self.handle_requested)
        self.reach.after = self.more
        self.ladder = Ladder(theme, self._words.rungs(), self)
        self.ladder.next_pressed.connect(self.offer_next)
        self.way = QMenu(self)
        self.way.setObjectName("wayMenu")
        self.strip = RhythmStrip(words=self._words, theme=theme, parent=self)
        self.strip.pressed.connect(self.why_requested)
        self.about = AboutLine(theme, icons, self)
        self.about.clicked.connect(self.about_requested)
        self.path = PathLines(theme, self)
        self.path.person_requested.connect(self.person_requested)
        self.path.ask_requested.connect(self.ask_requested)
        self.path.height_changed.connect(self._changed_height)
        self._with_about = False
        self.brief = False
        self.drift = Link("", theme, role="text2", size="body", parent=self)
        self.drift.clicked.connect(self.circle_button.open_menu)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._show_parts()

    # ---- what is shown

    @property
    def head(self) -> PersonHead | None:
        """Who is shown; None for everybody."""
        return self._head

    def show_head(self, head: PersonHead, *, today: date) -> None:
        """Show somebody."""
        self._head = head
        self._title = shown_name(head.shown)
        work = ", ".join(isolated(one_line(part)) for part in (head.title, head.company) if part.strip())
        parts = (
            self._words.state(head.state, _day_of_death(head)),
            self.tr("Want to know") if head.want_to_know else "",
            work or (isolated(visible(head.stand_in)) if not head.name else ""),
            self._words.shallow(head.shallow),
            isolated(one_line(head.city)),
            self._words.met(*head.met, today=today) if head.met[0] or not self._is_over else "",
        )
        self._second = "  ·  ".join(part for part in parts if part)
        self.circle_button.set_circle(head.circle, self._words.circle(head.circle))
        self.circle_menu.show_head(head)
        self.drift.setText(drift_words.sentence(head.given, head.drift) if head.drift is not None else "")
        set_tooltip(self.drift, self.drift.text())
        named = self.tr("Circle: %1").replace(
            "%1", self._words.circle(head.circle) if head.circle else self.tr("none")
        )
        self.circle_button.setAccessibleName(named)
        self.reach.show_handles(head.handles)
        reached = frozenset(RUNGS.index(each) for each in head.reached)
        self.ladder.show_rungs(reached, RUNGS.index(head.next_rung) if head.next_rung else None)
        self.strip.show_strip(strip_of(head, today), over=self._is_over)
        self.path.show_path(head.id, head.path, today=today)
        self._changed()

    def set_about(self, shown: bool, *, summary: str = "", opened: bool = False) -> None:
        """Whether the line of what is known stands under the others, and what it says."""
        self.about.say(summary, opened=opened)
        if shown != self._with_about:
            self._with_about = shown
            self._show_parts()
            self.updateGeometry()
        self.update()

    def set_brief(self, brief: bool) -> None:
        """Whether only the name and the line below it are shown: a sentence that is typed needs the room."""
        if brief != self.brief:
            self.brief = brief
            self._show_parts()
            self.updateGeometry()
            self.update()

    def show_everybody(self, title: str, second: str) -> None:
        """Nobody is chosen: the whole network's timeline has a title only."""
        self._head, self._title, self._second = None, title, second
        self.path.show_path(None, None, today=date.min)
        self._changed()

    def _changed(self) -> None:
        self.setAccessibleName(self._title)
        set_tooltip(self, f"{self._title}\n{self._second}" if self._head else "")
        self.setAccessibleDescription(self._second)
        self._show_parts()
        self._place()
        self.updateGeometry()
        self.update()

    def _changed_height(self) -> None:
        self._place()
        self.updateGeometry()
        self.update()

    def _show_parts(self) -> None:
        known, whole = self._head is not None, self._head is not None and not self.brief
        for each in (self.circle_button, self.more):
            each.setVisible(known)
        for part in (self.reach, self.ladder, self.strip):
            part.setVisible(whole)
        self.about.setVisible(whole and self._with_about)
        self.drift.setVisible(whole and self._drifts)
        self.path.setVisible(whole and self._has_path)

    @property
    def _is_over(self) -> bool:
        """Whether they have died: then nothing is said of what could come next."""
        return self._head is not None and self._head.state is State.DECEASED

    @property
    def _drifts(self) -> bool:
        return self._head is not None and self._head.drift is not None

    @property
    def _has_path(self) -> bool:
        return self._head is not None and self._head.path is not None

    # ---- menus

    def _fill_more(self) -> None:
        menu, head = self.more.menu, self._head
        if menu is None or head is None:
            return
        menu.clear()
        add_action(menu, self.tr("Promise something…"), self.promise_requested.emit)
        add_action(menu, self.tr("A win came of this…"), self.win_requested.emit)
        add_action(menu, self.tr("An introduction…"), self.introduction_requested.emit)
        add_action(menu, self.tr("A recommendation…"), self.letter_requested.emit)
        add_action(menu, self.tr("All that came of it"), self.fruit_requested.emit)
        menu.addSeparator()
        name = visible(one_line(head.given or head.name))[:60] or self.tr("this person")
        if not self._is_over:
            add_action(menu, self.tr("Why %1?").replace("%1", name), self.why_requested.emit)
        wants = head.want_to_know
        want = self.tr("I know %1 by now") if wants else self.tr("I want to know %1")
        if wants or not (head.met[0] or self._is_over):
            add_action(menu, want.replace("%1", name), lambda: self.want_requested.emit(not wants))
        add_action(menu, self.tr("Whom %1 knows").replace("%1", name), self.map_requested.emit)
        menu.addSeparator()
        verbs = (
            (State.ACTIVE, self.tr("Make active")),
            (State.PAUSED, self.tr("Pause")),
            (State.LET_GO, self.tr("Let go")),
            (State.DECEASED, self.tr("Has died")),
        )
        for state, verb in verbs:
            if state is not head.state:
                add_action(menu, verb, lambda state=state: self.state_requested.emit(state))  # type: ignore[misc]
        menu.addSeparator()
        add_action(menu, self.tr("Merge with…"), self.merge_requested.emit)
        if head.sources:
            files = (
                self.tr("From 1 file…")
                if head.sources == 1
                else numbered(self.tr("From %n files…"), head.sources)
            )
            add_action(menu, files, self.records_requested.emit)
        menu.addSeparator()
        texts = [head.name, *(each.text for each in head.handles[:12])]
        for text in texts:
            if text.strip():
                said = self.tr("Copy %1").replace("%1", visible(one_line(text))[:60])
                add_action(menu, said, lambda text=text: QGuiApplication.clipboard().setText(text))  # type: ignore[misc]
        menu.addSeparator()
        add_action(menu, self.tr("Forget…"), self.forget_requested.emit)

    def offer_next(self) -> None:
        """The ways to the next rung of the ladder."""
        head = self._head
        if head is not None and head.next_rung is not None:
            fill(
                self.way, head.next_rung, head, theme=self._theme, icons=self._icons,
                open_=self.handle_requested.emit, log=self.log_requested.emit,
            )  # fmt: skip
            self.way.popup(self.ladder.next_place())

    # ---- geometry and painting

    def _name_room(self, width: int) -> float:
        if self._head is None:
            return float(width)
        return width - VALUES_AT - self.circle_button.sizeHint().width() - 4 - self.more.width() - 12

    def _name_height(self, width: int) -> float:
        font = self._theme.font("title")
        return (
            measure_paragraph(self._title, font, self._name_room(width), NAME_LINE, max_lines=NAME_LINES)
            or NAME_LINE
        )

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        whole = 154 + ABOUT_STEP * (self._with_about + self._drifts) + self._path_height(width)
        below = 22 if self._head is None else BRIEF if self.brief else whole
        return round(2 + self._name_height(width)) + below

    def _path_height(self, width: int) -> int:
        return self.path.height_for(width - VALUES_AT) + 8 if self._has_path else 0

    def sizeHint(self) -> QSize:
        return QSize(544, self.heightForWidth(max(self.width(), 320)))

    def minimumSizeHint(self) -> QSize:
        return QSize(320, self.heightForWidth(max(self.width(), 320)))

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        width = self.width()
        circle = self.circle_button.sizeHint()
        self.more.move(width - 26, 0)
        self.circle_button.setGeometry(width - 30 - circle.width(), 0, circle.width(), 28)
        top = round(2 + self._name_height(width))
        room = width - VALUES_AT
        self.reach.setGeometry(VALUES_AT, top + 36, room, 24)
        self.ladder.setGeometry(VALUES_AT, top + 68, room, 34)
        self.strip.setGeometry(VALUES_AT, top + 110 - AIR_ABOVE, room, self.strip.height())
        self.about.setGeometry(VALUES_AT - 4, top + 158, room + 4, 24)
        line = top + 160 + (ABOUT_STEP if self._with_about else 0)
        self.drift.setGeometry(VALUES_AT, line, min(self.drift.sizeHint().width(), room), 20)
        self.path.setGeometry(VALUES_AT, top + self._path_at, room, self.path.height_for(room))

    @property
    def _path_at(self) -> int:
        """Where the path begins, below the name."""
        return 160 + ABOUT_STEP * (self._with_about + self._drifts)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, colour = QPainter(self), self._theme.colour
        width, known = self.width(), self._head is not None
        left = VALUES_AT if known else 0
        if self._head is not None:
            paint_avatar(painter, QRectF(0, 0, AVATAR, AVATAR), self._head.name, self._theme, self._icons)
        title = self._theme.font("title")
        named = self._head is None or bool(self._head.name.strip())
        box = QRectF(left, 2, self._name_room(width), NAME_LINE * NAME_LINES)
        paint_paragraph(
            painter,
            box,
            self._title,
            title,
            colour("text" if named else "text3"),
            NAME_LINE,
            max_lines=NAME_LINES,
        )
        top = 2 + self._name_height(width)
        second = QRectF(left, top + 1, width - left, 20)
        paint_line(painter, second, self._second, self._theme.font("body"), colour("text2"))
        if known and not self.brief:
            small = self._theme.font("small")
            strip = self.tr("Talks") if self._is_over else self.tr("Rhythm")
            labels = [(self.tr("Reach"), 40), (self.tr("Ladder"), 76), (strip, 117)]
            if self._with_about:
                labels.append((self.tr("About"), 162))
            if self._drifts:
                labels.append((self.tr("Circle"), 162 + (ABOUT_STEP if self._with_about else 0)))
            if self._has_path:
                labels.append((self.tr("Path"), self._path_at + 2))
            for label, y in labels:
                paint_line(painter, QRectF(0, top + y, VALUES_AT - 2, 16), label, small, colour("text3"))
