"""A word on somebody's page is kept as a tie that reads as this word there, and as its other side on the other page."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networker.domain.names import fold
from networker.domain.ties import OFFERED, kept, mirrored, word_of

WORD = st.sampled_from([*OFFERED, "uncle", "Nephew", "godmother", "goddaughter", "sailing mate"])
OWN = [("godmother", "godchild"), ("sailing mate", "")]


@given(word=WORD, inverse=st.sampled_from(["", "goddaughter", "friend"]))
def test_it_reads_as_it_was_said(word: str, inverse: str) -> None:
    how = kept(word, inverse, OWN)
    assert fold(word_of(how.kind, how.inverse, first=how.first)) == fold(word)
    back = word_of(how.kind, how.inverse, first=not how.first)
    again = kept(back, how.inverse and how.kind, OWN)
    assert fold(word_of(again.kind, again.inverse, first=again.first)) == fold(back)


@pytest.mark.parametrize(
    ("kind", "other"),
    [("child", "parent"), ("parent", "child"), ("mentor", "protégé"), ("partner", "partner"), ("aunt", ""),
     ("introduced by", "")],
)  # fmt: skip
def test_what_says_the_same_from_the_other_side(kind: str, other: str) -> None:
    assert mirrored(kind) == other


def test_a_parent_is_kept_as_the_child_of() -> None:
    assert kept("Parent", "", ()) == kept("parent", "son", ())
    assert (kept("parent", "", ()).kind, kept("parent", "", ()).first) == ("child", True)
    assert kept("child", "", ()).first is False
    assert kept("pen  pal", "Pen pal", ()).inverse == ""
