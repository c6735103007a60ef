"""Bringing everything twice changes nothing: each kind of file, several in a drop, and one drop after the other."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import UTC
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networker.domain.vocabulary import Channel, PersonId
from networker.formats.records import (
    DateOrder,
    FactValue,
    HandleValue,
    Item,
    OwnerRecord,
    Party,
    Standing,
    TurnRecord,
)
from networker.services import imports, people, undo
from networker.services.imports import Report
from networker.store.book import Book
from tests.formats.seeds import SEEDS
from tests.services.imports.brought import ANA, NOW, OLGA, OWNER, brought, record, said
from tests.services.imports.random_files import ME, Files
from tests.store.dump import dump
from tests.thorough import examples

NUMBERS = ("+44 7700 900123", "+447700900123", "07700 900123")
OWN = ("Mo", "Bo", "Olga")


def chat(who: str) -> bytes:
    said = ("are you coming to the concert?", "gladly, who else is there?", "my sister and her band")
    lines = [
        f"14/03/2026, 10:0{n} - {'Olga' if n % 2 else who}: {words}\n" for n, words in enumerate(said * 2)
    ]
    return "".join(lines).encode()


def card(name: str, number: str) -> bytes:
    return f"BEGIN:VCARD\nVERSION:3.0\nUID:{name}\nN:Smith;{name};;;\nFN:{name} Smith\nTEL:{number}\nEND:VCARD\n".encode()


FILES = (
    SEEDS
    | {f"WhatsApp Chat with {who}.txt": chat(who) for who in ("Bob Smith", *NUMBERS)}
    | {f"{name} {number}.vcf": card(name, number) for name in ("Bob", "Anna") for number in NUMBERS[::2]}
)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def drop(book: Book, folder: Path, files: Mapping[str, bytes], own: list[str]) -> Report:
    """Import files; `own` are the user's names, and becomes what was answered where nobody was known by them."""
    paths = [folder / name.replace("/", " ") for name in files]
    for path, text in zip(paths, files.values(), strict=True):
        path.write_bytes(text)
    while True:
        try:
            plan = imports.plan(
                book, paths, owner_names=own, region="GB", date_order=DateOrder.DAY_FIRST, now=NOW, zone=UTC
            )
        except imports.OwnerUnknown as error:  # of two of these names who talk with each other it is one
            own[:] = [*(each for each in own if each not in error.names), error.names[0]]
        else:
            return imports.apply(book, plan, now=NOW)


def brought_twice(
    book: Book, folder: Path, drops: Sequence[Mapping[str, bytes]], own: Sequence[str] = OWN
) -> None:
    """Bring drops, each of them twice at once; then take all back."""
    empty, own = dump(book), list(own)
    for files in drops:
        drop(book, folder, files, own)
        before = dump(book)
        assert drop(book, folder, files, own).import_id is None
        assert dump(book) == before
    while undo.left(book):
        undo.undo(book, now=NOW)
    assert dump(book) == empty


def chosen(*names: str) -> dict[str, bytes]:
    return {name: FILES[name] for name in names}


@pytest.mark.parametrize("name", FILES)
def test_each_kind_of_file(book: Book, tmp_path: Path, name: str) -> None:
    brought_twice(book, tmp_path, [{name: FILES[name]}])


@pytest.mark.parametrize("order", [1, -1])
def test_all_of_them_in_one_drop(book: Book, tmp_path: Path, order: int) -> None:
    brought_twice(book, tmp_path, [dict(list(FILES.items())[::order])])


@pytest.mark.parametrize("known", NUMBERS)
@pytest.mark.parametrize("other", NUMBERS)
@pytest.mark.parametrize("together", [True, False])
def test_a_number_however_it_is_written(
    book: Book, tmp_path: Path, known: str, other: str, together: bool
) -> None:
    chats = chosen(*(f"WhatsApp Chat with {who}.txt" for who in (known, other, "Bob Smith")))
    brought_twice(book, tmp_path, [chats] if together else [{name: chats[name]} for name in chats])


