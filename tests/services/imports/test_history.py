"""Past imports say what they did, also those whose reports are older, odd or very long."""

import json
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.domain.vocabulary import ImportId, PersonId
from networker.services import exports, imports, merge, people, undo
from networker.services.imports.history import PART, PastDoubt, PastLeft, PastPerson
from networker.services.imports.report import Doubtful, Report, SkippedLine
from networker.services.today_views import Named
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
LATER = datetime(2027, 1, 5, 9, 0, tzinfo=UTC)
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
SAM = "Sam,Whitlock,,sam@greenway.example,Greenway,Layer,04 Mar 2019\n"
TWIN = "Sam,Whitlock,,,Greenway,Layer,09 Sep 2020\n"
NOBODY = ",,,,,,07 Jun 2026\n"


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def bring(book: Book, path: Path, text: str = "", now: datetime = NOW) -> Report:
    if text:
        path.write_text(text, encoding="utf-8")
    return imports.apply(book, imports.plan(book, [path], now=now), now=now)


def kept(book: Book, report: object, files: str = '["a.csv"]') -> ImportId:
    """An import whose report is what some version once wrote."""
    text = report if isinstance(report, str) else json.dumps(report)
    with book.step("import", "Import of a.csv", now=NOW) as step:
        step.execute(
            "INSERT INTO import (at, files, formats, report) VALUES (?, ?, '[]', ?)",
            (NOW.isoformat(), files, text),
        )
    return ImportId(book.read("SELECT max(id) FROM import")[0][0])


def test_what_an_import_did_is_told_line_by_line(book: Book, tmp_path: Path) -> None:
    bring(book, tmp_path / "a.csv", HEAD + SAM)
    report = bring(book, tmp_path / "b.csv", HEAD + TWIN + NOBODY * 3)
    assert report.import_id is not None
    newest, first = imports.past(book)
    assert (first.new, first.doubtful, first.skipped, first.undone) == (1, 0, 0, False)
    assert (newest.id, newest.files, newest.new, newest.doubtful) == (report.import_id, ("b.csv",), 1, 1)
    assert newest.skipped == sum(1 + each.more for each in report.skipped) == 3
    told = imports.report_of(book, newest.id)
    assert told is not None
    assert (told.past, told.stays) == (newest, "")
    assert told.lines == {"doubtful": 1, "left": 0, "skipped": len(report.skipped)}
    doubt = imports.report_lines(book, newest.id, "doubtful", [0])[0]
    assert isinstance(doubt, PastDoubt)
    assert doubt.person is not None
    assert doubt.maybe is not None
    assert (doubt.person.id, doubt.maybe.id) == (report.doubtful[0].person, report.doubtful[0].maybe)
    assert (doubt.person.name, doubt.why) == ("Sam Whitlock", report.doubtful[0].why)
    numbers = range(len(report.skipped))
    assert tuple(imports.report_lines(book, newest.id, "skipped", numbers).values()) == report.skipped


def test_who_was_brought_and_who_was_told_of_are_listed_from_the_book(book: Book, tmp_path: Path) -> None:
    ana, other = (
        "Ana,Ribeiro,,ana@x.example,Acme,Lead,04 Mar 2019\n",
        "Bo,Lind,,bo@x.example,Acme,,04 Mar 2019\n",
    )
    bring(book, tmp_path / "a.csv", HEAD + SAM + ana)
    second = bring(book, tmp_path / "b.csv", HEAD + SAM.replace("Layer", "Boss") + ana + other)
    assert second.import_id is not None
    told = imports.report_of(book, second.import_id)
    assert told is not None
    assert (second.new, second.updated, second.unchanged) == (1, 1, 1)
    assert {kind: list(ids) for kind, ids in told.people.items()} == {"updated": [1], "new": [3]}
    assert imports.report_lines(book, second.import_id, "updated", [1]) == {
        1: PastPerson(Named(PersonId(1), "Sam Whitlock"), ("Boss, Greenway",))
    }
    assert imports.report_lines(book, second.import_id, "new", [3, 99]) == {
        3: PastPerson(Named(PersonId(3), "Bo Lind"), ("Acme",))
    }
    undo.undo_import(book, second.import_id, now=LATER)
    told = imports.report_of(book, second.import_id)
    assert told is not None
    assert not any(told.people.values())
    undo.undo(book, now=LATER)
    told = imports.report_of(book, second.import_id)
    assert told is not None
    assert {kind: list(ids) for kind, ids in told.people.items()} == {"updated": [1], "new": [3]}


