"""Undated files in drops of their own: whatever their order, the one that was changed last has the last word."""

import itertools
import os
import tempfile
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from networker.domain.vocabulary import Channel, Fact, ImportId
from networker.formats.records import FactValue, HandleValue, PersonRecord
from networker.services import backup, facts, imports, merge, undo
from networker.services.imports import Pasted, Report
from networker.services.imports.witnesses import REMARK
from networker.store.book import Book
from tests.services.imports.brought import NOW, brought, record
from tests.store.dump import dump
from tests.thorough import examples

DAY = 86_400.0
OLD, MIDDLE, NEW = 1.70e9, 1.72e9, 1.75e9  # 14 November 2023, 3 July 2024, 15 June 2025


def ana(company: str, family: str = "Berg", *, kind: str = "vcard", **more: object) -> PersonRecord:
    mail = HandleValue(Channel.MAIL, "ana@x.example")
    return record(kind, "ana" if kind == "vcard" else "", f"Ana {family}", mail, company=company, **more)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def bring(book: Book, changed: float, *records: PersonRecord, on: int = 0) -> Report:
    """Bring a file on the n-th day."""
    return brought(book, records, changed=[changed], zone=UTC, now=NOW + timedelta(days=on))


def person(book: Book) -> tuple[object, ...]:
    """Name, company and birthday of the one person there is."""
    (row,) = book.read(
        "SELECT name, company, (SELECT value FROM fact WHERE person_id = p.id AND field = 'birthday'"
        " AND until IS NULL) FROM person p"
    )
    return tuple(row)


def without(book: Book, number: int | None) -> None:
    assert number is not None
    undo.undo_import(book, ImportId(number), now=NOW)


BORN = {name: FactValue("birthday", name) for name in ("1980-01-02", "1980-02-01")}
OLDER = ana("Acme", facts=(BORN["1980-01-02"],))
NEWER = ana("Tern", "Silva", facts=(BORN["1980-02-01"],))


def test_what_was_changed_last_has_the_last_word_though_it_came_first(book: Book) -> None:
    newer = bring(book, NEW, NEWER).import_id
    older = bring(book, OLD, OLDER, on=1)
    assert person(book) == ("Ana Silva", "Tern", "1980-02-01")
    assert book.read("SELECT raw, company FROM source") == [(NEWER.raw, "Tern")]
    assert older.remarks == (
        "“file 0” (14 November 2023) is older than “file 0” (15 June 2025), so it only adds what is new and leaves "
        "1 person as the newer one has them; to go by the older one, take the import of the newer one back.",
    )
    without(book, newer)
    assert person(book) == ("Ana Berg", "Acme", "1980-01-02"), "the older one is the only one now"
    bring(book, NEW, NEWER, on=2)
    assert person(book) == ("Ana Silva", "Tern", "1980-02-01")


def test_an_import_that_was_taken_back_and_is_back_holds_an_older_one(book: Book) -> None:
    """Nothing was done between, so the journal still has what was undone."""
    newer = bring(book, NEW, NEWER).import_id
    without(book, newer)
    undo.undo(book, now=NOW)
    assert len(bring(book, OLD, OLDER, on=1).remarks) == 1
    assert person(book) == ("Ana Silva", "Tern", "1980-02-01")
    without(book, newer)
    undo.undo(book, now=NOW)
    between = ana("Kite", "Ode", facts=(BORN["1980-01-02"],))
    assert len(bring(book, MIDDLE, between, on=2).remarks) == 1
    assert person(book) == ("Ana Silva", "Tern", "1980-02-01")


def test_of_three_birthdays_the_newest_is_left_when_the_middle_one_goes(book: Book) -> None:
    days = ("1980-01-02", "1980-02-01", "1980-03-03")
    cards = [ana("Acme", facts=(FactValue("birthday", day),)) for day in days]
    numbers = [bring(book, OLD + n * DAY, card, on=n).import_id for n, card in enumerate(cards)]
    born = "SELECT value FROM fact WHERE field = 'birthday' AND until IS NULL"
    for gone in (1, 0):
        without(book, numbers[gone])
        assert book.read(born) == [("1980-03-03",)]


