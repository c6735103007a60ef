"""One person out of two and two out of one: no row is lost, and the split leaves the very book of before."""

import random
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, Circle, Fact, PersonId, Side, State
from networker.services import (
    duplicates,
    facts,
    follow_ups,
    imports,
    people,
    quick_log,
    reach_out,
    undo,
)
from networker.services.comparison import Choices
from networker.services.errors import CannotDo
from networker.services.merge import compare, different, merge, merge_safe, merges, split
from networker.store.book import Book
from tests import samples
from tests.store.dump import dump, refold_everybody
from tests.thorough import examples

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
LATER = NOW + timedelta(days=400)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def zoe_twice(book: Book) -> tuple[PersonId, PersonId]:
    """Somebody from a phone and from an export, with something in every table that names a person."""
    one, _ = people.add(
        book, name="Zoë Kravčenko", now=NOW,
        handles=[(Channel.PHONE, "+48 600 000 318"), (Channel.MAIL, "zoe@home.example")],
    )  # fmt: skip
    other, _ = people.add(
        book, name="Zoe Kravcenko", now=NOW,
        handles=[(Channel.PHONE, "+48600000318"), (Channel.MAIL, "z.kravcenko@robotics.example"),
                 (Channel.LINKEDIN, "https://www.linkedin.com/in/zoe-k")],
    )  # fmt: skip
    third, _ = people.add(book, name="Ben Ode", now=NOW)
    facts.add(book, one, Fact.JOB, "Motion control", now=NOW)
    facts.add(book, other, Fact.JOB, "Head of motion", detail="Łódź Robotics", now=NOW + timedelta(days=1))
    facts.add(book, one, Fact.PLACE, "Gdańsk", now=NOW)
    facts.add(book, other, Fact.PLACE, "Łódź", now=NOW + timedelta(days=1))
    facts.add(book, one, Fact.BIRTHDAY, "--03-04", now=NOW)
    facts.add(book, other, Fact.BIRTHDAY, "1980-03-04", now=NOW)
    facts.add(book, one, Fact.LIKE, "snorkelling", now=NOW)
    facts.add(book, other, Fact.LIKE, "snorkelling", now=NOW)
    people.set_circle(book, [one], Circle.GOOD, now=NOW)
    people.add_to_group(book, [one, other], "Harbour club", now=NOW)
    people.add_to_group(book, [other], "Robots", now=NOW)
    people.set_notes(book, one, "Met at the quay.", now=NOW)
    people.set_notes(book, other, "Knows motors.", now=NOW)
    for who, said in ((one, "coffee yesterday: sails #sailing"), (other, "call last friday: motors #robots")):
        quick_log.log(book, said, now=NOW, context=who)
        follow_ups.add(book, side=Side.ME, text=f"send {said}", due=None, people=[who], now=NOW)
        reach_out.act(book, who, "not now", now=NOW)
    with book.step("both", "Both", now=NOW) as step:
        for table, thing, values in (
            ("interaction", "interaction", {"kind": "meeting", "day": "2026-10-01", "depth": "together"}),
            ("gathering", "gathering", {"name": "Boat fair", "day": "2026-09-01"}),
            ("ask", "ask", {"question": "Who dives?", "day": "2026-09-01"}),
            ("win", "win", {"text": "A contract", "day": "2026-09-01"}),
            ("topic", "topic", {"name": "Motors", "folded": "motors"}),
        ):
            number = step.insert(table, **values)
            link = {"topic": "person_topic"}.get(table, f"{table}_person")
            for who in (one, other, third):
                step.insert(link, **{thing: number, "person": who})
        step.insert("tie", person=third, other=one, kind="introduced by")
        step.insert("tie", person=third, other=other, kind="introduced by")
        step.insert("tie", person=one, other=other, kind="partner")
        step.insert("tie", person=other, other=third, kind="friend")
        step.insert("pair", person=third, other=other, why="a doubt", verdict="different")
        step.insert("pair", person=other, other=one, why="the same number")
        step.insert("photo", person=other, sha256="ab")
        step.insert("source", person=other, kind="linkedin", key="zoe-k", file="Connections.csv", row=4)
    return one, other


def count(book: Book, table: str, person: int) -> int:
    return int(book.read(f"SELECT count(*) FROM {table} WHERE person_id = ?", (person,))[0][0])


def test_everything_moves_and_only_doubles_go(book: Book) -> None:
    one, other = zoe_twice(book)
    changes = merge(book, one, other, now=NOW)
    assert {one, other} <= changes.people
    assert changes.label == "Merge of Zoë Kravčenko and Zoe Kravcenko"
    assert book.read("SELECT id FROM person WHERE id = ?", (other,)) == []
    expected = {
        "handle": 4, "source": 1, "photo": 1, "interaction_person": 3, "follow_up_person": 2,
        "group_member": 2, "gathering_person": 1, "ask_person": 1, "win_person": 1, "person_topic": 1, "reach_action": 2,
        "pair": 0,
        "tie": 1,
    }  # fmt: skip
    assert {table: count(book, table, one) for table in expected} == expected
    assert book.read("SELECT count(*) FROM tie") == [(2,)], "not their own partner, not introduced twice"
    assert book.read("SELECT person_id, other_id, verdict FROM pair") == [(3, one, "different")]
    assert book.read("SELECT count(*) FROM fact WHERE value = 'snorkelling'") == [(1,)]


