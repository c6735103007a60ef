"""The notes on somebody are written: a card over a pane. It holds what is typed, and writes nothing itself."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from networker.desktop.jobs import Jobs
from networker.domain.vocabulary import PersonId
from networker.ui.dropped import FilesPass
from networker.ui.icons import Icons
from networker.ui.notes.completer import MentionCompleter
from networker.ui.text import PlainLabel, isolate, one_line, set_tooltip
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button
from networker.ui.widgets.marks import keycap_width, paint_keycap
from networker.ui.widgets.over_card import HEAD, PAD, OverCard
from networker.ui.widgets.press import ENTER
from networker.ui.widgets.undo_keys import UndoKeys

TALL = 440
SAVE_KEY = "Ctrl+Enter"


class NoteCard(OverCard):
    """Ctrl+Enter, *Save* and a press beside it ask for it to be written; *Cancel* puts back what was, and so does Esc
    where nothing was typed: else it sets that aside.
    """

    written = Signal()  # what is typed is wanted
    put_back = Signal()
    set_aside = Signal()  # what is typed is not written, and not forgotten
    wide = 640
    both_wanted = Signal()  # what stands in the book by now, and below it what is typed
    said_anew = Signal()

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
        title = self.tr("Notes on {0}").replace("{0}", isolate(one_line(name) or self.tr("Somebody")))
        second = self.tr("**strong**, # head, - list; @ and a name leads to somebody")
        super().__init__(title, second, theme, icons, pane)
        self.setObjectName("noteCard")
        self.person, self.name, self.before = person, name, text
        self.close_button.setAccessibleName(self.tr("Save and close"))
        set_tooltip(self.close_button, self.tr("Save and close"))
        self.close_button.clicked.disconnect(self.dismiss)
        self.close_button.clicked.connect(self.written)
        self.text = QPlainTextEdit(self)
        self.text.setPlainText(text)
        self._as_shown = self.text.toPlainText()
        self.text.setObjectName("noteText")
        self.text.setAccessibleName(title)
        self.text.setPlaceholderText(self.tr("What is worth remembering"))
        self.text.setTabChangesFocus(True)
        self.text.setFont(theme.font("body"))
        self.text.document().setDocumentMargin(6)
        self.text.setStyleSheet("QPlainTextEdit { padding:2px 4px }")
        self._calm = False  # what is said is no failure
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
        self.text.textChanged.connect(self.said_anew)
        UndoKeys(self).watch(self.text)
        FilesPass(self).watch(self.text)
        self._dress()
        theme.changed.connect(self._dress)

    def _dress(self) -> None:
        role = "text2" if self._calm else "bad"
        self._problem.setStyleSheet(f"color:{self._theme.colour(role).name()}")

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

    def say(self, sentence: str, *, stands: str | None = None, calm: bool = False) -> None:
        """Say why it could not be written; `stands`: what the book says by now, which a second Save replaces.

        `calm`: it is no failure.
        """
        self._calm = calm
        self._dress()
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

    def draft(self) -> dict[str, str] | None:
        """What is typed and not in the book, and what stood there."""
        return {"typed": self.typed, "before": self.before} if self.changed else None

    def take_up(self, draft: Mapping[str, str]) -> None:
        """Go on with what was typed before."""
        stood, typed = draft["before"], draft["typed"]
        self.text.setPlainText(typed)
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)
        if stood != self.before and self.changed:
            self.say(self.tr("The notes were changed since you began this."), stands=self.before)

    # ---- coming and going

    def open(self) -> None:
        """Show it with the keyboard, behind the last word."""
        super().open()
        self.text.moveCursor(self.text.textCursor().MoveOperation.End)

    def tall(self) -> int:
        return TALL

    def stops(self) -> Sequence[QWidget]:
        every: tuple[QWidget, ...] = (self.text, self.save, self.both, self.cancel)
        return [each for each in every if not each.isHidden()]

    def place_parts(self, card: QRect) -> None:
        left, room = card.left() + PAD, card.width() - 2 * PAD
        foot = card.bottom() - 28 - 15
        bottom = foot - 14
        if not self._problem.isHidden():
            tall = self._problem.heightForWidth(room)
            self._problem.setGeometry(left, bottom - tall, room, tall)
            bottom -= tall + 8
        top = card.top() + HEAD
        self.text.setGeometry(left, top, room, max(bottom - top, 40))
        x = left
        for button, after in (
            (self.save, 8 + keycap_width(SAVE_KEY, self._theme) + 12), (self.both, 8), (self.cancel, 0),
        ):  # fmt: skip
            if not button.isHidden():
                button.setGeometry(x, foot, button.sizeHint().width(), 28)
                x += round(button.width() + after)

    # ---- keys and presses

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            (self.set_aside if self.changed else self.put_back).emit()
        elif event.key() in ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.written.emit()
        # Everything else ends here: the panes below have keys of their own.

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if not self._card.contains(event.position()):
            self.written.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        at = self.save.geometry()
        paint_keycap(QPainter(self), at.right() + 9, at.top() + 5, SAVE_KEY, self._theme)
