"""The page of past imports: what each did line by line, by the keyboard alone, and taken back with names."""

import json
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.domain.vocabulary import ImportId, PersonId
from networker.services import imports, merge, people, undo
from networker.services.imports import PastImport, Report
from networker.services.views import Kept
from networker.store.book import Book
from networker.ui.icons import Icons
from networker.ui.imports import past_rows as rows
from networker.ui.imports.counts import Counts
from networker.ui.imports.past import PastImportsPage
from networker.ui.imports.past_paint import LINE, LineDelegate
from networker.ui.imports.past_rows import PersonRow
from networker.ui.theme import Theme
from tests.ui.helpers import NOW, inks, key, painted, picture_of, said_name, settle

HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
SAM = "Sam,Whitlock,,sam@greenway.example,Greenway,Layer,04 Mar 2019\n"
TWIN = "Sam,Whitlock,,,Greenway,Layer,09 Sep 2020\n"
NOBODY = ",,,,,,07 Jun 2026\n"


@pytest.fixture
def page(book: Book, jobs: Jobs, theme: Theme, icons: Icons, qtbot: QtBot) -> PastImportsPage:
    made = PastImportsPage(book=book, jobs=jobs, theme=theme, icons=icons, clock=lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1200, 752)
    return made


def bring(book: Book, path: Path, text: str, now: datetime = NOW) -> Report:
    path.write_text(text, encoding="utf-8")
    return imports.apply(book, imports.plan(book, [path], now=now), now=now)


def kept(book: Book, name: str, report: object) -> None:
    """An import with a report that would take long to come by."""
    number = book.read("SELECT coalesce(max(id), 0) + 1 FROM import")[0][0]
    with book.step("import", f"Import of {name}", now=NOW, import_id=number) as step:
        step.execute(
            "INSERT INTO import (at, files, formats, report) VALUES (?, ?, '[]', ?)",
            (NOW.isoformat(), json.dumps([name]), json.dumps(report)),
        )


def opened(page: PastImportsPage, qtbot: QtBot) -> None:
    with qtbot.waitExposed(page):
        page.show()
    page.activateWindow()
    page.take_keyboard()
    settle(page, qtbot)


def lines(page: PastImportsPage, qtbot: QtBot) -> list[str]:
    """The report as a screen reader reads it."""
    model = page.report.list.model()
    for row in range(model.rowCount()):
        model.index(row, 0).data()
    settle(page, qtbot)
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_nothing_was_brought_in_yet(page: PastImportsPage, qtbot: QtBot) -> None:
    opened(page, qtbot)
    assert said_name(page.empty).startswith("Nothing was brought in yet")
    assert page.empty.button.hasFocus()
    with qtbot.waitSignal(page.import_requested):
        key(page.empty.button, Qt.Key.Key_Return)


