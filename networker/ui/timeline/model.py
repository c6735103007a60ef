"""The rows of one timeline: as much of the index as was scrolled to, talks and facts by id for what is being painted.

The index comes in stretches: the next one is asked for when the end of what is listed comes near.
Everything comes through the jobs' read lane; nothing is read while a row is painted, and what is shown stays
until its newer self has come.
"""

from collections import OrderedDict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from networker.desktop.jobs import Jobs
from networker.domain.sought import sought_words
from networker.domain.vocabulary import Kind, PersonId
from networker.services import timeline
from networker.services.fruit_views import WHATS, Fruit
from networker.services.today_views import Promise
from networker.services.views import FactView, Mark, MeetingAhead, Stretch, TalkView, TimelineRow, Wanted
from networker.ui import dates
from networker.ui.timeline.words import Entry, Words

Index = QModelIndex | QPersistentModelIndex
Key = tuple[str, int]
View = TalkView | FactView | Fruit
ENTRIES = ("talk", "fact", *WHATS)  # rows that have a day, a head and perhaps a text
RowRole = int(Qt.ItemDataRole.UserRole) + 1
ViewRole = int(Qt.ItemDataRole.UserRole) + 2
PAGE = 48  # rows asked for at once
AHEAD = 1000  # rows below what is painted from which the next stretch is asked for
KEPT = 3000  # talks and facts kept at hand


def fetch(book: Any, keys: Sequence[Key], sought: str) -> dict[Key, View]:
    """Talks, facts and what came of ties by what they are and their id. Runs on the read lane."""
    from networker.services import mentions  # with the first words, not with the window

    talks = [number for what, number in keys if what == "talk"]
    facts = [number for what, number in keys if what == "fact"]
    found: dict[Key, View] = {}
    if others := [key for key in keys if key[0] in WHATS]:
        from networker.services import fruit

        found |= fruit.views(book.reader, others)
    if talks:
        views = mentions.with_mentions(book, timeline.talks(book, talks, sought=sought))
        found |= {("talk", number): talk for number, talk in views.items()}
    if facts:
        found |= {("fact", number): fact for number, fact in timeline.facts(book, facts).items()}
    return found


