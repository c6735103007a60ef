"""Evening, morning and the like beside a day: which half of the day a spoken hour means, and whether it lies ahead."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from networker.domain.quick_line.found import Found
from networker.domain.quick_line.patterns import search

Parts = Sequence[tuple[str, str, int]]


def in_parts(found: Sequence[Found], folded: str, parts: Parts, sure: str, now: datetime) -> list[Found]:
    """Days and times of a text: "tonight at 8" is 20:00, and lies ahead where it is said in the afternoon.

    `sure`: what in a time tells the half of its day by itself.
    """
    of_days = (_part(each, folded, parts) for each in found if each.day is not None)
    said = next((part for part in of_days if part is not None), None)
    told = []
    for each in found:
        spoken = each.time is not None and each.day is None
        if said is not None and spoken and not search(sure, folded[each.start : each.stop]):
            each = _timed(each, folded, *said)
        elif each.day == now.date() and each.time is None and (part := _part(each, folded, parts)):
            each = replace(each, ahead=each.ahead or part[1] > now.hour)
        told.append(each)
    return told


def _part(day: Found, folded: str, parts: Parts) -> tuple[str, int] | None:
    text = folded[day.start : day.stop]
    return next(((half, begins) for words, half, begins in parts if search(words, text)), None)


def _timed(found: Found, folded: str, half: str, begins: int) -> Found:
    """The hour in its half of the day. What is past midnight is asked about: of which day is it?"""
    text = folded[found.start : found.stop]
    digits = re.search(r"\d{1,2}", text)
    assert found.time is not None
    if digits and not 1 <= int(digits[0]) <= 12:
        return found
    hour = found.time.hour % 12
    if half == "a":
        return replace(found, time=found.time.replace(hour=hour or 12))
    if begins > 12 and hour < 5:
        return replace(found, time=None, asks=text.strip(), which="time")
    return replace(found, time=found.time.replace(hour=hour + 12 if hour < 10 or begins > 12 else hour))
