"""Who a record is: one rule for the book and for the drop, and what an answered doubt leads to."""

import tracemalloc
from collections.abc import Iterator
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, Fact, Kind, PersonId
from networker.formats.records import (
    FactValue,
    HandleValue,
    Item,
    OwnerRecord,
    Party,
    PersonRecord,
    Standing,
    TurnRecord,
)
from networker.services import facts, imports, merge, people, undo
from networker.services.imports import Plan, alike, by_address
from networker.services.imports.match import Matcher
from networker.services.imports.planned import Entry, Held
from networker.store import contacts, reach
from networker.store.book import Book
from tests.services.imports.brought import NOW, brought, record
from tests.store.dump import dump

LATER = datetime(2027, 1, 5, 9, 0, tzinfo=UTC)
PHONE = HandleValue(Channel.PHONE, "+49 30 123456")
MAIL = HandleValue(Channel.MAIL, "anna@x.example")
ANNA = HandleValue(Channel.LINKEDIN, "https://www.linkedin.com/in/anna")
OLGA = Party("user9", "Olga Wren")


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    found = Book(data_dir, now=NOW)
    yield found
    found.close()


def names(book: Book) -> list[str]:
    return [row[0] for row in book.read("SELECT name FROM person WHERE me = 0 ORDER BY id")]


def chat(kind: str, number: str, name: str) -> list[Item]:
    return [
        OwnerRecord(kind, 0, "Olga Wren", ("user9",)),
        TurnRecord(
            kind, "t", 1, "2026-03-04T10:00", Channel.TELEGRAM, OLGA, (Party(number, name),), text="hi"
        ),
    ]


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


def test_all_names_of_somebody_have_a_say(book: Book) -> None:
    brought(book, [record("vcard", "1", "M. Weber", PHONE)])
    brought(book, [record("google", "", "Maria Weber", PHONE)])
    assert names(book) == ["M. Weber"]
    assert book.read("SELECT value FROM fact WHERE detail = 'other name'") == [("Maria Weber",)]
    done = brought(book, [record("outlook", "", "Martin Weber", PHONE)])
    assert done.new == 1
    assert [each.why for each in done.doubtful] == ["the same phone number, another name"]


@pytest.mark.parametrize("together", [True, False])
def test_who_was_found_by_a_phone_is_known_by_the_id_from_then_on(book: Book, *, together: bool) -> None:
    google, contacts = record("google", "", "Anna Lee", PHONE), record("telegram", "user1", "Anna Lee", PHONE)
    files: list[list[Item]] = [[google], [contacts], chat("telegram", "user1", "anna the great")]
    if together:
        brought(book, *files)
    else:
        for each in files:
            brought(book, each)
    assert names(book) == ["Anna Lee"]
    before = dump(book)
    for each in files:
        assert brought(book, each).import_id is None
    assert dump(book) == before


def test_a_list_finds_those_of_whom_only_talks_told(book: Book) -> None:
    brought(book, chat("facebook", "", "Anna Lee"))
    friends = [
        record("facebook", "", "Anna Lee", facts=(FactValue("connected", "", since="2019-03-04"),)),
        record("facebook", "", "Bea Moll", facts=(FactValue("connected", "", since="2019-03-05"),)),
    ]
    assert brought(book, friends).new == 1
    assert names(book) == ["Anna Lee", "Bea Moll"]


def test_a_name_there_is_what_the_record_has_whatever_the_book_calls_them(book: Book) -> None:
    brought(book, [record("google", "", "Anna Lee", MAIL)])
    said = FactValue("custom", "Anna is great", "recommendation received")
    files = (
        [record("linkedin", "anna", "Anna Lee, Sr.", ANNA, MAIL)],
        [record("linkedin", "", "Anna Lee", facts=(said,), standing=Standing.MENTIONED)],
    )
    brought(book, *files)
    assert brought(book, *files).import_id is None
    people.rename(book, PersonId(1), "Anna of the fair", now=NOW)
    assert brought(book, *files).import_id is None
    brought(book, [record("linkedin", "", "Anna Lee, Sr.", facts=(said,), standing=Standing.MENTIONED)])
    assert book.read("SELECT person_id, value FROM fact WHERE detail = 'recommendation received'") == [
        (1, "Anna is great")
    ]


