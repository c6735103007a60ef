"""After a split each has what their own files told, also where it stands in no row that names a record."""

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from networker.domain.vocabulary import Channel, PersonId, State
from networker.formats.records import FactValue, HandleValue, PersonRecord
from networker.services import people, undo
from networker.services.merge import merge, split
from networker.store.book import Book
from tests.services.imports.brought import NOW, brought, record
from tests.store.dump import dump, refold_everybody

ANA, LOPEZ = ("vcard", "1", "Ana Ruiz", "a@x.example"), ("google", "2", "Ana Lopez", "b@x.example")
FULL: dict[str, Any] = {
    "groups": ("Choir",), "notes": "sails", "photo": b"p", "nickname": "Bear", "middle": "Rose", "prefix": "Dr.",
    "wish_days": 30, "facts": (FactValue("custom", "Sailing", "hobby"),),
}  # fmt: skip
OTHER: dict[str, Any] = {"groups": ("Crew",), "notes": "cooks", "nickname": "Cub"}
Values = tuple[object, ...]
NOTHING: Values = ("", "", "", "", None, (), 0, ())


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def told(who: tuple[str, str, str, str], **said: Any) -> PersonRecord:
    kind, number, name, mail = who
    made = record(kind, number, name, HandleValue(Channel.MAIL, mail), **said)
    words = {"Name": name, "E-mail": mail, "Notes": made.notes, "Labels": " ::: ".join(made.groups)}
    words |= {each: getattr(made, each) for each in ("nickname", "middle", "prefix")}
    words |= {each.detail: each.value for each in made.facts}
    return made._replace(raw=json.dumps(words))


def values(book: Book, who: int) -> Values:
    """Nickname, middle name, form of address, notes, wish, groups, how many pictures, facts of somebody."""
    [row] = book.read("SELECT nickname, middle, prefix, notes, wish_days FROM person WHERE id = ?", (who,))
    groups = book.read(
        "SELECT g.name FROM group_member m JOIN people_group g ON g.id = m.group_id WHERE m.person_id = ? ORDER BY 1",
        (who,),
    )
    [(photos,)] = book.read("SELECT count(*) FROM photo WHERE person_id = ?", (who,))
    facts = book.read("SELECT value FROM fact WHERE person_id = ? ORDER BY id", (who,))
    return (*row, tuple(each for (each,) in groups), photos, tuple(each for (each,) in facts))


WHOLE: Values = ("Bear", "Rose", "Dr.", "sails", 30, ("Choir",), 1, ("Sailing",))


def apart(book: Book, keep: int, *since: Sequence[PersonRecord], text: str = "") -> tuple[str, ...]:
    """Merge the two, bring files, write into the notes, split them again; what the split names. Back and forth."""
    step = merge(book, keep, 3 - keep, now=NOW).step
    assert step is not None
    for n, records in enumerate(since, 1):
        brought(book, list(records), now=NOW + timedelta(days=n))
    if text:
        [(notes,)] = book.read("SELECT notes FROM person")
        people.set_notes(book, PersonId(keep), f"{notes}\n\n{text}".strip(), now=NOW)
    before = dump(book)
    _, kept = split(book, step, now=NOW + timedelta(days=9))
    after = dump(book)
    undo.undo(book, now=NOW)
    assert dump(book) == before
    undo.redo(book, now=NOW)
    assert dump(book) == after
    refold_everybody(book)
    assert dump(book) == after, "nothing is stale"
    return kept


@pytest.mark.parametrize("keep", [1, 2])
@pytest.mark.parametrize("whose", [1, 2])
def test_what_a_newer_file_told_of_one_is_theirs(book: Book, keep: int, whose: int) -> None:
    brought(book, [told(ANA), told(LOPEZ)])
    kept = apart(book, keep, [told((ANA, LOPEZ)[whose - 1], **FULL)])
    assert values(book, whose) == WHOLE
    assert values(book, 3 - whose) == NOTHING
    if keep != whose:
        assert kept == (), "nothing of it stays"


