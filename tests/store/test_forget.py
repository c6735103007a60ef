"""Forgetting people: nothing of them is left in any byte of the folder, and all else is as it was, undo included."""

import contextlib
import json
import random
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest

from networker.domain.begun import Kind, Place
from networker.domain.vocabulary import Channel, Circle, InteractionId, PersonId
from networker.services import drafts, groups, imports, interactions, merge, people, quick_log, search, undo
from networker.store import forgetting as store
from networker.store import triggers
from networker.store.book import NAME, Book
from networker.store.errors import BookError, NothingToUndo
from networker.store.forget import SHARED, references
from networker.store.imports import state_of_book
from tests.store.dump import dump, refold_everybody

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
CANARY = "Zqxcanary"
NAMED = f"Ana {CANARY}"


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as made:
        yield made


def hits(folder: Path, word: str = CANARY) -> dict[str, int]:
    """How often a word stands in each file of a folder, in any letters."""
    found = {}
    for file in folder.rglob("*"):
        if file.is_file() and (n := file.read_bytes().lower().count(word.lower().encode())):
            found[str(file.relative_to(folder))] = n
    return found


def everything_about(book: Book, person: int) -> None:
    """Write a row of each table that may be somebody's, with the word in each of its texts, change it and take it out again."""
    with book.step("write", f"All about {CANARY}", now=NOW) as step:
        for table, link in SHARED.items():
            number = step.insert(table, **_texts(book, table))
            step.insert(link, **{f"{table}_id": number, "person_id": person}, **_texts(book, link))
        done = {*SHARED, *SHARED.values(), "person"}
        by_person = {each.table for each in references(book.reader) if each.to == "person"} - done
        for table in triggers.TABLES:
            if table in by_person:
                step.insert(table, **_keys(book, table, person), **_texts(book, table))
        step.execute(
            "INSERT INTO picture (sha256, bytes) VALUES ('zqxcanary photo sha256', 'Zqxcanary bytes')"
        )
    with book.step("change", f"Changing {CANARY}", now=NOW) as step:
        for table in by_person:
            for column in _texts(book, table):
                step.execute(
                    f"UPDATE {table} SET {column} = {column} || ' anew' WHERE person_id = ?", (person,)
                )


def _columns(book: Book, table: str) -> list[tuple[str, str, bool]]:
    return [(row[1], row[2].upper(), bool(row[3])) for row in book.read(f"PRAGMA table_info({table})")]


def _texts(book: Book, table: str) -> dict[str, object]:
    plain = {
        "channel": "mail",
        "day": "2026-11-01",
        "since": "2026-11-01",
        "until": None,
        "field": "custom",
        "state": "open",
    }
    return {
        name: plain.get(name, f"{CANARY} {table} {name}")
        for name, kind, _ in _columns(book, table)
        if kind == "TEXT" and name not in ("type", "at", "time", "due", "repeats", "zone", "depth")
    }


def _keys(book: Book, table: str, person: int) -> dict[str, object]:
    found: dict[str, object] = {}
    for each in references(book.reader):
        if each.table == table and each.needed:
            found[each.column] = (
                person
                if each.to == "person" and each.column == "person_id"
                else 2
                if each.to == "person"
                else 1
            )
    return found


@pytest.fixture
def full(book: Book) -> Book:
    people.add(book, name=NAMED, now=NOW, handles=[(Channel.MAIL, "ana@zqxcanary.example")])
    people.add(book, name="Ben Okafor", now=NOW)
    with book.step("write", "Around", now=NOW) as step:
        for table, name in (("people_group", "Divers"), ("topic", "Wrecks")):
            step.insert(table, name=name, folded=name.lower())
        step.insert("gathering", name="Regatta")
        step.insert("interaction", kind="meeting", day="2026-11-01")
        step.insert("interaction_person", interaction_id=1, person_id=2)
    everything_about(book, 1)
    people.rename(book, PersonId(1), f"{NAMED} Ruiz", now=NOW)
    people.set_notes(book, PersonId(1), f"{CANARY} dives", now=NOW)
    people.set_notes(book, PersonId(2), f"Met through {NAMED} Ruiz, ana@zqxcanary.example.", now=NOW)
    quick_log.log(book, "Lunch with Ben Okafor: as ana@zqxcanary.example says", now=NOW)
    search.save(book, "Those", '"' + NAMED + '"', now=NOW)
    drafts.keep(book, {Place(Kind.NOTE, 1): f"{CANARY} begun", Place(Kind.LOG): f"Met {NAMED} Ruiz"})
    undo.undo(book, now=NOW)
    undo.redo(book, now=NOW)
    return book


