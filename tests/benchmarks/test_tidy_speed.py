"""Looking for doubles among 100,000 people, crowded names among them: a part of a second."""

import random
import statistics
import time
from contextlib import closing
from datetime import UTC, datetime
from functools import partial
from pathlib import Path

import pytest

from networker import app
from networker.domain.names import sort_key
from networker.services import duplicates, merge, tidy
from networker.services.tidy import Count, lists
from networker.services.tidy.frame import Asked
from networker.store.book import Book
from networker.ui.page_table import TIDY
from networker.ui.settling import settle
from tests.benchmarks import tidy_book
from tests.benchmarks.heartbeat import Heartbeat

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
PEOPLE, DOUBLES = 100_000, 1000
SEARCH_S, MERGE_S, ALL_S = 0.4, 0.1, 5.0
COUNTS_S, PAGE_S = 0.4, 0.25  # of all lists together; of the first forty of one
FLOORS = 80  # times one look through all names, in the same run


def fill(book: Book, families: int) -> None:
    """So many people with a profile each; a thousand of them twice, with one address for both."""
    rand = random.Random(1)

    def word(n: int) -> str:
        return "".join(rand.choice("bcdfglmnprst") + rand.choice("aeiouéøł") for _ in range(n)).title()

    given, family = [word(3) for _ in range(1500)], [word(4) for _ in range(families)]
    names = [f"{rand.choice(given)} {rand.choice(family)}" for _ in range(PEOPLE)]
    twice = {n: n + PEOPLE // 2 for n in rand.sample(range(PEOPLE // 2), DOUBLES)}
    for one, other in twice.items():
        names[other] = names[one]
    shared = [(n + 1, "mail", f"s{one}@x.example", 1) for one, other in twice.items() for n in (one, other)]
    doubles = set(twice.values())
    own = [(n + 1, "linkedin", f"linkedin.com/in/p{n}", 0) for n in range(PEOPLE) if n not in doubles]
    plain = dict.fromkeys(("middle", "prefix", "suffix", "nickname", "notes", "title", "city", "company"), "")
    with book.step("fill", "Fill", now=NOW) as step:
        step.insert_many(
            "person", ("name", "folded"), [(name, sort_key(name)) for name in names],
            same={**plain, "given": "", "family": "", "state": "active", "want_to_know": 0, "muted": 0,
                  "wish_strict": 0, "me": 0, "created_at": NOW.isoformat()},
        )  # fmt: skip
        step.insert_many(
            "handle", ("person_id", "channel", "key", "shared"), [*own, *shared],
            same={"text": "", "label": "", "first": 0},
        )  # fmt: skip


@pytest.mark.parametrize("families", [1500, 60])
def test_doubles_are_found_and_merged_in_time(families: int, data_dir: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        fill(book, families)
        took = []
        for _ in range(5):
            begun = time.perf_counter()
            found = duplicates.survey(book)
            took.append(time.perf_counter() - begun)
        assert found.safe == DOUBLES
        begun = time.perf_counter()
        merge.merge(book, found.pairs[0].one.id, found.pairs[0].other.id, now=NOW)
        one = time.perf_counter() - begun
        begun = time.perf_counter()
        merge.merge_safe(book, now=NOW)
        rest = time.perf_counter() - begun
        print(
            f"\nsearch {statistics.median(took):.3f} s, a merge {one:.3f} s, {DOUBLES - 1} safe {rest:.2f} s"
        )
        assert statistics.median(took) < SEARCH_S
        assert one < MERGE_S
        assert rest < ALL_S


def test_the_window_lives_while_doubles_are_looked_for_and_merged(data_dir: Path) -> None:
    """Wanted: never more than 50 ms between two turns of the window."""
    with closing(Book(data_dir, now=NOW)) as book:
        fill(book, 1500)
    shown = app.build([], data_dir=data_dir, clock=lambda: NOW)
    shown.theme.reduced_motion = True
    shown.window.show()
    shown.window.complete()
    settle(shown)
    heartbeat, window = Heartbeat(shown), shown.window
    heartbeat.report(f"opening Tidy at {PEOPLE:,}", partial(window.open_page, TIDY))
    heartbeat.report("answering a pair", window.pages[TIDY]._tell_apart)
    heartbeat.report(f"merging {DOUBLES - 1} safe pairs", window.pages[TIDY]._merge_safe)
    heartbeat.report("showing past merges", lambda: window.pages[TIDY].show_task("past"))
    heartbeat.report("undoing them", window.verbs.undo)
    shown.close()


def test_every_list_is_counted_and_paged_in_time(data_dir: Path) -> None:
    """All lists together, and a page of each, among 100,000 people and a million talks, most of them no more than hello."""

    def timed(call: "partial[object]") -> float:
        took = []
        for _ in range(5):
            begun = time.perf_counter()
            call()
            took.append(time.perf_counter() - begun)
        return statistics.median(took)

    with closing(Book(data_dir, now=tidy_book.NOW)) as book:
        tidy_book.fill(book)
        today = tidy_book.TODAY
        found = lists.counts(book, today=today)
        assert {each.key for each in found if each.number} >= {
            "not people", "followers", "hello only", "silent", "doubtful", "bounced", "nameless",
        }  # fmt: skip
        floor = timed(partial(book.read, "SELECT count(*) FROM person WHERE name LIKE '%zz%'"))
        counts = timed(partial(lists.counts, book, today=today))
        print(
            f"\nall counts {counts:.3f} s, {counts / floor:.0f} times a look through all names ({floor * 1000:.1f} ms)"
        )
        for each in tidy.LISTS:
            page = timed(partial(each.page, Asked(book.reader, today), 40))
            print(f"{each.key}: {_of(found, each.key):,}, a page {page * 1000:.0f} ms")
            assert page < PAGE_S
        assert counts < COUNTS_S
        assert counts < FLOORS * floor


def _of(found: "tuple[Count, ...]", key: str) -> int:
    return next(each.number for each in found if each.key == key)


def test_the_window_lives_while_a_list_is_gone_through(data_dir: Path) -> None:
    """Wanted: never more than 50 ms between two turns of the window."""
    with closing(Book(data_dir, now=tidy_book.NOW)) as book:
        tidy_book.fill(book)
    shown = app.build([], data_dir=data_dir, clock=lambda: tidy_book.NOW)
    shown.theme.reduced_motion = True
    shown.window.show()
    shown.window.complete()
    settle(shown)
    heartbeat, window = Heartbeat(shown), shown.window
    heartbeat.report("opening Tidy", partial(window.open_page, TIDY))
    page = window.pages[TIDY]
    for key in ("followers", "hello only", "not people"):
        heartbeat.report(f"opening {key}", partial(page.show_task, key))
    heartbeat.report("letting all go", page.walk.gathered.button.click)
    page.show_task("followers")
    settle(shown)
    heartbeat.report("keeping one", partial(page.walk.card.answered.emit, "keep", None))
    heartbeat.report("undoing it", window.verbs.undo)
    shown.close()
