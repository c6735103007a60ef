"""The thirteen rules of reading, held against sentences and what a person means by them."""

import json
from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networker.domain.names import fold
from networker.domain.quick_line import Understood, understand
from networker.domain.vocabulary import Channel, Direction, Kind, Side
from tests.domain.quick_line.sentences import BOOK, DATA, NOW, meaning, read


def _plain(text: str | None) -> str:
    return " ".join(fold(text or "").split()).strip(" .,;:!?")


def _agrees(meant: dict[str, object], got: Understood) -> bool:
    """Whether the fields that a machine can hold exactly are right."""
    if meant["unclear"]:
        return {_plain(str(word)) for word in meant["unclear"]} == {_plain(each.word) for each in got.unclear}  # type: ignore[attr-defined]
    judged = set(meant) - set(meant.get("not_judged", []))  # type: ignore[call-overload]
    exact: dict[str, object] = {
        "people": sorted(each.name for each in got.people),
        "new_people": sorted(got.new_people),
        "kind": got.kind,
        "direction": got.direction,
        "day": got.day.isoformat() if got.day else None,
        "time": got.time.isoformat("minutes") if got.time else None,
        "topics": sorted(got.topics),
    }
    for name, value in exact.items():
        wanted = sorted(meant[name]) if isinstance(meant[name], list) else meant[name]  # type: ignore[type-var]
        if name in judged and wanted != value:
            return False
    due = sorted((each.due.isoformat() if each.due else "", each.side.value) for each in got.follow_ups)
    promised = sorted((each["due"] or "", each["side"]) for each in meant["follow_ups"])  # type: ignore[attr-defined]
    return "follow_ups" not in judged or due == promised


def test_at_least_95_percent_of_the_sentences_are_read_as_they_are_meant() -> None:
    sentences = json.loads((DATA / "sentences.json").read_text(encoding="utf-8"))
    wrong = [
        each["say"]
        for each in sentences
        if not _agrees(each, read(each["say"], lang=each["lang"], now=datetime.fromisoformat(each["now"])))
    ]
    assert len(wrong) <= 0.05 * len(sentences), wrong


# Own sentences, by rule. What is not named is not looked at.
OWN = [
    (
        "en",
        "coffee Ana yesterday: talked about the move",
        {"kind": Kind.MEETING, "text": "talked about the move"},
    ),
    ("en", "lunch with Priya - her new agency", {"text": "her new agency"}),
    ("en", "rang Carla about the menu yesterday", {"day": date(2026, 11, 17), "text": "the menu"}),
    ("en", "coffee Ana: PhD #C3PO C# rocks", {"topics": ("C3PO",), "text": "PhD C# rocks"}),
    ("en", "breakfast with Søren Dahlby", {"people": ["Søren Dahlby"]}),
    ("en", "breakfast with soeren", {"people": ["Søren Dahlby"]}),
    ("en", "tea with grossmann", {"people": ["Jürgen Großmann"]}),
    ("en", "dinner with Ana Kowalski", {"people": [], "new": ["Ana Kowalski"]}),
    ("en", "met Ana's brother Pedro", {"people": [], "new": ["Pedro"]}),
    ("en", "whatsapp call with Grace", {"kind": Kind.CALL, "channel": Channel.WHATSAPP}),
    ("en", "sms to Grace: on my way", {"kind": Kind.MESSAGE, "channel": Channel.PHONE}),
    ("en", "☕ Ana, Ben", {"kind": Kind.MEETING, "people": ["Ana Ribeiro", "Ben Achterberg"]}),
    ("en", "Grace texted me", {"direction": Direction.IN}),
    ("en", "texted Grace", {"direction": Direction.OUT}),
    ("en", "call with Mark", {"direction": Direction.BOTH}),
    ("en", "lunch with Grace on 2 january 2027", {"kind": None}),
    ("en", "remind me to thank Grace on friday", {"kind": None, "due": date(2026, 11, 20)}),
    ("en", "coffee Ana; send her the book tuesday", {"due": date(2026, 11, 24), "side": Side.ME}),
    ("en", "coffee Ana; she will ask her boss by 3 dec", {"due": date(2026, 12, 3), "side": Side.THEM}),
    ("en", "coffee Ana; he pays the bill next week", {"due": date(2026, 11, 23), "side": Side.THEM}),
    ("en", "coffee Ana on wednesday", {"day": date(2026, 11, 11)}),
    ("en", "coffee Ana on 20 december", {"day": date(2025, 12, 20)}),
    ("en", "coffee Ana 4/5", {"unclear": ["4/5"]}),
    ("en", "coffee Ana 25/4", {"day": date(2026, 4, 25)}),
    ("en", "coffee Ana at 3", {"time": "15:00"}),
    ("en", "coffee Ana at 8", {"time": "08:00"}),
    ("en", "coffee Ana @ Blue Note yesterday", {"place": "Blue Note", "day": date(2026, 11, 17)}),
    ("en", "met Ana in Lisbon: fado", {"place": "Lisbon", "text": "fado"}),
    ("de", "Abendessen mit Katrin gestern: Umzug", {"kind": Kind.MEETING, "day": date(2026, 11, 17)}),
    ("de", "Frank angerufen", {"kind": Kind.CALL, "direction": Direction.OUT}),
    ("de", "Frank hat angerufen", {"direction": Direction.IN}),
    ("de", "Mail an Sofia: Termin", {"kind": Kind.MAIL, "direction": Direction.OUT, "text": "Termin"}),
    ("de", "Kaffee mit Jonas um halb fünf", {"time": "16:30"}),
    ("de", "Kaffee mit Jonas; ich rufe ihn morgen an", {"due": date(2026, 11, 19), "side": Side.ME}),
    ("es", "cena con Pilar anoche", {"kind": Kind.MEETING, "day": date(2026, 11, 17)}),
    ("es", "me llamó Tomás", {"kind": Kind.CALL, "direction": Direction.IN}),
    ("es", "café con Nuria en Bilbao", {"place": "Bilbao"}),
    ("es", "comida con Pilar; le mando las fotos el lunes", {"due": date(2026, 11, 23), "side": Side.ME}),
]


