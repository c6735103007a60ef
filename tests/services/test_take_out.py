"""A record on the wrong person becomes a person of its own, with all that it brought."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, PersonId
from networker.services import duplicates, people, somebody, undo
from networker.services.errors import CannotDo
from networker.services.take_out import RecordView, records, take_out
from networker.store.book import Book
from tests.store.dump import dump

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def with_record(book: Book, raw: object, *, kind: str = "google", name: str = "") -> tuple[PersonId, int]:
    """Ana, onto whom an import put a record of somebody else's."""
    ana, _ = people.add(book, name="Ana Ruiz", now=NOW, handles=[(Channel.MAIL, "ana@x.example")])
    with book.step("import", "An import", now=NOW) as step:
        source = step.insert("source", person=ana, kind=kind, key="k", name=name, raw=json.dumps(raw))
        step.insert("handle", person=ana, channel="phone", text="+34 1", key="+341", source_id=source)
        step.insert(
            "fact",
            person=ana,
            field="job",
            value="Diver",
            detail="Deep",
            source_id=source,
            noted="2026-11-20",
        )
        talk = step.insert("interaction", kind="mail", day="2026-11-01")
        step.insert("interaction_person", interaction=talk, person=ana, source_id=source)
        other = step.insert("interaction", kind="mail", day="2026-11-02")
        step.insert("interaction_person", interaction=other, person=ana)
    return ana, source


@pytest.mark.parametrize(
    ("title", "company", "said"),
    [("", "Deep", "Deep"), ("Diver", "", "Diver"), ("Diver", "Deep", "Diver, Deep")],
)
def test_work_without_a_title_or_a_company_is_said_bare(
    title: str, company: str, said: str, book: Book
) -> None:
    ana, source = with_record(book, {})
    with book.step("edit", "Other work", now=NOW) as step:
        step.execute("UPDATE fact SET value = ?, detail = ? WHERE source_id = ?", (title, company, source))
    assert records(book, ana)[0].brought == ("+34 1", said)


def test_what_the_record_brought_goes_with_it(book: Book) -> None:
    ana, source = with_record(book, {}, name="Ann Reeve")
    before = dump(book)
    newcomer, changes = take_out(book, ana, [source], now=NOW)
    assert {ana, newcomer} <= changes.people
    assert book.read("SELECT name, title FROM person ORDER BY id") == [
        ("Ana Ruiz", ""),
        ("Ann Reeve", "Diver"),
    ]
    assert book.read("SELECT text FROM handle WHERE person_id = ?", (newcomer,)) == [("+34 1",)]
    assert book.read("SELECT last_contact FROM person ORDER BY id") == [("2026-11-02",), ("2026-11-01",)]
    assert book.read("SELECT person_id FROM source") == [(newcomer,)]
    assert duplicates.pairs(book) == []
    undo.undo(book, now=NOW)
    assert dump(book) == before


@pytest.mark.parametrize("raw", ["no list", {}, [], 7])
def test_a_record_that_tells_no_name_makes_somebody_called_by_their_address(book: Book, raw: object) -> None:
    ana, source = with_record(book, raw)
    newcomer, _ = take_out(book, ana, [source], now=NOW)
    assert somebody.name_of(book, newcomer) == "+34 1"


@pytest.mark.parametrize(("file", "called"), [("in/chat.txt", "Somebody from chat.txt"), ("", "Somebody")])
def test_who_has_not_even_an_address_is_called_by_the_file(book: Book, file: str, called: str) -> None:
    ana, source = with_record(book, {})
    with book.step("edit", "No address", now=NOW) as step:
        step.execute("DELETE FROM handle WHERE source_id = ?", (source,))
        step.update("source", source, file=file)
    newcomer, _ = take_out(book, ana, [source], now=NOW)
    assert somebody.name_of(book, newcomer) == called


def test_a_name_that_the_record_took_over_is_given_back(book: Book) -> None:
    ana, source = with_record(book, {})
    with book.step("rename", "By an import", now=NOW) as step:
        step.insert(
            "fact", person=ana, field="custom", value="Ana Ruiz", detail="former name", source_id=source
        )
        step.update(
            "person", ana, name="Ann Reeve", given="Ann", family="Reeve", folded="ann reeve", source_id=source
        )
    newcomer, _ = take_out(book, ana, [source], now=NOW)
    assert book.read("SELECT id, name, given, source_id FROM person ORDER BY id") == [
        (ana, "Ana Ruiz", "Ana", None), (newcomer, "Ann Reeve", "Ann", source),
    ]  # fmt: skip
    assert book.read("SELECT 1 FROM fact WHERE detail = 'former name'") == []


def test_the_name_may_be_said(book: Book) -> None:
    ana, source = with_record(book, {})
    newcomer, _ = take_out(book, ana, [source], now=NOW, name="Ann")
    assert somebody.name_of(book, newcomer) == "Ann"


def test_what_cannot_be_taken_out(book: Book) -> None:
    ana, source = with_record(book, {})
    ben, _ = people.add(book, name="Ben", now=NOW)
    before = dump(book)
    for who, sources in ((ben, [source]), (ana, []), (ana, [source, 99])):
        with pytest.raises(CannotDo, match="not of this person"):
            take_out(book, who, sources, now=NOW)
    assert dump(book) == before
    with book.step("import", "An import", now=NOW) as step:
        step.execute("UPDATE handle SET source_id = ?", (source,))
    with pytest.raises(CannotDo, match="all there is of Ana Ruiz"):
        take_out(book, ana, [source], now=NOW)


