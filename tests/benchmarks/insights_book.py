"""A book as insights meet it at the end: 100,000 people, a million talks over eight channels, handles, facts, gatherings."""

from datetime import timedelta
from random import Random

from networker.store.book import Book
from tests.benchmarks.large_book import BLANK, NO, NOW, PEOPLE, TALKED, TALKS, TODAY

# Channel, kind and how often of a hundred talks.
PLACES = (
    ("signal", "message", 22), ("whatsapp", "message", 16), ("mail", "mail", 22), ("linkedin", "message", 18),
    ("x", "comment", 12), ("phone", "call", 5), ("in person", "meeting", 4), ("facebook", "message", 1),
)  # fmt: skip
DEPTHS = ("hello", "hello", "exchange", "conversation")
TEXTS = (
    "Thanks, see you on Friday", "Have you seen https://example.org/piece already?", "Our new piece: https://example.org/new",
    "The newsletter of this month is out, with all that we have done since summer.", "",
)  # fmt: skip
GATHERINGS, WINS = 400, 600


def fill(found: Book) -> None:
    """Write all of it, always the same."""
    chance = Random(3)
    places = [(channel, kind) for channel, kind, often in PLACES for _ in range(often)]
    with found.step("fill", "Filling", now=NOW - timedelta(days=1)) as step:
        step.insert_many(
            "person", ("name", "given", "folded", "circle"),
            [
                (f"Person {n}", f"P{n}", f"person {n}", (n % 20 == 0) * (1 + n // 20 % 4) or None)
                for n in range(PEOPLE)
            ],
            same={"created_at": "x", "state": "active"} | dict.fromkeys(BLANK, "") | dict.fromkeys(NO, 0),
        )  # fmt: skip
        step.insert_many(
            "handle", ("person_id", "channel", "text", "key"),
            [(n, channel, f"{channel}{n}", f"{channel}{n}") for n in range(1, PEOPLE + 1)
             for channel in (("linkedin", "mail") if n % 2 else ("x",))],
            same={"label": "", "first": 0, "shared": 0},
        )  # fmt: skip
        step.insert_many(
            "fact", ("person_id", "field", "value", "detail"),
            [(n, "connected", "LinkedIn", "") if n % 2 else (n, "followed", "me", "X") for n in range(1, PEOPLE + 1)],
            same={"since": None, "noted": "2025-01-01", "aside": 0, "type": ""},
        )  # fmt: skip
        whom = [int(TALKED * chance.random() ** 2.5) + 1 for _ in range(TALKS)]
        rows = []
        for n in range(TALKS):
            channel, kind = places[chance.randrange(len(places))]
            day = TODAY - timedelta(days=1 + int(1400 * chance.random() ** 1.3))
            depth = "together" if kind in ("call", "meeting") else DEPTHS[n % 4]
            direction = ("out", "in", "both")[n % 3]
            rows.append((channel, kind, depth, direction, day.isoformat(), TEXTS[n % 5]))
        step.insert_many(
            "interaction", ("channel", "kind", "depth", "direction", "day", "text"), rows,
            same={"subject": "", "place": "", "thread": "", "turns": 1, "origin": "", "created_at": "x", "depth_by_hand": 0},
        )  # fmt: skip
        step.insert_many("interaction_person", ("interaction_id", "person_id"), list(enumerate(whom, 1)))
        step.insert_many(
            "gathering", ("name", "day"),
            [(f"Gathering {n}", (TODAY - timedelta(days=n * 3)).isoformat()) for n in range(GATHERINGS)],
            same={"place": "", "notes": "", "origin": ""},
        )  # fmt: skip
        step.insert_many(
            "gathering_person", ("gathering_id", "person_id"),
            sorted({(1 + n % GATHERINGS, 1 + chance.randrange(20_000)) for n in range(GATHERINGS * 25)}),
            same={"role": "there"},
        )  # fmt: skip
        step.insert_many(
            "win", ("day", "text", "channel"),
            [((TODAY - timedelta(days=n)).isoformat(), "A win", PLACES[n % 8][0]) for n in range(WINS)],
        )  # fmt: skip
        step.insert_many("win_person", ("win_id", "person_id"), [(n, n) for n in range(1, WINS + 1)])
