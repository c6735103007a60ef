"""The import page, and an import that is being written."""

import threading
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from networker.services.imports import Plan, Report
from networker.store.book import Book
from networker.ui.imports import asked as asked_module
from networker.ui.imports.page import ImportPage
from tests.ui.conftest import PutUp
from tests.ui.imports.steps import ANA, export, start


@pytest.fixture
def page(put_up: PutUp) -> ImportPage:
    return put_up(ImportPage)


@pytest.fixture
def writing(
    page: ImportPage, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> threading.Event:
    """An import of Ana that is being written until the event is set."""
    begun, go_on = threading.Event(), threading.Event()
    apply = asked_module.imports.apply

    def slow(book: Book, plan: Plan, **how: Any) -> Report:
        begun.set()
        assert go_on.wait(10)
        return apply(book, plan, **how)

    monkeypatch.setattr(asked_module.imports, "apply", slow)
    start(page, qtbot, export(tmp_path / "a.csv", ANA))
    page.apply.click()
    assert begun.wait(10)
    return go_on