def test_where_the_newest_file_is_silent_the_next_one_counts(book: Book) -> None:
    bring(book, NEW, ana("Acme"))
    for n, (changed, city) in enumerate([(OLD, "Oslo"), (MIDDLE, "Rome")], 1):
        assert bring(book, changed, ana("Acme", facts=(FactValue("place", city),)), on=n).remarks == ()
    assert book.read("SELECT city FROM person") == [("Rome",)]


def test_a_place_that_was_held_back_is_the_main_one_when_the_newer_file_goes(book: Book) -> None:
    newer = bring(book, MIDDLE, ana("Acme", facts=(FactValue("place", "Rome"),))).import_id
    bring(book, OLD, ana("Acme", facts=(FactValue("place", "Oslo"),)), on=1)
    assert book.read("SELECT city FROM person") == [("Rome",)]
    without(book, newer)
    bring(book, NEW, ana("Acme", kind="outlook", facts=(FactValue("place", "Paris"),)), on=2)
    assert book.read("SELECT city FROM person") == [("Oslo",)]


def test_two_cards_that_keep_to_their_places_are_no_move(book: Book) -> None:
    """Of two people who were made one, each has a card of their own."""

    def card(place: str, note: str) -> PersonRecord:
        return ana("Acme", facts=(FactValue("place", place),), raw=place + note, notes=note)

    city = "SELECT city FROM person"
    bring(book, OLD, card("Rome", "tea"), card("Oslo", "rum"))
    merge.merge(book, 1, 2, now=NOW)
    assert book.read(city) == [("Rome",)]
    bring(book, NEW, card("Rome", "tea"), card("Oslo", "gin"), on=1)
    assert book.read(city) == [("Rome",)]
    last = bring(book, NEW + DAY, card("Oslo", "ale"), on=2).import_id
    without(book, last)
    assert book.read(city) == [("Rome",)]


def test_a_typed_birthday_is_left_alone(book: Book) -> None:
    newer = bring(book, NEW, NEWER).import_id
    ((number,),) = book.read("SELECT id FROM fact WHERE field = 'birthday'")
    facts.change(book, number, "1980-05-05", now=NOW + timedelta(days=1))
    bring(book, OLD, OLDER, on=2)
    born = "SELECT value FROM fact WHERE field = 'birthday' AND until IS NULL AND NOT aside"
    bring(book, NEW + DAY, ana("Tern", "Silva", facts=(FactValue("birthday", "1980-04-04"),)), on=3)
    assert book.read(born) == [("1980-05-05",)]
    without(book, newer)
    assert book.read(born) == [("1980-05-05",)]


def test_of_two_files_of_a_drop_the_newer_one_gives_the_name(book: Book) -> None:
    """Though the older one follows the record of the book."""
    bring(book, OLD, ana("Acme", notes="a"))
    drop(book, [File(MIDDLE, [ana("Acme", notes="b")]), File(NEW, [ana("Acme", "Silva", notes="c")])], on=1)
    assert person(book)[0] == "Ana Silva"
    assert book.read("SELECT value, detail FROM fact WHERE field = 'custom'") == [("Ana Berg", "former name")]


@pytest.mark.parametrize("order", [(1, 0, 2), (2, 0, 1)])
def test_a_former_name_goes_with_the_only_import_that_said_it(book: Book, order: Sequence[int]) -> None:
    cards = [ana("Acme", family, notes=str(n)) for n, family in enumerate(("Silva", "Berg", "Berg"))]
    numbers = [bring(book, OLD + n * DAY, cards[n], on=on).import_id for on, n in enumerate(order)]
    other = "SELECT value FROM fact WHERE field = 'custom'"
    assert book.read(other) == [("Ana Silva",)]
    without(book, numbers[order.index(0)])
    assert (person(book)[0], book.read(other)) == ("Ana Berg", [])


