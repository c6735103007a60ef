"""The book and the lanes of the timeline's tests, and a pane with the verbs for what is known."""

from collections.abc import Callable
from dataclasses import dataclass, field

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.domain.changes import Changes
from networker.domain.vocabulary import PersonId
from networker.services import timeline
from networker.services.views import PersonHead
from networker.store.book import Book
from networker.ui.about.column import AboutColumn
from networker.ui.about.noting import Noting
from networker.ui.drafts import Drafts
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.timeline.words import Words
from tests.ui.helpers import NOW
from tests.ui.timeline.conftest import people, settle  # noqa: F401

TODAY = NOW.date()


@dataclass
class Shown:
    """The column on a pane, as the timeline's pane would hold it: read anew after every verb."""

    pane: QWidget
    column: AboutColumn
    noting: Noting
    book: Book
    settle: Callable[[], None]
    done: list[str] = field(default_factory=list)  # the names of the steps
    failed: list[str] = field(default_factory=list)

    def show(self, person: int) -> PersonHead:
        head = timeline.head(self.book, PersonId(person), today=TODAY)
        assert head is not None
        self.noting.show_head(head)
        self.column.show_head(head, today=TODAY)
        return head


def _notes(head: PersonHead) -> QLabel:
    """Stands for the section of the notes."""
    label = QLabel(head.notes)
    label.setWordWrap(True)
    return label


@pytest.fixture
def shown(
    qtbot: QtBot, book: Book, jobs: Jobs, theme: Theme, icons: Icons, settle: Callable[[], None]  # noqa: F811
) -> Shown:  # fmt: skip
    pane = QWidget()
    qtbot.addWidget(pane)
    pane.resize(640, 700)
    noting = Noting(
        book=book,
        jobs=jobs,
        theme=theme,
        icons=icons,
        clock=lambda: NOW,
        words=Words(pane),
        drafts=Drafts(book, jobs, pane),
        over=pane,
        lang="en",
    )
    column = AboutColumn(noting=noting, notes=_notes, theme=theme, icons=icons, parent=pane)
    column.resize(320, 700)
    made = Shown(pane, column, noting, book, settle)

    def changed(changes: Changes, _initiator: object) -> None:
        made.done.append(changes.label)
        if column.head is not None:
            made.show(column.head.id)

    jobs.changed.connect(changed)
    jobs.failed.connect(made.failed.append)
    pane.show()
    qtbot.waitExposed(pane)
    pane.activateWindow()
    return made
