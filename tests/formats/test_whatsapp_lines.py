"""The head of a line: every way in which phones write date and time, and which number is the day."""

import pytest

from networker.formats.records import DateOrder
from networker.formats.whatsapp_lines import Dates, has_two_readings, head_of, whole_lines

L, R, N, T = "\u200e", "\u200f", "\u00a0", "\u202f"


@pytest.mark.parametrize(
    ("line", "day", "clock"),
    [
        ("[04.03.24, 11:20:34] Mira: hi", (2024, 3, 4), (11, 20, 34)),
        (f"{L}[04.03.24, 11:20:34] Mira: {L}image omitted", (2024, 3, 4), (11, 20, 34)),
        ("\ufeff[04.03.24, 11:20:34] Mira: hi", (2024, 3, 4), (11, 20, 34)),
        (f"{R}[04/03/2024, 11:20:34] Mira: hi", (2024, 3, 4), (11, 20, 34)),
        (f"04{R}/03{R}/2024, 11:20 - Mira: hi", (2024, 3, 4), (11, 20, 0)),
        ("[14/03/24 11:20] Mira: hi", (2024, 3, 14), (11, 20, 0)),
        ("04/03/24, 11:20 - Mira: hi", (2024, 3, 4), (11, 20, 0)),
        ("04-03-2024 11:20 - Mira: hi", (2024, 3, 4), (11, 20, 0)),
        (f"[14/3/24, 9:05:07{T}PM] Mira: hi", (2024, 3, 14), (21, 5, 7)),
        (f"14/3/24, 9:05{N}pm - Mira: hi", (2024, 3, 14), (21, 5, 0)),
        ("14/3/24, 12:30 a. m. - Mira: hi", (2024, 3, 14), (0, 30, 0)),
        (f"14/3/24, 12:30 p.{N}m. - Mira: hi", (2024, 3, 14), (12, 30, 0)),
        ("14/3/24, 1:30 a.m. - Mira: hi", (2024, 3, 14), (1, 30, 0)),
        ("14/3/24, 00:08 a. m. - Mira: hi", (2024, 3, 14), (0, 8, 0)),
        ("4.3.2024 klo 11.20 - Mira: hi", (2024, 3, 4), (11, 20, 0)),
        ("[4.3.2024 klo 11.20.34] Mira: hi", (2024, 3, 4), (11, 20, 34)),
        ("14/03/2024 à 11:20 - Mira: hi", (2024, 3, 14), (11, 20, 0)),
        ("4. 3. 2024. 11:20 - Mira: hi", (2024, 3, 4), (11, 20, 0)),
        ("2024. 03. 04. 11:20 - Mira: hi", (2024, 3, 4), (11, 20, 0)),
        ("2024-03-04, 11:20 - Mira: hi", (2024, 3, 4), (11, 20, 0)),
        ("[2024/03/04, 11:20:34] Mira: hi", (2024, 3, 4), (11, 20, 34)),
        ("2024. 3. 4. 오후 3:05 - Mira: hi", (2024, 3, 4), (15, 5, 0)),
        ("2024/3/4 下午3:05 - Mira: hi", (2024, 3, 4), (15, 5, 0)),
        ("04.03.24, 3:05 nachm. - Mira: hi", (2024, 3, 4), (15, 5, 0)),
        ("4/3/24, 3:05 μ.μ. - Mira: hi", (2024, 3, 4), (15, 5, 0)),
    ],
)
def test_heads_of_every_phone(line: str, day: tuple[int, int, int], clock: tuple[int, int, int]) -> None:
    head = head_of(line)
    assert head is not None
    assert line[head.end :].lstrip(L).startswith("Mira: ")
    dates = Dates()
    dates.see(head)
    assert (dates.day(head), head.clock) == (day, clock)


@pytest.mark.parametrize(
    "line",
    [
        "",
        "and at 11:20 - we go",
        "04.03.24 is the day",
        "04/03/24, 25:10 - Mira: hi",
        "04/03/24, 11:75 - Mira: hi",
        "[11:20, 04/03/2024] Mira: copied from the browser",
        "[04/03, 11:20] Mira: copied from the phone",
        "04/03/24, 11:20: Mira: hi",
        "1234567890" * 50,
    ],
)
def test_what_goes_on_with_the_message_before(line: str) -> None:
    assert head_of(line) is None


