"""A large book: 100,000 people, 67,000 of them with some of a million talks."""

from datetime import UTC, datetime, timedelta
from random import Random

from networker.store.book import Book

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
PEOPLE, TALKS = 100_000, 1_000_000
BLANK = ("middle", "family", "prefix", "suffix", "nickname", "notes", "company", "title", "city")
NO = ("want_to_know", "muted", "wish_strict", "me")
TALKED = 67_000  # of them with any talk


def fill(found: Book) -> None:
    """Write all of it, always the same."""
    chance = Random(1)
    with found.step("fill", "Filling", now=NOW - timedelta(days=1)) as step:
        step.insert_many(
            "person",
            ("name", "given", "folded", "circle"),
            [
                (f"Person {n}", f"P{n}", f"person {n}", (n % 50 == 0) * (1 + n // 50 % 4) or None)
                for n in range(PEOPLE)
            ],
            same={"created_at": "2025-01-01T09:00:00+00:00", "state": "active"}
            | dict.fromkeys(BLANK, "")
            | dict.fromkeys(NO, 0),
        )
        step.insert_many(
            "fact",
            ("person_id", "detail"),
            [(n, f"Firm {n % 9000}") for n in range(1, PEOPLE, 4)],
            same={
                "field": "job",
                "value": "",
                "since": None,
                "noted": "2025-01-01",
                "aside": 0,
                "type": "",
            },
        )
        whom = [int(TALKED * chance.random() ** 2.5) + 1 for _ in range(TALKS)]
        step.insert_many(
            "interaction",
            ("direction", "day"),
            [
                (("out", "in", "both")[n % 3], (TODAY - timedelta(days=1 + int(1400 * chance.random() ** 1.3))).isoformat())
                for n in range(TALKS)
            ],
            same={"kind": "message", "channel": "signal", "depth": "exchange", "text": "", "subject": "", "place": "",
                  "thread": "", "turns": 1, "origin": "", "created_at": "2025-01-01T09:00:00+00:00", "depth_by_hand": 0},
        )  # fmt: skip
        step.insert_many("interaction_person", ("interaction_id", "person_id"), list(enumerate(whom, 1)))
