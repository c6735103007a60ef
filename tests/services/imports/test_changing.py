"""What a later file calls somebody otherwise, and that names and jobs are the same whichever file came first."""

import json
from collections.abc import Iterator
from contextlib import closing
from itertools import permutations
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, ImportId, Kind, PersonId
from networker.formats.records import (
    HandleValue,
    Item,
    OwnerRecord,
    Party,
    PersonRecord,
    Standing,
    TurnRecord,
)
from networker.services import people, undo
from networker.services.imports import Report
from networker.services.listing import Filter, Listing
from networker.store.book import Book
from tests.services.imports.brought import NOW, brought, record
from tests.store.dump import dump

MAIL = HandleValue(Channel.MAIL, "yuki@x.example")
OLGA = Party("user9", "Olga Wren", (HandleValue(Channel.MAIL, "olga@x.example"),))
OLD, NEW = "Yuki Brown", "Yuki Gross"


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def talk(kind: str, party: Party, *, listed: bool = False) -> list[Item]:
    """A talk with somebody; `listed`: the service's own list of accounts has them too."""
    owner = OwnerRecord(kind, 0, OLGA.name, (OLGA.source_id,), OLGA.handles)
    what = Kind.MAIL if kind == "mail" else Kind.MESSAGE
    account = PersonRecord(
        kind, party.source_id, 1, full_name=party.name, raw=repr(party), standing=Standing.MENTIONED
    )
    turn = TurnRecord(
        kind, "t", 1, "2026-03-04T10:00:00+00:00", Channel.MAIL, OLGA, (party,), what, "hello there"
    )
    return [owner, *([account] if listed else []), turn]


def names(book: Book) -> list[tuple[str, str]]:
    """Each name with what it is: "" for the present one."""
    return book.read(
        "SELECT name, '' FROM person WHERE me = 0 UNION ALL"
        " SELECT value, detail FROM fact WHERE detail IN ('other name', 'former name') ORDER BY 2, 1"
    )


def take_back(book: Book, report: Report) -> None:
    assert report.import_id is not None
    undo.undo_import(book, report.import_id, now=NOW)


@pytest.mark.parametrize("listed", [False, True])
def test_an_account_that_is_called_otherwise_gives_its_new_name(book: Book, *, listed: bool) -> None:
    old, new = (talk("slack", Party("U1", name), listed=listed) for name in (OLD, NEW))
    first = brought(book, old)
    second = brought(book, new)
    renamed = [(NEW, ""), (OLD, "former name")]
    assert names(book) == renamed
    before = dump(book)
    for files in ([new], [old], [old, new]):  # neither what is known nor an older file gives the name back
        assert brought(book, *files).import_id is None
    assert dump(book) == before
    take_back(book, second)
    assert names(book) == [(OLD, "")]
    undo.undo(book, now=NOW)
    assert names(book) == renamed
    take_back(book, first)
    assert names(book) == [(NEW, "")]


def test_of_two_names_of_an_account_in_one_drop_both_are_kept(book: Book) -> None:
    files = [talk("slack", Party("U1", name), listed=True) for name in (OLD, NEW)]
    brought(book, *files)
    assert names(book) == [(OLD, ""), (NEW, "other name")]
    assert brought(book, *files).import_id is None


def test_an_account_does_not_rename_whom_a_list_or_the_user_named(book: Book) -> None:
    brought(book, [record("vcard", "1", "Yuki Moll", MAIL)])
    for name in (OLD, NEW):
        brought(book, talk("slack", Party("U1", name, (MAIL,))))
    assert names(book) == [("Yuki Moll", ""), (OLD, "other name"), (NEW, "other name")]


@pytest.mark.parametrize(("called", "kept"), [(NEW, True), ("Brown, Yuki", False), ("Tom Brown", False)])
def test_what_a_mailbox_calls_somebody_is_another_name(book: Book, called: str, *, kept: bool) -> None:
    """Not what is no other one, nor that of somebody else of the family who writes from there."""
    brought(book, talk("mail", Party("", OLD, (MAIL,))))
    done = brought(book, talk("mail", Party("", called, (MAIL,))))
    assert names(book) == [(OLD, ""), *([(called, "other name")] if kept else [])]
    assert done.updated == int(kept)
    assert Listing(book).ids(Filter(text=called)).total == int(called != "Tom Brown")


