"""Whether what is typed elsewhere, in the palette or the quick line, is a trip."""

from datetime import date

from networker.services.book import Book
from networker.services.trips import Understood
from networker.ui.offers import words
from networker.ui.text import isolate


def said_trip(book: Book, text: str, *, today: date, whole: bool = False) -> Understood | None:
    """The trip that a text says, with its days; None where it says none. For the read lane.

    A town and its days are one, and so is any place behind words like "I will be in". `whole`: it takes both.
    """
    from networker.domain import said_trips
    from networker.services import trips

    said = said_trips.read(text, today)
    if said.since is None or said_trips.wrong(said, today):
        return None  # before the table of towns is read
    found = trips.understand(book, text, today=today)
    enough = (said.led and found.towns) if whole else (said.led or found.towns)
    return found if enough and not found.wrong else None


def trip_words(found: Understood) -> str:
    """ "Trip: Birmingham, 3–5 February"."""
    return words.tr("Trip: {0}, {1}").replace("{0}", isolate(found.place)).replace("{1}", found.days)
