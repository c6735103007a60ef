"""The notes on somebody are written: a card over a pane. It holds what is typed, and writes nothing itself."""

from PySide6.QtCore import QEvent, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from networker.desktop.jobs import Jobs
from networker.domain.vocabulary import PersonId
from networker.ui.dropped import FilesPass
from networker.ui.icons import Icons
from networker.ui.notes.completer import MentionCompleter
from networker.ui.text import PlainLabel, isolate, paint_line
from networker.ui.theme import Theme
from networker.ui.timeline.words import one_line
from networker.ui.widgets.basics import Button, IconButton
from networker.ui.widgets.marks import keycap_width, paint_keycap
from networker.ui.widgets.press import ENTER
from networker.ui.widgets.shadow import paint_raised
from networker.ui.widgets.undo_keys import UndoKeys

WIDE, TALL, TOP, SHADE, PAD = 640, 440, 48, 24, 20
SAVE_KEY = "Ctrl+Enter"


class NoteCard(QWidget):
    """Ctrl+Enter, *Save* and a press beside it ask for it to be written; Esc and *Cancel* put back what was."""

    written = Signal()  # what is typed is wanted
    put_back = Signal()
    both_wanted = Signal()  # what stands in the book by now, and below it what is typed

    def __init__(
        self,
        person: PersonId,
        name: str,
        text: str,
        *,
        book: object,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        pane: QWidget,
    ) -> None:
        super().__init__(pane)
        self.setObjectName("noteCard")
        self.person, self.name, self.before = person, name, text
        self._theme, self._pane = theme, pane
        self._focus_before = pane.window().focusWidget()
        self._title = self.tr("Notes on {0}").replace("{0}", isolate(one_line(name) or self.tr("Somebody")))
        self._second = self.tr("**strong**, # head, - list; @ and a name leads to somebody")
        self.setAccessibleName(self._title)
        self.setAccessibleDescription(self._second)
        self.close_button = IconButton("close", self.tr("Save and close"), theme, icons, parent=self)
        self.close_button.clicked.connect(self.written)
        self.text = QPlainTextEdit(self)
        self.text.setPlainText(text)
        self._as_shown = self.text.toPlainText()
        self.text.setObjectName("noteText")
        self.text.setAccessibleName(self._title)
        self.text.setPlaceholderText(self.tr("What is worth remembering"))
        self.text.setTabChangesFocus(True)
        self.text.setFont(theme.font("body"))
        self.text.document().setDocumentMargin(6)
        self.text.setStyleSheet("QPlainTextEdit { padding:2px 4px }")
        self._problem = PlainLabel("", self)
        self._problem.setWordWrap(True)
        self._problem.hide()
        self.save = Button(self.tr("Save"), theme, kind="primary", parent=self)
        self.save.clicked.connect(self.written)
        self.both = Button(self.tr("Put both together"), theme, parent=self)
        self.both.clicked.connect(self.both_wanted)
        self.both.hide()
        self.cancel = Button(self.tr("Cancel"), theme, kind="quiet", parent=self)
        self.cancel.clicked.connect(self.put_back)
        self.completer = MentionCompleter(self.text, book=book, jobs=jobs, theme=theme, over=self)
        UndoKeys(self).watch(self.text)
        FilesPass(self).watch(self.text)
        self._dress()
        theme.changed.connect(self._dress)

    def _dress(self) -> None:
        self._problem.setStyleSheet(f"color:{self._theme.colour('bad').name()}")

    # ---- what it holds

    @property
    def typed(self) -> str:
        """What is said now. A field cannot hold every character that a file may have brought."""
        text = self.text.toPlainText()
        return self.before if text == self._as_shown else text

    @property
    def changed(self) -> bool:
        """Whether anything was typed that is not in the book."""
        return self.text.toPlainText() != self._as_shown

    def say(self, sentence: str, *, stands: str | None = None) -> None:
        """Say why it could not be written; `stands`: what the book says by now, which a second Save replaces."""
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.text.setAccessibleDescription(sentence)
        if stands is not None:
            self.before, self._as_shown = stands, "\0"  # whatever is typed differs from it
            self.both.show()
        self.save.setEnabled(True)
        self.place()

    def put_together(self) -> None:
        """Below what stands in the book, what was typed: to be looked at, and saved."""
        cursor = self.text.textCursor()
        cursor.beginEditBlock()
        cursor.movePosition(cursor.MoveOperation.Start)
        cursor.insertText(f"{self.before.rstrip()}\n\n")
        cursor.endEditBlock()
        self.both.hide()
        self._problem.hide()
        self.place()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    # ---- coming and going

    def open(self) -> None:
        """Show it with the keyboard, behind the last word."""
        self.place()
        self.show()
        self.raise_()
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        self.text.setFocus(Qt.FocusReason.PopupFocusReason)

    def go(self) -> None:
        """Take it away, and give the keyboard back."""
        mine = self.isAncestorOf(self.window().focusWidget() or self)
        self.hide()
        if mine and self._focus_before is not None and self._focus_before.isVisible():
            self._focus_before.setFocus(Qt.FocusReason.PopupFocusReason)

    @property
    def _card(self) -> QRectF:
        wide, tall = min(WIDE, self.width() - 2 * SHADE), min(TALL, self.height() - 2 * SHADE)
        return QRectF((self.width() - wide) // 2, min(TOP, max(self.height() - tall - SHADE, 8)), wide, tall)

    def place(self) -> None:
        """Lie over the whole pane."""
        self.setGeometry(self._pane.rect())
        card = self._card.toRect()
        left, room = card.left() + PAD, card.width() - 2 * PAD
        self.close_button.move(card.right() - 36, card.top() + 10)
        foot = card.bottom() - 28 - 15
        bottom = foot - 14
        if not self._problem.isHidden():
            tall = self._problem.heightForWidth(room)
            self._problem.setGeometry(left, bottom - tall, room, tall)
            bottom -= tall + 8
        top = card.top() + 64
        self.text.setGeometry(left, top, room, max(bottom - top, 40))
        x = left
        for button, after in (
            (self.save, 8 + keycap_width(SAVE_KEY, self._theme) + 12), (self.both, 8), (self.cancel, 0),
        ):  # fmt: skip
            if not button.isHidden():
                button.setGeometry(x, foot, button.sizeHint().width(), 28)
                x += round(button.width() + after)
        self.update()

    # ---- keys and presses

    def event(self, event: QEvent) -> bool:
        override = isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride
        if override and event.key() == Qt.Key.Key_Escape:  # type: ignore[attr-defined]
            event.accept()  # the card goes, not what lies under it
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.put_back.emit()
        elif event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.written.emit()
        # Everything else ends here: the panes below have keys of their own.

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes round within the card: what lies under it is not to be reached."""
        every: tuple[QWidget, ...] = (self.text, self.save, self.both, self.cancel, self.close_button)
        stops = [each for each in every if each.isEnabled() and not each.isHidden()]
        focus = self.focusWidget()
        at = stops.index(focus) if focus in stops else -1
        reason = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        stops[(at + (1 if forward else -1)) % len(stops)].setFocus(reason)
        return True

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.contains(event.position()):
            self.written.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme, card = QPainter(self), self._theme, self._card
        paint_raised(painter, card, theme, steps=SHADE)
        room = QRectF(card.x() + PAD, card.y() + 14, card.width() - 68, 20)
        paint_line(painter, room, self._title, theme.font("body", bold=True), theme.colour("text"))
        under = QRectF(room.x(), room.bottom() + 4, card.width() - 2 * PAD, 16)
        paint_line(painter, under, self._second, theme.font("small"), theme.colour("text3"))
        at = self.save.geometry()
        paint_keycap(painter, at.right() + 9, at.top() + 5, SAVE_KEY, theme)
