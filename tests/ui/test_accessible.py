"""Every page of the table for somebody who sees nothing or has no mouse: names, roles, and the way of Tab.

Pages are walked as a screen reader walks them, down the tree of accessible things, in an empty book and in a full one.
A page added to the table is walked without a word here.
"""

import re
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any, NamedTuple

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QLabel,
    QLineEdit,
    QWidget,
)

from networker.domain.vocabulary import GatheringId
from networker.services import people
from networker.store.book import Book
from networker.ui.application import Application
from networker.ui.page import Door, PageEntry
from networker.ui.page_table import ACQUAINTED, IMPORT, PAGES, TIDY
from networker.ui.palette import Palette
from networker.ui.reach_out.card import Card
from networker.ui.settling import settle
from networker.ui.tidy.card import Card as TidyCard
from networker.ui.tidy.pair import PairView
from networker.ui.tidy.rows import ChoiceCell
from networker.ui.ties_map.canvas import TieMap
from networker.ui.triage.deck import Deck
from networker.ui.widgets.over_card import OverCard
from tests import samples
from tests.journeys.steps import NOW, opened

MOST_STOPS = 150  # on the way once round the window
TWICE_AS_LARGE = (960, 470)
PARTS_OF_A_FIELD = 3
MOST_ITEMS = 40  # of a list: the rows further down are made by the same code
# What is painted as one thing that holds several: Qt knows no better role.
GROUPS = (Card, PairView, TidyCard, Deck, TieMap)
PLAIN = (QAccessible.Role.NoRole, QAccessible.Role.Client)


class Way(NamedTuple):
    """To a page as it first stands, or through a door that opens something on it."""

    entry: PageEntry[Any]
    door: Door[Any] | None = None

    @property
    def key(self) -> str:
        return f"{self.entry.key}-{self.door.key}" if self.door else self.entry.key


WAYS = (
    *(Way(entry) for entry in PAGES),
    *(
        Way(entry, door) for entry in PAGES for door in entry.doors
        if door.then is not None and door.key != "calendar"  # which is the system's own dialog
    ),
)  # fmt: skip


# What these open lies over the page and has a way of its own.
OVER = [
    way for way in WAYS if way.key in ("groups-group", "wins-win", "wins-introduction", "wins-recommendation")
]


@pytest.fixture(scope="module", params=["empty", "full"])
def application(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Application]:
    """The program on a book of nobody, and on one of many; the pages are walked in one window, as people do."""
    folder = tmp_path_factory.mktemp(request.param)
    if request.param == "full":
        with closing(Book(folder, now=NOW)) as book:
            samples.fill(book, now=NOW)
            for name in ("Ana Ruiz", "Ana Ruíz"):  # whom Tidy asks about
                people.add(book, name=name, now=NOW)
    with opened(folder) as found:
        yield found


def _card(folder: Path) -> Path:
    file = folder / "somebody.vcf"
    file.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Cem Odo\nTEL:+34600000001\nEND:VCARD\n", encoding="utf-8")
    return file


def _page(application: Application, way: Way) -> QWidget:
    window = application.window
    window.activateWindow()
    page = window.open_page(way.entry)
    if way.entry is IMPORT:  # which is never opened without files
        window.start_import([_card(application.session.book.folder)])
    if way.entry is ACQUAINTED and application.session.book.read("SELECT 1 FROM gathering"):
        page.show_gathering(GatheringId(1))  # nor this one without people
    if way.door is not None and way.door.then is not None:
        way.door.then(page)
    assert settle(application)
    assert isinstance(page, QWidget)
    assert page.isVisible()
    return page


def _takes_keys(widget: QWidget) -> bool:
    if not (widget.isVisible() and widget.isEnabled()) or widget.focusPolicy() == Qt.FocusPolicy.NoFocus:
        return False
    return not (isinstance(widget, QAbstractScrollArea | QLineEdit) and widget.focusProxy() is not None)


def _below(thing: QAccessibleInterface, depth: int = 0) -> Iterator[QAccessibleInterface]:
    """All that is shown, from here downwards."""
    yield thing
    assert depth < 40, "the tree leads back into itself"
    for n in range(min(thing.childCount(), MOST_ITEMS)):
        child = thing.child(n)
        if child is not None and child.isValid() and not child.state().invisible:  # type: ignore[attr-defined]
            yield from _below(child, depth + 1)


