"""How a name is shown: with what tells a son from his father, and the family first where it is written so.

For display and for the order of lists. A name is kept as given name, then family name, as its source wrote the two, by
which people are known again.
"""

import re

from networker.domain.names import fold, sort_key

_HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3005\U00020000-\U000323af"
_KANA = "\u3040-\u30ff\u31f0-\u31ff"
_HANGUL = "\u1100-\u11ff\u3130-\u318f\uac00-\ud7a3"
_EASTERN = re.compile(f"[{_HAN}{_KANA}{_HANGUL}]+")
_KATAKANA = re.compile("[\u30a0-\u30ff\u31f0-\u31ff]+")


def family_first(given: str, family: str) -> str:
    """Both parts as Chinese, Japanese and Korean are written, without a space; "" for other names.

    A name that is Katakana alone is a foreign one, whose parts stay in their order.
    """
    if not given or given.isascii() or not (_EASTERN.fullmatch(given) and _EASTERN.fullmatch(family)):
        return ""
    foreign = _KATAKANA.fullmatch(given) and _KATAKANA.fullmatch(family)
    return "" if foreign else family + given


def typed_parts(name: str) -> tuple[str, str]:
    """Given name and family of a name as somebody types it: 王 芳 with the family first, as such names are written."""
    first, _, rest = name.partition(" ")
    rest = rest.strip()
    return (rest, first) if family_first(first, rest) else (first, rest)


def as_shown(name: str, given: str, family: str, suffix: str) -> str:
    """A name as people read it; a suffix that it has already is not said twice."""
    shown = name
    if name == f"{given} {family}":
        shown = family_first(given, family) or name
    suffix = suffix.strip()
    if not suffix or not shown or _bare(suffix) in map(_bare, shown.split()):
        return shown
    return f"{shown} {suffix}"


def order_key(name: str, given: str, family: str) -> str:
    """The folded name by which lists are ordered: as it is shown, but for a suffix; people without a name come last."""
    shown = family_first(given, family) if name == f"{given} {family}" else ""
    return sort_key(shown or name)


def _bare(word: str) -> str:
    return fold(word).strip(" .,")
