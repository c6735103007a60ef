"""What a card on the desktop says, and what every way of showing one offers.

A card is known by its tag alone: shown again under the same tag it takes the place of the former.
"""

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import SignalInstance

OPEN = "default"  # a press on the card itself, as the freedesktop specification calls it
LONGEST_TITLE, LONGEST_TEXT = 200, 1000  # characters: more is no card any more


@dataclass(frozen=True, slots=True)
class Action:
    """A button, or with the name `OPEN` a press on the card itself. A name has no slash."""

    name: str
    words: str


@dataclass(frozen=True, slots=True)
class Notification:
    """A card. Title and text are plain text, whatever they hold."""

    tag: str
    title: str
    text: str
    actions: tuple[Action, ...] = ()
    calm: bool = False  # it comes without a sound and may be passed over: the morning's digest


class Notifier(Protocol):
    """One way to show cards. Each one that is shown is answered by `shown` or `failed`, never before `show` returns."""

    shown: SignalInstance  # tag
    failed: SignalInstance  # tag
    # tag, action. The tag is "" where it was pressed on a card of an earlier start that cannot be told from others.
    pressed: SignalInstance

    @property
    def quiet(self) -> bool:
        """Whether the user is known not to want to be disturbed now."""

    def listen(self) -> None:
        """Begin to hear of presses, also on cards that an earlier start has shown."""

    def show(self, notification: Notification) -> None:
        """Show a card, in place of a former one of its tag."""

    def withdraw(self, tag: str) -> None:
        """Take a card away, where it is still there."""

    def close(self) -> None:
        """Show and hear nothing any more. The cards stay."""


def plain(text: str, longest: int) -> str:
    """A text that any way can carry: cut, and without what is no character (NUL ends a D-Bus connection)."""
    cut = text if len(text) <= longest else text[: longest - 1] + "…"
    return cut.encode("utf-8", "replace").decode("utf-8").replace("\0", "")
