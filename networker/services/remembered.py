"""The key of an encrypted book in the desktop's keyring, where the user wanted that. Without Qt; keyring is an extra.

What is kept there is the key and not the phrase, which may be that of something else as well. Nothing is imported for a
plain book.
"""

from importlib.util import find_spec
from typing import Any, Protocol, cast

from networker.services.encryption import Cipher

SERVICE = "Networker"
LEAST = 1  # of a keyring's own priority: those below keep secrets in plain files
NONE_HERE = "There is no keyring on this computer in which the key could be kept safely: the phrase is asked for each time."


class Ring(Protocol):
    """What is needed of a keyring."""

    priority: Any

    def get_password(self, service: str, username: str) -> str | None:
        """What is kept, or None."""

    def set_password(self, service: str, username: str, password: str) -> None:
        """Keep it."""

    def delete_password(self, service: str, username: str) -> None:
        """Keep it no more."""


class Remembered:
    """Keys of books, by the salts of their files."""

    def __init__(self, ring: Ring | None = None) -> None:
        """`ring` stands in for the desktop's in tests."""
        self._given = ring

    def _ring(self) -> Ring | None:
        """The keyring of this desktop; None where there is none that is safe."""
        found = self._given
        if found is None:
            if find_spec("keyring") is None:
                return None
            import keyring

            found = cast(Ring, keyring.get_keyring())
        try:
            return found if found.priority >= LEAST else None
        except Exception:  # each backend says in its own way that it does not work here
            return None

    def find(self, salt: bytes) -> Cipher | None:
        """The key of the book with this salt; None where none is kept, or nobody can be asked."""
        try:
            ring = self._ring()
            kept = ring.get_password(SERVICE, salt.hex()) if ring is not None else None
            key = bytes.fromhex(kept or "")
        except Exception:  # locked, refused, without a bus: the phrase is asked for
            return None
        return Cipher(key, salt) if len(key) == 32 else None

    def keep(self, cipher: Cipher) -> str:
        """Keep a key; "" or a sentence that says why it cannot be."""
        try:
            ring = self._ring()
            if ring is None:
                return NONE_HERE
            ring.set_password(SERVICE, cipher.salt.hex(), cipher.key.hex())
        except Exception:
            return NONE_HERE
        return ""

    def forget(self, salt: bytes) -> None:
        """Keep it no more; harmless where it is not kept."""
        try:
            ring = self._ring()
            if ring is not None:
                ring.delete_password(SERVICE, salt.hex())
        except Exception:  # it was not there, or nobody can be asked
            return
