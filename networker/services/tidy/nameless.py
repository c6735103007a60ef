"""No name: somebody of whom the book has an address and nothing to call them by."""

from collections.abc import Mapping, Sequence

from networker.services.tidy.frame import Asked, Reason, of_people
from networker.store.tidy import known
from networker.store.tidy.people import NAMELESS


def _reasons(asked: Asked, ids: Sequence[int]) -> Mapping[int, Reason]:
    days = known.days(asked.sql, ids)
    return {each: Reason("nameless", number=days.get(each, (0, 0))[0]) for each in ids}


LIST = of_people(NAMELESS, _reasons, but_no_people=True)
