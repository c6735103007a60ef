"""The path to somebody whom the user wants to know, out of the book; asking for it, and undo of each step."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker import settings
from networker.domain.vocabulary import Channel, Fact, PersonId, Side, State
from networker.services import (
    asking,
    facts,
    follow_ups,
    merge,
    paths,
    people,
    quick_log,
    reach_making,
    reach_out,
    reached,
    ties,
    timeline,
    undo,
)
from networker.services.errors import CannotDo
from networker.services.promises import open_promises
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def known(book: Book, name: str, *, firm: str = "", talk: str = "coffee {} 2 november") -> PersonId:
    number, _ = people.add(book, name=name, now=NOW)
    if firm:
        facts.add(book, number, Fact.JOB, "Lead", detail=firm, now=NOW)
    if talk:
        quick_log.log(book, talk.format(name), now=NOW)
    return number


@pytest.fixture
def eva(book: Book) -> PersonId:
    number = known(book, "Eva Lind", firm="Delta", talk="")
    paths.want(book, [number], now=NOW)
    return number


def told(book: Book, person: PersonId) -> list[str]:
    found = paths.path(book, person, day=NOW.date())
    assert found is not None
    return [way.sentence for way in found.ways]


def together(book: Book, table: str, *who: PersonId, **values: object) -> None:
    with book.step("together", "Together", now=NOW) as step:
        number = step.insert({"group": "people_group"}.get(table, table), **values)
        for each in who:
            step.insert(
                f"{table}_member" if table == "group" else f"{table}_person",
                **{table: number, "person": each},
            )


def test_the_mark_is_one_step_and_can_be_undone(book: Book, eva: PersonId) -> None:
    marked = "SELECT want_to_know FROM person WHERE id = ?"
    assert book.read(marked, (eva,)) == [(1,)]
    head = timeline.head(book, eva, today=NOW.date())
    assert head is not None
    assert head.path is not None
    undo.undo(book, now=NOW)
    assert book.read(marked, (eva,)) == [(0,)]
    assert paths.path(book, eva, day=NOW.date()) is None
    plain = timeline.head(book, eva, today=NOW.date())
    assert plain is not None
    assert plain.path is None


def test_without_a_way_it_is_said_what_would_show_one(book: Book, eva: PersonId) -> None:
    found = paths.path(book, eva, day=NOW.date())
    assert found is not None
    assert found.ways == ()
    assert found.nobody.startswith("Nobody you talk with is at Delta, and nobody is noted who knows Eva.")


def test_ben_introduced_you_to_two_people_at_delta(book: Book, eva: PersonId) -> None:
    ben = known(book, "Ben Ode")
    for name in ("Ana Ruiz", "Carla Wu"):
        ties.add(book, known(book, name, firm="DELTA", talk=""), "introduced by", ben, now=NOW)
    assert told(book, eva) == ["Ben introduced you to two people at Delta."]
    [way] = paths.path(book, eva, day=NOW.date()).ways  # type: ignore[union-attr]
    assert (way.person, way.name) == (ben, "Ben Ode")


def test_every_kind_of_evidence_is_found(book: Book, eva: PersonId) -> None:
    tied, there, same, club, ahead = (
        known(book, "Ben Ode"), known(book, "Gus Ney", firm="delta"), known(book, "Mia Lo"), known(book, "Ida Po"),
        known(book, "Jo Ray"),
    )  # fmt: skip
    ties.add(book, eva, "friend", tied, now=NOW)
    together(book, "gathering", eva, same, name="PyCon", day="2026-05-03")
    together(book, "gathering", eva, ahead, name="Boat fair", day="2026-12-03")
    together(book, "group", eva, club, name="Chess club", folded="chess club")
    assert told(book, eva)[0] == "Ben and Eva are friends; you and Ben were last in touch 3 weeks ago."
    assert set(told(book, eva)[1:]) == {
        "Gus is at Delta too; you and Gus were last in touch 3 weeks ago.",
        "Mia and Eva were both at PyCon on 3 May 2026.",
        "Ida and Eva are both in Chess club; you and Ida were last in touch 3 weeks ago.",
        "Jo and Eva both go to Boat fair on 3 December.",
    }
    assert there


@pytest.mark.parametrize("why", ["no talk", "let go", "deceased", "muted", "self-employed", "a crowd"])
def test_who_is_no_way(book: Book, eva: PersonId, why: str) -> None:
    ben = known(book, "Ben Ode", firm="Delta", talk="" if why == "no talk" else "coffee {} 2 november")
    if why in ("let go", "deceased"):
        people.set_state(book, ben, State(why), now=NOW)
    with book.step("alter", "Alter", now=NOW) as step:
        if why == "muted":
            step.update("person", ben, muted=True)
    if why in ("self-employed", "a crowd"):
        for each in (eva, ben):
            facts.add(book, each, Fact.JOB, "Lead", detail="Self-employed", now=NOW + timedelta(days=1))
    if why == "a crowd":
        crowd = [known(book, f"Person {n}", talk="") for n in range(29)]
        together(book, "group", eva, ben, *crowd, name="Everybody", folded="everybody")
    assert told(book, eva) == []


def test_who_came_by_not_yet_goes_with_its_undo(book: Book, eva: PersonId) -> None:
    ben, tomorrow = known(book, "Ben Ode", firm="Delta"), NOW + timedelta(days=1)

    def listed() -> list[int]:
        found = reach_out.today(book, now=tomorrow)
        assert not found.done
        return sorted(card.person for card in found.cards)

    asking.ask(book, eva, ben, Channel.SIGNAL, now=NOW)
    assert listed() == []
    reached.not_yet(book, ben, now=tomorrow)
    assert listed() == [eva, ben]
    undo.undo(book, now=tomorrow)
    assert [each.person for each in reached.questions(book.reader, tomorrow.date())] == [ben]
    assert listed() == []
    undo.redo(book, now=tomorrow)
    assert listed() == [eva, ben]


def test_asking_is_one_step_that_waits_and_undo_takes_it_back_whole(book: Book, eva: PersonId) -> None:
    ben = known(book, "Ben Ode", firm="Delta")
    assert asking.offer(book, eva, ben, day=NOW.date()).opener == (
        "Hi Ben, I would like to get to know Eva Lind at Delta. Could you introduce us?"
    )
    asking.ask(book, eva, ben, Channel.SIGNAL, now=NOW)
    [promise] = open_promises(book.reader, person=ben)
    assert (promise.side, promise.text, promise.due) == (
        Side.THEM,
        "introduction asked for",
        (NOW + asking.WAITS).date(),
    )
    assert [each.id for each in promise.people] == [ben, eva]
    [question] = reached.questions(book.reader, NOW.date())
    assert (question.channel, question.words) == (
        Channel.SIGNAL, "Hi Ben, I would like to get to know Eva Lind at Delta. Could you introduce us?",
    )  # fmt: skip
    [way] = paths.path(book, eva, day=NOW.date()).ways  # type: ignore[union-attr]
    assert way.asked == NOW.date()
    undo.undo(book, now=NOW)
    assert open_promises(book.reader, person=ben) == ()
    assert reached.questions(book.reader, NOW.date()) == ()
    [way] = paths.path(book, eva, day=NOW.date()).ways  # type: ignore[union-attr]
    assert way.asked is None
    with pytest.raises(CannotDo):
        asking.ask(book, eva, eva, Channel.SIGNAL, now=NOW)


def rows(book: Book) -> list[tuple[object, ...]]:
    return book.read(
        "SELECT (SELECT count(*) FROM follow_up), (SELECT count(*) FROM follow_up_person), (SELECT count(*) FROM reach_action)"
    )


def test_not_yet_takes_the_asking_back_and_undo_brings_it_again(book: Book, eva: PersonId) -> None:
    ben = known(book, "Ben Ode", firm="Delta")
    asking.ask(book, eva, ben, Channel.SIGNAL, now=NOW)
    reached.not_yet(book, ben, now=NOW)
    assert rows(book) == [(0, 0, 0)]
    [way] = paths.path(book, eva, day=NOW.date()).ways  # type: ignore[union-attr]
    assert way.asked is None
    undo.undo(book, now=NOW)
    assert rows(book) == [(1, 2, 2)]


def test_not_yet_leaves_a_promise_that_was_kept_meanwhile(book: Book, eva: PersonId) -> None:
    ben = known(book, "Ben Ode", firm="Delta")
    asking.ask(book, eva, ben, Channel.SIGNAL, now=NOW)
    [promise] = open_promises(book.reader, person=ben)
    follow_ups.done(book, promise.id, now=NOW)
    reached.not_yet(book, ben, now=NOW)
    assert rows(book) == [(1, 2, 0)]


@pytest.mark.parametrize("dies", ["wanted", "asked"])
def test_a_death_ends_the_asking_and_nobody_asks_the_dead_or_twice(
    book: Book, eva: PersonId, dies: str
) -> None:
    ben = known(book, "Ben Ode", firm="Delta")
    asking.ask(book, eva, ben, Channel.SIGNAL, now=NOW)
    with pytest.raises(CannotDo, match="Ben Ode is asked for an introduction to Eva Lind already"):
        asking.ask(book, eva, ben, Channel.SIGNAL, now=NOW)
    people.set_state(book, eva if dies == "wanted" else ben, State.DECEASED, now=NOW)
    assert open_promises(book.reader) == ()
    with pytest.raises(CannotDo, match="has died"):
        asking.ask(book, eva, ben, Channel.SIGNAL, now=NOW)
    undo.undo(book, now=NOW)
    assert len(open_promises(book.reader)) == 1


def test_who_is_merged_with_who_was_asked_is_asked_and_wanted_no_more(book: Book, eva: PersonId) -> None:
    ben = known(book, "Ben Ode", firm="Delta")
    asking.ask(book, eva, ben, Channel.SIGNAL, now=NOW)
    before = rows(book)
    merge.merge(book, ben, eva, now=NOW)
    assert open_promises(book.reader) == ()
    assert book.read("SELECT count(*) FROM reach_action WHERE action = 'asked'") == [(0,)]
    assert paths.path(book, ben, day=NOW.date()) is None, "they were talked with"
    undo.undo(book, now=NOW)
    assert rows(book) == before


def test_a_kept_promise_waits_no_more(book: Book, eva: PersonId) -> None:
    ben = known(book, "Ben Ode", firm="Delta")
    asking.ask(book, eva, ben, Channel.SIGNAL, now=NOW)
    [promise] = open_promises(book.reader, person=ben)
    follow_ups.done(book, promise.id, now=NOW)
    [way] = paths.path(book, eva, day=NOW.date()).ways  # type: ignore[union-attr]
    assert way.asked is None


def listed(book: Book, day: datetime) -> list[int]:
    return [card.person for card in reach_out.today(book, now=day).cards]


def test_on_the_list_the_path_is_the_reason_and_asking_ends_it_until_the_answer_is_due(
    book: Book, eva: PersonId
) -> None:
    ben = known(book, "Ben Ode", firm="Delta")
    [card] = [each for each in reach_out.today(book, now=NOW).cards if each.person == eva]
    assert (
        card.reason
        == "You want to know Eva, and Ben is at Delta too; you and Ben were last in touch 3 weeks ago."
    )
    assert card.opener.startswith("Hi Eva, we have not met yet")
    assert card.path is not None
    assert [way.person for way in card.path.ways] == [ben]
    asking.ask(book, eva, ben, Channel.SIGNAL, now=NOW)
    after = reach_out.today(book, now=NOW)
    assert (eva, "asked for an introduction") in [(row.person, row.what) for row in after.done]
    days = [NOW + timedelta(days=n) for n in range(1, 16)]
    assert [
        eva in [c.candidate.person for c in reach_making.make(book, day.date(), size=5)] for day in days
    ] == ([False] * 14 + [True])
    undo.undo(book, now=NOW)
    assert eva in listed(book, NOW)


def test_whoever_is_merged_keeps_mark_and_ask(book: Book, eva: PersonId) -> None:
    ben = known(book, "Ben Ode", firm="Delta")
    twin = known(book, "Eva Lindh", firm="Delta", talk="")
    asking.ask(book, eva, ben, Channel.SIGNAL, now=NOW)
    merge.merge(book, twin, eva, now=NOW)
    [way] = paths.path(book, twin, day=NOW.date()).ways  # type: ignore[union-attr]
    assert (way.person, way.asked) == (ben, NOW.date())


def test_it_is_told_in_the_language_that_was_chosen(book: Book, eva: PersonId, data_dir: Path) -> None:
    ben = known(book, "Ben Ode", firm="Delta")
    settings.save(data_dir, settings.Settings(language="de"))
    assert told(book, eva) == ["Ben ist auch bei Delta; du und Ben hattet zuletzt vor 3 Wochen Kontakt."]
    assert asking.offer(book, eva, ben, day=NOW.date()).opener == (
        "Hallo Ben, ich würde gern Eva Lind von Delta kennenlernen. Könntest du uns bekannt machen?"
    )


def test_whoever_was_heard_from_needs_no_path_and_words_without_an_answer_change_nothing(
    book: Book, eva: PersonId
) -> None:
    known(book, "Ben Ode", firm="Delta")
    way = told(book, eva)
    assert way
    for said, unmet in (("wrote Eva 5 november", True), ("coffee Eva 6 november", False)):
        quick_log.log(book, said, now=NOW)
        assert (paths.path(book, eva, day=NOW.date()) is not None) is unmet
        assert paths.wanted(book) == ([eva] if unmet else [])
    undo.undo(book, now=NOW)
    assert told(book, eva) == way
