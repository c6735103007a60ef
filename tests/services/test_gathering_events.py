"""A gathering out of a calendar: who an attendee is, who is asked about, who is offered as new, and never twice."""

from collections.abc import Iterator
from contextlib import closing
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, GatheringId, Role
from networker.services import gathering_events, gatherings, imports, people, undo
from networker.services.errors import CannotDo
from networker.services.gathering_events import NEW, Proposal, answered
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
EVENT = """BEGIN:VCALENDAR
BEGIN:VEVENT
UID:pycon
DTSTAMP:20261101T000000Z
DTSTART;VALUE=DATE:20261117
DTEND;VALUE=DATE:20261120
SUMMARY:PyCon
LOCATION:Porto
ORGANIZER;CN=Zoe Brandt:mailto:zoe@k.example
ATTENDEE;CN=Anna T.;PARTSTAT=ACCEPTED:mailto:ana@t.example
ATTENDEE;CN="Ode, Ben";PARTSTAT=DECLINED:mailto:ben@o.example
ATTENDEE;CN=Cem Aslan;PARTSTAT=ACCEPTED:mailto:office@o.example
ATTENDEE;CN=Me Myself;PARTSTAT=ACCEPTED:mailto:me@m.example
ATTENDEE;PARTSTAT=NEEDS-ACTION:mailto:jo.poe@x.example
END:VEVENT
END:VCALENDAR
"""


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "event.ics"
    path.write_text(EVENT, encoding="utf-8")
    return path


@pytest.fixture
def who(book: Book) -> dict[str, int]:
    """Ana by her mail, Ben without one, two people of one office, and the user."""
    mails = {
        "Ana Torres": "ana@t.example",
        "Ben Ode": "",
        "Dana Poe": "office@o.example",
        "Eva Lind": "office@o.example",
    }
    found = {}
    for name, mail in mails.items():
        handles = [(Channel.MAIL, mail)] if mail else []
        found[name], _ = people.add(book, name=name, now=NOW, handles=handles)
    found["me"], _ = people.add(book, name="Me", now=NOW, handles=[(Channel.MAIL, "me@m.example")])
    with book.step("me", "Me", now=NOW) as step:
        step.update("person", found["me"], me=True)
    return found


def proposed(book: Book, file: Path) -> Proposal:
    return gathering_events.propose(book, gathering_events.read(file).events[0])


def test_who_is_who_by_the_address_and_never_by_the_name_alone(
    book: Book, file: Path, who: dict[str, int]
) -> None:
    found = proposed(book, file)
    assert [
        (each.name, each.role, each.person.name if each.person else None) for each in found.attendees
    ] == [
        ("Zoe Brandt", Role.HOST, None),
        ("Anna T.", Role.THERE, "Ana Torres"),
        ("Ben Ode", Role.DECLINED, None),
        ("Cem Aslan", Role.THERE, None),
        ("", Role.INVITED, None),
    ], "the user is not among those who are asked"
    maybe = [[each.name for each in one.maybe] for one in found.attendees]
    assert (maybe[2], maybe[3][:1] in (["Dana Poe"], ["Eva Lind"])) == (["Ben Ode"], True), (
        "these are asked about"
    )
    assert (maybe[0], maybe[4]) == ([], [])
    assert found.answers == {1: who["Ana Torres"]}


def test_one_step_takes_those_who_are_answered_and_names_the_others(
    book: Book, file: Path, who: dict[str, int]
) -> None:
    before = book.read("SELECT * FROM person"), book.read("SELECT * FROM handle")
    found = answered(answered(proposed(book, file), 2, who["Ben Ode"]), 4, NEW)
    number, changes = gathering_events.take(book, found, now=NOW)
    view = gatherings.view(book, number)
    assert view is not None
    assert (view.row.name, view.row.place, str(view.row.day), str(view.row.until)) == (
        "PyCon", "Porto", "2026-11-17", "2026-11-19",
    )  # fmt: skip
    assert [(each.person.name, each.role) for each in view.guests] == [
        ("Ana Torres", Role.THERE), ("Jo Poe", Role.INVITED), ("Ben Ode", Role.DECLINED),
    ]  # fmt: skip
    assert view.notes == "Also asked: Zoe Brandt, Cem Aslan"
    assert book.read("SELECT key FROM handle WHERE person_id = (SELECT max(id) FROM person)") == [
        ("jo.poe@x.example",)
    ]
    assert changes.label == "Gathering: PyCon"
    undo.undo(book, now=NOW)
    assert (book.read("SELECT * FROM person"), book.read("SELECT * FROM handle")) == before
    assert len(gatherings.index(book)) == 0


