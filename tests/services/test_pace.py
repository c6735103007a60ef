"""The pace of large imports: one long statement can be stopped, and many records are forgotten bit by bit."""

import gc
import sqlite3
import weakref
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest

from networker import formats
from networker.domain.going_on import Cancelled
from networker.domain.vocabulary import Channel
from networker.formats.records import ME, Party, PersonRecord, Recognised, TurnRecord
from networker.services import imports, pace
from networker.services.imports.turns import Turns
from networker.store.book import Book
from tests.store.dump import dump

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
FOR_EVER = "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT max(i) FROM n"


class StoppedError(Exception):
    pass


def after(times: int) -> Callable[[], None]:
    """A function that raises when it is called for so many times."""
    left = iter(range(times))

    def going_on() -> None:
        if next(left, None) is None:
            raise StoppedError

    return going_on


def turns(count: int) -> Iterator[TurnRecord]:
    for n in range(count):
        other = Party("", f"Person {n % 7}")
        yield TurnRecord(
            "test", f"thread {n % 7}", n, f"2026-03-{1 + n % 28:02}T10:00:00+00:00", Channel.LINKEDIN,
            other if n % 2 else ME, (ME,) if n % 2 else (other,), text=f"words {n}",
        )  # fmt: skip


def test_a_statement_without_an_end_is_stopped_and_the_connection_goes_on() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as sql:
        with pytest.raises(StoppedError), pace.interruptible(sql, after(3)):
            sql.execute(FOR_EVER).fetchone()
        assert sql.execute("SELECT 1").fetchone() == (1,)


def test_what_taking_back_complains_of_is_not_told() -> None:
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as sql:
        sql.execute("CREATE TABLE one (i)")
        with pytest.raises(StoppedError), pace.interruptible(sql, after(2)):
            sql.execute("BEGIN")
            try:
                sql.execute(f"INSERT INTO one {FOR_EVER}")
            finally:
                sql.execute("ROLLBACK")  # SQLite has done so already, and says that it cannot
        assert sql.execute("SELECT count(*) FROM one").fetchone() == (0,)


def test_other_errors_pass() -> None:
    with (
        closing(sqlite3.connect(":memory:")) as sql,
        pytest.raises(sqlite3.OperationalError, match="nowhere"),
        pace.interruptible(sql, after(1000)),
    ):
        sql.execute("SELECT 1 FROM nowhere")


def test_putting_turns_in_order_is_heard_of_and_can_be_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pace, "STEPS", 100)
    heard: list[int] = []
    found = Turns()
    for turn in turns(300):
        found.add(turn)
    found.fold(heard.append)
    assert heard, "though there are not enough turns for a sign of their own"
    assert heard == sorted(heard)

    def stop(_done: int) -> None:
        raise StoppedError

    with pytest.raises(StoppedError):
        found.fold(stop)


def test_cancel_reaches_what_is_derived_when_everything_is_written(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pace, "STEPS", 50)
    monkeypatch.setattr(
        formats, "read_all", lambda *_: iter([Recognised("test", "Test", "one", lambda: turns(300))])
    )
    last = [""]
    with closing(Book(data_dir, now=NOW)) as book:
        before = dump(book)
        plan = imports.plan(book, [Path("one")], now=NOW)

        def progress(what: str, _done: int, _of: int = 0, _far: float = 0.0, /) -> None:
            last[0] = what

        with pytest.raises(Cancelled):
            imports.apply(book, plan, now=NOW, progress=progress, cancelled=lambda: last[0] == "talks")
        assert dump(book) == before
        assert book.read("SELECT count(*) FROM step") == [(0,)]
        assert imports.apply(book, plan, now=NOW).new == 7


def test_a_cancelled_plan_lets_go_of_its_records(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    let_go: list[int] = []
    monkeypatch.setattr(
        import_module("networker.services.imports.plan"),
        "let_go",
        lambda records: let_go.append(len(records)),
    )
    people = [PersonRecord("test", "", n, full_name=f"P {n}", raw=str(n)) for n in range(1200)]
    monkeypatch.setattr(
        formats, "read_all", lambda *_: iter([Recognised("test", "Test", "one", lambda: iter(people))])
    )
    answers = iter([False, False, True])
    with closing(Book(data_dir, now=NOW)) as book, pytest.raises(Cancelled):
        imports.plan(book, [Path("one")], now=NOW, cancelled=lambda: next(answers))
    assert let_go == [1001]


def test_a_list_is_emptied() -> None:
    records = list(range(1201))
    pace.let_go(records)
    assert records == []


class Cycle:
    """Something that holds itself, as an error does that was raised from another one."""

    def __init__(self) -> None:
        self.me = self


@pytest.mark.parametrize(("made", "gone"), [(10, True), (pace.FEW, False)])
def test_what_is_left_in_cycles_goes_where_little_was_made(made: int, gone: bool) -> None:
    with pace.collector_at_rest():
        left = weakref.ref(Cycle())
        records = [[n] for n in range(made)]
        assert left() is not None, "the collector does not rest"
    try:
        assert (left() is None) is gone
    finally:
        del records
        gc.unfreeze()


def test_the_collector_rests_and_works_again() -> None:
    with pace.collector_at_rest():
        assert not gc.isenabled()
    assert gc.isenabled()
