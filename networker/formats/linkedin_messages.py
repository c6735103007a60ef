"""LinkedIn's messages.csv of every year: 9 to 13 columns by their names, people by their profiles.

Names in TO are joined by what also stands in names ("Doe, Ph.D."), so the profiles beside them are the truth.
Before 2023 there were none: a first look through the file tells which profile has which name in a talk.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial
from heapq import nlargest

from networker.domain.vocabulary import Channel
from networker.formats import limits, tables
from networker.formats.linkedin_profiles import (
    CUT_OFF,
    KIND,
    NO_DATE,
    Profile,
    Row,
    find,
    items_of,
    moment,
    name_of,
    plain,
    profile,
    rows,
)
from networker.formats.records import Item, OwnerRecord, Party, Recognised, SkippedRow, TurnRecord
from networker.formats.source import Source

ADVERT = "an advertisement"
ASSISTANT = "a talk with an assistant of LinkedIn's"
DRAFT = "a draft, never sent"
NOBODY = "addressed to nobody with a profile"
NO_CONVERSATION = "no conversation is named"
NO_SENDER = "the sender has no profile (any more)"
SPAM = "in the spam folder"

_COLUMNS = frozenset(("conversation id", "from", "sender profile url", "to", "date", "content"))
_RECIPIENTS = "recipient profile urls"
_ASSISTANT_FILE = re.compile(r"(?:^|[ _-])(?:guide|coach|role[ _-]?play)", re.IGNORECASE)
_NEXT_URL = re.compile(r",(?=\s*(?:https?://|www\.|linkedin\.com/|,|$))", re.IGNORECASE)
_COMMAS = 4  # in one name, with all its degrees
_ADVERT = re.compile(r"<[a-z]+\s[^<>]{0,500}\bspinmail-", re.IGNORECASE)
_YES = frozenset(("yes", "true"))


def recognise(source: Source) -> Recognised | str:
    """The messages in a file, or why it holds none."""
    table = find(source, _COLUMNS)
    if table is None:
        return "no row with CONVERSATION ID, FROM, SENDER PROFILE URL, TO, DATE and CONTENT"
    return Recognised("linkedin-messages", "LinkedIn messages", source.name, partial(_items, table))


@dataclass(slots=True)
class _Known:
    """What the whole file says of those who take part."""

    names: dict[str, str] = field(default_factory=dict)  # slug → name
    guessed: dict[str, str] = field(default_factory=dict)  # slug → name in a TO, where no FROM says it
    spoke: dict[str, dict[str, str]] = field(default_factory=dict)  # conversation → name → slug, "" for two
    urls: dict[str, Profile] = field(default_factory=dict)
    owner: str = ""  # slug of the user's own profile, where it is plain which one it is
    messages: int = 0
    first: int = 0  # line of the first message
    parties: dict[str, Party] = field(default_factory=dict)
    nameless: dict[str, Party] = field(default_factory=dict)  # without a profile, by their name

    def party(self, slug: str) -> Party:
        """The one party of a profile."""
        found = self.parties.get(slug)
        if found is None:
            name = self.names.get(slug) or self.guessed.get(slug, "")
            found = self.parties[slug] = self.urls[slug].party(name)
        return found

    def named(self, name: str) -> Party:
        """The one party of a name that no profile stands beside."""
        return self.nameless.setdefault(name, Party("", name))

    def speakers(self, thread: str) -> dict[str, str]:
        """The slugs by name of those who wrote in a conversation, and of the user."""
        found = dict(self.spoke.get(thread, {}))
        if name := self.names.get(self.owner):
            found.setdefault(name, self.owner)
        return found


def _items(table: tables.Table) -> Iterator[Item]:
    known = _known(table)
    if known.messages and len(known.urls) <= 1 and _is_assistant_file(table.source.name):
        yield SkippedRow(known.first, ASSISTANT, known.messages - 1)
        return
    if known.owner:
        mine = known.urls[known.owner]
        name = known.names.get(known.owner, "")
        yield OwnerRecord(KIND, table.line + 1, name, (known.owner,), mine.handles)
    yield from items_of(table, partial(_item, known=known))


def _item(row: Row, known: _Known) -> Item | str:
    if row.is_cut_off("content"):
        return SkippedRow(row.line, CUT_OFF)
    return _why_not(row) or _turn(row, known)


def _is_assistant_file(name: str) -> bool:
    """Whether a name is that of a talk with an assistant: its messages have the header of all others.

    The name alone decides nothing. It is asked where no profile but the user's own occurs in the whole file.
    """
    return bool(_ASSISTANT_FILE.search(name.replace("\\", "/").rpartition("/")[2]))


def _why_not(row: Row) -> str:
    """Why a message is none of the user's talks, or ""."""
    if {row.get("is message draft").lower(), row.get("is conversation draft").lower()} & _YES:
        return DRAFT
    if _ADVERT.search(row.get("content")):
        return ADVERT
    if row.get("folder").upper() == "SPAM":
        return SPAM
    if not row.get("sender profile url"):
        return ADVERT if "%FIRSTNAME%" in row.get("content") else NO_SENDER
    return ""


def _turn(row: Row, known: _Known) -> TurnRecord | SkippedRow | str:
    thread = row.get("conversation id")[: limits.NAME_CHARACTERS]
    if not thread:
        return SkippedRow(row.line, NO_CONVERSATION)
    at = moment(row.get("date"))
    if not at:
        return SkippedRow(row.line, NO_DATE)
    sender = profile(row.get("sender profile url"))
    if sender is None:
        return NO_SENDER  # a company's page
    to = _recipients(row, known, thread, sender.slug)
    speakers = {slug for slug in known.spoke.get(thread, {}).values() if slug != sender.slug}
    if not to and not speakers and known.owner in ("", sender.slug):
        return NOBODY
    return TurnRecord(
        KIND, thread, row.line, at, Channel.LINKEDIN, known.party(sender.slug), to,
        text=plain(row.get("content")), subject=name_of(row.get("subject")),
    )  # fmt: skip


