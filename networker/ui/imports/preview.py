"""The preview of an import: counts, examples, doubtful pairs; at the right what comes along."""

from array import array
from bisect import bisect_left
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMoveEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from networker.domain.vocabulary import Kind
from networker.services.imports.expected import Figures, also_updated
from networker.ui.icons import Icons
from networker.ui.imports.choices import ComesAlong
from networker.ui.imports.counts import Counts
from networker.ui.imports.examples import Fetch, WholeList
from networker.ui.imports.for_new import ForNewcomers
from networker.ui.imports.pairs import Pairs
from networker.ui.imports.sections import Section, SkippedSection
from networker.ui.imports.summary import EXAMPLES, PEOPLE, ExampleRow, Summary
from networker.ui.tabs import tab_through
from networker.ui.text import PlainLabel, isolate, numbered, set_tooltip, translated
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Link
from networker.ui.widgets.states import Banner, Ground, Hairline, Wordings

TITLED = 3  # formats that are named in the title
LISTED = 30  # files that are named in the tooltip
RIGHT, NARROW = 400, 320  # wide, and where the page is less than
ROOMY, WIDEST = 1120, 1264
BESIDE = 820  # pixels of the page from which the choices stand beside the rest, not under it


_PAIR = object()  # an act: a pair was answered


@dataclass(frozen=True, slots=True)
class _First:
    """Of whom the first lines of a kind tell."""

    most: int  # lines
    numbers: tuple[int, ...] = ()
    without: frozenset[Kind] = frozenset()  # kinds of talk that are not counted
    joined: frozenset[int] = frozenset()  # records that were answered to tell of them or of others, too


