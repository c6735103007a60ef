"""What stays of an import that is taken back, and what goes with it, case by case."""

import json
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from networker.domain.vocabulary import Channel, ImportId, PersonId
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
from networker.services import backup, imports, merge, people, undo
from networker.services.take_out import take_out
from networker.store.book import Book
from tests.services.imports.taken_back import MAILS, NAMES, NOW, OWNER, File, bring, take_back
from tests.store.dump import dump


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def card(
    who: int, *phones: str, kind: str = "vcard", company: str = "", notes: str = "", mail: bool = True
) -> PersonRecord:
    handles = [HandleValue(Channel.MAIL, MAILS[who])] if mail else []
    handles += [HandleValue(Channel.PHONE, phone) for phone in phones]
    raw = json.dumps([who, phones, company, notes])
    return PersonRecord(
        kind,
        f"{kind}{who}",
        1,
        NAMES[who],
        "Moll",
        company=company,
        handles=tuple(handles),
        notes=notes,
        raw=raw,
    )


def brings(book: Book, *items: Item, n: int = 0, everybody: bool = False) -> ImportId:
    number = bring(book, File(items, everybody), n)
    assert number is not None
    return number


def kept(book: Book, number: ImportId) -> list[tuple[str, bool]]:
    done = undo.undo_import(book, number, now=NOW)
    return [(each.name, each.by_hand) for each in done.kept]


def test_who_is_told_of_by_another_import_stays_until_that_goes_too(book: Book) -> None:
    empty = dump(book)
    first = brings(book, card(0, "+44 7700 900200"), card(1))
    second = brings(book, card(0, "+44 7700 900300", kind="google"))
    assert kept(book, first) == [("Ana Moll", False)]
    assert book.read("SELECT key FROM handle ORDER BY key") == [("+447700900300",), (MAILS[0],)], (
        "her mail was told by both, the first number by the one alone"
    )
    assert book.read("SELECT DISTINCT source_id FROM handle") == book.read("SELECT id FROM source")
    (told_again, taken) = imports.past(book)
    assert [(each.name, each.by_hand) for each in taken.kept] == [("Ana Moll", False)]
    assert told_again.kept == ()
    assert kept(book, second) == []
    assert dump(book) == empty
    assert [each.kept for each in imports.past(book)] == [(), ()], "she is no longer there"
    undo.undo(book, now=NOW)
    assert [len(each.kept) for each in imports.past(book)] == [0, 1]
    undo.undo(book, now=NOW)
    assert [len(each.kept) for each in imports.past(book)] == [0, 0]


def test_the_user_is_no_contact_who_stays(book: Book) -> None:
    me = OwnerRecord("linkedin", 1, "Olga Wren", ("olga",), (HandleValue(Channel.MAIL, "olga@x.example"),))
    first = brings(book, me, card(0))
    brings(book, me, card(0, "+44 7700 900300", kind="google"))
    assert kept(book, first) == [("Ana Moll", False)]
    assert [[each.name for each in past.kept] for past in imports.past(book)] == [[], ["Ana Moll"]]
    assert book.read("SELECT name FROM person WHERE me = 1") == [("Olga Wren",)]


def test_that_everybody_stays_is_taken_back_all_the_same(book: Book) -> None:
    first = brings(book, card(0))
    people.set_notes(book, PersonId(1), "likes tea", now=NOW)
    whole = dump(book)
    assert kept(book, first) == [("Ana Moll", True)]
    assert dump(book) == whole
    assert imports.past(book)[0].undone
    assert undo.undo(book, now=NOW).label.endswith(" taken back")
    assert not imports.past(book)[0].undone
    undo.redo(book, now=NOW)
    assert imports.past(book)[0].undone


def test_a_value_is_that_of_the_last_import_which_stands(book: Book) -> None:
    numbers = [brings(book, card(0, company=f"Firm {n}"), n=n) for n in range(3)]
    raws = [json.dumps([0, [], f"Firm {n}", ""]) for n in range(3)]
    raw = "SELECT raw FROM source"
    take_back(book, numbers[1:2])
    assert book.read(raw) == [(raws[2],)]
    take_back(book, numbers[2:])
    assert book.read(raw) == [(raws[0],)], "not that of the second, which went before"
    assert book.read("SELECT company FROM person") == [("Firm 0",)]


