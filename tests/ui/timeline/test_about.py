"""The About column: each value with since when it holds, nothing invented."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from networker.domain.dates import PartialDate
from networker.services import timeline
from networker.services.views import FactView, PersonHead
from networker.store.book import Book
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.timeline.about import AboutColumn, SaidRow
from networker.ui.timeline.words import Words
from networker.ui.widgets.basics import Chip

TODAY = date(2026, 11, 20)


@pytest.fixture
def head(book: Book, people: Any) -> PersonHead:
    found = timeline.head(book, people.ana, today=TODAY)
    assert found is not None
    return replace(found, facts=())


@pytest.fixture
def column(qtbot: QtBot, theme: Theme, icons: Icons) -> AboutColumn:
    made = AboutColumn(words=Words(), theme=theme, icons=icons, notes=lambda head: QLabel(head.notes))
    qtbot.addWidget(made)
    made.resize(300, 700)
    made.show()
    return made


def fact(field: str, value: str, detail: str = "", since: str = "", until: str = "") -> FactView:
    dates = [PartialDate.parse(each) if each else None for each in (since, until)]
    return FactView(1, field, value, detail, dates[0], dates[1], "typed")


def said(column: AboutColumn) -> list[str]:
    return [each.accessibleName() for each in column.findChildren(SaidRow)]


def test_work_and_place_with_their_dates(column: AboutColumn, head: PersonHead) -> None:
    facts = (
        fact("job", "Lead", "Acme", "2022-03"),
        fact("job", "Designer", "Vela", "2018", "2022-03"),
        fact("place", "Lyon", since="2026-09-01"),
    )
    column.show_head(replace(head, title="Lead", company="Acme", city="Lyon", facts=facts), today=TODAY)
    assert said(column)[:2] == [
        "Work: Lead, Acme, since March 2022, Designer, Vela until March 2022",
        "Place: Lyon, since 1 September 2026",
    ]


@pytest.mark.parametrize(
    ("birthday", "told"),
    [
        ("1989-02-14", "Born: 14 February 1989, 38 in 2027"),
        ("--02-14", "Born: 14 February"),
        ("1989", "Born: 1989"),
    ],
)
def test_a_birthday_says_no_more_than_is_known(
    column: AboutColumn, head: PersonHead, birthday: str, told: str
) -> None:
    column.show_head(replace(head, birthday=PartialDate.parse(birthday)), today=TODAY)
    assert told in said(column)


def test_topics_groups_and_notes(column: AboutColumn, head: PersonHead) -> None:
    full = replace(head, topics=("housing", "<b>x</b>"), groups=("Divers",), notes="Calls back.\nAlways.")
    column.show_head(full, today=TODAY)
    assert [each.text() for each in column.findChildren(Chip)] == ["housing", "<b>x</b>"]
    assert "Divers" in said(column)
    assert "Calls back.\nAlways." in [each.text() for each in column.findChildren(QLabel)]


@pytest.mark.parametrize(
    ("sources", "told"),
    [
        (0, "1 fact, from your own hand."),
        (1, "1 fact from 1 file and your own hand."),
        (6, "1 fact from 6 files and your own hand."),
    ],
)
def test_it_says_where_the_facts_come_from(
    column: AboutColumn, head: PersonHead, sources: int, told: str
) -> None:
    column.show_head(replace(head, sources=sources, facts=(fact("like", "Tea"),)), today=TODAY)
    assert told in said(column)


def test_somebody_unknown_is_no_error(column: AboutColumn, head: PersonHead) -> None:
    column.show_head(head, today=TODAY)
    assert "Nothing more is known yet." in said(column)


def test_long_values_wrap_and_stay_inside(column: AboutColumn, head: PersonHead, qtbot: QtBot) -> None:
    column.show_head(replace(head, groups=("A long group of many words. " * 12,)), today=TODAY)
    qtbot.waitUntil(lambda: column.widget().height() > 100)
    rows = column.findChildren(SaidRow)
    assert all(row.height() >= row.heightForWidth(row.width()) for row in rows)
    assert all(row.geometry().right() <= column.viewport().width() for row in rows)