class Preview(QWidget):
    """All of it, scrolling at the left, choices at the right; or the whole list of one kind instead."""

    answered = Signal(int, object)
    columns_requested = Signal()
    owner_requested = Signal()  # which of the names is the user's is to be asked anew
    choices_changed = Signal()  # what comes along
    pairs_ended = Signal()  # the last was answered by somebody who had the keyboard there

    def __init__(self, fetch: Fetch, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("importPreview")
        self._theme, self._icons = theme, icons
        self._acts: list[object] = []  # what was answered, ticked and chosen, in its order
        self._whole_book = False
        self._skipped = 0  # rows
        self._entries: dict[str, array[int]] = {}
        self._read: Mapping[str, array[int]] = {}  # the same before anything was answered
        self._first: dict[str, _First] = {}  # of "new" and "updated"
        self._fetch = fetch
        self.sections: dict[str, Section] = {}
        self.whole = WholeList(fetch, theme, icons, self)
        self.whole.back.clicked.connect(self.show_overview)
        self._row = row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self._left = QStackedWidget(self)
        self._overview = self._scrolled(self._left_side())
        self._left.addWidget(self._overview)
        self._follows_pair = False  # whether the pair asked was in sight when the last was answered
        self._overview.verticalScrollBar().rangeChanged.connect(self._follow_pair)
        self._left.addWidget(self.whole)
        row.addWidget(self._left, 1)
        self._rule = Hairline(theme, upright=True)
        row.addWidget(self._rule)
        self._choices = self._right_side()
        row.addWidget(self._choices)
        for part in (self.pairs, self._right):
            part.installEventFilter(self)

    def _scrolled(self, inside: QWidget) -> QScrollArea:
        area = QScrollArea(self)
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setStyleSheet("QScrollArea { background: transparent }")
        area.setWidget(inside)
        return area

    def _left_side(self) -> QWidget:
        theme = self._theme
        inside = Ground(theme, "base")
        inside.setMaximumWidth(WIDEST)  # beyond it the two ends of a line are too far apart
        self._column = column = QVBoxLayout(inside)
        column.setContentsMargins(32, 20, 32, 24)
        column.setSpacing(0)
        self.title = Wordings(theme, "text", font="title", parent=inside)
        self.files = Wordings(theme, "text2", parent=inside)
        for label in (self.title, self.files):  # a long name must not push the rest out of sight
            label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.counts = Counts(theme, inside)
        self.counts.pressed.connect(self._figure_pressed)
        self.columns_link = Link(self.tr("Which column is what?"), theme, parent=inside)
        self.columns_link.clicked.connect(self.columns_requested)
        self.owner_link = Link(self.tr("Which name is yours?"), theme, parent=inside)
        self.owner_link.clicked.connect(self.owner_requested)
        named = QHBoxLayout()
        named.setSpacing(16)
        named.addWidget(self.files, 1)
        named.addWidget(self.columns_link)
        named.addWidget(self.owner_link)
        column.addWidget(self.title)
        column.addSpacing(4)
        column.addLayout(named)
        self.whole_book = PlainLabel("", inside)
        self.whole_book.setWordWrap(True)
        self.whole_book.setContentsMargins(0, 0, 0, 10)
        column.addSpacing(10)
        column.addWidget(self.whole_book)
        self.remark = Banner(theme, kind="warn", parent=inside)
        column.addWidget(self.remark)
        column.addSpacing(4)
        column.addWidget(self.counts)
        self.meetings = PlainLabel("", inside)
        self.meetings.setFont(theme.font("small"))
        self.meetings.setWordWrap(True)
        self.meetings.setContentsMargins(0, 6, 0, 8)
        column.addWidget(self.meetings)
        for key, text in (
            ("new", self.tr("New people")),
            ("updated", self.tr("Updated")),
            ("left", self.tr("No longer there")),
        ):
            column.addWidget(self._section(key, Section(text, theme, self._icons, inside)))
        column.addSpacing(12)
        self.pairs = Pairs(theme, inside)
        self.pairs.answered.connect(self._pair_answered)
        self.pairs.taken_back.connect(self._pair_taken_back)
        self.pairs.ended.connect(self.pairs_ended)
        column.addWidget(self.pairs)
        column.addSpacing(16)
        column.addStretch(1)
        return inside

    def _section(self, key: str, made: Section) -> Section:
        self.sections[key] = made
        made.all.clicked.connect(partial(self.show_whole, key))
        return made

    def _right_side(self) -> QWidget:
        theme, icons = self._theme, self._icons
        inside = Ground(theme, "window")
        column = QVBoxLayout(inside)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(0)
        self.along = ComesAlong(theme, icons, inside)
        self.along.changed.connect(self.choices_changed)
        self.along.turned.connect(self._acts.append)
        self.along.list_requested.connect(self.show_whole)
        column.addWidget(self.along)
        self.newcomers = ForNewcomers(theme, icons, inside)
        self.newcomers.circle_changed.connect(self._acts.append)
        column.addWidget(self.newcomers)
        self.skipped = SkippedSection(self.tr("Skipped"), theme, icons, inside)
        column.addWidget(self._section("skipped", self.skipped))
        column.addStretch(1)
        self._right = inside
        return self._scrolled(inside)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = self.width() >= BESIDE
        if beside:
            self._row.addWidget(self._choices)
            self._choices.setFixedWidth(RIGHT if self.width() >= ROOMY else NARROW)
        elif self._rule.isVisibleTo(self):
            self._column.insertWidget(self._column.count() - 1, self._choices)
            self._choices.setMinimumWidth(0)
            self._choices.setMaximumWidth(self.maximumWidth())
        self._rule.setVisible(beside)
        self._fit_choices()

    def _fit_choices(self) -> None:
        """Under the rest they are as high as they need: one of the two scrolls, not both."""
        under = not self._rule.isVisibleTo(self)
        self._choices.setMinimumHeight(self._right.minimumSizeHint().height() if under else 0)

    def show_summary(self, s: Summary, *, again: bool = False, owner_told: bool = False) -> None:
        """Show another plan; `again`: of the same import, so that what was answered and chosen stays.

        `owner_told`: the user said for it which name is theirs.
        """
        if not again:
            self.newcomers.clear()
            self._acts.clear()
        self.title.say((self._titled(s.titles),))
        set_tooltip(self.title, ", ".join(s.titles))
        self.files.say(("  ·  ".join(map(isolate, s.files[:4])) + ("  …" if len(s.files) > 4 else ""),))
        # What was pasted has no name but what it is.
        self.files.setVisible([each.casefold() for each in s.titles] != [each.casefold() for each in s.files])
        set_tooltip(self.files, "\n".join(s.files[:LISTED]))
        self.columns_link.setVisible(s.told_by_user)
        self.owner_link.setVisible(owner_told)
        self._whole_book = s.whole
        self._entries = dict(s.entries)
        self._read = s.entries
        for key in ("new", "updated"):
            shown = len(s.rows[key])
            self._first[key] = _First(max(shown, EXAMPLES), tuple(s.entries[key][:shown]))
        self._skipped = s.figures.skipped
        for key, section in self.sections.items():
            section.show_examples(s.rows[key], len(s.entries[key]))
        self.skipped.say(self._skipped)
        self.along.show_along(s.along, again=again)
        tab_through([self.pairs.card.later, *self.along.stops])  # they are newer than what comes after them
        self._show_whole_book(s)
        self.show_remarks(s.remarks, s.meetings)
        self.show_overview()
        self.pairs.show_pairs(s.pairs, s.figures.doubtful, again=again)
        self.newcomers.show_rooms(s.circles)

    def show_remarks(self, remarks: Sequence[str], meetings: Sequence[str]) -> None:
        """Show what is to be read before anything is written, and with the counts what becomes of meetings ahead."""
        self.meetings.setVisible(bool(meetings))
        self.meetings.setText("  ".join(meetings))
        self.remark.setVisible(bool(remarks))
        if remarks:
            self.remark.say("\n".join(map(translated, remarks)))

    def show_figures(self, figures: Figures, talks: int, joined: Mapping[int, tuple[int, int]]) -> None:
        """Show what it would come to with the answers and choices so far; `joined`: who is nobody new, by `joins`."""
        offered = self._read["offered"] if self.along.with_offered else ()
        also = frozenset(joined)
        out = also.union(self._read["gathered"]) if self.along.without_gathered else also
        self._show_first("new", _changed(self._read["new"], out, offered), also)
        self._show_first("updated", _changed(self._read["updated"], (), also_updated(figures, joined)), also)
        self.pairs.show_joined(joined)
        new = figures.new
        if self._whole_book:
            self.counts.show_book(new, talks)
        else:
            self.counts.show_figures(figures, talks, pairs=not self.pairs.isHidden())
        self.newcomers.setVisible(new > 0 and not self._whole_book)
        anything = new > 0 or figures.skipped > 0 or bool(self.along.boxes)
        self._choices.setVisible(anything and not self._whole_book)
        self.newcomers.show_newcomers(new)

    def _show_first(self, key: str, entries: "array[int]", joined: frozenset[int]) -> None:
        """List other entries of a kind, and ask for the first of them where those say something else now."""
        self._entries[key] = entries
        now = self._first[key]
        without = frozenset(self.along.without)
        wanted = replace(now, numbers=tuple(entries[: now.most]), without=without, joined=joined)
        if wanted == now:
            self.sections[key].count(len(now.numbers), len(entries))
            return
        self._first[key] = wanted
        if wanted.numbers:
            self._fetch(key, wanted.numbers, partial(self._first_arrived, key, wanted))
        else:
            self.sections[key].show_examples((), 0)

    def _first_arrived(self, key: str, wanted: "_First", rows: Mapping[int, ExampleRow]) -> None:
        if self._first[key] == wanted:  # else it was answered otherwise meanwhile
            self.sections[key].show_examples([*rows.values()], len(self._entries[key]))

    def _show_whole_book(self, s: Summary) -> None:
        """A book that comes back as it was has nothing to be chosen, and says what it is."""
        self.whole_book.setVisible(s.whole)
        if s.whole:
            new = s.figures.new
            held = [self.tr("1 person") if new == 1 else numbered(self.tr("%n people"), new)]
            if s.talks:
                held.append(self.tr("1 talk") if s.talks == 1 else numbered(self.tr("%n talks"), s.talks))
            said = self.tr(
                "A whole book of Networker's: {0}. Your book is empty, so it comes back as it was."
            )
            self.whole_book.setText(said.replace("{0}", ", ".join(held)))

    def _titled(self, titles: Sequence[str]) -> str:
        """What was recognised, in few words: a whole archive by the service it is from."""
        services: dict[str, list[str]] = {}
        for title in titles:
            services.setdefault(title.split()[0], []).append(title)
        archive = self.tr("Your {0} archive")
        words = [
            archive.replace("{0}", service) if len(found) > 1 else found[0]
            for service, found in services.items()
        ]
        said, more = " + ".join(words[:TITLED]), len(words) - TITLED
        return (
            self.tr("{0} and {1} more").replace("{0}", said).replace("{1}", str(more)) if more > 0 else said
        )

    def _figure_pressed(self, nth: int) -> None:
        """To what a figure counts: the pairs stand below, everybody else in a list of their own."""
        if self.counts.kinds[nth] == "doubtful":
            self._overview.ensureWidgetVisible(self.pairs)
            self.pairs.take_keyboard()
        else:
            self.show_whole(self.counts.kinds[nth])

    def show_whole(self, key: str, _checked: bool = False) -> None:
        """List everybody of one kind: "new", "updated", "left", "skipped", or one of PEOPLE."""
        people = {"offered": self.tr("They only came by"), "gathered": self.tr("Gathered by Google")}
        title = people[key] if key in PEOPLE else self.sections[key].title
        numbers = self._entries[key]
        self.whole.show_kind(key, title, numbers, self._skipped if key == "skipped" else len(numbers))
        self._left.setCurrentWidget(self.whole)

    def show_overview(self) -> None:
        """Back to the counts and the first of each kind."""
        self._left.setCurrentIndex(0)

    @property
    def shows_whole(self) -> bool:
        """Whether the list of one kind is open."""
        return self._left.currentWidget() is self.whole

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Lists above the pairs grow with what is answered: who answers must not lose sight of the next one."""
        if watched is self.pairs and isinstance(event, QMoveEvent) and self._acts[-1:] == [_PAIR]:
            top = self._overview.verticalScrollBar().value()
            old = event.oldPos().y()
            if top <= old and old + self.pairs.height() <= top + self._overview.viewport().height():
                self._follows_pair = True
                QTimer.singleShot(0, self, self._follow_pair)
        elif watched is self._right and event.type() == QEvent.Type.LayoutRequest:
            self._fit_choices()
        return False

    def _follow_pair(self) -> None:
        """Once more when the range of the bar has followed the layout, which may be turns later."""
        if self._follows_pair and self._acts[-1:] == [_PAIR]:
            self._overview.ensureWidgetVisible(self.pairs)

    # ---- answers

    def answer(self, event: QKeyEvent) -> bool:
        """Whether a key pressed anywhere on the page means the pairs; one that is out of sight is shown first."""
        pairs = self.pairs
        if self.shows_whole or not pairs.isVisibleTo(self) or not pairs.is_key(event):
            return False
        if pairs.visibleRegion().boundingRect().height() < pairs.height():
            self._overview.ensureWidgetVisible(pairs)
        else:
            pairs.take(event)
        return True

    def undo(self) -> bool:
        """Take back what was answered, ticked or chosen last; False where nothing was.

        Of files that were read again some of it may be gone.
        """
        while self._acts:
            act = self._acts.pop()
            if act is _PAIR:
                if not self.pairs.answers:
                    continue
                self._acts.append(act)  # going back takes it away
                self.show_overview()
                self.pairs.go_back()
                self._overview.ensureWidgetVisible(self.pairs)
            elif isinstance(act, int):
                self.newcomers.choose(act)
            elif not self.along.turn(act):
                continue
            return True
        return False

    def _pair_answered(self, entry: int, answer: object) -> None:
        self._acts.append(_PAIR)
        self.answered.emit(entry, answer)

    def _pair_taken_back(self, entry: int) -> None:
        del self._acts[len(self._acts) - 1 - self._acts[::-1].index(_PAIR)]
        self.answered.emit(entry, None)

    def sizeHint(self) -> QSize:
        return QSize(1200, 640)


def _changed(numbers: "array[int]", gone: Collection[int], more: Collection[int]) -> "array[int]":
    """Numbers in their order without some and with others: a hundred thousand are not looked through for a few."""
    left = numbers[:]
    for each in gone:
        at = bisect_left(left, each)
        if at < len(left) and left[at] == each:
            del left[at]
    return array("q", sorted((*left, *more))) if more else left
