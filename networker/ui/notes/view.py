"""A note shown formatted. A long one shows its beginning; the rest is laid out a part at a turn, so nothing stalls."""

import math
from collections.abc import Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, QTimer, QUrl, Signal
from PySide6.QtGui import QHelpEvent, QKeyEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextBrowser, QToolTip, QVBoxLayout, QWidget

from networker.domain.markdown import parts
from networker.ui.notes.document import NoteDocument
from networker.ui.text import numbered, tooltip
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button
from networker.ui.widgets.press import ENTER

if TYPE_CHECKING:
    from networker.services.mentions import Mentioned

PART = 3000  # characters that are laid out at once: some ten milliseconds


class PartView(QTextBrowser):
    """One part, as high as it is. Tab goes through its links, Enter follows them."""

    followed = Signal(object, QPoint)  # Link, where on the screen

    def __init__(
        self, text: str, mentioned: "Mentioned", theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._text, self._mentioned, self._theme = text, mentioned, theme
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setOpenLinks(False)
        self.setAcceptDrops(False)
        self.viewport().setAcceptDrops(False)
        self.viewport().setAutoFillBackground(False)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setProperty(
            "ring", False
        )  # the link that has the keyboard is marked, and nothing else can be done
        self.setAccessibleName(self.tr("Notes"))
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.anchorClicked.connect(self._pressed)
        theme.changed.connect(self._make)
        self._make()

    def _make(self) -> None:
        made = NoteDocument(self._text, self._mentioned, self._theme, parent=self)
        self.note = made
        self.setDocument(made)
        for before in self.findChildren(NoteDocument):
            if before is not made:
                before.deleteLater()
        links = Qt.FocusPolicy.StrongFocus if made.links else Qt.FocusPolicy.ClickFocus
        self.setFocusPolicy(links)

    def _pressed(self, url: QUrl) -> None:
        if (link := self.note.link_at(url.toString())) is not None:
            at = self.note.rect_of(link).bottomLeft().toPoint()
            self.followed.emit(link, self.viewport().mapToGlobal(at))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter here, and not by Qt, which would go back to before the link."""
        cursor = self.textCursor()
        if event.key() in ENTER and cursor.hasSelection() and cursor.charFormat().isAnchor():
            self._pressed(QUrl(cursor.charFormat().anchorHref()))
        else:
            super().keyPressEvent(event)

    # ---- as high as it is

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        self.note.setTextWidth(max(width, 40))
        return math.ceil(self.note.size().height())

    def sizeHint(self) -> QSize:
        return QSize(200, self.heightForWidth(max(self.width(), 200)))

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 20)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.oldSize().width() != event.size().width():
            self.updateGeometry()

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()  # what it lies in is scrolled

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            link = self.note.link_at(self.anchorAt(event.pos()))
            QToolTip.showText(event.globalPos(), tooltip(link.told if link else ""), self.viewport())
            return True
        return super().viewportEvent(event)


class NoteView(QWidget):
    """All parts of a note that are shown, one below the other."""

    followed = Signal(object, QPoint)

    def __init__(
        self, text: str, mentioned: "Mentioned", theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._mentioned, self._theme = mentioned, theme
        self._rest: Iterator[str] = parts(text, PART)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._add)
        self._add()
        self.more: Button | None = None
        shown = len(self.views[0].toPlainText()) if self.views else 0
        if len(text) > max(shown, PART) + PART // 4:
            said = numbered(self.tr("All of it (%n letters)"), len(text))
            self.more = Button(said, theme, kind="quiet", parent=self)
            self.more.clicked.connect(self.show_all)
            self._column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            while self._add():
                pass

    @property
    def views(self) -> list[PartView]:
        """The parts that are laid out."""
        return self.findChildren(PartView)

    def show_all(self) -> None:
        """Lay out the rest, a part at a turn."""
        if self.more is not None:
            self.more.hide()
            self.more.deleteLater()
            self.more = None
            self._turn.start()

    def _add(self) -> bool:
        text = next(self._rest, None)
        if text is None:
            self._turn.stop()
            return False
        view = PartView(text, self._mentioned, self._theme, self)
        view.followed.connect(self.followed)
        self._column.addWidget(view)
        return True
