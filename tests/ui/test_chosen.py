"""What is done with the person chosen; without one it is said whom to choose, and nothing opens."""

from dataclasses import dataclass, field

import pytest
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import PersonId
from networker.services import people
from networker.store.book import Book
from networker.ui.about.place import AboutPlace
from networker.ui.chosen import Chosen
from networker.ui.timeline.pane import TimelinePane
from tests.ui.conftest import PutUp
from tests.ui.helpers import NOW


@dataclass
class Made:
    """The timeline of nobody, or of Ana, and what was asked of the window."""

    timeline: TimelinePane
    chosen: Chosen
    ana: PersonId
    qtbot: QtBot
    said: list[str] = field(default_factory=list)
    fronts: list[str] = field(default_factory=list)  # what brought the timeline to the front
    merged: list[object] = field(default_factory=list)

    def choose_ana(self) -> None:
        self.timeline.show_person(self.ana)
        self.qtbot.waitUntil(lambda: self.timeline._jobs.idle)


@pytest.fixture
def made(book: Book, put_up: PutUp, qtbot: QtBot) -> Made:
    ana, _ = people.add(book, name="Ana Torres", now=NOW)
    timeline = put_up(TimelinePane, 700, 700)
    found = Made(timeline, None, ana, qtbot)  # type: ignore[arg-type]
    found.chosen = Chosen(timeline, lambda: found.fronts.append("people"), found.merged.append, timeline)
    found.chosen.said.connect(found.said.append)
    return found


def test_without_anybody_it_is_said_whom_to_choose(made: Made) -> None:
    assert (made.chosen.person, made.chosen.head) == (None, None)
    made.chosen.write_note()
    made.chosen.about(AboutPlace.note_fact)
    made.chosen.show_records()
    assert [each.partition(",")[0] for each in made.said] == ["Choose the person first"] * 3
    assert made.fronts == []
    assert (made.timeline.notes.card, made.timeline.noting.card, made.timeline.records.card) == (None,) * 3


def test_a_promise_without_anybody_begins_in_the_quick_line(made: Made) -> None:
    made.chosen.note_promise()
    assert made.timeline.quick_line.text().strip()
    assert (made.fronts, made.said) == (["people"], [])
    assert made.timeline.promising.card is None


def test_two_are_merged_from_whoever_is_chosen_or_from_nobody(made: Made) -> None:
    made.chosen.merge()
    made.choose_ana()
    made.chosen.merge()
    assert [getattr(each, "id", None) for each in made.merged] == [None, made.ana]


def test_notes_promises_and_what_is_known_open_over_the_timeline(made: Made) -> None:
    made.choose_ana()
    assert made.chosen.person == made.ana
    made.chosen.write_note()
    assert made.timeline.notes.card is not None
    made.chosen.note_promise()
    assert made.timeline.promising.card is not None
    made.chosen.about(AboutPlace.toggle)
    assert made.timeline.known.over
    assert made.fronts == ["people"] * 3


def test_of_somebody_whom_no_file_tells_no_record_is_listed(made: Made) -> None:
    made.choose_ana()
    made.chosen.show_records()
    assert made.said == ["No file tells of them: there is no record to take out"]
    assert made.fronts == []
