"""What of my words promotes, by the rule that docs/insights.md tells."""

import pytest

from networker.domain import promotion
from networker.domain.promotion import mark, of_text, promotes

NEWSLETTER = "Our newsletter of October is out, with everything that we did this autumn."


@pytest.mark.parametrize(
    ("kind", "text", "wanted"),
    [
        ("message", "Read my new piece: https://example.org/piece", True),
        ("mail", "www.example.org has the whole story", True),
        ("message", "Did you see this? https://example.org/piece", False),
        ("message", "https://example.org/search?q=lyon", True),
        ("message", "这个你看了吗？ https://example.org", False),
        ("message", "I moved to Lyon last week.", False),
        ("comment", "I am speaking at the fair on Friday", True),
        ("comment", "Who else is at the fair on Friday?", False),
        ("comment", "@ana what a lovely picture", False),
        ("comment", "", False),
        ("comment", "  ", False),
    ],
)
def test_links_and_posts_that_ask_nothing(kind: str, text: str, wanted: bool) -> None:
    assert promotes(kind, text) is wanted


def test_the_same_words_have_one_mark_and_short_ones_none() -> None:
    assert mark(NEWSLETTER) == mark(
        "  our NEWSLETTER of october\nis out, with everything that we did this autumn. "
    )
    assert mark(NEWSLETTER) != mark(NEWSLETTER.replace("October", "November"))
    assert mark("Happy birthday, all the best to you!") == 0
    assert 0 < mark(NEWSLETTER) < 2**32


def test_both_in_one_number() -> None:
    assert of_text("message", NEWSLETTER) == mark(NEWSLETTER) << 1
    assert of_text("comment", NEWSLETTER) == mark(NEWSLETTER) << 1 | 1
    assert of_text("message", None) == 0
    assert promotion.MANY == 5
