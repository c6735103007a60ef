"""What the preview shows of a plan is what will be written."""

import os
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel
from networker.services import imports, people
from networker.store.book import Book
from networker.ui.imports.summary import NewRow, summarise
from tests.ui.helpers import NOW

GOOGLE = "First Name,Last Name,Organization Title,Organization Name,E-mail 1 - Value,Phone 1 - Value\n"
CARD = "BEGIN:VCARD\nVERSION:3.0\nUID:1\nN:{0};Ana;;;\nFN:Ana {0}\nORG:{1}\nTITLE:{2}\nTEL:+351912345678\n{3}END:VCARD\n"


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


@pytest.mark.parametrize(
    "files",
    [
        (GOOGLE + "Ana,Silva,Lead,Acme,ana@x.example,\n", GOOGLE + "Ana,Silva,Chief,Tern,ana@x.example,\n"),
        (CARD.format("Silva", "Acme", "Lead", ""), CARD.format("Ode", "Acme", "Boss", "EMAIL:ana@x.example\n")),
        (CARD.format("Silva", "Acme", "Lead", ""), GOOGLE + "Ana,Silva,Cook,Tern,ana@x.example,+351912345678\n"),
    ],
    ids=["a newer job", "another name, and an address", "another source's word stands beside"],
)  # fmt: skip
def test_a_newcomer_is_shown_as_they_will_be(book: Book, tmp_path: Path, files: tuple[str, str]) -> None:
    paths = [tmp_path / f"{n}" for n in range(2)]
    for n, (path, text) in enumerate(zip(paths, files, strict=True)):
        path.write_text(text, encoding="utf-8")
        os.utime(path, (1000.0 * n, 1000.0 * n))
    plan = imports.plan(book, paths, now=NOW, zone=UTC)
    [row] = summarise(book, plan).rows["new"]
    assert isinstance(row, NewRow)
    imports.apply(book, plan, now=NOW)
    [(name, title, company)] = book.read("SELECT name, title, company FROM person")
    assert (row.name, row.work, row.address) == (name, f"{title}, {company}", row.address)
    assert (row.address,) in book.read("SELECT text FROM handle")


def test_what_a_calendar_has_ahead_is_told_before_it_is_noted(book: Book, tmp_path: Path) -> None:
    people.add(book, name="Ana Silva", handles=[(Channel.MAIL, "ana@x.example")], now=NOW)
    (tmp_path / "my.ics").write_text(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:tea\nDTSTAMP:20261119T080000Z\nDTSTART:20261210T090000Z\nSUMMARY:Tea\n"
        "ATTENDEE:mailto:ana@x.example\nEND:VEVENT\nEND:VCALENDAR\n",
        encoding="utf-8",
    )
    plan = imports.plan(book, [tmp_path / "my.ics"], now=NOW, zone=UTC)
    assert summarise(book, plan).meetings == ("Meetings ahead: 1 noted.",)
    assert not plan.changes_nothing
