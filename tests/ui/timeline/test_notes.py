"""Notes in the timeline's pane: written in a card, nothing lost on the way, and mentions that lead to people."""

from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import Channel, PersonId
from networker.services import people as service
from networker.store.book import Book
from networker.ui.notes.card import NoteCard
from networker.ui.notes.section import NotesSection, PlaceRow
from networker.ui.timeline.entry import WORDS_AT
from networker.ui.timeline.pane import TimelinePane
from tests.ui.helpers import NOW
from tests.ui.timeline.conftest import Show, talk

Settle = Callable[[], None]
KEY = Qt.Key


@pytest.fixture
def write(pane: TimelinePane, show: Show, people: Any) -> Callable[[str], NoteCard]:
    """Opens the card for Ana and types into it."""

    def typed(text: str) -> NoteCard:
        show(people.ana)
        pane.write_note()
        card = pane.notes.card
        assert card is not None
        card.text.insertPlainText(text)
        return card

    return typed


def notes(book: Book, person: PersonId) -> str:
    return str(book.read("SELECT notes FROM person WHERE id = ?", (person,))[0][0])


def send(card: NoteCard, code: Qt.Key, *, ctrl: bool = False) -> None:
    held = Qt.KeyboardModifier.ControlModifier if ctrl else Qt.KeyboardModifier.NoModifier
    QTest.keyClick(card.text, code, held)


def test_ctrl_enter_writes_and_undo_takes_it_back(
    pane: TimelinePane, write: Any, book: Book, people: Any, settle: Settle
) -> None:
    card = write("Sails.\nRows.")
    send(card, KEY.Key_Return)
    send(card, KEY.Key_Return, ctrl=True)
    settle()
    assert pane.notes.card is None
    assert notes(book, people.ana) == "Sails.\nRows.\n"
    book.undo(now=NOW)
    assert notes(book, people.ana) == ""


def test_escape_writes_nothing_and_forgets_nothing(
    pane: TimelinePane, write: Any, show: Show, book: Book, people: Any, settle: Settle, qtbot: QtBot
) -> None:
    with qtbot.waitSignal(pane.drafts.said):
        send(write("A long note."), KEY.Key_Escape)
    settle()
    assert (pane.notes.card, notes(book, people.ana)) == (None, "")
    show(people.ben)
    pane.write_note()
    card = pane.notes.card
    assert card is not None
    assert card.text.toPlainText() == "", "it is Ana's"
    with qtbot.assertNotEmitted(pane.drafts.said):
        send(card, KEY.Key_Escape)
    card = write("")
    assert card.text.toPlainText() == "A long note."
    assert "begun and not saved" in card.text.accessibleDescription()
    assert not card.both.isVisible()
    card.cancel.click()
    card = write("")
    assert card.text.toPlainText() == "", "Cancel forgets it"


def test_what_was_left_by_escape_never_replaces_what_came_meanwhile(
    pane: TimelinePane, write: Any, show: Show, book: Book, people: Any, settle: Settle
) -> None:
    send(write("Sails."), KEY.Key_Escape)
    with book.step("fill", "Filling", now=NOW) as step:
        step.update("person", people.ana, notes="From a file.")
    show(people.ben)
    card = write("")
    assert card.text.toPlainText() == "Sails."
    assert card.both.isVisible()
    card.both.click()
    send(card, KEY.Key_Return, ctrl=True)
    settle()
    assert notes(book, people.ana) == "From a file.\n\nSails."


def test_the_book_is_not_meant_by_undo_while_a_note_is_typed(pane: TimelinePane, write: Any) -> None:
    card = write("Sails.")
    assert pane.undo()
    assert card.text.toPlainText() == ""
    pane.activateWindow()
    assert pane.undo(), "nor when nothing is left to take back here"
    pane.quick_line.line.setFocus()
    assert not pane.undo()


def test_a_promise_that_was_typed_is_written_by_going_elsewhere(
    pane: TimelinePane, show: Show, book: Book, people: Any, settle: Settle
) -> None:
    show(people.zoe)
    pane.note_promise()
    card = pane.promising.card
    assert card is not None
    card.line.setText("Send the map")
    assert pane.undo(), "the book is not meant"
    show(people.ben)
    assert book.read("SELECT text FROM follow_up ORDER BY id DESC LIMIT 1") == [("Send the map",)]
    show(people.zoe)
    pane.note_promise()
    show(people.ben)
    assert book.read("SELECT count(*) FROM follow_up") == [(3,)], "nothing was typed"


