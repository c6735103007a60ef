"""A chat that WhatsApp exported as text: who said what when, of every phone and in every language.

The file says neither who the user is nor who takes part, so the names are learned from the whole of it; it is
read through several times, never held. Times are the phone's own.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from networker.domain.vocabulary import Channel, Kind
from networker.formats import limits, text, values
from networker.formats.records import (
    DateOrder,
    DatesRecord,
    Item,
    OwnerRecord,
    Party,
    Recognised,
    SkippedRow,
    TurnRecord,
)
from networker.formats.source import Source, reading
from networker.formats.whatsapp_lines import MARKS, Dates, Head, has_two_readings, head_of, whole_lines
from networker.formats.whatsapp_words import MARK, NOTICE, Body, Sort, body_of, is_deed, plain

LEFT_OUT = {
    Sort.NOTICE: "a notice of WhatsApp, not a message",
    Sort.DELETED: "a deleted message",
    Sort.NOT_TAKEN: "a call that nobody took",
}
NO_DAY = "a date that there is not"
_KINDS = {Sort.SAID: Kind.MESSAGE, Sort.CALL: Kind.CALL, Sort.VIDEO: Kind.VIDEO}

_LOOKED_AT = 40  # lines by which a chat is recognised
_EARLY = 3  # messages among which the notice about encryption stands, on some phones in a person's name
_AUTHOR_CHARACTERS = 130
_COLONS = 4
_LINE_CHARACTERS = 100  # of a message that is shown beside its date
_PREFIXES = 200_000  # beginnings that are counted; no chat has so many authors

_BEGIN = re.compile(rf"[{MARKS}\s]*\[?[{MARKS}]*\d")
_LEVELS = re.compile(r"(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|CRITICAL|FATAL)\b", re.IGNORECASE)
_TITLE = re.compile(
    r".{0,24}?whats[ _]?app.{0,16}?"
    r"(?:[ _]+(?:with|mit|con|com|avec|met|med|с контактом|с|z|ile|kanssa)[ _]+|[ _]+[-\u2013][ _]+)(.+)",
    re.IGNORECASE | re.DOTALL,
)
_NO_FILE_NAME = re.compile(
    r"[\\/:*?\"<>|_\s]+"
)  # what names of files cannot hold, each phone writes otherwise
_SUFFIX = re.compile(r"(?:\.(?:txt|zip)| ?\(\d{1,3}\))$", re.IGNORECASE)
_PHONE = re.compile(r"\+?[\d\s().\u2010\u2011-]{6,30}")


def recognise(source: Source) -> Recognised | str:
    """The chat in a file, or why it is none."""
    if not any(_BEGIN.match(line) for line in source.head_text[:2000].split("\n", 3)[:3]):
        return "no line that begins with a date"
    why = _why_not([line for line in source.head_text.split("\n", 400) if line.strip()][:_LOOKED_AT])
    if why:
        return why

    def items() -> Iterator[Item]:
        return _Reading(source).items()

    def in_order(order: DateOrder) -> Iterator[Item]:
        return _Reading(source, order).items()

    return Recognised("whatsapp-chat", "WhatsApp chat", source.name, items, in_order=in_order)


def _why_not(lines: list[str]) -> str:
    heads = [(line, head) for line in lines if (head := head_of(line)) is not None]
    if not heads:
        return "no line that begins with date and time"
    first = heads[0][1]
    heads = [(line, head) for line, head in heads if head.bracket is first.bracket]
    year_first = len(first.numbers[0]) == 4 and first.separator == "-"
    if year_first and first.bracket and first.comma and not first.seconds:
        return "dates as in a chat of Signal"
    if year_first and not first.bracket and not first.comma and first.seconds:
        return "dates as in a program's log"
    rests = [line[head.end :] for line, head in heads]
    if any(NOTICE.search(rest[:400]) for rest in rests[:5]) and head_of(lines[0]) is not None:
        return ""
    if len(heads) < 2 or len(heads) < 0.6 * len(lines):
        return "too few lines that begin with date and time"
    if not any(": " in rest[:_AUTHOR_CHARACTERS] and not _LEVELS.match(rest) for rest in rests):
        return "no line with an author"
    return ""


class _Line(NamedTuple):
    """A message with all its lines, or a notice."""

    row: int
    head: Head
    rest: str


class _Said(NamedTuple):
    """A message taken apart. `author`: the name to show, "" for a notice."""

    row: int
    head: Head
    author: str
    body: Body


class _Reading:
    """One reading of a file: first its dates and names, then who speaks, then what they say."""

    def __init__(self, source: Source, order: DateOrder | None = None) -> None:
        self._source = source
        self._encoding = source.encoding()
        self._title = title_of(source.name)
        self._dates = Dates()
        if order is not None:
            self._dates.say(order)
        self._authors = _Authors(self._title)
        self._parties: dict[str, Party] = {}
        self._speakers: dict[str, int] = {}
        self._left: dict[str, list[int]] = {}

    def items(self) -> Iterator[Item]:
        """Everything that was said. Raises UnreadableFile where the file is no text or goes away."""
        for number, line in enumerate(self._lines()):
            if number == 0 and not self._title:
                self._title = _titled_by(line)
            self._dates.see(line.head)
            self._authors.see(line.rest)
        example: _Said | None = None
        for said in self._all():
            if said.body.sort in _KINDS and said.author:
                self._speakers.setdefault(said.author, said.row)
                if example is None and has_two_readings(said.head):
                    example = said
        dates = self._told(example)
        if dates is not None:
            yield dates
        self._without_group()
        yield from self._owner()
        thread = self._thread()
        for said in self._all():
            try:
                found = self._turn(said, thread)
            except Exception:
                found = SkippedRow(said.row, values.UNREADABLE)
            if found is not None:
                yield found
        for why, (row, count) in self._left.items():
            yield SkippedRow(row, why, count - 1)

    def _lines(self) -> Iterator[_Line]:
        """The messages of the file, each with the lines that belong to it."""
        bracket: bool | None = None
        current: _Line | None = None
        more: list[str] = []
        room = 0
        with reading(self._source.name), self._source.open() as stream:
            for row, line, fresh in whole_lines(text.lines(stream, self._encoding)):
                head = head_of(line) if fresh else None
                if head is not None and bracket in (None, head.bracket):  # else one that somebody pasted
                    if current is not None:
                        yield current._replace(rest="\n".join((current.rest, *more)))
                    bracket, more, room = head.bracket, [], limits.TEXT_CHARACTERS
                    current = _Line(row, head, line[head.end : head.end + limits.TEXT_CHARACTERS])
                elif current is not None and room > 0:
                    more.append(line[:room])
                    room -= len(line) + 1
        if current is not None:
            yield current._replace(rest="\n".join((current.rest, *more)))

    def _all(self) -> Iterator[_Said]:
        for number, line in enumerate(self._lines()):
            parted = self._authors.part(line.rest)
            if parted is None:
                yield _Said(line.row, line.head, "", Body(Sort.NOTICE))
            else:
                yield _Said(line.row, line.head, parted[0], body_of(parted[1], early=number < _EARLY))

    def _told(self, example: _Said | None) -> DatesRecord | None:
        if example is None:
            return self._dates.told(1, None, "")
        line = values.one_line(f"{example.author}: {example.body.text}")
        cut = line if len(line) <= _LINE_CHARACTERS else f"{line[:_LINE_CHARACTERS].rstrip()}…"
        return self._dates.told(example.row, example.head, cut)

    def _without_group(self) -> None:
        """Take out the group's own name: iPhones give its notices an author, people of groups are several."""
        titled = [author for author in self._speakers if _same(author, self._title)]
        if titled and len(self._speakers) - len(titled) > 1:
            for author in titled:
                del self._speakers[author]

    def _owner(self) -> Iterator[Item]:
        """The user, where the chat is named for the one of two who is not."""
        others = [author for author in self._speakers if not _same(author, self._title)]
        if len(self._speakers) == 2 and len(others) == 1:
            party = self._party(others[0])
            yield OwnerRecord("whatsapp", self._speakers[others[0]], party.name, (), party.handles)

    def _thread(self) -> str:
        """The same for the exports of every phone, however each had to name its file."""
        title = _NO_FILE_NAME.sub(" ", self._title).strip() or self._title
        names = [title] if title else sorted(self._speakers)
        return f"chat {', '.join(names)}"[: limits.NAME_CHARACTERS]

    def _turn(self, said: _Said, thread: str) -> Item | None:
        sort = said.body.sort
        if sort not in _KINDS or said.author not in self._speakers:
            sort = sort if sort in LEFT_OUT and said.author else Sort.NOTICE
            self._left.setdefault(LEFT_OUT[sort], [said.row, 0])[1] += 1
            return None
        day = self._dates.day(said.head)
        if day is None:
            return SkippedRow(said.row, NO_DAY)
        at = "{:04}-{:02}-{:02}T{:02}:{:02}:{:02}".format(*day, *said.head.clock)
        two = len(self._speakers) == 2
        to = tuple(self._party(author) for author in self._speakers if author != said.author) if two else ()
        return TurnRecord(
            "whatsapp", thread, said.row, at, Channel.WHATSAPP, self._party(said.author), to,
            _KINDS[sort], said.body.text, minutes=said.body.minutes,
        )  # fmt: skip

    def _party(self, author: str) -> Party:
        party = self._parties.get(author)
        if party is None:
            number = _PHONE.fullmatch(author) is not None and sum(map(str.isdecimal, author)) > 6
            phone = values.phone(author) if number else None
            party = Party("", "", (phone,)) if phone else Party("", author)
            self._parties[author] = party
        return party


