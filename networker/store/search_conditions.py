"""What each condition of a search asks of the tables; words that the full text answers stand in `search`.

What asks for whole histories (`channel`, `depth`, `first`, `met`) is answered by what is derived of those who are listed; of
the few others, where a search wants them as well, their talks are read.
"""

from datetime import date, timedelta

from networker.domain.birthdays import AHEAD
from networker.domain.dates import PartialDate
from networker.domain.names import fold
from networker.domain.search_query import Ago, Choice, Condition, Field, MonthDay, Text, When, stands_in
from networker.domain.vocabulary import USUAL_CHANNEL, Channel, Circle, Shallow
from networker.store.people import SHALLOW

Test = tuple[str, tuple[object, ...]]

_HAS = {
    "address": "person.id IN (SELECT person_id FROM handle)",
    "note": "person.notes <> ''",
    "photo": "person.id IN (SELECT person_id FROM photo)",
    "birthday": "person.id IN (SELECT person_id FROM fact WHERE field = 'birthday' AND until IS NULL)",
    "topic": "person.id IN (SELECT person_id FROM person_topic)",
    "group": "person.id IN (SELECT person_id FROM group_member WHERE until IS NULL)",
    "company": "person.company <> ''",
    "title": "person.title <> ''",
    "city": "person.city <> ''",
    "circle": "person.circle IS NOT NULL",
    "promise": "person.id IN (SELECT p.person_id FROM follow_up f CROSS JOIN follow_up_person p ON p.follow_up_id = f.id"
    " WHERE f.state = 'open')",
}
# Talks of those who are not listed, of whom nothing is derived: by the index that is of them alone.
_UNLISTED = (
    "SELECT u.id FROM person u INDEXED BY person_unlisted CROSS JOIN interaction_person p ON p.person_id = u.id"
    " CROSS JOIN interaction i ON i.id = p.interaction_id WHERE (u.state NOT IN ('active', 'paused') OR u.me <> 0)"
    " AND i.kind <> 'note'"
)
# The same of a talk as `contact_days` derives it: where it took place, and how deep it went.
_WHERE = (
    "coalesce(nullif(i.channel, ''), CASE i.kind"
    + "".join(f" WHEN '{kind.value}' THEN '{channel.value}'" for kind, channel in USUAL_CHANNEL.items())
    + f" ELSE '{Channel.OTHER.value}' END)"
)
_DEPTH = (
    "coalesce(i.depth, CASE WHEN i.kind IN ('call', 'video', 'meeting') THEN 'together' ELSE 'hello' END)"
)
_RUNG = f"CASE {_DEPTH} WHEN 'together' THEN 3 WHEN 'conversation' THEN 2 WHEN 'exchange' THEN 1 ELSE 0 END"
_RUNGS = {"hello": 0, "exchange": 1, "conversation": 2, "together": 3}
_MONTH = "CASE WHEN f.value GLOB '--*' THEN substr(f.value, 3, 2) ELSE substr(f.value, 6, 2) END"
_DAY_OF_MONTH = "CASE WHEN f.value GLOB '--*' THEN substr(f.value, 6, 2) ELSE substr(f.value, 9, 2) END"
_BORN = "person.id IN (SELECT f.person_id FROM fact f WHERE f.field = 'birthday' AND f.until IS NULL AND {})"


def test(condition: Condition, today: date, *, unlisted: bool) -> Test:
    """The test of `person` that a condition is, and its values. `unlisted`: people are wanted who are in no list."""
    value, field = condition.value, condition.field
    if isinstance(value, Text):
        return _NAMED[field](value)
    if field in (Field.LAST, Field.FIRST, Field.MET):
        return _days(field, value, today, unlisted=unlisted)
    if field is Field.BIRTHDAY:
        return _birthday(value, today)
    assert isinstance(value, Choice)
    if field is Field.CHANNEL:
        return _channel(value.key, unlisted=unlisted)
    if field is Field.DEPTH:
        listed = "SELECT person_id FROM contact_channel GROUP BY person_id HAVING max(depth) = ?"
        others = f"{_UNLISTED} GROUP BY u.id HAVING max({_RUNG}) = ?"
        rung = (_RUNGS[value.key],)
        return _either(listed, others, rung, rung, unlisted=unlisted)
    return _choice(field, value.key)