@pytest.mark.parametrize("keep", [1, 2])
@pytest.mark.parametrize("order", [1, -1])
def test_what_one_drop_told_of_both_is_whose_words_say_it(book: Book, keep: int, order: int) -> None:
    brought(book, [told(ANA), told(LOPEZ)])
    apart(book, keep, [told(ANA, **FULL | {"wish_days": 0}), told(LOPEZ, **OTHER)][::order])
    one, other = values(book, 1), values(book, 2)
    assert (one[1:4], one[5], one[6]) == (("Rose", "Dr.", "sails"), ("Choir",), 1)
    assert (other[1:4], other[5], other[6]) == (("", "", "cooks"), ("Crew",), 0)
    assert "Bear" in (one[0], *one[7])
    assert "Cub" not in (one[0], *one[7])
    assert "Cub" in (other[0], *other[7])
    assert "Bear" not in (other[0], *other[7])


@pytest.mark.parametrize("keep", [1, 2])
def test_what_both_told_both_have(book: Book, keep: int) -> None:
    brought(book, [told(ANA), told(LOPEZ)])
    said = FULL | {"wish_days": 0, "photo": b""}
    apart(book, keep, [told(ANA, **said), told(LOPEZ, **said)])
    whole = ("Bear", "Rose", "Dr.", "sails", None, ("Choir",), 0, ("Sailing",))
    assert [values(book, who) for who in (1, 2)] == [whole, whole]


@pytest.mark.parametrize("keep", [1, 2])
def test_a_picture_that_files_of_both_have_is_with_both(book: Book, keep: int) -> None:
    brought(book, [told(ANA), told(LOPEZ)])
    apart(book, keep, [told(ANA, photo=b"p", notes="sails")], [told(LOPEZ, photo=b"p", notes="cooks")])
    assert [values(book, who)[6] for who in (1, 2)] == [1, 1]


@pytest.mark.parametrize("keep", [1, 2])
def test_notes_go_back_whatever_was_written_beside_them(book: Book, keep: int) -> None:
    brought(book, [told(ANA, notes="sails\n\nsings"), told(LOPEZ, notes="cooks\n\nreads")])
    kept = apart(book, keep, text="typed")
    own = ["sails\n\nsings", "cooks\n\nreads"]
    own[keep - 1] += "\n\ntyped"
    assert [values(book, who)[3] for who in (1, 2)] == own
    assert kept == ("the notes",)


@pytest.mark.parametrize("keep", [1, 2])
def test_a_note_that_changed_since_has_changed_for_whom_it_was_told(book: Book, keep: int) -> None:
    brought(book, [told(ANA, notes="sails"), told(LOPEZ, notes="cooks")])
    kept = apart(book, keep, [told(LOPEZ, notes="paints")])
    assert [values(book, who)[3] for who in (1, 2)] == ["sails", "paints"]
    assert kept == (("the notes",) if keep == 2 else ())


def test_what_the_user_typed_since_stays_with_who_was_kept(book: Book) -> None:
    brought(book, [told(ANA), told(LOPEZ)])
    step = merge(book, 1, 2, now=NOW).step
    assert step is not None
    brought(book, [told(LOPEZ, notes="", deceased=True, nickname="Bear")], now=NOW + timedelta(days=1))
    people.set_state(book, PersonId(1), State.PAUSED, now=NOW)
    _, kept = split(book, step, now=NOW + timedelta(days=9))
    assert book.read("SELECT state, nickname FROM person") == [("paused", ""), ("active", "Bear")]
    assert kept == ("the state",)


def test_who_a_file_says_is_dead_is_the_one_of_whom_it_told(book: Book) -> None:
    brought(book, [told(ANA), told(LOPEZ)])
    apart(book, 1, [told(LOPEZ, deceased=True, nickname="Bear")])
    assert book.read("SELECT state FROM person ORDER BY id") == [("active",), ("deceased",)]
