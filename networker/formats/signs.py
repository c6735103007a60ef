"""Signs that nobody sees: those that turn the direction of writing, and those that take no room.

In a name or an address they make one thing look like another ("photo\\u202egnp.exe"), or two that look the same differ.
Programs also put them around numbers that are copied. Joiners stay where scripts and emoji are written with them.
"""

import re

_TURNS = "\u202a-\u202e\u2066-\u2069"
# Behind a letter of the scripts from Hebrew on, or a sign of an emoji, a joiner or non-joiner changes how it is written.
_JOINED = "\u0590-\u1fff\u2190-\u2bff\u2c80-\u2fff\u3041-\u3163\ua000-\ud7ff\ufb1d-\ufdff\ufe0f\ufe70-\ufefc\U00010000-\U000dffff"
_TAGS = "\U000e0020-\U000e007f"  # behind a black flag they say whose flag it is
_UNSEEN = re.compile(
    f"[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u061c\u200b\u200e\u200f{_TURNS}\u2060-\u2065\u206a-\u206f\u3164\ufeff"
    f"\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a]|(?<![{_JOINED}])[\u200c\u200d]+|(?<![\U0001f3f4{_TAGS}])[\U000e0000-\U000e007f]+"
)
# What may stand beside signs that are seen, but alone is nothing.
_SEEN = re.compile(
    "[^\\s\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c\u200d\u2800\ufe00-\ufe0f\U000e0000-\U000e0fff]"
)
_HIDING = re.compile(
    "[\0-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\xad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_TURNED = re.compile(f"[{_TURNS}]")


def may_hide(text: str) -> bool:
    """Whether any sign is in a text that the two others look at; one look for many values at once."""
    return not (text.isascii() and text.isprintable()) and _HIDING.search(text) is not None


def visible(text: str) -> str:
    """A value of one line without signs that nobody sees; "" where nothing else is in it."""
    if text.isascii() and text.isprintable():
        return text
    if _UNSEEN.search(text):
        text = _UNSEEN.sub("", text)
    return text if text.isascii() or _SEEN.search(text) else ""


def unturned(text: str) -> str:
    """A text of several lines without the signs that turn its direction; its words stay as they are."""
    return text if text.isascii() or not _TURNED.search(text) else _TURNED.sub("", text)
