"""However a sentence puts its parts together, each part means what it means alone; now is Wednesday, 18 November 2026."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networker.domain.vocabulary import Direction, Kind
from tests.domain.quick_line.sentences import meaning

NAMES = {
    "Ana": "Ana Ribeiro", "ben": "Ben Achterberg", "Søren": "Søren Dahlby", "Großmann": "Jürgen Großmann",
    "Will": "Will Osei", "April": "April Novak", "grace": "Grace Adeyemi", "Liz": "Elizabeth Marsh",
    "Dr. Raman": "Priya Raman", "J. Quintana": "José Quintana", "Omar al-Khayri": "Omar al-Khayri", "Jean-Luc": "Jean-Luc Okonjo", "林静怡": "林静怡",
}  # fmt: skip
MEETING, CALL, MAIL = (Kind.MEETING, Direction.BOTH), (Kind.CALL, Direction.IN), (Kind.MAIL, Direction.OUT)


@dataclass(frozen=True)
class Parts:
    """What a language's sentences are put together from, each part with its meaning."""

    kinds: dict[str, tuple[Kind, Direction]]
    joins: tuple[str, ...]
    days: dict[str, date]
    times: dict[str, str | None]
    places: dict[str, str | None]
    notes: dict[str, str]


def _november(day: int) -> date:
    return date(2026, 11, day)


PARTS = {
    "en": Parts(
        {"coffee with": MEETING, "ran into": MEETING, "pizza with": MEETING, "lunch w.": MEETING, "call from": CALL, "mail to": MAIL},
        (" and ", ", ", " & "),
        {
            "yesterday": _november(17), "on monday": _november(16), "nov 5": _november(5), "sat": _november(14),
            "on the 12th": _november(12), "14.11.": _november(14), "on 14.11": _november(14), "two days ago": _november(16), "": _november(18),
        },
        {"at half past 2": "14:30", "at ten": "10:00", "15:30": "15:30", "at noon": "12:00", "": None},
        {"@ Blue Door": "Blue Door", "in Lisbon": "Lisbon", "at the station": "the station", "(@Kew)": "Kew", "": None},
        {": Tom arrives on friday at 3": "Tom arrives on friday at 3", " about the roof": "the roof", "": ""},
    ),
    "de": Parts(
        {"Kaffee mit": MEETING, "Bier m.": MEETING, "Eis mit": MEETING, "Anruf von": CALL, "Mail an": MAIL},
        (" und ", ", ", " & ", " u. "),
        {
            "gestern": _november(17), "am Montag": _november(16), "am 12.": _november(12), "am 3.11.": _november(3), "am 3.11": _november(3), "am Mo.": _november(16),
            "am 5. November": _november(5), "vor zwei Tagen": _november(16), "": _november(18),
        },
        {"um drei": "15:00", "gegen zwölf": "12:00", "um halb vier": "15:30", "um 15 Uhr": "15:00", "": None},
        {"@ Café Merz": "Café Merz", "in Köln": "Köln", "im Park": "Park", "": None},
        {": Tom kommt am Freitag um 3": "Tom kommt am Freitag um 3", " wegen der Miete": "der Miete", "": ""},
    ),
    "es": Parts(
        {"café con": MEETING, "comida c/": MEETING, "tapas con": MEETING, "llamada de": CALL, "correo a": MAIL},
        (" y ", ", "),
        {
            "ayer": _november(17), "el lunes": _november(16), "el 12": _november(12), "el 3/11": _november(3), "el 3.11": _november(3), "el tres de noviembre": _november(3),
            "el 5 de noviembre": _november(5), "hace dos días": _november(16), "": _november(18),
        },
        {"a las tres y media": "15:30", "a las 9": "09:00", "al mediodía": "12:00", "": None},
        {"@ Café Lumen": "Café Lumen", "en Bilbao": "Bilbao", "en el mercado": "el mercado", "": None},
        {": Tom llega el viernes a las 3": "Tom llega el viernes a las 3", " sobre la obra": "la obra", "": ""},
    ),
}  # fmt: skip


@pytest.mark.parametrize("lang", PARTS)
@given(data=st.data())
def test_each_part_means_what_it_means_alone(lang: str, data: st.DataObject) -> None:
    parts = PARTS[lang]
    pick = data.draw
    kind, people = (
        pick(st.sampled_from([*parts.kinds])),
        pick(st.lists(st.sampled_from([*NAMES]), min_size=1, max_size=3, unique=True)),
    )
    day, at, place, note = (
        pick(st.sampled_from([*each])) for each in (parts.days, parts.times, parts.places, parts.notes)
    )
    named = f"{kind} {pick(st.sampled_from(parts.joins)).join(people)}"
    behind = pick(st.permutations([day, at, place]))
    before = day if pick(st.booleans()) else ""
    said = " ".join(part for part in (before, named, *(p for p in behind if p != before)) if part) + note
    wanted = {
        "people": [NAMES[name] for name in people],
        "new": [],
        "unclear": [],
        "kind": parts.kinds[kind][0],
        "direction": parts.kinds[kind][1],
        "day": parts.days[day],
        "time": parts.times[at],
        "place": parts.places[place],
        "text": parts.notes[note],
        "promises": [],
    }
    assert meaning(said, lang, wanted) == wanted