def test_a_doubtful_row_says_into_whom_somebody_was_merged(
    page: PastImportsPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(book, tmp_path / "a.csv", HEAD + SAM, NOW - timedelta(days=40))
    bring(book, tmp_path / "b.csv", HEAD + TWIN)
    merge.merge(book, 1, 2, now=NOW)
    opened(page, qtbot)
    assert lines(page, qtbot) == [
        "Doubtful: brought in as somebody new: 1",
        "Sam Whitlock, merged into \u2068Sam Whitlock\u2069: the same name, and the same company",
        "Updated: 1",
        "Sam Whitlock",
    ], "who is a part of somebody now is one of whom it tells, and not new"


def test_whose_doubt_is_gone_is_still_named(
    page: PastImportsPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(book, tmp_path / "a.csv", HEAD + SAM, NOW - timedelta(days=40))
    bring(book, tmp_path / "b.csv", HEAD + TWIN)
    undo.undo(book, now=NOW)
    kept(book, "old.csv", {"doubtful": [["old.csv", 4, 90, 91, "the same name"]]})
    opened(page, qtbot)
    assert lines(page, qtbot)[1:] == ["no longer in your book: the same name"]
    page.list.setCurrentIndex(page.list.model().index(1, 0))
    settle(page, qtbot)
    assert lines(page, qtbot)[1:] == [
        "Sam Whitlock, perhaps \u2068Sam Whitlock\u2069: the same name, and the same company"
    ]


def test_the_newest_first_and_what_each_did(
    page: PastImportsPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(book, tmp_path / "a.csv", HEAD + SAM, NOW - timedelta(days=40))
    bring(book, tmp_path / "b.csv", HEAD + TWIN + NOBODY * 2)
    opened(page, qtbot)
    tester = QAbstractItemModelTester(
        page.report.list.model(), QAbstractItemModelTester.FailureReportingMode.Warning
    )
    model = page.list.model()
    assert [model.index(row, 0).data() for row in range(model.rowCount())] == [
        "b.csv, Friday, 20 November 2026, 1 new",
        "a.csv, Sunday, 11 October 2026, 1 new",
    ]
    assert page.list.hasFocus()
    assert page.report.head.accessibleName() == "b.csv, Friday, 20 November 2026, 10:00"
    assert page.report.counts.accessibleName() == (
        "1 new person, 0 updated, 0 unchanged, 0 talks, 1 doubtful, 2 rows skipped"
    )
    assert lines(page, qtbot) == [
        "Doubtful: brought in as somebody new: 1",
        "Sam Whitlock, perhaps \u2068Sam Whitlock\u2069: the same name, and the same company",
        "Skipped: 2",
        "b, 3: hidden profile, no name or address",
        "b, 4: hidden profile, no name or address",
        "New people: 1",
        "Sam Whitlock, Layer, Greenway",
    ]
    key(page.list, Qt.Key.Key_Down)
    settle(page, qtbot)
    assert page.report.head.accessibleName().startswith("a.csv")
    assert lines(page, qtbot) == ["New people: 1", "Sam Whitlock, Layer, Greenway"]
    key(page.list, Qt.Key.Key_K)
    settle(page, qtbot)
    assert page.report.head.accessibleName().startswith("b.csv")
    assert tester is not None


def test_remarks_come_first_and_what_else_was_written_then(
    page: PastImportsPage, book: Book, qtbot: QtBot
) -> None:
    noted = ["Noted of you: Olga Wren.", "2 ties and promises noted."]
    kept(book, "a.csv", {"remarks": ["It is older."] * 4, "noted": noted})
    opened(page, qtbot)
    assert page.report.remarks.isVisible()
    said = page.report.remarks.text().split("\n")
    assert said == [*["It is older."] * 3, "And 1 more remark.", *noted]


def test_enter_goes_into_the_report_and_esc_out_of_it(
    page: PastImportsPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(book, tmp_path / "a.csv", HEAD + SAM)
    kept(book, "nobody.csv", {})
    bring(book, tmp_path / "b.csv", HEAD + TWIN)
    opened(page, qtbot)
    lines(page, qtbot)
    assert not page.back(), "Esc has nothing left to close"
    key(page.list, Qt.Key.Key_Return)
    assert page.report.list.hasFocus()
    with qtbot.waitSignal(page.person_requested) as asked:
        key(page.report.list, Qt.Key.Key_Return)
    assert asked.args == [2], "who was brought in as somebody new"
    assert page.back()
    assert page.list.hasFocus()
    key(page.list, Qt.Key.Key_Down)
    settle(page, qtbot)
    key(page.list, Qt.Key.Key_Return)
    assert page.report.nothing.isVisible()
    assert page.report.undo.hasFocus(), "there is no line to go to"


def test_a_count_leads_to_the_people_it_counts(
    page: PastImportsPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(book, tmp_path / "a.csv", HEAD + SAM, NOW - timedelta(days=40))
    more = "".join(f"P{n},Fam{n},,p{n}@x.example,Firm,,04 Mar 2019\n" for n in range(300))
    bring(book, tmp_path / "b.csv", HEAD + SAM.replace("Layer", "Boss") + more)
    opened(page, qtbot)
    counts, table = page.report.counts, page.report.list

    def current() -> str:
        table.currentIndex().data()
        settle(page, qtbot)
        return str(table.currentIndex().data())

    new, updated, unchanged, *_ = counts.ways
    QTest.mouseClick(new, Qt.MouseButton.LeftButton)
    assert table.hasFocus()
    assert current() == "P0 Fam0, Firm"
    assert table.rowAt(0) == 2, "their head stands at the top"
    page.report.undo.setFocus()
    key(page.report.undo, Qt.Key.Key_Tab)
    assert new.hasFocus(), "between the button and the lines"
    key(new, Qt.Key.Key_Tab)
    assert updated.hasFocus()
    assert updated.accessibleName() == "1 updated"
    assert updated.geometry().left() == round(counts._places()[1][0])
    key(updated, Qt.Key.Key_Space)
    assert table.hasFocus()
    assert current() == "Sam Whitlock, Boss, Greenway"
    assert not unchanged.isVisible(), "those are not listed"
    with qtbot.waitSignal(page.person_requested) as asked:
        key(table, Qt.Key.Key_Return)
    assert asked.args == [1]


def test_taking_back_names_who_stays_and_undo_brings_it_back(
    page: PastImportsPage, book: Book, tmp_path: Path, theme: Theme, icons: Icons, qtbot: QtBot
) -> None:
    bring(book, tmp_path / "a.csv", HEAD + SAM + "Ana,Ribeiro,,ana@x.example,Acme,Lead,04 Mar 2019\n")
    people.set_notes(book, PersonId(1), "likes tea", now=NOW)
    opened(page, qtbot)
    page.report.undo.setFocus()
    key(page.report.undo, Qt.Key.Key_Return)
    assert page.report.undo.text() == "Taking it back…"
    assert not page.report.undo.isEnabled()
    assert page.list.hasFocus(), "the keyboard stays on the page"
    settle(page, qtbot)
    assert book.read("SELECT name FROM person") == [("Sam Whitlock",)]
    assert page.report.said.text() == "\u2068Sam Whitlock\u2069 stays: edited since."
    assert lines(page, qtbot) == ["They stay: 1", "Sam Whitlock: edited since"]
    assert page.report.head.second.endswith("taken back")
    assert page.list.model().index(0, 0).data().endswith("taken back")
    assert not page.report.undo.isVisible()
    again = PastImportsPage(book=book, jobs=page._jobs, theme=theme, icons=icons, clock=lambda: NOW)
    qtbot.addWidget(again)
    again.resize(1200, 752)
    opened(again, qtbot)
    assert again.report.said.text() == "\u2068Sam Whitlock\u2069 stays: edited since.", "as after a restart"
    page._jobs.write(page, undo.undo, book, now=NOW)
    settle(page, qtbot)
    assert len(book.read("SELECT name FROM person")) == 2
    assert page.report.undo.isVisible()
    assert page.report.undo.isEnabled()
    assert page.report.undo.text() == "Undo this import"
    assert page.report.said.text() == ""


def test_what_cannot_be_taken_back_says_why(
    page: PastImportsPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(book, tmp_path / "a.csv", HEAD + SAM)
    with book.step("restored", "A book that came back", now=NOW) as step:
        step.execute("INSERT INTO meta (key, value) VALUES ('restored', '{\"by\": 1, \"imports\": [7]}')")
        step.execute(
            "INSERT INTO import (id, at, files, formats, report) VALUES (7, ?, '[\"c.csv\"]', '[]', '{}')",
            (NOW.isoformat(),),
        )
    opened(page, qtbot)
    assert page.report.said.text().startswith("It came back as a part of a whole book")
    said = [page.list.model().index(row, 0).data() for row in range(2)]
    assert [each.endswith("came back with a whole book") for each in said] == [True, False]
    assert not page.report.undo.isEnabled()


def test_a_failed_undo_says_so_and_the_page_goes_on(
    page: PastImportsPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    number = bring(book, tmp_path / "a.csv", HEAD + SAM).import_id
    assert number is not None
    opened(page, qtbot)
    undo.undo_import(book, imports.past(book)[0].id, now=NOW)  # as another window of the program would
    with qtbot.waitSignal(page._jobs.failed) as failed:
        page.report.undo.click()
    assert failed.args == [f"There is no import {number} that could be undone."]
    settle(page, qtbot)
    assert page.report.head.second.endswith("taken back")


def test_a_hundred_thousand_lines(page: PastImportsPage, book: Book, qtbot: QtBot) -> None:
    kept(book, "a.csv", {"skipped": [["a.csv", n, "no name", 0] for n in range(100_000)]})
    kept(book, "b.csv", {"left": [["Ana", "LinkedIn"]] * 3})
    opened(page, qtbot)
    assert lines(page, qtbot)[1] == "Ana, LinkedIn"
    page.list.setCurrentIndex(page.list.model().index(1, 0))
    settle(page, qtbot)
    model = page.report.list.model()
    assert model.rowCount() == 100_001
    last = model.index(100_000, 0)
    assert last.data() is None, "it is fetched once somebody looks"
    settle(page, qtbot)
    assert last.data() == "a, 99,999: no name"
    assert model.index(50_000, 0).data() is None, "and nothing else is"
    settle(page, qtbot)


def test_an_import_elsewhere_is_listed_at_once_and_the_chosen_one_stays(
    page: PastImportsPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    bring(book, tmp_path / "a.csv", HEAD + SAM)
    opened(page, qtbot)
    page._jobs.write(page, bring, book, tmp_path / "b.csv", HEAD + TWIN)
    settle(page, qtbot)
    assert page.list.model().rowCount() == 2
    assert page.shown == 1
    assert page.report.head.accessibleName().startswith("a.csv")


@pytest.mark.parametrize(
    ("names", "said"),
    [
        (["Ana"], "Ana stays: edited since."),
        (["+Ana"], "Ana stays: another import tells of them too."),
        (["Ana", ""], "Ana and No name yet stay: edited since."),
        (["Ana", "+Ben", "Cem"], "Ana, Ben and Cem stay: edited since, or told of by another import too."),
        (["Ana", "Ben", "Cem"] + ["Dee"] * 1200, "Ana, Ben, Cem and 1,200 more stay: edited since."),
    ],
)
def test_who_stays(names: list[str], said: str) -> None:
    kept = [Kept(name.lstrip("+"), by_hand=not name.startswith("+")) for name in names]
    assert rows.stayed(kept).replace("\u2068", "").replace("\u2069", "") == said


def test_words_of_an_import() -> None:
    past = PastImport(
        id=ImportId(1), at=NOW, files=("in/a folder/b.vcf", "<b>c.csv"), new=0, updated=2,
        undone=True, interactions=1, left=3, skipped=1,
    )  # fmt: skip
    assert rows.import_words(past) == (
        "b.vcf, <b>c.csv, Friday, 20 November 2026, 2 updated, 1 talk, 3 no longer there, taken back"
    )
    assert [(n, word) for n, word, _ in rows.numbers(past)] == [
        (0, "new people"), (2, "updated"), (0, "unchanged"), (1, "talk"), (3, "no longer there"), (1, "row skipped"),
    ]  # fmt: skip


def test_numbers_of_rows_and_back() -> None:
    lines = {"skipped": range(2), "kept": range(1), "left": range(0), "new": [7, 90]}
    found = rows.numbers_of(lines)
    assert rows.split(list(found)) == {
        "kept": [rows.HEAD, 0], "skipped": [rows.HEAD, 0, 1], "new": [rows.HEAD, 7, 90],
    }  # fmt: skip
    assert rows.heads_of(lines) == {"kept": 1, "skipped": 3, "new": 6}
    found = found[:5]
    assert [rows.number_of("kept", rows.HEAD), rows.number_of("skipped", 1)] == [found[0], found[-1]]


def test_skipped_rows_are_counted_as_rows_wherever_it_is_said(
    page: PastImportsPage, book: Book, qtbot: QtBot
) -> None:
    kept(book, "a.csv", {"skipped": [["a.csv", 3, "no name", 1], ["a.csv", 9, "twice", 0]], "new": 0})
    opened(page, qtbot)
    said = lines(page, qtbot)
    assert said[0] == "Skipped: 3"
    assert "3 rows skipped" in page.report.counts.accessibleName()
    kept(book, "b.zip", {"skipped": [["b.vcf", 0, "damaged", 3]], "new": 0})
    assert [(each.skipped, each.skipped_files) for each in imports.past(book)] == [(4, 4), (3, 0)]


def test_a_name_takes_the_room_that_nothing_else_needs(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    long = "a-very-long-address-of-somebody-without-a-name@greenway.example"
    delegate, ink = LineDelegate(theme, icons, QWidget()), theme.colour("text").name()

    def reach(told: str) -> int:
        """Up to where the ink of the name goes."""
        row = PersonRow(1, long, told)
        image = painted(
            900, LINE, lambda painter: delegate._paint_person(painter, QRectF(0, 0, 900, LINE), row)
        )
        return max(x for x in range(40, 900) if ink in inks(image, QRect(x, 0, 1, LINE)))

    assert reach("Lead, Acme") < 270 < reach("")


def test_eight_numbers_fit_into_the_smallest_window(theme: Theme, qtbot: QtBot) -> None:
    counts = Counts(theme)
    qtbot.addWidget(counts)
    counts.resize(636, 62)
    counts.show_numbers([(100_000, "rows skipped", "text"), *[(1, "talks", "text")] * 7])
    (first, wide), (second, _), *_ = counts._places()
    assert first + wide < second, "none lies over its neighbour"
    assert wide > 70
    ends = counts._places()[-1]
    assert ends[0] + ends[1] <= 636.5
    assert theme.colour("text").name() in inks(picture_of(counts), QRect(0, 0, round(wide), 40))
