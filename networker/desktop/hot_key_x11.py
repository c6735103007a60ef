"""A key of the X server's, by libxcb, which Qt's windows need there anyway: no new dependency.

On a connection of its own, so that Qt's events stay Qt's. A key that another program has is an answer, and not the
end of the process that Xlib makes of it.
"""

import ctypes
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import POINTER, byref, c_char_p, c_int, c_uint8, c_uint16, c_uint32, c_void_p
from ctypes.util import find_library

from PySide6.QtCore import QKeyCombination, QSocketNotifier, Qt

from networker.desktop.hot_key import Pressed, Taken

KEY_PRESS, MAPPING_CHANGED = 2, 34
ASYNC = 1
SHIFT, CAPS_LOCK, CONTROL, ALT, NUM_LOCK, SUPER = 1, 2, 4, 8, 16, 64
LOCKS = (0, CAPS_LOCK, NUM_LOCK, CAPS_LOCK | NUM_LOCK)  # a lock that is on is a modifier to the server
MODIFIERS = (
    (Qt.KeyboardModifier.ShiftModifier, SHIFT), (Qt.KeyboardModifier.ControlModifier, CONTROL),
    (Qt.KeyboardModifier.AltModifier, ALT), (Qt.KeyboardModifier.MetaModifier, SUPER),
)  # fmt: skip
NAMED = {
    Qt.Key.Key_Space: 0x20, Qt.Key.Key_Return: 0xFF0D, Qt.Key.Key_Insert: 0xFF63, Qt.Key.Key_Delete: 0xFFFF,
    Qt.Key.Key_Home: 0xFF50, Qt.Key.Key_End: 0xFF57, Qt.Key.Key_PageUp: 0xFF55, Qt.Key.Key_PageDown: 0xFF56,
    Qt.Key.Key_Left: 0xFF51, Qt.Key.Key_Up: 0xFF52, Qt.Key.Key_Right: 0xFF53, Qt.Key.Key_Down: 0xFF54,
    Qt.Key.Key_Pause: 0xFF13, Qt.Key.Key_Print: 0xFF61, Qt.Key.Key_Menu: 0xFF67, Qt.Key.Key_Tab: 0xFF09,
}  # fmt: skip


class _Cookie(ctypes.Structure):
    _fields_ = (("sequence", ctypes.c_uint),)


class _Screens(ctypes.Structure):
    _fields_ = (
        ("data", POINTER(c_uint32)),
        ("rem", c_int),
        ("index", c_int),
    )  # a screen begins with its root


class _Setup(ctypes.Structure):
    _fields_ = (("_before", c_uint8 * 34), ("min_keycode", c_uint8), ("max_keycode", c_uint8))


class _Mapping(ctypes.Structure):
    _fields_ = (
        ("response_type", c_uint8), ("keysyms_per_keycode", c_uint8), ("sequence", c_uint16),
        ("length", c_uint32), ("_pad", c_uint8 * 24),
    )  # fmt: skip


def keysym(key: Qt.Key) -> int:
    """What the server calls a key; 0 where it cannot be asked for."""
    code = int(key)
    if Qt.Key.Key_F1 <= key <= Qt.Key.Key_F35:
        return 0xFFBE + code - int(Qt.Key.Key_F1)
    if 0x21 <= code <= 0xFF:
        return ord(chr(code).lower())
    return NAMED.get(key, 0)


