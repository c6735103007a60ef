"""The import page: nothing before the button, cancel leaves nothing, a refusal is one sentence."""

import threading
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.services import exports, people, quick_log
from networker.services.imports import Plan, Report
from networker.store.book import Book
from networker.ui.icons import Icons
from networker.ui.imports import page as page_module
from networker.ui.imports.page import ImportPage
from networker.ui.theme import Theme

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def export(path: Path, *rows: str) -> Path:
    path.write_text(HEAD + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    return path


ANA = "Ana,Ribeiro,https://www.linkedin.com/in/ana-ribeiro,,Acme,Lead,04 Mar 2019"


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    found = Book(data_dir, now=NOW)
    yield found
    found.close()


@pytest.fixture
def page(book: Book, theme: Theme, icons: Icons, qtbot: QtBot) -> Iterator[ImportPage]:
    jobs = Jobs()
    made = ImportPage(book=book, jobs=jobs, theme=theme, icons=icons, clock=lambda: NOW)
    qtbot.addWidget(made)
    made.resize(1200, 752)
    made.show()
    yield made
    jobs.close()


def start(page: ImportPage, qtbot: QtBot, *files: Path) -> None:
    page.start(list(files))
    qtbot.waitUntil(lambda: page._jobs.idle)


def test_the_preview_writes_nothing_and_the_button_writes_all(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    start(page, qtbot, export(tmp_path / "c.csv", ANA, "Ben,Ode,,,Delta,,05 Mar 2019"))
    assert page.preview.isVisible()
    assert page.preview.counts.accessibleName().startswith("2 new people")
    assert book.read("SELECT count(*) FROM person") == [(0,)]
    page.preview._circle_rows[3].click()
    page.preview.group.setText("Harbour club")
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert book.read("SELECT count(*) FROM person WHERE circle = 3") == [(2,)]
    assert book.read("SELECT count(*) FROM group_member") == [(2,)]
    told: list[object] = []
    page.undo_requested.connect(told.append)
    page.undo_import.click()
    assert told == [1]


def test_cancel_before_the_button_leaves_the_book_as_it_was(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    start(page, qtbot, export(tmp_path / "c.csv", ANA))
    ended: list[object] = []
    page.finished.connect(ended.append)
    page.cancel.click()
    assert ended == [None]
    assert book.read("SELECT count(*) FROM person") == [(0,)]


def test_cancel_while_writing_leaves_nothing_behind(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    rows = [f"P{n},Family{n},https://www.linkedin.com/in/p{n},,Firm,Lead,04 Mar 2019" for n in range(4000)]
    start(page, qtbot, export(tmp_path / "c.csv", *rows))
    page._apply()
    page.stop()
    qtbot.waitUntil(lambda: page._jobs.idle, timeout=20_000)
    assert book.read("SELECT count(*) FROM person") == [(0,)]
    assert book.read("SELECT count(*) FROM import") == [(0,)]


def test_another_import_leaves_the_plan_to_the_one_that_is_writing_it(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, go_on, seen = threading.Event(), threading.Event(), list[int]()
    apply = page_module.imports.apply

    def slow(book: Book, plan: Plan, **how: Any) -> Report:
        begun.set()
        assert go_on.wait(10)
        seen.append(len(plan.entries))
        return apply(book, plan, **how)

    monkeypatch.setattr(page_module.imports, "apply", slow)
    start(page, qtbot, export(tmp_path / "a.csv", ANA))
    page._apply()
    assert begun.wait(10)
    page.start([export(tmp_path / "b.csv", "Ben,Ode,,,Delta,,05 Mar 2019")])
    qtbot.waitUntil(page.preview.isVisible)  # by then the read lane has been through
    go_on.set()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert seen == [1], "nobody was taken out of it"
    assert book.read("SELECT count(*) FROM person") == [(0,)], "it was cancelled before it wrote"


def test_a_doubt_is_answered_by_one_key(page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot) -> None:
    start(
        page,
        qtbot,
        export(tmp_path / "a.csv", "Sam,Whitlock,,sam@greenway.example,Greenway,Layer,04 Mar 2019"),
    )
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    start(page, qtbot, export(tmp_path / "b.csv", "Sam,Whitlock,,,Greenway,Layer,09 Sep 2020"))
    assert page.preview.pair.isVisible()
    page.preview.pair.same.click()
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert book.read("SELECT count(*) FROM person") == [(1,)]


def test_the_same_file_again_says_that_all_is_here(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    file = export(tmp_path / "c.csv", ANA)
    start(page, qtbot, file)
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    start(page, qtbot, file)
    assert page._told_title.text() == "Everything is already here"
    assert not page.apply.isVisible()


def test_a_file_that_cannot_be_read_is_one_sentence(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 80)
    start(page, qtbot, picture)
    assert page._refusal.isVisible()
    assert "picture.png" in page._refusal.label.text()
    assert page._told_text.text() == "Your book is unchanged."


def test_a_lane_waits_until_its_progress_is_on_the_screen(
    page: ImportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_module, "PATIENCE", 60.0)
    page._begin("Reading")
    lane = threading.Thread(target=page._progress(), args=("reading", 1234))
    lane.start()
    assert page._work_count.text() == ""
    qtbot.waitUntil(lambda: not lane.is_alive())
    assert page._work_count.text() == "1,234 read"


def test_a_lane_does_not_wait_for_ever_for_a_window_that_is_busy(
    page: ImportPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(page_module, "BEAT", 0.0)
    progress = page._progress()
    monkeypatch.setattr(page._shown, "wait", waited.append)
    for n in range(50):  # as a lane does, while this thread, the window's, does nothing else
        progress("reading", n)
    assert waited == [page_module.PATIENCE], "once, not for every sign of progress"


def test_every_kind_can_be_seen_whole_and_left_again(
    page: ImportPage, tmp_path: Path, qtbot: QtBot, book: Book
) -> None:
    rows = [f"Ana{n},Ribeiro,https://www.linkedin.com/in/ana-{n},,Acme,Lead,04 Mar 2019" for n in range(250)]
    start(page, qtbot, export(tmp_path / "c.csv", *rows, *[",,,,,,07 Jun 2026"] * 12))
    section = page.preview.sections["new"]
    assert section.all.text() == "3 of 250 · show all"
    assert page.preview.sections["skipped"].all.text() == "all 12"
    assert not page.preview.sections["updated"].head.isVisible()
    section.all.click()
    model = page.preview.whole.list.model()
    assert model.rowCount() == 250
    last = model.index(249, 0)
    qtbot.waitUntil(lambda: last.data() is not None)
    assert last.data() == "Ana249 Ribeiro, Lead, Acme"
    assert page.back()
    assert not page.back(), "Esc has nothing left to close"
    page.preview.sections["skipped"].all.click()
    model = page.preview.whole.list.model()
    assert model.rowCount() == 12
    qtbot.waitUntil(lambda: model.index(11, 0).data() is not None)
    assert model.index(11, 0).data() == "c, 263: hidden profile, no name or address"


def test_an_update_says_how_many_more_values_change(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    start(page, qtbot, export(tmp_path / "c.csv", ANA))
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    newer = "Ana,Ribeiro,https://www.linkedin.com/in/ana-ribeiro,ana@acme.example,Delta,Head,04 Mar 2019"
    start(page, qtbot, export(tmp_path / "d.csv", newer))
    page.preview.show_whole("updated")
    model = page.preview.whole.list.model()
    qtbot.waitUntil(lambda: model.index(0, 0).data() is not None)
    assert model.index(0, 0).data() == "Ana Ribeiro, company: Acme → Delta, and 1 more"


FRIENDS = "Wer;Wo;Kontakt\nZoë Brandt;Lyon;zoe@kite.example\nBo Lind;Malmö;bo@lind.example\n"


def test_an_unknown_table_is_asked_about_once(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "freunde.csv"
    file.write_text(FRIENDS, encoding="utf-8")
    start(page, qtbot, file)
    assert page.columns.isVisible()
    assert [row.holds for row in page.columns.rows] == ["name", "custom", "mail"]
    page.columns.rows[0].choose("")
    page.columns.rows[2].choose("custom")
    assert not page.apply.isEnabled(), "nobody could be told from that"
    page.columns.rows[0].choose("name")
    page.columns.rows[1].choose("place")
    assert page.apply.isEnabled()
    page.apply.click()
    qtbot.waitUntil(page.preview.isVisible)
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert book.read("SELECT name, city FROM person ORDER BY id") == [
        ("Zoë Brandt", "Lyon"),
        ("Bo Lind", "Malmö"),
    ]
    file.write_text(FRIENDS + "Ada Quill;Hull;ada@tern.example\n", encoding="utf-8")
    start(page, qtbot, file)
    assert page.preview.isVisible(), "the same headings are known by now"
    assert page.preview.counts.accessibleName().startswith("1 new person")
    page.preview.columns_link.click()
    qtbot.waitUntil(page.columns.isVisible)
    assert [row.holds for row in page.columns.rows] == ["name", "place", "custom"]
    page.columns.rows[2].choose("mail")
    page.apply.click()
    qtbot.waitUntil(page.preview.isVisible)
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert book.read("SELECT count(*) FROM handle") == [(3,)]


def test_leaving_the_columns_changes_nothing(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "freunde.csv"
    file.write_text(FRIENDS, encoding="utf-8")
    start(page, qtbot, file)
    page.cancel.click()
    assert book.read("SELECT count(*) FROM person") == [(0,)]
    start(page, qtbot, file)
    assert page.columns.isVisible(), "nothing was remembered"


def test_a_whole_book_says_what_it_is_and_leaves_nothing_to_choose(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    with closing(Book(tmp_path / "other", now=NOW)) as other:
        for name in ("Ana Ribeiro", "Ben Ode"):
            people.add(other, name=name, now=NOW)
        quick_log.log(other, "coffee Ana Ribeiro yesterday", now=NOW)
        exports.export(other, tmp_path / "book.json", format="json", now=NOW)
    start(page, qtbot, tmp_path / "book.json")
    said = "A whole book of Networker's: 2 people, 1 talk. Your book is empty, so it comes back as it was."
    assert page.preview.whole_book.isVisible()
    assert page.preview.whole_book.text() == said
    assert not page.preview.newcomers.isVisible()
    assert not page.preview.along.isVisible()
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert book.read("SELECT count(*) FROM interaction") == [(1,)]
    asked: list[bool] = []
    page.past_requested.connect(lambda: asked.append(True))
    page.past.click()
    assert asked == [True]
    start(page, qtbot, export(tmp_path / "c.csv", ANA.replace("Ribeiro", "Torres")))
    assert page.preview.newcomers.isVisible(), "of a file like others there is something to choose again"
    assert not page.preview.whole_book.isVisible()
