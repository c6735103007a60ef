"""The key of an encrypted book for a verb: from the keyring, from a file that is named, or asked at the terminal.

Never from the words typed, which every process of the machine can read and the shell keeps.
"""

import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from networker.services import encryption
from networker.services.encryption import Cipher, DamagedUnder, PhraseNeeded, WrongPhrase
from networker.services.errors import CannotDo
from networker.store.book import Book
from networker.store.cipher import WRONG

FILE = "NETWORKER_PHRASE_FILE"
TRIES = 3
NOT_HERE = (
    "This book is encrypted, and there is no terminal here to ask for its phrase."
    f" Name a file that holds it in {FILE}."
)


def open_book(folder: Path, *, now: datetime, **named: Any) -> Book:
    """As Book does; the phrase of an encrypted one is had first. Raises BookError and CannotDo."""
    try:
        return Book(folder, now=now, **named)
    except PhraseNeeded:
        return Book(folder, now=now, cipher=key_of(folder), **named)


def key_of(folder: Path, *, ask: Callable[[str], str] | None = None) -> Cipher:
    """The key of the book in a folder. `ask` stands in for the terminal in tests."""
    if named := os.environ.get(FILE, ""):
        return encryption.unlock(folder, _first_line(Path(named)))
    from networker.services.remembered import Remembered

    found = Remembered().find(encryption.salt(folder))
    if found is not None and encryption.is_right(folder, found):
        return found
    if ask is None:
        if sys.stdin is None or not sys.stdin.isatty():
            raise CannotDo(NOT_HERE)
        from getpass import getpass

        ask = getpass
    for left in range(TRIES, 0, -1):
        try:
            return encryption.unlock(folder, ask("Phrase of this book: "))
        except EOFError:
            raise CannotDo("No phrase was typed; nothing was done.") from None
        except (WrongPhrase, UnicodeError) as error:  # or it was typed in bytes that are no letters
            if left == 1:
                raise WrongPhrase(WRONG) from error
            sys.stderr.write("networker: This phrase does not open the book; try again.\n")
    raise AssertionError("the last try answers or raises")


def key_of_damaged(folder: Path) -> Cipher | None:
    """The key of a book that cannot be opened, for its backups; None where it is plain. Raises as `key_of`."""
    if not encryption.is_encrypted(folder):
        return None
    try:
        return key_of(folder)
    except DamagedUnder as damaged:
        return damaged.cipher


def _first_line(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig").partition("\n")[0].rstrip("\r")
    except (OSError, ValueError) as error:
        raise CannotDo(f"The file named in {FILE} cannot be read.") from error