def test_what_was_found_by_comparison_goes_with_what_it_was_compared_with(book: Book) -> None:
    def listed(who: int, company: str) -> PersonRecord:
        found = card(who, kind="linkedin", company=company)
        return found._replace(facts=(FactValue("connected", "", since="2019-03-04"),))

    first = brings(book, *(listed(n, "Kite") for n in range(3)), everybody=True)
    brings(book, card(0, "+44 7700 900200", kind="google"), n=1)
    brings(book, listed(1, "Acme"), listed(2, "Kite"), n=2, everybody=True)
    left = "SELECT person_id FROM fact WHERE field = 'left'"
    job = "SELECT value, detail, since FROM fact WHERE field = 'job' AND person_id = 2 AND until IS NULL ORDER BY id"
    assert book.read(left) == [(1,)]
    assert book.read(job) == [("", "Kite", None), ("", "Acme", "2026-11-22")]
    whole = dump(book)
    take_back(book, [first])
    assert book.read(left) == []
    assert book.read(job) == [("", "Acme", None)]
    assert book.read("SELECT DISTINCT name FROM person ORDER BY id") == [(f"{name} Moll",) for name in NAMES]
    undo.undo(book, now=NOW)
    assert dump(book) == whole


def test_a_job_that_a_newer_list_held_back_is_told_when_that_goes(book: Book) -> None:
    def listed(who: int, day: str, company: str) -> PersonRecord:
        found = card(who, kind="linkedin", company=company)
        return found._replace(facts=(FactValue("connected", "", since=day),))

    both = [listed(1, "2019-03-04", "Kite")]
    newer = brings(book, *both, listed(0, "2019-03-04", "Acme"), listed(2, "2026-01-01", ""), everybody=True)
    older = brings(
        book, *both, listed(0, "2019-03-04", "Orbit"), card(0, "+44 7700 900200"), n=1, everybody=True
    )
    job = "SELECT p.company, f.since, f.noted, f.import_id FROM person p LEFT JOIN fact f ON f.person_id = p.id AND f.field = 'job' WHERE p.id = 2"
    assert book.read(job) == [("Acme", None, "2026-11-20", newer)]
    before = dump(book)
    take_back(book, [newer])
    assert book.read(job) == [("Orbit", None, "2026-11-21", older)]
    gone = dump(book)
    undo.undo(book, now=NOW)
    assert dump(book) == before
    undo.redo(book, now=NOW)
    assert dump(book) == gone
    take_back(book, [older])
    assert book.read("SELECT 1 FROM person") == []


def test_that_somebody_is_missing_elsewhere_keeps_nobody(book: Book) -> None:
    connected = FactValue("connected", "", since="2019-03-04")
    entries = [card(n, kind="linkedin")._replace(facts=(connected,)) for n in range(3)]
    first = brings(book, entries[0])
    brings(book, *entries[1:], n=1)
    second = brings(book, *entries[1:], card(2, "+44 7700 900200"), n=2, everybody=True)
    assert book.read("SELECT count(*) FROM fact WHERE field = 'left'") == [(1,)]
    assert second
    assert kept(book, first) == []
    assert book.read("SELECT count(*) FROM fact WHERE field = 'left'") == [(0,)]
    assert backup.check(book) == []


def test_an_address_is_somebodys_own_again_when_the_other_goes(book: Book) -> None:
    family = "+44 7700 900123"
    first = brings(book, card(0, family, mail=False))
    second = brings(book, card(1, family, mail=False), n=1)
    assert book.read("SELECT shared FROM handle") == [(1,), (1,)]
    assert kept(book, first) == [], "that both have a number keeps neither"
    assert book.read("SELECT shared FROM handle") == [(0,)]
    undo.undo(book, now=NOW)
    assert kept(book, second) == []
    assert book.read("SELECT shared FROM handle") == [(0,)]


def test_what_the_user_corrected_of_somebody_elses_rows_stays(book: Book) -> None:
    people.add(book, name="Ana Moll", handles=[(Channel.MAIL, MAILS[0])], now=NOW)
    first = brings(book, card(0, "+44 7700 900200", "+44 7700 900201"))
    with book.step("edit", "A label", now=NOW) as step:
        step.update("handle", 2, label="home")
    assert kept(book, first) == [("Ana Moll", True)]
    assert book.read("SELECT text, source_id FROM handle ORDER BY id") == [
        (MAILS[0], None),
        ("+44 7700 900200", None),
    ], "the record is gone, so what stays is the user's own"


