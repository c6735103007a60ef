"""Words of the Ask page: the line round what matched, where it is known from, how likely they answer, what came of it."""

from dataclasses import replace
from datetime import date

import pytest

from networker.domain.vocabulary import (
    AskedId,
    AskId,
    Channel,
    Direction,
    FollowUpId,
    InteractionId,
    Kind,
    PersonId,
)
from networker.services.ask_views import Answer, Evidence, Named
from networker.services.ask_ways import Asked, Connected, Examples, Passed
from networker.services.asked_before import AskedOne, AskView
from networker.services.offers import Offer
from networker.services.today_views import Named as Known
from networker.ui.ask import words
from networker.ui.ask.of_person import said
from networker.ui.ask.parts import examples

TODAY = date(2026, 11, 20)
LINE = Evidence("dives at Dahab", ((0, 5),), "talk", InteractionId(1), date(2025, 5, 3))
ANSWER = Answer(
    PersonId(1), "Omar Aziz", "Omar Aziz", "Acme", "Porto", None, LINE, 9, 11, 1.4, None, True, 1.0
)
OFFER = Offer(
    person=PersonId(1), name="Omar Aziz", shown="Omar Aziz", given="Omar", company="Acme", circle=None, reason="",
    channel=Channel.MAIL, handle="omar@mail.example", opener="Hi Omar",
)  # fmt: skip
OMAR = Asked(ANSWER, OFFER, talked=True, passed=Passed(Kind.MAIL, Direction.IN))
ONE = AskedOne(AskedId(1), PersonId(1), "Omar Aziz", "Omar", TODAY, Channel.MAIL, "", None, None, None)
ASK = AskView(AskId(1), "Who dives?", TODAY, "", None, (ONE,))


def plain(text: str) -> str:
    return text.replace("\u2068", "").replace("\u2069", "")


def with_line(text: str, *matched: tuple[int, int], source: str = "fact") -> Answer:
    return replace(ANSWER, evidence=Evidence(text, matched, source))


# ---- the line


def test_a_short_line_is_whole_and_its_places_are_where_they_were() -> None:
    assert words.excerpt(LINE) == ("dives at Dahab", ((0, 5),))


@pytest.mark.parametrize("at", [0, 300, 900])
def test_a_long_line_is_cut_round_what_matched(at: int) -> None:
    text = ("word " * 200)[:at] + "snorkelling" + " word" * 200
    shown, [(start, stop)] = words.excerpt(Evidence(text, ((at, at + 11),), "note"))
    assert shown[start:stop] == "snorkelling"
    assert len(shown) <= words.LONGEST + 4
    assert shown.startswith("… ") is (at > 0)
    assert shown.endswith("…")


def test_what_would_break_the_line_or_turn_it_is_a_space_and_moves_no_place() -> None:
    text = "one\ntwo\u202e three\tsnorkelling"
    at = text.index("snorkelling")
    shown, [(start, stop)] = words.excerpt(Evidence(text, ((at, at + 11),), "note"))
    assert shown == "one two  three snorkelling"
    assert shown[start:stop] == "snorkelling"


def test_places_that_are_none_are_left_out() -> None:
    assert words.excerpt(Evidence("abc", ((-1, 2), (2, 2), (1, 9), (0, 2)), "note")) == ("abc", ((0, 2),))


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (ANSWER, "“dives at Dahab”"),
        (with_line("Diver", (0, 5)), "Diver"),
        (replace(ANSWER, sure=False), "A guess: “dives at Dahab”"),
        (replace(ANSWER, via=Named("her brother")), "Knows somebody: “dives at Dahab”"),
        (replace(with_line("Diver"), sure=False, via=Named("Ben")), "A guess: Knows somebody: Diver"),
    ],
)
def test_it_is_told_in_quotes_where_somebody_wrote_it_and_openly_where_it_is_a_guess(
    answer: Answer, told: str
) -> None:
    text, spans = words.told(answer)
    assert text == told
    assert all(text[a:b].casefold() in ("dives", "diver") for a, b in spans)


@pytest.mark.parametrize(
    ("passed", "told"),
    [
        (Passed(Kind.MAIL, Direction.IN), "Omar, mail of 3 May 2025"),
        (Passed(Kind.MESSAGE, Direction.OUT), "your message of 3 May 2025"),
        (Passed(Kind.MEETING, Direction.BOTH), "a meeting of 3 May 2025"),
        (Passed(Kind.NOTE, None), "your note of 3 May 2025"),
        (None, "what was said, 3 May 2025"),
    ],
)
def test_a_talk_is_named_with_who_said_it_and_when(passed: Passed | None, told: str) -> None:
    assert plain(words.source(replace(OMAR, passed=passed))) == told


@pytest.mark.parametrize("source", sorted(words.SOURCE_ICONS))
def test_every_source_has_words_and_a_glyph(source: str) -> None:
    each = replace(OMAR, answer=with_line("Diver", source=source), passed=None)
    assert words.source(each)
    assert words.source_icon(each)


