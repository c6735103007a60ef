"""Addresses that bounced: told by a mailbox, until something comes from them or they are taken out."""

from pathlib import Path

from networker.domain.vocabulary import Channel
from networker.services import imports, people, undo
from networker.services.tidy import answers, lists
from networker.store.book import Book
from tests.services.tidy.conftest import NOW, items

BACK = """From x@x.example Mon Mar  4 11:20:34 2024
From: Mail Delivery Subsystem <mailer-daemon@mx.example>
To: me@example.net
Return-Path: <>
Date: Mon, 04 Mar 2024 11:20:34 +0100
X-Failed-Recipients: zoe@x.example
Subject: Delivery Status Notification (Failure)

It did not arrive.

"""
FROM_HER = """From x@x.example Tue Mar  5 11:20:34 2024
From: Zoe Brandt <zoe@x.example>
To: Me <me@example.net>
Delivered-To: me@example.net
Date: Tue, 05 Mar 2024 11:20:34 +0100
Message-ID: <two@x.example>
Subject: Here I am

Hello

"""


def bring(book: Book, folder: Path, text: str, name: str = "mail.mbox") -> imports.Report:
    file = folder / name
    file.write_text(text)
    return imports.apply(book, imports.plan(book, [file], now=NOW, owner_names=["me@example.net"]), now=NOW)


def test_a_bounce_is_noted_with_whoever_has_the_address(book: Book, tmp_path: Path) -> None:
    zoe, _ = people.add(book, name="Zoe Brandt", now=NOW, handles=[(Channel.MAIL, "Zoe@X.example")])
    report = bring(book, tmp_path, BACK)
    [item] = items(book, "bounced")
    assert report.import_id is not None
    assert [each.key for each in lists.filled(book, report.import_id, today=NOW.date())] == ["bounced"]
    assert (item.person.id, item.reason.text, item.reason.day) == (zoe, "Zoe@X.example", "2024-03-04")
    assert bring(book, tmp_path, BACK, "again.mbox").import_id is None, "the same once more says nothing new"
    answers.take_out(book, item, 0, now=NOW)
    assert items(book, "bounced") == []
    assert book.read("SELECT count(*) FROM handle") == [(0,)]
    undo.undo(book, now=NOW)
    assert [each.key for each in items(book, "bounced")] == [str(zoe)]
    answers.keep(book, item, now=NOW)
    assert items(book, "bounced") == []


def test_nobody_is_in_the_book_for_a_bounce_alone(book: Book, tmp_path: Path) -> None:
    bring(book, tmp_path, BACK)
    assert people.count(book) == 0


def test_what_came_from_them_since_says_that_it_works(book: Book, tmp_path: Path) -> None:
    people.add(book, name="Zoe Brandt", now=NOW, handles=[(Channel.MAIL, "zoe@x.example")])
    bring(book, tmp_path, BACK)
    assert len(items(book, "bounced")) == 1
    bring(book, tmp_path, FROM_HER, "later.mbox")
    assert items(book, "bounced") == []
    assert {each.key: each.number for each in lists.counts(book, today=NOW.date())}["bounced"] == 0
