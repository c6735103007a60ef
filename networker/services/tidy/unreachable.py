"""No way to reach them: the book has no address of theirs on any channel."""

from collections.abc import Mapping, Sequence
from datetime import date

from networker.services.tidy.frame import Asked, Reason, of_people
from networker.store.tidy import known
from networker.store.tidy.people import UNREACHABLE


def _reasons(asked: Asked, ids: Sequence[int]) -> Mapping[int, Reason]:
    days = known.days(asked.sql, ids)
    found = {}
    for each in ids:
        number, last = days.get(each, (0, 0))
        found[each] = Reason(
            "unreachable", day=date.fromordinal(last).isoformat() if last else "", number=number
        )
    return found


LIST = of_people(UNREACHABLE, _reasons, but_no_people=True)
