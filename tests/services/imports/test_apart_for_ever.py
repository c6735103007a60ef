"""A record that was taken out of somebody stays with its new person, whatever comes again and however it changed."""

import json
from collections.abc import Iterator, Sequence
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path
from typing import NamedTuple

import pytest

from networker.domain.vocabulary import Channel, PersonId
from networker.services import backup, imports, people, somebody, undo
from networker.services.merge import merge, merge_safe
from networker.services.take_out import records, take_out
from networker.store.book import Book
from tests.store.dump import dump

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
MAIL, PHONE, PAGE = "wren@home.example", "+44 7700 900123", "https://www.linkedin.com/in/ann-wren"
OWNER = "Olga Stone"


class Told(NamedTuple):
    """One kind of file, as it is first and as it is later; the later ones tell something else of the record."""

    name: str
    first: str
    later: tuple[str, ...]
    talks: int = 0
    renamed: str = ""  # what the last of the later ones is called


def connections(url: str, mail: str, company: str, title: str) -> str:
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    return f"{head}Ann,Wren,{url},{mail},{company},{title},04 Mar 2019\n"


def google(mail: str, phone: str, title: str) -> str:
    return (
        "First Name,Last Name,Organization Name,Organization Title,Notes,E-mail 1 - Label,E-mail 1 - Value,"
        f"Phone 1 - Label,Phone 1 - Value\nAnn,Wren,Acme,{title},sails in May,Home,{mail},Mobile,{phone}\n"
    )


def card(uid: str, mail: str, phone: str, title: str) -> str:
    lines = ("BEGIN:VCARD", "VERSION:3.0", "FN:Ann Wren", "N:Wren;Ann;;;", uid, f"EMAIL:{mail}", f"TEL:{phone}",
             f"TITLE:{title}", "NOTE:sails in May", "END:VCARD", "")  # fmt: skip
    return "\n".join(line for line in lines if line or line == lines[-1])


def chat(who: str, *lines: str) -> str:
    return "".join(f"[2{n + 1}.03.24, 11:2{n}:00] {who}: shall we do {line}?\n[2{n + 1}.03.24, 11:3{n}:00] {OWNER}: not {line} again\n"
                   for n, line in enumerate(lines))  # fmt: skip


def mails(shown: str, *subjects: str) -> str:
    return "".join(
        f"From x Mon Mar  4 11:20:00 2024\nFrom: {OWNER} <olga@stone.example>\nTo: {shown} <{MAIL}>\n"
        f"Subject: {subject}\nDate: Mon, {4 + n} Mar 2024 11:20:00 +0000\nMessage-ID: <{subject}@x.example>\n\nx\n\n"
        for n, subject in enumerate(subjects)
    )


def messenger(*said: str) -> str:
    return json.dumps(
        {
            "participants": [{"name": "Ann Wren"}, {"name": OWNER}],
            "messages": [
                {"sender_name": who, "timestamp_ms": 1709551234000 + 86_400_000 * n, "content": words}
                for n, words in enumerate(said)
                for who in ("Ann Wren", OWNER)
            ],
            "title": "Ann Wren", "is_still_participant": True, "thread_path": "inbox/annwren_123",
        }
    )  # fmt: skip


KINDS = {
    "linkedin": Told("Connections.csv", connections(PAGE, MAIL, "Acme", "Lead"), (
        connections(PAGE, MAIL, "Kite", "Head"), connections(PAGE, "", "Kite", "Chief"),
    )),
    "linkedin without a page": Told("Connections.csv", connections("", MAIL, "Acme", "Lead"), (
        connections("", MAIL, "Kite", "Head"), connections("", "", "Kite", "Chief"),
    )),
    "google": Told("contacts.csv", google(MAIL, PHONE, "Lead"), (
        google(MAIL, PHONE, "Head"), google(MAIL, "+44 7700 900999", "Chief"), google("ann@new.example", "+44 7700 900999", "Chief"),
    )),
    "vcard": Told("cards.vcf", card("", MAIL, PHONE, "Lead"), (
        card("", MAIL, PHONE, "Head"), card("", MAIL, "+44 7700 900999", "Chief"),
    )),
    "vcard with an id": Told("cards.vcf", card("UID:u-1", MAIL, PHONE, "Lead"), (
        card("UID:u-1", MAIL, "+44 7700 900999", "Head"), card("UID:u-1", "ann@new.example", "+44 7700 900998", "Chief"),
    )),
    "whatsapp": Told("WhatsApp Chat with Ann Wren.txt", chat("Ann Wren", "one", "two"), (
        chat("Ann Wren", "one", "two", "three"),
    ), talks=2),
    "whatsapp by number": Told("WhatsApp Chat with +44 7700 900123.txt", chat(PHONE, "one", "two"), (
        chat(PHONE, "one", "two", "three"), chat("Ann Wren", "one", "two", "three", "four"),
    ), talks=2, renamed="WhatsApp Chat with Ann Wren.txt"),
    "mbox": Told("mail.mbox", mails("Ann Wren", "a", "b"), (
        mails("Ann Wren", "a", "b", "c"), mails("Ann W. Wren", "c", "d"),
    ), talks=2),
    "messenger": Told("message_1.json", messenger("hello", "well then"), (
        messenger("hello", "well then", "and now"),
    ), talks=2),
}  # fmt: skip


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    with closing(Book(data_dir, now=NOW)) as found:
        yield found


