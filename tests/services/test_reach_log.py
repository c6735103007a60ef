"""Rule 9: what came of past lists, read from what is stored."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.domain.vocabulary import PersonId
from networker.services import merge, people, quick_log, reach_log, reach_making, reach_out, undo
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
LATER = NOW + timedelta(days=20)


@pytest.fixture
def book(tmp_path: Path) -> Iterator[Book]:
    """Ana (1) and Mia (2) are on today's list and were shown."""
    with closing(Book(tmp_path, now=NOW)) as found:
        quick_log.log(found, "coffee Ana Ruiz 1 march", now=NOW, new=True)
        quick_log.log(found, "coffee Mia Lind 2 march", now=NOW, new=True)
        reach_out.shown(found, [c.person for c in reach_out.today(found, now=NOW).cards], now=NOW)
        yield found


def rows(book: Book, now: datetime = LATER) -> dict[int, reach_log.LogRow]:
    return {row.person: row for row in reach_log.log(book, today=now.date())}


def test_rule_9_what_was_shown_done_and_answered_is_told(book: Book) -> None:
    reach_out.act(book, PersonId(1), "done", now=NOW)
    quick_log.log(book, "Ana Ruiz wrote me on whatsapp", now=NOW + timedelta(days=3))
    found = rows(book)
    ana, mia = found[1], found[2]
    assert (ana.day, ana.kind, ana.shown, ana.action) == (NOW.date(), "rhythm", True, "done")
    assert (ana.contacted, ana.answered) == (True, True)
    assert (mia.action, mia.contacted, mia.answered) == (None, False, False)
    assert {ana.place, mia.place} == {1, 2}
    assert ana.propensity == mia.propensity == 1.0
    assert reach_log.shares([*found.values()]) == {
        "shown": 2.0, "acted": 0.5, "contacted": 0.5, "answered": 0.5
    }  # fmt: skip


def test_rule_9_within_the_two_weeks_nothing_is_said_of_what_may_still_come(book: Book) -> None:
    quick_log.log(book, "Ana Ruiz wrote me on whatsapp", now=NOW + timedelta(days=3))
    found = rows(book, NOW + timedelta(days=5))
    assert (found[1].answered, found[1].contacted) == (True, None)
    assert (found[2].contacted, found[2].answered) == (None, None)
    assert reach_log.shares([*found.values()]) == {}


def test_rule_9_an_answer_after_two_weeks_is_none(book: Book) -> None:
    quick_log.log(book, "Ana Ruiz wrote me on whatsapp", now=NOW + timedelta(days=15))
    assert rows(book)[1].answered is False


def test_rule_9_undo_takes_it_out_of_the_log_and_a_merge_keeps_it(book: Book) -> None:
    reach_out.act(book, PersonId(1), "not now", now=NOW)
    assert rows(book)[1].action == "not now"
    undo.undo(book, now=NOW)
    assert rows(book)[1].action is None
    double, _ = people.add(book, name="Ana R.", now=NOW)
    merge.merge(book, double, 1, now=NOW)
    assert set(rows(book)) == {2, double}


def test_rule_9_an_empty_book_has_an_empty_log(tmp_path: Path) -> None:
    with closing(Book(tmp_path / "new", now=NOW)) as empty:
        assert reach_log.log(empty, today=NOW.date()) == []


def test_rule_9_the_chance_is_stored_with_the_list(tmp_path: Path) -> None:
    with closing(Book(tmp_path / "new", now=NOW)) as found:
        for n in range(1, 9):
            quick_log.log(found, f"coffee Person {'ABCDEFGH'[n - 1]}ona {n} march", now=NOW, new=True)
        reach_out.today(found, now=NOW)
        made = {c.candidate.person: c.propensity for c in reach_making.make(found, NOW.date(), size=5)}
        told = {row.person: row.propensity for row in reach_log.log(found, today=NOW.date())}
    assert told == made
    assert any(chance < 1 for chance in told.values())