def test_a_name_that_an_older_file_says_as_well_stays_when_the_newest_goes(book: Book) -> None:
    cards = [ana("Acme", family, notes=str(n)) for n, family in enumerate(("Berg", "Silva", "Berg"))]
    numbers = [bring(book, OLD + n * DAY, cards[n], on=2 - n).import_id for n in (2, 1, 0)]
    without(book, numbers[0])
    other = book.read("SELECT value FROM fact WHERE field = 'custom'")
    assert (person(book)[0], other) == ("Ana Silva", [("Ana Berg",)])


def test_where_nothing_but_a_former_job_is_new_one_sentence_is_enough(book: Book) -> None:
    newer = bring(book, NEW, ana("Tern")).import_id
    done = bring(book, OLD, ana("Acme"), on=1)
    assert (done.updated, len(done.remarks)) == (0, 1)
    assert book.read("SELECT detail FROM fact WHERE field = 'job' ORDER BY 1") == [("Acme",), ("Tern",)]
    assert person(book)[1] == "Tern"
    without(book, newer)
    assert person(book)[1] == "Acme"


def test_in_their_order_they_need_no_word(book: Book) -> None:
    bring(book, OLD, OLDER)
    assert bring(book, NEW, NEWER, on=1).remarks == ()
    assert person(book) == ("Ana Silva", "Tern", "1980-02-01")


@pytest.mark.parametrize("apart", [0.0, 1.5])
def test_what_was_changed_at_once_counts_in_the_order_of_the_drops(book: Book, apart: float) -> None:
    bring(book, NEW, NEWER)
    assert bring(book, NEW - apart, OLDER, on=1).remarks == ()
    assert person(book)[:2] == ("Ana Berg", "Acme")


@pytest.mark.parametrize("changed", [3e11, 253_402_300_799.0, -62_135_596_800.0, -1e11])
def test_a_time_without_a_date_counts_as_unknown(book: Book, changed: float) -> None:
    bring(book, NEW, NEWER)
    assert bring(book, changed, OLDER, on=1).remarks == ()
    assert person(book)[:2] == ("Ana Berg", "Acme")
    assert bring(book, MIDDLE, ana("Kite"), on=2).import_id is not None
    assert bring(book, NEW, ana("Orbit"), on=3).remarks == (), "nobody is locked against later files"
    assert person(book)[1] == "Orbit"


def test_a_book_that_has_such_a_time_already_reads_on(book: Book) -> None:
    bring(book, NEW, NEWER)
    with book.step("import", "", now=NOW) as step:
        step.execute("UPDATE import SET report = replace(report, '1750000000.0', '300000000000.0')")
    assert bring(book, MIDDLE, ana("Kite"), on=1).remarks == ()
    assert person(book)[1] == "Kite"


def test_two_moments_of_one_day_are_told_with_their_time(book: Book) -> None:
    bring(book, NEW, NEWER)
    (remark,) = bring(book, NEW - 3600, OLDER, on=1).remarks
    assert remark.startswith(
        "“file 0” (15 June 2025, 14:06) is older than “file 0” (15 June 2025, 15:06), so"
    )


def test_an_older_file_adds_what_is_new(book: Book) -> None:
    bring(book, NEW, ana("Tern"))
    ben = record("vcard", "ben", "Ben Ode", HandleValue(Channel.MAIL, "ben@x.example"), company="Kite")
    more = ana("Acme", notes="Likes tea", groups=("Choir",), facts=(FactValue("place", "Rome"),))
    more = more._replace(handles=(*more.handles, HandleValue(Channel.MAIL, "ana@y.example")))
    done = bring(book, OLD, more, ben, on=1)
    assert (done.new, done.updated) == (1, 1)
    rows = book.read("SELECT name, company, city, notes FROM person ORDER BY name")
    assert rows == [("Ana Berg", "Tern", "Rome", "Likes tea"), ("Ben Ode", "Kite", "", "")]
    assert book.read("SELECT count(*) FROM handle") == [(3,)]
    assert book.read("SELECT count(*) FROM fact WHERE field = 'address'") == [(0,)], "which is no news"


