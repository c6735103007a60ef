"""The one place that asks the system for the time."""

import time
from collections.abc import Iterator
from datetime import timedelta

import pytest

from networker.desktop.clock import read_zone_anew, system_clock

pytestmark = pytest.mark.skipif(not hasattr(time, "tzset"), reason="the system says the zone each time")


@pytest.fixture
def _zone_again(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    yield
    monkeypatch.undo()
    read_zone_anew()


@pytest.mark.usefixtures("_zone_again")
def test_a_zone_that_was_left_is_noticed_when_it_is_read_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", "NPT-5:45")
    assert system_clock().utcoffset() != timedelta(hours=5, minutes=45)
    read_zone_anew()
    assert system_clock().utcoffset() == timedelta(hours=5, minutes=45)
