"""The palette (Ctrl+K): people and actions by a few letters, everything with its shortcut.

It owns no action and opens nobody: it says what was chosen.
"""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from shiboken6 import isValid

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.services.book import Book
from networker.services.listing import Listing
from networker.services.rows import PersonRow
from networker.ui import dates
from networker.ui.contacts.delegate import paint_found, shown_name
from networker.ui.contacts.finding import Asked
from networker.ui.icons import Icons
from networker.ui.palette_lines import (
    MOST_PEOPLE,
    Line,
    PaletteAction,
    find,
    find_besides,
    find_by_words,
    fitting,
    letters,
    meant,
    named_by,
    not_understood,
    trip_in,
)
from networker.ui.text import baseline, elided, paint_line
from networker.ui.theme import Theme
from networker.ui.widgets.marks import keycap_width, paint_avatar, paint_circle, paint_keycap
from networker.ui.widgets.own_escape import OwnEscape
from networker.ui.widgets.shadow import paint_raised

if TYPE_CHECKING:
    from networker.domain.search_query.marks import Sought
    from networker.services.search import Near

WIDE, TOP, FIELD, ROW, HEAD, SHADE = 640, 88, 54, 36, 28, 24
__all__ = ["Palette", "PaletteAction"]


class Palette(QWidget):
    """An overlay on the window. `open` shows it; choosing or Esc takes it away."""

    person_requested = Signal(object)
    trip_requested = Signal(str)  # as it was typed
    ask_requested = Signal(str)  # a question to people, as it was typed
    closed = Signal()

    def __init__(
        self,
        actions: Callable[[], Sequence[PaletteAction]],
        *,
        book: Book,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        parent: QWidget,
        everywhere: bool = False,
    ) -> None:
        """`everywhere`: the search language, what was said included; words that say a trip may become one, and a question
        may be asked.
        """
        super().__init__(parent)
        self.setObjectName("palette")
        self.setAccessibleName(self.tr("Palette"))
        self._actions, self._book, self._jobs = actions, book, jobs
        self._theme, self._icons, self._clock = theme, icons, clock
        self._page = parent
        self._listing = Listing(book)
        self._people: list[PersonRow] = []
        self._everywhere = everywhere
        self._trip = ""  # the one that is typed, in words
        self._question = ""  # the same of a question
        self._lines: list[Line] = []
        self._chosen = 0
        self._scrolled = 0.0  # of the lines, where not all of them have room
        self._asking: Ticket | None = None  # who is found by what is typed by now
        self._trip_asking: Ticket | None = None  # whether that is a trip
        self._more: Ticket | None = None  # those found by what was said
        self._early: list[int] = []  # keys pressed meanwhile: steps up and down, 0 to choose
        self._asked = Asked()
        self._remark = (
            ""  # on what is typed: it is not understood, or those listed are found by nearly the same words
        )
        self._before: QWidget | None = None
        self.heading = self.tr("People")  # above those who are found
        self.field = QLineEdit(self)
        self.field.setObjectName("paletteField")
        self.field.setAccessibleName(self.tr("Find people and actions"))
        self.field.setPlaceholderText(self.tr("Find people and actions"))
        self.field.setFrame(False)
        self.field.setProperty("ring", False)
        self.field.setStyleSheet("QLineEdit { border:0; background:transparent; padding:0; max-height:60px }")
        self.field.textChanged.connect(self._typed)
        self.field.installEventFilter(self)
        OwnEscape(self).watch(self.field)
        self.setMouseTracking(True)
        parent.installEventFilter(self)
        self.hide()

    def open(self) -> None:
        """Show it empty, with the keyboard."""
        self._before = self.window().focusWidget()
        self._listing = Listing(self._book)  # the order of everybody at hand, as long as it is open
        self.field.clear()
        self._typed("")
        self.show()
        self.raise_()
        self.field.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def dismiss(self) -> None:
        """Go, and give the keyboard back."""
        self._early = []
        if not self.isHidden():
            self.hide()
            if self._before is not None and isValid(self._before):  # it may be gone by now
                self._before.setFocus()
            self.closed.emit()

    # What is found

    def _typed(self, text: str) -> None:
        self._early, self._remark = [], not_understood(text) if self._everywhere else ""
        for ticket in (self._asking, self._trip_asking, self._more):
            if ticket is not None:
                ticket.cancel()
        if not text.strip():
            self._people, self._trip = [], ""
        self._asked.given_up = True
        self._asked = Asked()
        today = self._clock().date()
        question = find if self._everywhere else find_by_words
        read = partial(self._jobs.read, self, failed=self._failed)
        self._asking = read(question, self._listing, text, today, then=self._found)
        if self._everywhere:
            self._trip_asking = read(trip_in, self._book, text, today=today, then=self._trip_told)
        self._list()

    def _trip_told(self, trip: str) -> None:
        self._trip_asking, changed = None, trip != self._trip
        self._trip = trip
        if changed:
            self._list()
        else:
            self._press_early()

    def _found(self, found: list[PersonRow]) -> None:
        self._asking, self._people = None, found
        self._list()
        text = self.field.text()
        if self.isVisible() and self._everywhere and text.strip() and len(found) < MOST_PEOPLE:
            self._more = self._jobs.read(
                self, find_besides, self._listing, text, self._clock().date(), self._asked, then=self._besides
            )

    def _failed(self, sentence: str) -> None:
        """No key waits for what does not come."""
        if self._asking is not None:
            self._people = []
        self._asking = self._trip_asking = None
        self._list()
        self._jobs.failed.emit(sentence)

    def _besides(self, answer: "tuple[list[PersonRow], Near | None]") -> None:
        """People found by what was said come below the others; what was chosen stays so."""
        found, near = answer
        self._more = None
        if near is not None:
            from networker.ui.contacts.search_words import near as said

            self._remark = said(near)
        if found:
            line = self._lines[self._chosen] if 0 <= self._chosen < len(self._lines) else None
            self._people = [*self._people, *found][:MOST_PEOPLE]
            self._list()
            if line in self._lines:
                self._chosen = self._lines.index(line)

    def _list(self) -> None:
        typed, offered = self.field.text(), self._actions()
        listed = fitting(offered, typed)
        question, asked = self._of_question(), typed.rstrip().endswith("?")
        named = any(named_by(each, typed) for each in listed)  # "who would care" is something to do as well
        first = question if asked or not named else []
        if self._everywhere and self._people:
            first = [*first, *meant(listed, self._people, typed)]
        actions = [*self._of_trip(), *(each for each in listed if each not in first)]
        actions += [each for each in question if each not in first]
        lines = [Line(action=action) for action in first]
        lines += [Line(head=self._remark or self.heading)] if self._people else []
        lines += [Line(person=row) for row in self._people]
        if actions:
            lines.append(Line(head=self.tr("Actions")))
            lines += [Line(action=action) for action in actions]
        self._lines, self._scrolled = lines, 0.0
        self._chosen = next((n for n, line in enumerate(lines) if not line.head), -1)
        self._place()
        self.update()
        self._press_early()

    @property
    def _waits(self) -> bool:
        """The lines are in part still those of what was typed before."""
        return self._asking is not None or self._trip_asking is not None

    def _press_early(self) -> None:
        """What was pressed before the answers came is about the answers, not about what stood there before them."""
        if self._waits:
            return
        early, self._early = self._early, []
        for by in early:
            if by:
                self._move(by)
            else:
                self._choose()

    def _of_trip(self) -> list[PaletteAction]:
        """What is typed may be a trip."""
        say = partial(self.trip_requested.emit, self.field.text())
        return [PaletteAction(self._trip, "", "place", say)] if self._trip else []

    def _of_question(self) -> list[PaletteAction]:
        """What is typed may be a question."""
        from networker.domain import questions

        typed = self.field.text().strip()
        if not (self._everywhere and questions.asks(typed)):
            self._question = ""
            return []
        self._question = self.tr("Ask: {0}").replace("{0}", questions.tidy(typed))
        return [PaletteAction(self._question, "", "ask", partial(self.ask_requested.emit, typed))]

    def _place(self) -> None:
        wide = min(WIDE, self._page.width() - 48)
        tall = FIELD + 8 + sum(_height(line) for line in self._lines) + 10
        if not self._lines:
            tall = FIELD + 52
        tall = min(tall, self._page.height() - TOP - 24)
        self.setGeometry(
            (self._page.width() - wide) // 2 - SHADE, TOP - SHADE, wide + 2 * SHADE, tall + 2 * SHADE
        )
        self.field.setGeometry(SHADE + 50, SHADE + 8, wide - 130, FIELD - 16)

    def sizeHint(self) -> QSize:
        return QSize(WIDE, 300)

    # Choosing

    def _move(self, by: int) -> None:
        if self._waits:
            self._early.append(by)
            return
        places = [n for n, line in enumerate(self._lines) if not line.head]
        if places:
            at = places.index(self._chosen) if self._chosen in places else 0
            self._chosen = places[(at + by) % len(places)]
            line = self._lines[self._chosen]
            name = line.action.text if line.action else shown_name(line.person) if line.person else ""
            self.setAccessibleDescription(name)
            self._show_chosen()
            self.update()

    def _show_chosen(self) -> None:
        """Where not all lines have room, those round the chosen one are shown; above the first one its heading."""
        top = sum(map(_height, self._lines[: self._chosen]))
        room = self.height() - 2 * SHADE - FIELD - 18
        above = top - HEAD if self._chosen and self._lines[self._chosen - 1].head else top
        self._scrolled = min(max(self._scrolled, top + ROW - room), max(above, 0))

    def _choose(self) -> None:
        if self._waits:
            self._early.append(0)
            return
        if not 0 <= self._chosen < len(self._lines):
            return
        self._take(self._lines[self._chosen])

    def _take(self, line: Line) -> None:
        self.dismiss()
        if line.person is not None:
            self.person_requested.emit(line.person.id)
        elif line.action is not None:
            line.action.run()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self._page and event.type() == QEvent.Type.Resize and self.isVisible():
            self._place()
        if watched is self.field and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            key = event.key()
            if key == Qt.Key.Key_Escape:
                self.dismiss()
            elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Tab, Qt.Key.Key_Backtab):
                self._move(1 if key in (Qt.Key.Key_Down, Qt.Key.Key_Tab) else -1)
            elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._choose()
            else:
                return False
            return True
        if watched is self.field and event.type() == QEvent.Type.FocusOut and self.isVisible():
            self._before = None
            self.dismiss()
        return False

    def _line_at(self, y: float) -> int:
        top = SHADE + FIELD + 8.0 - self._scrolled
        if y < SHADE + FIELD:
            return -1
        for n, line in enumerate(self._lines):
            if top <= y < top + _height(line):
                return -1 if line.head else n
            top += _height(line)
        return -1

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        n = self._line_at(event.position().y())
        if n >= 0 and n != self._chosen:
            self._chosen = n
            self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        n = self._line_at(event.position().y())
        if n >= 0:
            self._chosen = n
            self._take(self._lines[n])

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        card = QRectF(self.rect()).adjusted(SHADE, SHADE, -SHADE, -SHADE)
        paint_raised(painter, card, theme, steps=SHADE)
        self._icons.paint(painter, card.x() + 18, card.y() + 18, "search", theme.colour("text2"), 18)
        paint_keycap(painter, card.right() - keycap_width("Esc", theme) - 16, card.y() + 18, "Esc", theme)
        painter.fillRect(QRectF(card.x() + 1, card.y() + FIELD, card.width() - 2, 1), theme.colour("line"))
        painter.setClipRect(card.adjusted(0, FIELD + 1, 0, -6))
        y = card.y() + FIELD + 8 - self._scrolled
        if not self._lines:
            said = self._remark or self.tr("Nothing is called that")
            rect = QRectF(card.x() + 20, y, card.width() - 40, ROW)
            paint_line(painter, rect, said, theme.font("body"), theme.colour("text2"))
        for n, line in enumerate(self._lines):
            self._paint_row(
                painter, QRectF(card.x(), y, card.width(), _height(line)), line, chosen=n == self._chosen
            )
            y += _height(line)

    def _paint_row(self, painter: QPainter, rect: QRectF, line: Line, *, chosen: bool) -> None:
        theme = self._theme
        if line.head:
            area = rect.adjusted(20, 4, -20, 0)
            paint_line(painter, area, line.head, theme.font("small", bold=True), theme.colour("text3"))
            return
        if chosen:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("accent_soft"))
            painter.drawRoundedRect(rect.adjusted(8, 0, -8, 0), 6, 6)
        body = rect.adjusted(54, 0, -18, 0)
        if line.action is not None:
            self._icons.paint(
                painter, rect.x() + 19, rect.y() + 9, line.action.icon, theme.colour("text2"), 18
            )
            right = 0.0
            if line.action.shortcut:
                right = keycap_width(line.action.shortcut, theme)
                paint_keycap(painter, body.right() - right, rect.y() + 9, line.action.shortcut, theme)
            room = body.adjusted(0, 0, -right - 8, 0)
            if line.action.text in (self._trip, self._question):  # understood, not found by its letters
                paint_line(painter, room, line.action.text, theme.font("body"), theme.colour("text"))
            else:
                self._paint_matched(painter, room, line.action.text)
        elif line.person is not None:
            row = line.person
            paint_avatar(painter, QRectF(rect.x() + 18, rect.y() + 8, 20, 20), row.name, theme, self._icons)
            paint_circle(painter, body.right() - 12, rect.y() + 12, row.circle, theme)
            of_line = row.line.day if row.line is not None else None
            silence = dates.short(of_line or row.last_contact, self._clock().date())
            at = body.adjusted(0, 0, -24, 0)
            used = paint_line(painter, at, silence, theme.font("small"), theme.colour("text2"), right=True)
            sought = row.sought or tuple((word, False) for word in self.field.text().split())
            used = (
                self._paint_matched(painter, at.adjusted(0, 0, -used - 12, 0), shown_name(row), sought) + 12
            )
            rest = at.adjusted(used, 0, -80, 0)
            if rest.width() > 40 and row.line is not None:
                small = theme.font("small")
                paint_found(painter, rest, row.line, small, theme)
            elif rest.width() > 40:
                paint_line(painter, rest, row.below, theme.font("small"), theme.colour("text2"))

    def _paint_matched(
        self, painter: QPainter, rect: QRectF, text: str, sought: "Sequence[Sought] | None" = None
    ) -> float:
        """A line with what was looked for in DemiBold, beginnings of words or any letters; answers its width."""
        font, strong = self._theme.font("body"), self._theme.font("body", bold=True)
        text = elided(strong, text, rect.width(), middle=True)
        if not self.field.text().strip():
            return paint_line(painter, rect, text, font, self._theme.colour("text"))
        from networker.domain.search_query.marks import spans  # not before something is typed
        from networker.ui.paragraphs import paint_strong

        places = spans(text, sought) if sought is not None else letters(text, self.field.text())
        painter.setPen(self._theme.colour("text"))
        at = QPointF(rect.x(), baseline(font, rect.top(), rect.height()))
        return paint_strong(painter, at, text, font, places, strong)


def _height(line: Line) -> int:
    return HEAD if line.head else ROW
