"""Gatherings noted, listed, changed, logged with everybody and followed up; every step taken back whole."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.domain.vocabulary import GatheringId, InteractionId, PersonId, Role
from networker.services import after_gathering, follow_ups, gatherings, people, quick_log, timeline, undo
from networker.services.errors import CannotDo
from networker.services.gatherings import FollowedUp, GatheringView, month_of
from networker.services.views import Wanted
from networker.store import meetings
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
D = date.fromisoformat
TABLES = (
    "gathering",
    "gathering_person",
    "interaction",
    "interaction_person",
    "follow_up",
    "follow_up_person",
    "person",
)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


@pytest.fixture
def who(book: Book) -> list[PersonId]:
    """Ana, Ben, Carla."""
    return [people.add(book, name=name, now=NOW)[0] for name in ("Ana Torres", "Ben Ode", "Carla Wu")]


@pytest.fixture
def pycon(book: Book, who: list[PersonId]) -> GatheringId:
    """With Ana and Ben, from the 17th to the 19th."""
    return gatherings.create(
        book,
        name=" Py  Con ",
        place="Porto",
        day=D("2026-11-17"),
        until=D("2026-11-19"),
        people=who[:2],
        now=NOW,
    )[0]


def seen(book: Book, number: GatheringId) -> GatheringView:
    found = gatherings.view(book, number)
    assert found is not None
    return found


def whole(book: Book) -> list[object]:
    return [book.read(f"SELECT * FROM {table} ORDER BY id") for table in TABLES]


def test_one_is_noted_listed_and_shown(book: Book, pycon: GatheringId) -> None:
    assert [month_of(each) if each < 0 else each for each in gatherings.index(book)] == [(2026, 11), pycon]
    row = gatherings.rows(book, [pycon])[pycon]
    assert (row.name, row.place, str(row.day), str(row.until), row.there) == (
        "Py Con", "Porto", "2026-11-17", "2026-11-19", 2,
    )  # fmt: skip
    view = seen(book, pycon)
    assert [(each.person.name, each.role, each.known, each.talk) for each in view.guests] == [
        ("Ana Torres", Role.THERE, False, None), ("Ben Ode", Role.THERE, False, None),
    ]  # fmt: skip
    assert (view.first, view.last, view.lies_ahead(NOW.date())) == (D("2026-11-17"), D("2026-11-19"), False)


def test_the_list_is_newest_first_by_month_and_searched_by_name_place_and_people(
    book: Book, who: list[PersonId], pycon: GatheringId
) -> None:
    supper, _ = gatherings.create(book, name="Supper", day=D("2026-11-02"), people=[who[2]], now=NOW)
    fair, _ = gatherings.create(book, name="Fête", place="Łódź", day=D("2026-12-06"), now=NOW)
    somewhen, _ = gatherings.create(book, name="Once", day=None, now=NOW)
    with book.step("a", "A", now=NOW) as step:
        year = step.insert("gathering", name="A year", day="2019")
    assert [month_of(each) if each < 0 else each for each in gatherings.index(book)] == [
        (2026, 12), fair, (2026, 11), pycon, supper, (2019, 0), year, None, somewhen,
    ]  # fmt: skip
    found = {
        text: [each for each in gatherings.index(book, text) if each > 0]
        for text in ("fete", "lodz", "carla", "x")
    }
    assert found == {"fete": [fair], "lodz": [fair], "carla": [supper], "x": []}


def test_what_is_said_anew_is_one_step_and_comes_back(book: Book, pycon: GatheringId) -> None:
    before = whole(book)
    gatherings.change(
        book, pycon, name="EuroPython", place="", day=D("2026-11-18"), until=D("2026-11-18"), now=NOW
    )
    row = gatherings.rows(book, [pycon])[pycon]
    assert (row.name, row.place, str(row.day), row.until) == ("EuroPython", "", "2026-11-18", None)
    gatherings.set_notes(book, pycon, "Good coffee", now=NOW)
    assert seen(book, pycon).notes == "Good coffee"
    for _ in range(2):
        undo.undo(book, now=NOW)
    assert whole(book) == before
    with pytest.raises(CannotDo):
        gatherings.change(book, pycon, name=" ", place="", day=None, now=NOW)


def test_people_are_put_to_it_get_another_role_and_are_taken_out(
    book: Book, who: list[PersonId], pycon: GatheringId
) -> None:
    before = whole(book)
    changes = gatherings.add_people(book, pycon, [who[2]], new=["Dana Poe", " "], role=Role.INVITED, now=NOW)
    assert changes.label == "Invited: 2 people at Py Con"
    gatherings.add_people(book, pycon, [who[1]], role=Role.HOST, now=NOW)
    gatherings.take_out(book, pycon, [who[0]], now=NOW)
    assert [(each.person.name, each.role) for each in seen(book, pycon).guests] == [
        ("Ben Ode", Role.HOST), ("Carla Wu", Role.INVITED), ("Dana Poe", Role.INVITED),
    ]  # fmt: skip
    for _ in range(3):
        undo.undo(book, now=NOW)
    assert whole(book) == before


def test_all_are_logged_at_once_and_nobody_twice(book: Book, who: list[PersonId], pycon: GatheringId) -> None:
    gatherings.add_people(book, pycon, [who[2]], role=Role.INVITED, now=NOW)
    before = whole(book)
    after_gathering.log_everybody(book, pycon, now=NOW)
    [talk] = timeline.talks(book, [1, 2]).values()
    assert (talk.kind, talk.channel, talk.day, talk.place, talk.gathering_name) == (
        "meeting", "in person", D("2026-11-17"), "Porto", "Py Con",
    )  # fmt: skip
    assert [each.id for each in talk.people] == who[:2], "who was invited was not met"
    with pytest.raises(CannotDo):
        after_gathering.log_everybody(book, pycon, now=NOW)
    gatherings.add_people(book, pycon, [who[2]], now=NOW)
    after_gathering.log_everybody(book, pycon, now=NOW)
    assert [each.id for each in timeline.talks(book, [1])[1].people] == who, (
        "whoever is named later joins the talk"
    )
    assert book.read("SELECT count(*) FROM interaction") == [(1,)]
    for _ in range(3):
        undo.undo(book, now=NOW)
    assert whole(book) == before


def test_what_lies_ahead_or_has_no_day_is_not_logged(book: Book, who: list[PersonId]) -> None:
    for day in (D("2026-11-21"), None):
        number, _ = gatherings.create(book, name="Later", day=day, people=who, now=NOW)
        with pytest.raises(CannotDo):
            after_gathering.log_everybody(book, number, now=NOW)
        with pytest.raises(CannotDo):
            after_gathering.follow_up(book, number, who, due=D("2026-11-22"), now=NOW)
    assert book.read("SELECT count(*) FROM interaction") == [(0,)]


def test_each_of_those_to_follow_up_gets_a_promise_of_mine_within_the_week(
    book: Book, who: list[PersonId], pycon: GatheringId
) -> None:
    before = whole(book)
    changes = after_gathering.follow_up(book, pycon, [who[0], who[2]], due=D("2026-11-23"), now=NOW)
    assert changes.label == "Follow up with Ana Torres from Py Con", "who was not there is not followed up"
    [promise] = follow_ups.due(book)
    assert (promise.side, promise.text, promise.due) == ("me", "Follow up after Py Con", D("2026-11-23"))
    assert promise.talk is not None, "it hangs on the talk, and that on the gathering"
    guests = seen(book, pycon).guests
    assert [each.followed_up for each in guests] == [FollowedUp(D("2026-11-23"), False), None]
    assert [each.talk is not None for each in guests] == [True, False], "who is followed up was met"
    with pytest.raises(CannotDo):
        after_gathering.follow_up(book, pycon, [who[0]], due=D("2026-11-24"), now=NOW)
    with pytest.raises(CannotDo):
        after_gathering.follow_up(book, pycon, [who[1]], due=D("2026-12-24"), now=NOW)
    follow_ups.done(book, follow_ups.FollowUpId(promise.id), now=NOW)
    assert seen(book, pycon).guests[0].followed_up == FollowedUp(D("2026-11-23"), True)
    for _ in range(2):
        undo.undo(book, now=NOW)
    assert whole(book) == before
    after_gathering.follow_up(book, pycon, who[:2], due=D("2026-11-21"), text=" Write  soon ", now=NOW)
    assert [(each.text, [one.id for one in each.people]) for each in follow_ups.due(book)] == [
        ("Write soon", [who[0]]), ("Write soon", [who[1]]),
    ]  # fmt: skip


def test_a_dropped_promise_leaves_room_for_another(
    book: Book, who: list[PersonId], pycon: GatheringId
) -> None:
    after_gathering.follow_up(book, pycon, who[:1], due=D("2026-11-21"), now=NOW)
    follow_ups.drop(book, follow_ups.FollowUpId(follow_ups.due(book)[0].id), now=NOW)
    assert seen(book, pycon).guests[0].followed_up is None


def test_who_was_talked_with_before_it_is_known(book: Book, who: list[PersonId], pycon: GatheringId) -> None:
    quick_log.log(book, "coffee Ana 3 nov: x", now=NOW)
    quick_log.log(book, "call Ben today: x", now=NOW)
    after_gathering.log_everybody(book, pycon, now=NOW)
    assert [each.known for each in seen(book, pycon).guests] == [True, False]


def test_deleted_its_talks_stay_and_say_where_they_were(book: Book, pycon: GatheringId) -> None:
    after_gathering.log_everybody(book, pycon, now=NOW)
    before = whole(book)
    gatherings.delete(book, pycon, now=NOW)
    talk = timeline.talks(book, [1])[1]
    assert (talk.subject, talk.gathering, len(talk.people)) == ("Py Con", None, 2)
    assert (gatherings.view(book, pycon), len(gatherings.index(book))) == (None, 0)
    undo.undo(book, now=NOW)
    assert whole(book) == before
    undo.undo(book, now=NOW)
    undo.undo(book, now=NOW)
    with pytest.raises(CannotDo):
        gatherings.delete(book, pycon, now=NOW)


def test_a_talk_with_several_becomes_a_gathering(book: Book, who: list[PersonId]) -> None:
    quick_log.log(book, "met Ana, Ben @Porto yesterday: the fair opened", now=NOW)
    before = whole(book)
    number, _ = gatherings.of_talk(book, InteractionId(1), now=NOW)
    view = seen(book, number)
    assert (view.row.name, view.first, [each.person.id for each in view.guests]) == (
        "Porto",
        D("2026-11-19"),
        who[:2],
    )
    assert view.unlogged == (), "the talk it came from is the talk at it"
    undo.undo(book, now=NOW)
    assert whole(book) == before


def test_the_timeline_finds_a_talk_by_the_name_of_its_gathering(book: Book, pycon: GatheringId) -> None:
    after_gathering.log_everybody(book, pycon, now=NOW)
    gatherings.change(book, pycon, name="EuroPython", place="", day=D("2026-11-17"), now=NOW)
    rows = timeline.index(book, None, Wanted(text="europython")).rows
    assert [row.id for row in rows if row.what == "talk"] == [1]


def test_only_those_who_are_coming_are_met_ahead(book: Book, who: list[PersonId]) -> None:
    fair, _ = gatherings.create(book, name="Fair", day=D("2026-12-01"), now=NOW)
    for person, role in zip(who, (Role.HOST, Role.INVITED, Role.DECLINED), strict=True):
        gatherings.add_people(book, fair, [person], role=role, now=NOW)
    found = meetings.gatherings_ahead(book.reader, since="2026-11-20", until="2026-12-20")
    assert found == [(who[0], "Fair", "", "2026-12-01", 0)]


# ---- the quick line


@pytest.mark.parametrize(
    "said", ["met Ana, Carla at py con yesterday", "lunch Ana and Carla at the Py Con 16 nov"]
)
def test_a_talk_at_a_gathering_of_these_days_is_linked_and_everybody_was_there(
    book: Book, who: list[PersonId], pycon: GatheringId, said: str
) -> None:
    gatherings.add_people(book, pycon, [who[0]], role=Role.HOST, now=NOW)
    gatherings.add_people(book, pycon, [who[2]], role=Role.DECLINED, now=NOW)
    before = whole(book)
    assert [chip.word for chip in quick_log.interpret(book, said, now=NOW).chips if chip.role == "place"] == [
        "known"
    ]
    logged = quick_log.log(book, said, now=NOW)
    talk = timeline.talks(book, [logged.interaction or 0])[logged.interaction or 0]
    assert (talk.gathering, talk.gathering_name, talk.place) == (pycon, "Py Con", "Porto")
    roles = {each.person.id: each.role for each in seen(book, pycon).guests}
    assert roles == {who[0]: Role.HOST, who[1]: Role.THERE, who[2]: Role.THERE}
    undo.undo(book, now=NOW)
    assert whole(book) == before


@pytest.mark.parametrize(
    ("said", "word"),
    [
        ("met Ana, Ben at Py Con 10 nov", "offered"),
        ("met Ana, Zita at EuroPython", "offered"),
        ("met Ana at EuroPython", ""),
        ("call Ana, Ben @Lyon", ""),
    ],
)
def test_elsewhere_the_place_is_a_place_and_may_be_offered(
    book: Book, pycon: GatheringId, said: str, word: str
) -> None:
    assert [chip.word for chip in quick_log.interpret(book, said, now=NOW).chips if chip.role == "place"] == [
        word
    ]
    logged = quick_log.log(book, said, now=NOW, new=True)
    assert timeline.talks(book, [logged.interaction or 0])[logged.interaction or 0].gathering is None
    assert len(seen(book, pycon).guests) == 2


def test_the_users_word_on_a_place_is_stronger(book: Book, who: list[PersonId], pycon: GatheringId) -> None:
    said, place = "met Ana, Zita at the Sea fair yesterday", "the Sea fair"
    found = quick_log.interpret(book, said, now=NOW, places={place: True})
    assert [chip.word for chip in found.chips if chip.role == "place"] == ["wanted"]
    before = whole(book)
    quick_log.log(book, said, now=NOW, new=True, places={place: True})
    fair = GatheringId(max(gatherings.index(book)))
    view = seen(book, fair)
    assert (view.row.name, view.first, [each.person.name for each in view.guests]) == (
        "Sea fair", D("2026-11-19"), ["Ana Torres", "Zita"],
    )  # fmt: skip
    undo.undo(book, now=NOW)
    assert whole(book) == before, "person, gathering and talk are one step"
    logged = quick_log.log(book, "met Carla at Py Con", now=NOW, places={"Py Con": False})
    assert timeline.talks(book, [logged.interaction or 0])[logged.interaction or 0].place == "Py Con"
    assert len(seen(book, pycon).guests) == 2


@pytest.mark.parametrize(
    ("role", "said"),
    [
        (Role.THERE, "Ana Torres at Supper"),
        (Role.INVITED, "Invited: Ana Torres at Supper"),
        (Role.DECLINED, "Not there: Ana Torres at Supper"),
    ],
)
def test_a_step_says_which_role_it_gave(book: Book, role: Role, said: str) -> None:
    ana, _ = people.add(book, name="Ana Torres", now=NOW)
    supper, _ = gatherings.create(book, name="Supper", day=NOW.date(), now=NOW)
    assert gatherings.add_people(book, supper, [ana], role=role, now=NOW).label == said
