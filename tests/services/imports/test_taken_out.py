"""What the user took out by hand stays out when files say again what they said, and comes where they say it anew."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from networker.domain.vocabulary import Channel, PersonId
from networker.formats.records import (
    FactValue,
    HandleValue,
    Item,
    OwnerRecord,
    Party,
    PersonRecord,
    TieRecord,
)
from networker.services import facts, people, ties, undo
from networker.services.comparison import Choices
from networker.services.imports import Report
from networker.services.merge import merge
from networker.store.book import Book
from tests.services.imports.brought import NOW, brought, record

HOME, WORK = HandleValue(Channel.MAIL, "ana@home.example"), HandleValue(Channel.MAIL, "ana@work.example")


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def told(*handles: HandleValue, kind: str = "vcard", number: str = "1", **said: Any) -> PersonRecord:
    made = record(kind, number, "Ana Torres", *(handles or (HOME,)), **said)
    words = {
        "UID": made.source_id,
        "Notes": made.notes,
        "Labels": " ::: ".join(made.groups),
        "Work": f"{made.title}, {made.company}",
    }
    words |= {f"E-mail {n}": each.text for n, each in enumerate(made.handles)}
    words |= {f"{n} {each.detail}": each.value for n, each in enumerate(made.facts)}
    return made._replace(raw=json.dumps(words))


def fact(book: Book, field: str) -> list[tuple[int, str, str]]:
    return book.read("SELECT id, value, detail FROM fact WHERE field = ? ORDER BY id", (field,))


HOBBY, PET = FactValue("custom", "Sailing", "hobby"), FactValue("custom", "Rex", "pet")


def test_a_fact_that_was_deleted_stays_out(book: Book) -> None:
    brought(book, [told(facts=(HOBBY,))])
    facts.delete(book, fact(book, "custom")[0][0], now=NOW)
    brought(book, [told(facts=(HOBBY, PET))])
    assert [each[1] for each in fact(book, "custom")] == ["Rex"]
    brought(book, [told(facts=(HOBBY,), kind="google")])  # that another one says it as well is no news either
    assert [each[1] for each in fact(book, "custom")] == ["Rex"]
    for _ in range(3):
        undo.undo(book, now=NOW)
    brought(book, [told(facts=(HOBBY, PET))])
    assert [each[1] for each in fact(book, "custom")] == ["Sailing", "Rex"]


def test_a_fact_that_was_set_right_does_not_come_back_as_it_was(book: Book) -> None:
    brought(book, [told(title="Lead", company="Acme")])
    facts.change(book, fact(book, "job")[0][0], "Head", detail="Acme", now=NOW)
    brought(book, [told(title="Lead", company="Acme", facts=(PET,))])
    assert [each[1:] for each in fact(book, "job")] == [("Head", "Acme")]
    assert [each[1] for each in fact(book, "custom")] == ["Rex"]


def test_what_a_file_says_anew_is_news_whatever_was_deleted(book: Book) -> None:
    brought(book, [told(title="Lead", company="Acme")])
    facts.delete(book, fact(book, "job")[0][0], now=NOW)
    brought(book, [told(title="Lead", company="Kite")])
    brought(book, [told(title="Lead", company="Acme", facts=(PET,))])
    assert [each[1:] for each in fact(book, "job")] == [("Lead", "Kite"), ("Lead", "Acme")]


def test_a_note_that_was_taken_out_stays_out_and_one_that_was_edited_stays_as_it_is(book: Book) -> None:
    brought(book, [told(notes="sails")])
    for typed in ("", "sails well"):
        people.set_notes(book, PersonId(1), typed, now=NOW)
        brought(book, [told(notes="sails", facts=(PET,))])
        assert book.read("SELECT notes FROM person") == [(typed,)]
        undo.undo(book, now=NOW)
        undo.undo(book, now=NOW)
    people.set_notes(book, PersonId(1), "", now=NOW)
    brought(book, [told(notes="cooks")])
    assert book.read("SELECT notes FROM person") == [("cooks",)], "another note is news"


def left_out(book: Book) -> None:
    """Ana twice, merged without the group and the other address of the second."""
    brought(book, [told()])
    brought(book, [told(WORK, kind="google", groups=("Choir",))])
    [(number,)] = book.read("SELECT id FROM handle WHERE person_id = 2")
    merge(book, 1, 2, now=NOW, choices=Choices(left_out=frozenset({f"handle:{number}", "groups:gone"})))


def groups_and_mails(book: Book) -> tuple[int, list[str]]:
    [(count,)] = book.read("SELECT count(*) FROM group_member")
    return count, [text for (text,) in book.read("SELECT text FROM handle ORDER BY text")]


def test_what_a_merge_left_out_stays_out(book: Book) -> None:
    left_out(book)
    brought(book, [told(WORK, kind="google", groups=("Choir",), facts=(PET,))])
    assert groups_and_mails(book) == (0, [HOME.text])
    assert [each[1] for each in fact(book, "custom")] == ["Rex"]


def test_a_double_that_a_merge_took_out_comes_again_with_its_file(book: Book) -> None:
    brought(
        book,
        [told(HOME, WORK, number="1", groups=("Choir",)), told(HOME, WORK, number="2", groups=("Choir",))],
    )
    merge(book, 1, 2, now=NOW)
    with book.step("by some other way", "Gone", now=NOW) as step:
        for table in ("handle", "group_member"):
            for (number,) in step.rows(f"SELECT id FROM {table} WHERE id <> (SELECT min(id) FROM handle)"):
                step.delete(table, int(number))
    brought(book, [told(HOME, WORK, kind="google", groups=("Choir",))])
    assert groups_and_mails(book) == (1, [HOME.text, WORK.text])


def test_a_tie_that_was_deleted_or_set_right_stays_out(book: Book) -> None:
    ana, ben = (
        Party(f"p{n}", name, (HandleValue(Channel.MAIL, f"{n}@x.example"),))
        for n, name in enumerate(("Ana", "Ben"))
    )

    def bring() -> Report:
        rows: list[Item] = [
            record("monica", each.source_id, each.name, *each.handles, row=n)
            for n, each in enumerate((ana, ben))
        ]
        return brought(
            book,
            [OwnerRecord("monica", 0, "Olga"), *rows, TieRecord("monica", 1, ana, ben, "child", "parent")],
        )

    bring()
    [tie] = ties.ties_of(book.reader, 1)
    ties.delete(book, PersonId(1), tie, now=NOW)
    assert bring().import_id is None
    undo.undo(book, now=NOW)
    ties.change(book, PersonId(1), tie, "sibling", PersonId(2), now=NOW)
    assert bring().import_id is None
    assert len(book.read("SELECT id FROM tie")) == 1
