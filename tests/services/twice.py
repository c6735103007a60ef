"""Somebody who is in the book twice."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

from networker.domain.vocabulary import Channel, Circle, Fact, PersonId, Side
from networker.services import (
    facts,
    follow_ups,
    imports,
    people,
    quick_log,
    reach_out,
)
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
LATER = NOW + timedelta(days=400)


def zoe_twice(book: Book) -> tuple[PersonId, PersonId]:
    """Somebody from a phone and from an export, with something in every table that names a person."""
    one, _ = people.add(
        book, name="Zoë Kravčenko", now=NOW,
        handles=[(Channel.PHONE, "+48 600 000 318"), (Channel.MAIL, "zoe@home.example")],
    )  # fmt: skip
    other, _ = people.add(
        book, name="Zoe Kravcenko", now=NOW,
        handles=[(Channel.PHONE, "+48600000318"), (Channel.MAIL, "z.kravcenko@robotics.example"),
                 (Channel.LINKEDIN, "https://www.linkedin.com/in/zoe-k")],
    )  # fmt: skip
    third, _ = people.add(book, name="Ben Ode", now=NOW)
    facts.add(book, one, Fact.JOB, "Motion control", now=NOW)
    facts.add(book, other, Fact.JOB, "Head of motion", detail="Łódź Robotics", now=NOW + timedelta(days=1))
    facts.add(book, one, Fact.PLACE, "Gdańsk", now=NOW)
    facts.add(book, other, Fact.PLACE, "Łódź", now=NOW + timedelta(days=1))
    facts.add(book, one, Fact.BIRTHDAY, "--03-04", now=NOW)
    facts.add(book, other, Fact.BIRTHDAY, "1980-03-04", now=NOW)
    facts.add(book, one, Fact.LIKE, "snorkelling", now=NOW)
    facts.add(book, other, Fact.LIKE, "snorkelling", now=NOW)
    people.set_circle(book, [one], Circle.GOOD, now=NOW)
    people.add_to_group(book, [one, other], "Harbour club", now=NOW)
    people.add_to_group(book, [other], "Robots", now=NOW)
    people.set_notes(book, one, "Met at the quay.", now=NOW)
    people.set_notes(book, other, "Knows motors.", now=NOW)
    for who, said in ((one, "coffee yesterday: sails #sailing"), (other, "call last friday: motors #robots")):
        quick_log.log(book, said, now=NOW, context=who)
        follow_ups.add(book, side=Side.ME, text=f"send {said}", due=None, people=[who], now=NOW)
        reach_out.act(book, who, "not now", now=NOW)
    with book.step("both", "Both", now=NOW) as step:
        for table, thing, values in (
            ("interaction", "interaction", {"kind": "meeting", "day": "2026-10-01", "depth": "together"}),
            ("gathering", "gathering", {"name": "Boat fair", "day": "2026-09-01"}),
            ("ask", "ask", {"question": "Who dives?", "day": "2026-09-01"}),
            ("win", "win", {"text": "A contract", "day": "2026-09-01"}),
            ("topic", "topic", {"name": "Motors", "folded": "motors"}),
        ):
            number = step.insert(table, **values)
            link = {"topic": "person_topic"}.get(table, f"{table}_person")
            for who in (one, other, third):
                step.insert(link, **{thing: number, "person": who})
        step.insert("tie", person=third, other=one, kind="introduced by")
        step.insert("tie", person=third, other=other, kind="introduced by")
        step.insert("tie", person=one, other=other, kind="partner")
        step.insert("tie", person=other, other=third, kind="friend")
        step.insert("pair", person=third, other=other, why="a doubt", verdict="different")
        step.insert("pair", person=other, other=one, why="the same number")
        step.insert("photo", person=other, sha256="ab")
        step.insert("source", person=other, kind="linkedin", key="zoe-k", file="Connections.csv", row=4)
    return one, other


def count(book: Book, table: str, person: int) -> int:
    return int(book.read(f"SELECT count(*) FROM {table} WHERE person_id = ?", (person,))[0][0])


HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ANA = "Ana,Ruiz,https://www.linkedin.com/in/ana-ruiz,ana@x.example,Acme,Lead,04 Mar 2019\n"


def bring(book: Book, file: Path, text: str, *owner: str) -> imports.Report:
    file.write_text(text, encoding="utf-8")
    return imports.apply(book, imports.plan(book, [file], owner_names=owner), now=NOW)
