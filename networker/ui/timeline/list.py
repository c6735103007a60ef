"""The list of a timeline: rows of different heights that are known without their texts.

Qt's own list would ask every row for its size at each change of width; this one works the heights out of the
index at once, so that fifty thousand rows open and scroll as fast as fifty. Rows are painted by `EntryPainter`.
"""

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QRectF,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFontMetricsF,
    QGuiApplication,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QRegion,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QMenu, QToolTip, QWidget

from networker.services.views import FactView, Named, TalkView
from networker.ui import text as plain
from networker.ui.icons import Icons
from networker.ui.theme import Theme
from networker.ui.timeline.entry import WORDS_AT, EntryPainter
from networker.ui.timeline.heights import ENTRY_GAP, Stack, heights_of
from networker.ui.timeline.model import TimelineModel
from networker.ui.timeline.words import Words

SKELETON_AFTER = 150  # ms
FOOT = 24  # air below the last row
SAMPLE = "She takes the job from January and looks for a flat with two rooms near the river."
STOPS = ("talk", "fact", "promise")  # rows the keyboard stops at


class TimelineList(QListView):
    """Promises, months and entries; names and avatars lead to their people."""

    person_requested = Signal(object)

    def __init__(
        self,
        *,
        model: TimelineModel,
        words: Words,
        theme: Theme,
        icons: Icons,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._model, self._words, self._theme = model, words, theme
        self._margin, self._content = 24, 544
        self._stack = Stack([])
        self._measured: dict[int, float] = {}
        self._skeletons = False
        self._waiting = QTimer(self, singleShot=True, interval=SKELETON_AFTER)
        self._waiting.timeout.connect(self._show_skeletons)
        self._painter = EntryPainter(model=model, words=words, theme=theme, icons=icons)
        self.setObjectName("timelineList")
        self.setAccessibleName(self.tr("Timeline"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self.setMinimumHeight(64)
        self.setModel(model)
        model.modelReset.connect(self._lay_out_anew)
        model.arrived.connect(self._measure)
        theme.changed.connect(self._restyle)

    def set_columns(self, margin: int, content: int) -> None:
        """Where the text block begins and how wide it is, in pixels."""
        if (margin, content) != (self._margin, self._content):
            self._margin, self._content = margin, content
            self._lay_out_anew()

    def forget_widths(self) -> None:
        """Texts have changed: their lines are guessed again until they have come."""
        self._measured.clear()

    # ---- where things are

    @property
    def _room(self) -> float:
        return self._content - WORDS_AT

    def _lay_out_anew(self) -> None:
        """Work all heights out; the row at the top stays where it was."""
        anchor = self.anchor()
        self._painter.set_columns(self._margin, self._content)
        metrics = QFontMetricsF(self._theme.font("body"))
        character = metrics.horizontalAdvance(SAMPLE) / len(SAMPLE)
        self._stack = Stack(
            heights_of(self._model.rows, room=self._room, character=character, measured=self._measured)
        )
        self.updateGeometries()
        self.keep(anchor)
        self.viewport().update()

    def anchor(self) -> tuple[tuple[str, int], int] | None:
        """The row at the top edge and how far it has scrolled out; None at the very top."""
        top = self.verticalOffset()
        row = self._stack.at(top)
        if top <= 0 or not 0 <= row < len(self._model.rows):
            return None
        found = self._model.row(row)
        return (found.what, found.id), top - self._stack.top(row)

    def keep(self, anchor: tuple[tuple[str, int], int] | None) -> None:
        """Scroll so that the row of an anchor stands where it stood."""
        if anchor is None:
            return
        row = self._model.number_of(anchor[0])
        if row >= 0:
            self.verticalScrollBar().setValue(self._stack.top(row) + anchor[1])

    def _measure(self, arrived: dict[int, TalkView | FactView]) -> None:
        """Texts have come: rows whose guess was wrong get their true height."""
        metrics = QFontMetricsF(self._theme.font("body"))
        for row in arrived:
            entry = self._model.entry(row)
            number = self._model.row(row)
            if entry is not None and number.what == "talk":
                # Beyond two lines' width the exact one says nothing more.
                self._measured[number.id] = metrics.horizontalAdvance(entry.text[:250]) if entry.text else 0.0
        self._painter.forget()
        self._lay_out_anew()

    def doItemsLayout(self) -> None:
        """Qt's own layout never runs: heights come from the index."""
        self.updateGeometries()

    def updateGeometries(self) -> None:
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setSingleStep(40)
        bar.setPageStep(max(page - 40, 40))
        total = self._stack.total + FOOT if self._stack.total else 0
        bar.setRange(0, max(total - page, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        QAbstractItemView.resizeEvent(self, event)
        self.updateGeometries()

    def verticalOffset(self) -> int:
        return self.verticalScrollBar().value()

    def horizontalOffset(self) -> int:
        return 0

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        self.viewport().scroll(0, dy)

    def visualRect(self, index: QModelIndex | QPersistentModelIndex) -> QRect:
        row = index.row()
        if not index.isValid() or row >= len(self._stack):
            return QRect()
        return QRect(
            self._margin,
            self._stack.top(row) - self.verticalOffset(),
            self._content,
            self._stack.height(row),
        )

    def indexAt(self, point: QPoint) -> QModelIndex:
        y = point.y() + self.verticalOffset()
        if not 0 <= y < self._stack.total:
            return QModelIndex()
        return self._model.index(self._stack.at(y))

    def scrollTo(
        self,
        index: QModelIndex | QPersistentModelIndex,
        hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible,
    ) -> None:
        if not index.isValid() or index.row() >= len(self._stack):
            return
        top, height = self._stack.top(index.row()), self._stack.height(index.row())
        if index.row() <= 4 and self._model.row(0).what != "talk":
            top, height = 0, top + height  # the head above the first rows comes with them
        bar, page = self.verticalScrollBar(), self.viewport().height()
        if hint == QAbstractItemView.ScrollHint.PositionAtTop:
            bar.setValue(top)
        elif hint == QAbstractItemView.ScrollHint.PositionAtCenter:
            bar.setValue(top - (page - height) // 2)
        elif top < bar.value():
            bar.setValue(top)
        elif top + height > bar.value() + page:
            bar.setValue(top + height - page)

    def dataChanged(self, top_left: QModelIndex, bottom_right: QModelIndex, roles: list[int] = []) -> None:  # noqa: B006
        self._painter.forget()
        self.viewport().update()

    def setSelection(self, rect: QRect, command: QItemSelectionModel.SelectionFlag) -> None:
        index = self.indexAt(rect.center())
        chosen = QItemSelection(index, index) if index.isValid() and self._stops_at(index.row()) else QItemSelection()
        self.selectionModel().select(chosen, command)

    def visualRegionForSelection(self, selection: QItemSelection) -> QRegion:
        region = QRegion()
        for index in selection.indexes():
            region += self.visualRect(index)
        return region

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

    def _stops_at(self, row: int) -> bool:
        return self._model.row(row).what in STOPS

    def moveCursor(
        self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier
    ) -> QModelIndex:
        moves = QAbstractItemView.CursorAction
        count, now = len(self._stack), self.currentIndex().row()
        page = self.viewport().height()
        if action in (moves.MoveHome, moves.MoveEnd):
            start, step = (0, 1) if action == moves.MoveHome else (count - 1, -1)
        elif now < 0:
            start, step = max(self._stack.at(self.verticalOffset()), 0), 1
        elif action == moves.MovePageDown:
            start, step = self._stack.at(self._stack.top(now) + page), -1
        elif action == moves.MovePageUp:
            start, step = self._stack.at(self._stack.top(now) - page), 1
        elif action in (moves.MoveUp, moves.MovePrevious, moves.MoveLeft):
            start, step = now - 1, -1
        else:
            start, step = now + 1, 1
        row = start
        while 0 <= row < count:
            if self._stops_at(row):
                return self._model.index(row)
            row += step
        return self.currentIndex()

    def keyboardSearch(self, search: str) -> None:
        """Letters are keys of the window, and searching by them would read every talk."""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_J, Qt.Key.Key_K) and not event.modifiers():
            down = event.key() == Qt.Key.Key_J
            moves = QAbstractItemView.CursorAction
            self.setCurrentIndex(
                self.moveCursor(moves.MoveDown if down else moves.MoveUp, event.modifiers())
            )
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
            self._menu(row).popup(self.viewport().mapToGlobal(QPoint(rect.left() + WORDS_AT, rect.top() + 24)))

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
        menu.addAction(self.tr("Copy")).triggered.connect(lambda: self._copy(row))
        return menu

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
        left = self._margin + 61
        hit = row >= 0 and self._model.row(row).what == "promise" and left - 6 <= x <= left + 22
        return row if hit else -1

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event)
            return True
        return super().viewportEvent(event)

    def _tell(self, event: QHelpEvent) -> None:
        """The whole of what is cut short, and the day in full."""
        row, x, y = self._local(event.pos())
        said = ""
        if row >= 0:
            person = self._painter.person_at(row, x, y)
            if person is not None:
                said = person.name or self.tr("No name yet")
            elif self._stops_at(row):
                said = self._model.spoken(row)
        QToolTip.showText(event.globalPos(), plain.tooltip(said), self.viewport())

    def sizeHint(self) -> QSize:
        return QSize(592, 400)

    def viewportSizeHint(self) -> QSize:
        return QSize(self._content, self._stack.total)
