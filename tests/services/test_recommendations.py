"""Letters given and received, asked for and promised: a promise while one is due, and beside those LinkedIn tells of."""

from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from networker.domain.fruit import Letter, RecommendationId
from networker.domain.vocabulary import PersonId, Side
from networker.services import follow_ups, fruit, imports, merge, people, recommendations, undo
from networker.services.errors import CannotDo
from networker.services.fruit_views import RecommendationView
from networker.services.recommendations import LetterSaid
from networker.store.book import Book
from tests.store.dump import dump

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
DAY, DUE = date(2026, 11, 18), date(2026, 12, 1)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


@pytest.fixture
def ana(book: Book) -> PersonId:
    return people.add(book, name="Ana Torres", now=NOW)[0]


def view(book: Book, number: RecommendationId) -> RecommendationView:
    found = recommendations.one(book, number)
    assert found is not None
    return found


def test_one_that_is_due_is_a_promise_until_it_is_given(book: Book, ana: PersonId) -> None:
    pictures = [dump(book)]
    said = LetterSaid(person=ana, side=Side.ME, state=Letter.PROMISED, day=DAY, kind=" a reference ", due=DUE)
    number, changes = recommendations.add(book, replace(said, promise="write it"), now=NOW)
    assert changes.people == {ana}
    (promise,) = follow_ups.due(book)
    assert (promise.text, promise.due, promise.side) == ("write it", DUE, Side.ME)
    found = view(book, number)
    assert (found.kind, found.due, found.promise) == ("a reference", DUE, promise.id)
    pictures.append(dump(book))
    recommendations.given(book, number, now=NOW)
    assert follow_ups.due(book) == ()
    assert (view(book, number).state, view(book, number).day) == (Letter.GIVEN, NOW.date())
    pictures.append(dump(book))
    recommendations.delete(book, number, now=NOW)
    for picture in reversed(pictures):
        undo.undo(book, now=NOW)
        assert dump(book) == picture


def test_a_kept_promise_is_a_letter_given(book: Book, ana: PersonId) -> None:
    asked_them = LetterSaid(person=ana, side=Side.THEM, state=Letter.ASKED, day=DAY, due=DUE)
    number, _ = recommendations.add(book, asked_them, now=NOW)
    (promise,) = follow_ups.due(book)
    assert promise.side is Side.THEM
    follow_ups.done(book, promise.id, now=NOW)
    found = view(book, number)
    assert (found.state, found.day, found.promise) == (Letter.GIVEN, NOW.date(), None)
    recommendations.change(book, number, replace(LetterSaid.as_it_is(found), text="Warm words"), now=NOW)
    assert (view(book, number).state, view(book, number).text) == (Letter.GIVEN, "Warm words")
    assert [row.what for row in fruit.index(book, "recommendations", "warm")] == ["recommendation"]
    assert fruit.index(book, "recommendations", "cold") == []


def test_set_right_its_promise_follows_and_taken_out_it_goes(book: Book, ana: PersonId) -> None:
    ben, _ = people.add(book, name="Ben Ode", now=NOW)
    said = LetterSaid(person=ana, side=Side.ME, state=Letter.ASKED, day=DAY)
    number, _ = recommendations.add(book, said, now=NOW)
    recommendations.change(book, number, replace(said, person=ben, due=DUE), now=NOW)
    (promise,) = follow_ups.due(book)
    assert (promise.due, [each.name for each in promise.people]) == (DUE, ["Ben Ode"])
    recommendations.delete(book, number, now=NOW)
    assert follow_ups.due(book) == ()
    assert book.read("SELECT count(*) FROM follow_up_person") == [(0,)]


def test_its_promise_names_whom_it_is_of_by_now_and_keeps_words_of_the_users_own(
    book: Book, ana: PersonId
) -> None:
    ben, _ = people.add(book, name="Ben Ode", now=NOW)
    said = LetterSaid(
        person=ana,
        side=Side.ME,
        state=Letter.PROMISED,
        day=DAY,
        kind="reference",
        promise="write for Ana (reference)",
    )
    number, _ = recommendations.add(book, said, now=NOW)
    (promise,) = follow_ups.due(book)
    before = dump(book)

    def changed(**more: object) -> str:
        recommendations.change(book, number, replace(said, **more), now=NOW)  # type: ignore[arg-type]
        return follow_ups.due(book)[0].text

    assert changed(person=ben, promise="write for Ben (reference)") == "write for Ben (reference)"
    undo.undo(book, now=NOW)
    assert dump(book) == before
    assert changed(side=Side.THEM, promise="writes for me (reference)") == "writes for me (reference)"
    undo.undo(book, now=NOW)
    assert changed(kind="LinkedIn", promise="write for Ana (LinkedIn)") == "write for Ana (LinkedIn)"
    undo.undo(book, now=NOW)
    follow_ups.change(
        book,
        promise.id,
        side=Side.ME,
        text="a warm letter",
        due=None,
        repeats="",
        unless_contact=False,
        now=NOW,
    )
    assert changed(kind="LinkedIn", text="Kind words", promise="write for Ana (LinkedIn)") == "a warm letter"


def test_what_cannot_be_is_refused(book: Book, ana: PersonId) -> None:
    said = LetterSaid(person=ana, side=Side.ME, state=Letter.GIVEN, day=DAY)
    before = dump(book)
    for wrong, why in (
        (replace(said, day=NOW.date() + timedelta(days=1)), "lies ahead"),
        (replace(said, kind="x" * 61), "60 letters"),
        (replace(said, text="x" * 2001), "2000 letters"),
        (replace(said, person=PersonId(99)), "not in the book"),
    ):
        with pytest.raises(CannotDo, match=why):
            recommendations.add(book, wrong, now=NOW)
    assert dump(book) == before


def test_those_that_linkedin_tells_of_stand_beside_them(book: Book, tmp_path: Path) -> None:
    for side in ("Received", "Given"):
        (tmp_path / f"Recommendations_{side}.csv").write_text(
            "First Name,Last Name,Company,Job Title,Text,Creation Date,Status\n"
            f'Ben,Ode,Delta,Baker,"A {side} letter","03/04/21, 02:15 PM",VISIBLE\n',
            encoding="utf-8",
        )
    (tmp_path / "Connections.csv").write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Ben,Ode,https://www.linkedin.com/in/benode,,Delta,Baker,04 Mar 2020\n",
        encoding="utf-8",
    )
    plan = imports.plan(book, sorted(tmp_path.glob("*.csv")), now=NOW)
    imports.apply(book, plan, now=NOW)
    rows = fruit.index(book, "recommendations")
    assert [row.what for row in rows] == ["fact", "fact"]
    found = fruit.fetch(book, [(row.what, row.id) for row in rows]).values()
    assert {(each.side, each.text) for each in found if isinstance(each, RecommendationView)} == {
        (Side.THEM, "A Received letter"), (Side.ME, "A Given letter"),
    }  # fmt: skip
    assert fruit.counts(book) == {"wins": 0, "introductions": 0, "recommendations": 2}


def test_a_merge_takes_all_of_them_along(book: Book, ana: PersonId) -> None:
    ben, _ = people.add(book, name="Ben Ode", now=NOW)
    said = LetterSaid(person=ben, side=Side.ME, state=Letter.GIVEN, day=DAY)
    recommendations.add(book, said, now=NOW)
    before = dump(book)
    merge.merge(book, ana, ben, now=NOW)
    assert book.read("SELECT person_id FROM recommendation") == [(ana,)]
    merge.split(book, merge.merges(book)[0].step, now=NOW + timedelta(days=1))
    assert dump(book)["recommendation"] == before["recommendation"]