def test_whoever_goes_elsewhere_has_written(
    pane: TimelinePane, write: Any, show: Show, book: Book, people: Any
) -> None:
    write("Sails.")
    show(people.ben)
    assert pane.notes.card is None
    assert notes(book, people.ana) == "Sails."


def test_a_press_beside_the_card_writes(
    pane: TimelinePane, write: Any, book: Book, people: Any, settle: Settle, qtbot: QtBot
) -> None:
    card = write("Sails.")
    qtbot.mouseClick(card, Qt.MouseButton.LeftButton, pos=QPoint(4, 4))
    settle()
    assert notes(book, people.ana) == "Sails."


def test_what_is_not_changed_is_not_written(
    pane: TimelinePane, write: Any, book: Book, people: Any, settle: Settle
) -> None:
    odd = "a\u2028b"  # a field shows it as an end of line
    service.set_notes(book, people.ana, odd, now=NOW)
    steps = book.read("SELECT count(*) FROM step")
    pane.show_person(None)
    send(write(""), KEY.Key_Return, ctrl=True)
    settle()
    assert notes(book, people.ana) == odd
    assert book.read("SELECT count(*) FROM step") == steps


def test_notes_that_changed_meanwhile_are_not_overwritten_unseen(
    pane: TimelinePane, write: Any, book: Book, people: Any, settle: Settle
) -> None:
    card = write("Mine.")
    service.set_notes(book, people.ana, "Theirs.", now=NOW)
    send(card, KEY.Key_Return, ctrl=True)
    settle()
    assert pane.notes.card is card
    assert "changed meanwhile" in card.text.accessibleDescription()
    assert notes(book, people.ana) == "Theirs."
    card.both.click()
    assert card.typed == "Theirs.\n\nMine."
    card.save.click()
    settle()
    assert notes(book, people.ana) == "Theirs.\n\nMine."


def test_what_cannot_be_written_on_the_way_comes_back_with_the_reason(
    pane: TimelinePane, write: Any, show: Show, book: Book, people: Any
) -> None:
    write("Mine.")
    service.set_notes(book, people.ana, "Theirs.", now=NOW)
    show(people.ben)
    card = pane.notes.card
    assert card is not None
    assert (card.person, card.typed) == (people.ana, "Mine.")
    assert pane.person == people.ben
    pane.keep_typed(for_good=True)
    show(people.ben)
    assert notes(book, people.ana) == "Theirs.\n\nMine."


def test_names_are_offered_behind_an_at_sign(
    pane: TimelinePane, write: Any, settle: Settle, press: Any
) -> None:
    card = write("🙂 ask @z")
    settle()
    offered = card.completer.names.list
    assert not offered.isVisible()
    press(card.text, "o")
    settle()
    assert [offered.item(row).text() for row in range(offered.count())] == ["Zoë Lind"]
    assert card.text.accessibleDescription() == "Zoë Lind"
    send(card, KEY.Key_Return)
    assert card.typed == "🙂 ask @Zoë Lind "
    assert not offered.isVisible()
    press(card.text, *"@be")
    settle()
    send(card, KEY.Key_Escape)
    assert pane.notes.card is card
    assert card.typed.endswith("@be")


