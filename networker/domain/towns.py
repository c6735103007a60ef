"""Towns of the world by the names that people write, and which of them are near one another. No network, no guess kept.

The table is text of two blocks. Countries and their parts, a line each: code, number of the part, English name, folded
names parted by "|". Behind an empty line the towns by latitude: latitude, longitude, people, country, part, name, and
three lists of folded names: those by which the whole world means this town, those by which its own country does, and
those that are some other town's first. So a place that somebody wrote is judged without looking for its namesakes.
"""

import math
import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from networker.domain.names import fold

NEAR = 50.0  # kilometres that are worth the way
DEGREE = 111.2  # kilometres of a degree of latitude
MOST = 6  # towns offered for one name
_OWN = (
    10  # times as likely as its people say is a town that is called so itself, not by another language alone
)
_FEWER = 25  # times fewer people than the largest of the name: it is hardly meant
_PARTS = re.compile(r"[,;/|()\n·•]| - | – ")
_NUMBERS = re.compile(r"\S*\d\S*")  # postal codes, house numbers
_RUNS = re.compile(r"\w+")
_AROUND = re.compile(
    r"\b(?:the|greater|metropolitan|metro|area|region|bay|city of|county|surroundings|around|near"
    r"|grossraum|raum|umgebung|und|stadt|bei|area metropolitana de|grande)\b"
)


@dataclass(frozen=True, slots=True)
class Town:
    """One town. `country`: its ISO code, `part`: of the country, by GeoNames' number; both as people read them beside it."""

    name: str
    country: str
    part: str
    land: str  # the country in English
    region: str  # the part in English, "" where it has no name here
    latitude: float
    longitude: float
    people: int

    @property
    def shown(self) -> str:
        """Its name with what tells it from its namesakes: "Birmingham, Alabama, United States"."""
        return ", ".join(dict.fromkeys(part for part in (self.name, self.region, self.land) if part))


@dataclass(frozen=True, slots=True)
class Around:
    """The towns round one, by the names that mean them, and which lands people may write beside these."""

    towns: Mapping[
        str, Sequence[tuple[int, str, str]]
    ]  # by name: (0 in the world, 1 in its country, 2 neither; country; part)
    lands: Mapping[str, frozenset[tuple[str, str]]]
    begin: frozenset[str]  # the first words of these names: most places have none of them
    short: frozenset[str] = frozenset()  # what people call them for short

    def names(self, place: str) -> bool:
        """Whether one of these towns is called as a place that somebody wrote, wherever that is."""
        return not self.begin.isdisjoint(_RUNS.findall(fold(place))) and (
            self._is_short(place)
            or any(
                written in self.towns
                for name in parts_of(place)
                for written, _ in _with_lands(name, self.lands)
            )
        )

    def _is_short(self, place: str) -> bool:
        return bool(self.short) and short_name(parts_of(place), self.short, self.lands) != ""

    def holds(self, place: str) -> bool:
        """Whether a place that somebody wrote is one of these towns, as far as its words tell."""
        if self.begin.isdisjoint(_RUNS.findall(fold(place))):
            return False
        parts = parts_of(place)
        if self._is_short(place):
            return True
        for n, name in enumerate(parts):
            for written, lands in _with_lands(name, self.lands):
                found = self.towns.get(written)
                if found is None:
                    continue
                beside = [self.lands[each] for k, each in enumerate(parts) if k != n and each in self.lands]
                if lands is not None:
                    beside.append(lands)
                if any(_fits(rank, (country, part), beside) for rank, country, part in found):
                    return True
        return False


def _fits(rank: int, where: tuple[str, str], beside: Sequence[frozenset[tuple[str, str]]]) -> bool:
    """Whether a town is meant, by what is written beside its name: every land has to be its own."""
    country, _ = where
    if any((country, "") not in each and where not in each for each in beside):
        return False
    if any(where in each for each in beside):
        return True
    return rank == 0 or (rank == 1 and bool(beside))


def with_region(place: str, address: str) -> str:
    """A place with what stands behind it in a postal address: region and country, but no street. As it is, elsewhere."""
    lines = address.split(", ")
    for n, line in enumerate(lines):
        if (at := line.find(place)) >= 0:
            return ", ".join([line[at:], *lines[n + 1 :]])
    return place


