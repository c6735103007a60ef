"""Clicks and types at random in the whole program, for so long: `python -m tests.prove.monkey PLACE SECONDS SEED`.

What it presses is real: every page, card, menu and dialog that can be come to. Three things end outside the program and are
answered here instead: a dialog for files gives one of a folder of its own, an address is opened by nobody, and the desktop is
not asked to start the program. Whoever quits is started again by the caller. Prints how many actions it did.
"""

import faulthandler
import random
import sys
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QFileDialog, QWidget

from networker import app
from networker.cli.run import answer
from networker.desktop import open_with
from networker.ui.application import Application
from networker.ui.page_table import PAGES, _through

WORDS = (
    "ana", "coffee with Ana yesterday", "met Łukasz at the quay", "works at Tern", "王小明", "محمد", "🌻", "<b>x</b>", "/", "@",
    "call Ben friday 9:30", "in Lyon next week", "https://x.example/a?b=c", "12.3.", "who knows about boats", "a" * 600, "\u202egnp",
)  # fmt: skip
KEYS = (
    Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Escape, Qt.Key.Key_Space, Qt.Key.Key_Up,
    Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_PageDown, Qt.Key.Key_PageUp,
    Qt.Key.Key_Delete, Qt.Key.Key_Backspace, Qt.Key.Key_F1, Qt.Key.Key_F2, Qt.Key.Key_Menu, *map(Qt.Key, range(0x30, 0x3A)),
    *map(Qt.Key, range(0x41, 0x5B)),
)  # fmt: skip
NONE, CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)  # fmt: skip
PAUSE = 12  # ms between two actions
STILL = 60  # seconds over its time, after which it tells where it stands still and ends with 1
MOST_WINDOW, LEAST_WINDOW = (1800, 1200), (480, 360)


class Files:
    """Answers the dialogs for files."""

    def __init__(self, place: Path, chance: random.Random) -> None:
        self._place, self._chance = place, chance
        place.mkdir(exist_ok=True)
        (place / "Anas.vcf").write_text(
            "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ruiz\nEMAIL:a@x.example\nEND:VCARD\n"
        )
        (place / "broken.csv").write_bytes(b'"\0First Name,\xff\n')
        (place / "day.ics").write_text(
            "BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\nDTSTART:20261120T090000Z\nSUMMARY:Regatta\nEND:VEVENT\nEND:VCALENDAR\n"
        )

    def choose(self, dialog: QFileDialog) -> None:
        """One of the files, a new one, the folder, or none."""
        if self._chance.random() < 0.3:
            dialog.rejected.emit()
            dialog.finished.emit(0)
            return
        if dialog.fileMode() is QFileDialog.FileMode.Directory:
            path = self._place
        elif dialog.acceptMode() is QFileDialog.AcceptMode.AcceptSave:
            path = self._place / f"made-{self._chance.randrange(20)}"
        else:
            path = self._chance.choice(sorted(self._place.iterdir()))
        dialog.fileSelected.emit(str(path))
        dialog.filesSelected.emit([str(path)])
        dialog.accepted.emit()
        dialog.finished.emit(1)


