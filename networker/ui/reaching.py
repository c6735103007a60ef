"""Reaching somebody: the right program is opened, with the words to start; else they are on the clipboard."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QGuiApplication

from networker.domain.vocabulary import Channel

if TYPE_CHECKING:
    from networker.services.views import TodayCard


class Reaching(QObject):
    """Nothing is ever sent from here. `said` tells where the words are; `begun` whom they are for."""

    said = Signal(str)
    begun = Signal(object)  # PersonId

    def open_handle(self, channel: Channel, text: str) -> None:
        """Open an address in its program, or copy it."""
        from networker.desktop import open_with

        url = open_with.url_of(channel, text)
        if not (url and open_with.open_url(url)):
            QGuiApplication.clipboard().setText(text)
            self.said.emit(self.tr("Copied: {0}").replace("{0}", text))

    def write(self, card: "TodayCard", opener: str) -> None:
        """Open the right program with the words, and leave the one question behind."""
        from networker.desktop import open_with

        QGuiApplication.clipboard().setText(opener)
        if card.handle:
            url = open_with.url_of(card.channel, card.handle, body=opener)
            if url and open_with.open_url(url):
                self.said.emit(self.tr("The words are on the clipboard"))
            else:
                said = self.tr("The words are on the clipboard; write to {0}")
                self.said.emit(said.replace("{0}", card.handle))
        else:  # a chat of which the book knows no address
            self.said.emit(self.tr("The words are on the clipboard"))
        self.begun.emit(card.person)
