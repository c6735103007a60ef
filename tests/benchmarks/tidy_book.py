"""A large book that is untidy: 100,000 people and a million talks, with something in every list of Tidy."""

from datetime import UTC, datetime, timedelta
from random import Random

from networker.domain.names import sort_key
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
TODAY = NOW.date()
PEOPLE, TALKS, TALKED = 100_000, 1_000_000, 60_000
PLAIN = dict.fromkeys(
    ("middle", "family", "prefix", "suffix", "nickname", "notes", "title", "city", "company"), ""
)


def fill(book: Book) -> None:
    """Write all of it, always the same."""
    chance = Random(3)
    with book.step("fill", "Filling", now=NOW - timedelta(days=1)) as step:
        names = [_name(n, chance) for n in range(1, PEOPLE + 1)]
        step.insert_many(
            "person", ("name", "folded", "circle"),
            [(name, sort_key(name), 1 + n // 50 % 4 if n % 50 == 0 else None) for n, name in enumerate(names, 1)],
            same={**PLAIN, "given": "", "state": "active", "want_to_know": 0, "muted": 0, "wish_strict": 0, "me": 0,
                  "created_at": "2025-01-01T09:00:00+00:00"},
        )  # fmt: skip
        everybody = range(1, PEOPLE + 1)
        step.insert_many(
            "source", ("person_id", "kind", "key", "title", "company"),
            [(n, "linkedin", f"l{n}", "", f"Firm {n % 9000}") for n in everybody]
            + [(n, "google", f"g{n}", "", f"House {n % 700}") for n in everybody if n % 40 == 1],
            same={"nth": 0, "file": "", "row": 0, "raw": "", "name": ""},
        )  # fmt: skip
        step.insert_many("fact", ("person_id", "field", "value", "detail", "since", "aside", "source_id"), _facts(),
                         same={"noted": "2025-01-01", "type": ""})  # fmt: skip
        step.insert_many(
            "handle", ("person_id", "channel", "key", "text", "shared"),
            [
                *((n, "linkedin", f"linkedin.com/in/p{n}", f"linkedin.com/in/p{n}", 0) for n in everybody if n % 30),
                *((n, "mail", _mail(n), _mail(n), 0) for n in everybody if n % 3 == 0),
                *((n + k, "mail", f"s{n}@x.example", f"s{n}@x.example", 1)
                  for n in range(1, PEOPLE, 1000) for k in (0, 1)),
            ],
            same={"label": "", "first": 0},
        )  # fmt: skip
        step.insert_many(
            "interaction", ("direction", "day", "depth"),
            [(("out", "in")[n % 2], _day(chance), "hello" if chance.random() < 0.9 else "exchange")
             for n in range(TALKS)],
            same={"kind": "message", "channel": "signal", "text": "", "subject": "", "place": "", "thread": "",
                  "turns": 1, "origin": "", "created_at": "2025-01-01T09:00:00+00:00", "depth_by_hand": 0},
        )  # fmt: skip
        whom = [int(TALKED * chance.random() ** 2) + 1 for _ in range(TALKS)]
        step.insert_many("interaction_person", ("interaction_id", "person_id"), list(enumerate(whom, 1)))


def _name(n: int, chance: Random) -> str:
    if n % 500 == 0:
        return ""
    if n % 250 == 1:
        return ("Taxi {}", "Acme {} Support", "{} GmbH", "客服{}")[n // 250 % 4].format(n)
    return f"{_word(chance)} {_word(chance)}"


def _word(chance: Random) -> str:
    return "".join(chance.choice("bcdfglmnprst") + chance.choice("aeiou") for _ in range(3)).title()


def _mail(n: int) -> str:
    return f"no-reply{n}@x.example" if n % 900 == 0 else f"p{n}@x.example"


def _day(chance: Random) -> str:
    return (TODAY - timedelta(days=1 + int(4000 * chance.random() ** 1.3))).isoformat()


def _facts() -> list[tuple[int, str, str, str, str | None, int, int]]:
    rows: list[tuple[int, str, str, str, str | None, int, int]] = []
    beside = 0
    for n in range(1, PEOPLE + 1):
        rows.append((n, "job", "", f"Firm {n % 9000}", None, 0, n))
        if n % 4:
            rows.append((n, "connected", "LinkedIn", "", f"20{10 + n % 16}-03-04", 0, n))
        else:
            rows.append((n, "followed", "me", "X", f"20{10 + n % 16}-03-04", 0, n))
        if n % 3 == 0:
            rows.append((n, "birthday", f"19{60 + n % 40}-05-06", "", None, 0, n))
        if n % 40 == 1:
            beside += 1
            rows.append((n, "job", "", f"House {n % 700}", None, 1, PEOPLE + beside))
        if n % 300 == 0:
            rows.append((n, "birthday", f"19{60 + n % 40}-05-07", "", None, 1, n))
            rows.append((n, "bounced", _mail(n), "mail", "2026-01-02", 0, n))
    return rows
