"""The subject of a mail from its first words."""

import pytest

from networker.domain.subjects import LONGEST, subject_of


@pytest.mark.parametrize(
    ("opener", "subject"),
    [
        ("Hi Ana, how is it going with housing?", "How is it going with housing?"),
        ("Hello, it has been a while. How are you?", "It has been a while"),
        ("Hi Ana, I saw you are at Acme now. How is it going?", "I saw you are at Acme now"),
        ("Hallo Jürgen, wie geht es dir?", "Wie geht es dir?"),
        ("Your deck\r\nBcc: all@x.example", "Your deck"),
        ("Hi Ana, this made me think of you: https://a.example/boats?x=1#y", "This made me think of you"),
        ("Hi Ana, look: www.a.example/boats. How are you?", "Look: How are you?"),
        ("https://a.example/boats", "Https://a.example/boats"),
        ("Hi Ana,", "Hi Ana"),
        ("", ""),
        ("   \n", ""),
        ("李雷 你好", "李雷 你好"),
    ],
)
def test_the_greeting_is_left_out_and_one_sentence_is_enough(opener: str, subject: str) -> None:
    assert subject_of(opener) == subject


def test_a_long_one_ends_at_a_word() -> None:
    made = subject_of("Hi Ana, " + "something about bicycles and " * 9)
    assert len(made) <= LONGEST
    assert made.endswith(("something", "about", "bicycles", "and"))
    assert len(subject_of("x" * 500)) == LONGEST
