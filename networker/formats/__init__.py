"""What other programs wrote, read into records: recognised by content, never by name, and read lazily.

Each reader is imported when a file is looked at. Nothing here knows the book.
"""

import os
import re
from collections.abc import Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import BinaryIO, TextIO

from networker.formats.errors import UnknownFormat, UnreadableFile
from networker.formats.records import Item, Recognised, SkippedRow
from networker.formats.source import Source, of, quoted

_PART = re.compile(r"(?:-|_|part ?)\d{1,3}(?: \(\d+\))?\.zip$", re.IGNORECASE)  # takeout-…-002.zip

__all__ = ["READERS", "UnknownFormat", "UnreadableFile", "read", "read_all", "read_mapped"]


# What each reader knows, in words, and its module, which is imported when a file is looked at.
READERS: tuple[tuple[str, str], ...] = (
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
)


def read(path_or_file: str | os.PathLike[str] | BinaryIO | TextIO) -> Recognised:
    """Recognise one file by its content; iterating over the result reads it, lazily and as often as asked.

    A folder or archive is taken where it holds exactly one readable file. Raises UnreadableFile for what
    cannot hold people or is not there (also while iterating), UnknownFormat where no reader knows it.
    """
    from networker.formats import several

    if isinstance(path_or_file, str | os.PathLike):
        path = Path(path_or_file)
        if several.is_folder(path) or several.is_archive(path):
            found = list(read_all(path))
            if len(found) == 1:
                return found[0]
            raise UnknownFormat(
                f"{quoted(path.name)} holds {len(found)} files that can be read, not one; import them together."
            )
    return _recognise(of(path_or_file))


def read_all(path: str | os.PathLike[str]) -> Iterator[Recognised]:
    """Everything that is readable behind a path: a file, a folder with all below it, or a zip archive.

    What a folder or archive holds besides is passed over, but a locked, damaged or unreadable file in it
    is named: as "unreadable", with one skipped row that says why. Raises UnreadableFile and UnknownFormat
    like `read` where nothing at all can be read.
    """
    from networker.formats import several

    path = Path(path)
    if path.name in ("", ".."):  # as typed, a folder may have no name to tell it by
        path = path.resolve()
    if not (several.is_folder(path) or several.is_archive(path)):
        yield _recognise(of(path))
        return
    count = 0
    refused: list[tuple[str, UnreadableFile]] = []
    unknown: list[UnknownFormat] = []
    again: UnreadableFile | None = None
    for name, open_ in several.members(path):
        try:
            recognised = _recognise(open_())
        except UnknownFormat as error:
            unknown.append(error)
        except UnreadableFile as error:
            if not error.of_another_kind:
                refused.append((name, error))
            elif error.ask_again and again is None:
                again = error
        else:
            count += 1
            yield recognised
    if count:
        yield from (_unreadable(name, str(error)) for name, error in refused)
    elif refused:
        raise refused[0][1]
    elif again is not None:
        raise again
    else:
        raise _nothing_in(path, unknown)


def read_mapped(
    path_or_file: str | os.PathLike[str] | BinaryIO | TextIO, mapping: Mapping[str, str]
) -> Recognised:
    """Read a table of which the user says which column (value) is which field (key): see mapped_csv."""
    from networker.formats import mapped_csv

    return mapped_csv.read_mapped(path_or_file, mapping)


def _recognise(source: Source) -> Recognised:
    reasons: dict[str, str] = {}
    for name, module in READERS:
        answer = import_module(f"networker.formats.{module}").recognise(source)
        if isinstance(answer, Recognised):
            return answer
        reasons[name] = answer
    raise _unknown(source, reasons)


def _unknown(source: Source, reasons: Mapping[str, str]) -> UnknownFormat:
    from networker.formats import tables

    shown = quoted(source.name)
    found = tables.first_header(source)
    if found is None:
        return UnknownFormat(f"{shown} is none of the files that Networker knows: {_known()}.", reasons)
    columns = found[1]
    example = next(filter(None, columns), "Name")
    field = "mail" if "mail" in example.lower() else "name"
    return UnknownFormat(
        f"{shown} is a table that Networker does not know, with the columns {tables.listed(columns)}; "
        f'say which column is what, for example --map "{field}={example}".',
        reasons,
        columns,
    )


def _nothing_in(path: Path, unknown: list[UnknownFormat]) -> UnknownFormat:
    tables = [error for error in unknown if error.columns]
    if len(tables) == 1:
        return tables[0]
    kind = "folder" if path.is_dir() else "zip archive"
    reasons = {name: "no such file in it" for name, _ in READERS}
    part = " It may be one part of several: drop all of them together." if _PART.search(path.name) else ""
    return UnknownFormat(
        f"{quoted(path.name)} is a {kind} that holds none of the files that Networker knows: {_known()}.{part}",
        reasons,
    )


def _known() -> str:
    return ", ".join(name for name, _ in READERS)


def _unreadable(name: str, why: str) -> Recognised:
    def items() -> Iterator[Item]:
        yield SkippedRow(1, why)

    return Recognised("unreadable", "Unreadable file", name, items)
