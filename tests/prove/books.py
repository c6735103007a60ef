"""A book of a hundred megabytes, as it is after many years of mail."""

from datetime import UTC, datetime
from random import Random

from networker.store.book import Book

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
PEOPLE, TALKS = 5_000, 50_000
WORDS = 1_000  # characters of what was said in one talk
SIZE = 100_000_000  # bytes that it comes to at least
BLANK = ("middle", "family", "prefix", "suffix", "nickname", "notes", "company", "title", "city")
NO = ("want_to_know", "muted", "wish_strict", "me")


def fill(book: Book) -> None:
    """Write it, always the same."""
    chance = Random(3)
    words = [f"{chance.getrandbits(32):x}" for _ in range(3000)]

    def said() -> str:
        return " ".join(chance.choices(words, k=WORDS // 9))

    with book.step("fill", "Filling", now=NOW) as step:
        step.insert_many(
            "person", ("name", "given", "folded"), [(f"Person {n}", f"P{n}", f"person {n}") for n in range(PEOPLE)],
            same={"created_at": "2025-01-01T09:00:00+00:00", "state": "active"} | dict.fromkeys(BLANK, "") | dict.fromkeys(NO, 0),
        )  # fmt: skip
        step.insert_many(
            "interaction", ("day", "text"), [(f"20{10 + n % 16}-{1 + n % 12:02}-{1 + n % 28:02}", said()) for n in range(TALKS)],
            same={"kind": "message", "channel": "mail", "direction": "in", "depth": "exchange", "subject": "", "place": "",
                  "thread": "", "turns": 1, "origin": "", "created_at": "2025-01-01T09:00:00+00:00", "depth_by_hand": 0},
        )  # fmt: skip
        step.insert_many(
            "interaction_person",
            ("interaction_id", "person_id"),
            [(n + 1, 1 + n % PEOPLE) for n in range(TALKS)],
        )
