"""What is begun is kept a moment after the typing, is there again, and is over once it is written."""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.domain.begun import Kind, Place
from networker.services import drafts as service
from networker.services import merge, people, undo
from networker.services.errors import CannotDo
from networker.store.book import Book
from networker.store.errors import BookError
from networker.ui.drafts import Drafts

NOW = datetime(2026, 11, 20, 9, 0, tzinfo=UTC)
NOTE, LINE = Place(Kind.NOTE, 1), Place(Kind.LINE)


class Editor(QObject):
    """Holds a word."""

    said_anew = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.word = ""

    def type(self, word: str) -> None:
        self.word = word
        self.said_anew.emit()

    def draft(self) -> Any:
        return {"word": self.word} if self.word else None

    def take_up(self, draft: Any) -> None:
        self.word = draft["word"]


@pytest.fixture
def drafts(book: Book, jobs: Jobs) -> Iterator[Drafts]:
    for name in ("Ana Lee", "Ana Lee"):
        people.add(book, name=name, now=NOW)
    owner = QObject()
    made = Drafts(book, jobs, owner)
    yield made
    made.save()  # no timer is left running


def idle(qtbot: QtBot, jobs: Jobs) -> None:
    qtbot.waitUntil(lambda: jobs.idle)


def test_letters_typed_in_a_row_are_kept_with_one_write(
    drafts: Drafts, book: Book, jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    kept: list[Any] = []
    real = service.keep

    def keep(book: Book, said: Any) -> None:
        kept.append(said)
        real(book, said)

    monkeypatch.setattr(service, "keep", keep)
    editor = Editor()
    drafts.follow(editor, NOTE)
    for end in range(1, 6):
        editor.type("hello"[:end])
    assert service.kept(book) == {}
    qtbot.waitUntil(lambda: service.kept(book) == {NOTE: {"word": "hello"}})
    assert len(kept) == 1


def test_it_is_there_again_after_a_restart(drafts: Drafts, book: Book, jobs: Jobs, qtbot: QtBot) -> None:
    drafts.keep(NOTE, {"word": "hello"})
    drafts.save()
    idle(qtbot, jobs)
    again = Drafts(book, jobs, drafts, found=service.kept(book))
    editor = Editor()
    assert again.follow(editor, NOTE)
    assert editor.word == "hello"


def test_nothing_is_asked_from_the_book_while_something_is_not_kept(
    drafts: Drafts, book: Book, jobs: Jobs, qtbot: QtBot
) -> None:
    service.keep(book, {NOTE: {"word": "old"}})
    drafts.keep(LINE, {"text": "new"})
    drafts.look()
    drafts.save()
    drafts.keep(LINE, {"text": "newer"})
    drafts.save()
    idle(qtbot, jobs)
    assert drafts.of(LINE) == {"text": "newer"}
    assert drafts.of(NOTE) == {"word": "old"}, "it is asked once everything is kept"


def test_an_answer_from_before_takes_nothing_away(drafts: Drafts, jobs: Jobs, qtbot: QtBot) -> None:
    drafts.look()
    drafts.keep(LINE, {"text": "typed meanwhile"})
    idle(qtbot, jobs)
    assert drafts.of(LINE) == {"text": "typed meanwhile"}


def test_leaving_says_that_nothing_is_lost_where_something_was_begun(drafts: Drafts, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(drafts.said):
        drafts.left(NOTE)
    drafts.keep(NOTE, {"word": "x"})
    with qtbot.waitSignal(drafts.said):
        drafts.left(NOTE)


def test_what_is_written_is_over_and_what_is_refused_is_not(
    drafts: Drafts, book: Book, jobs: Jobs, qtbot: QtBot
) -> None:
    drafts.keep(NOTE, {"word": "x"})
    said: list[str] = []

    def refuse() -> None:
        raise CannotDo("No.")

    drafts.write(drafts, NOTE, refuse, failed=said.append)
    idle(qtbot, jobs)
    assert said == ["No."]
    assert drafts.of(NOTE) == {"word": "x"}
    drafts.save()
    drafts.write(drafts, NOTE, lambda: None)
    idle(qtbot, jobs)
    assert drafts.of(NOTE) is None
    assert service.kept(book) == {}


def test_a_draft_of_another_form_is_forgotten(drafts: Drafts) -> None:
    drafts.keep(NOTE, ["what", "is", "this"])
    editor = Editor()
    assert not drafts.follow(editor, NOTE)
    assert drafts.of(NOTE) is None


class Full:
    """A disk that is full until it is not."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.full = True
        self._keep = service.keep
        monkeypatch.setattr(service, "keep", self)

    def __call__(self, *given: Any) -> None:
        if self.full:
            raise BookError("The disk is full.")
        self._keep(*given)


def test_a_full_disk_is_said_once_and_again_when_it_is_full_again(
    drafts: Drafts, jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Full(monkeypatch)
    said: list[str] = []
    jobs.failed.connect(said.append)
    for word, full in (("a", True), ("ab", True), ("abc", False), ("abcd", True)):
        disk.full = full
        drafts.keep(LINE, {"text": word})
        drafts.save()
        idle(qtbot, jobs)
    assert said == ["The disk is full."] * 2


def test_what_could_not_be_kept_is_tried_again_by_itself(
    drafts: Drafts, book: Book, jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("networker.ui.drafts.AGAIN_AFTER", 10)
    disk = Full(monkeypatch)
    drafts.keep(LINE, {"text": "typed under lock"})
    with qtbot.waitSignal(jobs.failed):
        drafts.save()
    assert not drafts.all_kept
    disk.full = False
    qtbot.waitUntil(lambda: service.kept(book) == {LINE: {"text": "typed under lock"}})
    qtbot.waitUntil(lambda: drafts.all_kept)


def test_whoever_wants_to_leave_hears_that_it_is_kept_or_why_not(
    drafts: Drafts, book: Book, jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    disk = Full(monkeypatch)
    heard: list[str] = []
    drafts.keep(LINE, {"text": "x"})
    drafts.when_kept(lambda: heard.append("kept"), heard.append)
    assert heard == []
    idle(qtbot, jobs)
    assert heard == ["The disk is full."]
    disk.full = False
    drafts.when_kept(lambda: heard.append("kept"), heard.append)
    idle(qtbot, jobs)
    assert heard == ["The disk is full.", "kept"]
    assert service.kept(book) == {LINE: {"text": "x"}}
    drafts.when_kept(lambda: heard.append("at once"), heard.append)
    assert heard[-1] == "at once"


def test_a_merge_brings_everything_along_and_its_undo_gives_it_back(
    drafts: Drafts, book: Book, jobs: Jobs, qtbot: QtBot
) -> None:
    drafts.keep(NOTE, {"word": "mine"})
    drafts.keep(Place(Kind.NOTE, 2), {"word": "theirs"})
    drafts.save()
    idle(qtbot, jobs)
    with qtbot.waitSignal(drafts.came):
        jobs.write(drafts, merge.merge, book, 1, 2, now=NOW)
    theirs = Place(Kind.NOTE, 1, was=2)
    assert (drafts.of(NOTE), drafts.of(theirs)) == ({"word": "mine"}, {"word": "theirs"})
    drafts.keep(theirs, {"word": "theirs, gone on with"})
    drafts.save()
    idle(qtbot, jobs)
    with qtbot.waitSignal(drafts.came):
        jobs.write(drafts, undo.undo, book, now=NOW)
    assert drafts.of(Place(Kind.NOTE, 2)) == {"word": "theirs, gone on with"}
    assert drafts.of(NOTE) == {"word": "mine"}
    assert drafts.of(theirs) is None
