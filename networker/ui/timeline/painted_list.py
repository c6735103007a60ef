"""The timeline's list as it looks: its rows painted, talks folded and unfolded, and what lies at a point.

Where rows stand is `TallList`'s, what they look like `EntryPainter`'s and `UnfoldedTalks`', what they say the model's.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QAccessible,
    QAccessibleTableModelChangeEvent,
    QFocusEvent,
    QFontMetricsF,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from networker.services.today_views import Named
from networker.services.views import TalkView
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.timeline.entry import BOX_AT, MEASURED, WORDS_AT, EntryPainter
from networker.ui.timeline.guest import Guest
from networker.ui.timeline.heights import ENTRY_GAP, LINE
from networker.ui.timeline.marking import Marking
from networker.ui.timeline.model import TimelineModel, View
from networker.ui.timeline.tall_list import TallList
from networker.ui.timeline.unfolded import Target, Unfolded, UnfoldedTalks
from networker.ui.timeline.words import Words

SKELETON_AFTER = 150  # ms
AIR = 6  # px round what is brought into sight


class PaintedList(TallList):
    """Promises, months and entries as they look. What keys and clicks do is the business of a subclass."""

    guest_lost = Signal()  # the talk in whose row a widget stands is not listed any more

    def __init__(
        self,
        *,
        model: TimelineModel,
        words: Words,
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model=model, theme=theme, parent=parent)
        self._words = words
        self._skeletons = False
        self._waiting = QTimer(self, singleShot=True, interval=SKELETON_AFTER)
        self._waiting.timeout.connect(self._show_skeletons)
        self._marking = Marking(theme)
        self._painter = EntryPainter(
            model=model, words=words, theme=theme, icons=icons, marking=self._marking
        )
        self._unfolded = UnfoldedTalks(words, theme, icons, self._marking)
        self._guest: tuple[int, Guest] | None = None  # what stands in the row of a talk
        self._reading = 0  # the talk whose long note is being laid out
        self._turn = QTimer(self, interval=0)
        self._turn.timeout.connect(self._read_more)
        self._to_unfold: int | None = None  # a talk whose words have not come yet
        self._target = -1  # of the current row, if it is unfolded: what the keyboard is on
        self.setObjectName("timelineList")
        self.setAccessibleName(self.tr("Timeline"))
        self.setMouseTracking(True)
        model.modelAboutToBeReset.connect(self._mark)
        model.arrived.connect(self._measure)
        theme.changed.connect(self._restyle)

    def _mark(self) -> None:
        """The model is to show what was found for other words, or everything again."""
        if self._marking.words != self._model.sought:
            self._marking.words = self._model.sought
            self._unfolded.lay_out_anew()

    def laid_out(self) -> None:
        self._painter.set_columns(self._margin, self._content)
        self._unfolded.set_content(self._content)

    def own_heights(self) -> Mapping[int, int]:
        heights = self._unfolded.heights()
        if self._guest is not None:
            heights[self._guest[0]] = self._guest[1].height() + ENTRY_GAP
        return heights

    # ---- a guest in a row

    def host(self, talk: int | None, guest: Guest | None) -> None:
        """Put a widget into a talk's row, in place of its words; None: let it go."""
        self._guest = (talk, guest) if talk is not None and guest is not None else None
        if guest is not None:
            guest.setParent(self.viewport())
            guest.resize(round(self._room), guest.height())
        self._painter.forget()
        self._lay_out_anew()
        if self._guest is not None:
            self._guest[1].show()
            self.scrollTo(self._model.index(self._guest_row()))
        self.stood()

    def show_of_guest(self, part: QRect) -> None:
        """Bring a part of the guest into sight, in its coordinates: a low list shows less than the whole of it."""
        row = self._guest_row()
        if row >= 0:
            top, bar, page = (
                self._stack.top(row) + part.top(),
                self.verticalScrollBar(),
                self.viewport().height() - self._covered,
            )
            value = max(bar.value(), top + part.height() + AIR - page)
            bar.setValue(min(value, max(top - AIR, 0)))

    def _guest_row(self) -> int:
        return self._model.number_of(("talk", self._guest[0])) if self._guest is not None else -1

    def rows_that_stay(self) -> list[int]:
        return [*super().rows_that_stay(), self._guest_row()]

    def stood(self) -> None:
        if self._guest is None:
            return
        row, guest = self._guest_row(), self._guest[1]
        if row < 0:
            self.guest_lost.emit()
            return
        top = self._stack.top(row) - self.verticalOffset()
        guest.setGeometry(self._margin + WORDS_AT, top, round(self._room), guest.height())
        guest.place_foot(self.viewport().height() - top)

    @property
    def _covered(self) -> int:
        return self._guest[1].covered if self._guest is not None else 0

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.stood()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        if self._guest is None:
            super().scrollContentsBy(dx, dy)
        else:  # scrolling moves all that stands here, and the ring, which follows its field by itself, would move twice
            self.viewport().update()
        self.stood()

    def guest_grew(self) -> None:
        """The guest has another height now: where all of it fits, its foot stays in sight."""
        self._lay_out_anew()
        if self._guest is not None and self._guest[1].height() <= self.viewport().height():
            self.scrollTo(self._model.index(self._guest_row()))

    # ---- folded and unfolded

    def fold_all(self) -> None:
        """Fold every talk: another timeline is shown."""
        self._unfolded.fold_all()
        self._fold_changed()

    def toggle(self, row: int) -> bool:
        """Unfold a talk, or fold it; False where there is none, or it has not come yet."""
        view = self._model.view(row)
        if not isinstance(view, TalkView):
            return False
        if view.id in self._unfolded:
            self._unfolded.fold(view.id)
        else:
            self._unfolded.unfold(view, self._model.whose)
        self._fold_changed()
        self._lay_out_anew()
        self.scrollTo(self._model.index(row))
        self._tell_changed(row)
        return True

    def unfold_later(self, talk: int) -> None:
        """Unfold a talk as soon as its words have come."""
        self._to_unfold = talk

    def read_all(self, row: int) -> None:
        """Lay out what a long note holds beyond its beginning, a part at a turn."""
        self._set_target(-1)
        self._reading = self._model.row(row).id
        self._turn.start()

    def _read_more(self) -> None:
        if self._unfolded.lay_out_more(self._reading):
            self._lay_out_anew()
        else:
            self._turn.stop()
            self._tell_changed(self._model.number_of(("talk", self._reading)))

    def _fold_changed(self) -> None:
        self._set_target(-1)
        self._model.unfolded = frozenset(self._unfolded.heights())

    def _tell_changed(self, row: int) -> None:
        """Let a screen reader read a row anew."""
        if QAccessible.isActive():
            event = QAccessibleTableModelChangeEvent(
                self, QAccessibleTableModelChangeEvent.ModelChangeType.DataChanged
            )
            event.setFirstRow(row)
            event.setLastRow(row)
            QAccessible.updateAccessibility(event)

    def _set_target(self, number: int) -> None:
        self._target = number
        target = self._target_now()
        self.setAccessibleDescription(target.text if target else "")
        self.viewport().update()

    def _target_now(self) -> Target | None:
        laid = self._laid_of(self.currentIndex().row())
        return laid.targets[self._target] if laid and 0 <= self._target < len(laid.targets) else None

    def _laid_of(self, row: int) -> Unfolded | None:
        known = 0 <= row < len(self._model.rows) and self._model.row(row).what == "talk"
        return self._unfolded.of(self._model.row(row).id) if known else None

    def _measure(self, arrived: dict[int, View]) -> None:
        """Texts have come: rows whose guess was wrong get their true height."""
        metrics = QFontMetricsF(self._theme.font("body"))
        for row in arrived:
            entry = self._model.entry(row)
            number = self._model.row(row)
            if entry is not None and number.what == "talk":
                self._measured[number.id] = metrics.horizontalAdvance(entry.text[:MEASURED])
                view = arrived[row]
                if number.id in self._unfolded and isinstance(view, TalkView):
                    self._unfolded.unfold(view, self._model.whose)
        self._painter.forget()
        self._lay_out_anew()
        if (
            self._to_unfold is not None
            and (row := self._model.number_of(("talk", self._to_unfold))) in arrived
        ):
            self._to_unfold = None
            if self._laid_of(row) is None:
                self.toggle(row)

    def dataChanged(
        self,
        top_left: QModelIndex | QPersistentModelIndex,
        bottom_right: QModelIndex | QPersistentModelIndex,
        roles: Sequence[int] = (),
    ) -> None:
        """Not Qt's own, which would lay everything out."""
        self._painter.forget()
        self.viewport().update()

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        super().currentChanged(current, previous)
        self._set_target(-1)
        self.viewport().update()  # the ring lies a little outside its row

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        if not len(self._stack):
            return
        painter = QPainter(self.viewport())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        offset = self.verticalOffset()
        first = self._stack.at(event.rect().top() + offset)
        last = self._stack.at(event.rect().bottom() + offset)
        if not self._model.want(first, last):
            if not self._waiting.isActive() and not self._skeletons:
                self._waiting.start()
        elif event.rect().height() >= self.viewport().height():
            self._waiting.stop()
            self._skeletons = False
        current = self.currentIndex().row() if self.hasFocus() else -1
        guest = self._guest_row()
        for row in range(first, last + 1):
            top = self._stack.top(row) - offset
            hosts = row == guest
            self._painter.paint(
                painter, row, top, self._stack.height(row), skeleton=self._skeletons, day_alone=hosts
            )
            if not hosts and (laid := self._laid_of(row)) is not None:
                painter.save()
                painter.translate(self._margin, top)
                seen = event.rect().translated(0, -top)
                focus = self._target if row == current else -1
                self._unfolded.paint(painter, laid, top=seen.top(), bottom=seen.bottom(), focus=focus)
                painter.restore()
            if row == current:
                self._paint_ring(painter, row, top)
        painter.end()

    def _paint_ring(self, painter: QPainter, row: int, top: int) -> None:
        height = self._stack.height(row)
        box = QRectF(self._margin - 8, top, self._content + 16, height)
        if self._model.row(row).what != "promise":
            box = QRectF(self._margin - 8, top - 4, self._content + 16, height - ENTRY_GAP + 8)
        painter.setPen(QPen(self._theme.colour("accent"), 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(box.adjusted(1, 1, -1, -1), 8, 8)

    def _show_skeletons(self) -> None:
        self._skeletons = True
        self.viewport().update()

    def _restyle(self) -> None:
        self._painter.forget()
        self._unfolded.lay_out_anew()
        self.viewport().update()

    # ---- what lies at a point

    def _folds_at(self, point: QPoint) -> int:
        """The talk that a press at a point folds or unfolds: unfolded, it is folded by its head alone. Else -1."""
        row, _x, y = self._local(point)
        if row < 0 or row == self._guest_row() or not isinstance(self._model.view(row), TalkView):
            return -1
        if self._person_at(point) is not None:
            return -1
        high = LINE if self._laid_of(row) is not None else self._stack.height(row) - ENTRY_GAP
        return row if y <= high else -1

    def _target_at(self, point: QPoint) -> Target | None:
        row, x, y = self._local(point)
        laid = self._laid_of(row)
        number = laid.target_at(x - self._margin, y) if laid else -1
        return laid.targets[number] if laid and number >= 0 else None

    def _local(self, point: QPoint) -> tuple[int, float, float]:
        index = self.indexAt(point)
        if not index.isValid():
            return -1, 0.0, 0.0
        row = index.row()
        return row, point.x(), point.y() + self.verticalOffset() - self._stack.top(row)

    def _person_at(self, point: QPoint) -> Named | None:
        row, x, y = self._local(point)
        return self._painter.person_at(row, x, y) if row >= 0 else None

    def _box_at(self, point: QPoint) -> int:
        row, x, _y = self._local(point)
        left = self._margin + BOX_AT
        hit = row >= 0 and self._model.row(row).what == "promise" and left - 6 <= x <= left + 22
        return row if hit else -1
