"""Days and times as people say them; now is Wednesday, 18 November 2026, 17:40."""

from datetime import date

import pytest

from tests.domain.quick_line.sentences import NOW, meaning, read

TIMES = [
    ("en", "lunch with Grace at one", "13:00"),
    ("en", "lunch with Grace at half one", "13:30"),
    ("en", "tea with Grace at ten to four", "15:50"),
    ("en", "call with Grace at three thirty", "15:30"),
    ("en", "drinks with Grace 5 o'clock", "17:00"),
    ("en", "drinks with Grace at 8 in the evening", "20:00"),
    ("en", "beers with Grace 17.30", "17:30"),
    ("de", "Kaffee mit Jonas um zwölf", "12:00"),
    ("de", "Bier mit Großmann gegen fünf", "17:00"),
    ("de", "Bier mit Voß um halb sieben abends", "18:30"),
    ("de", "Tee mit Großmann um fünf nach halb vier", "15:35"),
    ("de", "Kaffee mit Jonas um zehn nach drei", "15:10"),
    ("de", "Kaffee mit Jonas so gegen drei", "15:00"),
    ("de", "Mittagessen mit Jonas 12.30 Uhr", "12:30"),
    ("es", "café con Nuria a las cuatro y diez", "16:10"),
    ("es", "café con Nuria sobre las cinco", "17:00"),
    ("es", "café con Nuria a las seis menos veinte", "17:40"),
    ("es", "cena con Nuria a las nueve de la noche", "21:00"),
    ("es", "café con Nuria a las 17h", "17:00"),
]


@pytest.mark.parametrize(("lang", "say", "at"), TIMES)
def test_a_spoken_time(lang: str, say: str, at: str) -> None:
    evening = NOW.replace(hour=22)
    meant = {"time": at, "text": "", "day": date(2026, 11, 18)}
    assert meaning(say, lang, meant, now=evening) == meant


DAYS = [
    ("en", "dinner with Grace fri 6 nov", date(2026, 11, 6)),
    ("en", "dinner with Grace on Friday, 6 November", date(2026, 11, 6)),
    ("en", "dinner with Grace friday night", date(2026, 11, 13)),
    ("en", "lunch with Grace the 3rd", date(2026, 11, 3)),
    ("en", "lunch with Grace on the first", date(2026, 11, 1)),
    ("en", "had lunch with Grace on the 19th", date(2026, 10, 19)),
    ("de", "Jonas am 19. getroffen", date(2026, 10, 19)),
    ("es", "tomé café con Nuria el 19", date(2026, 10, 19)),
    ("en", "lunch with Grace a fortnight ago", date(2026, 11, 4)),
    ("en", "lunch with Grace an hour ago", date(2026, 11, 18)),
    ("en", "called Grace about an hour ago", date(2026, 11, 18)),
    ("en", "yesterday: lunch with Grace", date(2026, 11, 17)),
    ("de", "am 5. Kaffee mit Jonas", date(2026, 11, 5)),
    ("de", "Kaffee mit Jonas am Freitag, den 6.11.", date(2026, 11, 6)),
    ("de", "Abendessen mit Jonas am Samstagabend", date(2026, 11, 14)),
    ("de", "Frühstück mit Jonas am Sonntag Morgen", date(2026, 11, 15)),
    ("de", "vor einer Stunde mit Jonas telefoniert", date(2026, 11, 18)),
    ("es", "café con Nuria el 12", date(2026, 11, 12)),
    ("es", "el 5 cena con Nuria", date(2026, 11, 5)),
    ("es", "cena con Nuria el miércoles 4", date(2026, 11, 4)),
    ("es", "cena con Nuria el viernes por la noche", date(2026, 11, 13)),
    ("es", "café con Nuria hace quince días", date(2026, 11, 3)),
]


