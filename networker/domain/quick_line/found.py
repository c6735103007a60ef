"""What a text says of days and times, each with its place there; what stands side by side may be one day."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from datetime import time as clock_time


@dataclass(frozen=True, slots=True)
class Found:
    """A day or time said in a text, with its place there.

    `asks`: the words of which cannot be told which day, or `which` else, is meant.
    """

    start: int
    stop: int
    day: date | None = None
    time: clock_time | None = None
    asks: str = ""
    ahead: bool = False  # it can only lie ahead ("tomorrow", a whole date to come)
    month_only: bool = False  # a month, a week: no day
    often: bool = False  # how often it comes again: "every last friday of the month"
    which: str = "day"
    weekday: int | None = None  # only a weekday was said: Monday is 0
    monday: date | None = None  # only a week was said
    stays: bool = False  # its words stay in a promise, of which it is only a part: "call after friday"


def together(found: Sequence[Found], text: str) -> list[Found]:
    """A weekday beside a date only says it again ("fri 13 nov"); beside "next week" it is that week's.

    Where the two contradict each other ("two weeks ago tuesday") it is asked about.
    """
    kept: list[Found] = []
    for each in found:
        between = text[kept[-1].stop : each.start] if kept else "first"
        one = None
        said = text[each.start : each.stop]
        # "Am 3.11. Am Freitag …": another sentence begins with the latter
        begins = said[0].isupper() and " " in said and text[kept[-1].stop - 1] == "." if kept else False
        if not begins and re.fullmatch(r"[ ,().]*(?:the|den|der|el)?[ ,().]*", between, re.IGNORECASE):
            one = _one_day(kept[-1], each, text)
        if one is None:
            kept.append(each)
        else:
            kept[-1] = one
    return kept


def _one_day(left: Found, right: Found, text: str) -> Found | None:
    named, other = (left, right) if left.weekday is not None else (right, left)
    if named.weekday is None or other.weekday is not None:
        return None
    whole = replace(other, start=left.start, stop=right.stop)
    if other.monday is not None:
        return replace(whole, day=other.monday + timedelta(days=named.weekday), month_only=False)
    if other.day is not None and other.day.weekday() != named.weekday:
        return replace(whole, day=None, asks=text[left.start : right.stop].strip())
    return whole if other.day is not None or other.asks else None
