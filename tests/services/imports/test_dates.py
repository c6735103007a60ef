"""Chats whose dates may be read in two ways: told by what else there is, else by the user, and never guessed."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.formats.records import DateOrder
from networker.services import imports, undo
from networker.services.imports import DatesUnclear, ImportRefused
from networker.store.book import Book
from tests.store.dump import dump

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
ANA, BEN = "Ana Ribeiro", "Ben Ode"
Days = Callable[..., list[str]]


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    found = Book(data_dir, now=NOW)
    yield found
    found.close()


def chat(*dates: str, other: str = ANA, tail: str = "11:20") -> str:
    return "".join(
        f"{date}, {tail} - {other if n % 2 else 'Olga'}: words {n}\n" for n, date in enumerate(dates)
    ) + (f"{dates[-1]}, {tail} - {other}: bye\n")


@pytest.fixture
def days(book: Book, tmp_path: Path) -> Days:
    """Imports chats together and answers the days of their talks."""

    def days_(*chats: str, order: DateOrder | None = None, now: datetime | None = NOW) -> list[str]:
        paths = []
        for n, text in enumerate(chats):
            other = BEN if BEN in text else ANA
            paths.append(tmp_path / f"{n}" / f"WhatsApp Chat with {other}.txt")
            paths[-1].parent.mkdir(exist_ok=True)
            paths[-1].write_text(text, encoding="utf-8")
        plan = imports.plan(book, paths, date_order=order, now=now)
        imports.apply(book, plan, now=NOW)
        return [row[0] for row in book.read("SELECT day FROM interaction ORDER BY day")]

    return days_


def test_where_nothing_tells_it_is_asked_and_nothing_written(book: Book, days: Days) -> None:
    before = dump(book)
    with pytest.raises(DatesUnclear, match="--date-order day-first or --date-order month-first") as caught:
        days(chat("03/04/24"))
    assert "“WhatsApp Chat with Ana Ribeiro.txt”" in str(caught.value)
    assert "whether 03/04/24 is 3 April 2024 or 4 March 2024" in str(caught.value)
    assert caught.value.told.line == "Olga: words 0"
    assert dump(book) == before


def test_one_answer_counts_for_all_that_do_not_tell_and_for_no_other(days: Days) -> None:
    clear = chat("14/05/2024", other=BEN)
    found = days(chat("03/04/24"), chat("05/06/23", other=BEN), clear, order=DateOrder.MONTH_FIRST)
    assert found == ["2023-05-06", "2024-03-04", "2024-05-14"]


@pytest.mark.parametrize("turned", [False, True])
def test_another_chat_of_the_same_phone_tells_it(days: Days, turned: bool) -> None:
    chats = [chat("03/04/24"), chat("04/13/24", other=BEN)]
    assert days(*(reversed(chats) if turned else chats)) == ["2024-03-04", "2024-04-13"]


def test_a_chat_of_another_phone_tells_nothing(days: Days) -> None:
    with pytest.raises(DatesUnclear):
        days(chat("03/04/24"), chat("4/13/2024", other=BEN))


def test_chats_that_look_alike_and_differ_tell_nothing(days: Days) -> None:
    with pytest.raises(DatesUnclear):
        days(chat("03/04/24"), chat("04/13/24", other=BEN), chat("13/04/24", other=BEN))


def test_what_would_lie_ahead_is_the_other_day(days: Days) -> None:
    assert days(chat("11/12/25", "03/12/26"), now=NOW) == ["2025-11-12", "2026-03-12"]


def test_without_a_clock_nothing_lies_ahead(days: Days) -> None:
    with pytest.raises(DatesUnclear):
        days(chat("11/12/25", "03/12/26"), now=None)


def test_a_chat_that_the_book_knows_is_read_as_it_is_there(book: Book, days: Days) -> None:
    """Whatever was said of such dates since."""
    talk = chat("03/04/24", "05/04/24", "06/04/24")
    days(talk, order=DateOrder.DAY_FIRST)
    days(chat("01/02/23", other=BEN), order=DateOrder.MONTH_FIRST)
    before = dump(book)
    found = days(talk)
    assert dump(book) == before
    assert found == ["2023-01-02", "2024-04-03", "2024-04-05", "2024-04-06"]


def test_a_chat_of_another_name_is_known_by_its_words(book: Book, tmp_path: Path, days: Days) -> None:
    talk = chat("03/04/24", "05/04/24", "06/04/24").replace("words", "these are words")
    days(talk, order=DateOrder.MONTH_FIRST)
    days(chat("01/02/23", other=BEN), order=DateOrder.DAY_FIRST)
    before = dump(book)
    copy = tmp_path / "w2.txt"
    copy.write_text(talk, encoding="utf-8")
    imports.apply(book, imports.plan(book, [copy], now=NOW), now=NOW)
    assert dump(book) == before


def test_an_answer_counts_for_the_next_chat_whose_dates_look_so(days: Days) -> None:
    days(chat("03/04/24"), order=DateOrder.MONTH_FIRST)
    assert days(chat("05/06/23", other=BEN)) == ["2023-05-06", "2024-03-04"]
    with pytest.raises(DatesUnclear):
        days(chat("7/8/2023", other=BEN))


def test_what_a_chat_of_the_drop_tells_goes_before_an_earlier_answer(days: Days) -> None:
    days(chat("03/04/24"), order=DateOrder.MONTH_FIRST)
    found = days(chat("05/06/23"), chat("14/05/23", other=BEN))
    assert found == ["2023-05-14", "2023-06-05", "2024-03-04"]


def test_who_takes_the_import_back_is_asked_again(book: Book, days: Days) -> None:
    days(chat("03/04/24"), order=DateOrder.MONTH_FIRST)
    undo.undo(book, now=NOW)
    with pytest.raises(DatesUnclear):
        days(chat("05/06/23", other=BEN))
    undo.redo(book, now=NOW)
    assert days(chat("05/06/23", other=BEN)) == ["2023-05-06", "2024-03-04"]


def test_what_is_said_now_goes_before_what_was_said(days: Days) -> None:
    days(chat("03/04/24"), order=DateOrder.MONTH_FIRST)
    said = days(chat("05/06/23", other=BEN), order=DateOrder.DAY_FIRST)
    assert said == ["2023-06-05", "2024-03-04"]


def test_a_chat_that_is_there_does_not_come_a_second_time_with_other_days(book: Book, days: Days) -> None:
    days(chat("03/04/24"), order=DateOrder.MONTH_FIRST)
    before = dump(book)
    with pytest.raises(ImportRefused, match="Take that import back first"):
        days(chat("03/04/24"), order=DateOrder.DAY_FIRST)
    assert dump(book) == before
    undo.undo(book, now=NOW)
    assert days(chat("03/04/24"), order=DateOrder.DAY_FIRST) == ["2024-04-03"]


def test_an_answer_to_another_chats_question_leaves_a_known_one_as_it_is(book: Book, days: Days) -> None:
    days(chat("03/04/24"), order=DateOrder.DAY_FIRST)
    both = chat("03/04/24"), chat("5/6/2023", other=BEN)
    with pytest.raises(DatesUnclear, match="Ben Ode"):
        days(*both)
    assert days(*both, order=DateOrder.MONTH_FIRST) == ["2023-05-06", "2024-04-03"]


def test_an_answer_that_cannot_be_read_is_none(book: Book, days: Days) -> None:
    days(chat("03/04/24"), order=DateOrder.MONTH_FIRST)
    for value in ("{}", '{"order": "both", "import": "1"}', '{"order": "day-first", "import": "x"}'):
        with book.bookkeeping() as sql:
            sql.execute("UPDATE meta SET value = ? WHERE key LIKE 'dates %'", (value,))
        with pytest.raises(DatesUnclear):
            days(chat("05/06/23", other=BEN))


def test_the_same_chat_again_changes_nothing(book: Book, days: Days) -> None:
    days(chat("03/04/24", "05/04/24"), order=DateOrder.DAY_FIRST)
    before = dump(book)
    for order in (DateOrder.DAY_FIRST, None):
        days(chat("03/04/24", "05/04/24"), order=order)
        assert dump(book) == before
