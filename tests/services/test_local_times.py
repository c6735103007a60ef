"""Where the user is: the computer's own zone on whatever day, or what `now` says of another one."""

from datetime import UTC, date, datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest

from networker.domain.reminding import moment
from networker.services.local_times import named_zone, zone_of

JANUARY = datetime(
    2027, 1, 5, 12, tzinfo=timezone(timedelta(hours=1))
)  # the offset of the tests' own zone then


def test_the_computers_zone_knows_summer_from_winter_and_both_changes() -> None:
    here = zone_of(JANUARY)
    assert moment(date(2027, 7, 1), time(9), here) == datetime(2027, 7, 1, 7, tzinfo=UTC)
    assert moment(date(2027, 3, 28), time(2, 30), here) == datetime(2027, 3, 28, 1, 30, tzinfo=UTC)
    assert moment(date(2027, 10, 31), time(2, 30), here) == datetime(2027, 10, 31, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize("hours", range(-3, 4))
def test_a_moment_is_brought_there_and_back(hours: int) -> None:
    change = datetime(2027, 10, 31, 1, tzinfo=UTC) + timedelta(hours=hours, minutes=30)
    local = change.astimezone(zone_of(JANUARY))
    assert local.astimezone(UTC) == change
    assert local.replace(tzinfo=None) == change.astimezone(None).replace(tzinfo=None)


def test_another_offset_and_a_whole_zone_are_what_now_says() -> None:
    elsewhere = timezone(timedelta(hours=-7))
    assert zone_of(JANUARY.astimezone(elsewhere)) == elsewhere
    tokyo = ZoneInfo("Asia/Tokyo")
    assert zone_of(JANUARY.astimezone(tokyo)) is tokyo


@pytest.mark.parametrize("name", ["", "Nowhere/Town", "../etc/passwd", "Europe", "/"])
def test_what_is_no_name_of_a_zone_is_none(name: str) -> None:
    assert named_zone(name) is None
    assert named_zone("Europe/Lisbon") == ZoneInfo("Europe/Lisbon")
