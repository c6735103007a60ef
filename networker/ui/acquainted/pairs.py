"""The list of pairs: those to introduce, then those who know each other, with what is known of them."""

from array import array
from functools import partial

from PySide6.QtCore import QModelIndex, QRectF, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import QMenu, QWidget

from networker.services.introducing import Acquainted, Pair
from networker.ui.acquainted import words
from networker.ui.gatherings.who_rows import ROW, WhoTable
from networker.ui.icons import Icons
from networker.ui.models.headed import HeadedModel, show_headed
from networker.ui.models.paged import ItemRole
from networker.ui.text import paint_line, shown_name
from networker.ui.theme import Theme
from networker.ui.widgets.basics import add_action
from networker.ui.widgets.marks import paint_avatar
from networker.ui.widgets.row_delegate import RowDelegate

HEAD, FACE = 28, 24


class PairTable(WhoTable):
    """F promises to introduce two, I says that they were, Enter leads to the first of them, the menu to either."""

    person_requested = Signal(object)  # PersonId
    promise_requested = Signal(object)  # Pair
    made_requested = Signal(object)  # Pair

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(ROW, parent)
        self.setObjectName("acquaintedPairs")
        self.verticalHeader().setMinimumSectionSize(HEAD)
        self._told: dict[int, Pair | str] = {}
        self.model_ = HeadedModel(
            lambda wanted, then: then({n: self._told[n] for n in wanted if n in self._told}),
            words=words.spoken, parent=self,
        )  # fmt: skip
        self.setModel(self.model_)
        self.setItemDelegate(_PairDelegate(theme, icons, self))
        self.opened.connect(self._open)

    def show_pairs(self, found: Acquainted) -> None:
        """Show all pairs, those to introduce first; the keyboard stays on its row."""
        row = self.currentIndex().row()
        self._told = dict(words.heads())
        ids = array("q")
        for head, pairs in ((words.STRANGERS, found.introduce), (words.KNOWN, found.met)):
            if pairs:
                ids.append(head)
            for pair in pairs:
                ids.append(len(self._told))
                self._told[len(self._told)] = pair
        self.model_.forget_all()
        show_headed(self, self.model_, ids, self._told, head=HEAD)
        self.setCurrentIndex(self.stop_at(min(max(row, 0), max(len(ids) - 1, 0)), 1))

    @property
    def current(self) -> Pair | None:
        """The pair that the keyboard is on."""
        found = self.currentIndex().data(ItemRole)
        return found if isinstance(found, Pair) else None

    def _open(self, _number: object) -> None:
        if self.current is not None:
            self.person_requested.emit(self.current.one.id)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        pair, does = self.current, {Qt.Key.Key_F: self.promise_requested, Qt.Key.Key_I: self.made_requested}
        asked = does.get(Qt.Key(event.key())) if not event.modifiers() else None
        if asked is not None and pair is not None and pair.shared:
            asked.emit(pair)
        else:
            super().keyPressEvent(event)

    def menu_at(self, index: QModelIndex) -> QMenu | None:
        pair = index.data(ItemRole)
        return self.menu_of(pair) if isinstance(pair, Pair) else None

    def menu_of(self, pair: Pair) -> QMenu:
        """What can be done with two people."""
        menu = QMenu(self)
        menu.setObjectName("pairMenu")
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        show = words.tr("Show {0}")
        for person in (pair.one, pair.other):
            said = show.replace("{0}", shown_name(person.name))
            add_action(menu, said, partial(self.person_requested.emit, person.id))
        if pair.shared:
            for text, asked, key in (
                (words.tr("Promise to introduce them"), self.promise_requested, "F"),
                (words.tr("I introduced them…"), self.made_requested, "I"),
            ):
                add_action(menu, text, partial(asked.emit, pair)).setText(f"{text}\t{key}")
        return menu


class _PairDelegate(RowDelegate):
    def __init__(self, theme: Theme, icons: Icons, table: PairTable) -> None:
        super().__init__(ROW, theme, table, quiet=True)
        self._icons = icons

    def paint_row(self, painter: QPainter, rect: QRectF, value: Pair | str, *, chosen: bool) -> None:
        theme, small = self._theme, self._theme.font("small")
        if isinstance(value, str):
            at = rect.adjusted(8, 6, -12, 0)
            paint_line(painter, at, value, theme.font("small", bold=True), theme.colour("text2"))
            return
        for n, person in enumerate((value.one, value.other)):
            face = QRectF(rect.x() + 8 + n * (FACE + 4), rect.y() + 6, FACE, FACE)
            paint_avatar(painter, face, person.name, theme, self._icons)
        row = rect.adjusted(8 + 2 * (FACE + 4) + 6, 0, -12, 0)
        end = row.adjusted(row.width() * 0.5, 0, 0, 0)
        used = paint_line(painter, end, words.why(value), small, theme.colour("text2"), right=True)
        row.setWidth(row.width() - used - 12)
        paint_line(painter, row, words.names(value), theme.font("body"), theme.colour("text"))
