"""Zip archives read as streams: nothing is ever unpacked to disk and no name in them is ever a path.

Sizes are counted while reading, never believed; overlapping entries, bombs and locked entries are refused.
"""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from networker.formats import limits
from networker.formats.errors import UnreadableFile
from networker.formats.source import quoted, reading

_CHUNK = 256 * 1024
_LOCAL_HEADER = 30
_NO_DAY = (1980, 1, 1)
_LEFT_OUT = frozenset(("thumbs.db", "desktop.ini", "__macosx"))


class _DamagedError(OSError):
    """Raised inside a stream; `reading` of the source makes a sentence of it."""

    def __init__(self, why: str) -> None:
        super().__init__(0, why)


@dataclass(frozen=True, slots=True)
class Entry:
    """One file in an archive: its name there, for showing only, and where its bytes lie."""

    name: str
    offset: int
    packed: int
    size: int  # as the archive says; never exceeded
    method: int
    checksum: int
    locked: bool
    changed: float | None  # when, in seconds since 1970; it is written in the local time of whoever packed it


def is_hidden(name: str) -> bool:
    """Whether a name (or a folder in it) is of the kind that systems add: hidden, __MACOSX, Thumbs.db."""
    steps = name.replace("\\", "/").split("/")
    return any(
        (step.startswith(".") and step not in (".", "..")) or step.lower() in _LEFT_OUT for step in steps
    )


def entries(path: Path) -> list[Entry]:
    """The files of an archive by name, without those that systems add. Raises UnreadableFile."""
    shown = quoted(path.name)
    with reading(path.name), path.open("rb") as stream:
        _check_directory(stream, shown)
        stream.seek(0)
        try:
            with zipfile.ZipFile(stream) as archive:
                infos = archive.infolist()
        except (zipfile.BadZipFile, ValueError, struct.error, EOFError, OverflowError, UnicodeError):
            raise UnreadableFile(
                f"{shown} is a zip archive that is damaged or not whole; download or copy it again."
            ) from None
        except NotImplementedError:
            raise UnreadableFile(f"{shown} is a zip archive of a kind that cannot be read.") from None
    if len(infos) > limits.ARCHIVE_ENTRIES:
        raise UnreadableFile(_too_many(shown, len(infos)))
    infos = [info for info in infos if not info.filename.endswith("/")]
    by_place = sorted(infos, key=lambda info: info.header_offset)
    for before, after in pairwise(by_place):
        if before.header_offset + _LOCAL_HEADER + before.compress_size > after.header_offset:
            raise UnreadableFile(f"{shown} is refused: its entries overlap, which no honest archive has.")
    found = [
        Entry(
            info.filename,
            info.header_offset,
            info.compress_size,
            info.file_size,
            info.compress_type,
            info.CRC,
            bool(info.flag_bits & 0x1),
            _changed(info.date_time),
        )
        for info in infos
        if info.file_size and not is_hidden(info.filename)
    ]
    # One that is too large by itself, which also a mailbox or a film may be, is told when it is read.
    total = sum(entry.size for entry in found if entry.size <= limits.FILE)
    if total > limits.ARCHIVE_EXPANDED:
        raise UnreadableFile(
            f"{shown} is too large: it expands to {total / limits.GB:.1f} GB, "
            f"and {limits.ARCHIVE_EXPANDED // limits.GB} GB is the most that is read."
        )
    return sorted(found, key=lambda entry: entry.name)


def _changed(written: tuple[int, int, int, int, int, int]) -> float | None:
    """None for the day that programs write which know none, and for one that there is not."""
    try:
        return datetime(*written).timestamp() if written[:3] != _NO_DAY else None  # noqa: DTZ001
    except (ValueError, OverflowError, OSError):
        return None


def _too_many(shown: str, number: int) -> str:
    return f"{shown} is refused: it holds {number:,} entries, and {limits.ARCHIVE_ENTRIES:,} is the most that is read."


def _check_directory(stream: BinaryIO, shown: str) -> None:
    """Refuse a table of contents that is too large, before it is read whole."""
    size = stream.seek(0, io.SEEK_END)
    stream.seek(max(0, size - 66_000))
    tail = stream.read()
    place = tail.rfind(b"PK\x05\x06")
    if place < 0 or len(tail) < place + 22:
        return  # zipfile says that it is damaged
    number, directory = struct.unpack("<HL", tail[place + 10 : place + 16])
    large = tail.rfind(b"PK\x06\x06")
    if directory == 0xFFFFFFFF and 0 <= large <= len(tail) - 48:
        number, directory = struct.unpack("<QQ", tail[large + 32 : large + 48])
    if directory > limits.ARCHIVE_DIRECTORY:
        raise UnreadableFile(_too_many(shown, max(number, limits.ARCHIVE_ENTRIES + 1)))


