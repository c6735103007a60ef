"""The invented network: always the same, nowhere in the future, and shaped like a real one."""

import statistics
import unicodedata
from collections import Counter, defaultdict
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from networker.domain.dates import PartialDate, next_yearly
from networker.domain.handles import match_key
from networker.domain.turns import MINE, direction_of, turns_of
from networker.domain.vocabulary import (
    Channel,
    Circle,
    Depth,
    Direction,
    Fact,
    FollowUpState,
    Kind,
    Side,
    State,
)
from networker.formats import linkedin, source
from networker.formats.records import PersonRecord, SkippedRow
from networker.services.sample_network import SampleInteraction, SampleNetwork
from networker.services.sample_people import YEARS, generate

SAMPLE = Path(__file__).resolve().parents[2] / "resources" / "sample"
FRIDAY = date(2026, 11, 20)
WHOLE = 120


def network(today: date = FRIDAY, seed: int = 7, people: int = WHOLE) -> SampleNetwork:
    return generate(today, seed, people, folder=SAMPLE)


@pytest.fixture(scope="module")
def book() -> SampleNetwork:
    return network()


def talks_with(book: SampleNetwork, key: str) -> list[SampleInteraction]:
    number = book.index(key)
    return [talk for talk in book.interactions if number in talk.people]


def contact_days(book: SampleNetwork) -> dict[int, list[date]]:
    days: dict[int, set[date]] = defaultdict(set)
    for talk in book.interactions:
        if talk.kind is not Kind.NOTE:
            for person in talk.people:
                days[person].add(talk.day)
    return {person: sorted(each) for person, each in days.items()}


def silence(book: SampleNetwork, key: str) -> int:
    return (book.today - contact_days(book)[book.index(key)][-1]).days


def gaps(days: list[date]) -> list[int]:
    return [(later - earlier).days for earlier, later in pairwise(days)]


def test_the_same_seed_and_day_give_the_same_network(book: SampleNetwork) -> None:
    assert network() == book
    assert network(seed=8) != book


def test_another_day_moves_everything_by_as_much(book: SampleNetwork) -> None:
    later = network(FRIDAY + timedelta(days=100))
    moved = [replace(talk, day=talk.day - timedelta(days=100), at=None) for talk in later.interactions]
    assert sorted(moved, key=repr) == sorted((replace(talk, at=None) for talk in book.interactions), key=repr)


def test_size_and_years(book: SampleNetwork) -> None:
    assert len(book.people) == WHOLE
    assert 2500 <= len(book.interactions) <= 4000
    first = book.interactions[0].day
    assert timedelta(days=(YEARS - 1) * 365) < book.today - first <= timedelta(days=YEARS * 366)


@pytest.mark.parametrize("people", [1, 2, 30, 53, 54, 400])
def test_any_number_of_people_holds_together(people: int) -> None:
    small = network(people=people)
    assert len(small.people) == people
    assert len({person.key for person in small.people}) == people
    check_references(small)


def test_nobody_at_all_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one"):
        network(people=0)


@pytest.mark.parametrize(
    "today", [FRIDAY, date(2028, 2, 29), date(2028, 2, 27), date(2027, 1, 1), date(2021, 6, 30)]
)
def test_nothing_lies_in_the_future(today: date) -> None:
    book = network(today)
    tokyo = timedelta(hours=14)
    earliest_now = datetime.combine(today, time(0), UTC) - tokyo  # where this day begins first
    for talk in book.interactions:
        assert talk.day <= today
        if talk.at is not None:
            assert talk.at.utcoffset() is not None
            assert talk.at.date() == talk.day
            assert talk.at <= earliest_now
    for person in book.people:
        assert person.known_since <= today
        for fact in person.facts:
            assert fact.since <= today.isoformat()
            assert not fact.until or fact.since <= fact.until <= today.isoformat()
    assert all(promise.made <= today and (promise.closed or today) <= today for promise in book.follow_ups)
    assert all(each.day <= today for each in (*book.wins, *book.asks))
    ahead = [each for each in book.gatherings if each.until >= today]
    assert [(each.name, each.day > today) for each in ahead] == [("Porto fair", True)]


def test_interactions_are_in_order(book: SampleNetwork) -> None:
    assert [talk.day for talk in book.interactions] == sorted(talk.day for talk in book.interactions)
    for earlier, later in pairwise(book.interactions):
        if earlier.at and later.at and earlier.day == later.day:
            assert earlier.at <= later.at


