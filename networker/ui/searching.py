"""The search field above the pages, and the people whom a page lists: both lead to the list, and Esc back to what was left."""

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Qt, Signal

from networker.ui.contacts.pane import ContactsPane
from networker.ui.page_table import IMPORT
from networker.ui.pages import Pages
from networker.ui.top_bar import TopBar

if TYPE_CHECKING:
    from networker.services.search import Shown
    from networker.ui.page import PageEntry


class Searching(QObject):
    """`people_requested`: what was typed is looked for among people, who are not shown yet.

    `ask_requested`: it is a question to people, as far as it is typed; the rest is typed where it is asked.
    """

    people_requested = Signal()
    ask_requested = Signal(str)

    def __init__(self, top: TopBar, contacts: ContactsPane, pages: Pages, parent: QObject) -> None:
        super().__init__(parent)
        self._line, self._contacts, self._pages = top.search.line, contacts, pages
        self._left_import = False  # it began on the page of an import that waits
        self._listed_by: PageEntry[Any] | None = (
            None  # whose people are listed, until another page is turned to
        )
        pages.turned.connect(self._turned)
        self._line.textChanged.connect(self._typed)
        contacts.search_cleared.connect(self._line.clear)

    def _typed(self, text: str) -> None:
        if not text:
            self._left_import = False
        elif _asks(text):
            self._line.clear()
            self.ask_requested.emit(text)
            return
        elif not self._pages.people_shown:
            self._left_import = self._left_import or self._pages.import_shown
            self.people_requested.emit()
        self._contacts.set_query(text)

    def show_these(self, shown: "Shown") -> None:
        """List the people whom the page shown means, or a kept search."""
        listed_by = self._pages.shown
        self.people_requested.emit()
        self._contacts.show_these(shown)
        self._listed_by = listed_by

    def _turned(self, page: str) -> None:
        if page != "people":
            self._listed_by = None

    def search_for(self, text: str) -> None:
        """Search for something that was not typed; whoever was shown besides is not any more."""
        self._contacts.filters.clear()
        self._line.setText(text)
        self._contacts.set_query(text)  # which the line says only where it is another one
        self._contacts.refresh()

    def clear(self) -> None:
        """Look for nothing any more."""
        self._line.clear()

    def back(self) -> bool:
        """Esc: out of the search, to the import that it left; out of a page's list, to where it was asked for on the page.

        False where nothing is looked for, and everybody is listed.
        """
        if not self._line.text():
            return self._leave_list()
        to_import = self._left_import and self._pages.import_waits
        self._line.clear()
        if to_import:
            self._pages.turn_to(IMPORT)
        return True

    def _leave_list(self) -> bool:
        listed_by, self._listed_by = self._listed_by, None
        if not self._contacts.leave_these():
            return False
        if listed_by is not None:
            page = self._pages.turn_to(listed_by, keyboard=False)
            asked_at = page.focusWidget()
            if asked_at is not None:
                asked_at.setFocus(Qt.FocusReason.TabFocusReason)
            else:
                page.take_keyboard()
        return True


def _asks(text: str) -> bool:
    from networker.domain import questions  # not before something is typed

    return questions.asks(text)