class Monkey(QObject):
    """Does one thing after the other; the next is set before one is done, since a menu keeps whoever opens it waiting."""

    def __init__(self, program: Application, chance: random.Random, seconds: float) -> None:
        super().__init__()
        self._program, self._chance = program, chance
        self.done = 0
        self._over = False
        QTimer.singleShot(int(seconds * 1000), self, self._end)
        self._next()

    def _next(self) -> None:
        if not self._over:
            QTimer.singleShot(PAUSE, self, self._act)

    def _end(self) -> None:
        self._over = True
        for _ in range(5):
            if (popup := QApplication.activePopupWidget()) is not None:
                popup.close()
        self._program.qt.exit()

    def _act(self) -> None:
        self._next()
        if self._over:
            return
        target = self._target()
        if target is None:
            self._program.window.show()
            return
        self.done += 1
        ways = (self._click, self._press_button, self._key, self._type, self._turn, self._page, self._size)
        [way] = self._chance.choices(ways, (30, 22, 25, 10, 6, 6, 1))
        way(target)

    def _target(self) -> QWidget | None:
        found = QApplication.activePopupWidget() or QApplication.activeModalWidget()
        if found is not None:
            return found
        shown = [each for each in QApplication.topLevelWidgets() if each.isVisible() and each.width() > 40]
        return self._chance.choice(shown) if shown else None

    def _click(self, window: QWidget) -> None:
        at = QPoint(
            self._chance.randrange(max(window.width(), 1)), self._chance.randrange(max(window.height(), 1))
        )
        self._click_at(window.childAt(at) or window, window.mapToGlobal(at))

    def _press_button(self, window: QWidget) -> None:
        shown = [
            each for each in window.findChildren(QAbstractButton) if each.isVisible() and each.isEnabled()
        ]
        if shown:
            button = self._chance.choice(shown)
            self._click_at(button, button.mapToGlobal(button.rect().center()))

    def _click_at(self, widget: QWidget, at: QPoint) -> None:
        button = self._chance.choices(
            (Qt.MouseButton.LeftButton, Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton), (85, 12, 3)
        )[0]
        modifiers = self._chance.choices((NONE, CTRL, SHIFT), (90, 6, 4))[0]
        click = QTest.mouseDClick if self._chance.random() < 0.05 else QTest.mouseClick
        click(widget, button, modifiers, widget.mapFromGlobal(at))

    def _focus(self, window: QWidget) -> QWidget:
        return QApplication.focusWidget() or window

    def _key(self, window: QWidget) -> None:
        modifiers = self._chance.choices((NONE, CTRL, SHIFT, CTRL | SHIFT, ALT), (60, 20, 8, 8, 4))[0]
        QTest.keyClick(self._focus(window), self._chance.choice(KEYS), modifiers)

    def _type(self, window: QWidget) -> None:
        widget = self._focus(window)
        for ch in self._chance.choice(WORDS):
            QApplication.sendEvent(widget, QKeyEvent(QEvent.Type.KeyPress, 0, NONE, ch))
            if QApplication.focusWidget() is not widget:
                return  # it went away by what was typed

    def _turn(self, window: QWidget) -> None:
        at = QPoint(window.width() // 2, window.height() // 2)
        widget = window.childAt(at) or window
        turned = QPoint(0, self._chance.choice((-1200, -120, 120, 1200)))
        QApplication.sendEvent(
            widget,
            QWheelEvent(
                QPointF(widget.mapFrom(window, at)), QPointF(window.mapToGlobal(at)), QPoint(), turned, Qt.MouseButton.NoButton,
                NONE, Qt.ScrollPhase.NoScrollPhase, False,
            ),
        )  # fmt: skip

    def _page(self, _window: QWidget) -> None:
        """Through any door, as the palette would; back to the people half of the time, where most of the work is."""
        shown = self._program.window
        if self._chance.random() < 0.4:
            shown.show_people()
            return
        doors = [door.key for entry in PAGES for door in entry.doors]
        _through(shown, self._chance.choice(doors))

    def _size(self, window: QWidget) -> None:
        if window is self._program.window:
            window.resize(
                *(
                    self._chance.randint(least, most)
                    for least, most in zip(LEAST_WINDOW, MOST_WINDOW, strict=True)
                )
            )


class _Nowhere:
    """What would open addresses."""

    @staticmethod
    def openUrl(_url: object) -> bool:
        return True


def main(place: Path, seconds: float, seed: str) -> int:
    faulthandler.dump_traceback_later(seconds + STILL, exit=True)
    chance = random.Random(seed)
    files = Files(place / "files", chance)
    QFileDialog.open = lambda dialog, *_: files.choose(dialog)  # type: ignore[method-assign]
    open_with.QDesktopServices = _Nowhere  # type: ignore[misc, assignment]
    run, monkeys = Application.run, []

    def driven(program: Application) -> int:
        program.theme.reduced_motion = True
        program.window.became_whole.connect(lambda: monkeys.append(Monkey(program, chance, seconds)))
        return run(program)

    Application.run = driven  # type: ignore[method-assign]
    status = app.run(["--data-dir", str(place / "book")], perform=answer)
    print(f"did {sum(each.done for each in monkeys)}", flush=True)
    return status


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), float(sys.argv[2]), sys.argv[3]))
