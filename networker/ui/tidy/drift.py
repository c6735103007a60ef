"""Circles that drifted: who behaves like another circle than theirs, each with three answers.

Nobody is moved but by a button here; each answer is one step of the book.
"""

from collections.abc import Sequence

from PySide6.QtCore import QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.services import circles, people
from networker.services.book import Book
from networker.services.circles import Drifted
from networker.ui import drift_words as words
from networker.ui.icons import Icons
from networker.ui.text import numbered, paint_line, set_tooltip, shown_name
from networker.ui.theme import Theme
from networker.ui.tidy.ended import NothingLeft
from networker.ui.tidy.lines import Lines
from networker.ui.widgets.basics import Button
from networker.ui.widgets.marks import paint_avatar, paint_circle
from networker.ui.widgets.once import Once
from networker.ui.widgets.page_parts import has_keyboard, page_scroll

HIGH = 92
AT_ONCE = 50  # rows shown; nobody goes through more at a time
ACCEPT, LEAVE, NEVER = "accept", "leave", "never"


class DriftRow(QWidget):
    """Who, the circle they are in, the sentence, and the three answers."""

    answered = Signal(object, str)  # Drifted, one of the three

    def __init__(self, found: Drifted, theme: Theme, icons: Icons, once: Once) -> None:
        super().__init__()
        self.found, self._theme, self._icons = found, theme, icons
        self.setFixedHeight(HIGH)
        self._name = shown_name(found.name)
        self.sentence = words.sentence(found.given, found.drift)
        self.setAccessibleName(f"{self._name}. {self.sentence}")
        set_tooltip(self, f"{self._name}\n{self.sentence}")
        self.accept = Button(words.accept(found.drift), theme, parent=self)
        self.leave = Button(words.leave(), theme, kind="quiet", parent=self)
        self.never = Button(words.never(found.given), theme, kind="quiet", parent=self)
        for button, what in ((self.accept, ACCEPT), (self.leave, LEAVE), (self.never, NEVER)):
            button.setAccessibleName(f"{button.text().replace('&&', '&')}: {self._name}")
            once.watch(button)
            button.clicked.connect(lambda _=False, what=what: self.answered.emit(self.found, what))

    def sizeHint(self) -> QSize:
        return QSize(600, HIGH)

    def resizeEvent(self, event: QResizeEvent) -> None:
        x = 44
        for button in (self.accept, self.leave, self.never):
            wide = min(button.sizeHint().width(), max(self.width() - x, 60))
            button.setGeometry(x, 54, wide, 28)
            x += wide + 8

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        paint_avatar(painter, QRectF(0, 10, 32, 32), self.found.name, theme, self._icons)
        room = QRectF(44, 7, self.width() - 64, 20)
        bold = theme.font("body", bold=True)
        used = paint_line(painter, room, self._name, bold, theme.colour("text"))
        paint_circle(painter, 44 + used + 8, 11, self.found.drift.circle, theme)
        under = QRectF(44, 28, self.width() - 44, 20)
        paint_line(painter, under, self.sentence, theme.font("body"), theme.colour("text2"))
        painter.fillRect(QRectF(0, HIGH - 1, self.width(), 1), theme.colour("line"))


class DriftView(Lines):
    """The list of them."""

    answered = Signal(object, str)

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self._icons = icons
        self.title.setText(self.tr("Circles that drifted"))
        self.rows: list[DriftRow] = []
        self._once = Once(self)

    def show_drifted(self, found: Sequence[Drifted]) -> None:
        """Show the first of these; keys that went to a row go to the one in its place."""
        at = next((n for n, row in enumerate(self.rows) if has_keyboard(row)), None)
        said = self.tr("How you talk has changed. Nobody is moved unless you say so.")
        if len(found) > AT_ONCE:
            said = numbered(self.tr("The first 50 of %n. Nobody is moved unless you say so."), len(found))
        self.second.say(said, "")
        self.rows = [DriftRow(each, self._theme, self._icons, self._once) for each in found[:AT_ONCE]]
        for row in self.rows:
            row.answered.connect(self.answered)
        self.put(self.rows)
        if at is not None and self.rows:
            self.rows[min(at, len(self.rows) - 1)].accept.setFocus(Qt.FocusReason.OtherFocusReason)


class DriftList(QObject):
    """Asks on the read lane and writes what was answered. `counted` says how many there are, `turned` what to show."""

    counted = Signal(object)  # dict[str, int]
    turned = Signal(object)  # QWidget, one of `states`

    def __init__(self, *, book: Book, jobs: Jobs, theme: Theme, icons: Icons, clock: Clock) -> None:
        super().__init__()
        self._book, self._jobs, self._clock = book, jobs, clock
        self._asking: Ticket | None = None
        self._open, self._busy = False, False
        self._found: list[Drifted] = []
        self.view = DriftView(theme, icons)
        self.view.answered.connect(self._answer)
        self.empty = NothingLeft(theme)
        self.empty.say(
            self.tr("Nobody drifted"),
            self.tr("Told from ten contact days on. Nobody is moved unless you say so."),
        )
        self.states: tuple[QWidget, ...] = (page_scroll(self.view, theme), self.empty)

    @property
    def target(self) -> QWidget | None:
        """What keys go to; None where nothing shown takes any."""
        if self._found and self.view.rows:
            return self.view.rows[0].accept
        return self.empty.button if self.empty.button.isVisibleTo(self.empty) else None

    def set_open(self, opened: bool) -> None:
        """Whether somebody looks at the list: rows are made only then."""
        self._open = opened
        if opened:
            self._show()

    def _show(self) -> None:
        if self._found:
            self.view.show_drifted(self._found)
            self.turned.emit(self.states[0])
        else:  # while the last row is there, the page knows that keys went to it
            self.turned.emit(self.empty)
            self.view.show_drifted(())

    def refresh(self) -> None:
        """Ask anew."""
        if self._asking is not None:
            self._asking.cancel()
        self._asking = self._jobs.read(
            self, circles.drifted, self._book, today=self._clock().date(), then=self._arrived
        )

    def _arrived(self, found: list[Drifted]) -> None:
        self._asking, self._found, self._busy = None, found, False
        self.counted.emit({"drifted": len(found)})
        if self._open:
            self._show()

    def _answer(self, found: Drifted, what: str) -> None:
        if self._busy:
            return
        self._busy = True  # until the list came anew, without whoever was answered
        now, who, failed = self._clock(), found.person, self._failed
        if what == ACCEPT:
            self._jobs.write(
                self, people.set_circle, self._book, [who], found.drift.like, now=now, failed=failed
            )
        elif what == LEAVE:
            self._jobs.write(self, circles.leave, self._book, who, now=now, failed=failed)
        else:
            self._jobs.write(self, circles.never, self._book, who, now=now, failed=failed)

    def _failed(self, sentence: str) -> None:
        self._busy = False
        self._jobs.failed.emit(sentence)
        self.refresh()
