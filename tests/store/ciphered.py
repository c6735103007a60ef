"""Tests that need what opens encrypted books say so here; it is an extra, and not on every machine."""

from pathlib import Path

import pytest

from networker.store import cipher
from networker.store.cipher import Cipher

needs_cipher = pytest.mark.skipif(not cipher.is_there(), reason="sqlcipher3 is not installed: it is an extra")
# Keys as they are, since to make one of a phrase takes a tenth of a second.
KEY, OTHER = (Cipher(bytes([n]) * 32, bytes([n]) * 16) for n in (3, 4))
CANARY = "ZQXCANARY"


def holding(folder: Path, word: str = CANARY) -> list[str]:
    """The files below a folder in which a word can be read, whatever they are called."""
    needle = word.encode()
    return [each.name for each in sorted(folder.rglob("*")) if each.is_file() and needle in each.read_bytes()]
