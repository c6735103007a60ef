"""What comes into the window by hand: taken, or answered in one sentence; a link among files is not lost in silence."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from networker.desktop.jobs import Jobs
from networker.services.imports import Pasted
from networker.ui import dropped as dropped_module
from networker.ui.first_start import FirstStart
from networker.ui.icons import Icons
from networker.ui.intake import Intake
from networker.ui.theme import Theme

LINK = "A link is no file: download what it leads to, then drop the file from this computer."
COPY, LEFT, NONE = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Taken:
    """What an intake answered."""

    def __init__(self, theme: Theme, qtbot: QtBot) -> None:
        self.window, self.jobs = QWidget(), Jobs()
        qtbot.addWidget(self.window)
        self.files: list[object] = []
        self.said: list[str] = []
        self.intake = Intake(self.jobs, theme, self.window, self.window)
        self.intake.files_came.connect(self.files.extend)
        self.intake.said.connect(self.said.append)
        self.pages = 0
        self.intake.page_pasted.connect(self._page)
        self._qtbot = qtbot

    def _page(self) -> None:
        self.pages += 1

    def drop(self, mime: QMimeData) -> None:
        self.intake.drop(QDropEvent(QPointF(9, 9), COPY, mime, LEFT, NONE))
        self._qtbot.waitUntil(lambda: self.jobs.idle)

    def paste(self, mime: QMimeData) -> None:
        QGuiApplication.clipboard().setMimeData(mime)
        self.intake.paste()
        self._qtbot.waitUntil(lambda: self.jobs.idle)


@pytest.fixture
def taken(theme: Theme, qtbot: QtBot) -> Taken:
    return Taken(theme, qtbot)


def of(*urls: str, text: str = "") -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl(url) for url in urls])
    if text:
        mime.setText(text)
    return mime


@pytest.mark.parametrize(
    "url", ["https://x.example/contacts.csv", "sftp://box.example/c.vcf", "mtp://phone/c.vcf"]
)
def test_a_link_is_answered_with_what_to_do(taken: Taken, url: str) -> None:
    taken.drop(of(url))
    taken.paste(of(text=url))
    taken.paste(of(text=f"{url}\n{url}"))
    assert (taken.files, taken.said, taken.pages) == ([], [LINK] * 3, 0)


def test_the_address_of_a_page_that_is_pasted_asks_who_would_care(taken: Taken) -> None:
    page = "https://reefs.example/the-quiet-art-of-gardens?id=3"
    taken.paste(of(text=page))
    assert (taken.files, taken.said, taken.pages) == ([], [], 1)
    taken.drop(of(page))
    taken.paste(of(text=f"{page}\n{page}"))
    assert (taken.said, taken.pages) == ([LINK] * 2, 1)


def test_a_profile_is_somebody(taken: Taken) -> None:
    taken.drop(of("https://www.linkedin.com/in/ana-ribeiro"))
    assert taken.files == [Pasted("https://www.linkedin.com/in/ana-ribeiro")]


def test_files_are_taken_and_the_links_beside_them_named(taken: Taken, tmp_path: Path) -> None:
    files = [tmp_path / "a.vcf", tmp_path / "b.vcf"]
    taken.drop(of(*(QUrl.fromLocalFile(str(each)).toString() for each in files), "https://x.example/"))
    assert (taken.files, taken.said) == (files, [LINK])


def test_nothing_a_picture_and_too_many_words(taken: Taken, monkeypatch: pytest.MonkeyPatch) -> None:
    taken.drop(QMimeData())
    taken.drop(of())
    assert (taken.files, taken.said) == ([], [])
    picture = QMimeData()
    picture.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    taken.paste(picture)
    taken.paste(QMimeData())
    monkeypatch.setattr(dropped_module, "TEXT", 3)
    taken.paste(of(text="ana@x.example"))
    assert [said.partition(":")[0] for said in taken.said] == [
        "A picture names nobody that can be read",
        "There is nothing to paste",
        "These words are too long to paste",
    ]
    assert not taken.files


def test_a_drag_of_nothing_is_not_accepted_and_the_frame_goes(taken: Taken, tmp_path: Path) -> None:
    taken.window.show()
    for mime, accepted in ((QMimeData(), False), (of(QUrl.fromLocalFile(str(tmp_path)).toString()), True)):
        event = QDragEnterEvent(QPointF(9, 9).toPoint(), COPY, mime, LEFT, NONE)
        event.ignore()
        taken.intake.enter(event)
        assert (event.isAccepted(), taken.intake.frame.isVisible()) == (accepted, accepted)
    taken.drop(mime)
    assert not taken.intake.frame.isVisible()


MOVE, SHIFT = Qt.DropAction.MoveAction, Qt.KeyboardModifier.ShiftModifier


@pytest.mark.parametrize(
    ("offered", "keys", "answer"),
    [
        (COPY | MOVE, NONE, COPY),
        (COPY | MOVE, SHIFT, COPY),
        (Qt.DropAction.LinkAction | MOVE, SHIFT, Qt.DropAction.LinkAction),
        (MOVE, NONE, None),
    ],
)
def test_what_is_dropped_is_never_moved_away_from_where_it_was(
    taken: Taken,
    theme: Theme,
    icons: Icons,
    tmp_path: Path,
    qtbot: QtBot,
    offered: Qt.DropAction,
    keys: Qt.KeyboardModifier,
    answer: Qt.DropAction | None,
) -> None:
    first = FirstStart(theme=theme, icons=icons)
    qtbot.addWidget(first)
    mime = of(QUrl.fromLocalFile(str(tmp_path / "a.vcf")).toString())
    for enter in (taken.intake.enter, first.dragEnterEvent):
        event = QDragEnterEvent(QPointF(9, 9).toPoint(), offered, mime, LEFT, keys)
        event.ignore()
        enter(event)
        assert (event.dropAction() if event.isAccepted() else None) == answer
    drop = QDropEvent(QPointF(9, 9), offered, mime, LEFT, keys)
    drop.ignore()
    taken.intake.drop(drop)
    assert (drop.dropAction() if drop.isAccepted() else None) == answer
    assert taken.files == ([] if answer is None else [tmp_path / "a.vcf"])


def test_one_dialog_at_a_time(taken: Taken) -> None:
    taken.window.show()
    taken.intake.choose_files()
    first = taken.intake._dialog
    taken.intake.choose_files()
    assert taken.intake._dialog is first
    assert first is not None
    first.reject()
    assert taken.intake._dialog is None
