"""What somebody promised, beside the names of who did: whoever a promise is by is not told twice."""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

# What somebody does, as it stands behind their name. A noun or a name would keep its capital: so only what is surely a verb,
# and not where another one follows, since "Frances sends it" begins with a name.
_EN = r"(?:will|has|have|is|can|could|would|should|must|may|might|had|[a-z]{3,}(?<![sui'])s)"
_EN_DOES = r"(?:will|wo|has|have|is|can|could|would|should|must|may|might|had|said|promised|and|or|to|'\w+|[a-z]{3,}(?<![sui'])s(?!$))"
_DE = r"(?:will|wird|soll|kann|muss|darf|möchte|hat|ist|schickt|meldet|ruft|bringt|gibt|zahlt|kommt|schreibt|sagt|fragt|leiht|hilft|sucht)"
_DE_ALSO = r"\w{2,}t(?= (?:mir|mich|uns|sich|ihm|ihnen|das|die|den|dem|ein\w*)\b)"
_ES_FIRST = r"(?:me|nos|se|le|les|lo|la|va|quiere|tiene|debe|puede|prometió|quedó|prometio|quedo)"
_ES = r"(?:manda|envía|envia|paga|pasa|trae|presta|escribe|avisa|devuelve|habla|firma|confirma|contesta|prepara|busca|llama|hace|da|dice|enseña|ensena|presenta|ayuda|invita|recoge|lleva|vuelve|compra)"
_BEGINS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "en": re.compile(rf"{_EN}(?= (?!{_EN_DOES}(?!\w)))"),
        "de": re.compile(rf"(?:{_DE}(?!\w)|{_DE_ALSO})"),
        "es": re.compile(rf"(?:{_ES_FIRST}|{_ES})(?= )"),
    }
)
_JOINS = "and|und|y|e|or|oder|o"  # behind the name: others promise too


def without_promiser(text: str, names: Sequence[str]) -> str:
    """ "Ben will ask his boss" of Ben Okafor alone is "will ask his boss"; of others too, the name says which one does.

    `names` are the whole names of all whose promise it is, or what they are called by.
    """
    if len(names) != 1 or not names[0]:
        return text
    words = names[0].split()
    for name in (words, words[:1]):
        found = re.match(" ".join(map(re.escape, name)) + rf" (?=\w)(?!(?:{_JOINS})\b)", text, re.IGNORECASE)
        if found is not None:
            return text[found.end() :]
    return text


def read_on(text: str, lang: str) -> str:
    """A promise as it reads on behind who promised: "Introduces me to her editor" without its capital.

    `lang`: the language that is written (en, de, es). Names and nouns keep their capitals, and so does what cannot be told
    from one.
    """
    begins = _BEGINS.get(lang)
    first = text.partition(" ")[0]
    if begins is None or not first[:1].isupper() or first[1:] != first[1:].lower():
        return text
    small = text[:1].lower() + text[1:]
    return small if begins.match(small) is not None else text
