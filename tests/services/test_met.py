"""After a meeting of the calendar one quiet question: nobody of it is called silent meanwhile, and each answer has a way back."""

from collections.abc import Iterator
from contextlib import closing
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, PersonId
from networker.services import gatherings, imports, people, quick_log, reach_making, reached, undo
from networker.services.errors import CannotDo
from networker.services.today_views import Question
from networker.store.book import Book
from tests.store.dump import dump

NOW = datetime(2026, 12, 1, 10, 0, tzinfo=timezone(timedelta(hours=1)))
DAY = timedelta(days=1)
MET = NOW + 7 * DAY  # Tuesday, 8 December
NEXT = MET + DAY


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


@pytest.fixture
def ben(book: Book) -> PersonId:
    """Somebody usually talked with every three weeks, and not since 1 October."""
    person, _ = people.add(book, name="Ben Ode", handles=[(Channel.MAIL, "ben@x.example")], now=NOW)
    with book.step("log", "Talks", now=NOW) as step:
        for n in range(8):
            day = (date(2026, 10, 1) - timedelta(days=21 * n)).isoformat()
            talk = step.insert("interaction", kind="message", channel="signal", direction="both", day=day)
            step.insert("interaction_person", interaction=talk, person=person)
    return person


def bring(
    book: Book,
    tmp_path: Path,
    *who: str,
    uid: str = "coffee",
    day: datetime = MET,
    stamp: str = "20261201T080000Z",
    now: datetime = NOW,
) -> None:
    asked = "".join(f"ATTENDEE;CN={each}:mailto:{each.split()[0].lower()}@x.example\r\n" for each in who)
    (tmp_path / "my.ics").write_text(
        f"BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nUID:{uid}\r\nDTSTAMP:{stamp}\r\nDTSTART:{day:%Y%m%d}T090000Z\r\n"
        f"SUMMARY:Coffee\r\n{asked}END:VEVENT\r\nEND:VCALENDAR\r\n", encoding="utf-8",
    )  # fmt: skip
    imports.apply(book, imports.plan(book, [tmp_path / "my.ics"], now=now), now=now)


def asked(book: Book, now: datetime = NEXT) -> list[Question]:
    return list(reached.questions(book.reader, now.date()))


def listed(book: Book, now: datetime = NEXT) -> list[int]:
    return [each.candidate.person for each in reach_making.make(book, now.date(), size=5)]


def test_who_was_to_be_met_is_asked_about_for_a_week_and_not_called_silent(
    book: Book, ben: PersonId, tmp_path: Path
) -> None:
    bring(book, tmp_path, "Ben Ode")
    with book.step("wish", "Every 30 days", now=NOW) as step:
        step.update("person", ben, wish_days=30, wish_strict=True)
    on = [MET + n * DAY for n in (0, 1, 7, 8)]
    assert [len(asked(book, day)) for day in on] == [0, 1, 1, 0]
    assert [listed(book, day) for day in on] == [[], [], [], [ben]]
    [question] = asked(book)
    assert question.meeting is not None
    assert (question.given, question.day, question.meeting.name) == ("Ben", MET.date(), "Coffee")


def test_yes_logs_it_there_and_a_newer_export_does_not_log_it_again(
    book: Book, ben: PersonId, tmp_path: Path
) -> None:
    ana, _ = people.add(book, name="Ana Torres", handles=[(Channel.MAIL, "ana@x.example")], now=NOW)
    bring(book, tmp_path, "Ben Ode", "Ana Torres")
    before = dump(book)
    changes = reached.yes(book, ben, now=NEXT)
    assert changes.today
    logged = (
        "SELECT i.kind, i.day, g.name, x.person_id FROM interaction i JOIN gathering g ON g.id = i.gathering_id"
        " JOIN interaction_person x ON x.interaction_id = i.id ORDER BY 4"
    )
    both = [("meeting", "2026-12-08", "Coffee", each) for each in sorted((ana, ben))]
    assert book.read(logged) == both
    assert asked(book) == []
    undo.undo(book, now=NEXT)
    assert dump(book) == before
    undo.redo(book, now=NEXT)
    bring(book, tmp_path, "Ben Ode", "Ana Torres", stamp="20261209T080000Z", now=NEXT)
    assert book.read(logged) == both