def test_values_are_taken_as_offered_and_the_losing_ones_stay_as_facts(book: Book) -> None:
    one, other = zoe_twice(book)
    merge(book, one, other, now=NOW)
    head = book.read("SELECT name, company, title, city, circle, notes FROM person WHERE id = ?", (one,))
    assert head == [
        ("Zoë Kravčenko", "Łódź Robotics", "Head of motion", "Łódź", 3, "Met at the quay.\n\nKnows motors.")
    ]
    custom = book.read("SELECT value, detail FROM fact WHERE field = 'custom' ORDER BY id")
    assert ("Zoe Kravcenko", "former name") in custom
    assert ("--03-04", "other birthday") in custom
    assert book.read("SELECT value FROM fact WHERE field = 'job' AND value = 'Motion control'") != []
    assert book.read("SELECT rowid FROM person_text WHERE person_text MATCH 'kravcenko'") == [(one,)]


def test_the_users_choice_wins(book: Book) -> None:
    one, other = zoe_twice(book)
    mail = book.read("SELECT id FROM handle WHERE text = 'zoe@home.example'")[0][0]
    chosen = Choices(
        of_gone=frozenset({"name", "birthday"}),
        left_out=frozenset({f"handle:{mail}", "notes:gone", "groups:gone"}),
    )
    merge(book, one, other, now=NOW, choices=chosen)
    head = book.read("SELECT name, title, city, circle, notes FROM person WHERE id = ?", (one,))
    assert head == [("Zoe Kravcenko", "Motion control", "Gdańsk", 3, "Met at the quay.")]
    assert book.read("SELECT text FROM handle WHERE channel = 'mail'") == [("z.kravcenko@robotics.example",)]
    assert count(book, "group_member", one) == 1, "Harbour club, which both were in"


@pytest.mark.parametrize("typed_first", [True, False])
@pytest.mark.parametrize("typed", ["Ana R.", "Ana Ruiz de la Vega"])
def test_a_typed_name_stays_whatever_a_file_says(
    book: Book, tmp_path: Path, typed: str, typed_first: bool
) -> None:
    if typed_first:
        people.add(book, name=typed, now=NOW)
    bring(book, tmp_path / "c.csv", HEAD + "Ana María,Ruiz Ode,,ana@x.example,Acme,Lead,04 Mar 2021\n")
    if not typed_first:
        people.add(book, name=typed, now=NOW)
    merge(book, 1, 2, now=NOW)
    assert book.read("SELECT name, source_id FROM person") == [(typed, None)]
    former = book.read("SELECT value FROM fact WHERE detail = 'former name'")
    assert former == [("Ana María Ruiz Ode",)]


@pytest.mark.parametrize("typed_first", [True, False])
def test_of_two_whole_names_that_differ_the_one_who_stays_keeps_theirs(
    book: Book, tmp_path: Path, typed_first: bool
) -> None:
    if typed_first:
        people.add(book, name="Zoe Quillfeather", now=NOW)
    bring(book, tmp_path / "c.csv", HEAD + "Ben,Ode,,ben@x.example,Acme,Lead,04 Mar 2021\n")
    if not typed_first:
        people.add(book, name="Zoe Quillfeather", now=NOW)
    stays, goes = book.read("SELECT id, name FROM person WHERE name = 'Ben Ode'")[0][0], "Zoe Quillfeather"
    merge(book, stays, 3 - stays, now=NOW)
    assert book.read("SELECT id, name FROM person") == [(stays, "Ben Ode")]
    assert book.read("SELECT value FROM fact WHERE detail = 'former name'") == [(goes,)]


def test_no_word_of_a_name_is_lost(book: Book, tmp_path: Path) -> None:
    for nickname, prefix in (("Bear", ""), ("Cub", "Dr.")):
        card = f"BEGIN:VCARD\nVERSION:3.0\nN:Ode;Ana;;{prefix};\nFN:Ana Ode\nNICKNAME:{nickname}\nEMAIL:{nickname}@x.example\nEND:VCARD\n"
        bring(book, tmp_path / f"{nickname}.vcf", card)
    before = dump(book)
    merge(book, 1, 2, now=NOW)
    assert book.read("SELECT nickname, prefix FROM person") == [("Bear", "Dr.")]
    assert book.read("SELECT value, detail FROM fact") == [("Cub", "nickname")]
    undo.undo(book, now=NOW)
    assert dump(book) == before


def test_no_typed_name_is_no_reason_to_lose_a_files_name(book: Book, tmp_path: Path) -> None:
    people.add(book, name="", now=NOW, handles=[(Channel.PHONE, "+34 1")])
    bring(book, tmp_path / "c.csv", HEAD + ANA)
    merge(book, 1, 2, now=NOW)
    assert book.read("SELECT name FROM person") == [("Ana Ruiz",)]


