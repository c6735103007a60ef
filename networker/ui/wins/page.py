"""Everything that came of ties, in one list: wins, introductions, recommendations; what is noted of them, and how many."""

from array import array
from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QStackedWidget, QVBoxLayout, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.domain.vocabulary import Channel, PersonId
from networker.services import fruit, wins
from networker.services.book import Book
from networker.services.fruit_views import Counted, Fruit, FruitRow
from networker.services.today_views import Named
from networker.services.views import PersonHead
from networker.ui.drafts import Drafts
from networker.ui.dropped import FilesPass
from networker.ui.icons import Icons
from networker.ui.models.paged import IdRole, Index, PagedModel
from networker.ui.palette import PaletteAction
from networker.ui.text import PlainLabel, grouped, isolate, several, shortened, shown_name
from networker.ui.theme import Theme
from networker.ui.timeline.choices import Choice
from networker.ui.timeline.words import Words
from networker.ui.widgets.basics import Button, Field, Link, add_action
from networker.ui.widgets.page_parts import FreshPage, ListWaiting, has_keyboard, page_head
from networker.ui.widgets.row_table import KeyTable
from networker.ui.widgets.states import EmptyState, Hairline
from networker.ui.widgets.undo_keys import UndoKeys
from networker.ui.wins import rows
from networker.ui.wins.keeping import Keeping
from networker.ui.wins.words import LONGEST_NAME

WIDE = 860  # pixels of the list where there is room for more
TYPING = 200  # milliseconds after the last letter
CHANNELS = 3  # named in the sentence about channels


class Found(NamedTuple):
    """What the page shows: its rows, how many there are of each group, and the wins by channel."""

    rows: list[FruitRow]
    counts: Mapping[str, int]
    channels: Sequence[Counted]


def read(book: Book, group: str, text: str, person: PersonId | None) -> Found:
    """On the read lane: what is to be listed, and what is told of all."""
    return Found(fruit.index(book, group, text, person=person), fruit.counts(book), wins.by_channel(book))


class FruitTable(KeyTable):
    """The rows; E edits one, Delete takes it out, the menu key and the right button say what else."""

    edit_requested = Signal(object)  # the number of the row
    delete_requested = Signal(object)
    menu_requested = Signal(object, QPoint)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        number = self.currentIndex().data(IdRole)
        if number is not None and event.key() in (Qt.Key.Key_E, Qt.Key.Key_F2):
            self.edit_requested.emit(number)
        elif number is not None and event.key() == Qt.Key.Key_Delete:
            self.delete_requested.emit(number)
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, at = self.currentIndex(), event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        elif index.isValid():
            at = self.viewport().mapToGlobal(self.visualRect(index).bottomLeft() + QPoint(rows.WORDS_AT, 0))
        if index.isValid():
            self.setCurrentIndex(index)
            self.menu_requested.emit(index.data(IdRole), at)


