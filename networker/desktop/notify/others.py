"""Cards on Windows and macOS, by desktop-notifier.

It speaks asyncio, which gets a thread of its own: what it answers comes back as queued signals. It is imported there
as well, so that the window never waits for it.
"""

import asyncio
import logging
import threading
from collections.abc import Coroutine
from pathlib import Path
from typing import Any

import shiboken6
from PySide6.QtCore import QObject, Qt, Signal, SignalInstance, Slot

from networker.desktop.notify.port import LONGEST_TEXT, LONGEST_TITLE, OPEN, Notification, plain
from networker.desktop.notify.tags import about

PATIENCE = 5.0  # seconds for an answer: macOS asks the user first, and meanwhile another way tells it


class Others(QObject):
    """Cards with buttons on systems other than Linux."""

    shown = Signal(str)
    failed = Signal(str)
    pressed = Signal(str, str)
    _came = Signal(object, object)  # one of the above, what it says: over from the other thread

    def __init__(
        self, mark: str, *, icon: Path | None, parent: QObject | None = None, patience: float = PATIENCE
    ) -> None:
        """`mark` is the book's, with which its tags begin; `icon` is an image that the system can show."""
        super().__init__(parent)
        self._mark, self._icon, self._patience = mark, icon, patience
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self._made: Any = None  # desktop_notifier.DesktopNotifier; only the other thread touches it
        self._closed = False
        self._came.connect(self._emit, Qt.ConnectionType.QueuedConnection)

    @property
    def quiet(self) -> bool:
        """Neither system tells; both keep cards back by themselves."""
        return False

    def listen(self) -> None:
        """Begin to hear of presses, also on cards that an earlier start has shown, where the system tells."""
        self._run(self._listen())

    def show(self, notification: Notification) -> None:
        """Show a card, in place of a former one of its tag."""
        self._run(self._show(notification))

    def withdraw(self, tag: str) -> None:
        """Take a card away, where it is still there."""
        self._run(self._withdraw(tag))

    def close(self) -> None:
        """End the thread."""
        self._closed = True
        if self._loop is not None and self._thread is not None:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(self._patience)
        self._loop = self._thread = None

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        if self._closed:
            work.close()
            return
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(target=_live, args=(self._loop,), name="notify", daemon=True)
            self._thread.start()
        asyncio.run_coroutine_threadsafe(work, self._loop)

    @Slot(object, object)
    def _emit(self, signal: SignalInstance, words: tuple[str, ...]) -> None:
        if not self._closed:
            signal.emit(*words)

    # --- in the other thread ---

    def _say(self, signal: SignalInstance, *words: str) -> None:
        if shiboken6.isValid(self):
            self._came.emit(signal, words)

    def _notifier(self) -> Any:
        if self._made is None:
            import desktop_notifier

            # It would write the words of cards into the log.
            logging.getLogger("desktop_notifier").setLevel(logging.CRITICAL)
            icon = desktop_notifier.Icon(path=self._icon) if self._icon else None
            made = desktop_notifier.DesktopNotifier(app_name="Networker", app_icon=icon)
            made.on_clicked = lambda tag: self._pressed(tag, OPEN)
            made.on_button_pressed = self._pressed
            self._made = made
        return self._made

    def _pressed(self, tag: str, action: str) -> None:
        if about(tag) is not None and tag.startswith(f"{self._mark}/"):
            self._say(self.pressed, tag, action)

    async def _listen(self) -> None:
        try:
            self._notifier()
        except Exception:  # a system without such a service; each show says so
            return

    async def _show(self, notification: Notification) -> None:
        try:
            done = await self._sent(notification)
        except Exception:  # whatever the system raises, another way is tried
            done = False
        self._say(self.shown if done else self.failed, notification.tag)

    async def _sent(self, notification: Notification) -> bool:
        """Whether the system took the card. The library itself never says that it did not."""
        notifier = self._notifier()
        if not await notifier.get_capabilities():
            return False  # its stand-in for systems it does not know
        asked = asyncio.ensure_future(notifier.request_authorisation())
        await asyncio.wait({asked}, timeout=self._patience)
        if not asked.done() or not asked.result():
            return False
        taken: list[bool] = []
        card = _card(notification, lambda: taken.append(True))
        await asyncio.wait({asyncio.ensure_future(notifier.send_notification(card))}, timeout=self._patience)
        return bool(taken)

    async def _withdraw(self, tag: str) -> None:
        try:
            await self._notifier().clear(tag)
        except Exception:  # it is gone already, or there never was a way to show one
            return


def _card(notification: Notification, taken: Any) -> Any:
    from desktop_notifier import Button, Urgency
    from desktop_notifier import Notification as Card

    return Card(
        plain(notification.title, LONGEST_TITLE),
        plain(notification.text, LONGEST_TEXT),
        urgency=Urgency.Low if notification.calm else Urgency.Normal,
        buttons=tuple(
            Button(plain(each.words, LONGEST_TITLE), identifier=each.name)
            for each in notification.actions
            if each.name != OPEN
        ),
        identifier=notification.tag,
        on_dispatched=taken,
    )


def _live(loop: asyncio.AbstractEventLoop) -> None:
    """A thread's whole life."""
    asyncio.set_event_loop(loop)
    try:
        loop.run_forever()
    finally:
        for task in asyncio.all_tasks(loop):
            task.cancel()
        loop.run_until_complete(asyncio.sleep(0))
        loop.close()
