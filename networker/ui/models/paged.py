"""A list model of ids: rows are fetched by the page when they are painted, and forgotten when they change.

`data` never waits: a row that is not there yet answers nothing, and the delegate paints a skeleton.
"""

from array import array
from collections import OrderedDict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, Qt

Index = QModelIndex | QPersistentModelIndex
PAGE = 100
PAGES = 60  # kept at hand
ItemRole = Qt.ItemDataRole.UserRole + 1  # the row's value, or None while it is on the way
IdRole = Qt.ItemDataRole.UserRole + 2

Fetch = Callable[[Sequence[int], Callable[[Mapping[int, Any]], None]], None]


class PagedModel(QAbstractListModel):
    """Ids in an order; `fetch(ids, then)` brings the values of a page and calls `then` in the GUI thread."""

    def __init__(self, fetch: Fetch, *, words: Callable[[Any], str], parent: QObject | None = None) -> None:
        """`words` says a value for screen readers."""
        super().__init__(parent)
        self._fetch = fetch
        self._words = words
        self._ids: array[int] = array("q")
        self._values: OrderedDict[int, Any] = OrderedDict()
        self._rows: dict[int, int] | None = None
        self._asked: set[int] = set()
        self._generation = 0

    def rowCount(self, parent: Index | None = None) -> int:
        """How many rows there are."""
        return 0 if parent is not None and parent.isValid() else len(self._ids)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """The value under ItemRole, its words for everybody else; asks for the page where it is missing."""
        if not index.isValid() or not 0 <= index.row() < len(self._ids):
            return None
        number = self._ids[index.row()]
        if role == IdRole:
            return number
        if role not in (ItemRole, Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return None
        value = self._values.get(number)
        if value is None:
            self._ask(index.row())
            return None
        return value if role == ItemRole else self._words(value)

    @property
    def ids(self) -> "array[int]":
        """The ids in their order."""
        return self._ids

    def value(self, number: int) -> Any:
        """The value of an id where it is at hand, else None."""
        return self._values.get(number)

    def set_ids(
        self, ids: "array[int]", first: Mapping[int, Any] | None = None, *, anew: bool = False
    ) -> None:
        """Show other ids; `first` are values that came along, so that nothing has to wait for them.

        `anew`: values at hand say something else now.
        """
        if anew:
            self._values.clear()
            self._asked.clear()
            self._generation += 1
        if first:
            self._values.update(first)
        if len(ids) == len(self._ids) and ids.tobytes() == self._ids.tobytes():
            if first and len(ids):
                self.dataChanged.emit(self.index(0), self.index(len(ids) - 1))
            return
        self.beginResetModel()
        self._ids, self._rows = ids, None
        self._asked.clear()
        self._generation += 1
        self.endResetModel()

    def append(self, ids: "array[int]", first: Mapping[int, Any]) -> None:
        """Show further ids below those that are shown."""
        self._values.update(first)
        self.beginInsertRows(QModelIndex(), len(self._ids), len(self._ids) + len(ids) - 1)
        self._asked.discard(len(self._ids) // PAGE)
        self._ids, self._rows = self._ids + ids, None
        self.endInsertRows()

    def row_of(self, number: int) -> int:
        """The row of an id; -1 where it is not listed."""
        if self._rows is None:
            self._rows = {each: row for row, each in enumerate(self._ids)}
        return self._rows.get(number, -1)

    def forget(self, numbers: Iterable[int]) -> None:
        """Drop values that have changed; rows in sight ask anew and show the old one meanwhile."""
        rows = []
        for number in numbers:
            if self._values.pop(number, None) is not None and (row := self.row_of(number)) >= 0:
                rows.append(row)
        for row in rows:
            self._asked.discard(row // PAGE)
            self.dataChanged.emit(self.index(row), self.index(row))

    def forget_all(self) -> None:
        """Drop every value."""
        self._values.clear()
        self._asked.clear()
        self._generation += 1
        if len(self._ids):
            self.dataChanged.emit(self.index(0), self.index(len(self._ids) - 1))

    def _ask(self, row: int) -> None:
        page = row // PAGE
        if page in self._asked:
            return
        self._asked.add(page)
        wanted = [n for n in self._ids[page * PAGE : (page + 1) * PAGE] if n not in self._values]
        generation = self._generation

        def arrived(values: Mapping[int, Any]) -> None:
            if generation != self._generation:
                return
            for number in wanted:
                if number in values:
                    self._values[number] = values[number]
                    self._values.move_to_end(number)
            while len(self._values) > PAGE * PAGES:
                old, _ = self._values.popitem(last=False)
                self._asked.discard(self.row_of(old) // PAGE)
            last = min((page + 1) * PAGE, len(self._ids)) - 1
            if last >= page * PAGE:
                self.dataChanged.emit(self.index(page * PAGE), self.index(last))

        self._fetch(wanted, arrived)
