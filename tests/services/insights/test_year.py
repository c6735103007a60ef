"""The year 2026 of the twelve, as far as 20 November.

| day | what | with |
|---|---|---|
| 2024-05-01, 2024-05-02 | messages of both | Carla, Gina |
| 2025-02-01 | a message of both | Ana, Ben, Carla |
| 2025-11-20, 2025-12-31 | a message of both | Ana |
| 2026-01-31 | a message of both, on two channels | Ana |
| 2026-02-10 | a meeting | Ana, David |
| 2026-02-11 | a note | Ben |
| 2026-05-01 | a conversation | Eva |
| 2026-05-02 | a message of both | Eva, Gina, Hugo (let go) |
| 2026-11-20 | mine alone | Finn |
| 2026-11-21 | tomorrow | Kim |
"""

from collections.abc import Iterator
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest

from networker.services.insights import year
from networker.services.insights.year import Gathered, TalkedWith
from networker.store.book import Book
from tests.services.insights.twelve import (
    ANA,
    BEN,
    CARLA,
    DAVID,
    EVA,
    FINN,
    GINA,
    HUGO,
    KIM,
    NOW,
    TODAY,
    people,
    talk,
    ties,
    win,
)


def who(book: Book, figure: str, number: int = 2026) -> tuple[int, ...]:
    """Those behind a figure, who are as many as it says."""
    found = year.people(book, figure, number, today=TODAY, since=None)
    assert getattr(year.of_year(book, number, today=TODAY), figure) == len(found)
    return found


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        with found.step("fill", "A year", now=NOW) as step:
            people(step)
            ties(step)
            step.update("person", HUGO, state="let go")
            for day in (date(2024, 5, 1), date(2024, 5, 2)):
                talk(step, day, CARLA, GINA)
            talk(step, date(2025, 2, 1), ANA, BEN, CARLA)
            for day in (date(2025, 11, 20), date(2025, 12, 31), date(2026, 1, 31)):
                talk(step, day, ANA)
            talk(step, date(2026, 1, 31), ANA, channel="mail", kind="mail")
            talk(step, date(2026, 2, 10), ANA, DAVID, kind="meeting", channel="in person", depth="together")
            talk(step, date(2026, 2, 11), BEN, kind="note", direction="")
            talk(step, date(2026, 5, 1), EVA, depth="conversation")
            talk(step, date(2026, 5, 2), EVA, GINA, HUGO)
            talk(step, date(2026, 11, 20), FINN, direction="out", depth="hello")
            talk(step, date(2026, 11, 21), KIM)
            win(step, date(2026, 5, 3), "A flat", "mail", EVA)
            win(step, date(2025, 12, 31), "Too early", "mail", ANA)
            for n, (side, state, done) in enumerate((
                ("me", "done", "2026-03-01T10:00:00+01:00"), ("me", "done", "2025-12-31T10:00:00+01:00"),
                ("me", "open", None), ("them", "done", "2026-04-01T10:00:00+01:00"),
            )):  # fmt: skip
                promise = step.insert("follow_up", side=side, text=f"promise {n}", state=state, done_at=done)
                for who_ in (EVA, HUGO) if n else (BEN,):  # Hugo was let go
                    step.insert("follow_up_person", follow_up=promise, person=who_)
            for day, side in (("2026-04-01", "me"), ("2026-04-02", "them"), ("2025-12-31", "me")):
                step.insert("introduction", person=ANA, other=KIM, side=side, day=day)
            ask = step.insert("ask", question="Who knows reefs?", day="2026-06-01")
            for who, helped in ((ANA, True), (BEN, False), (CARLA, None)):
                step.insert("ask_person", ask=ask, person=who, helped=helped)
        yield found


def test_days_by_month_and_of_the_year_before(book: Book) -> None:
    """January: Ana, once for both channels; February Ana and David; May Eva twice and Gina; November Finn."""
    found = year.of_year(book, 2026, today=TODAY)
    assert found.months == (1, 2, 0, 0, 3, 0, 0, 0, 0, 0, 1, 0)
    assert (found.sample, found.enough, found.whole) == (7, False, False)
    assert found.before == (4, 3), (
        "Ana, Ben and Carla in February, Ana on 20 November; not what came after that day"
    )


