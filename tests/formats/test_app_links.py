"""Links that open a program: what they say of somebody is kept, each under a key of its own."""

import pytest

from networker.domain.handles import match_key
from networker.domain.vocabulary import Channel
from networker.formats import app_links, values
from networker.formats.records import HandleValue

LINKS = [
    ("tg://resolve?domain=one", Channel.TELEGRAM, "https://t.me/one", "t.me/one"),
    ("tg:resolve?domain=one&start=2", Channel.TELEGRAM, "https://t.me/one", "t.me/one"),
    ("tg://resolve?phone=447700900101", Channel.TELEGRAM, "+447700900101", "t.me/+447700900101"),
    ("whatsapp://send?phone=+44%207700%20900101&text=hi", Channel.WHATSAPP, "+44 7700 900101", "+447700900101"),
    ("sgnl://signal.me/#p/+447700900101", Channel.SIGNAL, "https://signal.me/#p/+447700900101", "+447700900101"),
    ("sgnl://signal.me/#eu/aB", Channel.SIGNAL, "https://signal.me/#eu/aB", "signal.me/#eu/aB"),
    ("skype:ada.q?chat", Channel.OTHER, "ada.q", "ada.q"),
    ("twitter://user?screen_name=ada", Channel.X, "https://x.com/ada", "x.com/ada"),
    ("instagram://user?username=ada", Channel.INSTAGRAM, "https://www.instagram.com/ada", "instagram.com/ada"),
]  # fmt: skip


@pytest.mark.parametrize(("link", "channel", "text", "key"), LINKS)
def test_a_link_is_read_wherever_it_stands(link: str, channel: Channel, text: str, key: str) -> None:
    for made in (values.page(link), values.service("Telegram", link)):
        assert isinstance(made, HandleValue)
        assert (made.channel, made.text, match_key(made.channel, made.text)) == (channel, text, key)


@pytest.mark.parametrize(
    "text", ["", "ada", "https://t.me/ada", "tel:+447700900101", "tg://resolve?=ada", "tg://user?id=7", "skype:",
             "whatsapp://send?text=hi", "whatsapp://send?=ada", "sgnl://signal.me", "mailto:ada@example.com"],
)  # fmt: skip
def test_what_says_nobody_is_let_be(text: str) -> None:
    assert app_links.read(text) is None


def test_a_link_that_cannot_be_read_is_not_made_part_of_an_address() -> None:
    one, two = (values.service("Telegram", f"tg://user?id={n}") for n in (7, 8))
    assert one is not None
    assert two is not None
    assert one.text == "tg://user?id=7"
    assert match_key(one.channel, one.text) != match_key(two.channel, two.text)
