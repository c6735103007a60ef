"""What other programs wrote, read into records: recognised by content, never by name, and read lazily.

Each reader is imported when a file is looked at. Nothing here knows the book.
"""

import json
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, TextIO

from networker.formats import limits
from networker.formats.errors import UnknownFormat, UnreadableFile
from networker.formats.records import GivenUp, Item, Recognised
from networker.formats.source import Source, in_one_line, name_of, of, of_text, quoted

if TYPE_CHECKING:
    from networker.formats.columns import UnknownTable
    from networker.formats.several import Member

_PART = re.compile(r"(?:-|_|part ?)\d{1,3}(?: \(\d+\))?\.zip$", re.IGNORECASE)  # takeout-…-002.zip
_LIKE_JSON = re.compile(r'\{\s*"|\[\s*[{\["]')

MOST_NAMED = 10  # files of a folder that cannot be read for the same reason; the others are counted

UNREADABLE = "unreadable"  # the format of a file among others that could not be read
UNTOLD = "a table that Networker does not know; drop it alone to say which column is what"

__all__ = ["READERS", "UnknownFormat", "UnreadableFile", "read", "read_all", "read_mapped", "read_pasted"]


# What each reader knows, in words, and its module, which is imported when a file is looked at.
# Mail comes first: a mail may hold any other format in its text.
READERS: tuple[tuple[str, str], ...] = (
    ("mailbox (mbox)", "mbox"),
    ("mail (.eml)", "eml"),
    ("LinkedIn connections", "linkedin"),
    ("Google contacts (CSV)", "google_csv"),
    ("vCard", "vcard"),
    ("HubSpot contacts", "hubspot_csv"),
    ("Outlook contacts (CSV)", "outlook_csv"),
    ("Thunderbird address book (CSV)", "thunderbird_csv"),
    ("Yahoo contacts", "yahoo_csv"),
    ("contacts uploaded to LinkedIn", "linkedin_imported"),
    ("Meetup members", "meetup"),
    ("accounts followed on Mastodon", "mastodon_csv"),
    ("address book (LDIF)", "ldif"),
    ("Facebook friends", "facebook_friends"),
    ("Instagram following and followers", "instagram_follows"),
    ("LinkedIn messages", "linkedin_messages"),
    ("LinkedIn invitations", "linkedin_invitations"),
    ("LinkedIn endorsements", "linkedin_endorsements"),
    ("LinkedIn recommendations", "linkedin_recommendations"),
    ("LinkedIn profile", "linkedin_profile"),
    ("X archive", "x_archive"),
    ("Mastodon posts", "mastodon_outbox"),
    ("Google+ posts", "google_plus"),
    ("messages of Facebook and Instagram", "meta_threads"),
    ("Facebook or Instagram profile", "meta_profile"),
    ("Telegram", "telegram"),
    ("Monica", "monica_json"),
    ("Networker", "networker_json"),
    ("comments of a WordPress blog", "wordpress_wxr"),
    ("calendar (iCalendar)", "icalendar"),
    ("WhatsApp chat", "whatsapp"),
)
# Exports that only make sense as a whole: modules that look through the names of a folder or archive first.
WHOLES: tuple[tuple[str, str], ...] = (("Slack", "slack"),)


def read(path_or_file: str | os.PathLike[str] | BinaryIO | TextIO) -> Recognised:
    """Recognise one file by its content; iterating over the result reads it, lazily and as often as asked.

    A folder or archive is taken where it holds exactly one readable file. Raises UnreadableFile for what
    cannot hold people or is not there (also while iterating), UnknownFormat where no reader knows it.
    """
    from networker.formats import several

    if isinstance(path_or_file, str | os.PathLike):
        path = Path(path_or_file)
        if several.is_folder(path) or several.is_archive(path):
            found = [each for each in read_all(path) if each.format != UNREADABLE]
            if len(found) == 1:
                return found[0]
            raise UnknownFormat(
                f"{quoted(name_of(path))} holds {len(found)} files that can be read, not one; import them together."
            )
    return _recognise(of(path_or_file))


