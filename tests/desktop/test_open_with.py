"""Addresses come from files of strangers: only web pages, mail and calls are ever opened."""

import pytest

from networker.desktop import open_with
from networker.desktop.open_with import open_url, url_of
from networker.domain.vocabulary import Channel


@pytest.mark.parametrize(
    ("channel", "text", "url"),
    [
        (Channel.MAIL, "ana@acme.example", "mailto:ana@acme.example"),
        (Channel.MAIL, "mailto:ana@acme.example?bcc=all@x.example", "mailto:ana@acme.example"),
        (Channel.MAIL, "a+b@acme.example", "mailto:a+b@acme.example"),
        (Channel.MAIL, "ana@acme.example,boss@acme.example", ""),
        (Channel.MAIL, "ana@acme.example&attach=/etc/passwd", ""),
        (Channel.MAIL, "no address", ""),
        (Channel.PHONE, "+44 7700 900-123", "tel:+447700900123"),
        (Channel.PHONE, "tel:0170;phone-context=evil", "tel:0170"),
        (Channel.PHONE, "ask Ben", ""),
        (Channel.LINKEDIN, "https://www.linkedin.com/in/ana", "https://www.linkedin.com/in/ana"),
        (Channel.LINKEDIN, "linkedin.com/in/ana", "https://linkedin.com/in/ana"),
        (Channel.LINKEDIN, "HTTPS://www.linkedin.com/in/ana", "HTTPS://www.linkedin.com/in/ana"),
        (Channel.LINKEDIN, "javascript:alert(1)", ""),
        (Channel.LINKEDIN, "file:///etc/passwd", ""),
        (Channel.LINKEDIN, "smb://host.example/share", ""),
        (Channel.LINKEDIN, "https://ana@evil.example/in/ana", ""),
        (Channel.LINKEDIN, "http://localhost/admin", ""),
        (Channel.LINKEDIN, "https://[::1", ""),
        (Channel.MASTODON, "@ana@social.example", ""),
        (Channel.LINKEDIN, "", ""),
    ],
)
def test_what_a_handle_opens(channel: Channel, text: str, url: str) -> None:
    assert url_of(channel, text) == url


def test_the_words_go_along_in_a_mail_as_they_are() -> None:
    made = url_of(Channel.MAIL, "ana@acme.example", subject="R&D?", body="Hi Ana,\n100 % yes = yes")
    assert made == "mailto:ana@acme.example?subject=R%26D%3F&body=Hi%20Ana%2C%0A100%20%25%20yes%20%3D%20yes"


def test_nothing_else_reaches_the_desktop(monkeypatch: pytest.MonkeyPatch) -> None:
    opened: list[str] = []

    class Desktop:
        @staticmethod
        def openUrl(url: object) -> bool:
            opened.append(url.toString())  # type: ignore[attr-defined]
            return True

    monkeypatch.setattr(open_with, "QDesktopServices", Desktop)
    assert not open_url("file:///etc/passwd")
    assert not open_url("")
    assert open_url("https://acme.example/x")
    assert opened == ["https://acme.example/x"]
