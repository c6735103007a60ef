"""How far something is that takes long: a function hears how much of it is done, and of how much."""

from collections.abc import Callable

GoingOn = Callable[[int, int], None]


def quiet(_done: int, _of: int) -> None:
    """Nobody listens."""
