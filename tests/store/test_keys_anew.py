"""Books and exports of an older reading get today's match keys, and say anew which of them several have."""

import contextlib
import json
import sqlite3
from pathlib import Path

from networker.domain.vocabulary import Channel
from networker.services import exports, imports, people, undo
from networker.store.book import NAME, Book
from networker.store.keys_anew import key_anew
from tests.services.imports.brought import NOW
from tests.store.older import as_version_16

HANDLES = (
    (Channel.SIGNAL, "ina.42"), (Channel.SIGNAL, "sam.42"), (Channel.SIGNAL, "42"), (Channel.SIGNAL, "@ina.42"),
    (Channel.WHATSAPP, "ana.b"), (Channel.WHATSAPP, "+44 7700 900101"), (Channel.PHONE, "+1-800-FLOWERS"),
    (Channel.PHONE, "+1 800"), (Channel.PHONE, "0151 1234567"), (Channel.PHONE, "+39 (0)6 1234567"),
    (Channel.MAIL, "ina.42@x.example"),
    (Channel.OTHER, "ina@jabber.example"), (Channel.OTHER, "sam@jabber.example"), (Channel.BLOG, "https://sam.example"),
    (Channel.PHONE, "+44 7700 900801p12"), (Channel.PHONE, "+44 7700 900802,,12"),
)  # fmt: skip
# What version 12 had: the digits of whatever was written, shared where several had them or there were none.
FORMER = (("42", 1), ("42", 1), ("42", 1), ("42", 1), ("", 1), ("+447700900101", 0), ("+1800", 1), ("+1800", 1),
          ("+491511234567", 0), ("+3961234567", 0), ("ina.42@x.example", 0),
          ("jabber.example", 1), ("jabber.example", 1), ("sam.example", 0), ("+44770090080112", 0),
          ("+447700900802,,12", 0))  # fmt: skip
TODAY = (("ina.42", 1), ("sam.42", 0), ("42", 0), ("ina.42", 1), ("ana.b", 0), ("+447700900101", 0),
         ("+1800flowers", 0), ("+1800", 0), ("+491511234567", 0), ("+39061234567", 0), ("ina.42@x.example", 0),
         ("ina@jabber.example", 0), ("sam@jabber.example", 0), ("sam.example", 0), ("+447700900801", 0),
         ("+447700900802", 0))  # fmt: skip
ASKED = "SELECT key, shared FROM handle ORDER BY id"


def made_older(path: Path) -> None:
    """The keys of version 12, in the rows and in the journal."""
    with contextlib.closing(sqlite3.connect(path)) as sql:
        sql.execute("UPDATE handle SET shared = 1")
        for number, (key, shared) in enumerate(FORMER, 1):
            sql.execute("UPDATE handle SET key = ?, shared = ? WHERE id = ?", (key, shared, number))
            sql.execute(
                "UPDATE change SET before = json_set(before, '$.key', ?, '$.shared', ?)"
                " WHERE tbl = 'handle' AND row_id = ? AND before NOT NULL",
                (key, shared, number),
            )
        sql.execute("DROP TABLE notification")
        as_version_16(sql)
        sql.execute("PRAGMA user_version = 12")
        sql.commit()


def test_an_older_book_gets_its_keys_anew_in_rows_and_journal(data_dir: Path) -> None:
    with contextlib.closing(Book(data_dir, now=NOW)) as book:
        for number, handle in enumerate(HANDLES):
            people.add(book, name=f"P{number}", now=NOW, handles=[handle])
        with book.step("gone", "Gone", now=NOW) as step:
            step.delete("handle", 2)
        undo.undo(book, now=NOW)
    made_older(data_dir / NAME)
    with contextlib.closing(Book(data_dir, now=NOW)) as book:
        assert book.read(ASKED) == list(TODAY)
        assert book.read("SELECT version, name FROM migration WHERE version IN (13, 15) ORDER BY 1") == [
            (13, "user names beside numbers"),
            (15, "accounts by their whole name"),
        ]
        undo.redo(book, now=NOW)
        assert book.read("SELECT 1 FROM handle WHERE id = 2") == []
        undo.undo(book, now=NOW)
        assert [key for key, _ in book.read(ASKED)] == [key for key, _ in TODAY]


def test_an_export_of_an_older_book_gets_them_too(data_dir: Path, tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    with contextlib.closing(Book(data_dir, now=NOW)) as book:
        for number, handle in enumerate(HANDLES):
            people.add(book, name=f"P{number}", now=NOW, handles=[handle])
        exports.export(book, path, format="json", now=NOW)
    found = json.loads(path.read_text(encoding="utf-8"))
    for handle, (key, shared) in zip(found["handles"], FORMER, strict=True):
        handle.update(key=key, shared=bool(shared))
    path.write_text(json.dumps(found), encoding="utf-8")
    with contextlib.closing(Book(tmp_path / "other", now=NOW)) as book:
        imports.apply(book, imports.plan(book, [path]), now=NOW)
        assert book.read(ASKED) == list(TODAY)


def test_a_number_keeps_the_country_that_it_was_given() -> None:
    assert key_anew("phone", "0151 1234567", "+491511234567") == "+491511234567"
    assert key_anew("mail", "ina.42@x.example", "ina.42@x.example") == "ina.42@x.example"
