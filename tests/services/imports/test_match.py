"""Who a record is: by its id, its name and day, or by nobody of the book; and what is only a doubt."""

import tracemalloc
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, PersonId
from networker.formats.records import (
    FactValue,
    HandleValue,
    Item,
    PersonRecord,
    Standing,
)
from networker.services import imports, people, undo
from networker.services.imports import Plan
from networker.services.imports.match import Matcher
from networker.services.imports.planned import Entry, Held
from networker.store.book import Book
from tests.services.imports.brought import NOW, brought, record
from tests.services.imports.matched import ANNA, MAIL, PHONE, chat, names
from tests.store.dump import dump


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    found = Book(data_dir, now=NOW)
    yield found
    found.close()


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


@pytest.mark.parametrize("fact", [FactValue("gender", "m"), FactValue("place", "Lyon")])
def test_a_name_and_a_fact_of_many_are_only_a_doubt(book: Book, fact: FactValue) -> None:
    brought(book, [record("google", "", "John Smith", MAIL, company="Acme", facts=(fact,))])
    done = brought(book, [record("google", "", "John Smith", PHONE, company="Acme", facts=(fact,))])
    assert (done.new, len(done.doubtful)) == (1, 1)


def test_a_name_and_a_whole_birthday_are_somebody(book: Book) -> None:
    born = (FactValue("birthday", "1980-05-03"),)
    brought(book, [record("google", "", "John Smith", MAIL, facts=born)])
    assert brought(book, [record("google", "", "John Smith", PHONE, facts=born)]).new == 0


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
