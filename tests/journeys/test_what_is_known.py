"""What is known of somebody by the keyboard alone: noted, set right, followed to another, taken back."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu, QWidget

from networker.domain.vocabulary import PersonId
from networker.services import people, quick_log, ties
from networker.services.book import Book
from networker.ui.about.place import AboutPlace
from networker.ui.application import Application
from networker.ui.settling import settle
from tests.journeys.steps import NOW, key, opened, press, type_text


def two(folder: Path) -> tuple[int, int]:
    book = Book(folder, now=NOW)
    found = [people.add(book, name=name, now=NOW)[0] for name in ("Ana Torres", "Zoë Lind")]
    book.close()
    return found[0], found[1]


def choose(application: Application, text: str) -> None:
    """Go down the menu of what can be noted to a line, and press Enter."""
    assert settle(application)
    menu = next(
        each for each in application.window.timeline.about.findChildren(QMenu, "noteMenu") if each.isVisible()
    )
    while menu.activeAction() is None or menu.activeAction().text() != text:
        key(menu, "Down")
    key(menu, "Return")
    assert settle(application)


def known(application: Application) -> list[str]:
    stops = application.window.timeline.about.roving.stops
    return [each.accessibleName().replace("\u2068", "").replace("\u2069", "") for each in stops]


def focus(application: Application) -> QWidget:
    found = application.window.focusWidget()
    assert found is not None
    return found


def test_from_nothing_to_a_birthday_and_a_tie_and_back(data_dir: Path) -> None:
    ana, zoe = two(data_dir)
    with opened(data_dir) as application:
        window = application.window
        window.show_person(ana)  # type: ignore[arg-type]
        assert settle(application)
        key(window, "Ctrl+B")
        assert focus(application).accessibleName() == "Note what you know"
        key(focus(application), "Return")
        choose(application, "Birthday")
        type_text(focus(application), "29 Feb")
        press(focus(application), Qt.Key.Key_Return)
        assert settle(application)
        assert known(application) == ["Born: 29 February, kept on 28 February in 2027"]
        assert "Noted on Ana Torres" in window.undo_bar.text

        window.timeline.about.offer()
        choose(application, "Introduced by…")
        type_text(focus(application), "zoe")
        assert settle(application)
        press(focus(application), Qt.Key.Key_Return)
        key(focus(application), "Return")  # what they are to each other is said: *Save* has the keyboard
        assert settle(application)
        assert known(application)[1:] == ["Introduced by: Zoë Lind"]

        window.timeline.about.take_keyboard()
        key(focus(application), "End")
        key(focus(application), "Return")  # the chip leads to her
        assert settle(application)
        assert window.person == zoe
        assert known(application) == ["Introduced: Ana Torres"]
        assert focus(application) is window.timeline.about.roving.stops[0], "and the next key means her"
        key(window, "Ctrl+Z")
        assert settle(application)
        assert known(application) == []
        key(window, "Esc")
        assert not window.timeline.about.isVisible()
        assert window.person == zoe  # Esc left what is known, not her


def test_tab_follows_the_eye_from_the_list_to_what_is_known(data_dir: Path) -> None:
    ana, zoe = two(data_dir)
    book = Book(data_dir, now=NOW)
    ties.add(book, PersonId(ana), "friend", PersonId(zoe), now=NOW)
    quick_log.log(book, "coffee yesterday: tea", now=NOW, context=PersonId(ana))
    book.close()
    with opened(data_dir) as application:
        window = application.window
        window.resize(1920, 1080)
        window.show_person(PersonId(ana))
        assert settle(application)
        window.timeline.list.setFocus()
        seen = []
        for _ in range(3):
            key(focus(application), "Tab")
            seen.append(focus(application))
        assert seen[:2] == [window.timeline.about.add, window.timeline.about.roving.stops[0]]
        assert window.reach_out.isAncestorOf(seen[2])


def test_nobody_chosen_is_said(data_dir: Path) -> None:
    two(data_dir)
    with opened(data_dir) as application:
        window = application.window
        for verb in (AboutPlace.toggle, AboutPlace.note_fact, AboutPlace.note_tie):
            window.chosen.about(verb)
            assert window.undo_bar.text == "Choose the person first, then note what you know"
            window.undo_bar.dismiss()
