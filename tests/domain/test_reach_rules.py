"""The product's rules around the score; each test names its rule."""

from collections import Counter
from dataclasses import replace
from datetime import date, timedelta

import pytest

from networker.domain import reach_list, reach_rests, why
from networker.domain import reach_rules as rules
from networker.domain import reach_words as words
from networker.domain.path import Link, Way
from networker.domain.reach_rules import Candidate, News, Tried
from networker.domain.reachout import Ranked
from networker.domain.silence import Spoke
from networker.domain.vocabulary import Channel, Circle, PersonId, State
from networker.services.sentences import spoken

TODAY = date(2026, 11, 20)
EN = spoken("en")


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
    one, other = (reach_list.choose(people, TODAY, seed="book") for _ in range(2))
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
    kinds = [choice.kind for choice in reach_list.choose(people, TODAY, seed="book")]
    assert kinds.count("slipping") == 1
    assert kinds.count("new") == 1


def unmet(person: int, what: str = "travel", **values: object) -> Candidate:
    return somebody(
        person, ranked=None, last=None, news=News(what, "Munich", TODAY + timedelta(days=9)), **values
    )


@pytest.mark.parametrize("what", ["travel", "travel day", "travel now"])
def test_rule_8_a_trip_brings_one_stranger_a_day(what: str) -> None:
    people = [unmet(n, what) for n in range(1, 31)]
    assert len(reach_list.choose(people, TODAY, seed="book")) == 1
    new_tie = replace(people[0], news=News("connected", "LinkedIn", TODAY))
    assert len(reach_list.choose([*people[1:], new_tie], TODAY, seed="book")) == 1
    known = [somebody(n, news=people[0].news, score=0.3) for n in range(41, 44)]
    listed = reach_list.choose([*people, *known], TODAY, seed="book")
    assert sorted(choice.candidate.person > 40 for choice in listed) == [False, True, True, True]


def test_rule_2_places_that_the_score_leaves_take_one_more_in_turn() -> None:
    wanted = [unmet(n, "job", want_to_know=True) for n in range(1, 9)]
    listed = reach_list.choose([*wanted, somebody(20), somebody(21)], TODAY, seed="book")
    assert len(listed) == 4
    before = [(wanted[0], "want"), (wanted[1], "occasion"), (somebody(20), "rhythm")]
    assert reach_list.choose(wanted, TODAY, seed="book", before=before) == []


def test_rule_2_who_was_met_yesterday_is_new_and_no_tie_that_has_been_silent() -> None:
    met = somebody(age=1, n=1, first_met=TODAY - timedelta(days=1))
    [choice] = reach_list.choose([met], TODAY, seed="book")
    assert (choice.kind, choice.reason) == ("new", "new")


def test_rule_2_at_most_two_of_one_company_but_no_company_is_no_limit() -> None:
    firm = [somebody(n, company="Acme") for n in range(1, 8)]
    assert len(reach_list.choose(firm, TODAY, seed="book")) == 2
    alone = [somebody(n, company="") for n in range(1, 8)]
    assert len(reach_list.choose(alone, TODAY, seed="book")) == 5


def test_rule_2_one_company_is_one_however_it_is_written() -> None:
    people = [
        somebody(n, company=c) for n, c in enumerate(("Delta", "DELTA Ltd", "delta, Inc.", "delta "), 1)
    ]
    assert len(reach_list.choose(people, TODAY, seed="s")) == 2
    alone = [somebody(n, company="freelance") for n in range(1, 6)]
    assert len(reach_list.choose(alone, TODAY, seed="s")) == 5, "that is no company"


@pytest.mark.parametrize("size", [3, 5, 10])
def test_rule_2_the_list_is_never_longer_than_set(size: int) -> None:
    people = [somebody(n, score=n / 100) for n in range(1, 60)]
    assert len(reach_list.choose(people, TODAY, seed="book", size=size)) == size


@pytest.mark.parametrize("size", range(3, 11))
def test_rule_2_of_n_places_one_is_slipping_one_in_turn_the_rest_by_score(size: int) -> None:
    people = [somebody(n, score=0.9 - n / 100, age=22) for n in range(1, 20)]
    people += [somebody(n, score=0.02, age=60) for n in range(20, 25)]
    people += [
        somebody(n, score=0.01, age=3, n=1, first_met=TODAY - timedelta(days=3)) for n in range(30, 33)
    ]
    kinds = Counter(choice.kind for choice in reach_list.choose(people, TODAY, seed="book", size=size))
    assert kinds == {"rhythm": size - 2, "slipping": 1, "new": 1}


