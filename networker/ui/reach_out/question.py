"""The questions of Today above its list: the one that Write leaves behind, where the person is no longer on it, the one after
a meeting of the calendar, and the one a month after an introduction.
"""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from networker.services.today_views import Question
from networker.ui.icons import Icons
from networker.ui.paragraphs import measure_paragraph, paint_paragraph
from networker.ui.reach_out.words import answers_to, question_of
from networker.ui.text import isolate, one_line, paint_line, shortened, visible
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button
from networker.ui.widgets.marks import paint_avatar
from networker.ui.widgets.once import Once

MARGIN, LINE = 20, 20
LONGEST = 120  # characters of the words that a question is about
ANSWERS: Mapping[int, str] = MappingProxyType(
    {Qt.Key.Key_Y: "yes", Qt.Key.Key_N: "not yet", Qt.Key.Key_L: "later"}
)


def quoted_words(text: str) -> str:
    """The words with which somebody was written to, as a question names them."""
    said = QCoreApplication.translate("reach_out", "“{0}”")
    return said.replace("{0}", isolate(shortened(visible(one_line(text)), LONGEST)))


class QuestionLine(QWidget):
    """Avatar, question, the words it is about, and its answers; Y, N and L answer it too."""

    answered = Signal(object, str)  # PersonId; yes, not yet or later

    def __init__(self, question: Question, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question, self._theme, self._icons = question, theme, icons
        self._said = question_of(question)
        self.setAccessibleName(self._said)
        self._words = quoted_words(question.words) if question.words else ""
        self.setAccessibleDescription(self._words)
        self._high, self._under = LINE, 0
        self._measure()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        yes, no, later = answers_to(question)
        self.yes = Button(yes[0], theme, parent=self)
        self.no = Button(no[0], theme, parent=self)
        self.later = Button(later[0], theme, kind="quiet", parent=self)
        self.setFocusProxy(self.yes)  # a button, which a screen reader knows; other keys come up from it
        self._buttons = (self.yes, self.no, self.later)
        for button, (_, answer) in zip(self._buttons, (yes, no, later), strict=True):
            button.setAccessibleName(f"{self._said} {button.text()}")
            button.clicked.connect(lambda _=False, answer=answer: self._answer(answer))
            button.resize(button.sizeHint())
        self._once = Once(self)
        self._once.watch(*self._buttons)

    def _measure(self) -> None:
        """How high the question is where it stands, and what stands between it and the answers."""
        font, room = self._theme.font("body", bold=True), self._room().width()
        self._high = round(max(measure_paragraph(self._said, font, room, LINE), LINE))
        self._under = self._high - LINE + (18 if self._words else 0)
        self.setFixedHeight(68 + self._under)

    def _room(self) -> QRectF:
        return QRectF(MARGIN + 48, 6, max(self.width() - 2 * MARGIN - 48, 100), LINE)

    def resizeEvent(self, event: object) -> None:
        """Below the question, or further left where the pane is narrow."""
        self._measure()
        whole = sum(each.width() + 8 for each in self._buttons) - 8
        x = max(min(MARGIN + 48, self.width() - MARGIN // 2 - whole), 4)
        for button in self._buttons:
            button.move(x, 32 + self._under)
            x += button.width() + 8

    def sizeHint(self) -> QSize:
        return QSize(300, 68 + self._under)

    def _answer(self, answer: str) -> None:
        self.answered.emit(self.question.person, answer)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        answer = ANSWERS.get(event.key())
        if self._once.is_repeated(event):
            return  # held down on the question before
        if answer:
            self._answer(answer)
        else:
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        self._once.released(event)
        super().keyReleaseEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paint_avatar(painter, QRectF(MARGIN + 2, 2, 28, 28), self.question.name, theme, self._icons)
        room = self._room()
        whole = room.adjusted(0, 0, 0, self._high - LINE)
        paint_paragraph(painter, whole, self._said, theme.font("body", bold=True), theme.colour("text"), LINE)
        if self._words:
            paint_line(
                painter,
                room.translated(0, self._high),
                self._words,
                theme.font("small"),
                theme.colour("text2"),
            )
