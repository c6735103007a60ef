"""How often what is promised comes again; now is Wednesday, 18 November 2026."""

from datetime import date

import pytest

from networker.domain.repeat import Repeat, Unit
from networker.domain.vocabulary import Kind
from tests.domain.quick_line.sentences import read

FRIDAY = date(2026, 11, 20)
DAY, WEEK, MONTH, YEAR = Unit.DAY, Unit.WEEK, Unit.MONTH, Unit.YEAR
TALK = {"en": "lunch with Tom", "de": "Essen mit Tom", "es": "cena con Tom"}

PARTS = [
    ("en", "call him every month", "call him", Repeat(MONTH), None, False),
    ("en", "call him every 3 days", "call him", Repeat(DAY, 3), None, False),
    ("en", "call him every other week", "call him", Repeat(WEEK, 2), None, False),
    ("en", "every fortnight send him the numbers", "send him the numbers", Repeat(WEEK, 2), None, False),
    ("en", "call him every friday", "call him", Repeat(WEEK), FRIDAY, False),
    ("en", "call him quarterly", "call him", Repeat(MONTH, 3), None, False),
    ("en", "call him every two weeks unless we talk before", "call him", Repeat(WEEK, 2), None, True),
    ("en", "call him friday, unless we've spoken first", "call him", None, FRIDAY, True),
    ("en", "call him every month, unless we meet by then", "call him", Repeat(MONTH), None, True),
    ("en", "send him the weekly report friday", "send him the weekly report", None, FRIDAY, False),
    ("de", "ihn jeden Monat anrufen", "ihn anrufen", Repeat(MONTH), None, False),
    (
        "de",
        "ihn alle zwei Wochen anrufen, außer wir sprechen vorher",
        "ihn anrufen",
        Repeat(WEEK, 2),
        None,
        True,
    ),
    ("de", "ihn jeden Freitag anrufen", "ihn anrufen", Repeat(WEEK), FRIDAY, False),
    ("de", "ihn am Freitag anrufen, falls wir nicht vorher reden", "ihn anrufen", None, FRIDAY, True),
    ("de", "ihn anrufen, jährlich", "ihn anrufen", Repeat(YEAR), None, False),
    ("es", "llamarle cada dos semanas", "llamarle", Repeat(WEEK, 2), None, False),
    ("es", "llamarle todos los meses salvo que hablemos antes", "llamarle", Repeat(MONTH), None, True),
    ("es", "llamarle cada viernes", "llamarle", Repeat(WEEK), FRIDAY, False),
    ("es", "llamarle cada año", "llamarle", Repeat(YEAR), None, False),
]


@pytest.mark.parametrize(("lang", "part", "text", "repeat", "due", "unless"), PARTS)
def test_a_promise_says_how_often(
    lang: str, part: str, text: str, repeat: Repeat | None, due: date | None, unless: bool
) -> None:
    (found,) = read(f"{TALK[lang]}; {part}", lang=lang).follow_ups
    assert (found.text, found.repeat, found.due, found.unless_contact) == (text, repeat, due, unless)


@pytest.mark.parametrize(
    ("lang", "sentence", "text"),
    [
        ("en", "remind me every 2 weeks to call Tom", "call Tom"),
        ("en", "remind me to call Tom every 2 weeks", "call Tom"),
        ("de", "erinnere mich alle 2 Wochen Tom anzurufen", "Tom anzurufen"),
        ("es", "recuérdame llamar a Tom cada 2 semanas", "llamar a Tom"),
    ],
)
def test_a_reminder_says_it_too(lang: str, sentence: str, text: str) -> None:
    got = read(sentence, lang=lang)
    (found,) = got.follow_ups
    assert (got.kind, [each.name for each in got.people]) == (None, ["Tom Hadley"])
    assert (found.text, found.repeat) == (text, Repeat(WEEK, 2))


@pytest.mark.parametrize(
    ("lang", "sentence", "text"),
    [
        ("en", "lunch with Tom: he swims every friday", "he swims every friday"),
        (
            "en",
            "lunch with Tom: rents monthly, unless we talk before",
            "rents monthly, unless we talk before",
        ),
        ("de", "Essen mit Tom: er schwimmt jeden Freitag", "er schwimmt jeden Freitag"),
        ("es", "cena con Tom: nada cada viernes", "nada cada viernes"),
    ],
)
def test_what_is_only_told_is_a_note(lang: str, sentence: str, text: str) -> None:
    got = read(sentence, lang=lang)
    assert (got.text, got.follow_ups) == (text, ())


