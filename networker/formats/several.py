"""What lies behind a folder or a zip archive: the files in it that may hold people, one by one.

What systems add (hidden files, __MACOSX, Thumbs.db) is passed over; an archive in an archive is not opened.
"""

import os
import stat
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from networker.formats import archive, limits, wrong
from networker.formats.errors import UnreadableFile
from networker.formats.source import Source, examined, name_of, of_path, quoted, reading, stat_of

Member = tuple[str, Callable[[], Source]]  # a name to show, and how to open it


def is_folder(path: Path) -> bool:
    """Whether a path is a folder. Raises UnreadableFile where there is nothing."""
    return stat.S_ISDIR(stat_of(path).st_mode)


def is_archive(path: Path) -> bool:
    """Whether a path is a zip archive and no Office document, which is one inside. Raises UnreadableFile."""
    if not stat.S_ISREG(stat_of(path).st_mode):
        return False
    with reading(path.name), path.open("rb") as stream:
        head = stream.read(4096)
    return head.startswith(wrong.ZIP) and not wrong.office_document(head)


def members(path: Path) -> Iterator[Member]:
    """The files of a folder or archive. Raises UnreadableFile where its contents cannot be listed."""
    if is_folder(path):
        yield from _of_folder(path)
    else:
        yield from _of_archive(path, path.name)


def _of_folder(folder: Path) -> Iterator[Member]:
    for count, member in enumerate(_walk(folder)):
        if count >= limits.ARCHIVE_ENTRIES:
            raise UnreadableFile(
                f"{quoted(name_of(folder))} holds more than {limits.ARCHIVE_ENTRIES:,} files; "
                "choose the folder of the export itself."
            )
        shown = f"{folder.name}/{member.relative_to(folder).as_posix()}"
        if _is_packed(member):
            try:
                inner = list(_of_archive(member, shown))
            except UnreadableFile as error:
                yield shown, partial(_refuse, error)
            else:
                yield from inner
        else:
            yield shown, partial(of_path, member, shown)


def _is_packed(path: Path) -> bool:
    try:
        return is_archive(path)
    except UnreadableFile:
        return False  # opening it as a file says why


def _refuse(error: UnreadableFile) -> Source:
    raise error


def _walk(folder: Path) -> Iterator[Path]:
    """The ordinary files below a folder in the order of their names. Links to folders are not followed."""

    def refuse(error: OSError) -> None:
        if error.filename == str(folder):
            raise error

    with reading(name_of(folder)):
        for parent, folders, files in os.walk(folder, onerror=refuse):
            folders[:] = sorted(name for name in folders if not archive.is_hidden(name))
            for name in sorted(files):
                found = Path(parent, name)
                if not archive.is_hidden(name) and found.is_file():
                    yield found


def _of_archive(path: Path, shown: str) -> Iterator[Member]:
    for entry in archive.entries(path):
        name = f"{shown}/{entry.name}"
        yield name, partial(examined, name, partial(archive.open_entry, path, entry), entry.changed)
