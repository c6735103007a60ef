"""A chat whose file, contact or group is called otherwise than before is the same chat: known by what was said."""

import shutil
import zipfile
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.services import imports, undo
from networker.services.imports import Report, threads
from networker.store.book import Book
from tests.store.dump import dump

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
BOB, NUMBER = "Bob Smith", "+44 7700 900123"
Drop = Callable[..., Report]
Line = tuple[str, str, str]  # day and minute, who, what

TALK: tuple[Line, ...] = (
    ("14/03/2026, 10:00", "Bob Smith", "are you coming to the concert?"),
    ("14/03/2026, 10:02", "Olga", "gladly, who else is there?"),
    ("14/03/2026, 10:05", "Bob Smith", "my sister and her band"),
    ("15/03/2026, 09:11", "Olga", "that was a fine evening"),
)
NEWER: Line = ("16/03/2026, 08:00", "Bob Smith", "the next one is in May")


def chat(*lines: Line, bob: str = BOB) -> str:
    return "".join(f"{at} - {bob if who == BOB else who}: {said}\n" for at, who, said in lines)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    found = Book(data_dir, now=NOW)
    yield found
    found.close()


@pytest.fixture
def drop(book: Book, tmp_path: Path) -> Drop:
    """Imports files of these names and texts as one drop."""

    def drop_(files: dict[str, str]) -> Report:
        folder = tmp_path / "drop"
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir()
        for name, text in files.items():
            if name.endswith(".zip"):
                with zipfile.ZipFile(folder / name, "w") as archive:
                    archive.writestr("_chat.txt", text)
            else:
                (folder / name).write_text(text, encoding="utf-8")
        plan = imports.plan(book, [folder / name for name in files], now=NOW, zone=UTC)
        return imports.apply(book, plan, now=NOW)

    return drop_


def turns(book: Book) -> list[tuple[str, int]]:
    return book.read("SELECT day, turns FROM interaction ORDER BY day, id")


def names(book: Book) -> list[str]:
    return [row[0] for row in book.read("SELECT name FROM person WHERE me = 0 ORDER BY name, id")]


def with_(name: str) -> str:
    return f"WhatsApp Chat with {name}.txt"


ONCE = [("2026-03-14", 3), ("2026-03-15", 1)]
LONGER = [*ONCE, ("2026-03-16", 1)]


@pytest.mark.parametrize("name", ["w2.txt", "ana.txt", with_("Bobby")])
def test_a_copy_of_another_name_adds_what_is_newer_and_nothing_twice(
    book: Book, drop: Drop, name: str
) -> None:
    drop({with_(BOB): chat(*TALK)})
    drop({name: chat(*TALK, NEWER)})
    assert (turns(book), names(book)) == (LONGER, [BOB])
    assert len(book.read("SELECT DISTINCT thread FROM interaction")) == 1
    before = dump(book)
    assert drop({name: chat(*TALK, NEWER)}).import_id is None
    assert dump(book) == before


@pytest.mark.parametrize("order", [1, -1])
@pytest.mark.parametrize("apart", [False, True])
def test_an_archive_beside_what_was_unpacked_from_it(book: Book, drop: Drop, order: int, apart: bool) -> None:
    files = [("WhatsApp Chat - Bob Smith.zip", chat(*TALK)), ("_chat.txt", chat(*TALK))][::order]
    if apart and order == 1:
        for name, text in files:
            drop({name: text})
    else:
        drop(dict(files))
    assert (turns(book), names(book)) == (ONCE, [BOB])


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("was", [NUMBER, "Bobby"])
@pytest.mark.parametrize("turned", [False, True])
def test_a_contact_that_is_called_otherwise_since_is_one_person(
    book: Book, drop: Drop, was: str, apart: bool, turned: bool
) -> None:
    files = [(with_(was), chat(*TALK, bob=was)), (with_(BOB), chat(*TALK, NEWER))]
    if turned:
        files.reverse()
    if apart:
        for name, text in files:
            drop({name: text})
    else:
        drop(dict(files))
    assert turns(book) == LONGER
    [name] = names(book)
    # By the one that goes on longer, where it comes later; of one drop the first has the name.
    assert name == (was if not (apart or turned or was == NUMBER) else BOB)
    former = book.read("SELECT value FROM fact WHERE detail = 'former name'")
    assert former == ([(was,)] if apart and was != NUMBER and not turned else [])
    assert book.read("SELECT count(*) FROM interaction_person") == [(3,)]
    assert "Bob Smith:" not in "".join(row[0] for row in book.read("SELECT text FROM interaction"))
    before = dump(book)
    assert drop(dict(files)).import_id is None
    assert drop(dict(files[1:])).import_id is None
    assert dump(book) == before
    while undo.left(book):
        undo.undo(book, now=NOW)
    assert not names(book)