def test_rule_2_one_is_slipping_though_they_are_the_best_by_score_too() -> None:
    people = [somebody(n, score=0.2 - n / 100, age=22) for n in range(1, 9)]
    people.append(somebody(9, score=0.9, age=60))
    kinds = {c.candidate.person: c.kind for c in reach_list.choose(people, TODAY, seed="book")}
    assert (kinds[PersonId(9)], list(kinds.values()).count("slipping")) == ("slipping", 1)


def test_rule_2_each_kind_has_its_turn_within_five_days() -> None:
    turns = [reach_list.in_turn(TODAY + timedelta(days=n), "book") for n in range(5)]
    assert {turn[0] for turn in turns} == set(rules.TURNS)
    assert all(set(turn) == set(rules.TURNS) for turn in turns)
    assert turns[0] == reach_list.in_turn(TODAY, "book")


def test_rule_2_a_circle_is_no_limit() -> None:
    people = [somebody(n, circle=Circle.INNER) for n in range(1, 8)]
    assert len(reach_list.choose(people, TODAY, seed="book")) == 5


def test_rule_2_a_hard_date_that_is_up_stands_before_the_score_and_not_twice() -> None:
    people = [somebody(n, score=0.9 - n / 100, age=22) for n in range(1, 20)]
    people += [somebody(50, score=0.001, age=30, strict_days=28, given="Ana")]
    people += [somebody(51, score=0.001, age=27, strict_days=28)]
    listed = reach_list.choose(people, TODAY, seed="book")
    assert listed[0].candidate.person == 50
    assert (
        words.reason(listed[0], TODAY, EN) == "You wanted to talk with Ana every 4 weeks; that is about now."
    )
    assert len({choice.candidate.person for choice in listed}) == 5
    assert 51 not in [choice.candidate.person for choice in listed]


def test_rule_2_hard_dates_take_at_most_the_places_there_are_the_longest_passed_first() -> None:
    people = [somebody(n, score=0.9, age=22) for n in range(1, 5)]
    people += [somebody(n, score=0.001, age=n, strict_days=28) for n in range(30, 40)]
    listed = reach_list.choose(people, TODAY, seed="book")
    assert sorted(choice.candidate.person for choice in listed) == [35, 36, 37, 38, 39]
    firm = [somebody(n, age=30, strict_days=28, company="Acme") for n in range(1, 5)]
    assert len(reach_list.choose(firm, TODAY, seed="book")) == 2


def test_rule_2_a_hard_date_is_named_though_it_is_not_yet_quiet_and_never_in_a_rest() -> None:
    soon = somebody(1, age=3, strict_days=3)
    assert rules.may_appear(soon, TODAY)
    assert [choice.reason for choice in reach_list.choose([soon], TODAY, seed="book")] == ["wish"]
    assert not rules.may_appear(replace(soon, resting_until=TODAY + timedelta(days=1)), TODAY)
    assert not rules.may_appear(replace(soon, muted=True), TODAY)
    assert not rules.may_appear(somebody(1, age=2, strict_days=3), TODAY)


def test_rule_2_a_bridge_leads_into_a_corner_that_is_hardly_touched() -> None:
    weak = somebody(1, n=4, age=30)
    assert "bridge" in rules.kinds_of(weak, TODAY)
    assert "bridge" not in rules.kinds_of(replace(weak, corner_is_quiet=False), TODAY)
    assert "bridge" not in rules.kinds_of(replace(weak, circle=Circle.CLOSE), TODAY)


def test_rule_3_the_reason_is_a_sentence_with_its_numbers() -> None:
    choice = rules.explained(somebody(given="Ana"), "rhythm", TODAY)
    assert words.reason(choice, TODAY, EN) == "You and Ana usually talk every 3 weeks; it has been 7."


