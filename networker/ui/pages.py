"""The pages of the window, one of them shown: the panes at once, the others once they are built, each by its declaration."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from networker.ui.needed import Stands
from networker.ui.page import P, Page, PageEntry
from networker.ui.page_table import IMPORT
from networker.ui.panes import Panes

if TYPE_CHECKING:
    from networker.services.imports.planned import Dropped
    from networker.ui.first_start import FirstStart
    from networker.ui.imports.page import ImportPage
    from networker.ui.palette import PaletteAction


class Pages(QStackedWidget):
    """`turned` carries the rail's word for the page that is shown.

    `pages[ENTRY]` is a page, built where it was not yet; `turn_to` shows it.
    """

    turned = Signal(str)
    said = Signal(str)  # something that needs no way back
    import_left = Signal(bool)  # whether there is an import that waits elsewhere

    def __init__(
        self,
        panes: Panes,
        table: Sequence[PageEntry[Any]],
        build: Callable[[PageEntry[Any]], Page],
        *,
        begins: bool,
        parent: QWidget | None = None,
    ) -> None:
        """`begins`: nobody is in the book yet, and it is the user's own: people are the first start then."""
        super().__init__(parent)
        self.panes, self.table, self.begins = panes, tuple(table), begins
        self._build = build
        self._built: dict[str, Page] = {}
        self._complete = False
        self.addWidget(panes)

    # ---- building

    def build_ahead(self, part: Stands) -> None:
        """Those that are built with this part of the window."""
        for entry in self.table:
            if entry.ahead is part:
                self[entry]

    def add_first_start(self, page: "FirstStart") -> None:
        """What stands for the panes as long as nobody is in the book."""
        self.first_start = page
        self.addWidget(page)

    def complete(self) -> None:
        """All are there: something of its name stands for each that is built when it is first opened."""
        self._complete = True
        for entry in self.table:
            if entry.key not in self._built:
                place = QWidget(self)
                place.setObjectName(entry.name)
                self.addWidget(place)
        self.currentChanged.connect(self.tell_import_left)

    def __getitem__(self, entry: PageEntry[P]) -> P:
        """A page, imported and built when it is first asked for."""
        page: Any = self._built.get(entry.key)
        if page is None:
            page = self._built[entry.key] = self._build(entry)
            place = self.findChild(QWidget, entry.name, Qt.FindChildOption.FindDirectChildrenOnly)
            if isinstance(place, QWidget) and place is not page:
                self.removeWidget(place)
                place.setParent(None)
                place.deleteLater()
            self.addWidget(page)
        found: P = page
        return found

    # ---- which is shown

    @property
    def shown(self) -> PageEntry[Any] | None:
        """Which of the table is shown; None for the panes and the first start."""
        current = self.currentWidget()
        return next((each for each in self.table if self._built.get(each.key) is current), None)

    @property
    def people_shown(self) -> bool:
        """Whether the three panes are shown."""
        return self.currentWidget() is self.panes

    @property
    def has_foot(self) -> bool:
        """Whether the page has buttons at its foot: neither the three panes have, nor the first start."""
        return self._complete and self.shown is not None

    def set_begins(self, begins: bool) -> None:
        """Turn to the panes, or to the first start; whoever looks at an import stays there."""
        was, self.begins = self.begins, begins
        shown = self.shown
        if self._complete and was != begins and not (shown is not None and shown.stays):
            self.show_people()

    def show_people(self) -> None:
        """The three panes, or the two ways to begin."""
        self.setCurrentWidget(self.first_start if self._complete and self.begins else self.panes)
        self.turned.emit("people")

    def show_panes(self) -> None:
        """The three panes, also where nobody is in the book yet."""
        self.setCurrentWidget(self.panes)
        self.turned.emit("people")

    def turn_to(self, entry: PageEntry[P], *, keyboard: bool = True) -> P:
        """Show a page, and without `keyboard=False` give it the keys."""
        page = self[entry]
        self.setCurrentWidget(page)
        self.turned.emit(entry.marked)
        if keyboard:
            page.take_keyboard()
        return page

    def leave(self, entry: PageEntry[Any] | None = None) -> None:
        """Back to people, who have the keys then; with `entry` only where that page is shown."""
        if entry is None or self.shown is entry:
            self.show_people()
            target = self.panes.contacts.list if self.people_shown else self.first_start
            target.setFocus(Qt.FocusReason.TabFocusReason)

    # ---- what the page shown is asked

    @property
    def _page(self) -> Page | None:
        page = self.currentWidget()
        return page if self._complete and isinstance(page, Page) else None

    def offered(self) -> "Sequence[PaletteAction]":
        """What the page shown has for the palette."""
        return self._page.offered() if self._page is not None else ()

    def says_itself(self, initiator: object) -> bool:
        """Whether the page shown says what was done there, so that the bar need not."""
        page = self._page
        return page is not None and page.says_itself and initiator is page

    def undo(self) -> bool:
        """Ctrl+Z: take back what was answered on the page and is not written yet. False where there is none of it."""
        if self._page is not None:
            return self._page.undo()
        return self._complete and self.people_shown and self.panes.timeline.undo()

    @property
    def edits(self) -> bool:
        """Whether the keys mean an open editor: what they take back and do again is its own."""
        if self._page is not None:
            return self._page.edits
        return self._complete and self.people_shown and self.panes.timeline.edits

    def back(self) -> bool:
        """Esc: out of what a page has open, then out of the page. False where people are shown.

        It drops nothing: an import that is not over waits.
        """
        page, entry = self._page, self.shown
        if page is None or entry is None:
            return False
        if page.back():
            return True
        if entry.part_of is not None:
            self.turn_to(entry.part_of)
            return True
        self.leave()
        if page.parting:
            self.said.emit(page.parting)
        return True

    # ---- the import

    @property
    def _import(self) -> "ImportPage | None":
        return self[IMPORT] if self._complete else None

    def start_import(self, files: "Sequence[Dropped]") -> None:
        """Plan an import and show what it would change, unless the page shown takes the files for something else."""
        if self._page is None or not self._page.takes(files):
            self.turn_to(IMPORT, keyboard=False).start(files)

    def tell_import_left(self, _page: int = 0) -> None:
        """Say anew whether an import waits elsewhere."""
        self.import_left.emit(self.import_waits)

    @property
    def import_shown(self) -> bool:
        """Whether the import page is shown."""
        return self.shown is IMPORT

    @property
    def import_waits(self) -> bool:
        """Whether there is an import that is not over, and another page is shown."""
        return self._import is not None and self._import.waits and not self.import_shown

    @property
    def writes_import(self) -> bool:
        """Whether an import is being written."""
        return self._import is not None and self._import.writes

    @property
    def would_lose(self) -> bool:
        """Whether an import would be lost with the window."""
        return self._import is not None and self._import.unwritten
