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

from networker.domain.vocabulary import Channel, ImportId
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
from networker.services import backup, undo
from networker.services.imports import Plan
from networker.services.imports.alike import shown_name
from networker.store.book import Book
from tests.services.imports.brought import NOW, brought
from tests.store.dump import dump
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
TITLES, COMPANIES = st.sampled_from(["", "Lead"]), st.sampled_from(["", "Acme", "Tern"])


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
        assert backup.check(book) == []
        without = dump(book)
        book.refold_everybody()
        assert dump(book) == without, "nothing is stale"
        for _ in gone:
            undo.undo(book, now=NOW)
        assert dump(book) == whole
        for n in data.draw(st.permutations(list(numbers))):
            undo.undo_import(book, numbers[n], now=NOW)
        assert dump(book) == empty
