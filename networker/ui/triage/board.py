"""Where the parts of the deck stand: in the middle, 640 wide, closer together where the window is low."""

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QWidget

from networker.domain.vocabulary import Circle
from networker.services.triage import Card
from networker.ui.icons import Icons
from networker.ui.text import paint_line
from networker.ui.theme import Theme
from networker.ui.triage import words
from networker.ui.triage.deck import AIR, EDGE, GAP, WIDE, CircleKey, Deck, JustSorted
from networker.ui.triage.queue import Queue
from networker.ui.widgets.basics import Button
from networker.ui.widgets.marks import paint_skeleton
from networker.ui.widgets.page_parts import Keycap, Waiting
from networker.ui.widgets.states import Ground

ROOMY = 610  # pixels of the page's height from which on nothing has to move closer
TOP, TOP_LOW = 20, 8


class _Line(QWidget):
    """One painted line that screen readers know."""

    def __init__(self, theme: Theme, font: str, role: str, parent: QWidget, *, right: bool = False) -> None:
        super().__init__(parent)
        self._theme, self._font, self._role, self._right, self.text = theme, font, role, right, ""

    def say(self, text: str) -> None:
        """Change the words."""
        self.text = text
        self.setAccessibleName(text)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        theme = self._theme
        font = theme.font(self._font, bold=self._font == "title")
        ink = theme.colour(self._role)
        paint_line(QPainter(self), QRectF(self.rect()), self.text, font, ink, right=self._right)


class Board(Ground):
    """Title and progress, the deck, five keys, the guess, four buttons, who was just sorted."""

    circle_pressed = Signal(object)  # Circle

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, "base", parent)
        self._icons = icons
        self.title = _Line(theme, "title", "text", self)
        self.title.say(self.tr("Who is this to you?"))
        self.progress = _Line(theme, "body", "text2", self, right=True)
        self.deck = Deck(theme, icons, self)
        self.keys = [CircleKey(circle, theme, self) for circle in Circle]
        for key in self.keys:
            key.clicked.connect(lambda _=False, circle=key.circle: self.circle_pressed.emit(circle))
        self.guess = _Line(theme, "small", "text2", self)
        self.let_go = self._button(self.tr("Let go"), "let-go")
        self.want = self._button(self.tr("Want to know"), "people")
        self.skip = self._button(self.tr("Skip"), "later")
        self.back = self._button(self.tr("Take back"), "undo")
        self._buttons = (self.let_go, self.want, self.skip, self.back)
        keys = ("L", "W", self.tr("Space"), "Z")
        self._caps = [Keycap(each, theme, self) for each in keys]
        for button, cap in zip(self._buttons, keys, strict=True):
            button.setAccessibleName(f"{button.text()}, {cap}")
        self.just = JustSorted(theme, icons, self)
        self.just.hide()
        theme.changed.connect(self._dress)
        self._dress()

    def _button(self, text: str, icon: str) -> Button:
        button = Button(text, self._theme, parent=self)
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # a click leaves the keys with the card
        button.setProperty("glyph", icon)
        return button

    def _dress(self) -> None:
        for button in self._buttons:
            ink = self._theme.colour("text2")
            button.setIcon(self._icons.icon(str(button.property("glyph")), ink, 16))
            button.setIconSize(QSize(16, 16))

    def show_card(self, card: Card, queue: Queue, *, can_go_back: bool) -> None:
        """One card with its guess, and how far it is."""
        self.progress.say(words.progress(queue.sorted, queue.to_go))
        self.deck.show_card(card, queue.next_cards)
        for key in self.keys:
            key.say(queue.circles.get(int(key.circle), 0), guessed=key.circle is card.guess.circle)
        self.guess.say(words.guess(card.guess))
        self.back.setEnabled(can_go_back)
        self.just.show_acts(queue.acts)

    def fit(self, page: QSize) -> None:
        """Move closer together where the page is low, and scroll where that is not enough."""
        low = page.height() < ROOMY
        self.deck.low = low
        for key in self.keys:
            key.low = low
        self.setMinimumHeight(self._place(page.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(self.width())

    def _place(self, wide: int) -> int:
        """Put everything into its place; answers how high all of it is."""
        low = self.deck.low
        room = min(WIDE, wide - 48)
        x, y = (wide - room) // 2, TOP_LOW if low else TOP
        self.title.setGeometry(x, y, room // 2, 24)
        self.progress.setGeometry(x + room // 2, y, room - room // 2, 24)
        y += 32 if low else 48
        card = self.deck.LOW if low else self.deck.HIGH
        self.deck.setGeometry(x - AIR, y - AIR, room + 2 * AIR, card + 2 * EDGE + 2 * AIR)
        y += card + 2 * EDGE + (8 if low else 30)
        high = CircleKey.LOW if low else CircleKey.HIGH
        for n, key in enumerate(self.keys):
            left = round(n * (room + GAP) / 5)
            key.setGeometry(x + left, y, round((n + 1) * (room + GAP) / 5) - GAP - left, high)
        y += high + (2 if low else 12)
        self.guess.setGeometry(x, y, room, 16)
        y += 20 if low else 36
        left = x
        spare = room - sum(each.sizeHint().width() + 8 for each in (*self._buttons, *self._caps)) + 8
        air = 8 + min(16, max(spare // 3, 0))  # between the four, as far as there is room
        for button, cap in zip(self._buttons, self._caps, strict=True):
            button.setGeometry(left, y, button.sizeHint().width(), 28)
            cap.move(left + button.width() + 8, y)
            left += button.width() + 8 + cap.width() + air
        y += 28 + (6 if low else 28)
        self.just.setGeometry(x, y, room, 36)
        return y - 6 if low else y + 36  # in a low window it may lie below what is seen


class WaitingDeck(Waiting):
    """Grey lines where the card will lie."""

    def paint_lines(self, painter: QPainter) -> None:
        theme = self._theme
        room = min(WIDE, self.width() - 48)
        low = self.height() < ROOMY
        x, y = (self.width() - room) / 2, (TOP_LOW + 32 if low else TOP + 48)
        card = QRectF(x, y, room, Deck.LOW if low else Deck.HIGH)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("line"), 1))
        painter.drawRoundedRect(card.adjusted(0.5, 0.5, -0.5, -0.5), 12, 12)
        paint_skeleton(painter, QRectF(x + 32, y + 20, room - 64, 72), theme, avatar=72 if not low else 56)
