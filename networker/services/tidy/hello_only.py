"""Hello only: both spoke, more than once, and nothing ever went beyond a greeting."""

from collections.abc import Mapping, Sequence
from datetime import date

from networker.services.tidy.frame import Asked, Reason, of_people
from networker.store.tidy import known
from networker.store.tidy.people import HELLO_ONLY


def _reasons(asked: Asked, ids: Sequence[int]) -> Mapping[int, Reason]:
    return {
        person: Reason("hello only", day=date.fromordinal(last).isoformat(), number=days)
        for person, (days, last) in known.days(asked.sql, ids).items()
    }


LIST = of_people(HELLO_ONLY, _reasons)