def test_an_address_of_the_two_alone_is_shared_no_longer(book: Book) -> None:
    one, other = zoe_twice(book)
    merge(book, one, other, now=NOW)
    assert book.read("SELECT text, shared FROM handle WHERE channel = 'phone'") == [("+48 600 000 318", 0)]


def test_an_address_of_a_third_stays_shared(book: Book) -> None:
    one, other = zoe_twice(book)
    people.add(book, name="Office", now=NOW, handles=[(Channel.PHONE, "+48600000318")])
    merge(book, one, other, now=NOW)
    assert book.read("SELECT shared FROM handle WHERE channel = 'phone'") == [(1,), (1,)]


@pytest.mark.parametrize(
    ("one", "other", "together"),
    [
        (State.ACTIVE, State.DECEASED, "deceased"), (State.PAUSED, State.ACTIVE, "paused"),
        (State.LET_GO, State.PAUSED, "let go"), (State.ACTIVE, State.ACTIVE, "active"),
    ],
)  # fmt: skip
def test_what_was_decided_of_one_holds_for_both(book: Book, one: State, other: State, together: str) -> None:
    a, b = zoe_twice(book)
    people.set_state(book, a, one, now=NOW)
    people.set_state(book, b, other, now=NOW)
    merge(book, a, b, now=NOW)
    assert book.read("SELECT state FROM person WHERE id = ?", (a,)) == [(together,)]


def test_the_users_own_entry_stays_theirs(book: Book) -> None:
    one, other = zoe_twice(book)
    with book.step("me", "Me", now=NOW) as step:
        step.update("person", other, me=True)
    before = dump(book)
    for pair in ((one, other), (other, one)):
        with pytest.raises(CannotDo, match="your own entry"):
            merge(book, *pair, now=NOW)
    assert dump(book) == before


def test_one_person_or_nobody_cannot_be_merged(book: Book) -> None:
    one, _ = zoe_twice(book)
    before = dump(book)
    for other in (one, 999):
        with pytest.raises(CannotDo):
            merge(book, one, other, now=NOW)
    assert dump(book) == before


def test_undo_and_redo_of_a_merge(book: Book) -> None:
    one, other = zoe_twice(book)
    before = dump(book)
    merge(book, one, other, now=NOW)
    merged = dump(book)
    undo.undo(book, now=NOW)
    assert dump(book) == before
    assert merges(book) == []
    undo.redo(book, now=NOW)
    assert dump(book) == merged
    assert [each.gone for each in merges(book)] == [other]
    split(book, merges(book)[0].step, now=LATER)
    assert dump(book) == before


def test_a_split_leaves_the_very_book_of_before_and_can_be_undone(book: Book) -> None:
    one, other = zoe_twice(book)
    before = dump(book)
    merge(book, one, other, now=NOW)
    merged = dump(book)
    (past,) = merges(book)
    assert (past.name, past.other, past.at) == ("Zoë Kravčenko", "Zoe Kravcenko", NOW)
    changes, kept = split(book, past.step, now=LATER)
    assert dump(book) == before
    assert (kept, merges(book)) == ((), [])
    assert {one, other} <= changes.people
    undo.undo(book, now=LATER)
    assert dump(book) == merged
    assert [each.gone for each in merges(book)] == [other]
    with pytest.raises(CannotDo):
        split(book, 999, now=LATER)


def test_what_came_since_stays_and_is_named(book: Book) -> None:
    one, other = zoe_twice(book)
    merge(book, one, other, now=NOW)
    quick_log.log(book, "coffee yesterday: a boat", now=LATER, context=one)
    people.set_notes(book, one, "Sails now.", now=LATER)
    people.set_circle(book, [one], Circle.CLOSE, now=LATER)
    facts.add(book, one, Fact.LIKE, "tea", now=LATER)
    _, kept = split(book, merges(book)[0].step, now=LATER)
    assert set(kept) == {"1 talk", "1 fact", "the notes", "the circle"}
    assert book.read("SELECT notes, circle FROM person ORDER BY id") == [
        ("Sails now.", 2), ("Knows motors.", None), ("", None),
    ]  # fmt: skip
    assert count(book, "interaction_person", one) == 3
    assert count(book, "interaction_person", other) == 2


def test_apart_they_are_never_asked_about_again(book: Book) -> None:
    one, other = zoe_twice(book)
    merge(book, one, other, now=NOW)
    split(book, merges(book)[0].step, now=LATER, apart=True)
    assert duplicates.pairs(book) == []
    assert merge_safe(book, now=LATER).step is None


