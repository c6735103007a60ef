"""What each list of Tidy holds, and that what was kept stays kept: over undo, merge and export."""

from collections.abc import Callable
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import pytest

from networker.domain.dates import PartialDate
from networker.domain.vocabulary import Channel, Circle, Fact, PersonId, State
from networker.services import exports, facts, imports, people, undo
from networker.services.errors import CannotDo
from networker.services.merge import merge
from networker.services.tidy import BY_KEY, LISTS, answers, lists
from networker.services.tidy.frame import Asked
from networker.store.book import Book
from networker.store.people import Filter, ids
from tests.services.tidy.conftest import NOW, items, shown

TODAY = NOW.date()


def add(book: Book, name: str, *mails: str) -> PersonId:
    return people.add(
        book,
        name=name,
        now=NOW,
        handles=[(Channel.MAIL, each) for each in mails] or [(Channel.X, "a" + name)],
    )[0]


def follower(book: Book, name: str, since: str = "2021-05-04") -> PersonId:
    person = add(book, name)
    facts.add(book, person, Fact.FOLLOWED, "me", detail="X", since=PartialDate.parse(since), now=NOW)
    return person


def talk(
    book: Book, person: int, day: date, direction: str, depth: str = "hello", kind: str = "message"
) -> None:
    with book.step("talk", "Talk", now=NOW) as step:
        number = step.insert("interaction", kind=kind, direction=direction, depth=depth, day=day.isoformat())
        step.insert("interaction_person", interaction=number, person=person)


def test_followers_are_those_with_whom_there_is_nothing_else(book: Book) -> None:
    follower(book, "Ana")
    known, talked, wanted, gone = (follower(book, each) for each in ("Ben", "Eva", "Ida", "Uwe"))
    people.set_circle(book, [known], Circle.WIDE, now=NOW)
    talk(book, talked, TODAY, "in")
    with book.step("want", "Want", now=NOW) as step:
        step.update("person", wanted, want_to_know=True)
    people.set_state(book, gone, State.LET_GO, now=NOW)
    add(book, "Nobody's follower")
    [item] = items(book, "followers")
    assert item.person.shown == "Ana"
    assert (item.reason.key, item.reason.text, item.reason.day, item.reason.both) == (
        "follows",
        "X",
        "2021-05-04",
        False,
    )
    facts.add(book, item.person.id, Fact.FOLLOWED, "by me", detail="X", now=NOW)
    assert items(book, "followers")[0].reason.both


def test_hello_only_is_what_the_list_of_people_calls_so(book: Book) -> None:
    ana, ben, eva = (add(book, each) for each in ("Ana", "Ben", "Eva"))
    for person in (ana, ben, eva):
        talk(book, person, TODAY - timedelta(days=9), "in")
        talk(book, person, TODAY - timedelta(days=8), "out" if person != eva else "in")
    talk(book, ben, TODAY - timedelta(days=7), "both", "exchange")
    assert shown(book, "hello only") == ["Ana"]
    assert list(ids(book.reader, Filter(shallow="hello only"), order="name")) == [ana]
    assert (items(book, "hello only")[0].reason.number, items(book, "hello only")[0].reason.day) == (
        2,
        "2026-11-12",
    )


@pytest.mark.parametrize(
    ("day", "listed"), [("2021-11-19", True), ("2021-11-20", False), ("2026-01-01", False)]
)
def test_silent_is_longer_than_five_years(book: Book, day: str, listed: bool) -> None:
    talk(book, add(book, "Ana"), date.fromisoformat(day), "in")
    add(book, "Never talked")
    assert bool(items(book, "silent")) is listed


def test_a_leap_day_is_no_trouble(book: Book) -> None:
    assert Asked(book.reader, date(2028, 2, 29)).before == "2023-02-28"


def test_nobody_can_be_reached_without_an_address(book: Book) -> None:
    add(book, "Ana", "ana@x.example")
    with book.step("bare", "Bare", now=NOW) as step:
        people.insert_named(step, "Bo", now=NOW)
        people.insert_named(step, "Taxi Bo", now=NOW)
    assert shown(book, "unreachable") == ["Bo"], "a taxi is in another list"


def test_no_name_but_an_address(book: Book) -> None:
    add(book, "", "ana@x.example")
    add(book, "", "support@x.example")
    [item] = items(book, "nameless")
    assert (item.addresses, item.reason.key) == (((Channel.MAIL, "ana@x.example"),), "nameless")
    answers.name(book, item, "Ana Ruiz", now=NOW)
    assert items(book, "nameless") == []
    with pytest.raises(Exception, match="letter"):
        answers.name(book, item, "  ", now=NOW)


