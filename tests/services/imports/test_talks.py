"""Talks become timeline: folded per thread and day, with direction and depth, and nothing twice."""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from networker import formats
from networker.domain.vocabulary import Channel, FollowUpId, ImportId, InteractionId, Kind
from networker.formats.records import (
    ME,
    FollowUpRecord,
    HandleValue,
    OwnerRecord,
    Party,
    PersonRecord,
    Recognised,
    Standing,
    TieRecord,
    TurnRecord,
)
from networker.services import follow_ups, imports, interactions, undo
from networker.services.imports import OwnerUnknown, Report
from networker.store.book import Book
from tests.services.imports.brought import ANA, BEN, NOW, OLGA, OWNER, brought, said
from tests.store.dump import dump

Bring = Callable[..., Report]


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    found = Book(data_dir, now=NOW)
    yield found
    found.close()


@pytest.fixture
def bring(book: Book) -> Bring:
    """Imports records as if a reader had yielded them from files, a list for each."""
    return partial(brought, book)


def talks(book: Book, columns: str = "day, direction, depth, turns, text") -> list[tuple[object, ...]]:
    return book.read(f"SELECT {columns} FROM interaction ORDER BY day, id")


def names(book: Book) -> list[str]:
    return [row[0] for row in book.read("SELECT name FROM person WHERE me = 0 ORDER BY name, id")]


def test_turns_of_one_day_are_one_talk_with_direction_depth_and_who_began(book: Book, bring: Bring) -> None:
    done = bring(
        [
            OWNER,
            said(ANA, "2026-03-04T10:00", "shall we meet?"), said(OLGA, "2026-03-04T11:00", "gladly, when?"),
            said(ANA, "2026-03-04T12:00", "Friday at noon"), said(OLGA, "2026-03-05T08:00", "see you there then"),
            said(OLGA, "2026-06-01T08:00", "long time no see, how is the boat?"),
        ]
    )  # fmt: skip
    assert (done.interactions, done.new) == (3, 1)
    assert talks(book, "day, direction, started, depth, turns, text") == [
        (
            "2026-03-04",
            "both",
            "them",
            "conversation",
            3,
            "← shall we meet?\n→ gladly, when?\n← Friday at noon",
        ),
        ("2026-03-05", "out", "me", "conversation", 1, "see you there then"),
        ("2026-06-01", "out", "me", "hello", 1, "long time no see, how is the boat?"),
    ]
    assert book.read("SELECT last_contact FROM person WHERE name = 'Ana Torres'") == [("2026-06-01",)]
    assert book.read("SELECT n, first_out FROM rhythm") == [(3, 2)], "of three days she began the first"


def test_the_day_is_the_local_one(book: Book, bring: Bring) -> None:
    bring([OWNER, said(ANA, "2026-03-04T23:30"), said(ANA, "2026-03-10", thread="u")])
    assert talks(book, "day, at") == [("2026-03-05", "2026-03-05T00:30:00+01:00"), ("2026-03-10", None)]


def test_an_answer_makes_an_exchange_and_thanks_do_not(book: Book, bring: Bring) -> None:
    bring(
        [
            OWNER,
            said(OLGA, "2026-03-04T10:00", "is the hall free in May?"), said(ANA, "2026-03-05T11:00", "it is"),
            said(ANA, "2026-04-04T10:00", "Happy birthday!", "b"), said(OLGA, "2026-04-04T11:00", "Thanks!", "b"),
        ]
    )  # fmt: skip
    assert [row[2] for row in talks(book)] == ["exchange", "exchange", "hello"]


def test_the_same_twice_changes_nothing_and_undo_leaves_nothing(book: Book, bring: Bring) -> None:
    empty = dump(book)
    items = [
        OWNER,
        said(ANA, "2026-03-04T10:00"),
        said(OLGA, "2026-03-04T11:00", "yes"),
        said(BEN, "2026-05-01", thread="u"),
    ]
    bring(items)
    before, left = dump(book), undo.left(book)
    again = bring(items)
    assert (again.import_id, again.interactions, dump(book), undo.left(book)) == (None, 0, before, left)
    undo.undo(book, now=NOW)
    assert dump(book) == empty
    undo.redo(book, now=NOW)
    assert dump(book) == before