def test_later_merges_of_the_same_person_come_apart_first(book: Book) -> None:
    one, other = zoe_twice(book)
    third, _ = people.add(book, name="Zoe", now=NOW)
    pictures = [dump(book)]
    for gone in (other, third):
        merge(book, one, gone, now=NOW)
        pictures.append(dump(book))
    last, first = merges(book)
    assert (first.behind, last.behind) == ("Zoe", "")
    with pytest.raises(CannotDo, match="Zoe was merged later"):
        split(book, first.step, now=LATER)
    split(book, last.step, now=LATER)
    assert dump(book) == pictures[1]
    split(book, first.step, now=LATER)
    assert dump(book) == pictures[0]


def test_merged_into_somebody_else_and_back_through_both(book: Book) -> None:
    one, other = zoe_twice(book)
    third, _ = people.add(book, name="Zoë K.", now=NOW)
    before = dump(book)
    merge(book, one, other, now=NOW)
    merge(book, third, one, now=NOW)
    last, first = merges(book)
    assert first.behind == "Zoë Kravčenko"
    split(book, last.step, now=LATER)
    split(book, first.step, now=LATER)
    assert dump(book) == before


def safe_pairs(book: Book) -> None:
    for name, mail in (("Ana Ruiz", "ana@x.example"), ("Ben Ode", "ben@x.example")):
        for _ in range(2):
            people.add(book, name=name, now=NOW, handles=[(Channel.MAIL, mail)])
    people.add(book, name="Ana Ruiz", now=NOW, handles=[(Channel.MAIL, "ana@x.example")])


def test_all_safe_ones_at_once_with_one_undo_and_each_can_be_split(book: Book) -> None:
    safe_pairs(book)
    before = dump(book)
    assert merge_safe(book, now=NOW).label == "Merge of 3 pairs"
    assert book.read("SELECT name FROM person") == [("Ana Ruiz",), ("Ben Ode",)]
    assert duplicates.count(book) == 0
    undo.undo(book, now=NOW)
    assert dump(book) == before
    undo.redo(book, now=NOW)
    ben = next(each for each in merges(book) if each.name == "Ben Ode")
    split(book, ben.step, now=LATER, gone=ben.gone)
    assert book.read("SELECT name FROM person ORDER BY id") == [("Ana Ruiz",), ("Ben Ode",), ("Ben Ode",)]
    assert len(merges(book)) == 2
    split(book, ben.step, now=LATER)
    assert dump(book) == before


@pytest.mark.parametrize("apart", ["profile", "birthday", "word", "circle"])
def test_of_three_of_whom_two_contradict_nobody_is_merged_unasked(book: Book, apart: str) -> None:
    """Whoever fits both is one of them, and nobody knows which."""
    profile, found = "https://www.linkedin.com/in/", []
    for n in range(3):
        handles = [(Channel.MAIL, "a@x.example")]
        if apart == "profile" and n != 1:
            handles.append((Channel.LINKEDIN, f"{profile}{n}"))
        who, _ = people.add(book, name="Ana Ruiz", now=NOW, handles=handles)
        found.append(who)
        if apart == "birthday" and n != 1:
            facts.add(book, who, Fact.BIRTHDAY, f"199{n}-01-01", now=NOW)
        if apart == "circle" and n != 1:
            people.set_circle(book, [who], list(Circle)[n], now=NOW)
    if apart == "word":
        different(book, found[0], found[2], now=NOW)
    for _ in range(2):
        people.add(book, name="Ben Ode", now=NOW, handles=[(Channel.MAIL, "ben@x.example")])
    assert (len(duplicates.safe(book)), duplicates.survey(book).safe) == (1, 1)
    assert {each.safe for each in duplicates.pairs(book) if each.one.name == "Ana Ruiz"} == {False}
    merge_safe(book, now=NOW)
    assert book.read("SELECT name, count(*) FROM person GROUP BY name") == [("Ana Ruiz", 3), ("Ben Ode", 1)]


def test_nobody_becomes_one_over_several_with_whom_they_were_said_not_to_be(book: Book) -> None:
    mails = ("a", "ab", "bc", "cd", "d")
    found = [
        people.add(book, name="Ana Ruiz", now=NOW, handles=[(Channel.MAIL, f"{each}@x.example") for each in letters])[0]
        for letters in mails
    ]  # fmt: skip
    assert len(duplicates.safe(book)) == 4
    different(book, found[0], found[4], now=NOW)
    assert merge_safe(book, now=NOW).step is None
    assert len(book.read("SELECT id FROM person")) == 5


def test_two_people_are_remembered_and_that_can_be_undone(book: Book) -> None:
    one, other = zoe_twice(book)
    assert len(duplicates.pairs(book)) == 1
    changes = different(book, other, one, now=NOW)
    assert changes.label == "Zoe Kravcenko and Zoë Kravčenko are two people"
    assert duplicates.pairs(book) == []
    undo.undo(book, now=NOW)
    assert len(duplicates.pairs(book)) == 1