def test_no_byte_of_them_is_left_in_the_folder(full: Book) -> None:
    folder = full.folder
    assert sum(hits(folder).values()) > 40, "there was nothing to forget"
    _, done = full.forget([1], now=NOW)
    assert done.clean
    assert hits(folder) == {}, "while the book is open, its log included"
    assert full.read("SELECT name FROM person") == [("Ben Okafor",)]
    assert full.read("SELECT notes FROM person") == [("Met through …, ….",)]
    assert full.read("SELECT name FROM people_group UNION SELECT name FROM gathering ORDER BY 1") == [
        ("Divers",),
        ("Regatta",),
    ]
    assert full.read("PRAGMA integrity_check") == [("ok",)]
    assert full.read("PRAGMA foreign_key_check") == []
    assert not store.is_begun(folder)
    full.close()
    assert hits(folder) == {}


def test_what_is_derived_is_as_if_they_had_never_been(full: Book) -> None:
    full.forget([1], now=NOW)
    found = dump(full)
    refold_everybody(full)
    assert dump(full) == found
    assert full.read("SELECT count(*) FROM said_text WHERE said_text MATCH 'zqxcanary'") == [(0,)]


def test_each_step_that_is_left_can_be_taken_back_and_done_again(full: Book) -> None:
    full.forget([1], now=NOW)
    labels = []
    with contextlib.suppress(NothingToUndo):
        while True:
            labels.append(undo.undo(full, now=NOW).label)
            assert full.read("PRAGMA foreign_key_check") == []
    assert labels[-2:] == ["Around", "Adding Ben Okafor"]
    assert full.read("SELECT count(*) FROM person") == [(0,)]
    with contextlib.suppress(NothingToUndo):
        while True:
            undo.redo(full, now=NOW)
    assert full.read("SELECT notes FROM person") == [("Met through …, ….",)]
    assert hits(full.folder) == {}


def test_nothing_takes_it_back_and_a_plan_made_before_is_stale(book: Book) -> None:
    people.add(book, name="Ben Okafor", now=NOW)
    people.add(book, name=NAMED, now=NOW)
    state = state_of_book(book.reader)
    changes, _ = book.forget([2], now=NOW)
    assert changes.everything
    assert changes.step is None
    assert state_of_book(book.reader) > state
    assert undo.undo(book, now=NOW).label == "Adding Ben Okafor"
    again, _ = people.add(book, name="Cy", now=NOW)
    assert again == 3, "no number is given twice"


def test_what_others_have_a_part_in_stays_with_them(book: Book) -> None:
    for name in (NAMED, "Ben Okafor", "Cy Lund"):
        people.add(book, name=name, now=NOW)
    quick_log.log(book, f"Lunch with {NAMED} and Ben Okafor: the boat", now=NOW)
    quick_log.log(book, f"Called {NAMED}: the secret", now=NOW)
    groups.create(book, "Divers", now=NOW)
    book.forget([1], now=NOW)
    assert [row[0] for row in book.read("SELECT person_id FROM interaction_person")] == [2]
    [(text,)] = book.read("SELECT text FROM interaction")
    assert CANARY not in text
    assert "boat" in text
    assert hits(book.folder, "secret") == {}


