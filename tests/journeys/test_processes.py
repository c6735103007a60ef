"""The program as the desktop starts it: whole processes, a second start, the tour, the sample folder."""

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from contextlib import closing
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from pytestqt.qtbot import QtBot

from networker import app, options
from networker.desktop import hand_over as second_start
from networker.desktop.message import Wish
from networker.services import people, sample_book
from networker.store.book import Book
from networker.store.errors import BookLocked
from tests.journeys.steps import NOW, opened


def run(*words: str, module: str = "networker") -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", module, *words]
    return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)


def test_the_window_paints_people_and_leaves(data_dir: Path) -> None:
    with closing(Book(data_dir, now=NOW)) as book:
        people.add(book, name="Ana Torres", now=NOW)
    done = run("--exit-after-first-paint")
    told = json.loads(done.stdout)
    assert (done.returncode, told["people"], told["first_paint_ms"] > 0) == (0, 1, True)
    assert done.stderr == "", "the window is not taken away while it is painted"


def test_looking_around_with_samples_leaves_nothing_behind(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path))
    done = run("--sample", "--exit-after-first-paint")
    assert (done.returncode, json.loads(done.stdout)["people"] > 50) == (0, True)
    assert list(tmp_path.glob("networker-sample-*")) == []


def test_nothing_is_imported_for_the_first_paint_that_only_today_needs(data_dir: Path) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "networker", "--exit-after-first-paint"]
    imported = subprocess.run(command, capture_output=True, text=True, timeout=120, check=True).stderr
    assert "networker.ui.contacts.pane" in imported
    early = [
        each
        for each in ("services.reach_out", "services.gatherings", "ui.reach_out.pane", "ui.tidy")
        if f"networker.{each}\n" in imported
    ]
    assert early == []


def test_a_second_start_hands_its_files_over_and_ends(data_dir: Path, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "connections.csv"
    file.write_text("First Name,Last Name,Connected On\nAna,Torres,04 Mar 2019\n")
    with opened(data_dir) as application:
        application._settle()
        page = application.window.imports
        starting = subprocess.Popen(
            [sys.executable, "-m", "networker", str(file)], stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        qtbot.waitUntil(lambda: starting.poll() is not None, timeout=60_000)
        assert (starting.returncode, *starting.communicate()) == (0, b"", b"")
        qtbot.waitUntil(lambda: application.window.pages.currentWidget() is page)
        qtbot.waitUntil(page.preview.isVisible)
        assert page.preview.counts.accessibleName().startswith("1 new person")


def waiting(*words: str, patience: float = 60) -> app.Opened | None:
    return app.open_or_hand_over(options.of_window(words), lambda: NOW, patience)


def answers(monkeypatch: pytest.MonkeyPatch, *each: Callable[[], bool]) -> list[Sequence[Path]]:
    """What windows answer to a second start, one after the other; and what they were handed."""
    left, handed = iter(each), []

    def hand_over(_folder: Path, wish: Wish) -> bool:
        handed.append(wish.files)
        return next(left)()

    monkeypatch.setattr(second_start, "hand_over", hand_over)
    monkeypatch.setattr(app, "LOOK_AGAIN", 0)
    return handed


def ended(book: Book) -> bool:
    book.close()
    return False


def test_two_starts_at_once_are_one_window(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The first has the book before it listens."""
    handed = answers(monkeypatch, lambda: False, lambda: False, lambda: True)
    with closing(Book(data_dir, now=NOW)):
        assert waiting("cards.vcf") is None
    assert [[file.name for file in files] for files in handed] == [["cards.vcf"]] * 3


def test_a_start_while_the_last_window_ends_waits_for_its_book(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    old = Book(data_dir, now=NOW)
    answers(monkeypatch, lambda: False, lambda: ended(old))
    found = waiting()
    assert found is not None
    with closing(found[0]) as book:
        assert people.count(book) == 0


def test_more_files_than_a_window_listens_to_are_told_at_once(
    data_dir: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    handed = answers(monkeypatch)
    many = [f"{n:0250}.vcf" for n in range(5000)]
    with closing(Book(data_dir, now=NOW)), pytest.raises(BookLocked, match="Hand it their folder"):
        waiting(*many)
    assert handed == []


def test_patience_ends(data_dir: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers(monkeypatch, lambda: False)
    with closing(Book(data_dir, now=NOW)), pytest.raises(BookLocked):
        waiting(patience=0)


def test_a_locked_book_without_a_window_is_one_line(data_dir: Path) -> None:
    start = "import sys; from networker import app; sys.exit(app.run([], patience=0))"
    with closing(Book(data_dir, now=NOW)):
        done = subprocess.run(
            [sys.executable, "-c", start], capture_output=True, text=True, timeout=60, check=False
        )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "holds the book" in done.stderr


def test_the_tour_writes_every_page_light_and_dark(tmp_path: Path) -> None:
    done = run("tour", "--out", str(tmp_path / "pictures"), "--now", NOW.isoformat(), "--json")
    assert done.returncode == 0, done.stderr
    written = [Path(each) for each in json.loads(done.stdout)["pictures"]]
    assert {path.stem.rpartition("-")[2] for path in written} == {"light", "dark"}
    images = [QImage(str(path)) for path in written]
    assert all(image.width() >= 1100 and image.height() >= 640 for image in images)
    bright = {path.stem: QImage(str(path)).pixelColor(5, 300).lightness() for path in written}
    assert all((value > 200) == name.endswith("light") for name, value in bright.items())


def test_the_sample_folder_is_filled_once(tmp_path: Path) -> None:
    folder = tmp_path / "invented"
    assert run(str(folder), module="networker.sample").returncode == 0
    again = run(str(folder), module="networker.sample")
    assert (again.returncode, "holds a book already" in again.stderr) == (1, True)
    assert run(module="networker.sample").returncode == 2
    with closing(Book(folder, now=NOW)) as book, closing(Book(tmp_path / "other", now=NOW)) as other:
        sample_book.fill(other, now=NOW)
        assert people.count(book) == people.count(other)