@pytest.mark.parametrize(("lang", "say", "meant"), OWN, ids=[say for _, say, _ in OWN])
def test_own_sentences(lang: str, say: str, meant: dict[str, object]) -> None:
    assert meaning(say, lang, meant) == meant


def test_a_choice_answers_an_unclear_word() -> None:
    unclear = read("coffee Chris")
    assert [each.word for each in unclear.unclear] == ["Chris"]
    picked = unclear.unclear[0].options[1]
    chosen = understand("coffee Chris", now=NOW, directory=BOOK, chosen={"chris": picked.id})
    assert (chosen.people, chosen.unclear) == ((picked,), ())


def test_the_person_at_hand_is_meant_where_nobody_is_named() -> None:
    ana = BOOK.candidates("Ana")[0]
    got = understand("coffee yesterday: her move", now=NOW, directory=BOOK, context=ana)
    assert (got.people, got.kind, got.text) == ((ana,), Kind.MEETING, "her move")


@given(st.text(max_size=300), st.sampled_from(["en", "de", "es"]))
def test_no_text_breaks_the_reader(text: str, lang: str) -> None:
    read(text, lang=lang)


@given(st.dates(date(2000, 1, 1), date(2090, 1, 1)), st.sampled_from(["monday", "thursday", "sunday"]))
def test_a_weekday_is_never_today(today: date, word: str) -> None:
    now = datetime(today.year, today.month, today.day, 12, tzinfo=NOW.tzinfo)
    happened = read(f"coffee Ana on {word}", now=now).day
    promised = read(f"coffee Ana; call her {word}", now=now).follow_ups[0].due
    assert happened is not None
    assert promised is not None
    assert 1 <= (today - happened).days <= 7
    assert 1 <= (promised - today).days <= 7


@given(st.lists(st.sampled_from(["housing", "tea", "ümläute", "q1"]), min_size=1, max_size=3, unique=True))
def test_topics_are_never_lost(topics: list[str]) -> None:
    said = " ".join(f"#{topic}" for topic in topics)
    assert read(f"coffee Ana {said} yesterday").topics == tuple(topics)
    assert read(f"coffee Ana: the move {said}; call her friday").topics == tuple(topics)


@pytest.mark.parametrize(
    ("sentence", "lang", "asked", "which"),
    [
        ("coffee Ana on 31 feb: the move", "en", "on 31 feb", "which day"),
        ("coffee Ana 31/2: the move", "en", "31/2", "which day"),
        ("Kaffee mit Ana am 30.2.: Umzug", "de", "am 30.2.", "which day"),
        ("café con Ana el 2026-02-30: mudanza", "es", "2026-02-30", "which day"),
        ("call Ana yesterday 25:00", "en", "25:00", "which time"),
        ("call Ana 12:75: the move", "en", "12:75", "which time"),
        ("coffee Ana; send the plan by 31 april", "en", "31 april", "which day"),
    ],
)
def test_a_day_or_time_that_never_is_is_asked_about(sentence: str, lang: str, asked: str, which: str) -> None:
    found = read(sentence, lang=lang).unclear
    assert [each.why for each in found] == [which]
    assert found[0].word.endswith(asked.removeprefix("on ").removeprefix("am "))


def test_numbers_that_are_no_dates_are_left_alone() -> None:
    for sentence in ("coffee Ana: chapter 31/2 and verse 25:99", "coffee Ana 40/60 split", "lunch Ana 24/7"):
        assert not read(sentence).unclear, sentence


def test_a_plan_keeps_no_gap_where_its_day_stood() -> None:
    [wish] = read("call Ana tomorrow: ask about the boat").follow_ups
    assert wish.text == "call Ana: ask about the boat"
