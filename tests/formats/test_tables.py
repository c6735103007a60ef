"""CSV: where rows begin, how cells are parted, and what happens to rows that cannot be told apart."""

import json
import re
import time
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networker.formats import limits, signs, source, tables, values
from networker.formats.errors import UnreadableFile
from networker.formats.records import SkippedRow

Write = Callable[..., Path]


def table(path: Path, *names: str) -> tables.Table:
    of = source.of(path)
    found = tables.find(of, lambda header: set(names or ("Name",)) <= set(header))
    assert found is not None
    return tables.open_table(of, *found)


def rows(path: Path, *names: str) -> list[tuple[int, list[str]] | SkippedRow]:
    return list(table(path, *names).rows())


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_counted_in_the_header_outside_quotes(write: Write, delimiter: str) -> None:
    path = write("a", f'Name{delimiter}"a,b;c,d;e\tf,g"{delimiter}Town\nAda{delimiter}x{delimiter}Łódź\n')
    assert rows(path) == [(2, ["Ada", "x", "Łódź"])]


def test_excel_says_the_delimiter_in_a_line_of_its_own(write: Write) -> None:
    assert rows(write("a", "sep=;\r\nName;Town\r\nAda;Łódź\r\n")) == [(3, ["Ada", "Łódź"])]
    assert rows(write("b", "sep=|\nName|Town\nAda|Łódź\n")) == [(3, ["Ada", "Łódź"])]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_rows_know_the_line_where_they_begin(write: Write, end: str) -> None:
    lines = ["A note", "", "Name,Notes", "Ada,one line", "", 'Bo,"two', 'lines"', "Cy,x", ""]
    found = rows(write("a", end.join(lines)))
    assert [row[0] for row in found if not isinstance(row, SkippedRow)] == [4, 6, 8]


def test_a_line_break_inside_quotes_stays_as_it_is(write: Write) -> None:
    assert rows(write("a", 'Name,Notes\r\nAda,"one\r\ntwo\u2028three\x85"\r\n')) == [
        (2, ["Ada", "one\r\ntwo\u2028three\x85"])
    ]


def test_ragged_rows_are_given_as_they_are(write: Write) -> None:
    assert rows(write("a", "Name,Town\nAda\nBo,x,surplus,,\n")) == [
        (2, ["Ada"]),
        (3, ["Bo", "x", "surplus", "", ""]),
    ]


def test_the_header_may_hold_a_line_break_and_a_name_twice(write: Write) -> None:
    found = table(write("a", '"Name","Other\nname",Town,Town\nAda,x,y,z\n'))
    assert found.header == ("Name", "Other\nname", "Town", "Town")
    assert list(found.rows()) == [(3, ["Ada", "x", "y", "z"])]


def test_nul_and_utf16_are_no_trouble(write: Write) -> None:
    assert rows(write("a", b"Name,Town\nA\0da,x\n")) == [(2, ["Ada", "x"])]
    assert rows(write("b", "Name\tTown\r\nZoë\tŁódź\r\n".encode("utf-16"))) == [(2, ["Zoë", "Łódź"])]


def test_a_cell_of_one_megabyte_is_read_and_a_larger_one_skipped(write: Write) -> None:
    fits = "x" * limits.CELL_CHARACTERS
    assert rows(write("a", f"Name,Notes\nAda,{fits}\nBo,y\n")) == [(2, ["Ada", fits]), (3, ["Bo", "y"])]
    found = rows(write("b", f"Name,Notes\nAda,{fits}x\nBo,y\n"))
    assert found == [SkippedRow(2, "a cell of over 1 MB"), (3, ["Bo", "y"])]


def test_an_unclosed_quote_costs_one_row_and_not_the_rest(write: Write) -> None:
    body = "".join(f"Person {n},x,y,z,w\n" for n in range(5000))
    found = rows(write("a", f'Name,a,b,c,d\nAda,1,2,3,4\nBo,"2,3,4,5\n{body}'))
    assert found[:3] == [
        (2, ["Ada", "1", "2", "3", "4"]),
        SkippedRow(3, tables.UNCLOSED),
        (4, ["Person 0", "x", "y", "z", "w"]),
    ]
    assert len(found) == 5002


