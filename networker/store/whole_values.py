"""What the columns of a book may hold, for rows that come from a file and not from the program itself.

Everything that is shown or reckoned with later must be readable then: a day is a day, a state one of the four.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, time
from types import MappingProxyType
from typing import Any

import peewee as pw

from networker.domain.dates import PartialDate
from networker.domain.fruit import Came, Letter
from networker.domain.vocabulary import (
    Channel,
    Circle,
    Depth,
    Direction,
    Fact,
    FieldType,
    FollowUpState,
    Introduces,
    Kind,
    Side,
    State,
)
from networker.formats.networker_json import Values

NO_ROW = "cannot be read"


def _one_of(allowed: Iterable[object]) -> Callable[[Any], object]:
    known = frozenset(str(each) for each in allowed)

    def test(value: Any) -> object:
        if str(value) not in known:
            raise ValueError
        return value

    return test


def _list_of_texts(value: str) -> None:
    found = json.loads(value)
    if not isinstance(found, list) or not all(isinstance(each, str) for each in found):
        raise ValueError


def _report(value: str) -> None:
    found = json.loads(value)
    if not isinstance(found, dict) or not all(type(found.get(key, 0)) is int for key in ("new", "updated")):
        raise ValueError


def _day(value: str) -> None:
    if not 1 < date.fromisoformat(value).year < 9999:
        raise ValueError


def _instant(value: str) -> None:
    if not 1 < datetime.fromisoformat(value).year < 9999:
        raise ValueError


def _at_least_one(value: int) -> None:
    if value < 1:
        raise ValueError


def _within(most: int) -> Callable[[Any], object]:
    def test(value: int) -> None:
        if abs(value) > most:
            raise ValueError

    return test


_TESTS: Mapping[tuple[str, str], Callable[[Any], object]] = MappingProxyType(
    {
        ("person", "state"): _one_of(State),
        ("person", "circle"): _one_of(int(each) for each in Circle),
        ("handle", "channel"): _one_of(Channel),
        ("fact", "field"): _one_of(Fact),
        ("fact", "type"): _one_of(FieldType),
        ("fact", "since"): PartialDate.parse,
        ("fact", "until"): PartialDate.parse,
        ("gathering", "day"): PartialDate.parse,
        ("gathering", "until"): PartialDate.parse,
        ("interaction", "kind"): _one_of(Kind),
        ("interaction", "channel"): _one_of(Channel),
        ("interaction", "direction"): _one_of(Direction),
        ("interaction", "depth"): _one_of(Depth),
        ("interaction", "started"): _one_of(Side),
        ("interaction", "day"): _day,
        ("interaction", "at"): _instant,
        ("interaction", "turns"): _at_least_one,
        ("follow_up", "side"): _one_of(Side),
        ("follow_up", "state"): _one_of(FollowUpState),
        ("follow_up", "introduces"): _one_of(Introduces),
        ("follow_up", "due"): _day,
        ("follow_up", "time"): time.fromisoformat,
        ("pair", "verdict"): _one_of(("same", "different")),
        ("reach_action", "day"): _day,
        ("reach_action", "until"): _day,
        ("reach_action", "channel"): _one_of(Channel),
        ("reach_action", "ask_from"): _day,
        ("win", "day"): _day,
        ("win", "channel"): _one_of(Channel),
        ("introduction", "side"): _one_of(Side),
        ("introduction", "day"): _day,
        ("introduction", "came"): _one_of(Came),
        ("introduction", "ask_from"): _day,
        ("recommendation", "side"): _one_of(Side),
        ("recommendation", "state"): _one_of(Letter),
        ("recommendation", "day"): _day,
        ("ask", "day"): _day,
        ("ask", "closed_day"): _day,
        ("ask_person", "day"): _day,
        ("ask_person", "thanked_day"): _day,
        ("ask_person", "channel"): _one_of(Channel),
        ("trip", "since"): _day,
        ("trip", "until"): _day,
        ("trip", "latitude"): _within(90 * 100),
        ("trip", "longitude"): _within(180 * 100),
        ("showing", "day"): _day,
        ("import", "at"): datetime.fromisoformat,
        ("import", "files"): _list_of_texts,
        ("import", "formats"): _list_of_texts,
        ("import", "report"): _report,
    }
)

# Dates that count as none where they are empty, as null does.
_MAY_BE_EMPTY = frozenset(
    (
        ("fact", "type"), ("fact", "since"), ("fact", "until"), ("gathering", "day"), ("gathering", "until"),
        ("interaction", "at"), ("follow_up", "due"), ("follow_up", "time"), ("reach_action", "until"),
        ("reach_action", "ask_from"), ("introduction", "ask_from"),
    )
)  # fmt: skip


def of_today(table: str, values: Values) -> Values:
    """A row as it is kept now: older exports have channel and circle among the words of a `reach_action`."""
    what = values.get("action")
    if table != "reach_action" or not isinstance(what, str):
        return values
    first, _, rest = what.partition(" ")
    if first == "circle" and rest:
        return {**values, "about": "circle", "action": rest}
    if first == "wrote" and rest:
        asked = {"ask_from": values["until"]} if values.get("until") else {}
        return {**values, "action": first, "channel": rest, "until": None, **asked}
    return values


def wrong(table: str, fields: Mapping[str, pw.Field], values: Values) -> str:
    """Why a row cannot stand in a table; "" where it can. A missing value is the default, or none."""
    for name, field in fields.items():
        value = values.get(name)
        if value is None:
            if name not in values and (field.null or field.default is not None):
                continue
            if not field.null:
                return f"no {name}"
            continue
        if not _fits(field, value):
            return f"{name} cannot be read"
        test = _TESTS.get((table, name))
        if test is not None and not (value == "" and (table, name) in _MAY_BE_EMPTY):
            try:
                test(value)
            except (ValueError, TypeError, RecursionError, OverflowError):
                return f"{name} cannot be read"
    return _wrong_as_a_whole(table, values)


def _fits(field: pw.Field, value: object) -> bool:
    if isinstance(field, pw.BooleanField):
        return isinstance(value, bool)
    if isinstance(field, pw.BlobField):
        return isinstance(value, bytes)
    if isinstance(field, pw.TextField):
        return isinstance(value, str)
    positive = isinstance(field, pw.AutoField | pw.ForeignKeyField)
    return isinstance(value, int) and not isinstance(value, bool) and (value > 0 or not positive)


def _wrong_as_a_whole(table: str, values: Values) -> str:
    if table == "meta" and not _is_meta(str(values["key"]), str(values["value"])):
        return NO_ROW
    if table == "trip" and values["until"] < values["since"]:
        return "it ends before it begins"
    if table in ("tie", "pair", "introduction") and values["person_id"] == values["other_id"]:
        return "both are the same person"
    return ""


def _is_meta(key: str, value: str) -> bool:
    """Whether a small fact about a book is one that this program keeps."""
    try:
        if key == "made":
            datetime.fromisoformat(value)
            return True
        if key != "region" and not key.startswith(("columns ", "dates ")):
            return False
        found = json.loads(value)
        if key == "region":  # each country with the import that told it
            return all(isinstance(country, str) and type(told_by) is int for country, told_by in found)
    except (ValueError, TypeError, RecursionError):
        return False
    return isinstance(found, dict) and all(isinstance(each, str) for each in found.values())
