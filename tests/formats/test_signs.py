"""Signs that nobody sees go, and those that scripts and emoji are written with stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networker.formats import signs

TURNS = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
MARKS = "\u200e\u200f\u061c"
UNSEEN = "\u200b\u2060\u2061\u2063\u00ad\ufeff\u3164\uffa0\ufff9\U000e0001\x07\x9f"


@pytest.mark.parametrize("sign", TURNS + MARKS + UNSEEN)
def test_signs_that_nobody_sees_go(sign: str) -> None:
    assert signs.visible(f"{sign}Zoë{sign} Brandt{sign}") == "Zoë Brandt"
    assert signs.visible(f"ada{sign}@example.com") == "ada@example.com"


@pytest.mark.parametrize(
    "name",
    [
        "می‌خواهم",  # Persian: a non-joiner within a word
        "क्‍ष",  # Hindi: the joiner shows the half form
        "ന്‍",  # Malayalam: at the end of a word
        "👨‍👩‍👧‍👦",
        "❤️‍🔥",
        "🏳️‍🌈",
        "🧑🏽‍🚀",
        "\U0001f3f4\U000e0067\U000e0062\U000e0073\U000e0063\U000e0074\U000e007f",  # the flag of Scotland
        "葛\U000e0100",  # a variant of the character
        "Zoë Łódź 山田 محمد שרה",
        "two\nlines\tand more",
    ],
)
def test_what_is_written_so_stays(name: str) -> None:
    assert signs.visible(name) == name


def test_joiners_between_letters_that_do_not_join_go() -> None:
    assert signs.visible("Zo\u200dë\u200c \u200dBrandt") == "Zoë Brandt"
    assert signs.visible("ab\U000e0061\U000e0062") == "ab"


@pytest.mark.parametrize(
    "name", ["\u200b", "\u2060\u2060", "\u3164", "\u00ad", "\ufeff", "\u2800", "\ufe0f", "\u200d", "\u115f \u1160", " \u202e ",
             "\U000e0061", "\u180e", "\u034f"],
)  # fmt: skip
def test_nothing_that_is_seen_is_nothing(name: str) -> None:
    assert signs.visible(name).strip() == ""


def test_a_text_loses_its_turns_and_keeps_its_words() -> None:
    said = f"one\u202e two\n{TURNS}three \u200fשלום\u200e, am\u00adend"
    assert signs.unturned(said) == "one two\nthree \u200fשלום\u200e, am\u00adend"


@given(st.text())
def test_seen_once_is_seen_for_good(text: str) -> None:
    found = signs.visible(text)
    assert signs.visible(found) == found
    assert (
        signs.may_hide(text)
        or found.strip() == text.strip() == signs.unturned(text).strip()
        or text.isspace()
    )
    assert not set(TURNS) & set(signs.unturned(text))
