"""Who the user is: what is said is remembered, said otherwise it is corrected, and nothing that was brought turns round."""

from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC
from pathlib import Path

import pytest

from networker.domain.vocabulary import ImportId
from networker.services import imports, undo
from networker.services.imports import ImportRefused, OwnerUnknown, Report
from networker.store.book import Book
from tests.formats.seeds import SEEDS
from tests.services.imports.brought import ANA, BEN, NOW, OLGA, OWNER, brought, record, said
from tests.store.dump import dump

Drop = Callable[..., Report]
NUMBER = "+44 7700 900123"


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


@pytest.fixture
def drop(book: Book, tmp_path: Path) -> Drop:
    def drop_(text: str | bytes, *owner: str, name: str = "w.txt") -> Report:
        path = tmp_path / name
        path.write_bytes(text.encode() if isinstance(text, str) else text)
        return imports.apply(book, imports.plan(book, [path], owner_names=owner, now=NOW, zone=UTC), now=NOW)

    return drop_


def chat(one: str, other: str, day: int = 14) -> str:
    return (
        f"{day}/03/2026, 10:00 - {one}: are you coming on the {day}th?\n"
        f"{day}/03/2026, 10:02 - {other}: gladly, who else is there on the {day}th?\n"
    )


def people(book: Book) -> list[str]:
    return [row[0] for row in book.read("SELECT name FROM person WHERE me = 0 ORDER BY name")]


def talks(book: Book) -> list[tuple[object, ...]]:
    return book.read(
        "SELECT p.name, i.started FROM interaction i JOIN interaction_person l ON l.interaction_id = i.id"
        " JOIN person p ON p.id = l.person_id ORDER BY i.day"
    )


def mine(book: Book) -> list[str]:
    me = "SELECT id, name FROM person WHERE me = 1"
    facts = "SELECT value FROM fact WHERE person_id IN (SELECT id FROM person WHERE me = 1)"
    handles = "SELECT text FROM handle WHERE person_id IN (SELECT id FROM person WHERE me = 1)"
    return [row[-1] for query in (me, facts, handles) for row in book.read(query)]


@pytest.mark.parametrize("bob", ["Bob", NUMBER])
def test_what_was_said_wrong_is_corrected_by_saying_it_right(book: Book, drop: Drop, bob: str) -> None:
    drop(chat(bob, "Olga"), bob)
    assert (people(book), mine(book)[-1]) == (["Olga"], bob)
    drop(chat(bob, "Ana", 16))
    before = dump(book)
    drop(chat(bob, "Olga", 15), "Olga")
    assert mine(book) == ["Olga"]
    assert talks(book)[1][1] == "them"
    assert drop(chat(bob, "Olga", 15)).import_id is None, "it is remembered"
    assert book.read("SELECT count(*) FROM handle WHERE shared") == [(0,)]
    undo.undo(book, now=NOW)
    assert dump(book) == before


def test_talks_that_are_there_turned_round_are_taken_back_first(book: Book, drop: Drop) -> None:
    wrong = drop(chat("Bob", "Olga"), "Bob", name="first.txt").import_id
    before = dump(book)
    with pytest.raises(ImportRefused, match=r"with “Bob” as you. Take back import 1 \(“first.txt”\) first"):
        drop(chat("Bob", "Olga") + chat("Bob", "Olga", 15), "Olga")
    assert dump(book) == before
    assert wrong is not None
    undo.undo_import(book, ImportId(wrong), now=NOW)
    drop(chat("Bob", "Olga") + chat("Bob", "Olga", 15), "Olga")
    assert (people(book), mine(book), talks(book)) == (["Bob"], ["Olga"], [("Bob", "them")] * 2)


def test_an_other_name_that_was_said_wrong_goes_and_the_right_one_stays(book: Book, drop: Drop) -> None:
    drop(chat("Ana", "Olga"), "Olga")
    drop(chat("Bob", "Zoe", 16), "Bob")
    assert mine(book) == ["Olga", "Bob"]
    drop(chat("Bob", "Olga", 18), "Olga")
    assert mine(book) == ["Olga"]
    assert "Bob" in people(book)