def test_files_that_tell_of_nobody_in_common_are_neither_older_nor_newer(book: Book) -> None:
    bring(book, NEW, NEWER)
    ben = record("vcard", "ben", "Ben Ode", HandleValue(Channel.MAIL, "ben@x.example"), company="Kite")
    assert bring(book, OLD, ben, on=1).remarks == ()
    assert bring(book, MIDDLE, ben._replace(company="Orbit", raw="other"), on=2).remarks == ()
    assert book.read("SELECT company FROM person WHERE name = 'Ben Ode'") == [("Orbit",)]


def test_what_the_user_wrote_stays(book: Book) -> None:
    bring(book, NEW, NEWER)
    ((number,),) = book.read("SELECT id FROM person")
    facts.add(book, number, Fact.JOB, "Chair", detail="Orbit", now=NOW + timedelta(days=1))
    bring(book, OLD, OLDER, on=2)
    assert person(book)[1] == "Orbit"


def test_the_time_of_a_file_is_that_in_the_archive_and_what_is_pasted_is_of_now(
    book: Book, tmp_path: Path
) -> None:
    table = "First Name,Last Name,Organization Name,E-mail 1 - Value\nAna,Silva,{},ana@x.example\n"

    def drop(path: Path | Pasted) -> str:
        imports.apply(book, imports.plan(book, [path], now=NOW, zone=UTC), now=NOW)
        return str(book.read("SELECT company FROM person")[0][0])

    def write(name: str, company: str, changed: float) -> Path:
        (tmp_path / name).write_text(table.format(company), encoding="utf-8")
        os.utime(tmp_path / name, (changed, changed))
        return tmp_path / name

    assert drop(write("contacts.csv", "Acme", MIDDLE)) == "Acme"
    with zipfile.ZipFile(tmp_path / "drop.zip", "w") as archive:
        archive.writestr(zipfile.ZipInfo("contacts.csv", (2020, 3, 1, 12, 0, 0)), table.format("Tern"))
    assert drop(tmp_path / "drop.zip") == "Acme"
    assert drop(Pasted(table.format("Kite"))) == "Kite"
    assert drop(write("late.csv", "Orbit", NEW)) == "Kite"


def test_a_file_that_tells_what_is_known_is_a_witness(book: Book) -> None:
    ben = record("vcard", "ben", "Ben Ode", HandleValue(Channel.MAIL, "ben@x.example"), company="Kite")
    empty = dump(book)
    all_ = bring(book, NEW, ana("Acme"), ben).import_id
    part = bring(book, OLD, ana("Acme"), on=1)
    assert (part.new, part.updated, part.unchanged, part.remarks) == (0, 0, 1, (REMARK,))
    assert bring(book, OLD, ana("Acme"), on=2).import_id is None, "the same file is one witness"
    assert bring(book, NEW, ana("Acme"), ben, on=2).import_id is None
    without(book, all_)
    assert person(book)[:2] == ("Ana Berg", "Acme")
    without(book, part.import_id)
    assert dump(book) == empty
    assert bring(book, OLD, ana("Acme"), on=3).new == 1


def test_what_an_older_file_told_is_known_again_though_somebody_else_is_more_like_it(book: Book) -> None:
    """Ben Berg came later, was born on the day that the older file has, and shares the address."""

    def ben(family: str, born: str, own: str) -> PersonRecord:
        mails = (HandleValue(Channel.MAIL, f"{each}@x.example") for each in ("ben", own))
        return record("google", "", f"Ben {family}", *mails, facts=(FactValue("birthday", born),))

    older = [[ben("Berg", "1980-01-02", "one")], [ben("Silva", "1980-01-02", "none")]]
    bring(book, NEW, ben("Silva", "1980-02-01", "two"))
    brought(book, *older, changed=[MIDDLE, OLD], zone=UTC, now=NOW)
    before = dump(book)
    again = brought(book, *older, changed=[MIDDLE, OLD], zone=UTC, now=NOW + timedelta(days=1))
    assert (again.import_id, again.unchanged) == (None, 2)
    assert dump(book) == before


# ---- any files, in any order


class File(NamedTuple):
    changed: float
    records: Sequence[PersonRecord]


NAMES = ("Ana", "Ben", "Cem")


