"""What is begun is kept a moment after the typing, is there again, and is over once it is written."""

from collections.abc import Iterator
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.services import drafts as service
from networker.services.errors import CannotDo
from networker.store.book import Book
from networker.store.errors import BookError
from networker.ui.drafts import Drafts


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
    drafts.follow(editor, "note 1")
    for end in range(1, 6):
        editor.type("hello"[:end])
    assert service.kept(book) == {}
    qtbot.waitUntil(lambda: service.kept(book) == {"note 1": {"word": "hello"}})
    assert len(kept) == 1


def test_it_is_there_again_after_a_restart_and_shown_once(
    drafts: Drafts, book: Book, jobs: Jobs, qtbot: QtBot
) -> None:
    drafts.keep("note 1", {"word": "hello"})
    drafts.save()
    idle(qtbot, jobs)
    again = Drafts(book, jobs, drafts)
    again.keep("note 2", {"word": "typed before the old ones came"})
    with qtbot.waitSignal(again.came):
        again.load()
    editor = Editor()
    assert again.follow(editor, "note 1")
    assert editor.word == "hello"
    assert again.returns("note 1")
    assert not again.returns("note 1")
    assert not again.returns("note 2"), "it is of today"
    again.save()


def test_what_is_typed_before_the_old_ones_came_stays(
    drafts: Drafts, book: Book, jobs: Jobs, qtbot: QtBot
) -> None:
    service.keep(book, {"line": {"text": "old"}, "note 1": {"word": "old"}})
    drafts.keep("line", {"text": "new"})
    drafts.keep("note 1", {"word": "new"})
    drafts.forget("note 1")
    with qtbot.waitSignal(drafts.came):
        drafts.load()
    assert drafts.of("line") == {"text": "new"}
    assert drafts.of("note 1") is None


def test_an_editor_that_says_nothing_yet_hides_no_old_one(drafts: Drafts, book: Book, qtbot: QtBot) -> None:
    service.keep(book, {"note 1": {"word": "old"}})
    editor = Editor()
    drafts.follow(editor, "note 1")
    editor.type("")
    with qtbot.waitSignal(drafts.came):
        drafts.load()
    assert drafts.of("note 1") == {"word": "old"}


def test_leaving_says_that_nothing_is_lost_where_something_was_begun(drafts: Drafts, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(drafts.said):
        drafts.left("note 1")
    drafts.keep("note 1", {"word": "x"})
    with qtbot.waitSignal(drafts.said):
        drafts.left("note 1")


def test_what_is_written_is_over_and_what_is_refused_is_not(
    drafts: Drafts, book: Book, jobs: Jobs, qtbot: QtBot
) -> None:
    drafts.keep("note 1", {"word": "x"})
    said: list[str] = []

    def refuse() -> None:
        raise CannotDo("No.")

    drafts.write(drafts, "note 1", refuse, failed=said.append)
    idle(qtbot, jobs)
    assert said == ["No."]
    assert drafts.of("note 1") == {"word": "x"}
    drafts.save()
    drafts.write(drafts, "note 1", lambda: None)
    idle(qtbot, jobs)
    assert drafts.of("note 1") is None
    assert service.kept(book) == {}


def test_a_draft_of_another_form_is_forgotten(drafts: Drafts) -> None:
    drafts.keep("note 1", ["what", "is", "this"])
    editor = Editor()
    assert not drafts.follow(editor, "note 1")
    assert drafts.of("note 1") is None


def test_a_full_disk_is_said_once(
    drafts: Drafts, jobs: Jobs, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise BookError("The disk is full.")

    monkeypatch.setattr(service, "keep", full)
    said: list[str] = []
    jobs.failed.connect(said.append)
    for word in ("a", "ab", "abc"):
        drafts.keep("line", {"text": word})
        drafts.save()
        idle(qtbot, jobs)
    assert said == ["The disk is full."]


def test_whoever_becomes_a_part_of_another_takes_everything_along(drafts: Drafts) -> None:
    for place in ("line 2", "note 2", "note 3", "fact 2 job ", "entry 2", "gathering 2"):
        drafts.keep(place, place)
    drafts.hand_over(2, 3)
    assert drafts.of("line 3") == "line 2"
    assert drafts.of("fact 3 job ") == "fact 2 job "
    assert drafts.of("note 3") == "note 3", "what was begun for the other stays"
    assert drafts.of("entry 2") == "entry 2", "the number of a talk is nobody's"
    assert drafts.of("gathering 2") == "gathering 2"
    assert drafts.of("note 2") is drafts.of("line 2") is None
