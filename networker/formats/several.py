"""What lies behind a folder or a zip archive: the files in it that may hold people, one by one.

What systems add (hidden files, __MACOSX, Thumbs.db) is passed over; an archive in an archive is not opened.
"""

import os
import stat
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import NamedTuple

from networker.formats import archive, limits, wrong
from networker.formats.errors import UnreadableFile
from networker.formats.source import Source, examined, name_of, of_path, quoted, reading, stat_of


class Member(NamedTuple):
    """One file behind a folder or archive."""

    name: str  # to show
    open: Callable[[], Source]
    size: int  # in bytes, as the system or the archive says


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
                yield Member(shown, partial(_refuse, error), 0)
            else:
                yield from inner
        else:
            yield Member(shown, partial(of_path, member, shown), _size(member))


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
        open_ = partial(archive.open_entry, path, entry)
        yield Member(name, partial(examined, name, open_, entry.changed, size=entry.size), entry.size)


def size_of(path: Path) -> int:
    """How many bytes lie behind a path, for a picture of how far its reading is; 0 where nobody knows."""
    try:
        return sum(map(_size, _walk(path))) if is_folder(path) else _size(path)
    except (UnreadableFile, OSError):
        return 0


def _size(path: Path) -> int:
    try:
        return path.stat().st_size
    except OSError:  # it went away meanwhile, which whoever opens it says
        return 0
