"""How much of the window a key needs: what is typed or steps through a list needs nothing more."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from networker.ui.needed import Stands, needed

K, M = Qt.Key, Qt.KeyboardModifier
NONE = M.NoModifier


@pytest.mark.parametrize(
    ("key", "held", "text", "wanted"),
    [
        (K.Key_Control, M.ControlModifier, "", Stands.FIRST),
        (K.Key_Shift, M.ShiftModifier, "", Stands.FIRST),
        (K.Key_Down, NONE, "", Stands.FIRST),
        (K.Key_End, M.ControlModifier, "", Stands.FIRST),
        (K.Key_Return, NONE, "\r", Stands.FIRST),
        (K.Key_Backspace, NONE, "\b", Stands.FIRST),
        (K.Key_J, NONE, "j", Stands.FIRST),
        (K.Key_J, M.ShiftModifier, "J", Stands.FIRST),
        (0, NONE, "Ł", Stands.FIRST),
        (K.Key_At, M.ControlModifier | M.AltModifier, "@", Stands.FIRST),
        (K.Key_T, M.ControlModifier, "\x14", Stands.TODAY),
        (K.Key_Tab, NONE, "\t", Stands.TIMELINE),
        (K.Key_L, M.ControlModifier, "\x0c", Stands.WHOLE),
        (K.Key_L, M.ControlModifier, "l", Stands.WHOLE),
        (K.Key_T, M.ControlModifier | M.ShiftModifier, "", Stands.WHOLE),
        (K.Key_Escape, NONE, "\x1b", Stands.WHOLE),
        (K.Key_F10, NONE, "", Stands.WHOLE),
    ],
)
def test_a_key_needs_what_it_means(key: int, held: Qt.KeyboardModifier, text: str, wanted: Stands) -> None:
    assert needed(QKeyEvent(QEvent.Type.KeyPress, int(key), held, text)) is wanted
