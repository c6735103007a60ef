"""A chat that was exported in another zone is the one that is there: its words stand some hours away."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from networker.services import imports, undo
from networker.services.imports import zones
from networker.store.book import Book
from tests.services.imports.brought import NOW
from tests.store.dump import dump

BERLIN, TOKYO, NEW_YORK, KATHMANDU = map(
    ZoneInfo, ("Europe/Berlin", "Asia/Tokyo", "America/New_York", "Asia/Kathmandu")
)
Line = tuple[datetime, str, str]


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def talk(days: int = 40, first: datetime = datetime(2026, 2, 20, 20, 7, tzinfo=UTC)) -> list[Line]:
    """Two turns on each of many days and now and then an "ok", over the beginning of summer time in Berlin and New York."""
    found = [
        (
            first + timedelta(days=n, minutes=17 * n + 3 * m),
            ("Bob", "Olga")[m],
            f"what we said on day {n}, {m}",
        )
        for n in range(days)
        for m in range(2)
    ]
    found += [(first + timedelta(days=n, hours=n % 3, minutes=40), "Bob", "ok") for n in range(1, days, 4)]
    return sorted(found)


def drop(book: Book, folder: Path, lines: Sequence[Line], zone: ZoneInfo, name: str = "Bob") -> int | None:
    path = folder / f"WhatsApp Chat with {name}.txt"
    path.write_text(
        "".join(
            f"{at.astimezone(zone):%d/%m/%Y, %H:%M} - {name if who == 'Bob' else who}: {said}\n"
            for at, who, said in lines
        )
    )
    return imports.apply(book, imports.plan(book, [path], now=NOW, zone=UTC), now=NOW).import_id


def turns(book: Book) -> int:
    return int(book.read("SELECT coalesce(sum(turns), 0) FROM interaction")[0][0])


@pytest.mark.parametrize("zone", [TOKYO, NEW_YORK, KATHMANDU])
@pytest.mark.parametrize("name", ["Bob", "Bobby"])
@pytest.mark.parametrize("days", [1, 2, 40])
def test_the_same_chat_of_another_zone_changes_nothing(
    book: Book, tmp_path: Path, zone: ZoneInfo, name: str, days: int
) -> None:
    empty = dump(book)
    drop(book, tmp_path, talk(days), BERLIN)
    before = dump(book)
    for _ in range(2):
        assert drop(book, tmp_path, talk(days), zone, name) is None
    assert dump(book) == before
    undo.undo(book, now=NOW)
    assert dump(book) == empty


def test_what_is_newer_is_added_where_it_was_said_by_the_first_clock(book: Book, tmp_path: Path) -> None:
    drop(book, tmp_path, talk(30), BERLIN)
    drop(book, tmp_path, talk(36)[10:], NEW_YORK)
    with closing(Book(tmp_path / "other", now=NOW)) as whole:
        drop(whole, tmp_path, talk(36), BERLIN)
        told = "SELECT day, at, text, turns, marks FROM interaction ORDER BY day, at"
        assert book.read(told) == whole.read(told)
    assert drop(book, tmp_path, talk(36), TOKYO) is None


def test_other_chats_some_hours_away_are_others(book: Book, tmp_path: Path) -> None:
    drop(book, tmp_path, talk(5), BERLIN)
    cleo = [(at, who, said.replace("we said", "Cleo said")) for at, who, said in talk(5)]
    drop(book, tmp_path, [*talk(5)[::2][:2], *cleo], TOKYO, "Cleo")
    assert book.read("SELECT count(*) FROM person WHERE me = 0") == [(2,)]
    assert turns(book) == len(talk(5)) + 2 + len(cleo)


def test_the_shifts_are_those_between_zones() -> None:
    assert len(zones.SHIFTS) == 2 * 26 * 4
    assert 0 not in zones.SHIFTS
    assert {9 * 3600, -int(5.75 * 3600), 26 * 3600} <= set(zones.SHIFTS)