def bring(book: Book, folder: Path, name: str, text: str) -> bool:
    """Import a file; whether it changed anything."""
    folder.mkdir(exist_ok=True, parents=True)
    (folder / name).write_text(text, encoding="utf-8")
    plan = imports.plan(book, [folder / name], region="GB", owner_names=[OWNER])
    return imports.apply(book, plan, now=NOW).import_id is not None


def contacts(book: Book) -> list[int]:
    return [row[0] for row in book.read("SELECT id FROM person WHERE me = 0 ORDER BY id")]


def known_of(book: Book, person: int) -> dict[str, Sequence[object]]:
    """All that the book says of somebody, but whether others have the same address."""
    of = {
        "person": "SELECT name, notes, state, title, company, last_contact FROM person WHERE id = ?",
        "handles": "SELECT channel, text FROM handle WHERE person_id = ? ORDER BY 1, 2",
        "facts": "SELECT field, value, detail, since FROM fact WHERE person_id = ? ORDER BY 1, 2, 3",
        "talks": "SELECT interaction_id FROM interaction_person WHERE person_id = ? ORDER BY 1",
        "records": "SELECT kind, key, raw FROM source WHERE person_id = ? ORDER BY 1, 2",
    }
    return {what: book.read(query, (person,)) for what, query in of.items()}


@pytest.mark.parametrize("named", ["Ana Ruiz", "Ann Wren"])
@pytest.mark.parametrize("kind", KINDS)
def test_what_was_taken_out_stays_out(book: Book, tmp_path: Path, kind: str, named: str) -> None:
    told = KINDS[kind]
    handles = [(Channel.MAIL, MAIL), (Channel.PHONE, PHONE), (Channel.LINKEDIN, PAGE)]
    ana, _ = people.add(book, name=named, now=NOW, handles=handles)
    people.set_notes(book, ana, "cooks", now=NOW)
    before = known_of(book, ana)
    bring(book, tmp_path / "a", told.name, told.first)
    for other in contacts(book):
        if other != ana:
            merge(book, ana, other, now=NOW)
    whole = dump(book)
    newcomer, _ = take_out(book, ana, [each.id for each in records(book, ana)], now=NOW)
    assert backup.check(book) == []
    assert known_of(book, ana) == before
    theirs = known_of(book, newcomer)
    assert somebody.name_of(book, newcomer) in ("Ann Wren", PHONE)
    assert len(theirs["talks"]) == told.talks
    assert "messenger" in kind or kind == "whatsapp" or theirs["handles"]
    assert book.read("SELECT notes FROM person WHERE id = ?", (newcomer,)) == [
        ("sails in May" if kind.startswith(("google", "vcard")) else "",)
    ]
    apart = dump(book)
    undo.undo(book, now=NOW)
    assert dump(book) == whole
    undo.redo(book, now=NOW)
    assert dump(book) == apart

    assert not bring(book, tmp_path / "b", told.name, told.first), "the same file changes nothing"
    for n, later in enumerate(told.later):
        name = (later == told.later[-1] and told.renamed) or told.name
        assert bring(book, tmp_path / f"c{n}", name, later)
        assert contacts(book) == [ana, newcomer]
        assert known_of(book, ana) == before
        merge_safe(book, now=NOW)
        assert contacts(book) == [ana, newcomer]
    assert known_of(book, newcomer) != theirs
    assert backup.check(book) == []


def test_what_both_told_both_have(book: Book, tmp_path: Path) -> None:
    bring(book, tmp_path / "a", "cards.vcf", card("UID:u-1", MAIL, PHONE, "Lead"))
    bring(book, tmp_path / "b", "contacts.csv", google(MAIL, PHONE, "Head"))
    [ann] = contacts(book)
    first, second = records(book, PersonId(ann))
    assert (first.notes, second.notes) == (True, True)
    newcomer, _ = take_out(book, ann, [first.id], now=NOW)
    both = "SELECT person_id FROM handle WHERE channel = ? AND shared = 1 ORDER BY 1"
    for channel in ("mail", "phone"):
        assert book.read(both, (channel,)) == [(ann,), (newcomer,)]
    assert book.read("SELECT name, notes, title FROM person WHERE me = 0 ORDER BY id") == [
        ("Ann Wren", "sails in May", "Head"),
        ("Ann Wren", "sails in May", "Lead"),
    ]
    assert backup.check(book) == []


def test_a_talk_in_which_both_took_part_is_both_peoples_again(book: Book, tmp_path: Path) -> None:
    words = "".join(
        f"[21.03.24, 11:2{n}:00] {who}: hello\n"
        for n, who in enumerate(("Ann Wren", "Bo Lee", OWNER, "Ann Wren", OWNER))
    )
    bring(book, tmp_path, "WhatsApp Chat - Choir.txt", words)
    one, other = contacts(book)
    who = "SELECT person_id FROM interaction_person ORDER BY 1"
    for taken in (0, 1):
        merge(book, one, other, now=NOW)
        rows = records(book, PersonId(one))
        newcomer, _ = take_out(book, one, [rows[taken].id], now=NOW)
        assert book.read(who) == [(one,), (newcomer,)]
        assert sorted(somebody.name_of(book, each) for each in (one, newcomer)) == ["Ann Wren", "Bo Lee"]
        assert somebody.name_of(book, newcomer) == rows[taken].name
        undo.undo(book, now=NOW)
        undo.undo(book, now=NOW)
