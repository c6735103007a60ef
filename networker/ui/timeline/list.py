"""The list of a timeline: paints its rows, and answers keys, clicks and questions about them.

Where rows stand is `TallList`'s, what they look like `EntryPainter`'s, what they say the model's.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRectF, Qt, QTimer, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QToolTip, QWidget

from networker.services.views import FactView, Named, Promise, TalkView
from networker.ui import text as plain
from networker.ui.icons import Icons
from networker.ui.promises.verbs import PromiseVerbs
from networker.ui.theme import Theme
from networker.ui.timeline.entry import BOX_AT, GLYPH_AT, WORDS_AT, EntryPainter
from networker.ui.timeline.heights import ENTRY_GAP
from networker.ui.timeline.model import TimelineModel
from networker.ui.timeline.tall_list import TallList
from networker.ui.timeline.words import Words
from networker.ui.widgets.basics import add_action

SKELETON_AFTER = 150  # ms
MEASURED = 250  # characters: more than two lines hold, so the exact width of more says nothing


class TimelineList(TallList):
    """Promises, months and entries; names and avatars lead to their people."""

    person_requested = Signal(object)
    promise_from_requested = Signal(object)  # the talk out of which one is to be noted
    change_promise_requested = Signal(object)  # the promise

    def __init__(
        self,
        *,
        model: TimelineModel,
        words: Words,
        theme: Theme,
        icons: Icons,
        promises: PromiseVerbs,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(model=model, theme=theme, parent=parent)
        self._words, self._promises = words, promises
        self._skeletons = False
        self._waiting = QTimer(self, singleShot=True, interval=SKELETON_AFTER)
        self._waiting.timeout.connect(self._show_skeletons)
        self._painter = EntryPainter(model=model, words=words, theme=theme, icons=icons)
        self.setObjectName("timelineList")
        self.setAccessibleName(self.tr("Timeline"))
        self.setMouseTracking(True)
        model.arrived.connect(self._measure)
        theme.changed.connect(self._restyle)

    def laid_out(self) -> None:
        self._painter.set_columns(self._margin, self._content)

    def _measure(self, arrived: dict[int, TalkView | FactView]) -> None:
        """Texts have come: rows whose guess was wrong get their true height."""
        metrics = QFontMetricsF(self._theme.font("body"))
        for row in arrived:
            entry = self._model.entry(row)
            number = self._model.row(row)
            if entry is not None and number.what == "talk":
                self._measured[number.id] = metrics.horizontalAdvance(entry.text[:MEASURED])
        self._painter.forget()
        self._lay_out_anew()

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
        for row in range(first, last + 1):
            top = self._stack.top(row) - offset
            self._painter.paint(painter, row, top, self._stack.height(row), skeleton=self._skeletons)
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
        self.viewport().update()

    # ---- keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_J, Qt.Key.Key_K) and not event.modifiers():
            down = event.key() == Qt.Key.Key_J
            moves = QAbstractItemView.CursorAction
            self.setCurrentIndex(self.moveCursor(moves.MoveDown if down else moves.MoveUp, event.modifiers()))
        elif row >= 0 and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._open(row)
        elif row >= 0 and event.key() == Qt.Key.Key_Space:
            self._tick(row)
        else:
            super().keyPressEvent(event)

    def _tick(self, row: int) -> bool:
        return self._model.setData(
            self._model.index(row), Qt.CheckState.Checked, int(Qt.ItemDataRole.CheckStateRole)
        )

    def _others(self, row: int) -> list[Named]:
        view = self._model.view(row)
        people: tuple[Named, ...] = ()
        if isinstance(view, TalkView):
            people = view.people
        elif (promise := self._model.promise(row)) is not None:
            people = promise.people
        return [each for each in people if each.id != self._model.whose]

    def _open(self, row: int) -> None:
        """Go to the one other person of a row, or let the user choose among several."""
        if self._model.row(row).what == "promise":
            self._tick(row)
            return
        others = self._others(row)
        if len(others) == 1:
            self.person_requested.emit(others[0].id)
        elif others:
            rect = self.visualRect(self._model.index(row))
            self._menu(row).popup(
                self.viewport().mapToGlobal(QPoint(rect.left() + WORDS_AT, rect.top() + 24))
            )

    def _menu(self, row: int) -> QMenu:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.setObjectName("entryMenu")
        for number, person in enumerate(self._others(row)[:20], start=1):
            name = (person.name or self.tr("No name yet")).replace("&", "&&")
            label = f"&{number}  {name}" if number < 10 else name
            menu.addAction(label).triggered.connect(
                lambda _=False, person=person: self.person_requested.emit(person.id)
            )
        if not menu.isEmpty():
            menu.addSeparator()
        if (promise := self._model.promise(row)) is not None:
            self._add_promise(menu, row, promise)
        elif isinstance(view := self._model.view(row), TalkView):
            add_action(menu, self.tr("Promise from this…"), partial(self.promise_from_requested.emit, view))
            menu.addSeparator()
        menu.addAction(self.tr("Copy")).triggered.connect(lambda: self._copy(row))
        return menu

    def _add_promise(self, menu: QMenu, row: int, promise: Promise) -> None:
        rect = self.visualRect(self._model.index(row))
        self._promises.fill_menu(
            menu,
            promise.id,
            done=lambda: self._tick(row),
            change=partial(self.change_promise_requested.emit, promise),
            at=self.viewport().mapToGlobal(QPoint(rect.left() + WORDS_AT, rect.bottom())),
        )
        if promise.talk is not None and (talk := self._model.number_of(("talk", promise.talk.id))) >= 0:
            add_action(menu, self.tr("Go to the talk"), partial(self._go_to, talk))
        menu.addSeparator()

    def _go_to(self, row: int) -> None:
        self.setCurrentIndex(self._model.index(row))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _copy(self, row: int) -> None:
        QGuiApplication.clipboard().setText(self._model.spoken(row))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index = self.currentIndex()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        if index.isValid() and self._stops_at(index.row()):
            self._menu(index.row()).popup(event.globalPos())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        hot = self._person_at(point) is not None or self._box_at(point) >= 0
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hot else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            point = event.position().toPoint()
            if (row := self._box_at(point)) >= 0:
                self._tick(row)
                return
            if (person := self._person_at(point)) is not None:
                self.person_requested.emit(person.id)
                return
        super().mousePressEvent(event)

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

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event)
            return True
        return super().viewportEvent(event)

    def _tell(self, event: QHelpEvent) -> None:
        """The day in full, a whole name, or all of a text that is cut short."""
        row, x, y = self._local(event.pos())
        said = ""
        if row >= 0 and self._stops_at(row):
            person = self._painter.person_at(row, x, y)
            if person is not None:
                said = person.name or self.tr("No name yet")
            elif x < self._margin + GLYPH_AT and self._model.row(row).what != "promise":
                said = self._words.long_day(self._model.row(row).day)
            elif self._painter.cuts(row, self._measured.get(self._model.row(row).id, 0.0)):
                said = self._model.spoken(row)
        QToolTip.showText(event.globalPos(), plain.tooltip(said), self.viewport())
