"""The filters of a timeline: menus that say what there is, words looked for, and the way back to all of it."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import Channel, Kind, PersonId
from networker.services import people as service
from networker.services.views import Wanted
from networker.store.book import Book
from networker.ui.theme import LIGHT
from networker.ui.timeline.pane import TimelinePane
from networker.ui.widgets.basics import Chip
from tests.ui.helpers import NOW, inks, picture_of

KEY = Qt.Key
Settle = Callable[[], None]


def shown(pane: TimelinePane) -> list[str]:
    return [row.what for row in pane.model.rows]


def offered(chip: Chip) -> list[tuple[str, bool]]:
    assert chip.menu is not None
    chip.menu.aboutToShow.emit()
    return [(action.text(), action.isChecked()) for action in chip.menu.actions()]


def search(pane: TimelinePane, settle: Settle, press: Any, text: str) -> None:
    press(pane.filters.line, *text, KEY.Key_Return)
    settle()


def test_the_menus_say_how_much_there_is_of_each(
    pane: TimelinePane, show: Any, people: Any, settle: Settle
) -> None:
    show(people.ana)
    assert offered(pane.filters.kind) == [
        ("All", True), ("Calls  1", False), ("Messages  1", False), ("Notes  1", False),
    ]  # fmt: skip
    assert offered(pane.filters.channel) == [("All", True), ("Signal  1", False)]
    pane.filters.kind.menu.actions()[1].trigger()  # type: ignore[union-attr]
    settle()
    assert shown(pane) == ["month", "talk"]
    assert offered(pane.filters.kind)[1] == ("Calls  1", True)
    assert offered(pane.filters.channel) == [("All", True)]  # no call was on Signal
    assert pane.filters.kind.accessibleName() == "Kind: Calls"


def test_everybodys_timeline_has_the_same_filters(
    pane: TimelinePane, show: Any, people: Any, many: PersonId, settle: Settle
) -> None:
    show(None)
    before = pane.header.accessibleDescription()
    pane.filters.only_channel(Channel.SIGNAL)
    settle()
    assert shown(pane).count("talk") == 401
    pane.filters.only_kind(Kind.NOTE)
    settle()
    assert pane.empty.isVisible()
    pane.empty.button.click()
    settle()
    assert shown(pane).count("talk") == 403
    assert pane.header.accessibleDescription() == before


def test_words_are_looked_for_and_promises_stand_aside(
    pane: TimelinePane, show: Any, people: Any, settle: Settle, press: Any
) -> None:
    show(people.ana)
    search(pane, settle, press, "BEN job")
    assert shown(pane) == ["month", "talk"]
    assert pane.list.hasFocus()
    assert pane.back()
    settle()
    assert shown(pane)[:3] == ["section", "promise", "promise"]
    assert pane.filters.line.text() == ""
    assert not pane.back()


def test_typing_alone_is_enough(pane: TimelinePane, show: Any, people: Any, press: Any, qtbot: QtBot) -> None:
    show(people.ana)
    with qtbot.waitSignal(pane.filters.wanted_changed) as said:
        press(pane.filters.line, *"job")
    assert said.args == [Wanted(text="job")]


def test_a_long_text_is_shown_from_what_was_found(
    pane: TimelinePane, show: Any, people: Any, book: Book, settle: Settle, press: Any
) -> None:
    with book.step("fill", "Filling", now=NOW) as step:
        step.update("interaction", 1, text="Nothing of note. " * 40 + "Then the harbour again.")
    show(people.ana)
    search(pane, settle, press, "harbour")
    pane.grab()
    settle()
    entry = pane.model.entry(1)
    assert entry is not None
    assert entry.text.startswith("… ")
    assert entry.text.endswith("the harbour again.")
    pane.back()
    settle()
    pane.grab()
    settle()
    again = pane.model.entry(shown(pane).index("talk"))
    assert again is not None
    assert again.text.startswith("Nothing of note")


def test_escape_empties_the_search_then_leaves_it(
    pane: TimelinePane, show: Any, people: Any, settle: Settle, press: Any
) -> None:
    show(people.ana)
    pane.search()
    assert pane.filters.line.hasFocus()
    press(pane.filters.line, *"zzz", KEY.Key_Return)
    settle()
    assert pane.empty.isVisible()
    pane.search()
    press(pane.filters.line, KEY.Key_Escape)
    settle()
    assert pane.list.isVisible()
    assert pane.filters.line.hasFocus()
    press(pane.filters.line, KEY.Key_Escape)
    assert pane.list.hasFocus()


def test_another_person_is_shown_whole(
    pane: TimelinePane, show: Any, people: Any, many: PersonId, settle: Settle
) -> None:
    show(people.ana)
    pane.filters.narrow(Wanted(Kind.CALL, None, "job"))
    show(many)
    assert pane.filters.wanted == Wanted()
    assert pane.filters.line.text() == ""
    assert shown(pane).count("talk") == 400


def test_where_there_is_nothing_to_look_for_there_are_no_filters(
    pane: TimelinePane, show: Any, people: Any
) -> None:
    show(people.zoe)
    assert not pane.filters.isVisible()
    show(people.ana)
    assert pane.filters.isVisible()


def test_only_the_newest_words_are_answered(
    pane: TimelinePane, show: Any, people: Any, settle: Settle
) -> None:
    show(people.ana)
    asked = []
    for text in ("job", "zzz", "passwd"):
        pane.filters.narrow(Wanted(text=text))
        asked += pane.reading.tickets
    assert [ticket.cancelled for ticket in asked] == [True, True, False]
    settle()
    assert [pane.model.row(row).id for row in range(pane.model.rowCount())][1:] == [3]


def test_what_changes_meanwhile_stays_narrowed(
    pane: TimelinePane, show: Any, many: PersonId, book: Book, settle: Settle
) -> None:
    show(many)
    pane.filters.narrow(Wanted(text="talk 39"))
    settle()
    assert shown(pane).count("talk") == 14
    pane._jobs.write(pane, service.rename, book, many, "Zoë Lind-Rey", now=NOW)
    settle()
    assert shown(pane).count("talk") == 14


def test_what_was_just_logged_is_seen_whatever_was_looked_for(
    pane: TimelinePane, show: Any, people: Any, settle: Settle, press: Any
) -> None:
    show(people.ana)
    pane.filters.narrow(Wanted(Kind.NOTE, None, "passwd"))
    settle()
    press(pane.quick_line.line, *"call Ana", KEY.Key_Return)
    settle()
    assert pane.filters.wanted == Wanted()
    assert "promise" in shown(pane)


def test_words_that_were_looked_for_stand_on_their_own_ground(
    pane: TimelinePane, show: Any, people: Any, book: Book, settle: Settle, press: Any
) -> None:
    def marked() -> bool:
        pane.grab()
        settle()
        return LIGHT.mark.lower() in inks(picture_of(pane.list.viewport()))

    with book.step("fill", "Filling", now=NOW) as step:
        step.update("interaction", 3, text="**Straße** by the harbour")
    show(people.ana)
    assert not marked()
    search(pane, settle, press, "strasse")
    assert marked()
    pane.list.go_to_talk(3)
    assert marked()
    pane.back()
    settle()
    search(pane, settle, press, "job")
    assert marked(), "of plain words"
    pane.list.toggle(shown(pane).index("talk"))
    assert marked(), "unfolded too"
    pane.back()
    settle()
    assert not marked()
