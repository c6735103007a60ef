"""The quick line: one sentence that logs a talk, with chips that show what was understood while it is typed.

Usable alone (the Log window) and in the timeline, where a sentence stays with the person on whose page it was begun.
It understands nothing itself: a service interprets the
sentence on the read lane and writes it on the write lane, and nothing is written before Enter.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from networker.desktop.clock import Clock
from networker.desktop.jobs import Jobs
from networker.domain.begun import EARLIER, Kind, Place
from networker.domain.vocabulary import PersonId
from networker.services.views import LogChip
from networker.ui.drafts import Drafts
from networker.ui.icons import Icons
from networker.ui.text import isolate
from networker.ui.theme import Theme
from networker.ui.timeline.answers import Answers
from networker.ui.timeline.chip_words import ChipWords, Worded
from networker.ui.timeline.name_completer import NameCompleter
from networker.ui.timeline.open_between import OpenBetween
from networker.ui.timeline.quick_verbs import QuickLog, Read, write
from networker.ui.timeline.rungs import beginning
from networker.ui.timeline.sentence_chips import SentenceChips
from networker.ui.timeline.sentences import sentences
from networker.ui.timeline.understanding import Said, Understanding
from networker.ui.widgets.basics import Field
from networker.ui.widgets.own_escape import OwnEscape

LONGEST = 4000  # characters of a sentence


class QuickLine(QWidget):
    """A field with a pen, and chips below it. Enter logs, or goes to the first chip that needs an answer."""

    logged = Signal(object)  # what the service answered
    left = Signal()  # Esc in an empty line
    understood = Signal(bool)  # whether anything needs an answer, after each interpretation
    height_changed = Signal()
    trip_requested = Signal(str)  # the sentence, which says a trip

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
        kind: Kind = Kind.LINE,
        offers_trips: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`kind`: of the drafts that it leaves: what is begun in another line is not begun here.

        `offers_trips`: a sentence that says a trip may become one, by `trip_requested`.
        """
        super().__init__(parent)
        self._book, self._jobs, self._theme, self._icons, self._clock = book, jobs, theme, icons, clock
        self._services, self._lang = services, lang
        self._words = ChipWords(self)
        self._context: PersonId | None = None
        self._given = ""
        self._answers = Answers()
        self._selected = ""  # what the next letter replaces
        self._unseen = ""  # a sentence that was taken up, and to which nothing was done yet
        self._drafts, self._kind = drafts or Drafts(book, jobs, self), kind
        self._understanding = Understanding(
            self._said, book=book, jobs=jobs, clock=clock, services=services, finds_trips=offers_trips, parent=self
        )  # fmt: skip
        self._enter = False  # Enter came before the answer
        self._writing = False
        self._at_rest = "Ctrl+L"
        self._build()
        self._understanding.came.connect(self._show_read)
        self._understanding.failed.connect(self._complain)
        self._understanding.trip_found.connect(self._show_trip)
        self._drafts.came.connect(self.look_for_draft)
        self.look_for_draft()  # of a line that is made after they came

    def _build(self) -> None:
        self.setObjectName("quickLine")
        self.field = Field(
            self._theme, self._icons, icon="write", keycap="Ctrl+L", height=40, radius=8, parent=self
        )
        self.line = self.field.line
        self.line.setObjectName("quickLineEdit")
        self.line.setMaxLength(LONGEST)
        self.line.setFont(self._theme.font("body"))
        self.line.setAccessibleName(self.tr("Log something"))
        self.line.installEventFilter(self)
        OwnEscape(self).watch(self.line)
        self.completer = NameCompleter(
            self.line, frame=self.field, book=self._book, jobs=self._jobs, theme=self._theme, clock=self._clock,
            lang=self._lang, chosen=lambda: self._answers.people,
        )  # fmt: skip
        self.completer.taken.connect(self._mean)
        self.line.textChanged.connect(self._typed)
        self.line.selectionChanged.connect(self._select)
        self.chips = SentenceChips(
            self.line, book=self._book, jobs=self._jobs, theme=self._theme, icons=self._icons, parent=self
        )
        self.chips.answered.connect(self._choose)
        self.chips.accepted.connect(self._accept)
        self.chips.place_said.connect(self._say_place)
        self.chips.trip_said.connect(self._begin_trip)
        self.chips.rewrite_requested.connect(self._rewrite)
        self.between = OpenBetween(
            book=self._book, jobs=self._jobs, theme=self._theme, icons=self._icons, clock=self._clock, parent=self
        )  # fmt: skip
        self.between.height_changed.connect(self.height_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.field)
        column.addWidget(self.chips)
        column.addWidget(self.between)
        self.setFocusProxy(self.line)
        self.set_context(None)

    def heightForWidth(self, width: int) -> int:
        """Field, chips, and what is open between."""
        return self.field.height() + self.chips.heightForWidth(width) + self.between.tall

    # ---- what it stands for

    def set_context(self, person: PersonId | None, given: str = "") -> None:
        """Whose timeline this is: `he` and `she` mean them, and they are meant where nobody is named.

        What was typed stays with whom it was typed for, and is there again with them.
        """
        self._turn_to(person)
        self._given = given
        if person is not None and given:
            placeholder = sentences(self._lang).with_one.replace("%1", isolate(given))
        else:
            placeholder = sentences(self._lang).anybody
        self.line.setPlaceholderText(placeholder)
        if self.text():
            self._ask()

    def _turn_to(self, person: PersonId | None) -> None:
        if person == self._context:
            return
        self._context, self._enter = person, False
        self._renew()

    @property
    def _place(self) -> Place:
        return Place(self._kind, self._context)

    def _renew(self) -> None:
        """Go on with the sentence that was begun here, or begin anew."""
        self._drafts.take_up(self, self._place)
        if self._drafts.of(self._place) is None:
            self._answers, self._selected, self._unseen = Answers(), "", ""
            self.line.setText("")

    def draft(self) -> dict[str, Any] | None:
        """The sentence with what was answered for it; None where it says nothing."""
        return {"text": self.text(), **self._answers.told} if self.says_something else None

    def take_up(self, draft: Mapping[str, Any]) -> None:
        """Go on with what `draft` answered."""
        text, answers = str(draft["text"]), Answers.of(draft)
        self._answers, self._selected, self._unseen = answers, "", ""
        self.line.setText(text)
        self._unseen = text

    def look_for_draft(self) -> None:
        """Show what was begun here the last time, where nothing is begun by now."""
        if self._drafts.of(self._place) is not None and not self.says_something:
            self._renew()

    def exchange(self, place: Place) -> None:
        """Go on with a sentence that lies elsewhere; the one that stands here lies there then."""
        older, mine = self._drafts.of(place), self.draft()
        self._drafts.keep(self._place, older)
        self._drafts.keep(place, mine)
        self._renew()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)
        self.line.end(False)

    def _keep_draft(self) -> None:
        self._drafts.keep(self._place, self.draft())

    def _lay_aside(self) -> None:
        """A sentence of another time is not lost to whoever types over the whole of it at once."""
        unseen, self._unseen = self._unseen, ""
        if unseen and unseen == self._selected and self.says_something:
            begun = self._drafts.of(self._place)
            free = place = self._place.earlier
            number = 1
            while self._drafts.of(free) is not None:
                number += 1
                free = replace(place, part=f"{EARLIER} {number}")
            self._drafts.keep(free, begun)

    def set_language(self, lang: str) -> None:
        """Read and teach sentences of another language."""
        begun = self.text() == self._reminder
        self._lang = self.completer.lang = lang
        if begun:
            self.line.setText(self._reminder)
        self.set_context(self._context, self._given)

    def set_keycap_at_rest(self, key: str) -> None:
        """Which key is shown while nothing is typed."""
        self._at_rest = key
        self.field.set_keycap(key)

    def text(self) -> str:
        """What is typed."""
        return self.line.text()

    @property
    def says_something(self) -> bool:
        """Whether there is anything to read: the beginning of a reminder is nothing yet."""
        return self.text().strip() not in ("", self._reminder.strip())

    @property
    def _reminder(self) -> str:
        return sentences(self._lang).remind

    def set_text(self, text: str) -> None:
        """Begin a sentence for the user, with the cursor at its end."""
        if text != self.text():
            self._answers = Answers()
        self.line.setText(text)
        self.line.setFocus()

    def begin_reminder(self) -> None:
        """Begin the sentence of a reminder, unless one is begun already."""
        self._begin(self._reminder)

    def begin_rung(self, rung: str) -> None:
        """Begin the sentence that logs a rung of the ladder with whoever is chosen, unless one is begun already."""
        self._begin(beginning(rung, self._lang))

    def _begin(self, words: str) -> None:
        if not self.text().strip():
            self.line.setText(words)
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.deselect()
        self.line.end(False)

    def focus_line(self) -> None:
        """Ctrl+L: put the cursor into the line, all of it chosen."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.line.selectAll()

    def clear(self) -> None:
        """Forget the sentence and everything that was answered for it."""
        self._answers, self._enter = Answers(), False
        self.line.setText("")  # not clear(): what was logged is taken back from the book, not from the line

    def warm(self) -> None:
        """Have the first sentence of all read before anybody types it."""
        self._understanding.warm(self._lang)

    def read_again(self) -> None:
        """The sentence was left for a while: by now it is perhaps another day, and a promise was kept."""
        self.between.show_people(())
        if self.text():
            self._ask()

    @property
    def interpretation(self) -> Read | None:
        """What is understood of the text as it stands; None while it is being read, or empty."""
        return self._understanding.read

    # ---- understanding

    def _typed(self, _text: str) -> None:
        self.field.set_keycap("Enter" if self.text() else self._at_rest)
        self._enter = False
        self._lay_aside()
        self._answers.keep_to(self.text(), self._selected)
        self._keep_draft()
        self._ask()

    def _select(self) -> None:
        """Qt tells of another text before it tells that what was selected is gone."""
        self._selected = self.line.selectedText()

    def _ask(self) -> None:
        """Have the sentence read, or show that there is none."""
        self._understanding.ask()
        if not self.says_something:
            self._show([])
            self.between.show_people(())

    def _said(self) -> Said | None:
        """The sentence as it stands; None where it says nothing."""
        answers = self._answers
        if not self.says_something:
            return None
        return Said(self.text(), self._lang, self._context, dict(answers.people), dict(answers.places))

    def _show_read(self, read: Read) -> None:
        self._show_chips(read)
        named = [each.person for each in read.chips if each.role == "person" and each.person is not None]
        # Whose page it is on has what is open above the line.
        self.between.show_people([each for each in named if each != self._context])
        self.understood.emit(bool(self.chips.asking))
        if self._enter:
            self._enter = False
            self._log()

    def _show_chips(self, read: Read) -> None:
        worded = self._words.of(read.chips, today=self._clock().date(), accepted=self._answers.new)
        if trip := self._understanding.trip:
            worded.append(Worded(LogChip("trip", trip, word="offered"), trip, icon="place", may=True))
        self._show(worded)

    def _show_trip(self) -> None:
        if (read := self._understanding.read) is not None:
            self._show_chips(read)

    def _begin_trip(self) -> None:
        """The sentence goes to where a trip is said."""
        text = self.text()
        self.clear()
        self.trip_requested.emit(text)

    def _show(self, worded: Sequence[Worded]) -> None:
        self.chips.show_worded(worded)
        self.height_changed.emit()

    def _complain(self, sentence: str) -> None:
        self._show([Worded(LogChip("trouble", sentence), sentence, icon="close", asks=True)])

    # ---- answering and writing

    def _choose(self, word: str, person: int) -> None:
        self._answers.people[word] = person
        self._keep_draft()
        self._ask()
        self.line.setFocus()

    def _mean(self, name: str, person: int) -> None:
        """A whole name was taken from those offered: whoever else bears it is not meant, as long as it stands there."""
        self._answers.people[name] = person
        self._keep_draft()

    def _say_place(self, place: str, gathering: bool) -> None:
        self._answers.places[place] = gathering
        self._keep_draft()
        self._ask()
        self.line.setFocus()

    def _accept(self, name: str) -> None:
        self._answers.new |= {name}
        self._keep_draft()
        if (read := self._understanding.read) is not None:
            self._show_chips(read)
            self.understood.emit(bool(self.chips.asking))
        if self.chips.go_to_question() is None:
            self.line.setFocus()

    def _rewrite(self, word: str) -> None:
        """The word cannot be chosen from a list: it is marked, to be written otherwise."""
        self.line.setFocus()
        at = self.text().casefold().find(word.casefold()) if word else -1
        if at >= 0:
            self.line.setSelection(at, len(word))

    def _log(self) -> None:
        """Enter: write, or go to what needs an answer first."""
        said, read = self._said(), self._understanding.read
        if self._writing or said is None:
            return
        if read is None:
            self._enter = True  # the answer is on its way
            return
        if (asking := self.chips.go_to_question()) is not None:
            asking.open_choice()
            return
        if read.empty:
            self._complain(self.tr("There is nothing to log in this sentence yet."))
            return
        self._writing = True
        self.line.setReadOnly(True)
        self._drafts.write(
            self, self._place, write, self._services, self._book, said.text, now=self._clock(), **said.how,
            new=any(chip.role == "new" for chip in read.chips),
            then=partial(self._written, said.context), failed=self._not_written,
        )  # fmt: skip

    def _written(self, context: PersonId | None, answer: object) -> None:
        self._writing = False
        self.line.setReadOnly(False)
        self._forget_asides(self.text().strip())
        if context == self._context:
            self.clear()
        self.logged.emit(answer)

    def _forget_asides(self, logged: str) -> None:
        """A sentence that lay aside, was brought back by Ctrl+Z and is logged by now is not offered once more."""
        for place in self._drafts.places(self._kind):
            begun = self._drafts.of(place)
            if (
                place.part.startswith(EARLIER)
                and isinstance(begun, dict)
                and begun.get("text", "").strip() == logged
            ):
                self._drafts.forget(place)

    def _not_written(self, sentence: str) -> None:
        self._writing = False
        self.line.setReadOnly(False)
        self._complain(sentence)

    # ---- keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.line and event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._log()
                return True
            if event.key() == Qt.Key.Key_Escape:
                if self.text():  # as if by hand, so that Ctrl+Z in the line brings it back
                    self.line.selectAll()
                    self.line.del_()
                else:
                    self.left.emit()
                return True
            if event.key() == Qt.Key.Key_Down and self.chips.items:
                self.chips.items[0].setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return super().eventFilter(watched, event)
