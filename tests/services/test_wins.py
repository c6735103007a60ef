"""Wins: noted, set right, taken out, each with a way back; the channel by which a tie came; how many there are."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from networker.domain.fruit import Came
from networker.domain.vocabulary import Channel, Fact, PersonId, Side
from networker.services import interactions, introductions, merge, people, quick_log, undo, wins
from networker.services.errors import CannotDo
from networker.services.fruit_views import CameOf
from networker.services.introductions import IntroductionSaid
from networker.services.wins import WinSaid
from networker.store import wins as store
from networker.store.book import Book
from tests.store.dump import dump

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
DAY = date(2026, 11, 18)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


@pytest.fixture
def three(book: Book) -> list[PersonId]:
    return [people.add(book, name=name, now=NOW)[0] for name in ("Ana Torres", "Ben Ode", "Carla Wu")]


def said(text: str, *who: PersonId, **more: object) -> WinSaid:
    return WinSaid(text=text, day=DAY, people=who, **more)  # type: ignore[arg-type]


def test_one_is_noted_set_right_and_taken_out_and_each_step_goes_back(
    book: Book, three: list[PersonId]
) -> None:
    ana, ben, carla = three
    pictures = [dump(book)]
    number, changes = wins.add(book, said("  the contract with\nthe mayor ", ana, ben), now=NOW)
    assert changes.people == {ana, ben}
    view = wins.one(book, number)
    assert view is not None
    assert (view.text, view.day, view.channel) == ("the contract with the mayor", DAY, None)
    assert [each.name for each in view.people] == ["Ana Torres", "Ben Ode"]
    pictures.append(dump(book))
    other = replace(WinSaid.as_it_is(view), text="the contract", people=(ana, carla), channel=Channel.X)
    assert wins.change(book, number, other, now=NOW).people == {ana, ben, carla}
    changed = wins.one(book, number)
    assert changed is not None
    assert WinSaid.as_it_is(changed) == other
    pictures.append(dump(book))
    wins.delete(book, number, now=NOW)
    assert wins.one(book, number) is None
    assert book.read("SELECT count(*) FROM win_person") == [(0,)]
    for picture in reversed(pictures):
        undo.undo(book, now=NOW)
        assert dump(book) == picture


def test_what_says_nothing_names_nobody_or_lies_ahead_is_refused(book: Book, three: list[PersonId]) -> None:
    before = dump(book)
    ahead = replace(said("a contract", three[0]), day=NOW.date() + timedelta(days=1))
    for wrong, why in (
        (said(" ", three[0]), "in a few words"),
        (said("a contract"), "through whom"),
        (said("x" * 2001, three[0]), "2000 letters"),
        (ahead, "lies ahead"),
    ):
        with pytest.raises(CannotDo, match=why):
            wins.add(book, wrong, now=NOW)
    assert dump(book) == before


def test_it_stays_where_the_talk_it_came_of_goes_and_undo_brings_both_back(
    book: Book, three: list[PersonId]
) -> None:
    talk = quick_log.log(book, "coffee Ana yesterday: her plan", now=NOW).interaction
    assert talk is not None
    number, _ = wins.add(book, said("a contract", three[0], of=CameOf("talk", talk)), now=NOW)
    before = dump(book)
    interactions.delete(book, talk, now=NOW)
    view = wins.one(book, number)
    assert view is not None
    assert view.root is None
    newer = quick_log.log(book, "call Ben yesterday: nothing of it", now=NOW).interaction
    assert newer == talk  # numbers are given again, and the win is none of it
    assert wins.one(book, number) == view
    undo.undo(book, now=NOW)
    undo.undo(book, now=NOW)
    assert dump(book) == before
    again = wins.one(book, number)
    assert again is not None
    assert again.root is not None
    assert (again.root.of, again.root.text) == (CameOf("talk", talk), "her plan")
    undo.redo(book, now=NOW)
    assert wins.one(book, number) == view


def test_the_channel_is_that_of_the_talk_else_the_one_by_which_the_tie_came(
    book: Book, three: list[PersonId]
) -> None:
    ana, ben, _ = three
    assert wins.offer(book, [ana], day=DAY).channel is None
    facts_of = {"detail": "LinkedIn", "since": "2019-05-02"}
    with book.step("edit", "As a file tells it", now=NOW) as step:
        step.insert("fact", person=ana, field=Fact.CONNECTED.value, value="", noted="2026-11-20", **facts_of)
    coffee = quick_log.log(book, "coffee Ana 12 May", now=NOW).interaction
    quick_log.log(book, "call Ben 3 June", now=NOW)
    assert wins.offer(book, [ana], day=DAY).channel is Channel.LINKEDIN
    assert wins.offer(book, [ben], day=DAY).channel is Channel.PHONE
    offered = wins.offer(book, [ana], day=DAY, of=CameOf("talk", coffee or 0))
    assert offered.channel is Channel.IN_PERSON
    assert [each.of for each in offered.roots] == [CameOf("talk", coffee or 0)]
    assert (
        wins.offer(book, [ana], day=date(2026, 5, 11)).roots == ()
    )  # a win of that day came of nothing later


def test_a_win_that_came_of_an_introduction_says_so_there_and_ties_the_two(
    book: Book, three: list[PersonId]
) -> None:
    ana, ben, _ = three
    brought = IntroductionSaid(side=Side.ME, person=ana, other=ben, day=DAY, words="for the bridge")
    introduction, _ = introductions.add(book, brought, now=NOW)
    before = dump(book)
    number, _ = wins.add(book, said("a bridge", ana, of=CameOf("introduction", introduction)), now=NOW)
    found = introductions.one(book, introduction)
    assert found is not None
    assert found.came is Came.WIN
    assert book.read("SELECT person_id, other_id, kind FROM tie") == [(ana, ben, "acquaintance")]
    view = wins.one(book, number)
    assert view is not None
    assert view.root is not None
    assert [each.name for each in view.root.people] == ["Ana Torres", "Ben Ode"]
    undo.undo(book, now=NOW)
    assert dump(book) == before


def test_a_win_that_goes_or_came_of_something_else_ties_nobody_any_more(
    book: Book, three: list[PersonId]
) -> None:
    ana, ben, carla = three
    one = IntroductionSaid(side=Side.ME, person=ana, other=ben, day=DAY)
    two = replace(one, other=carla)
    first, _ = introductions.add(book, one, now=NOW)
    second, _ = introductions.add(book, two, now=NOW)
    of_first = said("a bridge", ana, of=CameOf("introduction", first))
    number, _ = wins.add(book, of_first, now=NOW)
    wins.change(book, number, replace(of_first, of=CameOf("introduction", second)), now=NOW)
    assert book.read("SELECT person_id, other_id FROM tie") == [(ana, carla)]
    another, _ = wins.add(book, said("a boat", ana, of=CameOf("introduction", second)), now=NOW)
    before = dump(book)
    wins.delete(book, number, now=NOW)
    assert len(book.read("SELECT 1 FROM tie")) == 1, "the other win says so still"
    wins.delete(book, another, now=NOW)
    assert book.read("SELECT 1 FROM tie") == []
    undo.undo(book, now=NOW)
    undo.undo(book, now=NOW)
    assert dump(book) == before


def test_what_was_said_of_an_introduction_holds_again_once_its_win_is_gone(
    book: Book, three: list[PersonId]
) -> None:
    ana, ben, _ = three
    brought = IntroductionSaid(side=Side.ME, person=ana, other=ben, day=DAY, came=Came.TALKED)
    introduction, _ = introductions.add(book, brought, now=NOW)
    number, _ = wins.add(book, said("a bridge", ana, of=CameOf("introduction", introduction)), now=NOW)
    found = introductions.one(book, introduction)
    assert found is not None
    changed = replace(IntroductionSaid.as_it_is(found), words="both build bridges")
    introductions.change(book, introduction, changed, now=NOW)
    wins.delete(book, number, now=NOW)
    found = introductions.one(book, introduction)
    assert found is not None
    assert (found.came, found.words) == (Came.TALKED, "both build bridges")
    assert book.read("SELECT person_id, other_id FROM tie") == [(ana, ben)]


def test_a_merge_keeps_one_of_two_and_its_split_gives_both_back(book: Book, three: list[PersonId]) -> None:
    ana, ben, _ = three
    wins.add(book, said("with both", ana, ben), now=NOW)
    wins.add(book, said("of one", ben), now=NOW)
    before = dump(book)
    merge.merge(book, ana, ben, now=NOW)
    assert book.read("SELECT win_id, person_id FROM win_person ORDER BY 1") == [(1, ana), (2, ana)]
    merge.split(book, merge.merges(book)[0].step, now=NOW + timedelta(days=1))
    after = dump(book)
    assert sorted(row[2:] for row in after["win_person"]) == sorted(row[2:] for row in before["win_person"])


def test_they_are_counted_by_person_channel_and_year(book: Book, three: list[PersonId]) -> None:
    ana, ben, carla = three
    wins.add(book, said("one", ana, ben, channel=Channel.X), now=NOW)
    wins.add(book, said("two", ana, channel=Channel.X), now=NOW)
    wins.add(book, replace(said("old", carla), day=date(2024, 2, 3)), now=NOW)
    assert [(who.name, n) for who, n in wins.by_person(book)] == [
        ("Ana Torres", 2), ("Ben Ode", 1), ("Carla Wu", 1),
    ]  # fmt: skip
    assert [(each.key, each.wins) for each in wins.by_channel(book)] == [("x", 2), ("", 1)]
    assert [(each.key, each.wins) for each in wins.by_year(book)] == [("2026", 2), ("2024", 1)]
    sql, year = book.reader, ("2026-01-01", "2026-12-31")
    assert (store.total(sql), store.total(sql, span=year)) == (3, 2)
    assert store.by_person(sql, span=year, limit=1) == [(ana, 2)]
    assert store.people_by_channel(sql, "x") == [ana, ben]
    assert store.people_by_channel(sql, "", span=year) == []
