"""Lists are in the order in which names are shown: a Chinese, Japanese or Korean name by its family."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, PersonId
from networker.formats.records import FactValue, HandleValue
from networker.services import duplicates, people, quick_log, reach_out, undo
from networker.services.listing import Filter, Listing, rows
from networker.services.merge import compare, merge, merges
from networker.store.book import Book
from networker.store.migrations import MIGRATIONS
from tests.services.imports.brought import NOW, brought, record
from tests.store.dump import refold_everybody
from tests.store.older import as_version_16

NAMES = (("伟", "王"), ("小明", "李"), ("Bo", "Lee"), ("ミライ", "アシ"), ("민준", "김"))
EXPECTED = ["Bo Lee", "Zoë Kay", "ミライ アシ", "李小明", "王伟", "김민준"]


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as made:
        people.add(made, name="Zoë Kay", now=NOW)
        brought(made, [record("vcard", str(n), " ".join(each), row=n) for n, each in enumerate(NAMES)])
        yield made


def in_order(book: Book, order: str = "name") -> list[str]:
    ids = list(Listing(book).ids(Filter(), order=order).ids)
    found = rows(book, ids)
    return [found[each].shown for each in ids]


def test_a_list_is_in_the_order_in_which_names_are_shown(book: Book) -> None:
    assert in_order(book) == in_order(book, "last talk") == EXPECTED
    [(who,)] = book.read("SELECT id FROM person WHERE family = '王'")
    people.rename(book, PersonId(who), "Adam", now=NOW)
    assert in_order(book)[0] == "Adam"
    undo.undo(book, now=NOW)
    assert in_order(book) == EXPECTED
    undo.undo(book, now=NOW)
    undo.redo(book, now=NOW)
    assert in_order(book) == EXPECTED
    refold_everybody(book)
    assert in_order(book) == EXPECTED


def test_a_name_is_found_as_it_is_kept_and_as_it_is_shown(book: Book) -> None:
    listing = Listing(book)
    for typed in ("李小明", "小明 李", '"李小明"', 'name:="李小明"', 'name:="小明 李"', "李", "明"):
        found = listing.ids(Filter(query=typed), today=NOW.date()).ids
        assert [row.shown for row in rows(book, found).values()] == ["李小明"], typed
    assert not listing.ids(Filter(query='name:="李小"'), today=NOW.date()).total


def test_an_older_book_is_put_in_order(book: Book, data_dir: Path) -> None:
    described = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND tbl_name = 'person' ORDER BY 1"
    indexes, path = book.read(described), book.path
    book.close()
    with closing(sqlite3.connect(path)) as older:
        for index in ("person_in_order", "person_by_talk", "person_by_name"):
            older.execute(f"DROP INDEX {index}")
        older.execute("ALTER TABLE person DROP COLUMN order_key")
        older.execute("CREATE INDEX person_by_name ON person (folded, id, state, me)")
        older.execute("CREATE INDEX person_by_talk ON person (last_contact DESC, folded, id, state, me)")
        older.execute("DROP TABLE trip")
        for index in ("fact_place", "interaction_place", "interaction_one_sided", "interaction_meetings"):
            older.execute(f"DROP INDEX {index}")
        for column in ("about", "channel", "ask_from", "words"):
            older.execute(f"ALTER TABLE reach_action DROP COLUMN {column}")
        older.execute("DROP TABLE notification")
        as_version_16(older)
        older.execute("PRAGMA user_version = 7")
    with closing(Book(data_dir, now=NOW)) as newer:
        assert in_order(newer) == EXPECTED
        assert newer.read(described) == indexes
        due = [(each.version,) for each in MIGRATIONS if each.version > 7]
        assert newer.read("SELECT version FROM migration ORDER BY 1") == due


def test_a_name_is_shown_alike_in_tidy_the_quick_line_and_among_birthdays(book: Book) -> None:
    phone = HandleValue(Channel.PHONE, "+86 10 6552 9988")
    born = FactValue("birthday", "1990-11-21")
    for kind in ("google", "hubspot"):
        brought(
            book,
            [record(kind, "7", "小红 赵", phone, facts=(born,)), record(kind, "8", "Al Ode", phone, row=2)],
        )
    with book.step("another", "Another", now=NOW) as step:
        step.insert("person", name="小红 赵", given="小红", family="赵", folded="小红 赵")
        twin = step.rows("SELECT max(id) FROM person")[0][0]
        step.insert("handle", person=twin, channel="phone", text=phone.text, key="+861065529988", shared=True)
    [pair] = [each for each in duplicates.pairs(book) if each.safe]
    assert (pair.one.name, pair.other.name) == ("赵小红", "赵小红")
    shown = compare(book, pair.one.id, pair.other.id, today=NOW.date())
    assert (shown.keep.name, shown.gone.name) == ("赵小红", "赵小红")
    assert [
        (row.left.text, row.right.text)
        for row in shown.rows
        if row.field == "name" and row.left and row.right
    ] == [("赵小红", "赵小红")]
    assert [each.name for each in reach_out.today(book, now=NOW).birthdays] == ["赵小红"]
    merge(book, pair.one.id, pair.other.id, now=NOW)
    assert [(each.name, each.other) for each in merges(book)] == [("赵小红", "赵小红")]
    chips = quick_log.interpret(book, "coffee with 赵小红 yesterday", now=NOW).chips
    assert [each.text for each in chips if each.role == "person"] == ["赵小红"]
