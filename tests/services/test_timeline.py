"""The index of a timeline: what a month holds is counted as its entries count it."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, Kind, PersonId
from networker.services import imports, timeline
from networker.services.views import Stretch, TimelineRow, Wanted
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
CHAT = """13/04/2024, 11:20 - Ana: the boat
13/04/2024, 11:21 - Olga: yes
13/04/2024, 11:22 - Ana: at six
21/04/2024, 09:00 - Olga: thanks
"""


@pytest.mark.parametrize("everybody", [True, False])
def test_a_month_counts_messages_and_not_the_days_they_are_folded_into(
    everybody: bool, data_dir: Path, tmp_path: Path
) -> None:
    chat = tmp_path / "WhatsApp Chat with Ana.txt"
    chat.write_text(CHAT, encoding="utf-8")
    with closing(Book(data_dir, now=NOW)) as book:
        imports.apply(book, imports.plan(book, [chat], owner_names=["Olga"], now=NOW), now=NOW)
        ((person,),) = book.read("SELECT id FROM person WHERE name = 'Ana'")
        month, *entries = timeline.index(book, None if everybody else person).rows
        talks = timeline.talks(book, [entry.id for entry in entries])
    assert [entry.what for entry in entries] == ["talk", "talk"]
    assert month.counts == {"message": 4}
    assert sum(each.turns for each in talks.values()) == 4


@pytest.fixture
def years(data_dir: Path) -> Iterator[Book]:
    """Ana and Ben: a call of both, a mail and a message of Ana's, and that she connected."""
    with closing(Book(data_dir, now=NOW)) as book:
        with book.step("fill", "Filling", now=NOW) as step:
            ana, ben = (
                step.insert("person", name=name, folded=name.lower(), created_at="2025-01-01T09:00:00+00:00")
                for name in ("Ana", "Bén")
            )
            step.update("person", ben, folded="ben")
            for day, kind, channel, text, who in (
                ("2026-11-03", "call", "phone", "Der Umzug nach Łódź, Hauptstraße 3", (ana, ben)),
                ("2026-11-02", "mail", "mail", "x" * 500 + " the Boat", (ana,)),
                ("2026-10-01", "message", "signal", "100% sure_ly", (ana,)),
            ):
                talk = step.insert(
                    "interaction",
                    kind=kind,
                    channel=channel,
                    day=day,
                    text=text,
                    created_at="2025-01-01T09:00:00+00:00",
                )
                for person in who:
                    step.insert("interaction_person", interaction=talk, person=person)
            topic = step.insert("topic", name="Housing", folded="housing")
            step.insert("interaction_topic", interaction=1, topic=topic)
            step.insert(
                "fact", person=ana, field="job", value="Boat builder", since="2026-09-01", noted="2026-09-01"
            )
        yield book


def shown(book: Book, person: int | None = 1, **wanted: object) -> list[tuple[str, int]]:
    rows = timeline.index(book, person if person is None else PersonId(person), Wanted(**wanted)).rows  # type: ignore[arg-type]
    return [(row.what, row.id) for row in rows if row.what != "month"]


def test_a_timeline_is_narrowed_by_kind_and_channel(years: Book) -> None:
    assert shown(years) == [("talk", 1), ("talk", 2), ("talk", 3), ("fact", 1)]
    assert shown(years, kind=Kind.MAIL) == [("talk", 2)]
    assert shown(years, channel=Channel.SIGNAL) == shown(years, None, channel=Channel.SIGNAL) == [("talk", 3)]
    assert shown(years, kind=Kind.CALL, channel=Channel.SIGNAL) == []
    assert shown(years, 2, kind=Kind.CALL) == [("talk", 1)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("LODZ hauptstrasse", [("talk", 1)]),
        ("boat", [("talk", 2), ("fact", 1)]),
        ("#housing", [("talk", 1)]),
        ("ben umzug", [("talk", 1)]),
        ("ana", []),  # her own name says nothing on her own timeline
        ("100%", [("talk", 3)]),
        ("e_l", [("talk", 3)]),
        ("' OR 1", []),
    ],
)
def test_every_word_is_looked_for_in_texts_topics_and_the_others_names(
    years: Book, text: str, found: list[tuple[str, int]]
) -> None:
    assert shown(years, text=text) == found


def test_everybodys_timeline_is_searched_by_any_name(years: Book) -> None:
    assert shown(years, None, text="ana") == [("talk", 1), ("talk", 2), ("talk", 3)]
    assert shown(years, None, text="ben") == [("talk", 1)]


def test_a_narrowed_month_counts_what_is_shown(years: Book) -> None:
    month = timeline.index(years, PersonId(1), Wanted(text="boat", kind=Kind.MAIL)).rows[0]
    assert month.counts == {"mail": 1}


