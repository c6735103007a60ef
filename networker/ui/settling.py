"""Waiting until nothing is on its way any more: for pictures and tests, which look at what has come to rest."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QTimer

if TYPE_CHECKING:
    from networker.ui.application import Application

PATIENCE = 5000  # ms


def settle(application: "Application", *, patience_ms: int = PATIENCE) -> bool:
    """Run the loop until every lane is idle: for pictures and tests. False where patience ran out."""
    loop = QEventLoop()
    deadline = QTimer(singleShot=True, interval=patience_ms)
    deadline.timeout.connect(lambda: loop.exit(1))
    beat = QTimer(interval=2)
    quiet = 0

    def look() -> None:
        nonlocal quiet
        quiet = quiet + 1 if application.session.jobs.idle else 0
        if quiet > 3:
            loop.exit(0)

    beat.timeout.connect(look)
    beat.start()
    deadline.start()
    return loop.exec() == 0