def test_what_was_said_in_a_talk_of_which_another_one_has_the_number_by_now_goes_too(book: Book) -> None:
    people.add(book, name="Ben Okafor", now=NOW)
    people.add(book, name=NAMED, now=NOW)
    _talk(book, [2], "the secret")
    interactions.delete(book, InteractionId(1), now=NOW)
    _talk(book, [1], "the boat")
    assert book.read("SELECT id, text FROM interaction") == [(1, "the boat")]
    book.forget([2], now=NOW)
    assert hits(book.folder, "secret") == {}
    undo.undo(book, now=NOW)
    assert book.read("SELECT id FROM interaction") == []
    assert undo.next_labels(book)[0] == "Adding Ben Okafor"
    undo.redo(book, now=NOW)
    assert book.read("SELECT id, text FROM interaction") == [(1, "the boat")]


def test_and_the_other_way_round_the_talk_of_another_comes_back(book: Book) -> None:
    people.add(book, name="Ben Okafor", now=NOW)
    people.add(book, name=NAMED, now=NOW)
    _talk(book, [1], "the boat")
    interactions.delete(book, InteractionId(1), now=NOW)
    _talk(book, [2], "the secret")
    book.forget([2], now=NOW)
    assert hits(book.folder, "secret") == {}
    undo.undo(book, now=NOW)
    assert book.read("SELECT id, text FROM interaction") == [(1, "the boat")]


def test_a_name_of_one_word_goes_from_the_steps_that_were_about_them(book: Book) -> None:
    """Nobody can tell whom it means in words of others, but in these it is known."""
    for name in ("Ben Okafor", CANARY, "Cy Lund"):
        people.add(book, name=name, now=NOW)
    _talk(book, [1, 2], "the boat")
    interactions.delete(book, InteractionId(1), now=NOW)
    people.add_to_group(book, [2, 1], "Divers", now=NOW)
    merge.merge(book, 3, 2, now=NOW)
    merge.split(book, merge.merges(book)[0].step, now=NOW)
    people.set_notes(book, PersonId(1), f"Likes {CANARY}", now=NOW)
    people.set_notes(book, PersonId(1), "", now=NOW)
    assert any(CANARY in row[0] for row in book.read("SELECT label FROM step WHERE verb = 'delete talk'"))
    book.forget([2], now=NOW)
    kept = book.read("SELECT before FROM change WHERE instr(before, ?)", (CANARY,))
    assert [json.loads(row[0])["notes"] for row in kept] == [f"Likes {CANARY}"]
    assert book.read("SELECT label FROM step WHERE instr(label, ?)", (CANARY,)) == []
    assert book.read("SELECT label FROM step WHERE verb = 'delete talk'") == [
        ("Deleted: Call with Ben Okafor, …",)
    ]
    while undo.left(book):
        undo.undo(book, now=NOW)
        assert book.read("PRAGMA foreign_key_check") == []


def test_a_namesake_keeps_the_name(book: Book) -> None:
    for name in ("Ana Ruiz", "Ana Ruiz", "Ben Okafor"):
        people.add(book, name=name, now=NOW)
    people.set_notes(book, PersonId(3), "Met through Ana Ruiz.", now=NOW)
    book.forget([1], now=NOW)
    assert book.read("SELECT id, notes FROM person ORDER BY id") == [(2, ""), (3, "Met through Ana Ruiz.")]


def test_whoever_became_a_part_of_them_goes_too(book: Book) -> None:
    people.add(book, name="Ann Ruiz", now=NOW)
    people.add(book, name=f"A. {CANARY}", now=NOW, handles=[(Channel.MAIL, "a@zqxcanary.example")])
    people.add(book, name="Ben Okafor", now=NOW)
    merge.merge(book, 1, 2, now=NOW)
    book.forget([1], now=NOW)
    assert hits(book.folder) == {}
    assert undo.undo(book, now=NOW).label == "Adding Ben Okafor"


def test_somebody_who_was_one_with_them_for_a_while_keeps_their_own(book: Book) -> None:
    people.add(book, name="Ben Okafor", now=NOW, handles=[(Channel.MAIL, "ben@x.example")])
    people.add(book, name=NAMED, now=NOW, handles=[(Channel.MAIL, "ana@zqxcanary.example")])
    merge.merge(book, 1, 2, now=NOW)
    [past] = merge.merges(book)
    merge.split(book, past.step, now=NOW)
    book.forget([2], now=NOW)
    assert hits(book.folder) == {}
    while undo.left(book):
        undo.undo(book, now=NOW)
        assert book.read("PRAGMA foreign_key_check") == []
        assert CANARY not in str(dump(book))
        assert len(book.read("SELECT 1 FROM person WHERE id = 2")) == 0
    while True:
        try:
            undo.redo(book, now=NOW)
        except NothingToUndo:
            break
    assert [row[0] for row in book.read("SELECT text FROM handle")] == ["ben@x.example"]