def _either(
    listed: str, others: str, values: tuple[object, ...], of_others: tuple[object, ...], *, unlisted: bool
) -> Test:
    """Those whom a query of what is derived names, and those whom the same question of talks does."""
    if unlisted:
        return f"person.id IN ({listed} UNION ALL {others})", (*values, *of_others)
    return f"person.id IN ({listed})", values


def _channel(key: str, *, unlisted: bool) -> Test:
    listed = (
        "SELECT h.person_id FROM handle h WHERE h.channel = ?"
        " UNION ALL SELECT person_id FROM contact_channel WHERE channel = ?"
    )
    return _either(listed, f"{_UNLISTED} AND {_WHERE} = ?", (key, key), (key,), unlisted=unlisted)


def _choice(field: Field, key: str) -> Test:
    if field is Field.CIRCLE:
        if key == "none":
            return "person.circle IS NULL", ()
        return "person.id IN (SELECT id FROM person WHERE circle = ?)", (int(Circle[key.upper()]),)
    if field is Field.STATE:
        return ("1", ()) if key == "any" else ("person.state = ?", (key,))
    if field is Field.HAS:
        if key in _HAS:
            return _HAS[key], ()
        return "person.id IN (SELECT h.person_id FROM handle h WHERE h.channel = ?)", (key,)
    if field is Field.TIE:
        return SHALLOW.format("NOT" if key == Shallow.HELLO_ONLY else ""), ()
    if field is Field.WANT:
        return f"person.want_to_know = {int(key == 'yes')}", ()
    table = {Field.WIN: "win_person", Field.ASKED: "ask_person"}[field]
    return f"person.id {'' if key == 'yes' else 'NOT '}IN (SELECT person_id FROM {table})", ()


# Values that are names or texts in other tables, of which there are few: each is looked at.


def is_called(name: str, value: Text) -> bool:
    """Whether a name is the one that a condition asks for."""
    return fold(name) == fold(value.text) if value.exact else stands_in(name, value.text, whole=value.whole)


def _called(column: str, value: Text) -> Test:
    if value.exact:
        return f"folded({column}) = ?", (fold(value.text),)
    return f"stands_in({column}, ?, ?)", (value.text, value.whole)


def group(value: Text) -> Test:
    """Who is in a group of this name."""
    called, values = _called("g.name", value)
    return (
        "person.id IN (SELECT m.person_id FROM people_group g CROSS JOIN group_member m ON m.group_id = g.id"
        f" WHERE {called} AND m.until IS NULL)",
        values,
    )


def _topic(value: Text) -> Test:
    called, values = _called("t.name", value)
    return (
        f"person.id IN (SELECT x.person_id FROM topic t CROSS JOIN person_topic x ON x.topic_id = t.id WHERE {called}"
        " UNION ALL SELECT p.person_id FROM topic t CROSS JOIN interaction_topic x ON x.topic_id = t.id"
        f" CROSS JOIN interaction_person p ON p.interaction_id = x.interaction_id WHERE {called})",
        values * 2,
    )


def _gathering(value: Text) -> Test:
    called, values = _called("g.name", value)
    return (
        "person.id IN (SELECT x.person_id FROM gathering g CROSS JOIN gathering_person x ON x.gathering_id = g.id"
        f" WHERE {called} AND x.role <> 'declined')",
        values,
    )


def _win(value: Text) -> Test:
    called, values = _called("w.text", value)
    return (
        f"person.id IN (SELECT x.person_id FROM win w JOIN win_person x ON x.win_id = w.id WHERE {called})",
        values,
    )


def _asked(value: Text) -> Test:
    question, values = _called("a.question", value)
    answer, _ = _called("x.answer", value)
    return (
        "person.id IN (SELECT x.person_id FROM ask a JOIN ask_person x ON x.ask_id = a.id"
        f" WHERE {question} OR {answer})",
        values * 2,
    )


