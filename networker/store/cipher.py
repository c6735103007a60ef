"""A book under a phrase: the key that opens it, and the one place that decides how a file is opened, plain or with a key.

The file is SQLCipher's (version 4), so that its own tools open it with the phrase as well. The phrase is made into the key once,
which takes a tenth of a second on purpose; every connection is given the key itself. The salt is the first sixteen bytes of the
file, and copies that SQLite makes of a book have its key and its salt. Nothing is imported for a book that is plain.
"""

import os
import sqlite3
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from networker.store.errors import BookError, DamagedBook

PAGE = 4096  # bytes of a page in SQLCipher 4
ROUNDS = 256_000  # of PBKDF2-HMAC-SHA512, as SQLCipher 4 has it
MAGIC = b"SQLite format 3\0"  # begins a plain file
SALT, IV, HMAC = 16, 16, 64  # bytes; the last two end each page
_LOOKED_AT = 16  # pages of which most are noise in a file that is encrypted
NO_EXTRA = (
    "This book is encrypted, and the part of Networker that opens such books is not installed."
    " Type pip install 'networker[encrypted]' to get it, and start again."
)
NOT_STARTING = (
    "This book is encrypted, and the part of Networker that opens such books does not start on this computer."
    " Install Networker again."
)
WRONG = "This phrase does not open the book. Nothing was changed; try again."
NEEDED = "This book is encrypted. It opens with its phrase."


class PhraseNeeded(BookError):
    """The book is encrypted, and no key was given."""


class WrongPhrase(BookError):
    """The phrase is not that of the book. The book is left as it is, and may be asked for again."""


class NoCipher(BookError):
    """What opens an encrypted book is not installed."""


@dataclass(frozen=True, slots=True)
class Cipher:
    """The key of a book, and the salt by which it was made of a phrase. Neither is ever shown or logged."""

    key: bytes = field(repr=False)
    salt: bytes = field(repr=False)

    @property
    def literal(self) -> str:
        """As SQLCipher's PRAGMA key and ATTACH take it."""
        return f"\"x'{self.key.hex()}{self.salt.hex()}'\""


def is_there() -> bool:
    """Whether what opens encrypted books is installed; it is not imported for that."""
    from importlib.util import find_spec

    return find_spec("sqlcipher3") is not None


def connect(path: Path | str, cipher: Cipher | None, **named: Any) -> sqlite3.Connection:
    """Open a file as `sqlite3.connect` does: plain, or with a key. Raises NoCipher."""
    if cipher is None:
        made: sqlite3.Connection = sqlite3.connect(path, isolation_level=None, **named)
        return made
    connection = _driver().connect(str(path), isolation_level=None, **named)
    connection.execute("PRAGMA cipher_log_level = NONE")  # else a wrong key is told on standard error
    connection.execute("PRAGMA cipher_default_compatibility = 4")
    connection.execute(f"PRAGMA key = {cipher.literal}")
    connection.execute("PRAGMA temp_store = MEMORY")  # what is sorted are names
    return cast(sqlite3.Connection, connection)


def plain(path: Path, **named: Any) -> sqlite3.Connection:
    """Open a plain file by SQLCipher, which can attach an encrypted one beside it. Raises NoCipher."""
    connection = _driver().connect(str(path), isolation_level=None, **named)
    connection.execute("PRAGMA cipher_log_level = NONE")
    connection.execute("PRAGMA cipher_default_compatibility = 4")
    connection.execute("PRAGMA temp_store = MEMORY")
    return cast(sqlite3.Connection, connection)


def _driver() -> Any:
    """sqlcipher3, whose errors are kinds of sqlite3's from then on: what is caught of the one is caught of the other."""
    try:
        from sqlcipher3 import dbapi2 as driver
    except ImportError as error:
        # The packaged program brings it along, and has no pip: something keeps it from starting there.
        raise NoCipher(NOT_STARTING if getattr(sys, "frozen", False) else NO_EXTRA) from error
    if not issubclass(driver.DatabaseError, sqlite3.DatabaseError):
        names = ("DatabaseError", "InterfaceError", "OperationalError", "IntegrityError", "InternalError")
        for name in (*names, "ProgrammingError", "DataError", "NotSupportedError"):
            theirs = getattr(driver, name)
            theirs.__bases__ = (*theirs.__bases__, getattr(sqlite3, name))
    return driver


# ---- phrases