@pytest.mark.parametrize(("lang", "say", "day"), DAYS)
def test_the_day_of_what_happened(lang: str, say: str, day: date) -> None:
    assert meaning(say, lang, {"day": day, "text": ""}) == {"day": day, "text": ""}


BARE = [
    ("de", "Kaffee mit Jonas am 5.11", date(2026, 11, 5), None),
    ("de", "Kaffee mit Jonas am 5.11 im Park", date(2026, 11, 5), None),
    ("de", "5.11 Kaffee mit Jonas", date(2026, 11, 5), None),
    ("de", "5.11: Kaffee mit Jonas", date(2026, 11, 5), None),
    ("de", "Kaffee mit Jonas um 5.11", date(2026, 11, 18), "05:11"),
    ("de", "Kaffee mit Jonas 15.30 Uhr", date(2026, 11, 18), "15:30"),
    ("de", "Kaffee mit Jonas vor 3 Wo.", date(2026, 10, 28), None),
    ("en", "coffee with Tom on 1.11", date(2026, 11, 1), None),
    ("en", "coffee with Tom 10d ago", date(2026, 11, 8), None),
    ("en", "coffee with Tom @10 yesterday", date(2026, 11, 17), "10:00"),
    ("es", "el 5.11 café con Nuria", date(2026, 11, 5), None),
    ("de", "Kaffee mit Fr. Voß am Dienstag", date(2026, 11, 17), None),
    ("de", "Kaffee mit Jonas Fr. 15:00", date(2026, 11, 13), "15:00"),
]


@pytest.mark.parametrize(("lang", "say", "day", "time"), BARE)
def test_a_number_is_a_day_or_a_time_by_where_it_stands(
    lang: str, say: str, day: date, time: str | None
) -> None:
    meant: dict[str, object] = {"day": day, "time": time}
    assert meaning(say, lang, meant) == meant


def test_a_number_with_a_dot_inside_a_note_is_neither() -> None:
    meant: dict[str, object] = {"day": date(2026, 11, 18), "text": "version 2.10", "time": None}
    assert meaning("coffee with Tom about version 2.10", "en", meant) == meant
    assert meaning("coffee with Tom: version 2.10", "en", meant) == meant


AHEAD = [
    ("en", "lunch with Grace this coming friday", date(2026, 11, 20)),
    ("en", "lunch with Grace tuesday next week", date(2026, 11, 24)),
    ("en", "lunch with Grace by friday", date(2026, 11, 20)),
    ("en", "lunch with Grace by the end of november", date(2026, 11, 30)),
    ("de", "Treffen mit Jonas kommenden Freitag", date(2026, 11, 20)),
    ("de", "Treffen mit Jonas Dienstag nächster Woche", date(2026, 11, 24)),
    ("de", "übernächste Woche Treffen mit Jonas", date(2026, 11, 30)),
    ("es", "cena con Nuria el viernes que viene", date(2026, 11, 20)),
    ("es", "cena con Nuria el próximo martes", date(2026, 11, 24)),
]


@pytest.mark.parametrize(("lang", "say", "due"), AHEAD)
def test_what_can_only_lie_ahead_is_a_plan(lang: str, say: str, due: date) -> None:
    meant = {"kind": None, "due": due}
    assert meaning(say, lang, meant) == meant


def test_a_day_at_the_end_of_what_it_was_about_is_no_part_of_the_head() -> None:
    for say in ("rang Aoife about the fence on friday", "Aoife texted me about the barn on friday"):
        got = read(say)
        assert [each.name for each in got.people] == ["Aoife O'Dwyer"], say
        assert got.day == date(2026, 11, 13), say


def test_a_day_that_tells_of_something_else_stays_in_the_note() -> None:
    meant = {"day": date(2026, 11, 18), "text": "the invoices from monday"}
    assert meaning("mailed Grace about the invoices from monday", "en", meant) == meant
    meant = {"day": date(2026, 11, 18), "text": "Sie hat am Montag Geburtstag"}
    assert meaning("Kaffee mit Jonas. Sie hat am Montag Geburtstag", "de", meant) == meant