def test_a_comparison_shows_both_sides(book: Book) -> None:
    one, other = zoe_twice(book)
    shown = compare(book, one, other, today=NOW.date())
    rows = {
        (row.field, row.kind, row.left and row.left.text, row.right and row.right.text) for row in shown.rows
    }
    assert {
        ("name", "radio", "Zoë Kravčenko", "Zoe Kravcenko"),
        ("work", "radio", "Motion control", "Head of motion, Łódź Robotics"),
        ("phone", "same", "+48 600 000 318", "+48600000318"),
        ("mail", "check", "zoe@home.example", "z.kravcenko@robotics.example"),
        ("profiles", "check", None, "https://www.linkedin.com/in/zoe-k"),
        ("place", "radio", "Gdańsk", "Łódź"), ("birthday", "radio", "--03-04", "1980-03-04"),
        ("circle", "radio", "good", ""), ("groups", "check", "Harbour club", "Harbour club, Robots"),
        ("notes", "check", "Met at the quay.", "Knows motors."),
    } == rows  # fmt: skip
    assert shown.choices.of_gone == {"work", "place", "birthday"}
    assert (shown.keep.sources, shown.gone.sources, shown.keep.since) == ((), ("linkedin",), 2026)
    assert (shown.keep.contact_days, shown.gone.contact_days, shown.contact_days) == (2, 2, 3)
    with pytest.raises(CannotDo):
        compare(book, one, 999, today=NOW.date())


def test_of_two_values_the_fuller_stays_unasked_and_of_two_that_differ_the_newer(book: Book) -> None:
    jobs = [("CTO", "Acme GmbH"), ("", "Acme"), ("CTO", "Kite")]
    ids = [
        people.add(book, name=name, now=NOW)[0] for name in ("Hans-Peter Müller", "Hans Peter Mueller", "A")
    ]
    for n, (person, (title, company)) in enumerate(zip(ids, jobs, strict=True)):
        facts.add(book, person, Fact.JOB, title, detail=company, now=NOW + timedelta(days=n))
    assert compare(book, ids[0], ids[1], today=NOW.date()).choices.of_gone == frozenset()
    assert compare(book, ids[1], ids[0], today=NOW.date()).choices.of_gone == {"name", "work"}
    assert "work" in compare(book, ids[0], ids[2], today=NOW.date()).choices.of_gone


LINKS = ("handle", "fact", "photo", "interaction_person", "follow_up_person", "group_member", "person_topic",
         "gathering_person", "ask_person", "win_person", "tie", "reach_action", "pair")  # fmt: skip


def content(book: Book) -> dict[str, list[tuple[object, ...]]]:
    """A book without the numbers of rows that nothing refers to: those are given again."""
    found = dump(book)
    return {
        table: sorted((row[1:] for row in rows), key=repr) if table in LINKS else rows
        for table, rows in found.items()
    }


def random_edits(book: Book, among: list[int], rand: random.Random) -> None:
    for n in range(rand.randint(0, 6)):
        random_edit(book, PersonId(rand.choice(among)), rand, NOW + timedelta(days=30, minutes=n))


def random_edit(book: Book, who: PersonId, rand: random.Random, now: datetime) -> None:
    n, due = rand.randint(0, 3), date(2027, 1, 1)
    rand.choice(
        [
            lambda: quick_log.log(book, f"coffee yesterday: tea #topic{n}", now=now, context=who),
            lambda: facts.add(book, who, Fact.LIKE, f"v{n}", now=now),
            lambda: people.add_to_group(book, [who], f"G{n}", now=now),
            lambda: people.set_notes(book, who, f"n{n}", now=now),
            lambda: people.add(book, name="New", now=now, handles=[(Channel.MAIL, f"new{n}@x.example")]),
            lambda: people.set_circle(book, [who], Circle(n + 1), now=now),
            lambda: follow_ups.add(book, side=Side.ME, text="x", due=due, people=[who], now=now),
        ]
    )()


@pytest.mark.property
@pytest.mark.parametrize("seed", range(examples(12)))
def test_merge_and_split_of_anybody_leave_the_book_as_it_was(seed: int, data_dir: Path) -> None:
    rand = random.Random(seed)
    with closing(Book(data_dir, now=NOW)) as book, closing(Book(data_dir / "twin", now=NOW)) as twin:
        for each in (book, twin):
            samples.fill(each, now=NOW, seed=seed, people=30)
        ids = [row[0] for row in book.read("SELECT id FROM person ORDER BY id")]
        keep, gone = rand.sample(ids, 2)
        before = dump(book)
        merge(book, keep, gone, now=NOW)
        refold_everybody(book)
        merged = dump(book)
        split(book, merges(book)[0].step, now=LATER)
        assert dump(book) == before
        undo.undo(book, now=LATER)
        assert dump(book) == merged
        elsewhere = [each for each in ids if each not in (keep, gone)]
        edits = rand.random()
        for each in (book, twin):
            random_edits(each, elsewhere, random.Random(edits))
        _, kept = split(book, merges(book)[0].step, now=LATER)
        assert kept == ()
        assert content(book) == content(twin)
        picture = dump(book)
        refold_everybody(book)
        assert dump(book) == picture, "nothing stale"


