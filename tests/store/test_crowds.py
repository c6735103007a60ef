"""From how many people on a group or a gathering is a crowd: whoever asks gets the same answer."""

from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.domain.path import CROWD
from networker.store import asks, ego, path, triage
from networker.store.book import Book
from networker.store.insights import mix

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
ONE, OTHER = 1, 2


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    """Forty people, all of whom answer and are in a circle."""
    with closing(Book(data_dir, now=NOW)) as found:
        with found.step("fill", "Filling", now=NOW) as step:
            for n in range(1, 41):
                step.insert(
                    "person", name=f"P{n}", folded=f"p{n}", circle=3, order_key=f"{n:02}", created_at=NOW.isoformat()
                )  # fmt: skip
                talk = step.insert(
                    "interaction", kind="message", channel="signal", direction="both", depth="exchange",
                    day="2026-11-02", created_at=NOW.isoformat(),
                )  # fmt: skip
                step.insert("interaction_person", interaction=talk, person=n)
        yield found


def gather(book: Book, what: str, size: int) -> None:
    """A group or a gathering of so many, and five more who have left it, or did not come."""
    with book.step("gather", "Gathering", now=NOW) as step:
        if what == "group":
            step.insert("people_group", name="Choir", folded="choir")
        else:
            step.insert("gathering", name="Supper", day="2026-11-01")
        for n in range(1, size + 6):
            inside = n <= size
            if what == "group":
                step.insert("group_member", group=1, person=n, until=None if inside else "2026-01-01")
            else:
                step.insert("gathering_person", gathering=1, person=n, role="there" if inside else "declined")


@pytest.mark.parametrize("what", ["group", "gathering"])
@pytest.mark.parametrize(("size", "known"), [(2, True), (CROWD, True), (CROWD + 1, False)])
def test_all_who_ask_agree(book: Book, what: str, size: int, known: bool) -> None:
    gather(book, what, size)
    sql = book.reader
    ways = (path.groups if what == "group" else path.gatherings)(sql, [ONE])
    beside = range(2, size + 1) if known else ()
    assert [row[1] for row in ways] == list(beside)
    assert sorted(row[1] for row in ego.bonds(sql, [ONE])) == list(beside)
    assert [row[0] for row in triage.in_common(sql, ONE, limit=99)] == [f"P{n}" for n in beside]
    assert {row[0] for row in asks.connected(sql, limit=99)} == (set(range(1, size + 1)) if known else set())
    if what == "gathering":
        pairs = mix.gathered_among(sql, [ONE, OTHER], until="2026-11-20")
        assert pairs == ([(ONE, OTHER)] if known else [])
