"""What the preview announces is what the book has then; and names are those that the imports which stand tell."""

import itertools
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from networker.domain.vocabulary import Channel, Fact, ImportId, PersonId
from networker.formats.records import (
    ME,
    FactValue,
    HandleValue,
    Item,
    OwnerRecord,
    Party,
    PersonRecord,
    Standing,
    TurnRecord,
)
from networker.services import backup, facts, merge, people, undo
from networker.services.imports import Plan
from networker.services.imports.alike import shown_name
from networker.store.book import Book
from tests.services.imports.brought import NOW, brought, record
from tests.store.dump import dump, refold_everybody
from tests.thorough import examples

DAY = 86_400.0
OLD = 1.70e9
OWNER = OwnerRecord("mail", 1, "Olga Wren", (), (HandleValue(Channel.MAIL, "olga@x.example"),))
PEOPLE = ("Ana", "Ben")
LISTS = ("vcard", "google", "outlook", "linkedin")
KINDS = (*LISTS, "slack", "talk")
Row = dict[str, str]


class File(NamedTuple):
    items: tuple[Item, ...]
    changed: float | None
    everybody: bool


@st.composite
def files(draw: st.DrawFn, kinds: Sequence[str] = KINDS, *, born: bool = True) -> File:
    """A file about one or two people, each known by the mail address; two birthdays would make two of one."""
    kind = draw(st.sampled_from(kinds))
    who = draw(st.lists(st.sampled_from(PEOPLE), unique=True, min_size=1, max_size=2))
    items = tuple(_record(draw, kind, n, name, born=born) for n, name in enumerate(who, 1))
    if kind == "talk":
        return File((OWNER, *items), None, everybody=False)
    return File(items, draw(CHANGED), everybody=kind == "linkedin" and draw(st.booleans()))


CHANGED = st.sampled_from([None, *(OLD + n * DAY for n in range(4))])


def _record(draw: st.DrawFn, kind: str, row: int, name: str, *, born: bool) -> Item:
    family = draw(st.sampled_from(["Berg", "Silva", "Ode"]))
    mail = HandleValue(Channel.MAIL, f"{name.lower()}@x.example")
    if kind == "talk":
        other = Party(mail.text, f"{name} {family}", (mail,))
        at = f"2026-03-0{draw(st.integers(4, 5))}T10:00:00+00:00"
        return TurnRecord("mail", name, row, at, Channel.MAIL, ME, (other,), text=f"words {at}")
    facts = [FactValue("birthday", day) for day in (draw(BIRTHDAYS) if born else ())]
    facts += [FactValue("place", place) for place in draw(PLACES)]
    if kind == "linkedin":
        facts.append(FactValue("connected", "", since=f"2019-03-0{draw(st.integers(1, 3))}"))
    number = "" if kind in ("google", "outlook") else f"{kind}{name}"
    given, middle = name, draw(st.sampled_from(["", "", "Rose"]))
    made = PersonRecord(
        kind, number, row, given, family, middle=middle, title=draw(TITLES), company=draw(COMPANIES), handles=(mail,),
        facts=tuple(facts), standing=Standing.MENTIONED if kind == "slack" else Standing.LISTED,
    )  # fmt: skip
    return made._replace(raw=repr(made))


BIRTHDAYS = st.sampled_from([[], [], ["1980-01-02"], ["1980-02-01"]])
PLACES = st.sampled_from([[], [], ["Rome"], ["Oslo"]])
TITLES, COMPANIES = st.sampled_from(["", "Lead", "CTO"]), st.sampled_from(["", "Acme", "Tern"])


class Seen(NamedTuple):
    """What a preview announced, by person of the book: the values that will be so."""

    changed: dict[int, Row]
    new: list[str]  # what newcomers will be called


def announced(plan: Plan) -> Seen:
    changed: dict[int, Row] = {}
    new: dict[int, str] = {}
    for n, entry in enumerate(plan.entries):
        here = changed.setdefault(entry.person, {}) if entry.person else {}
        if not entry.person and entry.verdict in ("new", "updated") and plan.root(n) == n:
            new[n] = shown_name(entry.record)
        for each in entry.changes:
            if each.what == "name":
                here["name"] = each.new
            elif each.what == "job" and each.fact and not each.aside:
                here |= {"title": each.fact.value, "company": each.fact.detail}
            elif each.fact and each.fact.field in ("birthday", "place") and not (each.aside or each.former):
                here[each.fact.field] = each.fact.value
        if not entry.person and "name" in here:
            new[plan.root(n)] = here["name"]
    return Seen({person: here for person, here in changed.items() if here}, sorted(new.values()))


