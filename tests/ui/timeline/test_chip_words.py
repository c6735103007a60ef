"""What the chips say about a sentence."""

from datetime import date

import pytest

from networker.domain.vocabulary import PersonId
from networker.services.today_views import Named
from networker.services.views import LogChip
from networker.ui.text import isolate
from networker.ui.timeline.chip_words import ChipWords

TODAY = date(2026, 11, 20)


@pytest.fixture
def words(qapp: object) -> ChipWords:
    return ChipWords()


def say(words: ChipWords, *chips: LogChip, accepted: frozenset[str] = frozenset()) -> list[str]:
    shown = words.of(chips, today=TODAY, accepted=accepted)
    return [each.text.replace("\u2068", "").replace("\u2069", "") for each in shown]


def options(*names: str) -> tuple[Named, ...]:
    return tuple(Named(PersonId(n), name) for n, name in enumerate(names, start=1))


@pytest.mark.parametrize(
    ("chip", "said"),
    [
        (LogChip("kind", "call", word="phone"), "Call"),
        (LogChip("kind", "message", word="signal"), "Message, Signal"),
        (LogChip("kind", "meeting", word="in person"), "In person"),
        (LogChip("person", ""), "No name yet"),
        (LogChip("new", "Zoë Lind", word="Zoë Lind"), "New person: Zoë Lind?"),
        (LogChip("day", "2026-11-20"), "Today"),
        (LogChip("day", "2026-11-19"), "Yesterday, Thu 19 Nov"),
        (LogChip("day", "2026-11-27"), "Fri 27 Nov"),
        (LogChip("day", "2019-05-03"), "Fri 3 May 2019"),
        (LogChip("time", "15:00"), "15:00"),
        (LogChip("place", "Lyon"), "Lyon"),
        (LogChip("topic", "housing"), "#housing"),
        (LogChip("note", "her move\nto Lyon"), "“her move to Lyon”"),
        (LogChip("unclear", "3 April or 4 March", word="3/4"), "3/4: 3 April or 4 March"),
        (
            LogChip("unclear", "x", word="Ben", options=options("Ben Ode", "Ben Achterberg")),
            "Ben: Ode or Achterberg?",
        ),
        (LogChip("unclear", "x", word="ana", options=options("Ana", "Ana")), "ana: Ana or Ana?"),
        (LogChip("unclear", "x", word="Ben", options=options("Ben A", "Ben B", "Ben C")), "Ben: which of 3?"),
        (LogChip("promise", "send it", word="me 2026-11-27"), "Plan: send it, Fri 27 Nov"),
        (LogChip("promise", "send it", word="me 2026-11-27T17:00"), "Plan: send it, Fri 27 Nov 17:00"),
        (LogChip("kind", "telepathy"), "telepathy"),
    ],
)
def test_a_chip(words: ChipWords, chip: LogChip, said: str) -> None:
    assert say(words, chip) == [said]


@pytest.mark.parametrize(
    ("names", "mine", "theirs"),
    [
        (("Ana Torres",), "Promise to Ana: send it", "Ana promises: ask, Thu 3 Dec"),
        (("Ana Torres", "Ben Ode"), "Promise to Ana and Ben: send it", "Ana and Ben promise: ask, Thu 3 Dec"),
        (tuple("ABC"), "Promise to A, B and C: send it", "A, B and C promise: ask, Thu 3 Dec"),
        (tuple("ABCD"), "Promise to A, B and 2 others: send it", "A, B and 2 others promise: ask, Thu 3 Dec"),
        ((), "Promise: send it", "They promise: ask, Thu 3 Dec"),
    ],
)
def test_promises_name_everybody_whose_they_are(
    words: ChipWords, names: tuple[str, ...], mine: str, theirs: str
) -> None:
    said = say(
        words,
        LogChip("kind", "call"),
        LogChip("promise", "send it", word="me", names=names),
        LogChip("promise", "ask", word="them 2026-12-03", names=names),
    )
    assert said[1:] == [mine, theirs]


def test_an_accepted_name_asks_no_more(words: ChipWords) -> None:
    chip = LogChip("new", "Zoë", word="Zoë")
    (before,) = words.of([chip], today=TODAY, accepted=frozenset())
    (after,) = words.of([chip], today=TODAY, accepted=frozenset({"Zoë"}))
    assert (before.asks, after.asks, after.text) == (True, False, f"New: {isolate('Zoë')}")


def test_a_promise_says_how_often(words: ChipWords) -> None:
    chip = LogChip(
        "promise", "call", word="me 2026-12-03", repeats="FREQ=WEEKLY;INTERVAL=2", unless_contact=True
    )
    assert say(words, chip) == ["Plan: call, Thu 3 Dec, every 2 weeks, unless you talk before"]


@pytest.mark.parametrize(
    ("rule", "words_"),
    [
        ("FREQ=MONTHLY;BYDAY=-1FR", "every last Friday of the month"),
        ("FREQ=MONTHLY;BYMONTHDAY=-1", "every last day of the month"),
        ("FREQ=MONTHLY;INTERVAL=3;BYDAY=1MO", "the first Monday, every 3 months"),
        ("FREQ=WEEKLY;BYDAY=FR", "again and again"),
    ],
)
def test_it_says_on_which_weekday_of_the_month(words: ChipWords, rule: str, words_: str) -> None:
    chip = LogChip("promise", "call", word="me 2026-12-25", repeats=rule)
    assert say(words, chip) == [f"Plan: call, Fri 25 Dec, {words_}"]
