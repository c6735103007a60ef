"""Who the user is, below the past imports that told it, and the way to say that it is somebody else."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QSizePolicy, QVBoxLayout, QWidget

from networker.services.me import Mine
from networker.ui.text import PlainLabel, isolate, set_tooltip
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Link

SHOWN = 2  # addresses; a tooltip has all


class MeLine(QWidget):
    """ "This is you", the name and addresses, and "Not me"."""

    not_me_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(4)
        self.head = PlainLabel("", self)
        self.head.setFont(theme.font("small", bold=True))
        self.said = PlainLabel("", self)
        self.said.setWordWrap(True)
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        self.wrong = Link(self.tr("Not me"), theme, parent=self)
        self.wrong.clicked.connect(self.not_me_requested)
        for part in (self.head, self.said, self.wrong):
            column.addWidget(part)
        theme.changed.connect(self._dress)
        self._dress()
        self.show_me(None)

    def _dress(self) -> None:
        self.head.setStyleSheet(f"color:{self._theme.colour('text2').name()}")
        self.said.setStyleSheet(f"color:{self._theme.colour('text').name()}")

    def show_me(self, mine: Mine | None) -> None:
        """Show who the user is; None: nobody knows, and how to say it."""
        self.wrong.setVisible(mine is not None)
        if mine is None:
            self.head.setText(self.tr("Which of these people is you?"))
            self.said.setText(
                self.tr("Nobody is known to be you yet. Choose yourself, then “This is me” in the palette.")
            )
            return
        self.head.setText(self.tr("This is you"))
        parts = [mine.name, *mine.addresses[:SHOWN]]
        self.said.setText("  ·  ".join(isolate(part) for part in parts if part))
        set_tooltip(self.said, "\n".join(filter(None, (mine.name, *mine.addresses))))
