"""Asking people a question: a card with the words to start with for each in turn, the program that writes, and a note of it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtWidgets import QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.vocabulary import Channel
from networker.services import asks
from networker.services.book import Book
from networker.services.offers import Offer
from networker.ui.ask import words
from networker.ui.icons import Icons
from networker.ui.path.asks import AskCard
from networker.ui.text import one_line
from networker.ui.theme import Theme
from networker.ui.widgets.over_card import OneCard


class Writing(OneCard[AskCard]):
    """`said` tells where the words are. Whoever is left out by *Cancel* or Esc is not asked, nor is anybody behind them."""

    said = Signal(str)
    begun = Signal()  # somebody's words are on their way: what is shown is to be told anew

    def __init__(
        self, *, book: Book, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock,
        open_: Callable[[Channel, str, str], str], over: QWidget,
    ) -> None:  # fmt: skip
        """`open_` opens a program on a channel and address with words, and answers where the words are."""
        super().__init__(over)
        self._book, self._jobs, self._clock = book, jobs, clock
        self._theme, self._icons, self._open, self._over = theme, icons, open_, over
        over.installEventFilter(self)

    def ask(self, question: str, offers: Sequence[Offer]) -> None:
        """Offer the words for the first of these, then for the next, as they were said before."""
        self._ask(question, tuple(offers), 0, "")

    def _ask(self, question: str, offers: tuple[Offer, ...], at: int, opener: str) -> None:
        if at >= len(offers):
            return
        offer = offers[at]
        name = words.called(offer)
        title = words.tr("Ask {0}").replace("{0}", name)
        if len(offers) > 1:
            title = (
                words.tr("Ask {0} ({1} of {2})").replace("{1}", str(at + 1)).replace("{2}", str(len(offers)))
            )
            title = title.replace("{0}", name)
        card = AskCard(
            title, one_line(question), opener=opener or offer.opener, channel=offer.channel, theme=self._theme,
            icons=self._icons, pane=self._over,
        )  # fmt: skip
        card.written.connect(lambda text: self._written(question, offers, at, text))
        self.put(card)

    def _written(self, question: str, offers: tuple[Offer, ...], at: int, text: str) -> None:
        offer = offers[at]
        said = self._open(offer.channel, offer.handle, text)
        following = in_turn(text, offer, offers[at + 1]) if at + 1 < len(offers) else ""

        def noted(_: object) -> None:
            self.begun.emit()
            self.said.emit(said)
            self._ask(question, offers, at + 1, following)

        self._jobs.write(
            self, asks.ask, self._book, question, offer.person, offer.channel, now=self._clock(), words=text,
            then=noted,
        )  # fmt: skip

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._over and event.type() == QEvent.Type.Resize:
            self.place()
        return super().eventFilter(watched, event)


def in_turn(text: str, offer: Offer, following: Offer) -> str:
    """The words that somebody was asked with, for the next one: as they were changed, with the other's greeting.

    Where the greeting itself was changed the next one's own words are offered.
    """
    one, other = offer.opener, following.opener
    alike = 0
    while alike < min(len(one), len(other)) and one[-1 - alike] == other[-1 - alike]:
        alike += 1
    greeting, others = one[: len(one) - alike], other[: len(other) - alike]
    return others + text[len(greeting) :] if text.startswith(greeting) else other
