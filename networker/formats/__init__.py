"""What other programs wrote, read into records: recognised by content, never by name, and read lazily.

Each reader is imported when a file is looked at. Nothing here knows the book.
"""

import os
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import BinaryIO, TextIO

from networker.formats.errors import UnknownFormat, UnreadableFile
from networker.formats.records import Item, Recognised, SkippedRow
from networker.formats.source import Source, of, quoted

__all__ = ["READERS", "UnknownFormat", "UnreadableFile", "read", "read_all", "read_mapped"]


def _linkedin(source: Source) -> Recognised | str:
    from networker.formats import linkedin

    return linkedin.recognise(source)


def _google_csv(source: Source) -> Recognised | str:
    from networker.formats import google_csv

    return google_csv.recognise(source)


def _vcard(source: Source) -> Recognised | str:
    from networker.formats import vcard

    return vcard.recognise(source)


def _outlook(source: Source) -> Recognised | str:
    from networker.formats import outlook_csv

    return outlook_csv.recognise(source)


def _thunderbird(source: Source) -> Recognised | str:
    from networker.formats import thunderbird_csv

    return thunderbird_csv.recognise(source)


def _yahoo(source: Source) -> Recognised | str:
    from networker.formats import yahoo_csv

    return yahoo_csv.recognise(source)


def _hubspot(source: Source) -> Recognised | str:
    from networker.formats import hubspot_csv

    return hubspot_csv.recognise(source)


def _linkedin_imported(source: Source) -> Recognised | str:
    from networker.formats import linkedin_imported

    return linkedin_imported.recognise(source)


def _meetup(source: Source) -> Recognised | str:
    from networker.formats import meetup

    return meetup.recognise(source)


def _mastodon(source: Source) -> Recognised | str:
    from networker.formats import mastodon_csv

    return mastodon_csv.recognise(source)


def _ldif(source: Source) -> Recognised | str:
    from networker.formats import ldif

    return ldif.recognise(source)


READERS: tuple[tuple[str, Callable[[Source], Recognised | str]], ...] = (
    ("LinkedIn connections", _linkedin),
    ("Google contacts (CSV)", _google_csv),
    ("vCard", _vcard),
    ("HubSpot contacts", _hubspot),
    ("Outlook contacts (CSV)", _outlook),
    ("Thunderbird address book (CSV)", _thunderbird),
    ("Yahoo contacts", _yahoo),
    ("contacts uploaded to LinkedIn", _linkedin_imported),
    ("Meetup members", _meetup),
    ("accounts followed on Mastodon", _mastodon),
    ("address book (LDIF)", _ldif),
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
    for name, open_ in several.members(path):
        try:
            recognised = _recognise(open_())
        except UnknownFormat as error:
            unknown.append(error)
        except UnreadableFile as error:
            if not error.of_another_kind:
                refused.append((name, error))
        else:
            count += 1
            yield recognised
    if count:
        yield from (_unreadable(name, str(error)) for name, error in refused)
    elif refused:
        raise refused[0][1]
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
    for name, recognise in READERS:
        answer = recognise(source)
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
    return UnknownFormat(
        f"{quoted(path.name)} is a {kind} that holds none of the files that Networker knows: {_known()}.",
        reasons,
    )


def _known() -> str:
    return ", ".join(name for name, _ in READERS)


def _unreadable(name: str, why: str) -> Recognised:
    def items() -> Iterator[Item]:
        yield SkippedRow(1, why)

    return Recognised("unreadable", "Unreadable file", name, items)
