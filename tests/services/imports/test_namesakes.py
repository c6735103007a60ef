"""Doubts: whom a name, with a company or in a talk, may mean, and that more namesakes do not leave it unsaid."""

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, Kind
from networker.formats.records import FactValue, HandleValue, Item, OwnerRecord, Party, TurnRecord
from networker.store.book import Book
from tests.services.imports.brought import NOW, brought, record

LINKEDIN = HandleValue(Channel.LINKEDIN, "https://www.linkedin.com/in/ana")
MAIL = HandleValue(Channel.MAIL, "weber@x.example")
OLGA = Party("", "Olga Wren", (HandleValue(Channel.MAIL, "olga@x.example"),))


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def talk(kind: str, party: Party, what: Kind = Kind.MESSAGE) -> list[Item]:
    return [
        OwnerRecord(kind, 0, OLGA.name, (), OLGA.handles),
        TurnRecord(kind, "t", 1, "2026-03-04T10:00:00+00:00", Channel.MAIL, OLGA, (party,), what, "hello"),
    ]


@pytest.mark.parametrize("together", [False, True])
@pytest.mark.parametrize(("known", "others"), [(1, ""), (2, ", which 2 people have")])
def test_a_talk_that_tells_but_a_name_is_asked_about(
    book: Book, known: int, others: str, *, together: bool
) -> None:
    phones = [HandleValue(Channel.PHONE, f"+49 30 12345{n}") for n in range(known)]
    files = [[record("vcard", str(n), "Chen Li", each, row=n) for n, each in enumerate(phones)]]
    files.append(talk("whatsapp", Party("", "Chen Li")))
    done = [brought(book, *files)] if together else [brought(book, each) for each in files]
    [doubt] = done[-1].doubtful
    why = f"the same name{others}, and the talk tells no address"
    assert (doubt.person, doubt.maybe, doubt.why) == (known + 1, 1, why)


@pytest.mark.parametrize("together", [False, True])
def test_a_guest_of_a_calendar_whom_a_name_means_is_asked_about(book: Book, *, together: bool) -> None:
    """A mailbox asks nothing of the kind: most who write are strangers. Whom one meets, one knows."""
    card = [record("vcard", "1", "Hans Weber", HandleValue(Channel.PHONE, "+49 30 123451"))]
    guest = talk("calendar", Party("", "Hans Weber", (MAIL,)), Kind.MEETING)
    done = [brought(book, card, guest)] if together else [brought(book, each) for each in (card, guest)]
    [doubt] = done[-1].doubtful
    assert (doubt.person, doubt.maybe) == (2, 1)
    assert doubt.why == "the same name, and only the calendar tells this address"


@pytest.mark.parametrize("born", [True, False])
def test_a_mail_of_two_who_share_name_and_address_is_asked_about(book: Book, *, born: bool) -> None:
    """Of two who may be one the first is taken, since Tidy brings them together: not of a father and his son, nor of
    two of whom the user said it.
    """
    cards = [
        record(
            "vcard", str(n), "Hans Weber", MAIL, row=n, facts=(FactValue("birthday", day),) if born else ()
        )
        for n, day in enumerate(("1950-01-01", "1980-01-01"))
    ]
    brought(book, cards, answer=lambda plan: plan.decide(1, "different"))
    mail = talk("mail", Party("", "Hans Weber", (MAIL,)), Kind.MAIL)
    [doubt] = brought(book, mail).doubtful
    assert (doubt.person, doubt.maybe) == (3, 1)
    assert doubt.why == "the same address, which 2 people of this name have"
    assert brought(book, mail).import_id is None
    if not born:
        return
    son = record("google", "", "Hans Weber", MAIL, facts=(FactValue("birthday", "1980-01-01"),))
    assert (brought(book, [son]).new, book.read("SELECT person_id FROM source WHERE kind = 'google'")) == (
        0, [(2,)],
    )  # fmt: skip


@pytest.mark.parametrize("known", [True, False])
def test_whom_the_same_drop_moves_to_a_company_is_asked_about(book: Book, *, known: bool) -> None:
    was = [record("linkedin", "ana", "Ana Torres", LINKEDIN, company="Acme")]
    now = [record("linkedin", "ana", "Ana Torres", LINKEDIN, company="Orbit")]
    card = [record("vcard", "1", "Ana Torres", MAIL, company="Orbit")]
    if known:
        brought(book, was)
        done = brought(book, now, card)
    else:
        done = brought(book, was, now, card)
    assert [(each.person, each.maybe, each.why) for each in done.doubtful] == [
        (2, 1, "the same name, and the same company")
    ]


def test_rows_that_share_a_phone_are_said_to_share_a_number(book: Book) -> None:
    phone = HandleValue(Channel.PHONE, "+49 30 123456")
    rows = [record("vcard", str(n), "Hans Weber", phone, row=n) for n in (4, 5)]
    assert [each.why for each in brought(book, rows).doubtful] == ["the same phone number as row 4"]