# How a table in a folder or archive that no reader knows is to be read; None: nobody said. The second value says whether
# there is nothing else behind the path.
Tell = Callable[[Source, bool], Recognised | None]


def read_all(path: str | os.PathLike[str], tell: Tell | None = None) -> Iterator[Recognised]:
    """Everything that is readable behind a path: a file, a folder with all below it, or a zip archive.

    What a folder or archive holds besides is counted, unless an export brought it along; a locked, damaged or hostile
    file in it is named, and whatever is called like a list of people and is none (`left_out.py`): as "unreadable", or
    where that shows while it is read, with a skipped row at its end that says why; the others are read, and at the end
    those tables that nobody knows, as `tell` says, which may raise. Raises UnreadableFile and UnknownFormat like `read` where nothing at all can
    be read, or nothing but one file, and where a disk is gone.
    """
    from networker.formats import left_out, several

    path = Path(path)
    if path.name in ("", ".."):  # as typed, a folder may have no name to tell it by
        path = path.resolve()
    if not (several.is_folder(path) or several.is_archive(path)):
        yield _recognise(of(path))
        return
    first: Recognised | None = None  # held back until there is another: alone it is as if dropped by itself
    refused: list[tuple[str, UnreadableFile]] = []
    of_another_kind: list[tuple[str, UnreadableFile]] = []
    unknown: list[UnknownFormat] = []
    untold: list[tuple[str, UnknownFormat, Callable[[], Source]]] = []  # tables
    services: dict[tuple[str, str], set[str]] = defaultdict(set)  # (folder, service) → formats of its files
    again: UnreadableFile | None = None
    listed: list[str] = []  # the files that exports say they consist of
    wholes, members = _gathered(list(several.members(path)))
    besides = left_out.Besides(packed=not path.is_dir())
    for whole in wholes:
        besides.read(f"{whole.file}/", whole.format)
    count, answered = len(wholes), False
    passed, size = 0, sum(member.size for member in members)
    yield from wholes
    for name, open_, here in members:
        before, passed = passed, passed + here
        try:
            recognised = _recognise(open_())
            recognised = replace(recognised, far=partial(_far, recognised.far, before, here, size))
        except UnknownFormat as error:
            unknown.append(error)
            if error.columns:
                untold.append((name, error, open_))
            else:
                besides.note(name, is_text=True)
        except UnreadableFile as error:
            if error.of_no_kind:
                besides.note(name, is_text=False)
            if not error.of_another_kind:
                refused.append((name, error))
            elif not error.ask_again:
                of_another_kind.append((name, error))
            elif again is None:
                again = error
        else:
            count += 1
            folder, service = name.rpartition("/")[0], recognised.format.partition("-")[0]
            services[folder, service].add(recognised.format)
            besides.read(name, recognised.format)
            listed += recognised.beside
            if count == 1:
                first = recognised
                continue
            if first is not None:
                yield _one_of_many(first)
                first = None
            yield _one_of_many(recognised)
    if first is not None:
        yield first
    exports = tuple(f"{folder}/" for (folder, _), found in services.items() if len(found) > 1)
    refused += [each for each in of_another_kind if left_out.is_called_like_ours(each[0], exports)]
    left = []  # tables of which nobody said anything
    for name, table, open_ in untold:
        if not left_out.is_missed_table(name, table, exports):
            besides.note(name, is_text=True)
            continue
        told = tell(open_(), not count) if tell is not None else None
        if told is None:
            left.append(name)
        else:
            answered = True
            yield _one_of_many(told)
    if count or answered:
        yield from _refused(refused)
        present = {member.name.lower().rpartition("/")[2] for member in members}
        if missing := [each for each in listed if each.lower() not in present]:
            yield _unreadable(path.name, _not_whole(path, missing))
        yield from (_unreadable(name, UNTOLD) for name in left)
        yield from _not_understood(besides.left())
        if again is not None:  # one page of an export stands for its thousands
            yield _unreadable(path.name, str(again))
        return
    others = [error for _, error in refused] + ([again] if again is not None else [])
    if others and not left:
        raise others[0]
    raise _nothing_in(path, unknown, others)