def test_next_month_gives_no_day_and_is_not_lost() -> None:
    meant = {"kind": None, "due": None, "promises": [(None, "me", "meeting Grace next month")]}
    assert meaning("meeting Grace next month", "en", meant) == meant
    assert meaning("lunch with Grace last month", "en", {"text": "", "place": None}) == {
        "text": "",
        "place": None,
    }


def test_letters_with_their_accents_apart_are_the_same_letters() -> None:
    meant = {"people": ["Søren Dahlby"], "time": "12:00"}
    assert meaning("Kaffee mit Søren um zwo\u0308lf", "de", meant) == meant


VAGUE = [
    ("en", "coffee Grace last week: tea", None, "last week"),
    ("en", "coffee Grace last week", None, "last week"),
    ("en", "met Grace in may: tea", None, "in may"),
    ("de", "Spaziergang mit Jonas am Wochenende: See", None, "am Wochenende"),
    ("es", "café con Nuria la semana pasada: obra", None, "la semana pasada"),
    ("en", "first coffee with Grace since may: tea", date(2026, 11, 18), ""),
    ("en", "called Grace, she moves in may", date(2026, 11, 18), ""),
    ("en", "coffee Grace yesterday, first this year: tea", date(2026, 11, 17), ""),
    ("en", "Grace: was ill last week", date(2026, 11, 18), ""),
    ("en", "coffee Grace last week tuesday: tea", date(2026, 11, 10), ""),
    ("de", "Kaffee mit Jonas am Dienstag letzte Woche", date(2026, 11, 10), ""),
]


@pytest.mark.parametrize(("lang", "say", "day", "vague"), VAGUE)
def test_a_week_or_a_month_is_never_taken_for_today(
    lang: str, say: str, day: date | None, vague: str
) -> None:
    got = read(say, lang=lang)
    assert (got.day, got.vague, got.unclear) == (day, vague, ())


@pytest.mark.parametrize(
    ("say", "unclear"),
    [
        ("coffee Grace two weeks ago tuesday: tea", ["two weeks ago tuesday"]),
        ("coffee Grace two weeks ago wednesday: tea", []),
        ("coffee Grace fri 14 nov: tea", ["fri 14 nov"]),
        ("coffee Grace; send it in two weeks on friday", ["in two weeks on friday"]),
    ],
)
def test_a_weekday_that_contradicts_its_date_is_asked_about(say: str, unclear: list[str]) -> None:
    assert meaning(say, "en", {"unclear": unclear}) == {"unclear": unclear}


ASKED = [
    ("en", "coffee with Tom yesterday and today", ["yesterday and today"]),
    ("en", "met Tom on monday and Grace on tuesday", ["on tuesday"]),
    ("en", "met Tom yesterday or monday", ["yesterday or monday"]),
    ("en", "met Tom on 2025-13-45", ["2025-13-45"]),
    ("en", "met Tom 12-11-2026", ["12-11-2026"]),
    ("en", "met Tom 13pm", ["13pm"]),
    ("en", "met Tom 0pm", ["0pm"]),
    ("en", "met Tom 3 days before yesterday", ["3 days before yesterday"]),
    ("en", "met Tom monday before last", ["monday before last"]),
    ("en", "call Tom after friday", ["after friday"]),
    ("en", "call Tom from monday on", ["from monday"]),
    ("en", "coffee Tom; call 2 or 3 dec", ["2 or 3 dec"]),
    ("en", "coffee Tom; send it yesterday", ["yesterday"]),
    ("en", "met Tom last night at 2", ["at 2"]),
    ("de", "Essen mit Tom gestern und heute", ["gestern und heute"]),
    ("de", "Treffen mit Tom um 25 Uhr", ["um 25 uhr"]),
    ("es", "cena con Tom el lunes y el jueves", ["el lunes y el jueves"]),
]


