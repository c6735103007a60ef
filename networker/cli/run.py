"""From the words typed to a verb run on an open book, and from its failure to one line and a status."""

import argparse
import contextlib
import io
import json
import os
import sqlite3
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from itertools import chain
from pathlib import Path

from networker import paths
from networker.cli import arguments, verbs
from networker.cli.phrase import key_of_damaged, open_book
from networker.services.errors import CannotDo, NeedsAnswer, sentence_of
from networker.store.book import Book
from networker.store.cipher import NoCipher, PhraseNeeded, WrongPhrase
from networker.store.errors import BookError, BookLocked, NotABook
from networker.verb_call import VerbAnswer, VerbCall

READING = frozenset(
    {"imports", "people", "show", "asks", "due", "tidy", "insights", "check", "backup", "backups", "export"}
)
PATIENCE = 5.0  # seconds that a writing verb waits for whoever holds the book
LOOK_AGAIN = 0.1  # seconds
# Has the window of a data folder run a verb; None where no window takes it.
Window = Callable[[Path, VerbCall], VerbAnswer | None]


def no_window(_folder: Path, _call: VerbCall) -> VerbAnswer | None:
    """Nobody is asked."""
    return None


def main(words: Sequence[str], *, window: Window = no_window) -> int:
    """Run one verb and return the exit status. Never a traceback.

    `window` is asked where another process holds the book.
    """
    speak_utf8()
    given = arguments.parser().parse_args(list(words))
    try:
        return _run(given, words, window)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads on: no second error
        return 0
    except KeyboardInterrupt:
        return _fail("Stopped; nothing was changed.", 1)
    except Exception as error:
        return _fail(*_why(error))


def answer(book: Book, call: VerbCall) -> VerbAnswer:
    """Run a verb that another process has handed over, on this process's book: as it would answer alone. Raises nothing.

    Only what writes is taken: everything else can be asked without this process.
    """
    out = io.StringIO()
    try:
        given = arguments.parser().parse_args(list(call.words))
        if not writes(given):
            raise CannotDo("Only what changes the book is handed over.")
        _absolute(given, call.folder)
        given.lines, given.out = iter((call.line,)), out
        done = _performed(book, given)
        return replace(done, out=out.getvalue() + done.out)
    except SystemExit:
        return VerbAnswer(2, err=_line("These words are no verb."))
    except Exception as error:
        sentence, status = _why(error)
        return VerbAnswer(status, out.getvalue(), _line(sentence))


def _why(error: Exception) -> tuple[str, int]:
    """What could not be done, in one sentence, and the exit status of that."""
    if isinstance(error, NeedsAnswer):
        return str(error), 3
    if isinstance(error, UnicodeEncodeError):  # of a shell with another encoding
        return "Some of these words are written in bytes that are no letters; nothing was changed.", 1
    if isinstance(error, CannotDo | BookError | ValueError):
        return str(error) or "That could not be done.", 1
    if isinstance(error, MemoryError):
        return "There is not enough memory for this; nothing was changed.", 1
    kind = type(error)
    return sentence_of(error) or f"Networker made a mistake ({kind.__qualname__}); nothing was changed.", 1


