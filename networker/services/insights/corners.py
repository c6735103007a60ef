"""Corners: who of the user's ties know each other, how much that holds the user in one place, and who bridges.

Two know each other as far as the book tells: a tie or an introduction between them is noted, or they were at one gathering of
at most thirty people. Everybody may know others of whom the book says nothing.
"""

from dataclasses import dataclass
from datetime import date

from networker.domain.constraint import (
    constraint,
    effective_size,
    least_and_most,
    network_of,
    ties_in,
    with_ego,
)
from networker.domain.corners import bridges
from networker.domain.shown_names import as_shown
from networker.services.book import Book
from networker.services.insights import ENOUGH
from networker.services.insights.ties import Whom, ties
from networker.store.insights import mix as store

ME = 0  # no person of the book has this number
SHOWN = 5  # who bridges


@dataclass(frozen=True, slots=True)
class Bridging:
    """Somebody without whom corners have no way to each other: their sizes, the largest first, and who is in them."""

    person: int
    name: str
    corners: tuple[int, ...]
    people: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Corners:
    """What is known of who knows whom.

    `known`: pairs of ties who know each other; `knowing`: ties who know another one; `constraint`: Burt's, of the user,
    between `least` (nobody knows anybody) and `most` (all know all); `size`: how many ties who do not know each
    other reach as far; `bridging`: who bridges, whoever connects most people first.
    """

    whom: Whom
    ties: int
    known: int
    knowing: tuple[int, ...]
    constraint: float
    least: float
    most: float
    size: float
    bridging: tuple[Bridging, ...]

    @property
    def sample(self) -> int:
        """Pairs who know each other."""
        return self.known

    @property
    def enough(self) -> bool:
        """Whether enough is known to say anything."""
        return self.known >= ENOUGH


def people(book: Book, *, today: date, since: date | None) -> tuple[int, ...]:
    """The ids of the ties of which all this is told."""
    return ties(book.reader)[1]


def read(book: Book, *, today: date, since: date | None) -> Corners:
    """Who knows whom by `today` (a local day); `since` changes nothing."""
    sql = book.reader
    whom, people = ties(sql)
    network = network_of(
        [
            *store.ties_among(sql, people),
            *store.gathered_among(sql, people, until=today.isoformat()),
        ]
    )
    mine = with_ego(network, ME, people)
    least, most = least_and_most(len(people)) if people else (0.0, 0.0)
    found = bridges(network)[:SHOWN]
    names = store.names(sql, [each.person for each in found])
    return Corners(
        whom=whom,
        ties=len(people),
        known=ties_in(network),
        knowing=tuple(sorted(network)),
        constraint=constraint(mine, ME) or 0.0,
        least=least,
        most=most,
        size=effective_size(mine, ME),
        bridging=tuple(
            Bridging(
                each.person,
                as_shown(*names[each.person]),
                tuple(len(corner) for corner in each.corners),
                tuple(sorted({each.person, *(who for corner in each.corners for who in corner)})),
            )
            for each in found
        ),
    )