def test_two_names_of_the_user_that_never_meet_stay_both(book: Book, drop: Drop) -> None:
    drop(chat("Ana", "Olga"), "Olga")
    drop(chat("Ben", "Ola", 16), "Ola")
    assert mine(book) == ["Olga", "Ola"]
    assert drop(chat("Cem", "Olga", 17), "Olga").new == 1
    assert mine(book) == ["Olga", "Ola"]


def test_both_names_of_the_user_in_one_group_are_said_together(book: Book, drop: Drop) -> None:
    drop(chat("Ana", "Olga") + chat("Ana", "Ola", 15), "Olga", "Ola", name="WhatsApp Chat with Choir.txt")
    assert (people(book), mine(book)) == (["Ana"], ["Olga", "Ola"])
    drop(chat("Ana", "Olga") + chat("Ana", "Ola", 15), "Olga", "Ola", name="WhatsApp Chat with Choir.txt")
    assert mine(book) == ["Olga", "Ola"]


def test_two_who_talk_with_one_another_cannot_both_be_the_user(book: Book, drop: Drop) -> None:
    with pytest.raises(OwnerUnknown, match="talk with one another here: only one of them can be you"):
        drop(SEEDS["linkedin messages"], "Zoë", "Mo", name="messages.csv")


def test_what_a_service_tells_of_itself_is_not_said_away(book: Book) -> None:
    talk = [OWNER, said(ANA, "2026-03-14T10:00"), said(OLGA, "2026-03-14T10:01")]
    brought(book, talk)
    before = dump(book)
    assert brought(book, talk, owner="Ana Torres").import_id is None
    assert dump(book) == before


def test_an_id_that_was_said_is_remembered_and_is_no_name(book: Book, drop: Drop) -> None:
    messages = SEEDS["x messages"]
    with pytest.raises(OwnerUnknown) as asked:
        drop(messages)
    [own, *_] = asked.value.names
    drop(messages, own)
    assert own.isdecimal()
    assert mine(book) == ["", f"https://twitter.com/intent/user?user_id={own}"]
    ids = book.read("SELECT kind, key FROM source WHERE person_id IN (SELECT id FROM person WHERE me = 1)")
    assert ids == [("x", own)]
    assert drop(messages).import_id is None


def test_a_name_said_where_nobody_talks_is_not_kept(book: Book, drop: Drop) -> None:
    drop("BEGIN:VCARD\nVERSION:3.0\nFN:Ana Torres\nEND:VCARD\n", "Olga")
    assert mine(book) == []


def test_a_contact_who_was_taken_for_the_user_is_a_contact_again(book: Book) -> None:
    brought(book, [record("linkedin", "ana", "Ana Torres", *ANA.handles)])
    brought(
        book,
        [said(ANA, "2026-03-14T10:00", thread="a"), said(BEN, "2026-03-14T10:01", thread="a")],
        owner="Ana Torres",
    )
    assert people(book) == ["Ben Ode"]
    before = dump(book)
    brought(
        book,
        [said(ANA, "2026-03-16T10:00", thread="b"), said(OLGA, "2026-03-16T10:01", thread="b")],
        owner="Olga Wren",
    )
    assert "Ana Torres" in people(book)
    assert mine(book)[0] == "Olga Wren"
    undo.undo(book, now=NOW)
    assert dump(book) == before


ACCOUNT = 'window.YTD.account.part0 = [{"account": {"accountId": "100", "username": "olga"}}]'
FOLLOWED = 'window.YTD.following.part0 = [{"following": {"accountId": "200"}}]'
WRITTEN = (
    'window.YTD.direct_messages.part0 = [{"dmConversation": {"conversationId": "100-200", "messages": [{"messageCreate":'
    ' {"id": "9", "senderId": "100", "recipientId": "200", "text": "hi", "createdAt": "2024-04-06T15:30:00.000Z"}}]}}]'
)


