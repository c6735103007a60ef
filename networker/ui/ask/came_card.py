"""What came of a question: who answered what, whether it helped, what was made of it, and whether it is closed."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QScrollArea, QVBoxLayout, QWidget

from networker.domain.vocabulary import AskedId
from networker.services.asked_before import AskedOne, AskView
from networker.services.asks import Said
from networker.ui.ask import words
from networker.ui.icons import Icons
from networker.ui.text import PlainLabel, one_line, shown_name
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, Link, TickBox
from networker.ui.widgets.over_card import PAD, OverCard
from networker.ui.widgets.press import ENTER
from networker.ui.widgets.scroll import OverlayBar

HEAD, ONE, LABEL, FOOT = 64, 74, 22, 60
RING = 4  # px of air for the ring round a line
AT_ONCE = 4  # people before the card scrolls


class _One(QWidget):
    """Somebody who was asked: their answer in a line, and whether it helped."""

    def __init__(self, asked: AskedOne, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self.asked = asked
        self.setFixedHeight(ONE)
        name = shown_name(asked.name)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 10)
        column.setSpacing(4)
        top = QHBoxLayout()
        top.setSpacing(12)
        label = PlainLabel(name, self)
        label.setFont(theme.font("body", bold=True))
        label.setMinimumWidth(40)
        # Under each other, whatever way a name is read.
        label.setAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter
        )
        top.addWidget(label, 1)
        self.thanked = Link(words.tr("Thanked"), theme, parent=self)
        self.thanked.setAccessibleName(f"{words.tr('Thanked')}: {name}")
        self.thanked.setVisible(asked.thanks is not None)
        self.helped = TickBox(words.tr("Helped"), theme, icons, parent=self)
        self.not_helped = TickBox(words.tr("Did not help"), theme, icons, parent=self)
        self.helped.setAccessibleName(f"{words.tr('Helped')}: {name}")
        self.not_helped.setAccessibleName(f"{words.tr('Did not help')}: {name}")
        self.helped.setChecked(asked.helped is True)
        self.not_helped.setChecked(asked.helped is False)
        for one, other in ((self.helped, self.not_helped), (self.not_helped, self.helped)):
            one.toggled.connect(partial(self._toggled, other))
        for each in (self.thanked, self.helped, self.not_helped):
            top.addWidget(each)
        column.addLayout(top)
        self.line = QLineEdit(one_line(asked.answer), self)
        self.line.setPlaceholderText(words.tr("Their answer, in a line"))
        self.line.setAccessibleName(f"{words.tr('Their answer, in a line')}: {name}")
        self.line.setFixedHeight(32)
        column.addWidget(self.line)

    def _toggled(self, other: TickBox, ticked: bool) -> None:
        if ticked:
            other.setChecked(False)

    @property
    def said(self) -> Said:
        """What is said of them."""
        helped = True if self.helped.isChecked() else False if self.not_helped.isChecked() else None
        return Said(self.line.text(), helped)

    @property
    def stops(self) -> Sequence[QWidget]:
        """What Tab goes through, in its order."""
        stops = (self.line, self.thanked, self.helped, self.not_helped)
        return [each for each in stops if not each.isHidden()]


class CameCard(OverCard):
    """*Save* (Ctrl+Enter, or Enter in a line) says it; *Ask again* puts the question anew; *Forget* takes it out.

    *A win came of this…* says it too, and leads to the win.

    What Esc leaves is a draft; *Cancel* forgets it.
    """

    saved = Signal(object, str, bool)  # Said by AskedId, what came of it, closed
    said_anew = Signal()
    forgotten = Signal()  # by Cancel
    thanked = Signal(object)  # AskedId
    won = Signal(object)  # a win came of it, through these: list of AskedOne
    again_requested = Signal(str)
    forget_requested = Signal()
    wide = 560

    def __init__(self, ask: AskView, second: str, theme: Theme, icons: Icons, pane: QWidget) -> None:
        """`second`: whom it was put to, in words."""
        super().__init__(one_line(ask.question), second, theme, icons, pane)
        self.setObjectName("cameCard")
        self.ask = ask
        self.outcome = QLineEdit(one_line(ask.outcome), self)
        self.label = PlainLabel(words.tr("What came of it"), self)
        self.label.setFont(theme.font("small", bold=True))
        self.label.setStyleSheet(f"color:{theme.colour('text2').name()}")
        self.win = Link(words.tr("A win came of this…"), theme, parent=self)
        self.win.clicked.connect(self._won)
        self.outcome.setPlaceholderText(words.tr("He named two; you took the second"))
        self.outcome.setAccessibleName(words.tr("What came of it"))
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(RING, RING, RING, 0)
        column.setSpacing(0)
        self.ones = [_One(each, theme, icons, inside) for each in ask.people]
        for one in self.ones:
            one.thanked.clicked.connect(partial(self._thanked, one.asked))
            column.addWidget(one)
        column.addStretch(1)
        self.area = QScrollArea(self)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.viewport().setAutoFillBackground(False)
        self.area.setWidget(inside)
        inside.setAutoFillBackground(False)
        OverlayBar(self.area)
        self.area.setVisible(bool(self.ones))
        self.closed_box = TickBox(words.tr("Closed"), theme, icons, parent=self)
        self.closed_box.setChecked(ask.closed is not None)
        self.save = Button(words.tr("Save"), theme, kind="primary", parent=self)
        self.cancel = Button(words.tr("Cancel"), theme, kind="quiet", parent=self)
        self.cancel.clicked.connect(self.forgotten)
        self.cancel.clicked.connect(self.dismiss)
        self.again = Button(words.tr("Ask again"), theme, kind="quiet", parent=self)
        self.forget = Button(words.tr("Forget"), theme, kind="quiet", parent=self)
        self.save.clicked.connect(self._save)
        self.again.clicked.connect(self._again)
        self.forget.clicked.connect(self._forget)
        for line in (self.outcome, *(one.line for one in self.ones)):
            line.installEventFilter(self)
            line.textChanged.connect(self.said_anew)
        for box in (self.closed_box, *(box for one in self.ones for box in (one.helped, one.not_helped))):
            box.toggled.connect(self.said_anew)
        self._first = self._answer()

    def _answer(self) -> tuple[Mapping[AskedId, Said], str, bool]:
        return {one.asked.id: one.said for one in self.ones}, self.outcome.text(), self.closed_box.isChecked()

    def draft(self) -> dict[str, Any] | None:
        """What is said and not in the book; None where nothing is."""
        if self.may_leave():
            return None
        said, outcome, closed = self._answer()
        return {
            "said": {str(each): [one.answer, one.helped] for each, one in said.items()},
            "outcome": outcome,
            "closed": closed,
        }

    def take_up(self, draft: Mapping[str, Any]) -> None:
        """Go on with what `draft` answered; of who was not asked by then nothing was said."""
        for one in self.ones:
            answer, helped = draft["said"].get(str(one.asked.id), (one.asked.answer, one.asked.helped))
            one.line.setText(str(answer))
            one.helped.setChecked(helped is True)
            one.not_helped.setChecked(helped is False)
        self.outcome.setText(str(draft["outcome"]))
        self.closed_box.setChecked(bool(draft["closed"]))

    def say_begun(self, sentence: str) -> None:
        """Say in the second line that it shows what was begun before."""
        self._second = sentence
        self.save.setAccessibleDescription(sentence)

    # ---- what the card asks of those who build on it

    def tall(self) -> int:
        return HEAD + RING + ONE * min(len(self.ones), AT_ONCE) + LABEL + 32 + FOOT

    def stops(self) -> Sequence[QWidget]:
        found = [stop for one in self.ones for stop in one.stops]
        return (
            *found,
            self.win,
            self.outcome,
            self.save,
            self.cancel,
            self.closed_box,
            self.again,
            self.forget,
        )

    def show_stop(self, stop: QWidget) -> None:
        if self.area.isAncestorOf(stop):
            self.area.ensureWidgetVisible(stop, 0, 16)

    def may_leave(self) -> bool:
        return self._answer() == self._first

    def place_parts(self, card: QRect) -> None:
        left, room = card.left() + PAD, card.width() - 2 * PAD
        foot = card.bottom() - 28 - 15
        self.outcome.setGeometry(left, foot - 16 - 32, room, 32)
        under = foot - 16 - 32 - LABEL
        wide = self.win.sizeHint().width()
        self.label.setGeometry(left, under, room - wide - 12, LABEL - 4)
        self.win.setGeometry(card.right() - PAD - wide, under - 4, wide, LABEL)
        top = card.top() + HEAD - RING
        self.area.setGeometry(left - RING, top, room + 2 * RING, max(under - top - RING, 0))
        x = left
        for each in (self.save, self.cancel, self.closed_box):
            each.resize(each.sizeHint())
            each.move(x, foot)
            x += each.width() + 12
        x = card.right() - PAD
        for each in (self.forget, self.again):
            each.resize(each.sizeHint())
            x -= each.width()
            each.move(x, foot)
            x -= 4

    # ---- what is pressed

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in ENTER:
                self._save()
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.dismiss()
                return True
        return super().eventFilter(watched, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self._save()
        else:
            super().keyPressEvent(event)

    def _save(self) -> None:
        if not self.may_leave():
            self.saved.emit(*self._answer())
        self.dismiss()

    def _thanked(self, asked: AskedOne) -> None:
        self.thanked.emit(asked.id)
        self.dismiss()

    def _won(self) -> None:
        """What is said is saved; the win came through whoever helped, or where nobody said so, through those asked."""
        helped = [one.asked for one in self.ones if one.said.helped]
        unsaid = [one.asked for one in self.ones if one.said.helped is None]
        self._save()
        self.won.emit(helped or unsaid)

    def _again(self) -> None:
        self.dismiss()
        self.again_requested.emit(self.ask.question)

    def _forget(self) -> None:
        self.forget_requested.emit()
        self.dismiss()
