"""The Tidy page: at the left what there is to tidy, at the right one pair after the other, or another list.

Verbs run on the lanes; what they change comes back through `Changes`, and the pairs are counted anew. After
an answer the next pair is shown at once from those that are at hand.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs, Ticket
from networker.domain.begun import Kind, Place
from networker.domain.changes import Changes
from networker.domain.vocabulary import PersonId
from networker.services import backups, duplicates, merge, triage
from networker.services.book import Book
from networker.services.comparison import Choices, Comparison
from networker.services.duplicates import Duplicate, Survey
from networker.ui.drafts import Drafts
from networker.ui.icons import Icons
from networker.ui.text import grouped
from networker.ui.theme import Theme
from networker.ui.tidy import words
from networker.ui.tidy.drift import DriftList
from networker.ui.tidy.ended import Ended, ToSort
from networker.ui.tidy.onward import Onward
from networker.ui.tidy.pair import PairView
from networker.ui.tidy.past import PastMerges
from networker.ui.tidy.queue import Queue
from networker.ui.tidy.tasks import NARROW, WIDTHS, TaskList, WaitingPair
from networker.ui.tidy.walk import Walk
from networker.ui.widgets.page_parts import FreshPage, has_keyboard, page_scroll, side_by_side

LISTED = 50  # pairs at hand


def _merge_safe(book: Book, *, now: datetime) -> Changes:
    """All of them at once, with a backup of the book before that."""
    backups.before_merge(book, now=now)
    return merge.merge_safe(book, now=now)


def _place(keep: int, gone: int) -> Place:
    """Of what is chosen of a pair."""
    return Place(Kind.PAIR, keep, str(gone))


class TidyPage(FreshPage):
    """One list at a time. `import_requested` is pressed where nobody is in the book."""

    import_requested = Signal()
    sort_requested = Signal()  # of those without a circle
    merged = Signal(object, object)  # who was kept, who became a part of them
    said = Signal(str)  # something that needs no way back
    left = Signal(object)  # whoever was compared by hand, once that was answered
    person_requested = Signal(object)  # of another list

    def __init__(
        self,
        *,
        book: Book,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        drafts: Drafts | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("tidyPage", self.tr("Tidy"), jobs=jobs, theme=theme, parent=parent)
        self._book, self._jobs, self._clock = book, jobs, clock
        self._drafts = drafts or Drafts(book, jobs, self)
        self._survey: Survey | None = None
        self._queue = Queue()
        self._asking: Ticket | None = None
        self._comparing: Ticket | None = None
        self._busy = False
        self._lent: QWidget | None = None  # the row that has the keyboard only while nothing is asked
        self._from_list = ""  # the list in which those who are compared by hand were met
        self._build(theme, icons)

    def _build(self, theme: Theme, icons: Icons) -> None:
        shared = {
            "book": self._book,
            "jobs": self._jobs,
            "clock": self._clock,
            "theme": theme,
            "icons": icons,
        }
        self.walk = Walk(**shared)  # type: ignore[arg-type]
        self.tasks = TaskList(theme, [(each.key, each.row) for each in self.walk.lists.values()], self)
        self.tasks.chosen.connect(self.show_task)
        self.tasks.entered.connect(self._enter_task)
        self.walk.person_requested.connect(self.person_requested)
        self.walk.compare_requested.connect(self._compare_listed)
        self.states = QStackedWidget(self)
        side_by_side(self.tasks, self.states, theme, self)
        self.pair = PairView(theme, icons)
        self.pair.merge_requested.connect(self._merge)
        self.pair.apart_requested.connect(self._tell_apart)
        self.pair.later_requested.connect(self._put_off)
        self.pair.safe_requested.connect(self._merge_safe)
        self.pair.said_anew.connect(self._keep_choices)
        self._merges = PastMerges(**shared)  # type: ignore[arg-type]
        self._merges.counted.connect(self._merges_counted)
        self._merges.shown.connect(self._merges_shown)
        self._merges.split.connect(self._queue.written)
        self._merges.none_found.connect(
            lambda: self.said.emit(self.tr("Nobody was merged: nothing is there to split"))
        )
        self.past = self._merges.view
        self.waiting = WaitingPair(theme)
        self.empty = Ended(theme)
        self.empty.pressed.connect(self._empty_pressed)
        self.to_sort = ToSort(theme)
        self.to_sort.pressed.connect(self.sort_requested)
        self.drift = DriftList(**shared)  # type: ignore[arg-type]
        nothing_left = (self.empty, self.to_sort, self.walk.pause, self.drift.empty)
        self._onward = Onward(self.tasks, nothing_left, self)
        self._onward.wanted.connect(self._enter_task)
        for other in (self.walk, self.drift):
            other.counted.connect(self._counted)
            other.turned.connect(self._turned)
        self._scrolls = {each: page_scroll(each, theme) for each in (self.pair, self.past, self.waiting)}
        for scroll in self._scrolls.values():
            self.states.addWidget(scroll)
        for state in (self.empty, self.to_sort, *self.walk.states, *self.drift.states):
            self.states.addWidget(state)
        self.states.setCurrentWidget(self._scrolls[self.waiting])

    # ---- asking and showing

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tasks.setFixedWidth(WIDTHS[self.width() >= NARROW])

    def touched_by(self, changes: Changes) -> bool:
        return bool(changes.people) or changes.everything

    def _changed(self, changes: Changes, initiator: object) -> None:
        if changes.step is not None and not self.isVisible():
            self._queue.forget_order()
        super()._changed(changes, initiator)

    def refresh(self) -> None:
        """Look through the whole book anew, and for past merges."""
        self._stale = False
        if self._asking is not None:
            self._asking.cancel()
        self._asking = self._jobs.read(
            self, duplicates.survey, self._book, limit=LISTED + len(self._queue.later), then=self._arrived
        )
        self._merges.refresh()
        self.drift.refresh()
        self.walk.refresh()
        self._jobs.read(self, triage.to_go, self._book, then=self._counted_open)

    def _counted(self, counts: dict[str, int]) -> None:
        for key, number in counts.items():
            self.tasks.by_key[key].set_count(grouped(number))
        self._onward.count(counts)

    def _turned(self, state: QWidget) -> None:
        if self.states.currentWidget() is not state or self._wants_keyboard:
            self._turn_to(state, self._has_keyboard())

    def _counted_open(self, count: int) -> None:
        self.to_sort.explain(count)
        self._counted({"no circle": count})

    def _arrived(self, survey: Survey) -> None:
        self._asking, self._survey = None, survey
        self._queue.refill(survey.pairs)
        self.tasks.twice.set_count(f"{grouped(survey.count)}+" if survey.more else grouped(survey.count))
        self._onward.count({"twice": survey.count})
        self.pair.show_safe(survey.safe)
        if self.tasks.twice.isChecked():
            self._show_next(anew=True)

    def _merges_counted(self, count: int, more: bool) -> None:
        self.tasks.past.setVisible(count > 0)
        self.tasks.past.set_count(f"{grouped(count)}+" if more else grouped(count))

    def _merges_shown(self, mine: bool) -> None:
        if not self.past.rows and not self._merges.has_news:
            if mine or self._wants_keyboard or has_keyboard(self):
                # Not the pair that comes: Enter, pressed once more, would merge two whom nobody looked at.
                self._wants_keyboard, self._lent = False, None
                self.tasks.twice.setFocus(Qt.FocusReason.OtherFocusReason)
            self.show_task("twice")
        elif self.tasks.twice.hasFocus():  # while this list was not there yet
            self.tasks.past.setFocus(Qt.FocusReason.OtherFocusReason)
        elif mine:
            self._target().setFocus(Qt.FocusReason.OtherFocusReason)

    def show_task(self, task: str) -> None:
        """One of the lists: "twice", "no circle", "drifted", "past", or one of `declared`."""
        self.tasks.by_key[task].setChecked(True)
        self._onward.lead()
        self.drift.set_open(task == "drifted")
        if task != "past":
            self._merges.leave()
        if task not in self.walk.lists:
            self.walk.leave()
        if task == "past":
            self._turn_to(self._scrolls[self.past], self._has_keyboard())
            self._merges.open()
        elif task == "no circle":
            self._turn_to(self.to_sort, self._has_keyboard())
        elif task in self.walk.lists:
            if not self.walk.open(task):
                self._wait()
        elif task != "drifted":
            self._show_next(anew=True)

    def _enter_task(self, task: str) -> None:
        """A list was pressed: the keys that stand under what it asks mean that, as soon as it is shown."""
        self._wants_keyboard = True
        self.show_task(task)

    def _wait(self) -> None:
        """Nothing is known yet of the list that is open: keys go to it as soon as something is."""
        mine = self._has_keyboard()
        self._wants_keyboard = self._wants_keyboard or mine
        self.states.setCurrentWidget(self._scrolls[self.waiting])
        if mine:
            self._target().setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def current(self) -> Duplicate | None:
        """The pair that is asked about."""
        return self._queue.current

    def compare(self, keep: PersonId, gone: PersonId) -> None:
        """Show two people whom the user chose, whatever is known of them."""
        self._from_list = ""
        self._queue.choose(keep, gone)
        self.show_task("twice")

    def _compare_listed(self, keep: PersonId, gone: PersonId) -> None:
        """The same of two who are asked about in another list, which goes on afterwards."""
        met_in = self.walk.open_list
        self.compare(keep, gone)
        self._from_list = met_in.key if met_in is not None else ""

    def _show_next(self, *, anew: bool = False) -> None:
        """Show the pair whose turn it is; `anew`: also the one that is shown, should it have changed."""
        if self._survey is None:
            return
        pair = self.current
        if pair is None:
            mine = self._has_keyboard()
            done = self._queue.done if self._queue.paused else 0
            self.empty.explain(self._survey, len(self._queue.later), done)
            self._turn_to(self.empty, mine)
            return
        if self._comparing is not None:
            self._comparing.cancel()
        shown = self.pair.shown
        same = shown is not None and (shown.keep.id, shown.gone.id) == (pair.one.id, pair.other.id)
        if same and not anew and self.states.currentWidget() is self._scrolls[self.pair]:
            return
        self._comparing = self._jobs.read(
            self, merge.compare, self._book, pair.one.id, pair.other.id, today=self._clock().date(),
            then=self._compared, failed=partial(self._not_compared, pair),
        )  # fmt: skip

    def _not_compared(self, pair: Duplicate, sentence: str) -> None:
        """One of the two is gone. Where the survey is older than that, the next one leaves the pair out."""
        if pair is self._queue.by_hand:
            self._queue.by_hand = None
            self._jobs.failed.emit(sentence)
            self._show_next(anew=True)
        elif self._stale:
            self._again.start()

    def _compared(self, shown: Comparison) -> None:
        self._comparing = None
        pair, survey = self.current, self._survey
        if pair is None or survey is None or not self.tasks.twice.isChecked():
            return
        mine = self._has_keyboard()
        if pair is self._queue.by_hand:
            self.pair.where.say(self.tr("You chose these two"), "")
        else:
            self.pair.where.say(*words.place(len(self._queue.later) + 1, survey, pair))
        self.pair.expect(two=pair.two_names)
        if self.pair.shown != shown:  # what was chosen meanwhile stays
            self.pair.show_pair(shown, self._clock().date())
            self._choose_again()
            self._turn_to(self._scrolls[self.pair], mine)
        else:
            self._turn_to(self._scrolls[self.pair], mine and not self._has_keyboard())

    def _keep_choices(self) -> None:
        if self.pair.shown is not None:
            self._drafts.keep(_place(self.pair.shown.keep.id, self.pair.shown.gone.id), self.pair.draft())

    def _choose_again(self) -> None:
        """What was chosen of these two before they were put off, or the program ended."""
        shown = self.pair.shown
        if shown is not None:
            self._drafts.take_up(self.pair, _place(shown.keep.id, shown.gone.id))

    # ---- the keyboard

    def take_keyboard(self) -> None:
        """Keys mean this page from now on; as soon as something is shown, that."""
        there = (*self.walk.states, *self.drift.states)  # which have it from now on
        self._wants_keyboard = self.states.currentWidget() not in there
        self._target().setFocus(Qt.FocusReason.OtherFocusReason)

    def _target(self) -> QWidget:
        """What keys go to in the list that is open."""
        shown = self.states.currentWidget()
        if shown is self._scrolls[self.pair]:
            return self.pair
        if shown is self._scrolls[self.past]:
            past = self.tasks.past  # it is hidden once nothing is left to be split
            return self.past.first or (past if past.isVisibleTo(self) else self.tasks.twice)
        chosen = next(row for row in self.tasks.rows if row.isChecked())
        for other in (self.walk, self.drift):
            if shown in other.states:
                return other.target or chosen
        if shown is self._scrolls[self.waiting]:
            return chosen
        if shown is self.to_sort:
            return self.to_sort.button if self.to_sort.button.isVisibleTo(self) else self.tasks.no_circle
        button = self.empty.button
        return button if shown is self.empty and button.isVisibleTo(self) else self.tasks.twice

    def _has_keyboard(self) -> bool:
        """Whether keys go to what is shown at the right."""
        return has_keyboard(self.states)

    def _turn_to(self, state: QWidget, mine: bool) -> None:
        """Show one of the states; `mine`: keys went to what was shown before."""
        self.states.setCurrentWidget(state)
        if mine or self._wants_keyboard or (self._lent is not None and self._lent.hasFocus()):
            self._wants_keyboard, target = False, self._target()
            asks_nothing = state in (self.empty, *self.walk.states, *self.drift.states)
            self._lent = target if asks_nothing and target in self.tasks.rows else None
            target.setFocus(Qt.FocusReason.OtherFocusReason)

    def _empty_pressed(self) -> None:
        if self._queue.paused:
            self._queue.go_on()
            self._show_next(anew=True)
        elif self._queue.later:
            self._queue.start_over()
            self._show_next(anew=True)
        else:
            self.import_requested.emit()

    # ---- what is answered

    def _merge(self, choices: Choices) -> None:
        self._write(partial(merge.merge, choices=choices), gone=True)

    def _tell_apart(self) -> None:
        self._write(merge.different, gone=False)

    def _write(self, verb: Callable[..., Changes], *, gone: bool) -> None:
        pair = self._answer()
        if pair is not None:
            one, other = pair.one.id, pair.other.id
            self._drafts.write(
                self, _place(one, other), verb, self._book, one, other, now=self._clock(),
                then=lambda _changes: self._answered(pair, gone=gone), failed=self._failed,
            )  # fmt: skip

    def _merge_safe(self) -> None:
        if not self._busy:
            self._busy = True
            self._jobs.write(
                self, _merge_safe, self._book, now=self._clock(),
                then=lambda _changes: self._merged_safe(), failed=self._failed,
            )  # fmt: skip

    def _merged_safe(self) -> None:
        self._queue.written()
        self._end()

    def _put_off(self) -> None:
        pair = self._answer()
        if pair is not None and pair is self._queue.by_hand:
            self._end()
            self._leave(pair)
        elif pair is not None:
            self._queue.put_off()
            self._end()
            self._show_next()
            if len(self._queue.waiting) < LISTED // 5:
                self._again.start()

    def undo(self) -> bool:
        """Bring back what was put off last. False where something was written since, which is meant then."""
        if self.walk.open_list is not None:
            return self.walk.undo()
        if self._busy or not self._queue.take_back():
            return False
        self.show_task("twice")
        return True

    def _answer(self) -> Duplicate | None:
        """The pair that is answered now; None while an answer is on its way, or the next pair."""
        pair, shown = self.current, self.pair.shown
        if self._busy or pair is None or shown is None:
            return None
        if (shown.keep.id, shown.gone.id) != (pair.one.id, pair.other.id):
            return None
        self._busy = True
        return pair

    def _answered(self, pair: Duplicate, *, gone: bool) -> None:
        """Go on with those at hand; a person who became a part of another is asked about no more."""
        self._end()
        self._queue.answered(pair, gone=gone)
        if gone:
            self.merged.emit(pair.one.id, pair.other.id)
        if pair is self._queue.by_hand:
            self._leave(pair)
        elif self._queue.waiting:
            self._show_next()

    def _leave(self, pair: Duplicate) -> None:
        """Back to the list or the person from whom the comparison was asked for."""
        if not self._back_to_list():
            self._queue.by_hand = None
            self._show_next(anew=True)
            self.left.emit(pair.one.id)

    def _back_to_list(self) -> bool:
        """Go on in the list from which two were compared. False where they were chosen elsewhere."""
        if self._queue.by_hand is None or not self._from_list:
            return False
        self._queue.by_hand = None
        self.show_task(self._from_list)
        return True

    def _end(self) -> None:
        self._busy = False

    def _failed(self, sentence: str) -> None:
        self._end()
        self._jobs.failed.emit(sentence)
        self.refresh()

    def back(self) -> bool:
        """Esc: out of another list. False where the pairs are shown."""
        if self.tasks.twice.isChecked() and self._back_to_list():
            return True
        if self._queue.by_hand is not None:
            self._queue.by_hand = None
            self._show_next(anew=True)
        if self.tasks.twice.isChecked():
            return False
        self.show_task("twice")
        return True
