"""The program at rest for as long as everything else is measured: `python -m tests.prove.idle PLACE SECONDS`.

It runs under strace, which writes down each socket it makes; its memory is looked at once it has come to rest and at the end.
Ends after SECONDS, or when it is told to by SIGTERM, and records both figures.
"""

import os
import re
import shutil
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from contextlib import closing
from datetime import datetime
from pathlib import Path

from networker.services import sample_book
from networker.store.book import Book
from tests.prove.figures import Figure, record
from tests.prove.lengths import long

SOCKET = re.compile(r"socket\((AF_\w+)")
REST = 60  # seconds after which it has come to rest
GROWTH = 5  # megabytes
TRACE = ("strace", "-f", "--seccomp-bpf", "-qq", "-e", "trace=socket", "-e", "signal=none", "-o")


def families(log: Path) -> Counter[str]:
    """How many sockets of each family a log of strace tells of."""
    return Counter(SOCKET.findall(log.read_text(encoding="utf-8", errors="replace")))


def internet(found: Counter[str]) -> int:
    """Those that lead out of the machine, or might."""
    return sum(number for family, number in found.items() if family not in ("AF_UNIX", "AF_NETLINK"))


def memory_of(pid: int) -> float:
    """Megabytes that a process has in memory now."""
    lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


def child_of(pid: int) -> int:
    """The process that strace started."""
    return int(Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()[0])


def main(place: Path, seconds: float) -> int:
    over = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: over.set())
    with closing(Book(place / "book", now=datetime.now().astimezone())) as book:
        sample_book.fill(book, now=datetime.now().astimezone(), people=1000)
    log = place / "sockets"
    words = [sys.executable, "-m", "networker", "--data-dir", str(place / "book")]
    trace = [*TRACE, str(log)] if shutil.which("strace") else []
    began = time.monotonic()
    process = subprocess.Popen([*trace, *words], cwd=place, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"})
    over.wait(REST)
    program = child_of(process.pid) if trace else process.pid
    rested = memory_of(program)
    over.wait(max(seconds - REST, 0))
    lasted, alive = (time.monotonic() - began) / 60, process.poll() is None
    growth = memory_of(program) - rested if alive else 0.0
    os.kill(program, signal.SIGTERM)
    process.wait(60)
    told = f"{lasted:.0f} min"
    if trace and alive:
        found = families(log)
        record(
            Figure(
                "idle network", "", not internet(found), {"sockets": internet(found), "of the machine's own": sum(found.values()) - internet(found)},
                said=told, less="" if lasted >= 60 else "not 1 h", seconds=lasted * 60,
            )
        )  # fmt: skip
    if alive:
        record(
            Figure("idle memory", "", growth < GROWTH, most={"MB": max(growth, 0.0)}, said=told, less="" if long() and lasted > 1440 else "not 24 h")
        )  # fmt: skip
    return 0 if alive else 1


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]), float(sys.argv[2])))