def so(book: Book) -> dict[int, Row]:
    """What is so of everybody, by their number."""
    birthday = (
        "SELECT value FROM fact WHERE person_id = p.id AND field = 'birthday' AND until IS NULL AND NOT aside"
    )
    columns = ("name", "title", "company", "place", "birthday")
    rows = book.read(f"SELECT id, name, title, company, city, ({birthday}) FROM person p WHERE me = 0")
    return {number: dict(zip(columns, [each or "" for each in row], strict=True)) for number, *row in rows}


def drop(book: Book, found: Sequence[File], n: int) -> tuple[Seen, ImportId | None]:
    """Bring files in one drop, on the n-th day, as the preview was seen."""
    seen: list[Seen] = []
    done = brought(
        book, *(each.items for each in found), changed=[each.changed for each in found],
        everybody=all(each.everybody for each in found), now=NOW + timedelta(days=n), answer=lambda plan: seen.append(announced(plan)),
    )  # fmt: skip
    return seen[0], None if done.import_id is None else ImportId(done.import_id)


@pytest.fixture(scope="module")
def folder() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as found:
        yield Path(found)


FRESH = itertools.count()


def fresh(folder: Path) -> Book:
    return Book(folder / str(next(FRESH)), now=NOW)


@pytest.mark.property
@settings(max_examples=examples(150), deadline=None, suppress_health_check=list(HealthCheck))
@given(drops=st.lists(st.lists(files(), min_size=1, max_size=3), min_size=2, max_size=5), data=st.data())
def test_what_the_preview_shows_is_what_is_written(
    folder: Path, drops: list[list[File]], data: st.DataObject
) -> None:
    with closing(fresh(folder)) as book:
        numbers: list[ImportId] = []
        for n, each in enumerate(drops):
            before = so(book)
            seen, number = drop(book, each, n)
            after = so(book)
            for person, row in before.items():
                assert after[person] == row | seen.changed.get(person, {})
            assert sorted(row["name"] for person, row in after.items() if person not in before) == seen.new
            numbers += [number] if number is not None else []
            if numbers and data.draw(st.integers(0, 3)) == 0:
                undo.undo_import(book, numbers.pop(data.draw(st.integers(0, len(numbers) - 1))), now=NOW)
        assert backup.check(book) == []


def called(book: Book) -> dict[str, object]:
    """What everybody is called, by their address: the present name, and others."""
    others = "SELECT value, detail FROM fact WHERE person_id = ? AND field = 'custom' ORDER BY 1, 2"
    rows = book.read(
        "SELECT p.id, h.key, p.name, p.given, p.family, p.folded FROM person p JOIN handle h ON h.person_id = p.id"
        " WHERE p.me = 0 AND h.key LIKE '%@x.example'"
    )
    assert len({mail for _, mail, *_ in rows}) == len(rows), "nobody is two people"
    return {mail: (row, book.read(others, (number,))) for number, mail, *row in rows}


@pytest.mark.property
@settings(max_examples=examples(150), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    drops=st.lists(
        st.lists(files(LISTS, born=False), min_size=1, max_size=2),
        min_size=2,
        max_size=5,
    ),
    data=st.data(),
)
def test_names_are_those_of_the_imports_that_stand(
    folder: Path, drops: list[list[File]], data: st.DataObject
) -> None:
    with closing(fresh(folder)) as book, closing(fresh(folder)) as other:
        empty = dump(book)
        numbers = {n: found for n, each in enumerate(drops) if (found := drop(book, each, n)[1]) is not None}
        whole = dump(book)
        gone = data.draw(st.permutations(list(numbers)))[: data.draw(st.integers(1, len(numbers)))]
        for n in gone:
            undo.undo_import(book, numbers[n], now=NOW)
        for n in numbers.keys() - set(gone):
            drop(other, drops[n], n)
        assert called(book) == called(other)
        assert jobs_and_places(book) == jobs_and_places(other)
        assert backup.check(book) == []
        without = dump(book)
        refold_everybody(book)
        assert dump(book) == without, "nothing is stale"
        for _ in gone:
            undo.undo(book, now=NOW)
        assert dump(book) == whole
        for n in data.draw(st.permutations(list(numbers))):
            undo.undo_import(book, numbers[n], now=NOW)
        assert dump(book) == empty