HEAD = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
ANA = "Ana,Ruiz,https://www.linkedin.com/in/ana-ruiz,ana@x.example,Acme,Lead,04 Mar 2019\n"
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Ruíz\nN:Ruíz;Ana;;;\nEMAIL:home@x.example\nNOTE:Dives.\nEND:VCARD\n"


def bring(book: Book, file: Path, text: str, *owner: str) -> imports.Report:
    file.write_text(text, encoding="utf-8")
    return imports.apply(book, imports.plan(book, [file], owner_names=owner), now=NOW)


def test_the_same_files_again_change_nothing_after_a_merge(book: Book, tmp_path: Path) -> None:
    files = ((tmp_path / "c.csv", HEAD + ANA), (tmp_path / "a.vcf", CARD))
    for file, text in files:
        bring(book, file, text)
    merge(book, 1, 2, now=NOW)
    merged = dump(book)
    for file, text in files:
        report = bring(book, file, text)
        assert (report.new, report.updated, report.unchanged) == (0, 0, 1)
    assert dump(book) == merged
    newer = bring(book, tmp_path / "d.csv", HEAD + ANA.replace("Acme", "Delta"))
    assert (newer.new, newer.updated) == (0, 1)
    assert book.read("SELECT company FROM person") == [("Delta",)]


def test_an_import_taken_back_after_a_merge_and_then_the_split(book: Book, tmp_path: Path) -> None:
    people.add(book, name="Ana Ruiz", now=NOW, handles=[(Channel.PHONE, "+34 1")])
    report = bring(book, tmp_path / "a.vcf", CARD)
    merge(book, 1, 2, now=NOW)
    assert report.import_id is not None
    undo.undo_import(book, report.import_id, now=LATER)
    assert book.read("SELECT text FROM handle") == [("+34 1",)], "what the import brought is gone"
    split(book, merges(book)[0].step, now=LATER)
    assert book.read("SELECT person_id, text FROM handle") == [(1, "+34 1")]
    picture = dump(book)
    refold_everybody(book)
    assert dump(book) == picture


def test_an_import_since_is_kept_and_named_by_the_split(book: Book, tmp_path: Path) -> None:
    people.add(book, name="Ana Ruiz", now=NOW, handles=[(Channel.MAIL, "ana@x.example")])
    people.add(book, name="Ana Ruíz", now=NOW, handles=[(Channel.MAIL, "home@x.example")])
    merge(book, 1, 2, now=NOW)
    bring(book, tmp_path / "c.csv", HEAD + ANA)
    _, kept = split(book, merges(book)[0].step, now=LATER)
    assert kept[0] == "1 address"
    assert kept[1].endswith("facts")
    assert book.read("SELECT person_id, text FROM handle WHERE channel = 'linkedin'") == [
        (1, "https://www.linkedin.com/in/ana-ruiz")
    ]


def test_an_import_of_both_taken_back_leaves_nobody_and_comes_back_with_the_merge(
    book: Book, tmp_path: Path
) -> None:
    other = CARD.replace("home@", "work@").replace("Ana Ruíz", "Ana R.")
    report = bring(book, tmp_path / "a.vcf", CARD + other)
    before = dump(book)
    merge(book, 1, 2, now=NOW)
    assert report.import_id is not None
    undone = undo.undo_import(book, report.import_id, now=LATER)
    assert undone.kept == (), "that two are one is no content"
    assert book.read("SELECT 1 FROM person") == []
    assert merges(book) == []
    undo.undo(book, now=LATER)
    split(book, merges(book)[0].step, now=LATER)
    assert dump(book)["handle"] == before["handle"]
    assert dump(book)["person"] == before["person"]


def test_what_comes_back_names_who_others_are_by_now(book: Book) -> None:
    one, other = twice = [people.add(book, name=name, now=NOW)[0] for name in ("Ana Ruiz", "A. Ruiz")]
    friend, same = [people.add(book, name=name, now=NOW)[0] for name in ("Ben Ode", "B. Ode")]
    with book.step("ties", "Ties", now=NOW) as step:
        for each in twice:
            step.insert("tie", person=each, other=same, kind="friend")
    merge(book, one, other, now=NOW)
    merge(book, friend, same, now=NOW)
    assert book.read("SELECT person_id, other_id FROM tie") == [(one, friend)]
    split(book, merges(book)[1].step, now=LATER)
    assert book.read("SELECT person_id, other_id FROM tie ORDER BY 1") == [(one, friend), (other, friend)]
    split(book, merges(book)[0].step, now=LATER)
    assert book.read("SELECT person_id, other_id FROM tie ORDER BY 1")[0] == (one, same)


