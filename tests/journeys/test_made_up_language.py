"""The whole program in a made up language, and from right to left: everything is translated, and nothing is cut."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from networker.ui.application import Application
from networker.ui.settling import settle
from tests import samples
from tests.journeys.steps import NOW, opened
from tests.journeys.walk import IN_A_FILE, everywhere
from tests.ui import painted, pseudo


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


def test_everything_that_is_shown_is_translated_and_has_room(
    program: Application, shown: pseudo.Shown, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cut: list[str] = []
    heard = painted.Painted(monkeypatch)
    for where in everywhere(program):
        shown.look(where)
        written = heard.of(program.window)
        found = (
            *painted.cut(written),
            *painted.crossing(written),
            *painted.overlapping(written, program.window),
        )
        cut += [*pseudo.clipped(program.window, where), *(f"{where}: {each}" for each in found)]
    for action in program.window.palette_actions():
        shown.texts.setdefault(action.text, "palette")
    assert len(shown.texts) > 1000
    assert not (left := pseudo.untranslated(shown, tmp_path / "networker.db", also=IN_A_FILE)), "\n".join(
        left
    )
    assert not cut, "\n".join(cut)
