"""Jobs when imports are taken back: just those of a book in which only the imports that stand were made."""

import itertools
import json
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from networker.domain.told import says_no_more
from networker.domain.vocabulary import Channel, Fact, ImportId
from networker.formats.records import FactValue, HandleValue, PersonRecord
from networker.services import backup, facts, merge, people, take_out, undo
from networker.store.book import Book
from tests.services.imports.brought import brought
from tests.store.dump import dump, refold_everybody
from tests.thorough import examples

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
NAMES = ("Ana", "Ben", "Cem")
Job = tuple[str, str]
File = tuple[Sequence[PersonRecord], bool]  # and whether it lists everybody


def told(kind: str, who: int, title: str, company: str, *, family: str = "Moll", **more: Any) -> PersonRecord:
    """A record of one of a few people, known by the mail address."""
    mail = HandleValue(Channel.MAIL, f"{NAMES[who].lower()}@x.example")
    ties = (FactValue("connected", "", since=f"2019-03-0{who + 1}"),) if kind == "linkedin" else ()
    found = PersonRecord(
        kind, f"{kind}{who}", 1, NAMES[who], family, title=title, company=company, handles=(mail,),
        facts=(*ties, *more.pop("facts", ())), **more,
    )  # fmt: skip
    return found._replace(raw=json.dumps([kind, who, title, company, family, found.facts]))


def bring(book: Book, file: File, n: int) -> ImportId | None:
    """Import a file on the n-th day; None where it changes nothing."""
    records, everybody = file
    done = brought(book, records, everybody=everybody, now=NOW + timedelta(days=n))
    return None if done.import_id is None else ImportId(done.import_id)


def brings(book: Book, *records: PersonRecord, n: int = 0, everybody: bool = False) -> ImportId:
    number = bring(book, (records, everybody), n)
    assert number is not None
    return number


def jobs(book: Book) -> dict[str, object]:
    """What everybody has for jobs, by mail: the present one, and all."""
    found: dict[str, object] = {}
    for person, mail, title, company in book.read(
        "SELECT p.id, h.key, p.title, p.company FROM person p JOIN handle h ON h.person_id = p.id AND h.channel = 'mail'"
    ):
        every = "SELECT value, detail, since, until, aside FROM fact WHERE person_id = ? AND field = 'job'"
        found[mail] = ((title, company), sorted(map(repr, book.read(every, (person,)))))
    return found


def names(book: Book) -> dict[str, object]:
    """What everybody is called, by mail, and what they are called otherwise."""
    found: dict[str, object] = {}
    for person, mail, *name in book.read(
        "SELECT p.id, h.key, p.name, p.family, p.folded FROM person p JOIN handle h ON h.person_id = p.id AND h.channel = 'mail'"
    ):
        also = "SELECT value, detail FROM fact WHERE person_id = ? AND field = 'custom' ORDER BY 1, 2"
        found[mail] = (name, book.read(also, (person,)))
    return found


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Book]:
    with closing(Book(tmp_path / "other", now=NOW)) as found:
        yield found


def as_if_alone(book: Book, other: Book, files: Sequence[File], gone: Sequence[int]) -> None:
    """Bring all, take some back, and compare with a book in which only the rest was brought."""
    numbers = [bring(book, file, n) for n, file in enumerate(files)]
    for n in gone:
        number = numbers[n]
        assert number is not None
        undo.undo_import(book, number, now=NOW)
    for n, file in enumerate(files):
        if n not in gone and numbers[n] is not None:
            bring(other, file, n)
    assert jobs(book) == jobs(other)


# ---- any imports


KINDS = ("linkedin", "vcard", "google", "hubspot")


@st.composite
def files(draw: st.DrawFn, kinds: Sequence[str] = KINDS) -> File:
    kind = draw(st.sampled_from(kinds))
    who = draw(st.lists(st.integers(0, 2), unique=True, min_size=1, max_size=3))
    titles, companies = st.sampled_from(["", "Lead", "Head"]), st.sampled_from(["", "Acme", "Kite"])
    records = [told(kind, each, draw(titles), draw(companies)) for each in who]
    return records, kind == "linkedin" and len(who) > 1


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as found:
        yield Path(found)


