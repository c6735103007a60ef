"""Ids with heads among them: a head is a number below nought, lower than a row, and nobody can choose it."""

from array import array
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView

from networker.ui.models.paged import Index, PagedModel


class HeadedModel(PagedModel):
    """A paged model in which numbers below nought are heads."""

    def flags(self, index: Index) -> Qt.ItemFlag:
        """A head is only read."""
        if index.isValid() and self.ids[index.row()] < 0:
            return Qt.ItemFlag.NoItemFlags
        return super().flags(index)


def show_headed(
    table: QTableView, model: HeadedModel, ids: "array[int]", first: Mapping[int, Any], *, head: int
) -> None:
    """Show other ids of the table's model, and give the heads their height in pixels.

    A table keeps the height of a row whatever stands in it next: where there was a head, a row gets its own again.
    """
    if ids == model.ids:
        model.set_ids(ids, first)
        return
    before = _heads(model.ids)
    model.set_ids(ids, first)
    rows = table.verticalHeader()
    for row in before:
        if row < len(ids):
            rows.resizeSection(row, rows.defaultSectionSize())
    for row in _heads(ids):
        rows.resizeSection(row, head)


def _heads(ids: "array[int]") -> list[int]:
    return [row for row, number in enumerate(ids) if number < 0]
