"""Who would care about this link: ranked by what is known, with the line; shared once, undone, never offered twice."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, Circle, Fact, PersonId, State
from networker.services import facts, notes, people, quick_log, reach_out, reached, shares, topics, undo
from networker.services.errors import CannotDo
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
TODAY = NOW.date()
LINK = "https://reefworld.example/best-snorkelling-spots"


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def somebody(book: Book, name: str) -> PersonId:
    return people.add(book, name=name, now=NOW, handles=[(Channel.MAIL, f"{name.lower()}@mail.example")])[0]


def reasons(book: Book, text: str = LINK) -> list[str]:
    return [each.reason for each in shares.who_cares(book, text, day=TODAY).offers]


def test_each_is_cited_with_the_line_that_fits(book: Book) -> None:
    for name in ("Ana", "Ben", "Carla", "Dan", "Eva", "Finn", "Gil"):
        somebody(book, name)
    ids = {row[1]: row[0] for row in book.read("SELECT id, name FROM person")}
    topics.add(book, ids["Ana"], "Snorkel", now=NOW)
    facts.add(book, ids["Ben"], Fact.PROJECT, "writes a guide to snorkelling in Palau", now=NOW)
    notes.write(book, ids["Carla"], "Two children.\nLoves to snorkel.", before="", now=NOW)
    quick_log.log(book, "call Dan 3 weeks ago: holidays #snorkelling", now=NOW)
    facts.add(book, ids["Eva"], Fact.JOB, "Snorkel guide", detail="Blue", now=NOW)
    facts.add(book, ids["Finn"], Fact.LIKE, "chess", now=NOW)
    assert reasons(book) == [
        "Ana cares about Snorkel.",
        "What Ben is up to: “writes a guide to snorkelling in Palau”.",
        "You and Dan talked about snorkelling 3 weeks ago.",
        "In your notes on Carla: “Loves to snorkel”.",
        "Eva’s work: Snorkel guide, Blue.",
    ]


def test_who_comes_near_by_other_words_stands_behind_who_has_the_very_words(book: Book) -> None:
    for name in ("Ana", "Ben", "Carla", "Dan", "Eva", "Finn"):
        somebody(book, name)
    ids = {row[1]: row[0] for row in book.read("SELECT id, name FROM person")}
    facts.add(book, ids["Ana"], Fact.JOB, "Zahnärztin", detail="Praxis Alm", now=NOW)
    topics.add(book, ids["Ben"], "toothache", now=NOW)
    notes.write(book, ids["Carla"], "Two children.\nHer brother is a dentist.", before="", now=NOW)
    facts.add(book, ids["Dan"], Fact.JOB, "Dairy farmer", detail="Crown Estates", now=NOW)
    facts.add(book, ids["Eva"], Fact.JOB, "Dental hygienist", detail="Praxis Eck", now=NOW)
    people.set_state(book, ids["Eva"], State.PAUSED, now=NOW)
    assert reasons(book, "https://health.example/why-toothache-comes-at-night") == [
        "Ben cares about toothache.",
        "Ana’s work: Zahnärztin, Praxis Alm.",
    ]


def test_rarer_words_and_nearer_people_weigh_more(book: Book) -> None:
    for n in range(20):
        topics.add(book, somebody(book, f"P{n:02}"), "travel", now=NOW)
    rare = somebody(book, "Zoe")
    topics.add(book, rare, "reefs", now=NOW)
    near = PersonId(int(book.read("SELECT id FROM person WHERE name = 'P07'")[0][0]))
    people.set_circle(book, [near], Circle.INNER, now=NOW)
    found = shares.who_cares(book, "reefs for travellers", day=TODAY).offers
    assert [each.name for each in found[:2]] == ["Zoe", "P07"]
    assert len(found) == shares.SHOWN


def test_who_may_not_be_suggested_is_not_offered(book: Book) -> None:
    for name, state in (("Ana", State.LET_GO), ("Ben", State.DECEASED), ("Carla", State.PAUSED)):
        person = somebody(book, name)
        topics.add(book, person, "snorkelling", now=NOW)
        people.set_state(book, person, state, now=NOW)
    assert reasons(book) == []


def test_sharing_is_noted_asks_whether_they_were_reached_and_is_undone_at_once(book: Book) -> None:
    ana = somebody(book, "Ana")
    topics.add(book, ana, "snorkelling", now=NOW)
    before = shares.who_cares(book, LINK, day=TODAY).offers
    assert before[0].opener == f"Hi Ana, this made me think of you: {LINK}"
    shares.share(book, ana, LINK, channel=before[0].channel, now=NOW)
    assert book.read("SELECT kind, channel, text FROM interaction") == [("note", "mail", f"Shared: {LINK}")]
    assert book.read("SELECT last_contact FROM person") == [(None,)]
    assert [each.person for each in reach_out.today(book, now=NOW).questions] == [ana]
    undo.undo(book, now=NOW)
    assert book.read("SELECT count(*) FROM interaction") == [(0,)]
    assert shares.who_cares(book, LINK, day=TODAY).offers == before


def test_the_question_is_about_the_words_that_were_written(book: Book) -> None:
    ana, ben = somebody(book, "Ana"), somebody(book, "Ben")
    shares.share(book, ana, LINK, channel=Channel.MAIL, now=NOW)
    reached.began(book, ben, Channel.MAIL, now=NOW, words="Hi Ben, may I ask you something?")
    asked = {each.person: each.words for each in reached.questions(book.reader, TODAY)}
    assert asked == {
        ana: f"Hi Ana, this made me think of you: {LINK}",
        ben: "Hi Ben, may I ask you something?",
    }
    assert not reached.began(book, ben, Channel.MAIL, now=NOW, words="Hi Ben, may I ask you something?")
    assert reached.began(book, ben, Channel.MAIL, now=NOW, words="Hi Ben, another thing"), (
        "other words, another question"
    )
    for words in ("Hi Ben, another thing", "Hi Ben, may I ask you something?"):
        assert {each.person: each.words for each in reached.questions(book.reader, TODAY)}[ben] == words
        reached.not_yet(book, ben, now=NOW)
    topics.add(book, ana, "snorkelling", now=NOW)
    [offer] = shares.who_cares(book, "about snorkelling", day=TODAY).offers
    assert (offer.asked, offer.written) == (True, f"Hi Ana, this made me think of you: {LINK}")


def test_nobody_gets_it_twice_and_it_is_said_when_they_did(book: Book) -> None:
    ana, ben = somebody(book, "Ana"), somebody(book, "Ben")
    for each in (ana, ben):
        topics.add(book, each, "snorkelling", now=NOW)
    then = NOW - timedelta(days=17)
    shares.share(
        book,
        ana,
        "http://www.reefworld.example/best-snorkelling-spots/?utm_source=a",
        channel=Channel.MAIL,
        now=then,
    )
    found = shares.who_cares(book, LINK, day=TODAY).offers
    assert [(each.name, each.spent) for each in found] == [("Ben", False), ("Ana", True)]
    assert found[1].reason == "You shared it with Ana on 3 November."
    with pytest.raises(CannotDo, match="Ana has this from you already"):
        shares.share(book, ana, LINK, channel=Channel.MAIL, now=NOW)


def test_what_passed_in_a_talk_is_known_too(book: Book) -> None:
    ana = somebody(book, "Ana")
    topics.add(book, ana, "snorkelling", now=NOW)
    quick_log.log(book, f"mail from Ana 2 weeks ago: {LINK}", now=NOW)
    assert reasons(book) == ["It already passed between you and Ana on 6 November."]


def test_not_yet_takes_the_note_away_and_yes_keeps_it(book: Book) -> None:
    ana = somebody(book, "Ana")
    shares.share(book, ana, LINK, channel=Channel.MAIL, now=NOW)
    reached.not_yet(book, ana, now=NOW)
    assert book.read("SELECT count(*) FROM interaction") == [(0,)]
    undo.undo(book, now=NOW)
    reached.yes(book, ana, now=NOW)
    assert book.read("SELECT kind FROM interaction ORDER BY id") == [("note",), ("mail",)]


def test_each_link_of_a_day_has_its_own_question(book: Book) -> None:
    ana, minute = somebody(book, "Ana"), timedelta(minutes=1)
    topics.add(book, ana, "snorkelling", now=NOW)
    other = LINK.replace("best", "worst")

    def asked() -> list[bool]:
        questions = [each.person for each in reached.questions(book.reader, TODAY)]
        return [questions == [ana], shares.who_cares(book, LINK, day=TODAY).offers[0].asked]

    shares.share(book, ana, LINK, channel=Channel.MAIL, now=NOW)
    shares.share(book, ana, other, channel=Channel.MAIL, now=NOW + minute)
    reached.not_yet(book, ana, now=NOW + 2 * minute)
    assert book.read("SELECT text FROM interaction") == [(f"Shared: {LINK}",)], "the first one still stands"
    assert asked() == [True, True]
    reached.yes(book, ana, now=NOW + 3 * minute)
    assert asked() == [False, False]
    shares.share(book, ana, other, channel=Channel.MAIL, now=NOW + 4 * minute)
    assert asked() == [True, True], "a second link after Yes asks again"
    reached.not_yet(book, ana, now=NOW + 5 * minute)
    assert asked() == [False, False]
    assert book.read("SELECT kind FROM interaction ORDER BY id") == [("note",), ("mail",)]


@pytest.mark.parametrize(
    ("noted", "given", "had"),
    [
        (f"look at {LINK}, or not", LINK.upper().replace("BEST-SNORKELLING-SPOTS", "best-snorkelling-spots"), True),
        (f"look at {LINK}", f"{LINK}-of-spain", False),
        (f"look at {LINK}-of-spain", LINK, False),
        (f"look at {LINK}?id=1", LINK, False),
        (f"look at {LINK}/part-2", "https://reefworld.example", False),
        (f"HTTPS://ReefWorld.example/best-snorkelling-spots?utm_source=x&id=1 {LINK}?id=2", f"{LINK}?id=1", True),
        ("his snorkel and #snorkel", "snorkel", False),
    ],
)  # fmt: skip
def test_only_the_very_same_link_is_had(book: Book, noted: str, given: str, had: bool) -> None:
    ana = somebody(book, "Ana")
    topics.add(book, ana, "snorkel at reefworld", now=NOW)
    with book.step("talk", "Talk", now=NOW) as step:
        talk = step.insert(
            "interaction", kind="mail", channel="mail", direction="in", day="2026-11-01", text=noted
        )
        step.insert("interaction_person", interaction=talk, person=ana)
    [offer] = shares.who_cares(book, given, day=TODAY).offers
    assert offer.spent == had, offer.reason


def test_words_are_had_where_the_same_were_shared(book: Book) -> None:
    ana, then = somebody(book, "Ana"), NOW - timedelta(days=3)
    topics.add(book, ana, "snorkel", now=NOW)
    shares.share(book, ana, "Snorkel  in Palau", channel=Channel.MAIL, now=then)
    assert [shares.who_cares(book, each, day=TODAY).offers[0].spent for each in ("snorkel", "snorkel in palau")] == [
        False, True,
    ]  # fmt: skip


def test_nothing_is_shared_with_the_dead(book: Book) -> None:
    ana = somebody(book, "Ana")
    people.set_state(book, ana, State.DECEASED, now=NOW)
    with pytest.raises(CannotDo, match="Ana has died"):
        shares.share(book, ana, LINK, channel=Channel.MAIL, now=NOW)
    assert book.read("SELECT count(*) FROM reach_action") == [(0,)]


def test_nothing_given_is_said(book: Book) -> None:
    with pytest.raises(CannotDo, match="Nothing is given yet"):
        shares.who_cares(book, "  ", day=TODAY)
    with pytest.raises(CannotDo, match="Nothing is given yet"):
        shares.share(book, somebody(book, "Ana"), " ", channel=Channel.MAIL, now=NOW)
    assert shares.who_cares(book, "the and 123", day=TODAY).offers == ()