def test_of_an_import_only_they_go_and_it_is_taken_back_as_before(book: Book, tmp_path: Path) -> None:
    file = tmp_path / "Contacts.vcf"
    cards = [
        f"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:{name}\r\nEMAIL:{mail}\r\nEND:VCARD\r\n"
        for name, mail in (
            (NAMED, "ana@zqxcanary.example"),
            ("Ben Okafor", "ben@x.example"),
            (NAMED, "other@x.example"),
        )
    ]
    file.write_text("".join(cards), encoding="utf-8")
    imports.apply(book, imports.plan(book, [file], now=NOW), now=NOW)
    them = [row[0] for row in book.read("SELECT id FROM person WHERE name = ?", (NAMED,))]
    assert them
    book.forget(them, now=NOW)
    assert hits(book.folder) == {}
    undo.undo(book, now=NOW)
    assert book.read("SELECT count(*) FROM person") == [(0,)]
    undo.redo(book, now=NOW)
    assert book.read("SELECT name FROM person") == [("Ben Okafor",)]


def test_steps_of_others_taken_back_lead_to_what_they_led_to(book: Book) -> None:
    """Anything in any order: what is not theirs goes back through the very states through which it came."""
    for seed in range(25):
        _random_story(book, random.Random(seed))


def _random_story(book: Book, chance: random.Random) -> None:
    ana, _ = people.add(book, name=f"{NAMED} Solo", now=NOW)
    others = [people.add(book, name=f"Other {n} Lund", now=NOW)[0] for n in range(2)]
    first = _of_others(book, ana)
    for n in range(12):
        who = PersonId(chance.choice([ana, *others]))
        talks = [row[0] for row in book.read("SELECT id FROM interaction")]
        match chance.randrange(7):
            case 0:
                people.set_notes(book, who, f"Note {n}", now=NOW)
            case 1:
                people.set_circle(book, [who, chance.choice(others)], Circle(chance.randrange(1, 5)), now=NOW)
            case 2:
                _talk(book, chance.sample([ana, *others], chance.randrange(1, 3)), f"Talk {n}")
            case 3 if talks:
                interactions.delete(book, chance.choice(talks), now=NOW)
            case 4 if talks:
                talk = chance.choice(talks)
                with book.step("move", "Moving", now=NOW) as step:
                    for (row,) in step.rows(
                        "SELECT id FROM interaction_person WHERE interaction_id = ? LIMIT 1", (talk,)
                    ):
                        if not step.rows(
                            "SELECT 1 FROM interaction_person WHERE interaction_id = ? AND person_id = ?",
                            (talk, who),
                        ):
                            step.update("interaction_person", row, person_id=who)
            case 5:
                with book.step("address", "Address", now=NOW) as step:
                    step.insert(
                        "handle", person_id=who, channel="mail", text=f"{n}@x.example", key=f"{n}@x.example"
                    )
            case _:
                with book.step("move", "Moving", now=NOW) as step:
                    for (row,) in step.rows("SELECT id FROM handle ORDER BY id DESC LIMIT 1"):
                        step.update("handle", row, person_id=who)
    book.forget([ana], now=NOW)
    assert CANARY not in str(book.read("SELECT * FROM change")) + str(book.read("SELECT * FROM step"))
    while undo.left(book) > 2:
        undo.undo(book, now=NOW)
        assert book.read("PRAGMA foreign_key_check") == []
        assert book.read("SELECT 1 FROM person WHERE id = ?", (ana,)) == []
    assert _of_others(book, ana) == first
    while undo.left(book):
        undo.undo(book, now=NOW)


