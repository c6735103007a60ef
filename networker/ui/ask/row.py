"""Somebody who may be asked: face, name, the line they are known by, where that is from, and the button that asks."""

from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from networker.services.ask_ways import Asked
from networker.ui.ask import words
from networker.ui.icons import Icons
from networker.ui.paragraphs import measure_styled, paint_styled
from networker.ui.reach_out.question import ANSWERS
from networker.ui.reach_out.words import question_about
from networker.ui.text import one_line, paint_line, set_tooltip
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, paint_tick
from networker.ui.widgets.marks import paint_avatar, paint_circle
from networker.ui.widgets.once import Once

AVATAR, WORDS_AT, PAD, LINE, SMALL = 40, 56, 18, 20, 18
ROOMY = 520  # px from which the button stands beside the words


class AskedRow(QAbstractButton):
    """Enter asks, W leads to the person, J and K to the next; the question is answered by Y, N and L.

    While several are chosen, Space and Enter choose.
    """

    moved = Signal(int)  # by keys: 1 down, -1 up
    ask_requested = Signal(object)  # Asked
    introduction_requested = Signal(object)  # Asked: `by` is to be asked for it
    person_requested = Signal(object)  # PersonId
    answered = Signal(object, str)  # PersonId; yes, not yet or later
    chosen = Signal()

    def __init__(
        self,
        found: Asked,
        theme: Theme,
        icons: Icons,
        *,
        first: bool,
        several: bool,
        once: Once,
        parent: QWidget,
    ) -> None:
        """`first`: the best of all; `several`: they are chosen, not asked at once."""
        super().__init__(parent)
        self.found, self._theme, self._icons, self._once = found, theme, icons, once
        self._several = several
        self._told, self._spans = words.told(found.answer)
        self._source, self._likely = words.source(found), words.likely(found)
        self.setCheckable(several)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("radius", 8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        name = found.answer.shown or words.tr("No name yet")
        said = (name, words.about(found.answer), self._told, self._source, self._likely)
        self.setAccessibleName(". ".join(part for part in said if part))
        set_tooltip(self, found.answer.evidence.text if len(found.answer.evidence.text) > 120 else "")
        self.buttons = () if several else self._build(first=first)
        once.watch(*self.buttons)
        self.clicked.connect(self._pressed)

    @property
    def waits(self) -> bool:
        """Whether it is asked here if they were reached."""
        return self.found.offer.asked

    def _build(self, *, first: bool) -> tuple[Button, ...]:
        found, person = self.found, self.found.answer.person
        wishes: list[tuple[str, object]]
        if self.waits:
            wishes = [
                (words.tr("Yes"), partial(self.answered.emit, person, "yes")),
                (words.tr("Not yet"), partial(self.answered.emit, person, "not yet")),
            ]
        else:
            wishes = [(self.verb, self.ask)]
        made = []
        for n, (text, call) in enumerate(wishes):
            kind = "primary" if first and n == 0 else ""
            button = Button(text, self._theme, kind=kind, parent=self)
            button.setAccessibleName(f"{text}: {found.answer.shown or words.tr('No name yet')}")
            button.clicked.connect(lambda _checked=False, call=call: call())
            button.resize(button.sizeHint())
            made.append(button)
        return tuple(made)

    @property
    def verb(self) -> str:
        """What the button says: whom to ask, who is another one where somebody has to introduce the user."""
        by = self.found.by
        name = words.called(self.found.offer) if by is None else words.first_name(by.name)
        return words.tr("Ask {0}").replace("{0}", name)

    def ask(self) -> None:
        """Ask them, or who could introduce the user."""
        wish = self.ask_requested if self.found.by is None else self.introduction_requested
        wish.emit(self.found)

    def _pressed(self) -> None:
        if self._several:
            self.chosen.emit()
        else:
            self.person_requested.emit(self.found.answer.person)

    # ---- where everything stands

    @property
    def _beside(self) -> bool:
        return self.width() >= ROOMY or not self.buttons

    def _wide(self) -> float:
        """How wide the words may be."""
        taken = sum(each.width() + 8 for each in self.buttons) + 16 if self._beside and self.buttons else 0
        return max(self.width() - WORDS_AT - (taken or (36 if self._several else 0)), 60)

    def _lines_high(self) -> float:
        font = self._theme.font("body")
        bold = [(a, b - a) for a, b in self._spans]
        return measure_styled(self._told, font, self._wide(), LINE, bold=bold, strong=font)

    def _foot(self) -> tuple[bool, int]:
        """Whether the last line holds both of what it says, and how high it is then."""
        if not self._likely or self.waits:
            return True, SMALL
        small = QFontMetricsF(self._theme.font("small"))
        whole = 21 + small.horizontalAdvance(self._source) + 10 + small.horizontalAdvance(self._likely)
        room = self.width() - WORDS_AT if self._beside and not self._several else self._wide()
        return (True, SMALL) if whole <= room else (False, 2 * SMALL)

    def resizeEvent(self, event: QResizeEvent) -> None:
        _, foot = self._foot()
        high = PAD + 24 + self._lines_high() + 3 + foot + PAD
        y = PAD
        if not self._beside:
            y = round(high - PAD + 6)
            high += 28 + 8
        self.setFixedHeight(round(high))
        x = self.width() - sum(each.width() + 8 for each in self.buttons) + 8 if self._beside else WORDS_AT
        for button in self.buttons:
            button.move(round(x), y)
            x += button.width() + 8

    def sizeHint(self) -> QSize:
        return QSize(300, 103)

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = event.key()
        if key in (Qt.Key.Key_J, Qt.Key.Key_Down, Qt.Key.Key_K, Qt.Key.Key_Up):
            self.moved.emit(1 if key in (Qt.Key.Key_J, Qt.Key.Key_Down) else -1)
        elif self._once.is_repeated(event):
            return  # a key that is held down was meant for what stood here before
        elif self.waits and key in ANSWERS:
            self.answered.emit(self.found.answer.person, ANSWERS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif key == Qt.Key.Key_W:
            self.person_requested.emit(self.found.answer.person)
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        if self._several:
            self.click()
        elif not self.waits:
            self.ask()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._once.released(event)
        super().keyReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Not the second click on a button that is gone by now."""

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, answer = QPainter(self), self._theme, self.found.answer
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = self._wide()
        paint_avatar(painter, QRectF(0, PAD, AVATAR, AVATAR), answer.name, theme, self._icons)
        if self._several:
            paint_tick(painter, self.width() - 20, PAD + 2, theme, self._icons, ticked=self.isChecked())
        x = float(WORDS_AT)
        if answer.circle is not None:
            paint_circle(painter, x, PAD + 4, answer.circle, theme)
            x += 19
        name = answer.shown or words.tr("No name yet")
        room = QRectF(x, PAD, WORDS_AT + wide - x, LINE)
        used = paint_line(painter, room, one_line(name), theme.font("body", bold=True), theme.colour("text"))
        rest = room.adjusted(used + 12, 0, 0, 0)
        if rest.width() > 40:
            paint_line(painter, rest, words.about(answer), theme.font("body"), theme.colour("text2"))
        area, font = QRectF(WORDS_AT, PAD + 24, wide, self.height()), theme.font("body")
        high = paint_styled(
            painter, area, self._told, font, theme.colour("text"), LINE,
            bold=[(a, b - a) for a, b in self._spans], strong=font, ground=theme.colour("mark"),
        )  # fmt: skip
        self._paint_foot(painter, PAD + 24 + high + 3)
        painter.fillRect(
            QRectF(WORDS_AT, self.height() - 1, self.width() - WORDS_AT, 1), theme.colour("line")
        )

    def _paint_foot(self, painter: QPainter, y: float) -> None:
        theme, wide = self._theme, self.width() - WORDS_AT
        if self.waits:
            name = self.found.offer.given or self.found.offer.name
            font = theme.font("small", bold=True)
            paint_line(
                painter, QRectF(WORDS_AT, y, wide, SMALL), question_about(name), font, theme.colour("text")
            )
            return
        together, _ = self._foot()
        small = theme.font("small")
        self._icons.paint(painter, WORDS_AT, y + 2, words.source_icon(self.found), theme.colour("text3"), 14)
        room = QRectF(WORDS_AT + 21, y, wide - 21, SMALL)
        used = paint_line(painter, room, self._source, small, theme.colour("accent"))
        rest = room.adjusted(used + 10, 0, 0, 0) if together else room.translated(0, SMALL)
        paint_line(painter, rest, self._likely, small, theme.colour("text3"))