def test_a_contact_that_is_called_as_somebody_else_is_stays_who_they_are(book: Book, drop: Drop) -> None:
    drop({with_("Bobby"): chat(*TALK, bob="Bobby"), with_("Ana One"): chat(*answered("Ana One", 5))})
    drop({with_("Somebody"): chat(*TALK, NEWER, bob="Ana One")})
    assert names(book) == ["Ana One", "Bobby"]
    assert book.read(
        "SELECT DISTINCT p.name FROM interaction i JOIN interaction_person l ON l.interaction_id = i.id"
        " JOIN person p ON p.id = l.person_id WHERE i.thread LIKE '%Bobby'"
    ) == [("Bobby",)]


def test_what_was_brought_again_is_taken_back_without_the_first(book: Book, drop: Drop) -> None:
    drop({with_(NUMBER): chat(*TALK, bob=NUMBER)})
    before = dump(book)
    drop({with_(BOB): chat(*TALK, NEWER)})
    undo.undo(book, now=NOW)
    assert dump(book) == before


def test_a_piece_out_of_the_middle_is_found_too(book: Book, drop: Drop) -> None:
    long = [
        (
            f"{n % 28 + 1:02}/{n // 28 + 1:02}/2025, 10:{m:02}",
            BOB if m % 2 else "Olga",
            f"words number {n} {m}",
        )
        for n in range(300)
        for m in range(4)
    ]
    drop({with_(BOB): chat(*long[400:800])})
    drop({"w2.txt": chat(*long)})
    assert sum(count for _, count in turns(book)) == len(long)


BROADCAST: tuple[Line, ...] = tuple(
    (f"{day}/12/2025, 08:00", "Olga", f"news of the choir, number {day}") for day in range(13, 19)
)


def answered(who: str, minute: int, said: str = "how nice, thank you") -> Sequence[Line]:
    lines = [*BROADCAST]
    for n, (at, *_) in enumerate(BROADCAST[::3]):
        lines.insert(4 * n + 1, (f"{at[:-2]}{minute:02}", who, f"{said} {n}"))
    return lines


@pytest.mark.parametrize("apart", [False, True])
def test_chats_that_share_a_broadcast_stay_two(book: Book, drop: Drop, apart: bool) -> None:
    files = {
        with_("Ana One"): chat(*answered("Ana One", 5)),
        with_("Ben Two"): chat(*answered("Ben Two", 6)),
    }
    for each in [{name: text} for name, text in files.items()] if apart else [files]:
        drop(each)
    assert names(book) == ["Ana One", "Ben Two"]
    assert len(turns(book)) == 2 * len(BROADCAST)


@pytest.mark.parametrize("said", ["ok", "[image]", "👍", "Happy new year!"])
def test_short_words_of_one_minute_are_no_sign(book: Book, drop: Drop, said: str) -> None:
    def with_two(who: str) -> dict[str, str]:
        lines = [(f"{day}/12/2025, 08:00", who if day % 2 else "Olga", said) for day in range(13, 23)]
        return {with_(who): chat(*lines)}

    drop(with_two("Ana One") | with_two("Ben Two"))
    drop(with_two("Cleo Three"))
    assert names(book) == ["Ana One", "Ben Two", "Cleo Three"]


