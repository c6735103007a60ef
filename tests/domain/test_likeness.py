"""How far two names agree, whichever is named first."""

from itertools import combinations

import pytest

from networker.domain.likeness import (
    Likeness,
    likeness,
    mark,
    of_two_generations,
    related,
    says_more,
    words_of,
)
from networker.domain.names import fold

ONE_NAME = [
    ("Ana Costa", "Costa, Ana", "ANA COSTA", "Dr. Ana Costa", "Ana Costa, PhD", "Prof. Dr. med. Ana Costa"),
    ("Hans-Peter Weber", "Hans Peter Weber", "Weber, Hans-Peter", "Hans‐Peter Weber"),
    ("Jörg Müller", "Joerg Mueller", "Jo\u0308rg Müller", "Joerg Müller"),
    ("Jörg Müller", "Jorg Muller", "Jörg Muller"),
    ("Groß Anna", "Gross Anna", "Anna GROSS"),
    ("Åse Sørensen", "Aase Soerensen", "Aase Sørensen"),
    ("Michaél Manuel", "Michael Manuel"),
    ("Zoë O’Brien", "Zoe OBrien", "Zoe O'Brien"),
    ("王小明", "小明 王", "王 小明"),
    ("김민준", "민준 김"),
    ("サトウ ハナコ", "ｻﾄｳ ﾊﾅｺ", "さとう はなこ", "さとうはなこ"),
    ("ガンダ", "ｶﾞﾝﾀﾞ", "がんだ"),
]  # fmt: skip


@pytest.mark.parametrize("spellings", ONE_NAME)
def test_spellings_of_one_name_are_the_same_and_have_one_mark(spellings: tuple[str, ...]) -> None:
    for one, other in combinations(spellings, 2):
        assert likeness(one, other) is likeness(other, one) is Likeness.SAME, (one, other)
    assert len({mark(words_of(fold(name))) for name in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other", "found"),
    [
        ("", "", Likeness.SAME),
        ("", "Ana Costa", Likeness.PART),
        ("Ana", "Ana Costa", Likeness.PART),
        ("A. Costa", "Ana Costa", Likeness.PART),
        ("Costa A.", "Ana Costa", Likeness.PART),
        ("M. Brown", "Michael J. Brown", Likeness.PART),
        ("Hans-Peter", "Hans Peter Weber", Likeness.PART),
        ("John Smith", "John Smith Jr.", Likeness.HOUSE),
        ("Karl Baum", "Karl Baum jun.", Likeness.HOUSE),
        ("K. Baum", "Karl Baum jun.", Likeness.HOUSE),
        ("Müller", "Petra Müller", Likeness.HOUSE),
        ("van Dijk", "Petra van Dijk", Likeness.HOUSE),
        ("A.", "Ana Costa", Likeness.PART),
        ("花子", "田中 花子", Likeness.PART),
        ("田中", "田中 花子", Likeness.HOUSE),
        ("Kim Min Jun", "Kim Min", Likeness.PART),
        ("Petrov, PhD", "Ivan Petrov", Likeness.HOUSE),
        ("Smith, Jr.", "John Smith Jr.", Likeness.HOUSE),
        ("Dr. Weber", "Anna Weber", Likeness.HOUSE),
        ("Stefan Weber", "Stephan Weber", Likeness.SPELLED),
        ("Weber, Anna", "Ana Weber", Likeness.SPELLED),
        ("Ana Costa", "Ana Reis", Likeness.MARRIED),
        ("Maria Weber", "Maria Weber-Schmidt", Likeness.MARRIED),
        ("Mike Brown", "Michael Brown", Likeness.NEAR),
        ("Mike Brown", "Michael J. Brown", Likeness.NEAR),
        ("Anna Mueller", "Hanna Muller", Likeness.DIFFER),
        ("Rafael Kowal", "Rafał Kowal", Likeness.NEAR),
        ("Michael Kowal", "Michał Kowal", Likeness.NEAR),
        ("Joel Weber", "Jol Weber", Likeness.NEAR),
    ],
)
def test_how_far_two_names_agree(one: str, other: str, found: Likeness) -> None:
    assert likeness(one, other) is likeness(other, one) is found


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Anna Weber", "Hanna Weber"), ("Jan Weber", "Jana Weber"), ("Maria Weber", "Mario Weber"),
        ("Daniel Weber", "Daniela Weber"), ("Anna-Lena Weber", "Anna Weber"), ("Hans-Peter Weber", "Hans Weber"),
        ("Herr Weber", "Frau Weber"), ("Ana Lee", "Bruce Lee"), ("Anna Weber", "Andrea Weber"),
        ("John Smith Jr.", "John Smith Sr."), ("Smith, Jr.", "Smith, Sr."), ("Smith Jr., John", "Smith Sr., John"),
        ("Ana Costa", "\u0410n\u0430 Costa"), ("Wang Xiaoming", "王小明"), ("王小明", "王大明"), ("王 小明", "王 大明"),
        ("王小明", "王明小"), ("さとう", "佐藤"), ("Иван Петров", "Ivan Petrov"),
    ],
)  # fmt: skip
def test_who_is_somebody_else(one: str, other: str) -> None:
    assert likeness(one, other) is likeness(other, one) is Likeness.DIFFER


def test_a_father_and_his_son() -> None:
    assert of_two_generations("John Smith, Jr.", "John Smith Senior")
    assert not of_two_generations("John Smith", "John Smith Senior")


@pytest.mark.parametrize(
    ("name", "names", "more"),
    [
        ("Maria Weber-Schmidt", ["Maria Weber"], True),
        ("Hans Peter Weber", ["Hans-Peter Weber"], False),
        ("Joerg Müller", ["J. M.", "Jörg Mueller"], False),
        ("Dr. Ana Costa", ["Ana Costa"], False),
        ("John Smith Jr.", ["John Smith"], True),
        ("", ["Ana"], False),
    ],
)
def test_a_name_that_says_more(name: str, names: list[str], *, more: bool) -> None:
    assert says_more(name, names) == more


def test_a_word_in_common_relates_names() -> None:
    assert related("Bob Smith", "Robert Smith")
    assert related("", "Zoe Three")
    assert not related("Ana One", "Zoe Three")