def _said(thing: QAccessibleInterface) -> str:
    return thing.text(QAccessible.Text.Name).strip()


def _where(thing: QAccessibleInterface) -> str:
    owner = thing.object()
    while owner is None and thing.parent() is not None:
        thing = thing.parent()
        owner = thing.object()
    return f"{type(owner).__name__} {owner.objectName() if owner else ''} {thing.role()}"


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.key)
def test_whatever_takes_the_keyboard_says_what_it_is(application: Application, way: Way) -> None:
    page = _page(application, way)
    stops = [each for each in (page, *page.findChildren(QWidget)) if _takes_keys(each)]
    found = []
    for widget in stops:
        thing = QAccessible.queryAccessibleInterface(widget)
        if thing is None or not _said(thing):
            found.append(f"nameless: {type(widget).__name__} {widget.objectName()}")
        elif thing.role() in PLAIN and not isinstance(widget, GROUPS):
            found.append(f"without a role: {type(widget).__name__} {widget.objectName()}")
    assert found == []


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.key)
def test_a_screen_reader_finds_a_name_on_all_that_can_be_chosen(application: Application, way: Way) -> None:
    root = QAccessible.queryAccessibleInterface(_page(application, way))
    choices = {
        QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton, QAccessible.Role.ComboBox,
        QAccessible.Role.ListItem, QAccessible.Role.Link, QAccessible.Role.EditableText, QAccessible.Role.List,
        QAccessible.Role.PageTab, QAccessible.Role.MenuItem, QAccessible.Role.Graphic, QAccessible.Role.SpinBox,
    }  # fmt: skip
    things = list(_below(root))
    assert len(things) > 1
    inner = (QAccessible.Role.ComboBox, QAccessible.Role.SpinBox)  # whose line is read with the box
    assert [
        _where(each) for each in things
        if each.role() in choices and not _said(each) and each.parent().role() not in inner
    ] == []  # fmt: skip


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.key)
def test_no_markup_is_read_aloud(application: Application, way: Way) -> None:
    """Qt tells the tooltip of whatever has no description, and a tooltip is markup."""
    _page(application, way)
    root = QAccessible.queryAccessibleInterface(application.window)
    told = {
        thing.text(kind)
        for thing in _below(root)
        for kind in (QAccessible.Text.Name, QAccessible.Text.Description)
    }
    assert len(told) > 1
    assert [each for each in told if re.search(r"</?(p|b|i|span|a|br|div|html)\b", each)] == []


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.key)
def test_the_page_itself_can_be_found_in_the_tree(application: Application, way: Way) -> None:
    page = _page(application, way)
    assert page.accessibleName(), "a screen reader says which page it is on"


def _stops(of: QWidget) -> set[QWidget]:
    """What Tab should come to."""
    return {
        each for each in of.findChildren(QWidget)
        if _takes_keys(each) and each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.focusProxy() is None
    }  # fmt: skip


def _lies_over(application: Application) -> QWidget | None:
    """The card or the palette that has the keyboard: Tab stays in it, since what is below cannot be seen whole."""
    stop = application.qt.focusWidget()
    while stop is not None and not isinstance(stop, OverCard | Palette):
        stop = stop.parentWidget()
    return stop


def _next(application: Application, stop: QWidget, key: Qt.Key) -> QWidget:
    """Where the key leads from here; a field of a time has Tab lead through its hours and minutes first."""
    for _ in range(PARTS_OF_A_FIELD):
        QTest.keyClick(stop, key)
        found = application.qt.focusWidget()
        assert found is not None, f"{type(stop).__name__} {stop.objectName()} lets the keyboard fall"
        if found is not stop:
            return found
    pytest.fail(f"{type(stop).__name__} {stop.objectName()} keeps the keyboard")


