"""Match keys: spellings of one address meet, different addresses do not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from networker.domain.handles import (
    channel_of_url,
    is_of,
    mail_key,
    match_key,
    phone_digits,
    profile_key,
    shown_address,
    user_key,
)
from networker.domain.vocabulary import Channel


@pytest.mark.parametrize(
    "text",
    [
        "ada.quill@example.com",
        "Ada.Quill@Example.COM",
        "mailto:ada.quill@example.com?subject=Hello",
        "MAILTO:ada.quill@example.com",
        "<ada.quill@example.com>",
        "Ada Quill <ada.quill@example.com>",
        " ada.quill@example.com. ",
        "'ada.quill@example.com'",
        "mailto:ada%2Equill@example.com",
    ],
)
def test_spellings_of_a_mail_address_have_one_key(text: str) -> None:
    assert mail_key(text) == "ada.quill@example.com"


@pytest.mark.parametrize(
    "text", ["", "ada", "ada@", "@example.com", "ada@localhost", "@ada@social.example", "/o=ExchangeLabs/cn=ada",
             "ada @example.com", "ada@example..com", "a@b@example.com", "ada@example.com, bo@example.com"],
)  # fmt: skip
def test_what_is_no_mail_address_has_no_key(text: str) -> None:
    assert mail_key(text) == ""


def test_mail_addresses_that_differ_stay_apart() -> None:
    assert mail_key("ada+news@example.com") != mail_key("ada@example.com")
    assert mail_key("a.da@example.com") != mail_key("ada@example.com")


def test_a_mail_key_composes_letters() -> None:
    assert mail_key("zoe\u0308@Bücher.example") == "zoë@bücher.example"


@pytest.mark.parametrize(
    "url",
    [
        "https://www.linkedin.com/in/zo%C3%AB-brandt",
        "https://www.linkedin.com/in/zo%c3%ab-brandt/",
        "http://uk.linkedin.com/in/Zoë-Brandt",
        "linkedin.com/in/zoe\u0308-brandt",
        "www.linkedin.com/in/zoë-brandt?trk=people#about",
        "https://m.linkedin.com/in/zoë-brandt/de",
        "https://www.linkedin.com/comm/in/zoë-brandt",
        "//linkedin.com/in/zoë-brandt/detail/contact-info/",
        "HTTPS://WWW.LINKEDIN.COM/in/ZOË-BRANDT",
    ],
)
def test_spellings_of_a_linkedin_profile_have_one_key(url: str) -> None:
    assert profile_key(url) == "linkedin.com/in/zoë-brandt"


def test_the_short_way_for_linkedin_gives_the_same_key_as_the_long_one() -> None:
    assert profile_key("https://www.linkedin.com/in/Ada-Quill-7b1") == "linkedin.com/in/ada-quill-7b1"
    assert profile_key("http://www.linkedin.com/in/Ada-Quill-7b1") == "linkedin.com/in/ada-quill-7b1"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("https://twitter.com/AdaQuill", "x.com/adaquill"),
        ("https://mobile.twitter.com/AdaQuill/status/12", "x.com/adaquill"),
        ("https://x.com/@adaquill", "x.com/adaquill"),
        ("http://twitter.com/#!/adaquill", "x.com/adaquill"),
        ("https://twitter.com/intent/user?user_id=123", "x.com/i/user/123"),
        ("https://twitter.com/intent/user?screen_name=AdaQuill", "x.com/adaquill"),
        ("https://de-de.facebook.com/ada.quill", "facebook.com/ada.quill"),
        ("https://www.facebook.com/profile.php?id=100001&ref=x", "facebook.com/profile.php?id=100001"),
        ("https://facebook.com/people/Ada-Quill/100001", "facebook.com/profile.php?id=100001"),
        ("https://fb.com/ada.quill", "facebook.com/ada.quill"),
        ("https://www.instagram.com/_u/adaquill/", "instagram.com/adaquill"),
        ("https://telegram.me/adaquill", "t.me/adaquill"),
        ("https://wa.me/447700900101", "wa.me/447700900101"),
        ("https://api.whatsapp.com/send?phone=%2B447700900101", "wa.me/447700900101"),
        ("https://user:secret@blog.example:8080/Ada/", "blog.example/ada"),
        ("https://blog.example.", "blog.example"),
        ("https://www.meetup.com/members/42/", "meetup.com/members/42"),
    ],
)  # fmt: skip
def test_profile_keys(url: str, key: str) -> None:
    assert profile_key(url) == key


def test_two_numbered_facebook_profiles_stay_apart() -> None:
    one, other = (profile_key(f"https://facebook.com/profile.php?id={n}") for n in (1, 2))
    assert one != other


@pytest.mark.parametrize(
    "text", ["", "adaquill", "two words", "https://", "/in/ada", "http:///x", "a b.example"]
)
def test_what_has_no_host_has_no_profile_key(text: str) -> None:
    assert profile_key(text) == ""


@pytest.mark.parametrize(
    ("text", "digits"),
    [
        ("+44 7700 900101", "+447700900101"),
        ("0044 (0)7700-900 101", "+447700900101"),
        ("+49 (0)30 23125 000", "+493023125000"),
        ("tel:+1-418-656-9254;ext=102", "+14186569254"),
        ("(757) 555-0101 x12", "7575550101"),
        ("+1 202.555.0143 ext. 7", "+12025550143"),
        ("+1 555 010 1234,,99", "+15550101234"),
        ("+1 555 010 1234,,123456789#", "+15550101234"),
        ("+1 555 010 1234;99", "+15550101234"),
        ("+44 7700 900801p12", "+447700900801"),
        ("+49 30 123456 DW 12", "+4930123456"),
        ("+49 30 123456 Durchwahl 12", "+4930123456"),
        ("＋44 7700", "+447700"),
        ("٠٣٠ ١٢٣", "030123"),
        ("\u202a+44\u00a07700\u202c", "+447700"),
        ("'+447700", "+447700"),
        ("030 123", "030123"),
        ("00", "00"),
        ("none", ""),
        ("", ""),
        ("+39 (0)6 1234567", "+39061234567"),
        ("0170 1234567 (home)", "01701234567"),
        ("030/123456", "030123456"),
        ("+49 151 / 23456789", "+4915123456789"),
        ("0049 38231/123456", "+4938231123456"),
    ],
)
def test_phone_digits(text: str, digits: str) -> None:
    assert phone_digits(text) == digits


@pytest.mark.parametrize(
    "text",
    ["ina.42", "ana_19851212", "+1-800-FLOWERS", "1 800 555 HELP", "555-123456 / 555-999999", "030 1234567/68",
     "0170 1234567; 0171 7654321", "0170 1234567, 0171 7654321", "0170 1234567, 0171", "0170 1234567,7654321", "0170 1234567 0171 7654321", "0170 1234567\n0900",
     "+44 7700 +44 20", "*21*0170#", "ask Ben", "room 12"],
)  # fmt: skip
def test_what_is_not_one_number_has_no_digits(text: str) -> None:
    assert phone_digits(text) == ""


def test_what_is_no_number_stands_for_itself_alone_where_numbers_stand() -> None:
    written = ("+1-800-FLOWERS", "+1-800-LAWYERS", "1 800", "555-12 / 555-99 66666", "555-12 / 555-99 77777")
    assert len({match_key(Channel.PHONE, each) for each in written}) == len(written)
    assert match_key(Channel.PHONE, "+1 800 Flowers") == match_key(Channel.PHONE, "+1-800-FLOWERS") != ""


@pytest.mark.parametrize("channel", [Channel.SIGNAL, Channel.WHATSAPP, Channel.TELEGRAM])
def test_user_names_that_end_in_one_number_stay_apart(channel: Channel) -> None:
    names = ("ina.42", "sam.42", "42", "ina_19851212", "sam_19851212", "19851212")
    assert len({match_key(channel, each) for each in names}) == len(names)


@pytest.mark.parametrize(
    ("url", "channel"),
    [
        ("https://uk.linkedin.com/in/ada", Channel.LINKEDIN),
        ("https://twitter.com/ada", Channel.X),
        ("x.com/ada", Channel.X),
        ("https://m.facebook.com/ada", Channel.FACEBOOK),
        ("https://instagram.com/ada", Channel.INSTAGRAM),
        ("https://t.me/ada", Channel.TELEGRAM),
        ("https://wa.me/447700900101", Channel.WHATSAPP),
        ("https://bsky.app/profile/ada.example", Channel.BLUESKY),
        ("https://www.meetup.com/members/42", Channel.MEETUP),
        ("https://plus.google.com/1234", Channel.GOOGLE_PLUS),
        ("@ada@social.example", Channel.MASTODON),
        ("https://social.example/@ada", Channel.MASTODON),
        ("https://mastodon.example/users/ada", Channel.MASTODON),
        ("https://medium.com/@ada", Channel.BLOG),
        ("https://youtube.com/@ada", Channel.OTHER),
        ("https://github.com/ada", Channel.OTHER),
        ("https://ada.example/blog", Channel.BLOG),
        ("www.ada.example", Channel.BLOG),
        ("mailto:ada@example.com", Channel.MAIL),
        ("ada@example.com", Channel.MAIL),
        ("tel:+44", Channel.PHONE),
        ("ada", Channel.OTHER),
        ("", Channel.OTHER),
    ],
)
def test_channel_of_url(url: str, channel: Channel) -> None:
    assert channel_of_url(url) is channel


@pytest.mark.parametrize(
    ("channel", "spellings", "key"),
    [
        (Channel.MAIL, ["Ada@Example.com"], "ada@example.com"),
        (Channel.PHONE, ["+44 7700"], "+447700"),
        (Channel.SIGNAL, ["0044 7700", "https://signal.me/#p/+447700"], "+447700"),
        (Channel.SIGNAL, ["ina.42", "@Ina.42 "], "ina.42"),
        (Channel.SIGNAL, ["https://signal.me/#eu/aB", "sgnl://signal.me/#eu/aB"], "signal.me/#eu/aB"),
        (Channel.SIGNAL, ["Ina Voss", "-"], ""),
        (Channel.WHATSAPP, ["+44 7700 900101", "https://wa.me/447700900101", "whatsapp://send?phone=447700900101"],
         "+447700900101"),
        (Channel.WHATSAPP, ["ana.b42", "@Ana.b42", "https://wa.me/ana.b42"], "ana.b42"),
        (Channel.WHATSAPP, ["https://wa.me/message/XY1"], "wa.me/message/xy1"),
        (Channel.TELEGRAM, ["+44 7700 900101", "t.me/+447700900101", "https://t.me/+44 7700 900101", "tg://resolve?phone=447700900101"],
         "t.me/+447700900101"),
        (Channel.LINKEDIN, ["ada-quill", "https://www.linkedin.com/in/Ada-Quill/"], "linkedin.com/in/ada-quill"),
        (Channel.X, ["@AdaQuill", "adaquill", "https://twitter.com/adaquill"], "x.com/adaquill"),
        (Channel.FACEBOOK, ["ada.quill", "https://www.facebook.com/ada.quill"], "facebook.com/ada.quill"),
        (Channel.INSTAGRAM, ["@adaquill", "instagram.com/adaquill"], "instagram.com/adaquill"),
        (Channel.TELEGRAM, ["@adaquill", "t.me/adaquill", "tg://resolve?domain=adaquill"], "t.me/adaquill"),
        (Channel.MASTODON, ["@Ada@social.example", "https://social.example/@ada"], "ada@social.example"),
        (Channel.BLUESKY, ["@ada.example", "https://bsky.app/profile/ada.example"], "ada.example"),
        (Channel.BLOG, ["https://www.Ada.example/", "ada.example"], "ada.example"),
        (Channel.BLOG, ["https://ada@mail.example"], "ada@mail.example"),
        (Channel.BLOG, ["https://me@ada.example/@ada?x=a@b.example"], "ada.example/@ada"),
        (Channel.OTHER, ["Ada.Quill"], "ada.quill"),
        (Channel.OTHER, ["Ada@Jabber.example", "xmpp:ada@jabber.example/phone", "XMPP:ada@jabber.example?message",
         "Ada Quill <ada@jabber.example>"], "ada@jabber.example"),
        (Channel.OTHER, ["@ada.quill:matrix.example"], "ada.quill:matrix.example"),
        (Channel.OTHER, ["https://medium.com/@ada", "medium.com/@ada"], "medium.com/@ada"),
        (Channel.IN_PERSON, ["anything"], ""),
    ],
)  # fmt: skip
def test_match_key_brings_spellings_together(channel: Channel, spellings: list[str], key: str) -> None:
    assert [match_key(channel, text) for text in spellings] == [key] * len(spellings)


def test_user_key_keeps_the_home_of_a_mastodon_account() -> None:
    assert user_key("https://social.example/@Ada@other.example") == "ada@other.example"
    assert user_key("  @STRASSE ") == user_key("straße")


@given(st.sampled_from(Channel), st.text(max_size=60))
def test_any_text_has_a_key(channel: Channel, text: str) -> None:
    assert isinstance(match_key(channel, text), str)
    assert isinstance(channel_of_url(text), Channel)


@given(st.emails())
def test_the_key_of_a_mail_key_is_itself(address: str) -> None:
    key = mail_key(address)
    assert mail_key(key) == key
    assert mail_key(address.upper()) == mail_key(address.upper().lower())


@given(st.from_regex(r"\+?[0-9 ()./-]{0,20}", fullmatch=True))
def test_the_digits_of_digits_are_themselves(number: str) -> None:
    digits = phone_digits(number)
    if not digits.startswith("00"):
        assert phone_digits(digits) == digits


@pytest.mark.parametrize(
    ("address", "theirs"),
    [
        ("https://www.linkedin.com/in/ana", True),
        ("https://de.linkedin.com/in/ana", True),
        ("linkedin.com/in/ana", True),
        ("https://lnkd.in/abc", True),
        ("https://www.linkedin.com.evil.example/in/ana", False),
        ("https://evil.example/linkedin.com/in/ana", False),
        ("https://linkedin.com@evil.example/in/ana", False),
        ("https://my-linkedin.com/in/ana", False),
        ("https://xn--lnkedin-k1a.com/in/ana", False),
        ("https://l\u0456nkedin.com/in/ana", False),
        ("https://www.l\u0131nkedin.com/in/ana", False),
        ("https://\uff4cinkedin.com/in/ana", False),
        ("ana-torres", True),
    ],
)
def test_a_site_is_known_by_its_exact_host(address: str, theirs: bool) -> None:
    assert is_of(Channel.LINKEDIN, address) is theirs
    assert "/" not in address or (channel_of_url(address) is Channel.LINKEDIN) is theirs
    assert is_of(Channel.BLOG, address), "a page of one's own has any host"


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        ("https://l\u0456nkedin.com/in/ana", "https://xn--lnkedin-rog.com/in/ana"),
        ("https://linked\u00edn.com/in/z\u00f6e", "https://xn--linkedn-dza.com/in/z\u00f6e"),
        ("www.l\u0131nkedin.com/in/ana", "www.xn--lnkedin-rfb.com/in/ana"),
        ("https://xn--lnkedin-k1a.com/in/ana", "https://xn--lnkedin-k1a.com/in/ana"),
        ("ana@gm\u0430il.com", "ana@xn--gmil-63d.com"),
        ("z\u00f6e@m\u00fcller.example", "z\u00f6e@m\u00fcller.example"),
        ("https://b\u00fccher.example:443/\u0444", "https://b\u00fccher.example:443/\u0444"),
        (
            "https://\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444/a",
            "https://\u043f\u0440\u0438\u043c\u0435\u0440.\u0440\u0444/a",
        ),
        ("https://\u0430\u0440\u0440\u04cf\u0435.com", "https://xn--80ak6aa92e.com"),
        ("z\u00f6e", "z\u00f6e"),
        ("+44 7700 900123", "+44 7700 900123"),
        ("https://acme.example/in/ana", "https://acme.example/in/ana"),
        ("", ""),
    ],
)
def test_a_shown_address_fools_nobody(address: str, shown: str) -> None:
    assert shown_address(address) == shown


@given(st.text(max_size=60))
def test_any_text_can_be_shown_and_a_plain_one_is_shown_as_it_is(text: str) -> None:
    assert isinstance(shown_address(text), str)
    assert not text.isascii() or shown_address(text) == text