@pytest.mark.property
@settings(max_examples=examples(100), deadline=None, suppress_health_check=list(HealthCheck))
@given(
    families=st.lists(st.sampled_from(["Berg", "Silva", "Ode"]), min_size=3, max_size=3),
    number=st.sampled_from(["ana", ""]),
    data=st.data(),
)
def test_in_whatever_drops_files_come_the_name_is_that_of_the_newest(
    folder: Path, families: list[str], number: str, data: st.DataObject
) -> None:
    mail = HandleValue(Channel.MAIL, "ana@x.example")
    found = [
        File((record("vcard", number, f"Ana {family}", mail, notes=f"{n}"),), OLD + n * DAY, everybody=False)
        for n, family in enumerate(families)
    ]
    order = data.draw(st.permutations(found))
    cut = data.draw(st.integers(1, 3))
    drops = [order[:cut], *([each] for each in order[cut:])]
    if data.draw(st.booleans()):
        drops.reverse()
    with closing(fresh(folder)) as book:
        numbers = [drop(book, each, n)[1] for n, each in enumerate(drops)]
        assert names(book) == expected(found)
        gone = data.draw(st.integers(0, len(drops) - 1))
        undo.undo_import(book, ImportId(numbers[gone] or 0), now=NOW)
        left = [each for n, each_drop in enumerate(drops) for each in each_drop if n != gone]
        assert names(book) == expected(left)


def jobs_and_places(book: Book) -> dict[str, object]:
    """By their address what everybody has for jobs and places: the present ones, and all."""
    every = (
        "SELECT field, value, detail, CASE WHEN field = 'job' THEN since END, until, aside FROM fact"
        " WHERE person_id = ? AND field IN ('job', 'place')"
    )
    rows = book.read(
        "SELECT p.id, h.key, p.title, p.company, p.city FROM person p JOIN handle h ON h.person_id = p.id"
        " AND h.channel = 'mail' WHERE p.me = 0"
    )
    return {
        mail: (present, sorted(map(repr, book.read(every, (number,))))) for number, mail, *present in rows
    }


def names(book: Book) -> list[tuple[str, set[str]]]:
    """What everybody is called, and was."""
    former = "SELECT value FROM fact WHERE person_id = ? AND detail = 'former name'"
    rows = book.read("SELECT id, name FROM person")
    return [(name, {value for (value,) in book.read(former, (number,))}) for number, name in rows]


def expected(found: Sequence[File]) -> list[tuple[str, set[str]]]:
    """The name in the newest file, and those in the others."""
    newest_last = sorted(found, key=lambda each: each.changed or 0)
    told = [shown_name(each) for file in newest_last for each in file.items if isinstance(each, PersonRecord)]
    return [(told[-1], set(told) - {told[-1]})] if told else []


def ana(kind: str, family: str, changed: float | None = None, **more: object) -> File:
    mail = HandleValue(Channel.MAIL, "ana@x.example")
    made = record(kind, "ana" if kind == "vcard" else "", f"Ana {family}", mail, **more)
    return File((made,), changed, everybody=False)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def test_an_older_word_that_makes_a_newer_one_news_moves_the_job_to_that(book: Book) -> None:
    """LinkedIn's job stands beside an address book's only word; that it was another one before makes it news."""
    drop(book, [ana("linkedin", "Berg", company="Acme")], 0)
    drop(book, [ana("vcard", "Berg", OLD + DAY, company="Tern")], 1)
    assert so(book)[1]["company"] == "Acme"
    seen, _ = drop(book, [ana("vcard", "Berg", OLD, company="Kite")], 2)
    assert so(book)[1]["company"] == seen.changed.get(1, {}).get("company", "Acme")


def test_an_older_file_that_changes_nothing_by_itself_may_make_what_others_told_news(book: Book) -> None:
    drop(book, [ana("google", "Berg", company="Tern"), ana("outlook", "Berg", title="CTO")], 0)
    drop(book, [ana("vcard", "Berg", OLD + DAY, title="Lead", company="Tern")], 1)
    assert so(book)[1]["title"] == "CTO"
    seen, _ = drop(book, [ana("vcard", "Berg", OLD, title="CTO", company="Tern")], 2)
    assert so(book)[1]["title"] == "Lead"
    assert seen.changed == {1: {"title": "Lead", "company": "Tern"}}


