""" "Want to know Eva Lind": a wish to know somebody, which is no talk and no plan. One pattern a language, over folded text."""

import re
from collections.abc import Mapping
from types import MappingProxyType

# What stands before the names, and behind them.
_WANTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "en": (r"(?:i(?:'d|’d| would)? )?(?:want|wish|like|would like|love)s? to (?:get to )?know ", r""),
        "de": (
            r"(?:(?:ich )?(?:mochte|moechte|will|wurde|wuerde) (?:gerne? )?)?",
            r"(?: gerne?)? kennen ?lernen",
        ),
        "es": (r"(?:yo )?(?:quiero|quisiera|querria|me gustaria|deseo) conocer (?:a )?", r""),
    }
)

WITH: Mapping[str, str] = MappingProxyType({"en": "with", "de": "mit", "es": "con"})


def wanted(text: str, folded: str, lang: str) -> str | None:
    """The words that should name whom the user wants to know; None where the sentence says no such thing.

    `folded` is `text` folded letter by letter. What follows a sign (";", ":") or asks is no such sentence.
    """
    before, behind = _WANTS.get(lang, _WANTS["en"])
    found = re.fullmatch(rf"\s*{before}(?P<who>[^;:?]+?){behind}\s*[.!]?\s*", folded)
    if found is None:
        return None
    return text[found.start("who") : found.end("who")]
