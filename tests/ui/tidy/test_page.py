"""The Tidy page: one pair after the other, by mouse and by keys; what was merged comes apart again."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from networker.domain.begun import Kind
from networker.domain.vocabulary import Channel, Circle, Fact
from networker.services import backups, duplicates, facts, people, undo
from networker.services.merge import merge, merge_safe
from networker.store.book import Book
from networker.ui.tidy import past as past_module
from networker.ui.tidy.page import TidyPage
from tests.ui.helpers import NOW, held, said_name, settle
from tests.ui.tidy.conftest import twice

Open = Callable[[], TidyPage]


def names(page: TidyPage) -> tuple[str, str]:
    assert page.pair.shown is not None
    return page.pair.shown.keep.name, page.pair.shown.gone.name


def is_shown(page: TidyPage, part: QWidget) -> bool:
    return part.isVisible()


def test_the_best_pair_is_shown_with_its_evidence(book: Book, opened: Open) -> None:
    twice(book, "Bo Lind", "Eva Berg")
    twice(book, "Zoë Kravčenko", "Zoe Kravcenko")
    page = opened()
    assert names(page) == ("Zoë Kravčenko", "Zoe Kravcenko")
    assert page.pair.where.text == "1 of 2  ·  the same mail address, and names that differ by an accent"
    assert page.tasks.twice.count == "2"
    assert not page.pair.safe.isVisible(), "one safe pair is the pair itself"
    assert page.pair.together.text.endswith("1 mail, no contact day yet")
    assert page.pair.hasFocus()


def test_enter_never_merges_two_names_that_share_an_address(book: Book, opened: Open, qtbot: QtBot) -> None:
    """A family has one telephone: that is likelier than one person of two names."""
    twice(book, "Oma Brandt", "Opa Brandt")
    twice(book, "Zoë Kravčenko", "Zoe Kravcenko")
    page = opened()
    assert page.pair.property("ringTarget") is page.pair.merge
    qtbot.keyClick(page.pair, Qt.Key.Key_Space)
    settle(page, qtbot)
    assert names(page) == ("Oma Brandt", "Opa Brandt")
    view = page.pair
    assert (view.property("ringTarget"), view.hasFocus()) == (view.apart, True)
    assert (view.merge.property("kind"), view.apart.property("kind")) == ("", "primary")
    qtbot.keyClick(view, Qt.Key.Key_Return)
    settle(page, qtbot)
    assert book.read("SELECT count(*) FROM person") == [(4,)]
    assert book.read("SELECT verdict FROM pair") == [("different",)]


def test_enter_merges_with_what_was_chosen_and_goes_on(book: Book, opened: Open, qtbot: QtBot) -> None:
    one, other = twice(book, "Zoë Kravčenko", "Zoe Kravcenko")
    people.set_circle(book, [one], Circle.GOOD, now=NOW)
    facts.add(book, other, Fact.PLACE, "Łódź", now=NOW)
    twice(book, "Ana Ruiz", "A. Ruiz")
    page = opened()
    row = page.pair.rows[0]
    assert row.cells[1] is not None
    row.cells[1].click()
    assert "Zoe Kravcenko" in page.pair.together.text
    circle = next(each for each in page.pair.rows if each.row.field == "circle")
    assert circle.cells[1] is not None
    circle.cells[1].setFocus()
    qtbot.keyClick(circle.cells[1], Qt.Key.Key_Space)
    qtbot.keyClick(circle.cells[1], Qt.Key.Key_Return)
    settle(page, qtbot)
    merged = book.read("SELECT name, city, circle FROM person WHERE id = ?", (one,))
    assert merged == [("Zoe Kravcenko", "Łódź", None)]
    assert names(page) == ("Ana Ruiz", "A. Ruiz")
    assert (page.tasks.twice.count, page.tasks.past.count) == ("1", "1")
    assert page.pair.hasFocus(), "keys go on with the next one"


def test_what_is_unticked_is_left_out(book: Book, opened: Open, qtbot: QtBot) -> None:
    one, other = twice(book, "Ana Ruiz", "Ana Ruiz")
    with book.step("more", "More", now=NOW) as step:
        step.insert("handle", person=other, channel="mail", text="old@x.example", key="old@x.example")
    page = opened()
    assert ", 2 mails," in page.pair.together.text
    cell = next(row.cells[1] for row in page.pair.rows if row.row.kind == "check")
    assert cell is not None
    assert said_name(cell) == "Mail: old@x.example"
    cell.click()
    assert ", 1 mail," in page.pair.together.text
    page.pair.merge.click()
    settle(page, qtbot)
    assert book.read("SELECT person_id, text FROM handle") == [(one, "ana@x.example")]


def test_d_tells_apart_for_ever(book: Book, opened: Open, qtbot: QtBot) -> None:
    twice(book, "Ana Ruiz", "Ana Ruiz")
    page = opened()
    qtbot.keyClick(page.pair, Qt.Key.Key_D)
    settle(page, qtbot)
    assert duplicates.pairs(book) == []
    assert is_shown(page, page.empty)
    assert page.empty.accessibleName() == "Nobody seems to be here twice. 2 people are in your book."
    page._jobs.write(page, undo.undo, book, now=NOW)
    settle(page, qtbot)
    assert is_shown(page, page.pair), "undone, the question is back"


def test_space_puts_off_until_all_others_were_seen(book: Book, opened: Open, qtbot: QtBot) -> None:
    twice(book, "Ana Ruiz", "Ana Ruiz")
    twice(book, "Ben Ode", "Ben Ode")
    before = book.read("SELECT count(*) FROM step")
    page = opened()
    assert names(page)[0] == "Ana Ruiz"
    qtbot.keyClick(page.pair, Qt.Key.Key_Space)
    settle(page, qtbot)
    assert names(page)[0] == "Ben Ode"
    assert page.pair.where.text.startswith("2 of 2")
    qtbot.keyClick(page.pair, Qt.Key.Key_Space)
    settle(page, qtbot)
    assert page.empty.accessibleName() == "That's all for now. 2 pairs wait for later."
    assert page.empty.button.hasFocus()
    qtbot.keyClick(page.empty.button, Qt.Key.Key_Return)
    settle(page, qtbot)
    assert names(page)[0] == "Ana Ruiz"
    assert book.read("SELECT count(*) FROM step") == before, "nothing was written"


def test_all_safe_ones_in_one_go_and_one_undo(book: Book, opened: Open, qtbot: QtBot) -> None:
    for name in ("Ana Ruiz", "Ben Ode", "Eva Lind"):
        twice(book, name, name)
    twice(book, "Omar Aziz", "Mia Aziz")
    page = opened()
    assert page.pair.safe.text() == "Merge 3 safe ones"
    page.pair.safe.click()
    settle(page, qtbot)
    [kept] = (book.folder / "backups").glob("networker-*-before-merge.db")
    assert backups.examine(book, kept).held.people == 8
    assert book.read("SELECT count(*) FROM person") == [(5,)]
    assert names(page) == ("Omar Aziz", "Mia Aziz")
    assert not page.pair.safe.isVisible()
    page._jobs.write(page, undo.undo, book, now=NOW)
    settle(page, qtbot)
    assert book.read("SELECT count(*) FROM person") == [(8,)]
    assert page.tasks.twice.count == "4"


def test_a_merge_is_split_and_what_stays_is_told(book: Book, opened: Open, qtbot: QtBot) -> None:
    one, _ = twice(book, "Ana Ruiz", "Ana Ruíz")
    page = opened()
    assert not page.tasks.past.isVisible(), "no list of nothing"
    page.pair.merge.click()
    settle(page, qtbot)
    facts.add(book, one, Fact.LIKE, "tea", now=NOW)
    page.tasks.past.click()
    settle(page, qtbot)
    (row,) = page.past.rows
    assert said_name(row) == "\u2068Ana Ruíz\u2069 and \u2068Ana Ruiz\u2069, merged today"
    row.button.click()
    settle(page, qtbot)
    assert book.read("SELECT name FROM person ORDER BY id") == [("Ana Ruiz",), ("Ana Ruíz",)]
    assert page.past.second.text == "What came since stays with \u2068Ana Ruíz\u2069: 1 fact."
    assert duplicates.pairs(book) == [], "split is two people"
    assert page.back()
    assert is_shown(page, page.empty)
    assert not page.back()


def test_only_the_last_merge_of_a_person_can_be_split(book: Book, opened: Open, qtbot: QtBot) -> None:
    twice(book, "Ana Ruiz", "Ana Ruiz", "Ana Ruiz")
    page = opened()
    for _ in range(2):
        page.pair.merge.click()
        settle(page, qtbot)
    page.tasks.past.click()
    settle(page, qtbot)
    assert [row.button.isEnabled() for row in page.past.rows] == [True, False]
    assert "split \u2068Ana Ruiz\u2069 first" in said_name(page.past.rows[1])


def test_rows_of_past_merges_are_made_when_somebody_looks(book: Book, opened: Open, qtbot: QtBot) -> None:
    twice(book, "Ana Ruiz", "Ana Ruiz")
    merge_safe(book, now=NOW)
    page = opened()
    assert (page.past.rows, page.tasks.past.count) == ([], "1")
    page.tasks.past.click()
    settle(page, qtbot)
    assert len(page.past.rows) == 1


def test_earlier_merges_are_shown_on_request(
    book: Book, opened: Open, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(past_module, "AT_ONCE", 2)
    for name in ("Ana Ruiz", "Ben Ode", "Eva Lind"):
        twice(book, name, name)
    merge_safe(book, now=NOW)
    page = opened()
    page.tasks.past.click()
    settle(page, qtbot)
    assert (len(page.past.rows), page.tasks.past.count) == (2, "2+")
    page.past.more.click()
    settle(page, qtbot)
    assert (len(page.past.rows), page.tasks.past.count) == (3, "3")
    assert not page.past.more.isVisible()


def test_nobody_here_twice_is_said_with_the_count(book: Book, opened: Open, qtbot: QtBot) -> None:
    people.add(book, name="Ana Ruiz", now=NOW)
    page = opened()
    assert page.empty.accessibleName() == "Nobody seems to be here twice. 1 person is in your book."
    assert page.tasks.twice.count == "0"
    assert page.tasks.twice.hasFocus()
    twice(book, "Ben Ode", "Ben Ode")
    page._jobs.write(page, people.add, book, name="Eva", now=NOW)
    settle(page, qtbot)
    assert names(page)[0] == "Ben Ode", "a change anywhere is seen"


def test_an_empty_book_offers_the_import(book: Book, opened: Open) -> None:
    page = opened()
    asked: list[bool] = []
    page.import_requested.connect(lambda: asked.append(True))
    assert page.empty.accessibleName() == "Nobody is in your book yet. Bring your people in first."
    page.empty.button.click()
    assert asked == [True]


def test_grey_lines_only_after_a_while(book: Book, opened: Open, qtbot: QtBot) -> None:
    twice(book, "Ana Ruiz", "Ana Ruiz")
    page = opened()
    assert not page.waiting.patient
    assert not page.waiting.patience.isActive(), "the pair is there"


def test_a_pair_that_is_gone_meanwhile_is_no_error(book: Book, opened: Open, qtbot: QtBot) -> None:
    twice(book, "Ana Ruiz", "Ana Ruiz")
    page = opened()
    said: list[str] = []
    page._jobs.failed.connect(said.append)
    undo.undo(book, now=NOW)  # behind the page's back
    page.pair.merge.click()
    settle(page, qtbot)
    assert said == ["One of the two is not in the book any more."]
    assert is_shown(page, page.empty)


def test_one_answer_at_a_time(book: Book, opened: Open, qtbot: QtBot) -> None:
    for name in ("Ana Ruiz", "Ben Ode"):
        twice(book, name, name)
    page = opened()
    page.pair.merge.click()
    page.pair.merge.click()
    page.pair.apart.click()
    settle(page, qtbot)
    assert book.read("SELECT name, count(*) FROM person GROUP BY 1") == [("Ana Ruiz", 1), ("Ben Ode", 2)]
    assert len(duplicates.pairs(book)) == 1


def test_what_was_chosen_survives_changes_elsewhere(book: Book, opened: Open, qtbot: QtBot) -> None:
    twice(book, "Ana Ruiz", "Ana Ruíz")
    page = opened()
    chosen = page.pair.rows[0].cells[0]
    assert chosen is not None
    chosen.click()
    page._jobs.write(page, people.add, book, name="Ben", now=NOW)
    settle(page, qtbot)
    assert page.pair.rows[0].cells[0] is chosen
    assert chosen.isChecked()


def test_everything_is_reached_by_tab_and_has_a_name(book: Book, opened: Open, qtbot: QtBot) -> None:
    one, _ = twice(book, "Ana Ruiz", "Ana Ruíz")
    people.set_notes(book, one, "Sails.", now=NOW)
    page = opened()
    gone: list[QWidget] = []
    while (widget := page.window().focusWidget()) is not None and widget not in gone:
        gone.append(widget)
        assert said_name(widget), type(widget)
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    stops = {
        each for each in page.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusPolicy() & Qt.FocusPolicy.TabFocus
    }  # fmt: skip
    assert stops <= set(gone)
    assert len(stops) >= 6


@pytest.mark.parametrize("key", [Qt.Key.Key_J, Qt.Key.Key_Down])
def test_j_and_arrows_go_through_the_choices(book: Book, opened: Open, qtbot: QtBot, key: Qt.Key) -> None:
    twice(book, "Ana Ruiz", "Ana Ruíz")
    page = opened()
    qtbot.keyClick(page.pair, key)
    assert page.window().focusWidget() is page.pair.rows[0].cells[0]
    qtbot.keyClick(page.pair, Qt.Key.Key_K)


def test_a_number_says_where_it_is_one(book: Book, opened: Open) -> None:
    for number in ("+48 1", "+48 2"):
        handles = [(Channel.SIGNAL, number), (Channel.LINKEDIN, "https://www.linkedin.com/in/ana/")]
        people.add(book, name="Ana Ruiz", now=NOW, handles=handles)
    page = opened()
    told = [said_name(cell) for row in page.pair.rows for cell in row.cells if cell is not None]
    assert told == ["Profiles: Signal: +48 1", "Profiles: Signal: +48 2"]
    same = [said_name(row) for row in page.pair.rows if row.row.kind == "same"]
    assert same == ["Name: both Ana Ruiz", "Profiles: both linkedin.com/in/ana"]


def test_text_is_text_on_every_part(book: Book, opened: Open) -> None:
    one, other = twice(book, "<b>Ana</b> & Co", "<b>Ana</b> & Co.", mail="ana@x.example")
    people.set_notes(book, one, "<i>x</i>\nline & more " * 20, now=NOW)
    people.set_notes(book, other, "y", now=NOW)
    page = opened()
    notes = next(row for row in page.pair.rows if row.row.field == "notes")
    assert notes.cells[0] is not None
    assert "&lt;i&gt;" in notes.cells[0].toolTip()
    assert "<i>x</i> line & more" in said_name(notes.cells[0])
    assert "&lt;b&gt;" in page.pair.heads.toolTip()


def test_people_without_a_name_are_named_so(book: Book, opened: Open) -> None:
    for _ in range(2):
        people.add(book, name="", now=NOW, handles=[(Channel.MAIL, "who@x.example")])
    page = opened()
    assert said_name(page.pair) == "Is this one person? No name yet, No name yet"
    assert page.pair.where.text == "1 of 1  ·  the same mail address, and neither has a name yet"


def test_after_the_last_split_no_key_merges_others(book: Book, opened: Open, qtbot: QtBot) -> None:
    one, other = twice(book, "Ana Ruiz", "Ana Ruiz")
    merge(book, one, other, now=NOW)
    twice(book, "Ben Ode", "Ben Ode")
    page = opened()
    page.show_task("past")
    settle(page, qtbot)
    page.past.first.setFocus()
    for _ in range(2):  # the second time by whoever did not look up
        qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_Return)
        settle(page, qtbot)
    assert is_shown(page, page.pair)
    assert book.read("SELECT count(*) FROM person") == [(4,)]


def test_where_nothing_is_to_be_split_it_is_said(book: Book, opened: Open, qtbot: QtBot) -> None:
    twice(book, "Ben Ode", "Ben Ode")
    page = opened()
    said: list[str] = []
    page.said.connect(said.append)
    page.show_task("past")
    settle(page, qtbot)
    assert said == ["Nobody was merged: nothing is there to split"]
    assert page.tasks.twice.hasFocus()


def test_a_pair_that_comes_back_has_the_keyboard_again(book: Book, opened: Open, qtbot: QtBot) -> None:
    twice(book, "Ana Ruiz", "Ana Ruiz")
    page = opened()
    qtbot.keyClick(page.pair, Qt.Key.Key_Return)
    settle(page, qtbot)
    assert page.empty.button.hasFocus(), "it leads to the next list"
    page._jobs.write(page, undo.undo, book, now=NOW)
    settle(page, qtbot)
    qtbot.keyClick(page.window().focusWidget(), Qt.Key.Key_D)
    settle(page, qtbot)
    assert duplicates.pairs(book) == []


def test_what_was_chosen_of_a_pair_waits_with_it(book: Book, opened: Open, qtbot: QtBot) -> None:
    others = [twice(book, "Ana Ruiz", "Ana Ruíz")[1], twice(book, "Ben Ode", "Bén Ode")[1]]
    with book.step("more", "More", now=NOW) as step:
        for n, other in enumerate(others):
            text = f"old{n}@x.example"
            step.insert("handle", person=other, channel="mail", text=text, key=text)
    page = opened()
    first = names(page)
    for kind in ("radio", "check"):
        row = next(each for each in page.pair.rows if each.row.kind == kind)
        next(cell for cell in row.cells if cell is not None and cell.isChecked() == (kind == "check")).click()
    chosen = page.pair.choices
    assert chosen.of_gone != page.pair._at_first.of_gone
    assert chosen.left_out
    for _ in range(2):
        qtbot.keyClick(page.pair, Qt.Key.Key_Space)
        settle(page, qtbot)
        assert names(page) != first
        assert page.pair.draft() is None, "it is of the other two"
    qtbot.keyClick(page.empty.button, Qt.Key.Key_Return)
    settle(page, qtbot)
    assert names(page) == first
    assert page.pair.choices == chosen
    page.pair.merge.click()
    settle(page, qtbot)
    assert page._drafts.places(Kind.PAIR) == []


def test_twenty_pairs_are_enough_for_today(book: Book, opened: Open, qtbot: QtBot) -> None:
    for n in range(22):
        twice(book, f"Zoë Kravčenko{n}", f"Zoe Kravcenko{n}", mail=f"z{n}@x.example")
    page = opened()
    for _ in range(20):
        qtbot.keyClick(page.pair, Qt.Key.Key_D)
        settle(page, qtbot)
    assert said_name(page.empty) == "20 done, 2 left. That is enough for today."
    assert page.empty.button.hasFocus()
    assert not page.undo(), "the book's last step is meant"
    page._jobs.write(page.tasks, undo.undo, book, now=NOW)
    settle(page, qtbot)
    assert page.pair.isVisible(), "what was taken back is asked about again"
    qtbot.keyClick(page.pair, Qt.Key.Key_D)
    settle(page, qtbot)
    page.empty.button.click()
    settle(page, qtbot)
    assert page.pair.isVisible()
    assert page.pair.hasFocus()


@pytest.mark.parametrize("key_", [Qt.Key.Key_Return, Qt.Key.Key_D, Qt.Key.Key_Space])
def test_a_key_held_down_answers_for_one_pair(book: Book, opened: Open, qtbot: QtBot, key_: Qt.Key) -> None:
    """Else whoever leans on Enter merges people whom nobody looked at."""
    for name in ("Ana Ruiz", "Ben Ode", "Eva Berg"):
        twice(book, name, name)
    page = opened()
    qtbot.keyClick(page.pair, key_)
    settle(page, qtbot)
    assert names(page) == ("Ben Ode", "Ben Ode")
    held(page.pair, key_)
    settle(page, qtbot)
    assert names(page) == ("Ben Ode", "Ben Ode")


def test_the_second_click_of_a_double_click_merges_nobody(book: Book, opened: Open, qtbot: QtBot) -> None:
    for name in ("Ana Ruiz", "Ben Ode"):
        twice(book, name, name)
    page = opened()
    qtbot.mouseClick(page.pair.merge, Qt.MouseButton.LeftButton)
    settle(page, qtbot)
    qtbot.mouseDClick(page.pair.merge, Qt.MouseButton.LeftButton)
    qtbot.mouseRelease(page.pair.merge, Qt.MouseButton.LeftButton)
    settle(page, qtbot)
    assert book.read("SELECT name, count(*) FROM person GROUP BY 1") == [("Ana Ruiz", 1), ("Ben Ode", 2)]


def test_a_list_that_is_pressed_has_the_keys(book: Book, opened: Open, qtbot: QtBot) -> None:
    """The keys stand under what it asks; in the list of lists K would go up."""
    twice(book, "Ana Ruiz", "Ana Ruiz")
    page = opened()
    qtbot.mouseClick(page.tasks.by_key["silent"], Qt.MouseButton.LeftButton)
    settle(page, qtbot)
    qtbot.mouseClick(page.tasks.twice, Qt.MouseButton.LeftButton)
    settle(page, qtbot)
    assert page.pair.hasFocus()
