"""Bringing in archives full of talks: the memory it takes, and whether the window stays live."""

import subprocess
import sys
import time
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

from networker import app
from networker.services import imports
from networker.store.book import Book
from networker.ui.settling import settle
from tests.benchmarks import floors, meta_archive
from tests.benchmarks.heartbeat import Heartbeat
from tests.benchmarks.test_mbox_speed import write as write_mbox

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
BROUGHT_IN = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from networker.services import imports
from networker.store.book import Book
now = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
book = Book(Path(sys.argv[2]), now=now)
started = time.perf_counter()
plan = imports.plan(book, [Path(sys.argv[1])], now=now)
report = imports.apply(book, plan, now=now)
print(time.perf_counter() - started)
print(report.interactions)
for line in open("/proc/self/status"):
    if line.startswith("VmHWM"):
        print(int(line.split()[1]) / 1024)
"""


def brought_in(file: Path, folder: Path) -> tuple[float, int, float]:
    """Seconds, new interactions and the most memory (MB) of a process that imports a file into an empty book."""
    command = [sys.executable, "-c", BROUGHT_IN, str(file), str(folder)]
    seconds, talks, peak = subprocess.run(command, check=True, capture_output=True, text=True).stdout.split()
    return float(seconds), int(talks), float(peak)


def line_by_line(file: Path) -> float:
    started = time.perf_counter()
    with file.open("rb") as lines:
        for _ in lines:
            pass
    return time.perf_counter() - started


def test_a_facebook_archive_of_2_000_threads(tmp_path: Path) -> None:
    """Owed: under 400 MB; the time is told as a ratio to putting the same messages into a table."""
    size = meta_archive.write(tmp_path / "facebook.zip", 2000, 560)
    floor = floors.archive_floor(tmp_path / "facebook.zip", tmp_path)
    seconds, talks, peak = brought_in(tmp_path / "facebook.zip", tmp_path / "book")
    assert talks > 100_000
    print(
        f"\nan archive of {size / 1e6:.0f} MB, {talks:,} talks: {seconds / floor:.1f}x the floor, {seconds:.0f} s, "
        f"{peak:.0f} MB (owed 400)"
    )


def test_cancel_is_heard_at_any_moment(tmp_path: Path) -> None:
    """Owed: an import looks at Cancel more often than once a second, whatever it is about."""
    file = tmp_path / "facebook.zip"
    meta_archive.write(file, 1000, 560)
    last, longest = time.perf_counter(), (0.0, "")
    what = "reading"

    def looked() -> bool:
        nonlocal last, longest
        moment = time.perf_counter()
        longest = max(longest, (moment - last, what))
        last = moment
        return False

    def progress(now_at: str, _done: int, _of: int = 0, _far: float = 0.0, /) -> None:
        nonlocal what
        what = now_at

    with closing(Book(tmp_path / "book", now=NOW)) as book:
        plan = imports.plan(book, [file], now=NOW, progress=progress, cancelled=looked)
        looked()
        imports.apply(book, plan, now=NOW, progress=progress, cancelled=looked)
        looked()
    print(f"\nlongest without a look at Cancel: {longest[0] * 1000:.0f} ms, {longest[1]} (owed 1,000)")


def test_a_mailbox_of_1_gb_becomes_a_timeline(tmp_path: Path) -> None:
    """Owed: under 300 MB; the time is told as a share of stepping through the lines."""
    file = tmp_path / "all.mbox"
    write_mbox(file, 1 << 30, 50_000)
    floor = min(line_by_line(file) for _ in range(2))
    seconds, talks, peak = brought_in(file, tmp_path / "book")
    print(
        f"\na mailbox of 1 GB planned and written: {floor / seconds:.0%} of the speed of stepping through its lines,"
        f" {talks:,} talks, {peak:.0f} MB (owed 300)"
    )


def test_the_window_lives_while_talks_come_in(tmp_path: Path) -> None:
    """Wanted: never more than 50 ms between two turns of the window."""
    file = tmp_path / "facebook.zip"
    meta_archive.write(file, 400, 560)
    shown = app.build([], data_dir=tmp_path / "book", clock=lambda: NOW)
    shown.theme.reduced_motion = True
    shown.window.show()
    shown.window.complete()
    settle(shown)
    heartbeat, window = Heartbeat(shown), shown.window
    many = "224,000 messages"
    for moment in (1000, 4000):
        heartbeat.report(
            f"stopping {many} after {moment} ms",
            lambda: window.start_import([file]),
            (moment, window.imports.cancel.click),
        )
    heartbeat.report(f"planning {many}", lambda: window.start_import([file]))
    heartbeat.report(f"writing {many}", window.imports.apply.click)
    heartbeat.report(f"leaving the report of {many}", window.imports.cancel.click)
    heartbeat.report(f"undoing {many}", window.verbs.undo)
    shown.close()
