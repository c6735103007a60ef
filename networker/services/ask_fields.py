"""The fields of knowledge, read from the program's resources the first time that somebody asks, with the user's own."""

import sqlite3
from functools import lru_cache

from networker import paths
from networker.domain.ask.fields import read_fields
from networker.domain.ask.lexicon import Lexicon
from networker.domain.ask.seek import Near
from networker.formats.wordnet import WordNet, folder
from networker.services import field_words


def lexicon(sql: sqlite3.Connection) -> Lexicon:
    """All fields. Raises OSError where the installation is incomplete."""
    return _read(field_words.text(sql))


@lru_cache(maxsize=2)
def _read(own: str) -> Lexicon:
    folder = paths.resources() / "fields"
    texts = [each.read_text(encoding="utf-8") for each in sorted(folder.glob("*.txt"))]
    return Lexicon(read_fields("\n\n".join([*texts, own])))


@lru_cache(maxsize=1)
def _wordnet() -> WordNet | None:
    place = folder()
    try:
        return WordNet(place) if place else None
    except OSError:
        return None  # who may not read them does without


def near_words() -> Near | None:
    """Near words by WordNet; None where its files are not installed."""
    found = _wordnet()
    return found.near if found else None


def forget() -> None:
    """Let go of what was read: it is read anew by the next question."""
    _read.cache_clear()
    _wordnet.cache_clear()
