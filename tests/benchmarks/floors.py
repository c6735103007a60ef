"""What the same machine needs for next to nothing, in the same run: the floors that figures are ratios to."""

import csv
import json
import sqlite3
import statistics
import subprocess
import sys
import time
import zipfile
from pathlib import Path

EMPTY_WINDOW = """
import json, sys, time
begun = time.time() - time.process_time()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        super().paintEvent(event)
        QTimer.singleShot(0, app.quit)
app = QApplication(sys.argv)
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
for line in open("/proc/self/status"):
    if line.startswith("VmRSS"):
        print(json.dumps({"rss_mb": int(line.split()[1]) / 1024}))
"""


def import_floor(file: Path, folder: Path) -> float:
    """Seconds for the rows of a LinkedIn export through csv.reader and executemany: one people table, one
    handle table with its unique index, one FTS5 table with a prefix index, one transaction."""
    started = time.perf_counter()
    book = sqlite3.connect(folder / "floor.db", isolation_level=None)
    book.execute("PRAGMA journal_mode = WAL")
    book.execute("PRAGMA synchronous = FULL")
    book.execute("CREATE TABLE person (id INTEGER PRIMARY KEY, given, family, company, title, connected)")
    book.execute("CREATE TABLE handle (id INTEGER PRIMARY KEY, person_id, channel, key)")
    book.execute("CREATE UNIQUE INDEX handle_key ON handle (channel, key)")
    book.execute("CREATE VIRTUAL TABLE words USING fts5(name, work, prefix='2 3')")
    with file.open(encoding="utf-8", newline="") as lines:
        rows = csv.reader(lines)
        for row in rows:
            if row[:1] == ["First Name"]:
                break
        listed = list(rows)
    book.execute("BEGIN IMMEDIATE")
    book.executemany(
        "INSERT INTO person VALUES (?, ?, ?, ?, ?, ?)",
        ((n, row[0], row[1], row[4], row[5], row[6]) for n, row in enumerate(listed)),
    )
    book.executemany(
        "INSERT INTO handle (person_id, channel, key) VALUES (?, ?, ?)",
        (
            (n, channel, row[column])
            for n, row in enumerate(listed)
            for channel, column in (("linkedin", 2), ("mail", 3))
            if row[column]
        ),
    )
    book.executemany(
        "INSERT INTO words (rowid, name, work) VALUES (?, ?, ?)",
        ((n, f"{row[0]} {row[1]}", f"{row[4]} {row[5]}") for n, row in enumerate(listed)),
    )
    book.execute("COMMIT")
    book.close()
    return time.perf_counter() - started


def archive_floor(file: Path, folder: Path) -> float:
    """Seconds for the messages of a Facebook archive through zipfile, json.loads and executemany, and from there,
    put in order, into a table with an index."""
    started = time.perf_counter()
    book = sqlite3.connect(folder / "archive-floor.db", isolation_level=None)
    book.execute("PRAGMA journal_mode = WAL")
    book.execute("PRAGMA synchronous = FULL")
    for name in ("turn", "message"):
        book.execute(f"CREATE TABLE {name} (thread, sender, at, content)")
    book.execute("CREATE INDEX message_thread ON message (thread)")
    book.execute("BEGIN IMMEDIATE")
    with zipfile.ZipFile(file) as archive:
        for name in archive.namelist():
            thread = json.loads(archive.read(name))
            book.executemany(
                "INSERT INTO turn VALUES (?, ?, ?, ?)",
                (
                    (thread["thread_path"], each["sender_name"], each["timestamp_ms"], each.get("content"))
                    for each in thread["messages"]
                ),
            )
    book.execute("INSERT INTO message SELECT * FROM turn ORDER BY thread, at")
    book.execute("COMMIT")
    book.close()
    return time.perf_counter() - started


def median_seconds(command: list[str], *, runs: int = 5, **options: object) -> tuple[float, str]:
    """The median time of a whole process over some runs after one to warm up, and what the last one printed."""
    times, printed = [], ""
    for _ in range(runs + 1):
        started = time.perf_counter()
        done = subprocess.run(command, check=True, capture_output=True, text=True, **options)  # type: ignore[call-overload]
        times.append(time.perf_counter() - started)
        printed = done.stdout
    return statistics.median(times[1:]), printed


def printed(command: list[str]) -> str:
    """What a process printed."""
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def empty_window() -> tuple[float, float]:
    """Seconds from start to first paint and out of an empty QMainWindow, and its memory in MB."""
    seconds, printed = median_seconds([sys.executable, "-c", EMPTY_WINDOW])
    return seconds, float(json.loads(printed)["rss_mb"])