def _talk(book: Book, who: list[int], text: str) -> None:
    with book.step("talk", "Talk", now=NOW) as step:
        number = step.insert("interaction", kind="call", day="2026-11-01", text=text)
        for each in who:
            step.insert("interaction_person", interaction_id=number, person_id=each)


def _of_others(book: Book, ana: int) -> list[tuple[object, ...]]:
    return (
        book.read("SELECT id, name, notes, circle FROM person WHERE id <> ? ORDER BY id", (ana,))
        + book.read(
            "SELECT i.text, p.person_id FROM interaction i JOIN interaction_person p ON p.interaction_id = i.id"
            " WHERE p.person_id <> ? ORDER BY 1, 2",
            (ana,),
        )
        + book.read("SELECT person_id, text FROM handle WHERE person_id <> ? ORDER BY 1, 2", (ana,))
    )


# ---- what comes between


@pytest.fixture
def copies(full: Book) -> list[Path]:
    from networker.store import backup

    (full.folder / "damaged-20261101T090000Z").mkdir()
    (full.folder / "damaged-20261101T090000Z" / NAME).write_text(CANARY, encoding="ascii")
    backup.write(full.path, full.folder / "backups", now=NOW)
    return store.copies(full, [full.folder / "backups"], 1)


def test_copies_go_where_that_is_wanted(full: Book, copies: list[Path]) -> None:
    assert len(copies) == 2
    _, done = full.forget([1], now=NOW, copies=copies)
    assert done == store.Finished(clean=True)
    assert hits(full.folder) == {}
    assert not list((full.folder / "backups").glob("*"))


def test_copies_stay_where_that_is_wanted(full: Book, copies: list[Path]) -> None:
    full.forget([1], now=NOW)
    assert {Path(name).parts[0] for name in hits(full.folder)} == {"backups", "damaged-20261101T090000Z"}


def test_a_backup_of_before_they_came_or_of_another_book_holds_nobody(book: Book, tmp_path: Path) -> None:
    from networker.store import backup

    people.add(book, name="Ben Okafor", now=NOW)
    backup.write(book.path, tmp_path / "copies", now=NOW)
    people.add(book, name=NAMED, now=NOW)
    assert store.copies(book, [tmp_path / "copies"], 2) == []
    assert len(store.copies(book, [tmp_path / "copies"], 1)) == 1
    with closing(Book(tmp_path / "other", now=NOW)) as other:
        people.add(other, name="Dee", now=NOW)
        assert store.copies(other, [tmp_path / "copies"], 1) == []


def test_a_kill_before_the_book_was_written_leaves_everything(full: Book, copies: list[Path]) -> None:
    before = dump(full)
    store.begin(full.folder, [1], copies)
    full.close()
    with closing(Book(full.folder, now=NOW)) as again:
        assert not store.is_begun(again.folder)
        assert dump(again) == before
    assert all(each.exists() for each in copies)


