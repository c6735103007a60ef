"""What a search finds, by SQL, is what it means in plain Python; whatever the search is."""

import random
from collections.abc import Iterator
from datetime import date

import pytest

from networker.domain.search_query import All, Any, Condition, Field, Not, Query, Words, parse, written
from networker.services.listing import Filter, Listing
from networker.store.book import Book
from tests.services.invented_book import NOW, PEOPLE, TODAY, fill, finds


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    found = Book(tmp_path_factory.mktemp("search") / "book", now=NOW)
    fill(found)
    yield found
    found.close()


def names(book: Book, text: str, today: date | None = TODAY) -> set[str]:
    ids = Listing(book).ids(Filter(query=text), today=today).ids
    assert len(set(ids)) == len(ids)
    return {PEOPLE[number - 1].name for number in ids}


LEAVES = (
    "ana", "acme", "lyon", "l", "lodz", '"acme ltd"', "京", "小明", "&", "oboe", "housing", "kubernetes", "company:acme",
    "company:=acme", 'company:="acme ltd"', "title:acme", "city:lyon", 'city:"Lyon"', "city:=lyon", "city:&", "name:or",
    'name:="ana torres"', "note:oboe", "note:kubernetes", "said:kubernetes", 'said:"not for her"', "said:notary",
    "topic:hous", "topic:=housing", 'topic:"tall ships"', "group:book", 'group:="book club"', "group:near",
    'group:"me myself"', "gathering:spring", "circle:close", "circle:none", "state:paused", "state:any", "state:let-go",
    "has:mail", "has:address", "has:note", "has:birthday", "has:group", "has:promise", "has:linkedin", "has:circle",
    "channel:mail", "channel:in-person", "channel:phone", "depth:hello", "depth:exchange", "depth:together",
    "tie:one-way", "tie:hello", "met:yes", "met:no", "met:<1y", "met:>1y", "met:2026-05", "last:never", "last:>90d",
    "last:<2w", "last:<3m", "last:2026-11", "last:>2026-08", "last:<2026", "last:2026-05..2026-08", "last:>9999y",
    "first:2026-05", "first:never", "first:>1y", "first:today", "birthday:march", "birthday:14.3.", "birthday:week",
    "birthday:today", "birthday:month", "birthday:2", "want:yes", "want:no", "win:yes", "win:no", "win:contract",
    "asked:yes", "asked:notary", "asked:idea", "state:any channel:phone", "state:any channel:in-person", "state:any met:yes",
    "state:any depth:together", "first:2026-08-22", "first:2026-08-30", "state:any first:<2020", "state:any met:<2021", "last:<0001", "first:>9999", "first:<9999",
)  # fmt: skip


@pytest.mark.parametrize("text", LEAVES)
def test_a_condition_finds_whom_it_means_and_its_contrary_all_others(book: Book, text: str) -> None:
    for query in (parse(text).query, parse(f"not ({text})").query):
        assert names(book, written(query)) == {each.name for each in PEOPLE if finds(query, each)}, query


SPOKEN = ("kubernetes", "notary", "酒", '"not for her"', "hi", "ana", "flat or goodbye", "-again 東京")


def some(chance: random.Random, depth: int) -> Query:
    kind = chance.random()
    if depth == 0 or kind < 0.4:
        return parse(chance.choice(LEAVES)).query
    if kind < 0.55:
        part = some(chance, depth - 1)
        return part if isinstance(part, Not) else Not(part)
    parts = tuple(dict.fromkeys(some(chance, depth - 1) for _ in range(chance.randint(2, 3))))
    return parts[0] if len(parts) == 1 else (All if kind < 0.8 else Any)(parts)


def test_any_search_finds_whom_it_means(book: Book) -> None:
    chance = random.Random(11)
    found_some = 0
    for _ in range(1500):
        query = parse(written(some(chance, 3))).query
        found = names(book, written(query))
        assert found == {each.name for each in PEOPLE if finds(query, each)}, written(query)
        found_some += 0 < len(found) < 5
    assert found_some > 300


def test_any_search_finds_besides_whom_it_means_by_what_was_said(book: Book) -> None:
    chance = random.Random(12)
    besides = 0
    for _ in range(1000):
        query = parse(f"{chance.choice(SPOKEN)} {written(some(chance, 1))}").query
        wanted, listing = Filter(query=written(query)), Listing(book)
        listed = listing.ids(wanted, today=TODAY).ids
        also = listing.also_said(wanted, listed, order="name", today=TODAY)
        found = {PEOPLE[number - 1].name for number in [*listed, *also]}
        assert found == {
            each.name for each in PEOPLE if finds(query, each) or finds(query, each, talks=True)
        }, written(query)
        besides += bool(also)
    assert besides > 100


def test_the_filters_of_the_menus_hold_as_well(book: Book) -> None:
    def found(wanted: Filter) -> set[str]:
        return {PEOPLE[number - 1].name for number in Listing(book).ids(wanted, today=TODAY).ids}

    assert found(Filter(query="lyon", circle=2)) == {"Ana Torres"}
    assert found(Filter(query="city:lyon", within="company:acme")) == {"Ana Torres", ""}
    assert found(Filter(within="circle:close", among=(1, 2, 9))) == {"Ana Torres", "Noor Haddad"}
    assert found(Filter(among=(2, 5))) == {"Ben Ode"}, "who was let go is not listed"
    assert found(Filter(query="state:let-go")) == {"Łukasz Zając"}


def test_a_search_with_conditions_has_to_know_the_day(book: Book) -> None:
    with pytest.raises(ValueError, match="which day"):
        names(book, "last:>90d", today=None)
    assert names(book, "ana", today=None) == {"Ana Torres"}


def test_whole_words_are_no_beginnings(book: Book) -> None:
    assert names(book, '"ana tor"') == set()
    assert names(book, '"ana torres"') == {"Ana Torres"}
    assert names(book, '"ana tor') == {"Ana Torres"}


def test_a_saved_search_that_names_itself_ends(book: Book) -> None:
    query = Condition(Field.GROUP, parse('group:"me myself"').query.value)  # type: ignore[union-attr]
    assert names(book, written(query)) == {"Ana Torres"}


def test_a_word_of_its_own_is_one() -> None:
    assert parse("ana").query == Words("ana")


def test_who_is_called_so_stands_before_whom_it_is_said_of(book: Book) -> None:
    def found(text: str, order: str = "last talk") -> list[str]:
        ids = Listing(book).ids(Filter(query=text), order=order, today=TODAY).ids
        return [PEOPLE[number - 1].name for number in ids]

    # Ana was talked with last, and Ben is in the club of Lyon; but a name is looked for first.
    assert found("o") == ["Ben Ode", "Or Cohen"]
    assert found("book") == ["Ana Torres", "Ben Ode"], "nobody is called so: whom I talked with last is first"
    assert found("acme") == ["Ana Torres", "Ben Ode", ""]
    assert found("or") == ["Or Cohen", "Carla Wu"], "Carla is at Orbit"
    assert found("or", "name") == ["Carla Wu", "Or Cohen"], "an order by name stays one"
    assert found("or has:note") == ["Carla Wu"]
