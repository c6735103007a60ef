"""One small window where the book cannot be used: what happened, what is safe, and a button for each thing that can be done."""

from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QDialog, QGridLayout, QVBoxLayout, QWidget

from networker.desktop.jobs import Jobs
from networker.services import recovery
from networker.services.encryption import Cipher
from networker.services.recovery import Ailing, Choices, Mended
from networker.ui.damage import words
from networker.ui.text import PlainLabel
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button

WIDE = 620
LOOK, THERE, QUIT = "look", "there", "quit"  # what is wanted, where the file itself is left as it is


class DamageWindow(QDialog):
    """Asks what is to be done, does it on a lane of its own, and says what came of it.

    `wanted` is then LOOK, THERE (open what lies in the book's place) or QUIT.
    """

    _far = Signal(int, int)

    def __init__(
        self,
        folder: Path,
        ailing: Ailing,
        theme: Theme,
        clock: Callable[[], datetime],
        *,
        other: Path | None = None,
        let_go: Callable[[], None] | None = None,
        said: str = "",
        cipher: Cipher | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`let_go` closes a book that is still open, before its file is moved. `said`: what could not be done before.

        `other`: where the user keeps backups as well. `cipher`: the key of an encrypted book.
        """
        super().__init__(parent)
        self.setObjectName("damageWindow")
        self.setWindowTitle("Networker")
        self._folder, self._ailing, self._theme, self._clock, self._let_go = (
            folder,
            ailing,
            theme,
            clock,
            let_go,
        )
        self._cipher = cipher
        self.wanted = QUIT
        self._found: Choices | None = None
        self._said = said
        self.jobs = Jobs(self)
        self.buttons: dict[str, Button] = {}
        self.lines: dict[str, PlainLabel] = {}
        self.head = self._label("title", "text")
        self.text = self._label("body", "text2")
        self.going = self._label("body", "text2")
        self.going.hide()
        self._choices = QWidget(self)
        self._grid = QGridLayout(self._choices)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(14)
        self._grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(28, 24, 28, 24)
        column.setSpacing(12)
        for each in (self.head, self.text, self._choices, self.going):
            column.addWidget(each)
        column.addStretch(1)
        theme.fill_ground(self, "window")
        self._far.connect(self._is_at, Qt.ConnectionType.QueuedConnection)
        self._say(words.head(ailing), words.told(ailing, folder))
        self._say_going(self.tr("Looking for a good backup…"))
        self.jobs.read(
            self, recovery.choices, folder, ailing, other, cipher, then=self._came, failed=self._could_not
        )

    # ---- what is said

    def _label(self, font: str, role: str) -> PlainLabel:
        label = PlainLabel(parent=self)
        label.setFont(self._theme.font(font, bold=font == "title"))
        label.setStyleSheet(f"color:{self._theme.colour(role).name()}")
        label.setWordWrap(True)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        return label

    def _say(self, head: str, text: str) -> None:
        self.head.setText(head)
        self.text.setText(text)
        self.setAccessibleName(head)
        self.setAccessibleDescription(text)

    def _say_going(self, text: str) -> None:
        self.going.setText(text)
        self.going.setVisible(bool(text))
        self._fit()

    def _fit(self) -> None:
        """As wide as its buttons and as high as its words need, at once: the layouts would hear of them a moment later."""
        self._grid.activate()
        if (column := self.layout()) is not None:
            column.invalidate()
            self.setMinimumWidth(max(column.totalMinimumSize().width(), WIDE))
        self.adjustSize()

    def _offer(self, choices: list[words.Choice]) -> None:
        """Show these buttons, the first of them as the one that Enter presses."""
        for each in (*self.buttons.values(), *self.lines.values()):
            self._grid.removeWidget(each)
            each.deleteLater()
        self.buttons, self.lines = {}, {}
        for n, choice in enumerate(choices):
            button = Button(choice.button, self._theme, kind="" if n else "primary", parent=self._choices)
            button.setAccessibleDescription(choice.line)
            button.clicked.connect(partial(self._press, choice.key))
            line = self._label("body", "text2")
            line.setText(choice.line)
            self._grid.addWidget(button, n, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(line, n, 1, Qt.AlignmentFlag.AlignVCenter)
            for each in (button, line):
                each.show()  # else the layout does it a moment later, and nothing has the keyboard
            self.buttons[choice.key], self.lines[choice.key] = button, line
        self._choices.show()
        if choices:
            self.buttons[choices[0].key].setFocus(Qt.FocusReason.OtherFocusReason)
        self._fit()

    # ---- what is done

    def _came(self, found: Choices) -> None:
        self._found = found
        self._say_going(self._said)
        self._offer(words.offered(found))

    def _press(self, key: str, _checked: bool = False) -> None:
        does: dict[str, Callable[[], None]] = {
            "back": self._put_back,
            "save": self._save,
            "again": self._put_open_one_back,
            "on": partial(self._leave, THERE),
        }
        does.get(key, partial(self._leave, key))()

    def _leave(self, wanted: str) -> None:
        self.wanted = wanted
        self.accept()

    def _do(self, said: str, verb: Callable[..., Any], *args: Any, **named: Any) -> None:
        if self._let_go is not None:
            self._let_go()
        for each in self.buttons.values():
            each.setEnabled(False)
        self._say_going(said)
        now = self._clock()
        self.jobs.write(
            self, verb, self._folder, *args, now=now, then=self._done, failed=self._could_not, **named
        )

    def _put_back(self) -> None:
        if self._found is not None and self._found.backup is not None:
            said, file = self.tr("Putting the backup back…"), self._found.file
            self._do(said, recovery.put_back, self._found.backup, seen=file, cipher=self._cipher)

    def _save(self) -> None:
        if self._found is not None:
            said, file = self.tr("Reading what can be read…"), self._found.file
            self._do(said, recovery.save_readable, going_on=self._far.emit, seen=file, cipher=self._cipher)

    def _put_open_one_back(self) -> None:
        self._do(self.tr("Putting it back…"), recovery.put_open_one_back)

    def _is_at(self, done: int, of: int) -> None:
        text = self.tr("Reading what can be read: table {0} of {1}…")
        self._say_going(text.replace("{0}", str(min(done + 1, of))).replace("{1}", str(of)))

    def _done(self, mended: Mended) -> None:
        self._say_going("")
        self._say(*words.result(mended))
        self._offer([words.Choice("on", self.tr("Open Networker"), "")])

    def _could_not(self, sentence: str) -> None:
        """What was tried did not work: everything is as it was, and the other ways are open."""
        for each in self.buttons.values():
            each.setEnabled(True)
        if self.buttons:  # which lost the keyboard while none could be pressed
            next(iter(self.buttons.values())).setFocus(Qt.FocusReason.OtherFocusReason)
        self._say_going(sentence)
        if not self.buttons:
            self._offer([words.Choice("quit", self.tr("Quit"), "")])

    # ---- leaving

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and not self.jobs.idle:
            return  # what is under way is not left half done
        super().keyPressEvent(event)

    def done(self, result: int) -> None:
        """Close it, once what is under way is through."""
        self.jobs.close()
        super().done(result)

    def sizeHint(self) -> QSize:
        wide = max(super().sizeHint().width(), self.minimumWidth(), WIDE)
        column = self.layout()
        high = column.totalHeightForWidth(wide) if column is not None else 0
        return QSize(wide, max(high, 160))
