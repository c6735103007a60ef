"""The tray's tooltip says in words who and what waits."""

from dataclasses import replace
from datetime import date

import pytest

from networker.domain.vocabulary import Channel, PersonId
from networker.services.today_views import Promise, Today, TodayCard
from networker.ui import tray_words
from tests.journeys.test_coming_and_going import plain

CARD = TodayCard(
    PersonId(1), "Ana Torres", "Ana Torres", "Ana", "", "", None, "rhythm", "", Channel.MAIL, "", "", 1.0, (), 0, None, None, ""
)  # fmt: skip


@pytest.mark.parametrize(
    ("people", "promises", "told"),
    [
        (5, 2, "Networker: five people today, two promises due"), (1, 0, "Networker: one person today"),
        (0, 12, "Networker: 12 promises due"), (0, 0, "Networker: nobody is left for today"),
    ],
)  # fmt: skip
def test_who_and_what_waits(people: int, promises: int, told: str) -> None:
    cards: tuple[TodayCard, ...] = (CARD,) * people
    due: tuple[Promise, ...] = (None,) * promises  # type: ignore[assignment]
    today = Today(date(2026, 11, 20), 5, cards, (), due, (), (), 9)
    assert tray_words.tooltip(today, paused="") == told


def test_before_the_list_is_read_nothing_is_claimed() -> None:
    assert tray_words.tooltip(None, paused="") == "Networker"


def test_a_line_of_the_list_is_a_name_and_a_short_reason() -> None:
    long = replace(CARD, shown="Ana  Torres", reason="You\nspoke often. " * 20)
    said = plain(tray_words.somebody(long))
    assert said.startswith("Ana Torres  ·  You spoke often.")
    assert len(said) < 140
