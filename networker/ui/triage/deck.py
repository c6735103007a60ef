"""The card on top of the deck, the keys of the circles, and who was just sorted. All of it is painted."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from networker.domain.vocabulary import Circle
from networker.services.triage import Card
from networker.ui.circle_words import circle_name, room
from networker.ui.icons import Icons
from networker.ui.text import elided, paint_line, shown_name, tooltip
from networker.ui.theme import Theme
from networker.ui.triage import words
from networker.ui.triage.queue import Act
from networker.ui.widgets.marks import keycap_width, paint_avatar, paint_circle, paint_keycap
from networker.ui.widgets.press import Pressable
from networker.ui.widgets.shadow import paint_shadow

WIDE = 640
RADIUS, EDGE = 12, 7  # of the card; and how far each card below it looks out
AIR = 10  # round the deck, for its shadow
GAP = 8


class Deck(QWidget):
    """One card with what is known, and the edges of those below. It has the keyboard; the page hears its keys."""

    HIGH, LOW = 280, 184  # of the card: in a window with room, and in a low one

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._card: Card | None = None
        self._below = 0
        self._lines: list[tuple[QRectF, str, str, bool]] = []  # where, what, font, bold
        self.low = False
        self._by_tab = False  # else the page has had the keyboard all the time, and nobody looks for it
        self.setObjectName("triageCard")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setProperty("radius", RADIUS)
        self.setProperty("ring", False)  # it has air round it, so it draws its own

    def show_card(self, card: Card, below: int) -> None:
        """Turn up a card; so many lie below it."""
        self._card, self._below = card, below
        self.setAccessibleName(words.spoken(card))
        self.update()

    @property
    def card(self) -> Card | None:
        """Who is shown."""
        return self._card

    def card_rect(self) -> QRectF:
        """The card without the air round it."""
        return QRectF(AIR, AIR, self.width() - 2 * AIR, self.LOW if self.low else self.HIGH)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._by_tab = event.reason() in (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            at = QPointF(event.pos())
            for rect, text, font, bold in self._lines:
                if (
                    rect.contains(at)
                    and elided(self._theme.font(font, bold=bold), text, rect.width()) != text
                ):
                    QToolTip.showText(event.globalPos(), tooltip(text), self)
                    return True
            QToolTip.hideText()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, card = QPainter(self), self._theme, self.card_rect()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = theme.colour("edge" if theme.dark else "line")
        for n in range(min(self._below, 2), 0, -1):
            painter.setPen(QPen(line, 1))
            painter.setBrush(theme.colour("raised"))
            under = card.adjusted(13.0 * n, 0, -13.0 * n, EDGE * n)
            painter.drawRoundedRect(under.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        paint_shadow(painter, card, theme, radius=RADIUS)
        painter.setPen(QPen(line, 1))
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        if self.hasFocus() and self._by_tab:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(card.adjusted(-2, -2, 2, 2), RADIUS + 2, RADIUS + 2)
        if self._card is not None:
            self._paint_person(painter, card, self._card)

    def _paint_person(self, painter: QPainter, card: QRectF, who: Card) -> None:
        theme, low = self._theme, self.low
        aside, top = (24, 14) if low else (32, 32)
        avatar = 56 if low else 72
        left, text = card.left() + aside, card.left() + (96 if low else 128)
        room = card.right() - aside - text
        y = card.top() + top
        paint_avatar(painter, QRectF(left, y, avatar, avatar), who.name, theme, self._icons)
        self._lines = []
        head = y - 2 if low else y + 6
        self._line(painter, QRectF(text, head, room, 24), words.title(who), "title", "text", bold=True)
        self._line(
            painter, QRectF(text, head + (22 if low else 28), room, 20), words.second(who), "body", "text2"
        )
        third = head + (43 if low else 52)
        glyph = theme.colour("text2")
        self._icons.paint(painter, text, third, words.came_icon(who.came), glyph, 16)
        came = QRectF(text + 22, third, room - 22, 16)
        self._line(painter, came, words.came(who.came), "small", "text2")
        rule = card.top() + (82 if low else 124)
        painter.fillRect(QRectF(left, rule, card.width() - 2 * aside, 1), theme.colour("line"))
        step = 23 if low else 32
        for n, (label, said) in enumerate(words.lines(who)):
            row = rule + (4 if low else 12) + n * step
            paint_line(
                painter,
                QRectF(left, row, text - left - 8, 20),
                label,
                theme.font("small"),
                theme.colour("text2"),
            )
            self._line(painter, QRectF(text, row, room, 20), said, "body", "text")

    def _line(
        self, painter: QPainter, rect: QRectF, text: str, font: str, role: str, *, bold: bool = False
    ) -> None:
        self._lines.append((rect, text, font, bold))
        paint_line(painter, rect, text, self._theme.font(font, bold=bold), self._theme.colour(role))


class CircleKey(Pressable):
    """A circle with its key and how full it is; the one that is guessed has a ground of its own."""

    HIGH, LOW = 72, 54

    def __init__(self, circle: Circle, theme: Theme, parent: QWidget) -> None:
        super().__init__(theme, parent)
        self.circle, self._people, self._guessed = circle, 0, False
        self.low = False
        self.setText(circle_name(circle))
        self.setObjectName(f"triageCircle{int(circle)}")
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the card
        self.setProperty("radius", 6)
        self.say(0, guessed=False)

    def say(self, people: int, *, guessed: bool) -> None:
        """How many are in it, and whether it is the guess."""
        self._people, self._guessed = people, guessed
        said = f"{circle_name(self.circle)}, {int(self.circle)}, {room(self.circle, people)}"
        self.setAccessibleName(f"{said}, {self.tr('the guess')}" if guessed else said)
        self.update()

    @property
    def guessed(self) -> bool:
        """Whether it is the guess for the card shown."""
        return self._guessed

    @property
    def room(self) -> str:
        """How full it is, in words."""
        return room(self.circle, self._people)

    def sizeHint(self) -> QSize:
        return QSize(121, self.LOW if self.low else self.HIGH)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        rect, down = QRectF(self.rect()), 6 if self.low else 11
        ground = "accent_soft" if self._guessed else "hover" if self.underMouse() else "raised"
        painter.setPen(QPen(theme.colour("accent" if self._guessed else "edge"), 1))
        painter.setBrush(theme.colour("select" if self.isDown() else ground))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 6, 6)
        paint_circle(painter, 12, down + 3, self.circle, theme, 14)
        cap = keycap_width(str(int(self.circle)), theme)
        paint_keycap(painter, rect.width() - 12 - cap, down + 1, str(int(self.circle)), theme)
        bold, body = theme.font("body", bold=True), theme.font("body")
        name = QRectF(34, down, rect.width() - 34 - 12 - cap - 4, 20)
        paint_line(painter, name, self.text(), bold, theme.colour("text"))
        second = QRectF(12, down + (19 if self.low else 20), rect.width() - 24, 20)
        paint_line(painter, second, self.room, body, theme.colour("text2"))
        self._paint_bar(painter, QRectF(12, rect.height() - (8 if self.low else 15), rect.width() - 24, 4))

    def _paint_bar(self, painter: QPainter, bar: QRectF) -> None:
        theme, most = self._theme, self.circle.capacity
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("line"))
        painter.drawRoundedRect(bar, 2, 2)
        if most and self._people:
            painter.setBrush(theme.circle_colour(self.circle))
            wide = bar.width() * min(self._people / most, 1.0)
            painter.drawRoundedRect(QRectF(bar.left(), bar.top(), max(wide, 4.0), 4), 2, 2)


class JustSorted(QWidget):
    """A hairline, and who was sorted last, as many as fit: the newest at the right."""

    MOST = 6

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._acts: Sequence[Act] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(36)

    def show_acts(self, acts: Sequence[Act]) -> None:
        """The newest last."""
        self._acts = [act for act in acts if act.sorts][-self.MOST :]
        said = ", ".join(f"{shown_name(act.card.name)}: {self._word(act)}" for act in self._acts)
        self.setAccessibleName(
            f"{self.tr('Just sorted')}: {said}" if said else self.tr("Just sorted: nobody yet")
        )
        self.setVisible(bool(self._acts))
        self.update()

    @property
    def names(self) -> list[str]:
        """Who is named, the newest last."""
        return [act.card.name for act in self._acts]

    def _word(self, act: Act) -> str:
        if isinstance(act.what, Circle):
            return circle_name(act.what)
        return self.tr("want to know") if act.what == "want to know" else self.tr("let go")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.fillRect(QRectF(0, 0, self.width(), 1), theme.colour("line"))
        bold, small = theme.font("small", bold=True), theme.font("small")
        x = (
            paint_line(painter, QRectF(0, 13, 120, 16), self.tr("Just sorted"), bold, theme.colour("text"))
            + 22
        )
        metrics = QFontMetricsF(small)
        shown: list[tuple[Act, str, float]] = []
        left = self.width() - x
        for act in reversed(self._acts):
            name = elided(small, shown_name(act.card.name), 150)
            wide = 18 + metrics.horizontalAdvance(name) + 20
            if wide - 20 > left:
                break
            left -= wide
            shown.insert(0, (act, name, wide))
        for act, name, wide in shown:
            if isinstance(act.what, Circle):
                paint_circle(painter, x, 15, act.what, theme)
            else:
                icon = "people" if act.what == "want to know" else "let-go"
                self._icons.paint(painter, x - 1, 14, icon, theme.colour("text2"), 14)
            paint_line(painter, QRectF(x + 18, 13, wide - 18, 16), name, small, theme.colour("text2"))
            x += wide