def test_two_friends_of_one_name_leave_open_whom_a_talk_told_of(book: Book) -> None:
    brought(book, chat("facebook", "", "Anna Lee"))
    friends = [
        record("facebook", "", "Anna Lee", row=n, facts=(FactValue("connected", "", since=f"2019-03-0{n}"),))
        for n in (1, 2)
    ]
    assert brought(book, friends).new == 2


def test_two_exports_of_a_kind_without_ids_are_one_person_in_one_drop_too(book: Book) -> None:
    one, other = (record("google", "", "Anna Lee", notes=note) for note in ("a", "b"))
    done = brought(book, [one], [other])
    assert (done.new, done.again, done.updated, done.read, names(book)) == (1, 1, 0, 2, ["Anna Lee"])


def test_newcomers_of_one_drop_are_doubted_by_name_and_company(book: Book) -> None:
    done = brought(
        book,
        [record("linkedin", "anna", "Anna Lee", ANNA, company="Acme")],
        [
            record("google", "", "Anna Lee", MAIL, company="ACME"),
            record("google", "", "Bea Lee", company="Acme"),
        ],
    )
    assert [(each.person, each.maybe, each.why) for each in done.doubtful] == [
        (2, 1, "the same name, and the same company")
    ]
    assert book.read("SELECT person_id, other_id FROM pair") == [(1, 2)]


def test_one_person_of_a_doubt_within_a_drop_is_written_once(book: Book) -> None:
    empty = dump(book)
    files = (
        [record("linkedin", "anna", "Anna Lee", ANNA, company="Acme")],
        [record("google", "", "Anna Lee", MAIL, company="Acme")],
        [record("vcard", "7", "Anna Lee", MAIL, PHONE)],
    )

    def same(plan: Plan) -> None:
        for n in plan.doubtful:
            plan.decide(n, "same")

    done = brought(book, *files, answer=same)
    assert (names(book), done.doubtful) == (["Anna Lee"], ())
    assert [row[0] for row in book.read("SELECT channel FROM handle ORDER BY id")] == [
        "linkedin",
        "mail",
        "phone",
    ]
    assert book.read("SELECT count(*) FROM pair") == [(0,)]
    for each in files:
        assert brought(book, each).import_id is None
    undo.undo(book, now=NOW)
    assert dump(book)["person"] == empty["person"]


def test_one_person_of_a_doubt_with_the_book_takes_the_others_along(book: Book) -> None:
    brought(book, [record("linkedin", "anna", "Anna Lee", ANNA, company="Acme")])

    def same(plan: Plan) -> None:
        assert plan.doubtful == [0]
        plan.decide(0, "same")

    google = record("google", "", "Anna Lee", MAIL, company="Acme")
    brought(book, [google], [record("vcard", "7", "Anna Lee", MAIL, PHONE)], answer=same)
    assert names(book) == ["Anna Lee"]
    assert [row[0] for row in book.read("SELECT channel FROM handle ORDER BY id")] == [
        "linkedin",
        "mail",
        "phone",
    ]


# ---- whose word counts


def work(book: Book) -> list[tuple[object, ...]]:
    return book.read("SELECT title, company, city FROM person WHERE me = 0")


def told(book: Book, field: str) -> list[tuple[object, ...]]:
    return book.read("SELECT value, detail, since, aside FROM fact WHERE field = ? ORDER BY id", (field,))


def anna(kind: str, number: str, title: str, company: str, *facts: FactValue) -> PersonRecord:
    return record(kind, number, "Anna Lee", ANNA, MAIL, title=title, company=company, facts=facts)


def test_what_was_typed_stays_the_present_one_and_the_other_stands_beside(book: Book) -> None:
    brought(book, [anna("google", "", "", "")])
    person = book.read("SELECT id FROM person")[0][0]
    facts.add(book, person, Fact.JOB, "Partner", detail="Own Firm", now=NOW)
    facts.add(book, person, Fact.BIRTHDAY, "1980-05-03", now=NOW)
    facts.add(book, person, Fact.PLACE, "Rome", now=NOW)
    other = (FactValue("birthday", "1981-06-04"), FactValue("place", "Paris"))
    brought(book, [anna("linkedin", "anna", "Head", "Acme", *other)], now=LATER)
    assert work(book) == [("Partner", "Own Firm", "Rome")]
    assert told(book, "job") == [("Partner", "Own Firm", None, 0), ("Head", "Acme", None, 1)]
    assert told(book, "birthday") == [("1980-05-03", "", None, 0), ("1981-06-04", "", None, 1)]
    assert contacts.birthdays(book.reader, [person]) == {person: "1980-05-03"}
    assert [row[2] for row in reach.birthdays(book.reader)] == ["1980-05-03"]
    brought(book, [anna("linkedin", "anna", "Chief", "Acme", *other)], now=LATER)
    assert work(book) == [("Partner", "Own Firm", "Rome")]
    before = dump(book)
    assert brought(book, [anna("linkedin", "anna", "Chief", "Acme", *other)]).import_id is None
    assert dump(book) == before