@pytest.mark.parametrize("way", [way for way in WAYS if way not in OVER], ids=lambda way: way.key)
@pytest.mark.parametrize("back", [False, True], ids=["tab", "shift-tab"])
def test_tab_passes_every_stop_of_the_page_and_none_keeps_it(
    application: Application, way: Way, back: bool
) -> None:
    page = _page(application, way)
    window = application.window
    assert _lies_over(application) is None
    wanted = _stops(page)
    key = Qt.Key.Key_Backtab if back else Qt.Key.Key_Tab
    stop = application.qt.focusWidget()
    assert stop is not None, "opening a page leaves the keyboard somewhere"
    gone: list[QWidget] = []
    while stop not in gone:
        gone.append(stop)
        assert len(gone) < MOST_STOPS
        stop = _next(application, stop, key)
    # Where a page itself holds the keyboard, it is no stop, and the way round begins at the one after it.
    begins = 0 if gone[0] in wanted or (not page.isAncestorOf(gone[0]) and gone[0] is not page) else 1
    assert stop in gone[: begins + 1], f"{type(stop).__name__} {stop.objectName()} keeps the keyboard"
    assert any(not page.isAncestorOf(each) for each in gone), "the rest of the window is reached from it"
    # Of radios that stand together Qt has Tab pass one, once it was there, and the arrows lead to the others.
    missed = {each for each in wanted - set(gone) if each.focusPolicy() & Qt.FocusPolicy.TabFocus}
    assert [f"{type(each).__name__} {each.objectName()} {each.accessibleName()}" for each in missed] == []
    assert all(each.window() is window for each in gone)


@pytest.mark.parametrize("way", OVER, ids=lambda way: way.key)
def test_what_lies_over_a_page_is_passed_whole_and_left_by_esc(application: Application, way: Way) -> None:
    _page(application, way)
    over = _lies_over(application)
    assert over is not None
    stop = application.qt.focusWidget()
    gone: list[QWidget] = []
    while stop is not None and stop not in gone:
        gone.append(stop)
        assert over.isAncestorOf(stop)
        QTest.keyClick(stop, Qt.Key.Key_Tab)
        stop = application.qt.focusWidget()
    missed = _stops(over) - set(gone)
    assert [f"{type(each).__name__} {each.objectName()} {each.accessibleName()}" for each in missed] == []
    assert stop is not None
    QTest.keyClick(stop, Qt.Key.Key_Escape)
    assert settle(application)
    assert _lies_over(application) is None
    assert application.qt.focusWidget() is not None, "the keyboard goes back to what it was taken from"


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.key)
def test_rows_of_a_list_say_their_text(application: Application, way: Way) -> None:
    for view in _page(application, way).findChildren(QAbstractItemView):
        model = view.model()
        if not view.isVisible() or model is None:
            continue
        for row in range(min(model.rowCount(), MOST_ITEMS)):
            index = model.index(row, 0)
            said = index.data(Qt.ItemDataRole.AccessibleTextRole) or index.data(Qt.ItemDataRole.DisplayRole)
            assert str(said or "").strip(), f"row {row} of {type(view).__name__} {view.objectName()}"


def _cut(page: QWidget, window: QWidget) -> Iterator[str]:
    """What is not shown whole: words that are wider or higher than their place, or that stand beyond the window."""
    for each in page.findChildren(QWidget):
        if not each.isVisible() or not isinstance(each, QLabel | QAbstractButton) or not each.text():
            continue
        called = f"{type(each).__name__} {each.objectName()}: {each.text()[:40]}"
        metrics = each.fontMetrics()
        if isinstance(each, QLabel) and each.wordWrap():
            if each.heightForWidth(each.width()) > each.height() + 1:
                yield f"too low: {called}"
        elif (
            metrics.horizontalAdvance(each.text()) > each.width() + 1 or metrics.height() > each.height() + 2
        ):
            yield f"too small: {called}"
        if each.mapTo(window, each.rect().topRight()).x() > window.width():
            yield f"beyond the window: {called}"


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.key)
def test_at_twice_the_size_nothing_is_cut_on_a_usual_screen(application: Application, way: Way) -> None:
    """1,920 by 1,080 at 200 % leaves 960 by 540 to the desktop, with its bar and the window's frame."""
    window, before = application.window, application.window.size()
    try:
        window.resize(*TWICE_AS_LARGE)
        page = _page(application, way)
        page.grab()  # which lays out what is laid out when it is painted
        assert (window.width(), window.height()) == TWICE_AS_LARGE
        assert list(_cut(page, window)) == []
    finally:
        window.resize(before)


def test_the_arrows_lead_to_the_radio_that_tab_passes_by(data_dir: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        for name in ("Ana Ruiz", "Ana Ruíz"):
            people.add(book, name=name, now=NOW)
    with opened(data_dir) as application:
        page = _page(application, Way(TIDY))
        left, right = [each for each in page.findChildren(ChoiceCell) if each.isVisible()][:2]
        left.setFocus()
        QTest.keyClick(left, Qt.Key.Key_Right)
        assert application.qt.focusWidget() is right
        assert right.isChecked()
