"""The sentences of today's list, read from the program's resources: one TOML file per language."""

from collections.abc import Mapping
from dataclasses import fields
from functools import cache
from types import MappingProxyType
from typing import Any

from networker import paths, settings
from networker.domain.sentences import Sentences
from networker.store.book import Book

LANGUAGES = ("en", "de", "es")


@cache
def spoken(language: str = "en") -> Sentences:
    """The sentences of a language; English where it has none. Raises OSError where the installation is incomplete."""
    import tomllib

    language = language if language in LANGUAGES else "en"
    text = (paths.resources() / "sentences" / f"{language}.toml").read_text(encoding="utf-8")
    told: dict[str, Any] = {name: _fixed(table) for name, table in tomllib.loads(text).items()}
    return Sentences(
        language=language, **{f.name: told[f.name] for f in fields(Sentences) if f.name != "language"}
    )


def _fixed(table: Mapping[str, object]) -> Mapping[str, object]:
    return MappingProxyType(
        {key: tuple(value) if isinstance(value, list) else value for key, value in table.items()}
    )


def chosen(book: Book) -> Sentences:
    """The sentences in the language of the window on this book; without one in the language that the user chose.

    A German reason on an English card would be half a translation.
    """
    return spoken(book.language or settings.load(book.folder).language)
