"""Where somebody comes from: the records of files that tell of them, and the way out for one of somebody else.

A card over the timeline, which shows what it is given; `Records` asks for it and writes.
"""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.vocabulary import PersonId
from networker.services.take_out import RecordView, records, take_out
from networker.services.views import PersonHead
from networker.ui.icons import Icons
from networker.ui.text import grouped, isolate, numbered, one_line, paint_line, set_tooltip, visible
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button
from networker.ui.widgets.over_card import PAD, OneCard, OverCard
from networker.ui.widgets.scroll import OverlayBar

ROW, HEAD = 56, 66
AT_ONCE = 6  # rows in sight
LISTED = 200  # somebody with more of them is a list, not a person


def _plain(text: str) -> str:
    """A page without what all pages begin with, so that what follows it has room."""
    return text.removeprefix("https://").removeprefix("http://").removeprefix("www.")


def _parts(file: str) -> tuple[str, str]:
    """In what a file lay, and its name."""
    within, _, name = file.replace("\\", "/").rpartition("/")
    return within, name


class RecordRow(QWidget):
    """One record: its file, and what it says; the button that takes it out."""

    taken_out = Signal(object)  # the record

    def __init__(
        self, record: RecordView, theme: Theme, *, whole: bool = False, parent: QWidget | None = None
    ) -> None:
        """`whole`: say also in what the file lay, an archive or a folder, for another one has its name."""
        super().__init__(parent)
        self.record, self._theme, self.last = record, theme, False
        self.setFixedHeight(ROW)
        within, name = _parts(record.file)
        self._file = one_line(f"{name} ({within})" if whole and within else name) or self.tr("a file")
        self._told = "  ·  ".join(isolate(each) for each in self._brought() if each) or self.tr(
            "told nothing that was not known"
        )
        self.setAccessibleName(f"{self._file}: {self._told}")
        set_tooltip(self, f"{record.file}\n{self._told}")
        self.button = Button(self.tr("Somebody else: take out"), theme, parent=self)
        named = self.tr("{0} is somebody else: take it out").replace("{0}", f"{self._file}, {self._told}")
        self.button.setAccessibleName(named)
        self.button.setEnabled(not record.alone)
        self.button.clicked.connect(lambda: self.taken_out.emit(self.record))

    def _brought(self) -> list[str]:
        """What the record brought, and takes along; the most telling first, for the room is small."""
        record, told = self.record, [one_line(self.record.name)]
        if record.talks:
            talks = self.tr("1 talk") if record.talks == 1 else self.tr("%n talks")
            told.append(numbered(talks, record.talks))
        if record.promises:
            promises = self.tr("1 promise") if record.promises == 1 else self.tr("%n promises")
            told.append(numbered(promises, record.promises))
        told += [visible(_plain(one_line(each))) for each in record.brought[:4]]
        if len(record.brought) > 4:
            told.append(numbered(self.tr("and %n more"), len(record.brought) - 4))
        said = {
            self.tr("a note"): record.notes, self.tr("a birthday"): record.born,
            self.tr("a picture"): record.picture, self.tr("the day you connected"): record.tied,
        }  # fmt: skip
        return told + [words for words, is_there in said.items() if is_there]

    def sizeHint(self) -> QSize:
        return QSize(400, ROW)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self.button.resize(self.button.sizeHint())
        self.button.move(self.width() - self.button.width(), (ROW - 28) // 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, room = QPainter(self), self._theme, self.button.x() - 16
        paint_line(
            painter, QRectF(0, 9, room, 20), self._file, theme.font("body"), theme.colour("text"), middle=True
        )
        paint_line(painter, QRectF(0, 30, room, 16), self._told, theme.font("small"), theme.colour("text2"))
        if not self.last:  # the edge of the card is near enough
            painter.fillRect(QRectF(0, ROW - 1, self.width(), 1), theme.colour("line"))


class RecordsCard(OverCard):
    """All of them over the whole pane; a press beside the card, Esc and the cross take it away."""

    take_out_requested = Signal(object)  # the record
    wide = 560

    def __init__(
        self, name: str, records: Sequence[RecordView], theme: Theme, icons: Icons, parent: QWidget
    ) -> None:
        title = _tr("Where {0} comes from").replace("{0}", isolate(one_line(name)))
        super().__init__(title, _second(records), theme, icons, parent)
        self.setObjectName("recordsCard")
        places: dict[str, set[str]] = {}
        for each in records:
            within, name = _parts(each.file)
            places.setdefault(name, set()).add(within)
        self.rows = [
            RecordRow(each, theme, whole=len(places[_parts(each.file)[1]]) > 1) for each in records[:LISTED]
        ]
        for row in self.rows[-1:]:
            row.last = True
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 4, 0)
        column.setSpacing(0)
        for row in self.rows:
            row.taken_out.connect(self._taken_out)
            column.addWidget(row)
        column.addStretch(1)
        self._area = QScrollArea(self)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QScrollArea.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setStyleSheet("QScrollArea { background: transparent }")
        self._area.setWidget(inside)
        inside.setAutoFillBackground(False)
        OverlayBar(self._area)

    def _taken_out(self, record: RecordView) -> None:
        self.take_out_requested.emit(record)
        self.dismiss()

    def tall(self) -> int:
        return HEAD + min(len(self.rows), AT_ONCE) * ROW + 12

    def stops(self) -> Sequence[QWidget]:
        return [row.button for row in self.rows if row.button.isEnabled()]

    def place_parts(self, card: QRect) -> None:
        self._area.setGeometry(card.adjusted(PAD, HEAD, -16, -12))

    def show_stop(self, stop: QWidget) -> None:
        self._area.ensureWidgetVisible(stop, 0, 20)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_J):
            self.focusNextPrevChild(True)
        elif event.key() in (Qt.Key.Key_Up, Qt.Key.Key_K):
            self.focusNextPrevChild(False)
        else:
            super().keyPressEvent(event)


