"""The guide names everything that the palette holds, and each key: what is told nowhere is found by nobody."""

import re
from contextlib import closing
from pathlib import Path

import pytest

from networker.store.book import Book
from networker.ui.settling import settle
from tests import samples
from tests.journeys.steps import NOW, opened

PAGE = Path(__file__).parents[2] / "docs" / "window.md"
# Named after what is in the book: the page gives one example of each.
BY_EXAMPLE = (r"^Timeline: only ", r"^Ask .+ for an introduction to ")


@pytest.mark.parametrize("number", [None, 1], ids=["nobody chosen", "somebody chosen"])
def test_every_action_of_the_palette_stands_in_the_guide_with_its_key(
    data_dir: Path, number: int | None
) -> None:
    said = re.sub(r"\s+", " ", PAGE.read_text(encoding="utf-8"))
    named = set(re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", said))
    keys = set(re.findall(r"(?:Ctrl\+(?:Shift\+)?[A-Z,]|F1)(?![A-Za-z])", said))
    with closing(Book(data_dir, now=NOW)) as book:
        samples.fill(book, now=NOW)
    with opened(data_dir) as application:
        application.window.show_person(number)
        assert settle(application)
        offered = application.window.actions_.for_palette()
    assert len(offered) > 60
    whole = [each for each in offered if not any(re.match(rule, each.text) for rule in BY_EXAMPLE)]
    chosen = {"two people…": "Ana Torres with…", "somebody…": "Ana Torres"}
    missing = []
    for action in whole:
        text = action.text
        for without, example in chosen.items():
            if number is None and text.startswith(("Merge", "Take a record", "I want to know")):
                text = text.replace(without, example)
        if text.startswith("Take a record") and not text.endswith("…"):
            text += "…"
        if text not in named:
            missing.append(action.text)
    assert missing == []
    assert {each.shortcut for each in offered if each.shortcut.startswith(("Ctrl", "F"))} <= keys
