"""The page of backups: at the left each of them, at the right what the chosen one holds, and one button that puts it back.

It lists and examines on the read lane, and puts back on the write lane. A backup is read to its end before its button can
be pressed.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.services import backups, restoring
from networker.services.backups import Examined, Listed, Places
from networker.services.book import Book
from networker.services.restoring import Restored
from networker.ui.backups import words
from networker.ui.icons import Icons
from networker.ui.imports.counts import Counts
from networker.ui.imports.past_report import Head
from networker.ui.models.paged import IdRole, PagedModel
from networker.ui.text import PlainLabel, paint_line
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button
from networker.ui.widgets.page_parts import (
    LEFT,
    has_keyboard,
    page_head,
)
from networker.ui.widgets.row_delegate import RowDelegate
from networker.ui.widgets.row_table import KeyTable
from networker.ui.widgets.states import Banner, Column, Hairline
from networker.ui.widgets.told_page import ToldPage

ROW = 52  # pixels
LITTLE, NARROW = 220, 840  # pixels of the list where the page is narrower than NARROW
Then = Callable[[Mapping[int, Any]], None]


@dataclass(frozen=True, slots=True)
class Looked:
    """What a backup holds, and how many people and talks the present book has."""

    found: Examined
    people: int
    talks: int


def look(book: Book, path: Path) -> Looked:
    """On the read lane: read a backup to its end; raises BookError in one sentence."""
    found = backups.examine(book, path)
    [counted] = book.read("SELECT (SELECT count(*) FROM person), (SELECT count(*) FROM interaction)")
    return Looked(found, *counted)


def left_of(page: QWidget) -> int:
    """How wide the list of the page is."""
    return LEFT if page.width() >= NARROW else LITTLE


class BackupDelegate(RowDelegate):
    """A backup: its moment, and below what it holds."""

    def __init__(self, theme: Theme, clock: Clock, parent: QWidget) -> None:
        super().__init__(ROW, theme, parent, aside=8)
        self._clock = clock

    def paint_row(self, painter: QPainter, rect: QRectF, value: Listed, *, chosen: bool) -> None:
        theme = self._theme
        top = QRectF(rect.x() + 16, rect.y() + 6, rect.width() - 32, 20)
        small = theme.font("small")
        used = paint_line(painter, top, words.size(value.size), small, theme.colour("text3"), right=True)
        when = words.day(value, self._clock())
        paint_line(
            painter,
            top.adjusted(0, 0, -used - 10, 0),
            when,
            theme.font("body", bold=chosen),
            theme.colour("text"),
        )
        under = QRectF(top.x(), rect.y() + 27, top.width(), 16)
        paint_line(painter, under, words.held(value), small, theme.colour("text2"))


class BackupsPage(ToldPage):
    """Every backup there is, the newest first."""

    _went_on = Signal(int, int)

    def __init__(
        self,
        *,
        book: Book,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        other: Callable[[], str] = str,
        parent: QWidget | None = None,
    ) -> None:
        """`other`: the folder in which the user keeps some as well, "" for none, whenever that is asked."""
        super().__init__("backupsPage", self.tr("Backups"), jobs=jobs, theme=theme, parent=parent)
        self._book, self._jobs, self._clock, self._other = book, jobs, clock, other
        self._listed: dict[int, Listed] = {}
        self._numbers: dict[str, int] = {}  # of the rows, by the names of their files
        self._looked: Looked | None = None
        self._listing: Ticket | None = None
        self._looking: Ticket | None = None
        self._writes = False  # a backup, now
        self._stop: Event | None = None  # of what is being put back
        self._build(theme)
        self._went_on.connect(self._is_at, Qt.ConnectionType.QueuedConnection)

    def _build(self, theme: Theme) -> None:
        left, right = self._left_side(theme), self._right_side(theme)
        self._lay_out(left, right, theme, row=ROW, left_of=left_of)
        self.empty.pressed.connect(self.write_one)
        self._say_now(self.tr("Back up now"))

    def _left_side(self, theme: Theme) -> QWidget:
        left = self._left = Column(theme, "window", self)
        left.setFixedWidth(LEFT)
        left.column.addSpacing(11)
        left.column.addWidget(page_head(self.tr("Backups"), theme, aside=16, parent=left))
        left.column.addSpacing(11)
        self.list = KeyTable(ROW, left)
        self.list.setObjectName("backupsList")
        self.list.setAccessibleName(self.tr("Backups"))
        self.list.setItemDelegate(BackupDelegate(theme, self._clock, self.list))
        self._model = PagedModel(
            self._fetch, words=lambda each: words.spoken(each, self._clock()), parent=self
        )
        self.list.setModel(self._model)
        self.list.selectionModel().currentChanged.connect(self._chosen)
        self.list.opened.connect(lambda _number: self.restore_button.setFocus())
        left.column.addWidget(self.list, 1)
        left.column.addWidget(Hairline(theme))
        self.now_button = Button(self.tr("Back up now"), theme, kind="quiet", parent=left)
        self.now_button.clicked.connect(self.write_one)
        row = QHBoxLayout()
        row.setContentsMargins(8, 6, 8, 6)
        row.addWidget(self.now_button)
        row.addStretch(1)
        left.column.addLayout(row)
        return left

    def _right_side(self, theme: Theme) -> QWidget:
        right = Column(theme, "base", self)
        column = QVBoxLayout()
        column.setContentsMargins(32, 18, 32, 0)
        column.setSpacing(0)
        self.head = Head(theme, right)
        self.restore_button = Button(self.tr("Restore this backup"), theme, kind="primary", parent=right)
        self.restore_button.setObjectName("restoreBackup")
        self.restore_button.clicked.connect(self._pressed)
        line = QHBoxLayout()
        line.setSpacing(16)
        line.addWidget(self.head, 1)
        line.addWidget(self.restore_button, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(line)
        column.addSpacing(12)
        self.remark = Banner(theme, kind="warn", parent=right)
        self.remark.hide()
        column.addWidget(self.remark)
        self.counts = Counts(theme, right)
        column.addWidget(self.counts)
        self.last, self.compared, self.kept = (self._paragraph(right) for _ in range(3))
        self.kept.setText(self.tr("Your present book is kept as a backup first, and Undo leads back to it."))
        for each in (self.last, self.compared, self.kept):
            column.addWidget(each)
        column.addStretch(1)
        right.column.addLayout(column)
        return right

    def _paragraph(self, parent: QWidget) -> PlainLabel:
        label = PlainLabel("", parent)
        label.setWordWrap(True)
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        label.setContentsMargins(0, 8, 0, 0)
        return label

    # ---- asking and showing

    @property
    def places(self) -> Places:
        """Where the backups lie."""
        return backups.places(self._book, self._other())

    def refresh(self) -> None:
        """Read the list anew; whichever is chosen stays."""
        self._stale = False
        if self._listing is not None:
            self._listing.cancel()
        self._listing = self._jobs.read(self, backups.listed, self.places, then=self._arrived)

    def _arrived(self, found: Sequence[Listed]) -> None:
        self._listing = None
        shown, mine = self.shown, has_keyboard(self)
        for each in found:
            self._numbers.setdefault(each.path.name, len(self._numbers) + 1)
        self._listed = {self._numbers[each.path.name]: each for each in found}
        chosen = self._numbers[shown.path.name] if shown is not None else None
        self._show_listed(self._listed, chosen, self._look, mine=mine)

    def _fetch(self, numbers: Sequence[int], then: Then) -> None:
        then({n: self._listed[n] for n in numbers if n in self._listed})

    @property
    def shown(self) -> Listed | None:
        """Which is chosen."""
        number = self.list.currentIndex().data(IdRole)
        return self._listed.get(number) if number is not None else None

    def _chosen(self, _now: QModelIndex, _before: QModelIndex) -> None:
        self._look()

    def _look(self) -> None:
        """Read the chosen one to its end; what its name tells of it is shown meanwhile."""
        listed = self.shown
        if listed is None or self._stop is not None:
            return
        if self._looking is not None:
            self._looking.cancel()
        known = self._looked is not None and self._looked.found.path == listed.path
        now = self._clock()
        about = "  ·  ".join(filter(None, (words.reason(listed), words.size(listed.size))))
        self.head.say(words.day(listed, now), about, f"{words.moment(listed.at, now)}\n{listed.path}")
        if not known:
            self._looked = None
            self.remark.hide()
            self.counts.setVisible(False)
            self.restore_button.setEnabled(False)
            self.last.setText(self.tr("Reading it to its end…"))
            self.compared.setText("")
        self._looking = self._jobs.read(
            self, look, self._book, listed.path, then=self._show, failed=self._show_damage
        )

    def _show(self, looked: Looked) -> None:
        self._looking, self._looked = None, looked
        self.remark.hide()
        self.counts.show_numbers(words.numbers(looked.found))
        self.counts.setVisible(True)
        self.last.setText(words.last(looked.found, self._clock()))
        self.compared.setText(words.compared(looked.found, looked.people, looked.talks))
        self.kept.show()
        self.restore_button.setEnabled(True)
        self.restore_button.show()

    def _show_damage(self, sentence: str) -> None:
        """One that is not whole cannot be put back; the list leads on to the one before."""
        self._looking = self._looked = None
        self.remark.say(sentence)
        self.remark.show()
        self.counts.setVisible(False)
        self.last.setText(self.tr("Choose the one below it in the list."))
        self.compared.setText("")
        self.kept.hide()
        self.restore_button.hide()

    def resizeEvent(self, event: Any) -> None:
        super().resizeEvent(event)
        self._left.setFixedWidth(left_of(self))

    # ---- writing one, and putting one back

    def write_one(self) -> None:
        """Write a backup now; one at a time."""
        if self._writes:
            return
        self._writes = True
        self._say_now(self.tr("Backing up…"))
        self._jobs.read(
            self, backups.write, self._book, self.places, now=self._clock(),
            then=lambda _done: self._written(), failed=self._not_written,
        )  # fmt: skip

    def _say_now(self, word: str) -> None:
        """Of a large book it takes seconds: the button says so meanwhile, and keeps the keyboard."""
        self.now_button.setText(word)
        self.now_button.updateGeometry()
        self.empty.say(
            self.tr("There is no backup yet"),
            self.tr("Networker writes one on each day it is used, as soon as somebody is in your book."),
            word,
        )

    def _written(self) -> None:
        self._writes = False
        self._say_now(self.tr("Back up now"))
        self.refresh()

    def _not_written(self, sentence: str) -> None:
        self._written()
        self._jobs.failed.emit(sentence)

    def _pressed(self) -> None:
        if self._stop is not None:
            self._stop.set()
            self.restore_button.setEnabled(False)
            return
        listed, looked = self.shown, self._looked
        if listed is None or looked is None or looked.found.path != listed.path:
            return
        self._stop = Event()
        self.restore_button.setFocus()  # which is Cancel now: Qt would give the keyboard to whatever comes next
        self.list.setEnabled(False)
        self.restore_button.setText(self.tr("Cancel"))
        self.last.setText(self.tr("Your present book is being kept as a backup…"))
        self._jobs.write(
            self, restoring.restore_from, self._book, listed.path, self.places, now=self._clock(),
            going_on=self._went_on.emit, cancelled=self._stop.is_set,
            then=self._restored, failed=partial(self._over, self._jobs.failed.emit),
        )  # fmt: skip

    def _is_at(self, done: int, of: int) -> None:
        if self._stop is not None and of:
            share = f"{100 * done // of}"
            self.last.setText(self.tr("Putting it back: {0} %").replace("{0}", share))

    def _restored(self, _done: Restored) -> None:
        self._over(lambda _why: None, "")

    def _over(self, tell: Callable[[str], object], why: str) -> None:
        self._stop = None
        self.list.setEnabled(True)
        self.restore_button.setText(self.tr("Restore this backup"))
        self.list.setFocus()
        if why:
            tell(why)
        self.refresh()
