"""Who is at home in a place that a question names: by the places noted, where they were met, and what was said of it."""

import re
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Iterable
from functools import lru_cache
from typing import NamedTuple

from networker.domain.ask.words import plain_words
from networker.domain.names import fold
from networker.domain.towns import Around, parts_of
from networker.services.towns import towns
from networker.store import ask as store
from networker.store import trips
from networker.store.reach import Row

NEAR = 30.0  # kilometres round a town that count as the town
# How far each kind of evidence says that somebody is at home there.
HOME, MOVED, LIVES, MET_OFTEN, MET, CALLED, FORMER, NAMED, LEFT = (
    1.0,
    0.97,
    0.93,
    0.8,
    0.66,
    0.6,
    0.5,
    0.55,
    0.2,
)
CALLED_MOST = 500  # people whose companies are called by it
MET_MOST = 1000  # meetings there that are looked at
_NAMES = re.compile(
    r"[^\W\d_a-z][\w'’.-]*(?:[ -](?:of|am|an|der|la|le|de|del|sur|upon)?[ -]?[^\W\d_a-z][\w'’-]*){0,2}"
)
_MOVED = re.compile(
    r"\b(?:mov(?:ed|es|ing)|relocat\w+|settled|emigrated|gezogen|zieht|umgezogen|mudo|mudado|mudada)\b"
)
_LIVES = re.compile(
    r"\b(?:liv(?:es|ed|ing)|grew up|born|raised|from|flat|house|home|office|based|clinic|practice|chambers|shop|studio|parents|hometown"
    r"|wohnt|lebt|aufgewachsen|geboren|vive|nacio|crecio|casa)\b"
)


class Home(NamedTuple):
    """Why somebody belongs to a place: `how` far, and the line that says so."""

    how: float
    text: str
    source: str  # "place" or "talk"
    talk: int | None
    day: str
    span: tuple[int, int] | None


class Where:
    """A town with what is round it, or a country."""

    def __init__(self, around: Around, own: str) -> None:
        self.around = around
        self.own = own
        self._holds: dict[str, bool] = {}

    def holds(self, place: str) -> bool:
        """Whether a place as somebody wrote it lies there."""
        found = self._holds.get(place)
        if found is None:
            # A town of which the world knows several is the one asked for where it is called just so.
            just_so = any(part == self.own for part in parts_of(place)[:1]) if place else False
            found = self._holds[place] = just_so or (bool(place) and self.around.holds(place))
        return found

    def named_in(self, text: str) -> tuple[int, int] | None:
        """Where a text names it, or a town of it."""
        for match in _NAMES.finditer(text):
            words = match[0].rstrip(".-'’")
            while words:
                if self._is_name(fold(words)):
                    return match.start(), match.start() + len(words)
                words = words.rpartition(" ")[0]
        return None

    def _is_name(self, folded: str) -> bool:
        return folded == self.own or any(rank == 0 for rank, *_ in self.around.towns.get(folded, ()))


@lru_cache(maxsize=16)
def where(place: str) -> Where | None:
    """What a place of a question means; None where no map knows it."""
    folded = " ".join(fold(place).split())
    if is_land(folded):
        return Where(towns().of_land(folded), folded)
    found = towns().find(place)
    if not found:
        return None
    return Where(towns().around(found[0].latitude, found[0].longitude, km=NEAR), folded)


def is_land(folded: str) -> bool:
    """Whether a folded name is a country's, or a part's of one; its code of two letters is none."""
    return (len(folded) > 2 or folded in ("uk", "us")) and folded in towns().lands


def is_place(place: str) -> bool:
    """Whether the map knows a place by this name."""
    return is_land(" ".join(fold(place).split())) or bool(towns().find(place))


def at_home(
    sql: sqlite3.Connection,
    place: str,
    talks: Iterable[Row],
    *,
    among: Collection[int] | None = None,
    most: int,
) -> dict[int, Home]:
    """Whoever belongs to a place, by the best line that says so. `talks`: rows of `store.newest_talks`.

    `most`: so many of those of whom it is noted, the nearest first; of all, or of some people.

    Of a place that no map knows, whoever's place is called so, or was named so in a talk.
    """
    there = where(place) or Where(Around({}, {}, frozenset()), " ".join(fold(place).split()))
    found: dict[int, Home] = {}
    _noted(sql, there, found, among, most)
    _called(sql, there, found)
    _met(sql, there, found)
    _said(sql, there, talks, found)
    return found


def _keep(found: dict[int, Home], person: int, home: Home) -> None:
    before = found.get(person)
    if before is None or (home.how, home.day) > (before.how, before.day):
        found[person] = home


def _noted(
    sql: sqlite3.Connection, there: Where, found: dict[int, Home], among: Collection[int] | None, most: int
) -> None:
    places = [place for place in trips.noted_places(sql) if there.holds(place)]
    for person, place, since, over in store.at_places(sql, places, among=among, limit=most):
        home = Home(FORMER if over else HOME, place, "place", None, since, (0, len(place)))
        _keep(found, person, home)


def _called(sql: sqlite3.Connection, there: Where, found: dict[int, Home]) -> None:
    """Whose company is called by the place: the archive of Passau."""
    name = " ".join(next(plain_words([there.own]), []))
    if not name:
        return
    people = store.with_words(sql, f'company : "{name}"')
    for person, row in store.standing(sql, sorted(people)[:CALLED_MOST]).items():
        company = row[4]
        if span := there.named_in(company):
            _keep(found, person, Home(CALLED, company, "company", None, "", span))


def _met(sql: sqlite3.Connection, there: Where, found: dict[int, Home]) -> None:
    places = [place for place in trips.talk_places(sql) if there.holds(place)]
    often: dict[int, int] = defaultdict(int)
    rows = store.talked_at(sql, places, limit=MET_MOST)
    for person, _, times, *_ in rows:
        often[person] += times
    for person, place, _, day, talk in rows:
        how = MET_OFTEN if often[person] > 1 else MET
        _keep(found, person, Home(how, place, "place", talk, day, (0, len(place))))


def _said(sql: sqlite3.Connection, there: Where, talks: Iterable[Row], found: dict[int, Home]) -> None:
    said: dict[int, tuple[str, str, tuple[int, int]]] = {}
    for talk, day, _, _, text in talks:
        if text and (span := there.named_in(text)):
            said[talk] = (text, day, span)
    for talk, people in store.of_talks(sql, said).items():
        text, day, span = said[talk]
        how = _how(fold(text), fold(text[: span[0]]))
        for person in people:
            _keep(found, person, Home(how if len(people) == 1 else NAMED, text, "talk", talk, day, span))


def _how(line: str, before: str) -> float:
    """How far a line says that they are at home in what it names; `before`: what stands before the name."""
    moves = _MOVED.search(line)
    if moves and re.search(r"\b(?:from|out of|aus|von|desde|left)\s*$", before):
        return LEFT
    if moves:
        return MOVED
    return LIVES if _LIVES.search(before) else NAMED
