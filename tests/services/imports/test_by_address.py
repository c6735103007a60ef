"""Who a record is by an address that one, a family or an office has."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, Kind
from networker.formats.records import (
    FactValue,
    HandleValue,
    Item,
    OwnerRecord,
    Party,
    TurnRecord,
)
from networker.services import merge
from networker.services.imports import alike, by_address
from networker.store.book import Book
from tests.services.imports.brought import NOW, brought, record
from tests.services.imports.matched import MAIL, PHONE, names
from tests.store.dump import dump


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    found = Book(data_dir, now=NOW)
    yield found
    found.close()


def test_a_familys_phone_is_no_key_but_tells_with_the_name(book: Book) -> None:
    brought(book, [record("vcard", "1", "Anna Lee", PHONE), record("vcard", "2", "Bruce Lee", PHONE)])
    assert book.read("SELECT DISTINCT shared FROM handle") == [(1,)]
    done = brought(book, [record("google", "", "Bruce Lee", PHONE)])
    assert (done.new, names(book)) == (0, ["Anna Lee", "Bruce Lee"])
    assert brought(book, [record("google", "", "Carla Lee", PHONE)]).new == 1


def test_the_number_of_an_office_is_nobodys(book: Book) -> None:
    office = [
        record("vcard", str(n), f"{name} Post", PHONE)
        for n, name in enumerate(("Al", "Bo", "Cy", "Di", "Ed"))
    ]
    brought(book, office)
    done = brought(book, [record("google", "", "Al Post", PHONE)])
    assert (done.new, done.doubtful) == (1, ())


SITE = HandleValue(Channel.BLOG, "https://acme.example")


@pytest.mark.parametrize("together", [True, False])
def test_a_web_page_in_common_is_nobody(book: Book, *, together: bool) -> None:
    files = [[record("vcard", "1", "Anna Lee", SITE)], [record("google", "", "Zed Nine", SITE, PHONE)]]
    if together:
        brought(book, *files)
    else:
        for each in files:
            assert brought(book, each).doubtful == ()
    assert names(book) == ["Anna Lee", "Zed Nine"]


def test_a_page_and_the_same_name_are_somebody(book: Book) -> None:
    brought(book, [record("vcard", "1", "Anna Lee", SITE)])
    assert brought(book, [record("google", "", "Anna Lee", SITE, PHONE)]).new == 0


def test_two_birthdays_on_one_number_are_two_people(book: Book) -> None:
    brought(
        book,
        [record("google", "", "John Smith", PHONE, facts=(FactValue("birthday", "1950-05-03"),))],
    )
    done = brought(
        book,
        [record("vcard", "1", "John Smith", PHONE, facts=(FactValue("birthday", "1980-06-04"),))],
    )
    assert (done.new, [each.why for each in done.doubtful]) == (
        1,
        ["the same phone number, another birthday"],
    )


def test_what_tells_two_of_one_number_apart_is_said(book: Book) -> None:
    for n, day in enumerate(("1950-05-03", "1980-06-04")):
        born = (FactValue("birthday", day),)
        done = brought(book, [record("vcard", str(n), ("Ana Ruiz", "Ben Ode")[n], PHONE, facts=born)])
    assert [each.why for each in done.doubtful] == ["the same phone number, another name and birthday"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hans-Peter Weber", "Hans Peter Weber"),
        ("Jörg Müller", "Joerg Mueller"),
        ("Åse Sørensen", "Aase Soerensen"),
        ("小明 王", "王小明"),
        ("ﾊﾅｺ ｻﾄｳ", "さとう はなこ"),
    ],
)
def test_a_name_in_another_spelling_and_a_number_are_somebody(book: Book, one: str, other: str) -> None:
    brought(book, [record("vcard", "1", one, PHONE, company="Acme")])
    assert brought(book, [record("google", "", other, PHONE)]).new == 0
    done = brought(book, [record("outlook", "", other, MAIL, company="Acme GmbH")])
    assert (done.new, [each.why for each in done.doubtful]) == (
        1,
        ["the same name in another spelling, and the same company"],
    )


@pytest.mark.parametrize("handle", [PHONE, MAIL])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Hans Weber", "Hans-Peter Weber"), ("Rafael Kowal", "Rafał Kowal"), ("Mike Brown", "Michael Brown"),
        ("Jan Weber", "Jana Weber"), ("小明 王", "大明 王"), ("Ana Costa", "\u0410n\u0430 Costa"),
    ],
)  # fmt: skip
def test_what_is_only_like_a_name_is_a_doubt(book: Book, handle: HandleValue, one: str, other: str) -> None:
    brought(book, [record("vcard", "1", one, handle)])
    done = brought(book, [record("google", "", other, handle)])
    assert (done.new, len(done.doubtful)) == (1, 1)


def test_who_answers_an_offices_mail_is_who_signs(book: Book) -> None:
    office = HandleValue(Channel.MAIL, "info@acme.example")
    olga = HandleValue(Channel.MAIL, "olga@x.example")
    brought(book, [record("vcard", "1", "Anna Lee", office)])
    mails: list[Item] = [OwnerRecord("mail", 0, "Olga Wren", (), (olga,))]
    for n, name in enumerate(("Bert Kraus", "Zoe Wu", "Anna Lee")):
        mails.append(
            TurnRecord(
                "mail", f"t{n}", n, "2026-03-04T10:00:00+00:00", Channel.MAIL, Party("", "Olga Wren", (olga,)),
                (Party("", name, (office,)),), Kind.MAIL, subject="hello",
            )
        )  # fmt: skip
    brought(book, mails)
    assert names(book) == ["Anna Lee", "Bert Kraus", "Zoe Wu"]
    before = dump(book)
    assert brought(book, mails).import_id is None
    assert dump(book) == before


def test_colleagues_beyond_counting_cost_no_more_than_others(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = [record("vcard", str(n), f"Al{n} Post", PHONE, company="Acme", row=n) for n in range(600)]
    brought(book, first)
    looked = 0
    judge = alike.may_be

    def counted(*values: object) -> bool:
        nonlocal looked
        looked += 1
        return judge(*values)  # type: ignore[arg-type]

    monkeypatch.setattr(by_address, "may_be", counted)
    brought(
        book,
        [record("google", "", f"Bo{n} Post", PHONE, company="Acme", row=n) for n in range(600)],
    )
    assert looked < 20 * 600


def test_a_father_and_his_son_share_a_mailbox(book: Book) -> None:
    for suffix in ("Sr.", "Jr."):
        brought(book, [record("vcard", "", "John Smith", MAIL, suffix=suffix)])
    assert names(book) == ["John Smith", "John Smith"]


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize(
    ("one", "other", "suffix"), [("Karl Baum", "Karl Baum", "jun."), ("Müller", "Petra Müller", "")]
)
def test_what_a_whole_house_shares_is_asked_about(
    book: Book, one: str, other: str, suffix: str, *, turned: bool
) -> None:
    files = [[record("vcard", "aaa", one, PHONE)], [record("google", "", other, PHONE, suffix=suffix)]]
    for each in reversed(files) if turned else files:
        done = brought(book, each)
    assert (done.new, [each.why for each in done.doubtful]) == (1, ["the same phone number, another name"])
    merge.merge_safe(book, now=NOW)
    assert len(names(book)) == 2