def test_what_only_the_double_knows_is_written_into_the_one_that_stays(book: Book) -> None:
    one, other = [people.add(book, name=name, now=NOW)[0] for name in ("Ana Ruiz", "A. Ruiz")]
    with book.step("both", "Both", now=NOW) as step:
        group = step.insert("people_group", name="G", folded="g")
        step.insert("group_member", group=group, person=one, since="2021", until="2022")
        step.insert("group_member", group=group, person=other, since="2019")
        topic = step.insert("topic", name="T", folded="t")
        step.insert("person_topic", topic=topic, person=one)
        step.insert("person_topic", topic=topic, person=other, how="knows")
        gathering = step.insert("gathering", name="Fair")
        step.insert("gathering_person", gathering=gathering, person=one, role="invited")
        step.insert("gathering_person", gathering=gathering, person=other, role="host")
        ask = step.insert("ask", question="Who dives?", day="2026-01-01")
        step.insert("ask_person", ask=ask, person=one, answer="Me.")
        step.insert("ask_person", ask=ask, person=other, answer="Ben.", helped=True, thanked_day="2026-02-01")
        for who, aside, first in ((one, True, False), (other, False, True)):
            step.insert("fact", person=who, field="job", value="Diver", noted="2026-01-01", aside=aside)
            step.insert("handle", person=who, channel="mail", text="a", key="a", shared=True, first=first)
    before = dump(book)
    merge(book, one, other, now=NOW)
    for table, columns, row in (
        ("group_member", "since, until", ("2019", None)), ("person_topic", "how", ("knows",)),
        ("gathering_person", "role", ("host",)), ("fact", "aside", (0,)), ("handle", "first, shared", (1, 0)),
        ("ask_person", "answer, helped, thanked_day", ("Me.\n\nBen.", 1, "2026-02-01")),
    ):  # fmt: skip
        where = "WHERE field = 'job'" if table == "fact" else ""
        assert book.read(f"SELECT {columns} FROM {table} {where}") == [row], table
    split(book, merges(book)[0].step, now=LATER)
    assert dump(book) == before


def test_two_people_said_of_one_holds_for_both(book: Book) -> None:
    one, other, third = [people.add(book, name=name, now=NOW)[0] for name in ("Ana", "A.", "Ben")]
    with book.step("pairs", "Pairs", now=NOW) as step:
        step.insert("pair", person=third, other=one, why="a doubt")
        step.insert("pair", person=other, other=third, why="no", verdict="different")
    merge(book, one, other, now=NOW)
    assert book.read("SELECT person_id, other_id, verdict FROM pair") == [(third, one, "different")]


def test_a_chosen_job_that_stood_beside_is_the_main_one(book: Book) -> None:
    one, other = [people.add(book, name="Ana Ruiz", now=NOW)[0] for _ in range(2)]
    with book.step("jobs", "Jobs", now=NOW) as step:
        step.insert("fact", person=one, field="job", value="Diver", noted="2026-02-01", aside=False)
        step.insert("fact", person=other, field="job", value="Baker", noted="2026-01-01", aside=True)
    merge(book, one, other, now=NOW, choices=Choices(of_gone=frozenset({"work"})))
    assert book.read("SELECT title FROM person") == [("Baker",)]
    assert book.read("SELECT value, aside FROM fact WHERE field = 'job' ORDER BY id") == [
        ("Diver", 1), ("Baker", 0),
    ]  # fmt: skip


def test_what_a_newer_file_told_goes_back_with_its_record(book: Book, tmp_path: Path) -> None:
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    page = "https://www.linkedin.com/in/zoe-k"
    file, cards = tmp_path / "Connections.csv", tmp_path / "cards.vcf"
    file.write_text(f"{head}Zoe,Kay,{page},,Acme,Lead,04 Mar 2019\n")
    imports.apply(book, imports.plan(book, [file]), now=NOW)
    cards.write_text("BEGIN:VCARD\nVERSION:3.0\nUID:1\nFN:Zoe Kay\nEMAIL:zoe@home.example\nEND:VCARD\n")
    imports.apply(book, imports.plan(book, [cards]), now=NOW)
    for keep, gone in ((1, 2), (2, 1)):
        merge(book, keep, gone, now=NOW)
        file.write_text(f"{head}Zoe,Kay,{page},zoe@kite.example,Kite,Head,04 Mar 2019\n")
        imports.apply(book, imports.plan(book, [file]), now=NOW)
        _, kept = split(book, merges(book)[0].step, now=LATER)
        assert ("1 address" in kept) == (keep == 1), "what goes back does not stay"
        assert book.read("SELECT person_id, text FROM handle WHERE channel = 'mail' ORDER BY id") == [
            (2, "zoe@home.example"),
            (1, "zoe@kite.example"),
        ]
        assert book.read("SELECT company FROM person ORDER BY id") == [("Kite",), ("",)]
        for _ in range(3):
            undo.undo(book, now=NOW)


OUTLOOK = (
    "First Name,Middle Name,Last Name,Title,Suffix,Nickname,Given Yomi,Surname Yomi,E-mail Address,E-mail 2 Address,"
    "E-mail 3 Address,Home Phone,Home Phone 2,Business Phone,Job Title,Company,Birthday\n"
)


