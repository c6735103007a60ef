"""A session in which everything that can break does, with a canary in every word; run by test_privacy.py as a program of its own.

Arguments: the data folder, and a folder with files to bring in.
"""

import sys
import threading
from pathlib import Path

from PySide6.QtCore import QTimer, qWarning
from PySide6.QtGui import QGuiApplication

from networker import app
from networker.cli.run import answer
from networker.services import backup, exports
from networker.services.errors import CannotDo
from networker.ui.application import Application
from networker.ui.page_table import IMPORT, PAGES
from networker.ui.settling import settle
from tests.journeys.steps import type_text

CANARY = "ZQXCANARY"


def fails() -> None:
    raise RuntimeError(f"{CANARY} in a slot")


def drive(program: Application, files: list[Path]) -> None:
    window, session = program.window, program.session
    window.complete()
    window.verbs.add_person(f"{CANARY} Person")
    settle(program)
    # Each file is read and understood, or not, on lanes; what can be brought in is.
    for file in files:
        window.start_import([file])
        settle(program)
        page = window.pages[IMPORT]
        if page.apply.isVisible() and page.apply.isEnabled():
            page.apply.click()
            settle(program)
        window.pages[IMPORT].cancel.click()
        window.show_people()
        settle(program)
    print("brought:", session.book.read("SELECT count(*) FROM source")[0][0])
    for number, _ in session.book.read("SELECT id, name FROM person LIMIT 2"):
        window.show_person(number)
        settle(program)
    window.log()
    type_text(window.timeline.quick_line, f"coffee with {CANARY}")
    for entry in PAGES:
        window.open_page(entry)
        settle(program)
    window.search_for(CANARY)
    settle(program)
    # What breaks: a slot, a thread, both lanes, a query, a warning of Qt's.
    QTimer.singleShot(0, program, fails)
    thread = threading.Thread(target=lambda: int(CANARY))
    thread.start()
    thread.join()
    session.jobs.read(program, lambda: int(CANARY))
    session.jobs.write(program, lambda: {}[CANARY])
    session.jobs.read(program, session.book.read, f"SELECT {CANARY} FROM {CANARY}")
    session.jobs.read(program, lambda: session.book.read("SELECT json_extract(?, '$')", (CANARY,)))
    qWarning(f"{CANARY} of Qt's")
    settle(program)
    backup.write(session.book, now=program._clock())
    exports.export(session.book, program.own_folder / "exported.json", format="json", now=program._clock())
    program.choices.remember(quiet_days="sun", hot_key="")
    program.turn_names()
    until_hidden(program)
    try:
        backup.write(program.session.book, now=program._clock())
    except CannotDo as error:
        print("hidden:", error)
    program.turn_names()
    settle(program)
    program.troubles.show()
    print("report:", CANARY in program.troubles.report())
    program.window.log()
    type_text(program.window.timeline.quick_line, f"tea with {CANARY}")  # begun, and kept as a draft
    program.window.keep_typed()
    settle(program)
    QGuiApplication.clipboard().clear()


def until_hidden(program: Application) -> None:
    for _ in range(200):
        settle(program)
        if program.session.book.hidden:
            return
    raise SystemExit("names were never hidden")


def main() -> int:
    data, files = Path(sys.argv[1]), sorted(Path(sys.argv[2]).iterdir())
    run = Application.run

    def driven(program: Application) -> int:
        def go() -> None:
            try:
                drive(program, files)
                print("driven to the end")
            finally:
                program.qt.exit()

        program.window.became_whole.connect(lambda: QTimer.singleShot(0, program, go))
        return run(program)

    Application.run = driven  # type: ignore[method-assign]
    return app.run(["--data-dir", str(data)], perform=answer)


if __name__ == "__main__":
    sys.exit(main())