@pytest.mark.parametrize("grouping", ["one", "other", "together", "turned"])
def test_words_of_a_name_and_a_wish_are_kept_whoever_tells_them_first(book: Book, grouping: str) -> None:
    plain = [record("linkedin", "bob", "Robert Miller", MAIL)]
    full = [
        record(
            "vcard", "1", "Robert Miller", MAIL, middle="Fitzgerald", prefix="Dr.", suffix="MBA", nickname="Bobbybear",
            wish_days=90,
        )
    ]  # fmt: skip
    drops = {"one": [[plain], [full]], "other": [[full], [plain]], "together": [[plain, full]]}
    for files in drops.get(grouping, [[full, plain]]):
        brought(book, *files)
    assert book.read("SELECT middle, prefix, suffix, nickname, wish_days FROM person") == [
        ("Fitzgerald", "Dr.", "MBA", "Bobbybear", 90)
    ]
    assert [row[0] for row in book.read("SELECT rowid FROM person_text WHERE person_text MATCH 'bobbybear'")]
    before = dump(book)
    for each in (plain, full):
        assert brought(book, each).import_id is None
    other = [
        record(
            "google", "", "Robert Miller", MAIL, middle="F.", prefix="Prof. Dr.", nickname="Rob", wish_days=7
        )
    ]
    brought(book, other)
    assert book.read("SELECT middle, prefix, suffix, nickname, wish_days FROM person") == [
        ("Fitzgerald", "Dr.", "MBA", "Bobbybear", 90)
    ]
    assert book.read("SELECT detail, value FROM fact ORDER BY id") == [
        ("nickname", "Rob"),
        ("form of address", "Prof. Dr."),
    ]
    assert brought(book, other).import_id is None
    undo.undo(book, now=NOW)
    assert dump(book) == before


def test_the_first_word_of_another_source_is_no_news(book: Book) -> None:
    brought(book, [anna("linkedin", "anna", "Head", "Acme")])
    brought(book, [anna("google", "", "Clerk", "Old Firm")], now=LATER)
    assert (work(book), told(book, "job")[1]) == ([("Head", "Acme", "")], ("Clerk", "Old Firm", None, 1))
    brought(book, [anna("google", "", "Boss", "Own Firm")], now=LATER)
    assert work(book) == [("Boss", "Own Firm", "")]
    assert told(book, "job")[2] == ("Boss", "Own Firm", "2027-01-05", 0)


@pytest.mark.parametrize("together", [True, False])
def test_what_people_write_of_themselves_comes_before_an_address_book(book: Book, *, together: bool) -> None:
    files = [[anna("google", "", "Clerk", "Old Firm")], [anna("linkedin", "anna", "Head", "Acme")]]
    if together:
        brought(book, *files)
    else:
        for each in files:
            brought(book, each)
    assert work(book) == [("Head", "Acme", "")]
    assert told(book, "job") == [("Clerk", "Old Firm", None, 0), ("Head", "Acme", None, 0)]


def test_a_birthday_with_its_year_takes_the_place_of_one_without(book: Book) -> None:
    for kind, day in (("google", "--05-03"), ("vcard", "1980-05-03"), ("outlook", "--05-03")):
        brought(book, [anna(kind, "", "", "", FactValue("birthday", day))])
    assert book.read("SELECT value FROM fact WHERE field = 'birthday' AND until IS NULL") == [("1980-05-03",)]


def test_of_two_exports_in_one_drop_the_newer_one_has_the_last_word(book: Book) -> None:
    old = [anna("linkedin", "anna", "Lead", "Acme", FactValue("connected", "", since="2019-03-04"))]
    new = [
        anna("linkedin", "anna", "Head", "Orbit", FactValue("connected", "", since="2019-03-04")),
        record("linkedin", "bea", "Bea Moll", facts=(FactValue("connected", "", since="2026-03-04"),)),
    ]
    brought(book, new, old, everybody=True)
    assert work(book)[0] == ("Head", "Orbit", "")
    before = dump(book)
    assert brought(book, new, old, everybody=True).import_id is None
    assert dump(book) == before