class _Authors:
    """Where the author of a line ends. A name may hold a colon itself; then all of its lines begin so."""

    def __init__(self, title: str) -> None:
        self._title = title
        self._counts: dict[str, int] = {}

    def see(self, rest: str) -> None:
        """Count what a line may begin with."""
        counts = self._counts
        for prefix in _prefixes(rest):
            if prefix in counts:
                counts[prefix] += 1
            elif len(counts) < _PREFIXES:
                counts[prefix] = 1

    def part(self, rest: str) -> tuple[str, str] | None:
        """The author of a line and what they said; None for a notice without one."""
        prefixes = _prefixes(rest)
        if not prefixes:  # what is said may be empty, and its space be lost
            author, colon, _ = rest.partition("\n")[0][:_AUTHOR_CHARACTERS].partition(":")
            known = colon and author in self._counts and not self._is_notice(author)
            return (_shown(author), rest[len(author) + 1 :]) if known else None
        counts, first = self._counts, prefixes[0]
        shared = counts.get(first, 1)
        longest = max(
            (each for each in prefixes if shared > 1 and counts.get(each) == shared), key=len, default=first
        )
        author = next((each for each in prefixes if _same(each, self._title)), longest)
        if self._is_notice(author):
            return None
        return _shown(author), rest[len(author) + 2 :]

    def _is_notice(self, author: str) -> bool:
        """Whether what looks like an author is the beginning of a notice: Ada changed the subject to "A: b"."""
        name = _shown(author)
        if not name or len(name) > 100 or is_deed(name):
            return True
        return _is_cut(name) and self._counts.get(author, 1) == 1


