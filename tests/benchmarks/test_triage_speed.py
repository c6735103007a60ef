"""The deck among 100,000 people without a circle: from a key to the next card on the screen."""

import random
import statistics
import time
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from networker import app
from networker.domain.names import sort_key
from networker.services import triage
from networker.store.book import Book
from networker.ui.page_table import TRIAGE
from networker.ui.settling import settle
from networker.ui.triage.page import TriagePage
from tests.benchmarks.heartbeat import PATIENCE, Heartbeat

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
PEOPLE, TALKED = 100_000, 20_000
KEY_MS, SITTING_S, HUNDRED_S = 50, 1.0, 180.0


def fill(book: Book) -> None:
    """So many people of some companies and groups, each connected on a day; with one in five there were talks."""
    rand = random.Random(5)
    plain = dict.fromkeys(("middle", "prefix", "suffix", "nickname", "notes", "title", "city", "company"), "")
    names = [f"Person {rand.randrange(10**6)}" for _ in range(PEOPLE)]
    everybody = range(1, PEOPLE + 1)
    talks = [n for n in range(1, TALKED + 1) for _ in range(1 + n % 9)]
    with book.step("fill", "Fill", now=NOW) as step:
        step.insert_many(
            "person", ("name", "folded", "circle"),
            [(name, sort_key(name), 1 + n % 5 if n % 40 == 0 else None) for n, name in enumerate(names)],
            same={**plain, "given": "", "family": "", "state": "active", "want_to_know": 0, "muted": 0,
                  "wish_strict": 0, "me": 0, "created_at": NOW.isoformat()},
        )  # fmt: skip
        step.insert_many(
            "fact", ("person_id", "field", "value", "detail", "since"),
            [
                *((n, "connected", "LinkedIn", "", f"20{10 + n % 16}-0{1 + n % 9}-1{n % 9}") for n in everybody),
                *((n, "job", "Founder", f"Company {n % 700}", None) for n in everybody),
            ],
            same={"noted": "2026-01-01", "aside": 0, "type": ""},
        )  # fmt: skip
        step.insert_many("people_group", ("name", "folded"), [(f"Group {n}", f"group {n}") for n in range(400)],
                         same={"kind": "", "notes": ""})  # fmt: skip
        step.insert_many(
            "group_member", ("group_id", "person_id"),
            [(1 + rand.randrange(400), n) for n in everybody if n % 3 == 0], same={},
        )  # fmt: skip
        step.insert_many(
            "interaction", ("day",), [(f"20{20 + k % 6}-0{1 + k % 9}-1{k % 9}",) for k, _ in enumerate(talks)],
            same={"kind": "message", "channel": "mail", "direction": "both", "depth": "exchange",
                  "depth_by_hand": 0, "subject": "", "text": "", "place": "", "thread": "", "turns": 1,
                  "marks": "", "origin": "", "created_at": ""},
        )  # fmt: skip
        step.insert_many(
            "interaction_person", ("interaction_id", "person_id"), list(enumerate(talks, start=1)), same={}
        )


class Painted(QObject):
    """Says when something was painted."""

    def __init__(self) -> None:
        super().__init__()
        self.at = 0.0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            self.at = time.perf_counter()
        return False


def next_card_ms(page: TriagePage, painted: Painted, key: Qt.Key) -> float:
    """From a key to the next card painted."""
    painted.at = 0.0
    begun = time.perf_counter()
    QTest.keyClick(page.deck, key)
    while not painted.at:
        QApplication.processEvents()
    return (painted.at - begun) * 1000


def test_the_next_card_is_there_at_once(data_dir: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        fill(book)
        took = []
        for _ in range(5):
            begun = time.perf_counter()
            found = triage.sitting(book, today=NOW.date())
            took.append(time.perf_counter() - begun)
        assert found.to_go == PEOPLE - PEOPLE // 40
        sitting = statistics.median(took)
        print(f"\na sitting of 20 among {PEOPLE:,}: {sitting * 1000:.0f} ms")
    shown = app.build([], data_dir=data_dir, clock=lambda: NOW)
    shown.theme.reduced_motion = True
    shown.window.show()
    shown.window.complete()
    settle(shown)
    heartbeat = Heartbeat(shown)
    heartbeat.report(f"opening the deck at {PEOPLE:,}", partial(shown.window.open_page, TRIAGE))
    page, painted, times = shown.window.pages[TRIAGE], Painted(), []
    page.deck.installEventFilter(painted)
    keys = (Qt.Key.Key_1, Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_5, Qt.Key.Key_L)
    begun = time.perf_counter()
    for n in range(1, 101):
        if n % 20:
            times.append(next_card_ms(page, painted, keys[n % 6]))
        else:
            QTest.keyClick(page.deck, keys[n % 6])  # after which there is a pause
            assert settle(shown, patience_ms=PATIENCE)
            QTest.keyClick(page.pause.button, Qt.Key.Key_Return)
            assert settle(shown, patience_ms=PATIENCE)
    hundred = time.perf_counter() - begun
    times.sort()
    print(
        f"key to next card: median {statistics.median(times):.1f} ms, 95 % {times[-5]:.1f} ms, worst {times[-1]:.1f} ms"
    )
    print(f"100 people, four pauses and what was written: {hundred:.1f} s")
    assert page.queue.sorted == 100
    shown.close()
    assert statistics.median(times) < KEY_MS
    assert sitting < SITTING_S
    assert hundred < HUNDRED_S