def test_a_newer_word_beside_one_that_is_held_back_is_the_present_one_in_the_preview_too(book: Book) -> None:
    drop(book, [ana("vcard", "Berg", OLD + DAY, title="CTO")], 0)
    older = ana("vcard", "Berg", OLD, title="Lead")
    newer = ana("vcard", "Berg", OLD + DAY, title="CTO", company="Tern")
    seen, _ = drop(book, [older, newer], 1)
    assert so(book)[1]["company"] == "Tern"
    assert seen.changed == {1: {"title": "CTO", "company": "Tern"}}


def test_who_has_come_to_the_job_that_a_card_told_first_is_announced_with_it(book: Book) -> None:
    drop(book, [ana("linkedin", "Berg", title="CTO", company="Kite")], 0)
    drop(book, [ana("vcard", "Berg", title="Lead", company="Tern")], 1)
    seen, _ = drop(book, [ana("linkedin", "Berg", title="Lead", company="Tern")], 2)
    assert seen.changed == {1: {"title": "Lead", "company": "Tern"}}
    assert (so(book)[1]["title"], so(book)[1]["company"]) == ("Lead", "Tern")


def test_a_card_that_repeated_a_place_and_comes_to_say_another_ones_is_a_move(book: Book) -> None:
    towns = (("google", "Rome"), ("vcard", "Rome"), ("hubspot", "Oslo"), ("vcard", "Oslo"))
    for n, (kind, town) in enumerate(towns):
        seen, _ = drop(book, [ana(kind, "Berg", facts=(FactValue("place", town),))], n)
    assert seen.changed == {1: {"place": "Oslo"}}
    assert so(book)[1]["place"] == "Oslo"
    assert book.read("SELECT count(*) FROM fact WHERE field = 'place'") == [(2,)]
    seen, _ = drop(book, [ana("google", "Berg", facts=(FactValue("place", "Rome"),), notes="sails")], 4)
    assert (so(book)[1]["place"], seen.changed) == ("Oslo", {}), "it said so before"


def born(kind: str, day: str, changed: float | None = None) -> File:
    return ana(kind, "Berg", changed, facts=(FactValue("birthday", day),))


def lives(kind: str, town: str, changed: float | None = None) -> File:
    return ana(kind, "Berg", changed, facts=(FactValue("place", town),))


def test_a_birthday_that_a_newer_file_of_the_drop_sets_right_is_announced(book: Book) -> None:
    drop(book, [born("outlook", "1980-02-01")], 0)
    seen, _ = drop(book, [born("vcard", "1980-02-01", OLD), born("vcard", "1980-01-02", OLD + DAY)], 1)
    assert (so(book)[1]["birthday"], seen.changed) == ("1980-01-02", {1: {"birthday": "1980-01-02"}})


def test_a_birthday_of_which_a_file_said_but_the_day_is_no_news_by_its_next_one(book: Book) -> None:
    drop(book, [born("outlook", "1980-01-02")], 0)
    seen, _ = drop(book, [born("vcard", "--01-02"), born("vcard", "1980-02-01", OLD)], 1)
    assert (so(book)[1]["birthday"], seen.changed) == ("1980-01-02", {})


def test_an_older_file_that_repeats_a_place_makes_the_newer_one_a_move(book: Book) -> None:
    drop(book, [lives("vcard", "Rome")], 0)
    drop(book, [lives("outlook", "Oslo", OLD + DAY)], 1)
    assert so(book)[1]["place"] == "Rome"
    seen, _ = drop(book, [lives("outlook", "Rome", OLD)], 2)
    assert (so(book)[1]["place"], seen.changed) == ("Oslo", {1: {"place": "Oslo"}})


def test_two_places_of_one_drop_are_told_in_the_order_of_its_files(book: Book) -> None:
    drop(book, [ana("google", "Berg")], 0)
    seen, _ = drop(book, [lives("outlook", "Rome"), lives("google", "Oslo", OLD)], 1)
    assert (so(book)[1]["place"], seen.changed) == ("Rome", {1: {"place": "Rome"}})


