"""What services put into their sentences in an English form of its own: names in quotes, several of them, days.

Pure: it is given the texts of a language, and the days are said as `ui/dates` says every other one.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date

from networker.domain.dates import MONTHS
from networker.ui import dates
from networker.ui.text import grouped

JOINTS = ("%1 and %2", "%1 or %2")
QUOTES = "“%1”"
MORE = "%1 and %2 more"
_MORE = re.compile(r"(.+) and (\d{1,3}(?:,\d{3})*) more", re.DOTALL)
_QUOTED = re.compile(r"“([^“”]*)”")
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)(?: (\d\d:\d\d))?")
_WORDS = re.compile(rf"(\d\d?) ({'|'.join(MONTHS)}) (\d{{4}})(?:, (\d\d:\d\d))?")

Reading = Callable[[str], str | None]  # of a part in this language; None where it is none of ours


def day(text: str) -> str | None:
    """A day, perhaps with a time, as services write it: "20 November 2026" or "2026-11-20 09:30"; None for anything else."""
    if iso := _ISO.fullmatch(text):
        year, month, day_of_month, at = int(iso[1]), int(iso[2]), int(iso[3]), iso[4]
    elif words := _WORDS.fullmatch(text):
        year, month, day_of_month, at = int(words[3]), MONTHS.index(words[2]) + 1, int(words[1]), words[4]
    else:
        return None
    try:
        said = dates.in_words(date(year, month, day_of_month))
    except ValueError:  # 2026-02-30, in the name of a file say
        return None
    return f"{said}, {at}" if at else said


def quoted(text: str, texts: Mapping[str, str]) -> str | None:
    """A name in English quotes in those of the language; None where that is not all of it."""
    found = _QUOTED.fullmatch(text)
    return texts.get(QUOTES, QUOTES).replace("%1", found[1]) if found else None


def more(text: str, texts: Mapping[str, str]) -> str | None:
    """Names of which the last are only counted: "Ana, Ben and 12 more"; None for anything else."""
    found = _MORE.fullmatch(text)
    if found is None:
        return None
    counted = grouped(int(found[2].replace(",", "")))
    return texts.get(MORE, MORE).replace("%2", counted).replace("%1", found[1], 1)


def several(text: str, texts: Mapping[str, str], read: Reading) -> str | None:
    """Several of what `read` knows, joined by commas, "and" or "or"; None where one of them is nothing it knows.

    A sign within quotes joins nothing: “Bread, salt and tea.csv” is one name.
    """
    plain = _QUOTED.sub(lambda found: "“" + "_" * len(found[1]) + "”", text)
    for joint in JOINTS:
        between = joint.removeprefix("%1").removesuffix("%2")
        at = plain.rfind(between)
        if at < 0:
            continue
        head, last = text[:at].removesuffix(","), text[at + len(between) :]
        first = read(head) or several(head, texts, read)
        second = read(last)
        if first is None or second is None:
            return None
        return _filled(texts.get(joint, joint), {"%1": first, "%2": second})
    return _listed(text, plain, read)


def _filled(said: str, parts: Mapping[str, str]) -> str:
    return re.sub("%[12]", lambda place: parts[place[0]], said)


def _listed(text: str, plain: str, read: Reading) -> str | None:
    if ", " not in plain:
        return None
    parts, at = [], 0
    for part in plain.split(", "):
        parts.append(read(text[at : at + len(part)]))
        at += len(part) + 2
    found = [part for part in parts if part is not None]
    return ", ".join(found) if len(found) == len(parts) else None
