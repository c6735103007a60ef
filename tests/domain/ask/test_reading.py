"""What a question asks for: its conditions, its places and companies, and what is left as its subject."""

from datetime import date

import pytest

from networker.domain.ask.need import Met, Need
from networker.domain.ask.reading import Known, read

TODAY = date(2026, 11, 22)
PLACES = {"japan", "spain", "lisbon", "birmingham", "hamburg", "wien", "eritrea", "bank", "northgate"}
FIRMS = {"northgate", "the hollis foundation", "hollis foundation", "tessellate"}
WORDS = {
    "airline",
    "bank",
    "lawyer",
    "wind",
    "power",
    "council",
    "university",
    "winemaker",
    "judge",
    "hospital",
}
KNOWN = Known(
    place=lambda name: name.lower() in PLACES,
    company=lambda name, exactly: name.lower() in FIRMS or (not exactly and name.lower() == "nortgate"),
    person=lambda name: name.lower() == "thandeka mkhonza",
    word=lambda word: word in WORDS,
)


def need(question: str) -> Need:
    return read(question, today=TODAY, known=KNOWN)


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("who knows about bees?", ("bees",)), ("i need a locksmith", ("locksmith",)), ("toothache!! who", ("toothache",)),
        ("kenne ich eine Hebamme?", ("Hebamme",)), ("conozco algún carpintero?", ("carpintero",)),
        ("who do I ask about inheritance?", ("inheritance",)), ("who sits on a works council?", ("sits", "works", "council")),
        ("my father doesn't hear well any more", ("father", "hear", "well")),
    ],
)  # fmt: skip
def test_what_only_asks_is_no_subject(question: str, subject: tuple[str, ...]) -> None:
    assert need(question) == Need(question, subject=subject)


@pytest.mark.parametrize(
    ("question", "places", "subject"),
    [
        ("do i know someone in Japan", ("Japan",), ()), ("an employment lawyer in spain", ("spain",), ("employment", "lawyer")),
        ("I'll be in Lisbon in January, who should I see?", ("Lisbon",), ()), ("Architekt in Wien", ("Wien",), ("Architekt",)),
        ("travelling to Nowhereville, who knows the place?", ("Nowhereville",), ()), ("my friends in Hamburg", ("Hamburg",), ()),
        ("who fled from Eritrea", (), ("fled", "Eritrea")), ("someone in HR", (), ("HR",)), ("who lives in Lisbon", ("Lisbon",), ()),
        ("wer arbeitet bei einer Bank", (), ()), ("a Lisbon lawyer", ("Lisbon",), ("lawyer",)),
        ("an expert on the Lisbon", (), ("expert", "Lisbon")), ("some Bank lawyer", (), ("Bank", "lawyer")),
        ("who knows the Lisbon trams", ("Lisbon",), ("trams",)),
    ],
)  # fmt: skip
def test_places(question: str, places: tuple[str, ...], subject: tuple[str, ...]) -> None:
    found = need(question)
    assert (found.places, found.subject) == (places, subject)


@pytest.mark.parametrize(
    ("question", "companies", "houses", "once"),
    [
        ("who works for the hollis foundation", ("hollis foundation",), (), False),
        ("Who used to work at Tessellate?", ("Tessellate",), (), True), ("who left Tessellate?", ("Tessellate",), (), True),
        ("somebody at Nortgate", ("Nortgate",), (), False), ("anybody from Northgate?", ("Northgate",), (), False),
        ("someone at Larkspur Aerospace", ("Larkspur Aerospace",), (), False),  # in no book, and no kind of house either
        ("do I know anybody at an airline?", (), ("airline",), False), ("contacts at Northgate", ("Northgate",), (), False),
        ("who at the council could help with a permit", (), ("council",), False), ("juggling at the summer party", (), (), False),
        ("wer arbeitet bei einer Bank", (), ("Bank",), False),
    ],
)  # fmt: skip
def test_companies_and_kinds_of_house(
    question: str, companies: tuple[str, ...], houses: tuple[str, ...], once: bool
) -> None:
    found = need(question)
    assert (found.companies, found.houses, found.once, found.hop) == (companies, houses, once, False)


@pytest.mark.parametrize(
    ("question", "met"),
    [
        ("a lawyer in Birmingham I have met", Met.YES), ("a lawyer i've had coffee with", Met.YES),
        ("a lawyer i have not met in person yet", Met.NO), ("lawyers I haven't met", Met.NO),
        ("eine Anwältin, die ich noch nie getroffen habe", Met.NO), ("who has met a lawyer", None),
    ],
)  # fmt: skip
def test_whom_i_have_met(question: str, met: Met | None) -> None:
    assert need(question).met is met


@pytest.mark.parametrize(
    ("question", "since", "until"),
    [
        ("who in wind power did I talk to this year?", "2026-01-01", None), ("lawyers I spoke to last year", "2025-01-01", "2025-12-31"),
        ("lawyers I talked to lately", "2026-08-24", None), ("who have I talked to this month", "2026-11-01", None),
        ("lawyers I wrote to in the last two weeks", "2026-11-08", None), ("mit wem habe ich dieses Jahr gesprochen", "2026-01-01", None),
    ],
)  # fmt: skip
def test_since_when(question: str, since: str, until: str | None) -> None:
    found = need(question)
    assert (found.since, found.until) == (since, until)
    assert not {"year", "this", "weeks", "month"} & set(found.subject)


def test_whom_i_know_best_and_who_answers() -> None:
    best = need("who do I know best at Northgate?")
    assert (best.nearest, best.companies, best.subject) == (True, ("Northgate",), ())
    assert need("someone in HR who actually answers") == Need(
        "someone in HR who actually answers", subject=("HR",), answers=True
    )
    assert not need("who could answer a question about bees").answers


@pytest.mark.parametrize(
    ("question", "subject"),
    [
        ("who knows a judge?", ("judge",)), ("who could introduce me to a winemaker", ("winemaker",)),
        ("any way to reach somebody in the navy?", ("navy",)), ("do we have a line into the ministry", ("ministry",)),
        ("whose wife works at the ministry?", ("ministry",)), ("is anyone married to a judge", ("judge",)),
        ("wer kennt einen Winzer", ("Winzer",)), ("quién conoce a un viticultor", ("viticultor",)),
    ],
)  # fmt: skip
def test_a_way_to_somebody(question: str, subject: tuple[str, ...]) -> None:
    found = need(question)
    assert (found.hop, found.subject) == (True, subject)


@pytest.mark.parametrize(
    "question", ["who knows about judges", "who knows a lot about judges", "do i know a judge"]
)
def test_who_is_asked_for_their_own_knowledge_is_no_way(question: str) -> None:
    assert not need(question).hop


@pytest.mark.parametrize(
    "question", ["who can introduce me to Thandeka Mkhonza?", "how can i reach thandeka mkhonza"]
)
def test_a_way_to_somebody_named(question: str) -> None:
    assert [each.lower() for each in need(question).people] == ["thandeka mkhonza"]
    assert need(question).subject == ()


@pytest.mark.parametrize(
    "question", ["", "?", "who", "in in at at", "who knows a", "at", "I'll be in", "|", "the the a " * 90]
)
def test_odd_questions_ask_for_nothing_and_raise_nothing(question: str) -> None:
    assert need(question).subject == ()


def test_in_capitals_it_is_no_small_word() -> None:
    assert need("who knows about IT?").subject == ("IT",)
    assert need("who knows about it?").subject == ()


def test_a_will_that_is_a_thing_is_a_testament() -> None:
    assert need("who could check my will?").subject == ("check", "testament")
    assert need("who has the will to row").subject == ("row",)
