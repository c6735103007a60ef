"""Ways to show a card that answer as they are told."""

from PySide6.QtCore import QObject, Signal

from networker.desktop.notify.port import Notification


class Way(QObject):
    """Answers nothing by itself."""

    shown = Signal(str)
    failed = Signal(str)
    pressed = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.cards: list[str] = []
        self.did: list[str] = []
        self.quiet = False

    def listen(self) -> None:
        self.did.append("listen")

    def show(self, notification: Notification) -> None:
        self.cards.append(notification.title)

    def withdraw(self, tag: str) -> None:
        self.did.append(f"withdraw {tag}")

    def close(self) -> None:
        self.did.append("close")
