"""Networker's own export: it comes back whole into an empty book, and is known again where it was written."""

import base64
import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from networker.domain.vocabulary import Channel, Fact, PersonId, State
from networker.formats.records import DateOrder
from networker.services import (
    backup,
    cards,
    exports,
    facts,
    imports,
    people,
    quick_log,
    reach_out,
    undo,
)
from networker.services.imports import Cancelled, ImportRefused, Verdict, columns, dates, region
from networker.services.imports.history import PART
from networker.services.listing import Filter, Listing
from networker.store import notifications
from networker.store.book import Book
from networker.store.errors import BookError
from networker.store.imports import next_ids
from networker.store.notifications import Claim
from tests import samples
from tests.store.dump import dump
from tests.thorough import examples

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
LATER = datetime(2027, 1, 5, 9, 0, tzinfo=UTC)
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ANA = "Ana,Ribeiro,https://www.linkedin.com/in/ana-ribeiro,ana@x.example,Acme,Lead,04 Mar 2019\n"
BEN = "Ben,Ode,https://www.linkedin.com/in/ben-ode,,Delta,Manager,17 Sep 2016\n"
PICTURE = b"\xff\xd8picture"
Json = dict[str, Any]
Open = Callable[[str], Book]


@pytest.fixture
def open_book(tmp_path: Path) -> Iterator[Open]:
    """Opens books by name; all of them are closed in the end."""
    found: dict[str, Book] = {}

    def open_(name: str) -> Book:
        if name not in found:
            found[name] = Book(tmp_path / "books" / name, now=NOW)
        return found[name]

    yield open_
    for each in found.values():
        each.close()


def bring(book: Book, path: Path, now: datetime = LATER) -> imports.Report:
    return imports.apply(book, imports.plan(book, [path]), now=now)


def export(book: Book, path: Path) -> Json:
    exports.export(book, path, format="json", now=LATER)
    found: Json = json.loads(path.read_text(encoding="utf-8"))
    return found


def live_in(book: Book, folder: Path) -> None:
    """Give a book a history: samples, imports of which one was undone, talks, a picture, the user."""
    samples.fill(book, now=NOW, people=60)
    connections = folder / "Connections.csv"
    connections.write_text(HEAD + ANA + BEN)
    bring(book, connections, NOW)
    connections.write_text(HEAD + ANA.replace("Acme", "Orbit") + BEN.replace("Ben,Ode", "Cem,Odo"))
    gone = bring(book, connections, NOW)
    assert gone.import_id
    undo.undo_import(book, imports.past(book)[0].id, now=NOW)
    quick_log.log(
        book, "coffee Ana Ribeiro yesterday: moving #housing; send the plan friday", now=NOW, new=True
    )
    ben = PersonId(book.read("SELECT id FROM person WHERE name = 'Ben Ode'")[0][0])
    people.set_state(book, ben, State.LET_GO, now=NOW)
    facts.add(book, ben, Fact.BIRTHDAY, "--02-29", now=NOW)
    sha256 = hashlib.sha256(PICTURE).hexdigest()
    with book.step("a", "A", now=NOW) as step:
        step.insert("person", name="Mo Self", folded="mo self", me=True)
        step.insert("photo", person=ben, sha256=sha256)
        step.execute("INSERT INTO picture (sha256, bytes) VALUES (?, ?)", (sha256, PICTURE))
        step.execute("INSERT INTO showing (day, person_id) VALUES ('2026-11-19', ?)", (ben,))
    columns.remember(book, ("Wer", "Mail"), {"Wer": "name", "Mail": "mail"})
    with book.step("b", "B", now=NOW) as step:
        dates.remember(step, imports.past(book)[-1].id, {"2,": DateOrder.MONTH_FIRST})
        step.execute(f"INSERT INTO meta (key, value) VALUES ('{region.KEY}', '[[\"DE\", 1]]')")


