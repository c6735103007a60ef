"""From the words typed to a verb run on an open book, and from its failure to one line and a status."""

import argparse
import contextlib
import json
import os
import sqlite3
import sys
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TextIO

from networker import paths
from networker.cli import arguments, verbs
from networker.services.errors import CannotDo, NeedsAnswer, sentence_of
from networker.store.book import Book
from networker.store.errors import BookError

READING = frozenset({"imports", "people", "show", "due", "check", "backup", "export"})
PATIENCE = 5.0  # seconds that a writing verb waits for a window that holds the book


def main(words: Sequence[str]) -> int:
    """Run one verb and return the exit status. Never a traceback."""
    speak_utf8()
    given = arguments.parser().parse_args(list(words))
    try:
        return _run(given)
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # nobody reads on: no second error
        return 0
    except KeyboardInterrupt:
        return _fail("Stopped; nothing was changed.", 1)
    except NeedsAnswer as error:
        return _fail(str(error), 3)
    except (CannotDo, BookError, ValueError) as error:
        return _fail(str(error) or "That could not be done.", 1)
    except MemoryError:
        return _fail("There is not enough memory for this; nothing was changed.", 1)
    except Exception as error:
        sentence = sentence_of(error)
        if sentence is None:
            kind = type(error)
            sentence = f"Networker made a mistake ({kind.__qualname__}); nothing was changed."
        return _fail(sentence, 1)


def speak_utf8() -> None:
    """Answer in UTF-8 whatever the locale says, and survive half a character."""
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, ValueError):
            stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    with contextlib.suppress(AttributeError, ValueError):
        sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]


def _fail(sentence: str, status: int) -> int:
    print("networker: " + " ".join(sentence.split()), file=sys.stderr)
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
    if given.verb == "want":
        return bool(given.person)
    return given.verb not in READING and not getattr(given, "dry_run", False) and given.verb != "today"


def _run(given: argparse.Namespace, out: TextIO | None = None) -> int:
    folder = paths.data_folder(getattr(given, "data_dir", None))
    now = _now(given)
    with contextlib.closing(_open(folder, given, now)) as book:
        answer = verbs.VERBS[given.verb](book, given, now)
    stream = out or sys.stdout
    if answer.object is not None:
        if getattr(given, "json", False):
            print(json.dumps(answer.object, ensure_ascii=False), file=stream)
        elif answer.text:
            print(answer.text, file=stream)
    stream.flush()
    if answer.complaint:
        print("networker: " + answer.complaint, file=sys.stderr)
    return answer.status


def _open(folder: Path, given: argparse.Namespace, now: datetime) -> Book:
    """The book, for writing only where the verb needs it: `today` stores its list if nobody holds it."""
    if given.verb == "today":
        return _open_for_today(folder, now)
    return Book(folder, now=now, writes=writes(given), patience=PATIENCE)


def _open_for_today(folder: Path, now: datetime) -> Book:
    """For writing, if nobody else writes and the disk has room for it; else the list is made all the same."""
    try:
        with contextlib.ExitStack() as unless_it_is_read:
            book = Book(folder, now=now)
            unless_it_is_read.callback(book.close)
            book.meta("book")
            unless_it_is_read.pop_all()
            return book
    except (BookError, sqlite3.OperationalError):
        return Book(folder, now=now, writes=False)
