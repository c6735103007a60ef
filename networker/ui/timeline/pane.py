"""The middle pane: who this is, the line that logs, and everything that passed between you.

It asks for a person's head and index through the jobs, shows them, and turns what is pressed into verbs or
intents. It knows no other pane; the window wires `person_requested` and the rest.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.changes import Changes
from networker.domain.vocabulary import PersonId
from networker.services import timeline
from networker.services.today_views import Origin
from networker.services.views import Offers, PersonHead, Stretch, TalkView, Wanted
from networker.ui.about.column import AboutColumn
from networker.ui.about.noting import Noting
from networker.ui.about.place import AboutPlace
from networker.ui.begun_line import BegunLine
from networker.ui.drafts import Drafts
from networker.ui.icons import Icons
from networker.ui.notes.keeping import Notes
from networker.ui.theme import Theme
from networker.ui.timeline.arrangement import Arrangement
from networker.ui.timeline.begun import BegunHere
from networker.ui.timeline.editing import Editing
from networker.ui.timeline.filters import FilterBar
from networker.ui.timeline.header import PersonHeader
from networker.ui.timeline.header_verbs import HeaderVerbs
from networker.ui.timeline.list import TimelineList
from networker.ui.timeline.loading import Loading
from networker.ui.timeline.model import TimelineModel
from networker.ui.timeline.painted_list import SKELETON_AFTER
from networker.ui.timeline.promising import Promising
from networker.ui.timeline.quick_line import QuickLine
from networker.ui.timeline.quick_verbs import QuickLog
from networker.ui.timeline.reading import TimelineReading
from networker.ui.timeline.records import Records
from networker.ui.timeline.why import Whys
from networker.ui.timeline.words import Words
from networker.ui.widgets.states import EmptyState, Ground, Hairline
from networker.ui.wins import on_timeline
from networker.ui.wins.keeping import Keeping

WORTH_NARROWING = 2  # talks from which there is anything to look for


class TimelinePane(Ground):
    """Header, quick line, promises and timeline of one person, or the timeline of everybody."""

    person_requested = Signal(object)  # PersonId
    handle_requested = Signal(object, str)  # Channel, the address as it is in the book
    ask_requested = Signal(object, object)  # to know the first, to ask the second for an introduction
    fruit_requested = Signal(object)  # Named: the list of what came of the tie with them
    merge_requested = Signal()  # of the person shown with somebody else
    logged = Signal(object)  # what quick_log.write answered
    left = Signal()  # by the keyboard, and there is no list here to go to
    shown = Signal(object)  # the person (or None) whose timeline has come

    def __init__(
        self,
        *,
        book: object,
        jobs: Jobs,
        theme: Theme,
        icons: Icons,
        clock: Clock,
        services: QuickLog | None = None,
        lang: str = "en",
        drafts: Drafts | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(theme, "base", parent)
        self.drafts = drafts or Drafts(book, jobs, self)
        self._book: Any = book
        self._jobs, self._theme, self._icons, self._clock = jobs, theme, icons, clock
        self._person: PersonId | None = None
        self._head: PersonHead | None = None
        self._to_top = True
        # Whether something was changed while everybody's timeline was behind another page.
        self._stale = False
        # A talk of a day, and what is done once it is listed.
        self._wanted_talk: tuple[int, date, Callable[[], object]] | None = None
        self.setObjectName("timelinePane")
        self.setAccessibleName(self.tr("Timeline"))
        self.setMinimumSize(370, 280)
        self.words = Words(self)
        self.words.lang = lang
        self.header = PersonHeader(words=self.words, theme=theme, icons=icons, parent=self)
        self.quick_line = QuickLine(
            book=book, jobs=jobs, theme=theme, icons=icons, clock=clock, services=services, lang=lang,
            drafts=self.drafts, offers_trips=True, parent=self,
        )  # fmt: skip
        self.begun_line = BegunLine(theme, self)
        self.begun_line.after = self.quick_line.line
        self.filters = FilterBar(words=self.words, theme=theme, icons=icons, parent=self)
        self.model = TimelineModel(book=book, jobs=jobs, words=self.words, parent=self)
        self.promising = Promising(
            book=book, jobs=jobs, theme=theme, icons=icons, clock=clock, words=self.words, model=self.model,
            drafts=self.drafts, over=self,
        )  # fmt: skip
        self.list = TimelineList(
            model=self.model, words=self.words, theme=theme, icons=icons, promises=self.promising.verbs,
            parent=self,
        )  # fmt: skip
        self.editing = Editing(
            book=book, jobs=jobs, theme=theme, icons=icons, clock=clock, words=self.words, model=self.model,
            listed=self.list, drafts=self.drafts, over=self,
        )  # fmt: skip
        self.notes = Notes(
            book=book, jobs=jobs, theme=theme, icons=icons, clock=clock, words=self.words, drafts=self.drafts,
            over=self,
        )  # fmt: skip
        self.empty = EmptyState(theme, self)
        self.empty.setObjectName("timelineEmpty")
        self.loading = Loading(theme, self)
        self.rule = Hairline(theme, upright=True, parent=self)
        self.records = Records(book=book, jobs=jobs, theme=theme, icons=icons, clock=clock, over=self)
        self.noting = Noting(
            book=book, jobs=jobs, theme=theme, icons=icons, clock=clock, words=self.words, drafts=self.drafts,
            over=self, lang=lang,
        )  # fmt: skip
        self.keeping = Keeping(
            book=book, jobs=jobs, theme=theme, icons=icons, clock=clock, words=self.words, drafts=self.drafts,
            over=self,
        )  # fmt: skip
        self.about = AboutColumn(
            noting=self.noting, notes=self.notes.section, theme=theme, icons=icons, parent=self
        )
        self.about.after = self.list
        self.known = AboutPlace(self.about, self.noting, self)
        self.begun = BegunHere(
            self.drafts, self.begun_line, book=book, jobs=jobs, notes=self.notes, promising=self.promising,
            noting=self.noting, keeping=self.keeping, editing=self.editing, model=self.model,
            quick_line=self.quick_line, reach=self.reach,
        )  # fmt: skip
        self._late = QTimer(self, singleShot=True, interval=SKELETON_AFTER)
        self._late.timeout.connect(self._show_loading)
        self._arranged = Arrangement(
            header=self.header, quick_line=self.quick_line, begun_line=self.begun_line, filters=self.filters,
            listed=self.list, empty=self.empty, loading=self.loading, rule=self.rule, about=self.about, known=self.known,
        )  # fmt: skip
        self.reading = TimelineReading(book=book, jobs=jobs, clock=clock, parent=self)
        self._wire()
        self.header.show_everybody(self.tr("Everybody"), "")

    def _wire(self) -> None:
        self.whys = Whys(self.header, book=self._book, jobs=self._jobs, clock=self._clock, theme=self._theme)
        self.verbs = HeaderVerbs(
            self.header, person=lambda: self._person, book=self._book, jobs=self._jobs, clock=self._clock, owner=self
        )  # fmt: skip
        self.header.handle_requested.connect(self.handle_requested)
        self.header.person_requested.connect(self.person_requested)
        self.header.ask_requested.connect(self.ask_requested)
        self.header.path.height_changed.connect(self._place)
        self.header.records_requested.connect(self.show_records)
        self.header.merge_requested.connect(self.merge_requested)
        self.header.about_requested.connect(self.known.toggle)
        self.known.moved.connect(self._place)
        self.known.left.connect(self._to_list)
        self.about.person_requested.connect(self.person_requested)
        self.noting.link_opened.connect(self.handle_requested)
        self.quick_line.logged.connect(self._logged)
        self.quick_line.left.connect(self._to_list)
        self.quick_line.height_changed.connect(self._place)
        self.list.person_requested.connect(self.person_requested)
        self.header.promise_requested.connect(self.note_promise)
        on_timeline.connect(
            self.keeping, self.header, self.list, head=lambda: self._head, show_all=self.fruit_requested.emit
        )  # fmt: skip
        self.header.log_requested.connect(self.quick_line.begin_rung)
        self.list.promise_from_requested.connect(self.promising.note_from)
        self.list.change_promise_requested.connect(self.promising.change)
        self.list.talk_requested.connect(self._go_to_origin)
        self.list.link_followed.connect(self.notes.follow)
        self.notes.person_requested.connect(self.person_requested)
        self.notes.handle_requested.connect(self.handle_requested)
        self.notes.talk_requested.connect(self.show_talk)
        self.filters.wanted_changed.connect(self._narrowed)
        self.filters.left.connect(self._to_list)
        self.empty.pressed.connect(self._empty_pressed)
        self.reading.head_came.connect(self._show_head)
        self.reading.whole.connect(self._show_rows)
        self.reading.offers_came.connect(self._show_offers)
        self.reading.failed.connect(self._not_read)
        self._jobs.changed.connect(self._changed)
        self.begun.moved.connect(self._place)
        self.editing.turned.connect(self._place)

    # ---- showing somebody

    @property
    def person(self) -> PersonId | None:
        """Whose timeline is shown; None for everybody's."""
        return self._person

    def show_person(self, person: PersonId | None) -> None:
        """Show the timeline of somebody, or everybody's."""
        if person != self._person:
            self._to_top = True
            self._head = None
            self._late.start()
            self.records.leave()
            self.keep_typed()
            self.noting.show_head(None)
            self.begun.go_away()
            self.filters.reset()
            self.list.fold_all()
            self.quick_line.set_context(person)  # what is typed from now on is theirs
        self._person = person
        self._reload()

    def show_talk(self, talk: TalkView) -> None:
        """Show one talk among those with the first of its people, unfolded."""
        self._wanted_talk = talk.id, talk.day, partial(self.list.go_to_talk, talk.id)
        self.person_requested.emit(talk.people[0].id if talk.people else None)

    def reach(self, talk: int, day: date, then: Callable[[], object]) -> None:
        """Have a talk of this timeline listed, however far down, and then do something with it."""
        if self.model.number_of(("talk", talk)) >= 0:
            then()
        elif self.model.goes_on:
            self._wanted_talk = talk, day, then
            self._reload()

    def _go_to_origin(self, talk: Origin) -> None:
        self.reach(talk.id, talk.day, partial(self.list.choose_talk, talk.id))

    def set_language(self, lang: str) -> None:
        """Sentences and dates are typed in another language from now on."""
        self.words.lang = self.noting.lang = lang
        self.quick_line.set_language(lang)
        self._reload()

    def keep_typed(self, *, for_good: bool = False) -> None:
        """Write what stands open to be edited: somewhere else is gone to, `for_good` out of the program."""
        self.editing.leave()
        self.promising.leave()
        self.noting.leave()
        self.keeping.leave()
        self.notes.leave(for_good=for_good)

    def undo(self) -> bool:
        """Ctrl+Z: take back what is said in an open editor and not written. False where there is none of it."""
        return any(each.undo() for each in self._editors)

    @property
    def edits(self) -> bool:
        """Whether the keys mean an open editor."""
        return any(each.has_keyboard for each in self._editors)

    @property
    def _editors(self) -> "tuple[Notes | Noting | Keeping | Promising | Editing, ...]":
        return (self.notes, self.noting, self.keeping, self.promising, self.editing)

    def write_note(self) -> None:
        """Open the notes on the person shown to be written."""
        if self._head is not None:
            self.notes.write(self._head)

    def show_records(self) -> None:
        """List the records that tell of the person shown, each with the way out."""
        if self._head is not None:
            self.records.show(self._head)

    # ---- reading

    def _reload(self) -> None:
        """Ask for head and rows; an older question is forgotten."""
        self.reading.ask(self._person, self.filters.wanted, down_to=self._down_to)

    @property
    def _down_to(self) -> date | None:
        """The day as far as which rows are to be listed: where the list stands, or a talk is wanted."""
        days = [] if self._to_top else [self.list.reads_to()]
        days += [self._wanted_talk[1]] if self._wanted_talk is not None else []
        return min((day for day in days if day is not None), default=None)

    def _show_offers(self, offers: Offers) -> None:
        self.filters.show_offers(offers.offers)
        if self.filters.wanted:
            self.filters.show_found(offers.talks(self.filters.wanted))

    # ---- narrowed

    def search(self) -> None:
        """Put the keyboard into the search of this timeline, where there is anything to look for."""
        self.known.close()
        if self.filters.isVisible():
            self.filters.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.filters.line.selectAll()

    def back(self) -> bool:
        """Esc: from what is known to the list, then to the whole timeline. False where it is shown whole already."""
        if self.known.back():
            return True
        if not self.filters.wanted:
            return False
        self.filters.narrow(timeline.EVERYTHING)
        return True

    def _narrowed(self, wanted: Wanted) -> None:
        """The head stays; an answer for what was wanted before is of no use."""
        self.editing.leave()
        self._to_top = True
        self.reading.narrow(wanted, down_to=self._down_to)

    def _to_list(self) -> None:
        if self.list.isVisible():
            self.list.setFocus(Qt.FocusReason.TabFocusReason)
        elif self.filters.wanted:
            self.empty.button.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.left.emit()

    def _empty_pressed(self) -> None:
        if not self.back():
            self.quick_line.focus_line()

    def _not_read(self, sentence: str) -> None:
        """The book did not answer: what is shown would be another person's."""
        self._late.stop()
        self.loading.hide()
        self.empty.say(self.tr("This timeline could not be read"), sentence)
        self._arranged.filled = self.empty
        self._place()

    def _show_head(self, head: PersonHead | None) -> None:
        self._head = head
        today = self._clock().date()
        if head is None:
            self.header.show_everybody(self.tr("Nobody here any more"), "")
            self.quick_line.set_context(None)
        else:
            self.header.show_head(head, today=today)
            self.quick_line.set_context(head.id, head.given or head.name)
            self.about.show_head(head, today=today)
        self.noting.show_head(head)
        if head is not None:
            self.keeping.show_for(head.id)
        self._place()

    def _show_rows(self, rows: Stretch) -> None:
        wanted = self.filters.wanted
        self._late.stop()
        self.loading.hide()
        head = self._head if self._person is not None else None
        talks = sum(row.what == "talk" for row in rows.rows)
        if head is None and not wanted:
            self._show_everybody()
        if self._to_top:
            self.list.go_to_top()
            self._to_top = False
        self.model.show_rows(
            rows,
            whose=head.id if head else None,
            given=(head.given or head.name) if head else "",
            promises=head.promises if head else (),
            ahead=head.ahead if head else (),
            today=self._clock().date(),
            wanted=wanted,
        )
        if not wanted or rows.after is None:
            self.filters.show_found(talks if wanted else None)  # else it is told once all are counted
        self._arranged.filterable = bool(wanted) or talks >= WORTH_NARROWING
        nothing = not rows.rows and (bool(wanted) or not (head and (head.promises or head.ahead)))
        if nothing:
            self._say_nothing(head)
        self._arranged.filled = self.empty if nothing else self.list
        self._place()
        reached, self._wanted_talk = self._wanted_talk, None
        if reached is not None and self.model.number_of(("talk", reached[0])) >= 0:
            reached[2]()
        self.begun.show_for(head)
        self.shown.emit(self._person)

    def _say_nothing(self, head: PersonHead | None) -> None:
        if self.filters.wanted:
            self.empty.say(*self.words.nothing_fits(), self.tr("Show all"))
            return
        given = (head.given or head.name) if head else ""
        self.empty.say(self.words.nothing_yet(given), self.words.nothing_hint(), self.tr("Log something"))

    def _show_everybody(self) -> None:
        if self._person is not None:
            return
        self.quick_line.set_context(None)
        talks, first = self.reading.everybody
        second = self.words.talks_since(talks, first) if first is not None else ""
        self.header.show_everybody(self.tr("Everybody"), second)

    def _show_loading(self) -> None:
        self.loading.show()  # over the list, which keeps the keyboard if it had it
        self.loading.raise_()
        self._place()

    # ---- what changes

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._stale = False
            self._reload()

    def _changed(self, changes: Changes, _initiator: object) -> None:
        """Read anew what a verb has touched; the list stays where it was."""
        if changes.everything:
            self.model.forget()
        else:
            self.model.forget(changes.interactions | self.model.talks_with(changes.people))
        if self._person is None:
            touched = changes.everything or bool(changes.interactions or changes.people)
        else:
            mine = changes.touches_person(self._person) or bool(self._others & changes.people)
            touched = mine or bool(changes.follow_ups & self.model.promise_ids)
        if touched and self._person is None and not self.isVisible():
            # A million talks are not put in order behind another page, once for each key there.
            self._stale = True
        elif touched:
            self.records.leave()
            self._reload()
        else:
            self.list.viewport().update()

    @property
    def _others(self) -> set[PersonId]:
        """Those whom the header of the person shown names."""
        head = self._head
        ways = head.path.ways if head is not None and head.path is not None else ()
        return {each.other.id for each in (head.ties if head is not None else ())} | {
            way.person for way in ways
        }

    def _logged(self, answer: object) -> None:
        self._to_top = True  # what was just logged is seen
        self.known.close()
        self.back()  # also where it is none of what was looked for
        self.logged.emit(answer)

    # ---- promises

    def note_promise(self) -> None:
        """Note a promise with the person shown."""
        if self._head is not None:
            self.promising.note(self._head)

    # ---- places

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()
        for each in (self.records, self.promising, self.noting, self.keeping, self.notes):
            each.place()

    def _place(self) -> None:
        head = self._head if self._person is not None else None
        self._arranged.place(self.size(), head=head, edits_entry=self.editing.editor is not None)