def in_stretches(book: Book, person: int | None, **wanted: object) -> tuple[list[TimelineRow], int]:
    """A whole timeline put together, and of how many stretches."""
    whole, count = Stretch([]), 0
    while count == 0 or whole.after is not None:
        come = timeline.index(book, person and PersonId(person), Wanted(**wanted), after=whole.after)  # type: ignore[arg-type]
        whole, count = whole.followed_by(come), count + 1
    return whole.rows, count


@pytest.fixture
def alike(years: Book) -> Book:
    """A day of nine talks, some of one second and some of no time, and facts of the same day with the same ids."""
    with years.step("fill", "Filling", now=NOW) as step:
        for n in range(9):
            at = f"2026-11-02T10:00:0{n // 3}+01:00" if n < 5 else None
            talk = step.insert(
                "interaction",
                kind="call",
                day="2026-11-02",
                at=at,
                text="again",
                turns=2,
                created_at="2025-01-01T09:00:00+00:00",
            )
            step.insert("interaction_person", interaction=talk, person=1)
            step.insert("fact", person=1, field="connected", value="", since="2026-11-02", noted="2026-11-02")
    return years


@pytest.mark.parametrize("person", [1, None])
@pytest.mark.parametrize("long", [1, 2, 3, 5])
def test_stretches_hold_every_row_once_in_the_order_of_the_whole(
    alike: Book, person: int | None, long: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole, count = in_stretches(alike, person)
    assert count == 1
    monkeypatch.setattr(timeline, "STRETCH", long)
    pieces, count = in_stretches(alike, person)
    assert count > 2
    assert [(row.what, row.id) for row in pieces] == [(row.what, row.id) for row in whole]


@pytest.mark.parametrize("person", [1, None])
def test_a_month_that_goes_on_below_is_counted_apart(
    alike: Book, person: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = timeline.index(alike, person and PersonId(person))
    assert whole.uncounted == ()
    month = whole.rows[0]
    assert month.counts == {"call": 19, "mail": 1}
    monkeypatch.setattr(timeline, "STRETCH", 3)
    stretch = timeline.index(alike, person and PersonId(person))
    assert stretch.uncounted == (month.id,)
    assert stretch.rows[0].counts == {}
    assert timeline.month_counts(alike, person and PersonId(person), month=month.id) == month.counts
    narrowed = timeline.month_counts(
        alike, person and PersonId(person), Wanted(kind=Kind.CALL, text="again"), month=month.id
    )
    assert narrowed == {"call": 18}
    assert timeline.index(alike, person and PersonId(person), after=stretch.after).uncounted == ()


def test_everybodys_is_looked_through_some_talks_at_a_time(
    alike: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(timeline, "WALKED", 4)
    first = timeline.index(alike, None, Wanted(text="100%"))
    assert first.rows == []
    assert first.after is not None
    rows, count = in_stretches(alike, None, text="100%")
    assert [row.what for row in rows] == ["month", "talk"]
    assert rows[0].counts == {"message": 1}
    assert count == 3
    assert in_stretches(alike, 1, text="100%")[1] == 1, "somebody's talks are put in order as a whole anyway"


def test_everybodys_offers_are_counted_some_talks_at_a_time(
    alike: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = timeline.offers(alike, None)
    assert whole.counted is None
    monkeypatch.setattr(timeline, "COUNTED", 5)
    pieces, count = timeline.offers(alike, None), 1
    while pieces.counted is not None:
        pieces, count = timeline.offers(alike, None, so_far=pieces), count + 1
    assert count == 3
    assert pieces == whole
    assert pieces.talks(Wanted(kind=Kind.CALL)) == 10
    assert pieces.talks(Wanted(kind=Kind.CALL, channel=Channel.PHONE)) == 1
    assert timeline.everybodys(alike) == (12, date(2026, 10, 1))


def test_offers_count_talks_of_what_is_looked_for(years: Book) -> None:
    everything = timeline.offers(years, PersonId(1)).offers
    assert {(each.kind, each.channel, each.talks) for each in everything} == {
        (Kind.CALL, Channel.PHONE, 1), (Kind.MAIL, Channel.MAIL, 1), (Kind.MESSAGE, Channel.SIGNAL, 1),
    }  # fmt: skip
    assert [each.kind for each in timeline.offers(years, None, "boat").offers] == [Kind.MAIL]


def test_a_talk_tells_where_what_was_looked_for_stands(years: Book) -> None:
    talk = timeline.talks(years, [2], sought="boat")[2]
    assert talk.text[talk.found_at :] == "Boat"
    assert timeline.talks(years, [2])[2].found_at == 0