@pytest.mark.parametrize(("keep", "gone"), [(1, 2), (2, 1)])
def test_what_files_of_both_told_while_they_were_one_both_have(
    keep: int, gone: int, book: Book, tmp_path: Path
) -> None:
    """What two records tell is written once; apart, each is as their own file has them."""

    def both_lists(family: str, company: str, born: str) -> None:
        li = f"Ravi,{family},https://www.linkedin.com/in/ravi,,{company},CEO,01 Jan 2020\n"
        bring(book, tmp_path / "c.csv", HEAD + li)
        bring(
            book, tmp_path / "o.csv", OUTLOOK + f"Ravi,,{family},,,,,,r@x.example,,,,,,CEO,{company},{born}\n"
        )

    both_lists("Neill", "BMW", "")
    assert book.read("SELECT name, title, company FROM person") == [("Ravi Neill", "CEO", "BMW")] * 2
    merge(book, keep, gone, now=NOW)
    both_lists("Gross", "Bosch", "3/25/1980")
    step = merges(book)[0].step
    split(book, step, now=LATER)
    assert (
        book.read("SELECT name, family, title, company FROM person")
        == [("Ravi Gross", "Gross", "CEO", "Bosch")] * 2
    )
    former = "SELECT person_id, value FROM fact WHERE detail = 'former name' ORDER BY 1"
    assert book.read(former) == [(1, "Ravi Neill"), (2, "Ravi Neill")]
    of_both = "SELECT person_id FROM fact WHERE field = 'job' AND detail = ? ORDER BY 1"
    assert [book.read(of_both, (company,)) for company in ("BMW", "Bosch")] == [[(1,), (2,)]] * 2
    assert book.read("SELECT person_id, value FROM fact WHERE field = 'birthday'") == [(2, "1980-03-25")]
    assert book.read("SELECT person_id FROM source WHERE kind = 'outlook'") == [(2,), (2,)]
    before = dump(book)
    both_lists("Gross", "Bosch", "3/25/1980")
    assert dump(book) == before, "nothing was left to tell"
    undo.undo(book, now=LATER)
    assert book.read("SELECT count(*) FROM person") == [(1,)]


def test_all_that_an_account_told_goes_with_who_has_it(book: Book, tmp_path: Path) -> None:
    """A connection that came after a message is a second record of one account, and no other one's."""
    page = "https://www.linkedin.com/in/ute-dan"
    talks = (
        "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,RECIPIENT PROFILE URLS,DATE,SUBJECT,CONTENT,FOLDER\n"
        f"2-A,,Ute Dan,{page},Olga Wren,https://www.linkedin.com/in/olga-wren,2026-01-10 10:00:00 UTC,,hi,INBOX\n"
        f"2-A,,Olga Wren,https://www.linkedin.com/in/olga-wren,Ute Dan,{page},2026-01-10 11:00:00 UTC,,ho,INBOX\n"
    )
    bring(book, tmp_path / "a.vcf", CARD.replace("Ana", "Ute").replace("Ruíz", "Dan"))
    bring(book, tmp_path / "messages.csv", talks, "Olga Wren")
    card, linkedin = [row[0] for row in book.read("SELECT id FROM person WHERE me = 0 ORDER BY id")]
    merge(book, card, linkedin, now=NOW)
    files = [tmp_path / "messages.csv", tmp_path / "c.csv"]
    files[0].write_text(talks.replace("hi,", "hi there,"))
    files[1].write_text(HEAD + f"Ute,Dan,{page},,Kite,Head,01 Feb 2026\n")
    imports.apply(book, imports.plan(book, files), now=NOW)
    _, kept = split(book, merges(book)[0].step, now=LATER)
    assert kept == (), "nothing of it stays with the other"
    assert book.read("SELECT person_id, person.company FROM person JOIN source s ON s.person_id = person.id"
                     " WHERE s.kind = 'linkedin' AND me = 0") == [(linkedin, "Kite")] * 2  # fmt: skip
    assert book.read("SELECT person_id FROM fact WHERE field IN ('job', 'connected')") == [(linkedin,)] * 2


def test_a_name_that_a_record_of_who_is_gone_gave_goes_with_it(book: Book, tmp_path: Path) -> None:
    def connections(family: str) -> None:
        page = "https://www.linkedin.com/in/ana-ruiz"
        bring(book, tmp_path / "c.csv", HEAD + f"Ana,{family},{page},,Acme,Lead,04 Mar 2019\n")

    bring(book, tmp_path / "a.vcf", CARD.replace("Ruíz", "Wren"))
    connections("Ruiz")
    for keep, gone, chosen in ((1, 2, {"name"}), (2, 1, set[str]())):
        merge(book, keep, gone, now=NOW, choices=Choices(frozenset(chosen)))
        connections("Gross")
        assert book.read("SELECT name FROM person") == [("Ana Gross",)]
        _, kept = split(book, merges(book)[0].step, now=LATER)
        assert ("the name" in kept) == (keep == 2)
        assert book.read("SELECT name, family FROM person ORDER BY id") == [
            ("Ana Wren", "Wren"),
            ("Ana Gross", "Gross"),
        ]
        for _ in range(3):
            undo.undo(book, now=NOW)
