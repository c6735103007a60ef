"""Imports of people who were merged are taken back in any order: that two are one keeps nobody, what was typed does."""

import itertools
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networker.domain.vocabulary import Channel, ImportId, PersonId
from networker.formats.records import FactValue, HandleValue, PersonRecord
from networker.services import backup, imports, people, undo
from networker.services.merge import merge
from networker.store.book import Book
from tests.services.imports.brought import NOW, brought, record
from tests.store.dump import dump, refold_everybody
from tests.thorough import examples

FAMILY = HandleValue(Channel.PHONE, "+44 7700 900123")


def told(
    n: int, *, called: str = "Ana Moll", shares: bool = False, notes: str = "", **more: object
) -> PersonRecord:
    """What the n-th import says of her: an address of its own, so that nobody joins the two but by hand."""
    handles = [HandleValue(Channel.MAIL, f"ana{n}@x.example"), *([FAMILY] if shares else [])]
    return record("vcard", f"uid{n}", called, *handles, row=n + 1, notes=notes, **more)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def bring_all(book: Book, records: Sequence[PersonRecord]) -> list[ImportId]:
    done = [brought(book, [each]).import_id for each in records]
    return [ImportId(each) for each in done if each is not None]


def known(book: Book) -> dict[str, list[tuple[object, ...]]]:
    """All that is known of whoever is there, but for numbers and sources."""
    queries = {
        "people": "SELECT notes, circle FROM person",
        "handles": "SELECT channel, text FROM handle",
        "facts": "SELECT field, value, detail FROM fact WHERE field NOT IN ('address', 'left')",
        "groups": "SELECT g.name FROM group_member m JOIN people_group g ON g.id = m.group_id",
        "sources": "SELECT kind, key, name, raw FROM source",
    }
    return {what: sorted(book.read(query)) for what, query in queries.items()}


@dataclass(frozen=True)
class Story:
    """What is brought, who is merged, and whom somebody edited before and after that."""

    records: tuple[PersonRecord, ...]
    merges: tuple[tuple[int, int], ...]
    before: tuple[int, ...]
    after: bool


@st.composite
def stories(draw: st.DrawFn) -> Story:
    many = draw(st.integers(2, 3))
    shares = [draw(st.booleans()) for _ in range(many)]
    records = tuple(
        told(
            n,
            # Of one name and one number they would be one without a word.
            called=f"Ana {['Rio', 'Kern', 'Bay'][n]}"
            if shares[n]
            else draw(st.sampled_from(["Ana Moll", "Ana Ode"])),
            shares=shares[n],
            notes=draw(st.sampled_from(["", f"note {n}"])),
            facts=draw(st.sampled_from([(), (FactValue("custom", "Sailing", "skill"),)])),
            groups=draw(st.sampled_from([(), ("Choir",)])),
        )
        for n in range(many)
    )
    order = draw(st.permutations(range(many)))
    merges = tuple(tuple(draw(st.permutations([order[0], each]))) for each in order[1:])
    before = draw(st.lists(st.integers(0, many - 1), max_size=1))
    return Story(records, merges, tuple(before), draw(st.booleans()))  # type: ignore[arg-type]


def live(book: Book, story: Story) -> list[ImportId]:
    numbers = bring_all(book, story.records)
    for who in story.before:
        people.set_notes(book, PersonId(who + 1), "typed", now=NOW)
    became = list(range(len(story.records)))
    for keep, gone in story.merges:
        one, other = became[keep], became[gone]
        if one != other:
            merge(book, one + 1, other + 1, now=NOW)
            became = [one if each == other else each for each in became]
    if story.after:
        people.add_to_group(book, [PersonId(became[0] + 1)], "Mine", now=NOW)
    return numbers


FRESH = itertools.count()


@pytest.mark.property
@settings(max_examples=examples(30), deadline=None)
@given(story=stories())
def test_the_order_does_not_count_and_a_merge_keeps_nobody(
    tmp_path_factory: pytest.TempPathFactory, story: Story
) -> None:
    folder = tmp_path_factory.mktemp("books")
    with closing(Book(folder, now=NOW)) as book:
        numbers = live(book, story)
        whole = dump(book)
        touched = bool(story.before) or story.after
        for some in itertools.chain.from_iterable(
            itertools.combinations(numbers, n) for n in range(1, len(numbers) + 1)
        ):
            left = None
            for order in itertools.permutations(some):
                for each in order:
                    done = undo.undo_import(book, each, now=NOW)
                assert backup.check(book) == []
                found = known(book)
                left = left if left is not None else found
                assert found == left, "the order does not count"
                bare = dump(book)
                refold_everybody(book)
                assert dump(book) == bare
                names = {name for (name,) in book.read("SELECT name FROM person")}
                assert {each.name for each in done.kept} <= names
                if len(some) == len(numbers):
                    assert bool(names) == touched, "nobody is an empty shell"
                    assert bool(done.kept) <= touched
                for _ in order:
                    undo.undo(book, now=NOW)
                assert dump(book) == whole
        if touched:
            return
        for n, each in enumerate(numbers):
            for other in numbers:
                if other != each:
                    undo.undo_import(book, other, now=NOW)
            with closing(Book(tmp_path_factory.mktemp("alone"), now=NOW)) as alone:
                brought(alone, [story.records[n]])
                assert known(alone) == known(book), "as if it alone had been made"
            for _ in numbers[1:]:
                undo.undo(book, now=NOW)


# ---- single cases


@pytest.mark.parametrize(("keep", "gone"), [(1, 2), (2, 1)])
@pytest.mark.parametrize("order", [(0, 1), (1, 0)])
def test_both_imports_taken_back_leave_nothing(
    book: Book, keep: int, gone: int, order: tuple[int, int]
) -> None:
    empty = dump(book)
    numbers = bring_all(book, [told(0), told(1, called="Ana Ode", shares=True)])
    merge(book, keep, gone, now=NOW)
    kept = [undo.undo_import(book, numbers[n], now=NOW).kept for n in order]
    assert [[(each.by_hand) for each in some] for some in kept] == [[False], []]
    assert dump(book) == empty
    assert all(not each.kept for each in imports.past(book)), "who went later is named no more"


@pytest.mark.parametrize("order", list(itertools.permutations(range(2))))
def test_whom_the_user_edited_after_the_merge_stays_whole_and_is_named(
    book: Book, order: tuple[int, int]
) -> None:
    numbers = bring_all(book, [told(0, shares=True), told(1, called="Ana Ode", shares=True)])
    merge(book, 1, 2, now=NOW)
    people.set_notes(book, PersonId(1), "typed", now=NOW)
    before = known(book)
    for n in order:
        assert [each.by_hand for each in undo.undo_import(book, numbers[n], now=NOW).kept] == [True]
    assert {what: known(book)[what] for what in ("people", "handles", "sources")} == {
        what: before[what] for what in ("people", "handles", "sources")
    }


@pytest.mark.parametrize("order", list(itertools.permutations(range(2))))
def test_what_was_typed_before_keeps_that_part_alone(book: Book, order: tuple[int, int]) -> None:
    numbers = bring_all(book, [told(0), told(1)])
    people.set_notes(book, PersonId(2), "typed", now=NOW)
    merge(book, 1, 2, now=NOW)
    for n in order:
        undo.undo_import(book, numbers[n], now=NOW)
    assert known(book)["handles"] == [("mail", "ana1@x.example")]
    assert known(book)["people"] == [("typed", None)]
