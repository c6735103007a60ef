"""The index of a timeline: what a month holds is counted as its entries count it."""

from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.services import imports, timeline
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
CHAT = """13/04/2024, 11:20 - Ana: the boat
13/04/2024, 11:21 - Olga: yes
13/04/2024, 11:22 - Ana: at six
21/04/2024, 09:00 - Olga: thanks
"""


@pytest.mark.parametrize("everybody", [True, False])
def test_a_month_counts_messages_and_not_the_days_they_are_folded_into(
    everybody: bool, data_dir: Path, tmp_path: Path
) -> None:
    chat = tmp_path / "WhatsApp Chat with Ana.txt"
    chat.write_text(CHAT, encoding="utf-8")
    with closing(Book(data_dir, now=NOW)) as book:
        imports.apply(book, imports.plan(book, [chat], owner_names=["Olga"], now=NOW), now=NOW)
        ((person,),) = book.read("SELECT id FROM person WHERE name = 'Ana'")
        month, *entries = timeline.index(book, None if everybody else person)
        talks = timeline.talks(book, [entry.id for entry in entries])
    assert [entry.what for entry in entries] == ["talk", "talk"]
    assert month.counts == {"message": 4}
    assert sum(each.turns for each in talks.values()) == 4
