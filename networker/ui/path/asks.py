"""Asking for an introduction: a card with the words to start with, then the program that writes, and a note of it."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.vocabulary import Channel, PersonId
from networker.services.book import Book
from networker.ui.channels import BRANDS, way
from networker.ui.icons import Icons
from networker.ui.text import isolate, one_line
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button
from networker.ui.widgets.over_card import PAD, OneCard, OverCard
from networker.ui.widgets.press import ENTER

if TYPE_CHECKING:
    from networker.services.asking import Asking

WORDS = 96  # height of the words


class AskCard(OverCard):
    """*Write* (Ctrl+Enter) says with which words; Esc and *Cancel* leave."""

    written = Signal(str)

    def __init__(
        self,
        title: str,
        about: str,
        *,
        opener: str,
        channel: Channel,
        theme: Theme,
        icons: Icons,
        pane: QWidget,
    ) -> None:
        """`about`: a second line below the title; `channel`: where they are written to."""
        super().__init__(title, about, theme, icons, pane)
        self.setObjectName("askCard")
        self._first = opener
        self.words = QPlainTextEdit(opener, self)
        self.words.moveCursor(QTextCursor.MoveOperation.End)
        self.words.setAccessibleName(self.tr("First words"))
        self.words.setTabChangesFocus(True)
        self.words.installEventFilter(self)
        self.write = Button(self._verb(channel), theme, kind="primary", parent=self)
        self.write.clicked.connect(self._write)
        self.cancel = Button(self.tr("Cancel"), theme, kind="quiet", parent=self)
        self.cancel.clicked.connect(self.dismiss)

    def _verb(self, channel: Channel) -> str:
        """Where nothing can be opened, the words are copied and nothing else."""
        opens = channel in (Channel.PHONE, Channel.MAIL) or channel in BRANDS
        return way(channel) if opens else self.tr("Copy the words")

    def tall(self) -> int:
        return 64 + WORDS + 16 + 28 + 16

    def stops(self) -> Sequence[QWidget]:
        return (self.words, self.write, self.cancel)

    def may_leave(self) -> bool:
        return self.words.toPlainText() == self._first

    def place_parts(self, card: QRect) -> None:
        left, room = card.left() + PAD, card.width() - 2 * PAD
        foot = card.bottom() - 28 - 15
        self.words.setGeometry(left, card.top() + 64, room, max(foot - 16 - card.top() - 64, 20))
        x = left
        for each in (self.write, self.cancel):
            each.resize(each.sizeHint())
            each.move(x, foot)
            x += each.width() + 8

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            control = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            if event.key() in ENTER and control:
                self._write()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.dismiss()
                return True
        return super().eventFilter(watched, event)

    def _write(self) -> None:
        self.written.emit(self.words.toPlainText())
        self.dismiss()


class Asks(OneCard[AskCard]):
    """Opens the card, and once it is written notes that somebody was asked. `said` tells where the words are."""

    said = Signal(str)

    def __init__(
        self, *, book: Book, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock,
        open_: Callable[[Channel, str, str], str], over: QWidget,
    ) -> None:  # fmt: skip
        """`open_` opens a program on a channel and address with words, and answers where the words are."""
        super().__init__(over)
        self._book, self._jobs, self._clock = book, jobs, clock
        self._theme, self._icons, self._open, self._over = theme, icons, open_, over
        over.installEventFilter(self)

    def ask(self, wanted: PersonId, via: PersonId) -> None:
        """Offer the words by which somebody is asked to introduce the user to another."""
        from networker.services import asking

        day = self._clock().date()
        self._jobs.read(self, asking.offer, self._book, wanted, via, day=day, then=self._show)

    def _show(self, found: "Asking") -> None:
        given = isolate(one_line(found.given or found.name))
        card = AskCard(
            self._over.tr("Ask {0} for an introduction").replace("{0}", given),
            self._over.tr("You would like to meet {0}").replace("{0}", isolate(one_line(found.about))),
            opener=found.opener, channel=found.channel, theme=self._theme, icons=self._icons, pane=self._over,
        )  # fmt: skip
        card.written.connect(lambda words: self._written(found, words))
        self.put(card)

    def _written(self, found: "Asking", words: str) -> None:
        from networker.services import asking

        said = self._open(found.channel, found.handle, words)
        self._jobs.write(
            self, asking.ask, self._book, found.wanted, found.via, found.channel, now=self._clock(), words=words,
            then=lambda _: self.said.emit(said),
        )  # fmt: skip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)
