"""Parts of the Ask page: what stands there before a question, the line above the answers, and grey rows while they come."""

from functools import partial

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from networker.services.ask_ways import Examples
from networker.ui.ask import words
from networker.ui.text import PlainLabel, grouped, isolate, one_line
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, Link
from networker.ui.widgets.marks import paint_skeleton
from networker.ui.widgets.page_parts import PATIENCE
from networker.ui.widgets.scroll import OverlayBar

ROW = 102


def scrolling(inside: QWidget) -> QScrollArea:
    """A column that scrolls, its width the room there is."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.viewport().setAutoFillBackground(False)
    area.setWidget(inside)
    inside.setAutoFillBackground(False)
    OverlayBar(area)
    return area


class Start(QWidget):
    """What the page can do, and three questions out of the user's own book."""

    chosen = Signal(str)
    import_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(8)
        self.head = PlainLabel(words.tr("Somebody you know can answer that"), self)
        self.head.setFont(theme.font("title", bold=True))
        self.text = PlainLabel("", self)
        self.text.setFont(theme.font("body"))
        self.text.setWordWrap(True)
        self.try_ = PlainLabel(words.tr("For example, out of your own book"), self)
        self.try_.setFont(theme.font("small", bold=True))
        column.addWidget(self.head)
        column.addWidget(self.text)
        column.addSpacing(12)
        column.addWidget(self.try_)
        self.links = [Link("", theme, size="body", parent=self) for _ in range(3)]
        for link in self.links:
            link.clicked.connect(partial(self._pressed, link))
            column.addWidget(link)
        self.import_ = Button(words.tr("Import…"), theme, parent=self)
        self.import_.clicked.connect(self.import_requested)
        column.addWidget(self.import_)
        column.addSpacing(16)
        self.before = Link("", theme, size="body", parent=self)
        column.addWidget(self.before)
        theme.changed.connect(self._dress)
        self._dress()
        self.show_examples(None)

    def _dress(self) -> None:
        for label, role in ((self.head, "text"), (self.text, "text2"), (self.try_, "text2")):
            label.setStyleSheet(f"color:{self._theme.colour(role).name()}")

    def _pressed(self, link: Link) -> None:
        self.chosen.emit(str(link.property("question")))

    def show_examples(self, found: Examples | None) -> None:
        """What can be asked of this book; None: that is not known yet."""
        empty = found is not None and not found.people
        self.head.setText(
            words.tr("There is nobody to ask yet") if empty else words.tr("Somebody you know can answer that")
        )
        self.text.setText(
            words.tr("Bring your people in, and ask them instead of a search engine: by what they know, where they are and"
                     " whom they know.")
            if empty
            else words.tr("Ask as you would ask a friend: by what people know or do, where they are or were, and whom they"
                          " know. Each answer shows the line it rests on. A link or an offer turns to who would care.")
        )  # fmt: skip
        asked = examples(found) if found is not None and not empty else []
        for n, link in enumerate(self.links):
            question = asked[n] if n < len(asked) else ""
            link.setText(question)
            link.setProperty("question", question)
            link.setVisible(bool(question))
        self.try_.setVisible(bool(asked))
        self.import_.setVisible(empty)

    def tell_before(self, total: int) -> None:
        """How many questions were asked before."""
        _tell_before(self.before, total)


def examples(found: Examples) -> list[str]:
    """Three questions at most, about what the user's own people know."""
    topics = [isolated(each) for each in found.topics]
    city, company = isolated(found.city), isolated(found.company)
    made = []
    if topics:
        made.append(words.tr("Who knows about {0}?").replace("{0}", topics[0]))
    if len(topics) > 1 and city:
        made.append(words.tr("Who in {1} knows about {0}?").replace("{0}", topics[1]).replace("{1}", city))
    elif city:
        made.append(words.tr("Whom do I know in {0}?").replace("{0}", city))
    if company:
        made.append(words.tr("Who works at {0}?").replace("{0}", company))
    return made or [words.tr("Who have I met this year?")]


def isolated(text: str) -> str:
    """A word of the book within a question; in scripts from left to right as it is, since the question is typed so."""
    single = one_line(text)
    return single if all(ord(ch) < 0x590 for ch in single) else isolate(single)


def _tell_before(link: Link, total: int) -> None:
    link.setText(words.tr("Asked before") + (f" ({grouped(total)})" if total else ""))
    link.updateGeometry()


class Head(QWidget):
    """How many fit, and by what they are in their order."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(5)
        self.count = PlainLabel("", self)
        self.count.setFont(theme.font("body", bold=True))
        self.by = PlainLabel("", self)
        self.by.setFont(theme.font("body"))
        self.by.setWordWrap(True)  # a narrow window would cut off what is not understood
        self.share = Link(words.tr("Who would care about this?"), theme, size="body", parent=self)
        self.before = Link("", theme, size="body", parent=self)
        top = Qt.AlignmentFlag.AlignTop
        row.addWidget(self.count, alignment=top)
        self.by.setAlignment(top)
        row.addWidget(self.by, 1)
        row.addWidget(self.share, alignment=top)
        row.addSpacing(8)
        row.addWidget(self.before, alignment=top)
        self.share.hide()
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        for label, role in ((self.count, "text"), (self.by, "text2")):
            label.setStyleSheet(f"color:{self._theme.colour(role).name()}")

    def say(self, said: tuple[str, str]) -> None:
        """The number, and what stands behind it."""
        self.count.setText(said[0])
        self.by.setText(said[1])
        self.setAccessibleName(" ".join(said).strip())

    def tell_before(self, total: int) -> None:
        """How many questions were asked before."""
        _tell_before(self.before, total)


class WaitingRows(QWidget):
    """Grey rows where the answers will stand, once it takes longer than a glance."""

    ROWS = 4

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setAccessibleName(words.tr("Loading"))
        self.setFixedHeight(24 + self.ROWS * ROW)
        self.patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self.patience.timeout.connect(self.show)

    def begin(self, nothing_yet: bool) -> None:
        """Answers were asked for. Where others stand already, those stay until the new ones come."""
        if nothing_yet:
            self.patience.start()

    def end(self) -> None:
        """They came."""
        self.patience.stop()
        self.hide()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        for n in range(self.ROWS):
            row = QRectF(0, 24 + n * ROW, self.width(), ROW - 24)
            paint_skeleton(painter, row, self._theme, avatar=40, odd=n % 2 == 1)