def test_an_overlapping_export_adds_what_is_missing(book: Book, bring: Bring) -> None:
    bring([OWNER, said(ANA, "2026-03-04T10:00", "one?")])
    before = dump(book)
    done = bring(
        [OWNER, said(ANA, "2026-03-04T10:00", "one?"), said(OLGA, "2026-03-04T12:00", "two, and more")]
    )
    assert done.interactions == 0
    assert talks(book) == [("2026-03-04", "both", "exchange", 2, "← one?\n→ two, and more")]
    bring([OWNER, said(OLGA, "2026-03-04T12:00", "two, and more"), said(ANA, "2026-03-04T13:00", "three")])
    assert talks(book, "turns, text") == [(3, "← one?\n→ two, and more\n← three")]
    for _ in range(2):
        undo.undo(book, now=NOW)
    assert dump(book) == before


def test_two_files_of_one_drop_that_overlap_say_each_thing_once(book: Book, bring: Bring) -> None:
    bring(
        [OWNER, said(ANA, "2026-03-04T10:00", "one"), said(ANA, "2026-03-04T10:05", "two")],
        [said(ANA, "2026-03-04T10:00", "one")],
    )
    assert talks(book, "turns, text") == [(2, "← one\n← two")]


def test_a_group_names_who_spoke_and_a_crowd_is_no_talk(book: Book, bring: Bring) -> None:
    many = [Party(f"p{n}", f"Person {n}") for n in range(8)]
    crowd = [said(each, f"2026-02-01T10:0{n}", "noise", "crowd") for n, each in enumerate(many)]
    crowd += [said(each, f"2026-02-02T10:0{n}", "talk", "crowd") for n, each in enumerate(many[:2])]
    crowd += [said(OLGA, "2026-02-02T11:00", "here I am", "crowd")]
    done = bring(
        [
            OWNER,
            *crowd,
            said(ANA, "2026-03-04T10:00"),
            said(BEN, "2026-03-04T11:00"),
            said(OLGA, "2026-03-04T12:00"),
        ]
    )
    assert names(book) == ["Ana Torres", "Ben Ode"]
    assert done.offered == 8
    assert [row[4] for row in talks(book)] == ["← Ana Torres: words\n← Ben Ode: words\n→ words"]
    again = bring([OWNER, *crowd], with_offered=True)
    assert (again.new, again.interactions) == (8, 1)
    assert [row[0] for row in talks(book)] == ["2026-02-02", "2026-03-04"]


def mail(sender: Party, at: str, *to: Party, thread: str, replies: bool = False) -> TurnRecord:
    return TurnRecord(
        "mail",
        thread,
        1,
        f"{at}T10:00:00+00:00",
        Channel.MAIL,
        sender,
        to,
        Kind.MAIL,
        subject="s",
        replies=replies,
    )


def address(name: str) -> Party:
    return Party("", name, (HandleValue(Channel.MAIL, f"{name.split()[0].lower()}@x.example"),))


def test_a_mailbox_makes_people_only_of_those_who_were_written_to_or_answered_three_times(
    book: Book, bring: Bring
) -> None:
    olga, ana, ben, cora = (
        address("Olga Wren"),
        address("Ana Torres"),
        address("Ben Ode"),
        address("Cora Lee"),
    )
    box = [
        OwnerRecord("mail", 1, handles=olga.handles),
        mail(olga, "2026-01-01", ana, thread="a"),
        mail(ben, "2026-01-02", olga, thread="b"),
        *(mail(cora, f"2026-01-0{n}", olga, thread=f"c{n}", replies=True) for n in (3, 4, 5)),
    ]
    done = bring(box)
    assert names(book) == ["Ana Torres", "Cora Lee"]
    assert (done.offered, done.interactions) == (1, 4)
    assert bring(box, with_offered=True).interactions == 1
    assert names(book) == ["Ana Torres", "Ben Ode", "Cora Lee"]


def test_the_owner_is_asked_for_where_nobody_can_tell(book: Book, bring: Bring) -> None:
    chat = [said(Party("", "Olga"), "2026-03-04T10:00"), said(Party("", "Ana"), "2026-03-04T11:00", "yes?")]
    with pytest.raises(OwnerUnknown, match="--owner") as caught:
        bring(chat)
    assert set(caught.value.names) == {"Olga", "Ana"}
    with pytest.raises(OwnerUnknown, match="Nobody called “Zoë”"):
        bring(chat, owner="Zoë")
    assert bring(chat, owner="OLGA").interactions == 1
    assert talks(book, "direction, started") == [("both", "me")]
    assert names(book) == ["Ana"]
    other = [
        said(Party("", "Olga"), "2026-04-04", thread="u"),
        said(Party("", "Ben"), "2026-04-04", "no", "u"),
    ]
    assert bring(other).interactions == 1, "the book knows by now who the user is"