def speak_utf8() -> None:
    """Answer in UTF-8 whatever the locale says, and survive half a character."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    with contextlib.suppress(AttributeError, ValueError):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]


def _line(sentence: str) -> str:
    return "networker: " + " ".join(sentence.split()) + "\n"


def _fail(sentence: str, status: int) -> int:
    sys.stderr.write(_line(sentence))
    return status


def _now(given: argparse.Namespace) -> datetime:
    chosen: datetime | None = getattr(given, "now", None)
    return chosen or datetime.now().astimezone()


def writes(given: argparse.Namespace) -> bool:
    """Whether this call may change the book, and so has to be the one process that writes."""
    if given.verb == "trip":
        return bool(given.words) or given.remove is not None
    if given.verb == "share":
        return given.person is not None
    if given.verb == "ask":
        return given.teach is not None or given.forget is not None
    if given.verb == "wins":
        return given.delete is not None
    if given.verb == "want":
        return bool(given.person)
    return given.verb not in READING and not getattr(given, "dry_run", False) and given.verb != "today"


def _run(given: argparse.Namespace, words: Sequence[str], window: Window) -> int:
    folder = paths.data_folder(getattr(given, "data_dir", None))
    given.now = now = _now(given)
    here = _here()
    _absolute(given, here)
    given.lines, given.out = iter(sys.stdin) if _by_lines(given) else iter(()), sys.stdout
    if not writes(given):
        with contextlib.closing(_open(folder, given, now)) as book:
            return _print(_performed(book, given))
    typed = ("--now", now.isoformat(), *words)
    status = 0
    # Line by line, so that whoever writes one and waits for its answer gets it from a window, too.
    for line in filter(str.strip, given.lines) if _by_lines(given) else ("",):
        call = VerbCall(typed, here, line)
        try:
            found = _book_or_answer(folder, now, call, window)
        except NotABook:
            if given.verb != "restore":
                raise
            found = _in_place_of_damaged(folder, given, now)
        if isinstance(found, Book):
            given.lines = chain((line,), given.lines)
            with contextlib.closing(found):
                return _worst(status, _print(_performed(found, given)))
        status = _worst(status, _print(found))
        if found.err:
            break
    return status


def _by_lines(given: argparse.Namespace) -> bool:
    return bool(given.verb == "log" and given.sentence == ["-"])


def _worst(one: int, other: int) -> int:
    return max(one, other)  # that something needs an answer outweighs a line that was none


def _book_or_answer(folder: Path, now: datetime, call: VerbCall, window: Window) -> Book | VerbAnswer:
    """The book to write in, or what the window that holds it answers. Raises BookLocked where neither is to be had."""
    until = time.monotonic() + PATIENCE
    while True:
        try:
            return open_book(folder, now=now)
        except BookLocked:
            if (answered := _asked(window, folder, call)) is not None:
                return answered
            if time.monotonic() >= until:
                raise
        time.sleep(LOOK_AGAIN)


def _in_place_of_damaged(folder: Path, given: argparse.Namespace, now: datetime) -> VerbAnswer:
    """A backup put back where there is no book to put it into: the damaged one is put aside whole. Nothing undoes that."""
    from networker.cli import backups_told
    from networker.services import recovery

    done = recovery.put_back_named(folder, given.file, now=now, cipher=key_of_damaged(folder))
    return _told(verbs.Answer(backups_told.put_back(done), backups_told.put_back_text(done, now)), given)


def _asked(window: Window, folder: Path, call: VerbCall) -> VerbAnswer | None:
    try:
        return window(folder, call)
    except KeyboardInterrupt:
        raise CannotDo(
            "Stopped waiting for the window. If it had begun already, it goes on; networker undo takes it back."
        ) from None


def _here() -> Path:
    """The folder in which the words were typed; one that is gone names nothing, and is no reason to do nothing."""
    try:
        return Path.cwd()
    except OSError:
        return Path.home()


def _absolute(given: argparse.Namespace, folder: Path) -> None:
    """Files as they are named from everywhere: who does the work may stand in another folder."""
    if given.verb == "import":
        given.files = [folder / each for each in given.files]
    if given.verb == "restore" and (folder / given.file).exists():
        given.file = folder / given.file


def _performed(book: Book, given: argparse.Namespace) -> VerbAnswer:
    """Run the verb. What it prints line by line goes to `given.out` by itself."""
    return _told(verbs.VERBS[given.verb](book, given, _now(given)), given)


def _told(found: verbs.Answer, given: argparse.Namespace) -> VerbAnswer:
    text = found.text
    if found.object is not None and getattr(given, "json", False):
        text = json.dumps(found.object, ensure_ascii=False)
    return VerbAnswer(
        found.status,
        f"{text}\n" if text else "",
        f"networker: {found.complaint}\n" if found.complaint else "",
        found.changes,
        found.back,
    )


def _print(answered: VerbAnswer) -> int:
    sys.stdout.write(answered.out)
    sys.stdout.flush()
    sys.stderr.write(answered.err)
    return answered.status


def _open(folder: Path, given: argparse.Namespace, now: datetime) -> Book:
    """The book, for writing only where the verb needs it: `today` stores its list if nobody holds it."""
    if given.verb == "today":
        return _open_for_today(folder, now)
    return open_book(folder, now=now, writes=writes(given), patience=PATIENCE)


def _open_for_today(folder: Path, now: datetime) -> Book:
    """For writing, if nobody else writes and the disk has room for it; else the list is made all the same."""
    try:
        with contextlib.ExitStack() as unless_it_is_read:
            book = open_book(folder, now=now)
            unless_it_is_read.callback(book.close)
            book.meta("book")
            unless_it_is_read.pop_all()
            return book
    except (PhraseNeeded, WrongPhrase, NoCipher):
        raise
    except (BookError, sqlite3.OperationalError):
        return open_book(folder, now=now, writes=False)