def _gathered(members: "list[Member]") -> "tuple[list[Recognised], list[Member]]":
    """Those exports that only make sense as a whole, and the files that belong to none of them."""
    wholes = []
    for _, module in WHOLES:
        whole = import_module(f"networker.formats.{module}").gather(members)
        if whole is not None:
            wholes.append(whole.recognised)
            members = [member for member in members if member[0] not in whole.taken]
    return wholes, members


def read_pasted(text: str) -> Recognised:
    """Recognise pasted text: any format a file may have, else a few lines about one person.

    Raises UnreadableFile and UnknownFormat like `read`.
    """
    from networker.formats import signature

    source = of_text(text)
    try:
        return _recognise(source)
    except UnknownFormat as unknown:
        found = signature.recognise(source)
        table = len(unknown.columns) > 1 and ("\t" in text or text.count("\n") > 1)
        if table and not (isinstance(found, Recognised) and found.format == "addresses"):
            found = "a table"
        if isinstance(found, str):
            raise UnknownFormat(str(unknown), unknown.reasons, unknown.columns) from None
        return found


def read_mapped(
    path_or_file: str | os.PathLike[str] | BinaryIO | TextIO,
    mapping: Mapping[str, str],
    *,
    headed: bool | None = None,
) -> Recognised:
    """Read a table of which the user says which column (value) is which field (key): see mapped_csv."""
    from networker.formats import mapped_csv

    return mapped_csv.read_mapped(path_or_file, mapping, headed=headed)


def _recognise(source: Source) -> Recognised:
    reasons: dict[str, str] = {}
    for name, module in READERS:
        answer = import_module(f"networker.formats.{module}").recognise(source)
        if isinstance(answer, Recognised):
            return replace(answer, changed=source.changed, far=source.far)
        reasons[name] = answer
    raise _unknown(source, reasons)


def _unknown(source: Source, reasons: Mapping[str, str]) -> UnknownFormat:
    from networker.formats import any_table, guesses, tables
    from networker.formats.columns import look_at

    shown = quoted(source.name)
    begins = any_table.find(source)
    if begins is None:
        if _is_broken_json(source):
            raise UnreadableFile(f"{shown} is damaged or cut off; ask for the export again.")
        return UnknownFormat(f"{shown} is none of the files that Networker knows: {_known()}.", reasons)
    table = look_at(source)
    columns = table.header
    listed, otherwise = tables.listed(columns), ""
    if not begins.headed:
        cells = (*begins.first, *[""] * len(columns))
        listed = tables.listed([f"{name} ({cell[:20]})" for name, cell in zip(columns, cells, strict=False)])
    elif not guesses.is_surely_heading(begins.first, [column.samples for column in table.columns]):
        otherwise = " If the first row is somebody already, add --first-row somebody: the columns are Column 1 and so on."
    return UnknownFormat(
        f"{shown} is a table that Networker does not know, with the columns {in_one_line(listed)}; "
        f'say which column is what, for example --map "{in_one_line(_example(table))}".{otherwise}',
        reasons,
        columns,
    )


def _example(table: "UnknownTable") -> str:
    """What may be said of a table's columns: which of them most likely holds a name or an address."""
    from networker.formats.mapped_csv import FIELDS

    column = table.telling
    kind = column.guess.partition(":")[0]
    return f"{next((field for field, what in FIELDS.items() if what == kind), 'name')}={column.name}"


def _is_broken_json(source: Source) -> bool:
    """Whether a small file begins like JSON and is none: what it was nobody can tell."""
    text = source.head_text.strip("\ufeff \t\r\n")
    if not _LIKE_JSON.match(text) or len(source.head) >= limits.HEAD:
        return False
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return True
    return False


