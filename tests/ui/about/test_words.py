"""What is known of somebody, in words."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from networker.domain.vocabulary import Fact
from networker.services import facts, ties, timeline, topics
from networker.services.views import FactView
from networker.store.book import Book
from networker.ui.about.words import AboutWords
from networker.ui.timeline.words import Words
from tests.ui.about.conftest import TODAY
from tests.ui.helpers import NOW


@pytest.fixture
def words(qapp: object) -> AboutWords:
    return AboutWords(Words())


def test_the_header_has_a_line_of_it(words: AboutWords, book: Book, people: Any) -> None:
    head = timeline.head(book, people.zoe, today=TODAY)
    assert head is not None
    assert words.summary(head) == ""
    noted = replace(head, notes="\n## \n- **met** at  the quay - x\n- likes tea")
    assert words.summary(noted) == "**met** at the quay - x", "what a link brought is not out of sight"
    facts.add(book, people.zoe, Fact.PROJECT, "writes  a book", now=NOW)
    facts.add(book, people.zoe, Fact.HOW_MET, "at the book fair", now=NOW)
    ties.add(book, people.zoe, "introduced by", people.ana, now=NOW)
    ties.add(book, people.zoe, "friend", people.ben, now=NOW)
    topics.add(book, people.zoe, "commons", now=NOW)
    head = timeline.head(book, people.zoe, today=TODAY)
    assert head is not None
    said = words.summary(head).replace("\u2068", "").replace("\u2069", "")
    assert said == "at the book fair, through Ana Torres  ·  writes a book  ·  commons  ·  Ben <b>Ode</b>"


def test_every_field_and_every_usual_tie_has_a_word(words: AboutWords) -> None:
    from networker.domain.ties import OFFERED
    from networker.ui.about.column import IN_ORDER
    from networker.ui.about.noting import OFFERED as FIELDS

    assert all(words.label(field) for field in IN_ORDER if field is not Fact.CUSTOM)
    assert len({words.field(field) for field in FIELDS}) == len(FIELDS)
    assert all(words.tie(word)[0].isupper() for word in (*OFFERED, "godmother"))


def test_where_a_value_comes_from(words: AboutWords) -> None:
    typed = FactView(1, "like", "tea", "", None, None, "typed")
    assert words.source(typed) == "Typed by you"
    assert words.source(replace(typed, source="a.vcf")) == "From \u2068a.vcf\u2069"
    brought = datetime(2026, 11, 20, 9, tzinfo=UTC)
    said = words.source(replace(typed, source="a%2.vcf", brought=brought))
    assert said == "From \u2068a%2.vcf\u2069, brought on Friday, 20 November 2026"
