"""What a page of the window is: what every one of them answers, and what is declared of it in the table of pages.

Nothing here imports a page: it is made by its declaration when it is first opened.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypedDict, TypeVar

from PySide6.QtCore import QCoreApplication

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.services.book import Book
from networker.ui.icons import Icons
from networker.ui.needed import Stands
from networker.ui.theme import Theme
from networker.ui.widgets.states import Ground

if TYPE_CHECKING:
    from networker.services.imports.planned import Dropped
    from networker.ui.main_window import MainWindow
    from networker.ui.palette import PaletteAction


class Page(Ground):
    """The answers of a page that has nothing open, nothing to take back and nothing to offer."""

    says_itself = False  # what was done on it, so that the bar need not

    def take_keyboard(self) -> None:
        """Keys mean this page from now on."""
        raise NotImplementedError

    def back(self) -> bool:
        """Esc: out of what is open on the page. False where nothing is, and the page itself is meant."""
        return False

    def undo(self) -> bool:
        """Ctrl+Z: take back what was answered here and is not written yet. False where there is none of it."""
        return False

    @property
    def edits(self) -> bool:
        """Whether the keys mean an open editor: what they take back and do again is its own."""
        return False

    def offered(self) -> "Sequence[PaletteAction]":
        """What can be done with what is shown, for the palette."""
        return ()

    def takes(self, files: "Sequence[Dropped]") -> bool:
        """Files that came while this page is shown: whether it took them, so that they are no import."""
        return False

    @property
    def parting(self) -> str:
        """What is said to whoever leaves it by Esc; "" where nothing has to be said."""
        return ""


P = TypeVar("P", bound=Page)


@dataclass(frozen=True, slots=True)
class Door(Generic[P]):
    """A way to a page, or to something on it: a line of the palette, perhaps of the menu, perhaps with a key.

    `also`: other words that somebody may look for. `menu`: the group of the menu in which it stands. `then`: what is done
    once the page is shown and has the keyboard.
    """

    key: str
    text: str
    icon: str
    also: str = ""
    shortcut: str = ""
    menu: str = ""
    then: Callable[[P], object] | None = None


@dataclass(frozen=True, slots=True)
class PageEntry(Generic[P]):
    """Everything the window has to know of a page. `build` imports it, makes it and connects what it asks for.

    `module`: where it lives below `networker.ui`; it is not imported before the page is built. That is when it is first
    opened, or with the part of the window that `ahead` names. `rail`: its icon there; "" where it is not on the rail.
    `mark`: which word of the rail is marked then. `part_of`: where Esc leads, instead of to people. `stays`: whoever
    looks at it stays there when the first people come or the last ones go. `names`: it shows what the copy without names has
    not, and what lies elsewhere with names: it does not open while they are hidden.
    """

    key: str
    text: str
    module: str
    build: "Callable[[MainWindow], P]"
    doors: tuple[Door[P], ...] = ()
    rail: str = ""
    mark: str = ""
    ahead: Stands | None = None
    part_of: "PageEntry[Any] | None" = None
    stays: bool = False
    names: bool = False

    @property
    def name(self) -> str:
        """What the page is called in the tree of widgets."""
        return f"{self.key}Page"

    @property
    def marked(self) -> str:
        """The key of the word on the rail that is marked while it is shown; "" for none."""
        return self.key if self.rail else self.mark


class Shared(TypedDict):
    """What every page is made with."""

    book: Book
    jobs: Jobs
    theme: Theme
    icons: Icons
    clock: Clock


def tr(text: str) -> str:
    """A text of the table of pages in the user's language."""
    return QCoreApplication.translate("pages", text) if text else ""
