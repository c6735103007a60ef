"""A book with people and talks in it, and the ways in which a file is damaged."""

import os
import random
import subprocess
import sys
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from networker.store import connection
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
PAGE = 4096
_KILLED = """
import os, sys
from datetime import datetime, UTC
from pathlib import Path
from networker.store import connection
from networker.store.book import Book
now = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
book = Book(Path(sys.argv[1]), now=now)
with book.step("add", "Adding Zoe", now=now) as step:
    step.insert("person", name="Zoe", folded="zoe")
os._exit(9)
"""


def fill(folder: Path, *, people: int = 400, talks: int = 2) -> None:
    """Write a book with so many people, each with an address, a job and some talks, and close it."""
    with closing(Book(folder, now=NOW)) as book, book.step("add", "Adding", now=NOW) as step:
        rows = [
            (n, f"Person {n} Example", f"person {n} example", "Some words about them. " * 4)
            for n in range(1, people + 1)
        ]
        step.insert_many("person", ("id", "name", "folded", "notes"), rows, same={"state": "active", "given": "", "middle": "",
            "family": "", "prefix": "", "suffix": "", "nickname": "", "want_to_know": 0, "muted": 0, "wish_strict": 0, "me": 0,
            "created_at": "", "company": "", "title": "", "city": ""})  # fmt: skip
        for n in range(1, people + 1):
            step.insert(
                "handle", person_id=n, channel="mail", text=f"p{n}@example.org", key=f"p{n}@example.org"
            )
            step.insert(
                "fact",
                person_id=n,
                field="job",
                value="Engineer",
                detail=f"Company {n % 40}",
                noted="2026-01-01",
            )
            for each in range(talks):
                talk = step.insert(
                    "interaction",
                    kind="mail",
                    direction="in",
                    day=f"2026-{each % 9 + 1:02}-11",
                    text=f"Words {n} {each}",
                )
                step.insert("interaction_person", interaction_id=talk, person_id=n)
        step.derive_also(range(1, people + 1))


def kill_while_open(folder: Path) -> None:
    """Have a process write Zoe and end without closing the book."""
    subprocess.run([sys.executable, "-c", _KILLED, str(folder)], check=False)


def pages_of(path: Path, table: str) -> list[int]:
    """The pages of a table, its root first: read off the file, whatever SQLite was built with."""
    with closing(connection.snapshot(path)) as sql:
        (root,) = sql.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)).fetchone()
    data, found, todo = path.read_bytes(), [], [root]
    while todo:
        page = todo.pop()
        found.append(page)
        start = (page - 1) * PAGE
        head = start + (100 if page == 1 else 0)
        if data[head] == 5:
            cells = int.from_bytes(data[head + 3 : head + 5], "big")
            for n in range(cells):
                at = start + int.from_bytes(data[head + 12 + 2 * n : head + 14 + 2 * n], "big")
                todo.append(int.from_bytes(data[at : at + 4], "big"))
            todo.append(int.from_bytes(data[head + 8 : head + 12], "big"))
    return found


def overwrite(path: Path, page: int, content: bytes) -> None:
    """Put other bytes where a page is (the first is 1)."""
    with path.open("r+b") as file:
        file.seek((page - 1) * PAGE)
        file.write(content)


def zero_page(path: Path, chance: random.Random) -> None:
    overwrite(path, _some_page(path, chance), b"\0" * PAGE)


def random_page(path: Path, chance: random.Random) -> None:
    overwrite(path, _some_page(path, chance), chance.randbytes(PAGE))


def random_sector(path: Path, chance: random.Random) -> None:
    """512 bytes within one page, over its head or in its midst."""
    with path.open("r+b") as file:
        file.seek((_some_page(path, chance) - 1) * PAGE + 512 * chance.randrange(8))
        file.write(chance.randbytes(512))


def cut(path: Path, chance: random.Random) -> None:
    """Anything between one byte and all but one is missing at the end."""
    os.truncate(path, chance.randrange(1, path.stat().st_size))


def swap_pages(path: Path, chance: random.Random) -> None:
    one, other = chance.sample(_used(path), 2)
    data = path.read_bytes()
    first, second = data[(one - 1) * PAGE : one * PAGE], data[(other - 1) * PAGE : other * PAGE]
    overwrite(path, one, second)
    overwrite(path, other, first)


def no_head(path: Path, chance: random.Random) -> None:
    """The first page, in which it stands what kind of file it is."""
    overwrite(path, 1, chance.randbytes(PAGE))


def many_pages(path: Path, chance: random.Random) -> None:
    for _ in range(20):
        random_page(path, chance)


def flip_bit(path: Path, chance: random.Random) -> None:
    """One bit of a page that is in use: mostly noticed by nothing but a sum over the whole file."""
    at = (chance.choice(_used(path)) - 1) * PAGE + chance.randrange(PAGE)
    with path.open("r+b") as file:
        file.seek(at)
        byte = file.read(1)[0]
        file.seek(at)
        file.write(bytes([byte ^ 1 << chance.randrange(8)]))


def _used(path: Path) -> list[int]:
    """Pages that are not empty but for the first."""
    data = path.read_bytes()
    return [n for n in range(2, len(data) // PAGE + 1) if any(data[(n - 1) * PAGE : n * PAGE])]


def _some_page(path: Path, chance: random.Random) -> int:
    return chance.choice(_used(path))


KINDS: dict[str, Callable[[Path, random.Random], None]] = {
    "zero page": zero_page, "random page": random_page, "random sector": random_sector, "cut": cut,
    "swapped pages": swap_pages, "no head": no_head, "many pages": many_pages, "one bit": flip_bit,
}  # fmt: skip
GROSS = tuple(kind for kind in KINDS if kind not in ("one bit", "swapped pages", "random sector"))