def test_a_talk_that_the_user_corrected_keeps_those_in_it(book: Book) -> None:
    party = Party("linkedin0", "Ana Moll", (HandleValue(Channel.MAIL, MAILS[0]),))
    owner = OwnerRecord("linkedin", 1, "Olga Wren", ("olga",))
    said = [
        TurnRecord(
            "linkedin", thread, 1, "2026-03-04T10:00:00+00:00", Channel.LINKEDIN, ME, (who,), text="hello"
        )
        for thread, who in (("a", party), ("b", party._replace(source_id="l", name="Ben Moll", handles=())))
    ]
    first = brings(book, owner, *said)
    with book.step("edit", "Depth", now=NOW) as step:
        step.update("interaction", 1, depth="conversation", depth_by_hand=True)
    assert kept(book, first) == [("Ana Moll", True)]
    assert book.read("SELECT depth FROM interaction") == [("conversation",)]


def test_a_record_that_was_taken_out_stays_with_its_new_person(book: Book) -> None:
    people.add(book, name="Ana Moll", handles=[(Channel.MAIL, MAILS[0])], now=NOW)
    first = brings(book, card(0, "+44 7700 900200"))
    newcomer, _ = take_out(book, 1, [1], now=NOW, name="Ben Ode")
    assert kept(book, first) == [("Ben Ode", True)]
    assert book.read("SELECT person_id, text FROM handle ORDER BY id") == [
        (1, MAILS[0]),
        (newcomer, "+44 7700 900200"),
    ]
    assert book.read("SELECT person_id FROM source") == [(newcomer,)]


def test_one_who_only_came_by_elsewhere_does_not_stay(book: Book) -> None:
    first = brings(book, card(0), card(1))
    ana, ben = (Party(f"l{n}", f"{NAMES[n]} Moll", (HandleValue(Channel.MAIL, MAILS[n]),)) for n in (0, 1))
    owner = OwnerRecord("linkedin", 1, "Olga Wren", ("olga",))
    turn = TurnRecord("linkedin", "t", 1, "2026-03-04T10:00:00+00:00", Channel.LINKEDIN, ME, (ana,), text="x")
    turn = turn._replace(id="m1")
    brings(book, owner, turn, turn._replace(to=(ana, ben)), n=1)
    assert kept(book, first) == [("Ana Moll", False)], "of Ben there is no talk"


ANA = Party("linkedin0", "Ana Moll", (HandleValue(Channel.MAIL, MAILS[0]),))


def said(thread: str) -> TurnRecord:
    return TurnRecord(
        "linkedin", thread, 1, "2026-03-04T10:00:00+00:00", Channel.LINKEDIN, ME, (ANA,), text="x"
    )


def test_a_talk_and_the_user_told_again_stay(book: Book) -> None:
    empty = dump(book)
    first = brings(book, OWNER, said("a"), said("b"))
    second = brings(book, OWNER, said("a"), said("c"), n=1)
    before = book.read("SELECT id, name, me FROM person ORDER BY id")
    own = "SELECT key FROM handle WHERE person_id = (SELECT id FROM person WHERE me = 1)"
    assert book.read(own) == [("olga@x.example",)]
    assert ("Ana Moll", False) in kept(book, first)
    assert book.read("SELECT thread FROM interaction ORDER BY thread") == [("a",), ("c",)]
    assert book.read("SELECT id, name, me FROM person ORDER BY id") == before
    assert book.read(own) == [("olga@x.example",)]
    assert kept(book, second) == []
    assert dump(book) == empty


@pytest.mark.parametrize("order", [(0, 2), (2, 0)])
def test_who_is_told_of_in_a_talk_alone_keeps_that_record(book: Book, order: tuple[int, int]) -> None:
    numbers = [
        brings(book, card(0)),
        brings(book, OWNER, said("a"), n=1),
        brings(book, card(0, kind="linkedin", company="Kite"), n=2),
    ]
    take_back(book, [numbers[n] for n in order])
    assert book.read("SELECT kind FROM source WHERE person_id = 1") == [("linkedin",)]


def test_a_note_goes_with_the_only_import_that_told_it(book: Book) -> None:
    noted = card(0)._replace(notes="a secret", middle="Q.", raw='["a secret", "Q."]')
    first = brings(book, noted)
    brings(book, card(0, kind="linkedin", company="Kite"), n=1)
    take_back(book, [first])
    assert book.read("SELECT notes, middle FROM person") == [("", "")]
    undo.undo(book, now=NOW)
    assert book.read("SELECT notes, middle FROM person") == [("a secret", "Q.")]
    brings(book, card(0, kind="google")._replace(notes="a secret", raw='["a secret"]'), n=2)
    take_back(book, [first])
    assert book.read("SELECT notes, middle FROM person") == [("a secret", "")]


