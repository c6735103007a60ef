"""What cards and their buttons are called outside the program.

The name says everything: the book, what the card is about, the moment it is due, the button. A press is understood
hours later, after the desktop's own service was restarted, and after Networker was.
"""

from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

# Above the numbers that a service counts up to, and not above what it may keep in 32 bits with a sign.
_HIGH, _BOOK, _CARD = 1 << 30, 7, 23  # where the range begins; bits for the book and for the card


@dataclass(frozen=True, slots=True)
class About:
    """What a card is about: the key of a notification in the book."""

    kind: str
    subject: int
    moment: str  # local, as the book has it: "2026-12-01T09:00", or a day


def mark_of(data_folder: Path) -> str:
    """Eight hexadecimal digits for the book in a folder; every tag begins with them."""
    return _digest(str(data_folder.resolve()))


def tag_of(mark: str, about: About) -> str:
    """The name of a card."""
    return f"{mark}/{about.kind}/{about.subject}/{about.moment}"


def about(tag: str) -> About | None:
    """What a card is about; None for what is no tag of ours."""
    match tag.split("/"):
        case [_, kind, subject, moment] if subject.isascii() and subject.isdigit():
            return About(kind, int(subject), moment)
    return None


def key_of(tag: str, action: str) -> str:
    """The name of a button."""
    return f"{tag}/{action}"


def pressed_of(key: str, mark: str) -> tuple[str, str] | None:
    """Tag and action of a button that was pressed; None for one of another program or of another book."""
    tag, _, action = key.rpartition("/")
    return (tag, action) if action and about(tag) is not None and tag.startswith(f"{mark}/") else None


def number_of(tag: str) -> int:
    """The number under which a card takes the place of one that an earlier start has shown."""
    return _range_of(tag[:8]) | (int(_digest(tag), 16) & ((1 << _CARD) - 1))


def is_number_of(number: int, mark: str) -> bool:
    """Whether a card of this number is one of this book's."""
    return number >> _CARD << _CARD == _range_of(mark)


def _range_of(mark: str) -> int:
    return _HIGH | (int(_digest(mark), 16) & ((1 << _BOOK) - 1)) << _CARD


def _digest(text: str) -> str:
    """Eight hexadecimal digits. Nobody gains by another text with the same ones, so no cryptography is brought into the tray."""
    return f"{crc32(text.encode('utf-8', 'surrogateescape')):08x}"
