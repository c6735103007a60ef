"""Search against floors of the same run: typing at 100,000 people and 1,000,000 talks, and what keeping the words costs.

The floor of typing is one look into a plain full-text table of as many names, sorted by id, and painted nowhere.
"""

import sqlite3
import statistics
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from random import Random

import pytest
from PySide6.QtCore import QEventLoop
from PySide6.QtWidgets import QApplication

from networker import app
from networker.services import search
from networker.services.listing import Filter, Listing
from networker.store import full_text
from networker.store.book import Book
from networker.ui.application import Application
from networker.ui.settling import settle
from tests.benchmarks import large_book
from tests.benchmarks.large_book import NOW, TODAY

TYPED = (
    "ana torres", "person 12", "kubernetes", "firm 77", "circle:close", "company:firm last:>90d", "harbour flat",
    "circle:inner or circle:close", "-firm person", "has:phone met:no",
    "depth:exchange", "channel:signal", "first:>1y",
)  # fmt: skip
WORDS = ["harbour", "flat", "kubernetes", "snorkelling", "notary", "lisbon", "porto", "winter", "spring", "proofs", "reading", "room", "letters", "bees", "maps", "paper", "coffee", "train", "ticket", "garden", "wall", "kitchen", "window", "bread", "river", "bridge", "school", "music", "choir", "oboe", "sailing", "boat", "deck", "invoice", "contract", "agent", "number", "call", "later", "thanks", "maybe", "friday", "monday", "week", "month", "long", "short", "story", "question", "answer"]  # fmt: skip
NAMES = [
    "Ana",
    "Ben",
    "Carla",
    "Diego",
    "Eva",
    "Farid",
    "Greta",
    "Hana",
    "Ines",
    "Jonas",
    "Kofi",
    "Lena",
    "Mia",
    "Noor",
    "Omar",
    "Piotr",
    "Rosa",
    "Sam",
    "Tomas",
    "Zoe",
]


def texts(talks: int, seed: int = 2) -> Iterator[str]:
    """What was said: some twelve words each, one of them seldom."""
    chance = Random(seed)
    for n in range(talks):
        yield " ".join([*chance.choices(WORDS, k=11), f"w{chance.randrange(50_000)}"]) if n % 10 else "hi"


def filled(folder: Path) -> Book:
    """The large book, its people with names and its talks with words."""
    book = Book(folder, now=NOW)
    large_book.fill(book)
    chance = Random(3)
    people = [
        (f"{chance.choice(NAMES)} {chance.choice(NAMES)}son {n}", n)
        for n in range(1, large_book.PEOPLE + 1, 3)
    ]
    with book.bookkeeping() as sql:
        sql.execute("UPDATE open_step SET step_id = 1")
        for trigger in ("person_updated", "interaction_updated"):
            sql.execute(f"DROP TRIGGER temp.{trigger}")
        sql.executemany("UPDATE person SET name = ? WHERE id = ?", people)
        sql.executemany(
            "UPDATE interaction SET text = ? WHERE id = ?",
            zip(texts(large_book.TALKS), range(1, large_book.TALKS + 1), strict=True),
        )
        sql.execute("DELETE FROM person_text")
        from networker.store import derive

        derive.write_text(sql, "person")
        full_text.refresh(sql)
        sql.execute("UPDATE open_step SET step_id = NULL")
    return book


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    found = tmp_path_factory.mktemp("search") / "book"
    filled(found).close()
    return found


@pytest.fixture
def application(folder: Path) -> Iterator[Application]:
    shown = app.build([], data_dir=folder, clock=lambda: NOW)
    shown.theme.reduced_motion = True
    shown.window.show()
    shown.window.complete()
    settle(shown, patience_ms=60_000)
    yield shown
    shown.close()


def floor(folder: Path) -> float:
    """Milliseconds for one look into a plain full text of 100,000 names, as the median over typing them."""
    with closing(sqlite3.connect(folder / "floor.db")) as sql:
        sql.execute("CREATE VIRTUAL TABLE words USING fts5(name, prefix='2')")
        chance = Random(3)
        sql.executemany(
            "INSERT INTO words VALUES (?)",
            ((f"{chance.choice(NAMES)} {chance.choice(NAMES)}son {n}",) for n in range(large_book.PEOPLE)),
        )
        times = []
        for word in NAMES:
            for stop in range(1, len(word) + 1):
                started = time.perf_counter()
                sorted(
                    row[0]
                    for row in sql.execute(
                        "SELECT rowid FROM words WHERE words MATCH ?", (f'"{word[:stop]}"*',)
                    )
                )
                times.append((time.perf_counter() - started) * 1000)
    return statistics.median(times)


