"""What is due is told: the alarm rings, the book is asked, what it claims becomes cards, and those that came are marked.

Nothing is decided here but whether it is told now: which promises, which people, and that nothing comes twice is the
affair of `services/reminders`. It needs no window.
"""

import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, QTimer, Signal

from networker.desktop.alarm import Alarm
from networker.desktop.clock import Clock
from networker.desktop.notify.port import Notifier
from networker.domain.changes import Changes
from networker.domain.reminding import may_tell_from
from networker.services import notice_presses, reminders
from networker.services.book import Book
from networker.services.local_times import zone_of
from networker.services.reminders import Look, Notice, NoticeKind
from networker.services.today_views import Question, Today
from networker.settings import Settings
from networker.ui.reminders import words
from networker.ui.reminders.presses import CardPresses
from networker.ui.session import Session

if TYPE_CHECKING:
    from networker.desktop.wake import Wake

SOON = timedelta(minutes=1)  # where it is not known when, or what was tried failed


class Teller(QObject):
    """Follows one book at a time; the cards that were shown outlive it."""

    person_requested = Signal(object)  # PersonId
    today_requested = Signal()

    def __init__(
        self,
        notifier: Notifier,
        alarm: Alarm,
        clock: Clock,
        *,
        mark: str,
        choices: Callable[[], Settings],
        in_front: Callable[[], bool],
        wake: "Wake | None" = None,
        parent: QObject,
    ) -> None:
        """`mark` begins the name of each card. `in_front`: whether the window is what the user works with.

        `wake` rings the alarm already; it is closed with the rest.
        """
        super().__init__(parent)
        self.notifier, self.alarm, self._wake = notifier, alarm, wake
        self._clock, self._mark, self._choices, self._in_front = clock, mark, choices, in_front
        self._session: Session | None = None
        self._held = False  # nobody may be told anything at the moment
        self._forget()
        self._changes = QTimer(self, singleShot=True, interval=0)  # several changes of one moment are one
        self._changes.timeout.connect(self._look_after_changes)
        self.presses = CardPresses(clock, self)
        self.presses.person_requested.connect(self.person_requested)
        self.presses.today_requested.connect(self.today_requested)
        alarm.rang.connect(self.look)
        notifier.shown.connect(self._card_shown)
        notifier.failed.connect(self._card_failed)
        notifier.pressed.connect(self.presses.take)

    def _forget(self) -> None:
        self._begun = False
        self._looks = self._again = False  # a look is under way; it is to be followed by another
        self._refused = False  # the last claim was, which was said
        self._in_hand: dict[str, Notice] = {}  # claimed and not marked, by their tags in the book
        self._there: dict[str, Notice] = {}  # cards of single promises that may still be on the screen
        self._asked: set[tuple[int, str]] = set()  # questions of this session, with their days

    # ---- whom it serves

    def follow(self, session: Session) -> None:
        """Tell what is due in this book from now on; harmless where that is done already."""
        if session is self._session:
            return
        self._forget()
        self._session = session
        self.presses.follow(session)
        session.jobs.changed.connect(self._changed)
        session.today.changed.connect(self._today_changed)
        self.notifier.listen()
        # A second on: by then it is known whether the user may be disturbed.
        self.alarm.set_next(self._clock())

    def rest(self) -> None:
        """Tell nothing: the book is left."""
        self._session = None
        self.presses.rest()
        self.alarm.set_next(None)

    def hold(self, on: bool) -> None:
        """Tell nothing for a moment; what falls due meanwhile is told afterwards."""
        self._held = on
        if not on:
            self.look()

    # ---- looking

    def look(self) -> None:
        """See whether there is something to tell, and when to look next."""
        session = self._session
        if session is None or session.jobs.closed:
            return
        self._begun = True
        if self._looks:
            self._again = True
            return
        if not self._choices().reminders:
            self.alarm.set_next(None)
        elif self._held or self.notifier.quiet:  # nobody says when that ends
            self._look_soon()
        else:
            self._looks, self._again = True, False
            session.jobs.read(
                self, _look, session.book, **self._terms(), then=self._looked, failed=self._refuse
            )

    def _terms(self) -> Mapping[str, Any]:
        return {"now": self._clock(), "rules": self._choices().rules, "in_hand": frozenset(self._in_hand)}

    def _look_soon(self) -> None:
        self.alarm.set_next(self._clock() + SOON)

    def _looked(self, found: Look) -> None:
        session = self._session
        self.alarm.set_next(found.next)
        if not found.due or session is None:
            self._end_look()
            return
        choices = self._choices()
        session.jobs.write(
            self, _claim, session.book, **self._terms(), size=choices.list_length, apart=not choices.hide_names,
            then=self._claimed, failed=self._refuse,
        )  # fmt: skip

    def _claimed(self, notices: tuple[Notice, ...]) -> None:
        self._refused = False
        if self._held and notices:  # claimed and not marked: the next look brings them again
            self._look_soon()
            self._looks = False
            return
        for each in notices:
            self._tell(each)
        # The morning's digest waits for a promise that is told alone.
        self._again = self._again or bool(notices)
        self._end_look()

    def _end_look(self) -> None:
        self._looks = False
        if self._again:
            self.look()
        elif self._session is not None and self._session.today.today is not None:
            self._today_changed(self._session.today.today)

    def _refuse(self, sentence: str) -> None:
        """The book cannot be asked or written, so nothing is told. That is said once, and tried again."""
        self._looks = False
        if not self._refused and self._session is not None:
            self._refused = True
            self._session.jobs.failed.emit(sentence)
        self._look_soon()

    # ---- telling

    def _tell(self, notice: Notice) -> None:
        now, choices = self._clock(), self._choices()
        if notice.kind is NoticeKind.DIGEST and self._in_front() and not _any_timed(notice):
            self._note_shown(replace(notice, people=()))  # whom Today shows there is counted by Today
            return
        self._in_hand[notice.tag] = notice
        self.notifier.show(
            words.card(notice, self._name(notice.tag), today=now.date(), hidden=choices.hide_names)
        )

    def _name(self, tag: str) -> str:
        return f"{self._mark}/{tag}"

    def _card_shown(self, name: str) -> None:
        notice = self._in_hand.get(name.partition("/")[2])
        if notice is None:  # a question, or of a book that was left
            return
        if notice.kind is NoticeKind.FOLLOW_UP:
            self._there[notice.tag] = notice
        hidden = self._choices().hide_names
        self._note_shown(replace(notice, people=()) if hidden else notice)

    def _note_shown(self, notice: Notice) -> None:
        """Until it is noted the notice stays in hand; where that fails too: a card a minute would be worse."""
        session = self._session
        if session is None:
            return
        self._in_hand[notice.tag] = notice
        session.jobs.write(
            self, reminders.shown, session.book, [notice], now=self._clock(),
            then=partial(self._noted, notice.tag), failed=lambda _why: None,
        )  # fmt: skip

    def _noted(self, tag: str, _none: object) -> None:
        self._in_hand.pop(tag, None)

    def _card_failed(self, name: str) -> None:
        """No way led to the user: the claim stands unmarked, so the next look brings it again."""
        if self._in_hand.pop(name.partition("/")[2], None) is not None:
            self._look_soon()

    # ---- what changes

    def _changed(self, changes: Changes, _initiator: object) -> None:
        if changes.follow_ups or changes.people or changes.interactions or changes.everything:
            self._changes.start()

    def _look_after_changes(self) -> None:
        """Another promise may be the next one; and a card of one that is settled goes."""
        session = self._session
        if session is None or session.jobs.closed:
            return
        coming = {tag: each for tag, each in self._in_hand.items() if each.kind is NoticeKind.FOLLOW_UP}
        if alone := self._there | coming:  # what is on its way may wait behind another card
            session.jobs.read(self, _settled, session.book, alone, then=self._withdraw)
        self.look()

    def _withdraw(self, tags: list[str]) -> None:
        for tag in tags:
            here, coming = self._there.pop(tag, None), self._in_hand.pop(tag, None)
            if here is not None or coming is not None:
                self.notifier.withdraw(self._name(tag))

    # ---- the question that writing left behind

    def _today_changed(self, today: Today) -> None:
        """What was written yesterday and is not answered is asked about once more, and then let be."""
        if any(each.day == today.day - timedelta(days=1) for each in _of_writing(today)):
            self.ask()

    def ask(self) -> None:
        """Put the newest open question of today or yesterday to the user, once a person and day."""
        session, now = self._session, self._clock()
        today = session.today.today if session is not None else None
        if session is None or today is None or today.day != now.date() or not self._may_ask(now):
            return
        question = next(
            (each for each in _of_writing(today) if each.day >= today.day - timedelta(days=1)), None
        )
        if question is None or (question.person, today.day.isoformat()) in self._asked:
            return
        self._asked.add((question.person, today.day.isoformat()))
        session.jobs.write(
            self, notice_presses.claim_question, session.book, question.person, now=now,
            then=partial(self._show_question, question, today.day.isoformat()), failed=lambda _why: None,
        )  # fmt: skip

    def _may_ask(self, now: datetime) -> bool:
        choices = self._choices()
        if not self._begun or self._held or not choices.reminders or self.notifier.quiet or self._in_front():
            return False  # whoever has the window before them sees the question there
        free = may_tell_from(now, choices.rules, zone_of(now))
        return free is not None and free <= now

    def _show_question(self, question: Question, day: str, claimed: bool) -> None:
        if claimed:
            name = self._name(f"{notice_presses.QUESTION}/{question.person}/{day}")
            self.notifier.show(words.question(question, name, hidden=self._choices().hide_names))

    def close(self) -> None:
        """Tell nothing more; what hangs on the desktop stays there."""
        self.rest()
        if self._wake is not None:
            self._wake.close()
        self.notifier.close()


def _of_writing(today: Today) -> list[Question]:
    """Whether somebody was met is asked quietly, where the user looks."""
    return [each for each in today.questions if each.of_writing]


def _any_timed(notice: Notice) -> bool:
    return any(each.time is not None for each in notice.promises)


def _look(book: Book, **terms: Any) -> Look:
    """On the read lane, whose thread has a connection of its own."""
    found = reminders.look(book.reader, **terms)
    book.rest()
    return found


def _claim(book: Book, **terms: Any) -> tuple[Notice, ...]:
    """On the write lane. Who waits in the tray asks for nothing long after, so both give back what SQLite holds in memory."""
    notices = reminders.claim(book, **terms)
    book.rest()
    return notices


def _settled(book: Book, there: Mapping[str, Notice]) -> list[str]:
    """The tags of those whose promise is kept, dropped or put off."""
    sql: sqlite3.Connection = book.reader
    return [
        tag for tag, notice in there.items() if reminders.named(sql, notice.subject, notice.moment) is None
    ]