def test_with_whom(book: Book) -> None:
    found = year.of_year(book, 2026, today=TODAY)
    assert who(book, "talked") == (ANA, DAVID, EVA, FINN, GINA)
    assert who(book, "conversed") == (ANA, DAVID, EVA)
    assert who(book, "met") == (ANA, DAVID)
    assert who(book, "first") == (DAVID, EVA, FINN)
    assert found.most == (
        TalkedWith(ANA, "Ana", 2),
        TalkedWith(EVA, "Eva", 2),
        TalkedWith(DAVID, "David", 1),
        TalkedWith(FINN, "Finn", 1),
        TalkedWith(GINA, "Gina", 1),
    )


def test_ties_gained_revived_and_lost(book: Book) -> None:
    """Eva is one from 2 May on. Carla, last heard on 1 February 2025, is lost on 2 February; Gina came back after two years."""
    assert (who(book, "gained"), who(book, "revived"), who(book, "lost")) == ((EVA,), (GINA,), (CARLA,))


def test_gatherings_wins_promises_and_asks(book: Book) -> None:
    found = year.of_year(book, 2026, today=TODAY)
    assert found.gathered == (
        Gathered(1, "Supper", date(2026, 5, 1), 2),
        Gathered(3, "Fair", date(2026, 5, 1), 2),
    )
    assert year.people_at(book, 1, today=TODAY, since=None) == (DAVID, EVA)
    assert year.people_at(book, 3, today=TODAY, since=None) == (ANA, KIM)
    assert found.gatherings == 2
    assert (found.wins, [each.text for each in found.won], found.winners) == (1, ["A flat"], 1)
    assert (found.kept, found.theirs) == (1, 1)
    assert (who(book, "kept_to"), who(book, "kept_by")) == ((BEN,), (EVA,))
    assert (found.introductions, who(book, "introduced")) == (1, (ANA, KIM))
    assert (who(book, "asked"), who(book, "helped")) == ((ANA, BEN, CARLA), (ANA,))


def test_who_was_let_go_since_is_in_no_figure(book: Book) -> None:
    with book.step("state", "Let go", now=NOW) as step:
        step.update("person", ANA, state="let go")
    assert (who(book, "introduced"), who(book, "asked"), who(book, "helped")) == ((KIM,), (BEN, CARLA), ())
    assert year.people_at(book, 3, today=TODAY, since=None) == (KIM,)
    assert year.of_year(book, 2026, today=TODAY).introductions == 1, "Kim still was introduced"


def test_a_year_that_is_over_is_told_whole(book: Book) -> None:
    found = year.of_year(book, 2025, today=TODAY)
    assert (found.until, found.whole) == (date(2025, 12, 31), True)
    assert (found.sample, who(book, "talked", 2025), who(book, "first", 2025)) == (
        5,
        (ANA, BEN, CARLA),
        (ANA, BEN),
    )
    assert who(book, "gained", 2025) == (ANA,)


def test_whoever_was_lost_and_came_back_within_the_year_was_kept(book: Book) -> None:
    with book.step("log", "Carla in spring", now=NOW) as step:
        talk(step, date(2026, 4, 1), CARLA)
    assert (CARLA in who(book, "lost"), CARLA in who(book, "revived")) == (False, False)


def test_which_years_there_are(book: Book, tmp_path: Path) -> None:
    assert year.years(book, today=TODAY) == (2026, 2025, 2024)
    with closing(Book(tmp_path, now=NOW)) as empty:
        assert year.years(empty, today=TODAY) == (2026,)
        assert year.of_year(empty, 2026, today=date(2028, 2, 29)).sample == 0
        assert year.of_year(empty, 2028, today=date(2028, 2, 29)).before == (0, 0)