class WinsPage(FreshPage):
    """The list, what narrows it, and the cards over it."""

    person_requested = Signal(object)

    def __init__(
        self, *, book: Book, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock, drafts: Drafts,
        chosen: Callable[[], PersonHead | None], parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`chosen`: whose page is shown beside this one, of whom something may be noted."""
        super().__init__("winsPage", self.tr("What came of it"), jobs=jobs, theme=theme, parent=parent)
        self._book, self._jobs, self._clock = book, jobs, clock
        self._theme, self._chosen = theme, chosen
        self._person: Named | None = None
        self._way_back: Callable[[], object] | None = None  # as long as the page is shown
        self._reading: Ticket | None = None
        self._counts: Mapping[str, int] = {}
        self.words = Words(self)
        self.keeping = Keeping(
            book=book, jobs=jobs, theme=theme, icons=icons, clock=clock, words=self.words, drafts=drafts, over=self
        )  # fmt: skip
        self._typed = QTimer(self, singleShot=True, interval=TYPING)
        self._typed.timeout.connect(self.refresh)
        self._build(theme, icons)

    # ---- parts

    def _build(self, theme: Theme, icons: Icons) -> None:
        self._margins = QHBoxLayout(self)
        inside = QWidget(self)
        inside.setMaximumWidth(WIDE)
        self._margins.addStretch(1)
        self._margins.addWidget(inside, 1000)
        self._margins.addStretch(1)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 11, 0, 0)
        column.setSpacing(8)
        column.addLayout(self._top(theme))
        column.addLayout(self._narrowing(theme, icons))
        self.told = PlainLabel("", inside)
        self._dress_told()
        theme.changed.connect(self._dress_told)
        self.told.setWordWrap(True)
        self.told.setContentsMargins(16, 0, 16, 0)
        column.addWidget(self.told)
        column.addWidget(Hairline(theme))
        self.states = QStackedWidget(inside)
        column.addWidget(self.states, 1)
        self.list = FruitTable(rows.ROW, inside)
        self.list.setObjectName("winsList")
        self.list.setAccessibleName(self.tr("What came of it"))
        self.delegate = rows.FruitDelegate(self.words.fruit, theme, icons, self.list)
        self.list.setItemDelegate(self.delegate)
        self.model = PagedModel(
            self._fetch, words=lambda view: rows.spoken(view, self.words.fruit), parent=self
        )
        self.list.setModel(self.model)
        self.list.opened.connect(self._edit)
        self.list.edit_requested.connect(self._edit)
        self.list.delete_requested.connect(self._delete)
        self.list.menu_requested.connect(self._menu)
        self.list.doubleClicked.connect(self._double_clicked)
        self.empty = EmptyState(theme)
        self.empty.pressed.connect(self._empty_pressed)
        self.loading = ListWaiting(theme, rows=6, high=rows.ROW, top=0, left=lambda page: page.width())
        for each in (self.loading, self.list, self.empty):
            self.states.addWidget(each)

    def _dress_told(self) -> None:
        self.told.setFont(self._theme.font("small"))
        self.told.setStyleSheet(f"color:{self._theme.colour('text2').name()}")

    def _top(self, theme: Theme) -> QHBoxLayout:
        top = QHBoxLayout()
        top.setContentsMargins(16, 0, 16, 0)
        top.setSpacing(8)
        top.addWidget(page_head(self.tr("What came of it"), theme, aside=0, parent=self), 1)
        self.win = Button(self.tr("A win…"), theme, kind="primary", parent=self)
        self.win.clicked.connect(lambda _checked: self.begin_win())
        self.introduction = Button(self.tr("An introduction…"), theme, parent=self)
        self.introduction.clicked.connect(lambda _checked: self.begin_introduction())
        self.letter = Button(self.tr("A recommendation…"), theme, parent=self)
        self.letter.clicked.connect(lambda _checked: self.begin_letter())
        for button in (self.win, self.introduction, self.letter):
            top.addWidget(button)
        return top

    def _narrowing(self, theme: Theme, icons: Icons) -> QHBoxLayout:
        line = QHBoxLayout()
        line.setContentsMargins(16, 0, 16, 0)
        line.setSpacing(8)
        self.search = Field(theme, icons, icon="search", parent=self)
        self.search.line.setAccessibleName(self.tr("Search what came of it"))
        self.search.line.setPlaceholderText(self.tr("Search words and people"))
        self.search.line.textChanged.connect(lambda _text: self._typed.start())
        UndoKeys(self).watch(self.search.line)
        FilesPass(self).watch(self.search.line)
        self.group = Choice(self.tr("Which of it"), self._groups(), theme, icons, parent=self)
        self.group.choose("")
        self.group.value_changed.connect(lambda _group: self.refresh())
        self.only = Link("", theme)
        self.only.clicked.connect(lambda: self.show_of(None))
        self.only.hide()
        line.addWidget(self.search, 1)
        line.addWidget(self.only)
        line.addWidget(self.group)
        return line

    def _groups(self) -> list[tuple[Any, str]]:
        said = {
            "": self.tr("All"), "wins": self.tr("Wins"), "introductions": self.tr("Introductions"),
            "recommendations": self.tr("Recommendations"),
        }  # fmt: skip
        counts = {**self._counts, "": sum(self._counts.values())}
        return [
            (group, f"{text} {grouped(counts[group])}" if counts.get(group) else text)
            for group, text in said.items()
        ]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        aside = 24 if self.width() > WIDE else 0
        self._margins.setContentsMargins(aside, 0, aside, 0)
        self.keeping.place()

    # ---- reading

    def refresh(self) -> None:
        """Read the list anew; the row that is chosen stays."""
        self._stale = False
        self._typed.stop()
        if self._reading is not None:
            self._reading.cancel()
        person = self._person.id if self._person else None
        self._reading = self._jobs.read(
            self, read, self._book, self.group.value, self.search.line.text(), person, then=self._came
        )

    def _came(self, found: Found) -> None:
        self._reading = None
        self.delegate.today = self._clock().date()
        self._counts = found.counts
        self.group.offer(self._groups())
        self.group.choose(self.group.value)
        self._tell(found.channels)
        chosen = self.list.currentIndex().data(IdRole)
        mine = has_keyboard(self.states)
        self.model.forget_all()
        self.model.set_ids(array("q", map(rows.number_of, found.rows)))
        if found.rows:
            row = max(self.model.row_of(chosen) if chosen is not None else 0, 0)
            self.list.setCurrentIndex(self.model.index(row, 0))
        else:
            self._say_nothing()
        self.states.setCurrentWidget(self.list if found.rows else self.empty)
        if self._wants_keyboard or (mine and not has_keyboard(self.states)):
            self.take_keyboard()  # unless a card has been opened meanwhile
        self.keeping.show_for(None)

    def _tell(self, channels: Sequence[Counted]) -> None:
        """How many wins there are, through which channels they came, and how many through none of those."""
        total, named = sum(each.wins for each in channels), [each for each in channels if each.key][:CHANNELS]
        parts = [f"{self._channel(each.key)} {grouped(each.wins)}" for each in named]
        rest = total - sum(each.wins for each in named)
        if rest:
            parts.append(several(rest, self.tr("1 other"), self.tr("%n others")))
        count = several(total, self.tr("1 win"), self.tr("%n wins"))
        said = self.tr("%1: %2") if named else "%1"
        self.told.setText(said.replace("%1", count).replace("%2", " · ".join(parts)) if total else "")
        self.told.setVisible(bool(total))

    def _channel(self, word: str) -> str:
        return self.words.channel(Channel(word)) if word in list(Channel) else word

    def _say_nothing(self) -> None:
        if self._narrowed:
            self.empty.say(
                self.tr("Nothing here fits"), self.tr("Everything else is still there."), self.tr("Show all")
            )
            return
        self.empty.say(
            self.tr("Nothing noted yet"),
            self.tr(
                "What came of knowing people is kept here: a contract, two who met by you, a letter for somebody."
            ),
            self.tr("A win…"),
        )

    @property
    def _narrowed(self) -> bool:
        return bool(self.group.value or self.search.line.text().strip() or self._person)

    def _empty_pressed(self) -> None:
        if not self._narrowed:
            self.begin_win()
            return
        self.search.line.clear()
        self.group.choose("")
        self.show_of(None)

    def _fetch(self, numbers: Sequence[int], then: Any) -> None:
        keys = [rows.key_of(number) for number in numbers]

        def came(found: Mapping[tuple[str, int], Fruit]) -> None:
            then({rows.number_of(FruitRow(*key, "")): view for key, view in found.items()})

        self._jobs.read(self, fruit.fetch, self._book, keys, then=came)

    # ---- what is asked of it

    def show_of(self, person: Named | None) -> None:
        """List only what came of the tie with somebody; None: everything."""
        self._person = person
        name = shortened(shown_name(person.name), LONGEST_NAME) if person else ""
        said = self.tr("Only with %1: show all").replace("%1", isolate(name)) if person else ""
        self.only.setText(said)
        self.only.setVisible(person is not None)
        self.refresh()

    @property
    def whoever(self) -> Named | None:
        """Who is chosen among the people, if anybody."""
        head = self._chosen()
        return Named(head.id, head.name) if head is not None else None

    def begin_win(self, who: Named | None = None) -> None:
        """Note a win through somebody, else through whoever the list is narrowed to."""
        self.keeping.note_win(self._those(who))
        self._take_keys_after_card()

    def begin_introduction(self, who: Named | None = None) -> None:
        """Note an introduction of somebody."""
        self.keeping.note_introduction(self._those(who))
        self._take_keys_after_card()

    def introduce(self, people: Sequence[Named], words: str, back: Callable[[], object]) -> None:
        """Note that two were introduced to each other, with words that may still be changed; `back`: where Esc leads then."""
        self._way_back = back
        self.keeping.note_introduction(people, words=words)
        self._take_keys_after_card()

    def begin_letter(self, who: Named | None = None) -> None:
        """Note a recommendation of somebody."""
        self.keeping.note_letter(self._those(who))
        self._take_keys_after_card()

    def _those(self, who: Named | None) -> tuple[Named, ...]:
        who = who or self._person
        return (who,) if who is not None else ()

    def _edit(self, number: int) -> None:
        if (view := self.model.value(number)) is not None:
            self.keeping.change(view)

    def _delete(self, number: int) -> None:
        if (view := self.model.value(number)) is not None:
            self.keeping.delete(view)

    def _double_clicked(self, index: Index | QModelIndex) -> None:
        self._edit(index.data(IdRole))

    def _menu(self, number: int, at: QPoint) -> None:
        view = self.model.value(number)
        if view is None:
            return
        menu = QMenu(self)
        menu.setObjectName("winMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for person in view.people:
            go = lambda person=person: self.person_requested.emit(person.id)  # noqa: E731
            add_action(menu, shown_name(person.name), go)
        menu.addSeparator()
        self.keeping.fill_menu(menu, view)
        menu.popup(at)

    # ---- the keyboard

    def take_keyboard(self) -> None:
        """Keys mean this page from now on; as soon as it is known what there is, that."""
        shown = self.states.currentWidget()
        self._wants_keyboard = shown is self.loading or self.keeping.card is not None
        if self.keeping.card is not None:
            return
        if shown is self.empty:
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)
        elif shown is self.list:
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def _take_keys_after_card(self) -> None:
        """The page may have been opened for this card: then keys went to nothing of it before."""
        if (card := self.keeping.card) is not None:
            card.closed.connect(self._card_closed)

    def _card_closed(self) -> None:
        if self._wants_keyboard and self.isVisible():
            self.take_keyboard()

    def back(self) -> bool:
        """Esc: out of the search, then to everybody's, then where it was opened from. False where nothing of it is left."""
        if self.search.line.text():
            self.search.line.clear()
        elif self._person is not None:
            self.show_of(None)
        elif self._way_back is not None:
            self._way_back()
        else:
            return False
        return True

    def undo(self) -> bool:
        """Ctrl+Z: what a card says and is not written yet. False where there is none of it."""
        return self.keeping.undo()

    @property
    def edits(self) -> bool:
        """Whether the keys mean a card."""
        return self.keeping.has_keyboard

    def offered(self) -> Sequence[PaletteAction]:
        """Who stands in the row that is chosen, for the palette."""
        view = self.model.value(self.list.currentIndex().data(IdRole) or -1)
        found = []
        for person in view.people if view is not None else ():
            go = lambda person=person: self.person_requested.emit(person.id)  # noqa: E731
            text = self.tr("Go to %1").replace("%1", shown_name(person.name))
            found.append(PaletteAction(text, "", "people", go))
        return found

    def hideEvent(self, event: Any) -> None:
        super().hideEvent(event)
        self.keeping.leave()
        self._way_back = None
