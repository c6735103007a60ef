"""What is done on a channel, said once for cards, offers and introductions."""

import pytest

from networker.domain.vocabulary import Channel
from networker.ui.channels import verb, way


@pytest.mark.parametrize(
    ("channel", "known", "button", "said"),
    [
        (Channel.PHONE, True, "Call", "Call"),
        (Channel.IN_PERSON, False, "Meet", "Meet"),
        (Channel.MAIL, True, "Write", "Write a mail"),
        (Channel.SIGNAL, True, "Write", "Write on Signal"),
        (Channel.BLOG, True, "Write", "Write on their page"),
        (Channel.OTHER, True, "Write", "Write on their page"),
        (Channel.OTHER, False, "Write", "Write"),
    ],
)
def test_a_button_and_a_sentence_agree(channel: Channel, known: bool, button: str, said: str) -> None:
    assert (verb(channel), way(channel, known=known)) == (button, said)
