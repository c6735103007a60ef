"""Somebody who is offered: face, name, why, and what can be done; once they are written to, the one question."""

from functools import partial

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QWidget

from networker.services.offers import Offer
from networker.ui.channels import verb
from networker.ui.icons import Icons
from networker.ui.offers import words
from networker.ui.paragraphs import measure_paragraph, paint_paragraph
from networker.ui.reach_out.question import ANSWERS, quoted_words
from networker.ui.reach_out.words import question_about
from networker.ui.text import one_line, paint_line, sentence
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button
from networker.ui.widgets.marks import paint_avatar, paint_circle
from networker.ui.widgets.once import Once

NAME_AT, LINE, AIR = 48, 17, 10
ROOMY = 520  # px from which the buttons stand beside the words


class OfferRow(QAbstractButton):
    """W writes, D is done, Enter leads to the person, arrows go to the next; the question is answered by Y, N and L."""

    moved = Signal(int)  # by keys: 1 down, -1 up
    write_requested = Signal(object)  # Offer
    done_requested = Signal(object)
    answered = Signal(object, str)  # PersonId; yes, not yet or later

    def __init__(
        self,
        offer: Offer,
        theme: Theme,
        icons: Icons,
        *,
        may_be_done: bool,
        once: Once,
        parent: QWidget | None = None,
    ) -> None:
        """`may_be_done`: that they were reached otherwise can be said with one key; `once`: of all rows, which come anew."""
        super().__init__(parent)
        self.offer, self._theme, self._icons = offer, theme, icons
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setProperty("radius", 8)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._said = self._asks() if offer.asked else sentence(offer.reason)
        name = offer.shown or words.tr("No name yet")
        self.setAccessibleName(". ".join(part for part in (name, self._said, offer.done) if part))
        self.buttons = self._build(may_be_done=may_be_done)
        self._once = once
        once.watch(*self.buttons)

    def _asks(self) -> str:
        """The question, with the words it is about where they are others than those offered here: of another link, say."""
        asked, written = question_about(self.offer.given or self.offer.name), one_line(self.offer.written)
        return asked if written in ("", one_line(self.offer.opener)) else f"{asked} {quoted_words(written)}"

    def _build(self, *, may_be_done: bool) -> tuple[Button, ...]:
        offer, person = self.offer, self.offer.person
        if offer.done or (offer.spent and not offer.asked):
            return ()
        wishes: list[tuple[str, object]]
        if offer.asked:
            wishes = [
                (words.tr("Yes"), partial(self.answered.emit, person, "yes")),
                (words.tr("Not yet"), partial(self.answered.emit, person, "not yet")),
            ]
        else:
            wishes = [(verb(offer.channel), partial(self.write_requested.emit, offer))]
            if may_be_done:
                wishes.append((words.tr("Done"), partial(self.done_requested.emit, offer)))
        found = []
        for text, call in wishes:
            button = Button(text, self._theme, parent=self)
            button.setAccessibleName(f"{text}: {offer.shown or words.tr('No name yet')}")
            button.clicked.connect(lambda _checked=False, call=call: call())
            button.resize(button.sizeHint())
            found.append(button)
        return tuple(found)

    # ---- where everything stands

    @property
    def _beside(self) -> bool:
        return self.width() >= ROOMY or not self.buttons

    def _wide(self) -> float:
        """How wide the words may be."""
        taken = sum(each.width() + 8 for each in self.buttons) + 8 if self._beside and self.buttons else 0
        return max(self.width() - NAME_AT - 8 - taken, 40)

    def resizeEvent(self, event: QResizeEvent) -> None:
        words_high = measure_paragraph(self._said, self._theme.font("small"), self._wide(), LINE)
        high = AIR + 20 + words_high + AIR
        if not self._beside:
            high += 28 + 6
        self.setFixedHeight(round(max(high, 52)))
        x = (
            NAME_AT
            if not self._beside
            else self.width() - 8 - sum(each.width() + 8 for each in self.buttons) + 8
        )
        y = self.height() - 28 - AIR if not self._beside else (self.height() - 28) // 2
        for button in self.buttons:
            button.move(round(x), round(y))
            x += button.width() + 8

    def sizeHint(self) -> QSize:
        return QSize(300, 64)

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, offered = event.key(), bool(self.buttons) and not self.offer.asked
        if key in (Qt.Key.Key_J, Qt.Key.Key_Down, Qt.Key.Key_K, Qt.Key.Key_Up):
            self.moved.emit(1 if key in (Qt.Key.Key_J, Qt.Key.Key_Down) else -1)
        elif self._once.is_repeated(event):
            return  # a key that is held down was meant for what stood here before
        elif self.offer.asked and key in ANSWERS:
            self.answered.emit(self.offer.person, ANSWERS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        elif key == Qt.Key.Key_W and offered:
            self.write_requested.emit(self.offer)
        elif key == Qt.Key.Key_D and offered and len(self.buttons) > 1:
            self.done_requested.emit(self.offer)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._once.released(event)
        super().keyReleaseEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Not the second click on a button that is gone by now."""

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, offer = QPainter(self), self._theme, self.offer
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.underMouse():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        paint_avatar(painter, QRectF(8, AIR, 32, 32), offer.name, theme, self._icons)
        wide = self._wide()
        top = QRectF(NAME_AT, AIR, wide, 20)
        faded = bool(offer.done) or (offer.spent and not offer.asked)
        name = offer.shown or words.tr("No name yet")
        used = paint_line(painter, top, name, theme.font("body"), theme.colour("text2" if faded else "text"))
        at = QPointF(NAME_AT + used + 8, AIR + 4)
        if offer.circle is not None:
            paint_circle(painter, at.x(), at.y(), offer.circle, theme)
            at.setX(at.x() + 20)
        rest = QRectF(at.x(), AIR, NAME_AT + wide - at.x(), 20)
        small = theme.font("small")
        if offer.done:
            self._icons.paint(painter, at.x(), AIR + 2, "done", theme.colour("accent"), 16)
            paint_line(painter, rest.adjusted(22, 0, 0, 0), offer.done, small, theme.colour("text3"))
        elif rest.width() > 40:
            paint_line(painter, rest, one_line(offer.company), small, theme.colour("text3"))
        area = QRectF(NAME_AT, AIR + 20, wide, self.height())
        font = theme.font("small", bold=offer.asked)
        ink = theme.colour("text" if offer.asked else "text3" if faded else "text2")
        paint_paragraph(painter, area, self._said, font, ink, LINE)
