"""The import page: nothing before the button, cancel leaves nothing, a refusal is one sentence."""

import threading
import zipfile
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from networker import formats
from networker.services import exports, imports, people, quick_log
from networker.services.imports import Pasted, history
from networker.services.imports.planned import Progress
from networker.store.book import Book
from networker.ui.dates import full
from networker.ui.imports import working as working_module
from networker.ui.imports.examples import SkippedLine
from networker.ui.imports.page import ImportPage
from networker.ui.imports.past_rows import numbers
from networker.ui.text import isolate
from networker.ui.widgets.states import Hairline
from tests.ui.helpers import NOW
from tests.ui.helpers import key as press
from tests.ui.imports.steps import ANA, export, start


def test_the_preview_writes_nothing_and_the_button_writes_all(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    start(page, qtbot, export(tmp_path / "c.csv", ANA, "Ben,Ode,,,Delta,,05 Mar 2019"))
    assert page.preview.isVisible()
    assert page.preview.counts.accessibleName().startswith("2 new people")
    assert book.read("SELECT count(*) FROM person") == [(0,)]
    page.preview.newcomers.boxes[3].click()
    page.preview.newcomers.group.setText("Harbour club")
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert book.read("SELECT count(*) FROM person WHERE circle = 3") == [(2,)]
    assert book.read("SELECT count(*) FROM group_member") == [(2,)]
    told: list[object] = []
    page.undo_requested.connect(told.append)
    page.told.undo_import.click()
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


BEN = "Ben,Ode,https://www.linkedin.com/in/ben-ode,,Delta,,05 Mar 2019"


def test_files_that_come_while_an_import_is_written_are_read_next(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot, writing: threading.Event
) -> None:
    page.start([export(tmp_path / "b.csv", BEN)])
    page.start([export(tmp_path / "c.csv", BEN.replace("en", "o"))])
    assert page.working.isVisible()
    assert "b.csv" in page.foot.text.text()
    assert "c.csv" in page.foot.text.text()
    writing.set()
    qtbot.waitUntil(page.preview.isVisible)
    assert book.read("SELECT name FROM person") == [("Ana Ribeiro",)], "the first was written whole"
    assert page.preview.counts.accessibleName().startswith("2 new people")


def test_cancel_of_one_goes_on_with_what_came_meanwhile(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot, writing: threading.Event
) -> None:
    page.start([export(tmp_path / "b.csv", BEN)])
    page.cancel.click()
    working = page.working
    assert (working.title.text(), working.count.text()) == ("Stopping", "Nothing will be kept.")
    assert (working.bar.isVisible(), page.foot.text.text()) == (False, ""), "nothing says that it goes on"
    said: list[str] = []
    page._work.stopped.connect(lambda: said.append(page.foot.text.text()))
    writing.set()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert said == ["Nothing was brought in."], "already while the preview is made anew"
    assert page.preview.isVisible()
    assert book.read("SELECT count(*) FROM person") == [(0,)], "cancelled before it wrote"
    page.cancel.click()
    assert not page._next, "nothing waits for ever"


def test_files_join_those_that_are_read_or_looked_at(
    page: ImportPage, tmp_path: Path, qtbot: QtBot, book: Book
) -> None:
    one, other = export(tmp_path / "a.csv", ANA), export(tmp_path / "b.csv", BEN)
    page.start([one])
    page.start([other])
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert page.preview.counts.accessibleName().startswith("2 new people")
    start(page, qtbot, one, export(tmp_path / "c.csv", BEN.replace("en", "o")))
    assert page.preview.counts.accessibleName().startswith("3 new people"), "none twice"
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    start(page, qtbot, one)
    assert page.told.title.text() == "Everything is already here", "what is written is over"
    assert book.read("SELECT count(*) FROM import") == [(1,)]


def test_a_bad_file_does_not_take_away_what_it_joins(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    said: list[str] = []
    page._jobs.failed.connect(said.append)
    start(page, qtbot, export(tmp_path / "a.csv", ANA))
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 80)
    start(page, qtbot, picture)
    assert len(said) == 1
    assert "picture.png" in said[0]
    assert page.preview.isVisible()
    assert page.preview.counts.accessibleName().startswith("1 new person")


def test_escape_goes_one_step_back_and_never_stops_a_writing(
    page: ImportPage, tmp_path: Path, qtbot: QtBot, writing: threading.Event, book: Book
) -> None:
    assert not page.back(), "it leads off the page"
    assert page.waits
    writing.set()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert book.read("SELECT count(*) FROM person") == [(1,)]
    said, ended = list[str](), list[object]()
    page.said.connect(said.append)
    page.finished.connect(ended.append)
    assert page.back()
    assert (said, len(ended)) == ([], 1), "the report is read"
    start(page, qtbot, export(tmp_path / "b.csv", BEN))
    page.preview.newcomers.group.setFocus()
    assert page.back()
    assert page.preview.isVisible()
    assert not page.back()
    assert page.waits, "leaving drops nothing"
    page.cancel.click()
    assert (said, len(ended)) == (["Nothing was brought in"], 2)


CHAT = "03/04/24, 11:20 - Ana Ribeiro: the boat\n04/04/24, 11:21 - Olga: yes\n"


def chat(path: Path, text: str = CHAT) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


@pytest.mark.parametrize(("key", "day"), [(Qt.Key.Key_1, "2024-04-03"), (Qt.Key.Key_2, "2024-03-04")])
def test_a_day_that_may_be_two_is_asked_for(
    key: Qt.Key, day: str, page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    start(page, qtbot, chat(tmp_path / "WhatsApp Chat with Ana Ribeiro.txt"))
    assert page.which_day.isVisible()
    assert page.which_day.title.text() == "Which day is 03/04/24?"
    assert "the boat" in page.which_day._line.text()
    buttons = page.which_day.answers.buttons
    assert [button.text() for button in buttons] == [
        f"&Day first: {full(date(2024, 4, 3))}",
        f"&Month first: {full(date(2024, 3, 4))}",
    ]
    assert [button.shortcut().toString() for button in buttons] == ["Alt+D", "Alt+M"]
    assert page.focusWidget() is buttons[0], "the likelier one has the keyboard"
    press(buttons[0], key)
    qtbot.waitUntil(page.preview.isVisible)
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert book.read("SELECT min(day) FROM interaction") == [(day,)]


def test_arrows_go_between_the_days_and_an_american_chat_has_its_month_first(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    start(page, qtbot, chat(tmp_path / "c.txt", "3/4/24, 9:05 AM - Ana: a\n4/4/24, 9:06 AM - Olga: b\n"))
    buttons = page.which_day.answers.buttons
    assert page.focusWidget() is buttons[1]
    press(buttons[1], Qt.Key.Key_Down)
    assert page.focusWidget() is buttons[1], "the last of them"
    press(buttons[1], Qt.Key.Key_Up)
    assert page.focusWidget() is buttons[0]
    for one, other in ((buttons[0], buttons[1]), (buttons[1], page.cancel)):
        press(one, Qt.Key.Key_Tab)
        assert page.focusWidget() is other
    assert not page.back()
    assert page.waits


def test_both_questions_may_come_and_neither_twice(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    start(page, qtbot, chat(tmp_path / "c.txt"))
    press(page.which_day.answers.buttons[0], Qt.Key.Key_2)
    qtbot.waitUntil(page.who_am_i.isVisible)
    assert f"The talks in “{isolate('c.txt')}” do not say" in page.who_am_i._text.text()
    page.who_am_i.answers.buttons[1].click()
    qtbot.waitUntil(page.preview.isVisible)
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert people.count(book) == 1, "the user is not among those they know"
    assert book.read("SELECT min(day) FROM interaction") == [("2024-03-04",)]


def test_a_doubt_is_answered_by_one_key(page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot) -> None:
    start(
        page,
        qtbot,
        export(tmp_path / "a.csv", "Sam,Whitlock,,sam@greenway.example,Greenway,Layer,04 Mar 2019"),
    )
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    start(page, qtbot, export(tmp_path / "b.csv", "Sam,Whitlock,,,Greenway,Layer,09 Sep 2020"))
    assert page.preview.pairs.card.isVisible()
    page.preview.pairs.card.setFocus()
    press(page.preview.pairs.card, Qt.Key.Key_1)
    assert page.focusWidget() is page.apply, "nothing else is to be answered"
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert book.read("SELECT count(*) FROM person") == [(1,)]


def test_a_tag_is_for_one_import_alone(page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:{0}\nEMAIL:{0}@x.example\nEND:VCARD\n"
    for name, tag in (("Ana", "Fair"), ("Ben", "")):
        path = tmp_path / f"{name}.vcf"
        path.write_text(card.format(name), encoding="utf-8")
        start(page, qtbot, path)
        assert page.preview.newcomers.group.text() == ""
        page.preview.newcomers.group.setText(tag)
        page.apply.click()
        qtbot.waitUntil(lambda: page._jobs.idle)
    assert book.read("SELECT count(*) FROM person") == [(2,)]
    assert book.read("SELECT count(*) FROM group_member") == [(1,)]


def test_the_same_file_again_says_that_all_is_here(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    file = export(tmp_path / "c.csv", ANA)
    start(page, qtbot, file)
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    start(page, qtbot, file)
    assert page.told.title.text() == "Everything is already here"
    assert not page.apply.isVisible()


def test_a_file_that_cannot_be_read_is_one_sentence(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    picture = tmp_path / "picture.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + b"\0" * 80)
    start(page, qtbot, picture)
    assert page.told.refusal.isVisible()
    assert "picture.png" in page.told.refusal.label.text()
    assert page.told.text.text() == "Your book is unchanged."


def test_a_lane_waits_until_its_progress_is_on_the_screen(
    page: ImportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(working_module, "PATIENCE", 60.0)
    page._begin("Reading")
    lane = threading.Thread(target=page.working.progress(), args=("reading", 1234))
    lane.start()
    assert page.working.count.text() == ""
    qtbot.waitUntil(lambda: not lane.is_alive())
    assert page.working.count.text() == "1,234 read"


def test_a_lane_does_not_wait_for_ever_for_a_window_that_is_busy(
    page: ImportPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    waited: list[float] = []
    monkeypatch.setattr(working_module, "BEAT", 0.0)
    progress = page.working.progress()
    monkeypatch.setattr(page.working.shown, "wait", waited.append)
    for n in range(50):  # as a lane does, while this thread, the window's, does nothing else
        progress("reading", n)
    assert waited == [working_module.PATIENCE], "once, not for every sign of progress"


def test_the_line_fills_where_the_end_is_known_and_is_away_where_it_is_not(page: ImportPage) -> None:
    working = page.working
    page._begin("Bringing everybody in")
    working._show(working._run, "writing", 16_000, 40_000)
    assert working.count.text() == "16,000 of 40,000 written"
    assert (working.bar.isVisible(), working.bar.share) == (True, 0.4)
    assert working.property("ring") is False, "a ring alone looks like an empty line"
    page._begin("Reading")
    assert not working.bar.isVisible(), "it is about something else"
    working._show(working._run, "reading", 7, 0)
    assert (working.count.text(), working.bar.isVisible()) == ("7 read", False)
    working._show(working._run, "reading", 500, 0, 0.25)
    assert working.count.text() == "500 read", "how many there will be is not known"
    assert (working.bar.isVisible(), working.bar.share) == (True, 0.25)


@pytest.mark.parametrize("talks", [False, True])
def test_while_files_are_matched_and_written_it_is_said_how_far(
    talks: bool, book: Book, tmp_path: Path
) -> None:
    if talks:
        lines = [
            f"{1 + n % 28:02}/{1 + n // 28 % 12:02}/2{n // 336}, 11:20 - Ana: a {n}" for n in range(5000)
        ]
        file = chat(
            tmp_path / "WhatsApp Chat with Ana.txt", "\n".join([*lines, "14/04/24, 11:21 - Olga: yes"])
        )
    else:
        rows = [
            f"P{n},Family{n},https://www.linkedin.com/in/p{n},,Firm,Lead,04 Mar 2019" for n in range(1500)
        ]
        file = export(tmp_path / "c.csv", *rows)
    told: dict[str, list[tuple[int, int]]] = {}
    hear: Progress = lambda what, n, of=0, _far=0.0, /: told.setdefault(what, []).append((n, of))  # noqa: E731
    plan = imports.plan(book, [file], now=NOW, owner_names=["Olga"], progress=hear)
    assert [of for _, of in told["reading"]] == [0] * len(told["reading"]), (
        "nobody knows how many a file holds"
    )
    imports.apply(book, plan, now=NOW, progress=hear)
    for what in ("folding", "matching", "talks") if talks else ("matching", "writing"):
        heard = told[what]
        assert all(0 <= n <= of for n, of in heard), what
        assert heard[-1][1] > 0, what


def test_every_kind_can_be_seen_whole_and_left_again(
    page: ImportPage, tmp_path: Path, qtbot: QtBot, book: Book
) -> None:
    rows = [f"Ana{n},Ribeiro,https://www.linkedin.com/in/ana-{n},,Acme,Lead,04 Mar 2019" for n in range(250)]
    start(page, qtbot, export(tmp_path / "c.csv", *rows, *[",,,,,,07 Jun 2026"] * 12))
    section = page.preview.sections["new"]
    assert section.all.text() == "10 of 250 · show all"
    assert page.preview.sections["skipped"].all.text() == "all 12"
    assert not page.preview.sections["updated"].head.isVisible()
    section.all.click()
    model = page.preview.whole.list.model()
    assert model.rowCount() == 250
    last = model.index(249, 0)
    qtbot.waitUntil(lambda: last.data() is not None)
    assert last.data() == "Ana249 Ribeiro, Lead, Acme"
    rows = page.preview.whole.list
    press(rows, Qt.Key.Key_End)
    assert rows.currentIndex() == last
    press(rows, Qt.Key.Key_Home)
    assert rows.currentIndex().row() == 0
    page.back()
    assert page.preview.isVisible()
    assert not page.preview.shows_whole
    page.preview.sections["skipped"].all.click()
    model = page.preview.whole.list.model()
    assert model.rowCount() == 12
    qtbot.waitUntil(lambda: model.index(11, 0).data() is not None)
    assert model.index(11, 0).data() == "c, 263: hidden profile, no name or address"


def test_rows_of_the_same_people_are_told_from_what_the_book_knows(
    page: ImportPage, tmp_path: Path, qtbot: QtBot
) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ribeiro\n{0}URL:https://www.linkedin.com/in/ana-ribeiro\nEND:VCARD\n"
    cards = [tmp_path / f"{n}.vcf" for n in range(2)]
    for path, more in zip(cards, ("TEL:+4930123456\n", ""), strict=True):
        path.write_text(card.replace("{0}", more), encoding="utf-8")
    start(page, qtbot, export(tmp_path / "c.csv", ANA, BEN), *cards)
    said = page.preview.counts.accessibleName()
    assert (
        said == "2 new people, 0 updated, 0 unchanged, 2 rows of the same people, 0 doubtful, 0 rows skipped"
    )
    assert page.preview.title.shown == "LinkedIn connections + vCards"
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert page.told.text.text() == "2 new, 0 updated, 0 unchanged, 2 rows of the same people."


def test_the_title_names_the_archive_and_what_came_beside_it(page: ImportPage) -> None:
    titles = ("LinkedIn connections", "Google contacts (CSV)", "LinkedIn messages", "vCards", "Telegram")
    assert page.preview._titled(titles[:3]) == "Your LinkedIn archive + Google contacts (CSV)"
    assert page.preview._titled(titles) == "Your LinkedIn archive + Google contacts (CSV) + vCards and 1 more"


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


def test_whether_the_first_row_is_a_heading_is_guessed_and_can_be_said(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "club.csv"
    file.write_text("Zoë Brandt;zoe@kite.example\nBo Lind;bo@lind.example\n", encoding="utf-8")
    start(page, qtbot, file)
    columns = page.columns
    assert [row.column.name for row in columns.rows] == ["Column 1", "Column 2"]
    assert not columns.headed.isChecked()
    columns.headed.click()
    assert [row.column.name for row in columns.rows] == ["Zoë Brandt", "zoe@kite.example"]
    columns.headed.click()
    assert [row.holds for row in columns.rows] == ["name", "mail"]
    page.apply.click()
    qtbot.waitUntil(page.preview.isVisible)
    page.preview.columns_link.click()
    qtbot.waitUntil(columns.isVisible)
    assert not columns.headed.isChecked(), "as it was said"
    page.apply.click()
    qtbot.waitUntil(page.preview.isVisible)
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert book.read("SELECT name FROM person ORDER BY id") == [("Zoë Brandt",), ("Bo Lind",)]
    start(page, qtbot, file)
    assert page.told.isVisible(), "known by its first row, and nothing is new"


def test_an_unknown_table_among_others_is_left_out_and_named(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    tables = [tmp_path / f"freunde{n}.csv" for n in range(2)]
    for n, table in enumerate(tables):
        table.write_text(FRIENDS.replace("Kontakt", f"Kontakt{n}"), encoding="utf-8")
    start(page, qtbot, tables[0])
    assert not page.foot.leave_out.isVisible(), "without it there is nothing"
    start(page, qtbot, export(tmp_path / "c.csv", ANA), tables[1])
    for table in tables:
        assert page.columns.table is not None
        assert page.columns.table.file == table.name
        assert page.foot.leave_out.isVisible()
        assert page._keyboard is (page.apply if page.columns.enough else page.foot.leave_out), (
            "Enter never cancels"
        )
        assert page.foot.leave_out.shortcut().toString() == "Alt+L"
        page.foot.leave_out.click()
        qtbot.waitUntil(lambda: page._jobs.idle)
    assert page.preview.isVisible()
    assert not page.foot.leave_out.isVisible()
    counts = "1 new person, 0 updated, 0 unchanged, 0 doubtful, 2 files skipped"
    assert page.preview.counts.accessibleName() == counts
    row = page.preview.findChildren(SkippedLine)[0]
    assert row.accessibleName() == "freunde0: left out: unknown columns"
    start(page, qtbot, tables[0])
    assert page.columns.isVisible(), "whoever drops it anew is asked again"
    page.foot.leave_out.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert book.read("SELECT name FROM person") == [("Ana Ribeiro",)]
    assert page.told.text.text() == "1 new, 0 updated, 0 unchanged, 2 files skipped."


def test_unknown_tables_in_an_archive_are_asked_about_one_after_the_other(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "drop.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("a/freunde.csv", FRIENDS)
        archive.writestr("b/freunde.csv", "Wer;Wo;Kontakt\nMia Fjord;Oslo;mia@fjord.example\n")
        archive.writestr("c/crew.csv", "Crew name;E-Mail\nEva Lind;eva@lind.example\n")
        archive.writestr("d/left.csv", "Gone;E-Mail\nIda Sund;ida@sund.example\n")
        archive.writestr("e/sums.csv", "Month;Sum\nMay;3\n")
        archive.writestr("Connections.csv", export(tmp_path / "c.csv", ANA).read_text("utf-8"))
    start(page, qtbot, file)
    for name in ("a/freunde.csv", "c/crew.csv"):
        assert page.columns.isVisible()
        assert page.columns.table is not None
        assert page.columns.table.file == f"drop.zip/{name}"
        page.apply.click()
        qtbot.waitUntil(lambda: page._jobs.idle)
    assert page.columns.isVisible()
    page.foot.leave_out.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert page.preview.isVisible()
    said = [row.accessibleName() for row in page.preview.findChildren(SkippedLine)]
    assert [each.partition(":")[2] for each in said] == [f" {formats.UNTOLD}", " left out: unknown columns"]
    page.preview.columns_link.click()
    qtbot.waitUntil(page.columns.isVisible)
    page.apply.click()
    qtbot.waitUntil(page.preview.isVisible)
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    names = ["Ana Ribeiro", "Bo Lind", "Eva Lind", "Mia Fjord", "Zoë Brandt"]
    assert [name for (name,) in book.read("SELECT name FROM person ORDER BY name")] == names


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
    assert page.preview.counts.accessibleName() == "2 people, 1 talk"
    assert not page.preview.newcomers.isVisible()
    assert not page.preview.along.isVisible()
    assert not page.preview.sections["skipped"].head.isVisible(), (
        "there is nothing to choose and none is skipped"
    )
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert book.read("SELECT count(*) FROM interaction") == [(1,)]
    asked: list[bool] = []
    page.past_requested.connect(lambda: asked.append(True))
    page.told.past.click()
    assert asked == [True]
    start(page, qtbot, export(tmp_path / "c.csv", ANA.replace("Ribeiro", "Torres")))
    assert page.preview.newcomers.isVisible(), "of a file like others there is something to choose again"
    assert not page.preview.whole_book.isVisible()


def test_without_newcomers_no_circle_is_asked_for(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    start(page, qtbot, export(tmp_path / "a.csv", ANA))
    assert page.preview.newcomers.isVisible()
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    start(page, qtbot, export(tmp_path / "b.csv", ANA.replace("Acme", "Delta")))
    assert page.preview.isVisible()
    assert not page.preview.newcomers.isVisible()


def test_what_was_pasted_is_said_once(page: ImportPage, qtbot: QtBot) -> None:
    page.start([Pasted("Zoë Brandt\nHead of Maps | Tern Works Ltd\nzoe.brandt@tern.example\n")])
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert page.preview.title.shown == "What you pasted"
    assert not page.preview.files.isVisible()


def test_all_pages_say_the_same_of_one_import(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    cards = tmp_path / "friends.vcf"
    names = ("Ana Ribeiro", "Bo Lind")
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:{0}\nORG:Acme\nEMAIL:{1}@x.example\nEND:VCARD\n"
    cards.write_text("".join(card.format(name, n) for n, name in enumerate(names)), encoding="utf-8")
    text = "03/04/2024, 11:20 - Olga: hi\n13/04/2024, 11:21 - Ana Ribeiro: yes\n"
    talk = chat(tmp_path / "WhatsApp Chat with Olga.txt", text)
    start(page, qtbot, export(tmp_path / "c.csv", ANA, ",,,,,,07 Jun 2026"), cards, talk)
    if page.who_am_i.isVisible():
        page.who_am_i.chosen.emit("Ana Ribeiro")
        qtbot.waitUntil(page.preview.isVisible)
    said = page.preview.counts.accessibleName().split(", ")
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    (past,) = history.past(book)
    listed = [f"{n:,} {word}" for n, word, _ in numbers(past)]
    assert sorted(listed) == sorted(each for each in said)
    for each in said:
        assert each.partition(" ")[0] in page.told.text.text(), each
    asked: list[bool] = []
    page.tidy_requested.connect(lambda: asked.append(True))
    assert page.told.tidy.isVisible()
    page.told.tidy.click()
    assert asked == [True]


def test_a_file_that_tells_what_is_known_is_kept_as_a_source_by_the_button(
    page: ImportPage, book: Book, tmp_path: Path, qtbot: QtBot
) -> None:
    head = "First Name,Last Name,Organization Name,E-mail 1 - Value\n"
    rows = ["Ana,Silva,Acme,ana@x.example\n", "Ben,Ode,Kite,ben@x.example\n"]
    whole, part = tmp_path / "contacts.csv", tmp_path / "part.csv"
    whole.write_text(head + "".join(rows), encoding="utf-8")
    part.write_text(head + rows[0], encoding="utf-8")
    imports.apply(book, imports.plan(book, [whole], now=NOW), now=NOW)
    start(page, qtbot, part)
    assert page.preview.remark.isVisible()
    assert (page.apply.text(), page.apply.isEnabled()) == ("Import", True)
    page.apply.click()
    qtbot.waitUntil(lambda: page._jobs.idle)
    assert [each.files for each in history.past(book)] == [("part.csv",), ("contacts.csv",)]
    start(page, qtbot, part)
    assert page.told.title.text() == "Everything is already here"


def test_the_name_of_a_file_turns_no_words_round(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    odd = export(tmp_path / "ev\u202efcv.exe\nall is well.csv", ANA)
    page.start([odd])
    titles = page.working.title.text()
    qtbot.waitUntil(lambda: page._jobs.idle)
    unknown = tmp_path / "ex\u202evcf\n.csv"
    unknown.write_text("Wer,Wo\nAna,Lyon\n")
    shown = [titles, page.preview.files.shown]
    start(page, qtbot, unknown)
    for said in (*shown, page.columns.text.text()):
        assert "\ufffd" in said
        assert not {"\n", "\u202e"}.intersection(said)


def test_rules_of_the_columns_end_together(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    unknown = tmp_path / "friends.csv"
    unknown.write_text("Wer,Wo\nAna,Lyon\n")
    page.resize(1880, 1150)
    start(page, qtbot, unknown)
    rules = page.columns.findChildren(Hairline)
    assert len(rules) == 3
    assert len({each.mapTo(page, each.rect().topRight()).x() for each in rules if each.isVisible()}) == 1
