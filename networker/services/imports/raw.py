"""What the raw values of a record say, whatever its source.

A row of the book names the record that brought it, and not the others that told the same: they alone say so.
"""

import json
import re
from collections.abc import Iterator

from networker.domain.names import fold
from networker.services.imports.alike import OF_SEVERAL

# Under what address books keep notes.
_NOTES = frozenset(
    [
        "notes", "note", "notizen", "notas", "nota", "remarques", "comments", "comment", "description", "notiz",
        "note/notes",
    ]
)  # fmt: skip
_DIGITS = 8  # of a number's end, by which it is the same with a country's code and without


def notes_of(raw: str) -> set[str]:
    """What the raw values of a record say under a heading of notes: nothing else of it was ever among them."""
    try:
        found = json.loads(raw) if raw else {}
    except ValueError:
        return set()
    if isinstance(found, dict):
        cells = [value for name, value in found.items() if fold(str(name)).strip(" *") in _NOTES]
        return {value.strip() for value in cells if isinstance(value, str)}
    lines = [line for line in found if isinstance(line, str)] if isinstance(found, list) else []
    cards = [line.partition(":")[2] for line in lines if line.upper().startswith(("NOTE:", "NOTE;"))]
    return {text.replace("\\n", "\n").replace("\\,", ",").replace("\\;", ";").strip() for text in cards}


def sentences_of(raw: str) -> set[str]:
    """Its notes, and all of its values that are more than a word: a column of notes may be called anything."""
    return notes_of(raw) | {each.strip() for each in texts_of(raw) if " " in each.strip()}


def tells(raw: str, channel: str, key: str, text: str) -> bool:
    """Whether the raw values of a record hold an address, in whatever way it is written there."""
    wanted = [each for each in (key, text.strip().lower()) if each]
    digits = _digits(key)[-_DIGITS:] if channel in OF_SEVERAL and "@" not in key else ""
    for each in texts_of(raw):
        said = each.lower()
        if any(_stands_in(one, said) for one in wanted):
            return True
        if len(digits) == _DIGITS and digits in _digits(said):
            return True
    return False


def _stands_in(address: str, said: str) -> bool:
    """Whether an address stands in a text as a whole: ana@x.example is not said by diana@x.example."""
    before = r"[\w.+-]" if "@" in address else r"[\w@-]"  # a page may have www. before it
    return re.search(rf"(?<!{before}){re.escape(address)}(?![\w@-]|\.\w)", said) is not None


def _digits(said: str) -> str:
    return "".join(each for each in said if each.isdecimal())


def texts_of(raw: str) -> Iterator[str]:
    """All the texts among the raw values of a record."""
    try:
        yield from _within(json.loads(raw) if raw else "")
    except ValueError:
        yield raw  # cut off


def is_said(raw: str, *words: str) -> bool:
    """Whether the raw values of a record hold each of these words as a whole."""
    cells = [fold(each) for each in texts_of(raw)]
    wanted = [rf"(?<!\w){re.escape(fold(each))}(?!\w)" for each in words if each]
    return bool(wanted) and all(any(re.search(each, cell) for cell in cells) for each in wanted)


def _within(found: object) -> Iterator[str]:
    if isinstance(found, str):
        yield found
    elif isinstance(found, dict):
        for each in found.values():
            yield from _within(each)
    elif isinstance(found, list):
        for each in found:
            yield from _within(each)
