"""A card with a form of labelled lines, a sentence where something is wrong, and Save: what facts and ties are noted on."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent, QRegion, QWheelEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from networker.domain.begun import Kind, Place
from networker.domain.vocabulary import PersonId
from networker.services.today_views import Named
from networker.ui.dropped import FilesPass
from networker.ui.icons import Icons
from networker.ui.text import PlainLabel, paint_line
from networker.ui.theme import Theme
from networker.ui.timeline.choices import Choice, DayChoice
from networker.ui.timeline.flow import Flow
from networker.ui.timeline.people_chips import PeopleChips
from networker.ui.widgets.basics import Button, TickBox
from networker.ui.widgets.over_card import HEAD, PAD, SHADE, OverCard
from networker.ui.widgets.press import ENTER, saves
from networker.ui.widgets.undo_keys import UndoKeys

LABEL, LINE, STEP, FOOT = 92, 30, 38, 56
LONGEST = 2000


@dataclass(slots=True)
class Line:
    """A line of the form: its label, and what stands beside it, at equal shares."""

    label: str
    parts: Sequence[QWidget]
    shown: bool = True


class FormCard(OverCard):
    """Enter and *Save* ask for what is said to be written; the card stays until that is done, or says why not.

    Where the pane is too low for all lines, these scroll between the head and the foot.
    """

    wished = Signal(object)
    said_anew = Signal()
    forgotten = Signal()  # by Cancel

    def __init__(self, title: str, second: str, theme: Theme, icons: Icons, pane: QWidget) -> None:
        super().__init__(title, second, theme, icons, pane)
        self.lines: list[Line] = []
        self._scrolled = 0  # pixels of the lines above the band that they are seen in
        self._left = False  # the keyboard is elsewhere by now, and stays there
        self._calm = False  # what is said is no failure
        self._problem = PlainLabel("", self)
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._dress()
        theme.changed.connect(self._dress)
        self.save = Button(self.tr("Save"), theme, kind="primary", parent=self)
        self.save.clicked.connect(self.commit)
        self.cancel = Button(self.tr("Cancel"), theme, kind="quiet", parent=self)
        self.cancel.clicked.connect(self.forgotten)
        self.cancel.clicked.connect(self.dismiss)
        self.place_of_draft = Place(Kind.FACT)  # where its owner keeps what is begun on it
        self._undo_keys, self._files_pass = UndoKeys(self), FilesPass(self)

    def _dress(self) -> None:
        role = "text2" if self._calm else "bad"
        self._problem.setStyleSheet(f"color:{self._theme.colour(role).name()}")

    # ---- what those who build on it say

    def wish(self) -> object:
        """What is said now. Raises CannotDo where that cannot be read."""
        raise NotImplementedError

    def commit(self) -> None:
        """Ask for it to be written, or say what is wrong."""
        raise NotImplementedError

    def keep(self) -> str:
        """Somewhere else is gone to: ask for it to be written, or answer what is wrong with it."""
        self._left = True
        self.say("")
        self.commit()
        self._left = False
        return self._problem.text()

    def draft(self) -> list[object] | None:
        """What every part of the form says, in their order; None where nothing would be lost."""
        return None if self.may_leave() else [_said(part) for line in self.lines for part in line.parts]

    def take_up(self, draft: Sequence[Any]) -> None:
        """Go on with what `draft` answered."""
        for part, said in zip((part for line in self.lines for part in line.parts), draft, strict=True):
            if isinstance(part, QLineEdit):
                part.setText(str(said))
            elif isinstance(part, Choice | DayChoice):
                part.take_up(str(said))
            elif isinstance(part, PeopleChips):
                part.put_back([Named(PersonId(int(number)), str(name)) for number, name in said])
            elif isinstance(part, TickBox) and (said or not part.autoExclusive()):
                part.setChecked(bool(said))

    def edit(self, name: str, text: str = "", hint: str = "") -> QLineEdit:
        """A field of the form. `name`: for screen readers."""
        line = QLineEdit(text, self)
        line.setMaxLength(LONGEST)
        line.setAccessibleName(name)
        line.setPlaceholderText(hint)
        line.setCursorPosition(0)  # of a long text its beginning is seen, until the keyboard comes
        line.setStyleSheet(f"QLineEdit {{ min-height:{LINE - 2}px; max-height:{LINE - 2}px }}")
        line.textChanged.connect(self.said_anew)
        line.installEventFilter(self)
        self._undo_keys.watch(line)
        self._files_pass.watch(line)
        return line

    def say(self, sentence: str, at: QWidget | None = None, *, calm: bool = False) -> None:
        """Say why it could not be written; the keyboard goes to where that is. `calm`: it is no failure."""
        self._calm = calm
        self._dress()
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.save.setAccessibleDescription(sentence)
        self.save.setEnabled(True)
        if at is not None and not self._left:
            at.setFocus(Qt.FocusReason.OtherFocusReason)
        self.place()
        if at is not None:
            self.show_stop(at)

    # ---- places and keys

    def _shown(self) -> list[Line]:
        return [each for each in self.lines if each.shown]

    def _said_height(self) -> int:
        if self._problem.isHidden():
            return 0
        return self._problem.heightForWidth(min(self.wide, self.width() - 48) - 2 * PAD) + 10

    def tall(self) -> int:
        return HEAD + sum(map(self._step, self._shown())) + self._said_height() + FOOT

    def _step(self, line: Line) -> int:
        """From one line to the next: people may need several rows of their own."""
        rows = [part for part in line.parts if isinstance(part, Flow)]
        room = min(self.wide, self.width() - 2 * SHADE) - 2 * PAD - LABEL
        return max([STEP, *(part.heightForWidth(room) + 12 for part in rows)])

    def stops(self) -> Sequence[QWidget]:
        parts = [
            each
            for line in self._shown()
            for part in line.parts
            for each in (part.items if isinstance(part, Flow) else (part,))
        ]
        return [each for each in (*parts, self.save, self.cancel) if _takes_tab(each)]

    def place_parts(self, card: QRect) -> None:
        self._scrolled = min(max(self._scrolled, 0), max(self.tall() - card.height(), 0))
        y, left = card.top() + HEAD - self._scrolled, card.left() + PAD + LABEL
        room = card.width() - 2 * PAD - LABEL
        for line in self.lines:
            for part in line.parts:
                part.setVisible(line.shown)
            if not line.shown:
                continue
            share = (room - 8 * (len(line.parts) - 1)) // len(line.parts)
            for n, part in enumerate(line.parts):
                if isinstance(part, Flow):
                    part.setGeometry(left, y + 3, room, part.heightForWidth(room))
                    continue
                wide = share if isinstance(part, QLineEdit) else min(part.sizeHint().width(), share)
                tall = LINE if isinstance(part, QLineEdit) else part.sizeHint().height()
                part.setGeometry(left + n * (share + 8), y + (LINE - tall) // 2, wide, tall)
            y += self._step(line)
        if not self._problem.isHidden():
            tall = self._said_height()
            top = card.bottom() + 1 - FOOT - tall  # right under the lines, and seen also where these scroll
            self._problem.setGeometry(card.left() + PAD, top, card.width() - 2 * PAD, tall - 10)
        for part in (part for line in self._shown() for part in line.parts):
            self._cut(part)
        foot = card.bottom() + 1 - 28 - 16
        self.save.resize(self.save.sizeHint())
        self.save.move(card.left() + PAD, foot)
        self.cancel.resize(self.cancel.sizeHint())
        self.cancel.move(card.left() + PAD + self.save.width() + 8, foot)

    @property
    def _band(self) -> QRect:
        """What is seen of the lines: all between the head and the foot, with room for the ring of the keyboard."""
        said = self._said_height()
        return self._card.toRect().adjusted(0, HEAD - 4, 0, -FOOT - said if said else 8 - FOOT)

    def _cut(self, part: QWidget) -> None:
        """Leave out what of a part lies outside the band, for the eye and for the mouse."""
        seen = part.geometry().intersected(self._band)
        if seen == part.geometry():
            part.clearMask()
        else:  # an empty mask would be none
            part.setMask(QRegion(seen.translated(-part.pos()) if seen.isValid() else QRect(-1, -1, 1, 1)))

    def show_stop(self, stop: QWidget) -> None:
        if stop in (self.save, self.cancel, self.close_button):
            return
        at, band = QRect(stop.mapTo(self, QPoint()), stop.size()), self._band
        if at.top() < band.top():
            self._scroll(at.top() - band.top() - 4)
        elif at.bottom() > band.bottom():
            self._scroll(at.bottom() - band.bottom() + 4)

    def _scroll(self, pixels: int) -> None:
        self._scrolled += pixels
        self.place()

    def wheelEvent(self, event: QWheelEvent) -> None:
        self._scroll(-event.angleDelta().y() // 2)
        event.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if saves(event):
            self.commit()  # from a button, which has no use for it
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in ENTER:
                self.commit()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.dismiss()
                return True
        return super().eventFilter(watched, event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, card, small = QPainter(self), self._card, self._theme.font("small")
        painter.setClipRect(self._band)
        y = card.y() + HEAD - self._scrolled
        for line in self._shown():
            room = QRectF(card.x() + PAD, y, LABEL - 8, LINE)
            paint_line(painter, room, line.label, small, self._theme.colour("text2"))
            y += self._step(line)


def _said(part: QWidget) -> object:
    if isinstance(part, QLineEdit):
        return part.text()
    if isinstance(part, Choice):
        return None if part.value is None else str(part.value)
    if isinstance(part, DayChoice):
        return part.value.isoformat()
    if isinstance(part, PeopleChips):
        return [[each.id, each.name] for each in part.people]
    return part.isChecked() if isinstance(part, TickBox) else None


def _takes_tab(part: QWidget) -> bool:
    """Of two radios the one that is chosen: the arrows go to the other."""
    radio = getattr(part, "autoExclusive", None)
    return not (radio is not None and radio()) or part.isChecked()  # type: ignore[attr-defined]
