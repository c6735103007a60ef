"""Single values of Telegram's export: numbers that stand for people, times, texts in parts, kinds of media.

And the parser's events made into values, one entry at a time, so that no chat is ever held as a whole.
"""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from networker.formats import limits, signs, values
from networker.formats.json_stream import Events
from networker.formats.records import HandleValue
from networker.formats.text import mend

STARTS = frozenset(("start_map", "start_array"))
_ENDS = frozenset(("end_map", "end_array"))

_OLD_USER = 1 << 32  # until 2021 a chat's number said in its upper bits what kind of chat it is
_OLD_END = 3 << 32
_USER = re.compile(r"(?:user)?(\d{1,30})")
_TIME = (631_152_000, 4_102_444_800)  # 1990 to 2100
_CONTROL = {ord(ch): None for ch in map(chr, (*range(9), *range(11, 32), *range(127, 160)))} | {13: "\n"}
_DEPTH = 60

_MEDIA = {
    "sticker": "[sticker]",
    "voice_message": "[voice message]",
    "video_message": "[video message]",
    "video_file": "[video]",
    "animation": "[animation]",
    "audio_file": "[audio]",
}
_OTHERS = (
    ("photo", "[image]"),
    ("file", "[document]"),
    ("contact_information", "[contact]"),
    ("game_title", "[game]"),
    ("invoice_information", "[invoice]"),
)


def skip(events: Events, event: str) -> None:
    """Pass over the value that begins with `event`. Raises RecursionError where it is deeper than exports are."""
    depth: int = event in STARTS
    while depth:
        event, _ = next(events)
        depth += (event in STARTS) - (event in _ENDS)
        if depth > limits.JSON_DEPTH_PASSED:  # each level costs memory for all below it
            raise RecursionError


def build(events: Events, event: str, value: Any) -> Any:
    """The value that begins with `event`, whole. Raises RecursionError where it is deeper than exports are."""
    if event not in STARTS:
        return value
    root: Any = {} if event == "start_map" else []
    stack, keys = [root], [""]
    while stack:
        event, value = next(events)
        if event == "map_key":
            keys[-1] = value
            continue
        if event in _ENDS:
            stack.pop()
            keys.pop()
            continue
        if event in STARTS:
            value = {} if event == "start_map" else []
        top = stack[-1]
        if isinstance(top, dict):
            top[keys[-1]] = value
        else:
            top.append(value)
        if event in STARTS:
            stack.append(value)
            keys.append("")
            if len(stack) > limits.JSON_DEPTH_PASSED:
                raise RecursionError
    return root


def line(said: object) -> str:
    """A name or word on one line; "" for what is no text."""
    return values.one_line(_clean(said))[: limits.NAME_CHARACTERS] if isinstance(said, str) else ""


def _clean(said: str) -> str:
    return signs.unturned(mend(said).translate(_CONTROL))


def user(said: object) -> str:
    """The number of the user that an id means: 123 and "user123"; "" for a channel's, a group's or none."""
    if isinstance(said, int) and not isinstance(said, bool):
        return str(said) if said > 0 else ""
    match = _USER.fullmatch(said) if isinstance(said, str) else None
    return match[1] if match and match[1].strip("0") else ""


def bare(said: str) -> str:
    """A number of before 2021 without the bits that say what kind of chat it is; others as they are."""
    number = int(said) if said.isascii() and said.isdigit() and len(said) < 20 else 0
    return str(number & (_OLD_USER - 1)) if _OLD_USER <= number < _OLD_END else said


def phone(said: object) -> HandleValue | None:
    """A phone number; with 00 before the country, a plus instead."""
    text = line(said)
    return values.phone("+" + text[2:].lstrip() if text.startswith("00") else text)


def minutes(said: object) -> int:
    """Seconds of a call in minutes, at least one; 0 where it did not take place."""
    if isinstance(said, str) and said.isascii() and said.isdigit() and len(said) < 10:
        said = int(said)
    if isinstance(said, bool) or not isinstance(said, int | float) or not 0 < said < 10_000_000:
        return 0
    return max(1, round(said / 60))


def instant(seconds: object, local: object) -> str:
    """When it was: the instant of the seconds, else the local time; "" where neither can be right."""
    if isinstance(seconds, str) and seconds.isascii() and seconds.isdigit() and len(seconds) < 12:
        seconds = int(seconds)
    if isinstance(seconds, int | float) and not isinstance(seconds, bool) and _TIME[0] <= seconds < _TIME[1]:
        return datetime.fromtimestamp(int(seconds), UTC).isoformat()
    if not isinstance(local, str) or not 10 <= len(local) <= 40:
        return ""
    try:
        if len(local) == 10:
            day = date.fromisoformat(local)
            return day.isoformat() if 1990 <= day.year < 2100 else ""
        moment = datetime.fromisoformat(local)
        if not 1990 <= moment.year < 2100:
            return ""
        if moment.tzinfo is not None:
            moment = moment.astimezone(UTC)
    except (ValueError, OverflowError):
        return ""
    return moment.replace(microsecond=0).isoformat()


def text(message: dict[str, Any]) -> str:
    """What a message says, as plain text; a word in brackets for a picture, a voice and the like."""
    rich = message.get("rich_message")
    said = _joined(message.get("text"), 0) if rich is None else "\n".join(_blocks(rich, 0))
    poll = _poll(message.get("poll")) or _poll(message.get("todo_list"))
    place = values.one_line(f"{line(message.get('place_name'))} {line(message.get('address'))}")
    found = [_clean(each).strip() for each in (said, poll, place)]
    whole = "\n".join(filter(None, found)) or _media(message)
    return whole[: limits.TEXT_CHARACTERS]


def _media(message: dict[str, Any]) -> str:
    kind = message.get("media_type")
    if isinstance(kind, str) and kind in _MEDIA:
        return _MEDIA[kind]
    where = message.get("location_information")
    if isinstance(where, dict):
        points = [where.get(key) for key in ("latitude", "longitude")]
        if all(isinstance(point, int | float) for point in points):
            return "[location] " + ", ".join(str(point) for point in points)
        return "[location]"
    return next((word for key, word in _OTHERS if key in message), "")


def _poll(said: object) -> str:
    """A question with its answers, or a list of tasks."""
    if not isinstance(said, dict):
        return ""
    answers = said.get("answers")
    lines = [_joined(said.get("question") or said.get("title"), 0)]
    lines += [f"- {_joined(each, 0)}" for each in (answers if isinstance(answers, list) else []) if each]
    return "\n".join(filter(None, lines))


def _joined(said: object, depth: int) -> str:
    """A text that is given whole or in parts, some of them with a link or a style."""
    if isinstance(said, str):
        return said
    if depth < _DEPTH and isinstance(said, list):
        return "".join(_joined(each, depth + 1) for each in said)
    if depth < _DEPTH and isinstance(said, dict):
        inner = next((said[key] for key in ("text", "parts", "items", "formula") if key in said), "")
        return _joined(inner, depth + 1)
    return ""


def _blocks(said: object, depth: int) -> Iterator[str]:
    """The paragraphs of a message that is set like a page: headings, lists, tables, quotations."""
    if depth >= _DEPTH:
        return
    if isinstance(said, list):
        for each in said:
            yield from _blocks(each, depth + 1)
    elif isinstance(said, dict):
        for key in ("title", "text", "formula", "caption"):
            if key in said and (found := _joined(said[key], depth + 1)):
                yield found
        for key in ("block", "blocks", "items", "rows", "cells"):
            if key in said:
                yield from _blocks(said[key], depth + 1)