@pytest.mark.parametrize(
    ("values", "kind", "said"),
    [
        ({"theirs_unanswered": date(2026, 5, 12)}, "rhythm", "P1 wrote last, on 12 May, and has no answer yet."),
        ({"first_met": date(2026, 11, 17)}, "new", "You met P1 on Tuesday; the first week is when a second talk usually happens."),
        ({"news": News("job", "Delta", date(2026, 10, 2))}, "occasion", "P1 started at Delta in October."),
        ({"news": News("title", "Head of Maps", date(2026, 10, 2))}, "occasion", "P1 has been Head of Maps since October."),
        ({"news": News("job now", "Delta", date(2026, 10, 2))}, "occasion", "P1 is at Delta now."),
        ({"news": News("title now", "Head of Maps", date(2026, 10, 2))}, "occasion", "P1 is Head of Maps now."),
        ({"news": News("travel now", "Lyon", date(2026, 11, 25))}, "occasion", "You are in Lyon until 25 November, and so is P1."),
        ({"news": News("travel today", "Lyon", TODAY)}, "occasion", "You are in Lyon today, and so is P1."),
        (
            {"news": News("travel now", "Lyon", date(2026, 11, 25), date(2026, 3, 2))},
            "occasion",
            "You are in Lyon until 25 November; you met P1 there 9 months ago.",
        ),
        (
            {"news": News("travel today", "Lyon", TODAY, date(2024, 11, 20))},
            "occasion",
            "You are in Lyon today; you met P1 there 2 years ago.",
        ),
        (
            {"news": News("connected", "LinkedIn", date(2026, 10, 2))},
            "occasion",
            "You and P1 connected on LinkedIn on 2 October, and have not talked yet.",
        ),
        (
            {"news": News("left", "LinkedIn", date(2026, 10, 2))},
            "occasion",
            "P1 is no longer among your contacts on LinkedIn; a word elsewhere keeps the door open.",
        ),
        (
            {"news": News("address", "p1@x.example", date(2026, 10, 2))},
            "occasion",
            "P1 has a new address: p1@x.example.",
        ),
        (
            {"news": News(*words.news_of_address("mail", "p1@x.example"), date(2026, 10, 2))},
            "occasion",
            "P1 has a new mail address: p1@x.example.",
        ),
        (
            {"news": News(*words.news_of_address("phone", "+43 1 5550123"), date(2026, 10, 2))},
            "occasion",
            "P1 has a new number: +43 1 5550123.",
        ),
        (
            {"news": News(*words.news_of_address("linkedin", "https://www.linkedin.com/in/p1"), date(2026, 10, 2))},
            "occasion",
            "P1 is on LinkedIn now.",
        ),
        (
            {"news": News(*words.news_of_address("blog", "p1.example"), date(2026, 10, 2))},
            "occasion",
            "P1 has a new address: p1.example.",
        ),
        ({"age": 70}, "slipping", "Three times your usual pause: people come back by themselves in about half of such cases."),
        (
            {"path": Way(2, "Ben", Link("introduced", "Delta", n=2), 0.5)},
            "want",
            "You want to know P1, and Ben introduced you to two people at Delta.",
        ),
    ],
)  # fmt: skip
def test_rule_3_every_kind_of_reason(values: dict[str, object], kind: str, said: str) -> None:
    assert words.reason(rules.explained(somebody(**values), kind, TODAY), TODAY, EN) == said


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"age": 12}, "You and P1 have been in touch on 20 days so far, the last time 12 days ago; another talk keeps it going."),
        ({"age": 29}, "You and P1 usually talk every 3 weeks; it has been 4."),
        ({"age": 29, "n": 9}, "You and P1 have been in touch on 9 days so far, the last time 4 weeks ago; another talk keeps it going."),
        ({"age": 30, "n": 9}, "You last talked with P1 on 21 October, 4 weeks ago."),
        (
            {"age": 7, "n": 1},
            "You and P1 have talked once so far, a week ago; a second talk is how people come to know each other.",
        ),
        (
            {"age": 7, "n": 5, "p14": 0.34},
            "You last talked with P1 on 13 November, a week ago;"
            " in about a third of such cases people are in touch again within two weeks.",
        ),
        (
            {"age": 7, "n": 5, "p14": 0.34, "mine_unanswered": date(2026, 11, 13)},
            "You wrote to P1 on 13 November, a week ago;"
            " in about a third of such cases people are in touch again within two weeks.",
        ),
        (
            {"age": 7, "n": 5, "mine_unanswered": date(2026, 11, 13)},
            "You wrote to P1 on 13 November, a week ago; another light word is welcome any time.",
        ),
        (  # what was begun yesterday is no word of the day they talked
            {"age": 12, "n": 5, "p14": 0.34, "mine_unanswered": date(2026, 11, 13)},
            "You last talked with P1 on 8 November, 12 days ago;"
            " in about a third of such cases people are in touch again within two weeks.",
        ),
        ({"age": 12, "d60": 9.0}, "You and P1 talk often these days; the last time was 12 days ago."),
        ({"age": 16}, "You and P1 usually talk every 3 weeks; that is about now."),
        ({"age": 26}, "You and P1 usually talk every 3 weeks; that is about now."),
        ({"age": 35}, "You and P1 usually talk every 3 weeks; it has been 5."),
        ({"own_rhythm": 18.0}, "You and P1 usually talk every 3 weeks; it has been 7."),
        ({"own_rhythm": 14.0}, "Four times your usual pause: people come back by themselves in about half of such cases."),
        ({"age": 105}, "Five times your usual pause: people come back by themselves in about two fifths of such cases."),
        ({"wish_days": 42}, "You wanted to talk with P1 every 6 weeks; that is about now."),
        ({"wish_days": 28}, "You wanted to talk with P1 every 4 weeks; it has been 7."),
        ({"wish_days": 90}, "You and P1 usually talk every 3 weeks; it has been 7."),
        ({"wish_days": 60, "own_rhythm": 14.0, "age": 21, "d60": 9.0}, "You and P1 usually talk every 2 weeks; it has been 3."),
        ({"wish_days": 90, "n": 9, "circle": Circle.CLOSE}, "You last talked with P1 on 2 October, 7 weeks ago."),
        ({"n": 9}, "You last talked with P1 on 2 October, 7 weeks ago."),
        ({"n": 9, "circle": Circle.CLOSE}, "A talk every 4 weeks suits your close circle; you last talked with P1 7 weeks ago."),
        ({"n": 9, "circle": Circle.GOOD}, "You last talked with P1 on 2 October, 7 weeks ago."),
        ({"n": 10, "circle": Circle.CLOSE}, "You and P1 usually talk every 3 weeks; it has been 7."),
    ],
)  # fmt: skip
def test_rule_3_a_rhythm_is_named_where_it_is_known_and_about_now_only_where_it_is(
    values: dict[str, object], said: str
) -> None:
    d60, p14 = values.pop("d60", 1.0), values.pop("p14", 0.1)
    who = somebody(**values)
    assert who.ranked is not None
    who = replace(who, ranked=who.ranked._replace(d60=d60, p14=p14))
    assert words.reason(rules.explained(who, "rhythm", TODAY), TODAY, EN) == said


