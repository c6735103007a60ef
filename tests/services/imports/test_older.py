"""A file that was brought before is an older word than what came since; one that says anything new is a newer one."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networker.domain.vocabulary import Channel, ImportId
from networker.formats.records import FactValue, HandleValue, PersonRecord
from networker.services import imports, undo
from networker.services.imports import Report
from networker.services.take_out import take_out
from networker.store.book import Book
from tests.services.imports.brought import NOW, brought, record
from tests.store.dump import dump
from tests.thorough import examples

Bring = Callable[..., Report]
Told = Sequence[PersonRecord]


def told(name: str, company: str, born: str = "1980-01-02", **more: object) -> PersonRecord:
    mail = HandleValue(Channel.MAIL, f"{name.lower()}@x.example")
    facts = (FactValue("birthday", born),)
    return record("google", "", f"{name} Moll", mail, company=company, facts=facts, **more)


JANUARY = (told("Ana", "Acme"), told("Ben", "Kite"))
FEBRUARY = (told("Ana", "Acme"), told("Ben", "Orbit"))
MARCH = (told("Ana", "Zeta", "1980-02-01"), told("Ben", "Orbit"), told("Cem", "Kite"))
APRIL = (told("Ana", "Acme"), told("Ben", "Orbit"), told("Cem", "Kite"))  # Ana went back to Acme


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


@pytest.fixture
def bring(book: Book) -> Bring:
    """Brings files, each a month after the one before."""
    months = 0

    def bring_(*files: Told) -> Report:
        nonlocal months
        months += 1
        return brought(book, *files, now=NOW + timedelta(days=30 * (months - 1)))

    return bring_


def companies(book: Book) -> list[str]:
    return [row[0] for row in book.read("SELECT company FROM person ORDER BY name")]


def test_old_and_new_by_turns_change_nothing_any_more(book: Book, bring: Bring) -> None:
    for file in (JANUARY, FEBRUARY, MARCH):
        bring(file)
    before = dump(book)
    for file in (JANUARY, MARCH, FEBRUARY, JANUARY, MARCH):
        done = bring(file)
        assert (done.import_id, done.new, done.updated, done.unchanged) == (None, 0, 0, len(file))
    assert dump(book) == before
    assert bring(FEBRUARY).remarks == (
        "You brought everything in “file 0” by 20 December 2026 and newer files since, so it changes nothing.",
    )
    assert bring(MARCH).remarks == ()


def test_who_goes_back_in_a_file_that_says_anything_new_has_gone_back(book: Book, bring: Bring) -> None:
    for file in (JANUARY, FEBRUARY, MARCH):
        bring(file)
    assert bring(APRIL).updated == 1, "what it says of Ana and of Cem was never so at one time"
    assert companies(book) == ["Acme", "Orbit", "Kite"]
    before = dump(book)
    for file in (JANUARY, MARCH, FEBRUARY, APRIL):
        assert bring(file).import_id is None
    assert dump(book) == before
    bring((told("Ana", "Zeta", "1980-02-01"), told("Dan", "Acme")))
    assert companies(book) == ["Zeta", "Orbit", "Kite", "Acme"]


def test_an_old_file_in_a_drop_with_a_new_one(book: Book, bring: Bring) -> None:
    for file in (JANUARY, MARCH):
        bring(file)
    newest = (told("Ana", "Zeta", "1980-02-01"), told("Ben", "Yard"))
    done = bring(JANUARY, newest)
    assert (done.updated, companies(book)) == (1, ["Zeta", "Yard", "Kite"])
    assert bring(JANUARY, newest).import_id is None


def test_in_other_words_the_same_is_still_known_for_old(book: Book, bring: Bring) -> None:
    """A column that is another in each export, such as the day of the last visit."""
    bring(JANUARY)
    other = (told("Ana", "Zeta"), told("Ben", "Kite", row=7))
    bring(other)
    bring((told("Ana", "Zeta"), told("Ben", "Orbit")))
    assert bring(other).import_id is None
    assert bring(JANUARY).import_id is None
    assert companies(book) == ["Zeta", "Orbit"]


def test_what_was_taken_back_was_never_said(book: Book, bring: Bring) -> None:
    bring(JANUARY)
    number = bring(MARCH).import_id
    assert number is not None
    undo.undo_import(book, ImportId(number), now=NOW)
    assert bring(MARCH).updated == 2
    undo.undo(book, now=NOW)
    bring((told("Ana", "Yard"), told("Ben", "Orbit")))
    assert bring(MARCH).updated == 1, "and so is news"
    undo.undo_import(book, ImportId(1), now=NOW)
    assert bring(JANUARY).updated == 2


def test_a_name_that_changed_does_not_flip(book: Book, bring: Bring) -> None:
    one, other = told("Ana", "Acme"), told("Ana", "Acme")._replace(family="Ode")
    other = other._replace(raw=repr(other))
    bring((one,))
    bring((other,))
    before = dump(book)
    for file in ((one,), (other,), (one,)):
        assert bring(file).import_id is None
    assert dump(book) == before


FILES = (JANUARY, FEBRUARY, MARCH, APRIL)


@pytest.mark.property
@settings(max_examples=examples(25))
@given(order=st.lists(st.integers(0, 3), min_size=2, max_size=6), back=st.data())
def test_whatever_was_brought_is_known_again(
    tmp_path_factory: pytest.TempPathFactory, order: list[int], back: st.DataObject
) -> None:
    with closing(Book(tmp_path_factory.mktemp("book"), now=NOW)) as book:
        empty = dump(book)
        for n in order:
            brought(book, FILES[n])
        before = dump(book)
        for n in back.draw(st.permutations(order)):
            assert brought(book, FILES[n]).import_id is None
        assert dump(book) == before
        for each in back.draw(st.permutations(imports.past(book))):
            undo.undo_import(book, each.id, now=NOW)
        assert dump(book) == empty


def test_two_old_files_of_one_drop_that_say_the_same_are_both_old(book: Book) -> None:
    def both(google: str, outlook: str) -> list[Told]:
        return [[told("Ana", google)], [told("Ana", outlook)._replace(source_kind="outlook")]]

    brought(book, *both("Acme", "Acme"))
    brought(book, *both("Kite", "Kite"), now=NOW + timedelta(days=30))
    before = dump(book)
    assert brought(book, *both("Acme", "Acme"), now=NOW + timedelta(days=60)).import_id is None
    assert dump(book) == before


@pytest.mark.parametrize("line", [1, 7])  # in the very words of the other file, or not
def test_a_record_that_was_taken_out_makes_no_file_a_newer_one(book: Book, bring: Bring, line: int) -> None:
    listed = told("Ana", "")._replace(source_kind="linkedin")
    phone, also = (told("Ana", ""),), told("Ana", "", row=line)
    january, february = (also, told("Cem", "Kite")), (also, told("Cem", "Orbit"))
    bring((listed,))
    for web in (january, february):
        bring(phone, web)
    [(source,)] = book.read("SELECT id FROM source WHERE kind = 'google' AND person_id = 1")
    take_out(book, 1, [source], now=NOW)
    before = dump(book)
    assert bring(phone, january).import_id is None
    assert dump(book) == before
