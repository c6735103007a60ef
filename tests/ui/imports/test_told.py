"""How an import ended: the figures say one, several and none of a thing each in its own words."""

from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from networker.services import duplicates
from networker.services.imports import Report
from networker.services.imports.report import Doubtful, SkippedLine
from networker.store.book import Book
from networker.ui.imports.examples import SkippedLine as ShownLine
from networker.ui.imports.examples import skipped_label
from networker.ui.imports.page import ImportPage
from networker.ui.imports.summary import SkippedRow
from networker.ui.imports.told import LeftOut, counted
from networker.ui.text import PlainLabel
from networker.ui.theme import Theme
from tests.ui.imports.steps import ANA, export, start


def report(n: int) -> Report:
    return Report(
        import_id=1, files=("a.csv",), formats=(), new=n, updated=n, unchanged=n, interactions=n, people=n, offered=n,
        again=n, doubtful=tuple(Doubtful("a.csv", row, 1, 2, "the same name") for row in range(1, n + 1)),
        skipped=tuple(SkippedLine("a.csv", row, "no name") for row in range(1, n + 1)),
        left=tuple(("Ana", "X") for _ in range(n)),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("n", "said"),
    [
        (0, "0 new, 0 updated, 0 unchanged"),
        (
            1,
            "1 new, 1 updated, 1 unchanged, 1 row of the same person, 1 talk, 1 doubtful, 1 no longer there, "
            "1 who only came by left out, 1 row skipped",
        ),
        (
            1000,
            "1,000 new, 1,000 updated, 1,000 unchanged, 1,000 rows of the same people, 1,000 talks, 1,000 doubtful, "
            "1,000 no longer there, 1,000 who only came by left out, 1,000 rows skipped",
        ),
    ],
)
def test_figures_in_one_line(n: int, said: str) -> None:
    assert counted(report(n)) == said


@pytest.mark.parametrize(
    ("n", "last"),
    [
        (0, "0 unchanged."),
        (1, "1 row skipped. 1 pair may be one person: Tidy asks about it."),
        (2, "2 rows skipped. 2 pairs may be one person each: Tidy asks about them."),
    ],
)
def test_doubts_are_explained(n: int, last: str, page: ImportPage) -> None:
    page.told.tell_report(report(n))
    assert page.told.text.text().endswith(last)


@pytest.mark.parametrize(
    ("same", "said"),
    [(1, "1 pair became one person, as you said."), (20, "20 pairs became one person each, as you said.")],
)
def test_what_was_made_one_is_said_beside_what_is_still_in_doubt(
    same: int, said: str, page: ImportPage
) -> None:
    page.told.tell_report(report(2), same=same)
    assert page.told.text.text().endswith(f" {said} 2 pairs may be one person each: Tidy asks about them.")
    page.told.tell_report(report(0), same=same)
    assert page.told.text.text().endswith(f"unchanged. {said}")


def test_pairs_that_only_tidy_finds_are_told_too(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    """Two rows of one name are no doubt of the import, which would not ask about a name alone."""
    namesakes = tmp_path / "contacts.csv"
    head = "First Name,Last Name,Notes,E-mail 1 - Value\n"
    namesakes.write_text(f"{head}Ana,Silva,sails,\nAna,Silva,sings,\n", encoding="utf-8")
    start(page, qtbot, namesakes)
    assert page.preview.counts.accessibleName().endswith("0 doubtful, 0 rows skipped")
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert duplicates.count(book) == 1
    assert page.told.text.text().endswith("1 pair may be one person: Tidy asks about it.")
    assert (page.told.tidy.isVisible(), page.told.tidy.text()) == (True, "Look at it in Tidy")


def test_what_else_was_written_has_lines_of_its_own(page: ImportPage) -> None:
    noted = ("Noted of you: Olga Wren.", "2 ties and promises noted.")
    page.told.tell_report(replace(report(0), noted=noted))
    assert page.told.text.text() == "\n".join(("0 new, 0 updated, 0 unchanged.", *noted))


def test_a_file_of_nothing_but_skipped_rows_is_not_called_known(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    start(page, qtbot, export(tmp_path / "a.csv", *[",,,,,,07 Jun 2026"] * 2))
    assert page.told.title.text() == "There is nothing to bring in"
    assert page.told.text.text() == "2 rows skipped."


def test_what_is_told_is_read_in_the_dark_too(page: ImportPage, theme: Theme) -> None:
    page._begin("Reading")
    page.foot.say("Nothing is written yet.")
    page.told.tell_refused("This is no file.")
    theme.set_appearance("dark")
    labels = {
        page.working.title: "text", page.told.title: "text", page.told.text: "text2", page.foot.text: "text2",
    }  # fmt: skip
    for label, role in labels.items():
        assert label.styleSheet() == f"color:{theme.colour(role).name()}"


def test_which_rows_were_skipped_is_said_where_nothing_came_in(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    """The preview, where they stand else, is not shown then."""
    nobody = [f",,,,,,0{n} Jun 2024" for n in range(1, 4)]
    file = export(tmp_path / "Connections.csv", ANA, *nobody)
    start(page, qtbot, file)
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert not page.told.skipped.isVisible(), "of what came in the report tells"
    start(page, qtbot, file)
    lines = [each.accessibleName() for each in page.told.findChildren(ShownLine) if each.isVisible()]
    assert lines
    assert all(each.startswith("Connections, ") and ": " in each for each in lines)
    start(page, qtbot, tmp_path / "no such file.csv")
    assert not page.told.skipped.isVisible()


def test_of_many_skipped_rows_the_first_are_said_and_how_many_more(theme: Theme, qtbot: QtBot) -> None:
    shown = LeftOut(theme)
    qtbot.addWidget(shown)
    shown.say([SkippedRow("a.csv", 4, "no name", 2), SkippedRow("a.csv", 9, "no name")], 1004)
    assert [each.text() for each in shown.findChildren(PlainLabel)] == ["And 1,000 more"]
    shown.say([SkippedRow("a.csv", 4, "no name", 2)], 3)
    assert [each.text() for each in shown.findChildren(PlainLabel) if not each.isHidden()] == []


@pytest.mark.parametrize(
    ("count", "files", "said"),
    [
        (0, 0, "rows skipped"), (1, 0, "row skipped"), (1, 1, "file skipped"), (4, 4, "files skipped"),
        (4, 1, "rows and files skipped"),
    ],
)  # fmt: skip
def test_what_was_skipped_is_called_what_it_is(count: int, files: int, said: str) -> None:
    assert skipped_label(count, files) == said


def test_a_whole_file_is_counted_as_one_and_no_line_of_it_is_named() -> None:
    lines = (SkippedLine("a/b.vcf", 0, "damaged", 3), SkippedLine("a/c.csv", 7, "no name"))
    assert counted(replace(report(0), skipped=lines)).endswith(", 5 rows and files skipped")
    assert counted(replace(report(0), skipped=lines[:1])).endswith(", 4 files skipped")
