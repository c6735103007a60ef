"""Why?: sentences that need no explaining, with the numbers they rest on."""

from datetime import date

import pytest

from networker.domain.reach_rules import Tried
from networker.domain.reachout import Ranked
from networker.domain.silence import Spoke
from networker.domain.vocabulary import Channel
from networker.domain.why import sentences
from networker.services.sentences import LANGUAGES, spoken

EN = spoken("en")


def ranked(**other: object) -> Ranked:
    values = {
        "person": 1, "score": 1.0, "p14": 0.2, "rhythm_days": 21.0, "age_days": 49, "alive": 0.8,
        "started_share": 0.5, "n": 24, "pw": 0.1, "pl": 0.1, "gate": True, "d60": 1.0,
    }  # fmt: skip
    return Ranked(**(values | other))  # type: ignore[arg-type]


def test_a_tie_that_is_known_well() -> None:
    tried = [
        Tried(Channel.MAIL, "mail", 6, 2),
        Tried(Channel.PHONE, "call", 5, 4),
        Tried(Channel.OTHER, "call", 9, 9),
    ]
    told = sentences(ranked(), EN, name="Ana", tried=tried, since=date(2019, 3, 4), begun=(9, 20))
    assert told == (
        "You and Ana usually talk every 3 weeks.",
        "You last talked 7 weeks ago, about twice your usual pause.",
        "With a silence like this, a tie lives on in about eight of ten cases.",
        "You begin about as often as Ana.",
        "Ana answered 2 of 6 times by mail and 4 of 5 by phone.",
        "All this is known from 24 days since March 2019.",
    )


@pytest.mark.parametrize("n", [1, 9])
def test_under_ten_contact_days_there_is_too_little_data(n: int) -> None:
    told = sentences(ranked(n=n), EN, name="Ana", since=date(2019, 3, 4))
    days = "1 day" if n == 1 else f"{n} days"
    assert told == (
        f"Too little data to know a rhythm: you and Ana have been in touch on {days}.",
        "You last talked 7 weeks ago.",
    )


@pytest.mark.parametrize(
    ("silent", "said"), [(0, "You last talked today"), (1, "You last talked yesterday"), (2, "You last talked 2 days ago")]
)  # fmt: skip
def test_a_talk_of_today_is_todays(silent: int, said: str) -> None:
    for n in (3, 24):
        assert sentences(ranked(n=n, age_days=1), EN, name="Ana", silent=silent)[1].startswith(said)


def test_of_a_long_pause_the_share_is_told_that_came_back() -> None:
    told = sentences(ranked(age_days=70), EN, name="Ana")
    assert told[2] == "After a pause like this, people come back by themselves in about half of such cases."


def test_the_pairs_own_rhythm_is_told_without_a_wish() -> None:
    told = sentences(ranked(rhythm_days=40.0), EN, name="Ana", own=21.0)
    assert told[0] == "You and Ana usually talk every 3 weeks."
    assert "about twice" in told[1]


def test_without_any_talk() -> None:
    (told,) = sentences(None, EN, name="Ana")
    assert "too little data" in told


@pytest.mark.parametrize(
    ("age", "said"),
    [
        (5, "sooner than your usual pause"),
        (20, "about your usual pause"),
        (60, "about three times"),
        (200, "about 10 times"),
    ],
)
def test_the_silence_is_told_by_the_usual_pause(age: int, said: str) -> None:
    assert said in sentences(ranked(age_days=age), EN, name="Ana")[1]


@pytest.mark.parametrize(
    ("share", "said"),
    [(0.0, "Ana begins nearly every time."), (0.2, "Ana begins eight of ten times."), (0.45, "You begin about as often as Ana."),
     (0.7, "You begin seven of ten times."), (1.0, "You begin nearly every time.")],
)  # fmt: skip
def test_who_begins(share: float, said: str) -> None:
    assert said in sentences(ranked(), EN, name="Ana", begun=(round(share * 20), 20))


