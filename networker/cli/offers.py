"""How trips, and who would care about a link, are answered: objects of the public surface, and the same as text."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from networker.cli.output import Object, lines_text

if TYPE_CHECKING:
    from networker.services.offers import Offer
    from networker.services.shares import Caring
    from networker.services.trip_views import TripLine, TripView


def _offer(each: "Offer") -> Object:
    return {
        "person": each.person,
        "name": each.name,
        "reason": each.reason,
        "channel": each.channel.value,
        "opener": each.opener,
    }


def _offers_text(found: "Sequence[Offer]") -> list[str]:
    return [
        line
        for each in found
        for line in (f"  {each.shown or 'No name yet'} (id {each.person})", f"    {each.reason}")
    ]


def trip(each: "TripLine") -> Object:
    """One trip ahead."""
    found = each.trip
    return {
        "trip": found.id,
        "place": found.place,
        "town": found.town,
        "since": found.since.isoformat(),
        "until": found.until.isoformat(),
        "text": each.text,
    }


def trips_text(lines: "Sequence[TripLine]") -> str:
    """The trips ahead for people."""
    return lines_text(f"{each.text} (id {each.trip.id})" for each in lines) or "No trip lies ahead."


def trip_view(view: "TripView") -> Object:
    """The object of `trip` for one trip."""
    from networker.services.trip_views import TripLine

    line = trip(TripLine(view.trip, view.text))
    return line | {"people": view.people, "list": [_offer(each) for each in view.offers]}


def trip_view_text(view: "TripView") -> str:
    """A trip and who is there for people."""
    town = view.trip.town or "a place that the map does not know"
    return lines_text(
        [f"{view.head} (id {view.trip.id})", f"  {town}", view.text, *_offers_text(view.offers)]
    )


def caring(found: "Caring") -> Object:
    """The object of `share`: `has_it` where they have it already."""
    return {
        "link": found.shared.link,
        "list": [_offer(each) | {"has_it": each.spent} for each in found.offers],
    }


def caring_text(found: "Caring") -> str:
    """Who would care, for people."""
    return (
        lines_text(_offers_text(found.offers))
        or "Nobody comes to mind: nothing that you have noted has these words."
    )