def test_a_kill_after_it_is_made_good_by_the_next_start(
    full: Book, copies: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(store, "finish", lambda book: store.Finished(clean=False))
        full.forget([1], now=NOW, copies=copies)
    full.close()
    assert store.is_begun(full.folder)
    assert hits(full.folder), "the copies are there still"
    Book(full.folder, now=NOW).close()
    assert hits(full.folder) == {}
    assert not store.is_begun(full.folder)


def test_where_the_disk_refuses_nobody_goes(full: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    from networker.store import forget

    def refuse(_self: object, *, now: datetime) -> None:
        raise sqlite3.OperationalError("database or disk is full")

    before = dump(full)
    monkeypatch.setattr(forget.Leaving, "go", refuse)
    with pytest.raises((BookError, sqlite3.Error)):
        full.forget([1], now=NOW)
    assert dump(full) == before
    assert not store.is_begun(full.folder)


def test_half_a_note_does_no_harm(full: Book) -> None:
    before = dump(full)
    (full.folder / store.NOTE).write_text('{"peop', encoding="ascii")
    full.close()
    with closing(Book(full.folder, now=NOW)) as again:
        assert dump(again) == before
        assert not store.is_begun(again.folder)


def test_nor_between_the_rows_of_others_where_pages_were_split(book: Book) -> None:
    them = []
    for n in range(20):
        with book.step("add", "Adding", now=NOW) as step:
            for each in range(8):
                name = f"{CANARY} {n:03} {each}" if each == 3 else f"Person {n:03} {each}"
                number = step.insert("person", name=name, folded=name.lower(), notes=f"{name} " * 20)
                them += [number] if each == 3 else []
        with book.step("grow", "Growing", now=NOW) as step:
            step.execute("UPDATE person SET notes = notes || ? WHERE id % 5 = ?", ("and on " * 30, n % 5))
    _, done = book.forget(them, now=NOW)
    assert done.clean
    assert hits(book.folder) == {}


def test_what_an_earlier_one_owes_is_not_forgotten_by_the_next(
    full: Book, copies: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk was full when Ana went; then Ben was to go, and the power went before he did."""
    with monkeypatch.context() as meanwhile:
        meanwhile.setattr(Book, "scrub", lambda _book: False)
        meanwhile.setattr(store, "_deleted", lambda copy: copy != copies[0])
        _, done = full.forget([1], now=NOW, copies=copies)
        assert done == store.Finished(False, (copies[0],))
    assert full.read("SELECT count(*) FROM person") == [(1,)]
    store.begin(full.folder, [2], [])
    full.close()
    assert hits(full.folder), "there is something owed"
    with closing(Book(full.folder, now=NOW)) as again:
        assert again.read("SELECT name FROM person") == [("Ben Okafor",)]
        assert not store.is_begun(again.folder)
    assert hits(full.folder) == {}


def test_a_note_that_cannot_be_written_takes_none_away(full: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    store.begin(full.folder, [99], [full.folder / "a copy"])
    before = (full.folder / store.NOTE).read_bytes()

    def refuse(_folder: Path, _told: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(store, "_note", refuse)
    with pytest.raises(BookError):
        full.forget([1], now=NOW)
    assert (full.folder / store.NOTE).read_bytes() == before


def test_half_a_backup_that_a_kill_left_counts_as_a_copy(full: Book) -> None:
    folder = full.folder / "backups"
    folder.mkdir(exist_ok=True)
    for ending in (".part", ".part-journal"):
        (folder / f"networker-20261101T090000Z{ending}").write_text(CANARY, encoding="ascii")
    copies = store.copies(full, [folder, full.folder / "not there"], 1)
    assert len(copies) == 2
    full.forget([1], now=NOW, copies=copies)
    assert hits(full.folder) == {}


@pytest.mark.parametrize("name", store.READY)
def test_a_book_that_a_kill_left_ready_counts_as_a_copy(full: Book, name: str) -> None:
    (full.folder / name).write_text(CANARY, encoding="ascii")
    assert store.copies(full, [], 1) == [full.folder / name]
    full.forget([1], now=NOW, copies=store.copies(full, [], 1))
    assert hits(full.folder) == {}


@pytest.mark.parametrize(
    ("name", "text", "left"),
    [
        ("Ana Ruiz", "He said:\nAna  Ruiz\tsails, “Ana Ruiz”, ANA RUIZ; not Ana, Dana Ruiz or Ana Ruizel.",
         "He said:\n…\tsails, “…”, …; not Ana, Dana Ruiz or Ana Ruizel."),
        ('Ana "Annie" Ruiz', 'With Ana "Annie" Ruiz, and \\Ana Ruiz.', "With …, and \\Ana Ruiz."),
        ("Chloé Dürr", "From Chloé Dürr, Chloe Durr.", "From …, …."),
        ("José Dürr", "From Jose\u0301 Du\u0308rr, Jose\u0301 and José Durre\u0301.", "From …, Jose\u0301 and José Durre\u0301."),
        ("王小明", "见到 王小明。", "见到 …。"),
        ("Max", "Max and Maxine", "Max and Maxine"),
        ("محمد عبد الله", "مع محمد عبد الله", "مع …"),
    ],
)  # fmt: skip
def test_what_is_taken_for_the_name(book: Book, name: str, text: str, left: str) -> None:
    people.add(book, name="Ben Okafor", now=NOW)
    who, _ = people.add(book, name=name, now=NOW)
    people.set_notes(book, PersonId(1), text, now=NOW)
    people.set_notes(book, PersonId(1), "Another.", now=NOW)
    with book.bookkeeping() as sql:
        sql.execute("INSERT INTO meta VALUES ('ascii', json(?))", (json.dumps({"said": text}),))
    book.forget([who], now=NOW)
    undo.undo(book, now=NOW)
    assert book.read("SELECT notes FROM person") == [(left,)]
    assert json.loads(book.meta("ascii")) == {"said": left}


def test_longer_names_and_addresses_of_others_stay_whole_also_where_they_are_written_and_as_they_were(
    book: Book,
) -> None:
    """They begin or end as those of whoever goes, and nothing would bring them back."""
    them = "Ana Ruiz", "ana@x.example", "https://www.linkedin.com/in/ana", "@berlin", "+49 30 1234567"
    others = "Ana Ruiz Lopez", "maria.ana@x.example", "https://www.linkedin.com/in/ana-lopez", "@berliner"
    channels = Channel.MAIL, Channel.LINKEDIN, Channel.X, Channel.PHONE
    ana, _ = people.add(book, name=them[0], now=NOW, handles=list(zip(channels, them[1:], strict=True)))
    longer = [*zip(channels, others[1:], strict=False), (Channel.PHONE, "+49 30 1234567 12")]
    lopez, _ = people.add(book, name=others[0], now=NOW, handles=longer)
    maria, _ = people.add(book, name="Maria Ana Ruiz", now=NOW)
    for name in ("Somebody Else", "Maria Ana Ruiz"):
        people.rename(book, maria, name, now=NOW)
    groups.create(book, "Friends of Ana Ruiz", now=NOW)
    [(group,)] = book.read("SELECT id FROM people_group")
    with book.step("rename", "Renaming", now=NOW) as step:
        step.update("people_group", group, name="Friends", folded="friends")
    said = (
        "In Berlin, with Ana Ruiz Lopez and Maria Ana Ruiz; {}; {}; ana@x.example.org, linkedin.com/in/ana-b."
    )
    people.set_notes(book, maria, said.format(", ".join(others), ", ".join(them)), now=NOW)
    asked = "SELECT person_id, text, key FROM handle WHERE person_id <> ? ORDER BY id"
    called = "SELECT id, given, family, name, folded FROM person WHERE id <> ? ORDER BY id"
    before = book.read(asked, (ana,)), book.read(called, (ana,))

    book.forget([ana], now=NOW)

    assert (book.read(asked, (ana,)), book.read(called, (ana,))) == before
    left = said.format(", ".join(others), "…, …, …, @…, +…")
    assert book.read("SELECT notes FROM person WHERE id = ?", (maria,)) == [(left,)]
    for _ in range(3):
        undo.undo(book, now=NOW)
    assert book.read("SELECT name FROM people_group") == [], (
        "the group that was made is taken back last of these"
    )
    undo.redo(book, now=NOW)
    assert book.read("SELECT name, folded FROM people_group") == [
        ("Friends of Ana Ruiz", "friends of ana ruiz")
    ]
    for _ in range(3):
        undo.undo(book, now=NOW)
    assert book.read("SELECT name, given, family FROM person WHERE id = ?", (maria,)) == [
        ("Maria Ana Ruiz", "Maria", "Ana Ruiz")
    ]
    assert book.read("SELECT 1 FROM person WHERE id = ?", (lopez,))


def test_as_many_as_there_are_words_of_are_found(book: Book) -> None:
    with book.step("add", "Adding", now=NOW) as step:
        for n in range(120):
            step.insert("person", name=f"Number{n} Lund", folded=f"number{n} lund")
        step.insert(
            "person",
            name="Ben Okafor",
            folded="ben okafor",
            notes="With Number7 Lund, Number70 Lund and Number119\nLund.",
        )
    book.forget(range(1, 121), now=NOW)
    assert book.read("SELECT notes FROM person") == [("With …, … and ….",)]
