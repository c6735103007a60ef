"""Markdown cut into parts and bared of its marks: nothing that was written is lost."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networker.domain.markdown import bare, parts, with_line_ends


@given(st.text(alphabet="a `~\n.#", max_size=200), st.integers(1, 20))
def test_the_parts_are_the_whole(text: str, size: int) -> None:
    assert "".join(parts(text, size)) == text


def test_parts_end_between_paragraphs_and_leave_code_whole() -> None:
    text = "one two\n```\n\nb\n```\nthree\n\nfour\n"
    assert list(parts(text, 8)) == ["one two\n```\n\nb\n```\nthree\n", "\nfour\n"]


def test_an_endless_line_is_cut_between_words() -> None:
    found = list(parts("word " * 100, 20))
    assert all(len(each) <= 80 and each.endswith(" ") for each in found)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("# Boats\nShe **sails** and _rows_ `x`", "Boats\nShe sails and rows x"),
        ("**_both_** ~~gone~~ [Lyon](https://x.example) ![a](b)", "both gone Lyon a"),
        ("> said\n---\n5*3*2 snake_case_name - x", "said\n\n5*3*2 snake_case_name - x"),
        ("- one\n  * [x] two\n-three", "one\ntwo\n-three"),
        ("| a |\n|---|\n| b |", "| a |\n\n| b |"),
        ("2 * 3 * 4 and a_b", "2 * 3 * 4 and a_b"),
    ],
)
def test_marks_are_taken_away_and_words_are_not(text: str, told: str) -> None:
    assert bare(text) == told


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("one\ntwo", "one  \ntwo"),
        ("- [ ] open\nplain\n  more\n\nafter\nthat", "- [ ] open\u2028plain\u2028more  \n  \nafter  \nthat"),
        ("- a\n- b\n1. c\n---\nd", "- a  \n- b  \n1. c  \n---  \nd"),
        ("- a\n# Head\n- b\n> said\n- c\n| x |", "- a  \n# Head  \n- b  \n> said  \n- c  \n| x |"),
        ("- a\n```\nb\n```\n```\n- c\nd\n```", "- a  \n```  \nb  \n```  \n```  \n- c  \nd  \n```"),
    ],
)
def test_lines_stay_lines_and_those_behind_an_item_are_its_own(text: str, read: str) -> None:
    assert with_line_ends(text) == read
