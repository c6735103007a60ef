"""What came of ties in words: on somebody's page, on the other's, and in the list of all."""

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from networker.domain.fruit import Came, IntroductionId, Letter, RecommendationId, WinId
from networker.domain.vocabulary import Channel, FollowUpId, PersonId, Side
from networker.services.fruit_views import (
    AskedFor,
    CameOf,
    IntroductionView,
    PromisedTo,
    RecommendationView,
    Root,
    WinView,
)
from networker.services.today_views import Named
from networker.services.views import FactView
from networker.ui.timeline.words import Entry, Words
from networker.ui.wins.words import FruitWords

DAY = date(2026, 11, 18)
ANA, BEN = Named(PersonId(1), "Ana Torres"), Named(PersonId(2), "Ben Ode")


@pytest.fixture
def words(qapp: QApplication) -> FruitWords:
    return Words().fruit


def plain(entry: Entry) -> str:
    names = ", ".join(each.name for each in entry.names)
    parts = (f"{entry.what} {entry.joint} {names}", entry.hint, entry.text)
    said = " | ".join(" ".join(part.split()) for part in parts if part.strip())
    return said.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(
    ("whose", "said"),
    [
        (None, "A win with Ana Torres, Ben Ode | Mail · of the talk on 2 Oct: her plan | a bridge"),
        (ANA.id, "A win with Ben Ode | Mail · of the talk on 2 Oct: her plan | a bridge"),
    ],
)
def test_a_win_names_the_others_and_what_it_came_of(
    words: FruitWords, whose: PersonId | None, said: str
) -> None:
    root = Root(CameOf("talk", 3), date(2026, 10, 2), "her plan", Channel.MAIL)
    view = WinView(WinId(1), DAY, "a bridge", Channel.MAIL, (ANA, BEN), root)
    assert plain(words.entry(view, whose=whose)) == said


@pytest.mark.parametrize(
    ("root", "said"),
    [
        (Root(CameOf("talk", 3), date(2026, 10, 2), "x" * 60), f"of the talk on 2 Oct: {'x' * 48}…"),
        (Root(CameOf("talk", 3), date(2026, 10, 2), ""), "of the talk on 2 Oct"),
        (Root(CameOf("ask", 3), DAY, "who knows bridges?"), "of your question “who knows bridges?”"),
        (
            Root(CameOf("introduction", 3), DAY, "", people=(ANA, BEN)),
            "of the introduction Ana Torres · Ben Ode",
        ),
    ],
)
def test_what_a_win_came_of_is_told_in_few_words(words: FruitWords, root: Root, said: str) -> None:
    assert words.of(root).replace("\u2068", "").replace("\u2069", "") == said


@pytest.mark.parametrize(
    ("side", "whose", "said"),
    [
        (Side.ME, None, "You introduced Ana Torres, Ben Ode | they talked | bridges"),
        (Side.ME, ANA.id, "You introduced them to Ben Ode | they talked | bridges"),
        (Side.ME, BEN.id, "You introduced them to Ana Torres | they talked | bridges"),
        (Side.THEM, None, "Ben Ode introduced you to Ana Torres | they talked | bridges"),
        (Side.THEM, ANA.id, "Introduced to you by Ben Ode | they talked | bridges"),
        (Side.THEM, BEN.id, "Introduced you to Ana Torres | they talked | bridges"),
    ],
)
def test_an_introduction_reads_from_each_of_the_three(
    words: FruitWords, side: Side, whose: PersonId | None, said: str
) -> None:
    view = IntroductionView(IntroductionId(1), DAY, side, ANA, BEN, "bridges", Came.TALKED)
    assert plain(words.entry(view, whose=whose)) == said


def test_nothing_is_asked_of_an_introduction_that_was_received(words: FruitWords) -> None:
    view = IntroductionView(IntroductionId(1), DAY, Side.THEM, ANA, BEN, "", Came.UNKNOWN)
    assert words.entry(view, whose=None).hint == ""


@pytest.mark.parametrize(
    ("side", "state", "alone", "listed"),
    [
        (Side.ME, Letter.GIVEN, "You recommended them", "You recommended"),
        (Side.ME, Letter.ASKED, "Asked you for a recommendation", "You were asked for a recommendation of"),
        (Side.THEM, Letter.GIVEN, "Recommended you", "You were recommended by"),
        (
            Side.THEM,
            Letter.PROMISED,
            "Promised you a recommendation",
            "You were promised a recommendation by",
        ),
        (None, Letter.GIVEN, "A recommendation", "A recommendation with"),
    ],
)
def test_a_letter_says_whose_it_is_and_how_far(
    words: FruitWords, side: Side | None, state: Letter, alone: str, listed: str
) -> None:
    view = RecommendationView(
        RecommendationId(1), None, DAY, side, state, "a reference", "Warm", ANA, due=date(2026, 12, 1)
    )
    assert plain(words.entry(view, whose=ANA.id)) == f"{alone} | a reference · due 1 Dec | Warm"
    assert plain(words.entry(view, whose=None)).startswith(f"{listed} Ana Torres")


def test_what_was_asked_for_waits(words: FruitWords) -> None:
    view = AskedFor(FollowUpId(1), ANA, BEN, DAY, date(2026, 12, 2))
    assert (
        plain(words.entry(view, whose=None))
        == "Ben Ode is asked to introduce you to Ana Torres | until 2 Dec"
    )


def test_what_was_promised_waits(words: FruitWords) -> None:
    view = PromisedTo(FollowUpId(1), ANA, BEN, DAY, date(2026, 12, 2))
    assert (
        plain(words.entry(view, whose=None)) == "You promised to introduce Ana Torres, Ben Ode | until 2 Dec"
    )


def test_a_name_from_the_right_stands_in_isolation_and_none_has_a_word(words: FruitWords) -> None:
    view = IntroductionView(
        IntroductionId(1), DAY, Side.THEM, ANA, Named(PersonId(3), "שירה לוי"), "", Came.UNKNOWN
    )
    assert words.entry(view, whose=None).what == "\u2068שירה לוי\u2069 introduced you to"
    nameless = IntroductionView(
        IntroductionId(1), DAY, Side.THEM, ANA, Named(PersonId(3), ""), "", Came.UNKNOWN
    )
    assert plain(words.entry(nameless, whose=None)) == "somebody introduced you to Ana Torres"


def test_a_letter_of_a_file_has_one_line(words: FruitWords) -> None:
    view = FactView(1, "custom", "Warm\nwords", "recommendation received", None, None, "a.csv")
    assert plain(words.of_file(view)) == "Recommended you | Warm words"


def test_the_promise_of_a_letter_says_for_whom(words: FruitWords) -> None:
    assert words.promise(Side.ME, "on LinkedIn", "Ana") == "Write a recommendation for Ana (on LinkedIn)"
    assert words.promise(Side.THEM, "", "Ana") == "writes a recommendation for me"