def test_whoever_is_in_every_talk_is_the_user(book: Book, bring: Bring) -> None:
    pairs = [("Ana", "t1"), ("Ben", "t2")]
    chat = [
        said(Party("", who), "2026-03-04T10:00", thread=thread)
        for name, thread in pairs
        for who in ("Olga", name)
    ]
    bring(chat)
    assert names(book) == ["Ana", "Ben"]


def test_the_users_own_card_is_nobody_they_know(book: Book, bring: Bring) -> None:
    own = PersonRecord(
        "vcard", "1", 3, given="Olga", family="Wren", handles=(HandleValue(Channel.MAIL, "OLGA@x.example"),)
    )
    done = bring(
        [own, OwnerRecord("mail", 1, "Olga Wren", handles=(HandleValue(Channel.MAIL, "olga@x.example"),))]
    )
    assert [(each.row, each.why) for each in done.skipped] == [(3, "this is you")]
    assert (done.new, done.people, names(book)) == (0, 0, [])
    assert bring([own]).import_id is None


@pytest.mark.parametrize("name", ["Olga", "Anna"])
@pytest.mark.parametrize("before", [True, False])
def test_of_a_familys_number_only_the_users_name_is_the_user(
    book: Book, bring: Bring, name: str, *, before: bool
) -> None:
    phone = (HandleValue(Channel.PHONE, "+44 20 7946 0018"),)
    card = PersonRecord("vcard", "1", 3, given=name, family="Wren", handles=phone, raw="1")
    chat = [OwnerRecord("telegram", 1, "Olga Wren", handles=phone), said(ANA, "2026-03-04", to=(ME,))]
    if before:
        bring([card])
        bring(chat)
    else:
        bring([card, *chat])
    assert ("Anna Wren" in names(book)) == (name == "Anna")
    assert "Olga Wren" not in names(book)


def test_talks_find_the_people_of_the_book_and_of_the_drop(book: Book, bring: Bring) -> None:
    row = PersonRecord(
        "linkedin", "ana", 2, given="Ana", family="Torres", company="Acme", handles=ANA.handles, raw="1"
    )
    bring([OWNER, said(ANA, "2026-03-04T10:00")], [row])
    assert names(book) == ["Ana Torres"]
    slack = Party("U1", "ana")
    user = PersonRecord(
        "slack", "U1", 1, full_name="Ana T.", handles=ANA.handles, standing=Standing.MENTIONED, raw="2"
    )
    turn = TurnRecord("slack", "d", 1, "2026-03-06", Channel.OTHER, slack, text="hi there")
    bring(
        [OwnerRecord("slack", 1, source_ids=("U9",)), user, turn, turn._replace(sender=Party("U9", "Olga"))]
    )
    assert names(book) == ["Ana Torres"]
    assert len(talks(book)) == 2


def test_a_service_that_knows_but_names_means_the_one_it_told_of_before(book: Book, bring: Bring) -> None:
    def friend(row: int, name: str) -> PersonRecord:
        return PersonRecord("facebook", "", row, full_name=name, raw=f"{row}")

    friends = [friend(1, "Ana Torres"), friend(2, "Sam Lee"), friend(3, "Sam Lee")]
    turns = [
        TurnRecord(
            "facebook", f"with {name}", 1, "2026-03-04", Channel.FACEBOOK, ME, (Party("", name),), text="x"
        )
        for name in ("Ana Torres", "Sam Lee")
    ]
    bring(friends, turns)
    assert names(book) == ["Ana Torres", "Sam Lee", "Sam Lee", "Sam Lee"], "which Sam nobody knows"


def test_calls_meetings_and_notes_stand_alone(book: Book, bring: Bring) -> None:
    bring(
        [
            OWNER, said(ANA, "2026-03-04T10:00", "call me"),
            said(OLGA, "2026-03-04T11:00", "", kind=Kind.CALL, minutes=12, to=(ANA,)),
            said(ME, "2026-03-04T12:00", "likes gulls", kind=Kind.NOTE, to=(ANA,)),
            said(ANA, "2026-03-05T12:00", "", kind=Kind.MEETING, to=(BEN, OLGA), subject="Lunch", place="Pier"),
        ]
    )  # fmt: skip
    assert talks(book, "kind, depth, direction, minutes, subject, place") == [
        ("message", "hello", "in", None, "", ""),
        ("call", "together", "out", 12, "", ""),
        ("note", None, "out", None, "", ""),
        ("meeting", "together", "both", None, "Lunch", "Pier"),
    ]
    assert len(book.read("SELECT 1 FROM interaction_person")) == 5


