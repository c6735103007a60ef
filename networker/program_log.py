"""What the program notes of itself, to be read where something went wrong: events, numbers and places in its source.

No value ever comes in: neither a name nor a word of the user's, and no message of an error, since what could not be read
stands in it (`int("Ana")` says "Ana"). An error is its kind and where it was raised. Nothing here is sent anywhere.

Three files of at most a megabyte in the folder `logs` beside the book, for the user alone to read.
"""

import contextlib
import os
import re
import sys
import threading
import traceback
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    import logging
    from types import TracebackType

FOLDER, NAME = "logs", "networker.log"
LARGEST = 1_000_000  # bytes of a file
FILES = 3
FATAL = "fatal.txt"  # in which line Python was when the process was ended by a fault
_HERE = Path(__file__).resolve().parent
_SOME = 20  # frames told of one error
_QUOTED = re.compile(r'"([^"]*[/\\][^"]*)"')
_OFTEN = 20  # times that one place is told of: what fails whenever it is painted would fill the files


def place(file: str, line: int | None) -> str:
    """A place in the source, without the folders of this computer: its owner's name is among them."""
    parts = Path(file).parts
    if file.startswith(str(_HERE)):
        parts = (_HERE.name, *Path(file).relative_to(_HERE).parts)
    elif "site-packages" in parts:
        parts = parts[parts.index("site-packages") + 1 :]
    else:
        parts = parts[-1:]
    return f"{'/'.join(parts)}:{line or 0}"


def kind(error: BaseException) -> str:
    """What an error is called, and nothing that it says."""
    return type(error).__qualname__


def where(error: BaseException) -> str:
    """`Type@file:line` of the innermost frame."""
    frames = list(traceback.walk_tb(error.__traceback__))
    return f"{kind(error)}@{place(frames[-1][0].f_code.co_filename, frames[-1][1]) if frames else '?'}"


def told(error: BaseException) -> list[str]:
    """An error and what led to it, a line for each frame, the outermost first."""
    lines: list[str] = []
    seen: set[int] = set()
    each: BaseException | None = error
    while each is not None and id(each) not in seen:
        seen.add(id(each))
        lines.append(kind(each) + (f" {each.errno}" if isinstance(each, OSError) and each.errno else ""))
        frames = list(traceback.walk_tb(each.__traceback__))[-_SOME:]
        lines += [
            f"  {place(frame.f_code.co_filename, line)} in {frame.f_code.co_name}" for frame, line in frames
        ]
        each = each.__cause__ or each.__context__
        if each is not None:
            lines.append("after")
    return lines


class ProgramLog:
    """The files of one data folder. From any thread; what cannot be written is not, and nobody is held up."""

    def __init__(self, data_folder: Path, *, clock: Callable[[], datetime] | None = None) -> None:
        """`clock` answers an instant with its offset; the files tell UTC."""
        self.folder = data_folder / FOLDER
        self._clock = clock or (lambda: datetime.now(UTC))
        self._guard = threading.Lock()
        self._times: dict[str, int] = {}
        self._fatal: TextIO | None = None

    # ---- writing

    def note(self, event: str, **figures: float | None) -> None:
        """One line: an event by its name in the source, with numbers."""
        said = "".join(f" {name}={value}" for name, value in figures.items() if value is not None)
        self._write([f"{event}{said}"])

    def failed(self, event: str, error: BaseException) -> bool:
        """What went wrong, and where. False where that was told often enough."""
        if not self._is_news(where(error)):
            return False
        self._write([f"{event} {where(error)}", *(f"    {line}" for line in told(error))])
        return True

    def _is_news(self, of: str) -> bool:
        with self._guard:
            self._times[of] = self._times.get(of, 0) + 1
            return self._times[of] <= _OFTEN

    def record(self, record: "logging.LogRecord") -> None:
        """What a library said: who and where, never what."""
        who = f"{record.levelname.lower()} {record.name} {place(record.pathname, record.lineno)}"
        error = record.exc_info[1] if record.exc_info else None
        if error is not None:
            self.failed(who, error)
        else:
            self.said(who)

    def said(self, who: str) -> None:
        """That somebody said something: who, by a name in some source. Not too often."""
        if self._is_news(who):
            self._write([who])

    def _write(self, lines: list[str]) -> None:
        stamp = self._clock().astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
        text = f"{stamp} {os.linesep.join(lines)}{os.linesep}".encode("utf-8", "replace")
        with self._guard, contextlib.suppress(OSError):
            path = self.folder / NAME
            if not self.folder.exists():
                self.folder.mkdir(parents=True, mode=0o700)
            with contextlib.suppress(FileNotFoundError):
                if path.stat().st_size + len(text) > LARGEST:
                    self._turn(path)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
            try:
                os.write(handle, text)
            finally:
                os.close(handle)

    def _turn(self, path: Path) -> None:
        for n in range(FILES - 1, 0, -1):
            older = path.with_name(f"{NAME}.{n}")
            newer = path.with_name(f"{NAME}.{n - 1}") if n > 1 else path
            with contextlib.suppress(FileNotFoundError):
                newer.replace(older)

    # ---- reading

    def last(self, lines: int = 60) -> list[str]:
        """The newest lines, the oldest first."""
        try:
            with (self.folder / NAME).open("rb") as file:
                file.seek(max(0, os.fstat(file.fileno()).st_size - 200 * lines))
                found = file.read().decode("utf-8", "replace").splitlines()
        except OSError:
            return []
        return found[-lines:]

    # ---- a fault that ends the process

    def watch_for_faults(self) -> list[str]:
        """Have Python note where it was should the processor or Qt end it; answers what was noted the last time."""
        import faulthandler

        before: list[str] = []
        with contextlib.suppress(OSError):
            path = self.folder / FATAL
            if path.exists():
                before = [_without_folders(line) for line in path.read_text("utf-8", "replace").splitlines()]
            self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
            self._fatal = os.fdopen(handle, "w", encoding="utf-8")
            faulthandler.enable(self._fatal)
        if before:
            self._write(["ended by a fault", *(f"    {line}" for line in before[:40])])
        return before

    def close(self) -> None:
        """The process goes on without: faults are noted no more."""
        if self._fatal is not None:
            import faulthandler

            faulthandler.disable()
            self._fatal.close()
            self._fatal = None