FEW = TALK[:2]


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize("was", [NUMBER, "Bobby"])
@pytest.mark.parametrize("turned", [False, True])
@pytest.mark.parametrize("more", [(), (NEWER,)])
def test_few_words_that_all_agree_are_one_chat_too(
    book: Book, drop: Drop, was: str, apart: bool, turned: bool, more: tuple[Line, ...]
) -> None:
    files = [(with_(was), chat(*FEW, bob=was)), (with_(BOB), chat(*FEW, *more))]
    if turned:
        files.reverse()
    for each in [dict([file]) for file in files] if apart else [dict(files)]:
        drop(each)
    assert turns(book) == [("2026-03-14", 2), *LONGER[2 : 2 + len(more)]]
    assert len(names(book)) == 1
    before = dump(book)
    assert drop(dict(files)).import_id is None
    assert dump(book) == before


@pytest.mark.parametrize("apart", [False, True])
@pytest.mark.parametrize(
    ("one", "other"),
    [
        (FEW, (*FEW, ("14/03/2026, 10:01", BOB, "it is on Friday"))),  # something more was said between
        ((FEW[1], ("14/03/2026, 10:03", BOB, "ok")),) * 2,  # what the user said to both
        ((FEW[0], ("14/03/2026, 10:01", BOB, "it is on Friday")),) * 2,  # what somebody said to two groups
        ((("14/03/2026, 10:00", BOB, "are you there?"), FEW[1]),) * 2,  # many say so
    ],
)
def test_few_words_are_no_sign_where_not_all_agree_or_nothing_tells(
    book: Book, drop: Drop, one: Sequence[Line], other: Sequence[Line], apart: bool
) -> None:
    known = {with_("Ana One"): chat(*answered("Ana One", 5))}  # in which the user speaks
    files = {with_(BOB): chat(*one), with_("Ben Two"): chat(*other, bob="Ben Two")}
    for each in [{name: text} for name, text in files.items()] if apart else [files]:
        drop(known | each)
    assert {*names(book)} == {"Ana One", "Ben Two", BOB}


def test_a_correction_by_hand_says_with_whom_it_was(book: Book, drop: Drop) -> None:
    """Somebody who was added to one talk by hand is not the other side of all of them."""
    drop({with_("Bobby"): chat(*TALK, bob="Bobby"), with_("Ana One"): chat(*answered("Ana One", 5))})
    [(first,)] = book.read("SELECT min(id) FROM interaction WHERE thread LIKE '%Bobby'")
    [(ana,)] = book.read("SELECT id FROM person WHERE name = 'Ana One'")
    with book.step("a", "A", now=NOW) as step:
        step.insert("interaction_person", interaction=first, person=ana)
    drop({with_(BOB): chat(*TALK, NEWER)})
    assert names(book) == ["Ana One", BOB]


def test_a_group_of_another_name(book: Book, drop: Drop) -> None:
    drop({with_("Ana One"): chat(*answered("Ana One", 5))})
    group = [*TALK, ("15/03/2026, 09:20", "Cleo Three", "I lost my voice there")]
    drop({with_("Choir"): chat(*group)})
    drop({"w2.txt": chat(*group, NEWER)})
    assert [count for day, count in turns(book) if day > "2026"] == [3, 2, 1]
    assert names(book) == ["Ana One", BOB, "Cleo Three"]


def without_seconds(book: Book) -> None:
    """Make a book one that an older version wrote."""
    with book.step("a", "A", now=NOW) as step:
        for number, kept in book.read("SELECT id, marks FROM interaction"):
            step.update(
                "interaction", number, marks=" ".join(each.partition(":")[2] for each in kept.split())
            )


@pytest.mark.parametrize("old", [False, True])
def test_groups_that_were_told_the_same_now_and_then_stay_two(book: Book, drop: Drop, old: bool) -> None:
    drop({with_("Ana One"): chat(*answered("Ana One", 5))})

    def group(name: str) -> dict[str, str]:
        own = [(f"14/03/2026, 10:{m}", "Cleo Three", f"only the {name} hears {m}") for m in range(10, 16)]
        return {with_(name): chat(*TALK, *own)}

    drop(group("Choir"))
    if old:
        without_seconds(book)
    drop(group("Band"))
    assert len(book.read("SELECT DISTINCT thread FROM interaction WHERE day > '2026'")) == 2


