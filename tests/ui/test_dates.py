"""When a promise is due, in words."""

from datetime import date, time

from networker.ui import dates

TODAY = date(2026, 11, 20)


def test_the_time_of_a_promise_stands_beside_its_day() -> None:
    assert dates.due(TODAY, time(17), TODAY) == "today 17:00"
    assert dates.due(TODAY, None, TODAY) == "today"
    assert dates.due(None, time(17), TODAY) == dates.due(None, None, TODAY) == ""