@pytest.mark.property
@settings(max_examples=examples(20))
@given(
    drops=st.lists(
        st.lists(st.sampled_from(sorted(FILES)), min_size=1, max_size=4, unique=True), min_size=1, max_size=3
    )
)
def test_one_drop_after_the_other(tmp_path_factory: pytest.TempPathFactory, drops: list[list[str]]) -> None:
    with closing(Book(tmp_path_factory.mktemp("book"), now=NOW)) as book:
        brought_twice(book, tmp_path_factory.mktemp("files"), [chosen(*each) for each in drops])


@pytest.mark.property
@settings(max_examples=examples(400))
@given(seed=st.integers(0, 1_000_000))
def test_drops_of_many_kinds_about_a_few_people(tmp_path_factory: pytest.TempPathFactory, seed: int) -> None:
    files = Files(seed)
    drops = [files.drop() for _ in range(files.drops)]
    with closing(Book(tmp_path_factory.mktemp("book"), now=NOW)) as book:
        brought_twice(book, tmp_path_factory.mktemp("files"), drops, (ME, "olga@x.example"))


def test_a_letter_with_a_mere_name_means_who_talked_in_the_same_drop(book: Book) -> None:
    praise = (FactValue("custom", "A fine sailor", "recommendation"),)
    letter = record("linkedin", "", "Ana Torres", facts=praise, standing=Standing.MENTIONED)
    items = [OWNER, letter, said(ANA, "2026-03-04T10:00:00", to=(OLGA,))]
    brought(book, items)
    assert book.read("SELECT value FROM fact WHERE field = 'custom'") == [("A fine sailor",)]
    assert brought(book, items).import_id is None


def letters(*jobs: tuple[str, str]) -> list[Item]:
    """What one writes of the user in one letter after the other, of whom each tells where they work."""
    praise = (FactValue("custom", "A fine sailor", "recommendation"),)
    return [
        record(
            "linkedin", "", "Ana Torres", row=row, title=title, company=company, facts=praise, standing=Standing.MENTIONED
        )
        for row, (title, company) in enumerate(jobs, 1)
    ]  # fmt: skip


def test_letters_that_tell_of_several_jobs_are_no_news_the_second_time(book: Book) -> None:
    items = [*letters(("", "Kite"), ("Lead", "Kite"), ("", "Kite"), ("Cook", "Acme"))]
    brought(book, [OWNER, *items, said(ANA, "2026-03-04T10:00:00", to=(OLGA,))])
    before = dump(book)
    again = brought(book, [OWNER, *items, said(ANA, "2026-03-04T10:00:00", to=(OLGA,))])
    assert again.import_id is None
    assert dump(book) == before


def test_two_address_books_of_one_kind_that_tell_of_several_jobs_are_no_news_the_second_time(
    book: Book,
) -> None:
    mail = HandleValue(Channel.MAIL, "ana@x.example")
    known = record("vcard", "1", "Ana Torres", mail)
    first = [record("google", "", "Ana Torres", mail, title="Lead", company="Kite")]
    second = [
        record("google", "", "Ana Torres", title="Lead"),
        record("google", "", "Ana Torres", mail, row=2, title="Cook", company="Acme"),
    ]
    brought(book, [known])
    brought(book, first, second)
    before = dump(book)
    assert brought(book, first, second).import_id is None
    assert dump(book) == before


def test_who_is_written_to_at_the_address_of_another_stays_who_they_were(book: Book) -> None:
    def party(name: str) -> Party:
        return Party("", name, (HandleValue(Channel.MAIL, "smiths@x.example"),))

    mine = Party("", "Olga Wren", (HandleValue(Channel.MAIL, "olga@x.example"),))

    def turn(kind: str, to: Party) -> TurnRecord:
        return TurnRecord(kind, kind, 1, "2026-03-04T10:00:00+00:00", Channel.MAIL, mine, (to,), text="words")

    owner = OwnerRecord("mail", 0, "Olga Wren", (), mine.handles)
    brought(book, [owner, turn("mail", party("Anna Smith"))])
    brought(book, [record("vcard", "1", "Bob Lee", *party("").handles)])
    files = ([owner, turn("mail", party("John Smith"))], [owner, turn("calendar", party("John Smith"))])
    brought(book, *files)
    before = dump(book)
    assert brought(book, *files).import_id is None
    assert dump(book) == before