def test_what_is_no_person_goes_at_once_and_comes_back_at_once(book: Book) -> None:
    add(book, "Ana", "ana@x.example")
    taxi, robot, office, hotel = (
        add(book, "Taxi Ben"), add(book, "Acme", "no-reply@x.example"), add(book, "", "support@x.example"),
        add(book, "Hotel Ida"),
    )  # fmt: skip
    friend = add(book, "Support Ana")
    people.set_circle(book, [friend], Circle.GOOD, now=NOW)
    found = {item.person.id: item.reason.key for item in items(book, "not people")}
    assert found == {taxi: "service", robot: "automatic", office: "office", hotel: "service"}
    answers.let_go_together(book, [taxi, robot, office], [hotel], "not people", now=NOW)
    assert items(book, "not people") == []
    assert book.read("SELECT id FROM person WHERE state = 'let go' ORDER BY id") == [
        (taxi,),
        (robot,),
        (office,),
    ]
    undone = undo.undo(book, now=NOW)
    assert undone.label == "3 were let go"
    assert len(items(book, "not people")) == 4
    with pytest.raises(Exception, match="nobody"):
        answers.let_go_together(book, [], [], "not people", now=NOW)


def one_in(book: Book, key: str) -> PersonId:
    """Somebody who is in a list."""
    ana = follower(book, "Ana") if key == "followers" else add(book, "" if key == "nameless" else "Ana")
    if key in ("hello only", "silent"):
        talk(book, ana, date(2019, 1, 1), "in")
        talk(book, ana, date(2019, 1, 2), "out")
    if key == "unreachable":
        with book.step("bare", "Bare", now=NOW) as step:
            step.execute("DELETE FROM handle")
    return ana


@pytest.mark.parametrize("key", ["followers", "hello only", "silent", "unreachable"])
def test_who_is_given_a_circle_is_asked_about_no_more(book: Book, key: str) -> None:
    ana = one_in(book, key)
    [item] = items(book, key)
    answers.know(book, item, Circle.GOOD, now=NOW)
    assert items(book, key) == []
    assert book.read("SELECT circle FROM person WHERE id = ?", (ana,)) == [(Circle.GOOD,)]
    undone = undo.undo(book, now=NOW)
    assert undone.label == "Ana is in Good now"
    assert [each.key for each in items(book, key)] == [str(ana)]
    assert book.read("SELECT circle FROM person WHERE id = ?", (ana,)) == [(None,)]


@pytest.mark.parametrize("key", ["followers", "hello only", "silent", "unreachable", "nameless"])
def test_what_is_kept_is_asked_no_more(book: Book, data_dir: Path, tmp_path: Path, key: str) -> None:
    ana = one_in(book, key)
    [item] = items(book, key)
    answers.keep(book, item, now=NOW)
    assert items(book, key) == []
    undo.undo(book, now=NOW)
    assert [each.key for each in items(book, key)] == [str(ana)]
    undo.redo(book, now=NOW)
    assert items(book, key) == []
    exports.export(book, tmp_path / "all.json", format="json", now=NOW)
    with closing(Book(data_dir / "other", now=NOW)) as other:
        imports.apply(other, imports.plan(other, [tmp_path / "all.json"], now=NOW), now=NOW)
        assert items(other, key) == []
        undo.undo(other, now=NOW)
    double = add(book, "Ana B", "ana@x.example")
    merge(book, double, ana, now=NOW)
    assert str(double) not in [each.key for each in items(book, key)], "a merge takes the word along"


def test_each_list_is_counted_as_it_is_gone_through(book: Book) -> None:
    follower(book, "Ana")
    add(book, "", "x@x.example")
    for each in lists.counts(book, today=TODAY):
        assert each.number == len(BY_KEY[each.key].page(Asked(book.reader, TODAY), 100))
    assert [each.key for each in lists.counts(book, today=TODAY)] == [each.key for each in LISTS]
    told = [each.key for each in lists.all_counts(book, today=TODAY)]
    assert told[:3] == ["duplicates", "no circle", "drifted"]


def test_an_import_names_the_lists_that_it_filled(book: Book, tmp_path: Path) -> None:
    add(book, "", "old@x.example")
    file = tmp_path / "people.csv"
    file.write_text("Name,Email\nTaxi Bo,taxi@x.example\n,someone@x.example\nAna Ruiz,ana@x.example\n")
    report = imports.apply(
        book, imports.plan(book, [file], mapping={"name": "Name", "mail": "Email"}, now=NOW), now=NOW
    )
    assert report.import_id is not None
    found = {each.key: each.number for each in lists.filled(book, report.import_id, today=TODAY)}
    assert found == {"not people": 1, "nameless": 1}


@pytest.mark.parametrize(
    "answer",
    [
        answers.keep,
        answers.let_go,
        answers.know,
        lambda book, item, now: answers.name(book, item, "Zoe", now=now),
    ],
)
def test_of_somebody_who_is_gone_nothing_can_be_answered(book: Book, answer: Callable[..., object]) -> None:
    ana, other = follower(book, "Ana"), follower(book, "Anna")
    (item,) = [each for each in items(book, "followers") if each.person.id == other]
    merge(book, ana, other, now=NOW)
    steps = book.read("SELECT count(*) FROM step")
    with pytest.raises(CannotDo, match="not in the book any more"):
        answer(book, item, now=NOW)
    assert book.read("SELECT count(*) FROM step") == steps
