"""Words and keys one slip of the finger away: a letter too many, too few, another one, or two changed about."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from networker.domain.names import fold
from networker.domain.search_query.letters import is_unspaced, tokens
from networker.domain.search_query.parse import parse
from networker.domain.search_query.query import All, Any, Condition, Not, Query, Text, Words
from networker.domain.search_query.words import KEYS

FEWEST = 4  # letters of a word that may be mistyped: of a shorter one every other word is near
MOST = 40  # of a longer one there are too many others: it was pasted, not typed
_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "αβγδεζηθικλμνξοπρστυφχψως",
    "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ",
)  # fmt: skip


def may_be_mistyped(text: str) -> bool:
    """Whether a text is one word, neither short nor endless, in a script with an alphabet."""
    words = tokens(text)
    if len(words) != 1 or is_unspaced(text) or not _alphabet(words[0]):
        return False
    return FEWEST <= len(words[0]) <= MOST


def _alphabet(word: str) -> str:
    return next((letters for letters in _ALPHABETS if any(letter in letters for letter in word)), "")


def one_edit(text: str) -> Iterator[str]:
    """The folded words one edit away from a word; some come twice."""
    [word] = tokens(text)
    letters = _alphabet(word)
    for at in range(len(word) + 1):
        before, after = word[:at], word[at:]
        if after:
            yield before + after[1:]
        if len(after) > 1 and after[0] != after[1]:
            yield before + after[1] + after[0] + after[2:]
        for letter in letters:
            if after and after[0] != letter:
                yield before + letter + after[1:]
            yield before + letter + after


_KEYED = re.compile(r"([^\W\d_]+):(.+)")


def conditions_of(query: Query) -> dict[str, Condition]:
    """Words that are wanted and would be a condition, were one letter of their key another: `compny:acme`."""
    if isinstance(query, All | Any):
        return {text: found for part in query.parts for text, found in conditions_of(part).items()}
    keyed = _KEYED.fullmatch(query.text) if isinstance(query, Words) and not query.whole else None
    if keyed is None or not may_be_mistyped(keyed[1]):
        return {}
    fields = {KEYS[key] for key in one_edit(fold(keyed[1])) if key in KEYS}
    meant = parse(f"{fields.pop().value}:{keyed[2]}").query if len(fields) == 1 else None
    return {keyed[0]: meant} if isinstance(meant, Condition) else {}


def words_of(query: Query) -> tuple[str, ...]:
    """Single words that are wanted and may be mistyped, each once."""
    if isinstance(query, All | Any):
        return tuple(dict.fromkeys(word for part in query.parts for word in words_of(part)))
    text = _text(query)
    return (text,) if text and may_be_mistyped(text) else ()


def _text(query: Query) -> str:
    if isinstance(query, Words):
        return query.text
    return query.value.text if isinstance(query, Condition) and isinstance(query.value, Text) else ""


def with_words(query: Query, instead: Mapping[str, "str | Condition"]) -> Query:
    """The query with other words, or conditions, where they are wanted."""
    if isinstance(query, All | Any):
        return replace(query, parts=tuple(with_words(part, instead) for part in query.parts))
    other = instead.get(_text(query), "")
    if not other or isinstance(query, Not):
        return query
    if isinstance(other, Condition):
        return other
    if isinstance(query, Words):
        return replace(query, text=other)
    assert isinstance(query, Condition)
    assert isinstance(query.value, Text)
    return replace(query, value=replace(query.value, text=other, exact=False))
