"""A wall clock's time on a day as a moment: with the offset that the zone has on that very day."""

from datetime import date, datetime, time


def moment(day: date, at: time, *, now: datetime) -> datetime:
    """When a local clock showed `at` on `day`; `now` tells of which zone.

    Where `now` has the offset of this computer, the computer's zone knows the other days: an hour of July told in
    January is one of summer time. Any other offset is all that is known of a zone, and holds for every day.
    """
    local = now.astimezone(None)
    if now.utcoffset() == local.utcoffset():
        return datetime.combine(day, at).astimezone()
    return datetime.combine(day, at, tzinfo=now.tzinfo)
