"""Reads spoilt files, in a process whose memory is looked at: `python -m tests.prove.spoilt KIND FIRST TIMES PLACE`.

First each alone, as somebody who looks at a file: it is read or refused in a sentence, in so many seconds. Then a folder full of
them at a time as an import: planning leaves the book as it is to the byte, and what was brought in is gone once it is undone.
Prints one line of JSON.
"""

import json
import shutil
import sys
import time
import traceback
from contextlib import closing
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from networker import formats
from networker.services import imports, people, undo
from networker.store.book import Book
from tests.formats.kinds import mutant
from tests.store.dump import dump

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
TOGETHER = 100  # in a folder
SLOW = 2.0  # seconds of the processor


@dataclass
class Found:
    """What came of it. `broke` and `slow`: the mutants that did, by their numbers, with what was said."""

    read: int = 0
    refused: int = 0
    planned: int = 0
    brought: int = 0
    slowest: float = 0.0
    peak: float = 0.0  # megabytes
    broke: dict[int, str] = field(default_factory=dict)
    slow: dict[int, float] = field(default_factory=dict)
    changed: list[str] = field(default_factory=list)


def read_one(path: Path, found: Found, n: int) -> None:
    """Read it as if it were looked at."""
    began = time.process_time()
    try:
        for recognised in formats.read_all(path):
            list(recognised)
        found.read += 1
    except (formats.UnknownFormat, formats.UnreadableFile) as error:
        found.refused += 1
        if not str(error).endswith(".") or "\n" in str(error):
            found.broke[n] = f"no sentence: {error!s}"
    except Exception:
        found.broke[n] = traceback.format_exc(limit=-3)
    spent = time.process_time() - began
    found.slowest = max(found.slowest, spent)
    if spent > SLOW:
        found.slow[n] = round(spent, 2)


def bytes_of(book: Book) -> dict[str, bytes]:
    """The book and its log; what its readers share changes by being read."""
    return {
        each.name: each.read_bytes()
        for each in book.folder.glob("networker.db*")
        if not each.name.endswith("-shm")
    }


def bring(book: Book, folder: Path, found: Found, numbers: range) -> None:
    """Plan the folder, bring it in, take it back; the book must be as it was after the first and the last of these."""
    before, whole = bytes_of(book), dump(book)
    try:
        plan = imports.plan(book, [folder], owner_names=["Ada", "Mo", "Bo"], date_order="dmy", now=NOW)
    except imports.ImportRefused as error:
        if not str(error).endswith("."):
            found.broke[numbers[0]] = f"no sentence: {error}"
        plan = None
    except Exception:
        found.broke[numbers[0]] = f"planning {numbers}: {traceback.format_exc(limit=-3)}"
        plan = None
    found.planned += len(numbers)
    if bytes_of(book) != before:
        found.changed.append(f"planning {numbers} wrote")
    if plan is None:
        return
    try:
        report = imports.apply(book, plan, now=NOW)
        if dump(book) != whole:
            found.brought += 1
            undo.undo(book, now=NOW)
    except Exception:
        found.broke[numbers[0]] = f"bringing {numbers}: {traceback.format_exc(limit=-3)}"
        return
    del report
    if dump(book) != whole:
        found.changed.append(f"{numbers} brought in and undone")


def peak() -> float:
    """The most memory that this process ever had, in megabytes; 0 where the system does not tell."""
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0.0
    return next(int(line.split()[1]) / 1024 for line in lines if line.startswith("VmHWM"))


def look(kind: str, first: int, times: int, place: Path) -> Found:
    """Do it with so many mutants of a kind, from one on."""
    found = Found()
    for n in range(first, first + times):
        path = place / "mutant"
        path.write_bytes(mutant(kind, n))
        read_one(path, found, n)
    with closing(Book(place / "book", now=NOW)) as book:
        for name in ("Zoë Brandt", "Bo", "Ada Quill"):
            people.add(book, name=name, now=NOW)
        for begin in range(first, first + times, TOGETHER):
            folder, numbers = place / "drop", range(begin, min(begin + TOGETHER, first + times))
            folder.mkdir()
            for n in numbers:
                (folder / f"{n}.txt").write_bytes(mutant(kind, n))
            bring(book, folder, found, numbers)
            shutil.rmtree(folder)
    found.peak = peak()
    return found


if __name__ == "__main__":
    print(json.dumps(asdict(look(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), Path(sys.argv[4])))))