def days(*dates: str, tail: str = "11:20 - Mira: hi") -> tuple[list[str], str]:
    """Each as it is read, and the one of them that may be another day, if any."""
    heads = [head_of(f"{date}, {tail}") for date in dates]
    known = Dates()
    for head in heads:
        assert head is not None
        known.see(head)
    found = [known.day(head) for head in heads if head is not None]
    example = next((head for head in heads if head is not None and has_two_readings(head)), None)
    told = known.told(1, example, "")
    return ["{:04}-{:02}-{:02}".format(*day) if day else "" for day in found], told.example if told else ""


def test_a_first_number_above_12_is_a_day() -> None:
    assert days("01/02/24", "13/02/24") == (["2024-02-01", "2024-02-13"], "")


def test_a_second_number_above_12_is_a_day() -> None:
    assert days("01/02/24", "01/13/24") == (["2024-01-02", "2024-01-13"], "")


def test_else_the_order_in_which_time_runs_on() -> None:
    assert days("01/02/24", "02/02/24", "01/03/24") == (["2024-02-01", "2024-02-02", "2024-03-01"], "")
    assert days("02/01/24", "02/02/24", "03/01/24") == (["2024-02-01", "2024-02-02", "2024-03-01"], "")


def test_where_nothing_tells_it_is_read_as_is_likelier_and_said() -> None:
    assert days("03/04/24") == (["2024-04-03"], "03/04/24")
    assert days("01/02/24", "02/02/24") == (["2024-02-01", "2024-02-02"], "01/02/24")
    assert days("3/4/24", tail="9:05 AM - Mira: hi") == (["2024-03-04"], "3/4/24"), "as in the United States"
    assert days("03/04/24", tail="9:05 am - Mira: hi")[0] == ["2024-04-03"], "as in India and Britain"
    assert days("03/04/24", tail="9:05 AM - Mira: hi")[0] == ["2024-04-03"], "Americans write no zero before"


def test_dots_and_dashes_are_always_day_first_and_equal_numbers_are_clear() -> None:
    assert days("03.04.24") == (["2024-04-03"], "")
    assert days("03-04-24") == (["2024-04-03"], "")
    assert days("04/04/24", "05/05/24") == (["2024-04-04", "2024-05-05"], "")


def test_chats_of_one_phone_look_alike() -> None:
    def layout(*lines: str) -> str:
        known = Dates()
        heads = [head for line in lines if (head := head_of(line)) is not None]
        for head in heads:
            known.see(head)
        told = known.told(1, heads[0], "")
        assert told is not None
        return told.layout

    one = layout("03/04/24, 11:20 - Mira: hi")
    assert layout("01/02/23, 11:20 - Bo: hi", "13/02/23, 9:00 - Bo: ok") == one
    others = [
        layout("03/04/2024, 11:20 - Mira: hi"),
        layout("3/4/24, 11:20 - Mira: hi"),
        layout("03/04/24, 11:20 AM - Mira: hi"),
        layout("03/04/24 11:20 - Mira: hi"),
        layout("[03/04/24, 11:20:09] Mira: hi"),
    ]
    assert one not in others
    assert len(set(others)) == len(others)


def test_a_short_year_may_come_first() -> None:
    assert days("10/03/04", "10/03/05") == (["2010-03-04", "2010-03-05"], ""), "none is of the year 2004"
    assert days("24/03/04", "24/03/05", "24/12/31") == (["2024-03-04", "2024-03-05", "2024-12-31"], "")


def test_a_long_year_first_may_have_the_day_next() -> None:
    assert days("2024-13-02", "2024-01-03") == (["2024-02-13", "2024-03-01"], "")


def test_an_order_that_was_said_says_nothing_of_dates_with_the_year_first() -> None:
    known, head = Dates(), head_of("2024-01-03, 11:20 - Mira: hi")
    assert head is not None
    known.see(head)
    known.say(DateOrder.DAY_FIRST)
    assert known.day(head) == (2024, 1, 3)


def test_one_wrong_date_does_not_turn_the_others() -> None:
    found, _ = days("13/02/24", "14/02/24", "02/31/24", "15/02/24")
    assert found == ["2024-02-13", "2024-02-14", "", "2024-02-15"]


def test_lines_part_at_line_feeds_only() -> None:
    written = ["one\r\n", "two\r", "still two\n", "three\u2028still three\x0b\x85\n", "end"]
    found = list(whole_lines(written))
    assert found == [
        (1, "one", True), (2, "two", True), (3, "still two", False), (4, "three\u2028still three\x0b\x85", True),
        (5, "end", True),
    ]  # fmt: skip