def test_a_birthday_that_the_user_typed_is_not_announced_to_change(book: Book) -> None:
    drop(book, [born("outlook", "1980-02-01")], 0)
    drop(book, [born("google", "1980-01-02", OLD + DAY)], 1)
    facts.add(book, PersonId(1), Fact.BIRTHDAY, "1980-03-03", now=NOW + timedelta(days=2))
    seen, _ = drop(book, [born("google", "1980-02-01", OLD)], 3)
    assert (so(book)[1]["birthday"], seen.changed) == ("1980-03-03", {})


def test_a_network_is_as_old_as_its_days_say_also_for_a_place(book: Book) -> None:
    drop(book, [lives("outlook", "Oslo")], 0)
    drop(book, [lives("linkedin", "Rome", OLD + DAY), ana("vcard", "Berg")], 1)
    seen, _ = drop(book, [lives("linkedin", "Oslo", OLD), ana("google", "Berg")], 2)
    assert (so(book)[1]["place"], seen.changed) == ("Oslo", {1: {"place": "Oslo"}})


def test_a_birthday_that_another_file_told_without_its_year_stays_so_when_the_whole_one_goes(
    book: Book,
) -> None:
    _, whole = drop(book, [born("google", "1980-01-02")], 0)
    _, day = drop(book, [born("vcard", "--01-02")], 1)
    before = dump(book)
    undo.undo_import(book, ImportId(whole or 0), now=NOW)
    assert so(book)[1]["birthday"] == "--01-02"
    undo.undo(book, now=NOW)
    assert dump(book) == before
    undo.undo_import(book, ImportId(whole or 0), now=NOW)
    undo.undo_import(book, ImportId(day or 0), now=NOW)
    assert book.read("SELECT count(*) FROM person") == book.read("SELECT count(*) FROM fact") == [(0,)]


def test_a_birthday_that_the_user_took_out_does_not_come_back_without_its_year(book: Book) -> None:
    _, whole = drop(book, [born("google", "1980-01-02")], 0)
    drop(book, [born("vcard", "--01-02")], 1)
    ((number,),) = book.read("SELECT id FROM fact WHERE field = 'birthday'")
    facts.delete(book, number, now=NOW + timedelta(days=2))
    undo.undo_import(book, ImportId(whole or 0), now=NOW)
    assert so(book)[1]["birthday"] == ""


def test_what_was_undone_was_not_taken_out(book: Book) -> None:
    drop(book, [ana("google", "Berg", company="Acme")], 0)
    drop(book, [ana("google", "Berg", company="Tern")], 1)
    undo.undo(book, now=NOW)
    seen, _ = drop(book, [ana("linkedin", "Berg", company="Tern")], 1)
    assert seen.changed == {1: {"title": "", "company": "Tern"}}


def test_a_job_that_comes_to_nothing_is_not_announced(book: Book) -> None:
    drop(book, [ana("google", "Berg", company="Acme")], 0)
    drop(book, [ana("hubspot", "Berg", company="Tern")], 1)
    plans: list[Plan] = []
    brought(book, ana("outlook", "Berg", company="Tern").items, dry=True, answer=plans.append)
    assert [each.what for each in plans[0].entries[0].changes] == ["record"], (
        "it stands beside the present one"
    )


def test_an_older_file_goes_on_telling_a_former_name_when_the_newest_is_taken_back(book: Book) -> None:
    _, first = drop(book, [ana("vcard", "Silva", OLD + DAY)], 0)
    drop(book, [ana("vcard", "Silva", OLD + 2 * DAY, notes="sails")], 1)
    drop(book, [ana("vcard", "Berg", OLD)], 2)
    undo.undo_import(book, ImportId(first or 0), now=NOW)
    assert names(book) == [("Ana Silva", {"Ana Berg"})]


def test_what_the_user_typed_stays(book: Book) -> None:
    drop(book, [ana("vcard", "Berg", OLD)], 0)
    people.rename(book, PersonId(1), "Ana Kern", now=NOW + timedelta(days=1))
    seen, number = drop(book, [ana("vcard", "Silva", OLD + DAY)], 2)
    assert (so(book)[1]["name"], seen.changed) == ("Ana Kern", {})
    undo.undo_import(book, ImportId(number or 0), now=NOW)
    assert so(book)[1]["name"] == "Ana Kern"


