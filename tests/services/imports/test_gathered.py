"""Addresses that Google gathered by itself come in, or are left out by one word; whoever is more than that is not."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel
from networker.formats.records import HandleValue
from networker.services import imports, undo
from networker.services.imports import Plan, gathered
from networker.services.imports.expected import as_read, expected
from networker.store.book import Book
from tests.services.imports.brought import NOW, brought, record
from tests.store.dump import dump

OTHER = ("Other Contacts",)
MAILS = [HandleValue(Channel.MAIL, f"{name}@x.example") for name in ("ana", "shop", "zed", "ida")]
CARD = record("vcard", "1", "Ida Moll", MAILS[3])
ROWS = [
    record("google", "", "Ana Ribeiro", MAILS[0], row=2, groups=("Choir",)),
    record("google", "", "", MAILS[1], row=3, groups=OTHER),
    record("google", "", "Zed", MAILS[2], row=4, groups=OTHER),
    record("google", "", "Ida Moll", MAILS[3], row=5, groups=OTHER),
    record(
        "google", "", "Ben Ode", HandleValue(Channel.MAIL, "ben@x.example"), row=6, groups=("Chums", *OTHER)
    ),
]


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def mails(book: Book) -> set[str]:
    return {text for (text,) in book.read("SELECT text FROM handle")}


def out(plan: Plan) -> None:
    gathered.leave_out(plan, out=True)


def test_they_come_in_like_others(book: Book) -> None:
    done = brought(book, ROWS)
    assert (done.new, done.gathered, done.gathered_out, done.offered) == (5, 3, 0, 0)
    assert len(mails(book)) == 5


def test_one_word_leaves_them_out_and_they_come_when_the_file_does_again(book: Book) -> None:
    dry = brought(book, ROWS, [CARD], answer=out, dry=True)
    done = brought(book, ROWS, [CARD], answer=out)
    for report in (dry, done):
        assert (report.new, report.again, report.offered, report.gathered, report.gathered_out) == (
            3,
            1,
            2,
            0,
            2,
        )
        assert report.read == 6
    assert mails(book) == {"ana@x.example", "ida@x.example", "ben@x.example"}, (
        "who has another row is a person"
    )
    assert brought(book, ROWS, answer=out).import_id is None
    before = dump(book)
    later = brought(book, ROWS)
    assert (later.new, later.gathered) == (2, 2)
    undo.undo(book, now=NOW)
    assert dump(book) == before


def test_what_is_said_of_them_can_be_said_otherwise(book: Book) -> None:
    def turned(plan: Plan) -> None:
        read = as_read(plan)
        assert (read.new, expected(plan, read, {}).new) == (5, 5)
        out(plan)
        left = expected(plan, read, {})
        assert (left.new, left.offered) == (2, 3)
        plan.with_offered = True
        imports.preview(book, plan)
        assert plan.count(imports.Verdict.OFFERED) == 3, "they are none of those who only came by"
        gathered.leave_out(plan, out=False)

    assert brought(book, ROWS, answer=turned).new == 5


def test_one_who_was_said_to_be_somebody_tells_of_them_all_the_same(book: Book) -> None:
    brought(
        book, [record("vcard", "1", "Zed Kay", HandleValue(Channel.PHONE, "+44 7700 900200"), company="Kite")]
    )
    zed = record("google", "", "Zed Kay", MAILS[2], row=2, groups=OTHER, company="Kite")

    def answered(plan: Plan) -> None:
        read = as_read(plan)
        assert (plan.doubtful, read.doubtful) == ([0], 1)
        out(plan)
        assert expected(plan, read, {}).doubtful == 0
        assert plan.changes_nothing
        plan.decide(0, "same")
        assert not plan.changes_nothing

    assert brought(book, [zed], answer=out).import_id is None
    assert brought(book, [zed], answer=answered).new == 0
    assert book.read("SELECT DISTINCT person_id FROM handle") == [(1,)]
    assert "zed@x.example" in mails(book)
