"""Tidy: lists of what there is to put in order, each with its count, a page to go through, and answers that are a step each.

`lists.py` names them all; each is a module of its own. `answers.py` has the verbs.
"""

from networker.services.tidy import answers
from networker.services.tidy.frame import Asked, Choice, Item, Reason
from networker.services.tidy.lists import BY_KEY, LISTS, Count, counts, filled, page

__all__ = [
    "BY_KEY",
    "LISTS",
    "Asked",
    "Choice",
    "Count",
    "Item",
    "Reason",
    "answers",
    "counts",
    "filled",
    "page",
]
