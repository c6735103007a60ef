"""Words one slip of the finger away: a letter too many, too few, another one, or two changed about."""

from collections.abc import Iterator
from dataclasses import replace

from networker.domain.search_query.letters import is_unspaced, tokens
from networker.domain.search_query.query import All, Any, Condition, Not, Query, Text, Words

FEWEST = 4  # letters of a word that may be mistyped: of a shorter one every other word is near
_ALPHABETS = (
    "abcdefghijklmnopqrstuvwxyz",
    "αβγδεζηθικλμνξοπρστυφχψως",
    "абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґ",
)  # fmt: skip


def may_be_mistyped(text: str) -> bool:
    """Whether a text is one word that is long enough, in a script with an alphabet."""
    words = tokens(text)
    return len(words) == 1 and len(words[0]) >= FEWEST and not is_unspaced(text) and bool(_alphabet(words[0]))


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


def with_words(query: Query, instead: dict[str, str]) -> Query:
    """The query with other words where they are wanted."""
    if isinstance(query, All | Any):
        return replace(query, parts=tuple(with_words(part, instead) for part in query.parts))
    other = instead.get(_text(query), "")
    if not other or isinstance(query, Not):
        return query
    if isinstance(query, Words):
        return replace(query, text=other)
    assert isinstance(query, Condition)
    assert isinstance(query.value, Text)
    return replace(query, value=replace(query.value, text=other, exact=False))