# ---- what an attack found


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


@pytest.mark.parametrize("fact", [FactValue("gender", "m"), FactValue("place", "Lyon")])
def test_a_name_and_a_fact_of_many_are_only_a_doubt(book: Book, fact: FactValue) -> None:
    brought(book, [record("google", "", "John Smith", MAIL, company="Acme", facts=(fact,))])
    done = brought(book, [record("google", "", "John Smith", PHONE, company="Acme", facts=(fact,))])
    assert (done.new, len(done.doubtful)) == (1, 1)


def test_a_name_and_a_whole_birthday_are_somebody(book: Book) -> None:
    born = (FactValue("birthday", "1980-05-03"),)
    brought(book, [record("google", "", "John Smith", MAIL, facts=born)])
    assert brought(book, [record("google", "", "John Smith", PHONE, facts=born)]).new == 0


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


def test_an_id_comes_before_an_address_that_moved(book: Book) -> None:
    brought(book, [record("vcard", "1", "Ana One", MAIL), record("vcard", "2", "Ana Two", PHONE)])
    brought(book, [record("vcard", "1", "Ana One", PHONE), record("vcard", "2", "Ana Two", MAIL)])
    assert names(book) == ["Ana One", "Ana Two"]


def test_the_ids_of_another_account_are_not_those_of_this_one(book: Book) -> None:
    brought(book, [record("hubspot", "1", "Ana One", MAIL)])
    other = HandleValue(Channel.MAIL, "zoe@y.example")
    done = brought(book, [record("hubspot", "1", "Zoe Three", other)])
    assert (names(book), [each.why for each in done.doubtful]) == (
        ["Ana One", "Zoe Three"],
        ["the same id there, another name"],
    )
    assert brought(book, [record("hubspot", "1", "Zoe Three", other)]).import_id is None


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize("kind", ["vcard", "hubspot"])
def test_a_word_in_common_is_not_enough_for_an_id_where_the_addresses_contradict(
    book: Book, kind: str, *, together: bool
) -> None:
    other = HandleValue(Channel.MAIL, "peter@y.example")
    files = [record(kind, "1", "Anna Schmidt", MAIL)], [record(kind, "1", "Peter Schmidt", other)]
    doubts = [brought(book, *each).doubtful for each in ([files] if together else [[one] for one in files])]
    assert (names(book), [each.why for each in doubts[-1]]) == (
        ["Anna Schmidt", "Peter Schmidt"],
        ["the same id there, another name"],
    )
    brought(book, [record(kind, "1", "Anna Weber", MAIL)])
    assert names(book) == ["Anna Weber", "Peter Schmidt"]


@pytest.mark.parametrize("together", [True, False])
def test_two_with_one_id_are_told_by_their_names(book: Book, *, together: bool) -> None:
    people_ = [record("vcard", "1", name, row=n) for n, name in enumerate(("Anna Schmidt", "Peter Schmidt"))]
    again = [
        each._replace(title=f"Chef {each.given}", raw=f"again {each.given}") for each in reversed(people_)
    ]
    for each in [[people_, again]] if together else [[people_], [again]]:
        brought(book, *each)
    assert book.read("SELECT name, title FROM person ORDER BY id") == [
        ("Anna Schmidt", "Chef Anna"),
        ("Peter Schmidt", "Chef Peter"),
    ]


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("together", [True, False])
def test_connections_of_years_without_profiles_are_the_same_people(
    book: Book, order: int, *, together: bool
) -> None:
    day = (FactValue("connected", "", since="2019-03-04"),)
    old = record("linkedin", "", "Anna Lee", company="Acme", facts=day)
    new = record("linkedin", "anna", "Anna Lee", ANNA, company="Orbit", facts=day)
    files = [[old], [new]][::order]
    if together:
        brought(book, *files)
    else:
        for each in files:
            brought(book, each)
    assert names(book) == ["Anna Lee"]


def test_a_changed_profile_address_is_known_by_name_and_day(book: Book) -> None:
    day = (FactValue("connected", "", since="2019-03-04"),)
    brought(book, [record("linkedin", "anna", "Anna Lee", ANNA, facts=day)])
    moved = HandleValue(Channel.LINKEDIN, "https://www.linkedin.com/in/anna-lee")
    assert brought(book, [record("linkedin", "anna-lee", "Anna Lee", moved, facts=day)]).new == 0
    twins = [
        record("linkedin", f"anna-{n}", "Anna Lee", HandleValue(Channel.LINKEDIN, f"https://www.linkedin.com/in/a{n}"), row=n, facts=day)
        for n in (1, 2)
    ]  # fmt: skip
    assert brought(book, twins).new == 2


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


