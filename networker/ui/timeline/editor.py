"""An entry opened to be set right, where it stands. It holds what is typed, and writes nothing itself."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, time
from typing import Any

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.dates import clock_time
from networker.domain.vocabulary import USUAL_CHANNEL, Channel, Depth, Direction, Kind, PersonId
from networker.services.interactions import Correction
from networker.services.today_views import Named
from networker.services.topics import LONGEST
from networker.services.views import TalkView
from networker.ui.dropped import FilesPass
from networker.ui.icons import Icons
from networker.ui.notes.completer import MentionCompleter
from networker.ui.paragraphs import measure_paragraph
from networker.ui.text import PlainLabel, isolate, one_line
from networker.ui.theme import Theme
from networker.ui.timeline.choices import Choice, DayChoice
from networker.ui.timeline.editor_foot import TALL as FOOT
from networker.ui.timeline.editor_foot import EditorFoot
from networker.ui.timeline.editor_past import EditorPast
from networker.ui.timeline.flow import Flow
from networker.ui.timeline.guest import Guest
from networker.ui.timeline.people_chips import PeopleChips
from networker.ui.timeline.topic_field import TopicCompleter
from networker.ui.timeline.topic_field import said as said_topics
from networker.ui.timeline.words import Words
from networker.ui.widgets.own_escape import claims_escape
from networker.ui.widgets.press import ENTER
from networker.ui.widgets.undo_keys import UndoKeys

GAP = 10
LINE, LEAST_LINES, MOST_LINES = 20, 3, 12  # of the text
CHOICES = ("kind", "channel", "direction", "how_deep")
WHOLE = 1_000_000  # px: more than any entry is tall


class _Short(QLineEdit):
    """A field for a word or two."""

    def __init__(self, name: str, hint: str, text: str, wide: int, parent: QWidget) -> None:
        super().__init__(text, parent)
        self._wide = wide
        self.setAccessibleName(name)
        self.setPlaceholderText(hint)
        self.setStyleSheet("QLineEdit { min-height:26px; max-height:26px }")

    def sizeHint(self) -> QSize:
        return QSize(self._wide, 28)


class EntryEditor(Guest):
    """Kind, channel, direction, depth; day, time, place, topics; people; the text. Ctrl+Enter saves, Esc sets it aside."""

    saved = Signal(object)  # Correction
    said_anew = Signal()
    set_aside = Signal()  # by Esc: what is said is not written, and not forgotten
    cancelled = Signal()
    delete_requested = Signal()
    height_changed = Signal()
    looked_at = Signal(object)  # QRect: where the keyboard is by now

    def __init__(
        self, view: TalkView, *, words: Words, book: object, jobs: Jobs, theme: Theme, icons: Icons,
        clock: Clock, over: QWidget, parent: QWidget | None = None,
    ) -> None:  # fmt: skip
        """`over`: what the search for somebody lies on."""
        super().__init__(parent)
        self.view, self._theme = view, theme
        self._foot_at, self._seen_to = 0, WHOLE
        self.before = Correction.of(view)
        self._kind = view.kind
        self.setObjectName("entryEditor")
        self.setAccessibleName(self.tr("Edit this entry"))
        self._build_choices(words, theme, icons, last=max(clock().date(), view.day))
        self.people = PeopleChips(
            view.people, book=book, jobs=jobs, theme=theme, icons=icons, clock=clock, over=over, parent=self
        )
        self.people.after = self.topics
        self.people.people_changed.connect(self._arrange)
        self._build_text(theme)
        self.completer = MentionCompleter(self.text, book=book, jobs=jobs, theme=theme, over=over)
        self.offered_topics = TopicCompleter(self.topics, book=book, jobs=jobs, theme=theme, over=over)
        fields = (self.time, self.place, self.topics, self.text)
        UndoKeys(self).watch(*fields)
        FilesPass(self).watch(*fields)
        self._kind_chosen(view.kind)
        self._past = EditorPast(self)
        self._past.moved.connect(self.said_anew)
        self.text.cursorPositionChanged.connect(self.look)
        program = QApplication.instance()
        if isinstance(program, QApplication):
            program.focusChanged.connect(self._focus_moved)

    def _focus_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self.look()

    def look(self) -> None:
        """Tell where the keyboard is, that it may be brought into sight: of the text the line that is written."""
        part = self.focusWidget()
        if part is self.text:
            line = self.text.cursorRect()
            self.looked_at.emit(QRect(self.text.viewport().mapTo(self, line.topLeft()), line.size()))
        elif part is not None and self.isAncestorOf(part) and not self.foot.isAncestorOf(part):
            self.looked_at.emit(QRect(part.mapTo(self, QPoint(0, 0)), part.size()))

    def _build_choices(self, words: Words, theme: Theme, icons: Icons, *, last: date) -> None:
        kinds = [(each, words.kind(each)) for each in Kind]
        channels = [(None, self.tr("No channel")), *((each, words.channel(each)) for each in Channel)]
        ways = [(each, words.direction(each)) for each in (*Direction, None)]
        depths = [(None, self.tr("worked out")), *((each, words.depth(each)) for each in Depth)]
        depth = self.tr("Depth: {0}")
        self.kind = Choice(self.tr("Kind"), kinds, theme, icons, parent=self)
        self.channel = Choice(self.tr("Channel"), channels, theme, icons, parent=self)
        self.direction = Choice(self.tr("Direction"), ways, theme, icons, parent=self)
        self.how_deep = Choice(
            self.tr("Depth"), depths, theme, icons, said=lambda word: depth.replace("{0}", word), parent=self
        )
        was = self.before
        for choice, value in (
            (self.kind, was.kind), (self.channel, was.channel), (self.direction, was.direction),
            (self.how_deep, was.depth),
        ):  # fmt: skip
            choice.choose(value)
        self.kind.value_changed.connect(self._kind_chosen)
        self.day = DayChoice(was.day, theme, icons, last=last, parent=self)
        said = was.time.isoformat("minutes") if was.time else ""
        self.time = _Short(self.tr("Time"), self.tr("Time"), said, 76, self)
        self.place = _Short(self.tr("Place"), self.tr("Place"), was.place, 150, self)
        self._rows = (Flow(gap=6, step=34, parent=self), Flow(gap=6, step=34, parent=self))
        self._rows[0].show_items([self.kind, self.channel, self.direction, self.how_deep])
        self.topics = _Short(
            self.tr("Topics"),
            self.tr("Topics: #housing, #sailing"),
            ", ".join(f"#{each}" for each in was.topics),
            220,
            self,
        )
        self._topics_shown = self.topics.text()
        self._rows[1].show_items([self.day, self.time, self.place, self.topics])

    def _build_text(self, theme: Theme) -> None:
        self.text = QPlainTextEdit(self)
        self.text.setPlainText(self.before.text)
        self._as_shown = self.text.toPlainText()
        self.text.setAccessibleName(self.tr("What was said"))
        self.text.setPlaceholderText(self.tr("What was said"))
        self.text.setTabChangesFocus(True)
        self.text.setFont(theme.font("body"))
        self.text.document().setDocumentMargin(4)
        self.text.setStyleSheet("QPlainTextEdit { padding:2px 4px }")
        self.text.textChanged.connect(self._arrange)
        self._calm = False  # what is said is no failure
        self._problem = PlainLabel("", self)
        self._problem.setWordWrap(True)
        self._problem.hide()
        self._dress()
        theme.changed.connect(self._dress)
        self.foot = EditorFoot(theme, self)
        self.setProperty("ringUnder", self.foot)
        self.save, self.cancel, self.delete = self.foot.save, self.foot.cancel, self.foot.delete
        self.foot.save_requested.connect(self.commit)
        self.foot.cancelled.connect(self.cancelled)
        self.foot.delete_requested.connect(self.delete_requested)

    def _dress(self) -> None:
        role = "text2" if self._calm else "bad"
        self._problem.setStyleSheet(f"color:{self._theme.colour(role).name()}")

    # ---- what it holds

    def correction(self) -> Correction:
        """What is said now. Raises ValueError where the time is none."""
        return self._said(self._time())

    def _time(self) -> time | None:
        clock = self.time.text().strip()
        return clock_time(clock) if clock else None

    def _said(self, at: time | None) -> Correction:
        typed = self.text.toPlainText()
        return Correction(
            kind=self.kind.value,
            channel=self.channel.value,
            direction=self.direction.value,
            depth=self.how_deep.value if self.kind.value is not Kind.NOTE else None,
            day=self.day.value,
            time=at,
            people=tuple(each.id for each in self.people.people),
            place=self.place.text().strip(),
            topics=self._named_topics(),
            # A field cannot hold every character that a file may have brought.
            text=self.before.text if typed == self._as_shown else typed,
        )

    def draft(self) -> dict[str, Any] | None:
        """What every field says; None where nothing is said otherwise than in the book."""
        if not self.changed:
            return None
        return {
            **{name: str(getattr(self, name).value) for name in CHOICES}, "day": self.day.value.isoformat(),
            **{name: getattr(self, name).text() for name in ("time", "place", "topics")},
            "people": [[each.id, each.name] for each in self.people.people], "text": self.text.toPlainText(),
        }  # fmt: skip

    def take_up(self, draft: Mapping[str, Any]) -> None:
        """Go on with what `draft` answered; a time that is none is said at once."""
        people = [Named(PersonId(int(number)), str(name)) for number, name in draft["people"]]
        day = date.fromisoformat(draft["day"])
        for name in CHOICES:
            getattr(self, name).take_up(draft[name])
        self.day.choose(day)
        for name in ("time", "place", "topics"):
            getattr(self, name).setText(str(draft[name]))
        self.people.put_back(people)
        self.text.setPlainText(draft["text"])
        self.show_kind()
        self._past = EditorPast(self)
        self._past.moved.connect(self.said_anew)

    def say_what_is_wrong(self) -> bool:
        """Say at its field what cannot be written. Whether there is anything."""
        found = self._wrong()
        if found is not None:
            sentence, field = found
            self.say(sentence)
            field.setFocus(Qt.FocusReason.OtherFocusReason)
        return found is not None

    def _wrong(self) -> tuple[str, QWidget] | None:
        try:
            wanted = self.correction()
        except ValueError:
            return self.tr("Write the time as 15:30, or leave it empty."), self.time
        if self.before.people and not wanted.people:
            return self.tr("Somebody must have been there: leave one of them."), self.people.add
        if any(len(each) > LONGEST for each in wanted.topics):
            return self.tr("A topic is a word or two."), self.topics
        return None

    def _named_topics(self) -> tuple[str, ...]:
        text = self.topics.text()
        return self.before.topics if text == self._topics_shown else said_topics(text)

    def what_can_be_kept(self) -> tuple[Correction, str]:
        """What can be written of what is said now, and what cannot, in a sentence; "" where all of it can."""
        wrong = ""
        try:
            wanted = self.correction()
        except ValueError:
            wrong = self.tr("“{0}” is no time: it waits in the entry, and the rest is written.")
            wrong = wrong.replace("{0}", isolate(one_line(self.time.text())))
            wanted = self._said(self.before.time)
        if self.before.people and not wanted.people:
            wrong = self.tr("Somebody must have been there: the rest of the entry is written.")
            wanted = replace(wanted, people=self.before.people)
        if any(len(each) > LONGEST for each in wanted.topics):
            wrong = self.tr("A topic is a word or two: the rest of the entry is written.")
            wanted = replace(wanted, topics=self.before.topics)
        return wanted, wrong

    @property
    def changed(self) -> bool:
        """Whether anything is said otherwise than in the book."""
        try:
            return self.correction() != self.before
        except ValueError:
            return True

    def undo(self) -> bool:
        """Take back what was said last, wherever in the editor the keyboard is. False where nothing is changed."""
        mine = self.changed
        if mine:
            self._past.back()
        return mine

    def commit(self) -> None:
        """Ask for what is said now to be written, or say what is wrong with it."""
        try:
            wanted = self.correction()
        except ValueError:
            self.say_what_is_wrong()
            return
        self.saved.emit(wanted)

    def say(self, sentence: str, *, calm: bool = False) -> None:
        """Say why it could not be written; it stays open. `calm`: it is no failure."""
        self._calm = calm
        self._dress()
        self._problem.setText(sentence)
        self._problem.setVisible(bool(sentence))
        self.save.setAccessibleDescription(sentence)
        self._arrange()

    def _kind_chosen(self, kind: Kind) -> None:
        """What is usual for one kind gives way to what is usual for another; a channel that was said stays."""
        if self.channel.value == USUAL_CHANNEL.get(self._kind):
            self.channel.choose(USUAL_CHANNEL.get(kind))
        self.show_kind()

    def show_kind(self) -> None:
        """A note has no depth."""
        self._kind = self.kind.value
        self.how_deep.setEnabled(self._kind is not Kind.NOTE)
        self._arrange()

    # ---- places

    def _arrange(self) -> None:
        wide = max(self.width(), 200)
        y = 0
        for flow in (*self._rows, self.people):
            tall = flow.heightForWidth(wide)
            flow.setGeometry(0, y, wide, tall)
            y += tall + GAP
        written = measure_paragraph(
            self.text.toPlainText() or " ", self._theme.font("body"), wide - 24, LINE, max_lines=MOST_LINES
        )
        tall = round(max(written, LEAST_LINES * LINE)) + 14
        self.text.setGeometry(0, y, wide, tall)
        y += tall + GAP
        if not self._problem.isHidden():
            self._problem.setGeometry(0, y, wide, self._problem.heightForWidth(wide))
            y += self._problem.height() + GAP
        self._foot_at = y
        if self.height() != y + FOOT:
            self.resize(self.width(), y + FOOT)
            self.height_changed.emit()
        self.place_foot(self._seen_to)

    def place_foot(self, seen_to: int) -> None:
        """Have Save and its like in sight."""
        self._seen_to = seen_to
        self.foot.place(self._foot_at, min(self._seen_to, self.height()), max(self.width(), 200))

    @property
    def covered(self) -> int:
        """How many pixels above the edge of the list the foot lies over what is written."""
        return self.foot.height() if self.foot.lies_over else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        if event.oldSize().width() != event.size().width():
            self._arrange()

    # ---- keys

    def event(self, event: QEvent) -> bool:
        return claims_escape(event) or super().event(event)  # it leaves the entry, not the person

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """What none of the fields has a use for."""
        if event.key() == Qt.Key.Key_Escape:
            self.set_aside.emit()
        elif event.key() in ENTER:
            self.commit()
