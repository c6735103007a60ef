"""Somebody who works, killed again and again: by the power button, by the task manager, by a system short of memory.

    python -m tests.faults.kills PLACE TIMES SEED

Each time the book in PLACE is opened anew and worked in, by renames and imports in turn, until a random moment; what
was acknowledged must be there at the next start. Prints what went wrong, a sentence a line, and last the number of edits
that were acknowledged.
"""

import os
import random
import select
import signal
import sys
import time
from contextlib import closing, suppress
from pathlib import Path

from networker.domain.vocabulary import PersonId
from networker.services import imports, people
from networker.store.book import NAME, Book
from tests.faults.use_cases import NOW

TOGETHER = 3  # people in an import
LONGEST = 0.25  # seconds until it is killed, counted from the first edit


def edit(book: Book, place: Path, n: int) -> None:
    """Do edit `n`: each fourth is an import, the others rename the first person."""
    if n % 4:
        people.rename(book, PersonId(1), f"Edit {n}", now=NOW)
        return
    cards = [
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Import{n} Part{part}\r\nEND:VCARD\r\n" for part in range(TOGETHER)
    ]
    file = place / "work.vcf"
    file.write_text("".join(cards), encoding="ascii")
    imports.apply(book, imports.plan(book, [file], now=NOW), now=NOW)


def work(place: Path, n: int, told: int) -> None:
    """Make the edits n, n + 1 … and tell of each when it is done, for ever."""
    with closing(Book(place, now=NOW)) as book:
        os.write(told, b"opened\n")
        while True:
            edit(book, place, n)
            os.write(told, b"done %d\n" % n)
            n += 1


def killed(place: Path, n: int, seconds: float) -> int:
    """Let somebody work from edit `n` on and kill them; the number of the last edit that was acknowledged."""
    hears, tells = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(hears)
        with suppress(BaseException):
            work(place, n, tells)
        os._exit(1)
    os.close(tells)
    said, until = os.read(hears, 100), time.monotonic() + seconds  # the first word: it is open
    while (left := until - time.monotonic()) > 0 and select.select([hears], [], [], left)[0]:
        if not (more := os.read(hears, 65536)):
            break
        said += more
    os.kill(child, signal.SIGKILL)
    while more := os.read(hears, 65536):
        said += more
    _, status = os.waitpid(child, 0)
    os.close(hears)
    if not os.WIFSIGNALED(status):
        print(f"whoever worked from edit {n} on came to an end without being killed", flush=True)
    whole = said[: said.rfind(b"\n") + 1].split(b"\n")
    return max((int(line[5:]) for line in whole if line.startswith(b"done ")), default=n - 1)


def wrong(place: Path, last: int) -> tuple[list[str], int]:
    """What is wrong at the start after edit `last` was acknowledged; and the last edit that is there."""
    try:
        with closing(Book(place, now=NOW)) as book:
            names = [str(row[0]) for row in book.read("SELECT name FROM person ORDER BY id")]
            sound = book.read("PRAGMA quick_check") == [("ok",)]
    except Exception as error:
        return [f"the start after edit {last} failed: {type(error).__name__}: {error}"], last
    found = [] if sound else [f"the book is damaged after edit {last}"]
    parts = {n: sum(name.startswith(f"Import{n} ") for name in names) for n in range(4, last + 2, 4)}
    found += [f"import {n} is half there" for n, count in parts.items() if count not in (0, TOGETHER)]
    found += [
        f"import {n} was acknowledged and is lost" for n, count in parts.items() if count == 0 and n <= last
    ]
    renamed = int(names[0].split()[-1])
    newest = last if last % 4 or not last else last - 1
    if renamed not in (newest, last + 1):
        found.append(f"edit {newest} was acknowledged and {renamed} is there")
    return found, max(last, renamed, *(n for n, count in parts.items() if count))


def main(place: Path, times: int, seed: int) -> None:
    """Kill so often, and tell."""
    chance = random.Random(seed)
    with closing(Book(place, now=NOW)) as book:
        people.add(book, name="Edit 0", now=NOW)
        edit(book, place, 0)  # and nobody who is killed has a module left to load
    last = acknowledged = 0
    for _ in range(times):
        begun = last + 1
        last = killed(place, begun, chance.uniform(0.0, LONGEST))
        acknowledged += last + 1 - begun
        found, last = wrong(place, last)
        for each in found:
            print(each, flush=True)
        if not (place / NAME).exists():
            break
    print(acknowledged, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
