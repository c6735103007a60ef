"""Ids as SQL takes them: one helper, since a list of them is asked about everywhere."""

from collections.abc import Iterable


def among(ids: Iterable[int]) -> str:
    """A list of ids for `IN`: "(3, 14)". Numbers alone get into it, and of none it is "()", which holds nobody."""
    return "(" + ", ".join(str(int(each)) for each in ids) + ")"