def test_a_name_chosen_or_given_by_another_record_is_not_taken_over(book: Book) -> None:
    brought(book, [record("vcard", "1", "Ana One", MAIL), record("vcard", "2", "Bella Eins", PHONE)])
    one, other = (PersonId(row[0]) for row in book.read("SELECT id FROM person ORDER BY id"))
    merge.merge(book, one, other, now=NOW, choices=merge.Choices())
    brought(book, [record("vcard", "2", "Bella Eins", PHONE, company="Acme")])
    assert names(book) == ["Ana One"]
    brought(book, [record("vcard", "1", "Ana Prime", MAIL)])
    assert names(book) == ["Ana Prime"]


@pytest.mark.parametrize("together", [True, False])
@pytest.mark.parametrize(("kind", "number"), [("vcard", "1"), ("google", "")])
def test_a_name_changes_with_the_record_that_gave_it(
    book: Book, kind: str, number: str, *, together: bool
) -> None:
    other = record(kind, number and "2", "Zoe Moll", row=2)
    files = [[record(kind, number, name, MAIL), other] for name in ("Anna Lee", "Anna Weber")]
    for each in [files] if together else [[one] for one in files]:
        brought(book, *each)
    assert names(book) == ["Anna Weber", "Zoe Moll"]
    assert book.read("SELECT value FROM fact WHERE detail = 'former name'") == [("Anna Lee",)]
    before = dump(book)
    for one in (files, files[1:], files[:1]):
        assert brought(book, *one).import_id is None
    assert dump(book) == before
    brought(book, [record(kind, number, "Anna Prime", MAIL)])
    assert names(book) == ["Anna Prime", "Zoe Moll"]


def test_a_name_whose_row_is_still_there_stays(book: Book) -> None:
    brought(book, [record("google", "", "Anna Lee", MAIL)])
    brought(book, [record("google", "", "Anna Lee", row=2), record("google", "", "Anna Weber", MAIL)])
    assert "Anna Lee" in names(book)
    assert not book.read("SELECT value FROM fact WHERE detail = 'former name'")


def test_a_list_knows_a_name_better_than_a_talk(book: Book) -> None:
    brought(book, chat("telegram", "user1", "sunny*anna"))
    brought(book, [record("telegram", "user1", "Anna Lee", PHONE)])
    assert names(book) == ["Anna Lee"]
    brought(book, chat("telegram", "user1", "moon*anna"))
    assert names(book) == ["Anna Lee"]


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


def test_what_was_typed_of_a_birthday_never_ends_and_who_died_is_known(book: Book) -> None:
    brought(book, [anna("google", "", "", "")])
    person = book.read("SELECT id FROM person")[0][0]
    facts.add(book, person, Fact.GENDER, "f", now=NOW)
    brought(book, [anna("google", "", "", "", FactValue("gender", "x"))._replace(deceased=True)])
    assert book.read("SELECT value, until, aside FROM fact WHERE field = 'gender' ORDER BY id") == [
        ("f", None, 0),
        ("x", None, 1),
    ]
    assert book.read("SELECT state FROM person") == [("deceased",)]


def test_a_profile_that_was_given_up_and_taken_by_another_is_a_doubt(book: Book) -> None:
    def day(since: str) -> tuple[FactValue, ...]:
        return (FactValue("connected", "", since=since),)

    brought(book, [record("linkedin", "anna", "Anna Lee", ANNA, facts=day("2020-01-01"))])
    moved = HandleValue(Channel.LINKEDIN, "https://www.linkedin.com/in/anna-x")
    rows = [
        record("linkedin", "anna-x", "Anna Lee", moved, row=1, facts=day("2020-01-01")),
        record("linkedin", "anna", "Zoe Wu", ANNA, row=2, facts=day("2026-11-05")),
    ]
    done = brought(book, rows)
    assert names(book) == ["Anna Lee", "Zoe Wu"]
    assert [each.why for each in done.doubtful] == ["the same profile, another name"]
    assert brought(book, rows).import_id is None


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