FRESH = itertools.count()


@pytest.mark.property
@settings(max_examples=examples(120), deadline=None)
@given(found=st.lists(files(), min_size=2, max_size=5), data=st.data())
def test_jobs_are_those_of_the_imports_that_stand(
    folder: Path, found: list[File], data: st.DataObject
) -> None:
    books = (Book(folder / str(next(FRESH)), now=NOW) for _ in range(2))
    with closing(next(books)) as book, closing(next(books)) as other:
        empty = dump(book)
        numbers = {n: number for n, file in enumerate(found) if (number := bring(book, file, n)) is not None}
        whole = dump(book)
        gone = data.draw(st.permutations(list(numbers)))[: data.draw(st.integers(1, len(numbers)))]
        for n in gone:
            undo.undo_import(book, numbers[n], now=NOW)
            alone = dump(book)
            refold_everybody(book)
            assert dump(book) == alone, "nothing is stale"
        for n in numbers.keys() - set(gone):
            bring(other, found[n], n)
        assert jobs(book) == jobs(other)
        assert backup.check(book) == []
        without = dump(book)
        for _ in gone:
            undo.undo(book, now=NOW)
        assert dump(book) == whole
        for _ in gone:
            undo.redo(book, now=NOW)
        assert dump(book) == without
        for n in numbers.keys() - set(gone):
            undo.undo_import(book, numbers[n], now=NOW)
        assert dump(book) == empty


@pytest.mark.property
@settings(max_examples=examples(60), deadline=None)
@given(
    kind=st.sampled_from(KINDS[:1] + KINDS[2:]),
    cards=st.lists(st.tuples(st.sampled_from(["", "Lead"]), st.sampled_from(["", "Acme"])), min_size=1, max_size=2),
    word=st.sampled_from([("Lead", "Acme"), ("", "Acme"), ("Lead", "")]),
    data=st.data(),
)  # fmt: skip
def test_a_source_that_changes_its_word_tells_the_present_job_whoever_told_it_first(
    folder: Path, kind: str, cards: list[Job], word: Job, data: st.DataObject
) -> None:
    before = [([told(kind, 0, "Head", "Kite")], False)]
    before += [([told("vcard", 0, *card, notes=f"{n}")], False) for n, card in enumerate(cards[:1])]
    before += [([told("outlook", 0, *card, notes=f"{n}")], False) for n, card in enumerate(cards[1:])]
    found = [*before, ([told(kind, 0, *word)], False)]
    books = (Book(folder / str(next(FRESH)), now=NOW) for _ in range(2))
    with closing(next(books)) as book, closing(next(books)) as other:
        numbers = [bring(book, file, n) for n, file in enumerate(found)]
        [(title, company, since)] = book.read(
            "SELECT p.title, p.company, f.since FROM person p JOIN fact f ON f.person_id = p.id AND f.field = 'job'"
            " AND (f.value, f.detail) = (p.title, p.company) AND NOT f.aside"
        )
        assert says_no_more(word, (title, company))
        assert since == f"2026-11-{20 + len(before)}", "it is news"
        assert bring(book, found[-1], 9) is None
        gone = data.draw(st.integers(0, len(found) - 1))
        if number := numbers[gone]:
            undo.undo_import(book, number, now=NOW)
        for n, file in enumerate(found):
            if n != gone or not numbers[gone]:
                bring(other, file, n)
        assert jobs(book) == jobs(other)
        assert backup.check(book) == []


# ---- single cases


