"""Reaching somebody: the right program is opened, with the words to start; else they are on the clipboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from networker.domain.handles import shown_address
from networker.domain.vocabulary import Channel
from networker.ui.text import visible

if TYPE_CHECKING:
    from networker.services.today_views import TodayCard


class Reaching(QObject):
    """Nothing is ever sent from here. `said` tells where the words are.

    `begun` carries whom they are for, on which channel, where the words are, and the words.
    """

    said = Signal(str)
    begun = Signal(object, object, str, str)  # PersonId, Channel

    def open_handle(self, channel: Channel, text: str) -> None:
        """Open an address in its program, or copy it."""
        from networker.desktop import open_with

        url = open_with.url_of(channel, text)
        if not (url and open_with.open_url(url)):
            QGuiApplication.clipboard().setText(text)
            self.said.emit(self.tr("Copied: {0}").replace("{0}", visible(shown_address(text))))

    def write(self, card: "TodayCard", opener: str) -> None:
        """Open the right program with the words, and leave the one question behind."""
        self.begun.emit(card.person, card.channel, self.open(card.channel, card.handle, opener), opener)

    def open(self, channel: Channel, handle: str, opener: str) -> str:
        """Open the program of a channel with the words, on the clipboard too; answers where they are."""
        from networker.desktop import open_with
        from networker.domain.subjects import subject_of

        QGuiApplication.clipboard().setText(opener)
        said = self.tr("The words are on the clipboard")
        if handle:
            url = open_with.url_of(channel, handle, subject=subject_of(opener), body=opener)
            if not (url and open_with.open_url(url)):
                said = self.tr("The words are on the clipboard; write to {0}").replace(
                    "{0}", visible(shown_address(handle))
                )
        # else a chat of which the book knows no address
        return said
