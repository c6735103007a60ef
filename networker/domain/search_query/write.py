"""A search as text: read again it is the same search."""

from networker.domain.names import fold
from networker.domain.search_query.lexing import _KEY
from networker.domain.search_query.query import (
    EVERYBODY,
    Ago,
    All,
    Any,
    Choice,
    Condition,
    MonthDay,
    Not,
    Query,
    Text,
    Value,
    When,
    Words,
)
from networker.domain.search_query.words import KEYS, OPERATORS


def written(query: Query) -> str:
    """The search in the language's own English words; "" for everybody."""
    if isinstance(query, Words):
        return _words(query.text, whole=query.whole)
    if isinstance(query, Condition):
        return f"{query.field.value}:{_value(query.value)}"
    if isinstance(query, Not):
        inner = written(query.part)
        return f"not ({inner})" if isinstance(query.part, All | Any) else f"-{inner}"
    if isinstance(query, Any):
        return " or ".join(map(written, query.parts))
    return " ".join(f"({written(each)})" if isinstance(each, Any) else written(each) for each in query.parts)


def _words(text: str, *, whole: bool) -> str:
    if whole:
        return f'"{text}"'
    key = _KEY.match(text)
    plain = (
        not any(letter.isspace() or letter in "()" for letter in text)
        and text[:1] not in ("-", "#")
        and fold(text) not in OPERATORS
        and (key is None or fold(key[1]) not in KEYS)
    )
    return text if plain else f'"{text}*"'


def _value(value: Value) -> str:
    if isinstance(value, Choice):
        return f'"{value.key}"' if " " in value.key else value.key
    if isinstance(value, Ago):
        return f"{'>' if value.older else '<'}{value.number}{value.unit}"
    if isinstance(value, When):
        return f"{value.first}..{value.last}" if value.how == ".." else f"{value.how}{value.first}"
    if isinstance(value, MonthDay):
        return f"{value.month:02d}" + (f"-{value.day:02d}" if value.day else "")
    return _text(value)


def _text(value: Text) -> str:
    if value.exact:
        return f'="{value.text}"'
    if value.whole:
        return f'"{value.text}"'
    plain = not any(letter.isspace() or letter in "()" for letter in value.text) and value.text[:1] != "="
    said_yes = fold(value.text) in ("yes", "ja", "si", "no", "nein")
    return f'"{value.text}*"' if not plain or said_yes else value.text


__all__ = ["EVERYBODY", "written"]
