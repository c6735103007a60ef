"""Names as people write them, and their folded form for search, order and comparison.

Folding never changes what is shown: the given text stays as the source wrote it.
"""

import re
import unicodedata
import zlib

# Letters that no Unicode decomposition takes apart, as people type them without the key for it.
_LETTERS = str.maketrans(
    {
        "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ı": "i", "ŧ": "t", "ŋ": "n", "ĸ": "k",
        "ß": "ss", "æ": "ae", "œ": "oe", "þ": "th", "ə": "e", "ƒ": "f",
        "’": "'", "‘": "'", "ʼ": "'", "‐": "-", "‑": "-", "–": "-", "—": "-",
    }
)  # fmt: skip


def _fold_slowly(text: str) -> str:
    folded = text.casefold().translate(_LETTERS)
    parts = unicodedata.normalize("NFKD", folded)
    kept = "".join(ch for ch in parts if unicodedata.category(ch) != "Mn" or not _is_accent(ch))
    return unicodedata.normalize("NFC", kept).translate(_LETTERS)


def fold(text: str) -> str:
    """`text` in lower case without accents: Łódź → lodz, Straße → strasse, Zoë → zoe.

    Combining marks are dropped after Unicode's compatibility decomposition, except in scripts
    where a mark is a vowel of its own (Thai, Devanagari, …): those are not *Latin-like* accents.
    """
    if text.isascii():
        return text.lower()
    odd = set(_ODD.findall(text))
    if max(odd) >= _BEYOND_LATIN:
        return _fold_slowly(text)
    for letter in odd:
        text = text.replace(letter, _LATIN[letter])
    return text.lower()


def _is_accent(mark: str) -> bool:
    """Whether a combining mark is an accent (Latin, Greek, Cyrillic, Hebrew points, Arabic harakat)."""
    code = ord(mark)
    return code < 0x0700 or 0x1AB0 <= code < 0x1B00 or 0x1DC0 <= code < 0x1E00 or 0x20D0 <= code < 0x2100


# Letter by letter what `_fold_slowly` makes of Latin text, for a hundred thousand names in a second. A text has
# few odd letters, and replacing each of them costs less than looking at every letter.
_BEYOND_LATIN = "\u0250"
_ODD = re.compile("[^\x00-\x7f]")
_LATIN = {chr(code): _fold_slowly(chr(code)) for code in range(0x80, ord(_BEYOND_LATIN))}


def sort_key(name: str) -> str:
    """The folded name by which lists are ordered; people without a name come last."""
    return fold(name).strip() or "\U0010ffff"


def _is_whole_sign(ch: str) -> bool:
    """Whether one sign of the script stands for itself in an avatar (CJK, Arabic, Hebrew, emoji)."""
    code = ord(ch)
    return (
        0x0590 <= code < 0x0900
        or 0x1100 <= code < 0x1200
        or 0x2600 <= code < 0x2C00
        or 0x2E80 <= code < 0xD7B0
        or 0xF900 <= code < 0xFB00
        or 0xFB1D <= code < 0xFE00
        or 0xFE70 <= code < 0xFF00
        or code >= 0x1F000
    )


def initials(name: str) -> str:
    """One or two letters for an avatar: two otherwise, one for CJK, Arabic, Hebrew and emoji, "" for none."""
    words = [word for word in (part.strip("\"'()[],.-·") for part in name.split()) if word]
    if not words:
        return ""
    first = words[0][0]
    if _is_whole_sign(first):
        return first
    letters = [word[0] for word in words if word[0].isalnum() and not _is_whole_sign(word[0])]
    if not letters:
        return first.upper()
    return (letters[0] + letters[-1] if len(letters) > 1 else letters[0]).upper()


def hue(name: str) -> int:
    """Which of the nine avatar hues a name has: always the same one."""
    return (zlib.crc32(name.encode("utf-8", "replace")) >> 3) % 9