def check_references(book: SampleNetwork) -> None:
    everybody = range(len(book.people))
    named = [
        *(talk.people for talk in book.interactions),
        *(promise.people for promise in book.follow_ups),
        *(each.members for each in book.groups),
        *(each.people for each in book.gatherings),
        *(each.people for each in book.wins),
        *(each.whom for each in book.asks),
        *((tie.person, tie.other) for tie in book.relations),
    ]
    for people in named:
        assert len(set(people)) == len(people)
        assert all(person in everybody for person in people)
    assert all(talk.people for talk in book.interactions)
    for number, person in enumerate(book.people):
        assert person.met_through is None or (
            person.met_through in everybody and person.met_through != number
        )
    for promise in book.follow_ups:
        if promise.interaction is not None:
            talk = book.interactions[promise.interaction]
            assert set(promise.people) <= set(talk.people)
            assert talk.day == promise.made
    for talk in book.interactions:
        if talk.gathering is not None:
            gathering = book.gatherings[talk.gathering]
            assert set(talk.people) <= set(gathering.people)
            assert gathering.day <= talk.day <= gathering.until


def test_references_are_valid(book: SampleNetwork) -> None:
    check_references(book)
    assert all(each.people for each in book.wins)
    assert sum(1 for talk in book.interactions if talk.gathering is not None) >= 7


def test_nobody_is_talked_with_before_being_known(book: SampleNetwork) -> None:
    for person, days in contact_days(book).items():
        assert days[0] >= book.people[person].known_since


def test_circles_keep_their_capacity(book: SampleNetwork) -> None:
    sizes = Counter(person.circle for person in book.people)
    assert (sizes[Circle.INNER], sizes[Circle.CLOSE], sizes[Circle.GOOD], sizes[Circle.WIDE]) == (
        5,
        13,
        40,
        45,
    )
    many = Counter(person.circle for person in network(people=400).people)
    assert all(many[circle] <= circle.capacity for circle in Circle if circle.capacity)


def test_states_and_people_wanted(book: SampleNetwork) -> None:
    states = Counter(person.state for person in book.people)
    assert states[State.PAUSED] >= 2
    assert states[State.LET_GO] >= 2
    assert states[State.DECEASED] == 1
    wanted = [person for person in book.people if person.want_to_know]
    assert len(wanted) >= 3
    assert not any(person.met_in_person for person in wanted)


def test_met_in_person_agrees_with_the_meetings(book: SampleNetwork) -> None:
    met = {number for talk in book.interactions if talk.kind is Kind.MEETING for number in talk.people}
    assert {n for n, person in enumerate(book.people) if person.met_in_person} == met
    assert 80 <= len(met) < WHOLE


@pytest.mark.parametrize("seed", [7, 1, 2])
def test_contact_is_as_bursty_as_in_life(seed: int) -> None:
    each = [gaps(days) for days in contact_days(network(seed=seed)).values() if len(days) > 25]
    spread = [statistics.pstdev(some) / statistics.mean(some) for some in each]
    assert 1.8 <= statistics.median(spread) <= 2.8


def test_some_ties_have_ended_and_some_never_began(book: SampleNetwork) -> None:
    last = {person: (book.today - days[-1]).days for person, days in contact_days(book).items()}
    assert sum(1 for silent in last.values() if silent > 365) >= 10
    assert sum(1 for silent in last.values() if silent < 30) >= 25
    assert 1 <= WHOLE - len(last) <= 10


def test_nearer_people_are_seen_more_often(book: SampleNetwork) -> None:
    days = contact_days(book)
    median = {
        circle: statistics.median(
            len(days[n]) for n, who in enumerate(book.people) if who.circle is circle and n in days
        )
        for circle in (Circle.INNER, Circle.CLOSE, Circle.GOOD, Circle.WIDE)
    }
    assert median[Circle.INNER] > median[Circle.CLOSE] > median[Circle.GOOD] > median[Circle.WIDE]


def test_depth_agrees_with_what_passed(book: SampleNetwork) -> None:
    threads = defaultdict(list)
    for talk in book.interactions:
        if talk.kind is Kind.NOTE:
            assert talk.direction is talk.depth is talk.channel is None
            continue
        assert None not in (talk.channel, talk.direction, talk.depth)
        if talk.kind in (Kind.MEETING, Kind.VIDEO):
            assert talk.depth is Depth.TOGETHER
        if talk.minutes:
            assert talk.depth is Depth.TOGETHER
        if talk.thread:
            threads[talk.thread].append(talk)
            turns = turns_of(talk.text)
            assert talk.turns == max(len(turns), 1)
            if turns:
                assert talk.direction is direction_of([each.startswith(MINE) for each in turns])
        if talk.depth is Depth.EXCHANGE:
            assert talk.direction is Direction.BOTH
    assert all(len(thread) == 1 for thread in threads.values()), "one thread and day is one interaction"