# ---- who it went to


def _recipients(row: Row, known: _Known, thread: str, sender: str) -> tuple[Party, ...]:
    """Those addressed: by their profiles; by their names only where the file has no profiles of theirs."""
    if found := _profiles(row.get(_RECIPIENTS)):
        slugs = dict.fromkeys(each.slug for each in found if each is not None)
        slugs.pop(sender, None)
        return tuple(known.party(slug) for slug in slugs)
    parties: dict[Party, None] = {}
    for name, slug in _told_apart(row.get("to"), known.speakers(thread)):
        if slug:
            if slug != sender:
                parties[known.party(slug)] = None
        elif _RECIPIENTS not in row.told:
            parties[known.named(name)] = None
    return tuple(parties)


def _profiles(cell: str) -> list[Profile | None]:
    """The profiles of a list in their order; None where one is empty or no person's. Empty for an empty list."""
    return [profile(each) for each in _NEXT_URL.split(cell)] if cell else []


def _told_apart(names: str, speakers: dict[str, str]) -> Iterator[tuple[str, str]]:
    """(name, slug) of the names in a TO that can be told apart; the slug is "" where no profile is known.

    Names of those who wrote in the same conversation are cut out first. What is left between them is one name
    only where it holds no comma: "Quill, Ph.D." and "Ada Quill, Bo Lind" look alike.
    """
    parts = _parts(names)
    unknown: list[str] = []
    at = 0
    while at < len(parts):
        most = min(_COMMAS + 1, len(parts) - at)
        length = next((n for n in range(most, 0, -1) if ", ".join(parts[at : at + n]) in speakers), 0)
        if length or not _is_name(parts[at]):
            if len(unknown) == 1:
                yield unknown[0], ""
            unknown = []
        else:
            unknown.append(parts[at])
        if length and (slug := speakers[", ".join(parts[at : at + length])]):
            yield ", ".join(parts[at : at + length]), slug
        at += length or 1
    if len(unknown) == 1:
        yield unknown[0], ""


def _parts(names: str) -> list[str]:
    return [name_of(part) for part in names.split(", ", limits.HANDLES)[: limits.HANDLES]]


def _is_name(said: str) -> bool:
    """Whether a name is somebody's: who left LinkedIn is "LinkedIn Member", in whatever language."""
    return bool(said) and "linkedin" not in said.lower()


# ---- the first look


def _known(table: tables.Table) -> _Known:
    known = _Known()
    present: dict[str, set[str]] = {}  # slug → conversations
    addressed: dict[str, set[str]] = {}  # conversation → what stands in TO, where no profiles do
    for row in rows(table):
        if isinstance(row, SkippedRow):
            continue
        known.messages += 1
        known.first = known.first or row.line
        try:
            if not (row.is_cut_off("content") or _why_not(row)):
                _look(row, known, present, addressed)
        except Exception:  # the second look says so
            continue
    _settle_names(known, present, addressed)
    known.owner = _owner(present)
    return known


def _look(row: Row, known: _Known, present: dict[str, set[str]], addressed: dict[str, set[str]]) -> None:
    thread = row.get("conversation id")[: limits.NAME_CHARACTERS]
    sender, name = profile(row.get("sender profile url")), name_of(row.get("from"))
    if sender is not None:
        known.urls.setdefault(sender.slug, sender)
        present.setdefault(sender.slug, set()).add(thread)
        if _is_name(name):
            known.names.setdefault(sender.slug, name)
            spoke = known.spoke.setdefault(thread, {})
            spoke[name] = sender.slug if spoke.get(name, sender.slug) == sender.slug else ""
    found = _profiles(row.get(_RECIPIENTS))
    if not found and row.get("to"):
        addressed.setdefault(thread, set()).add(row.get("to"))
    names = _parts(row.get("to")) if found else []
    if len(names) != len(found):
        names = list(filter(_is_name, names))
    if len(found) == 1:
        names = [", ".join(names)]
    for number, each in enumerate(found):
        if each is not None:
            known.urls.setdefault(each.slug, each)
            present.setdefault(each.slug, set()).add(thread)
            if len(names) == len(found) and _is_name(names[number]):
                known.guessed.setdefault(each.slug, names[number])


def _settle_names(known: _Known, present: dict[str, set[str]], addressed: dict[str, set[str]]) -> None:
    """Count those in who are addressed by a name that one profile alone has in the whole file.

    A name out of a TO that is another profile's own is in the wrong order, and forgotten.
    """
    by_name: dict[str, str] = {}
    for slug, name in known.names.items():
        by_name[name] = "" if name in by_name else slug
    known.guessed = {slug: name for slug, name in known.guessed.items() if by_name.get(name, slug) == slug}
    for thread, cells in addressed.items():
        for cell in cells:
            for _, slug in _told_apart(cell, by_name):
                if slug:
                    present.setdefault(slug, set()).add(thread)


def _owner(present: dict[str, set[str]]) -> str:
    """The profile in nearly all conversations, or "" where it is not plain which one that is.

    Whoever is taken for the user is nobody to keep in touch with, so in doubt nobody is.
    """
    count = len(set().union(*present.values()))
    if count < 3:
        return ""
    first, *others = nlargest(2, present, key=lambda slug: len(present[slug]))
    most, next_most = len(present[first]), len(present[others[0]]) if others else 0
    return first if most * 10 >= count * 9 and next_most * 2 <= most else ""
