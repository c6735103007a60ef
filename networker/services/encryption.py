"""Encrypting a book, changing its phrase and taking encryption away; opening it, and what lies beside it that does not open so.

None of it can be taken back by undo, since the whole file is another one; the way back is the verb in the other direction.
The book is closed meanwhile.
"""

import contextlib
from dataclasses import dataclass
from pathlib import Path

from networker.domain.going_on import GoingOn, quiet
from networker.domain.phrases import Strength, strength
from networker.services.errors import CannotDo
from networker.store import backups, encrypting
from networker.store import cipher as ciphers
from networker.store.book import NAME
from networker.store.cipher import (
    NEEDED,
    NO_EXTRA,
    Cipher,
    DamagedUnder,
    NoCipher,
    OtherPhrase,
    PhraseNeeded,
    WrongPhrase,
    is_there,
)
from networker.store.encrypting import Otherwise
from networker.store.errors import BookError
from networker.store.lock import WriterLock

__all__ = [
    "NEEDED", "NO_EXTRA", "Changed", "Cipher", "DamagedUnder", "NoCipher", "OtherPhrase", "Otherwise", "PhraseNeeded", "Strength", "WrongPhrase",
    "bring_over", "change", "is_encrypted", "is_phrase", "is_right", "is_there", "keys_of", "otherwise", "salt", "strength", "take_away", "take_place", "unlock",
]  # fmt: skip
PATIENCE = 5.0  # seconds in which a verb of the command line is through
TOO_SHORT = "A phrase has eight characters or more."


@dataclass(frozen=True, slots=True)
class Changed:
    """A book under another key. `cipher` opens it, None where it is plain now; `beside`: what does not open with it."""

    cipher: Cipher | None
    beside: Otherwise


def is_encrypted(folder: Path) -> bool:
    """Whether the book in a folder opens with a phrase only. While it is open, ask the book. Raises nothing."""
    try:
        return ciphers.is_encrypted(folder / NAME)
    except OSError:
        return False


def salt(folder: Path) -> bytes:
    """What tells the key of this book from any other: no secret. Raises OSError."""
    return ciphers.salt_of(folder / NAME)


def is_right(folder: Path, cipher: Cipher) -> bool:
    """Whether a key opens the book in a folder. Raises BookError where nothing is installed that could."""
    return ciphers.fits(folder / NAME, cipher)


def unlock(folder: Path, phrase: str) -> Cipher:
    """The key of the book in a folder. Raises WrongPhrase, NoCipher, DamagedUnder; nothing is written."""
    try:
        copies = tuple(
            each.path for each in backups.listed(folder / "backups")[:3] if ciphers.is_encrypted(each.path)
        )
    except (BookError, OSError):
        copies = ()
    return ciphers.unlock(folder / NAME, phrase, copies=copies)


def change(
    folder: Path,
    *,
    of: Cipher | None,
    phrase: str | None,
    elsewhere: Path | None = None,
    going_on: GoingOn = quiet,
) -> Changed:
    """Put the book, which is closed, under a phrase, or under none. Raises BookError and CannotDo, the book as it was.

    `of`: what opens it now. `elsewhere`: the other folder of backups, where one was chosen.
    """
    if phrase is not None and strength(phrase) is Strength.TOO_SHORT:
        raise CannotDo(TOO_SHORT)
    to = ciphers.new(phrase) if phrase is not None else None
    encrypting.change(folder, of=of, to=to, going_on=going_on)
    return Changed(to, otherwise(folder, to, elsewhere))


def otherwise(folder: Path, cipher: Cipher | None, elsewhere: Path | None = None) -> Otherwise:
    """Files of the program that do not open with the key of the book, in its folder and among the backups elsewhere."""
    return encrypting.otherwise(folder, cipher, elsewhere)


def bring_over(
    found: Otherwise, *, of: tuple[Cipher | None, ...], to: Cipher | None, going_on: GoingOn = quiet
) -> int:
    """Write those backups anew under the key of the book; how many. `of`: keys that may open them. Raises BookError."""
    return encrypting.bring_over(found.backups, of=of, to=to, going_on=going_on)


def keys_of(found: Otherwise, phrase: str) -> tuple[Cipher, ...]:
    """The keys that a phrase makes for those backups which it opens; none where it opens none. Raises BookError."""
    keys: dict[bytes, Cipher] = {}
    for path in found.backups:
        try:
            if not ciphers.is_encrypted(path) or (salt := ciphers.salt_of(path)) in keys:
                continue
            cipher = ciphers.made_of(phrase, salt)
            if ciphers.fits(path, cipher):
                keys[salt] = cipher
        except OSError:  # a stick that was pulled out
            continue
    return tuple(keys.values())


def take_away(paths: tuple[Path, ...]) -> int:
    """Delete these files for good; how many are gone."""
    return encrypting.take_away(paths)


def take_place(folder: Path, *, patience: float = PATIENCE) -> WriterLock:
    """Hold the book for a window that waits for its phrase: `release` lets it go. Raises BookLocked.

    Where no file can be made, none is held, and Book says what that means. `patience`: seconds to wait for who has it.
    """
    lock = WriterLock(folder / "networker.lock")
    with contextlib.suppress(OSError):
        lock.acquire(patience=patience)
    return lock


def is_phrase(cipher: Cipher, phrase: str) -> bool:
    """Whether this phrase made this key."""
    return ciphers.made_of(phrase, cipher.salt) == cipher
