"""A key that works whatever program is in front, behind a small port. Not every desktop lets a program take one.

Handlers are asked in their order, and the first that knows this desktop answers. Where none does, any desktop can
still bind a key of its own to `networker --log`. Decision 0015 says why there is no handler for Wayland.
"""

from collections.abc import Callable, Sequence
from enum import Enum
from typing import Protocol

from PySide6.QtCore import QKeyCombination, QObject, Qt, Signal, SignalInstance
from PySide6.QtGui import QGuiApplication, QKeySequence

Pressed = Callable[[], object]


class Taken(Enum):
    """What became of a wish for a key."""

    YES = "yes"
    BUSY = "busy"  # another program has it
    UNFIT = "unfit"  # it would be missed in every program: a letter alone, Shift with a letter
    NEVER = "never"  # this desktop lets no program take one


class Handler(Protocol):
    """One way to a key."""

    def take(self, keys: QKeyCombination, pressed: Pressed) -> Taken:
        """Take a key in place of the former; NEVER where this is not its desktop."""

    def release(self) -> None:
        """Give it back."""


class HotKey(Protocol):
    """What the program needs of a key."""

    pressed: SignalInstance

    @property
    def available(self) -> bool:
        """Whether this desktop lets a program take a key at all."""

    def take(self, keys: str) -> Taken:
        """Take a key such as "Ctrl+Alt+Space" in place of the former."""

    def release(self) -> None:
        """Give it back."""


class SystemHotKey(QObject):
    """The desktop's own keys."""

    pressed = Signal()

    def __init__(self, parent: QObject | None = None, *, handlers: Sequence[Handler] | None = None) -> None:
        super().__init__(parent)
        self._handlers = handlers if handlers is not None else _of_this_desktop()

    @property
    def available(self) -> bool:
        """Whether this desktop lets a program take a key at all."""
        return bool(self._handlers)

    def take(self, keys: str) -> Taken:
        """Take a key such as "Ctrl+Alt+Space" in place of the former."""
        self.release()
        wanted = combination(keys)
        if wanted is None:
            return Taken.UNFIT
        answers = (each.take(wanted, self.pressed.emit) for each in self._handlers)
        return next((each for each in answers if each is not Taken.NEVER), Taken.NEVER)

    def release(self) -> None:
        """Give it back."""
        for each in self._handlers:
            each.release()


def combination(keys: str) -> QKeyCombination | None:
    """One key with Ctrl, Alt or Meta, or one of the function keys; None for anything else."""
    sequence = QKeySequence.fromString(keys, QKeySequence.SequenceFormat.PortableText)
    if sequence.count() != 1:
        return None
    found: QKeyCombination = sequence[0]  # type: ignore[index]
    strong = (
        Qt.KeyboardModifier.ControlModifier
        | Qt.KeyboardModifier.AltModifier
        | Qt.KeyboardModifier.MetaModifier
    )
    function_key = Qt.Key.Key_F1 <= found.key() <= Qt.Key.Key_F35
    if found.key() in (Qt.Key.Key_unknown, Qt.Key(0)) or not (
        found.keyboardModifiers() & strong or function_key
    ):
        return None
    return found


def _of_this_desktop() -> Sequence[Handler]:
    if QGuiApplication.platformName() == "xcb":
        from networker.desktop.hot_key_x11 import X11Keys

        return (X11Keys(),)
    return ()
