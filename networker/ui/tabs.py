"""The order in which Tab goes through widgets that came later than their neighbours."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLayout, QWidget


def tabbed(parent: QWidget) -> list[QWidget]:
    """The widgets in a parent that Tab stops at, in the order in which they were made."""
    return [each for each in parent.findChildren(QWidget) if each.focusPolicy() & Qt.FocusPolicy.TabFocus]


def in_layout(layout: QLayout) -> list[QWidget]:
    """The widgets of a layout, in its order."""
    items = (layout.itemAt(n) for n in range(layout.count()))
    return [widget for item in items if item is not None and (widget := item.widget()) is not None]


def chained(parent: QWidget) -> list[QWidget]:
    """The widgets in a parent that Tab stops at, in the order in which it does now."""
    found: list[QWidget] = []
    each: QWidget | None = parent.nextInFocusChain()
    while each is not None and each is not parent:
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and parent.isAncestorOf(each):
            found.append(each)
        each = each.nextInFocusChain()
    return found


def tab_through(widgets: Iterable[QWidget]) -> None:
    """Let Tab go from each of these to the next; those that it does not stop at are left out."""
    stops = [each for each in widgets if each.focusPolicy() & Qt.FocusPolicy.TabFocus]
    for one, other in pairwise(stops):
        QWidget.setTabOrder(one, other)
