"""Moments by the wall clock where it jumps, and hours in which nothing is told."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networker.domain.reminding import Rules, an_hour_on, due_key, may_tell_from, moment

BERLIN, SYDNEY, NEW_YORK = (
    ZoneInfo("Europe/Berlin"),
    ZoneInfo("Australia/Sydney"),
    ZoneInfo("America/New_York"),
)
LOUD = Rules(quiet_from=time(), quiet_until=time())


def local(said: str, zone: ZoneInfo = BERLIN, *, fold: int = 0) -> datetime:
    return datetime.fromisoformat(said).replace(tzinfo=zone, fold=fold)


@pytest.mark.parametrize(
    ("day", "at", "zone", "utc"),
    [
        ("2026-12-01", "09:00", BERLIN, "2026-12-01T08:00"),
        ("2027-03-28", "02:30", BERLIN, "2027-03-28T01:30"),  # there is none: 03:30 by the clock
        ("2026-10-25", "02:30", BERLIN, "2026-10-25T00:30"),  # there are two: the first
        ("2026-04-05", "02:30", SYDNEY, "2026-04-04T15:30"),
        ("2028-02-29", "23:59", NEW_YORK, "2028-03-01T04:59"),
        ("2026-12-31", "23:30", NEW_YORK, "2027-01-01T04:30"),
    ],
)
def test_a_moment_is_where_the_clock_shows_it(day: str, at: str, zone: ZoneInfo, utc: str) -> None:
    found = moment(date.fromisoformat(day), time.fromisoformat(at), zone)
    assert found.isoformat() == f"{utc}:00+00:00"


def test_a_due_is_known_by_its_local_day_and_time() -> None:
    assert due_key(date(2026, 12, 1), time(9)) == "2026-12-01T09:00"
    assert due_key(date(2026, 12, 1), None) == "2026-12-01"


@pytest.mark.parametrize(
    ("now", "rules", "free"),
    [
        ("2026-12-01T12:00", Rules(), "2026-12-01T12:00"),
        ("2026-12-01T21:00", Rules(), "2026-12-02T08:00"),
        ("2026-12-01T07:59", Rules(), "2026-12-01T08:00"),
        ("2026-12-01T08:00", Rules(), "2026-12-01T08:00"),
        ("2026-12-01T03:00", LOUD, "2026-12-01T03:00"),
        ("2026-12-01T13:00", Rules(quiet_from=time(12), quiet_until=time(14)), "2026-12-01T14:00"),
        (
            "2026-12-05T10:00",
            Rules(quiet_days=frozenset((5, 6))),
            "2026-12-07T08:00",
        ),  # a weekend, then a night
        ("2026-12-04T22:00", Rules(quiet_days=frozenset((5, 6))), "2026-12-07T08:00"),
        ("2026-12-01T12:00", Rules(paused_until=local("2026-12-01T22:00")), "2026-12-02T08:00"),
        ("2026-12-01T12:00", Rules(paused_until=local("2026-11-30T22:00")), "2026-12-01T12:00"),
    ],
)
def test_quiet_hours_days_and_a_pause_follow_one_another(now: str, rules: Rules, free: str) -> None:
    assert may_tell_from(local(now), rules, BERLIN) == local(free)


def test_a_pause_that_a_wrong_clock_began_is_none() -> None:
    begun, until = local("2036-12-01T12:00"), local("2036-12-01T13:00")
    pause = Rules(paused_from=begun, paused_until=until)
    assert may_tell_from(begun, pause, BERLIN) == until
    assert may_tell_from(begun - timedelta(hours=1), pause, BERLIN) == until, "put back by an hour it stands"
    assert may_tell_from(local("2026-12-01T12:00"), pause, BERLIN) == local("2026-12-01T12:00")


def test_where_every_day_is_quiet_nothing_is_ever_told() -> None:
    assert may_tell_from(local("2026-12-01T12:00"), Rules(quiet_days=frozenset(range(7))), BERLIN) is None


def test_an_hour_that_comes_twice_is_not_quiet_twice() -> None:
    rules = Rules(quiet_from=time(22), quiet_until=time(2, 30))
    first, second = local("2026-10-25T02:10"), local("2026-10-25T02:10", fold=1)
    assert may_tell_from(first, rules, BERLIN) == local("2026-10-25T02:30").astimezone(UTC)
    assert may_tell_from(second, rules, BERLIN) == second.astimezone(UTC)


times = st.times().map(lambda each: each.replace(second=0, microsecond=0))


@settings(max_examples=60)
@given(
    now=st.datetimes(datetime(2026, 1, 1), datetime(2028, 12, 31), timezones=st.just(UTC)),  # noqa: DTZ001
    zone=st.sampled_from(
        [BERLIN, SYDNEY, NEW_YORK, ZoneInfo("America/Santiago"), ZoneInfo("Asia/Kathmandu")]
    ),
    quiet=st.tuples(times, times),
    days=st.frozensets(st.integers(0, 6), max_size=6),
)
def test_when_it_may_be_told_it_is_not_quiet_and_was_quiet_until_then(
    now: datetime, zone: ZoneInfo, quiet: tuple[time, time], days: frozenset[int]
) -> None:
    rules = Rules(quiet_from=quiet[0], quiet_until=quiet[1], quiet_days=days)
    free = may_tell_from(now, rules, zone)
    assert free is not None
    assert now <= free <= now + timedelta(days=8)
    assert free.astimezone(zone).weekday() not in days
    assert may_tell_from(free, rules, zone) == free
    just_before = free - timedelta(seconds=1)
    assert free == now or may_tell_from(just_before, rules, zone) == free


@pytest.mark.parametrize(
    ("now", "later"),
    [
        ("2026-12-01T10:00", "2026-12-01T11:00"),
        ("2026-12-01T10:00:01", "2026-12-01T11:05"),
        ("2026-12-01T10:02", "2026-12-01T11:05"),
        ("2027-12-31T23:10", "2028-01-01T00:10"),
        ("2028-02-29T23:30", "2028-03-01T00:30"),
        ("2027-03-28T01:30", "2027-03-28T03:30"),
        ("2026-10-25T01:30", "2026-10-25T02:30"),
        ("2026-10-25T02:15", "2026-10-25T03:15"),  # two hours: 02:15 is over when it is shown again
    ],
)
def test_an_hour_on_is_at_full_five_minutes_and_still_ahead(now: str, later: str) -> None:
    day, at = an_hour_on(local(now), BERLIN)
    assert f"{day}T{at:%H:%M}" == later
    assert moment(day, at, BERLIN) > local(now).astimezone(UTC)