@pytest.mark.parametrize(
    ("lang", "sentence", "text", "repeat", "due"),
    [
        ("en", "call Tom every two weeks", "call Tom", Repeat(WEEK, 2), None),
        ("en", "every two weeks call Tom", "call Tom", Repeat(WEEK, 2), None),
        ("en", "every friday coffee with Tom", "coffee with Tom", Repeat(WEEK), FRIDAY),
        ("en", "coffee with Tom monthly", "coffee with Tom", Repeat(MONTH), None),
        ("de", "Tom alle zwei Wochen anrufen", "Tom anrufen", Repeat(WEEK, 2), None),
        ("de", "Tom alle drei Monate schreiben", "Tom schreiben", Repeat(MONTH, 3), None),
        ("de", "jeden Freitag Tom anrufen", "Tom anrufen", Repeat(WEEK), FRIDAY),
        ("es", "cada dos semanas llamar a Tom", "llamar a Tom", Repeat(WEEK, 2), None),
    ],
)
def test_what_comes_again_is_a_promise_of_mine(
    lang: str, sentence: str, text: str, repeat: Repeat, due: date | None
) -> None:
    got = read(sentence, lang=lang)
    (found,) = got.follow_ups
    assert (got.kind, [each.name for each in got.people]) == (None, ["Tom Hadley"])
    assert (found.text, found.repeat, found.due) == (text, repeat, due)


@pytest.mark.parametrize(
    ("lang", "sentence"),
    [
        ("en", "met Tom every friday"),
        ("en", "coffee with Tom every day last week"),
        ("de", "Tom ruft mich jeden Montag an"),
    ],
)
def test_a_habit_is_a_note(lang: str, sentence: str) -> None:
    got = read(sentence, lang=lang)
    assert (got.kind, got.follow_ups, sentence.endswith(got.text)) == (Kind.NOTE, (), True)


FIRST_MONDAY, LAST_FRIDAY = Repeat(MONTH, nth=1, weekday=0), Repeat(MONTH, nth=-1, weekday=4)
WITHIN_MONTHS = [
    ("en", "call him every last friday of the month", "call him", LAST_FRIDAY, date(2026, 11, 27)),
    ("en", "every second friday of the month send the report", "send the report", Repeat(MONTH, nth=2, weekday=4), date(2026, 12, 11)),
    ("en", "call him every first monday", "call him", FIRST_MONDAY, date(2026, 12, 7)),
    ("en", "call him on the first monday of every month", "call him", FIRST_MONDAY, date(2026, 12, 7)),
    ("en", "call him every month on the 1st monday", "call him", FIRST_MONDAY, date(2026, 12, 7)),
    ("en", "call him on the 15th of every month", "call him", Repeat(MONTH), date(2026, 12, 15)),
    ("de", "ihn am 15. jedes Monats anrufen", "ihn anrufen", Repeat(MONTH), date(2026, 12, 15)),
    ("es", "llamarle el 15 de cada mes", "llamarle", Repeat(MONTH), date(2026, 12, 15)),
    ("en", "call him every second tuesday", "call him", Repeat(WEEK, 2), date(2026, 11, 24)),
    ("de", "jeden letzten Freitag im Monat melden", "melden", LAST_FRIDAY, date(2026, 11, 27)),
    ("de", "ihn jeden ersten Montag anrufen", "ihn anrufen", FIRST_MONDAY, date(2026, 12, 7)),
    ("de", "ihn jeden Monat am ersten Montag anrufen", "ihn anrufen", FIRST_MONDAY, date(2026, 12, 7)),
    ("de", "ihn jeden zweiten Dienstag anrufen", "ihn anrufen", Repeat(WEEK, 2), date(2026, 11, 24)),
    ("es", "llamarle cada último viernes del mes", "llamarle", LAST_FRIDAY, date(2026, 11, 27)),
    ("es", "llamarle el primer lunes de cada mes", "llamarle", FIRST_MONDAY, date(2026, 12, 7)),
    ("es", "llamarle todos los primeros lunes del mes", "llamarle", FIRST_MONDAY, date(2026, 12, 7)),
    ("es", "llamarle cada segundo martes", "llamarle", Repeat(MONTH, nth=2, weekday=1), date(2026, 12, 8)),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "part", "text", "repeat", "due"), WITHIN_MONTHS)
