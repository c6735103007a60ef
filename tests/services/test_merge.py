"""Two entries of one person become one: everything moves, nothing is lost, and it can be undone."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, Circle, Fact, State
from networker.services import (
    duplicates,
    facts,
    people,
    undo,
)
from networker.services.comparison import Choices
from networker.services.errors import CannotDo
from networker.services.merge import compare, different, merge, merge_safe, merges, split
from networker.store.book import Book
from tests.services.twice import ANA, HEAD, LATER, NOW, bring, count, zoe_twice
from tests.store.dump import dump


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


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
