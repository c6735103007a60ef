"""The list of a timeline: answers keys, clicks and questions about its rows.

What it looks like is `PaintedList`'s, what becomes of a talk or a promise the pane's.
"""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QHelpEvent, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QToolTip, QWidget

from networker.domain.vocabulary import Kind
from networker.services.fruit_views import WHATS, Fruit
from networker.services.today_views import Named, Promise
from networker.services.views import FactView, TalkView
from networker.ui import dates
from networker.ui import text as plain
from networker.ui.icons import Icons
from networker.ui.promises.verbs import PromiseVerbs
from networker.ui.theme import Theme
from networker.ui.timeline.entry import GLYPH_AT, WORDS_AT
from networker.ui.timeline.entry_menu import EntryMenu
from networker.ui.timeline.heights import LINE
from networker.ui.timeline.model import TimelineModel
from networker.ui.timeline.painted_list import PaintedList
from networker.ui.timeline.unfolded import Target
from networker.ui.timeline.words import Words
from networker.ui.widgets.basics import add_action
from networker.ui.widgets.press import ENTER

EDIT = (Qt.Key.Key_E, Qt.Key.Key_F2)


class TimelineList(PaintedList):
    """Promises, months and entries; names and avatars lead to their people."""

    person_requested = Signal(object)
    gathering_requested = Signal(object)  # TalkView
    promise_from_requested = Signal(object)  # the talk out of which one is to be noted
    change_promise_requested = Signal(object)  # the promise
    win_from_requested = Signal(object)  # the talk of which one came
    change_fruit_requested = Signal(object)  # what came of the tie
    delete_fruit_requested = Signal(object)
    edit_requested = Signal(int)  # the id of a talk
    delete_requested = Signal(int)
    talk_requested = Signal(object)  # the Origin of a promise, further down than is listed
    link_followed = Signal(object, QPoint)  # Link, where on the screen
    _pressed = -1  # the row under the button that is held down

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
        super().__init__(model=model, words=words, theme=theme, icons=icons, parent=parent)
        self._promises = promises
        self.fruit_menu: Callable[[QMenu, Fruit], None] = lambda _menu, _view: None

    # ---- keyboard and mouse

    def keyPressEvent(self, event: QKeyEvent) -> None:
        row = self.currentIndex().row()
        if event.key() in (Qt.Key.Key_J, Qt.Key.Key_K) and not event.modifiers():
            down = event.key() == Qt.Key.Key_J
            moves = QAbstractItemView.CursorAction
            self.setCurrentIndex(self.moveCursor(moves.MoveDown if down else moves.MoveUp, event.modifiers()))
        elif row < 0 or not self._key_of_row(row, event):
            super().keyPressEvent(event)

    def _key_of_row(self, row: int, event: QKeyEvent) -> bool:
        """What a key means for the current row; False where it means nothing there."""
        key, what, target = event.key(), self._model.row(row).what, self._target_now()
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if target is not None and key in (*ENTER, Qt.Key.Key_Space):
            self._press(row, target)
        elif what == "promise":
            return self._key_of_promise(row, key)
        elif what in WHATS:
            return self._key_of_fruit(row, key)
        elif what != "talk":
            return False
        elif key in (*ENTER, Qt.Key.Key_Space):
            self.toggle(row)
        elif key in (Qt.Key.Key_Right, Qt.Key.Key_Left):
            self._go_aside(row, 1 if key == Qt.Key.Key_Right else -1)
        elif key in EDIT:
            self.edit_requested.emit(self._model.row(row).id)
        elif key == Qt.Key.Key_Delete:
            self.delete_requested.emit(self._model.row(row).id)
        else:
            return False
        return True

    def _key_of_promise(self, row: int, key: int) -> bool:
        if key in (*ENTER, Qt.Key.Key_Space):
            self._tick(row)
        elif key in EDIT:
            self.change_promise_requested.emit(self._model.promise(row))
        else:
            return False
        return True

    def _key_of_fruit(self, row: int, key: int) -> bool:
        view = self._model.view(row)
        if view is None:
            return False
        if key in (*ENTER, *EDIT):
            self.change_fruit_requested.emit(view)
        elif key == Qt.Key.Key_Delete:
            self.delete_fruit_requested.emit(view)
        else:
            return False
        return True

    def _go_aside(self, row: int, by: int) -> None:
        """Right unfolds and goes through what can be pressed, Left goes back and folds."""
        laid = self._laid_of(row)
        if laid is None:
            if by > 0:
                self.toggle(row)
        elif self._target + by < -1:
            self.toggle(row)
        else:
            self._set_target(min(self._target + by, len(laid.targets) - 1))
            if (target := self._target_now()) is not None:
                self._bring_into_sight(row, target)

    def _bring_into_sight(self, row: int, target: Target) -> None:
        top = self._stack.top(row) + round(target.rect.top())
        bar, page = self.verticalScrollBar(), self.viewport().height()
        bar.setValue(max(min(bar.value(), top - 8), top + round(target.rect.height()) + 8 - page))

    def _press(self, row: int, target: Target) -> None:
        """Go to somebody of an unfolded talk, or do what its verb says."""
        talk = self._model.row(row).id
        if target.person is not None:
            self.person_requested.emit(target.person.id)
        elif target.link is not None:
            at = QPoint(
                round(self._margin + target.rect.left()), self._stack.top(row) - self.verticalOffset()
            )
            self.link_followed.emit(
                target.link, self.viewport().mapToGlobal(at + QPoint(0, round(target.rect.bottom())))
            )
        elif target.verb == "all":
            self.read_all(row)
        elif target.verb == "edit":
            self.edit_requested.emit(talk)
        elif target.verb == "promise":
            self.promise_from_requested.emit(self._model.view(row))
        else:
            self.delete_requested.emit(talk)

    def _tick(self, row: int) -> bool:
        return self._model.setData(
            self._model.index(row), Qt.CheckState.Checked, int(Qt.ItemDataRole.CheckStateRole)
        )

    def _others(self, row: int) -> list[Named]:
        view = self._model.view(row)
        people: tuple[Named, ...] = ()
        if view is not None and not isinstance(view, FactView):
            people = view.people
        elif (promise := self._model.promise(row)) is not None:
            people = promise.people
        return [each for each in people if each.id != self._model.whose]

    def _menu(self, row: int) -> QMenu:
        menu, listed = EntryMenu(self._others(row), self), self._model.row(row)
        if (promise := self._model.promise(row)) is not None:
            self._add_promise(menu, row, promise)
        elif isinstance(view := self._model.view(row), TalkView):
            unfolded = listed.id in self._unfolded
            promise_from = partial(self.promise_from_requested.emit, view)
            menu.add_talk(
                listed.id, lambda: self.toggle(row), promise_from, unfolded=unfolded,
                gathering=self._gathering(view),
                win_from=partial(self.win_from_requested.emit, view),
            )  # fmt: skip
        elif view is not None and not isinstance(view, FactView):
            self.fruit_menu(menu, view)
            return menu
        add_action(menu, self.tr("Copy"), lambda: self._copy(row))
        return menu

    def _gathering(self, view: TalkView) -> tuple[str, Callable[[], object]] | None:
        """What leads from a talk to its gathering, or makes one of it where several met."""
        call = partial(self.gathering_requested.emit, view)
        if view.gathering is not None:
            return self.tr("Go to the gathering"), call
        several = view.kind is Kind.MEETING and len(view.people) > 1
        return (self.tr("Make it a gathering"), call) if several else None

    def _add_promise(self, menu: QMenu, row: int, promise: Promise) -> None:
        rect = self.visualRect(self._model.index(row))
        self._promises.fill_menu(
            menu,
            promise.id,
            done=lambda: self._tick(row),
            change=partial(self.change_promise_requested.emit, promise),
            at=self.viewport().mapToGlobal(QPoint(rect.left() + WORDS_AT, rect.bottom())),
        )
        if promise.talk is not None:
            talk = self._model.number_of(("talk", promise.talk.id))
            if talk >= 0:
                add_action(menu, self.tr("Go to the talk"), partial(self._go_to, talk))
            elif self._model.goes_on:
                add_action(menu, self.tr("Go to the talk"), partial(self.talk_requested.emit, promise.talk))
        menu.addSeparator()

    def _go_to(self, row: int) -> None:
        self.setCurrentIndex(self._model.index(row))
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose_talk(self, talk: int) -> None:
        """Put the keyboard on a talk that is listed."""
        if (row := self._model.number_of(("talk", talk))) >= 0:
            self._go_to(row)

    def go_to_talk(self, talk: int) -> None:
        """Choose a talk that is listed, and unfold it once its words are there."""
        if (row := self._model.number_of(("talk", talk))) >= 0:
            self._go_to(row)
            if not self.toggle(row):
                self.unfold_later(talk)

    def _copy(self, row: int) -> None:
        QGuiApplication.clipboard().setText(self._model.whole(row))

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        index, at = self.currentIndex(), event.globalPos()
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            index = self.indexAt(event.pos())
        elif index.isValid():
            top = max(self.visualRect(index).top(), 0)
            at = self.viewport().mapToGlobal(QPoint(self._margin + WORDS_AT, top + LINE))
        if index.isValid() and self._stops_at(index.row()):
            self._menu(index.row()).popup(at)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position().toPoint()
        hot = self._person_at(point) is not None or self._box_at(point) >= 0
        hot = hot or self._target_at(point) is not None or self._folds_at(point) >= 0
        self.viewport().setCursor(Qt.CursorShape.PointingHandCursor if hot else Qt.CursorShape.ArrowCursor)
        super().mouseMoveEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if (pressed := self.indexAt(event.position().toPoint()).row()) >= 0 and not self._stops_at(pressed):
            return  # a head is read, never chosen; Qt would put the keyboard on it
        if event.button() == Qt.MouseButton.LeftButton:
            point = event.position().toPoint()
            if (row := self._box_at(point)) >= 0:
                self._tick(row)
                return
            if (person := self._person_at(point)) is not None:
                self.person_requested.emit(person.id)
                return
            if (target := self._target_at(point)) is not None:
                self._press(self.indexAt(point).row(), target)
                return
            self._pressed = self._folds_at(point)
        super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        pressed, self._pressed = self._pressed, -1
        if pressed >= 0 and self._folds_at(event.position().toPoint()) == pressed:
            self.toggle(pressed)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            self._tell(event)
            return True
        return super().viewportEvent(event)

    def _wide(self, row: int) -> float:
        """How wide the text of a row would be in one line; of what came of the tie nobody measures it."""
        listed = self._model.row(row)
        return float("inf") if listed.what in WHATS else self._measured.get(listed.id, 0.0)

    def _tell(self, event: QHelpEvent) -> None:
        """The day in full, a whole name, or all of a text that is cut short."""
        row, x, y = self._local(event.pos())
        said = ""
        if row >= 0 and self._stops_at(row):
            person = self._painter.person_at(row, x, y)
            if person is not None:
                said = person.name or self.tr("No name yet")
            elif (target := self._target_at(event.pos())) is not None:
                said = target.link.told if target.link is not None else ""
            elif x < self._margin + GLYPH_AT and self._model.row(row).what != "promise":
                said = dates.full(self._model.row(row).day)
            elif self._laid_of(row) is None and self._painter.cuts(row, self._wide(row)):
                said = self._model.spoken(row)
        QToolTip.showText(event.globalPos(), plain.tooltip(said), self.viewport())
