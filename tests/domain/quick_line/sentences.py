"""Sentences of the quick line read against a small book of invented people, and what came of them."""

import csv
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta, timezone
from pathlib import Path

from networker.domain.quick_line import Known, Understood, answering, understand

DATA = Path(__file__).parents[2] / "data" / "quick_line"
NOW = datetime(2026, 11, 18, 17, 40, tzinfo=timezone(timedelta(hours=1)))  # a Wednesday


class ListDirectory:
    """People of a list, by the rule by which those of a book are found."""

    def __init__(self, people: Iterable[Known]) -> None:
        self._people = tuple(people)
        self._found: dict[str, list[Known]] = {}

    def candidates(self, *words: str) -> Sequence[Known]:
        for word in words:
            if word not in self._found:
                self._found[word] = answering(word, self._people)
        first, *others = (self._found[word] for word in words)
        return [each for each in first if all(each in other for other in others)]


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
    sentence: str, lang: str, wanted: dict[str, object], *, book: ListDirectory = BOOK, now: datetime = NOW
) -> dict[str, object]:
    """What a sentence was understood to mean, as far as it is wanted; `promises` are (due, side, text)."""
    got = read(sentence, lang=lang, book=book, now=now)
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