@pytest.mark.parametrize(
    ("alive", "said"), [(0.99, "almost always"), (0.31, "three of ten"), (0.04, "seldom")]
)
def test_the_chance_that_it_lives_is_no_percentage(alive: float, said: str) -> None:
    assert said in sentences(ranked(alive=alive), EN, name="Ana")[2]


def test_a_sentence_begins_with_a_capital_without_a_name() -> None:
    assert "This person begins nearly every time." in sentences(ranked(), EN, name="", begun=(0, 12))
    assert all(
        each[0].isupper() and each.endswith(".") for each in sentences(ranked(), EN, name="", begun=(3, 15))
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_all_sentences_are_said_in_each_language(language: str) -> None:
    said, tried = spoken(language), [Tried(Channel.MAIL, "mail", 6, 2), Tried(Channel.PHONE, "call", 5, 4)]
    for share in (0.0, 0.2, 0.5, 0.8, 1.0):
        for alive in (0.01, 0.5, 1.0):
            for age in (1, 20, 60, 500):
                tie = ranked(alive=alive, age_days=age)
                told = sentences(
                    tie, said, name="Ana", tried=tried, since=date(2019, 3, 4), begun=(round(share * 10), 10)
                )
                assert len(told) == 6
                assert all(each.endswith(".") and "{" not in each for each in told)


def test_who_begins_is_not_told_of_days_that_both_began() -> None:
    """A meeting is begun by both, so of meetings alone nobody knows."""
    told = sentences(ranked(started_share=1.0), EN, name="Ana", begun=(9, 9))
    assert not [each for each in told if "begin" in each]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("n", [4, 24])
def test_where_one_side_alone_spoke_nobody_talked(n: int, language: str) -> None:
    said = spoken(language)
    for tie, by in ((ranked(n=n, in_=0), Spoke.ME), (ranked(n=n, out=0), Spoke.THEM)):
        told = sentences(tie, said, name="Kofi", spoke_last=by, begun=(n, n))
        assert not [each for each in told if "talk" in each or "sprochen" in each or "sprecht" in each]
        assert len(told) == 2, "whether they come back, and who begins, is no question"
    assert sentences(ranked(n=24, in_=0), EN, name="Kofi", spoke_last=Spoke.ME) == (
        "You usually reach out to Kofi every 3 weeks.",
        "You last reached out 7 weeks ago, about twice your usual pause.",
    )
    assert sentences(ranked(n=4, out=0), EN, name="Kofi", spoke_last=Spoke.THEM) == (
        "Too little data to know a rhythm: Kofi has got in touch on 4 days.",
        "Kofi last got in touch 7 weeks ago.",
    )


@pytest.mark.parametrize(
    ("tried", "said"),
    [
        ([(Channel.MAIL, 1, 1)], "Ana answered the one time by mail."),
        ([(Channel.LINKEDIN, 1, 0)], ""),
        ([(Channel.MAIL, 5, 4), (Channel.LINKEDIN, 1, 0)], "Ana answered 4 of 5 times by mail."),
        ([(Channel.MAIL, 5, 4), (Channel.SIGNAL, 1, 1)], "Ana answered 4 of 5 times by mail and the one time on Signal."),
        ([(Channel.MAIL, 2, 0)], "Ana answered 0 of 2 times by mail."),
        ([(Channel.MAIL, 3, 2), (Channel.PHONE, 2, 2), (Channel.SIGNAL, 1, 1)],
         "Ana answered 2 of 3 times by mail, 2 of 2 by phone and the one time on Signal."),
    ],
)  # fmt: skip
def test_one_try_is_told_as_one(tried: list[tuple[Channel, int, int]], said: str) -> None:
    told = sentences(
        ranked(n=4), EN, name="Ana", tried=[Tried(where, "mail", n, ok) for where, n, ok in tried]
    )
    assert list(told[2:]) == ([said] if said else [])