def open_entry(path: Path, entry: Entry) -> BinaryIO:
    """A fresh stream of one entry's content. Raises UnreadableFile now, OSError while it is read."""
    shown = f"{quoted(entry.name)} in {quoted(path.name)}"
    if entry.locked:
        raise UnreadableFile(f"{shown} is locked with a password; unpack it and drop the files instead.")
    if entry.method not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise UnreadableFile(f"{shown} is packed in a way that cannot be read; unpack it and drop the files.")
    with reading(path.name):
        stream = path.open("rb")
        try:
            stream.seek(entry.offset)
            header = stream.read(_LOCAL_HEADER)
            if len(header) < _LOCAL_HEADER or header[:4] != b"PK\x03\x04":
                raise _DamagedError("the archive is damaged")
            name, extra = struct.unpack("<HH", header[26:30])
            stream.seek(name + extra, io.SEEK_CUR)
        except BaseException:
            stream.close()
            raise
    return io.BufferedReader(_Content(stream, entry), _CHUNK)


class _Content(io.RawIOBase):
    """The expanded bytes of an entry, counted against the limits."""

    def __init__(self, stream: BinaryIO, entry: Entry) -> None:
        super().__init__()
        self._stream, self._entry = stream, entry
        self._left, self._given, self._sum, self._lines = entry.packed, 0, 0, 0
        self._inflate = zlib.decompressobj(-15) if entry.method == zipfile.ZIP_DEFLATED else None
        self._chunks = self._expanded()
        self._rest = b""
        self._most = limits.FILE

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]  # narrower than Buffer
        if not self._rest:
            self._rest = next(self._chunks, b"")
        size = min(len(buffer), len(self._rest))
        buffer[:size] = self._rest[:size]
        self._rest = self._rest[size:]
        return size

    def tell(self) -> int:
        return self._given - len(self._rest)

    def close(self) -> None:
        self._stream.close()
        super().close()

    def _packed(self) -> bytes:
        data = self._stream.read(min(_CHUNK, self._left))
        if self._left and not data:
            raise _DamagedError("the archive ends too early")
        self._left -= len(data)
        return data

    def _expanded(self) -> Iterator[bytes]:
        while self._left:
            data = self._packed()
            if self._inflate is None:
                yield self._counted(data)
                continue
            while data and not self._inflate.eof:
                try:
                    out = self._inflate.decompress(data, _CHUNK)
                except zlib.error:
                    raise _DamagedError("the archive is damaged") from None
                data = self._inflate.unconsumed_tail
                if out:
                    yield self._counted(out)
        if self._inflate is not None and not self._inflate.eof:
            tail = self._inflate.flush()
            if tail:
                yield self._counted(tail)
            if not self._inflate.eof:
                raise _DamagedError("the archive ends too early")
        if self._sum != self._entry.checksum:
            raise _DamagedError("the archive is damaged: a checksum is wrong")

    def _counted(self, out: bytes) -> bytes:
        self._sum = zlib.crc32(out, self._sum)
        if not self._given and out.startswith(limits.MAILBOX_BEGINS):
            self._most = limits.MAILBOX
        self._given += len(out)
        ratio = (
            self._given > limits.ARCHIVE_RATIO_FROM
            and self._given > limits.ARCHIVE_RATIO * self._entry.packed
        )
        if self._given > self._entry.size:
            raise _DamagedError("the archive is damaged: an entry is longer than it says")
        self._lines += out.count(b"\n") or out.count(b"\r")
        # Lines take time, however little is in them: 50 KB can hold as many as a minute is not enough for.
        if self._lines > max(limits.ARCHIVE_LINES_FROM, limits.ARCHIVE_LINES * self._entry.packed):
            raise _DamagedError(f"it is too large: it expands to more than {self._lines:,} lines")
        if ratio or self._given > self._most:
            raise _DamagedError(f"it is too large: it expands to more than {self._given // limits.MB} MB")
        return out
