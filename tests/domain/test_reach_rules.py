"""The product's rules around the score; each test names its rule."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from networker.domain import reach_rules as rules
from networker.domain import reach_words as words
from networker.domain.reach_rules import Candidate, Ground, News, Tried
from networker.domain.reachout import Ranked
from networker.domain.vocabulary import Channel, Circle, PersonId, State

TODAY = date(2026, 11, 20)


def ranked(
    person: int, *, score: float = 0.2, rhythm: float = 21.0, age: int = 49, n: int = 20, gate: bool = True
) -> Ranked:
    return Ranked(person, score, 0.1, rhythm, age, 0.9, 0.5, n, 0.1, 0.1, gate, 1.0)


def somebody(person: int = 1, **values: object) -> Candidate:
    age = int(values.pop("age", 49))  # type: ignore[call-overload]
    scored = ranked(
        person, age=age, **{k: values.pop(k) for k in ("score", "rhythm", "n", "gate") if k in values}
    )  # type: ignore[arg-type]
    whole = Candidate(
        PersonId(person), f"Person {person}", f"P{person}", f"Firm {person}", ranked=scored,
        last=TODAY - timedelta(days=age),
    )  # fmt: skip
    return replace(whole, **values)  # type: ignore[arg-type]


def test_rule_1_somebody_quiet_and_active_may_appear() -> None:
    assert rules.may_appear(somebody(), TODAY)


@pytest.mark.parametrize(
    "values",
    [
        {"state": State.PAUSED},
        {"state": State.LET_GO},
        {"state": State.DECEASED},
        {"muted": True},
        {"age": 3},
        {"planned": TODAY + timedelta(days=7)},
        {"mine_unanswered": TODAY - timedelta(days=6)},
        {"resting_until": TODAY + timedelta(days=1)},
    ],
    ids=str,
)
def test_rule_1_who_may_not_appear(values: dict[str, object]) -> None:
    assert not rules.may_appear(somebody(**values), TODAY)


def test_rule_1_half_a_short_rhythm_is_silence_enough() -> None:
    assert rules.may_appear(somebody(age=3, rhythm=5.0), TODAY)
    assert not rules.may_appear(somebody(age=2, rhythm=5.0), TODAY)


def test_rule_1_the_day_a_rest_ends_they_return() -> None:
    assert rules.may_appear(somebody(resting_until=TODAY), TODAY)


def test_rule_2_the_same_day_and_book_give_the_same_list() -> None:
    people = [somebody(n, score=n / 100, age=20 + n) for n in range(1, 40)]
    one, other = (rules.choose(people, TODAY, seed="book") for _ in range(2))
    assert one == other
    assert len(one) == 5
    assert len({choice.candidate.person for choice in one}) == 5


def test_rule_2_one_is_slipping_and_one_in_turn() -> None:
    people = [somebody(n, score=0.9 - n / 100, age=22) for n in range(1, 9)]
    people += [
        somebody(20, score=0.1, age=60),
        somebody(30, score=0.01, age=12, first_met=TODAY - timedelta(days=3)),
    ]
    people[-1] = replace(people[-1], last=TODAY - timedelta(days=3))
    kinds = [choice.kind for choice in rules.choose(people, TODAY, seed="book")]
    assert kinds.count("slipping") == 1
    assert kinds.count("new") == 1


def test_rule_2_who_was_met_yesterday_is_new_and_no_tie_that_has_been_silent() -> None:
    met = somebody(age=1, n=1, first_met=TODAY - timedelta(days=1))
    [choice] = rules.choose([met], TODAY, seed="book")
    assert (choice.kind, choice.reason) == ("new", "new")


def test_rule_2_at_most_two_of_one_company_but_no_company_is_no_limit() -> None:
    firm = [somebody(n, company="Acme") for n in range(1, 8)]
    assert len(rules.choose(firm, TODAY, seed="book")) == 2
    alone = [somebody(n, company="") for n in range(1, 8)]
    assert len(rules.choose(alone, TODAY, seed="book")) == 5


@pytest.mark.parametrize("size", [3, 5, 10])
def test_rule_2_the_list_is_never_longer_than_set(size: int) -> None:
    people = [somebody(n, score=n / 100) for n in range(1, 60)]
    assert len(rules.choose(people, TODAY, seed="book", size=size)) == size


def test_rule_3_the_reason_is_a_sentence_with_its_numbers() -> None:
    choice = rules.explained(somebody(given="Ana"), "rhythm", TODAY)
    assert words.reason(choice, TODAY) == "You and Ana usually talk every 3 weeks; it has been 7."


@pytest.mark.parametrize(
    ("values", "kind", "said"),
    [
        ({"theirs_unanswered": date(2026, 5, 12)}, "rhythm", "P1 wrote last, on 12 May, and has no answer yet."),
        ({"first_met": date(2026, 11, 17)}, "new", "You met P1 on Tuesday; the first week is when a second talk usually happens."),
        ({"news": News("job", "Delta", date(2026, 10, 2))}, "occasion", "P1 started at Delta in October."),
        ({"news": News("title", "Head of Maps", date(2026, 10, 2))}, "occasion", "P1 is Head of Maps since October."),
        (
            {"news": News("connected", "LinkedIn", date(2026, 10, 2))},
            "occasion",
            "You and P1 connected on LinkedIn on 2 October, and have not talked yet.",
        ),
        (
            {"news": News("left", "LinkedIn", date(2026, 10, 2))},
            "occasion",
            "P1 left LinkedIn in October; a word now keeps you in touch.",
        ),
        (
            {"news": News("address", "p1@x.example", date(2026, 10, 2))},
            "occasion",
            "P1 has a new address since October: p1@x.example.",
        ),
        (
            {"news": News(*words.news_of_address("mail", "p1@x.example"), date(2026, 10, 2))},
            "occasion",
            "P1 has a new mail address since October: p1@x.example.",
        ),
        (
            {"news": News(*words.news_of_address("phone", "+43 1 5550123"), date(2026, 10, 2))},
            "occasion",
            "P1 has a new number since October: +43 1 5550123.",
        ),
        (
            {"news": News(*words.news_of_address("linkedin", "https://www.linkedin.com/in/p1"), date(2026, 10, 2))},
            "occasion",
            "P1 is on LinkedIn now.",
        ),
        (
            {"news": News(*words.news_of_address("blog", "p1.example"), date(2026, 10, 2))},
            "occasion",
            "P1 has a new address since October: p1.example.",
        ),
        ({"age": 70}, "slipping", "Three times your usual pause: people come back by themselves in about half of such cases."),
        ({"via": "Ben"}, "want", "You want to know P1; Ben could introduce you."),
    ],
)  # fmt: skip
def test_rule_3_every_kind_of_reason(values: dict[str, object], kind: str, said: str) -> None:
    assert words.reason(rules.explained(somebody(**values), kind, TODAY), TODAY) == said


def test_rule_3_no_sentence_blames_or_shouts() -> None:
    for table in (words.REASONS, words.OPENERS):
        for sentence in table.values():
            assert "!" not in sentence
            assert not any(
                word in sentence.lower() for word in ("overdue", "neglect", "forgot to", "late", "score")
            )


def test_rule_4_the_channel_where_they_answered() -> None:
    tried = [Tried(Channel.SIGNAL, "message", 5, 4), Tried(Channel.LINKEDIN, "message", 3, 0)]
    advice = rules.suggest(tried, [Channel.LINKEDIN, Channel.SIGNAL], ratio=2)
    assert (advice.channel, words.advice(advice)) == (
        Channel.SIGNAL,
        "Answered 4 of 5 times on Signal, 0 of 3 on LinkedIn.",
    )


def test_rule_4_a_long_silence_suggests_a_call_and_nobody_is_without_a_channel() -> None:
    tried = [Tried(Channel.MAIL, "mail", 10, 9), Tried(Channel.PHONE, "call", 4, 2)]
    both = [Channel.MAIL, Channel.PHONE]
    assert rules.suggest(tried, both, ratio=1).channel is Channel.MAIL
    assert rules.suggest(tried, both, ratio=5).channel is Channel.PHONE
    assert rules.suggest([], [Channel.LINKEDIN], ratio=1).channel is Channel.LINKEDIN
    assert rules.suggest([], [], ratio=1).channel is Channel.OTHER


def test_rule_4_a_chat_is_open_without_an_address_and_a_mailbox_is_not() -> None:
    chat = Tried(Channel.WHATSAPP, "message", 5, 4)
    assert rules.suggest([chat], [], ratio=1) == rules.Advice(Channel.WHATSAPP, "write", chat)
    assert rules.suggest([chat], [Channel.LINKEDIN], ratio=1).channel is Channel.WHATSAPP
    mail = Tried(Channel.MAIL, "mail", 5, 4)
    assert rules.suggest([mail], [Channel.LINKEDIN], ratio=1).channel is Channel.LINKEDIN
    assert rules.suggest([mail], [], ratio=1).channel is Channel.MAIL
    other = Tried(Channel.OTHER, "message", 11, 11)
    assert rules.suggest([other, chat], [Channel.LINKEDIN], ratio=1).channel is Channel.WHATSAPP
    assert rules.suggest([other], [Channel.LINKEDIN], ratio=1).channel is Channel.LINKEDIN
    assert rules.suggest([Tried(Channel.PHONE, "call", 2, 0)], [], ratio=1).verb == "call"


def test_rule_4_without_an_answer_where_they_wrote_then_the_best_handle() -> None:
    theirs, mine = Tried(Channel.TELEGRAM, "message", 0, 0), Tried(Channel.FACEBOOK, "message", 2, 0)
    mail = [Channel.MAIL]
    assert rules.suggest([theirs], mail, ratio=1).channel is Channel.TELEGRAM
    assert rules.suggest([mine], mail, ratio=1) == rules.Advice(Channel.MAIL, "write", None, mine)
    assert rules.suggest([mine], [], ratio=1).channel is Channel.FACEBOOK
    comment = Tried(Channel.BLOG, "comment", 0, 0)
    assert rules.suggest([comment], mail, ratio=1).channel is Channel.MAIL
    assert rules.suggest([comment], [], ratio=1).channel is Channel.BLOG


def test_rule_4_to_meet_is_advised_to_who_met() -> None:
    assert rules.suggest([], [], ratio=1, met=True) == rules.Advice(Channel.IN_PERSON, "meet")
    assert rules.suggest([], [Channel.MAIL], ratio=1, met=True).channel is Channel.MAIL


def test_rule_5_the_opener_takes_the_first_ground_there_is() -> None:
    whole = Ground(
        "Ana", "send the number", News("job", "Delta", TODAY), True, "housing", "deck", "tea", "PyCon"
    )
    order = []
    for name in (
        "promise",
        "news",
        "theirs_unanswered",
        "last_topic",
        "last_subject",
        "common",
        "gathering",
        "",
    ):
        order.append(rules.opener_of(whole)[0])
        if name:
            whole = replace(
                whole, **{name: None if name == "news" else False if name == "theirs_unanswered" else ""}
            )
    assert order == ["promise", "news job", "answer", "topic", "subject", "common", "gathering", "plain"]
    for key in order:
        said = words.opener(key, name="", words={"text": "tea"})
        assert said.startswith("Hello")
    key, said = rules.opener_of(replace(whole, just_met=True))
    assert words.opener(key, name="Ana", words=said).startswith("Hi Ana, it was good to meet you.")


@pytest.mark.parametrize(("shown", "days"), [(0, 0), (4, 0), (5, 14), (10, 28), (15, 56)])
def test_rule_7_a_rest_after_five_showings_doubles(shown: int, days: int) -> None:
    assert rules.rest_days(shown) == days


def test_rule_7_the_score_halves_with_each_idle_showing() -> None:
    assert rules.fair_score(somebody(score=0.8, shown=2)) == pytest.approx(0.2)
    assert rules.longest_rest(Circle.CLOSE, 21) == 84
    assert rules.longest_rest(Circle.WIDE, 21) is None


def test_rule_8_somebody_without_any_talk_is_not_for_reaching_out() -> None:
    stranger = Candidate(PersonId(1), "Zoë", "Zoë", "Acme")
    assert not rules.may_appear(stranger, TODAY)
    assert rules.may_appear(replace(stranger, want_to_know=True), TODAY)


@pytest.mark.parametrize(
    ("days", "said"),
    [(1, "a day"), (5, "5 days"), (21, "3 weeks"), (90, "3 months"), (365, "a year"), (800, "2 years")],
)
def test_periods_in_words(days: float, said: str) -> None:
    assert words.period(days) == said
