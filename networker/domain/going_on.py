"""Something that takes long: a function hears how much of it is done, and of how much; and it can be stopped."""

from collections.abc import Callable

GoingOn = Callable[[int, int], None]


def quiet(_done: int, _of: int) -> None:
    """Nobody listens."""


class Cancelled(Exception):
    """The user stopped it. Nothing was written."""
