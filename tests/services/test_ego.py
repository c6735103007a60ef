"""The map of ties out of the book: who is on it, why, and who is not."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.domain.ego import FIRST
from networker.domain.vocabulary import Circle, Fact, PersonId, State
from networker.services import facts, gatherings, people, quick_log, ties
from networker.services.ego import ME, Around, Ego, Middle, ego
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
TODAY = NOW.date()


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


@pytest.fixture
def who(book: Book) -> dict[str, PersonId]:
    """Ana, and around her: a friend, who talked together with her and Carla, a colleague, two of her club; Finn knows Eva."""
    names = ("Ana Torres", "Ben Ode", "Carla Wu", "Dora Lund", "Eva Lind", "Finn Berg", "Gil Far")
    found = {name.split()[0]: people.add(book, name=name, now=NOW)[0] for name in names}
    ties.add(book, found["Ana"], "friend", found["Ben"], now=NOW)
    quick_log.log(book, "lunch Ana, Carla 3 november: plans", now=NOW)
    for each in ("Ana", "Dora"):
        facts.add(book, found[each], Fact.JOB, "Lead", detail="Acme", now=NOW)
    people.add_to_group(book, [found["Ana"], found["Eva"]], "Divers", now=NOW)
    ties.add(book, found["Eva"], "parent", found["Finn"], now=NOW)
    return found


def around(book: Book, person: PersonId) -> Ego:
    found = ego(book, Middle(Around.PERSON, person), today=TODAY)
    assert found is not None
    return found


def told(found: Ego, step: int) -> dict[str, list[tuple[str, str]]]:
    return {
        node.called: [(link.what, link.text) for link in node.why]
        for node in found.nodes
        if node.step == step
    }


def test_all_that_says_two_know_each_other_is_on_it(book: Book, who: dict[str, PersonId]) -> None:
    found = around(book, who["Ana"])
    assert (found.title, found.nodes[0].person, found.nodes[0].step) == ("Ana Torres", who["Ana"], 0)
    assert told(found, 1) == {
        "Ben": [("friends", "friend")], "Dora": [("colleague", "Acme")], "Carla": [("talk", "")],
        "Eva": [("group", "Divers")],
    }  # fmt: skip
    assert found.others == 5


def test_the_second_step_says_through_whom_and_in_whose_words(book: Book, who: dict[str, PersonId]) -> None:
    found = around(book, who["Ana"])
    (finn,) = [node for node in found.nodes if node.step == 2]
    assert (finn.person, finn.via) == (who["Finn"], who["Eva"])
    assert [link.text for link in finn.why] == ["parent"]  # on Eva's page: her parent Finn
    (eva,) = [node for node in around(book, who["Finn"]).nodes if node.step == 1]
    assert [link.text for link in eva.why] == ["child"]


def test_the_ties_between_those_on_it_are_drawn(book: Book, who: dict[str, PersonId]) -> None:
    ties.add(book, who["Ben"], "colleague", who["Dora"], now=NOW)
    drawn = {(tie.one, tie.other) for tie in around(book, who["Ana"]).ties}
    assert (who["Ben"], who["Dora"]) in drawn


def test_of_two_who_know_nobody_each_has_an_empty_map(book: Book, who: dict[str, PersonId]) -> None:
    found = around(book, who["Gil"])
    assert (found.others, found.ties) == (0, ())


def test_whoever_is_let_go_or_dead_is_not_on_it(book: Book, who: dict[str, PersonId]) -> None:
    people.set_state(book, who["Ben"], State.LET_GO, now=NOW)
    people.set_state(book, who["Carla"], State.DECEASED, now=NOW)
    assert told(around(book, who["Ana"]), 1).keys() == {"Dora", "Eva"}


def test_a_crowd_says_nothing_of_who_knows_whom(book: Book, who: dict[str, PersonId]) -> None:
    crowd = [people.add(book, name=f"Guest {n}", now=NOW)[0] for n in range(31)]
    people.add_to_group(book, [who["Gil"], *crowd], "Fair", now=NOW)
    assert around(book, who["Gil"]).others == 0


def test_a_note_that_names_two_is_no_talk(book: Book, who: dict[str, PersonId]) -> None:
    quick_log.log(book, "note Gil, Ben: both like boats", now=NOW)
    assert around(book, who["Gil"]).others == 0


def test_the_map_of_a_group_and_of_a_gathering_has_those_in_it_around_nobody(
    book: Book, who: dict[str, PersonId]
) -> None:
    group = book.read("SELECT id FROM people_group")[0][0]
    found = ego(book, Middle(Around.GROUP, group), today=TODAY)
    assert found is not None
    assert found.title == "Divers"
    assert {node.called for node in found.nodes if node.step == 1} == {"Ana", "Eva"}
    assert "Finn" in {node.called for node in found.nodes if node.step == 2}
    fair, _ = gatherings.create(
        book, name="Porto fair", day=date(2026, 5, 1), people=[who["Gil"], who["Ben"]], now=NOW
    )
    at_fair = ego(book, Middle(Around.GATHERING, fair), today=TODAY)
    assert at_fair is not None
    assert at_fair.title == "Porto fair"
    assert {node.called for node in at_fair.nodes if node.step == 1} == {"Gil", "Ben"}


def test_the_users_own_begins_with_the_nearest(book: Book, who: dict[str, PersonId]) -> None:
    people.set_circle(book, [who["Gil"]], Circle.INNER, now=NOW)
    people.set_circle(book, [who["Eva"]], Circle.GOOD, now=NOW)
    found = ego(book, ME, today=TODAY)
    assert found is not None
    assert found.title == ""
    assert [node.called for node in found.nodes if node.step == 1] == ["Gil", "Eva"]
    assert {node.called for node in found.nodes if node.step == 2} == {"Ana", "Finn"}


def test_a_middle_that_is_gone_has_no_map(book: Book) -> None:
    for each in (Around.PERSON, Around.GROUP, Around.GATHERING):
        assert ego(book, Middle(each, 999), today=TODAY) is None


def test_no_more_than_asked_for_are_on_it_and_the_rest_is_counted(
    book: Book, who: dict[str, PersonId]
) -> None:
    many = [people.add(book, name=f"Friend {n}", now=NOW)[0] for n in range(FIRST + 5)]
    for each in many:
        ties.add(book, who["Gil"], "friend", each, now=NOW)
    found = ego(book, Middle(Around.PERSON, who["Gil"]), today=TODAY, most=20)
    assert found is not None
    assert (len(found.nodes), found.left_out) == (20, FIRST + 5 - 19)


def test_somebody_alone_stands_in_the_middle(book: Book) -> None:
    ana, _ = people.add(book, name="Ana", now=NOW)
    people.add_to_group(book, [ana], "Choir", now=NOW)
    (group,) = (row[0] for row in book.read("SELECT id FROM people_group"))
    found = ego(book, Middle(Around.GROUP, group), today=TODAY)
    assert found is not None
    assert [tuple(node.spot) for node in found.nodes] == [(0, 0)]