def made_of(phrase: str, salt: bytes) -> Cipher:
    """The key of a phrase. However its accents were typed, it is the same phrase."""
    import unicodedata
    from hashlib import pbkdf2_hmac

    typed = unicodedata.normalize("NFC", phrase).encode("utf-8", "surrogatepass")
    return Cipher(pbkdf2_hmac("sha512", typed, salt, ROUNDS, 32), salt)


def new(phrase: str) -> Cipher:
    """A key of a phrase for a file that is still to be written."""
    return made_of(phrase, os.urandom(SALT))


def unlock(path: Path, phrase: str, *, copies: tuple[Path, ...] = ()) -> Cipher:
    """The key of an encrypted book; nothing is written. Raises WrongPhrase, NoCipher, DamagedUnder, OSError.

    A book of which the first page is damaged opens with no phrase at all: whether this one is right is seen by its other
    pages then. Where only the salt is, that of one of its copies opens it.
    """
    _driver()
    for salt in list(dict.fromkeys(salt_of(each) for each in (path, *copies)))[:3]:
        cipher = made_of(phrase, salt)
        if fits(path, cipher):
            return cipher
        if any(_is_whole(path, cipher, number) for number in range(2, 6)):
            raise DamagedUnder(cipher)
    raise WrongPhrase(WRONG)


class DamagedUnder(DamagedBook):
    """The phrase is right, and the first page of the book is damaged. `cipher` opens its backups."""

    def __init__(self, cipher: Cipher) -> None:
        from networker.store.errors import DAMAGED

        super().__init__(DAMAGED)
        self.cipher = cipher


def fits(path: Path, cipher: Cipher) -> bool:
    """Whether a key opens a file. Raises sqlite3.Error where the disk refuses, NoCipher."""
    import contextlib

    uri = path.absolute().as_uri() + "?mode=ro&immutable=1"
    with contextlib.closing(connect(uri, cipher, uri=True)) as sql:
        try:
            sql.execute("SELECT count(*) FROM sqlite_master").fetchone()
        except sqlite3.DatabaseError as error:
            if getattr(error, "sqlite_errorname", "") == "SQLITE_NOTADB":
                return False
            if not getattr(error, "sqlite_errorname", "").startswith("SQLITE_CORRUPT"):
                raise
    return True


def _is_whole(path: Path, cipher: Cipher, number: int) -> bool:
    """Whether the sum under a page other than the first is right, which it is with the right key alone."""
    import hmac
    from hashlib import pbkdf2_hmac

    with path.open("rb") as file:
        file.seek((number - 1) * PAGE)
        page = file.read(PAGE)
    if len(page) < PAGE:
        return False
    key = pbkdf2_hmac("sha512", cipher.key, bytes(each ^ 0x3A for each in cipher.salt), 2, 32)
    told = page[: PAGE - HMAC] + number.to_bytes(4, "little")
    return hmac.compare_digest(hmac.new(key, told, "sha512").digest(), page[PAGE - HMAC :])


# ---- files, which are read only while no connection to them is open: see connection.is_logged


def salt_of(path: Path) -> bytes:
    """The salt of an encrypted file. Raises OSError."""
    with path.open("rb") as file:
        return file.read(SALT)


def is_encrypted(path: Path) -> bool:
    """Whether a file is an encrypted book, as far as it can be told without a phrase. Raises OSError.

    It is whole pages of noise; of a plain book whose head is damaged the other pages can be packed.
    """
    import zlib

    size = path.stat().st_size
    if size < PAGE:
        return False
    with path.open("rb") as file:
        if file.read(SALT) == MAGIC:
            return False
        noise = pages = 0
        count = size // PAGE
        for number in sorted({count * part // _LOOKED_AT for part in range(_LOOKED_AT)}):
            file.seek(number * PAGE)
            page = file.read(PAGE)
            pages += 1
            noise += len(zlib.compress(page, 1)) >= len(page)
    return noise * 2 > pages


def of_file(path: Path, known: Cipher | None) -> Cipher | None:
    """What opens a copy: None where it is plain, the key of the book where it has that salt. Raises OtherPhrase, OSError."""
    if not is_encrypted(path):
        return None
    if known is None or salt_of(path) != known.salt:
        raise OtherPhrase(f"{path} is encrypted under another phrase than the book, and nothing was changed.")
    return known


class OtherPhrase(BookError):
    """A copy that the key of the open book does not open. It is left as it is."""