def test_a_name_that_was_chosen_in_a_merge_stands_until_its_own_record_says_another(book: Book) -> None:
    for n, (kind, mail) in enumerate((("google", "a@x.example"), ("vcard", "b@x.example"))):
        family = "Berg" if kind == "google" else "Silva"
        made = record(
            kind, "" if kind == "google" else "ana", f"Ana {family}", HandleValue(Channel.MAIL, mail)
        )
        drop(book, [File((made,), OLD, everybody=False)], n)
    merge.merge(book, 1, 2, now=NOW + timedelta(days=2), choices=merge.Choices(frozenset({"name"})))
    assert so(book)[1]["name"] == "Ana Silva"
    berg = record("google", "", "Ana Berg", HandleValue(Channel.MAIL, "a@x.example"), notes="sails")
    drop(book, [File((berg,), OLD + DAY, everybody=False)], 3)
    assert so(book)[1]["name"] == "Ana Silva"
    ode = record("vcard", "ana", "Ana Ode", HandleValue(Channel.MAIL, "b@x.example"))
    _, number = drop(book, [File((ode,), OLD + DAY, everybody=False)], 4)
    assert so(book)[1]["name"] == "Ana Ode"
    undo.undo_import(book, ImportId(number or 0), now=NOW)
    assert so(book)[1]["name"] == "Ana Silva"


def test_a_former_name_that_the_user_took_out_stays_out(book: Book) -> None:
    drop(book, [ana("vcard", "Berg", OLD)], 0)
    drop(book, [ana("vcard", "Silva", OLD + DAY)], 1)
    ((number,),) = book.read("SELECT id FROM fact WHERE detail = 'former name'")
    facts.delete(book, number, now=NOW + timedelta(days=2))
    drop(book, [ana("vcard", "Ode", OLD + 2 * DAY)], 3)
    assert names(book) == [("Ana Ode", {"Ana Silva"})]


def test_given_and_family_name_are_those_of_the_file(book: Book) -> None:
    def rose(family: str, changed: float) -> File:
        made = ana("vcard", family, changed).items[0]
        assert isinstance(made, PersonRecord)
        return File((made._replace(given="Ana Rose", raw=family),), changed, everybody=False)

    _, newer = drop(book, [rose("Silva", OLD + DAY)], 0)
    drop(book, [rose("Berg", OLD)], 1)
    undo.undo_import(book, ImportId(newer or 0), now=NOW)
    assert book.read("SELECT name, given, family FROM person") == [("Ana Rose Berg", "Ana Rose", "Berg")]


def come_again(book: Book, *drops: list[File]) -> None:
    """Bring drops again, which make no step."""
    before = dump(book)
    for n, each in enumerate(drops):
        assert drop(book, each, 10 + n) == (Seen({}, []), None)
    assert dump(book) == before


def test_two_files_of_one_drop_with_the_same_card_change_nothing_when_they_come_again(book: Book) -> None:
    """The one without a day is a telling that counts for nothing beside the other one, and by itself would be one."""
    drops = (
        [ana("linkedin", "Berg", company="Acme")],
        [ana("vcard", "Berg", OLD + DAY, title="Lead")],
        [ana("vcard", "Berg", day, title="CTO", company="Tern") for day in (OLD, None)],
    )
    for n, each in enumerate(drops):
        drop(book, each, n)
    come_again(book, *drops)


def test_older_files_of_one_day_change_nothing_when_they_come_again(book: Book) -> None:
    days = ((OLD + 3 * DAY, ""), (OLD + 2 * DAY, "Tern"), (OLD + 2 * DAY, "Acme"))
    drops = [[ana("outlook", "Berg", day, company=company)] for day, company in days]
    for n, each in enumerate(drops):
        drop(book, each, n)
    people.rename(book, PersonId(1), "Zed Kern", now=NOW + timedelta(days=3))
    come_again(book, *drops)


def test_the_old_name_is_not_told_once_more_after_the_user_gave_another_one(book: Book) -> None:
    drops = [ana("google", "Berg"), born("outlook", "1980-01-02", OLD)], [ana("outlook", "Berg", OLD + DAY)]
    for n, each in enumerate(drops):
        drop(book, each, n)
    people.rename(book, PersonId(1), "Zed Kern", now=NOW + timedelta(days=2))
    come_again(book, *drops)
    assert so(book)[1]["name"] == "Zed Kern"
