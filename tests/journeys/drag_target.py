"""The program in a window of its own process, telling what it shows: `python -m tests.journeys.drag_target BOOK`.

It says each change on standard output, one JSON object a line, as a screen reader would hear it, and ends
when its standard input does.
"""

import json
import sys
from pathlib import Path

from PySide6.QtCore import QPoint, QSocketNotifier, QTimer

from networker import app
from networker.ui.application import Application
from tests.journeys.steps import NOW


def seen(application: Application) -> dict[str, object]:
    """Where the window is, whether it is at rest, and what the preview says while it is in sight."""
    window = application.window
    corner, handle = window.mapToGlobal(QPoint()), window.windowHandle()
    exposed = handle is not None and handle.isExposed()
    field = window.search.line
    field_at = field.mapToGlobal(field.rect().center())
    page = window.pages.currentWidget().objectName()
    # Before the first paint there is no page for imports yet.
    preview = window.imports.preview if page == "importPage" else None
    return {
        "place": [corner.x(), corner.y(), window.width(), window.height()],
        "field": [field_at.x(), field_at.y()],
        "ready": exposed and window.building.is_whole and application.session.jobs.idle,
        "page": page,
        "preview": preview.counts.accessibleName() if preview and preview.isVisible() else "",
    }


def main(folder: str) -> int:
    """Run the program on a book until standard input ends."""
    application = app.build([], data_dir=Path(folder), clock=lambda: NOW)
    application.theme.reduced_motion = True
    said: dict[str, object] = {}

    def look() -> None:
        nonlocal said
        now = seen(application)
        if now != said:
            said = now
            print(json.dumps(now), flush=True)

    beat = QTimer(interval=20)
    beat.timeout.connect(look)
    beat.start()
    ending = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read)
    ending.activated.connect(application.quit)
    try:
        application.start()
        return application.run()
    finally:
        beat.stop()
        application.close()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
