"""When a promise is told of: its moment by the wall clock, the hours and days that are quiet, the morning's digest.

A promise is due by a local clock, as people say it. Its moment is reckoned whenever it is asked for and kept nowhere:
who travels, and a zone that changes its rules, need nothing written anew.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta, tzinfo

_DAY = timedelta(days=1)
_HOUR = timedelta(hours=1)
_SLOT = 300  # seconds: what is put off comes at a full five minutes


@dataclass(frozen=True, slots=True)
class Rules:
    """What the user chose. Times are local; `quiet_from` and `quiet_until` alike: no hours are quiet."""

    digest: time | None = time(9)  # when the morning's digest comes; None: never
    quiet_from: time = time(21)
    quiet_until: time = time(8)
    quiet_days: frozenset[int] = frozenset()  # Monday is 0
    paused_from: datetime | None = None  # when the pause was begun; both with their offsets
    paused_until: datetime | None = None


def moment(day: date, at: time, zone: tzinfo) -> datetime:
    """When clocks of a zone show a time, in UTC.

    A time that they leave out in spring comes as much later as they are put forward (02:30 at 03:30); one that they
    show twice in autumn is the first.
    """
    return datetime.combine(day, at.replace(fold=0), tzinfo=zone).astimezone(UTC)


def due_key(day: date, at: time | None) -> str:
    """A local due as it is known again: "2026-12-01T09:00", without a time "2026-12-01"."""
    return day.isoformat() + (f"T{at:%H:%M}" if at is not None else "")


def may_tell_from(now: datetime, rules: Rules, zone: tzinfo) -> datetime | None:
    """The first moment from `now` on at which something may be told, in UTC; None where every day is quiet.

    `zone`: where the user is.
    """
    if len(rules.quiet_days) == 7:
        return None
    found = now.astimezone(UTC)
    if (end := end_of_pause(found, rules)) is not None:
        found = end.astimezone(UTC)
    while (quiet := _end_of_quiet(found, rules, zone)) is not None:
        found = quiet
    return found


def end_of_pause(now: datetime, rules: Rules) -> datetime | None:
    """When the pause ends that holds at `now`, as it was chosen; None where none does.

    One that was begun by a clock that was wrong does not: an hour in ten years would silence ten years.
    """
    begun, end = rules.paused_from, rules.paused_until
    if end is None or end <= now or (begun is not None and begun > now.astimezone(UTC) + _DAY):
        return None
    return end


def _end_of_quiet(at: datetime, rules: Rules, zone: tzinfo) -> datetime | None:
    """When the quiet hours or the quiet day end in which a moment lies; None where it lies in none."""
    day = at.astimezone(zone).date()
    if day.weekday() in rules.quiet_days:
        return moment(day + _DAY, time(), zone)
    over_night = rules.quiet_until < rules.quiet_from
    if rules.quiet_from != rules.quiet_until:
        # Compared as moments: an hour that the clocks show twice is not quiet again.
        for begin in (day - _DAY, day):
            end = moment(begin + _DAY if over_night else begin, rules.quiet_until, zone)
            if moment(begin, rules.quiet_from, zone) <= at < end:
                return end
    return None


def an_hour_on(now: datetime, zone: tzinfo) -> tuple[date, time]:
    """The local day and time an hour from `now`, at the next full five minutes."""
    later = now.astimezone(UTC)
    while True:
        later += _HOUR
        slot = datetime.fromtimestamp(-(-later.timestamp() // _SLOT) * _SLOT, UTC).astimezone(zone)
        day, at = slot.date(), slot.time()
        # In autumn an hour on is shown for the second time: said as a local time it would be over by now.
        if moment(day, at, zone) > now:
            return day, at
