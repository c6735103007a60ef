"""Who may be on today's list, as what, and on which channel."""

from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, PersonId
from networker.services import (
    imports,
    me,
    people,
    quick_log,
    reach_making,
    reach_out,
    undo,
)
from networker.services.reach_candidates import candidates_of
from networker.store.book import Book
from tests.services import reach_lists
from tests.services.reach_lists import NOW

book = reach_lists.book
small = reach_lists.small


def test_nobody_who_died_or_was_let_go_is_ever_named(book: Book) -> None:
    gone = {row[0] for row in book.read("SELECT id FROM person WHERE state <> 'active'")}
    assert gone
    for days in range(20):
        found = reach_out.today(book, now=NOW + timedelta(days=days))
        assert gone.isdisjoint(card.person for card in found.cards)
        assert gone.isdisjoint(each.person for each in found.birthdays)


def test_who_is_known_from_a_chat_alone_is_written_to_there(tmp_path: Path) -> None:
    chat = tmp_path / "WhatsApp Chat with Mia Lind.txt"
    chat.write_text(
        "".join(
            f"{day}/05/2026, 10:{minute} - {who}: {said}\n"
            for day in (13, 20, 27)
            for minute, who, said in ((10, "Me Myself", "How are you?"), (12, "Mia Lind", "Fine, and you?"))
        ),
        encoding="utf-8",
    )
    with closing(Book(tmp_path / "book", now=NOW)) as first:
        imports.apply(first, imports.plan(first, [chat], owner_names=["Me Myself"]), now=NOW)
        (card,) = reach_out.today(first, now=NOW).cards
    assert (card.name, card.channel) == ("Mia Lind", Channel.WHATSAPP)
    assert card.advice == "Answered 3 of 3 times on WhatsApp."


LONG_AGO = "2026-09-01T10:00:00+01:00"


KNOWN: dict[str, tuple[str, dict[str, object], bool]] = {
    "a stranger": ("", {}, True),
    "a circle": ("person", {"circle": 2}, False),
    "an old tie": ("fact", {"field": "connected", "since": "2019"}, False),
    "a tie of these days": ("fact", {"field": "connected", "since": "2026-11-02"}, True),
    "an address book": ("source", {"kind": "vcard", "key": "e"}, False),
    "a network": ("source", {"kind": "linkedin", "key": "e"}, True),
    "in the book for long": ("person", {"created_at": LONG_AGO}, False),
    "wanted for long": ("person", {"created_at": LONG_AGO, "want_to_know": True}, True),
}


@pytest.mark.parametrize("what", KNOWN)
def test_who_was_known_before_is_no_new_acquaintance(tmp_path: Path, what: str) -> None:
    table, values, new = KNOWN[what]
    with closing(Book(tmp_path / "book", now=NOW)) as book:
        quick_log.log(book, "coffee Eva Lind yesterday", now=NOW, new=True)
        with book.step("known", "Known", now=NOW) as step:
            if table == "person":
                step.update("person", 1, **values)
            elif table:
                step.insert(table, person=1, **values)
        assert ([card.kind for card in reach_out.today(book, now=NOW).cards] == ["new"]) is new


def test_without_a_company_there_is_no_corner_to_bridge_to_and_a_company_is_one_however_written(
    tmp_path: Path,
) -> None:
    with closing(Book(tmp_path / "book", now=NOW)) as book:
        quiet = []
        for said in ("Ana Ruiz 1 march", "Ana Ruiz 1 may", "Ben Ode 1 november"):
            quick_log.log(book, f"coffee {said}", now=NOW, new=True)
        for mine, theirs in (("", ""), ("Delta GmbH", ""), ("Delta GmbH", "DELTA"), ("freelance", "")):
            with book.step("jobs", "Jobs", now=NOW) as step:
                for person, company in ((1, mine), (2, theirs)):
                    step.insert("fact", person=person, field="job", detail=company, since="2019")
            quiet.append(candidates_of(book.reader, [PersonId(1)], NOW.date())[0].corner_is_quiet)
            undo.undo(book, now=NOW)
    assert quiet == [False, True, False, False]


@pytest.mark.parametrize(
    ("day", "guests", "named"),
    [
        ("2026-11-25", 0, False),
        ("2026-11-30", 0, True),
        ("2026-11-25", 20, True),
        ("2026-12", 0, True),
        ("", 0, True),
    ],
)
def test_who_is_met_at_a_small_gathering_within_a_week_is_left_alone(
    small: Book, day: str, guests: int, named: bool
) -> None:
    with small.step("fair", "Fair", now=NOW) as step:
        fair = step.insert("gathering", name="Supper", day=day or None)
        step.insert("gathering_person", gathering=fair, person=1)
        for n in range(guests):
            other = step.insert("person", name=f"Guest {n}")
            step.insert("gathering_person", gathering=fair, person=other, role="invited")
    made = reach_making.make(small, NOW.date() + timedelta(days=1), size=5)
    assert (1 in [choice.candidate.person for choice in made]) is named


def test_in_person_is_advised_to_who_was_met(tmp_path: Path) -> None:
    with closing(Book(tmp_path / "book", now=NOW)) as first:
        quick_log.log(first, "coffee Ana Ruiz 1 march", now=NOW, new=True)
        wanted, _ = people.add(first, name="Eva Lind", now=NOW)
        with first.step("want", "Want", now=NOW) as step:
            step.update("person", wanted, want_to_know=True)
        found = {card.name: card.channel for card in reach_out.today(first, now=NOW).cards}
    assert found == {"Ana Ruiz": Channel.IN_PERSON, "Eva Lind": Channel.OTHER}


@pytest.mark.parametrize("what", ["job", "gathering", "want"])
def test_the_user_takes_no_place_of_their_own_list(small: Book, what: str) -> None:
    day = NOW.date()
    with small.step("news", "News", now=NOW) as step:
        otto = step.insert("person", name="Otto Own", created_at=NOW.isoformat(), want_to_know=what == "want")
        if what == "gathering":
            fair = step.insert("gathering", name="Supper", day=(day + timedelta(days=9)).isoformat())
            step.insert("gathering_person", gathering=fair, person=otto, role="there")
        elif what != "want":
            for since, name in ((None, "Acme"), (day.isoformat(), "Delta")):
                step.insert("fact", person=otto, field=what, detail=name, value="", since=since)
    assert otto in [
        each.candidate.person for each in reach_making.make(small, day + timedelta(days=1), size=5)
    ]
    me.this_is_me(small, PersonId(otto), now=NOW)
    for size in (3, 5):
        made = reach_making.make(small, day + timedelta(days=1), size=size)
        assert [each.candidate.name for each in made] == ["Mia Lind", "Ana Ruiz"]


def test_who_was_met_long_ago_too_is_no_new_acquaintance(data_dir: Path) -> None:
    with closing(Book(data_dir / "own", now=NOW)) as book:
        quick_log.log(book, "coffee Eva Lind, Ida Holm 4 days ago", now=NOW, new=True)
        assert {card.kind for card in reach_out.today(book, now=NOW).cards} == {"new"}
        quick_log.log(book, "coffee Eva Lind 1 march", now=NOW)
        today = reach_out.today(book, now=NOW)
    assert [card.name for card in today.cards] == ["Ida Holm"]
    assert today.done == ()
