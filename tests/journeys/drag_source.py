"""Another program, from which a file or words are dragged: `python -m tests.journeys.drag_source FILE_OR_WORDS`.

A process of its own, since a drag within one process never meets the X server's protocol. It says each change
on standard output, one JSON object a line, and ends when its standard input does.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QMimeData, QPoint, QSocketNotifier, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget


def say(**values: object) -> None:
    """One line for whoever started this process."""
    print(json.dumps(values), flush=True)


class Desk(QWidget):
    """A square with one file or a few words on it; above other windows, so that a hand always reaches it."""

    def __init__(self, held: str) -> None:
        super().__init__(None, Qt.WindowType.WindowStaysOnTopHint)
        self._held = held
        self.setWindowTitle("Desk")
        self.setGeometry(60, 60, 160, 120)

    def moveEvent(self, event: QMoveEvent) -> None:
        self._say_place()

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._say_place()

    def _say_place(self) -> None:
        corner = self.mapToGlobal(QPoint())
        say(place=[corner.x(), corner.y(), self.width(), self.height()])

    def mousePressEvent(self, event: QMouseEvent) -> None:
        say(pressed=True)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        mime = QMimeData()
        mime.setText(self._held)  # file managers give the name of a file as words too
        if Path(self._held).is_absolute():
            mime.setUrls([QUrl.fromLocalFile(self._held)])
        drag = QDrag(self)
        drag.setMimeData(mime)
        drag.actionChanged.connect(lambda action: say(offered=action.name))
        say(dragging=True)
        # As file managers do; whoever asks for a move has it deleted here.
        both = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction
        say(dropped=drag.exec(both, Qt.DropAction.MoveAction).name)


def main(held: str) -> int:
    """Show it until standard input ends."""
    qt = QApplication([])
    desk = Desk(held)
    desk.show()
    ending = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    ending.activated.connect(qt.quit)
    return qt.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
