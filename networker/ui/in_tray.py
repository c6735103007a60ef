"""What the tray shows of a window's book: who waits, which promises are due, and the way back from the last step.

The window may be hidden for days, so nothing here needs it. The words are those of today's list.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from networker.desktop.tray import Line, Tray
from networker.domain.changes import Changes
from networker.domain.vocabulary import PersonId
from networker.services.today_views import Promise, Question, Today
from networker.ui import dates
from networker.ui.reach_out import words
from networker.ui.reach_out.question import question_about
from networker.ui.text import numbered, one_line, sentence, shortened

if TYPE_CHECKING:
    from networker.ui.main_window import MainWindow
    from networker.ui.promises.verbs import PromiseVerbs

MOST = 5  # promises in the menu
LONGEST = 60  # characters of one


class InTray(QObject):
    """Follows one window at a time; another book brings another one."""

    person_requested = Signal(object)  # PersonId
    today_requested = Signal()

    def __init__(self, tray: Tray, parent: QObject) -> None:
        super().__init__(parent)
        self._tray = tray
        self._today: Today | None = None
        self._done = ""  # the last step's name
        self._undo: Callable[[], object] = _nothing
        self._verbs: PromiseVerbs | None = None
        self._window: MainWindow | None = None
        self._told: set[tuple[PersonId, date]] = set()  # questions that a notification asked
        tray.told_pressed.connect(self.today_requested)

    def follow(self, window: "MainWindow", verbs: "PromiseVerbs") -> None:
        """Show what this window's book holds. `verbs` keep, put off and drop its promises."""
        self._verbs, self._undo = verbs, window.verbs.undo
        self._today, self._done = None, ""
        self._window, self._told = window, set()
        self._back_and_forth = window.verbs.back_and_forth
        self._fill()

    def show_today(self, today: Today, *, dark_bar: bool) -> None:
        """The list of the day has come, or has changed."""
        self._today = today
        people = len(today.cards)
        self._tray.set_waiting(people, words=f"Networker: {words.for_today(people)}", dark_bar=dark_bar)
        if any(each.day == today.day - timedelta(days=1) for each in today.questions):
            self.ask()  # of yesterday: once more, and then it is let be
        self._fill()

    def ask(self) -> None:
        """Put the question that is open into a notification, once a day; a press on it leads to Today."""
        today = self._today
        if today is None:
            return
        fresh = (each for each in today.questions if each.day >= today.day - timedelta(days=1))
        question = next(fresh, None)
        if question is None or (question.person, today.day) in self._told:
            return
        self._told.add((question.person, today.day))
        self._tray.tell(
            _asked(question), self.tr("Answer with one key in Today, or in the menu of the tray.")
        )

    def changed(self, changes: Changes, initiator: object) -> None:
        """Name the step that was made, wherever it was; what was taken back is not taken back once more from here."""
        if changes.step is not None and changes.label:
            self._done = "" if initiator is self._back_and_forth else changes.label
            self._fill()

    def _fill(self) -> None:
        lines = []
        if self._done:
            said = self.tr("Undo: {0}").replace("{0}", _short(self._done))
            lines += [Line(sentence(said), self._undo), Line()]
        if self._today is not None and self._today.questions:
            lines += [self._question(each) for each in self._today.questions[:MOST]]
            lines.append(Line())
        promises = self._today.promises if self._today is not None else ()
        if promises and self._today is not None:
            lines.append(Line(self.tr("Promises due")))
            lines += [self._promise(each, self._today) for each in promises[:MOST]]
        if len(promises) > MOST:
            more = numbered(self.tr("and %n more"), len(promises) - MOST)
            lines.append(Line(more, self.today_requested.emit))
        self._tray.show_lines(lines)

    def _answer(self, person: PersonId, answer: str) -> None:
        if self._window is not None:  # its pane read the question, so it is there
            self._window.reach_out.answer(person, answer)

    def _question(self, question: Question) -> Line:
        answers = (
            (self.tr("Yes"), "yes"),
            (self.tr("Not yet"), "not yet"),
            (self.tr("Ask tomorrow"), "later"),
        )
        under = tuple(Line(said, partial(self._answer, question.person, answer)) for said, answer in answers)
        return Line(_asked(question), under=under)

    def _promise(self, promise: Promise, today: Today) -> Line:
        said = f"{_short(words.promise(promise))}  ·  {dates.due(promise.due, promise.time, today.day)}"
        return Line(sentence(said), under=tuple(self._under(promise)))

    def _under(self, promise: Promise) -> Sequence[Line]:
        """What becomes of it, and whom it is with."""
        verbs = self._verbs
        assert verbs is not None
        put_off = [Line(said, call) for said, call in verbs.put_off(promise.id)]
        people = [
            Line(_short(each.name) or self.tr("No name yet"), partial(self.person_requested.emit, each.id))
            for each in promise.people[:3]
        ]
        return [
            Line(self.tr("Done"), partial(verbs.done, promise.id)), Line(), *put_off, Line(),
            Line(self.tr("Drop"), partial(verbs.drop, promise.id)),
            *([Line(), *people] if people else []),
        ]  # fmt: skip


def _short(text: str) -> str:
    return shortened(one_line(text), LONGEST)


def _asked(question: Question) -> str:
    return question_about(_short(question.given or question.name))


def _nothing() -> None:
    """No window is followed yet."""
