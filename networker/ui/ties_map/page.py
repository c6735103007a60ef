"""The page of the map of ties: the picture, the list beside it, and the way back to the map before."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.domain.changes import Changes
from networker.domain.vocabulary import GatheringId, PersonId
from networker.services import ego as service
from networker.services.book import Book
from networker.services.ego import ME, Around, Ego, Middle
from networker.ui.icons import Icons
from networker.ui.palette import PaletteAction
from networker.ui.text import PlainLabel, shown_name
from networker.ui.theme import Theme
from networker.ui.ties_map import words
from networker.ui.ties_map.canvas import TieMap
from networker.ui.ties_map.listing import PeopleBeside
from networker.ui.widgets.basics import Button, add_action
from networker.ui.widgets.heading import Heading
from networker.ui.widgets.page_parts import FreshPage
from networker.ui.widgets.states import EmptyState, Hairline

LIST, LEAN, NARROW = 300, 210, 900  # pixels of the list, where the page is narrow, and of a page that is not


class MapPage(FreshPage):
    """One map at a time; `person_requested` opens somebody among people."""

    person_requested = Signal(object)  # PersonId
    left = Signal(object)  # Middle, a group or a gathering: back to it
    import_requested = Signal()  # where nobody is in the book
    says_itself = False

    def __init__(
        self,
        *,
        book: Book,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("mapPage", self.tr("Map of ties"), jobs=jobs, theme=theme, parent=parent)
        self._book, self._jobs, self._clock = book, jobs, clock
        self.middle = ME
        self._before: list[Middle] = []
        self._asking: Ticket | None = None
        self.ego: Ego | None = None
        self._build(theme, icons)

    def _build(self, theme: Theme, icons: Icons) -> None:
        self.head = Heading(theme)
        self.summary = PlainLabel()
        self.summary.setFont(theme.font("body"))
        self.summary.setWordWrap(True)
        theme.fill_ground(self.summary, "base")
        self.keys = PlainLabel(
            self.tr("Arrows go along the ties · Enter opens · Space puts into the middle · + − 0")
        )
        self.keys.setFont(theme.font("small"))
        self.mine = Button(self.tr("Your ties"), theme)
        self.mine.clicked.connect(self.show_mine)
        self.map = TieMap(theme, icons)
        self.list = PeopleBeside(theme, icons)
        self.empty = EmptyState(theme)
        self.empty.pressed.connect(self.import_requested)
        self.states = QStackedWidget()
        self.states.addWidget(self.map)
        self.states.addWidget(self.empty)
        self.map.chosen.connect(self.list.choose)
        self.list.chosen.connect(self.map.choose)
        for part in (self.map, self.list):
            part.middle_requested.connect(self.show_person)
            part.menu_requested.connect(self._menu)
        self.map.person_requested.connect(self.person_requested)
        self.list.opened.connect(self.person_requested)
        top = QHBoxLayout()
        top.setContentsMargins(40, 20, 24, 0)
        said = QVBoxLayout()
        said.setSpacing(2)
        said.addWidget(self.head)
        said.addWidget(self.summary)
        top.addLayout(said, 1)
        top.addWidget(self.mine, 0, Qt.AlignmentFlag.AlignTop)
        left = QVBoxLayout()
        left.setContentsMargins(0, 0, 0, 8)
        left.addLayout(top)
        left.addWidget(self.states, 1)
        left.addWidget(self.keys, 0, Qt.AlignmentFlag.AlignHCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addLayout(left, 1)
        row.addWidget(Hairline(theme, upright=True))
        row.addWidget(self.list)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        self.list.setFixedWidth(LEAN if narrow else LIST)
        self._show_keys()

    def _show_keys(self) -> None:
        self.keys.setVisible(self.ego is not None and bool(self.ego.others) and self.width() >= NARROW)

    # ---- whose map

    def show_mine(self) -> None:
        """The user's own."""
        self._show(ME)

    def show_person(self, person: PersonId) -> None:
        """The map around somebody."""
        self._show(Middle(Around.PERSON, person))

    def show_group(self, group: int) -> None:
        """The map of those in a group."""
        self._show(Middle(Around.GROUP, group))

    def show_gathering(self, gathering: GatheringId) -> None:
        """The map of those who were at a gathering."""
        self._show(Middle(Around.GATHERING, gathering))

    def _show(self, middle: Middle) -> None:
        if middle != self.middle:
            self._before = [each for each in self._before if each != middle][-19:]
            if self.ego is not None:
                self._before.append(self.middle)
            self.middle = middle
        self.refresh()

    def _menu(self, person: PersonId, at: QPoint) -> None:
        """What can be done with somebody on the map, for whoever has a mouse alone."""
        menu = QMenu(self)
        menu.setObjectName("mapMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for text, key, run in self._of(person):
            add_action(menu, text, run).setText(f"{text.replace('&', '&&')}\t{key}")
        menu.popup(at)

    def _of(self, person: PersonId) -> Sequence[tuple[str, str, Callable[[], object]]]:
        name = next((node.shown for node in self.ego.nodes if node.person == person), "") if self.ego else ""
        return (
            (
                self.tr("Go to %1").replace("%1", shown_name(name)),
                "Enter",
                partial(self.person_requested.emit, person),
            ),
            (self.tr("Put into the middle"), self.tr("Space"), partial(self.show_person, person)),
        )

    def offered(self) -> Sequence[PaletteAction]:
        """The same of whoever is chosen, for the palette."""
        node = self.map.current if self.ego is not None and self.ego.others else None
        return (
            [PaletteAction(text, key, "people", run) for text, key, run in self._of(node.person)]
            if node
            else []
        )

    def back(self) -> bool:
        """Esc: the map before, or the group or gathering of which it was asked. False where there is neither."""
        if not self._before:
            return self._leave()
        self.middle = self._before.pop()
        self.refresh()
        return True

    def _leave(self) -> bool:
        if self.middle.around not in (Around.GROUP, Around.GATHERING):
            return False
        self.left.emit(self.middle)
        return True

    def take_keyboard(self) -> None:
        """Keys mean the map."""
        self._wants_keyboard = self.ego is None
        (self.map if self.states.currentWidget() is self.map else self.empty.button).setFocus(
            Qt.FocusReason.ShortcutFocusReason
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Backspace:
            self.back()
        else:
            super().keyPressEvent(event)

    # ---- asking and showing

    def touched_by(self, changes: Changes) -> bool:
        return bool(changes)

    def refresh(self) -> None:
        """Ask for the map anew."""
        self._stale = False
        if self._asking is not None:
            self._asking.cancel()
        today = self._clock().date()
        self._asking = self._jobs.read(
            self, service.ego, self._book, self.middle, today=today, then=self._arrived
        )

    def _arrived(self, ego: Ego | None) -> None:
        self._asking = None
        if ego is None:  # they are gone from the book
            self.middle = ME
            self.refresh()
            return
        same = self.ego is not None and self.ego.middle == ego.middle
        kept = self.map.current.person if same and self.map.current is not None else None
        self.ego = ego
        self.head.setText(words.title(ego))
        self.mine.setVisible(ego.middle.around is not Around.ME)
        self.list.setVisible(bool(ego.others))
        self._show_keys()
        if not ego.others:
            self._explain(ego)
            return
        self.summary.setText(words.summary(ego))
        self.states.setCurrentWidget(self.map)
        self.map.show_ego(ego)
        self.list.show_ego(ego)
        if kept is not None:
            self.map.choose(kept)
            self.list.choose(kept)
        if self._wants_keyboard:
            self._wants_keyboard = False
            self.map.setFocus(Qt.FocusReason.OtherFocusReason)

    def _explain(self, ego: Ego) -> None:
        self.summary.setText("")
        if ego.middle.around is Around.ME:
            self.empty.say(
                self.tr("There is nobody to draw yet"),
                self.tr(
                    "Put people into circles, or bring in what passed between you: the nearest are drawn here."
                ),
                self.tr("Import files"),
            )
        else:
            self.empty.say(
                self.tr("Nothing tells yet whom they know"),
                self.tr(
                    "A tie that you note, a talk with several, a gathering or a group they share with somebody would."
                ),
            )
        self.states.setCurrentWidget(self.empty)