def _tr(text: str) -> str:
    return QCoreApplication.translate("RecordsCard", text)


def _second(records: Sequence[RecordView]) -> str:
    """What can be done with the records listed."""
    if len(records) == 1 and records[0].alone:
        return _tr("This record is all there is of them, so it stays.")
    if len(records) > LISTED:
        said = _tr("The first {0} of {1} records. One of somebody else becomes a person of its own.")
        return said.replace("{0}", str(LISTED)).replace("{1}", grouped(len(records)))
    return _tr("A record of somebody else becomes a person of its own.")


class Records(OneCard[RecordsCard]):
    """Asks for the records of somebody and shows them, one card at a time over the pane."""

    def __init__(
        self, *, book: object, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock, over: QWidget
    ) -> None:
        super().__init__(over)
        self._book: Any = book
        self._jobs, self._theme, self._icons, self._clock, self._over = jobs, theme, icons, clock, over
        self._asked: PersonId | None = None

    def show(self, head: PersonHead) -> None:
        """List the records that tell of somebody, each with the way out."""
        self._asked = head.id
        self._jobs.read(self._over, records, self._book, head.id, then=lambda found: self._show(head, found))

    def _show(self, head: PersonHead, found: list[RecordView]) -> None:
        if head.id != self._asked or not found:
            return
        self.leave()  # before the next is made, which remembers where the keyboard was
        card = RecordsCard(head.name or _tr("No name yet"), found, self._theme, self._icons, self._over)
        card.take_out_requested.connect(lambda record: self._take_out(head.id, record))
        self.put(card)

    def _take_out(self, person: PersonId, record: RecordView) -> None:
        self._jobs.write(self._over, take_out, self._book, person, [record.id], now=self._clock())

    def leave(self) -> None:
        """Take the card away, and what was asked for comes too late."""
        self._asked = None
        super().leave()
