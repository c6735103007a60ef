"""What today's list says of somebody, and what it never speaks of."""

from datetime import date

import pytest

from networker.domain.reach_rules import Choice
from networker.domain.vocabulary import PersonId
from networker.services import (
    after_gathering,
    gatherings,
    people,
    quick_log,
    topics,
)
from networker.services.reach_candidates import candidates_of, ground
from networker.services.reach_telling import entry
from networker.services.sentences import spoken
from networker.store.book import Book
from tests.services import reach_lists
from tests.services.reach_lists import NOW, card_of_ana

small = reach_lists.small


@pytest.mark.parametrize(
    ("said", "spoken_of"),
    [
        ("coffee Carl Ode 1 april; I'll send him the map", True),
        ("coffee Carl Ode 1 april; ask Carl whether he is sober again", False),
        ("coffee Carl Ode 1 april; remind me to send him a bill", False),
        ("coffee Carl Ode 1 april; send him the map every month", False),
        ("coffee Carl Ode 1 april; send him the map unless we talk before", False),
        ("coffee Carl Ode 1 april; he sends the map", False),
        ("note Carl Ode: drinks; send him a book", False),
        ("send Carl Ode a card tomorrow", False),
    ],
)
def test_a_promise_is_spoken_of_only_to_whom_it_was_made_and_never_in_its_words(
    small: Book, said: str, spoken_of: bool
) -> None:
    quick_log.log(small, "coffee Carl Ode 20 march", now=NOW, new=True)
    quick_log.log(small, said, now=NOW)
    [carl] = candidates_of(small.reader, [PersonId(3)], NOW.date())
    words = entry(small.reader, Choice(carl, "rhythm", 0.5, "want"), NOW.date(), spoken())[5]
    told = words == "Hi Carl, I have not forgotten what I promised you. Is it still useful?"
    assert told == spoken_of, words
    assert not {"sober", "map", "bill", "book", "card"} & set(words.rstrip(".?").split())


def test_a_reason_writes_a_name_as_names_are(small: Book) -> None:
    people.rename(small, PersonId(1), "anneliese", now=NOW)
    assert card_of_ana(small).reason.startswith("You last talked with Anneliese on")


def test_a_tag_of_a_talk_is_spoken_of_only_where_it_is_a_topic_of_theirs(small: Book) -> None:
    plain = card_of_ana(small).opener
    quick_log.log(small, "call Ana Ruiz 2 march: #divorce #boats", now=NOW)
    assert card_of_ana(small).opener == plain, "the user's own word may be private"
    topics.add(small, PersonId(2), "boats", now=NOW)
    assert card_of_ana(small).opener == plain, "it is somebody else's"
    topics.add(small, PersonId(1), "boats", now=NOW)
    assert card_of_ana(small).opener == "Hi Ana, how is it going with boats?"


def test_a_gathering_is_common_ground_as_long_as_they_were_not_met_since(small: Book) -> None:
    fair, _ = gatherings.create(
        small, name="Carl's party", day=date(2026, 9, 14), people=[PersonId(1)], now=NOW
    )
    assert "14 September" not in card_of_ana(small).opener, (
        "that somebody was there says not that they were seen"
    )
    after_gathering.log_everybody(small, fair, now=NOW)
    assert card_of_ana(small).opener == "Hi Ana, we saw each other on 14 September. How have you been since?"
    quick_log.log(small, "coffee Ana Ruiz 2 october", now=NOW)
    assert "14 September" not in card_of_ana(small).opener


def test_what_was_promised_in_anothers_talk_is_not_spoken_of(small: Book) -> None:
    quick_log.log(small, "coffee Mia Lind 1 april; send Ana Ruiz the map", now=NOW)
    with small.step("who", "Who", now=NOW) as step:
        step.insert("follow_up_person", follow_up=1, person=1)
    told = [
        ground(small.reader, each, NOW.date(), just_met=False).promised
        for each in candidates_of(small.reader, [PersonId(1), PersonId(2)], NOW.date())
    ]
    assert told == [False, True]
