"""Links from anywhere: what they may fill a form with, and what never comes through."""

import json
from pathlib import Path
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtQml import QJSEngine

from networker.domain.links import (
    BOOKMARKLET,
    LONGEST,
    LONGEST_NAME,
    LONGEST_NOTE,
    LONGEST_URL,
    AddLink,
    NoLink,
    PersonLink,
    read,
)

GUIDE = Path(__file__).parents[2] / "docs" / "links.md"


@pytest.mark.parametrize(
    ("link", "said"),
    [
        ("networker://person/42", PersonLink(42)),
        ("NETWORKER:person/42/", PersonLink(42)),
        ("networker:add?name=Ana+Ribeiro", AddLink(name="Ana Ribeiro")),
        ("networker://add/?name=Zo%C3%AB%20Brandt&colour=red#top", AddLink(name="Zoë Brandt")),
        (
            "networker://add?email=ana+list@x.example&note=met%20at%0APyCon&name=Ana&name=Eve",
            AddLink(name="Ana", mail="ana+list@x.example", note="met at PyCon"),
        ),
        (
            "networker://add?url=https://www.linkedin.com/in/ana-ribeiro/?trk=feed%23about",
            AddLink(url="https://www.linkedin.com/in/ana-ribeiro/"),
        ),
        (
            "networker://add?url=https%3A%2F%2Fwww.facebook.com%2Fprofile.php%3Fid%3D123%26ref%3Dx",
            AddLink(url="https://www.facebook.com/profile.php?id=123"),
        ),
    ],
)
def test_what_links_say(link: str, said: object) -> None:
    assert read(link) == said


@pytest.mark.parametrize(
    "link",
    [
        "networker://", "networker://add", "networker://add?note=only", "networker://add?name=%00%20", "networker://person/",
        "networker://person/1e3", "networker://person/٣", "networker://person/9999999999999999999", "networker://person/-1",
        "networker://delete/4", "networker://import?file=/etc/passwd", "networker://add/7?name=Ana", "https://x.example",
        "networker:add?name=" + "a" * LONGEST, "networker://add?url=javascript:alert(1)",
    ],
)  # fmt: skip
def test_anything_else_is_one_sentence(link: str) -> None:
    with pytest.raises(NoLink, match=r"^Networker does not understand this link\."):
        read(link)


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)", "file:///etc/passwd", "data:text/html,x", "//evil.example/x", "https://a@x.com/ana",
        "https://x.com:8443/ana", "http://localhost/ana", "http://127.0.0.1/ana", "http://[::1]/ana", "https://x.com/home",
        "https://www.linkedin.com/feed/", "https://www.linkedin.com/company/tidewater", "https://github.com/",
        "https://bsky.app/", "https://x.example/a b", "https://x.example/" + "a" * LONGEST_URL, "\\\\host\\share",
    ],
)  # fmt: skip
def test_an_address_that_is_no_persons_page_is_left_out(url: str) -> None:
    assert read(f"networker://add?name=Ana&url={quote(url, safe='')}") == AddLink(name="Ana", left_out=True)


def test_signs_that_deceive_are_gone_and_those_of_names_stay() -> None:
    assert read("networker:add?name=A%E2%80%AEna%07%0A%E2%81%A6%EF%BB%BF%20R") == AddLink(name="Ana R")
    assert read(f"networker:add?name={quote('می‌خواهم')}") == AddLink(name="می‌خواهم")


@given(st.text(max_size=60), st.text(alphabet="%&=?#/+:aé\u202e\0", max_size=60))
def test_no_link_brings_more_than_a_form_holds(words: str, rest: str) -> None:
    try:
        found = read(
            f"networker:add?name={rest}&url={quote(words, errors='replace')}&note={rest}x&email={rest}"
        )
    except NoLink:
        return
    assert isinstance(found, AddLink)
    assert len(found.name) <= LONGEST_NAME
    assert len(found.note) <= LONGEST_NOTE
    assert (found.name + found.url + found.mail + found.note).isprintable()
    assert found.url.startswith(("https://", "http://", "")) if found.url else True


def made(title: str, url: str, selected: str = "") -> str:
    """The link that the bookmarklet opens on a page."""
    engine = QJSEngine()
    page = json.dumps([{"title": title}, {"href": url}, selected])
    engine.evaluate(
        f"var [document, location, selected] = {page}; function getSelection() {{ return selected }}"
    )
    assert not engine.evaluate(BOOKMARKLET.removeprefix("javascript:")).isError()
    return str(engine.evaluate("location.href").toString())


@pytest.mark.parametrize(
    ("title", "url", "name"),
    [
        ("(3) Ana Ribeiro | LinkedIn", "https://www.linkedin.com/in/ana-ribeiro/", "Ana Ribeiro"),
        ("Ana Ribeiro-Sá - Product lead - Tidewater | LinkedIn", "https://pt.linkedin.com/in/ana", "Ana Ribeiro-Sá"),
        ("(12) Ana Ribeiro (@ana) / X", "https://x.com/ana", "Ana Ribeiro"),
        ('Ana Ribeiro on X: "Look / here: ana.example" / X', "https://x.com/ana/status/12", "Ana Ribeiro"),
        ("Ana Ribeiro auf X: „Moin“ / X", "https://x.com/ana/status/12", "Ana Ribeiro"),
        ("Ana Ribeiro (@ana@mastodon.example) - Mastodon", "https://mastodon.example/@ana", "Ana Ribeiro"),
        ("ana-r (Ana Ribeiro) · GitHub", "https://github.com/ana-r", "Ana Ribeiro"),
        ("ana-r · GitHub", "https://github.com/ana-r", "ana-r"),
        ("Ana Ribeiro (@ana) • Instagram photos and videos", "https://www.instagram.com/ana/", "Ana Ribeiro"),
        ("(20+) Ana Ribeiro | Facebook", "https://www.facebook.com/ana.ribeiro", "Ana Ribeiro"),
        ("Ana Ribeiro (@ana.bsky.social) — Bluesky", "https://bsky.app/profile/ana.bsky.social", "Ana Ribeiro"),
        ("Ana Ribeiro | Notes on housing", "https://ana.example/", "Ana Ribeiro | Notes on housing"),
    ],
)  # fmt: skip
@pytest.mark.usefixtures("qapp")
def test_the_bookmarklet_names_whom_a_page_is_of(title: str, url: str, name: str) -> None:
    found = read(made(title, url, "Knows about\nhousing & 100 % wood"))
    assert isinstance(found, AddLink)
    assert (found.name, found.left_out) == (name, False)
    assert found.url == url.removesuffix("/status/12")
    assert found.note == "Knows about housing & 100 % wood"


def test_the_guide_has_the_line_that_is_tested() -> None:
    assert f"\n{BOOKMARKLET}\n" in GUIDE.read_text(encoding="utf-8")
    assert "%" not in BOOKMARKLET