def test_kinds_that_were_not_wanted_stay_out(book: Book, bring: Bring) -> None:
    done = bring([OWNER, said(ANA, "2026-03-04T10:00")], without={Kind.MESSAGE})
    assert (done.interactions, talks(book)) == (0, [])


def test_ties_and_follow_ups_come_once(book: Book, bring: Bring) -> None:
    items = [
        OWNER, said(ANA, "2026-03-04T10:00"), said(BEN, "2026-03-04T10:00", thread="u"),
        TieRecord("linkedin", 1, ANA, BEN, "partner"),
        FollowUpRecord("linkedin", 1, "r1", (ANA,), "send the map", "2026-12-01", "FREQ=YEARLY"),
    ]  # fmt: skip
    bring(items)
    assert bring(items).import_id is None
    assert book.read("SELECT kind FROM tie") == [("partner",)]
    assert book.read("SELECT text, due, repeats, state FROM follow_up") == [
        ("send the map", "2026-12-01", "FREQ=YEARLY", "open")
    ]
    undo.undo(book, now=NOW)
    assert book.read("SELECT count(*) FROM tie") == book.read("SELECT count(*) FROM follow_up") == [(0,)]


def test_a_reminder_put_off_or_long_past_comes_once_too(book: Book, bring: Bring) -> None:
    items = [
        OWNER, said(ANA, "2026-03-04T10:00"),
        FollowUpRecord("monica", 1, "r1", (ANA,), "send the map", "2026-12-01"),
        FollowUpRecord("monica", 2, "r2", (ANA,), "birthday card", "2015-01-31", "FREQ=MONTHLY"),
    ]  # fmt: skip
    bring(items)
    first, second = follow_ups.due(book)
    assert (first.text, str(first.due)) == ("birthday card", "2026-11-30"), "on its next day, not since 2015"
    follow_ups.later(book, FollowUpId(second.id), due=date(2027, 2, 1), now=NOW)
    follow_ups.done(book, FollowUpId(first.id), now=NOW)
    assert bring(items).import_id is None
    assert [(each.text, str(each.due)) for each in follow_ups.due(book)] == [
        ("birthday card", "2026-12-31"), ("send the map", "2027-02-01")
    ]  # fmt: skip


def test_what_repeats_and_was_kept_stays_where_its_import_is_taken_back(book: Book, bring: Bring) -> None:
    done = bring(
        [
            OWNER, said(ANA, "2026-03-04T10:00"),
            FollowUpRecord("monica", 2, "r2", (ANA,), "write", "2026-11-20", "FREQ=MONTHLY"),
        ]
    )  # fmt: skip
    follow_ups.done(book, FollowUpId(follow_ups.due(book)[0].id), now=NOW)
    back = undo.undo_import(book, ImportId(done.import_id or 0), now=NOW)
    assert [each.name for each in back.kept] == names(book) == ["Ana Torres"], (
        "somebody promised them more since"
    )
    assert [str(each.due) for each in follow_ups.due(book)] == ["2026-12-20"]
    undo.undo(book, now=NOW)
    undo.undo(book, now=NOW)
    assert [str(each.due) for each in follow_ups.due(book)] == ["2026-11-20"]


def test_a_dry_run_says_the_same_and_writes_nothing(book: Book, bring: Bring) -> None:
    items = [OWNER, said(ANA, "2026-03-04T10:00"), said(BEN, "2026-03-04T10:00", thread="u")]
    told = bring(items, dry=True)
    assert names(book) == []
    done = bring(items)
    assert (
        (told.new, told.interactions, told.people) == (done.new, done.interactions, done.people) == (2, 2, 2)
    )


