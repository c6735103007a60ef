"""Verbs of the command line while a window holds the book: the same answer as alone, and the window knows of it."""

import json
import subprocess
import sys
import threading
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from networker import app
from networker.cli import run
from networker.desktop.hand_over import ask
from networker.services import people
from networker.store.book import Book
from networker.ui import handed_verbs
from networker.ui.application import Application
from networker.ui.settling import settle
from networker.verb_call import VerbAnswer, VerbCall
from tests.journeys.steps import NOW, opened

AT = ("--now", NOW.isoformat())
TABLE = "First Name,Last Name,URL,Connected On\nDan,Frost,https://www.linkedin.com/in/dan-frost,04 Mar 2019\n"


def in_background(work: Callable[[], object]) -> Callable[[], bool]:
    """Run it on a thread; whether it has ended."""
    thread = threading.Thread(target=work)
    thread.start()
    return lambda: not thread.is_alive()


@pytest.fixture
def handed(data_dir: Path, tmp_path: Path, qtbot: QtBot) -> Callable[..., VerbAnswer | None]:
    """Hands a verb to the window that is open, as its process does."""

    def handed_(*words: str, line: str = "") -> VerbAnswer | None:
        found: list[VerbAnswer | None] = []
        call = VerbCall((*AT, *words), tmp_path, line)
        qtbot.waitUntil(in_background(lambda: found.append(ask(data_dir, call))), timeout=20_000)
        return found[0]

    return handed_


def seeded(folder: Path) -> None:
    with closing(Book(folder, now=NOW)) as book:
        for name in ("Ana Torres", "Ben Ode", "Benn Ode"):
            people.add(book, name=name, now=NOW)


def test_a_window_that_runs_no_verbs_says_so_at_once(
    handed: Callable[..., VerbAnswer | None], data_dir: Path, qtbot: QtBot
) -> None:
    application = app.build([], data_dir=data_dir, clock=lambda: NOW)
    try:
        application.window.complete()
        assert settle(application)
        assert handed("log", "coffee Zoe yesterday", "--new") is None
    finally:
        application.close()


VERBS = (
    ("log", "coffee Ana yesterday: housing; send her the map on friday"),
    ("log", "coffee Zoe yesterday", "--json"),  # needs an answer: 3
    ("log", "coffee Zoe yesterday", "--new", "--json"),
    ("import", "new.csv", "--json"),
    ("import", "missing.csv"),
    ("merge", "2", "3", "--json"),
    ("merge", "2", "99"),
    ("trip", "Lyon", "5 Dec", "--json"),
    ("trip", "--remove", "1"),
    ("want", "Dan", "--json"),
    ("share", "https://x.example/housing", "--with", "1"),
    ("undo",), ("undo", "--json"), ("redo", "--json"), ("undo", "--import", "1", "--json"), ("redo",),
)  # fmt: skip


