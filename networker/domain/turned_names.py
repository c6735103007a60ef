"""Names that stand turned round, "Petrov, Ivan", and how somebody is spoken to."""

from networker.domain.employers import names_a_firm
from networker.domain.greeting import greeted
from networker.domain.name_words import PARTICLES, behind_titles, stands_beside
from networker.domain.names import fold
from networker.domain.offices import names_an_office

_SAID = 48  # letters of a name within a sentence
_WITHIN_NAMES = dict.fromkeys(map(ord, "-'’."))


def put_right(name: str) -> str:
    """A name that stands turned round, "Petrov, Ivan" or "de la Cruz, Ana", the right way; others as they are.

    Only where one comma parts words that can be names: a degree, a company, an office stay what they are. A family
    may be called Ma, Sa or Co, so that degrees and legal forms are looked for behind another word alone.
    """
    family, comma, given = (part.strip() for part in name.partition(","))
    if not (comma and family and given[:1].isupper()):
        return name
    before, behind = family.split(), given.split()
    if sum(word not in PARTICLES for word in before) > 2 or len(behind) > 3:
        return name
    if not all(map(_can_be_name, (*before, *behind))):
        return name
    given_words = behind_titles(behind)  # "Berg, Dr. Lina"
    if not given_words:
        return name
    bare = [fold(word.replace(".", "")) for word in (*before, *given_words) if word not in PARTICLES]
    if any(map(names_an_office, bare)) or any(stands_beside(word) or names_a_firm(word) for word in bare[1:]):
        return name
    return f"{given} {family}"


def _can_be_name(word: str) -> bool:
    letters = word.translate(_WITHIN_NAMES)
    return letters.isalpha() and (word[0].isupper() or word in PARTICLES)


def called(given: str, name: str) -> str:
    """How somebody is spoken to: the given name, else the first word of the name, without what points at its end.

    "Dr. Lina Berg" is Lina; where no more than a title and one word is known, "Dr. Berg", both are said.
    """
    said = behind_titles(given.split())
    if not said:
        whole = put_right(name).split()
        said = behind_titles(whole)
        said = whole if len(said) < min(len(whole), 2) else said[:1]
    return " ".join(said).strip(' ,;:."()')


def in_a_sentence(given: str, name: str) -> str:
    """What a sentence calls somebody: how they are spoken to, written as names are; where that is no name, the whole one.

    "anna" is Anna and "PETER" Peter; "J Smith", "& Mrs Berg" and "Taxi Berlin" stay whole. What is longer
    than a sentence can bear is cut.
    """
    short = called(given, name)
    said = greeted(short) or " ".join(put_right(name).split()) or short
    return said if len(said) <= _SAID else f"{said[:_SAID].rstrip()}…"
