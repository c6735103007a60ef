"""Trips: who is there on their days by dated places, in which order, and what they bring onto today's list."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.domain.dates import PartialDate
from networker.domain.reach_rules import explained, may_appear
from networker.domain.reach_words import reason
from networker.domain.vocabulary import Channel, Circle, Fact, PersonId
from networker.services import exports, facts, imports, people, quick_log, reach_out, trip_views, trips, undo
from networker.services.errors import CannotDo
from networker.services.reach_candidates import candidates
from networker.services.sentences import spoken
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
TODAY = NOW.date()
FIRST, LAST = date(2026, 12, 3), date(2026, 12, 5)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def somebody(
    book: Book, name: str, place: str = "", *, since: str = "", until: str = "", circle: Circle | None = None
) -> PersonId:
    handles = [(Channel.MAIL, f"{name.split()[0].lower()}@mail.example")]
    person, _ = people.add(book, name=name, now=NOW, handles=handles)
    if place:
        dated = {key: PartialDate.parse(day) for key, day in (("since", since), ("until", until)) if day}
        facts.add(book, person, Fact.PLACE, place, now=NOW, **dated)
    if circle:
        people.set_circle(book, [person], circle, now=NOW)
    return person


def to_birmingham(book: Book, n: int = 0) -> trips.TripId:
    town = trips.towns_of("Birmingham")[n]
    return trips.add(book, "Birmingham", FIRST, LAST, town=town, now=NOW)[0]


def names(book: Book, trip: trips.TripId) -> list[str]:
    view = trip_views.view(book, trip, day=TODAY)
    assert view is not None
    return [each.name for each in view.offers]


def test_who_is_in_the_town_or_near_it_is_there(book: Book) -> None:
    for name, place in (
        ("Ana", "Birmingham, UK"), ("Ben", "Solihull"), ("Carla", "London"), ("Dan", "Birmingham, Alabama"), ("Eva", ""),
    ):  # fmt: skip
        somebody(book, name, place)
    assert names(book, to_birmingham(book)) == ["Ana", "Ben"]
    assert names(book, to_birmingham(book, 1)) == ["Dan"]


CARD = (
    "BEGIN:VCARD\nVERSION:3.0\nFN:Ben Ode\nN:Ode;Ben\nEMAIL:ben@x.example\n"
    "ADR;TYPE=HOME:;;2 Main St;Birmingham;{region}\nEND:VCARD\n"
)


@pytest.mark.parametrize(
    ("region", "there"),
    [("AL;35203;USA", "Alabama"), (";B1 1AA;United Kingdom", "England"), (";;", "England")],
)
def test_region_and_country_of_an_imported_address_tell_which_town_is_meant(
    book: Book, tmp_path: Path, region: str, there: str
) -> None:
    card = tmp_path / "a.vcf"
    card.write_text(CARD.format(region=region), "utf-8")
    imports.apply(book, imports.plan(book, [card], now=NOW), now=NOW)
    towns = {each.region: n for n, each in enumerate(trips.towns_of("Birmingham"))}
    assert book.read("SELECT value FROM fact WHERE field = 'place'") == [("Birmingham",)]
    found = [name for name in ("Alabama", "England") if names(book, to_birmingham(book, towns[name]))]
    assert found == [there]


def test_a_place_that_ended_or_begins_later_does_not_count(book: Book) -> None:
    somebody(book, "Ana", "Birmingham", until="2026-11-30")
    somebody(book, "Ben", "Birmingham", until="2026")
    somebody(book, "Carla", "Birmingham", since="2026-12-06")
    somebody(book, "Dan", "Birmingham", since="2026-12-05")
    moved = somebody(book, "Eva", "Birmingham", since="2020")
    facts.add(book, moved, Fact.PLACE, "Lyon", since=PartialDate.parse("2024"), now=NOW)
    back = somebody(book, "Finn", "Lyon", since="2020")
    facts.add(book, back, Fact.PLACE, "Birmingham", since=PartialDate.parse("2024"), now=NOW)
    assert names(book, to_birmingham(book)) == ["Ben", "Dan", "Finn"]


def test_the_dead_the_let_go_and_the_muted_are_not_offered(book: Book) -> None:
    from networker.domain.vocabulary import State

    for name, state in (("Ana", State.LET_GO), ("Ben", State.DECEASED), ("Carla", State.PAUSED)):
        people.set_state(book, somebody(book, name, "Birmingham"), state, now=NOW)
    assert names(book, to_birmingham(book)) == []


def test_never_met_comes_first_then_who_is_nearer_then_the_longer_silence(book: Book) -> None:
    for name, circle in (("Ana", None), ("Ben", Circle.CLOSE), ("Carla", Circle.GOOD), ("Dan", Circle.GOOD)):
        somebody(book, name, "Birmingham", circle=circle)
    quick_log.log(book, "coffee Ben 3 months ago", now=NOW)
    quick_log.log(book, "call Carla 2 weeks ago", now=NOW)
    quick_log.log(book, "call Dan 8 weeks ago", now=NOW)
    trip = to_birmingham(book)
    assert names(book, trip) == ["Dan", "Carla", "Ana", "Ben"]
    view = trip_views.view(book, trip, day=TODAY)
    assert view is not None
    assert [each.reason for each in view.offers] == [
        "Dan is in Birmingham. You have never met; you were last in touch 8 weeks ago.",
        "Carla is in Birmingham. You have never met; you were last in touch 2 weeks ago.",
        "Ana is in Birmingham. You have neither met nor talked yet.",
        "Ben is in Birmingham. You last met 3 months ago.",
    ]
    assert view.text == "Four people, three of whom you have never met."
    assert (view.offers[0].channel, view.offers[0].handle) == (Channel.MAIL, "dan@mail.example")
    assert (
        view.offers[0].opener
        == "Hi Dan, I will be in Birmingham (3–5 December). Would you have time to meet?"
    )


def test_where_no_place_is_noted_a_meeting_there_of_late_says_it(book: Book) -> None:
    somebody(book, "Ana")
    somebody(book, "Ben", "Lyon")
    somebody(book, "Carla")
    quick_log.log(book, "coffee Ana, Ben 5 months ago @Birmingham", now=NOW)
    quick_log.log(book, "coffee Carla 5 years ago @Birmingham", now=NOW)
    trip = to_birmingham(book)
    view = trip_views.view(book, trip, day=TODAY)
    assert view is not None
    assert [each.reason for each in view.offers] == ["You met Ana in Birmingham 5 months ago."]


def test_a_place_that_no_table_knows_is_matched_by_its_name(book: Book) -> None:
    somebody(book, "Ana", "Hobbingen am Wasser")
    somebody(book, "Ben", "Lyon")
    assert trips.towns_of("Hobbingen am Wasser") == ()
    trip, _ = trips.add(book, "Hobbingen am Wasser", FIRST, LAST, town=None, now=NOW)
    assert names(book, trip) == ["Ana"]


def test_each_verb_is_one_step_and_comes_back(book: Book) -> None:
    somebody(book, "Ana", "Birmingham")
    trip = to_birmingham(book)
    lines = [each.text for each in trip_views.ahead(book, day=TODAY)]
    assert lines == ["Birmingham, 3–5 December: one person whom you have never met"]
    lyon = trips.towns_of("Lyon")[0]
    trips.change(book, trip, "Lyon", FIRST, FIRST, town=lyon, now=NOW)
    assert [each.text for each in trip_views.ahead(book, day=TODAY)] == [
        "Lyon, 3 December: nobody yet, by the places you have noted"
    ]
    undo.undo(book, now=NOW)
    assert [each.text for each in trip_views.ahead(book, day=TODAY)] == lines
    trips.remove(book, trip, now=NOW)
    assert trip_views.ahead(book, day=TODAY) == ()
    assert trip_views.view(book, trip, day=TODAY) is None
    undo.undo(book, now=NOW)
    assert [each.text for each in trip_views.ahead(book, day=TODAY)] == lines
    undo.undo(book, now=NOW)
    assert trip_views.ahead(book, day=TODAY) == ()


def test_a_trip_that_is_over_stays_and_does_not_show(book: Book) -> None:
    to_birmingham(book)
    assert len(trip_views.ahead(book, day=LAST)) == 1
    assert trip_views.ahead(book, day=LAST + timedelta(days=1)) == ()
    assert book.read("SELECT count(*) FROM trip") == [(1,)]


def test_the_town_is_named_not_the_hotel_and_a_trip_is_noted_once(book: Book) -> None:
    said = trips.understand(book, "Hotel 21, Paris, France 3-5 Feb", today=TODAY)
    assert said.since is not None
    assert said.until is not None
    [town, *_] = trips.towns_of(said.place)
    trips.add(book, said.place, said.since, said.until, town=town, now=NOW)
    assert book.read("SELECT place FROM trip") == [("Paris",)]
    with pytest.raises(CannotDo, match="noted already"):
        trips.add(book, "Paris", said.since, said.until, town=town, now=NOW)


def test_what_cannot_be_a_trip_is_said_and_writes_nothing(book: Book) -> None:
    with pytest.raises(CannotDo, match="would end before"):
        trips.add(book, "Lyon", LAST, FIRST, town=None, now=NOW)
    with pytest.raises(CannotDo, match="not in the book"):
        trips.remove(book, trips.TripId(7), now=NOW)
    with pytest.raises(CannotDo, match="not in the book"):
        trips.change(book, trips.TripId(7), "Lyon", FIRST, LAST, town=None, now=NOW)
    assert book.read("SELECT count(*) FROM step") == [(0,)]


def test_in_the_weeks_before_a_trip_is_an_occasion(book: Book) -> None:
    ana = somebody(book, "Ana", "Birmingham")
    to_birmingham(book)
    early, soon, there, over = (
        FIRST - timedelta(days=22),
        FIRST - timedelta(days=21),
        FIRST,
        LAST + timedelta(days=1),
    )
    assert trips.news(book.reader, early) == {}
    assert trips.news(book.reader, soon)[ana].what == "travel"
    assert trips.news(book.reader, there)[ana].what == "travel now"
    assert trips.news(book.reader, over) == {}
    found = reach_out.today(book, now=NOW)
    assert [(card.kind, card.reason) for card in found.cards] == [
        ("occasion", "You will be in Birmingham from 3 December, and Ana is there.")
    ]
    assert found.cards[0].opener == "Hi Ana, I will be in Birmingham soon. Would you have time to meet?"


def test_a_meeting_there_is_told_as_what_it_was_and_the_last_day_is_today(book: Book) -> None:
    ana, ben = somebody(book, "Ana"), somebody(book, "Ben", "Birmingham")
    quick_log.log(book, "coffee Ana 9 months ago @Birmingham", now=NOW)
    trip = to_birmingham(book)
    for day, of_ana, of_ben in (
        (TODAY, "travel met", "You will be in Birmingham from 3 December, and Ben is there."),
        (FIRST, "travel now met", "You are in Birmingham until 5 December, and so is Ben."),
        (LAST, "travel today met", "You are in Birmingham today, and so is Ben."),
    ):
        told = {each.person: explained(each, "occasion", day) for each in candidates(book.reader, day)}
        assert told[ana].reason == of_ana
        assert reason(told[ana], day, spoken("en")).endswith("; you met Ana there 9 months ago.")
        assert reason(told[ben], day, spoken("en")) == of_ben
    view = trip_views.view(book, trip, day=LAST)
    assert view is not None
    assert view.offers[0].opener == "Hi Ben, I am in Birmingham today. Would you have time to meet?"


def test_who_was_met_in_another_town_since_is_not_there_and_a_cafe_is_no_town(book: Book) -> None:
    for name, then in (("Ana", ""), ("Ben", "Lyon"), ("Carla", "Café Central"), ("Dan", "Solihull")):
        who = somebody(book, name)
        quick_log.log(book, f"coffee {name} 9 months ago @Birmingham", now=NOW)
        if then:
            with book.step("log", "Log", now=NOW) as step:
                talk = step.insert("interaction", kind="meeting", day="2026-10-01", place=then)
                step.insert("interaction_person", interaction=talk, person=who)
    assert sorted(names(book, to_birmingham(book))) == ["Ana", "Carla", "Dan"]


def test_rule_1_holds_for_a_trip_too(book: Book) -> None:
    ana = somebody(book, "Ana", "Birmingham")
    to_birmingham(book)
    quick_log.log(book, "call Ana yesterday", now=NOW)
    listed = {each.person: each for each in candidates(book.reader, TODAY)}
    assert listed[ana].news is not None
    assert not may_appear(listed[ana], TODAY)
    assert all(card.person != ana for card in reach_out.today(book, now=NOW).cards)


def test_done_on_a_trip_logs_the_talk_and_says_so(book: Book) -> None:
    ana = somebody(book, "Ana", "Birmingham")
    trip = to_birmingham(book)
    reach_out.act(book, ana, "done", now=NOW, channel=Channel.MAIL)
    view = trip_views.view(book, trip, day=TODAY)
    assert view is not None
    assert view.offers[0].done == "wrote by mail"
    undo.undo(book, now=NOW)
    view = trip_views.view(book, trip, day=TODAY)
    assert view is not None
    assert view.offers[0].done == ""


def test_a_talk_of_today_is_said_to_be_of_today_and_nobody_s_name_begins_a_sentence(book: Book) -> None:
    ana = somebody(book, "Ana", "Birmingham")
    with book.step("edit", "Editing", now=NOW) as step:
        nobody = step.insert("person", name="", folded="")
        step.insert("fact", person=nobody, field="place", value="4 Mill Lane, Birmingham", noted="2026-01-01")
    trip = to_birmingham(book)
    quick_log.log(book, "coffee Ana today", now=NOW)
    view = trip_views.view(book, trip, day=TODAY)
    assert view is not None
    assert {each.person: each.reason for each in view.offers} == {
        nobody: "This person is in Birmingham. You have neither met nor talked yet.",
        ana: "Ana is in Birmingham. You last met today.",
    }


def test_a_whole_book_keeps_its_trips(book: Book, tmp_path: Path) -> None:
    trip = to_birmingham(book)
    exports.export(book, tmp_path / "book.json", format="json", now=NOW)
    with closing(Book(tmp_path / "other", now=NOW)) as other:
        imports.apply(other, imports.plan(other, [tmp_path / "book.json"], now=NOW), now=NOW)
        assert other.read("SELECT * FROM trip") == book.read("SELECT * FROM trip")
        assert trip_views.view(other, trip, day=TODAY) == trip_views.view(book, trip, day=TODAY)


@pytest.mark.parametrize("days", [("2026-12-05", "2026-12-03"), ("soon", "2026-12-03")])
def test_a_trip_that_cannot_be_comes_back_with_no_book(
    book: Book, tmp_path: Path, days: tuple[str, str]
) -> None:
    to_birmingham(book)
    somebody(book, "Ana")
    exports.export(book, tmp_path / "book.json", format="json", now=NOW)
    whole = json.loads((tmp_path / "book.json").read_text(encoding="utf-8"))
    whole["trips"][0] |= {"since": days[0], "until": days[1]}
    (tmp_path / "bad.json").write_text(json.dumps(whole), encoding="utf-8")
    with closing(Book(tmp_path / "other", now=NOW)) as other:
        imports.apply(other, imports.plan(other, [tmp_path / "bad.json"], now=NOW), now=NOW)
        assert other.read("SELECT count(*) FROM trip") == [(0,)]
        assert other.read("SELECT count(*) FROM person") == [(1,)]


def test_of_several_towns_the_first_is_where_the_users_people_are(book: Book) -> None:
    def offered() -> list[str]:
        return [each.shown for each in trips.understand(book, "Birmingham tomorrow", today=TODAY).towns]

    english, alabama, michigan = offered()
    assert english == "Birmingham, England, United Kingdom"
    somebody(book, "Ana", "Birmingham, AL")
    somebody(book, "Ben", "Mountain Brook, Alabama")
    somebody(book, "Cy", "Solihull")
    assert offered() == [alabama, english, michigan]
    somebody(book, "Dan", "Birmingham")
    somebody(book, "Eva", "Birmingham")
    assert offered() == [english, alabama, michigan], "a bare name is the larger one"


def test_who_wrote_a_short_name_is_met_where_it_means(book: Book) -> None:
    ana = somebody(book, "Ana", "NYC")
    found = trips.understand(book, "I will be in NYC next week", today=TODAY)
    [town] = found.towns
    trip, _ = trips.add(book, found.place, TODAY, TODAY, town=town, now=NOW)
    view = trip_views.view(book, trip, day=TODAY)
    assert view is not None
    assert [each.person for each in view.offers] == [ana]
