"""A name for a group, or another group: what is typed is offered as an action; nobody is looked for."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.services import groups
from networker.services.book import Book
from networker.services.groups import GroupId, GroupRow
from networker.ui.groups import words
from networker.ui.icons import Icons
from networker.ui.palette import Palette, PaletteAction
from networker.ui.text import one_line, visible
from networker.ui.theme import Theme


class _Asking(Palette):
    def __init__(
        self, asked: str, *, book: Book, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock, parent: QWidget
    ) -> None:
        super().__init__(
            self._offered, book=book, jobs=jobs, theme=theme, icons=icons, clock=clock, parent=parent
        )
        self.setObjectName("groupFinder")
        self.setAccessibleName(asked)
        self.field.setObjectName("groupFinderField")
        self.field.setAccessibleName(asked)
        self.field.setPlaceholderText(asked)
        self.closed.connect(self.deleteLater)

    def _offered(self) -> Sequence[PaletteAction]:
        raise NotImplementedError


class NameFinder(_Asking):
    """Asks for a name: `text` says what becomes of it, with {0} for it; `begun` stands there at first."""

    def __init__(
        self, asked: str, text: str, run: Callable[[str], object], *, begun: str = "", **shared: Any
    ) -> None:
        super().__init__(asked, **shared)
        self._text, self._run, self._begun = text, run, begun

    def open(self) -> None:
        super().open()
        self.field.setText(self._begun)
        self.field.selectAll()

    def _typed(self, text: str) -> None:
        self._list()

    def _offered(self) -> Sequence[PaletteAction]:
        typed = " ".join(self.field.text().split())
        if not typed or typed == self._begun:
            return ()
        said = self._text.replace("{0}", typed)
        return (PaletteAction(said, "", "group", lambda: self._run(typed)),)


class GroupFinder(_Asking):
    """Asks for another group: the first that the words fit."""

    def __init__(
        self, asked: str, text: str, run: Callable[[GroupId], object], *, but: GroupId, **shared: Any
    ) -> None:
        super().__init__(asked, **shared)
        self._text, self._run, self._but = text, run, but
        self._rows: tuple[GroupRow, ...] = ()

    def _typed(self, text: str) -> None:
        if self._asking is not None:
            self._asking.cancel()
        self._asking = self._jobs.read(
            self, groups.offered, self._book, text, but=self._but, then=self._arrived
        )

    def _arrived(self, rows: tuple[GroupRow, ...]) -> None:
        self._asking, self._rows = None, rows
        self._list()

    def _offered(self) -> Sequence[PaletteAction]:
        # Whatever fits is offered, a group that is called otherwise and has somebody of that name in it, too.
        return [
            PaletteAction(
                self._text.replace("{0}", visible(one_line(row.name))), "", "group", partial(self._run, row.id),
                also=f"{self.field.text()} {words.people(row.size)}",
            )
            for row in self._rows
        ]  # fmt: skip