@pytest.mark.parametrize("word", [("Lead", "Tern"), ("", "Tern")])
@pytest.mark.parametrize("kind", ["linkedin", "google"])
def test_a_job_that_a_card_told_first_becomes_the_present_one(book: Book, kind: str, word: Job) -> None:
    brings(book, told(kind, 0, "CTO", "Kite"))
    card = brings(book, told("vcard", 0, "Lead", "Tern"), n=1)
    assert book.read("SELECT title, company FROM person") == [("CTO", "Kite")]
    brings(book, told(kind, 0, *word), n=2)
    every = "SELECT value, detail, since, aside FROM fact WHERE field = 'job' ORDER BY id"
    assert book.read("SELECT title, company FROM person") == [("Lead", "Tern")]
    assert book.read(every) == [("CTO", "Kite", None, 0), ("Lead", "Tern", "2026-11-22", 0)]
    undo.undo_import(book, card, now=NOW)
    assert book.read(every) == [("CTO", "Kite", None, 0), (*word, "2026-11-22", 0)]


def test_a_card_that_repeated_a_job_and_comes_to_say_another_ones_tells_the_present_one(
    book: Book, other: Book
) -> None:
    files = [
        ([told(kind, 0, "", company)], False)
        for kind, company in (("google", "Acme"), ("vcard", "Acme"), ("hubspot", "Kite"), ("vcard", "Kite"))
    ]
    as_if_alone(book, other, files, [2])
    assert book.read("SELECT company FROM person") == [("Kite",)]
    undo.undo(book, now=NOW)
    assert book.read("SELECT company FROM person") == [("Kite",)]
    assert book.read("SELECT detail, since, aside FROM fact WHERE field = 'job' ORDER BY id") == [
        ("Acme", None, 0),
        ("Kite", "2026-11-23", 0),
    ]


def test_an_import_taken_straight_back_leaves_the_job_that_a_card_told_first(book: Book) -> None:
    present = "SELECT title, company FROM person"
    brings(book, told("google", 0, "CTO", ""))
    brings(book, told("vcard", 0, "Lead", "Tern"), told("google", 0, "Lead", ""), n=1)
    assert book.read(present) == [("Lead", "Tern")]
    last = brings(book, told("hubspot", 0, "", "Acme"), told("google", 0, "Lead", "", notes="sails"), n=2)
    undo.undo_import(book, last, now=NOW)
    assert book.read(present) == [("Lead", "Tern")]


@pytest.mark.parametrize("order", [("new", "mid", "old"), ("old", "new", "mid"), ("mid", "new", "old")])
def test_of_older_lists_the_newest_that_stands_tells_the_job(
    book: Book, other: Book, order: Sequence[str]
) -> None:
    """An older list lacks whoever came after it."""
    lists = {name: [told("linkedin", 0, "", name, notes=name, family=name.title()), *(told("linkedin", n, "", "Kite") for n in range(1, 3))]
             for name in ("old", "mid", "new")}  # fmt: skip
    ages = {"old": 1, "mid": 2, "new": 3}
    given_ = [(lists[name][: ages[name]], True) for name in order]
    as_if_alone(book, other, given_, [order.index("new")])
    assert names(book) == names(other)
    assert book.read("SELECT company, name FROM person WHERE given = 'Ana'") == [("mid", "Ana Mid")]
    before = dump(book)
    assert bring(book, given_[order.index("mid")], 9) is None
    assert dump(book) == before


def test_a_job_told_in_full_by_another_file_is_one_whatever_goes(book: Book, other: Book) -> None:
    files = [
        ([told(kind, 0, "CEO", company)], False)
        for kind, company in (("vcard", ""), ("google", "BMW"), ("hubspot", "BMW"))
    ]
    as_if_alone(book, other, files, [1])
    assert book.read("SELECT title, company FROM person") == [("CEO", "BMW")]
    assert book.read("SELECT count(*) FROM fact WHERE field = 'job'") == [(1,)]