def test_a_weekday_of_each_month_is_kept_as_a_rule(
    lang: str, part: str, text: str, repeat: Repeat, due: date
) -> None:
    (found,) = read(f"{TALK[lang]}; {part}", lang=lang).follow_ups
    assert (found.text, found.repeat, found.due) == (text, repeat, due)


@pytest.mark.parametrize(
    ("lang", "say", "text"),
    [
        ("en", "call Tom every last friday of the month", "call Tom"),
        ("de", "jeden letzten Freitag im Monat Tom anrufen", "Tom anrufen"),
        ("es", "llamar a Tom el último viernes de cada mes", "llamar a Tom"),
    ],
)
def test_so_is_one_of_a_plan(lang: str, say: str, text: str) -> None:
    got = read(say, lang=lang)
    (found,) = got.follow_ups
    assert (got.kind, found.text, found.repeat, found.due) == (None, text, LAST_FRIDAY, date(2026, 11, 27))


def test_whom_i_met_every_last_friday_is_a_note() -> None:
    got = read("met Tom every last friday of the month")
    assert (got.kind, got.text) == (Kind.NOTE, "met Tom every last friday of the month")


DAYS_OF_THE_MONTH = [
    ("en", "every day 31 pay", "pay", Repeat(MONTH), date(2026, 12, 31)),
    ("en", "pay the rent every 15th", "pay the rent", Repeat(MONTH), date(2026, 12, 15)),
    ("en", "call Tom every 20th", "call Tom", Repeat(MONTH), FRIDAY),
    ("en", "every last day of the month pay", "pay", Repeat(MONTH, nth=-1, weekday=None), date(2026, 11, 30)),
    ("en", "send Tom the numbers on the last day of every month", "send Tom the numbers", Repeat(MONTH, nth=-1, weekday=None), date(2026, 11, 30)),
    ("en", "every first day of the month pay", "pay", Repeat(MONTH), date(2026, 12, 1)),
    ("de", "jeden 15. Miete zahlen", "Miete zahlen", Repeat(MONTH), date(2026, 12, 15)),
    ("de", "am letzten Tag jedes Monats Tom anrufen", "Tom anrufen", Repeat(MONTH, nth=-1, weekday=None), date(2026, 11, 30)),
    ("es", "cada día 15 pagar", "pagar", Repeat(MONTH), date(2026, 12, 15)),
    ("es", "el 15 de cada mes pagar", "pagar", Repeat(MONTH), date(2026, 12, 15)),
    ("es", "el último día de cada mes llamar a Tom", "llamar a Tom", Repeat(MONTH, nth=-1, weekday=None), date(2026, 11, 30)),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "say", "text", "repeat", "due"), DAYS_OF_THE_MONTH)
def test_on_a_day_of_each_month(lang: str, say: str, text: str, repeat: Repeat, due: date) -> None:
    got = read(say, lang=lang)
    (found,) = got.follow_ups
    assert (got.kind, found.text, found.repeat, found.due) == (None, text, repeat, due)


@pytest.mark.parametrize(
    ("lang", "say"),
    [
        ("en", "every day 20 minutes of spanish"),
        ("en", "every day 40 push on"),
        ("de", "jeden 3. März feiern"),
        ("es", "cada día 20 minutos de inglés"),
    ],
)
def test_a_number_of_something_else_is_no_day_of_the_month(lang: str, say: str) -> None:
    assert all(each.repeat is None for each in read(say, lang=lang).follow_ups)


@pytest.mark.parametrize(
    ("lang", "say", "asked"),
    [
        ("en", "call every first and third monday", "every first and third monday"),
        ("en", "call Tom every second and fourth friday", "every second and fourth friday"),
        ("de", "jeden ersten und dritten Montag anrufen", "jeden ersten und dritten Montag"),
        ("en", "call Tom on the 1st and 15th of every month", "on the 1st and 15th of every month"),
        ("de", "am 1. und 15. jedes Monats Tom anrufen", "am 1. und 15. jedes Monats"),
        ("es", "llamar a Tom cada primer y tercer lunes", "cada primer y tercer lunes"),
    ],
)
def test_two_days_of_each_month_are_asked_about(lang: str, say: str, asked: str) -> None:
    assert [each.word for each in read(say, lang=lang).unclear] == [asked]
