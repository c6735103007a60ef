"""A small invented book, and what a search means said once more in plain Python: no SQL, no full text."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from networker.domain.contact_days import channel_of
from networker.domain.names import fold, sort_key
from networker.domain.search_query import (
    Ago,
    All,
    Any,
    Choice,
    Condition,
    Field,
    MonthDay,
    Not,
    Query,
    Text,
    When,
    Words,
    is_unspaced,
    leaves,
    stands_in,
    tokens,
)
from networker.domain.vocabulary import Circle
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TODAY = NOW.date()


@dataclass(frozen=True)
class Talk:
    day: str
    text: str = ""
    kind: str = "message"
    channel: str | None = "mail"
    direction: str = "out"
    depth: str | None = "hello"
    topics: tuple[str, ...] = ()


@dataclass(frozen=True)
class Somebody:
    name: str
    company: str = ""
    title: str = ""
    city: str = ""
    circle: int | None = None
    state: str = "active"
    notes: str = ""
    want: bool = False
    handles: tuple[tuple[str, str], ...] = ()
    groups: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    birthday: str = ""
    gatherings: tuple[tuple[str, str], ...] = ()  # name, role
    talks: tuple[Talk, ...] = ()
    promises: tuple[str, ...] = ()  # texts of open follow-ups
    wins: tuple[str, ...] = ()
    asks: tuple[tuple[str, str], ...] = ()  # question, answer


PEOPLE = (
    Somebody(
        "Ana Torres", "Acme Ltd", "Product lead", "Lyon", 2, handles=(("mail", "ana@acme.example"), ("phone", "+33 1")),
        groups=("Book club",), topics=("Housing",), birthday="1980-03-14",
        talks=(
            Talk("2026-05-03", "Kubernetes is not for her", "meeting", "in person", "both", None),
            Talk("2026-11-18", "the flat", "mail", "mail", "both", "exchange", ("Tall ships",)),
        ),
        wins=("The contract with Delta",),
    ),
    Somebody("Ben Ode", "Delta", "Acme liaison", "Lyons Falls", 1, handles=(("linkedin", "https://linkedin.com/in/ben"),),
             groups=("Book club Lyon",), birthday="--11-24", talks=(Talk("2026-08-22", "hi"), Talk("2026-08-30", "hi again"))),
    Somebody("Carla Wu", "Orbit", "", "", None, "paused", notes="plays the oboe", want=True, asks=(("A notary?", "no idea"),)),
    Somebody("王小明", "東京タワー", "工程師", "東京", 4, handles=(("whatsapp", "+81 3"),),
             talks=(Talk("2025-11-20", "在東京談了酒", "call", "phone", "in", "conversation"),)),
    Somebody("Łukasz Zając", "Łódź Press", "Editor", "Łódź", 5, "let go", birthday="1975-12"),
    Somebody("Eva Lind", "Nordlys", "Photographer", "Bergen", 3, "deceased", notes="Lyon in 2009",
             talks=(Talk("2020-02-29", "goodbye", "meeting", None, "both", None), Talk("2019-01-01", "hm", "call", None, "out"))),
    Somebody("Or Cohen", "", "Lawyer", "Birmingham", None, groups=("Cold Water Divers",), topics=("Snorkelling", "housing law"),
             gatherings=(("Spring fair", "there"),), promises=("send the notary's number",), birthday="1990-02-29"),
    Somebody("Hana Sato", "Kite Labs", "", "Porto", 2, gatherings=(("Spring fair", "declined"),),
             talks=(Talk("2026-11-20", "diary: Kubernetes again", "note", None, "out", None),), birthday="2001"),
    Somebody("Noor Haddad", "Lumen", "Doctor", "Paris", 2, topics=("Tall ships",), birthday="--03"),
    Somebody("", "Acme Ltd", "", "Lyon", None, handles=(("mail", "nobody@acme.example"),)),
)  # fmt: skip
SAVED = (("Near and dear", "circle:close"), ("Me myself", 'group:"me myself" or name:ana'))


def fill(book: Book) -> None:
    """Write them; their ids are 1 and up, in their order."""
    with book.step("fill", "Fill", now=NOW) as step:
        named: dict[tuple[str, str], int] = {}

        def once(table: str, name: str, **more: object) -> int:
            if (table, name) not in named:
                values = {"name": name, "folded": fold(name)} if table != "gathering" else {"name": name}
                named[table, name] = step.insert(table, **values, **more)
            return named[table, name]

        for each in PEOPLE:
            given, _, family = each.name.partition(" ")
            who = step.insert(
                "person", name=each.name, given=given, family=family, folded=sort_key(each.name), created_at="2025-01-01T09:00:00+00:00",
                circle=each.circle, state=each.state, notes=each.notes, want_to_know=each.want,
            )  # fmt: skip
            for channel, text in each.handles:
                step.insert("handle", person=who, channel=channel, text=text, key=fold(text))
            for field, value, detail in (
                ("job", each.title, each.company), ("place", each.city, ""), ("birthday", each.birthday, ""),
            ):  # fmt: skip
                if value or detail:
                    step.insert(
                        "fact", person=who, field=field, value=value, detail=detail, noted="2025-01-01"
                    )
            for group in each.groups:
                step.insert("group_member", group=once("people_group", group), person=who)
            for topic in each.topics:
                step.insert("person_topic", person=who, topic=once("topic", topic))
            for gathering, role in each.gatherings:
                step.insert("gathering_person", gathering=once("gathering", gathering), person=who, role=role)
            for talk in each.talks:
                number = step.insert(
                    "interaction", kind=talk.kind, channel=talk.channel, direction=talk.direction, depth=talk.depth,
                    day=talk.day, text=talk.text,
                )  # fmt: skip
                step.insert("interaction_person", interaction=number, person=who)
                for topic in talk.topics:
                    step.insert("interaction_topic", interaction=number, topic=once("topic", topic))
            for text in each.promises:
                number = step.insert("follow_up", text=text, created_at=NOW.isoformat())
                step.insert("follow_up_person", follow_up=number, person=who)
            for text in each.wins:
                step.insert("win_person", win=step.insert("win", day="2026-01-01", text=text), person=who)
            for question, answer in each.asks:
                ask = step.insert("ask", question=question, day="2026-01-01")
                step.insert("ask_person", ask=ask, person=who, answer=answer)
        for name, query in SAVED:
            step.insert("saved_search", name=name, folded=fold(name), query=query)


def known(each: Somebody) -> list[str]:
    """What is known of somebody in words: each a text in which words may stand in a row."""
    addresses = " ".join(text for _, text in each.handles if "://" not in text)
    facts = [value for value in (each.birthday,) if value]
    more = [*each.groups, *each.topics, *facts]
    return [each.name, each.company, each.title, each.city, addresses, each.notes, " ".join(more)]


def said(each: Somebody) -> list[str]:
    """What was said with somebody."""
    return [talk.text for talk in each.talks] + list(each.promises)


def finds(query: Query, each: Somebody, *, talks: bool = False) -> bool:
    """Whether a search finds somebody; `talks`: also by what was said."""
    states = any(
        wanted and isinstance(leaf, Condition) and leaf.field is Field.STATE for leaf, wanted in leaves(query)
    )
    if not states and each.state not in ("active", "paused"):
        return False
    if isinstance(query, Words) and len(query.text) == 1 and query.text.isascii():
        return stands_in(each.name, query.text)
    return _is(query, each, talks=talks)


def _is(query: Query, each: Somebody, *, talks: bool) -> bool:
    if isinstance(query, All):
        return all(_is(part, each, talks=talks) for part in query.parts)
    if isinstance(query, Any):
        return any(_is(part, each, talks=talks) for part in query.parts)
    if isinstance(query, Not):
        return not _is(query.part, each, talks=False)
    if isinstance(query, Words):
        enough = is_unspaced(query.text) or sum(map(len, tokens(query.text))) >= 3
        texts = known(each) + (said(each) if talks and enough else [])
        return any(stands_in(text, query.text, whole=query.whole) for text in texts)
    return _holds(query.field, query.value, each)


def _holds(field: Field, value: object, each: Somebody) -> bool:
    if isinstance(value, Text):
        return bool(tokens(value.text)) and _in_text(field, value, each)
    if field in (Field.LAST, Field.FIRST, Field.MET):
        return _on_days(field, value, each)
    if field is Field.BIRTHDAY:
        return _born(value, each.birthday)
    assert isinstance(value, Choice)
    key, talks = value.key, [talk for talk in each.talks if talk.kind != "note"]
    depths = [
        talk.depth or ("together" if talk.kind in ("call", "video", "meeting") else "hello") for talk in talks
    ]
    rungs = ("hello", "exchange", "conversation", "together")
    deepest = max((rungs.index(depth) for depth in depths), default=-1)
    days = {talk.day for talk in talks}
    both = any(talk.direction != "in" for talk in talks) and any(talk.direction != "out" for talk in talks)
    shallow = len(days) >= 2 and deepest <= 0
    return {
        Field.CIRCLE: lambda: each.circle == (None if key == "none" else Circle[key.upper()]),
        Field.STATE: lambda: key in ("any", each.state),
        Field.HAS: lambda: _has(key, each),
        Field.CHANNEL: lambda: (
            key in [c for c, _ in each.handles] + [channel_of(t.channel, t.kind) for t in talks]
        ),
        Field.DEPTH: lambda: deepest >= 0 and rungs[deepest] == key,
        Field.TIE: lambda: shallow and not both if key == "one way" else shallow and both,
        Field.WANT: lambda: each.want == (key == "yes"),
        Field.WIN: lambda: bool(each.wins) == (key == "yes"),
        Field.ASKED: lambda: bool(each.asks) == (key == "yes"),
    }[field]()


def _has(key: str, each: Somebody) -> bool:
    found: dict[str, object] = {
        "address": each.handles, "note": each.notes, "photo": (), "birthday": each.birthday, "topic": each.topics,
        "group": each.groups, "company": each.company, "title": each.title, "city": each.city,
        "circle": each.circle, "promise": each.promises,
    }  # fmt: skip
    return bool(found[key]) if key in found else key in [channel for channel, _ in each.handles]


def _in_text(field: Field, value: Text, each: Somebody) -> bool:
    notes = [talk.text for talk in each.talks if talk.kind == "note"]
    if field in (Field.NOTE, Field.SAID):
        texts = [each.notes, *notes] if field is Field.NOTE else said(each)
        return any(stands_in(text, value.text, whole=value.whole or value.exact) for text in texts)
    if field is Field.GROUP:
        for name, query in SAVED:
            if _called(name, value) and _is_saved(name, query, each):
                return True
    names: dict[Field, list[str]] = {
        Field.NAME: [each.name], Field.COMPANY: [each.company], Field.TITLE: [each.title], Field.CITY: [each.city],
        Field.TOPIC: [*each.topics, *(topic for talk in each.talks for topic in talk.topics)],
        Field.GROUP: list(each.groups), Field.GATHERING: [name for name, role in each.gatherings if role != "declined"],
        Field.WIN: list(each.wins), Field.ASKED: [text for ask in each.asks for text in ask],
    }  # fmt: skip
    return any(_called(name, value) for name in names[field])


def _is_saved(name: str, query: str, each: Somebody) -> bool:
    return each.circle == 2 if name == "Near and dear" else stands_in(each.name, "ana")


def _called(name: str, value: Text) -> bool:
    return fold(name) == fold(value.text) if value.exact else stands_in(name, value.text, whole=value.whole)


def _on_days(field: Field, value: object, each: Somebody) -> bool:
    days = [
        talk.day
        for talk in each.talks
        if (talk.kind == "meeting" if field is Field.MET else talk.kind != "note")
    ]
    if isinstance(value, Choice) and value.key in ("yes", "no", "never"):
        return bool(days) == (value.key == "yes")
    if not days:
        return False
    day = date.fromisoformat(min(days) if field is Field.FIRST else max(days))
    if isinstance(value, Choice):
        return day == TODAY - timedelta(days=value.key == "yesterday")
    if isinstance(value, Ago):
        months = {"m": 1, "y": 12}.get(value.unit, 0) * value.number
        cut = TODAY - timedelta(days={"d": 1, "w": 7}.get(value.unit, 0) * value.number)
        if months:  # the 20th is in every month
            total = TODAY.year * 12 + TODAY.month - 1 - months
            cut = date(total // 12, total % 12 + 1, 20) if total >= 12 else date.min
        return day < cut if value.older else day >= cut
    assert isinstance(value, When)
    begin = day.isoformat()[: len(value.first)]
    if value.how == "..":
        return begin >= value.first and day.isoformat()[: len(value.last)] <= value.last
    return {"": begin == value.first, "<": begin < value.first, ">": begin > value.first}[value.how]


def _born(value: object, birthday: str) -> bool:
    parts = birthday.removeprefix("--").split("-") if birthday.startswith("--") else birthday.split("-")[1:]
    month, day = int(parts[0]) if parts else 0, int(parts[1]) if len(parts) > 1 else 0
    if isinstance(value, MonthDay):
        return month == value.month and value.day in (None, day)
    assert isinstance(value, Choice)
    if value.key == "month":
        return month == TODAY.month
    ahead = [TODAY + timedelta(days=n) for n in range(1 if value.key == "today" else 8)]
    return any((each.month, each.day) == (month, day) for each in ahead)