@pytest.mark.parametrize(
    "order", list(itertools.permutations([("vcard", "", "Acme"), ("google", "Lead", "")]))
)
def test_a_company_and_a_title_alone_are_one_job(book: Book, order: Sequence[tuple[str, str, str]]) -> None:
    numbers = [brings(book, told(kind, 0, *job), n=n) for n, (kind, *job) in enumerate(order)]
    whole = "SELECT value, detail, since, aside FROM fact WHERE field = 'job'"
    assert book.read(whole) == [("Lead", "Acme", None, 0)]
    assert bring(book, ([told("hubspot", 0, "Lead", "Acme")], False), 2), "it tells of her, and nothing new"
    assert book.read(whole) == [("Lead", "Acme", None, 0)]
    undo.undo(book, now=NOW)
    for n, number in enumerate(numbers):
        undo.undo_import(book, number, now=NOW)
        assert book.read(whole) == [(*order[1 - n][1:], None, 0)]
        undo.undo(book, now=NOW)


def test_a_title_that_may_belong_to_either_of_two_jobs_completes_none(book: Book) -> None:
    for n, (kind, *job) in enumerate(
        (("vcard", "", "Acme"), ("google", "", "Kite"), ("hubspot", "Lead", ""))
    ):
        brings(book, told(kind, 0, *job), n=n)
    found = book.read("SELECT value, detail, aside FROM fact WHERE field = 'job' ORDER BY id")
    assert found == [("", "Acme", 0), ("", "Kite", 1), ("Lead", "", 1)]


def test_a_typed_company_is_not_given_a_files_title(book: Book) -> None:
    person, _ = people.add(book, name="Ana Moll", handles=[(Channel.MAIL, "ana@x.example")], now=NOW)
    facts.add(book, person, Fact.JOB, "", detail="Acme", now=NOW)
    brings(book, told("vcard", 0, "Lead", ""))
    found = book.read("SELECT value, detail, aside FROM fact WHERE field = 'job' ORDER BY id")
    assert found == [("", "Acme", 0), ("Lead", "", 1)]


def test_what_the_user_did_to_jobs_stays_when_an_import_goes(book: Book) -> None:
    """Of three who have the same jobs one is left alone, of one a job is set right, of one it is taken out."""
    records = [[told("google", n, "", company) for n in range(3)] for company in ("Acme", "Kite", "Orbit")]
    _, middle, _ = (brings(book, *each, n=n) for n, each in enumerate(records))
    of = "SELECT id FROM fact WHERE field = 'job' AND person_id = ? AND detail = 'Acme'"
    [(wrong,)], [(false,)] = book.read(of, (2,)), book.read(of, (3,))
    facts.change(book, wrong, "Lead", detail="Yard", now=NOW)
    facts.delete(book, false, now=NOW)
    undo.undo_import(book, middle, now=NOW)
    found = book.read(
        "SELECT person_id, value, detail, since FROM fact WHERE field = 'job' ORDER BY person_id, detail"
    )
    assert found == [
        (1, "", "Acme", None), (1, "", "Orbit", "2026-11-22"),
        (2, "", "Orbit", "2026-11-22"), (2, "Lead", "Yard", None),
        (3, "", "Orbit", "2026-11-22"),
    ]  # fmt: skip


def test_a_further_job_of_a_record_stays_beside_the_main_one(book: Book) -> None:
    board = FactValue("job", "Board", "Choir")
    first = brings(book, told("google", 0, "", "Acme"))
    brings(book, told("vcard", 0, "", "Kite", facts=(board,)), n=1)
    undo.undo_import(book, first, now=NOW)
    found = book.read("SELECT value, detail, aside FROM fact WHERE field = 'job' ORDER BY aside")
    assert found == [("", "Kite", 0), ("Board", "Choir", 1)]


