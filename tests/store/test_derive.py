"""What is derived at the end of a step: all that follows from the rows it wrote, and nothing else."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.store.book import Book
from networker.store.writer import Step
from tests.store.dump import dump, refold_everybody

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TALK = {
    "kind": "meeting", "channel": "in person", "direction": "both", "depth": "together", "day": "2026-11-02",
    "created_at": "2026-11-02T09:00:00+00:00",
}  # fmt: skip


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    """Two people, of whom everything is known that anything is derived from."""
    with closing(Book(data_dir, now=NOW)) as found:
        with found.step("fill", "Filling", now=NOW) as step:
            for name in ("Ana Lopes", "Ben Ito"):
                step.insert("person", name=name, folded=name.lower(), created_at=NOW.isoformat())
            step.insert("handle", person=1, channel="mail", text="ana@example.org", key="ana@example.org")
            step.insert("fact", person=1, field="job", value="Baker", detail="Crumb", noted="2026-01-01")
            step.insert("people_group", name="Choir", folded="choir")
            step.insert("group_member", group=1, person=1)
            step.insert("topic", name="bread", folded="bread")
            step.insert("topic", name="rowing", folded="rowing")
            step.insert("person_topic", person=1, topic=1)
            step.insert("interaction", **TALK)
            step.insert("interaction_person", interaction=1, person=1)
            step.insert("interaction_topic", interaction=1, topic=2)
        yield found


WRITES: dict[str, Callable[[Step], None]] = {
    "a name": lambda step: step.update("person", 1, name="Ana Reis"),
    "a state": lambda step: step.update("person", 1, state="let go"),
    "an address": lambda step: step.update("handle", 1, text="ana@crumb.example", key="ana@crumb.example"),
    "a job": lambda step: step.update("fact", 1, detail="Crumb and Sons"),
    "the name of a group": lambda step: step.update("people_group", 1, name="Singers", folded="singers"),
    "somebody comes to a group": lambda step: void(step.insert("group_member", group=1, person=2)),
    "somebody leaves a group": lambda step: step.delete("group_member", 1),
    "the name of a topic": lambda step: step.update("topic", 1, name="cake", folded="cake"),
    "a topic of somebody's": lambda step: step.delete("person_topic", 1),
    "a topic of a talk": lambda step: step.update("interaction_topic", 1, topic_id=1),
    "a topic less of a talk": lambda step: step.delete("interaction_topic", 1),
    "the name of a talk's topic": lambda step: step.update("topic", 2, name="sailing", folded="sailing"),
    "the day of a talk": lambda step: step.update("interaction", 1, day="2026-11-05"),
    "a talk that is a note": lambda step: step.update("interaction", 1, kind="note"),
    "whom a talk was with": lambda step: step.update("interaction_person", 1, person_id=2),
    "one more at a talk": lambda step: void(step.insert("interaction_person", interaction=1, person=2)),
}  # fmt: skip


def void(_number: int) -> None:
    """Of what was inserted the number is not wanted."""


@pytest.mark.parametrize("write", WRITES)
def test_what_follows_from_a_row_is_derived_anew(book: Book, write: str) -> None:
    before = dump(book)
    with book.step("write", write, now=NOW) as step:
        WRITES[write](step)
    told = dump(book)
    assert told != before
    refold_everybody(book)
    assert told == dump(book)
    book.undo(now=NOW)
    assert dump(book) == before


@pytest.mark.parametrize(
    "write",
    ["an address", "the name of a group", "somebody comes to a group", "somebody leaves a group", "a job"],
)
def test_nobody_talked_more_by_it(book: Book, write: str) -> None:
    # Rows nobody would derive: where they are still there, they were left alone.
    with book._transaction() as writer:
        writer.sql.execute("INSERT OR REPLACE INTO rhythm (person_id, n, last, w, s1, s2, d60, first_out, out_days, in_days,"
                           " n_gaps) SELECT id, 99, 0, 0, 0, 0, 0, 0, 0, 0, 0 FROM person")  # fmt: skip
    with book.step("write", write, now=NOW) as step:
        WRITES[write](step)
    assert book.read("SELECT n FROM rhythm") == [(99,), (99,)]