def test_another_name_that_becomes_the_name_is_no_fact_any_more(book: Book) -> None:
    files = [
        record("vcard", "1", OLD, MAIL), record("outlook", "", NEW, MAIL), record("vcard", "1", NEW, MAIL),
    ]  # fmt: skip
    *_, last = [brought(book, [each]) for each in files]
    assert names(book) == [(NEW, ""), (OLD, "former name")]
    take_back(book, last)
    assert names(book) == [(OLD, ""), (NEW, "other name")]


def test_a_list_that_agrees_with_a_talk_gives_the_name(book: Book) -> None:
    files = {
        "mail": talk("mail", Party("", OLD, (MAIL,))),
        "outlook": [record("outlook", "", OLD, MAIL)],
    }
    for order in permutations(files):
        reports = [brought(book, files[each]) for each in order]
        reports.append(brought(book, [record("google", "", NEW, MAIL)]))
        assert names(book) == [(OLD, ""), (NEW, "other name")], order
        for each in reversed(reports):
            take_back(book, each)
        assert names(book) == []


@pytest.mark.parametrize("turned", [False, True])
def test_a_job_of_which_one_source_tells_but_a_part_is_one_job(book: Book, *, turned: bool) -> None:
    files = [
        [record("google", "", OLD, MAIL, title="Engineer")],
        [record("outlook", "", OLD, MAIL, title="Engineer", company="Tern")],
    ]
    jobs = "SELECT value, detail FROM fact WHERE field = 'job'"
    reports = [brought(book, each) for each in (reversed(files) if turned else files)]
    assert book.read(jobs) == [("Engineer", "Tern")]
    assert brought(book, *files).import_id is None
    take_back(book, reports[-1])
    assert book.read(jobs) == [("Engineer", "Tern" if turned else "")]


def test_who_stays_is_named_as_they_are_called_by_now(book: Book) -> None:
    first = brought(book, [record("linkedin", "yuki", OLD, MAIL)])
    brought(book, [record("google", "", "Yuki Brown-Ray", MAIL)])
    done = undo.undo_import(book, ImportId(first.import_id or 0), now=NOW)
    assert [each.name for each in done.kept] == [name for name, what in names(book) if not what]
    assert [each.name for each in done.kept] == ["Yuki Brown-Ray"]


def noted(number: str, name: str, note: str) -> PersonRecord:
    made = record("google", number, name, MAIL, notes=note)
    return made._replace(raw=json.dumps({"Name": name, "Notes": note, "E-mail": MAIL.text}))


@pytest.mark.parametrize("number", ["", "7"])
def test_the_note_of_a_former_name_gives_way_with_it(book: Book, number: str) -> None:
    """Without an id the name is the record's place there, and the new name another one."""
    brought(book, [noted(number, OLD, "sails")])
    [(who,)] = book.read("SELECT id FROM person")
    people.set_notes(book, PersonId(who), "sails\n\nmine", now=NOW)
    second = brought(book, [noted(number, NEW, "cooks")])
    assert book.read("SELECT name, notes FROM person") == [(NEW, "mine\n\ncooks")]
    assert brought(book, [noted(number, NEW, "cooks")]).import_id is None
    brought(book, [noted(number, NEW, "paints")])
    assert book.read("SELECT notes FROM person") == [("mine\n\npaints",)]
    undo.undo(book, now=NOW)
    take_back(book, second)
    assert book.read("SELECT name, notes FROM person") == [(OLD, "sails\n\nmine")]


def test_the_note_of_another_kind_of_source_stays_beside_that_of_a_new_name(book: Book) -> None:
    brought(book, [noted("", OLD, "sails")])
    brought(book, [noted("", NEW, "cooks")._replace(source_kind="outlook")])
    assert book.read("SELECT name, notes FROM person") == [(OLD, "sails\n\ncooks")]
