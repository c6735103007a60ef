"""The one question that Write leaves behind, above the list where the person is no longer on it."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from networker.services.today_views import Question
from networker.ui.icons import Icons
from networker.ui.reach_out.once import Once
from networker.ui.reach_out.words import question_about
from networker.ui.text import isolate, one_line, paint_line, shortened, visible
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button
from networker.ui.widgets.marks import paint_avatar

MARGIN = 20
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
        self._said = question_about(question.given or question.name)
        self.setAccessibleName(self._said)
        self._words = quoted_words(question.words) if question.words else ""
        self.setAccessibleDescription(self._words)
        self._under = 18 if self._words else 0
        self.setFixedHeight(68 + self._under)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.yes = Button(self.tr("Yes"), theme, parent=self)
        self.no = Button(self.tr("Not yet"), theme, parent=self)
        self.later = Button(self.tr("Ask tomorrow"), theme, kind="quiet", parent=self)
        self.setFocusProxy(self.yes)  # a button, which a screen reader knows; other keys come up from it
        self._buttons = (self.yes, self.no, self.later)
        for button, answer in zip(self._buttons, ("yes", "not yet", "later"), strict=True):
            button.setAccessibleName(f"{self._said} {button.text()}")
            button.clicked.connect(lambda _=False, answer=answer: self._answer(answer))
            button.resize(button.sizeHint())
        self._once = Once(self)
        self._once.watch(*self._buttons)

    def resizeEvent(self, event: object) -> None:
        """Below the question, or further left where the pane is narrow."""
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
        room = QRectF(MARGIN + 48, 6, self.width() - 2 * MARGIN - 48, 20)
        paint_line(painter, room, self._said, theme.font("body", bold=True), theme.colour("text"))
        if self._words:
            paint_line(
                painter, room.translated(0, 20), self._words, theme.font("small"), theme.colour("text2")
            )
