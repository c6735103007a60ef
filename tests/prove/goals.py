"""The figures that are owed before the program may be called safe: the rows of the table that `dev.py prove` prints.

A row is met only where each of its parts was measured in the same run, and each part only where it was measured for every case
that is named here. What is owed stands here alone; tests bring what they found (`figures.py`).
"""

from dataclasses import dataclass

from tests.faults.use_cases import USE_CASES
from tests.formats.kinds import KINDS
from tests.prove.lengths import MONKEYS
from tests.store.damaging import KINDS as DAMAGE

KILLED = tuple(map(str, range(4)))  # books, each with its share of the kills
RUNS = tuple(map(str, range(10)))  # shares of the runs that are undone
ZONES = (  # with summer time in the north, the south and not at all, of whole, half and quarter hours, changed at midnight or by half an hour
    "Europe/Berlin", "Europe/London", "America/New_York", "America/St_Johns", "America/Santiago", "Asia/Tokyo",
    "Asia/Kathmandu", "Australia/Lord_Howe", "Pacific/Chatham", "Africa/Casablanca",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Part:
    """Something that is measured. `cases`: what it must be measured for, ("",) where it is one thing."""

    owed: str
    cases: tuple[str, ...] = ("",)


@dataclass(frozen=True, slots=True)
class Goal:
    """A row of the table. `parts` by the key under which tests record them."""

    name: str
    parts: dict[str, Part]


GOALS = (
    Goal(
        "kill at any moment",
        {"kills": Part("1,000 kills: 0 acknowledged lost, 0 imports half there, 0 failed starts", KILLED)},
    ),
    Goal(
        "a fault at every write",
        {"sweep": Part(f"kill, ENOSPC and EIO in {len(USE_CASES)} use cases: 0 bad, < 120 s")},
    ),
    Goal(
        "loss of power",
        {"power": Part("1,000 states a use case: 0 lost or corrupt", tuple(USE_CASES))},
    ),
    Goal(
        "hostile files",
        {
            "mutants": Part("20,000 mutants a format: 0 tracebacks, 0 over 2 s, peak < 300 MB", tuple(KINDS)),
            "planned": Part("the book unchanged unless accepted, and as before once undone", tuple(KINDS)),
        },
    ),
    Goal(
        "damage",
        {
            "damage": Part(
                "8 kinds × 150: 0 known bad used, 0 written to, gross damage 100 % noticed", tuple(DAMAGE)
            ),
            "clicks": Part("at most 2 clicks to a book that works"),
            "salvage": Part("1 bad page, no backup: ≥ 95 % of the rows saved", ("zero page", "random page")),
        },
    ),
    Goal(
        "backups",
        {
            "before": Part("before an import, a merge of several, a migration and a restore"),
            "drill": Part("a year: each day used, each 30 min if changed; every one restored and compared"),
            "refused": Part("each verified before it counts: 0 bad ones listed or put back"),
        },
    ),
    Goal(
        "what a backup costs",
        {
            "backup wait": Part("100 MB: the window never waits > 50 ms"),
            "backup time": Part("100 MB: ≤ 2 s on its thread"),
            "backup room": Part("≤ 1 GB altogether"),
        },
    ),
    Goal(
        "the check at a start",
        {
            "quick check": Part("100 MB: ≤ 0.3 s"),
            "background": Part("over 300 MB: later, beside the window; the whole one monthly"),
        },
    ),
    Goal("a start after a kill", {"recovery": Part("≤ 100 ms more than any other")}),
    Goal(
        "reminders",
        {
            "reminders": Part("10 zones × 100 lives of a year: 0 lost, 0 doubled, ≤ 1 repeat a kill", ZONES),
            "card": Part("a card within 60 s of due or wake", ZONES),
        },
    ),
    Goal(
        "network",
        {
            "suite network": Part("0 sockets of the Internet over all tests"),
            "idle network": Part("0 over 1 h idle"),
        },
    ),
    Goal(
        "privacy",
        {
            "canary": Part("0 words of theirs outside the book, backups and exports"),
            "modes": Part("100 % of files and folders 0600, 0700"),
        },
    ),
    Goal("undo", {"undo": Part("1,000 random runs of verbs, all undone: the book identical", RUNS)}),
    Goal("unhandled exceptions", {"monkey": Part("0 in 1 h of random clicks and keys", MONKEYS)}),
    Goal(
        "memory",
        {
            "messages": Part("an import of 1,000,000 messages: < 500 MB"),
            "idle memory": Part("24 h idle: growth < 5 MB"),
        },
    ),
    Goal(
        "supply",
        {
            "dependencies": Part("≤ 14 that the program needs, each told of in docs/decisions"),
            "hashes": Part("every wheel of the release by its hash"),
            "advisories": Part("0 known flaws in what is shipped"),
        },
    ),
)
