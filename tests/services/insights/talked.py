"""What passed with the twelve of `twelve`, small enough to check on paper. Today is 20 November 2026.

| day | channel | with | who spoke | depth | words |
|---|---|---|---|---|---|
| 2025-10-01 | Signal | Ana | I | hello | |
| 2025-10-03 | Signal | Ana | she | hello | |
| 2026-01-10 | LinkedIn | Kim | I | hello | |
| 2026-01-11 | LinkedIn | Kim | they | hello | |
| 2026-01-12 | LinkedIn | Kim | both | hello | |
| 2026-02-10 | mail | Ben, and Carla | I | hello | |
| 2026-02-12 | mail | Ben | he | exchange | |
| 2026-02-15 | mail | Carla | she | exchange | |
| 2026-03-02 | Signal | Ana | both | conversation | |
| 2026-03-05 | in person | Ana and Ben | both | together | |
| 2026-03-05 | Signal | Ana | both | exchange | |
| 2026-04-01 | phone | Ana | I called | together | |
| 2026-05-01 | LinkedIn | David | I | hello | a link that asks nothing |
| 2026-05-02 | X, a post | Eva | I | hello | a post that asks nothing |
| 2026-06-01 | LinkedIn | David | he | hello | |
| 2026-06-15 | mail | Finn, Gina, Hugo, Ines, Jon: five mails | I | hello | the same words |
| 2026-11-10 | mail | Lea | I | hello | a question |

Finn and Jon have no circle here. On LinkedIn are David, Kim and Lea, by mail Ben and Carla can be reached. Connected are David,
Kim, Lea and Finn; Eva follows me, I follow Hugo. At the old fair of 1 March 2025 were Ana, Ben and Carla, Kim was invited;
at the picnic of 1 June 2025 were Carla and Gina. A win came of Ana by phone on 2 April 2026, one of Ben by mail in May 2025.
I asked Ana on 10 March 2026 and Ben for an introduction on 1 July, and Carla in January 2025; on 5 August I kept a promise to Carla and
David, and one is open; on 9 August I brought Eva and Finn together, on 10 August I recommended Gina in writing, on 11 August I asked
Hugo to recommend me; Ines introduced Jon to me.
"""

from datetime import date
from pathlib import Path

from networker.store.book import Book
from networker.store.writer import Step
from tests.services.insights.twelve import (
    ANA,
    BEN,
    CARLA,
    DAVID,
    EVA,
    FINN,
    GINA,
    HUGO,
    INES,
    JON,
    KIM,
    LEA,
    NOW,
    book_of,
    talk,
)  # fmt: skip

LINK = "All about our new product: https://example.org/product"
POST = "I am speaking at the fair on Friday"
SAME = "The news of our house in June, with all that was done since the winter."


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _talks(step: Step) -> None:
    def said(day: str, *who: int, by: str, channel: str, depth: str = "hello", **more: object) -> None:
        kinds = {"mail": "mail", "phone": "call", "x": "comment", "in person": "meeting"}
        kind = kinds.get(channel, "message")
        talk(step, _day(day), *who, direction=by, channel=channel, kind=kind, depth=depth, **more)

    said("2025-10-01", ANA, by="out", channel="signal")
    said("2025-10-03", ANA, by="in", channel="signal")
    for day, by in (("2026-01-10", "out"), ("2026-01-11", "in"), ("2026-01-12", "both")):
        said(day, KIM, by=by, channel="linkedin")
    said("2026-02-10", BEN, by="out", channel="mail")
    said("2026-02-10", CARLA, by="out", channel="mail")
    said("2026-02-12", BEN, by="in", channel="mail", depth="exchange")
    said("2026-02-15", CARLA, by="in", channel="mail", depth="exchange")
    said("2026-03-02", ANA, by="both", channel="signal", depth="conversation")
    said("2026-03-05", ANA, BEN, by="both", channel="in person", depth="together")
    said("2026-03-05", ANA, by="both", channel="signal", depth="exchange")
    said("2026-04-01", ANA, by="out", channel="phone", depth="together")
    said("2026-05-01", DAVID, by="out", channel="linkedin", text=LINK)
    said("2026-05-02", EVA, by="out", channel="x", text=POST)
    said("2026-06-01", DAVID, by="in", channel="linkedin")
    for each in (FINN, GINA, HUGO, INES, JON):
        said("2026-06-15", each, by="out", channel="mail", text=SAME)
    said(
        "2026-11-10",
        LEA,
        by="out",
        channel="mail",
        text="How are you, and how is the garden of yours this autumn?",
    )


def _known(step: Step) -> None:
    for who in (FINN, JON):
        step.update("person", who, circle=None)
    for who, channel in (
        (DAVID, "linkedin"),
        (KIM, "linkedin"),
        (LEA, "linkedin"),
        (BEN, "mail"),
        (CARLA, "mail"),
    ):
        step.insert("handle", person=who, channel=channel, text=f"{channel}{who}", key=f"{channel}{who}")
    for who, field, value in (
        (DAVID, "connected", "LinkedIn"), (KIM, "connected", "LinkedIn"), (LEA, "connected", "LinkedIn"),
        (FINN, "connected", "LinkedIn"), (EVA, "followed", "me"), (HUGO, "followed", "by me"),
    ):  # fmt: skip
        step.insert("fact", person=who, field=field, value=value, noted="2026-01-01")
    for name, day, roles in (
        ("Old fair", "2025-03-01", {ANA: "there", BEN: "host", CARLA: "there", KIM: "invited"}),
        ("Picnic", "2025-06-01", {CARLA: "there", GINA: "there"}),
    ):
        gathering = step.insert("gathering", name=name, day=day)
        for who, role in roles.items():
            step.insert("gathering_person", gathering=gathering, person=who, role=role)


def _came_of_it(step: Step) -> None:
    for day, channel, who in (("2026-04-02", "phone", ANA), ("2025-05-05", "mail", BEN)):
        win = step.insert("win", day=day, text="A win", channel=channel)
        step.insert("win_person", win=win, person=who)
    for day, who in (("2026-03-10", ANA), ("2025-01-05", CARLA)):
        asked = step.insert("ask", question="Who knows?", day=day)
        step.insert("ask_person", ask=asked, person=who, day=day)
    step.insert("reach_action", person=BEN, day="2026-07-01", action="asked")
    for state, side, done_at, people in (
        ("done", "me", "2026-08-05T10:00:00+00:00", (CARLA, DAVID)), ("open", "me", None, (EVA,)),
        ("done", "them", "2026-08-06T10:00:00+00:00", (ANA,)),
    ):  # fmt: skip
        promise = step.insert(
            "follow_up",
            text="the book",
            side=side,
            state=state,
            done_at=done_at,
            created_at="2025-01-01T09:00:00+00:00",
        )
        for who in people:
            step.insert("follow_up_person", follow_up=promise, person=who)
    for one, other, side in ((EVA, FINN, "me"), (INES, JON, "them")):
        step.insert("introduction", person=one, other=other, side=side, day="2026-08-09")
    for who, side, state, day in ((GINA, "me", "given", "2026-08-10"), (HUGO, "them", "asked", "2026-08-11")):
        step.insert("recommendation", person=who, side=side, state=state, day=day)


def talked_book(folder: Path) -> Book:
    """A book with the twelve and all of the above."""
    book = book_of(folder)
    with book.step("talk", "What passed", now=NOW) as step:
        _known(step)
        _talks(step)
        _came_of_it(step)
    return book