def parts_of(place: str) -> list[str]:
    """The folded parts of a place as people write it, without numbers and words such as "Greater … Area"."""
    found = []
    for part in _PARTS.split(place):
        folded = fold(_NUMBERS.sub(" ", part))
        words = " ".join(_AROUND.sub(" ", folded).split())
        plain = " ".join(folded.split())
        found += [each for each in dict.fromkeys((words, plain)) if each]
    return found


def _with_lands(
    name: str, lands: Mapping[str, frozenset[tuple[str, str]]]
) -> Iterator[tuple[str, frozenset[tuple[str, str]] | None]]:
    """A name as it stands, and without a country behind it: "birmingham uk"."""
    yield name, None
    words = name.split()
    for n in (1, 2, 3):
        if len(words) > n and (land := lands.get(" ".join(words[-n:]))) is not None:
            yield " ".join(words[:-n]), land


@dataclass(frozen=True, slots=True)
class Short:
    """What people call a town for short: the place that the table knows, and where that is, in degrees."""

    place: str
    latitude: float
    longitude: float


def short_name(parts: Sequence[str], short: Container[str], lands: Container[str]) -> str:
    """The short name that a place begins with, with nothing but lands behind it: "NYC, USA"; "" where there is none.

    "Lafayette, LA" is no Los Angeles.
    """
    if not parts or any(each not in lands for each in parts[1:]):
        return ""
    words = parts[0].split()
    begins = (" ".join(words[:n]) for n in range(len(words), 0, -1))
    behind = (" ".join(words[n:]) for n in range(len(words), 0, -1))
    found = (
        name
        for name, rest in zip(begins, behind, strict=True)
        if name in short and (not rest or rest in lands)
    )
    return next(found, "")