def test_the_same_event_again_adds_who_is_missing_and_makes_no_second_one(
    book: Book, file: Path, who: dict[str, int]
) -> None:
    number, _ = gathering_events.take(book, proposed(book, file), now=NOW)
    gatherings.add_people(book, number, [who["Ana Torres"]], role=Role.HOST, now=NOW)
    again = proposed(book, file)
    assert again.there == number
    assert gathering_events.take(book, again, now=NOW)[1].step is None, "nothing is new"
    same, _ = gathering_events.take(book, answered(again, 2, who["Ben Ode"]), now=NOW)
    assert same == number
    view = gatherings.view(book, GatheringId(number))
    assert view is not None
    assert [(each.person.name, each.role) for each in view.guests] == [
        ("Ana Torres", Role.HOST), ("Ben Ode", Role.DECLINED),
    ], "what was said by hand stays"  # fmt: skip
    assert book.read("SELECT count(*) FROM gathering") == [(1,)]


def test_the_talk_that_an_import_brought_of_it_is_at_it(book: Book, file: Path, who: dict[str, int]) -> None:
    told = file.read_text(encoding="utf-8").replace("DTSTAMP:20261101", f"DTSTAMP:{NOW:%Y%m%d}")
    file.write_text(told, encoding="utf-8")  # else it was written before its day
    imports.apply(book, imports.plan(book, [file], now=NOW), now=NOW)
    number, _ = gathering_events.take(book, proposed(book, file), now=NOW)
    view = gatherings.view(book, number)
    assert view is not None
    assert view.unlogged == ()
    assert book.read("SELECT count(*) FROM interaction WHERE gathering_id = ?", (number,)) == [(1,)]
    plan = imports.plan(book, [file], now=NOW)
    imports.apply(book, plan, now=NOW)
    assert book.read("SELECT count(*) FROM interaction") == [(1,)]


@pytest.mark.parametrize("content", ["BEGIN:VCARD\nEND:VCARD\n", "BEGIN:VCALENDAR\nEND:VCALENDAR\n", None])
def test_what_holds_no_event_is_answered_in_a_sentence(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "x.ics"
    if content is not None:
        path.write_text(content)
    with pytest.raises(CannotDo) as refused:
        gathering_events.read(path)
    assert "x.ics" in str(refused.value)


def test_the_events_are_searched_by_title_and_place(file: Path) -> None:
    events = gathering_events.read(file)
    assert [events.found(text) for text in ("", "porto PY", "lisbon")] == [(0,), (0,), ()]


def test_what_of_a_file_is_left_out_is_told_with_the_reason(tmp_path: Path) -> None:
    path = tmp_path / "bad.ics"
    bad = "BEGIN:VEVENT\nUID:2\nSUMMARY:Supper\nDTSTART:20261340T250000\nEND:VEVENT\n"
    why = "the time of “Supper” cannot be read: 20261340T250000"
    path.write_text(f"BEGIN:VCALENDAR\n{bad}END:VCALENDAR\n")
    with pytest.raises(CannotDo, match=f"could be a gathering: line 2, {why}"):
        gathering_events.read(path)
    path.write_text(EVENT.replace("BEGIN:VEVENT", f"{bad}BEGIN:VEVENT"))
    events = gathering_events.read(path)
    assert [each.name for each in events.events] == ["PyCon"]
    assert [gathering_events.said(each) for each in events.skipped] == [why]
