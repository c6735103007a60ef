"""Lines that Meta's programs write are told from what people write: in doubt it was a person."""

import pytest

from networker.formats import meta_lines
from networker.formats.meta_lines import MISSED, REACTION, SYSTEM, UNSENT


def why(said: str, sender: str = "Ada Quill") -> str:
    return meta_lines.not_said(said, meta_lines.after_subject(said, sender))


@pytest.mark.parametrize(
    "said",
    [
        "Reacted ❤ to your message",
        "Reacted 👍🏽 to your message",
        "Ada reacted 😂 to your message",
        "You reacted ❤️ to her message.",
        "Liked a message",
        "Hat mit ❤ auf deine Nachricht reagiert",
        "A réagi avec 😮 à votre message",
        "Reaccionó con 😡 a tu mensaje",
        "Curtiu uma mensagem",
    ],
)
def test_reactions(said: str) -> None:
    assert why(said) == REACTION


@pytest.mark.parametrize(
    "said",
    [
        "Ada named the group Harbour crew.",
        "You named the group Harbour crew.",
        "Ada Quill changed the group photo.",
        "Ada changed the theme to Ocean.",
        "Ada set the nickname for Bo to Captain.",
        "Ada set her own nickname to Skipper.",
        "Ada added Bo Lind and Cy Tern to the group.",
        "You removed Bo Lind from the group.",
        "Ada left the group.",
        "Ada joined the video chat.",
        "Ada started a video chat",
        "Ada pinned a message.",
        "You waved at Ada!",
        "Ada turned on disappearing messages.",
        "You are now connected on Messenger.",
        "You can now message and call each other and see info like Active Status.",
        "Video chat ended",
        "Messages and calls are secured with end-to-end encryption.",
    ],
)
def test_lines_of_the_program(said: str) -> None:
    assert why(said) == SYSTEM


@pytest.mark.parametrize(
    "said", ["Ada missed your call.", "You missed a video chat from Bo.", "Missed video chat"]
)
def test_missed_calls(said: str) -> None:
    assert why(said) == MISSED


def test_a_message_taken_back() -> None:
    assert why("Ada unsent a message.") == UNSENT


@pytest.mark.parametrize(
    "said",
    [
        "",
        "She reacted badly to your message",
        "He reacted 😂 to your message and then left",
        "Liked a message from you, thanks",
        "You left the group early, what happened?",
        "You named the group really well",
        "Bo left the group.",  # said by Ada, about somebody else
        "Missed your call, sorry",
        "I missed your call",
        "You started a call centre",
        "Ada Quill, Pier 4, Port Tern",
        "Ada named the group Harbour crew.\nAnd I liked it.",
        "Ada named the group " + "x" * 600 + ".",
    ],
)
def test_what_somebody_wrote(said: str) -> None:
    assert why(said) == ""


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("Ada sent an attachment.", "attachment"),
        ("You sent a GIF", "gif"),
        ("Ada Quill sent a voice message.", "voice message"),
        ("Ada sent a photo of the pier.", ""),
        ("Bo sent a photo.", ""),
    ],
)
def test_what_was_sent_without_words(said: str, what: str) -> None:
    assert meta_lines.sent(meta_lines.after_subject(said, "Ada Quill")) == what


def test_names_of_nobody() -> None:
    for name in ("Facebook user", "Facebook User", "Instagram User", "Facebook-Nutzer", ""):
        assert meta_lines.nobody(name) == meta_lines.DELETED
    assert meta_lines.nobody("Meta AI") == meta_lines.ASSISTANT
    assert meta_lines.nobody("Ada Quill") == ""