def test_who_has_no_name_is_named_by_an_address(book: Book, tmp_path: Path) -> None:
    cards = [
        f"BEGIN:VCARD\nVERSION:3.0\nN:;;;;\n{way}\nEND:VCARD\n"
        for way in ("EMAIL:a@x.example", "TEL:+3460000000")
    ]
    report = bring(book, tmp_path / "a.vcf", "".join(cards))
    assert report.import_id is not None
    told = imports.report_lines(book, report.import_id, "new", [1, 2])
    assert [each.person.name for each in told.values() if isinstance(each, PastPerson)] == [
        "a@x.example",
        "+3460000000",
    ]


def test_everything_that_is_kept_is_counted(book: Book) -> None:
    report = Report(
        import_id=None, files=("a",), formats=("x",), new=1, updated=2, unchanged=3, interactions=4, people=9,
        doubtful=(Doubtful("a", 1, 7, 8, "alike"),), offered=5, left=(("Ana", "LinkedIn"), ("Ben", "Meetup")),
        skipped=(SkippedLine("a", 2, "no name", 6), SkippedLine("a", 9, "no date")), remarks=("It is older.",),
        noted=("2 ties and promises noted.",),
    )  # fmt: skip
    number = kept(book, report.as_json())
    (found,) = imports.past(book)
    assert (found.new, found.updated, found.unchanged, found.interactions) == (1, 2, 3, 4)
    assert (found.doubtful, found.skipped, found.offered, found.left) == (1, 8, 5, 2)
    assert (found.remarks, found.noted) == (("It is older.",), ("2 ties and promises noted.",))
    assert imports.report_lines(book, number, "left", [1]) == {1: PastLeft("Ben", "Meetup")}
    gone = imports.report_lines(book, number, "doubtful", [0])
    assert gone == {0: PastDoubt("a", 1, None, None, "alike")}, "neither is in the book any more"


def test_who_was_doubtful_is_named_as_they_were_told_of_when_they_are_gone(
    book: Book, tmp_path: Path
) -> None:
    first = bring(book, tmp_path / "a.csv", HEAD + SAM).import_id
    report = bring(book, tmp_path / "b.csv", HEAD + TWIN)
    assert (first, report.import_id) == (1, 2)
    for number in (2, 1):
        undo.undo_import(book, ImportId(number), now=LATER)
        (line,) = imports.report_lines(book, ImportId(2), "doubtful", [0]).values()
        assert isinstance(line, PastDoubt)
        assert (line.person, line.name) == (None, "Sam Whitlock")
    assert (line.maybe, line.maybe_name) == (None, "Sam Whitlock")


def test_who_was_merged_is_told_with_whom_also_when_the_import_was_taken_back(
    book: Book, tmp_path: Path
) -> None:
    typed, _ = people.add(book, name="Sam W.", now=NOW)
    bring(book, tmp_path / "a.csv", HEAD + SAM)
    report = bring(book, tmp_path / "b.csv", HEAD + TWIN)
    assert report.import_id is not None

    def doubt() -> PastDoubt:
        found = imports.report_lines(book, report.import_id, "doubtful", [0])[0]
        assert isinstance(found, PastDoubt)
        return found

    first = report.doubtful[0].maybe
    merge.merge(book, first, report.doubtful[0].person, now=NOW)
    told = doubt()
    assert (told.person, told.name, told.merged) == (
        None,
        "Sam Whitlock",
        Named(PersonId(first), "Sam Whitlock"),
    )
    merge.merge(book, typed, first, now=NOW)
    sam = Named(typed, "Sam W.")
    assert (doubt().merged, doubt().maybe) == (sam, sam)
    undo.undo_import(book, report.import_id, now=LATER)
    assert doubt().merged == sam
    for _ in range(3):
        undo.undo(book, now=LATER)
    again = doubt()
    assert (again.merged, again.person is not None) == (None, True)