@pytest.mark.parametrize(
    "files", [(ACCOUNT, WRITTEN), (ACCOUNT, FOLLOWED, WRITTEN), (ACCOUNT, WRITTEN, FOLLOWED)]
)
def test_a_partner_of_whom_x_tells_but_the_number_has_an_address_in_any_order(
    book: Book, drop: Drop, files: tuple[str, ...]
) -> None:
    for text in files:
        drop(text, name="x.js")
    found = book.read(
        "SELECT name, text FROM person LEFT JOIN handle ON person_id = person.id WHERE person.me = 0"
    )
    assert found == [("", "https://twitter.com/intent/user?user_id=200")]


def calendar(*guests: str, host: str = "ORGANIZER;CN=Olga Wren:mailto:olga@x.example\n") -> str:
    """A meeting a day, with the guests of each."""
    events = "".join(
        f"BEGIN:VEVENT\nUID:{n}@x\nDTSTART:2026111{n}T120000Z\nSUMMARY:Lunch\n{host}"
        + "".join(
            f"ATTENDEE;CN={each}:mailto:{each.split()[0].lower()}@x.example\n" for each in who.split(", ")
        )
        + "END:VEVENT\n"
        for n, who in enumerate(guests)
    )
    return f"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n{events}END:VCALENDAR\n"


def test_the_one_who_organises_again_and_again_and_is_in_all_is_the_user(book: Book, drop: Drop) -> None:
    drop(calendar("Olga Wren, Ana Torres", "Olga Wren, Ben Ode"), name="a.ics")
    assert (people(book), mine(book)) == (["Ana Torres", "Ben Ode"], ["Olga Wren", "olga@x.example"])


def test_where_somebody_else_is_in_all_too_it_is_asked(book: Book, drop: Drop) -> None:
    weekly = calendar("Olga Wren, Ana Torres", "Olga Wren, Ana Torres, Ben Ode")
    with pytest.raises(OwnerUnknown) as asked:
        drop(weekly, name="a.ics")
    assert set(asked.value.names[:2]) == {"Olga Wren", "Ana Torres"}
    drop(weekly, "Ana Torres", name="a.ics")
    assert people(book) == ["Ben Ode", "Olga Wren"]
    assert drop(calendar("Olga Wren, Ana Torres", "Olga Wren, Ana Torres, Ida Ek"), name="b.ics").new == 1


def test_what_no_one_organises_again_and_again_is_not_asked_about(book: Book, drop: Drop) -> None:
    twice = calendar("Olga Wren, Ana Torres", "Olga Wren, Ana Torres")
    drop(twice.replace("Olga Wren:mailto:olga", "Ida Ek:mailto:ida", 1), name="a.ics")
    assert {"Ana Torres", "Olga Wren"} <= set(people(book))


@pytest.mark.parametrize("invited", ["Olga Wren, Ana Torres", "Ana Torres"])
def test_of_two_who_met_neither_is_somebody_met_until_it_is_known_who_the_user_is(
    book: Book, drop: Drop, invited: str
) -> None:
    """The organiser may be the user, and so may whoever is asked."""
    done = drop(calendar(invited), name="a.ics")
    assert (done.offered, people(book)) == (2, [])
    [said] = done.remarks
    assert said.startswith("“a.ics” does not say which of two who met is you. So both are left out")
    drop(calendar(invited), "Ana Torres", name="a.ics")
    assert (people(book), mine(book)) == (["Olga Wren"], ["Ana Torres", "ana@x.example"])


def test_what_is_entered_by_nobody_is_the_users_and_the_organiser_is_asked_about(
    book: Book, drop: Drop
) -> None:
    own, others = calendar("Ida Ek", host=""), calendar("Olga Wren, Ana Torres", "Olga Wren, Ben Ode")
    both = own.replace("0@x", "own@x").replace("END:VCALENDAR\n", "") + others[others.index("BEGIN:VEVENT") :]
    with pytest.raises(OwnerUnknown):
        drop(both, name="a.ics")
    drop(both, "Olga Wren", name="a.ics")
    assert people(book) == ["Ana Torres", "Ben Ode", "Ida Ek"]