def test_every_channel_used_is_one_the_person_has(book: SampleNetwork) -> None:
    for talk in book.interactions:
        if talk.kind in (Kind.MESSAGE, Kind.MAIL, Kind.CALL):
            owned = {handle.channel for handle in book.people[talk.people[0]].handles}
            assert talk.channel in owned, book.people[talk.people[0]].key


def test_many_scripts_and_odd_names(book: SampleNetwork) -> None:
    names = [person.name for person in book.people]
    letters = {unicodedata.name(ch).split()[0] for name in names for ch in name if ch.isalpha()}
    assert letters >= {
        "LATIN", "CJK", "HANGUL", "ARABIC", "HEBREW", "GREEK", "CYRILLIC", "THAI", "DEVANAGARI",
    }  # fmt: skip
    assert any("🌻" in name for name in names)
    assert max(len(name) for name in names) == 80
    assert any(person.given and not person.family for person in book.people)
    assert "王小明" in names
    nameless = [person for person in book.people if not person.name]
    assert [[handle.channel for handle in person.handles] for person in nameless] == [[Channel.PHONE]]
    assert len({name for name in names if name}) == WHOLE - 1
    written = {
        unicodedata.name(ch).split()[0] for talk in book.interactions for ch in talk.text if ch.isalpha()
    }
    assert written >= {"ARABIC", "CJK", "HIRAGANA", "HANGUL", "CYRILLIC", "THAI", "DEVANAGARI"}


def test_birthdays_of_every_kind(book: SampleNetwork) -> None:
    days = [person.birthday for person in book.people if person.birthday]
    assert sum(1 for day in days if day.year is None) >= 5
    assert any((day.month, day.day) == (2, 29) for day in days)
    hana = book.people[book.index("hana-sato")].birthday
    assert hana is not None
    assert next_yearly(hana, FRIDAY) == FRIDAY + timedelta(days=2)
    assert hana.year == (FRIDAY + timedelta(days=2)).year - 40


def test_a_birthday_on_a_leap_day_that_was_none() -> None:
    book = network(date(2140, 2, 27))
    assert book.people[book.index("hana-sato")].birthday == PartialDate(None, 2, 29)


def test_addresses_belong_to_nobody_real_and_to_one_person_each(book: SampleNetwork) -> None:
    fiction = ("+44 7700 900", "+49 30 0000 ", "+33 6 00 00 ")
    keys = Counter()
    for person in book.people:
        for handle in person.handles:
            keys[handle.channel, match_key(handle.channel, handle.text) or handle.text] += 1
            if handle.channel is Channel.MAIL:
                assert handle.text.endswith(".example")
                assert handle.text.isascii()
            if handle.text.startswith("+"):
                assert handle.text.startswith(fiction) or " 555 01" in handle.text, handle.text
            if handle.channel is Channel.LINKEDIN:
                assert handle.text.startswith("https://www.linkedin.com/in/")
    assert [key for key, count in keys.items() if count > 1] == []
    assert {Channel.SIGNAL, Channel.WHATSAPP, Channel.TELEGRAM, Channel.INSTAGRAM} <= {
        each for each, _ in keys
    }


def test_facts_keep_their_history(book: SampleNetwork) -> None:
    for person in book.people:
        jobs = [fact for fact in person.facts if fact.field == Fact.JOB]
        assert [(fact.value, fact.detail) for fact in jobs if not fact.until] == (
            [(person.title, person.company)] if jobs else []
        )
        for older, newer in pairwise(jobs):
            assert older.until == newer.since
    fields = {fact.field for person in book.people for fact in person.facts}
    assert fields >= {Fact.JOB, Fact.PLACE, Fact.PROJECT, Fact.LIKE, Fact.FAMILY, Fact.CONNECTED}


def test_texts_seldom_repeat(book: SampleNetwork) -> None:
    texts = [talk.text for talk in book.interactions]
    assert all(text and "{" not in text and "  " not in text for text in texts)
    assert len(set(texts)) > len(texts) * 0.55
    assert Counter(texts).most_common(1)[0][1] <= 20


# -- the people of the pictures ---------------------------------------------------------------------