@pytest.mark.parametrize(("lang", "say", "words"), ASKED)
def test_what_may_be_several_days_or_none_is_asked(lang: str, say: str, words: list[str]) -> None:
    assert [each.word.lower() for each in read(say, lang=lang).unclear] == words


VAGUE = [
    ("en", "met Tom in 2024", "in 2024"),
    ("en", "met Tom over Christmas", "over Christmas"),
    ("en", "lunch with Tom in spring", "in spring"),
    ("de", "Treffen mit Tom zu Weihnachten", "zu Weihnachten"),
    ("de", "Tom im Sommer getroffen", "im Sommer"),
    ("es", "cena con Tom en Navidad", "en Navidad"),
    ("es", "cena con Tom en 2019", "en 2019"),
]


@pytest.mark.parametrize(("lang", "say", "word"), VAGUE)
def test_a_year_a_season_and_a_feast_give_no_day(lang: str, say: str, word: str) -> None:
    found = read(say, lang=lang)
    assert (found.vague, found.day) == (word, None)


KEPT = [
    ("en", "met Tom on monday, not tuesday", date(2026, 11, 16), "not tuesday"),
    ("en", "coffee with Tom yesterday, his exam is on friday", date(2026, 11, 17), "his exam is on friday"),
    ("en", "coffee with Tom 2026/11/12", date(2026, 11, 12), ""),
    ("en", "coffee with Tom #tea yesterday", date(2026, 11, 17), ""),
    ("en", "sent Tom a christmas card yesterday", date(2026, 11, 17), "christmas card"),
]


@pytest.mark.parametrize(("lang", "say", "day", "text"), KEPT)
def test_other_days_stay_words(lang: str, say: str, day: date, text: str) -> None:
    wanted: dict[str, object] = {"day": day, "text": text, "unclear": []}
    assert meaning(say, lang, wanted) == wanted


RANGES = [
    ("en", "coffee with Tom from 2 to 3pm", "14:00"),
    ("en", "coffee with Tom 11-1pm yesterday", "11:00"),
    ("en", "coffee with Tom yesterday 14:00-15:30", "14:00"),
    ("en", "met Tom between 3 and 4", "15:00"),
    ("en", "met Tom from 2:15 to 3pm", "14:15"),
    ("de", "Treffen mit Tom von 14 bis 15 Uhr", "14:00"),
    ("de", "Treffen mit Tom von 14:30 bis 15 Uhr", "14:30"),
    ("es", "reunión con Tom de 10 a 11", "10:00"),
    ("es", "reunión con Tom de 9 a 11 ayer", "09:00"),
    ("en", "met Tom last night at 11", "23:00"),
    ("en", "met Tom this morning at 6", "06:00"),
    ("de", "Essen mit Tom gestern Abend um acht", "20:00"),
    ("es", "cena con Tom anoche a las nueve", "21:00"),
]


@pytest.mark.parametrize(("lang", "say", "at"), RANGES)
def test_of_a_range_the_begin_is_the_time_and_an_evening_has_its_hours(lang: str, say: str, at: str) -> None:
    wanted: dict[str, object] = {"time": at, "text": "", "unclear": []}
    assert meaning(say, lang, wanted, now=NOW.replace(hour=23)) == wanted


WEEKS = [
    ("en", "coffee with Tom a week on friday", date(2026, 11, 27)),
    ("en", "coffee with Tom friday week", date(2026, 11, 27)),
    ("en", "call Tom before friday", date(2026, 11, 20)),
    ("en", "coffee with Tom in two hours", date(2026, 11, 18)),
]


@pytest.mark.parametrize(("lang", "say", "due"), WEEKS)
def test_a_day_to_come_is_a_plans(lang: str, say: str, due: date) -> None:
    assert meaning(say, lang, {"kind": None, "due": due}) == {"kind": None, "due": due}