class Towns:
    """The table, as it was read. What is asked of it looks through bytes: nothing of it is unfolded but what was found."""

    def __init__(self, table: bytes, short: Mapping[str, Short] = MappingProxyType({})) -> None:
        """`short`: what people call towns for short, folded."""
        lands, _, self._towns = table.partition(b"\n\n")
        self._short = short
        self._names: dict[tuple[str, str], str] = {}
        found: dict[str, set[tuple[str, str]]] = {}
        for line in lands.decode().splitlines():
            country, part, name, names = line.split("\t")
            self._names[country, part] = name
            for each in names.split("|"):
                found.setdefault(each, set()).add((country, part))
        self.lands = {name: frozenset(each) for name, each in found.items()}

    def find(self, place: str) -> tuple[Town, ...]:
        """The towns that a place may mean, the likeliest first; none where no town is called so."""
        parts = parts_of(place)
        if meant := short_name(parts, self._short, self.lands):
            return self.find(self._short[meant].place)
        for n, name in enumerate(parts):
            for written, land in _with_lands(name, self.lands):
                beside = [self.lands[each] for k, each in enumerate(parts) if k != n and each in self.lands]
                found = self._called(written, [*beside, *([land] if land is not None else [])])
                if found:
                    return found
        return ()

    def _called(self, name: str, beside: Sequence[frozenset[tuple[str, str]]]) -> tuple[Town, ...]:
        wanted = f"|{name}|".encode()
        found, at = [], self._towns.find(wanted)
        while at >= 0:
            start, end = self._towns.rfind(b"\n", 0, at) + 1, self._towns.find(b"\n", at)
            fields = self._towns[start:end].decode().split("\t")
            rank = next(n for n in range(3) if f"|{name}|" in fields[6 + n])
            town = self._town(fields)
            if all((town.country, "") in each or (town.country, town.part) in each for each in beside):
                # Where its very part is written beside it, it is that one.
                sure = any((town.country, town.part) in each for each in beside)
                own = fold(town.name) == name
                found.append((not sure, rank, -town.people * (_OWN if own else 1), town))
            at = self._towns.find(wanted, end)
        found.sort(key=lambda each: (each[0], each[2], each[1]))
        if not found:
            return ()
        if not found[0][0]:
            found = [each for each in found if not each[0]]
        most = max(town.people for *_, town in found)
        largest = max((town.people for *_, town in found if fold(town.name) == name), default=0)
        towns: dict[tuple[str, str], Town] = {}
        for _, rank, _, town in found:
            own = fold(town.name) == name
            if own or (town.people > largest and (rank < 2 or town.people * _FEWER >= most)):
                # Namesakes that nothing tells apart: the largest stands for them.
                towns.setdefault((town.country, town.region), town)
        return tuple(towns.values())[:MOST]

    def _town(self, fields: Sequence[str]) -> Town:
        latitude, longitude, people, country, part, name = fields[:6]
        land, region = self._names.get((country, ""), country), self._names.get((country, part), "")
        return Town(name, country, part, land, region, float(latitude), float(longitude), int(people))

    def around(self, latitude: float, longitude: float, *, km: float = NEAR) -> Around:
        """The towns within some kilometres of a place in degrees."""
        towns: dict[str, list[tuple[int, str, str]]] = {}
        for fields in self._between(latitude - km / DEGREE, latitude + km / DEGREE):
            if distance(latitude, longitude, float(fields[0]), float(fields[1])) > km:
                continue
            where = (fields[3], fields[4])
            for rank in range(3):
                for name in fields[6 + rank].strip("|").split("|"):
                    if name:
                        towns.setdefault(name, []).append((rank, *where))
        short = frozenset(
            name
            for name, each in self._short.items()
            if distance(latitude, longitude, each.latitude, each.longitude) <= km
        )
        begin = frozenset(run[0] for name in (*towns, *short) if (run := _RUNS.search(name)))
        return Around(towns, self.lands, begin, short)

    def of_land(self, land: str) -> Around:
        """The towns of a country, or of a part of one, by its folded name or code; none where there is no such land."""
        towns: dict[str, list[tuple[int, str, str]]] = {}
        meant = self.lands.get(land, frozenset())
        for where in meant:
            for fields in self._in(*where):
                for rank in range(3):
                    for name in filter(None, fields[6 + rank].strip("|").split("|")):
                        towns.setdefault(name, []).append((rank, fields[3], fields[4]))
        for name, those in self.lands.items():
            for country, part in those & meant:
                towns.setdefault(name, []).append((0, country, part))
        short = frozenset(
            name
            for name, each in self._short.items()
            if any(rank == 0 for part in parts_of(each.place)[:1] for rank, *_ in towns.get(part, ()))
        )
        begin = frozenset(run[0] for name in (*towns, *short) if (run := _RUNS.search(name)))
        return Around(towns, self.lands, begin, short)

    def _in(self, country: str, part: str) -> Iterator[Sequence[str]]:
        """The lines of a country, or of a part of it."""
        wanted = f"\t{country}\t{part}\t" if part else f"\t{country}\t"
        at = self._towns.find(wanted.encode())
        while at >= 0:
            start, end = self._towns.rfind(b"\n", 0, at) + 1, self._towns.find(b"\n", at)
            end = end if end >= 0 else len(self._towns)
            fields = self._towns[start:end].decode().split("\t")
            if fields[3] == country:
                yield fields
            at = self._towns.find(wanted.encode(), end)

    def _between(self, south: float, north: float) -> Iterator[Sequence[str]]:
        """The lines between two latitudes: they are in this order."""
        at = self._first(south)
        while at < len(self._towns):
            end = self._towns.find(b"\n", at)
            end = end if end >= 0 else len(self._towns)
            fields = self._towns[at:end].decode().split("\t")
            if float(fields[0]) > north:
                return
            yield fields
            at = end + 1

    def _first(self, south: float) -> int:
        """Where the first line at or beyond a latitude begins."""
        low, high = 0, len(self._towns)
        while low < high:
            start = self._towns.rfind(b"\n", 0, (low + high) // 2) + 1
            end = self._towns.find(b"\n", start)
            end = end if end >= 0 else len(self._towns) - 1
            if float(self._towns[start : self._towns.find(b"\t", start)]) < south:
                low = end + 1
            else:
                high = start
        return low


def distance(latitude: float, longitude: float, other_latitude: float, other_longitude: float) -> float:
    """Kilometres between two places in degrees, along the earth."""
    one, other = math.radians(latitude), math.radians(other_latitude)
    down = (one - other) / 2
    across = math.radians(longitude - other_longitude) / 2
    part = math.sin(down) ** 2 + math.cos(one) * math.cos(other) * math.sin(across) ** 2
    return 2 * 6371.0 * math.asin(min(math.sqrt(part), 1.0))
