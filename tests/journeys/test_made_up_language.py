"""The whole program in a made up language, and from right to left: everything is translated, and nothing is cut."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from networker.domain.vocabulary import PersonId
from networker.ui.application import Application
from networker.ui.page_table import PAGES
from networker.ui.settling import settle
from tests import samples
from tests.journeys.steps import NOW, opened
from tests.ui import pseudo

ASKS_THE_DESKTOP = ("calendar",)  # doors behind which a window of the desktop's chooses a file


@pytest.fixture
def shown(monkeypatch: pytest.MonkeyPatch) -> pseudo.Shown:
    pseudo.speak(monkeypatch)
    return pseudo.Shown(monkeypatch)


@pytest.fixture
def program(shown: pseudo.Shown, tmp_path: Path) -> Iterator[Application]:
    from networker.store.book import Book

    with closing(Book(tmp_path, now=NOW)) as book:
        samples.fill(book, now=NOW)
    with opened(tmp_path) as application:
        application.window.resize(1280, 800)
        application.window.complete()
        settle(application)
        yield application


def _everywhere(program: Application) -> Iterator[str]:
    """Each page, and behind each of its doors."""
    window = program.window
    window.show_person(
        PersonId(program.session.book.read("SELECT id FROM person WHERE name = 'Ana Torres'")[0][0])
    )
    settle(program)
    yield "people"
    for entry in PAGES:
        window.open_page(entry)
        settle(program)
        yield entry.key
        for door in entry.doors:
            if door.then is not None and door.key not in ASKS_THE_DESKTOP:
                door.then(window.pages[entry])
                settle(program)
                yield f"{entry.key}, {door.key}"
    window.show_people()


def test_everything_that_is_shown_is_translated_and_has_room(
    program: Application, shown: pseudo.Shown, tmp_path: Path
) -> None:
    cut: list[str] = []
    for where in _everywhere(program):
        shown.look(where)
        cut += pseudo.clipped(program.window, where)
    for action in program.window.palette_actions():
        shown.texts.setdefault(action.text, "palette")
    assert len(shown.texts) > 1000
    assert not (left := pseudo.untranslated(shown, tmp_path / "networker.db")), "\n".join(left)
    assert not cut, "\n".join(cut)
