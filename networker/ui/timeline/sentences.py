"""Sentences that the quick line begins with or teaches, in the language that it reads: the user's, not the interface's."""

from types import MappingProxyType
from typing import NamedTuple


class Sentences(NamedTuple):
    """Of one language. `%1` stands for who is shown; what stands behind the first colon is a sentence to be logged."""

    remind: str  # what the grammar takes for a reminder
    anybody: str
    with_one: str
    nothing_yet: str


_OF = MappingProxyType(
    {
        "en": Sentences(
            "remind me to ",
            "Log something: coffee Ana yesterday: her move #housing",
            "Log something with %1: coffee yesterday: her move #housing",
            "One sentence in the line above is enough: coffee yesterday: what you talked about.",
        ),
        "de": Sentences(
            "erinnere mich ",
            "Etwas eintragen: Kaffee mit Ana gestern: ihr Umzug #wohnen",
            "Etwas mit %1 eintragen: Kaffee gestern: ihr Umzug #wohnen",
            "Ein Satz in der Zeile oben genügt: Kaffee gestern: worüber ihr gesprochen habt.",
        ),
        "es": Sentences(
            "recuérdame ",
            "Anota algo: café con Ana ayer: su mudanza #vivienda",
            "Anota algo con %1: café ayer: su mudanza #vivienda",
            "Basta una frase en la línea de arriba: café ayer: de qué hablasteis.",
        ),
    }
)


def sentences(lang: str) -> Sentences:
    """Those of a language."""
    return _OF.get(lang, _OF["en"])
