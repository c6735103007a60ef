"""By which name somebody is greeted in a letter; nobody is called by what is no given name."""

import unicodedata
from types import MappingProxyType

from networker.domain.name_words import behind_titles
from networker.domain.names import fold
from networker.domain.offices import names_an_office

# What people write into a telephone in place of a name. None of them is a given name.
_TRADES = frozenset(
    (
        "taxi", "cab", "plumber", "electrician", "dentist", "doctor", "vet", "mechanic", "garage", "landlord",
        "hairdresser", "babysitter", "neighbour", "neighbor", "pizza", "voicemail", "emergency", "police", "airport",
        "klempner", "elektriker", "zahnarzt", "arzt", "hausarzt", "tierarzt", "friseur", "hausmeister", "vermieter",
        "handwerker", "nachbar", "nachbarin", "notruf", "polizei", "flughafen",
        "dentista", "medico", "fontanero", "electricista", "peluqueria", "policia", "vecino", "vecina",
    )
)  # fmt: skip
_VOWELS = frozenset("aeiouy")
_PARTS = MappingProxyType(dict.fromkeys(map(ord, "-'’ ")))


def greeted(called: str) -> str:
    """How somebody who is `called` so is greeted; "" where that is no given name: an address, a number, a title, a trade.

    A name wholly in capitals or in small letters is written as names are; initials (JP) stay.
    """
    name = called.strip()
    if not _is_name(name) or not behind_titles(name.split()):
        return ""
    word = fold(name).strip(".")
    if word in _TRADES or names_an_office(word):
        return ""
    return _written_as_name(name) if name == name.upper() or name == name.lower() else name


def _is_name(name: str) -> bool:
    """Whether it can be spoken as a name: letters alone, and more than one of them unless the script has signs."""
    bare = name.translate(_PARTS).replace(".", "")
    if not bare or any(unicodedata.category(ch)[0] not in "LM" for ch in bare):
        return False
    return len(bare) > 1 or ord(bare) >= 0x0590


def _written_as_name(name: str) -> str:
    initials = len(name) <= 2 or (name.isascii() and not _VOWELS & set(fold(name)))
    if initials and name == name.upper():
        return name
    written, before = [], " "
    for ch in name:
        written.append(ch.lower() if before.isalpha() or before == "." else ch.title())
        before = ch
    return "".join(written)
