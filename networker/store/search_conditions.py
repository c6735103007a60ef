"""What each condition of a search asks of the tables; words that the full text answers stand in `search`."""

from datetime import date, timedelta

from networker.domain.birthdays import AHEAD
from networker.domain.names import fold
from networker.domain.search_query import Ago, Choice, Condition, Field, MonthDay, Text, When, stands_in
from networker.domain.vocabulary import Circle, Shallow
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
_TALKED = "FROM interaction i CROSS JOIN interaction_person p ON p.interaction_id = i.id WHERE"
_MET = f"SELECT p.person_id {_TALKED} i.kind = 'meeting'"
# How deep a talk went, as `people.DEEPER` takes it: who told of a call or a meeting need not have said it.
_DEPTH = (
    "coalesce(i.depth, CASE WHEN i.kind IN ('call', 'video', 'meeting') THEN 'together' ELSE 'hello' END)"
)
_RUNG = f"CASE {_DEPTH} WHEN 'together' THEN 4 WHEN 'conversation' THEN 3 WHEN 'exchange' THEN 2 ELSE 1 END"
_RUNGS = {"hello": 1, "exchange": 2, "conversation": 3, "together": 4}
_MONTH = "CASE WHEN f.value GLOB '--*' THEN substr(f.value, 3, 2) ELSE substr(f.value, 6, 2) END"
_DAY_OF_MONTH = "CASE WHEN f.value GLOB '--*' THEN substr(f.value, 6, 2) ELSE substr(f.value, 9, 2) END"
_BORN = "person.id IN (SELECT f.person_id FROM fact f WHERE f.field = 'birthday' AND f.until IS NULL AND {})"


def test(condition: Condition, today: date) -> Test:
    """The test of `person` that a condition is, and its values."""
    value, field = condition.value, condition.field
    if isinstance(value, Text):
        return _NAMED[field](value)
    if field in (Field.LAST, Field.FIRST, Field.MET):
        return _days(field, value, today)
    if field is Field.BIRTHDAY:
        return _birthday(value, today)
    assert isinstance(value, Choice)
    return _choice(field, value.key)


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
    if field is Field.CHANNEL:
        there = "SELECT h.person_id FROM handle h WHERE h.channel = ?"
        return f"person.id IN ({there} UNION ALL SELECT p.person_id {_TALKED} i.channel = ?)", (key, key)
    if field is Field.DEPTH:
        return (
            f"person.id IN (SELECT p.person_id {_TALKED} i.kind <> 'note' GROUP BY p.person_id HAVING max({_RUNG}) = ?)",
            (_RUNGS[key],),
        )
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


def _days(field: Field, value: object, today: date) -> Test:
    if isinstance(value, Choice) and value.key in ("never", "yes", "no"):
        there = {
            Field.MET: f"person.id IN ({_MET})",
            Field.LAST: "(person.last_contact IS NOT NULL)",
            Field.FIRST: "(person.last_contact IS NOT NULL)",
        }[field]
        return (there if value.key == "yes" else f"NOT {there}"), ()
    if field is Field.LAST:
        compared, values = _compared("person.last_contact", value, today)
        return f"coalesce({compared}, 0)", values
    if field is Field.MET:
        compared, values = _compared("max(i.day)", value, today)
        return f"person.id IN ({_MET} GROUP BY p.person_id HAVING {compared})", values
    compared, values = _compared("min(i.day)", value, today)
    return (
        f"person.id IN (SELECT p.person_id {_TALKED} i.kind <> 'note' GROUP BY p.person_id HAVING {compared})",
        values,
    )


def _compared(day: str, value: object, today: date) -> Test:
    """What is asked of a local day as text; a month or year is its beginning."""
    if isinstance(value, Ago):
        return f"{day} {'<' if value.older else '>='} ?", (back(today, value).isoformat(),)
    if isinstance(value, Choice):
        on = today - timedelta(days=value.key == "yesterday")
        return f"{day} = ?", (on.isoformat(),)
    assert isinstance(value, When)
    if value.how == "<":
        return f"{day} < ?", (value.first,)
    begin = f"substr({day}, 1, {len(value.first)})"
    if value.how == "..":
        end = f"substr({day}, 1, {len(value.last)})"
        return f"({begin} >= ? AND {end} <= ?)", (value.first, value.last)
    return f"{begin} {value.how or '='} ?", (value.first,)


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
