"""Names as they are shown: the family first where it is written so, and what tells a son from his father."""

import pytest

from networker.domain.shown_names import as_shown, family_first, typed_parts


@pytest.mark.parametrize(
    ("given", "family", "suffix", "shown"),
    [
        ("伟", "王", "", "王伟"),
        ("娜娜", "欧阳", "", "欧阳娜娜"),
        ("민수", "김", "", "김민수"),
        ("さくら", "佐々木", "", "佐々木さくら"),
        ("エリカ", "山田", "", "山田エリカ"),
        ("ジョン", "スミス", "", "ジョン スミス"),
        ("Wei", "王", "", "Wei 王"),
        ("伟", "", "", "伟"),
        ("Łukasz", "Zając", "", "Łukasz Zając"),
        ("Sam", "Hill", "Jr.", "Sam Hill Jr."),
        ("Sam", "Hill", " senior ", "Sam Hill senior"),
        ("Sam", "Hill Jr", "Jr.", "Sam Hill Jr"),
        ("伟", "王", "Jr.", "王伟 Jr."),
        ("", "", "Jr.", ""),
    ],
)
def test_how_two_parts_are_shown(given: str, family: str, suffix: str, shown: str) -> None:
    name = f"{given} {family}".strip()
    assert as_shown(name, given, family, suffix) == shown


def test_a_name_that_its_source_wrote_otherwise_stays() -> None:
    assert as_shown("Dr. 王 伟", "伟", "王", "") == "Dr. 王 伟"
    assert family_first("", "王") == ""


@pytest.mark.parametrize(
    ("typed", "given", "family", "shown"),
    [
        ("王 芳", "芳", "王", "王 芳"),
        ("佐々木 さくら", "さくら", "佐々木", "佐々木 さくら"),
        ("김 민수", "민수", "김", "김 민수"),
        ("ジョン スミス", "ジョン", "スミス", "ジョン スミス"),
        ("王芳", "王芳", "", "王芳"),
        ("Ana María Torres", "Ana", "María Torres", "Ana María Torres"),
        ("", "", "", ""),
    ],
)
def test_a_name_is_shown_as_it_was_typed_and_its_parts_are_known(
    typed: str, given: str, family: str, shown: str
) -> None:
    assert typed_parts(typed) == (given, family)
    assert as_shown(typed, given, family, "") == shown