def test_who_contradicts_takes_nobodys_place(book: Book) -> None:
    one = record("google", "", "Anna Lee", PHONE)
    other = record("google", "", "Anna Lee", HandleValue(Channel.PHONE, "+49 30 999999"))
    bare = record("google", "", "Anna Lee", row=2)
    done = brought(book, [one], [other, bare])
    assert (done.new, done.again, len(done.doubtful)) == (2, 1, 1)


PLAIN = "First Name,Last Name,Email Address,Company,Position,Connected On\n"
HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def namesake(company: str, slug: str | None) -> str:
    url = "" if slug is None else f"https://www.linkedin.com/in/{slug},"
    return f"Ana,Moll,{url},{company},Lead,04 Mar 2019\n"


@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("together", [False, True])
def test_two_of_one_name_who_connected_on_one_day_are_told_by_their_firms(
    book: Book, tmp_path: Path, turned: bool, together: bool
) -> None:
    """Older files of LinkedIn have no profile."""

    texts = [
        PLAIN + namesake("Acme", None) + namesake("Orbit", None),
        HEAD + namesake("Orbit", "ana-2") + namesake("Acme", "ana-1"),
    ]
    paths = [tmp_path / f"{n}.csv" for n in range(2)]
    for path, text in zip(paths, texts[:: -1 if turned else 1], strict=True):
        path.write_text(text, encoding="utf-8")
    for drop in [paths] if together else [paths[:1], paths[1:]]:
        imports.apply(book, imports.plan(book, drop), now=NOW)
    told = "SELECT p.company, h.key FROM person p JOIN handle h ON h.person_id = p.id ORDER BY 1"
    assert book.read(told) == [("Acme", "linkedin.com/in/ana-1"), ("Orbit", "linkedin.com/in/ana-2")]
    assert book.read("SELECT count(*) FROM person") == [(2,)]


@pytest.mark.parametrize("firm", ["Acme", "Zeta"])
def test_where_no_firm_tells_them_it_is_a_doubt(book: Book, tmp_path: Path, firm: str) -> None:
    path = tmp_path / "a.csv"
    path.write_text(PLAIN + namesake("Acme", None) + namesake("Acme", None), encoding="utf-8")
    imports.apply(book, imports.plan(book, [path]), now=NOW)
    path.write_text(HEAD + namesake(firm, "ana-3"), encoding="utf-8")
    done = imports.apply(book, imports.plan(book, [path]), now=NOW)
    assert (done.new, [each.why for each in done.doubtful]) == (
        1,
        ["the same name, connected on the same day"],
    )


def test_what_a_drop_told_of_somebody_is_known_in_each_of_its_chunks(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody is kept in memory from chunk to chunk, so that a hundred thousand need little of it."""
    mail, other = (HandleValue(Channel.MAIL, f"{each}@x.example") for each in ("ana", "berg"))
    brought(book, [record("vcard", "1", "Ana Berg", mail), record("google", "", "Ana Berg", mail)])
    more = [
        record("vcard", "1", "Ana Berg", mail, other, notes="Likes tea", groups=("Choir",)),
        record("google", "", "Ana Berg", mail, other, row=2, notes="Likes tea", groups=("Choir",)),
    ]
    monkeypatch.setattr(import_module("networker.services.imports.plan"), "CHUNK", 1)
    brought(book, more[:1], more[1:])
    assert book.read("SELECT notes FROM person") == [("Likes tea",)]
    assert book.read("SELECT count(*) FROM handle") == [(2,)]
    assert book.read("SELECT count(*) FROM group_member") == [(1,)]


def test_people_who_are_matched_are_not_kept_in_memory(book: Book) -> None:
    def cards(company: str) -> list[PersonRecord]:
        return [
            record("vcard", f"{n}", f"Ana B{n}", HandleValue(Channel.MAIL, f"{n}@x.example"), company=company)
            for n in range(1000)
        ]

    brought(book, cards("Tern"), changed=[1.75e9])
    entries = [Entry(each, "file 0") for each in cards("Acme")]
    matcher = Matcher(book.reader, entries, region="", changed={"file 0": 1.70e9})
    tracemalloc.start()
    try:
        for start in range(0, 1000, 50):
            matcher.match(start, start + 50)
        assert all(each.held is Held.FILE for each in entries)
        assert tracemalloc.get_traced_memory()[0] < 1000 * 1500, (
            "bytes: less than half of what is known of each"
        )
    finally:
        tracemalloc.stop()
