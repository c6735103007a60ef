"""How words are kept and looked for, held to SQLite's own full text."""

import sqlite3

import pytest

from networker.domain.search_query import expression, indexed, is_unspaced, stands_in, tokens

CASES = [
    ("Ana Torres", "tor", False, True),
    ("Ana Torres", "tor", True, False),
    ("Ana Torres", "ana tor", False, True),
    ("Ana Torres", "torres ana", False, False),
    ("Straße in Łódź", "lodz", True, True),
    ("O’Brien", "o'bri", False, True),
    ("ana.torres@acme.example", "torres@acme", False, True),
    ("王小明", "小明", False, True),
    ("王小明", "明", True, True),
    ("王小明", "明小", False, False),
    ("東京タワーで会った", "タワー", True, True),
    ("พบกันที่ตลาดน้ำ", "ตลาด", True, True),
    ("김철수", "철수", True, True),
    ("पुणे में मिले", "पुणे", True, True),
    ("Ελένη Παπαδοπούλου", "ελενη", True, True),
    ("Zoë_Smith", "smith", True, True),
    ("3½ miles", "miles", True, True),
    ("c++ & rust", "rust", True, True),
    ("nothing", "&", False, False),
]  # fmt: skip


@pytest.mark.parametrize(("text", "wanted", "whole", "found"), CASES)
def test_python_and_the_full_text_find_the_same(text: str, wanted: str, whole: bool, found: bool) -> None:
    sql = sqlite3.connect(":memory:")
    sql.execute("CREATE VIRTUAL TABLE words USING fts5(text, tokenize='unicode61 remove_diacritics 2')")
    sql.execute("INSERT INTO words VALUES (?)", (indexed(text),))
    match = expression(wanted, whole=whole)
    by_sqlite = bool(match and sql.execute("SELECT 1 FROM words WHERE words MATCH ?", (match,)).fetchone())
    assert by_sqlite is found
    assert stands_in(text, wanted, whole=whole) is found


def test_latin_text_stays_as_it_is_folded() -> None:
    assert indexed("Anna-Lena MÜLLER") == "anna-lena muller"
    assert tokens("Anna-Lena MÜLLER") == ("anna", "lena", "muller")
    assert not is_unspaced("Müller")
    assert is_unspaced("山")