def test_pictures_by_the_dozen_count_each(book: Book, drop: Drop) -> None:
    pictures = [("14/03/2026, 10:03", BOB, "[image]")] * 12
    drop({with_(BOB): chat(*TALK[:2], *pictures, *TALK[2:])})
    drop({"w2.txt": chat(*TALK[:2], *pictures, *TALK[2:])})
    assert turns(book) == [("2026-03-14", 15), ("2026-03-15", 1)]


def test_a_chat_of_a_book_that_kept_no_seconds(book: Book, drop: Drop) -> None:
    drop({with_(BOB): chat(*TALK)})
    without_seconds(book)
    earlier = (
        ("01/02/2026, 08:00", BOB, "you do not know me yet"),
        ("01/02/2026, 08:01", "Olga", "who are you?"),
    )
    drop({"w2.txt": chat(*earlier, *earlier, *earlier, *TALK)})
    assert turns(book) == [("2026-02-01", 6), *ONCE]


def test_of_a_chat_that_the_book_knows_by_its_name_a_copy_is_no_other(book: Book, drop: Drop) -> None:
    """However little of it is known."""
    drop({with_(BOB): chat(*TALK[:1], ("14/03/2026, 10:01", "Olga", "hm"))})
    drop({"w2.txt": chat(*TALK), with_(BOB): chat(*TALK)})
    assert (len(book.read("SELECT DISTINCT thread FROM interaction")), names(book)) == (1, [BOB])


def test_messages_to_everybody_that_nobody_answered_are_no_others(book: Book, drop: Drop) -> None:
    more = [(f"{day}/11/2025, 08:00", "Olga", "for you alone") for day in (14, 15)]
    drop({with_("Ana One"): chat(*answered("Ana One", 5)), with_("Ben Two"): chat(*more, *BROADCAST)})
    assert not book.read("SELECT 1 FROM interaction WHERE text LIKE '%alone%'")


def test_stopping_is_heard_between_chats(book: Book, drop: Drop, tmp_path: Path) -> None:
    drop({with_(BOB): chat(*TALK)})
    path = tmp_path / "w2.txt"
    path.write_text(chat(*TALK))
    plan = imports.plan(book, [path], now=NOW)

    def stop() -> None:
        raise imports.Cancelled

    with pytest.raises(imports.Cancelled):
        threads.adopt(book, plan, stop)


def test_chats_that_the_book_has_twice_already_change_nothing(
    book: Book, drop: Drop, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = {with_(BOB): chat(*TALK), with_("Bobby"): chat(*TALK, bob="Bobby")}
    with monkeypatch.context() as patch:
        patch.setattr(threads, "adopt", lambda *_: None)
        drop(files)
    before = dump(book)
    drop(files)
    assert dump(book) == before
    assert names(book) == [BOB, "Bobby"]


def test_two_chats_under_one_number_go_on_with_the_two_with_whom_they_were(book: Book, drop: Drop) -> None:
    late = [(at.replace("14/", "20/"), who, said.replace("concert", "fair")) for at, who, said in TALK[:3]]
    drop({with_(BOB): chat(*TALK)})
    drop({with_("+44 7700 900124"): chat(*late, bob="+44 7700 900124")})
    first, other = "SELECT id FROM person WHERE name = 'Bob Smith'", "SELECT person_id FROM handle"
    [(bob,)], [(unknown,)] = book.read(first), book.read(other)
    files = {
        with_(NUMBER): chat(*TALK, bob=NUMBER),
        with_("+447700900123"): chat(*late, bob="+447700900123"),
    }
    drop(files)
    talked = "SELECT person_id FROM interaction_person ORDER BY interaction_id"
    assert book.read(talked) == [(bob,), (bob,), (unknown,)]
    assert book.read("SELECT 1 FROM handle WHERE person_id = ?", (bob,)) == []
    before = dump(book)
    assert drop(files).import_id is None
    assert dump(book) == before