def test_a_verb_answers_as_it_does_alone(
    data_dir: Path, tmp_path: Path, handed: Callable[..., VerbAnswer | None], capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    (tmp_path / "new.csv").write_text(TABLE)
    monkeypatch.chdir(tmp_path)
    alone = tmp_path / "alone"
    seeded(alone)
    seeded(data_dir)
    with opened(data_dir) as application:
        for words in VERBS:
            capsys.readouterr()
            status = run.main([*AT, "--data-dir", str(alone), *words])
            out, err = capsys.readouterr()
            found = handed(*words)
            assert found is not None, words
            assert (found.status, found.out, found.err) == (status, out, err), words
        settle(application)
        with closing(Book(alone, now=NOW)) as other:
            names = "SELECT id, name, want_to_know FROM person ORDER BY id"
            assert application.session.book.read(names) == other.read(names)


def test_the_window_shows_what_came_and_its_undo_takes_it_back(
    data_dir: Path, handed: Callable[..., VerbAnswer | None]
) -> None:
    seeded(data_dir)
    with opened(data_dir) as application:
        window = application.window
        window.show_person(1)
        settle(application)
        assert handed("log", "coffee Ana yesterday: housing")
        settle(application)
        assert window.timeline.model.rowCount() > 0
        assert "Ana Torres" in window.undo_bar.text
        assert handed("undo")
        settle(application)
        assert window.undo_bar.text.startswith("Undone: ")
        window.saying.redo()
        settle(application)
        assert application.session.book.read("SELECT count(*) FROM interaction") == [(1,)]


def test_what_only_reads_is_not_taken(data_dir: Path, handed: Callable[..., VerbAnswer | None]) -> None:
    with opened(data_dir):
        for words in (("people",), ("nonsense",), ("import", "x.csv", "--dry-run"), ("log",)):
            found = handed(*words)
            assert found is not None
            assert (found.status > 0, found.out, found.err.count("\n")) == (True, "", 1)


def busy(application: Application) -> threading.Event:
    """Something long is on the write lane, until the event is set."""
    done = threading.Event()
    application.session.jobs.write(application, done.wait, 60)
    return done


def test_a_busy_window_says_so_and_does_nothing_later(
    data_dir: Path, handed: Callable[..., VerbAnswer | None], monkeypatch: pytest.MonkeyPatch
) -> None:
    seeded(data_dir)
    monkeypatch.setattr(handed_verbs, "PATIENCE_MS", 100)
    with opened(data_dir) as application:
        done = busy(application)
        found = handed("log", "coffee Ana yesterday")
        done.set()
        settle(application)
        assert found is not None
        assert (found.status, found.err.count("\n")) == (1, 1)
        assert "busy" in found.err
        assert application.session.book.read("SELECT count(*) FROM interaction") == [(0,)]


def test_a_verb_whose_process_was_killed_is_not_run(data_dir: Path, tmp_path: Path, qtbot: QtBot) -> None:
    seeded(data_dir)
    with opened(data_dir) as application:
        done = busy(application)
        waits = subprocess.Popen(
            [sys.executable, "-m", "networker", *AT, "log", "coffee Ana yesterday"], stderr=subprocess.PIPE
        )
        assert application._outside is not None
        handed = application._outside.handed
        assert handed is not None
        qtbot.waitUntil(lambda: bool(handed._waiting), timeout=20_000)
        waits.kill()
        waits.communicate()
        qtbot.waitUntil(lambda: not handed._waiting)
        done.set()
        settle(application)
        assert application.session.book.read("SELECT count(*) FROM interaction") == [(0,)]


def test_a_verb_that_waits_while_the_window_ends_writes_by_itself(data_dir: Path, qtbot: QtBot) -> None:
    """And one that is under way by then still hears what came of it."""
    seeded(data_dir)
    with opened(data_dir) as application:
        done = busy(application)
        words = [sys.executable, "-m", "networker", *AT, "log", "coffee Ana yesterday", "--json"]
        waits = subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        assert application._outside is not None
        handed = application._outside.handed
        assert handed is not None
        qtbot.waitUntil(lambda: bool(handed._waiting), timeout=20_000)
        threading.Timer(0.05, done.set).start()
    out, err = waits.communicate(timeout=20)
    assert (waits.returncode, err, json.loads(out)["interaction"]) == (0, b"", 1)


def test_what_is_under_way_as_the_window_ends_is_answered(
    data_dir: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    """The lanes tell nobody any more by then."""
    found: list[VerbAnswer | None] = []
    begun, ended = threading.Event(), threading.Event()

    def perform(_book: object, _call: VerbCall) -> VerbAnswer:
        begun.set()
        ended.wait(60)
        return VerbAnswer(0, "done\n")

    application = app.build([], data_dir=data_dir, clock=lambda: NOW, perform=perform)
    application.start()
    application.window.complete()
    settle(application)
    answered = in_background(lambda: found.append(ask(data_dir, VerbCall(("undo",), tmp_path))))
    qtbot.waitUntil(begun.is_set, timeout=20_000)
    threading.Timer(0.05, ended.set).start()
    application.close()
    qtbot.waitUntil(answered)
    assert found == [VerbAnswer(0, "done\n")]


def test_lines_are_answered_one_by_one(data_dir: Path, qtbot: QtBot) -> None:
    """Whoever writes the next line only once the last is answered is not left waiting."""
    seeded(data_dir)
    with opened(data_dir) as application:
        talks = subprocess.Popen(
            [sys.executable, "-m", "networker", *AT, "log", "-"], stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )  # fmt: skip
        assert talks.stdin
        assert talks.stdout
        said: list[object] = []
        for line in ('{"say": "coffee Ana yesterday"}', "none", "", '{"say": "coffee Zoe yesterday"}'):
            talks.stdin.write(f"{line}\n".encode())
            talks.stdin.flush()
            if line:
                reads = talks.stdout.readline
                qtbot.waitUntil(in_background(lambda: said.append(json.loads(reads()))), timeout=20_000)  # noqa: B023
        talks.stdin.close()
        qtbot.waitUntil(lambda: talks.poll() is not None)
        assert talks.returncode == 3
        assert [sorted(each)[:2] for each in said] == [["at", "channel"], ["error"], ["at", "channel"]]  # type: ignore[call-overload]
        settle(application)
        assert application.session.book.read("SELECT count(*) FROM interaction") == [(1,)]
        talks.stdout.close()
