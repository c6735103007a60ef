"""The timeline of somebody with 50,000 talks: shown, narrowed, searched, scrolled, unfolded."""

import statistics
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from networker import app
from networker.domain.vocabulary import Kind, PersonId
from networker.services.views import Wanted
from networker.store.book import Book
from networker.ui.application import Application
from networker.ui.settling import settle

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
TALKS = 50_000
KINDS = (
    ("message", "signal"),
    ("message", "whatsapp"),
    ("mail", "mail"),
    ("call", "phone"),
    ("meeting", "in person"),
)


@pytest.fixture
def application(tmp_path: Path) -> Iterator[Application]:
    book = Book(tmp_path, now=NOW)
    with book.step("fill", "Filling", now=NOW) as step:
        for name in ("Ana Torres", "Łukasz Zając"):
            step.insert("person", name=name, folded=name.lower(), created_at="2025-01-01T09:00:00+00:00")
        day = date(2026, 11, 20)
        step.insert_many(
            "interaction",
            ("kind", "channel", "day", "text"),
            [
                (*KINDS[n % 5], (day - timedelta(days=n // 12)).isoformat(), _said(n))
                for n in range(TALKS)
            ],
            same={"subject": "", "place": "", "thread": "", "turns": 1, "origin": "", "created_at": "2025-01-01T09:00:00+00:00",
                  "depth_by_hand": 0},
        )  # fmt: skip
        step.execute(
            "INSERT INTO interaction_person (interaction_id, person_id) SELECT id, 1 FROM interaction"
            " UNION ALL SELECT id, 2 FROM interaction WHERE id % 9 = 0"
        )
    book.close()
    shown = app.build([], data_dir=tmp_path, clock=lambda: NOW)
    shown.theme.reduced_motion = True
    shown.window.show()
    shown.window.complete()
    settle(shown)
    yield shown
    shown.close()


def _said(n: int) -> str:
    text = f"Talk {n}: the boat sails from the harbour to pier {n % 90}, és a híd túloldalán várunk. " * (
        1 + n % 3
    )
    return text * 1100 if n == 7 else text  # the most that an import leaves of a day


def test_fifty_thousand_talks(application: Application) -> None:
    """Owed: no paint over 16 ms while scrolling; wanted: rows narrowed or found within 500 ms, unfolded within 100."""
    pane = application.window.timeline
    filters, listed = pane.filters, pane.list

    seen: list[float] = []

    def see(_person: object) -> None:
        listed.viewport().repaint()
        seen.append(time.perf_counter())

    pane.shown.connect(see)

    def took(verb: Callable[[], object]) -> float:
        """Milliseconds until the rows are on the screen; then everything comes to rest."""
        seen.clear()
        started = time.perf_counter()
        verb()
        settle(application)
        return (seen[0] - started) * 1000

    told = {
        "shown": took(lambda: application.window.show_person(PersonId(1))),
        "one kind": took(lambda: filters.only_kind(Kind.CALL)),
        "all": took(pane.back),
        "a word in all": took(lambda: filters.narrow(Wanted(text="harbour"))),
        "a word in few": took(lambda: filters.narrow(Wanted(text="talk 4999"))),
        "a name": took(lambda: filters.narrow(Wanted(text="zając hid"))),
        "everybody's": took(lambda: application.window.show_person(None)),
        "a word in everybody's": took(lambda: filters.narrow(Wanted(text="harbour"))),
    }
    pane.back()
    settle(application)
    row = pane.model.number_of(("talk", 8))
    listed.scrollTo(pane.model.index(row))
    listed.viewport().repaint()
    settle(application)
    started = time.perf_counter()
    listed.toggle(row)
    listed.viewport().repaint()
    told["100,000 characters unfolded"] = (time.perf_counter() - started) * 1000
    print("\n50,000 talks, ms: " + ", ".join(f"{what} {ms:.0f}" for what, ms in told.items()))
    for what in ("unfolded", "folded"):
        bar, painted = listed.verticalScrollBar(), []
        for step in range(300):
            started = time.perf_counter()
            bar.setValue(bar.maximum() * step // 300 if what == "folded" else 400 * step)
            listed.viewport().repaint()
            painted.append((time.perf_counter() - started) * 1000)
        print(
            f"{what}: scroll paint median {statistics.median(painted):.1f} ms, worst {max(painted):.1f} ms (owed 16)"
        )
