"""Silent over five years: there were days of contact, and long none."""

from collections.abc import Mapping, Sequence
from datetime import date

from networker.services.tidy.frame import Asked, Reason, of_people
from networker.store.tidy import known
from networker.store.tidy.people import SILENT


def _reasons(asked: Asked, ids: Sequence[int]) -> Mapping[int, Reason]:
    return {
        person: Reason("silent", day=date.fromordinal(last).isoformat(), number=days)
        for person, (days, last) in known.days(asked.sql, ids).items()
    }


LIST = of_people(SILENT, _reasons)
