"""The start of the program: Python's collector rests until the window is whole, and no longer."""

import gc
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, Signal

from networker import app


class Window(QObject):
    first_people_painted = Signal(int)
    became_whole = Signal()


class Started:
    """Stands in for the application: notes whether the collector works when it is started and when it runs."""

    locked = False

    def __init__(self) -> None:
        self.window = Window()
        self.apart = self  # of the small window nothing but `log` is asked
        self.working: list[bool] = []

    def start(self, *, hidden: bool) -> None:
        self.working.append(gc.isenabled())

    def log(self) -> None:
        pass

    def run(self) -> int:
        self.working.append(gc.isenabled())
        self.window.became_whole.emit()
        self.working.append(gc.isenabled())
        return 0

    def close(self) -> None:
        pass


@pytest.mark.parametrize(
    ("words", "working"),
    [([], [False, False, True]), (["--tray"], [False, True, True]), (["--log"], [False, True, True])],
)
def test_the_collector_rests_until_the_window_is_whole_but_not_while_there_is_no_window(
    words: list[str], working: list[bool], data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    started = Started()

    def application(_given: object, book: app.Book, *_: object, **__: object) -> Started:
        book.close()
        return started

    monkeypatch.setattr(app, "_application", application)
    assert app.run([*words, "--data-dir", str(data_dir)]) == 0
    assert started.working == working
