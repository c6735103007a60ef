"""A start that fails is said on standard error and in a window, word for word, and ends with status 1."""

import gc
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QLabel, QMessageBox
from pytestqt.qtbot import QtBot

from networker import app
from networker.__main__ import main
from networker.services import people
from networker.store.book import Book
from networker.ui import cannot_start
from tests.journeys.steps import NOW


@pytest.fixture(autouse=True)
def _collected_again() -> Iterator[None]:
    """A start puts the collector to rest until the window is painted; here none is."""
    yield
    gc.enable()


def start(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[int, list[str]]:
    """Start on a folder as with a screen, read what the process beside it shows, and close it."""
    monkeypatch.setenv("QT_QPA_PLATFORM", "xcb")
    monkeypatch.setattr(cannot_start, "UNSEEN", frozenset())
    begun: list[list[str]] = []
    monkeypatch.setattr(cannot_start.subprocess, "Popen", lambda words, **_how: begun.append(words))
    status = app.run(["--data-dir", str(folder)])
    ((python, *module, option, sentence, language),) = begun
    assert (python, module) == (sys.executable, ["-m", "networker"])
    said: list[str] = []

    def read() -> None:
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        said.extend(label.text() for label in box.findChildren(QLabel) if label.text())
        box.close()

    QTimer.singleShot(0, read)
    assert main([option, sentence, language]) == 1
    return status, said


def test_a_folder_that_cannot_be_used_is_said_in_a_window(
    tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    taken = tmp_path / "no <b>folder"
    taken.touch()
    status, said = start(taken, monkeypatch)
    assert status == 1
    assert said[0] == "Networker could not be started."
    assert said[1].startswith(f"The folder {taken} cannot be used: Not a directory. Make sure")
    assert capsys.readouterr().err == f"networker: {said[1]}\n"


def test_a_damaged_book_is_said_and_no_traceback(data_dir: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Where nobody sees a window, none asks what is to be done."""
    with_people = Book(data_dir, now=NOW)
    people.add(with_people, name="Ana Torres", now=NOW)
    with_people.close()
    whole = with_people.path.read_bytes()
    with_people.path.write_bytes(whole[:100] + b"\xff" * (len(whole) - 100))
    assert app.run(["--data-dir", str(data_dir)]) == 1
    assert gc.isenabled(), "it rests until a window is whole, and here comes none"
    assert capsys.readouterr().err.startswith("networker: Part of the book is damaged: nothing was changed,")


def test_where_nobody_sees_a_window_none_waits(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").touch()
    assert app.run(["--data-dir", str(tmp_path / "file")]) == 1


def test_what_is_shown_is_text(qtbot: QtBot) -> None:
    box = cannot_start.message("<b>/home/x</b>")
    qtbot.addWidget(box)
    assert {label.textFormat().name for label in box.findChildren(QLabel)} == {"PlainText"}