def test_one_chat_under_two_numbers_is_no_news_the_second_time(book: Book, tmp_path: Path) -> None:
    numbers = ("07700 900123", "+44 7700 900124")  # the first read is not the first in their order
    files = {f"WhatsApp Chat with {who}.txt": chat(who) for who in reversed(numbers)}
    brought_twice(book, tmp_path, [files])
    files = {f"WhatsApp Chat with {who}.txt": chat(who) for who in numbers}
    brought_twice(book, tmp_path, [files])


def test_a_chat_goes_on_with_whom_it_was_though_another_has_their_number_and_name(
    book: Book, tmp_path: Path
) -> None:
    family = HandleValue(Channel.PHONE, NUMBERS[0])
    brought(
        book, [record("vcard", str(n), f"{name} Smith", family) for n, name in enumerate(("Bob", "Anna"))]
    )
    drop(book, tmp_path, {f"WhatsApp Chat with {NUMBERS[0]}.txt": chat(NUMBERS[0])}, ["Olga"])
    talked = "SELECT person_id FROM interaction_person"
    [(who,)] = book.read(talked)
    assert who not in (1, 2)
    longer = chat("Bob Smith") + b"14/03/2026, 11:00 - Bob Smith: the next one is in May\n"
    for _ in range(2):
        drop(book, tmp_path, {"WhatsApp Chat with Bob Smith.txt": longer}, ["Olga"])
        assert book.read(talked) == [(who,)]


def test_of_three_rows_with_an_address_the_last_two_may_be_one(book: Book) -> None:
    mail = HandleValue(Channel.MAIL, "family@x.example")
    rows = [record("telegram", "2", "Bob Lee", mail), record("telegram", "1", "Ana Torres", mail, row=2)]
    report = brought(book, [*rows, rows[1]._replace(row=3)])
    assert [each.why for each in report.skipped] == ["the same as row 2"]
    assert brought(book, [*rows, rows[1]._replace(row=3)]).import_id is None


def test_a_row_that_repeats_another_is_nobody_whom_a_talk_may_mean(book: Book) -> None:
    mail = HandleValue(Channel.MAIL, "ana@x.example")
    card = record("vcard", "1", "Ana Moll", mail)
    rows = [record("google", "", "Ana Torres", mail), record("google", "", "Ana Torres", mail)]
    report = brought(
        book, [card], rows, [OWNER, said(Party("", "Ana Torres"), "2026-03-04T10:00:00", to=(OLGA,))]
    )
    assert [each.why for each in report.skipped] == ["the same as row 1"]


def test_of_two_with_one_profile_the_same_talked_when_they_were_new_and_since(book: Book) -> None:
    profile = HandleValue(Channel.LINKEDIN, "https://www.linkedin.com/in/ana-torres")
    mails = [HandleValue(Channel.MAIL, f"{name}@x.example") for name in ("ana", "torres")]
    brought(book, [record("google", "", "Ana Torres", mails[1])])
    rows = [
        record("linkedin", "ana-torres", "Ana Torres", profile, mail, row=row)
        for row, mail in enumerate(mails, 1)
    ]
    files = (
        [OWNER, *rows],
        [said(ANA._replace(source_id="ana-torres", handles=(profile,)), "2026-03-04T10:00:00", to=(OLGA,))],
    )
    brought(book, *files)
    before = dump(book)
    assert brought(book, *files).import_id is None
    assert dump(book) == before


@pytest.mark.parametrize("name", ["Ana of the fair", ""])
@pytest.mark.parametrize("together", [True, False])
def test_whom_the_user_calls_otherwise_is_no_news_the_second_time(
    book: Book, name: str, together: bool
) -> None:
    """Of two records in one place that say the same one is kept, and the other is held against the book as it is."""
    listed = [record("linkedin", "ana", "Ana Torres", *ANA.handles)]
    talk = [OWNER, said(OLGA, "2026-03-04T10:00", to=(ANA,))]
    drops: list[list[list[Item]]] = [[[*listed], [*talk]]] if together else [[[*listed]], [[*talk]]]
    for files in drops:
        brought(book, *files)
    [(person,)] = book.read("SELECT id FROM person WHERE me = 0")
    people.rename(book, PersonId(person), name, now=NOW)
    before = dump(book)
    for files in drops:
        assert brought(book, *files).import_id is None
    assert dump(book) == before
