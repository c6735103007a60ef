"""Sentences of the quick line read against a small book of invented people, and what came of them."""

import csv
from datetime import datetime, timedelta, timezone
from pathlib import Path

from networker.domain.quick_line import Known, ListDirectory, Understood, understand

DATA = Path(__file__).parents[2] / "data" / "quick_line"
NOW = datetime(2026, 11, 18, 17, 40, tzinfo=timezone(timedelta(hours=1)))  # a Wednesday


def _book() -> ListDirectory:
    with (DATA / "people.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    return ListDirectory(
        Known(
            n,
            f"{row['First Name']} {row['Last Name']}".strip(),
            row["First Name"],
            row["Last Name"],
            mails=(row["Email Address"],) if row["Email Address"] else (),
        )
        for n, row in enumerate(rows, 1)
    )


BOOK = _book()


def read(sentence: str, *, lang: str = "en", now: datetime = NOW, book: ListDirectory = BOOK) -> Understood:
    return understand(sentence, now=now, lang=lang, directory=book)


def meaning(
    sentence: str, lang: str, wanted: dict[str, object], *, book: ListDirectory = BOOK
) -> dict[str, object]:
    """What a sentence was understood to mean, as far as it is wanted; `promises` are (due, side, text)."""
    got = read(sentence, lang=lang, book=book)
    first = got.follow_ups[0] if got.follow_ups else None
    found: dict[str, object] = {
        "people": [each.name for each in got.people],
        "new": list(got.new_people),
        "kind": got.kind,
        "channel": got.channel,
        "direction": got.direction,
        "day": got.day,
        "time": got.time.isoformat("minutes") if got.time else None,
        "place": got.place,
        "topics": got.topics,
        "text": got.text,
        "due": first.due if first else None,
        "side": first.side if first else None,
        "promises": [(each.due, each.side, each.text) for each in got.follow_ups],
        "unclear": [each.word for each in got.unclear],
    }
    return {name: found[name] for name in wanted}