COUNTED = [
    ("en", "lunch with Tom first monday of october", date(2026, 10, 5)),
    ("en", "lunch with Tom on the last friday in october", date(2026, 10, 30)),
    ("en", "lunch with Tom the second tuesday of last month", date(2026, 10, 13)),
    ("en", "lunch with Tom on the first monday of october 2025", date(2025, 10, 6)),
    ("en", "lunch with Tom on the last day of october", date(2026, 10, 31)),
    ("de", "Essen mit Tom am ersten Montag im Oktober", date(2026, 10, 5)),
    ("de", "Essen mit Tom am letzten Freitag im letzten Monat", date(2026, 10, 30)),
    ("es", "cena con Tom el primer lunes de octubre", date(2026, 10, 5)),
    ("es", "cena con Tom el último viernes del mes pasado", date(2026, 10, 30)),
]


@pytest.mark.parametrize(("lang", "say", "day"), COUNTED)
def test_a_day_counted_within_a_month_is_known(lang: str, say: str, day: date) -> None:
    wanted: dict[str, object] = {"day": day, "text": "", "unclear": []}
    assert meaning(say, lang, wanted) == wanted


@pytest.mark.parametrize(
    ("lang", "say", "due"),
    [
        ("en", "lunch with Tom; call him first monday of december", date(2026, 12, 7)),
        ("en", "lunch with Tom; call him by the end of next month", date(2026, 12, 31)),
        ("en", "lunch with Tom last friday of the month", date(2026, 11, 27)),
        ("de", "Essen mit Tom; am ersten Montag im nächsten Monat anrufen", date(2026, 12, 7)),
        ("en", "lunch with Tom; call him in the week of 10 december", date(2026, 12, 7)),
        ("en", "lunch with Tom; call him on the first monday of the month", date(2026, 12, 7)),
        ("en", "lunch with Tom fifth monday of november", date(2026, 11, 30)),
        ("de", "Essen mit Tom; Ende Januar anrufen", date(2027, 1, 31)),
        ("es", "cena con Tom; llamarle el primer lunes de diciembre", date(2026, 12, 7)),
        ("es", "cena con Tom; llamarle a finales de enero", date(2027, 1, 31)),
    ],
)
def test_of_a_promise_it_is_the_next(lang: str, say: str, due: date) -> None:
    assert meaning(say, lang, {"due": due}) == {"due": due}


PARTS = [
    ("en", "first week of october"),
    ("en", "in the first week of october"),
    ("en", "end of october"),
    ("en", "at the end of october"),
    ("en", "mid-october"),
    ("en", "beginning of october"),
    ("en", "in the second half of october"),
    ("en", "late last month"),
    ("en", "in the week of 5 october"),
    ("en", "beginning of the week"),
    ("de", "in der Woche vom 5.10."),
    ("de", "Mitte letzter Woche"),
    ("es", "la semana del 5 de octubre"),
    ("es", "a principios de semana"),
    ("de", "Ende Oktober"),
    ("de", "Mitte Oktober"),
    ("de", "Anfang letzten Monats"),
    ("de", "in der ersten Oktoberwoche"),
    ("de", "in der letzten Woche im Oktober"),
    ("es", "a finales de octubre"),
    ("es", "a mediados de octubre"),
    ("es", "a principios del mes pasado"),
    ("es", "la primera semana de octubre"),
    ("es", "en la segunda quincena de octubre"),
]


@pytest.mark.parametrize(("lang", "words"), PARTS)
def test_a_part_of_a_month_is_no_day_and_asked(lang: str, words: str) -> None:
    talk = {"en": "lunch with Tom", "de": "Essen mit Tom", "es": "cena con Tom"}[lang]
    found = read(f"{talk} {words}", lang=lang)
    assert (found.vague, found.day, found.text, found.place) == (words, None, "", None)


