"""A balloon of the tray has no buttons: a press on it opens what was told last."""

from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from networker.desktop.notify.balloon import Balloon
from networker.desktop.notify.port import OPEN, Action, Notification


class Tray(QObject):
    told_pressed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.available = True
        self.told: list[tuple[str, str]] = []

    def tell(self, title: str, text: str) -> None:
        self.told.append((title, text))


def test_it_is_said_literally_and_the_last_one_is_pressed(qtbot: QtBot) -> None:
    tray = Tray()
    balloon = Balloon(tray)  # type: ignore[arg-type]
    said: list[object] = []
    balloon.shown.connect(said.append)
    balloon.failed.connect(lambda tag: said.append(("failed", tag)))
    balloon.pressed.connect(lambda *what: said.append(what))
    tray.told_pressed.emit()
    assert said == [("", OPEN)], "something else was told, so it opens the program"
    said.clear()
    balloon.show(Notification("a", "A & B", "<img src=/etc/x> & C", (Action("done", "Done"),)))
    assert said == []
    qtbot.waitUntil(lambda: said == ["a"], timeout=60_000)
    assert tray.told == [("A & B", "‹img src=/etc/x> & C")]
    tray.told_pressed.emit()
    assert said[1:] == [("a", OPEN)]
    balloon.withdraw("a")
    tray.told_pressed.emit()
    assert said[2:] == [("", OPEN)]
    tray.available = False
    balloon.show(Notification("b", "B", ""))
    qtbot.waitUntil(lambda: said[3:] == [("failed", "b")], timeout=60_000)
    assert len(tray.told) == 1