@st.composite
def drops(draw: st.DrawFn, most: int = 3) -> list[File]:
    """Files of one kind; `most`: of those without ids."""
    kind = draw(st.sampled_from(["vcard", "google", "csv"]))
    most = 3 if kind == "vcard" else most
    times = st.lists(st.sampled_from([OLD, MIDDLE, NEW]), unique=True, min_size=2, max_size=most)
    found = []
    for changed in draw(times):
        records = []
        for who in draw(st.lists(st.integers(0, 2), unique=True, min_size=1, max_size=3)):
            name = NAMES[who]
            handles = [HandleValue(Channel.MAIL, f"{name.lower()}@x.example")]
            if draw(st.booleans()):
                handles.append(HandleValue(Channel.MAIL, f"{name.lower()}{int(changed)}@y.example"))
            told = []
            if kind == "vcard" and draw(st.booleans()):
                told.append(FactValue("birthday", draw(st.sampled_from(["1980-01-02", "1980-02-01"]))))
            if draw(st.booleans()):
                told.append(FactValue("place", draw(st.sampled_from(["Rome", "Oslo"]))))
            family = draw(st.sampled_from(["Berg", "Silva"]))
            records.append(
                record(
                    kind, name if kind == "vcard" else "", f"{name} {family}", *handles, row=who + 1, facts=tuple(told),
                    title=draw(st.sampled_from(["", "Lead"])), company=draw(st.sampled_from(["", "Acme", "Tern"])),
                )
            )  # fmt: skip
        found.append(File(changed, records))
    return found


def everybody(book: Book) -> dict[str, object]:
    """Whom the book has, by their address: what is present, and all that adds up."""
    found: dict[str, object] = {}
    for number, mail, *present in book.read(
        "SELECT p.id, h.key, p.name, p.family, p.folded, p.title, p.company, p.city FROM person p"
        " JOIN handle h ON h.person_id = p.id AND h.key LIKE '%@x.example'"
    ):
        so = "SELECT field, value FROM fact WHERE person_id = ? AND field <> 'job' AND field <> 'address' ORDER BY 1, 2"
        jobs = "SELECT value, detail, since NOTNULL, aside FROM fact WHERE person_id = ? AND field = 'job' ORDER BY 1, 2, 3"
        birthday = "SELECT value FROM fact WHERE person_id = ? AND field = 'birthday' AND until IS NULL"
        reach = "SELECT channel, key FROM handle WHERE person_id = ? ORDER BY 1, 2"
        told = [book.read(query, (number,)) for query in (so, birthday, reach, jobs)]
        assert mail not in found
        found[str(mail)] = (present, told)
    return found


def alone(book: Book) -> dict[str, object]:
    """Whom the book has, by their address: what there is but one of."""
    return {mail: (present, told[1:3]) for mail, (present, told) in everybody(book).items()}  # type: ignore[misc]


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as found:
        yield Path(found)


FRESH = itertools.count()


def books(folder: Path) -> Iterator[Book]:
    while True:
        yield Book(folder / str(next(FRESH)), now=NOW)


@pytest.mark.property
@settings(max_examples=examples(120), deadline=None)
@given(found=drops(), data=st.data())
def test_drops_in_any_order_are_as_one(folder: Path, found: list[File], data: st.DataObject) -> None:
    fresh = books(folder)
    with closing(next(fresh)) as one, closing(next(fresh)) as by_one:
        brought(one, *(file.records for file in found), changed=[file.changed for file in found])
        empty = dump(by_one)
        numbers = [
            bring(by_one, file.changed, *file.records, on=n).import_id
            for n, file in enumerate(data.draw(st.permutations(found)))
        ]
        assert everybody(by_one) == everybody(one)
        whole = dump(by_one)
        for file in data.draw(st.permutations(found)):
            assert bring(by_one, file.changed, *file.records).import_id is None
        assert dump(by_one) == whole
        gone = data.draw(st.permutations([number for number in numbers if number]))
        for number in gone:
            undo.undo_import(by_one, ImportId(number), now=NOW)
        assert dump(by_one) == empty
        assert backup.check(by_one) == []
        for _ in gone:
            undo.undo(by_one, now=NOW)
        assert dump(by_one) == whole


