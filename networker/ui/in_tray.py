"""The tray's menu and icon: who waits, which promises are due, the way back from the last step, and how to be left alone.

There may be no window, so nothing here needs one: the list comes from its feed, and what is pressed goes to the same verbs
as in the window.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject, Signal

from networker.desktop.clock import Clock
from networker.desktop.tray import Line, Tray
from networker.domain.changes import Changes
from networker.services.today_views import Promise, Question, Today
from networker.ui import dates, tray_words
from networker.ui.pausing import Pausing
from networker.ui.promises.verbs import PromiseVerbs
from networker.ui.reach_out import words
from networker.ui.session import Session
from networker.ui.text import numbered, sentence, translated

MOST = 5  # promises in the menu
RULE = Line()


class InTray(QObject):
    """Follows one book at a time."""

    person_requested = Signal(object)  # PersonId
    today_requested = Signal()
    answered = Signal(object, str)  # PersonId: were they reached: yes, not yet, later
    log_requested = Signal()
    promise_requested = Signal()
    open_requested = Signal()
    import_requested = Signal()
    files_dropped = Signal(object)  # list[Path]
    lock_requested = Signal()
    quit_requested = Signal()

    def __init__(self, tray: Tray, pausing: Pausing, clock: Clock, parent: QObject) -> None:
        super().__init__(parent)
        self._tray, self._pausing, self._clock = tray, pausing, clock
        self._today: Today | None = None
        self._done = ""  # the last step's name
        self._session: Session | None = None
        self._promises: PromiseVerbs | None = None
        tray.open_requested.connect(self.open_requested)
        tray.log_requested.connect(self.log_requested)
        tray.files_dropped.connect(self.files_dropped)
        pausing.changed.connect(self.refill)
        self.refill()

    def follow(self, session: Session) -> None:
        """Show what this book holds."""
        self._session, self._today, self._done = session, None, ""
        self._promises = PromiseVerbs(session.book, session.jobs, self._clock, self, session.drafts)
        session.today.changed.connect(self._show_today)
        session.jobs.changed.connect(self._changed)
        if session.today.today is not None:
            self._show_today(session.today.today)
        else:
            self.refill()

    def _show_today(self, today: Today) -> None:
        """The list of the day has come, or has changed."""
        self._today = today
        self.refill()

    def _changed(self, changes: Changes, initiator: object) -> None:
        """Name the step that was made, wherever it was; what was taken back is not taken back once more from here."""
        if changes.step is not None and changes.label and self._session is not None:
            self._done = "" if initiator is self._session.verbs.back_and_forth else translated(changes.label)
            self.refill()

    # ---- what is shown

    def refill(self) -> None:
        """Show all of it anew."""
        today, paused = self._today, self._paused_until()
        self._tray.set_waiting(
            len(today.cards) + len(today.promises) if today is not None else 0,
            words=tray_words.tooltip(today, paused=paused),
            paused=bool(paused),
        )
        self._tray.show_lines(
            [
                *self._undo(),
                self._five(),
                Line(self.tr("Log…"), self.log_requested.emit),
                Line(self.tr("Promise…"), self.promise_requested.emit),
                *self._due(),
                *self._questions(),
                RULE,
                self._pause(paused),
                RULE,
                Line(self.tr("Open"), self.open_requested.emit),
                Line(self.tr("Import…"), self.import_requested.emit),
                RULE,
                *self._lock(),
                Line(self.tr("Quit"), self.quit_requested.emit),
            ]
        )

    def _lock(self) -> Sequence[Line]:
        """Where the book can be locked."""
        if self._session is None or self._session.book.cipher is None:
            return ()
        return (Line(self.tr("Lock now"), self.lock_requested.emit),)

    def _paused_until(self) -> str:
        end = self._pausing.until
        return tray_words.until(end, self._clock()) if end is not None else ""

    def _undo(self) -> Sequence[Line]:
        if not self._done or self._session is None:
            return ()
        said = self.tr("Undo: {0}").replace("{0}", tray_words.short(self._done))
        return (Line(sentence(said), self._session.verbs.undo), RULE)

    def _five(self) -> Line:
        """Today's list; where nobody is left on it, the way to Today."""
        cards = self._today.cards if self._today is not None else ()
        under = [
            Line(tray_words.somebody(card), partial(self.person_requested.emit, card.person))
            for card in cards
        ]
        return Line(self.tr("Today"), self.today_requested.emit, under=under)

    def _due(self) -> Sequence[Line]:
        today = self._today
        if today is None or not today.promises:
            return ()
        under = [self._promise(each, today) for each in today.promises[:MOST]]
        if len(today.promises) > MOST:
            more = numbered(self.tr("and %n more"), len(today.promises) - MOST)
            under.append(Line(more, self.today_requested.emit))
        return (Line(self.tr("Promises due"), under=under),)

    def _promise(self, promise: Promise, today: Today) -> Line:
        """What becomes of it, and whom it is with."""
        verbs = self._promises
        assert verbs is not None
        said = f"{tray_words.short(words.promise(promise))}  ·  {dates.due(promise.due, promise.time, today.day)}"
        people = [
            Line(tray_words.short(each.name) or self.tr("No name yet"), partial(self.person_requested.emit, each.id))
            for each in promise.people[:3]
        ]  # fmt: skip
        under = [
            Line(self.tr("Done"), partial(verbs.done, promise.id)), RULE,
            *(Line(day, call) for day, call in verbs.put_off(promise.id)), RULE,
            Line(self.tr("Drop"), partial(verbs.drop, promise.id)),
            *((RULE, *people) if people else ()),
        ]  # fmt: skip
        return Line(sentence(said), under=under)

    def _questions(self) -> Sequence[Line]:
        today = self._today
        if today is None or not today.questions:
            return ()
        return (RULE, *(self._question(each) for each in today.questions[:MOST]))

    def _question(self, question: Question) -> Line:
        under = [
            Line(said, partial(self.answered.emit, question.person, answer))
            for said, answer in words.answers_to(question)
        ]
        return Line(_asked(question), under=under)

    def _pause(self, paused: str) -> Line:
        if paused:
            said = self.tr("Paused until {0} – resume").replace("{0}", paused)
            return Line(said, self._pausing.resume)
        under = [Line(said, call) for said, call in self._pausing.choices()]
        return Line(self.tr("Pause notifications"), under=under)


def _asked(question: Question) -> str:
    return words.question_of(question, longest=tray_words.LONGEST)
