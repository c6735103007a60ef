"""Another program, from which a file is dragged: `python -m tests.journeys.drag_source FILE`.

A process of its own, since a drag within one process never meets the X server's protocol. It says each change
on standard output, one JSON object a line, and ends when its standard input does.
"""

import json
import sys

from PySide6.QtCore import QMimeData, QPoint, QSocketNotifier, Qt, QUrl
from PySide6.QtGui import QDrag, QMouseEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QWidget


def say(**values: object) -> None:
    """One line for whoever started this process."""
    print(json.dumps(values), flush=True)


class Desk(QWidget):
    """A square with one file on it; above other windows, so that a hand always reaches it."""

    def __init__(self, file: str) -> None:
        super().__init__(None, Qt.WindowType.WindowStaysOnTopHint)
        self._file = file
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
        mime.setUrls([QUrl.fromLocalFile(self._file)])
        drag = QDrag(self)
        drag.setMimeData(mime)
        drag.actionChanged.connect(lambda action: say(offered=action.name))
        say(dragging=True)
        say(dropped=drag.exec(Qt.DropAction.CopyAction).name)


def main(file: str) -> int:
    """Show the file until standard input ends."""
    qt = QApplication([])
    desk = Desk(file)
    desk.show()
    ending = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    ending.activated.connect(qt.quit)
    return qt.exec()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