def test_typing_is_painted_at_once(application: Application, qapp: QApplication, tmp_path: Path) -> None:
    """Owed: 16 ms in the median, 50 ms at worst, for thirteen searches typed letter by letter."""
    pane = application.window.contacts
    asked, of_query = [], {}
    loop = QEventLoop()
    for text in TYPED:
        mine = []
        for stop in range(1, len(text) + 1):
            started = time.perf_counter()
            pane.set_query(text[:stop])
            while pane._asking is not None:
                loop.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
            pane.list.viewport().repaint()
            mine.append((time.perf_counter() - started) * 1000)
        asked += mine
        of_query[text] = (statistics.median(mine), max(mine))
        pane.set_query("")
        settle(application)
    base = floor(tmp_path)
    asked.sort()
    print(
        f"\nsearch while typing: median {statistics.median(asked):.1f} ms, worst {asked[-1]:.1f} ms (owed 16, 50);"
        f" {statistics.median(asked) / base:.1f}x a plain look of {base:.2f} ms, worst {asked[-1] / base:.0f}x"
    )
    for text, (median, worst) in of_query.items():
        print(f"  {text}: median {median:.1f}, worst {worst:.1f}")


def test_who_is_found_by_what_was_said(folder: Path, tmp_path: Path) -> None:
    """The second step: nothing is owed but that it is told; it is given up by the next key."""
    base = floor(tmp_path)
    with closing(Book(folder, now=NOW)) as book:
        listing = Listing(book)
        listing.ids(Filter())
        for text in ("kubernetes", "w4711", "harbour flat", "kubernets", "said:notary circle:close", "depth:exchange",
                     "channel:signal", "first:>1y", "met:yes"):  # fmt: skip
            wanted = Filter(query=text)
            started = time.perf_counter()
            found = listing.ids(wanted, today=TODAY).ids
            first = (time.perf_counter() - started) * 1000
            also = listing.also_said(wanted, found, order="last talk", today=TODAY)
            second = (time.perf_counter() - started) * 1000 - first
            near = search.near(book, wanted) if not (found or also) else None
            third = (time.perf_counter() - started) * 1000 - first - second
            shown = (found or also)[:40]
            search.rows(book, list(shown), wanted, said=True)
            lines = (time.perf_counter() - started) * 1000 - first - second - third
            print(
                f"\n{text}: {len(found):,} people in {first:.0f} ms ({first / base:.0f}x), {len(also):,} more in"
                f" {second:.0f} ms ({second / base:.0f}x), near {near.query if near else '-'} {third:.0f} ms,"
                f" lines of 40 in {lines:.0f} ms"
            )


def test_what_keeping_the_words_of_a_million_talks_costs(tmp_path: Path) -> None:
    """Told against inserting the same talks into a plain table, in one transaction."""
    with closing(sqlite3.connect(tmp_path / "plain.db", isolation_level=None)) as sql:
        sql.execute("PRAGMA journal_mode = WAL")
        sql.execute("CREATE TABLE talk (id INTEGER PRIMARY KEY, day, text)")
        started = time.perf_counter()
        sql.execute("BEGIN")
        sql.executemany("INSERT INTO talk VALUES (?, '2026-01-01', ?)", enumerate(texts(large_book.TALKS)))
        sql.execute("COMMIT")
        plain = time.perf_counter() - started
    with closing(Book(tmp_path / "book", now=NOW)) as book:
        started = time.perf_counter()
        with book.step("fill", "Fill", now=NOW) as step:
            step.insert_many(
                "interaction", ("text",), [(text,) for text in texts(large_book.TALKS)],
                same={"kind": "message", "day": "2026-01-01", "subject": "", "place": "", "thread": "", "turns": 1,
                      "origin": "", "created_at": "2025-01-01T09:00:00+00:00", "depth_by_hand": 0},
            )  # fmt: skip
            written = time.perf_counter() - started
        whole = time.perf_counter() - started
        size = book.read("SELECT sum(length(block)) FROM said_text_data")[0][0]
    print(
        f"\na million talks: plain {plain:.1f} s; with their words {whole:.1f} s ({whole / plain:.1f}x), of which"
        f" the words {whole - written:.1f} s; {size / 1e6:.0f} MB of words"
    )