@pytest.mark.parametrize(
    ("report", "lines"),
    [
        ("{}", {}),
        ("no JSON", {}),
        ("7", {}),
        ({"new": 2, "skipped": [["a.csv", 3, "no name"]]}, {0: SkippedLine("a.csv", 3, "no name")}),
        ({"skipped": [["a.csv"], "?", None, {}, [1, "x", 2, "y"]]}, dict.fromkeys(range(1, 5), SkippedLine("", 0, ""))),
        ({"new": "many", "skipped": {"a": 1}, "left": 3, "remarks": "x", "noted": {"a": 1}, "offered": -1, "interactions": 1.5}, {}),
    ],
)  # fmt: skip
def test_an_older_or_odd_report_says_what_it_can(
    book: Book, report: object, lines: dict[int, SkippedLine]
) -> None:
    number = kept(book, report)
    told = imports.report_of(book, number)
    assert told is not None
    assert told.past.remarks == told.past.noted == ()
    assert min(told.past.new, told.past.offered, told.past.interactions) == 0
    found = imports.report_lines(book, number, "skipped", range(told.lines["skipped"]))
    assert {n: found[n] for n in lines} == lines
    assert len(found) == told.lines["skipped"]


def test_a_hundred_thousand_lines_are_read_by_the_page(book: Book) -> None:
    rows = [["a.csv", n, "no name", 0] for n in range(100_000)]
    number = kept(book, {"skipped": rows})
    assert imports.past(book)[0].skipped == 100_000
    found = imports.report_lines(book, number, "skipped", range(99_900, 100_000))
    assert sorted(found) == list(range(99_900, 100_000))
    assert found[99_999] == SkippedLine("a.csv", 99_999, "no name")


def test_whether_it_can_be_taken_back(book: Book, tmp_path: Path) -> None:
    number = ImportId(bring(book, tmp_path / "a.csv", HEAD + SAM).import_id or 0)
    assert imports.report_of(book, ImportId(99)) is None
    undo.undo_import(book, number, now=NOW)
    told = imports.report_of(book, number)
    assert told is not None
    assert (told.past.undone, told.stays) == (True, "")


def test_a_part_of_a_whole_book_stays_with_it(book: Book, tmp_path: Path) -> None:
    bring(book, tmp_path / "a.csv", HEAD + SAM)
    exports.export(book, tmp_path / "book.json", format="json", now=NOW)
    with closing(Book(tmp_path / "other", now=NOW)) as other:
        bring(other, tmp_path / "book.json", now=LATER)
        whole, part = imports.past(other)
        assert [each.undone for each in (whole, part)] == [False, False]
        told = imports.report_of(other, part.id)
        assert told is not None
        assert told.stays == PART
        assert [each.part for each in (whole, part)] == [False, True]
        with pytest.raises(undo.NothingToUndo, match="It came back as a part of a whole book"):
            undo.undo_import(other, part.id, now=LATER)
        told = imports.report_of(other, whole.id)
        assert told is not None
        assert told.stays == ""
        people.add(other, name="Ben Ode", now=LATER)
        undo.undo_import(other, whole.id, now=LATER)
        assert [(each.undone, each.part) for each in imports.past(other)] == [(True, False)] * 2
        told = imports.report_of(other, part.id)
        assert told is not None
        assert told.stays == "", "it went with the whole"
