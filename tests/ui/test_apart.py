"""Logging apart from the big window: what is made ready beforehand, and when it is not."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

from networker.desktop.jobs import Jobs
from networker.services.book import Book
from networker.ui.apart import Apart
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from tests.ui.helpers import NOW


@pytest.fixture
def apart(book: Book, jobs: Jobs, theme: Theme, icons: Icons) -> Iterator[Apart]:
    owner = QObject()
    made = Apart(theme=theme, icons=icons, clock=lambda: NOW, hot_key="", lang="en", port=None, parent=owner)
    made.serve(book, jobs)
    yield made
    made.close()


def test_the_small_window_is_made_ready_once(apart: Apart, monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    monkeypatch.setattr(apart.window, "warm", lambda: made.append("ready"))
    apart.warm()
    apart.warm()
    assert made == ["ready"]


def test_nothing_is_made_ready_where_the_program_has_ended_meanwhile(
    apart: Apart, jobs: Jobs, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart.window, "warm", lambda: pytest.fail("nobody will ever log in it"))
    monkeypatch.setattr(jobs, "closed", True)
    apart.warm()