def test_anas_story(book: SampleNetwork) -> None:
    ana = book.people[book.index("ana-torres")]
    assert (ana.name, ana.title, ana.company, ana.city) == ("Ana Torres", "Product lead", "Acme", "Lyon")
    assert ana.circle is Circle.CLOSE
    assert not ana.met_in_person
    assert ana.met_through == book.index("ines-duarte")
    assert silence(book, "ana-torres") == 49
    usual = gaps(contact_days(book)[book.index("ana-torres")])
    assert 18 <= statistics.geometric_mean(usual[-20:]) <= 25

    talks = talks_with(book, "ana-torres")
    calls = [talk for talk in talks if talk.kind is Kind.CALL and talk.direction is Direction.OUT]
    assert (len(calls), sum(call.depth is Depth.TOGETHER for call in calls)) == (5, 4)
    mails = [talk for talk in talks if talk.kind is Kind.MAIL]
    assert all(mail.direction is Direction.OUT or mail.started is Side.ME for mail in mails)
    assert (len(mails), sum(mail.direction is Direction.BOTH for mail in mails)) == (6, 2)
    assert max(mail.turns for mail in mails) == 14
    missed, answered = [talk for talk in calls if (book.today - talk.day).days == 317]
    assert (missed.depth, answered.depth) == (Depth.HELLO, Depth.TOGETHER)


def test_those_whom_today_is_about(book: SampleNetwork) -> None:
    silent = {
        key: silence(book, key) for key in ("mia-fjord", "tomas-rey", "noor-haddad", "ben-ode", "carla-wu")
    }
    assert silent == {"mia-fjord": 0, "tomas-rey": 0, "noor-haddad": 2, "ben-ode": 4, "carla-wu": 63}
    carla = gaps(contact_days(book)[book.index("carla-wu")])
    assert 22 <= statistics.median(carla) <= 34

    (eva,) = talks_with(book, "eva-lind")
    assert (eva.kind, (book.today - eva.day).days) == (Kind.MEETING, 4)

    ravi = talks_with(book, "ravi-menon")[-1]
    assert (ravi.direction, ravi.depth, (book.today - ravi.day).days) == (Direction.IN, Depth.HELLO, 22)

    jonas = book.people[book.index("jonas-keller")]
    assert [fact.since for fact in jonas.facts if fact.detail == jonas.company == "Keller Optics"] == [
        "2026-10-01"
    ]
    fair = next(each for each in book.gatherings if each.day > book.today)
    assert book.index("lucia-prado") in fair.people


@pytest.mark.parametrize("today", [FRIDAY + timedelta(days=n) for n in range(7)])
def test_open_promises_both_ways(today: date) -> None:
    open_ = [each for each in network(today).follow_ups if each.state is FollowUpState.OPEN]
    assert Counter(each.side for each in open_) == {Side.ME: 4, Side.THEM: 4}
    dues = {each.text: each.due for each in open_}
    friday = dues["Send her the agent's number"]
    assert friday is not None
    assert friday.weekday() == 4
    assert 1 <= (friday - today).days <= 7
    assert dues["Send Noor the clinic's address"] == today
    assert all(due is None or due >= today for due in dues.values())


# -- the export that is dropped on top --------------------------------------------------------------


def test_the_export_holds_new_updated_unchanged_and_skipped_rows(book: SampleNetwork) -> None:
    recognised = linkedin.recognise(source.of_path(SAMPLE / "Connections.csv"))
    assert not isinstance(recognised, str)
    by_profile = {
        match_key(Channel.LINKEDIN, handle.text): person
        for person in book.people
        for handle in person.handles
        if handle.channel is Channel.LINKEDIN
    }
    found: Counter[str] = Counter()
    for item in recognised:
        if isinstance(item, SkippedRow):
            found["skipped"] += 1
            continue
        assert isinstance(item, PersonRecord)
        person = by_profile.get(match_key(Channel.LINKEDIN, item.handles[0].text))
        if person is None:
            found["new"] += 1
            assert item.facts[0].since >= "2019"
            continue
        assert (item.given, item.family) == (person.given, person.family)
        assert set(item.facts) <= set(person.facts), person.key
        assert {handle.text for handle in item.handles} <= {handle.text for handle in person.handles}
        same = (item.company, item.title) == (person.company, person.title)
        found["unchanged" if same else "updated"] += 1
    assert found == {"new": 36, "updated": 8, "unchanged": 12, "skipped": 4}


def test_one_row_of_the_export_asks_whether_it_is_the_same_person(book: SampleNetwork) -> None:
    recognised = linkedin.recognise(source.of_path(SAMPLE / "Connections.csv"))
    assert not isinstance(recognised, str)
    (sam,) = [item for item in recognised if isinstance(item, PersonRecord) and item.family == "Whitlock"]
    known = book.people[book.index("sam-whitlock")]
    assert (sam.given, sam.company) == (known.given, known.company)
    assert all(handle.channel is not Channel.LINKEDIN for handle in known.handles)
