"""The window in which a book is encrypted, given another phrase, or made plain; then what lies beside it is told of.

The book is closed from the moment on in which that begins. Whoever opened the window opens it again, with `cipher`.
"""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from networker.domain.going_on import Cancelled
from networker.services import encryption
from networker.services.encryption import Changed, Cipher, Otherwise, Strength, strength
from networker.ui.encryption import words
from networker.ui.encryption.frame import Frame
from networker.ui.encryption.limits import LimitsWindow
from networker.ui.encryption.words import CHANGE, ENCRYPT, REMOVE
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, Link


class ChangingWindow(Frame):
    """`changed` is what came of it, None where nothing did; `cipher` opens what lies in the book's place now."""

    _far = Signal(int, int)

    def __init__(
        self,
        what: str,
        folder: Path,
        cipher: Cipher | None,
        theme: Theme,
        icons: Icons,
        *,
        let_go: Callable[[], None],
        elsewhere: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """`what`: one of ENCRYPT, CHANGE, REMOVE. `let_go` closes the book. `elsewhere`: the other folder of backups."""
        super().__init__(theme, icons, parent)
        self.setObjectName("changingWindow")
        self._what, self._folder, self._elsewhere, self._let_go = what, folder, elsewhere, let_go
        self.cipher, self._before = cipher, cipher
        self.changed: Changed | None = None
        self._stopped = False
        self._far.connect(self._is_at, Qt.ConnectionType.QueuedConnection)
        said = words.window(what)
        self.say(said.head, said.text)
        self.present = self.phrase_line(self.tr("The present phrase")) if what != ENCRYPT else None
        self.first: QLineEdit | None = None
        self.second: QLineEdit | None = None
        if what != REMOVE:
            name = self.tr("Phrase") if what == ENCRYPT else self.tr("The new phrase")
            self.first = self.phrase_line(name)
            self.judged = self.words(words.strong(Strength.TOO_SHORT), "small", "text2")
            self.column.addWidget(self.judged)
            self.second = self.phrase_line(self.tr("Once more"))
            advice = self.words(words.advice(), "body", "text")
            self.column.addWidget(advice)
            self.asked += [self.judged, advice]
        self.limits = Link(self.tr("What encryption does not protect…"), theme, size="body", parent=self)
        self.limits.clicked.connect(lambda: LimitsWindow(theme, icons, self).open())
        self.column.addWidget(self.limits, 0, Qt.AlignmentFlag.AlignLeft)
        self.limits.setVisible(what != REMOVE)
        self.asked.append(self.limits)
        self.act = Button(said.button, theme, kind="primary", parent=self)
        self.act.clicked.connect(self.do)
        self.over = Button(words.over(encrypted=what != REMOVE), theme, parent=self)
        self.over.clicked.connect(self._bring_over)
        self.remove = Button(self.tr("Delete these files"), theme, parent=self)
        self.remove.clicked.connect(self._take_away)
        self.leave = Button(self.tr("Cancel"), theme, kind="quiet", parent=self)
        self.leave.clicked.connect(self._leave)
        self.finish((self.act, self.over, self.remove, self.leave))
        for each in (self.over, self.remove):
            each.hide()
        for line in self.lines:
            line.textChanged.connect(self._judge)
            line.returnPressed.connect(self._next)
        self._judge()
        self.lines[0].setFocus(Qt.FocusReason.PopupFocusReason)

    # ---- what is typed

    def _judge(self) -> None:
        """Say what the phrase withstands, and whether it can be taken."""
        good = all(line.text() for line in self.lines)
        if self.first is not None and self.second is not None:
            found = strength(self.first.text())
            apart = self.second.text() and self.first.text() != self.second.text()
            self.judged.setText(words.differ() if apart else words.strong(found))
            good = good and not apart and found is not Strength.TOO_SHORT
        self.act.setEnabled(good)

    def _next(self) -> None:
        """Enter: to the next line that is empty, and from the last one on."""
        empty = next((line for line in self.lines if not line.text()), None)
        if empty is not None:
            empty.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.do()

    # ---- what is done

    def do(self) -> None:
        """Close the book and write it anew, where everything needed was typed."""
        if self.busy or not self.act.isEnabled() or self.changed is not None:
            return
        self._judge()
        if not self.act.isEnabled():
            return
        if self.present is not None and self.cipher is not None:
            self._freeze(True)
            self.jobs.read(
                self, encryption.is_phrase, self.cipher, self.present.text(), then=self._begin, failed=self._could_not
            )  # fmt: skip
        else:
            self._begin(True)

    def _begin(self, is_right: bool) -> None:
        if not is_right:
            self._could_not(words.wrong_now())
            return
        self._freeze(True)
        self.say_going(words.working())
        self._stopped = False
        self.leave.setEnabled(True)  # until it takes the place, it can be stopped
        self._let_go()
        phrase = self.first.text() if self.first is not None else None
        self.jobs.write(
            self, encryption.change, self._folder, of=self.cipher, phrase=phrase, elsewhere=self._elsewhere,
            going_on=self._hear, then=self._done, failed=self._could_not,
        )  # fmt: skip

    def _hear(self, part: int, of: int) -> None:
        """On the lane."""
        if self._stopped:
            raise Cancelled
        self._far.emit(part, of)

    def _is_at(self, part: int, of: int) -> None:
        if self.busy and not self._stopped and self.changed is None:
            text = self.tr("{0} of {1}").replace("{0}", str(part + 1)).replace("{1}", str(of))
            said = f"{words.working()} {text}"
            if said != self.going.text():
                self.say_going(said)

    def stop(self) -> None:
        """The program ends: what can be stopped is, what is past that comes through."""
        self._stopped = True
        self.jobs.close()

    def _leave(self) -> None:
        """Cancel: at once, or by stopping what is under way."""
        if self.busy:
            self._stopped = True
            self.leave.setEnabled(False)
        else:
            self.reject()

    def _freeze(self, on: bool) -> None:
        for each in (*self.lines, self.act, self.leave, self.over, self.remove):
            each.setEnabled(not on)

    def _could_not(self, sentence: str) -> None:
        self._freeze(False)
        self._judge()
        self.say_going(sentence)

    def _done(self, changed: Changed) -> None:
        self.changed, self.cipher = changed, changed.cipher
        for line in self.lines:
            line.clear()
        for part in (*self.asked, self.act):
            part.hide()
        self._freeze(False)
        self.leave.setText(self.tr("Open the book"))
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(changed.beside)

    def _tell(self, found: Otherwise, said: str = "") -> None:
        """What lies beside the book and does not open as it does."""
        encrypted = self._what != REMOVE
        others = words.others(found, self._folder) if encrypted else ""
        told = (said, words.beside(found, encrypted=encrypted), others)
        self.say(words.done(self._what), "\n\n".join(each for each in told if each))
        self.over.setVisible(bool(found.backups) and not said)
        self.remove.setVisible(bool(others))
        self.say_going("")

    def _bring_over(self) -> None:
        if self.changed is None:
            return
        self._freeze(True)
        self.say_going(self.tr("The backups are written anew…"))
        found = self.changed.beside
        self.jobs.write(
            self, encryption.bring_over, found, of=(self._before,), to=self.cipher,
            then=lambda n: self._look_again(words.brought(n, len(found.backups) - n)), failed=self._could_not,
        )  # fmt: skip

    def _take_away(self) -> None:
        if self.changed is None:
            return
        if self.remove.text() != words.for_good():  # the second press means it
            self.remove.setText(words.for_good())
            return
        self._freeze(True)
        self.jobs.write(
            self, encryption.take_away, self.changed.beside.others,
            then=lambda n: self._look_again(words.deleted(n)), failed=self._could_not,
        )  # fmt: skip

    def _look_again(self, said: str) -> None:
        self.jobs.read(
            self, encryption.otherwise, self._folder, self.cipher, self._elsewhere,
            then=lambda found: self._looked(found, said), failed=self._could_not,
        )  # fmt: skip

    def _looked(self, found: Otherwise, said: str) -> None:
        assert self.changed is not None
        self.changed = Changed(self.changed.cipher, found)
        self._freeze(False)
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(found, said)


__all__ = ["CHANGE", "ENCRYPT", "REMOVE", "ChangingWindow"]
