"""Words of the pages that offer people: on a trip, and for a link to share."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from networker.ui.text import isolate

if TYPE_CHECKING:
    from networker.services.offers import Offer


def tr(text: str) -> str:
    """A sentence of these pages in the language of the interface."""
    return QCoreApplication.translate("offers", text)


def called(offer: "Offer") -> str:
    """The name by which somebody is spoken of."""
    return isolate(offer.given or offer.name) if offer.given or offer.name else tr("them")