def test_not_this_time_is_never_asked_again_and_they_may_be_silent(
    book: Book, ben: PersonId, tmp_path: Path
) -> None:
    bring(book, tmp_path, "Ben Ode")
    before = dump(book)
    reached.not_yet(book, ben, now=NEXT)
    assert [asked(book, NEXT + n * DAY) for n in range(3)] == [[], [], []]
    assert listed(book) == [ben]
    undo.undo(book, now=NEXT)
    assert dump(book) == before
    assert len(asked(book)) == 1


def test_ask_tomorrow_asks_tomorrow(book: Book, ben: PersonId, tmp_path: Path) -> None:
    bring(book, tmp_path, "Ben Ode")
    reached.later(book, ben, now=NEXT)
    assert [len(asked(book, NEXT + n * DAY)) for n in range(2)] == [0, 1]
    assert listed(book) == []
    undo.undo(book, now=NEXT)
    assert len(asked(book)) == 1


def test_one_meeting_at_a_time_the_latest_first_and_nothing_about_the_dead(
    book: Book, ben: PersonId, tmp_path: Path
) -> None:
    ana, _ = people.add(book, name="Ana Torres", handles=[(Channel.MAIL, "ana@x.example")], now=NOW)
    bring(book, tmp_path, "Ben Ode", "Ana Torres", uid="early", day=MET - DAY)
    bring(book, tmp_path, "Ana Torres")
    [question] = asked(book)
    assert (question.person, question.day) == (ana, MET.date())
    with book.step("died", "Ana died", now=NOW) as step:
        step.update("person", ana, state="deceased")
    [question] = asked(book)
    assert question.meeting is not None
    assert (question.person, question.meeting.people) == (ben, ("Ben",))
    reached.yes(book, ben, now=NEXT)
    assert book.read("SELECT DISTINCT person_id FROM interaction_person") == [(ben,)]


def test_what_is_in_the_book_by_hand_needs_no_question(book: Book, ben: PersonId, tmp_path: Path) -> None:
    bring(book, tmp_path, "Ben Ode")
    quick_log.log(book, "coffee Ben Ode yesterday", now=NEXT)
    assert asked(book) == []
    assert listed(book, NEXT + 20 * DAY) == [ben]


def test_whether_they_were_reached_is_asked_first(book: Book, ben: PersonId, tmp_path: Path) -> None:
    bring(book, tmp_path, "Ben Ode")
    reached.began(book, ben, Channel.SIGNAL, now=NEXT)
    assert [each.meeting for each in asked(book)] == [None]
    reached.not_yet(book, ben, now=NEXT)
    [question] = asked(book)
    assert question.meeting is not None
    reached.not_yet(book, ben, now=NEXT)
    with pytest.raises(CannotDo):
        reached.yes(book, ben, now=NEXT)


def test_a_crowd_is_not_asked_about(book: Book, ben: PersonId, tmp_path: Path) -> None:
    names = [
        f"{first} Ode" for first in ["Abe", "Bea", "Cem", "Dan", "Eva", "Fay", "Gil", "Hal", "Ida", "Jo"]
    ]
    for name in names:
        people.add(book, name=name, handles=[(Channel.MAIL, f"{name.split()[0].lower()}@x.example")], now=NOW)
    bring(book, tmp_path, "Ben Ode", *names)
    assert asked(book) == []
    [number] = [each for each in gatherings.index(book, today=NEXT.date()) if each > 0]
    gatherings.take_out(book, gatherings.GatheringId(number), [ben + 1], now=NEXT)
    assert len(asked(book)) == 1


def test_what_was_written_before_its_day_is_no_talk_of_a_series_or_alone(
    book: Book, ben: PersonId, tmp_path: Path
) -> None:
    bring(book, tmp_path, "Ben Ode", now=NEXT)
    assert book.read("SELECT 1 FROM interaction WHERE import_id NOT NULL") == []
    [question] = asked(book)
    assert question.day == MET.date()
    bring(book, tmp_path, "Ben Ode", stamp="20261209T080000Z", now=NEXT)
    assert book.read("SELECT day FROM interaction WHERE import_id NOT NULL") == [("2026-12-08",)]
    assert asked(book) == []