def test_records_say_what_they_brought(book: Book) -> None:
    ana, source = with_record(book, {"Notes": "sails"}, name="Ann Reeve")
    people.set_notes(book, ana, "cooks\n\nsails", now=NOW)
    with book.step("import", "More of it", now=NOW) as step:
        for field, value, since in (("birthday", "1990-02-03", None), ("connected", "", "2019-03-04")):
            step.insert("fact", person=ana, field=field, value=value, since=since, source_id=source)
        step.insert("photo", person=ana, sha256="x", source_id=source)
        promise = step.insert("follow_up", text="send it")
        step.insert("follow_up_person", follow_up=promise, person=ana, source_id=source)
        step.insert(
            "group_member",
            group=step.insert("people_group", name="Choir", folded="choir"),
            person=ana,
            source_id=source,
        )
    assert records(book, ana) == [
        RecordView(
            source, "", "Ann Reeve", ("+34 1", "Diver, Deep", "Choir"), alone=False, born="1990-02-03",
            tied="2019-03-04", talks=1, promises=1, notes=True, picture=True,
        )
    ]  # fmt: skip
    ben, _ = people.add(book, name="Ben", now=NOW)
    assert records(book, ben) == []


def test_the_only_record_of_somebody_is_all_there_is_of_them(book: Book) -> None:
    ana, source = with_record(book, {})
    with book.step("import", "An import", now=NOW) as step:
        step.execute("UPDATE handle SET source_id = ?", (source,))
    assert [each.alone for each in records(book, ana)] == [True]
    with book.step("import", "An import", now=NOW) as step:
        step.insert("source", person=ana, kind="vcard", key="k", raw="[]")
    assert [each.alone for each in records(book, ana)] == [False, False]


def test_whoever_bore_the_records_name_is_called_as_the_others_say(book: Book) -> None:
    ana, source = with_record(book, {}, name="Ann Reeve")
    with book.step("import", "Another", now=NOW) as step:
        other = step.insert("source", person=ana, kind="vcard", key="k", name="Ana Maria Ruiz", raw="[]")
        step.update("person", ana, name="Ann Reeve", folded="ann reeve", source_id=source)
    take_out(book, ana, [source], now=NOW)
    assert book.read("SELECT name, given, family, source_id FROM person WHERE id = ?", (ana,)) == [
        ("Ana Maria Ruiz", "Ana", "Maria Ruiz", other)
    ]


def test_a_name_that_gave_way_in_a_merge_is_the_records_and_no_former_one(book: Book) -> None:
    ana, source = with_record(book, {})
    with book.step("merge", "By hand", now=NOW) as step:
        step.insert(
            "fact", person=ana, field="custom", value="Ann Reeve", detail="former name", source_id=source
        )
    newcomer, _ = take_out(book, ana, [source], now=NOW)
    assert somebody.name_of(book, newcomer) == "Ann Reeve"
    assert book.read("SELECT 1 FROM fact WHERE detail = 'former name'") == []


def test_promises_groups_and_pictures_go_along(book: Book) -> None:
    ana, source = with_record(book, {})
    with book.step("import", "More", now=NOW) as step:
        promise = step.insert("follow_up", text="send it", due="2026-12-01")
        step.insert("follow_up_person", follow_up=promise, person=ana, source_id=source)
        group = step.insert("people_group", name="Choir", folded="choir")
        step.insert("group_member", group=group, person=ana, source_id=source)
        step.insert("photo", person=ana, sha256="x", source_id=source)
    newcomer, _ = take_out(book, ana, [source], now=NOW)
    for table in ("follow_up_person", "group_member", "photo"):
        assert book.read(f"SELECT person_id FROM {table}") == [(newcomer,)], table


@pytest.mark.parametrize(
    ("notes", "mine", "theirs", "kept", "goes"),
    [
        ("cooks\n\nsails", "cooks", "sails", "cooks", "sails"),
        ("sails\n\ncooks\n\nsings", "", "sings", "sails\n\ncooks", "sings"),
        ("sails", "sails", "sails", "sails", "sails"),
        ("she sails", "", "sails", "she sails", ""),
        ("a\n\nb\n\nc", "", "b\n\nc", "a", "b\n\nc"),
    ],
)
def test_a_note_goes_with_the_record_that_told_it(
    book: Book, notes: str, mine: str, theirs: str, kept: str, goes: str
) -> None:
    ana, source = with_record(book, {"Notes": theirs})
    people.set_notes(book, ana, notes, now=NOW)
    with book.step("import", "Another", now=NOW) as step:
        step.insert("source", person=ana, kind="vcard", key="k", raw=json.dumps({"Notes": mine}))
    take_out(book, ana, [source], now=NOW)
    assert [row[0] for row in book.read("SELECT notes FROM person ORDER BY id")] == [kept, goes]


def test_all_that_a_source_tells_under_one_id_is_one_record(book: Book) -> None:
    ana, source = with_record(book, {})
    with book.step("import", "The same account once more", now=NOW) as step:
        again = step.insert("source", person=ana, kind="google", key="k", nth=1, name="Bo Lind")
        talk = step.insert("interaction", kind="mail", day="2026-11-03")
        step.insert("interaction_person", interaction=talk, person=ana, source_id=again)
    [record] = records(book, ana)
    assert (record.id, record.name, record.talks) == (source, "Bo Lind", 2)
    newcomer, _ = take_out(book, ana, [source], now=NOW)
    assert book.read("SELECT person_id FROM source") == [(newcomer,), (newcomer,)]
    assert book.read("SELECT count(*) FROM interaction_person WHERE person_id = ?", (newcomer,)) == [(2,)]