@pytest.mark.parametrize("n", [6, 9, 10, 24])
@pytest.mark.parametrize("age", [8, 16, 24, 30, 49, 70, 120])
def test_rule_3_the_reason_and_why_say_the_same(n: int, age: int) -> None:
    who = somebody(age=age, n=n, own_rhythm=18.0)
    for kind in ("rhythm", "slipping"):
        reason = words.reason(rules.explained(who, kind, TODAY), TODAY, EN)
        told = " ".join(why.sentences(who.ranked, EN, name="P1", own=who.own_rhythm, silent=age))
        assert ("Too little data" in told) == (n < 10)
        assert not (n < 10 and "usual" in reason)
        assert ("about now" in reason) <= ("about your usual pause" in told)
        if "such cases" in reason:
            assert reason.partition("people ")[2] in told
        if "usually talk" in reason:
            assert reason.partition(";")[0] in told


def test_rule_4_the_channel_where_they_answered() -> None:
    tried = [Tried(Channel.SIGNAL, "message", 5, 4), Tried(Channel.LINKEDIN, "message", 3, 0)]
    advice = rules.suggest(tried, [Channel.LINKEDIN, Channel.SIGNAL], ratio=2)
    assert (advice.channel, words.advice(advice, EN)) == (
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


def test_rule_4_after_a_long_silence_they_are_called_where_there_is_a_number_else_met() -> None:
    mail = Tried(Channel.MAIL, "mail", 10, 9)
    call = rules.suggest([mail], [Channel.MAIL, Channel.PHONE], ratio=4)
    assert (call.channel, call.verb) == (Channel.PHONE, "call")
    assert words.advice(call, EN) == (
        "Answered 9 of 10 times by mail. After so long a call says more than a message."
    )
    meet = rules.suggest([mail], [Channel.MAIL], ratio=4, met=True)
    assert (meet.channel, meet.verb) == (Channel.MAIL, "meet")
    assert words.advice(meet, EN) == "Answered 9 of 10 times by mail. After so long it is worth meeting."
    assert rules.suggest([mail], [Channel.MAIL], ratio=4).verb == "write"
    assert rules.suggest([mail], [Channel.MAIL, Channel.PHONE], ratio=3.9, met=True).channel is Channel.MAIL


def test_rule_4_otherwise_it_is_one_rung_up_from_where_they_answered_last() -> None:
    said = Tried(Channel.LINKEDIN, "message", 1, 1, TODAY)
    every = [Channel.LINKEDIN, Channel.PHONE, Channel.MAIL]
    up = rules.suggest([said], every, ratio=1)
    assert (up.channel, up.verb, up.best) == (Channel.MAIL, "write", said)
    assert words.advice(up, EN) == "Answered the one time on LinkedIn."
    mail = Tried(Channel.MAIL, "mail", 1, 1, TODAY)
    older = replace(said, last=TODAY - timedelta(days=9))
    assert rules.suggest([older, mail], every, ratio=1).channel is Channel.PHONE
    assert rules.suggest([mail], [Channel.MAIL], ratio=1).channel is Channel.MAIL
    comment = Tried(Channel.X, "comment", 1, 1, TODAY)
    assert rules.suggest([comment], [Channel.X, Channel.SIGNAL], ratio=1).channel is Channel.SIGNAL


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


@pytest.mark.parametrize(
    ("out", "in_", "values", "said"),
    [
        (5, 0, {"n": 5, "spoke_last": Spoke.ME}, "You last reached out to P1 on 2 October, 7 weeks ago."),
        (5, 3, {"n": 5, "spoke_last": Spoke.ME}, "You last reached out to P1 on 2 October, 7 weeks ago."),
        (5, 3, {"n": 5, "spoke_last": Spoke.THEM}, "P1 last got in touch on 2 October, 7 weeks ago."),
        (12, 0, {"n": 12}, "You usually reach out to P1 every 3 weeks; it has been 7."),
        (0, 12, {"n": 12}, "P1 usually gets in touch every 3 weeks; it has been 7."),
        (12, 0, {"n": 12, "age": 20}, "You usually reach out to P1 every 3 weeks; that is about now."),
        (12, 0, {"n": 12, "age": 24}, "You usually reach out to P1 every 3 weeks; that is about now."),
        (12, 0, {"n": 12, "age": 90}, "You usually reach out to P1 every 3 weeks; it has been 3 months."),
        (0, 12, {"n": 12, "age": 9, "d60": 9.0}, "P1 gets in touch often these days; the last time was 9 days ago."),
        (3, 0, {"n": 3, "age": 9, "p14": 0.1}, "You have reached out to P1 on 3 days so far, the last time 9 days ago; a question is easy to answer."),
        (0, 1, {"n": 1, "age": 9}, "P1 has got in touch once so far, 9 days ago; a word from you makes it a talk."),
        (2, 2, {"n": 4, "age": 9, "p14": 0.5, "spoke_last": Spoke.THEM}, "P1 last got in touch on 11 November, 9 days ago; in about half of such cases people are in touch again within two weeks."),
        (2, 0, {"n": 2, "circle": Circle.CLOSE, "spoke_last": Spoke.ME}, "A talk every 4 weeks suits your close circle; you last reached out to P1 7 weeks ago."),
    ],
)  # fmt: skip
def test_rule_3_where_one_side_alone_spoke_nobody_talked(
    out: int, in_: int, values: dict[str, object], said: str
) -> None:
    own = {each: values[each] for each in ("spoke_last", "circle") if each in values}
    rank = {each: values[each] for each in ("n", "age", "d60", "p14") if each in values}
    who = somebody(**{each: rank[each] for each in ("n", "age") if each in rank})  # type: ignore[arg-type]
    assert who.ranked is not None
    more = {each: rank[each] for each in ("d60", "p14") if each in rank}
    who = replace(who, ranked=who.ranked._replace(out=out, in_=in_, **more), **own)  # type: ignore[arg-type]
    assert words.reason(rules.explained(who, "rhythm", TODAY), TODAY, EN) == said
    german = words.reason(rules.explained(who, "rhythm", TODAY), TODAY, spoken("de"))
    assert "{" not in german


@pytest.mark.parametrize(("out", "in_", "valued"), [(9, 9, True), (9, 0, False), (0, 9, False)])
def test_rule_2_who_never_answered_was_never_valued(out: int, in_: int, valued: bool) -> None:
    who = somebody(n=9, age=21 * 9)
    assert who.ranked is not None
    who = replace(who, ranked=who.ranked._replace(out=out, in_=in_))
    assert ("revive" in rules.kinds_of(who, TODAY)) is valued


def test_rule_3_a_wish_that_less_often_worked_out_is_not_told_as_the_users_number() -> None:
    for strict in (None, 42):
        who = replace(somebody(age=63), wish_days=42, strict_days=strict, wish_by_less=True)
        told = words.reason(rules.explained(who, "rhythm", TODAY), TODAY, EN)
        assert told == "You wanted to talk with P1 less often, which makes it every 6 weeks; it has been 9."
        told = words.reason(rules.explained(replace(who, wish_by_less=False), "rhythm", TODAY), TODAY, EN)
        assert told == "You wanted to talk with P1 every 6 weeks; it has been 9."
    soon = replace(somebody(age=42), wish_days=42, wish_by_less=True)
    assert words.reason(rules.explained(soon, "rhythm", TODAY), TODAY, EN).endswith("; that is about now.")


@pytest.mark.parametrize(("shown", "days"), [(0, 0), (4, 0), (5, 14), (10, 28), (15, 56)])
def test_rule_7_a_rest_after_five_showings_doubles(shown: int, days: int) -> None:
    assert reach_rests.rest_days(shown) == days


def test_rule_7_whoever_never_answered_counts_half_and_does_not_lead_the_day() -> None:
    mute = somebody(1, score=0.9)
    assert mute.ranked is not None
    for tries, answers, half in ((12, 0, True), (5, 0, True), (4, 0, False), (12, 1, False)):
        c = replace(mute, ranked=mute.ranked._replace(out=tries, in_=answers, gate=False))
        assert rules.fair_score(c) == pytest.approx(0.45 if half else 0.9)
        listed = reach_list.choose([c, *(somebody(n, score=0.1) for n in range(2, 9))], TODAY, seed="x")
        people = [each.candidate.person for each in listed]
        assert people[-1 if half else 0] == 1, (tries, answers)


def test_rule_7_the_score_halves_with_each_idle_showing() -> None:
    assert rules.fair_score(somebody(score=0.8, shown=2)) == pytest.approx(0.2)
    assert rules.fair_score(somebody(score=0.8, shown=1, in_vain=1)) == pytest.approx(0.2)
    assert rules.fair_score(somebody(score=0.8, in_vain=10_000)) > 0
    assert reach_rests.longest_rest(Circle.CLOSE, 21) == 73.5
    assert reach_rests.longest_rest(Circle.WIDE, 21) is None


def on(*days: int) -> list[date]:
    return [TODAY + timedelta(days=n) for n in days]


def test_rule_7_a_rest_begins_with_each_fifth_showing_and_a_sixth_begins_none() -> None:
    until = reach_rests.resting_until
    assert until(on(0, 1, 2, 3)) is None
    assert until(on(4, 3, 2, 1, 0)) == TODAY + timedelta(days=4 + 14)
    assert until(on(0, 1, 2, 3, 4, 18)) == TODAY + timedelta(days=4 + 14)
    assert until(on(0, 1, 2, 3, 4, 18, 19, 20, 21, 22)) == TODAY + timedelta(days=22 + 28)
    assert until(on(*range(5), *range(18, 23), *range(50, 55))) == TODAY + timedelta(days=54 + 56)


def test_rule_7_for_the_inner_three_circles_no_rest_exceeds_four_rhythms() -> None:
    for circle in Circle:
        longest = reach_rests.longest_rest(circle, 3)
        assert (longest is None) is (circle in (Circle.WIDE, Circle.BEYOND))
        assert longest is None or longest <= 12
    assert reach_rests.resting_until(on(*range(5)), 10.5) == TODAY + timedelta(days=4 + 10)
    assert reach_rests.longest_rest(Circle.WIDE, 90, 7) == 7, "a hard date rests no longer than it is"
    assert reach_rests.longest_rest(None, 90) is None


def unseen_one(person: int, *, days: int, shown: int | None = None, **values: object) -> Candidate:
    last_shown = TODAY - timedelta(days=shown) if shown is not None else None
    return somebody(person, score=0.0001, age=days, circle=Circle.CLOSE, last_shown=last_shown, **values)


def test_rule_7_who_was_out_of_sight_for_long_returns_at_most_one_a_day() -> None:
    people = [somebody(n, score=0.9 - n / 100, age=22) for n in range(1, 20)]
    away = [unseen_one(n, days=74 + n % 5, gate=False, n=3) for n in range(50, 55)]
    listed = [c.candidate.person for c in reach_list.choose([*people, *away], TODAY, seed="book")]
    assert [person for person in listed if person >= 50] == [54], "the next to be out of sight for four"
    wide = [replace(c, circle=Circle.BEYOND) for c in away]
    assert all(c.candidate.person < 50 for c in reach_list.choose([*people, *wide], TODAY, seed="book"))


def test_rule_7_to_be_shown_is_to_be_in_sight_and_who_is_late_already_comes_later() -> None:
    back = reach_list.returning
    assert back([unseen_one(1, days=80, shown=10)], TODAY) == []
    assert back([unseen_one(1, days=73)], TODAY) == []
    late, soon = unseen_one(1, days=300), unseen_one(2, days=75)
    assert back([late, soon], TODAY) == [soon, late]


@pytest.mark.parametrize(
    ("wish", "circle", "rhythm", "days"),
    [(60, None, 40.0, 30), (6, None, 4.0, 7), (6, Circle.WIDE, 4.0, 7), (3, Circle.INNER, 2.0, 4), (60, Circle.CLOSE, 40.0, 30)],
)  # fmt: skip
def test_rule_6_less_often_rests_half_the_new_wish_and_within_rule_7(
    wish: int, circle: Circle | None, rhythm: float, days: int
) -> None:
    assert reach_rests.less_often_rest(wish, circle, rhythm) == days


def test_rule_6_less_often_is_half_as_long_again() -> None:
    assert reach_rests.less_often_days(21.0) == 32
    assert reach_rests.less_often_days(21.0, 30.0) == 45
    assert reach_rests.less_often_days(60.0, 30.0) == 90, "never more often than they talk"
    assert [reach_rests.less_often_days(21.0, each) for each in (2600.0, 3650.0, 5475.0)] == [
        3650,
        3650,
        5475,
    ]
    assert (reach_rests.not_now_days(10), reach_rests.not_now_days(60)) == (7, 30)


def many() -> list[Candidate]:
    return [somebody(n, score=0.9 - n / 100, age=22) for n in range(1, 13)]


def test_rule_9_one_place_in_twenty_goes_by_lot_and_its_chance_is_true() -> None:
    people, days = many(), 4000
    listed: Counter[int] = Counter()
    told: dict[int, float] = {}
    by_lot = 0
    for n in range(days):
        for choice in reach_list.choose(people, TODAY, seed=str(n)):
            listed[choice.candidate.person] += 1
            told.setdefault(choice.candidate.person, choice.propensity)
            assert told[choice.candidate.person] == choice.propensity
            by_lot += choice.propensity < 0.5
    assert sum(told.values()) == pytest.approx(5), "five places, whoever takes them"
    for person, propensity in told.items():
        assert listed[person] / days == pytest.approx(propensity, abs=0.015)
    assert by_lot / (5 * days) == pytest.approx(0.05 * 7 / 8, abs=0.005)


def test_rule_9_the_same_day_and_book_draw_the_same_and_who_is_sure_has_the_chance_1() -> None:
    one, other = (reach_list.choose(many(), TODAY, seed="7") for _ in range(2))
    assert one == other
    few = reach_list.choose(many()[:4], TODAY, seed="7")
    assert [choice.propensity for choice in few] == [1.0] * 4


def test_rule_8_somebody_without_any_talk_is_not_for_reaching_out() -> None:
    stranger = Candidate(PersonId(1), "Zoë", "Zoë", "Acme")
    assert not rules.may_appear(stranger, TODAY)
    assert rules.may_appear(replace(stranger, want_to_know=True), TODAY)


@pytest.mark.parametrize(
    ("days", "said"),
    [(1, "a day"), (5, "5 days"), (21, "3 weeks"), (90, "3 months"), (365, "a year"), (800, "2 years")],
)
def test_periods_in_words(days: float, said: str) -> None:
    assert words.period(days, EN.since) == said
