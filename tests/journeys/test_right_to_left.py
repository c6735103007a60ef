"""Every page from right to left: nothing is cut, and nothing is written over another."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from networker.store.book import Book
from networker.ui.application import Application
from networker.ui.settling import settle
from tests import samples
from tests.journeys.steps import NOW, opened
from tests.journeys.walk import everywhere
from tests.ui import painted, pseudo


@pytest.fixture(params=[Qt.LayoutDirection.RightToLeft], ids=["leftward"])
def program(request: pytest.FixtureRequest, qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    with closing(Book(tmp_path, now=NOW)) as book:
        samples.fill(book, now=NOW)
    qapp.setLayoutDirection(request.param)
    try:
        with opened(tmp_path) as application:
            application.window.resize(1280, 800)
            settle(application)
            yield application
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


def test_nothing_is_cut_and_nothing_lies_over_another(
    program: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong: list[str] = []
    heard = painted.Painted(monkeypatch)
    places = 0
    for where in everywhere(program):
        places += 1
        window = program.window
        assert window.layoutDirection() is Qt.LayoutDirection.RightToLeft
        written = heard.of(window)
        assert written, where
        found = [
            *painted.cut(written),
            *painted.crossing(written),
            *painted.overlapping(written, window),
            *painted.squeezed(window),
        ]
        wrong += [f"{where}: {each}" for each in found] + pseudo.clipped(window, where)
    assert places > 30
    assert not wrong, "\n".join(dict.fromkeys(wrong))