class TimelineModel(QAbstractListModel):
    """Promises, heads of months, talks, facts and what came of the tie, one row each."""

    promise_ticked = Signal(int)  # the id of a follow-up
    arrived = Signal(object)  # {row: view} of what has just come

    def __init__(self, *, book: object, jobs: Jobs, words: Words, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._book = book
        self._jobs = jobs
        self._words = words
        self._rows: list[TimelineRow] = []
        self._promises: dict[int, Promise] = {}
        self._ahead: dict[int, MeetingAhead] = {}
        self._ticked: set[int] = set()
        self._views: OrderedDict[Key, View] = OrderedDict()
        self._fresh: set[Key] = set()
        self._asked: set[Key] = set()
        self._age = 0
        self._wanted = timeline.EVERYTHING
        self._after: Mark | None = None  # where the index goes on below what is listed
        self._going_on = False  # whether the next stretch is asked for
        self._sought = ""
        self.sought: tuple[str, ...] = ()  # the same as folded words
        self.unfolded: frozenset[int] = frozenset()  # talks that are read out whole
        self.whose: PersonId | None = None
        self.given = ""
        self.today = date.min

    # ---- what is shown

    def show_rows(
        self,
        stretch: Stretch,
        *,
        whose: PersonId | None,
        given: str,
        promises: Sequence[Promise],
        ahead: Sequence[MeetingAhead] = (),
        today: date,
        wanted: Wanted = timeline.EVERYTHING,
    ) -> None:
        """Show the beginning of another index, or of the same one anew. `whose` None: everybody's, without promises.

        `wanted`: what it is narrowed to; then it holds what was found and nothing besides.
        """
        rows = stretch.rows
        if stretch.uncounted and (whose, wanted) == (self.whose, self._wanted):
            # Their counts are on their way; until then a head tells what it told.
            told = {row.id: row.counts for row in self._rows if row.what == "month"}
            rows = [
                replace(row, counts=told.get(row.id, {}))
                if row.what == "month" and row.id in stretch.uncounted
                else row
                for row in rows
            ]
        if wanted.text != self._sought:
            self._sought, self.sought = wanted.text, sought_words(wanted.text)
            self.forget()  # each talk shows the place that was found
        self.beginResetModel()
        self.whose, self.given, self.today = whose, given, today
        self._promises = {each.id: each for each in promises}
        self._ticked &= set(self._promises)
        self._ahead = {each.id: each for each in ahead}
        above = _above(promises, ahead, today) if whose is not None and not wanted else []
        if above and not any(row.what in ("talk", *WHATS) for row in rows):
            above.append(TimelineRow("empty", 0, today))
        self._wanted, self._after, self._going_on = wanted, stretch.after, False
        self._rows = above + rows
        if stretch.after is not None:
            self._rows.append(TimelineRow("more", 0, stretch.after.day))
        self.endResetModel()
        self._count(stretch.uncounted)

    @property
    def goes_on(self) -> bool:
        """Whether a timeline that is not narrowed holds older rows than are listed yet."""
        return self._after is not None and not self._wanted

    def forget(self, talks: Iterable[int] | None = None) -> None:
        """Fetch anew what is shown of these talks, or all; what is at hand stays until it has come.

        What came of ties is read anew in any case: it is little, and told by its people and the promise it is due.
        """
        self._age += 1  # answers under way may be of before
        self._fresh -= {key for key in self._fresh if key[0] in WHATS}
        if talks is None:
            self._fresh.clear()
        else:
            self._fresh.difference_update(("talk", each) for each in talks)

    @property
    def rows(self) -> Sequence[TimelineRow]:
        """The index as it is shown; not to be changed."""
        return self._rows

    def row(self, number: int) -> TimelineRow:
        """A row of the index."""
        return self._rows[number]

    def view(self, number: int) -> View | None:
        """The talk or fact of a row, as far as it is at hand."""
        row = self._rows[number]
        return self._views.get((row.what, row.id))

    def promise(self, number: int) -> Promise | None:
        """The promise of a row."""
        row = self._rows[number]
        return self._promises.get(row.id) if row.what == "promise" else None

    def meeting(self, number: int) -> MeetingAhead | None:
        """The meeting ahead of a row."""
        row = self._rows[number]
        return self._ahead.get(row.id) if row.what == "ahead" else None

    @property
    def promise_ids(self) -> frozenset[int]:
        """The promises that are shown."""
        return frozenset(self._promises)

    def talks_with(self, people: frozenset[int]) -> frozenset[int]:
        """The talks at hand in which one of these took part or may be mentioned: their names may be other ones now."""
        if not people:
            return frozenset()
        return frozenset(
            view.id
            for view in self._views.values()
            if isinstance(view, TalkView)
            and (any(each.id in people for each in view.people) or may_mention(view))
        )

    def is_ticked(self, promise: int) -> bool:
        """Whether a promise was ticked and is on its way out."""
        return promise in self._ticked

    def untick(self, promise: int) -> None:
        """The tick could not be written: the box is empty again."""
        self._ticked.discard(promise)
        self._promise_changed(promise)

    def entry(self, number: int) -> Entry | None:
        """A talk or fact in words, once it is at hand."""
        view = self.view(number)
        if isinstance(view, TalkView):
            return self._words.talk(view, whose=self.whose, given=self.given)
        if isinstance(view, FactView):
            return self._words.fact(view)
        return self._words.fruit.entry(view, whose=self.whose) if view is not None else None

    def number_of(self, key: Key) -> int:
        """The row of a talk, fact, promise or month; -1 where it is not listed."""
        return next((i for i, row in enumerate(self._rows) if (row.what, row.id) == key), -1)

    # ---- fetching

    def want(self, first: int, last: int) -> bool:
        """Ask for rows that are about to be painted, and their pages; whether all of them are at hand."""
        if last + AHEAD >= len(self._rows):
            self.fetchMore(QModelIndex())
        start, end = first // PAGE * PAGE, min((last // PAGE + 1) * PAGE, len(self._rows))
        missing = [
            (row.what, row.id)
            for row in self._rows[start:end]
            if row.what in ENTRIES and (row.what, row.id) not in self._fresh
        ]
        wanted = [key for key in missing if key not in self._asked]
        if wanted:
            self._ask(wanted, start, end)
        shown = self._rows[first : last + 1]
        return all((row.what, row.id) in self._views for row in shown if row.what in ENTRIES)

    def _ask(self, wanted: list[Key], start: int, end: int) -> None:
        self._asked.update(wanted)
        age, rows = self._age, self._rows
        self._jobs.read(
            self,
            fetch,
            self._book,
            wanted,
            self._sought,
            # An index that was replaced meanwhile is searched whole: its rows may have moved.
            then=lambda found: self._arrived(
                wanted, found, age, range(start, end) if rows is self._rows else range(len(self._rows))
            ),
            failed=lambda _sentence: self._asked.difference_update(wanted),
        )

    def _arrived(self, wanted: list[Key], found: dict[Key, View], age: int, places: range) -> None:
        self._asked.difference_update(wanted)
        for key, view in found.items():
            self._views[key] = view
            self._views.move_to_end(key)
        if age == self._age:
            self._fresh.update(wanted)
        while len(self._views) > KEPT:
            self._fresh.discard(self._views.popitem(last=False)[0])
        rows = {}
        for i in places:
            row = self._rows[i]
            if (come := found.get((row.what, row.id))) is not None:
                rows[i] = come
        if rows:
            self.arrived.emit(rows)
            self.dataChanged.emit(self.index(min(rows)), self.index(max(rows)))

    # ---- more of the index

    def canFetchMore(self, parent: Index) -> bool:
        """Whether older rows are there that nobody has asked for."""
        return not parent.isValid() and self._after is not None and not self._going_on

    def fetchMore(self, parent: Index) -> None:
        """Ask for the next stretch. It comes below what is listed, which stays as it is."""
        if not self.canFetchMore(parent):
            return
        self._going_on = True
        rows = self._rows

        def failed(_sentence: str) -> None:
            if rows is self._rows:
                self._going_on = False

        self._jobs.read(
            self,
            timeline.index,
            self._book,
            self.whose,
            self._wanted,
            after=self._after,
            then=partial(self._more_came, rows),
            failed=failed,
        )

    def _more_came(self, rows: list[TimelineRow], stretch: Stretch) -> None:
        if rows is not self._rows:  # another index is shown by now
            return
        self._after, self._going_on = stretch.after, False
        end = len(rows) - 1  # the row that says that more follows stays the last one
        if stretch.rows:
            self.beginInsertRows(QModelIndex(), end, end + len(stretch.rows) - 1)
            rows[end:end] = stretch.rows
            self.endInsertRows()
        if stretch.after is None:
            self.beginRemoveRows(QModelIndex(), len(rows) - 1, len(rows) - 1)
            rows.pop()
            self.endRemoveRows()
        elif not stretch.rows:  # nothing of what is looked for was there: look further
            self.fetchMore(QModelIndex())
        self._count(stretch.uncounted)

    def _count(self, months: Iterable[int]) -> None:
        """Ask for what the heads of months tell that are listed in part."""
        for month in months:
            self._jobs.read(
                self, timeline.month_counts, self._book, self.whose, self._wanted, month=month,
                then=partial(self._counted, self._rows, month), failed=lambda _sentence: None,
            )  # fmt: skip

    def _counted(self, rows: list[TimelineRow], month: int, counts: dict[str, int]) -> None:
        if rows is self._rows and (number := self.number_of(("month", month))) >= 0:
            rows[number] = replace(rows[number], counts=counts)
            self.dataChanged.emit(self.index(number), self.index(number))

    # ---- Qt's side

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        """How many rows there are."""
        return 0 if parent.isValid() else len(self._rows)

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Heads of months are read, never chosen; promises have a box."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
        what = self._rows[index.row()].what
        if what in ENTRIES:
            return base | Qt.ItemFlag.ItemIsSelectable
        if what == "promise":
            return base | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsUserCheckable
        return base

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Words for the screen reader and for copying; the list paints from `row` and `view`."""
        if not index.isValid():
            return None
        number = index.row()
        row = self._rows[number]
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return self.spoken(number)
        if role == Qt.ItemDataRole.CheckStateRole and row.what == "promise":
            return Qt.CheckState.Checked if row.id in self._ticked else Qt.CheckState.Unchecked
        if role == RowRole:
            return row
        if role == ViewRole:
            return self.view(number)
        return None

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Ticking a promise is all that can be done to a row here."""
        if role != Qt.ItemDataRole.CheckStateRole or not index.isValid():
            return False
        row = self._rows[index.row()]
        if row.what != "promise" or Qt.CheckState(value) != Qt.CheckState.Checked or row.id in self._ticked:
            return False
        self._ticked.add(row.id)
        self.dataChanged.emit(index, index, [Qt.ItemDataRole.CheckStateRole])
        self.promise_ticked.emit(row.id)
        return True

    def spoken(self, number: int) -> str:
        """A row as one plain text."""
        row, words = self._rows[number], self._words
        if row.what == "month":
            totals = words.totals(row.counts)
            name = words.month(row.day, today=self.today)
            return f"{name}: {totals}" if totals else name
        if row.what == "promise":
            promise = self._promises[row.id]
            who, text = words.promise(promise, whose=self.whose, given=self.given)
            said, due = f"{who} {text}".strip(), words.due(promise, today=self.today)
            more = words.more_of_promise(promise)
            return ", ".join(part for part in (said, due, more) if part)
        if row.what == "ahead":
            meeting = self._ahead[row.id]
            return f"{words.meeting(meeting)}, {words.ahead(meeting.day, today=self.today)}"
        if row.what in ENTRIES:
            return self._spoken_entry(number, row, whole=row.what == "talk" and row.id in self.unfolded)
        return {
            "section": words.tr("Open promises"),
            "ahead section": words.tr("Ahead"),
            "none": words.tr("None, in either direction"),
            "empty": words.nothing_yet(self.given),
            "more": words.tr("Older ones follow"),
        }.get(row.what, "")

    def _spoken_entry(self, number: int, row: TimelineRow, *, whole: bool) -> str:
        day, entry, view = dates.full(row.day), self.entry(number), self.view(number)
        if entry is None:
            return day
        said = (day, _head(entry), entry.hint, entry.text)
        if whole and isinstance(view, TalkView):
            said = (_head(entry), entry.hint, self._words.detail(view), view.text)
        return ". ".join(part for part in said if part)

    def whole(self, number: int) -> str:
        """A row as one plain text, however long: for copying."""
        row = self._rows[number]
        return self._spoken_entry(number, row, whole=True) if row.what == "talk" else self.spoken(number)

    def _promise_changed(self, promise: int) -> None:
        number = self.number_of(("promise", promise))
        if number >= 0:
            self.dataChanged.emit(self.index(number), self.index(number))


def may_mention(view: TalkView) -> bool:
    """Whether a talk is one in whose words an @ leads to somebody."""
    return "@" in view.text and (view.typed or view.kind is Kind.NOTE)


def _head(entry: Entry) -> str:
    """What it was, and with whom."""
    who = ", ".join(each.name for each in entry.names if each.name)
    return " ".join(part for part in (entry.what, entry.joint if who else "", who) if part)


def _above(promises: Sequence[Promise], ahead: Sequence[MeetingAhead], today: date) -> list[TimelineRow]:
    """The rows of what is to be: of promises a head, one each or the word that there is none, and air; so of meetings."""
    meetings = [TimelineRow("ahead", each.id, each.day) for each in ahead]
    if meetings:
        meetings = [TimelineRow("ahead section", 0, today), *meetings, TimelineRow("gap", 0, today)]
    listed = [TimelineRow("promise", each.id, each.due or today) for each in promises]
    return [
        TimelineRow("section", 0, today),
        *(listed or [TimelineRow("none", 0, today)]),
        TimelineRow("gap", 0, today),
        *meetings,
    ]
