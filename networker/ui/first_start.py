"""The first start: two ways in, and what the three panes are for. It opens nothing itself."""

from typing import NamedTuple

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from networker.ui.dropped import files_of, take_copy
from networker.ui.icons import Icons
from networker.ui.paragraphs import paint_paragraph
from networker.ui.text import paint_line
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, Link
from networker.ui.widgets.marks import paint_avatar
from networker.ui.widgets.states import Ground, paint_drop_zone

WIDE, BETWEEN = 832, 32
HIGH, MARK, AIR = (
    666,
    72,
    24,
)  # all of the page; of it the mark; air above the panes that may go where it is low
PANES = 100  # a page that is too low by more does without the panes too


class _Card(NamedTuple):
    """Where in each of the two ways in its parts stand, from its upper edge."""

    high: int
    head: int
    lines: int
    button: int
    last: int


TALL, FLAT = _Card(248, 82, 110, 176, 210), _Card(164, 16, 42, 92, 136)  # the flat one does without a picture
SQUAT = 376  # a page that is lower has flat ones
CAST = ("Mia Fjord", "Tomás Rey", "Noor Haddad", "Omar Aziz", "Eva Lind")


class FirstStart(Ground):
    """Drop a file, or look around with invented people."""

    dropped = Signal(object)  # QDropEvent
    choose_requested = Signal()
    samples_requested = Signal()

    def __init__(self, *, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, "base", parent)
        self.setObjectName("firstStart")
        self.setAccessibleName(self.tr("Everybody you know, in one place"))
        self._icons = icons
        self._hovered = False
        self._help = False
        self.setAcceptDrops(True)
        self.choose = Button(self.tr("Choose files…"), theme, kind="primary", parent=self)
        self.choose.clicked.connect(self.choose_requested)
        self.setFocusProxy(self.choose)
        self.samples = Button(self.tr("Look around with samples"), theme, parent=self)
        self.samples.clicked.connect(self.samples_requested)
        self.how = Link(
            self.tr("How do I get my people out of LinkedIn, Google or my phone?"),
            theme,
            size="body",
            parent=self,
        )
        self.how.clicked.connect(self._toggle_help)

    def sizeHint(self) -> QSize:
        return QSize(1200, 752)

    def _toggle_help(self) -> None:
        self._help = not self._help
        self._place()
        self.update()

    @property
    def _wide(self) -> float:
        """Of all that stands side by side."""
        return min(WIDE, self.width() - 24)

    @property
    def _card(self) -> float:
        """How wide each of the two ways in is."""
        return (self._wide - BETWEEN) / 2

    @property
    def _third(self) -> float:
        """From the beginning of one of three columns to that of the next."""
        return (self._wide + BETWEEN) / 3

    @property
    def _left(self) -> float:
        return (self.width() - self._wide) / 2

    @property
    def _top(self) -> float:
        """Where the mark begins, or would: a little above the middle. A low page does without it."""
        return max((self.height() - 640) / 2, 8) - (MARK if self._short else 0)

    @property
    def _short(self) -> int:
        """How many pixels the page is too low by."""
        return max(HIGH - self.height(), 0)

    @property
    def _tight(self) -> int:
        """How many of them are not the mark's."""
        return max(self._short - MARK, 0)

    @property
    def _squat(self) -> bool:
        """Whether the page is so low that the ways in are flat: while something is said above or below it."""
        return self.height() < SQUAT

    @property
    def _ways(self) -> tuple[float, _Card]:
        """From where on the two ways in stand, and where in them their parts."""
        return (68, FLAT) if self._squat else (self._top + 160, TALL)

    def resizeEvent(self, event: object) -> None:
        self._place()

    def _place(self) -> None:
        left, half, (top, card) = self._left, self._card / 2, self._ways
        self.how.resize(self.how.sizeHint())
        # On a low page it stands at its foot.
        self.how.move((self.width() - self.how.width()) // 2, round(self._top + 630 - self._tight))
        y = (
            self.how.y() - 46 if self._squat and self._help else top + card.button
        )  # else over what is told there
        for button, x in ((self.choose, left + half), (self.samples, left + self._wide - half)):
            button.resize(button.sizeHint())
            button.move(round(x - button.width() / 2), round(y))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if files_of(event.mimeData()) and take_copy(event):
            self._hovered = True
            self.update()

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._hovered = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        self._hovered = False
        self.update()
        self.dropped.emit(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        left, top, middle = self._left, self._top, self.width() / 2
        if not self._short:
            self._icons.paint(painter, middle - 27, top, "mark", theme.colour("accent"), 54)
        title, line = (8, 36) if self._squat else (top + 72, top + 104)
        self._centred(painter, middle, title, self.tr("Everybody you know, in one place"), "title", "text")
        said = self.tr("Kept in a file on this computer. No account, no server, nothing leaves it.")
        self._centred(painter, middle, line, said, "body", "text2")
        low = self._tight > PANES
        if low and self._help:  # between the two lines and the buttons, which stay
            self._paint_help(painter, QRectF(left, line + (8 if self._squat else 12), self._wide, 190))
            return
        ways, card = self._ways
        self._paint_drop(painter, QRectF(left, ways, self._card, card.high), card)
        self._paint_samples(painter, QRectF(left + self._card + BETWEEN, ways, self._card, card.high), card)
        below = top + 440 - min(self._tight, AIR)
        if self._help:
            self._paint_help(painter, QRectF(left, below, self._wide, 190))
        elif not low:
            self._paint_panes(painter, left, below + 24)

    def _centred(
        self, painter: QPainter, x: float, y: float, text: str, font: str, role: str, *, bold: bool = False
    ) -> None:
        chosen = self._theme.font(font, bold=bold)
        wide = QFontMetricsF(chosen).horizontalAdvance(text)
        rect = QRectF(x - wide / 2, y, wide + 2, 24)
        paint_line(painter, rect, text, chosen, self._theme.colour(role))

    def _centred_lines(self, painter: QPainter, x: float, y: float, lines: tuple[str, ...]) -> None:
        for n, line in enumerate(lines):
            self._centred(painter, x, y + 20 * n, line, "body", "text2")

    def _paint_drop(self, painter: QPainter, rect: QRectF, card: _Card) -> None:
        theme = self._theme
        paint_drop_zone(painter, rect, theme, hovered=self._hovered)
        x = rect.center().x()
        if card is TALL:
            self._icons.paint(painter, x - 16, rect.y() + 34, "import", theme.colour("accent"), 32)
        self._centred(
            painter, x, rect.y() + card.head, self.tr("Drop your files here"), "body", "text", bold=True
        )
        lines = (
            self.tr("LinkedIn, Google, Outlook, your phone, mailboxes,"),
            self.tr("calendars, chats: as they came, all at once."),
        )
        self._centred_lines(painter, x, rect.y() + card.lines, lines)
        said = self.tr("You see what would change before anything does")
        self._centred(painter, x, rect.y() + card.last, said, "small", "text2")

    def _paint_samples(self, painter: QPainter, rect: QRectF, card: _Card) -> None:
        theme, x = self._theme, rect.center().x()
        for n, name in enumerate(CAST if card is TALL else ()):
            paint_avatar(painter, QRectF(x - 86 + 35 * n, rect.y() + 36, 32, 32), name, theme, self._icons)
        self._centred(
            painter, x, rect.y() + card.head, self.tr("Or look around first"), "body", "text", bold=True
        )
        lines = (
            self.tr("A book of 120 invented people, in a place of its own."),
            self.tr("Your own book starts empty when you are ready."),
        )
        self._centred_lines(painter, x, rect.y() + card.lines, lines)
        said = self.tr("Or press Ctrl+N and type a first name")
        self._centred(painter, x, rect.y() + card.last, said, "small", "text2")

    def _paint_panes(self, painter: QPainter, left: float, y: float) -> None:
        theme = self._theme
        for n, (icon, head, text) in enumerate(
            (
                (
                    "people",
                    self.tr("Contacts"),
                    self.tr("Who you know, and how long it has been quiet between you."),
                ),
                (
                    "message",
                    self.tr("Timeline"),
                    self.tr("What passed between you, what you promised, what they are up to."),
                ),
                (
                    "later",
                    self.tr("Today"),
                    self.tr("A few people to reach out to, why, and with which words. Then it ends."),
                ),
            )
        ):
            x = left + self._third * n
            self._icons.paint(painter, x, y + 1, icon, theme.colour("accent"), 18)
            paint_line(
                painter, QRectF(x + 28, y, 230, 20), head, theme.font("body", bold=True), theme.colour("text")
            )
            area = QRectF(x + 28, y + 24, self._third - 60, 80)
            paint_paragraph(painter, area, text, theme.font("body"), theme.colour("text2"), 20)

    def _paint_help(self, painter: QPainter, rect: QRectF) -> None:
        theme = self._theme
        painter.setPen(Qt.PenStyle.NoPen)
        for n, (head, text) in enumerate(
            (
                (
                    "LinkedIn",
                    self.tr(
                        "Settings, Data privacy, Get a copy of your data: choose Connections. A mail with the file "
                        "comes within a day; drop it here as it is."
                    ),
                ),
                (
                    "Google",
                    self.tr(
                        "contacts.google.com, Export, Google CSV. Or takeout.google.com with Contacts chosen."
                    ),
                ),
                (
                    self.tr("Phone or Mac"),
                    self.tr(
                        "In the contacts app choose everybody, then Share or Export: it makes a .vcf file, a vCard."
                    ),
                ),
            )
        ):
            x = rect.x() + self._third * n
            paint_line(
                painter,
                QRectF(x, rect.y() + 24, 250, 20),
                head,
                theme.font("body", bold=True),
                theme.colour("text"),
            )
            area = QRectF(x, rect.y() + 48, self._third - BETWEEN, 140)
            paint_paragraph(painter, area, text, theme.font("body"), theme.colour("text2"), 20)