def test_what_comes_out_as_it_was_is_the_same_row(book: Book) -> None:
    first = brings(book, told("google", 0, "", "Acme"))
    brings(book, told("vcard", 0, "", "Kite"), n=1)
    brings(book, told("vcard", 0, "", "Orbit"), told("google", 0, "", "Acme", notes="sails"), n=2)
    before = book.read("SELECT * FROM fact WHERE field = 'job' AND detail = 'Orbit'")
    undo.undo_import(book, first, now=NOW)
    assert book.read("SELECT * FROM fact WHERE field = 'job' AND detail = 'Orbit'") == before


def test_of_a_job_told_by_two_records_each_keeps_its_own_when_one_is_taken_out(book: Book) -> None:
    brings(book, told("google", 0, "Lead", ""))
    brings(book, told("vcard", 0, "", "Acme"), n=1)
    before = dump(book)
    take_out.take_out(book, 1, [1], now=NOW)
    assert book.read("SELECT title, company FROM person ORDER BY id") == [("", "Acme"), ("Lead", "")]
    undo.undo(book, now=NOW)
    assert dump(book) == before


@pytest.mark.parametrize("keep", [1, 2])
@pytest.mark.parametrize("firm", ["Acme", "Kite"])
def test_the_job_chosen_in_a_merge_stays_it_when_another_source_tells_a_third_one(
    book: Book, keep: int, firm: str
) -> None:
    brings(book, told("google", 0, "", "Acme"))
    brings(book, told("vcard", 1, "", "Kite"), n=1)
    of_gone = (firm == "Acme") != (keep == 1)
    before = dump(book)
    merge.merge(
        book, keep, 3 - keep, now=NOW, choices=merge.Choices(frozenset({"work"} if of_gone else set()))
    )
    brings(book, told("hubspot", 0, "Lead", "Orbit"), n=2)
    assert book.read("SELECT company FROM person") == [(firm,)]
    undo.undo(book, now=NOW)
    merge.split(book, merge.merges(book)[0].step, now=NOW)
    assert dump(book) == before


@pytest.mark.parametrize(("keep", "gone"), [(1, 2), (2, 1)])
@pytest.mark.parametrize("taken", [(1,), (2,), (1, 2), (2, 1), (0, 2)])
def test_jobs_of_two_who_were_one_are_their_own(
    book: Book, other: Book, keep: int, gone: int, taken: Sequence[int]
) -> None:
    exports = [
        [
            told("linkedin", n, f"{name} {version}", f"Firm {version}", family=f"Moll{version}")
            for n, name in enumerate(NAMES[:2])
        ]
        for version in range(3)
    ]
    numbers = [brings(book, *exports[0])]
    merge.merge(book, keep, gone, now=NOW)
    numbers += [brings(book, *exports[n], n=n) for n in (1, 2)]
    merge.split(book, merge.merges(book)[0].step, now=NOW)
    whole = dump(book)
    for n in taken:
        undo.undo_import(book, numbers[n], now=NOW)
    for n in sorted({0, 1, 2} - set(taken)):
        brings(other, *exports[n], n=n)
    assert jobs(book) == jobs(other)
    assert names(book) == names(other)
    for _ in taken:
        undo.undo(book, now=NOW)
    assert dump(book) == whole


def test_records_of_an_older_book_leave_its_jobs_as_they_are(book: Book) -> None:
    """What they said of jobs was not kept with them: what is there stays, but for what the import brought."""
    first = brings(book, told("google", 0, "", "Acme"))
    brings(book, told("vcard", 0, "Lead", "Kite"), n=1)
    with book.step("forget", "As if it was brought by an earlier version", now=NOW) as step:
        step.execute("UPDATE source SET title = NULL, company = NULL")
        step.execute("DELETE FROM change WHERE tbl = 'source'")
    undo.undo_import(book, first, now=NOW)
    assert book.read("SELECT value, detail FROM fact WHERE field = 'job'") == [("Lead", "Kite")]
    brings(book, told("vcard", 0, "Lead", "Orbit"), n=2)
    assert book.read("SELECT value, detail FROM fact WHERE field = 'job'") == [
        ("Lead", "Kite"),
        ("Lead", "Orbit"),
    ]
