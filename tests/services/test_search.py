"""Searches that are kept: named, renamed, taken out, undone, and whole in an export."""

import contextlib
from pathlib import Path

import pytest

from networker.services import exports, imports, search, undo
from networker.services.errors import CannotDo
from networker.services.listing import Filter, Listing
from networker.store.book import Book
from tests.services.invented_book import NOW, TODAY, fill


def test_a_search_is_kept_in_the_languages_own_words(data_dir: Path) -> None:
    with contextlib.closing(Book(data_dir, now=NOW)) as book:
        number, changes = search.save(book, "  Near  ones ", "kreis:nah  stadt:lyon", now=NOW)
        assert search.saved(book) == [search.SavedSearch(number, "Near ones", "circle:close city:lyon")]
        assert changes.searches
        again, _ = search.save(book, "near ones", "circle:inner", now=NOW)
        assert (again, [each.query for each in search.saved(book)]) == (number, ["circle:inner"])
        undo.undo(book, now=NOW)
        assert search.saved(book)[0].query == "circle:close city:lyon"
        assert undo.undo(book, now=NOW).changes.searches
        assert search.saved(book) == []


def test_a_kept_search_is_renamed_and_taken_out(data_dir: Path) -> None:
    with contextlib.closing(Book(data_dir, now=NOW)) as book:
        one, _ = search.save(book, "One", "ana", now=NOW)
        search.save(book, "Two", "ben", now=NOW)
        with pytest.raises(CannotDo, match="Another search is called Two"):
            search.rename(book, one, "two", now=NOW)
        search.rename(book, one, "ONE", now=NOW)
        search.rename(book, one, "Three", now=NOW)
        assert [each.name for each in search.saved(book)] == ["Three", "Two"]
        search.take_out(book, one, now=NOW)
        assert [each.name for each in search.saved(book)] == ["Two"]
        undo.undo(book, now=NOW)
        assert [each.name for each in search.saved(book)] == ["Three", "Two"]


@pytest.mark.parametrize(
    ("name", "query"), [("", "ana"), ('"', "ana"), ("All", ""), ("Half", "circle:"), ("Bad", "last:x")]
)
def test_what_is_half_said_is_not_kept(data_dir: Path, name: str, query: str) -> None:
    with contextlib.closing(Book(data_dir, now=NOW)) as book, pytest.raises(CannotDo):
        search.save(book, name, query, now=NOW)


def test_kept_searches_come_back_with_the_json(data_dir: Path, tmp_path: Path) -> None:
    with contextlib.closing(Book(data_dir, now=NOW)) as book:
        fill(book)
        before = book.read("SELECT * FROM saved_search")
        exports.export(book, tmp_path / "book.json", format="json", now=NOW)
    with contextlib.closing(Book(tmp_path / "other", now=NOW)) as book:
        imports.apply(book, imports.plan(book, [tmp_path / "book.json"]), now=NOW)
        assert book.read("SELECT * FROM saved_search") == before
        assert len(Listing(book).ids(Filter(query='group:"near and dear"'), today=TODAY).ids) == 3
        said = "SELECT count(*) FROM said_text WHERE said_text MATCH 'kubernetes'"
        assert book.read(said) == [(2,)], "what was said is found there too"
