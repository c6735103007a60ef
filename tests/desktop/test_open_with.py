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
        (Channel.MAIL, "MAILTO:ana@acme.example", "mailto:ana@acme.example"),
        (Channel.MAIL, "javascript:ana@acme.example", ""),
        (Channel.MAIL, "ana@acme.example\r\nBcc: all@x.example", ""),
        (Channel.MAIL, "ana@acme.example%0d%0abcc:all@x.example", ""),
        (Channel.MAIL, "ana%0d%0abcc@acme.example", "mailto:ana%250d%250abcc@acme.example"),
        (Channel.MAIL, "ana@acme@x.example", ""),
        (Channel.MAIL, "ana\u202e@acme.example", ""),
        (Channel.MAIL, "file:///etc/passwd@acme.example", ""),
        (Channel.PHONE, "+44 7700 900123 ext. 5", "tel:+447700900123"),
        (Channel.PHONE, "*21*0170#", ""),
        (Channel.PHONE, "\u0660\u0661\u0662\u0663\u0664", "tel:01234"),
        (Channel.PHONE, "0170\n0900", ""),
        (Channel.PHONE, "javascript:0170", ""),
        (Channel.LINKEDIN, "https://acme.example/\njavascript:alert(1)", ""),
        (Channel.LINKEDIN, "https://acme.example/a b", ""),
        (Channel.LINKEDIN, "https://evil.example\\.linkedin.com/in/ana", ""),
        (Channel.LINKEDIN, "java\tscript://acme.example/%0aalert(1)", ""),
        (Channel.LINKEDIN, "https://acme.example:22/", ""),
        (Channel.LINKEDIN, "data:text/html,hi", ""),
        (Channel.LINKEDIN, "ana-torres", "https://www.linkedin.com/in/ana-torres"),
        (Channel.X, "@ana", "https://x.com/ana"),
        (Channel.X, "../evil", ""),
        (Channel.X, "ana?x=1", ""),
        (Channel.MASTODON, "@ana@social.example", "https://social.example/@ana"),
        (Channel.MASTODON, "@ana@social.example/evil", ""),
        (Channel.BLUESKY, "@ana.bsky.social", "https://bsky.app/profile/ana.bsky.social"),
        (Channel.WHATSAPP, "+44 7700 900123", "https://wa.me/447700900123"),
        (Channel.WHATSAPP, "07700 900123", ""),
        (Channel.SIGNAL, "+44 7700 900123", "https://signal.me/#p/+447700900123"),
        (Channel.TELEGRAM, "@ana_t", "https://t.me/ana_t"),
        (Channel.BLOG, "ana.example", "https://ana.example"),
        (Channel.OTHER, "smb:host", ""),
        (Channel.LINKEDIN, "", ""),
        (Channel.LINKEDIN, "https://de.linkedin.com/in/ana", "https://de.linkedin.com/in/ana"),
        (Channel.LINKEDIN, "https://xn--lnkedin-k1a.com/in/ana", ""),
        (Channel.LINKEDIN, "https://link\u0435din.com/in/ana", ""),
        (Channel.LINKEDIN, "https://linkedin.com.evil.example/in/ana", ""),
        (Channel.LINKEDIN, "https://notlinkedin.com/in/ana", ""),
        (Channel.LINKEDIN, "https://login.evil.linkedin.com.example/in/ana", ""),
        (Channel.LINKEDIN, "https://acme.example/in/ana", ""),
        (Channel.LINKEDIN, "linkedin.com.evil.example/in/ana", ""),
        (Channel.X, "https://twitter.com/ana", "https://twitter.com/ana"),
        (Channel.WHATSAPP, "https://wa.me.evil.example/447700900123", ""),
        (Channel.BLOG, "https://acme.example/linkedin.com", "https://acme.example/linkedin.com"),
        # One way to read a number: as matching does.
        (Channel.PHONE, "+49 (0)151 1234567", "tel:+491511234567"),
        (Channel.WHATSAPP, "+49 (0)151 1234567", "https://wa.me/491511234567"),
        (Channel.SIGNAL, "+49 (0)151 1234567", "https://signal.me/#p/+491511234567"),
        (Channel.TELEGRAM, "0049 (0)151 1234567", "https://t.me/+491511234567"),
        (Channel.PHONE, "+49 0151 1234567", "tel:+491511234567"),
        (Channel.PHONE, "0044 7700 900123", "tel:+447700900123"),
        (Channel.PHONE, "+39 (0)6 12345678", "tel:+390612345678"),
        (Channel.PHONE, "0151 1234567", "tel:01511234567"),
        (Channel.PHONE, "555-123456 / 555-999999", ""),
        (Channel.PHONE, "0170 1234567; 0171 7654321", ""),
        (Channel.PHONE, "0170 1234567, 0171 7654321", ""),
        (Channel.PHONE, "0170 1234567 0171 7654321", ""),
        (Channel.PHONE, "030 1234567/68", ""),
        (Channel.PHONE, "+1-800-FLOWERS", ""),
        (Channel.PHONE, "1 800 555 HELP", ""),
        (Channel.PHONE, "ina.42", ""),
        (Channel.PHONE, "112 or 911", ""),
        (Channel.TELEGRAM, "01511234567", ""),
        (Channel.WHATSAPP, "+44 7700 900123 / +44 7700 900124", ""),
        # A user name with a dot is no host.
        (Channel.SIGNAL, "ina.42", ""),
        (Channel.SIGNAL, "ina.co", ""),
        (Channel.MASTODON, "ana.smith", ""),
        (Channel.WHATSAPP, "ana.bo", ""),
        (Channel.OTHER, "ana.smith", ""),
        (Channel.GOOGLE_PLUS, "ana.smith", ""),
        (Channel.MEETUP, "ana.smith", ""),
        (Channel.INSTAGRAM, "ana.smith", "https://www.instagram.com/ana.smith"),
        (Channel.FACEBOOK, "ana.smith", "https://www.facebook.com/ana.smith"),
        # Mail as address books write it.
        (Channel.MAIL, "Ana Lopez <ana@x.example>", "mailto:ana@x.example"),
        (Channel.MAIL, '"Lopez, Ana" <Ana@x.example>', "mailto:Ana@x.example"),
        (Channel.MAIL, "<ana@x.example>", "mailto:ana@x.example"),
        (Channel.MAIL, "o'brien@x.example", "mailto:o%27brien@x.example"),
        (Channel.MAIL, "a&b@x.example", "mailto:a%26b@x.example"),
        (Channel.MAIL, "a?bcc=c@x.example", "mailto:a%3Fbcc%3Dc@x.example"),
        (Channel.MAIL, "mailto:ana%2Elopez@x.example", "mailto:ana.lopez@x.example"),
        (Channel.MAIL, "mailto:ana%0Abcc@x.example", ""),
        (Channel.MAIL, "mailto:ana@x.example%2Cboss@x.example", ""),
        (Channel.MAIL, "boss@x.example, Ana <ana@x.example>", ""),
        (Channel.MAIL, "Ana <ana@x.example> <boss@x.example>", ""),
        (Channel.MAIL, "Ana <ana@x.example?bcc=boss>", ""),
        (Channel.MAIL, "ana@x.example?bcc=boss", ""),
    ],
)
def test_what_a_handle_opens(channel: Channel, text: str, url: str) -> None:
    assert url_of(channel, text) == url


