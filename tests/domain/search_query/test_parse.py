"""A search as text: anything parses, and what is written of it is read again as the same."""

import random

import pytest

from networker.domain.search_query import (
    EVERYBODY,
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
    Why,
    Words,
    parse,
    written,
)

PARTS = (
    "ana", "or", "and", "not", "-", "(", ")", '"', "#", ":", "=", "*", " ", "  ", "circle:", "close", "last:>90d", "und",
    "oder", "nicht", "o", "y", "no", "kreis:nah", "ciudad:", "http://x", "12:30", "foo:bar", "met:no", "birthday:", "mar",
    "03-14", "..", "2026-05", "<", ">", "9", "d", "王小明", "สวัสดี", "🙂", "ß", "\n", "\0", "“", "”", "win:yes", "said:", "Or",
    "STATE:", "group:=", '"Book club"', "has:phone", "İ", "'", "\\", "%", "_", ";", "--",
)  # fmt: skip


def test_any_text_parses_and_what_is_written_of_it_is_the_same_search() -> None:
    chance = random.Random(7)
    for _ in range(4000):
        text = "".join(chance.choice(PARTS) for _ in range(chance.randint(0, 9)))
        query = parse(text).query
        again = written(query)
        assert parse(again).query == query, (text, again)
        assert parse(again).said is None, (text, again)


def test_every_beginning_of_a_search_parses() -> None:
    whole = '(circle:close or "her move" -state:paused) last:>90d not (topic:"tall ships" o ciudad:Lyon)'
    for stop in range(len(whole) + 1):
        query = parse(whole[:stop]).query
        assert parse(written(query)).query == query


@pytest.mark.parametrize(
    "text", ["(" * 5000, "-" * 5000, "not " * 5000, "a " * 5000, '"' * 4999, "a or " * 3000]
)
def test_a_pasted_page_is_no_search_and_still_no_error(text: str) -> None:
    query = parse(text).query
    assert parse(written(query)).query == query


def words(text: str) -> Words:
    return Words(text)


def of(field: Field, value: object) -> Condition:
    return Condition(field, value)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("", EVERYBODY),
        ("ana torres", All((words("ana"), words("torres")))),
        ('"her move"', Words("her move", whole=True)),
        ("ana and ben", All((words("ana"), words("ben")))),
        ("ana ben or carla", Any((All((words("ana"), words("ben"))), words("carla")))),
        ("ana (ben or carla)", All((words("ana"), Any((words("ben"), words("carla")))))),
        ("-ana", Not(words("ana"))),
        ("not (ana or ben)", Not(Any((words("ana"), words("ben"))))),
        ("circle:close", of(Field.CIRCLE, Choice("close"))),
        ("circle:2", of(Field.CIRCLE, Choice("close"))),
        ("Kreis:nah", of(Field.CIRCLE, Choice("close"))),
        ("círculo:cercano", of(Field.CIRCLE, Choice("close"))),
        ("circle:cl", of(Field.CIRCLE, Choice("close"))),
        ("state:let-go", of(Field.STATE, Choice("let go"))),
        ("tie:one-way", of(Field.TIE, Choice("one way"))),
        ("company:acme", of(Field.COMPANY, Text("acme"))),
        ('company:"Acme Ltd"', of(Field.COMPANY, Text("Acme Ltd", whole=True))),
        ('city:="Lyon"', of(Field.CITY, Text("Lyon", exact=True))),
        ("#housing", of(Field.TOPIC, Text("housing"))),
        ("last:>90d", of(Field.LAST, Ago(90, "d", older=True))),
        ("last:<2w", of(Field.LAST, Ago(2, "w", older=False))),
        ("zuletzt:>3monate", of(Field.LAST, Ago(3, "m", older=True))),
        ("last:>1j", of(Field.LAST, Ago(1, "y", older=True))),
        ("last:2026-05", of(Field.LAST, When("", "2026-05"))),
        ("last:>2026", of(Field.LAST, When(">", "2026"))),
        ("first:2026-01..2026-03", of(Field.FIRST, When("..", "2026-01", "2026-03"))),
        ("last:nie", of(Field.LAST, Choice("never"))),
        ("met:no", of(Field.MET, Choice("no"))),
        ("met:<1y", of(Field.MET, Ago(1, "y", older=False))),
        ("birthday:march", of(Field.BIRTHDAY, MonthDay(3))),
        ("geburtstag:märz", of(Field.BIRTHDAY, MonthDay(3))),
        ("birthday:24.12.", of(Field.BIRTHDAY, MonthDay(12, 24))),
        ("birthday:today", of(Field.BIRTHDAY, Choice("today"))),
        ("win:yes", of(Field.WIN, Choice("yes"))),
        ("win:contract", of(Field.WIN, Text("contract"))),
        ("has:email", of(Field.HAS, Choice("mail"))),
        ("ciudad:lyon o ciudad:roma", Any((of(Field.CITY, Text("lyon")), of(Field.CITY, Text("roma"))))),
        # What is no sign is a word.
        ("http://x 12:30", All((words("http://x"), words("12:30")))),
        ("foo:bar", words("foo:bar")),
        ("sinead o connor", All((words("sinead"), words("o"), words("connor")))),
        ("Or Cohen", All((words("Or"), words("Cohen")))),
        ("or", words("or")),
        ("not", words("not")),
        ("anne-marie", words("anne-marie")),
        ("not not ana", words("ana")),
    ],
)
def test_what_a_search_means(text: str, query: Query) -> None:
    parsed = parse(text)
    assert parsed.query == query
    assert parsed.said is None


@pytest.mark.parametrize(
    ("text", "query", "why", "field"),
    [
        ("ana circle:", words("ana"), Why.NO_VALUE, Field.CIRCLE),
        ("ana circle:purple", words("ana"), Why.UNKNOWN_VALUE, Field.CIRCLE),
        ("last:>9", EVERYBODY, Why.UNKNOWN_VALUE, Field.LAST),
        ("last:2026-13", EVERYBODY, Why.UNKNOWN_VALUE, Field.LAST),
        ("last:2026-0", EVERYBODY, Why.UNKNOWN_VALUE, Field.LAST),
        ("birthday:32.1.", EVERYBODY, Why.UNKNOWN_VALUE, Field.BIRTHDAY),
        ("has:p", EVERYBODY, Why.UNKNOWN_VALUE, Field.HAS),
        ('"her mov', words("her mov"), Why.OPEN_QUOTE, None),
        ('company:"Acme L', of(Field.COMPANY, Text("Acme L")), Why.OPEN_QUOTE, Field.COMPANY),
        ("(ana", words("ana"), Why.OPEN_BRACKET, None),
        ("(", EVERYBODY, Why.OPEN_BRACKET, None),
        ("ana (", words("ana"), Why.OPEN_BRACKET, None),
        ("ana or", words("ana"), Why.WAITS, None),
        ("ana and", words("ana"), Why.WAITS, None),
        ("ana not", words("ana"), Why.WAITS, None),
        ("ana -", words("ana"), Why.WAITS, None),
    ],
)
def test_what_is_half_typed_means_what_it_can_and_says_so(
    text: str, query: Query, why: Why, field: Field | None
) -> None:
    parsed = parse(text)
    assert parsed.query == query
    assert parsed.said is not None
    assert (parsed.said.why, parsed.said.field) == (why, field)


def test_a_saved_search_has_the_english_words() -> None:
    typed = 'kreis:nah (stadt:Lyon oder ciudad:"San Juan") nicht zustand:pausiert'
    assert written(parse(typed).query) == 'circle:close (city:Lyon or city:"San Juan") -state:paused'
