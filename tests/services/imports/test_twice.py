"""Bringing everything twice changes nothing: each kind of file, several in a drop, and one drop after the other."""

from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networker.formats.records import DateOrder, FactValue, Standing
from networker.services import imports, undo
from networker.services.imports import Report
from networker.store.book import Book
from tests.formats.seeds import SEEDS
from tests.services.imports.brought import ANA, NOW, OLGA, OWNER, brought, record, said
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


def drop(book: Book, folder: Path, names: Sequence[str]) -> Report:
    paths = [folder / name.replace("/", " ") for name in names]
    for path, name in zip(paths, names, strict=True):
        path.write_bytes(FILES[name])
    owners = list(OWN)
    while True:
        try:
            plan = imports.plan(
                book,
                paths,
                owner_names=owners,
                region="GB",
                date_order=DateOrder.DAY_FIRST,
                now=NOW,
                zone=UTC,
            )
        except imports.OwnerUnknown as error:
            owners.append(error.names[0])
        else:
            return imports.apply(book, plan, now=NOW)


def brought_twice(book: Book, folder: Path, drops: Sequence[Sequence[str]]) -> None:
    """Bring drops, each of them twice at once; then take all back."""
    empty = dump(book)
    for names in drops:
        drop(book, folder, names)
        before = dump(book)
        assert drop(book, folder, names).import_id is None
        assert dump(book) == before
    while undo.left(book):
        undo.undo(book, now=NOW)
    assert dump(book) == empty


@pytest.mark.parametrize("name", FILES)
def test_each_kind_of_file(book: Book, tmp_path: Path, name: str) -> None:
    brought_twice(book, tmp_path, [[name]])


@pytest.mark.parametrize("order", [1, -1])
def test_all_of_them_in_one_drop(book: Book, tmp_path: Path, order: int) -> None:
    brought_twice(book, tmp_path, [list(FILES)[::order]])


@pytest.mark.parametrize("known", NUMBERS)
@pytest.mark.parametrize("other", NUMBERS)
@pytest.mark.parametrize("together", [True, False])
def test_a_number_however_it_is_written(
    book: Book, tmp_path: Path, known: str, other: str, together: bool
) -> None:
    chats = [f"WhatsApp Chat with {who}.txt" for who in (known, other, "Bob Smith")]
    brought_twice(book, tmp_path, [chats] if together else [[each] for each in chats])


@pytest.mark.property
@settings(max_examples=examples(20))
@given(
    drops=st.lists(
        st.lists(st.sampled_from(sorted(FILES)), min_size=1, max_size=4, unique=True), min_size=1, max_size=3
    )
)
def test_one_drop_after_the_other(tmp_path_factory: pytest.TempPathFactory, drops: list[list[str]]) -> None:
    with closing(Book(tmp_path_factory.mktemp("book"), now=NOW)) as book:
        brought_twice(book, tmp_path_factory.mktemp("files"), drops)


def test_a_letter_with_a_mere_name_means_who_talked_in_the_same_drop(book: Book) -> None:
    praise = (FactValue("custom", "A fine sailor", "recommendation"),)
    letter = record("linkedin", "", "Ana Torres", facts=praise, standing=Standing.MENTIONED)
    items = [OWNER, letter, said(ANA, "2026-03-04T10:00:00", to=(OLGA,))]
    brought(book, items)
    assert book.read("SELECT value FROM fact WHERE field = 'custom'") == [("A fine sailor",)]
    assert brought(book, items).import_id is None
