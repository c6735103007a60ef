"""What came of ties as one list; it comes back whole from an export, and outlives the imports that brought its people."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from networker.domain.fruit import Came, Letter
from networker.domain.vocabulary import Channel, FollowUpId, PersonId, Side
from networker.services import (
    asking,
    exports,
    follow_ups,
    fruit,
    imports,
    introducing,
    introductions,
    people,
    quick_log,
    recommendations,
    undo,
    wins,
)
from networker.services.fruit_views import CameOf
from networker.services.introductions import IntroductionSaid
from networker.services.recommendations import LetterSaid
from networker.services.wins import WinSaid
from networker.store import check
from networker.store.book import Book
from tests.store.dump import dump

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
DAY = date(2026, 11, 18)
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:{0}\nN:{1};{2};;;\nEMAIL:{2}@x.example\nEND:VCARD\n"


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def everything(book: Book, ana: PersonId, ben: PersonId) -> None:
    """One of each, with all that one can come of."""
    talk = quick_log.log(book, "coffee Ana yesterday: her plan", now=NOW).interaction
    brought = IntroductionSaid(
        side=Side.ME, person=ana, other=ben, day=DAY, words="bridges", came=Came.HELPED
    )
    introduction, _ = introductions.add(book, brought, now=NOW)
    letter = LetterSaid(person=ben, side=Side.ME, state=Letter.PROMISED, day=DAY, due=date(2026, 12, 1))
    recommendations.add(book, letter, now=NOW)
    for text, of in (
        ("a plan", CameOf("talk", talk or 0)),
        ("a bridge", CameOf("introduction", introduction)),
    ):
        said = WinSaid(text=text, day=DAY, people=(ana, ben), channel=Channel.MAIL, of=of)
        wins.add(book, said, now=NOW)


def two(book: Book) -> tuple[PersonId, PersonId]:
    return people.add(book, name="Ana Torres", now=NOW)[0], people.add(book, name="Ben Ode", now=NOW)[0]


def test_a_whole_export_brings_every_row_back(book: Book, tmp_path: Path) -> None:
    everything(book, *two(book))
    path = tmp_path / "book.json"
    exports.export(book, path, format="json", now=NOW)
    before = dump(book)
    with closing(Book(tmp_path / "other", now=NOW)) as other:
        imports.apply(other, imports.plan(other, [path], now=NOW), now=NOW)
        assert dump(other) == before
        assert check.problems(other.reader) == []
        assert before["win"]
        assert before["introduction"]
        assert before["recommendation"]


def waiting(book: Book) -> list[tuple[str, str, str]]:
    """The introductions asked for and promised: which, of whom, with whom, as they stand in the list."""
    found = fruit.fetch(book, [(row.what, row.id) for row in fruit.index(book, "introductions")])
    said = []
    for (what, _), view in found.items():
        assert isinstance(view, introductions.AskedFor | introductions.PromisedTo)
        said.append((what, *(each.name for each in view.people)))
    return sorted(said)


WAITING = [("asked", "Ana Torres", "Ben Ode"), ("promised", "Ben Ode", "Ana Torres")]


def exported_waiting(book: Book, folder: Path) -> Path:
    """A book with an introduction asked for, one promised, and two promises that are neither, exported."""
    ana, ben = two(book)
    asking.ask(book, ana, ben, Channel.MAIL, now=NOW)
    introducing.promise(book, [ben, ana], text="Introduce them", due=DAY, now=NOW)
    for side in Side:
        follow_ups.add(book, side=side, text="a book", due=None, people=[ben, ana], now=NOW)
    assert waiting(book) == WAITING
    path = folder / "book.json"
    exports.export(book, path, format="json", now=NOW)
    return path


def test_what_was_asked_for_and_promised_comes_back_whole_and_is_kept_as_before(
    book: Book, tmp_path: Path
) -> None:
    path = exported_waiting(book, tmp_path)
    with closing(Book(tmp_path / "other", now=NOW)) as other:
        imports.apply(other, imports.plan(other, [path], now=NOW), now=NOW)
        assert dump(other) == dump(book)
        assert waiting(other) == WAITING
        for each in (book, other):
            asked, promised = (row.id for row in sorted(fruit.index(each), key=lambda row: row.what))
            follow_ups.done(each, FollowUpId(asked), now=NOW)
            follow_ups.done(each, FollowUpId(promised), now=NOW)
            assert each.read("SELECT side, person_id, other_id FROM introduction") == [
                ("them", 1, 2),
                ("me", 2, 1),
            ]
        assert dump(other) == dump(book), "also that whoever was to be met rests no longer"


def test_what_was_asked_for_and_promised_comes_into_another_book(book: Book, tmp_path: Path) -> None:
    path = exported_waiting(book, tmp_path)
    with closing(Book(tmp_path / "other", now=NOW)) as other:
        people.add(other, name="Carla Wu", now=NOW)
        before = dump(other)
        imports.apply(other, imports.plan(other, [path], now=NOW), now=NOW)
        assert waiting(other) == WAITING
        asked = next(row.id for row in fruit.index(other) if row.what == "asked")
        follow_ups.done(other, FollowUpId(asked), now=NOW)
        assert [row.what for row in fruit.index(other, "introductions")].count("introduction") == 1
        undo.undo(other, now=NOW)
        undo.undo(other, now=NOW)
        assert dump(other) == before


def test_what_a_win_came_of_may_be_missing_in_the_file(book: Book, tmp_path: Path) -> None:
    everything(book, *two(book))
    path = tmp_path / "book.json"
    exports.export(book, path, format="json", now=NOW)
    found = json.loads(path.read_text(encoding="utf-8"))
    found["introductions"], found["interactions"], found["interaction_people"] = [], [], []
    path.write_text(json.dumps(found), encoding="utf-8")
    with closing(Book(tmp_path / "other", now=NOW)) as other:
        imports.apply(other, imports.plan(other, [path], now=NOW), now=NOW)
        assert [view.root for view in wins.views(other.reader, [1, 2]).values()] == [None, None]


def test_a_word_of_what_came_of_a_tie_keeps_whom_an_import_brought(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "cards.vcf"
    names = (("Ana Torres", "Torres", "Ana"), ("Ben Ode", "Ode", "Ben"), ("Carla Wu", "Wu", "Carla"))
    path.write_text("".join(CARD.format(*name) for name in names), encoding="utf-8")
    done = imports.apply(book, imports.plan(book, [path], now=NOW), now=NOW)
    ids = dict(book.read("SELECT given, id FROM person"))
    ana, ben = PersonId(ids["Ana"]), PersonId(ids["Ben"])
    letter = LetterSaid(person=ben, side=Side.THEM, state=Letter.GIVEN, day=DAY)
    recommendations.add(book, letter, now=NOW)
    introductions.add(book, IntroductionSaid(side=Side.ME, person=ana, other=ben, day=DAY), now=NOW)
    before = dump(book)
    assert done.import_id is not None
    undo.undo_import(book, done.import_id, now=NOW)
    assert [row[0] for row in book.read("SELECT given FROM person ORDER BY given")] == ["Ana", "Ben"]
    assert len(fruit.index(book)) == 2
    undo.undo(book, now=NOW)
    assert dump(book) == before


def test_a_talk_that_an_import_brought_goes_with_it_and_the_win_stays(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "mail.mbox"
    mail = (
        "From ben@x.example Mon Nov 02 10:00:00 2026\nFrom: Ben Ode <ben@x.example>\nTo: Me Myself <me@y.example>\n"
        "Date: Mon, 02 Nov 2026 10:00:00 +0000\nMessage-ID: <1@x>\nSubject: The bridge\n\nShall we build it?\n\n"
    )
    path.write_text(mail, encoding="utf-8")
    ben, _ = people.add(book, name="Ben Ode", now=NOW, handles=[(Channel.MAIL, "ben@x.example")])
    done = imports.apply(book, imports.plan(book, [path], owner_names=["Me Myself"], now=NOW), now=NOW)
    [(talk,)] = book.read("SELECT id FROM interaction")
    said = WinSaid(text="a bridge", day=DAY, people=(ben,), of=CameOf("talk", int(str(talk))))
    number, _ = wins.add(book, said, now=NOW)
    before = dump(book)
    assert done.import_id is not None
    undo.undo_import(book, done.import_id, now=NOW)
    assert book.read("SELECT interaction_id FROM win") == [(None,)]
    undo.undo(book, now=NOW)
    assert dump(book) == before
    found = wins.one(book, number)
    assert found is not None
    assert found.root is not None


def test_the_list_is_in_the_order_of_days_and_narrowed_by_group_words_and_person(book: Book) -> None:
    ana, ben = two(book)
    everything(book, ana, ben)
    carla, _ = people.add(book, name="Carla Wu", now=NOW)
    old = WinSaid(text="a prize", day=date(2020, 5, 1), people=(carla,))
    wins.add(book, old, now=NOW)
    asking.ask(book, carla, ana, Channel.MAIL, now=NOW)
    rows = fruit.index(book)
    assert [row.day for row in rows] == sorted((row.day for row in rows), reverse=True)
    assert [row.what for row in rows] == [
        "asked", "introduction", "recommendation", "win", "win", "win",
    ]  # fmt: skip
    assert [row.what for row in fruit.index(book, "wins", "ana bridge")] == ["win"]
    assert [row.what for row in fruit.index(book, person=carla)] == ["asked", "win"]
    assert fruit.index(book, text="nobody") == []
    assert fruit.counts(book) == {"wins": 3, "introductions": 2, "recommendations": 1}
    keys = [(row.what, row.id) for row in rows]
    assert set(fruit.fetch(book, [*keys, ("win", 99)])) == set(keys)