def _is_cut(name: str) -> bool:
    """Whether a quotation is opened in a text and not closed."""
    if "„" in name:
        return not ("“" in name or "”" in name)
    return name.count('"') % 2 == 1 or ("“" in name and "”" not in name) or ("«" in name and "»" not in name)


def _prefixes(rest: str) -> list[str]:
    """What may be the author of a line: all before each of its first colons, as far as a name may go."""
    line = rest[:_AUTHOR_CHARACTERS]
    line = line.partition("\n")[0] if "\n" in line else line
    found: list[str] = []
    at = line.find(": ")
    while at >= 0 and len(found) < _COLONS:
        after = line[at + 2 :].lstrip()
        link = after.startswith("http")
        if not (link and found):  # else a word before a link, which is never a part of a name
            found.append(line[:at])
        if link or after.startswith(MARK):  # so begins what was said
            break
        at = line.find(": ", at + 2)
    return found


@lru_cache(4096)
def _shown(author: str) -> str:
    """An author's name without marks, and without the ~ of those who are not in the phone's contacts."""
    name = values.one_line(plain(author))
    return name[1:].strip() if name.startswith("~") else name


def title_of(name: str) -> str:
    """Whose chat it is by the name of the file or its archive, "" where that does not say."""
    for part in reversed(name.split("/")):
        while (shorter := _SUFFIX.sub("", part)) != part:
            part = shorter
        if match := _TITLE.fullmatch(part):
            return values.one_line(plain(unicodedata.normalize("NFC", match[1])))[: limits.NAME_CHARACTERS]
    return ""


def _titled_by(first: _Line) -> str:
    """Whose chat it is by its first line, where iPhones have a notice in the chat's own name; else ""."""
    name, colon, words = first.rest.partition(f": {MARK}")
    return _shown(name) if first.head.bracket and colon and NOTICE.search(words[:400]) else ""


def _same(author: str, title: str) -> bool:
    """Whether an author is the one that a file is named for; names of files cannot hold every sign."""
    return bool(title) and _key(author) == _key(title)


@lru_cache(4096)
def _key(name: str) -> str:
    whole = unicodedata.normalize("NFKC", _shown(name)).casefold()
    return re.sub(r"[\W_]+", " ", whole).strip() or whole