def test_the_words_go_along_in_a_mail_as_they_are() -> None:
    made = url_of(Channel.MAIL, "ana@acme.example", subject="R&D?", body="Hi Ana,\n100 % yes = yes")
    assert made == "mailto:ana@acme.example?subject=R%26D%3F&body=Hi%20Ana%2C%0A100%20%25%20yes%20%3D%20yes"


def test_a_chat_that_can_takes_the_words_along() -> None:
    made = url_of(Channel.WHATSAPP, "+44 7700 900123", body="Hi & hello")
    assert made == "https://wa.me/447700900123?text=Hi%20%26%20hello"
    assert url_of(Channel.WHATSAPP, "+44 7700 900123", body="x" * 4000) == "https://wa.me/447700900123"


def test_words_too_long_for_a_mail_program_stay_behind_whole() -> None:
    made = url_of(Channel.MAIL, "ana@acme.example", subject="Deck", body="\u00e9" * 1000)
    assert made == "mailto:ana@acme.example?subject=Deck"


def test_a_line_break_in_a_subject_begins_no_header() -> None:
    made = url_of(Channel.MAIL, "ana@acme.example", subject="Deck\r\nBcc: all@x.example")
    assert made == "mailto:ana@acme.example?subject=Deck%20Bcc%3A%20all%40x.example"


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