_NAMED = {Field.TOPIC: _topic, Field.GATHERING: _gathering, Field.WIN: _win, Field.ASKED: _asked}


# Days


def _days(field: Field, value: object, today: date, *, unlisted: bool) -> Test:
    if value == Choice("never"):
        return "person.last_contact IS NULL", ()
    if field is Field.LAST:
        # Of who was never talked with it is not so, and neither is it unknown.
        return "coalesce(person.last_contact BETWEEN ? AND ?, 0)", _texts(_span(value, today))
    if field is Field.FIRST:
        listed = "SELECT person_id FROM contact_channel GROUP BY person_id HAVING min(since)"
        others = f"{_UNLISTED} GROUP BY u.id HAVING min(i.day)"
        asked = _span(value, today)
    else:
        listed = "SELECT person_id FROM contact_day WHERE met GROUP BY person_id HAVING max(day)"
        others = f"{_UNLISTED} AND i.kind = 'meeting' GROUP BY u.id HAVING max(i.day)"
        ever = isinstance(value, Choice) and value.key in ("yes", "no")
        asked = (date.min, date.max) if ever else _span(value, today)
    numbers = tuple(day.toordinal() for day in asked)
    there, values = _either(
        f"{listed} BETWEEN ? AND ?", f"{others} BETWEEN ? AND ?", numbers, _texts(asked), unlisted=unlisted
    )
    return f"NOT {there}" if value == Choice("no") else there, values


Span = tuple[date, date]  # the first day and the last one, both of it; the last before the first: no day


def _texts(span: Span) -> tuple[str, str]:
    return span[0].isoformat(), span[1].isoformat()


def _span(value: object, today: date) -> Span:
    """The local days that are meant; a month or year is all of its days."""
    if isinstance(value, Ago):
        cut = back(today, value)
        return _until(cut) if value.older else (cut, date.max)
    if isinstance(value, Choice):
        on = today - timedelta(days=value.key == "yesterday")
        return on, on
    assert isinstance(value, When)
    first, last = PartialDate.parse(value.first).days
    if value.how == "<":
        return _until(first)
    if value.how == ">":
        return (last + timedelta(days=1), date.max) if last < date.max else _NO_DAY
    return first, PartialDate.parse(value.last).days[1] if value.how == ".." else last


_NO_DAY: Span = (date.max, date.min)


def _until(day: date) -> Span:
    """All days before this one."""
    return (date.min, day - timedelta(days=1)) if day > date.min else _NO_DAY


def back(today: date, ago: Ago) -> date:
    """The day so long ago; of a month that is too short for it, its last one."""
    if ago.unit in ("d", "w"):
        days = ago.number * (7 if ago.unit == "w" else 1)
        return today - timedelta(days=days) if days < today.toordinal() else date.min
    months = today.year * 12 + today.month - 1 - ago.number * (12 if ago.unit == "y" else 1)
    year, month = divmod(months, 12)
    if year < 1:
        return date.min
    for day in range(today.day, 27, -1):
        try:
            return date(year, month + 1, day)
        except ValueError:
            continue
    return date(year, month + 1, min(today.day, 28))


def _birthday(value: object, today: date) -> Test:
    if isinstance(value, MonthDay):
        if value.day is None:
            return _BORN.format(f"{_MONTH} = ?"), (f"{value.month:02d}",)
        return _BORN.format(f"{_MONTH} || {_DAY_OF_MONTH} = ?"), (f"{value.month:02d}{value.day:02d}",)
    assert isinstance(value, Choice)
    if value.key == "month":
        return _BORN.format(f"{_MONTH} = ?"), (f"{today.month:02d}",)
    days = [today + timedelta(days=n) for n in range(1 if value.key == "today" else AHEAD + 1)]
    keys = [f"{day.month:02d}{day.day:02d}" for day in days]
    if "0228" in keys and any(day.month == 2 and not _leaps(day.year) for day in days):
        keys.append("0229")  # kept on the 28th in common years
    marks = ", ".join("?" * len(keys))
    return _BORN.format(f"{_MONTH} || {_DAY_OF_MONTH} IN ({marks})"), tuple(keys)


def _leaps(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