@pytest.fixture(scope="module")
def lived_in_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a book with a history, closed: it takes longer to write than to copy."""
    folder = tmp_path_factory.mktemp("lived in")
    with closing(Book(folder / "book", now=NOW)) as book:
        live_in(book, folder)
    return folder / "book"


@pytest.fixture
def lived_in(lived_in_once: Path, open_book: Open, tmp_path: Path) -> Book:
    """A book with a history."""
    shutil.copytree(lived_in_once, tmp_path / "books" / "lived in")
    return open_book("lived in")


def test_it_comes_back_whole(lived_in: Book, open_book: Open, tmp_path: Path) -> None:
    first = export(lived_in, tmp_path / "one.json")
    other = open_book("other")
    plan = imports.plan(other, [tmp_path / "one.json"])
    listed = lived_in.read("SELECT count(*) FROM person WHERE me = 0")[0][0]
    assert (plan.formats, plan.skipped, plan.changes_nothing) == (("networker-json",), [], False)
    assert (plan.count(Verdict.NEW), len(plan.entries), plan.new_talks) == (
        listed, listed, len(first["interactions"]),
    )  # fmt: skip
    preview = imports.preview(other, plan)
    assert (preview.new, preview.interactions, preview.people) == (listed, plan.new_talks, listed)
    assert other.read("SELECT count(*) FROM person") == [(0,)]
    report = imports.apply(other, plan, now=LATER)
    assert (report.new, report.interactions, report.people) == (listed, plan.new_talks, listed)
    assert dump(other) == dump(lived_in)
    assert backup.check(other) == []
    assert other.read("SELECT sha256, bytes FROM picture") == lived_in.read(
        "SELECT sha256, bytes FROM picture"
    )
    assert columns.remembered(other, ("Wer", "Mail")) == {"Wer": "name", "Mail": "mail"}
    assert dates.remembered(other, "2,") is DateOrder.MONTH_FIRST
    again = export(other, tmp_path / "two.json")
    own = [each for each in again["imports"] if each["id"] == report.import_id]
    assert len(own) == 1
    again["imports"].remove(own[0])
    assert again == first


def test_promises_that_come_back_are_told_though_their_numbers_were_told_before(
    lived_in: Book, open_book: Open, tmp_path: Path
) -> None:
    whole = export(lived_in, tmp_path / "one.json")
    claims = [Claim("follow_up", each["id"], each["due"]) for each in whole["follow_ups"] if each.get("due")]
    other = open_book("other")
    with other.bookkeeping() as sql:
        assert notifications.claim(sql, claims, tag="", now=NOW, trusted=notifications.stamp(LATER))
    bring(other, tmp_path / "one.json")
    assert other.read("SELECT * FROM notification") == []


def test_a_second_copy_of_a_copy_is_the_same(lived_in: Book, open_book: Open, tmp_path: Path) -> None:
    export(lived_in, tmp_path / "one.json")
    bring(open_book("second"), tmp_path / "one.json")
    export(open_book("second"), tmp_path / "two.json")
    bring(open_book("third"), tmp_path / "two.json")
    assert dump(open_book("third")) == dump(lived_in)


def test_past_imports_say_what_they_said(lived_in: Book, open_book: Open, tmp_path: Path) -> None:
    export(lived_in, tmp_path / "one.json")
    other = open_book("other")
    report = bring(other, tmp_path / "one.json")
    own, *before = imports.past(other)
    assert [replace(each, part=False) for each in before] == imports.past(lived_in)
    assert [(each.undone, each.part) for each in before] == [(True, False), (False, True)]
    assert (own.id, own.files, own.undone) == (report.import_id, ("one.json",), False)
    undo.undo(other, now=LATER)
    assert [each.undone for each in imports.past(other)] == [True, True, True]
    undo.redo(other, now=LATER)
    assert [each.undone for each in imports.past(other)] == [False, True, False]
    with pytest.raises(BookError, match=PART):
        undo.undo_import(other, before[1].id, now=LATER)


def test_it_is_one_step_taken_back_to_the_last_row(lived_in: Book, open_book: Open, tmp_path: Path) -> None:
    export(lived_in, tmp_path / "one.json")
    other = open_book("other")
    empty = dump(other)
    bring(other, tmp_path / "one.json")
    assert undo.next_labels(other)[0] == "Import of one.json"
    assert undo.undo(other, now=LATER).left == 0
    assert dump(other) == empty
    assert backup.check(other) == []
    undo.redo(other, now=LATER)
    assert dump(other) == dump(lived_in)
    undo.undo(other, now=LATER)
    bring(other, tmp_path / "one.json")
    assert dump(other) == dump(lived_in)


def test_late_it_goes_but_for_what_was_edited_since(lived_in: Book, open_book: Open, tmp_path: Path) -> None:
    export(lived_in, tmp_path / "one.json")
    other = open_book("other")
    report = bring(other, tmp_path / "one.json")
    assert report.import_id
    people.add(other, name="Zara", now=LATER)
    ben = PersonId(other.read("SELECT id FROM person WHERE name = 'Ben Ode'")[0][0])
    his = {table: rows_of(other, table, ben) for table in ("handle", "fact", "photo", "source")}
    people.set_notes(other, ben, "sails", now=LATER)
    whole = dump(other)
    done = undo.undo_import(other, report.import_id, now=LATER)
    assert [(each.name, each.by_hand) for each in done.kept] == [("Ben Ode", True)]
    assert other.read("SELECT name, notes FROM person ORDER BY name") == [("Ben Ode", "sails"), ("Zara", "")]
    assert {table: rows_of(other, table, ben) for table in his} == his, "he stays whole"
    for table in ("interaction_person", "follow_up_person"):
        assert other.read(f"SELECT count(*) FROM {table} WHERE person_id <> ?", (ben,)) == [(0,)]
    assert [each.undone for each in imports.past(other)] == [True, True, True]
    assert backup.check(other) == []
    without = dump(other)
    undo.undo(other, now=LATER)
    assert dump(other) == whole
    undo.redo(other, now=LATER)
    assert dump(other) == without


def test_late_with_another_import_since_the_book_is_empty_again(
    lived_in: Book, open_book: Open, tmp_path: Path
) -> None:
    export(lived_in, tmp_path / "one.json")
    other = open_book("other")
    empty = dump(other)
    report = bring(other, tmp_path / "one.json")
    assert report.import_id
    connections = tmp_path / "Connections.csv"
    connections.write_text(HEAD + ANA.replace("Acme", "Kite") + BEN)
    late = bring(other, connections)
    assert late.import_id
    done = undo.undo_import(other, report.import_id, now=LATER)
    assert [(each.name, each.by_hand) for each in done.kept] == [("Ben Ode", False), ("Ana Ribeiro", False)]
    assert undo.undo_import(other, late.import_id, now=LATER).kept == ()
    assert dump(other) == empty
    bring(other, tmp_path / "one.json")
    assert dump(other) == dump(lived_in), "it may come back again"


def test_numbers_of_imports_that_were_taken_back_before_mean_nothing(
    lived_in: Book, open_book: Open, tmp_path: Path
) -> None:
    export(lived_in, tmp_path / "one.json")
    other = open_book("other")
    connections = tmp_path / "c.csv"
    for text in (HEAD + ANA, HEAD + BEN):
        connections.write_text(text)
        number = bring(other, connections).import_id
        assert number
        undo.undo_import(other, number, now=LATER)
    empty = dump(other)
    whole = bring(other, tmp_path / "one.json").import_id
    back = dump(other)
    assert [replace(each, part=False) for each in imports.past(other)[1:]] == imports.past(lived_in)
    part = next(each.id for each in imports.past(lived_in) if not each.undone)
    told = imports.report_of(other, part)
    assert told is not None
    assert told.stays == PART
    connections.write_text(HEAD + "Zoe,New,,zoe@x.example,Acme,Lead,04 Mar 2019\n")
    number = bring(other, connections).import_id
    assert whole
    assert number
    undo.undo_import(other, number, now=LATER)
    assert dump(other) == back
    undo.undo_import(other, whole, now=LATER)
    assert dump(other) == empty


def rows_of(book: Book, table: str, person: int) -> list[tuple[object, ...]]:
    return book.read(f"SELECT * FROM {table} WHERE person_id = ? ORDER BY id", (person,))


def test_new_ids_are_those_that_nobody_had(lived_in: Book, open_book: Open, tmp_path: Path) -> None:
    first = export(lived_in, tmp_path / "one.json")
    other = open_book("other")
    bring(other, tmp_path / "one.json")
    zara, _ = people.add(other, name="Zara", handles=[(Channel.MAIL, "z@x.example")], now=LATER)
    assert zara > max(each["id"] for each in first["people"])
    assert next_ids(other.reader, ["import"])["import"] == max(each["id"] for each in first["imports"]) + 2
    undo.undo(other, now=LATER)
    assert dump(other) == dump(lived_in)


def test_the_triggers_of_the_journal_and_the_indexes_are_back(
    lived_in: Book, open_book: Open, tmp_path: Path
) -> None:
    export(lived_in, tmp_path / "one.json")
    other = open_book("other")
    bring(other, tmp_path / "one.json")
    shape = "SELECT type, name, sql FROM sqlite_master ORDER BY 1, 2"
    assert other.read(shape) == lived_in.read(shape)
    before = dump(other)
    people.set_notes(other, PersonId(1), "changed", now=LATER)
    undo.undo(other, now=LATER)
    assert dump(other) == before


@pytest.mark.parametrize("changed", [False, True])
def test_who_wrote_it_knows_it_again(lived_in: Book, tmp_path: Path, changed: bool) -> None:
    export(lived_in, tmp_path / "one.json")
    if changed:
        ana = PersonId(lived_in.read("SELECT id FROM person WHERE name = 'Ana Ribeiro'")[0][0])
        people.rename(lived_in, ana, "Ana Maria", now=LATER)
        people.set_notes(lived_in, ana, "", now=LATER)
    before, left = dump(lived_in), undo.left(lived_in)
    report = bring(lived_in, tmp_path / "one.json")
    assert (report.import_id, report.new, report.updated, report.interactions) == (None, 0, 0, 0)
    assert (dump(lived_in), undo.left(lived_in)) == (before, left)


def test_who_was_taken_out_since_comes_in_anew(open_book: Open, tmp_path: Path) -> None:
    book = open_book("a")
    people.add(book, name="Ana", now=NOW)
    people.add(book, name="Ben", now=NOW)
    export(book, tmp_path / "one.json")
    undo.undo(book, now=NOW)
    report = bring(book, tmp_path / "one.json")
    assert (report.new, report.unchanged) == (1, 1)
    assert [row[0] for row in book.read("SELECT name FROM person ORDER BY name")] == ["Ana", "Ben"]


def test_any_other_book_takes_it_as_a_file_like_others(
    lived_in: Book, open_book: Open, tmp_path: Path
) -> None:
    first = export(lived_in, tmp_path / "one.json")
    other = open_book("other")
    connections = tmp_path / "Connections.csv"
    connections.write_text(HEAD + ANA)
    bring(other, connections, NOW)
    before = dump(other)
    report = bring(other, tmp_path / "one.json")
    listed = sum(not each.get("me") for each in first["people"])
    assert (report.new, report.people) == (listed - 1, listed)
    assert other.read("SELECT name FROM person WHERE me = 1") == [("Mo Self",)]
    assert other.read("SELECT count(*) FROM person WHERE name = 'Ana Ribeiro'") == [(1,)]
    assert (
        other.read("SELECT count(*) FROM interaction")[0][0]
        == report.interactions
        == len(first["interactions"])
    )
    for column in ("kind", "day", "place", "minutes", "subject"):
        query = f"SELECT {column}, count(*) FROM interaction GROUP BY 1 ORDER BY 1"
        assert other.read(query) == lived_in.read(query), column
    again = bring(other, tmp_path / "one.json")
    assert (again.import_id, again.new, again.updated, again.interactions) == (None, 0, 0, 0)
    undo.undo(other, now=LATER)
    assert dump(other) == before


def test_dropped_with_another_file_it_is_a_file_like_others(
    lived_in: Book, open_book: Open, tmp_path: Path
) -> None:
    export(lived_in, tmp_path / "one.json")
    (tmp_path / "c.csv").write_text(HEAD + BEN)
    other = open_book("other")
    plan = imports.plan(other, [tmp_path / "one.json", tmp_path / "c.csv"])
    assert plan.whole is None
    imports.apply(other, plan, now=LATER)
    assert other.read("SELECT count(*) FROM person WHERE name = 'Ben Ode'") == [(1,)]


def test_stopped_it_leaves_the_book_empty(lived_in: Book, open_book: Open, tmp_path: Path) -> None:
    export(lived_in, tmp_path / "one.json")
    other = open_book("other")
    with pytest.raises(Cancelled):
        imports.plan(other, [tmp_path / "one.json"], cancelled=lambda: True)
    plan = imports.plan(other, [tmp_path / "one.json"])
    empty, seen = dump(other), list[tuple[str, int, int]]()
    answers = iter([False] * 6 + [True])
    with pytest.raises(Cancelled):
        imports.apply(
            other,
            plan,
            now=LATER,
            cancelled=lambda: next(answers),
            progress=lambda what, n, of=0, _far=0.0: seen.append((what, n, of)),
        )
    assert seen[-1][0] == "writing"
    assert 0 < seen[-1][1] <= seen[-1][2]
    assert dump(other) == empty
    imports.apply(other, plan, now=LATER)
    assert dump(other) == dump(lived_in)


def test_a_book_that_is_no_longer_empty_is_left_alone(
    lived_in: Book, open_book: Open, tmp_path: Path
) -> None:
    export(lived_in, tmp_path / "one.json")
    other = open_book("other")
    plan = imports.plan(other, [tmp_path / "one.json"])
    people.add(other, name="Zara", now=NOW)
    with pytest.raises(ImportRefused, match="no longer empty"):
        imports.apply(other, plan, now=LATER)
    assert other.read("SELECT name FROM person") == [("Zara",)]


def test_an_empty_book_comes_back_as_nothing(open_book: Open, tmp_path: Path) -> None:
    export(open_book("a"), tmp_path / "one.json")
    plan = imports.plan(open_book("b"), [tmp_path / "one.json"])
    assert plan.changes_nothing
    assert imports.apply(open_book("b"), plan, now=LATER).import_id is None
    assert imports.past(open_book("b")) == []


PERSON = {"id": 1, "name": "Zoë", "folded": "zoe"}
TALK = {"id": 1, "kind": "call", "day": "2024-03-04"}
TAKES_PART = {"id": 1, "interaction_id": 1, "person_id": 1}


@pytest.mark.parametrize(
    ("lists", "why"),
    [
        ({"people": [PERSON, {"id": 1, "name": "Twin"}]}, "another row has its id"),
        ({"people": [PERSON, {"id": "2"}]}, "id cannot be read"), ({"people": [PERSON, {"name": "x"}]}, "no id"),
        ({"people": [PERSON, {"id": 0}]}, "id cannot be read"), ({"people": [PERSON, 5]}, "cannot be read"),
        ({"people": [PERSON, {"id": 2, "state": "zombie"}]}, "state cannot be read"),
        ({"people": [PERSON, {"id": 2, "circle": 9}]}, "circle cannot be read"),
        ({"people": [PERSON, {"id": 2, "muted": 1}]}, "muted cannot be read"),
        ({"people": [PERSON, {"id": 2, "name": None}]}, "no name"),
        ({"people": [PERSON], "handles": [{"id": 1, "person_id": 1, "channel": "pigeon", "text": "x", "key": "x"}]}, "channel"),
        ({"people": [PERSON], "handles": [{"id": 1, "person_id": 7, "channel": "mail", "text": "x", "key": "x"}]}, "belongs to"),
        ({"people": [PERSON], "handles": [{"id": n, "person_id": 1, "channel": "mail", "text": "x", "key": "x"} for n in (1, 2)]},
         "its address"),
        ({"people": [PERSON], "facts": [{"id": 1, "person_id": 1, "field": "job", "since": "soon"}]}, "since"),
        ({"people": [PERSON], "interactions": [TALK | {"day": "04.03.2024"}]}, "day"),
        ({"people": [PERSON], "interactions": [TALK | {"at": "noon"}]}, "at cannot"),
        ({"people": [PERSON], "interactions": [TALK], "interaction_people": [TAKES_PART | {"person_id": 9}]}, "belongs to"),
        ({"people": [PERSON], "ties": [{"id": 1, "person_id": 1, "other_id": 1, "kind": "partner"}]}, "the same person"),
        ({"people": [PERSON], "pictures": [{"sha256": "ab", "bytes": "AAAA"}]}, "cannot be read"),
        ({"people": [PERSON], "pictures": [{"sha256": "ab", "bytes": "%%"}]}, "no bytes"),
        ({"people": [PERSON], "imports": [{"id": 1, "at": "then", "files": "[]"}]}, "at cannot"),
        ({"people": [PERSON], "imports": [{"id": 1, "at": NOW.isoformat(), "files": "[1]"}]}, "files"),
        ({"people": [PERSON], "imports": [{"id": 1, "at": NOW.isoformat(), "files": "[]", "report": '{"new": "x"}'}]}, "report"),
        ({"people": [PERSON], "meta": [{"key": "book", "value": "another"}]}, "cannot be read"),
        ({"people": [PERSON], "meta": [{"key": "columns x", "value": "[1]"}]}, "cannot be read"),
        ({"people": [PERSON], "meta": [{"key": "region", "value": '[["DE", "1"]]'}]}, "cannot be read"),
        ({"people": [PERSON], "meta": [{"key": "region", "value": "7"}]}, "cannot be read"),
        ({"people": [PERSON], "meta": [{"key": "draft line", "value": "{}"}]}, "cannot be read"),
        ({"people": [PERSON], "follow_ups": [{"id": 1, "text": "x", "time": "25:00"}]}, "time"),
    ],
)  # fmt: skip
def test_hostile_rows_are_left_out_with_their_reason(
    open_book: Open, tmp_path: Path, lists: Json, why: str
) -> None:
    head = {"format": "networker", "version": 1, "schema": 3, "book": "b00c"}
    (tmp_path / "x.json").write_text(json.dumps(head | lists))
    book = open_book("a")
    report = bring(book, tmp_path / "x.json")
    assert len(report.skipped) == 1
    assert why in report.skipped[0].why
    assert report.skipped[0].row >= 1
    assert book.read("SELECT name FROM person") == [("Zoë",)]
    assert backup.check(book) == []
    undo.undo(book, now=LATER)
    assert book.read("SELECT count(*) FROM person") == [(0,)]


@pytest.mark.parametrize("change", [{"version": 2}, {"book": None}])
def test_what_cannot_be_trusted_whole_is_refused(open_book: Open, tmp_path: Path, change: Json) -> None:
    head = {"format": "networker", "version": 1, "schema": 3, "book": "b00c"} | change
    (tmp_path / "x.json").write_text(json.dumps(head | {"people": [PERSON]}))
    with pytest.raises(ImportRefused):
        imports.plan(open_book("a"), [tmp_path / "x.json"])
    whole = json.dumps(head | {"version": 1, "book": "b", "people": [PERSON] * 50})
    (tmp_path / "cut.json").write_text(whole[:-20])
    with pytest.raises(ImportRefused, match="damaged or cut off"):
        imports.plan(open_book("a"), [tmp_path / "cut.json"])


def test_unknown_lists_and_columns_are_passed_over(open_book: Open, tmp_path: Path) -> None:
    head = {"format": "networker", "version": 1, "schema": 9, "book": "b00c"}
    (tmp_path / "x.json").write_text(
        json.dumps(head | {"robots": [{"id": 1}], "people": [PERSON | {"shoe": 42}]})
    )
    assert bring(open_book("a"), tmp_path / "x.json").skipped == ()


def test_a_picture_comes_back_by_its_hash(open_book: Open, tmp_path: Path) -> None:
    sha256 = hashlib.sha256(PICTURE).hexdigest()
    lists = {
        "people": [PERSON], "photos": [{"id": 1, "person_id": 1, "sha256": sha256}],
        "pictures": [{"sha256": sha256, "bytes": base64.b64encode(PICTURE).decode()}],
    }  # fmt: skip
    head = {"format": "networker", "version": 1, "schema": 3, "book": "b00c"}
    (tmp_path / "x.json").write_text(json.dumps(head | lists))
    for name, empty in (("a", True), ("b", False)):
        book = open_book(name)
        if not empty:
            people.add(book, name="Zara", now=NOW)
        bring(book, tmp_path / "x.json")
        assert book.read("SELECT p.bytes FROM photo f JOIN picture p USING (sha256)") == [(PICTURE,)]


ODD = st.sampled_from(
    [None, True, False, 0, -1, 1, 2, 3, 1 << 40, "", "x", "\0", "2026-02-30", "2026-02-03", "[]", "{}", [], {}, 1.5,
     "9999-12-31", "0001-01-01", "9999-12-31T23:59:59-10:00", "out", "message", "mail", "active", "=1+1"]
)  # fmt: skip


@pytest.mark.property
@settings(max_examples=examples(30), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_a_file_holds_the_book_is_sound(data: st.DataObject, tmp_path: Path) -> None:
    with tempfile.TemporaryDirectory(dir=tmp_path) as place:
        folder = Path(place)
        with closing(Book(folder / "a", now=NOW)) as book:
            samples.fill(book, now=NOW, people=3)
            whole = export(book, folder / "x.json")
        lists = [name for name, rows in whole.items() if isinstance(rows, list) and rows]
        for _ in range(data.draw(st.integers(1, 12))):
            row = data.draw(st.sampled_from(whole[data.draw(st.sampled_from(lists))]))
            row[data.draw(st.sampled_from([*row, "import_id", "source_id", "state"]))] = data.draw(ODD)
        (folder / "x.json").write_text(json.dumps(whole))
        for name, filled in (("b", False), ("c", True)):
            book = Book(folder / name, now=NOW)
            if filled:
                people.add(book, name="Zara", now=NOW)
            before = dump(book)
            try:
                report = bring(book, folder / "x.json")
            except ImportRefused:
                book.close()
                continue
            assert backup.check(book) == []
            listed = Listing(book).ids(Filter(states=tuple(state.value for state in State)))
            for person in listed.ids:
                assert cards.full(book, PersonId(person), today=NOW.date()) is not None
            imports.past(book)
            reach_out.today(book, now=LATER)
            again = export(book, folder / f"{name}.json")
            assert len(again["people"]) == book.read("SELECT count(*) FROM person")[0][0]
            if report.import_id:
                undo.undo(book, now=LATER)
            assert dump(book) == before
            book.close()
