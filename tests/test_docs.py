"""The guide: every page is in its index, and every link leads to something that is there."""

import re
from pathlib import Path

import pytest

from networker.formats import READERS, WHOLES

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [
    ROOT / "README.md",
    ROOT / "CONTRIBUTING.md",
    *sorted(DOCS.rglob("*.md")),
    *sorted((ROOT / "packaging").glob("*.md")),
]
# Where a reader's name has no word in common with how people call the service.
CALLED = {"address book (LDIF)": "LDIF", "comments of a WordPress blog": "WordPress", "mailbox (mbox)": "mbox",
    "mail (.eml)": ".eml", "calendar (iCalendar)": "iCalendar", "contacts uploaded to LinkedIn": "LinkedIn",
    "accounts followed on Mastodon": "Mastodon", "messages of Facebook and Instagram": "Facebook"}  # fmt: skip


def _text(path: Path) -> str:
    """What is written, without what is shown as code."""
    return re.sub(
        r"^```.*?^```|`[^`\n]*`", "", path.read_text(encoding="utf-8"), flags=re.MULTILINE | re.DOTALL
    )


def _links(path: Path) -> list[str]:
    found: list[str] = re.findall(r"\]\(([^)\s]+)\)", _text(path))
    return [each for each in found if not re.match(r"\w+:", each)]


def _anchors(path: Path) -> set[str]:
    heads = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", each.lower()).replace(" ", "-") for each in heads}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_link_leads_somewhere(page: Path) -> None:
    dead = []
    for link in _links(page):
        name, _sign, anchor = link.partition("#")
        goal = (page.parent / name).resolve() if name else page
        if not goal.exists() or (anchor and anchor not in _anchors(goal)):
            dead.append(link)
    assert dead == []


def test_the_index_names_every_page_once() -> None:
    named = [
        link for link in _links(DOCS / "README.md") if link.endswith(".md") and not link.startswith("..")
    ]
    assert sorted(named) == sorted(each.name for each in DOCS.glob("*.md") if each.name != "README.md")


def test_every_picture_is_shown_on_a_page_and_small() -> None:
    shown = [link for page in PAGES for link in _links(page) if link.endswith(".png")]
    for picture in sorted((DOCS / "pictures").glob("*.png")):
        assert sum(link.endswith(f"pictures/{picture.name}") for link in shown) == 1, picture.name
        assert picture.stat().st_size < 160_000, picture.name


def test_decisions_are_numbered_without_doubles() -> None:
    numbers = [each.name[:4] for each in sorted((DOCS / "decisions").glob("*.md"))]
    assert all(each.isdecimal() for each in numbers)
    assert len(set(numbers)) == len(numbers)


@pytest.mark.parametrize("reader", [name for name, _module in (*READERS, *WHOLES)])
def test_whatever_is_read_is_told_of_where_exports_are(reader: str) -> None:
    if reader == "Networker":
        return  # which is no service
    word = CALLED.get(reader, reader.split()[0])
    assert word in (DOCS / "exports-from-services.md").read_text(encoding="utf-8"), reader
