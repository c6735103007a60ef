"""The speed of a trip and of a link to share at 100,000 people and 1,000,000 talks; both run off the window's thread."""

import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from networker.services import shares, trip_views, trips
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TODAY = NOW.date()
PEOPLE, TALKS, TOPICS = 100_000, 1_000_000, 400
OWED = 400.0  # ms
TOWNS = (
    "London", "Birmingham, UK", "Lyon", "Köln", "Greater Paris Area", "München", "北京", "Leeds", "Porto", "Solihull", "Berlin",
    "Wien", "Madrid", "Roma", "Oslo", "Warszawa", "Praha", "Dublin", "Bristol, UK", "Hamburg", "Nantes", "Lille", "Graz", "Bern",
    "New York", "Boston, MA", "Austin, TX", "Toronto", "Sydney", "Delhi", "Tokyo", "Seoul", "Lagos", "Nairobi", "Lima", "Quito",
    "Bogotá", "Santiago", "Riga", "Vilnius",
)  # fmt: skip
WORDS = ("design", "housing", "reefs", "chess", "sailing", "painting", "robots", "gardens", "music", "travel")
BLANK = ("middle", "family", "prefix", "suffix", "nickname", "company", "title", "city")
NO = ("want_to_know", "muted", "wish_strict", "me")


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    chance = Random(1)
    with closing(Book(tmp_path_factory.mktemp("book"), now=NOW)) as found:
        with found.step("fill", "Filling", now=NOW) as step:
            step.insert_many(
                "person", ("name", "given", "folded", "circle", "notes"),
                [
                    (f"Person {n}", f"P{n}", f"person {n}", (n % 50 == 0) * (1 + n // 50 % 4) or None,
                     f"Talks of {WORDS[n % 10]} and more" if n % 3 == 0 else "")
                    for n in range(PEOPLE)
                ],
                same={"created_at": "2025-01-01T09:00:00+00:00", "state": "active"} | dict.fromkeys(BLANK, "") | dict.fromkeys(NO, 0),
            )  # fmt: skip
            step.insert_many(
                "fact", ("person_id", "value"),
                [(n, TOWNS[n % 40] if n % 4 else f"{n % 20_000} Some Street, {TOWNS[n // 4 % 40]}") for n in range(1, PEOPLE)],
                same={"field": "place", "detail": "", "since": None, "noted": "2025-01-01", "aside": 0, "type": ""},
            )  # fmt: skip
            step.insert_many(
                "topic",
                ("name", "folded"),
                [(f"{WORDS[n % 10]}{n}", f"{WORDS[n % 10]}{n}") for n in range(TOPICS)],
            )
            step.insert_many(
                "person_topic",
                ("person_id", "topic_id"),
                [(n, n % TOPICS + 1) for n in range(1, PEOPLE)],
                same={"how": ""},
            )
            step.insert_many(
                "interaction", ("kind", "day", "place"),
                [
                    ("meeting" if n % 20 == 0 else "message", (TODAY - timedelta(days=1 + n % 1400)).isoformat(),
                     f"Café {n % 3000}, {TOWNS[n % 40]}" if n % 20 == 0 else "")
                    for n in range(TALKS)
                ],
                same={"direction": "both", "channel": "signal", "depth": "exchange", "text": "a word or two about it", "subject": "",
                      "thread": "", "turns": 1, "origin": "", "created_at": "2025-01-01T09:00:00+00:00", "depth_by_hand": 0},
            )  # fmt: skip
            whom = [int(67_000 * chance.random() ** 2.5) + 1 for _ in range(TALKS)]
            step.insert_many("interaction_person", ("interaction_id", "person_id"), list(enumerate(whom, 1)))
            step.insert_many(
                "interaction_topic",
                ("interaction_id", "topic_id"),
                [(n, n // 10 % TOPICS + 1) for n in range(1, TALKS, 10)],
            )
        yield found


def own_time(verb: Callable[[], object], *, runs: int = 3) -> float:
    """The least processor time of this thread in ms: others may be at work on the machine."""
    found = []
    for _ in range(runs):
        begun = time.thread_time()
        verb()
        found.append((time.thread_time() - begun) * 1000)
    return min(found)


@pytest.mark.parametrize("place", ["Birmingham", "Lyon", "Nowhereville"])
def test_who_is_where_a_trip_leads(book: Book, place: str) -> None:
    town = next(iter(trips.towns_of(place)), None)
    trip, _ = trips.add(book, place, date(2026, 12, 3), date(2026, 12, 5), town=town, now=NOW)
    shown = own_time(lambda: trip_views.view(book, trip, day=TODAY))
    news = own_time(lambda: trips.news(book.reader, TODAY))
    trips.remove(book, trip, now=NOW)
    print(f"{place}: shown {shown:.0f} ms, onto the day's list {news:.0f} ms")
    assert shown < OWED


@pytest.mark.parametrize(
    "text", ["https://a.example/the-best-reefs", "housing design music travel chess gardens", "zebras"]
)
def test_who_would_care_about_a_link(book: Book, text: str) -> None:
    took = own_time(lambda: shares.who_cares(book, text, day=TODAY))
    print(f"{text}: {took:.0f} ms")
    assert took < OWED
