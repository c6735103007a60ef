"""What people type, read as a date, a number, a yes or a link, in the one form in which the book keeps it.

Nothing is guessed: what can be read in two ways, or in none, is answered with one sentence that says how to write it.
"""

import re
from types import MappingProxyType

from networker.domain.dates import PartialDate
from networker.domain.names import fold
from networker.domain.vocabulary import FieldType
from networker.formats.when import iso_date, month_called
from networker.services.errors import CannotDo

YES, NO = "yes", "no"
_YES_NO = MappingProxyType(
    {YES: YES, "y": YES, "ja": YES, "si": YES, "true": YES, NO: NO, "n": NO, "nein": NO, "false": NO}
)
DAY_FIRST = ("de", "es")  # languages in which 3/4 is the third of April, and 1,5 one and a half
_SLASHED = re.compile(r"(\d{1,2})[/-](\d{1,2})(?:[/-](\d{4}))?")
_DAY_MONTH = re.compile(r"(\d{1,2})\.\s?(\d{1,2})\.?")
_NUMBERED_MONTH = re.compile(r"(\d{1,2})[/.-](\d{4})")
_WORDED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|\.|º)?(?: of| de)? )?([^\W\d_]+)\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?(?:,? (?:del? )?(\d{4}))?"
)
_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def read_date(text: str, *, lang: str) -> PartialDate:
    """A date as it is typed, of which the year, or the day and the month, may be left out. Raises CannotDo."""
    said = " ".join(text.split())
    iso = iso_date(said)
    try:
        if iso:
            return PartialDate.parse(iso)
        if found := _NUMBERED_MONTH.fullmatch(said):
            return PartialDate(int(found[2]), int(found[1]))
        if found := _DAY_MONTH.fullmatch(said):
            return PartialDate(None, int(found[2]), int(found[1]))
        if found := _SLASHED.fullmatch(said):
            return _slashed(said, int(found[1]), int(found[2]), found[3], lang)
        if (found := _WORDED.fullmatch(said)) and not (found[1] and found[3]):
            day = found[1] or found[3]
            year = int(found[4]) if found[4] else None
            return PartialDate(year, month_called(found[2]) or 13, int(day) if day else None)
    except ValueError:
        pass
    raise CannotDo(
        f"“{text.strip()}” is no date that can be read: write 14 February 1980, March 2022 or 2019."
    )


def _slashed(said: str, one: int, two: int, year: str | None, lang: str) -> PartialDate:
    known = int(year) if year else None
    if lang in DAY_FIRST or one > 12 or one == two:
        return PartialDate(known, two, one)
    if two > 12:
        return PartialDate(known, one, two)
    raise CannotDo(f"“{said}” can be read in two ways: write the month as a word.")


def kept_value(holds: FieldType, text: str, *, lang: str) -> str:
    """A value of a field in the form in which the book keeps it. Raises CannotDo where it is none."""
    said = text.strip()
    if holds is FieldType.DATE:
        return read_date(said, lang=lang).iso
    if holds is FieldType.NUMBER:
        return _number(said, lang)
    if holds is FieldType.YES_NO:
        found = _YES_NO.get(fold(said))
        if found is None:
            raise CannotDo(f"“{said}” is neither yes nor no.")
        return found
    if holds is FieldType.LINK:
        return _link(said)
    return said


def _number(said: str, lang: str) -> str:
    mark, between = (",", ".") if lang in DAY_FIRST else (".", ",")
    plain = re.sub(r"[\s'’\u202f]", "", said)
    whole, _, part = plain.partition(mark)
    if re.fullmatch(rf"[+-]?\d{{1,3}}(?:{re.escape(between)}\d{{3}})+", whole):
        whole = whole.replace(between, "")
    found = f"{whole}.{part}" if part else whole
    if between in part or not _NUMBER.fullmatch(found):
        raise CannotDo(f"“{said}” is no number that can be read: write it as 1234{mark}5.")
    return found.removeprefix("+")


def _link(said: str) -> str:
    text = said if re.match(r"[a-z][a-z0-9+.-]*:", said, re.IGNORECASE) else f"https://{said}"
    page = re.fullmatch(r"https?://[^\s/?#@.]+\.[^\s/?#@]+(?:[/?#]\S*)?", text, re.IGNORECASE)
    if not page and not re.fullmatch(r"mailto:[^\s@]+@[^\s@]+", text):
        raise CannotDo(f"“{said}” is no address of a page: write it as https://example.org/page.")
    return text
