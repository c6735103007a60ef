"""One file, or one entry of an archive, as every reader sees it: a name, a beginning and a way to open it.

What is no ordinary file of a sensible size is refused here, in one sentence, before any reader looks.
"""

import errno
import io
import os
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, BinaryIO, TextIO

from networker.formats import limits, text, wrong
from networker.formats.errors import UnreadableFile

PathOrFile = str | os.PathLike[str] | BinaryIO | TextIO


class Meter:
    """How far a file is read, by the stream of it that was opened last."""

    def __init__(self) -> None:
        self._stream: BinaryIO | None = None

    def opened(self, stream: BinaryIO) -> BinaryIO:
        """Look at this stream from now on."""
        self._stream = stream
        return stream

    def bytes_read(self) -> int:
        """0 where that tells nothing: a file that was read whole and closed before anything came of it."""
        try:
            return self._stream.tell() if self._stream is not None else 0
        except (ValueError, OSError):
            return 0


@dataclass(frozen=True, slots=True)
class Source:
    """An examined file. `open` gives a fresh binary stream at its beginning; it raises UnreadableFile."""

    name: str
    open: Callable[[], BinaryIO] = field(repr=False)
    head: bytes = field(repr=False)  # at most limits.HEAD
    head_text: str = field(repr=False)
    changed: float | None = field(
        default=None, compare=False
    )  # when, in seconds since 1970, where that is known
    # What one reader found out about the beginning, for the next ones.
    seen: dict[str, Any] = field(default_factory=dict, repr=False, compare=False)
    size: int = field(default=0, compare=False)  # in bytes; 0: not known
    meter: Meter = field(default_factory=Meter, repr=False, compare=False)

    def far(self) -> float:
        """How much of it is read, from 0 to 1; 0 where nobody knows."""
        return min(self.meter.bytes_read() / self.size, 1.0) if self.size else 0.0

    def encoding(self) -> text.Encoding:
        """How the whole file becomes text. Raises UnreadableFile where it is no text."""
        try:
            with reading(self.name), self.open() as stream:
                return text.examine(stream)
        except text.NotTextError:
            raise UnreadableFile(
                f"{quoted(self.name)} holds a line of more than {limits.LINE // limits.MB} MB, "
                "so it is no list of people; nothing was read."
            ) from None


def printable(name: str) -> str:
    """A file's name in one line, where it may not turn the words round it: what is no sign to be seen is a mark."""
    if name.isprintable():
        return name
    return "".join(ch if ch.isprintable() else "\N{REPLACEMENT CHARACTER}" for ch in name)


def in_one_line(text: str) -> str:
    """What a file holds, for a sentence: a heading may have lines, or turn the words round it."""
    return printable(" ".join(text.split()))


def quoted(name: str) -> str:
    """A file's name for a sentence: without control characters, and cut where it is very long."""
    shown = printable(name)
    return f"“{shown if len(shown) <= 120 else shown[:100] + '…' + shown[-15:]}”"


def name_of(path: Path) -> str:
    """What a file or folder is called; the root of a disk by its path."""
    return path.name or str(path)


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Turns what the system says about a file into UnreadableFile."""
    try:
        yield
    except OSError as error:
        raise UnreadableFile(_why(name, error), lost=bool(error.errno)) from error


def _why(name: str, error: OSError) -> str:
    shown = quoted(name)
    match error.errno:
        case errno.ENOENT | errno.ENOTDIR:
            return f"{shown} is not there (any more)."
        case errno.EACCES | errno.EPERM:
            return f"{shown} may not be read: its permissions do not allow it."
        case errno.ELOOP:
            return f"{shown} is a link that leads back to itself."
        case errno.ENAMETOOLONG:
            return f"{shown} is too long a name for a file."
        case errno.EISDIR:
            return f"{shown} is a folder."
        case _:
            return f"{shown} cannot be read: {error.strerror or 'the disk gives no reason'}."


def stat_of(path: Path) -> os.stat_result:
    """What the system knows of a path. Raises UnreadableFile where there is nothing or a dangling link."""
    with reading(name_of(path)):
        try:
            return path.stat()
        except FileNotFoundError:
            if path.is_symlink():
                raise UnreadableFile(f"{quoted(name_of(path))} is a link to a file that is gone.") from None
            raise
        except ValueError:  # a NUL inside the name
            raise UnreadableFile(f"{quoted(name_of(path))} is no name of a file.") from None


def of_path(path: Path, name: str = "") -> Source:
    """The file at a path, called `name` where that says more. Raises UnreadableFile."""
    name = text.mend(name or path.name)  # a name need not be text to the system
    info = stat_of(path)
    shown = quoted(name)
    if stat.S_ISDIR(info.st_mode):
        raise UnreadableFile(f"{shown} is a folder, not a file.")
    if not stat.S_ISREG(info.st_mode):
        raise UnreadableFile(f"{shown} is not an ordinary file but a device, pipe or socket.")
    if info.st_size > limits.FILE and not (info.st_size <= limits.MAILBOX and _is_mailbox(path)):
        size = info.st_size / limits.GB
        raise UnreadableFile(
            f"{shown} is too large: {size:.1f} GB where {limits.FILE // limits.GB} GB are allowed."
        )

    def open_() -> BinaryIO:
        with reading(name):
            return path.open("rb")

    return examined(name, open_, info.st_mtime, size=info.st_size)


def _is_mailbox(path: Path) -> bool:
    with reading(path.name), path.open("rb") as stream:
        return stream.read(len(limits.MAILBOX_BEGINS)) == limits.MAILBOX_BEGINS


def of_file(file: BinaryIO | TextIO, name: str = "") -> Source:
    """An open file, read from where it stands to its end. Raises UnreadableFile."""
    given = getattr(file, "name", "")
    name = name or (Path(given).name if isinstance(given, str) and given else "the file")
    with reading(name):
        content: str | bytes = file.read(limits.FILE + 1)
    data = content if isinstance(content, bytes) else text.mend(content).encode("utf-8")
    if len(data) > limits.FILE:
        raise UnreadableFile(f"{quoted(name)} is too large: over {limits.FILE // limits.GB} GB.")
    return examined(name, lambda: io.BytesIO(data), size=len(data))


def of_text(content: str, name: str = "what you pasted") -> Source:
    """A text that is no file. Raises UnreadableFile."""
    return of_file(io.StringIO(content), name)


def examined(
    name: str, open_: Callable[[], BinaryIO], changed: float | None = None, *, size: int = 0
) -> Source:
    """A source of which the beginning was read. Raises UnreadableFile for what never holds people."""
    with reading(name), open_() as stream:
        head = stream.read(limits.HEAD)
    why = wrong.kind_of(name, head)
    if why:
        raise UnreadableFile(f"{quoted(name)} {why}", of_another_kind=why not in wrong.HOLDS_PEOPLE)
    head_text = text.decode_head(head)
    why = wrong.kind_of_text(head_text)
    if why:
        again = bool(wrong.page_of_an_export(head_text))
        raise UnreadableFile(
            f"{quoted(name)} {why}", of_another_kind=True, of_no_kind=why == wrong.NO_TEXT, ask_again=again
        )
    meter = Meter()
    return Source(name, lambda: meter.opened(open_()), head, head_text, changed, size=size, meter=meter)


def of(path_or_file: PathOrFile) -> Source:
    """The source behind a path or an open file. Raises UnreadableFile."""
    if isinstance(path_or_file, str | os.PathLike):
        return of_path(Path(path_or_file))
    return of_file(path_or_file)
