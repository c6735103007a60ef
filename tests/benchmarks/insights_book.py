"""A book as insights meet it at the end: 100,000 people, a million talks over eight channels, handles, facts, gatherings."""

from datetime import timedelta
from random import Random

from networker.store.book import Book
from networker.store.writer import Step
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
TIES, SUPPERS = 5_000, 300
TOWNS = (
    "Lyon",
    "Porto",
    "Birmingham, UK",
    "Greater Paris Area",
    "Köln",
    "北京",
    "Graz",
    "Leeds",
    "Oslo",
    "Lima",
)
MET = ("at work", "at university", "through a friend", "at a fair")


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
            same={"created_at": "2025-01-01T09:00:00+00:00", "state": "active"} | dict.fromkeys(BLANK, "") | dict.fromkeys(NO, 0),
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
            same={"subject": "", "place": "", "thread": "", "turns": 1, "origin": "", "created_at": "2025-01-01T09:00:00+00:00", "depth_by_hand": 0},
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
        _what_ties_are_made_of(step, chance)


def _what_ties_are_made_of(step: Step, chance: Random) -> None:
    """Employers, places, groups and languages of everybody, and who knows whom among those with a circle."""
    known = {"since": None, "noted": "2025-01-01", "aside": 0, "type": ""}
    people = range(1, PEOPLE + 1)
    step.insert_many(
        "fact", ("person_id", "detail"), [(n, f"Firm {n * n % 9001}") for n in people],
        same={"field": "job", "value": ""} | known,
    )  # fmt: skip
    for field, values in (("place", TOWNS), ("language", ("French", "German", "English")), ("how met", MET)):
        step.insert_many(
            "fact", ("person_id", "value"), [(n, values[n * n % len(values)]) for n in people],
            same={"field": field, "detail": ""} | known,
        )  # fmt: skip
    step.insert_many(
        "people_group", ("name", "folded"), [(f"Group {n}", f"group {n}") for n in range(200)], same={"kind": "", "notes": ""},
    )  # fmt: skip
    step.insert_many("group_member", ("group_id", "person_id"), [(1 + n * n % 199, n) for n in people])
    circled = [n + 1 for n in range(0, PEOPLE, 20)]
    step.insert_many(
        "tie", ("person_id", "other_id", "kind"),
        [(*chance.sample(circled, 2), ("friend", "introduced by")[n % 2]) for n in range(TIES)],
        same={"inverse": "", "notes": ""},
    )  # fmt: skip
    small = [GATHERINGS + 1 + n for n in range(SUPPERS)]
    step.insert_many(
        "gathering", ("id", "name", "day"), [(n, f"Supper {n}", (TODAY - timedelta(days=n)).isoformat()) for n in small],
        same={"place": "", "notes": "", "origin": ""},
    )  # fmt: skip
    step.insert_many(
        "gathering_person", ("gathering_id", "person_id"),
        [(n, who) for n in small for who in chance.sample(circled, 15)], same={"role": "there"},
    )  # fmt: skip
