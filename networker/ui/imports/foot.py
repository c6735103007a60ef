"""The foot of the import page: what holds now in one sentence, and the buttons that go on or leave."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from networker.ui.text import PlainLabel, numbered
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button
from networker.ui.widgets.states import Ground


class Foot(Ground):
    """The page shows, names and connects the buttons."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "window", parent)
        self.setMinimumHeight(56)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 0, 24, 0)
        row.setSpacing(8)
        self.text = PlainLabel("", self)
        self.text.setWordWrap(True)
        row.addWidget(self.text, 1)
        self.leave_out = Button("", theme, parent=self)
        self.leave_out.set_mnemonic(self.tr("&Leave this file out"))
        self.leave_out.setObjectName("importLeaveOut")
        self.leave_out.hide()
        self.cancel = Button(self.tr("Cancel"), theme, parent=self)
        self.cancel.setObjectName("importCancel")
        self.apply = Button("", theme, kind="primary", parent=self)
        self.apply.setObjectName("importApply")
        for button in (self.leave_out, self.cancel, self.apply):
            row.addWidget(button)

    def say(self, text: str) -> None:
        """Change the sentence."""
        self.text.setText(text)
        self.text.setStyleSheet(f"color:{self._theme.colour('text2').name()}")

    def offer(self, people: int, talks: int) -> None:
        """Say on the button what it would bring in."""
        if people:
            said = (
                self.tr("Import 1 person") if people == 1 else numbered(self.tr("Import %n people"), people)
            )
        elif talks:
            said = self.tr("Import 1 talk") if talks == 1 else numbered(self.tr("Import %n talks"), talks)
        else:
            said = self.tr("Import")
        self.apply.setText(said)
        self.apply.updateGeometry()