def test_what_lies_ahead_is_no_talk_and_beyond_a_year_it_is_counted(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "a.ics"
    event = (
        "BEGIN:VEVENT\nUID:{0}\nDTSTAMP:20240101T000000Z\nDTSTART:{0}T100000Z\nSUMMARY:Lunch\n"
        "ORGANIZER:mailto:olga@x.example\nATTENDEE:mailto:ana@x.example\nEND:VEVENT\n"
    )
    days = ("20261102", "20261119", "20261121", "20261123", "20280101")
    events = "".join(event.format(day) for day in days)
    path.write_text(
        f"BEGIN:VCALENDAR\nVERSION:2.0\nX-WR-CALNAME:olga@x.example\n{events}END:VCALENDAR\n",
        encoding="utf-8",
    )
    done = imports.apply(book, imports.plan(book, [path], now=NOW), now=NOW)
    assert [row[0] for row in talks(book)] == ["2026-11-02"], "taken at its word: nobody is asked any more"
    assert book.read("SELECT day FROM gathering ORDER BY day") == [
        (f"2026-11-{day}",) for day in (19, 21, 23)
    ], "that it was on the 19th only the user can say"
    assert [(each.why, each.more) for each in done.skipped] == [("has not happened yet", 0)]


def test_partners_of_one_name_and_two_addresses_are_two(book: Book, bring: Bring) -> None:
    olga = address("Olga Wren")
    owner = OwnerRecord("mail", 1, handles=olga.handles)
    for n, where in enumerate(("one", "two"), 1):
        ana = Party("", "Ana Silva", (HandleValue(Channel.MAIL, f"ana@{where}.example"),))
        bring([owner, mail(olga, f"2026-01-0{n}", ana, thread=where)])
    assert names(book) == ["Ana Silva", "Ana Silva"]


def test_those_who_came_along_once_are_left_out_again(
    book: Book, bring: Bring, monkeypatch: pytest.MonkeyPatch
) -> None:
    olga, ben = address("Olga Wren"), address("Ben Ode")
    items = [OwnerRecord("mail", 1, handles=olga.handles), mail(ben, "2026-01-02", olga, thread="b")]
    monkeypatch.setattr(
        formats, "read_all", lambda *_: iter([Recognised("t", "T", "f", lambda: iter(items))])
    )
    plan = imports.plan(book, [Path("x")])
    plan.with_offered = True
    assert imports.preview(book, plan).new == 1
    plan.with_offered = False
    assert (imports.preview(book, plan).new, imports.apply(book, plan, now=NOW).new) == (0, 0)
    assert names(book) == []


def test_the_users_own_card_that_came_before_is_the_user_from_then_on(book: Book, bring: Bring) -> None:
    handles = (HandleValue(Channel.MAIL, "olga@x.example"),)
    bring([PersonRecord("vcard", "1", 3, given="Olga", family="Wren", handles=handles, raw="1")])
    bring([OwnerRecord("mail", 1, "Olga Wren", handles=handles), said(ANA, "2026-03-04", to=(ME,))])
    assert names(book) == ["Ana Torres"]
    assert book.read("SELECT name FROM person WHERE me = 1") == [("Olga Wren",)]
    undo.undo(book, now=NOW)
    assert names(book) == ["Olga Wren"]


def test_the_user_may_have_another_name_in_each_service(book: Book, tmp_path: Path) -> None:
    telegram = (
        '{"messages": [{"type": "message", "date_unixtime": "1544006350", "from": "Olga", "text": "hi"},'
    )
    telegram += ' {"type": "message", "date_unixtime": "1544006950", "from": "Ana", "text": "hi you"}]}'
    (tmp_path / "result.json").write_text(telegram, encoding="utf-8")
    chat = "[14.03.26, 10:00:00] Ben: hello\n[14.03.26, 10:01:00] O. Wren: good day\n"
    (tmp_path / "_chat.txt").write_text(chat, encoding="utf-8")
    asked: list[str] = []
    for _ in range(3):
        try:
            plan = imports.plan(book, [tmp_path], owner_names=asked, now=NOW)
            break
        except OwnerUnknown as unknown:
            assert not set(unknown.names) & set(asked)
            asked.append(next(name for name in unknown.names if name in ("Olga", "O. Wren")))
    assert sorted(asked) == ["O. Wren", "Olga"]
    imports.apply(book, plan, now=NOW)
    assert names(book) == ["Ana", "Ben"]
    assert imports.plan(book, [tmp_path], now=NOW).changes_nothing, "asked once, and remembered"


def test_a_talk_that_the_user_deleted_stays_away(book: Book) -> None:
    at = "2026-03-04T10:00:00"
    brought(book, [OWNER, said(OLGA, at, to=(ANA,)), said(ANA, "2026-03-05T10:00:00", to=(OLGA,))])
    interactions.delete(book, InteractionId(1), now=NOW)
    again = [OWNER, said(OLGA, at, to=(ANA,)), said(ANA, "2026-03-05T10:00:00", to=(OLGA,))]
    assert brought(book, again).import_id is None
    longer = [*again, said(ANA, "2026-03-04T11:00:00", "more", to=(OLGA,))]
    assert brought(book, longer).interactions == 1
    assert book.read("SELECT day, text FROM interaction ORDER BY day") == [
        ("2026-03-04", "more"), ("2026-03-05", "words"),
    ]  # fmt: skip
    undo.undo(book, now=NOW)
    undo.undo(book, now=NOW)
    assert book.read("SELECT day FROM interaction ORDER BY day") == [("2026-03-04",), ("2026-03-05",)]
    assert brought(book, longer).interactions == 0, "it is there, and becomes longer"