def test_a_row_that_cannot_be_read_costs_itself_alone(write: Write) -> None:
    large = "x" * (limits.CELL_CHARACTERS + 1)

    def item(line: int, cells: list[str]) -> tuple[int, int]:
        return line, int(cells[0])

    found = table(write("a", f"a,b\n1,x\n2,{large}\nno,z\n4,w\n"), "a", "b").items(item)  # type: ignore[arg-type]
    assert list(found) == [
        (2, 1),
        SkippedRow(3, tables.TOO_LARGE),
        SkippedRow(4, values.UNREADABLE),
        (5, 4),
    ]


def test_an_unclosed_quote_that_meets_another_one_is_seen_too(write: Write) -> None:
    found = rows(write("a", 'Name,a,b,c,d\nAda,"1,2,3,4\nBo,1,2,3,4\nCy,1,2,3,4\nDi,"1",2,3,4\nEd,1,2,3,4\n'))
    assert found[0] == SkippedRow(2, tables.UNCLOSED)
    assert [row[1][0] for row in found[1:] if not isinstance(row, SkippedRow)] == ["Bo", "Cy", "Di", "Ed"]


def test_nine_hundred_lines_in_a_cell_are_taken_for_an_unclosed_quote(write: Write) -> None:
    many = "line\n" * (limits.SWALLOWED_LINES + 1)
    found = rows(write("a", f'Name,Notes\nAda,"{many}"\n'))
    assert found[0] == SkippedRow(2, tables.UNCLOSED)
    few = "line, with, commas\n" * 200
    assert rows(write("b", f'Name,Notes\nAda,"{few}"\n')) == [(2, ["Ada", few])]


def test_many_unclosed_quotes_end_in_time(write: Write) -> None:
    body = "".join(f'Person {n},"x,y,z,w\n' + "a,b,c,d,e\n" * 1500 for n in range(60))
    started = time.process_time()
    assert any(isinstance(row, SkippedRow) for row in rows(write("a", f"Name,a,b,c,d\n{body}")))
    assert time.process_time() - started < 20


def test_too_many_columns_are_refused_in_a_sentence(write: Write) -> None:
    header = ",".join(["Name", *(f"c{n}" for n in range(limits.COLUMNS))])
    with pytest.raises(UnreadableFile, match="has more than 4,096 columns, which is the most"):
        table(write("a", f"{header}\n"))
    wide = ",".join(["Name", *(f"c{n}" for n in range(1999))])
    assert len(table(write("b", f"{wide}\n")).header) == 2000


def test_a_table_is_read_afresh_each_time_and_lazily(write: Write) -> None:
    path = write("a", "Name,Town\n" + "Ada Quill,Exampleton by the harbour\n" * 60_000)
    found = table(path)
    tracemalloc.start()
    try:
        assert sum(1 for _ in found.rows()) == 60_000
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < path.stat().st_size
    assert next(found.rows()) == (2, ["Ada Quill", "Exampleton by the harbour"])


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("'=1+1", "=1+1"), ("'@x", "@x"), ("'+44 7700", "+44 7700"), ("'-x", "-x"), ("''=x", "'=x"), ("'\t", "\t"),
        ("'tis", "'tis"), ("'", "'"), ("a'=x", "a'=x"), ("=1+1", "=1+1"), ("", ""),
        ("a;'=f(1)", "a;=f(1)"), ("a;''=f(1)", "a;'=f(1)"), ("a;'=1", "a;'=1"), ("a\n'-item", "a\n'-item"),
    ],
)  # fmt: skip
def test_an_apostrophe_before_a_formula_is_no_part_of_the_cell(
    write: Write, written: str, meant: str
) -> None:
    found = table(write("a.csv", f'Name,Town,"More"\nAda,"{written}","{written}"\n'))
    assert list(found.rows()) == [(2, ["Ada", meant, meant])]


SEEN = st.text().map(lambda cell: signs.unturned(cell) if "\n" in cell else signs.visible(cell))


