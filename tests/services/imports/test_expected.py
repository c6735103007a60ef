"""What the preview says an import will report, and what it reports."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from networker.services import imports
from networker.services.imports.decisions import joins
from networker.services.imports.expected import as_read, expected
from networker.store.book import Book

NOW = datetime(2026, 11, 20, 10, 0, tzinfo=timezone(timedelta(hours=1)))
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:{0}\nORG:{1}\n{2}END:VCARD\n"
# The same three names in each file; some of them tied to another file's by a mail address.
FILES = (
    ("Sam Whitlock", "Greenway", ""),
    ("Sam Whitlock", "Greenway", "EMAIL:sam@greenway.example\n"),
    ("Sam Whitlock", "Greenway", "TEL:+43 1 5550111\n"),
    ("Sam Whitlock", "Greenway", "EMAIL:sam@greenway.example\nTEL:+43 1 5550111\n"),
    ("Sam Whitlock", "Greenway", "EMAIL:sw@x.example\n"),
    ("Ana Ribeiro", "Acme", ""),
    ("Ana Ribeiro", "Acme", "EMAIL:ana@acme.example\n"),
    ("A. Ribeiro", "Acme", "EMAIL:ana@acme.example\nNOTE:likes owls\n"),
)


@pytest.fixture
def book(data_dir: Path) -> Iterator[Book]:
    found = Book(data_dir, now=NOW)
    yield found
    found.close()


@pytest.mark.parametrize("seed", range(25))
def test_what_is_answered_is_counted_as_it_will_be_reported(book: Book, tmp_path: Path, seed: int) -> None:
    chance = random.Random(seed)
    cards = [CARD.format(*each) for each in chance.sample(FILES, len(FILES))]
    paths = [tmp_path / f"{n}.vcf" for n in range(len(cards))]
    for path, card in zip(paths, cards, strict=True):
        path.write_text(card, encoding="utf-8")
    known = seed % 3
    if known:
        imports.apply(book, imports.plan(book, paths[:known], now=NOW), now=NOW)
    plan = imports.plan(book, paths[known:], now=NOW)
    read = as_read(plan)
    assert expected(plan, read, joins(plan)) == read
    for n in plan.doubtful:
        plan.decide(n, chance.choice([None, "same", "same", "different"]))
    figures = expected(plan, read, joins(plan))
    told = imports.apply(book, plan, now=NOW)
    reported = (told.new, told.updated, told.unchanged, told.again, len(told.doubtful), told.offered)
    assert reported == (
        figures.new, figures.updated, figures.unchanged, figures.again, figures.doubtful, figures.offered,
    )  # fmt: skip


def test_those_who_only_came_by_count_once_they_are_asked_for(book: Book, tmp_path: Path) -> None:
    mails = tmp_path / "mails.mbox"
    mails.write_text(
        "From - Mon Jan 01 10:00:00 2024\nFrom: me@x.example\nTo: ana@acme.example\nDelivered-To: me@x.example\n"
        "Date: Mon, 1 Jan 2024 10:00:00 +0000\nMessage-ID: <1@x>\n\n"
        "From - Tue Jan 02 10:00:00 2024\nFrom: shop@tern.example\nTo: me@x.example\nDelivered-To: me@x.example\n"
        "Date: Tue, 2 Jan 2024 10:00:00 +0000\nMessage-ID: <2@x>\n\n",
        encoding="utf-8",
    )
    plan = imports.plan(book, [mails], now=NOW)
    read = as_read(plan)
    assert (read.new, read.offered) == (1, 1)
    plan.with_offered = True
    figures = expected(plan, read, joins(plan))
    told = imports.apply(book, plan, now=NOW)
    assert (told.new, told.offered) == (figures.new, figures.offered) == (2, 0)
