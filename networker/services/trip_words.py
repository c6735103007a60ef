"""What is said of a trip and of those who are there. The sentences are data (`Sentences`); here their fields are filled."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from networker.domain import reach_words as words
from networker.domain.dates import PartialDate
from networker.domain.sentences import Sentences
from networker.domain.turned_names import called
from networker.services.offers import ago, called_in
from networker.services.trip_days import days

if TYPE_CHECKING:
    from networker.services.trips import There, Trip


def head(trip: "Trip", today: date, said: Sentences) -> str:
    """ "Birmingham, 3–5 February"."""
    return f"{trip.place}, {days(trip.since, trip.until, today, said)}"


def _people(those: Sequence["There"], said: Sentences) -> str:
    number, never = len(those), sum(each.met is None for each in those)
    if number == 0:
        key = "nobody"
    elif number == 1:
        key = "one never" if never else "one"
    elif never in (0, number):
        key = "all never" if never else "met"
    else:
        key = "one of them never" if never == 1 else "some never"
    counts = said.lists["counts"]
    return said.trips[key].format(number=words.counted(number, counts), never=words.counted(never, counts))


def count(those: Sequence["There"], said: Sentences) -> str:
    """How many are there, as a sentence: "Seven people, three of whom you have never met."."""
    return f"{words.capital(_people(those, said))}."


def line(trip: "Trip", those: Sequence["There"], today: date, said: Sentences) -> str:
    """ "Birmingham, 3–5 February: seven people, three of whom you have never met"."""
    when = days(trip.since, trip.until, today, said)
    return said.trips["line"].format(place=trip.place, days=when, people=_people(those, said))


def reason(each: "There", given: str, name: str, today: date, said: Sentences) -> str:
    """Why somebody may be met there, and when they were met last."""
    return words.capital(_reason(each, given, name, today, said))


def _reason(each: "There", given: str, name: str, today: date, said: Sentences) -> str:
    fields: dict[str, object] = {"name": called_in(given, name, said), "place": _without_street(each.place)}
    if each.met_there:
        return said.trips["talked there"].format(**fields, ago=ago(each.met_there, today, said))
    since = _since(each.since, today, said)
    first = said.trips["place since" if since else "place"].format(**fields, since=since)
    if each.met is not None:
        return f"{first} {said.trips['last met'].format(ago=ago(each.met, today, said))}"
    if each.last is not None:
        return f"{first} {said.trips['never met'].format(ago=ago(each.last, today, said))}"
    return f"{first} {said.trips['nothing yet']}"


def _without_street(place: str) -> str:
    """A place without the parts of it that have a number: streets and postal codes."""
    parts = [part.strip() for part in place.replace("\n", ",").split(",")]
    left = [part for part in parts if part and not any(ch.isdigit() for ch in part)]
    return ", ".join(left) if left else " ".join(place.split())


def _since(partial: str, today: date, said: Sentences) -> str:
    """Since when, as "March 2024" or "2024"; "" where it is not known, or has not come yet."""
    try:
        since = PartialDate.parse(partial)
    except ValueError:
        return ""
    if since.year is None or (since.year, since.month or 0, since.day or 0) > (
        today.year,
        today.month,
        today.day,
    ):
        return ""
    return f"{said.lists['months'][since.month - 1]} {since.year}" if since.month else str(since.year)


def opener(trip: "Trip", given: str, name: str, today: date, said: Sentences) -> str:
    """The words to start with."""
    key = "trip" if trip.since > today else "trip now" if trip.until > today else "trip today"
    return said.openers[key].format(
        greeting=words.greeting(called(given, name), said), text=trip.place, days=days(trip.since, trip.until, today, said),
        until=words.day_of_year(trip.until, today, said),
    )  # fmt: skip
