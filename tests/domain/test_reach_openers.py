"""Rule 5: the first words, from what is known of somebody."""

from dataclasses import replace
from datetime import date

import pytest

from networker.domain import reach_words as words
from networker.domain.reach_openers import Ground, opener_of
from networker.domain.reach_rules import News
from networker.domain.sentences import Sentences
from networker.services.sentences import spoken

TODAY = date(2026, 11, 20)
EN = spoken("en")


def test_rule_5_the_opener_takes_the_first_ground_there_is() -> None:
    whole = Ground(
        True, News("job", "Delta", TODAY), True, "housing", "tea", silence_days=30,
    )  # fmt: skip
    order = []
    gone = {"promised": False, "news": None, "theirs_unanswered": False, "last_topic": "", "common": ""}
    for name, nothing in gone.items():
        order.append(opener_of(whole)[0])
        whole = replace(whole, **{name: nothing})  # type: ignore[arg-type]
    order.append(opener_of(whole)[0])
    assert order == ["promise", "news job", "answer", "topic", "common", "plain"]
    for key in order:
        said = words.opener(key, EN, name="", words={"text": "tea"})
        assert said.startswith("Hello")
    key, named = opener_of(replace(whole, just_met=True))
    assert words.opener(key, EN, name="Ana", words=named).startswith("Hi Ana, it was good to meet you.")


@pytest.mark.parametrize("said", [EN, spoken("de")], ids=["en", "de"])
def test_rule_5_what_the_user_noted_for_themselves_is_not_quoted(said: Sentences) -> None:
    day = date(2026, 12, 5)
    ahead = [Ground(news=News(what, "Carl's surprise party", day)) for what in ("gathering", "meeting")]
    for ground in (Ground(promised=True), *ahead):
        key, told = opener_of(ground)
        assert "party" not in words.opener(key, said, name="Carl", words=told)
        assert ("5" in words.opener(key, said, name="Carl", words=told)) is (ground.news is not None)


@pytest.mark.parametrize(
    ("silence", "key"), [(None, "first"), (0, "soon"), (29, "soon"), (30, "plain"), (900, "plain")]
)
def test_rule_5_the_opener_speaks_of_a_while_only_after_one(silence: int | None, key: str) -> None:
    assert opener_of(Ground(silence_days=silence)) == (key, {})
    for said in (EN, spoken("de")):
        assert "{" not in words.opener(key, said, name="Ana", words={})


@pytest.mark.parametrize("what", ["mail", "number", "address"])
def test_rule_5_a_new_address_is_tried_out_by_what_is_sent_to_it_alone(what: str) -> None:
    news = News(what, "p1@x.example", TODAY)
    assert opener_of(Ground(address="p1@x.example", news=news, common="tea"))[0] == f"news {what}"
    for address in ("", "+43 1 5550123"):
        assert opener_of(Ground(address=address, news=news, common="tea"))[0] == "common"


def test_rule_5_nobody_is_told_that_a_network_has_them_no_more() -> None:
    assert opener_of(Ground(news=News("left", "LinkedIn", TODAY), silence_days=40)) == ("plain", {})
    assert not any("news left" in said.openers for said in (EN, spoken("de")))


def test_rule_5_nobody_is_asked_how_they_have_been_who_was_never_met() -> None:
    for common, begins in (
        ("", "Hi Eva, we have not met yet, and"),
        ("tea", "Hi Eva, we have not met yet. I care about tea too"),
    ):
        key, said = opener_of(Ground(common=common, unmet=True))
        assert words.opener(key, EN, name="Eva", words=said).startswith(begins)


def test_a_shared_gathering_is_the_last_ground_there_is() -> None:
    seen = Ground(saw_at=date(2026, 9, 14), silence_days=67)
    key, told = opener_of(seen)
    assert words.opener(key, EN, name="Ana", words=told).startswith(
        "Hi Ana, we saw each other on 14 September."
    )
    assert [opener_of(replace(seen, **{ground: value}))[0] for ground, value in (("common", "tea"), ("just_met", True))] == [  # type: ignore[arg-type]
        "common", "just met",
    ]  # fmt: skip