def _without_folders(line: str) -> str:
    """A line of the fault handler's with its place as we tell it."""
    head, quote, rest = line.partition('File "')
    file, end, tail = rest.partition('", line ')
    if not (quote and end):
        return _QUOTED.sub(
            lambda found: f'"{place(found[1], 0).removesuffix(":0")}"', line
        )  # a library: Binary file "…", at …
    number, _, name = tail.partition(" in ")
    return f"{head}{place(file, int(number) if number.isdigit() else 0)} in {name}"


@contextlib.contextmanager
def caught(log: ProgramLog, tell: Callable[[BaseException], None]) -> Iterator[None]:
    """While it lasts, what nobody caught goes into the log and to `tell`, in any thread, and no further.

    Whoever started the program from a terminal, and sits before it, sees the whole of it there.
    """

    def on_main(_kind: type[BaseException], error: BaseException, trace: "TracebackType | None") -> None:
        if isinstance(error, KeyboardInterrupt | SystemExit):
            before[0](_kind, error, trace)
            return
        _take(log, tell, "failed", error)

    def on_thread(of: "threading.ExceptHookArgs") -> None:
        if of.exc_value is not None and not isinstance(of.exc_value, SystemExit):
            _take(log, tell, "failed in a thread", of.exc_value)

    def unraisable(of: "sys.UnraisableHookArgs") -> None:
        if of.exc_value is not None:
            log.failed("failed on its way out", of.exc_value)

    before = sys.excepthook, threading.excepthook, sys.unraisablehook
    sys.excepthook, threading.excepthook, sys.unraisablehook = on_main, on_thread, unraisable
    try:
        yield
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = before


def _take(log: ProgramLog, tell: Callable[[BaseException], None], event: str, error: BaseException) -> None:
    log.failed(event, error)
    if seen_by_somebody():
        sys.__excepthook__(type(error), error, error.__traceback__)
    elif sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(f"networker: {event}: {where(error)}\n")
    tell(error)


def seen_by_somebody() -> bool:
    """Whether standard error is a terminal: elsewhere it is kept in a file that others may read."""
    try:
        return sys.stderr is not None and sys.stderr.isatty()
    except ValueError:
        return False


def hear_libraries(log: ProgramLog) -> None:
    """What libraries log goes into the log, without their words, and not to standard error. Once in a process."""
    import logging

    class Heard(logging.Handler):
        def emit(self, record: "logging.LogRecord") -> None:
            log.record(record)

    root = logging.getLogger()
    root.addHandler(Heard(logging.WARNING))
    for name in ("peewee", "sqlcipher"):  # at a lower level they tell each value that is written
        logging.getLogger(name).setLevel(logging.WARNING)