class X11Keys:
    """One key at a time on every screen of the display."""

    def __init__(self) -> None:
        self._xcb: ctypes.CDLL | None = None
        self._connection: c_void_p | None = None
        self._listening: QSocketNotifier | None = None
        self._wanted: tuple[int, int] | None = None  # keysym, modifiers
        self._pressed: Pressed | None = None

    def take(self, keys: QKeyCombination, pressed: Pressed) -> Taken:
        """Take a key in place of the former."""
        self.release()
        sign = keysym(keys.key())
        if not sign:
            return Taken.UNFIT
        if not self._connect():
            return Taken.NEVER
        held = keys.keyboardModifiers()
        self._wanted = (sign, sum(bit for modifier, bit in MODIFIERS if held & modifier))
        self._pressed = pressed
        taken = self._grab()
        if taken is not Taken.YES:
            self.release()
        return taken

    def release(self) -> None:
        """Give it back: with the connection goes all that it held."""
        if self._listening is not None:
            self._listening.setEnabled(False)
            self._listening.deleteLater()
        if self._xcb is not None and self._connection is not None:
            self._xcb.xcb_disconnect(self._connection)
        self._xcb = self._connection = self._listening = self._wanted = self._pressed = None

    def _connect(self) -> bool:
        try:
            xcb = ctypes.CDLL(find_library("xcb") or "libxcb.so.1")
        except OSError:
            return False
        _declare(xcb)
        connection = c_void_p(xcb.xcb_connect(None, None))
        if xcb.xcb_connection_has_error(connection):
            xcb.xcb_disconnect(connection)
            return False
        self._xcb, self._connection = xcb, connection
        self._listening = QSocketNotifier(xcb.xcb_get_file_descriptor(connection), QSocketNotifier.Type.Read)
        self._listening.activated.connect(self._hear)
        return True

    def _grab(self) -> Taken:
        assert self._xcb is not None
        assert self._wanted is not None
        xcb, (sign, modifiers) = self._xcb, self._wanted
        codes = [code for code, signs in self._keys() if sign in signs]
        if not codes:
            return Taken.UNFIT  # this keyboard has no such key
        asked = [
            xcb.xcb_grab_key_checked(self._connection, 0, root, modifiers | locks, codes[0], ASYNC, ASYNC)
            for root in self._roots()
            for locks in LOCKS
        ]
        refused = [error for each in asked if (error := xcb.xcb_request_check(self._connection, each))]
        for error in refused:
            _free(error)
        self._hear()  # a press may have come with the answers
        return Taken.BUSY if refused else Taken.YES

    def _keys(self) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Each key of the keyboard with its signs, the plain one first: other layouts count as well."""
        assert self._xcb is not None
        xcb, setup = self._xcb, self._xcb.xcb_get_setup(self._connection).contents
        first, count = setup.min_keycode, setup.max_keycode - setup.min_keycode + 1
        cookie = xcb.xcb_get_keyboard_mapping(self._connection, first, count)
        reply = xcb.xcb_get_keyboard_mapping_reply(self._connection, cookie, None)
        if not reply:
            return
        with _freed(reply):
            mapping = _Mapping.from_address(reply)
            signs = (c_uint32 * mapping.length).from_address(reply + ctypes.sizeof(_Mapping))
            each = mapping.keysyms_per_keycode
            for number in range(count):
                yield first + number, tuple(signs[number * each : (number + 1) * each])

    def _roots(self) -> Iterator[int]:
        assert self._xcb is not None
        screens = self._xcb.xcb_setup_roots_iterator(self._xcb.xcb_get_setup(self._connection))
        while screens.rem:
            yield int(screens.data[0])
            self._xcb.xcb_screen_next(byref(screens))

    def _hear(self) -> None:
        """Read what has come; the keyboard may have got another layout meanwhile."""
        kinds = []
        while self._xcb is not None and (event := self._xcb.xcb_poll_for_event(self._connection)):
            with _freed(event):
                kinds.append(c_uint8.from_address(event).value & 0x7F)
        if self._pressed is not None and KEY_PRESS in kinds:
            self._pressed()
        if MAPPING_CHANGED in kinds and self._wanted is not None:
            self._grab()


def _declare(xcb: ctypes.CDLL) -> None:
    """What libxcb takes and answers; numbers are ints where nothing is said."""
    xcb.xcb_connect.restype = c_void_p
    xcb.xcb_connect.argtypes = (c_char_p, c_void_p)
    xcb.xcb_get_setup.restype = POINTER(_Setup)
    xcb.xcb_setup_roots_iterator.restype = _Screens
    xcb.xcb_setup_roots_iterator.argtypes = (POINTER(_Setup),)
    xcb.xcb_screen_next.argtypes = (POINTER(_Screens),)
    xcb.xcb_get_keyboard_mapping.restype = _Cookie
    xcb.xcb_get_keyboard_mapping.argtypes = (c_void_p, c_uint8, c_uint8)
    xcb.xcb_get_keyboard_mapping_reply.restype = c_void_p
    xcb.xcb_get_keyboard_mapping_reply.argtypes = (c_void_p, _Cookie, c_void_p)
    xcb.xcb_grab_key_checked.restype = _Cookie
    xcb.xcb_grab_key_checked.argtypes = (c_void_p, c_uint8, c_uint32, c_uint16, c_uint8, c_uint8, c_uint8)
    xcb.xcb_request_check.restype = c_void_p
    xcb.xcb_request_check.argtypes = (c_void_p, _Cookie)
    xcb.xcb_poll_for_event.restype = c_void_p
    for name in ("get_setup", "connection_has_error", "get_file_descriptor", "poll_for_event", "disconnect"):
        getattr(xcb, f"xcb_{name}").argtypes = (c_void_p,)


@contextmanager
def _freed(address: int) -> Iterator[None]:
    try:
        yield
    finally:
        _free(address)


def _free(address: int) -> None:
    free = ctypes.CDLL(None).free
    free.argtypes, free.restype = (c_void_p,), None
    free(address)