# ---- how likely


@pytest.mark.parametrize(
    ("answered", "of", "days", "told"),
    [
        (9, 11, 1.4, "answered 9 of 11 times, mostly within 2 days"),
        (9, 11, 0.0, "answered 9 of 11 times, mostly within a day"),
        (4, 4, None, "answered 4 of 4 times"),
        (1, 3, 4.0, "answered 1 of 3 times"),
        (0, 1, None, "answered 0 of 1 time"),
        (0, 0, None, ""),
    ],
)
def test_how_often_and_how_soon_they_answer(answered: int, of: int, days: float | None, told: str) -> None:
    answer = replace(ANSWER, answered=answered, of=of, days=days)
    assert words.likely(replace(OMAR, answer=answer)) == told


def test_of_strangers_it_is_said_who_could_introduce_the_user() -> None:
    assert words.likely(replace(OMAR, talked=False)) == "no talk with you yet"
    by = replace(OMAR, talked=False, by=Known(PersonId(2), "Ines Duarte"))
    assert plain(words.likely(by)) == "no talk with you yet; Ines Duarte could introduce you"


def test_a_name_of_many_letters_makes_no_button_that_fills_the_row() -> None:
    assert len(plain(words.called(replace(OFFER, given="Wolfeschlegelsteinhausen" * 4)))) == words.NAME
    assert words.called(replace(OFFER, given="", name="")) == "them"


# ---- who might


@pytest.mark.parametrize(
    ("near", "counts", "told"),
    [
        ((), (4, 3, 1), "tied to 4 people you know, in 3 groups with others, at 1 gathering"),
        ((), (1, 0, 0), "tied to 1 person you know"),
        (("Ana",), (0, 0, 0), "knows Ana, who come near"),
        (("Ana", "Ben"), (0, 0, 0), "knows Ana and Ben, who come near"),
        (("Ana", "Ben", "Eva", "Dan"), (0, 0, 0), "knows Ana, Ben and 2 more, who come near"),
    ],
)
def test_why_somebody_might_know_somebody(
    near: tuple[str, ...], counts: tuple[int, int, int], told: str
) -> None:
    found = Connected(OFFER, tuple(Known(PersonId(n), name) for n, name in enumerate(near)), *counts)
    assert plain(words.shares(found)) == told


def test_examples_are_made_of_what_there_is() -> None:
    assert examples(Examples(3, ("diving", "wine"), "Porto", "Kite Labs")) == [
        "Who knows about diving?", "Who in Porto knows about wine?", "Who works at Kite Labs?",
    ]  # fmt: skip
    assert examples(Examples(3, (), "Porto", "")) == ["Whom do I know in Porto?"]
    assert examples(Examples(3, (), "", "")) == ["Who have I met this year?"]


# ---- what came of it


@pytest.mark.parametrize(
    ("ask", "whom", "came"),
    [
        (ASK, "asked Omar Aziz, today", "No answer yet."),
        (replace(ASK, people=()), "nobody asked, today", "Looked up, not asked."),
        (
            replace(ASK, people=(ONE, replace(ONE, given="Hana"))),
            "asked Omar and Hana, today",
            "No answer yet.",
        ),
        (
            replace(ASK, people=(ONE, ONE, replace(ONE, given="Hana"), ONE)),
            "asked Omar, Omar and 2 more, today",
            "No answer yet.",
        ),
        (replace(ASK, closed=TODAY), "asked Omar Aziz, today", "Closed without an answer."),
        (replace(ASK, people=(replace(ONE, helped=False),)), "asked Omar Aziz, today", "It did not help."),
        (replace(ASK, people=(replace(ONE, answer="Dahab"),)), "asked Omar Aziz, today", "Dahab"),
        (
            replace(ASK, people=(replace(ONE, helped=True, thanks=FollowUpId(1)),)),
            "asked Omar Aziz, today",
            "It helped. Thanks to Omar are promised.",
        ),
    ],
)
def test_a_question_of_before_says_whom_it_was_put_to_and_what_came(
    ask: AskView, whom: str, came: str
) -> None:
    assert plain(words.whom(ask, TODAY)) == whom
    assert plain(words.came(ask)) == came
    assert words.OUTCOME_ICONS[ask.came]
    assert words.outcome_word(ask.came)


def test_in_somebodys_column_it_is_what_they_answered() -> None:
    ask = replace(ASK, people=(replace(ONE, answer="Dahab.", helped=True, thanks=FollowUpId(1)),))
    found = said(ask, PersonId(1), TODAY)
    assert found.lines == (
        ("Who dives?", False),
        ("Asked today. Dahab. It helped; thanks are promised.", True),
    )
    assert said(ASK, PersonId(1), TODAY).lines[1] == ("Asked today. No answer yet.", True)
