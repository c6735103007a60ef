"""A phone number and what people write beside it into one field: "0170 1234567 privat", "(work) +44 20 7946 0000".

The number is what is dialled and matched; the words are kept as its label. Letters that are dialled as digits, two
numbers in one and whatever else is not one number with words at its ends stay as they are written.
"""

import re

from networker.domain.handles import phone_digits
from networker.domain.names import fold

_NUMBER = re.compile(r"[(+\uff0b]*\d[\d\s()./\u2010-\u2015'\u00b7+-]*\d")
_BEFORE, _BEHIND = re.compile(r".*[\s):]", re.DOTALL), re.compile(r"[\s(,;:].*", re.DOTALL)
_AROUND = " \t\r\n\u00a0()[]:,;./-\u2013\u2014"
# They say of a number that it is one.
_SAYING_NOTHING = frozenset(
    ("tel", "telefon", "telefono", "telephone", "phone", "fon", "fono", "ph", "no", "nr", "num", "number", "nummer", "numero")
)  # fmt: skip
_DIGITS = 7  # of the shortest number that is dialled without an area
_OF_LETTERS = 10  # fewer with capitals behind them are a number that is dialled by letters: 1 800 555 HOME


def apart(text: str) -> tuple[str, str]:
    """The number in a text and the words beside it; the text itself and "" where it is a number, or not just one."""
    found = None if phone_digits(text) else _NUMBER.search(text)
    if found is None:
        return text, ""
    number, before, behind = found[0], text[: found.start()], text[found.end() :]
    is_parted = (not before or _BEFORE.fullmatch(before)) and (not behind or _BEHIND.fullmatch(behind))
    digits = phone_digits(number)
    least = _OF_LETTERS if behind.isupper() else _DIGITS
    if not is_parted or len(digits) < least or any(ch.isdecimal() for ch in before + behind):
        return text, ""
    words = [word for part in (before, behind) if (word := part.strip(_AROUND)) and not _says_nothing(word)]
    return number, ", ".join(words)


def _says_nothing(word: str) -> bool:
    return fold(word).strip(".") in _SAYING_NOTHING
