"""The palette: people and actions by a few letters, by keys alone."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.services import people, quick_log
from networker.services.errors import CannotDo
from networker.store.book import Book
from networker.ui.icons import Icons
from networker.ui.palette import FIELD, ROW, SHADE, Palette, PaletteAction, _height
from networker.ui.palette_lines import letters
from networker.ui.theme import Theme
from tests.ui.helpers import NOW


@pytest.fixture
def run() -> list[str]:
    return []


@pytest.fixture
def palette(book: Book, jobs: Jobs, theme: Theme, icons: Icons, qtbot: QtBot, run: list[str]) -> Palette:
    for name in ("Ana Torres", "Łukasz Wrona"):
        people.add(book, name=name, now=NOW)
    page = QWidget()
    qtbot.addWidget(page)
    page.resize(1200, 752)
    page.show()
    actions = [PaletteAction("Log something", "Ctrl+L", "write", lambda: run.append("log")),
               PaletteAction("Import files…", "Ctrl+O", "import", lambda: run.append("import"), "open a logo")]  # fmt: skip
    made = Palette(
        lambda: actions, book=book, jobs=jobs, theme=theme, icons=icons, clock=lambda: NOW, parent=page
    )
    made.open()
    qtbot.waitUntil(lambda: jobs.idle)
    return made


@pytest.fixture
def everywhere(palette: Palette, book: Book, qtbot: QtBot) -> Palette:
    """The one of the window, with the search language."""
    palette.dismiss()
    people.add(book, name="Logan Ode", now=NOW)
    actions = [*palette._actions(), PaletteAction("Tidy: not people", "", "tidy", lambda: None)]
    made = Palette(
        lambda: actions, book=book, jobs=palette._jobs, theme=palette._theme, icons=palette._icons, clock=lambda: NOW,
        parent=palette._page, everywhere=True,
    )  # fmt: skip
    made.open()
    qtbot.waitUntil(lambda: made._jobs.idle)
    return made


def listed(palette: Palette) -> list[str]:
    return [line.head or (line.person.name if line.person else line.action.text) for line in palette._lines]  # type: ignore[union-attr]


def test_it_opens_with_people_and_every_action(palette: Palette) -> None:
    assert listed(palette) == [
        "People",
        "Ana Torres",
        "Łukasz Wrona",
        "Actions",
        "Log something",
        "Import files…",
    ]


def test_letters_narrow_people_and_actions(palette: Palette, qtbot: QtBot) -> None:
    palette.field.setText("lukasz")
    qtbot.waitUntil(lambda: palette._jobs.idle)
    assert listed(palette) == ["People", "Łukasz Wrona"]
    palette.field.setText("impo")
    qtbot.waitUntil(lambda: palette._jobs.idle)
    assert listed(palette) == ["Actions", "Import files…"]


def test_other_words_find_an_action_after_those_that_are_called_so(palette: Palette, qtbot: QtBot) -> None:
    for typed, found in (
        ("open files", ["Import files…"]),
        ("log", ["Log something", "Import files…"]),
        ("i", ["Import files…", "Log something"]),
    ):
        palette.field.setText(typed)
        qtbot.waitUntil(lambda: palette._jobs.idle)
        assert listed(palette) == ["Actions", *found]


def test_enter_chooses_and_gives_the_way_free(palette: Palette, qtbot: QtBot, run: list[str]) -> None:
    asked: list[object] = []
    palette.person_requested.connect(asked.append)
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert len(asked) == 1
    assert not palette.isVisible()
    palette.open()
    qtbot.waitUntil(lambda: palette._jobs.idle)
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert run == ["import"]


def test_escape_closes_it(palette: Palette, qtbot: QtBot) -> None:
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def chosen_first(palette: Palette, qtbot: QtBot, typed: str) -> str:
    palette.field.setText(typed)
    qtbot.waitUntil(lambda: palette._jobs.idle)
    line = palette._lines[palette._chosen]
    return line.person.name if line.person else line.action.text if line.action else ""


def test_an_action_that_is_called_so_stands_before_people(everywhere: Palette, qtbot: QtBot) -> None:
    for typed, first in (
        ("not people", "Tidy: not people"),  # as a search: everybody
        ("NOT  people", "Tidy: not people"),
        ("log something", "Log something"),
        ("log some", "Log something"),  # nobody is called so
        ("log", "Logan Ode"),  # somebody is
        ("logan", "Logan Ode"),
        ("lo", "Logan Ode"),
        ("people", "Tidy: not people"),
        ("torres", "Ana Torres"),
    ):
        assert chosen_first(everywhere, qtbot, typed) == first, typed
    chosen_first(everywhere, qtbot, "impo")
    assert listed(everywhere) == ["Actions", "Import files…"], (
        "where nobody is found there is nothing to stand above"
    )


def test_whoever_picks_somebody_is_offered_people_first(palette: Palette, qtbot: QtBot) -> None:
    palette._actions = lambda: [PaletteAction("New person: Ana", "", "add", lambda: None)]
    assert chosen_first(palette, qtbot, "ana") == "Ana Torres"


def test_who_is_called_so_stands_before_whom_it_is_said_of(
    everywhere: Palette, book: Book, qtbot: QtBot
) -> None:
    other, _ = people.add(book, name="Montserrat Zamora", now=NOW)
    people.set_notes(book, other, "analyst of tortillas", now=NOW)
    quick_log.log(book, "coffee Montserrat Zamora today", now=NOW)  # so she was talked with last
    everywhere.open()
    assert chosen_first(everywhere, qtbot, "ana tor") == "Ana Torres"
    assert listed(everywhere)[1:3] == ["Ana Torres", "Montserrat Zamora"]


def test_enter_is_about_what_was_typed_and_not_about_what_stood_there(
    everywhere: Palette, book: Book, qtbot: QtBot
) -> None:
    ana, ben = (
        book.read("SELECT id FROM person WHERE name = ?", (name,))[0][0]
        for name in ("Ana Torres", "Logan Ode")
    )
    asked: list[object] = []
    everywhere.person_requested.connect(asked.append)
    for typed, keys, whom in (
        ("torres", [Qt.Key.Key_Return], ana),
        ("logan", [Qt.Key.Key_Return], ben),
        ("", [Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return], 0),
    ):
        everywhere.open()
        qtbot.waitUntil(lambda: everywhere._jobs.idle)
        everywhere.field.setText(typed)
        for key in keys:
            qtbot.keyClick(everywhere.field, key)
        qtbot.waitUntil(lambda: everywhere._jobs.idle)
        assert asked == [whom or everywhere._people[2].id], typed
        assert not everywhere.isVisible()
        asked.clear()


def test_enter_for_nobody_opens_nobody(everywhere: Palette, qtbot: QtBot) -> None:
    asked: list[object] = []
    everywhere.person_requested.connect(asked.append)
    everywhere.field.setText("xyzzy")
    qtbot.keyClick(everywhere.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: everywhere._jobs.idle)
    assert (asked, everywhere.isVisible()) == ([], True)


def test_in_a_low_window_the_chosen_line_is_always_seen(everywhere: Palette, qtbot: QtBot) -> None:
    everywhere._page.resize(900, 340)
    everywhere.open()
    qtbot.waitUntil(lambda: everywhere._jobs.idle)
    seen = set()
    for _ in range(12):
        qtbot.keyClick(everywhere.field, Qt.Key.Key_Down)
        top = everywhere._scrolled
        before = sum(_height(line) for line in everywhere._lines[: everywhere._chosen])
        assert before - top >= 0
        assert before + ROW - top <= everywhere.height() - 2 * SHADE - FIELD - 8
        middle = SHADE + FIELD + 8 + before - top + ROW / 2
        assert everywhere._line_at(middle) == everywhere._chosen
        seen.add(top)
    assert len(seen) > 1, "it was too long for the window"


def test_all_the_words_are_marked() -> None:
    assert letters("Import files…", "file im") == ((0, 2), (7, 11))


def test_nearly_the_same_words_are_told(everywhere: Palette, book: Book, qtbot: QtBot) -> None:
    quick_log.log(book, "call Logan Ode today: the kubernetes talk", now=NOW)
    everywhere.open()
    assert chosen_first(everywhere, qtbot, "kubernets") == "Logan Ode"
    assert "found" in everywhere._lines[0].head
    assert "kubernetes" in everywhere._lines[0].head
    chosen_first(everywhere, qtbot, "logan")
    assert everywhere._lines[0].head == "People"


@pytest.mark.parametrize(
    ("typed", "said"),
    [("circle:blue", "circle: does not know"), ("(ana", "bracket"), ("logan or", "waits for")],
)
def test_what_is_not_understood_is_said(everywhere: Palette, qtbot: QtBot, typed: str, said: str) -> None:
    chosen_first(everywhere, qtbot, typed)
    assert said in next(line.head for line in everywhere._lines if line.head)
    chosen_first(everywhere, qtbot, "logan")
    assert everywhere._lines[0].head == "People"


def test_keys_wait_for_a_trip_as_they_do_for_people(everywhere: Palette, qtbot: QtBot) -> None:
    trips: list[str] = []
    everywhere.trip_requested.connect(trips.append)
    everywhere.field.setText("Lyon 3-5 May")
    qtbot.keyClick(everywhere.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: everywhere._jobs.idle)
    assert trips == ["Lyon 3-5 May"]


def test_a_trip_typed_before_is_not_taken_for_what_is_typed_now(everywhere: Palette, qtbot: QtBot) -> None:
    trips: list[str] = []
    everywhere.trip_requested.connect(trips.append)
    everywhere.field.setText("Lyon 3-5 May")
    qtbot.waitUntil(lambda: everywhere._jobs.idle)
    assert listed(everywhere) == ["Actions", "Trip: \u2068Lyon\u2069, 3–5 May"]
    everywhere.field.setText("xyzzy")
    qtbot.keyClick(everywhere.field, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: everywhere._jobs.idle)
    assert (trips, everywhere.isVisible()) == ([], True)


def test_a_question_stands_before_what_scattered_words_lead_to(everywhere: Palette, qtbot: QtBot) -> None:
    ask = PaletteAction("Ask your people…", "Ctrl+E", "ask", lambda: None, "who knows question whom do i ask")
    care = PaletteAction("Give a link", "", "ask", lambda: None, "who would care")
    everywhere._actions = lambda: [ask, care]
    for typed, first in (
        ("who knows whom in", "Ask: Who knows whom in?"),
        ("who would care", "Give a link"),
        ("who asks question", "Ask: Who asks question?"),
    ):
        assert chosen_first(everywhere, qtbot, typed) == first, typed
    chosen_first(everywhere, qtbot, "who knows do")
    assert listed(everywhere)[-1] == "Ask your people…", "it can still be chosen"


@pytest.mark.parametrize("question", ["find", "trip_in"])
def test_where_reading_fails_it_is_told_and_the_keys_work_on(
    everywhere: Palette, qtbot: QtBot, run: list[str], monkeypatch: pytest.MonkeyPatch, question: str
) -> None:
    def broken(*_: object, **__: object) -> None:
        raise CannotDo("the disk is gone")

    told: list[str] = []
    everywhere._jobs.failed.connect(told.append)
    monkeypatch.setattr(f"networker.ui.palette.{question}", broken)
    everywhere.field.setText("import")
    qtbot.waitUntil(lambda: everywhere._jobs.idle)
    assert told == ["the disk is gone"]
    qtbot.keyClick(everywhere.field, Qt.Key.Key_Return)
    assert run == ["import"]