def test_cells_lose_what_nobody_sees(write: Write) -> None:
    found = table(write("a.csv", 'Name,Notes\n\u202eZo\u200bë\u200f,"a\u202eb\u200f\nc"\n\u3164,\u200b\n'))
    assert list(found.rows()) == [(2, ["Zoë", "ab\u200f\nc"]), (4, ["", ""])]


@given(SEEN)
def test_a_cell_that_was_defused_is_none_and_comes_back(cell: str) -> None:
    found = tables.defused(cell)
    assert found[:1] not in ("=", "@", "\t", "\r", "\n", "\uff1d")
    assert found[:1] not in ("+", "-") or not any(sign in found[1:] for sign in "+=@|!'\"")
    assert tables._as_meant(["x", found, "'"]) == ["x", cell, "'"]


@pytest.mark.parametrize("lead", ["Ana;", "Ana\n", "Ana\r\n", "Ana\t", "Ana;x\n"])
@pytest.mark.parametrize("sign", ["=", "@", "+", "-", "\uff1d", "=-", "'="])
def test_nor_is_a_part_of_it_where_semicolons_part_cells(lead: str, sign: str) -> None:
    """As a German spreadsheet opens our table: quotation marks begin behind the first comma, and hold nothing there."""
    for call in ('HYPERLINK("http://x","y")', "cmd|' /C calc'!A0", "'[a.xls]b'!A1"):
        cell = lead + sign + call + ";rest"
        found = tables.defused(cell)
        parts = re.split("[;\t\r\n]", found)
        assert not [part for part in parts if part[:1] in ("=", "@", "+", "-", "\uff1d")]
        assert tables._as_meant([found]) == [cell]


@pytest.mark.parametrize(
    "cell", ["a\n- met (at the fair)", "x;+49 (30) 12", "a\n===\nb", "a;-1", "1;=", "a\n@Ana said"]
)
def test_what_only_looks_like_it_inside_a_text_stays(cell: str) -> None:
    assert tables.defused(cell) == cell


def test_a_table_that_goes_away_says_so(write: Write) -> None:
    path = write("gone.csv", "Name,Town\nAda,x\n")
    found = table(path)
    path.unlink()
    with pytest.raises(UnreadableFile, match=r"“gone.csv” is not there"):
        list(found.rows())


@given(st.lists(st.text(max_size=20), max_size=8))
def test_raw_is_json_of_the_cells(cells: list[str]) -> None:
    assert json.loads(tables.raw_list(cells or [""])) == (cells or [""])


def test_raw_of_a_row_by_its_columns() -> None:
    raw = tables.raw_dict(["Name", "Town", "Town"], ["Ada", "a", "b", "surplus", ""])
    assert json.loads(raw) == {"Name": "Ada", "Town": "a", "Town#3": "b", "#4": "surplus"}


def test_raw_is_cut_beyond_all_measure() -> None:
    huge = ["x" * limits.CELL_CHARACTERS] * 4
    assert len(tables.raw_list(huge)) < limits.RAW_CHARACTERS
    assert len(tables.raw_dict(["a", "b", "c", "d"], huge)) < limits.RAW_CHARACTERS


def test_a_row_that_quotation_marks_hold_together_never_fills_the_memory(
    write: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "ROW_CHARACTERS", 250_000)
    path = write("a.csv", 'Name,Town\nAda,x\n"a\n' + '","b\n' * (2 * limits.ROW_CHARACTERS // 5))
    tracemalloc.start()
    try:
        found = [row for row in table(path).rows() if isinstance(row, SkippedRow) or row[1][0] == "Ada"]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert found[:2] == [(2, ["Ada", "x"]), SkippedRow(3, tables.UNCLOSED)]
    assert peak < 20 * limits.ROW_CHARACTERS


def test_a_row_of_a_million_cells_costs_nothing(write: Write) -> None:
    path = write("a.csv", "Name,Town\nAda,x" + ",y" * 1_000_000 + "\nBo,z\n")
    assert [row[1][:2] for row in table(path).rows() if not isinstance(row, SkippedRow)] == [
        ["Ada", "x"],
        ["Bo", "z"],
    ]