def _nothing_in(path: Path, unknown: list[UnknownFormat], refused: list[UnreadableFile]) -> UnknownFormat:
    tables = [error for error in unknown if error.columns]
    also = f" {refused[0]}" if refused else ""
    if len(tables) == 1:
        return UnknownFormat(f"{tables[0]}{also}", columns=tables[0].columns)
    if len({error.columns for error in tables}) == 1:
        said = str(tables[0]).partition(", with the columns")[2]
        return UnknownFormat(
            f"{quoted(name_of(path))} holds {len(tables):,} tables that Networker does not know, with the columns{said}"
            f"{also}",
            columns=tables[0].columns,
        )
    if tables:
        names = ", ".join(str(error).partition(" is a table")[0] for error in tables[:3])
        return UnknownFormat(
            f"{quoted(name_of(path))} holds {len(tables):,} tables that Networker does not know: {names}"
            f"{' …' if len(tables) > 3 else ''}. Drop one of them alone to say which column is what.{also}"
        )
    kind = "folder" if path.is_dir() else "zip archive"
    reasons = {name: "no such file in it" for name, _ in READERS}
    part = " It may be one part of several: drop all of them together." if _PART.search(path.name) else ""
    return UnknownFormat(
        f"{quoted(name_of(path))} is a {kind} that holds none of the files that Networker knows: {_known()}.{part}",
        reasons,
    )


def _known() -> str:
    """What is read, short enough for a sentence; READERS has it in full."""
    return (
        "address books (CSV, vCard, LDIF), mailboxes and mails, calendars, and the exports of LinkedIn, Google, X, "
        "Facebook, Instagram, Mastodon, WhatsApp, Telegram, Slack, Meetup, WordPress and Monica"
    )


def _far(of_file: Callable[[], float], before: int, size: int, whole: int) -> float:
    """How far a folder or archive is read: what stands before a file, and of that what is read."""
    return (before + size * of_file()) / whole if whole else 0.0


def _one_of_many(recognised: Recognised) -> Recognised:
    """A file that may turn out to be damaged or hostile, which is told in its last row and stops no other."""

    def items() -> Iterator[Item]:
        row = 0  # of the whole file, as long as nothing was read
        try:
            for item in recognised:
                yield item
                row = item.row
        except UnreadableFile as error:
            if error.lost:
                raise
            yield GivenUp(row, str(error))

    return replace(recognised, items=items)


def _refused(files: list[tuple[str, UnreadableFile]]) -> Iterator[Recognised]:
    """Each file with its sentence; where many have the same, some of them, and how many others there are."""
    alike: dict[str, list[tuple[str, UnreadableFile]]] = defaultdict(list)
    for name, error in files:
        alike[str(error).partition("” ")[2]].append((name, error))
    for each in alike.values():
        *first, (name, error) = each[:MOST_NAMED]
        yield from (_unreadable(name_, str(error_)) for name_, error_ in first)
        yield _unreadable(name, str(error), len(each) - len(first) - 1)


def _not_whole(path: Path, missing: list[str]) -> str:
    here, first, more = quoted(name_of(path)), quoted(missing[0]), len(missing) - 1
    if not more:
        return (
            f"{here} is not the whole archive: {first} is not in it; "
            "if it came in several parts, drop the others too, together or later."
        )
    return (
        f"{here} is not the whole archive: {first} and {more:,} more of its files are not in it; "
        "if it came in several parts, drop the others too, together or later."
    )


def _not_understood(names: list[str]) -> Iterator[Recognised]:
    """The first of the files that nobody understands, and how many others there are."""
    from networker.formats import left_out

    for n, name in enumerate(first := names[: left_out.NAMED]):
        shown = quoted(name.partition("/")[2] or name)
        yield _unreadable(
            name, f"{shown} was not understood", len(names) - n - 1 if n + 1 == len(first) else 0
        )


def _unreadable(name: str, why: str, more: int = 0) -> Recognised:
    """A file of which no row is known, with its sentence; `more`: others like it."""

    def items() -> Iterator[Item]:
        yield GivenUp(0, why, more)

    return Recognised(UNREADABLE, "Unreadable file", name, items)
