"""The guide names everything that the palette holds, and each key: what is told nowhere is found by nobody."""

import re
from contextlib import closing
from pathlib import Path

from networker.store.book import Book
from networker.ui.settling import settle
from tests import samples
from tests.journeys.steps import NOW, opened

PAGE = Path(__file__).parents[2] / "docs" / "window.md"
# Made of what is in the book: the page gives one example of each.
BY_EXAMPLE = re.compile("Timeline: only |Ask .+ for an introduction to ")


def test_every_action_of_the_palette_stands_in_the_guide_with_its_key(data_dir: Path) -> None:
    """With the first of the people chosen, who stands as the example in the page, too."""
    said = re.sub(r"\s+", " ", PAGE.read_text(encoding="utf-8"))
    named = set(re.findall(r"(?<!\*)\*([^*]+)\*(?!\*)", said))
    keys = set(re.findall(r"(?:Ctrl\+(?:Shift\+)?[A-Z,]|F1)(?![A-Za-z])", said))
    with closing(Book(data_dir, now=NOW)) as book:
        samples.fill(book, now=NOW)
    with opened(data_dir) as application:
        application.window.show_person(1)
        assert settle(application)
        offered = application.window.actions_.for_palette()
    assert len(offered) > 60
    assert [each.text for each in offered if each.text not in named and not BY_EXAMPLE.match(each.text)] == []
    assert {each.shortcut for each in offered if each.shortcut.startswith(("Ctrl", "F"))} <= keys
