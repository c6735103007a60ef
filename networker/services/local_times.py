"""A wall clock's time on a day as a moment: with the offset that the zone has on that very day."""

from datetime import UTC, date, datetime, time, timedelta, timezone, tzinfo


def moment(day: date, at: time, *, now: datetime) -> datetime:
    """When a local clock showed `at` on `day`; `now` tells of which zone.

    Where `now` has the offset of this computer, the computer's zone knows the other days: an hour of July told in
    January is one of summer time. Any other offset is all that is known of a zone, and holds for every day.
    """
    local = now.astimezone(None)
    if now.utcoffset() == local.utcoffset():
        return datetime.combine(day, at).astimezone()
    return datetime.combine(day, at, tzinfo=now.tzinfo)


class _ThisComputer(tzinfo):
    """The computer's own zone, on whatever day: Python knows it as single offsets only."""

    def utcoffset(self, when: datetime | None) -> timedelta | None:
        return when.replace(tzinfo=None).astimezone().utcoffset() if when is not None else None

    def dst(self, when: datetime | None) -> None:
        return None

    def tzname(self, when: datetime | None) -> str | None:
        return when.replace(tzinfo=None).astimezone().tzname() if when is not None else None

    def fromutc(self, when: datetime) -> datetime:
        seconds = when.replace(tzinfo=UTC).timestamp()
        return datetime.fromtimestamp(seconds).replace(tzinfo=self)  # noqa: DTZ006  # with its fold


def zone_of(now: datetime) -> tzinfo:
    """Where the user is, by the same rule as `moment`; a `now` of a whole zone says it itself."""
    if now.tzinfo is not None and not isinstance(now.tzinfo, timezone):
        return now.tzinfo
    return _ThisComputer() if now.utcoffset() == now.astimezone(None).utcoffset() else now.tzinfo or UTC


def named_zone(name: str) -> tzinfo | None:
    """A zone by its name ("Europe/Lisbon"); None for "" and for what is the name of none."""
    from zoneinfo import ZoneInfo

    try:
        return ZoneInfo(name) if name else None
    except (KeyError, ValueError, OSError):  # no such zone, no name of one, the name of a folder
        return None
