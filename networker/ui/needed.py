"""How much of the window there is while it comes to stand, and how much of it a key needs before it can mean what it says.

What moves in a list or is typed into a field needs no more than stands: to build the window then would keep it from
the very thing that was pressed.
"""

from enum import IntEnum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class Stands(IntEnum):
    """How much of the window there is."""

    FIRST = 0  # what the first paint shows: rail, top bar, people
    TODAY = 1
    TIMELINE = 2
    IMPORTS = 3  # the pages of files
    PAGES = 4
    WHOLE = 5  # with what lies over the pages: palette, keys, the bar that says what was done


_Key, _Held = Qt.Key, Qt.KeyboardModifier
_HOLDS = frozenset(
    (_Key.Key_Shift, _Key.Key_Control, _Key.Key_Alt, _Key.Key_AltGr, _Key.Key_Meta, _Key.Key_Super_L,
     _Key.Key_Super_R, _Key.Key_CapsLock, _Key.Key_NumLock, _Key.Key_ScrollLock, _Key.Key_Mode_switch)
)  # fmt: skip
_STEPS = frozenset(
    (_Key.Key_Up, _Key.Key_Down, _Key.Key_Left, _Key.Key_Right, _Key.Key_PageUp, _Key.Key_PageDown,
     _Key.Key_Home, _Key.Key_End)
)  # fmt: skip
_TYPED = frozenset((_Key.Key_Backspace, _Key.Key_Delete, _Key.Key_Return, _Key.Key_Enter, _Key.Key_Space))
_LEVELS = (_Held.ShiftModifier | _Held.KeypadModifier | _Held.GroupSwitchModifier).value
_ALT_GR = (_Held.ControlModifier | _Held.AltModifier).value  # as Windows tells of it


def needed(event: QKeyEvent) -> Stands:
    """What has to stand before this key reaches anybody."""
    key = event.key()
    if key in _HOLDS or key in _STEPS:
        return Stands.FIRST
    held = event.modifiers().value & ~_LEVELS
    if not held and key in (_Key.Key_Tab, _Key.Key_Backtab):
        return Stands.TIMELINE  # which is the next stop
    if not held and key in _TYPED:
        return Stands.FIRST
    if event.modifiers() == _Held.ControlModifier and key == _Key.Key_T:
        return Stands.TODAY
    typed = event.text().isprintable() and event.text() != ""
    return Stands.FIRST if typed and held in (0, _ALT_GR) else Stands.WHOLE
