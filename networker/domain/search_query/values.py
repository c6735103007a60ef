"""What stands behind the colon of a condition."""

import re

from networker.domain.dates import PartialDate
from networker.domain.names import fold
from networker.domain.search_query.query import Ago, Choice, Field, MonthDay, Text, Value, When
from networker.domain.search_query.words import DATES, TEXTS, UNITS, chosen, month

_AGO = re.compile(r"([<>]?)(\d{1,4})([a-z]+)")
_DAY = re.compile(r"([<>]?)(\d{4}(?:-\d\d){0,2})")
_RANGE = re.compile(r"(\d{4}(?:-\d\d){0,2})\.\.(\d{4}(?:-\d\d){0,2})")
_OF_MONTH = re.compile(r"(?:--)?(\d{1,2})-(\d{1,2})|(\d{1,2})\.(\d{1,2})\.?")


def value(
    field: Field, text: str, *, quoted: bool = False, whole: bool = False, exact: bool = False
) -> Value | None:
    """What a value means to a field; None where it is none, or only begun. `text` is not empty."""
    folded = fold(text)
    if not quoted or field not in TEXTS:
        key = chosen(field, folded) if field not in TEXTS else _yes_or_no(field, folded)
        if key:
            return Choice(key)
    if field in TEXTS:
        return Text(text, whole=whole and not exact, exact=exact)
    if field in DATES:
        return _days(folded.replace(" ", ""))
    if field is Field.BIRTHDAY:
        return _birthday(folded)
    return None


def _yes_or_no(field: Field, folded: str) -> str:
    """Of a win or an ask: whether there is any. Only whole words: "n" may begin what is looked for."""
    if field not in (Field.WIN, Field.ASKED):
        return ""
    return {"yes": "yes", "ja": "yes", "si": "yes", "no": "no", "nein": "no"}.get(folded, "")


def _days(text: str) -> Value | None:
    if found := _AGO.fullmatch(text):
        unit = UNITS.get(found[3])
        return Ago(int(found[2]), unit, older=found[1] == ">") if unit else None
    if found := _RANGE.fullmatch(text):
        return When("..", found[1], found[2]) if _is_day(found[1]) and _is_day(found[2]) else None
    if (found := _DAY.fullmatch(text)) and _is_day(found[2]):
        how = {sign: When(sign, found[2]) for sign in ("", "<", ">")}
        return how[found[1]]
    return None


def _is_day(text: str) -> bool:
    try:
        PartialDate.parse(text)
    except ValueError:
        return False
    return True


def _birthday(text: str) -> Value | None:
    if number := month(text):
        return MonthDay(number)
    if text.isdecimal() and text.isascii() and 1 <= int(text) <= 12:
        return MonthDay(int(text))
    found = _OF_MONTH.fullmatch(text)
    if found is None or not text.isascii():
        return None
    month_, day = (found[1], found[2]) if found[1] else (found[4], found[3])
    try:
        PartialDate(None, int(month_), int(day))
    except ValueError:
        return None
    return MonthDay(int(month_), int(day))