def test_a_note_in_the_timeline_is_formatted_and_its_mention_leads_to_the_person(
    pane: TimelinePane, show: Show, book: Book, people: Any, settle: Settle, qtbot: QtBot
) -> None:
    with book.step("fill", "Filling", now=NOW) as step:
        step.update("interaction", 3, text="# Boats\n**Ask** @Zoë Lind and [x](https://x.example).")
    show(people.ana)
    row = pane.model.number_of(("talk", 3))
    entry = pane.model.entry(row)
    assert entry is not None
    assert entry.text == "Boats Ask @Zoë Lind and x."
    pane.list.go_to_talk(3)
    laid = pane.list._laid_of(row)
    assert laid is not None
    assert [each.text for each in laid.targets][:2] == ["@Zoë Lind", "https://x.example"]
    gone: list[object] = []
    opened: list[object] = []
    pane.person_requested.connect(gone.append)
    pane.handle_requested.connect(lambda *handle: opened.append(handle))
    for name in ("Right", "Return", "Right", "Return"):
        qtbot.keyClick(pane.list, getattr(KEY, f"Key_{name}"))
    assert (gone, opened) == ([people.zoe], [(Channel.OTHER, "https://x.example")])
    top = pane.list.visualRect(pane.model.index(row)).top()
    at = laid.targets[0].rect.center().toPoint() + QPoint(pane.list._margin, top)
    qtbot.mouseClick(pane.list.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert gone == [people.zoe, people.zoe]
    assert at.x() > WORDS_AT


def test_a_long_note_is_laid_out_part_by_part(
    pane: TimelinePane, show: Show, book: Book, people: Any, settle: Settle, qtbot: QtBot
) -> None:
    with book.step("fill", "Filling", now=NOW) as step:
        step.update("interaction", 3, text="\n\n".join(f"Words {n} and more." for n in range(900)))
    show(people.ana)
    row = pane.model.number_of(("talk", 3))
    pane.list.go_to_talk(3)
    before = pane.list.visualRect(pane.model.index(row)).height()
    for name in ("Right", "Return"):
        qtbot.keyClick(pane.list, getattr(KEY, f"Key_{name}"))
    qtbot.waitUntil(lambda: not pane.list._turn.isActive())
    laid = pane.list._laid_of(row)
    assert laid is not None
    assert laid.notes[-1][1].toPlainText().endswith("Words 899 and more.")
    assert pane.list.visualRect(pane.model.index(row)).height() > 4 * before
    assert [each.verb for each in laid.targets] == ["edit", "promise", "delete"]


def test_a_mention_of_several_asks_which(pane: TimelinePane, show: Show, book: Book, settle: Settle) -> None:
    ids = [service.add(book, name=name, now=NOW)[0] for name in ("Ben Ode", "Ben Achterberg")]
    carla, _ = service.add(book, name="Carla Wu", now=NOW)
    service.set_notes(book, carla, "Ask @Ben", now=NOW)
    pane.resize(1300, 700)
    show(carla)
    (section,) = pane.about.findChildren(NotesSection)
    assert section.view is not None
    (part,) = section.view.views
    part.followed.emit(part.note.links[0], QPoint())
    settle()
    menu = pane.findChild(QMenu, "mentionMenu")
    assert isinstance(menu, QMenu)
    gone: list[object] = []
    pane.person_requested.connect(gone.append)
    offered = {action.text().strip("\u2068\u2069"): action for action in menu.actions()}
    assert set(offered) == {"Ben Ode", "Ben Achterberg"}
    offered["Ben Achterberg"].trigger()
    menu.close()
    assert gone == [ids[1]]


def test_who_is_mentioned_sees_where_and_goes_there(
    pane: TimelinePane, show: Show, book: Book, people: Any, settle: Settle
) -> None:
    carla, _ = service.add(book, name="Carla Wu", now=NOW)
    service.set_notes(book, people.ana, "Knows @Carla Wu.", now=NOW)
    with book.step("fill", "Filling", now=NOW) as step:
        told = talk(step, day=NOW.date(), kind="call", text="told me of @Carla", who=[people.ben])
    pane.person_requested.connect(pane.show_person)
    pane.resize(1300, 700)
    show(carla)
    rows = pane.about.findChildren(PlaceRow)
    assert [row.accessibleName().replace("\u2068", "").replace("\u2069", "") for row in rows] == [
        "Notes on Ana Torres",
        "Call with Ben <b>Ode</b>, Friday, 20 November 2026",
    ]
    rows[1].click()
    settle()
    pane.grab()
    settle()
    assert pane.person == people.ben
    assert pane.model.unfolded == {told}
    assert pane.list.hasFocus() or pane.list.currentIndex().row() == pane.model.number_of(("talk", told))


def test_nobody_has_no_notes_yet(pane: TimelinePane, show: Show, people: Any) -> None:
    pane.resize(1300, 700)
    show(people.zoe)
    (section,) = pane.about.findChildren(NotesSection)
    assert section.begin.text() == "Write a note"
    section.begin.click()
    assert pane.notes.card is not None