@pytest.mark.parametrize(
    ("lang", "say"),
    [
        ("en", "lunch with Tom beginning of next month"),
        ("de", "Essen mit Tom Anfang nächsten Monats"),
        ("es", "cena con Tom a principios del mes que viene"),
    ],
)
def test_a_part_of_next_month_is_a_plan_with_its_words(lang: str, say: str) -> None:
    meant: dict[str, object] = {"kind": None, "promises": [(None, "me", say)], "unclear": []}
    assert meaning(say, lang, meant) == meant


SOON = [
    ("en", "lunch with Tom 1 December", date(2026, 12, 1)),
    ("en", "lunch with Tom 30/11", date(2026, 11, 30)),
    ("en", "coffee with Tom friday 20 november", date(2026, 11, 20)),
    ("de", "Essen mit Tom am 30.11.", date(2026, 11, 30)),
    ("de", "Essen mit Tom am 1. Dezember", date(2026, 12, 1)),
    ("es", "cena con Tom el 1 de diciembre", date(2026, 12, 1)),
]


@pytest.mark.parametrize(("lang", "say", "due"), SOON)
def test_a_day_within_two_weeks_is_never_last_years(lang: str, say: str, due: date) -> None:
    assert meaning(say, lang, {"kind": None, "due": due}) == {"kind": None, "due": due}


@pytest.mark.parametrize(
    ("lang", "say", "word"),
    [
        ("en", "met Tom 1 December", "1 December"),
        ("de", "Tom am 1.12. getroffen", "am 1.12."),
        ("es", "vi a Tom el 1 de diciembre", "el 1 de diciembre"),
    ],
)
def test_where_it_is_over_it_is_asked_which_one(lang: str, say: str, word: str) -> None:
    assert [each.word for each in read(say, lang=lang).unclear] == [word]


def test_a_day_to_come_that_they_talked_about_stays_in_the_note() -> None:
    for day in ("tomorrow", "on 1 December"):
        wanted: dict[str, object] = {"day": date(2026, 11, 18), "text": f"the party {day}", "unclear": []}
        assert meaning(f"called Tom about the party {day}", "en", wanted) == wanted
    assert read("lunch with Tom fifth monday of october").unclear[0].word == "fifth monday of october"


@pytest.mark.parametrize(
    ("lang", "say", "text"),
    [
        ("en", "Tom wrote that he comes friday", "that he comes friday"),
        ("de", "Tom hat geschrieben, dass er am Freitag kommt", "dass er am Freitag kommt"),
        ("es", "Tom escribió que viene el viernes", "que viene el viernes"),
        ("en", "Tom invited me to dinner on friday", "to dinner on friday"),
        ("de", "Tom hat mich zum Essen am Freitag eingeladen", "zum Essen am Freitag"),
        ("es", "Tom me invitó a comer el viernes", "a comer el viernes"),
    ],
)
def test_for_when_somebody_says_it_or_invites_is_not_when_they_did(lang: str, say: str, text: str) -> None:
    wanted: dict[str, object] = {"day": date(2026, 11, 18), "text": text, "kind": "message", "unclear": []}
    assert meaning(say, lang, wanted) == wanted
    assert read("invited Tom to dinner yesterday").day == date(2026, 11, 17)


def test_a_day_further_ahead_is_the_last_one_of_what_happened() -> None:
    assert read("lunch with Tom 3 december").day == date(2025, 12, 3)
    assert read("met Tom on 17 november").day == date(2026, 11, 17)


@pytest.mark.parametrize(
    ("lang", "say"),
    [("en", "coffee Grace on the 19th"), ("de", "Kaffee mit Jonas am 19."), ("es", "café con Nuria el 19")],
)
def test_a_day_of_this_month_that_comes_soon_is_a_plan(lang: str, say: str) -> None:
    wanted: dict[str, object] = {"kind": None, "due": date(2026, 11, 19)}
    assert meaning(say, lang, wanted) == wanted
