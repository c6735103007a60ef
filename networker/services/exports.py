"""The book written out for other programs: all of it as JSON, or its people as a table of contacts.

A file appears whole or not at all: it is written under another name, made durable, and only then given its own.
"""

import contextlib
import json
import os
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import BinaryIO

from networker.formats.networker_json import LISTS, VERSION
from networker.services.errors import CannotDo
from networker.store.backup import sync_folder
from networker.store.book import VERSION as SCHEMA
from networker.store.book import Book
from networker.store.errors import explain

FORMATS = ("json", "csv")
_TOGETHER = 1 << 16  # bytes written at once


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written; the user's own entry is not counted among the people."""

    written: Path
    people: int
    interactions: int


def export(book: Book, path: Path, *, format: str, now: datetime) -> Exported:  # noqa: A002  # the word of --format
    """Write the book to `path`, which must not be there yet, as one of FORMATS.

    Raises CannotDo in one sentence, with nothing left behind, and BookError.
    """
    from networker.services import contacts_csv

    writers: dict[str, Callable[[Book, BinaryIO, datetime], tuple[int, int]]] = {
        "json": _write_json,
        "csv": lambda book, file, now: (contacts_csv.write(book.reader, file), 0),
    }
    if format not in writers:
        raise CannotDo(f"There is no format {format!r} to export to; choose one of {', '.join(FORMATS)}.")
    if os.path.lexists(path):
        raise CannotDo(f"{path} is there already and is left as it is; choose another name.")
    part = path.with_name(path.name + ".part")
    try:
        people, talks = _write(book, part, writers[format], now)
        if os.path.lexists(path):
            raise CannotDo(f"{path} has come into being meanwhile and is left as it is; choose another name.")
        part.replace(path)
        sync_folder(path.parent)
    except (OSError, sqlite3.Error) as error:
        known = explain(error)
        why = f"{error.strerror}." if isinstance(error, OSError) else known or "the book could not be read."
        raise CannotDo(f"Nothing was exported to {path}: {why}") from error
    finally:
        with contextlib.suppress(OSError):
            part.unlink()
    return Exported(path, people, talks)


def _write(
    book: Book, part: Path, writer: Callable[[Book, BinaryIO, datetime], tuple[int, int]], now: datetime
) -> tuple[int, int]:
    """Write to a new file that nobody else may read, and make it durable."""
    from networker.store.whole import at_one_moment

    with contextlib.suppress(FileNotFoundError):
        part.unlink()  # left behind by a program that was killed
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb", buffering=_TOGETHER) as file:
        with at_one_moment(book.reader):
            counts = writer(book, file, now)
        file.flush()
        os.fsync(file.fileno())
    return counts


def _write_json(book: Book, file: BinaryIO, now: datetime) -> tuple[int, int]:
    """Row after row, each on a line of its own, as docs/json.md describes it."""
    from networker.store import whole

    sql = book.reader
    encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode
    head = {
        "format": "networker", "version": VERSION, "schema": SCHEMA, "book": book.meta("book"),
        "exported": now.isoformat(),
    }  # fmt: skip
    file.write(json.dumps(head, ensure_ascii=False)[:-1].encode())
    people = talks = 0
    for name, table in LISTS.items():
        file.write(f',\n"{name}": ['.encode())
        between = "\n"
        for row in whole.rows(sql, table):
            people += table == "person" and not row.get("me")
            talks += table == "interaction"
            file.write((between + encode(row)).encode())
            between = ",\n"
        file.write(b"\n]" if between != "\n" else b"]")
    file.write(b"\n}\n")
    return people, talks