@pytest.mark.property
@settings(max_examples=examples(120), deadline=None)
@given(found=drops(), data=st.data())
def test_what_stays_is_as_if_alone(folder: Path, found: list[File], data: st.DataObject) -> None:
    assume(len({tuple(each.raw for each in file.records) for file in found}) == len(found))  # no file twice
    fresh = books(folder)
    with closing(next(fresh)) as book, closing(next(fresh)) as other:
        order = data.draw(st.permutations(found))
        numbers = [bring(book, each.changed, *each.records, on=n).import_id for n, each in enumerate(order)]
        gone = data.draw(st.sampled_from(order))
        number = numbers[order.index(gone)]
        if number is not None:
            undo.undo_import(book, ImportId(number), now=NOW)
        for n, file in enumerate(order):
            if file is not gone or number is None:
                bring(other, file.changed, *file.records, on=n)
        assert alone(book) == alone(other)


# ---- what there is but one of: three files, any grouping into drops, any order, any one taken back


@st.composite
def one_card(draw: st.DrawFn) -> list[File]:
    """Three files of one card; each may say nothing, or what another one said."""
    found = []
    for changed in (OLD, MIDDLE, NEW):
        told = [FactValue("birthday", day) for day in draw(DAYS)]
        told += [FactValue("place", place) for place in draw(PLACES)]
        # A note of its own, so that no file is another one again.
        family, company = draw(FAMILIES), draw(COMPANIES)
        found.append(File(changed, [ana(company, family, notes=f"{changed}", facts=tuple(told))]))
    return found


DAYS = st.sampled_from([[], ["1980-01-02"], ["1980-02-01"]])
PLACES = st.sampled_from([[], ["Rome"], ["Oslo"], ["Rome", "Bonn"]])
FAMILIES = st.sampled_from(["Berg"])
COMPANIES = st.sampled_from(["", "Acme", "Tern"])


def drop(book: Book, files: Sequence[File], *, on: int) -> int | None:
    """Bring files in one drop, on the n-th day."""
    lists, changed = [each.records for each in files], [each.changed for each in files]
    return brought(book, *lists, changed=changed, zone=UTC, now=NOW + timedelta(days=on)).import_id


def so(book: Book) -> object:
    """What there is but one of, and everything that was told; whether a name is a former one goes by the drops."""
    facts = (
        "SELECT DISTINCT field, value, CASE field WHEN 'custom' THEN '' ELSE detail END FROM fact"
        " WHERE field <> 'address' ORDER BY 1, 2, 3"
    )
    births = "SELECT value FROM fact WHERE field = 'birthday' AND until IS NULL"
    present = "SELECT name, family, title, company, city FROM person"
    return [book.read(query) for query in (present, births, facts)]


@pytest.mark.property
@settings(max_examples=examples(150), deadline=None)
@given(found=one_card(), data=st.data())
def test_any_grouping_in_any_order_is_as_one_drop(
    folder: Path, found: list[File], data: st.DataObject
) -> None:
    fresh = books(folder)
    with closing(next(fresh)) as one, closing(next(fresh)) as book:
        drop(one, found, on=0)
        order = data.draw(st.permutations(found))
        cut = data.draw(st.integers(1, 3))
        drops = [order[:cut], *([each] for each in order[cut:])]
        if data.draw(st.booleans()):
            drops.reverse()
        numbers = [drop(book, files, on=n) for n, files in enumerate(drops)]
        assert so(book) == so(one)
        whole = dump(book)
        gone = data.draw(st.integers(0, len(drops) - 1))
        without(book, numbers[gone])
        if left := [file for n, files in enumerate(drops) for file in files if n != gone]:
            with closing(next(fresh)) as rest:
                drop(rest, sorted(left), on=0)
                assert so(book) == so(rest)
        assert backup.check(book) == []
        undo.undo(book, now=NOW)
        assert dump(book) == whole
        late = File(
            OLD - DAY, [ana("Kite", "Berg", notes="late", facts=(FactValue("birthday", "1980-03-03"),))]
        )
        drop(book, [late], on=9)
        with closing(next(fresh)) as all_:
            drop(all_, [late, *found], on=0)
            assert so(book) == so(all_)