def test_a_second_record_that_adds_nothing_claims_no_source_of_others(book: Book) -> None:
    noted = card(0, "+44 7700 900200", notes="a secret")
    first = brings(book, noted)
    mail = card(0, kind="linkedin")
    brings(book, mail, mail._replace(source_id="linkedin9", row=2, raw="[9]"), OWNER, said("a"), n=1)
    take_back(book, [first])
    assert book.read("SELECT DISTINCT kind FROM source WHERE person_id = 1") == [("linkedin",)]
    assert book.read("SELECT notes FROM person WHERE id = 1") == [("",)]
    brings(book, noted, n=2)
    assert book.read("SELECT notes FROM person WHERE id = 1") == [("a secret",)]
    assert book.read("SELECT key FROM handle WHERE channel = 'phone'") == [("+447700900200",)]


def test_a_record_told_of_otherwise_stays_in_those_words(book: Book) -> None:
    listed = card(0, "+44 7700 900200", kind="linkedin", company="Kite")
    first = brings(book, listed)
    second = brings(book, OWNER, said("a"), n=1)
    take_back(book, [first])
    [(line, raw)] = book.read("SELECT row, raw FROM source WHERE person_id = 1")
    assert (line, json.loads(raw)[0]) == (0, "Ana Moll")
    brings(book, listed, n=2)
    assert book.read("SELECT company FROM person WHERE id = 1") == [("Kite",)]
    assert book.read("SELECT text FROM handle WHERE channel = 'phone'") == [("+44 7700 900200",)]
    assert second


def mentioned(who: int, title: str) -> PersonRecord:
    """Of a list of a team, which is no reason to know somebody."""
    found = card(who, kind="linkedin")
    return found._replace(title=title, standing=Standing.MENTIONED, raw=json.dumps([who, title]))


def test_what_is_mentioned_of_somebody_talked_with_stays(book: Book) -> None:
    first = brings(book, mentioned(0, "Lead"), OWNER, said("a"))
    brings(book, mentioned(0, "Lead"), OWNER, said("a"), said("b"), n=1)
    take_back(book, [first])
    assert book.read("SELECT name, title FROM person WHERE me = 0") == [("Ana Moll", "Lead")]


def test_whom_another_import_only_mentions_does_not_stay(book: Book) -> None:
    first = brings(book, card(0), card(1))
    brings(book, mentioned(0, "Lead"), mentioned(1, ""), card(2), n=1)
    assert book.read("SELECT title FROM person WHERE id = 1") == [("Lead",)]
    assert kept(book, first) == []
    assert book.read("SELECT name FROM person") == [("Cem Moll",)]
    assert backup.check(book) == []


def test_what_was_mentioned_is_known_again_when_newer_words_came(book: Book) -> None:
    brings(book, card(0)._replace(title="Lead"))
    brings(book, mentioned(0, "Lead"), card(1), n=1)
    brings(book, card(0)._replace(title="Head", raw='["Head"]'), n=2)
    assert bring(book, File((mentioned(0, "Lead"),)), 3) is None


def test_a_name_is_that_of_the_imports_which_stand(book: Book) -> None:
    phone = card(0, "+44 7700 900200", mail=False)._replace(given="", family="", source_id="", row=1)
    brings(book, phone._replace(full_name="", source_kind="vcard", raw="[0]"))
    second = brings(book, card(0, "+44 7700 900200", kind="google"), n=1)
    brings(book, card(0, "+44 7700 900200", kind="outlook"), n=2)
    assert book.read("SELECT name FROM person") == [("Ana Moll",)]
    take_back(book, [second])
    assert book.read("SELECT name, given, family, folded FROM person") == [
        ("Ana Moll", "Ana", "Moll", "ana moll")
    ]


def test_a_former_name_goes_with_the_only_import_that_said_it(book: Book) -> None:
    first = brings(book, card(0))
    brings(book, card(0)._replace(family="Ode", raw='["Ode"]'), n=1)
    former = "SELECT value FROM fact WHERE detail = 'former name'"
    assert book.read(former) == [("Ana Moll",)]
    take_back(book, [first])
    assert book.read("SELECT name FROM person") == [("Ana Ode",)]
    assert book.read(former) == []


def test_merged_and_split_again_is_no_edit(book: Book) -> None:
    first = brings(book, card(0, company="Kite"), card(1))
    merge.merge(book, 1, 2, now=NOW)
    (made,) = merge.merges(book)
    merge.split(book, made.step, gone=made.gone, now=NOW)
    assert kept(book, first) == []
    assert book.read("SELECT 1 FROM person") == []
