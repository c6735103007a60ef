"""The foot of the import page: what holds now in one sentence, and the buttons that go on or leave."""

from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from networker.ui.text import PlainLabel, grouped, numbered, several
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button
from networker.ui.widgets.states import Ground


class _Once(Button):
    """Pressed once by a double click: by its second half the button may mean something else."""

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        event.accept()


class Foot(Ground):
    """The page shows, names and connects the buttons.

    What leaves stands at the left end and what goes on at the right, and neither ever moves: where one of them goes
    while somebody presses it, its opposite must not come under the pointer.
    """

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, "window", parent)
        self.setMinimumHeight(56)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 0, 24, 0)
        row.setSpacing(8)
        self.text = PlainLabel("", self)
        self.leave_out = _Once("", theme, parent=self)
        self.leave_out.setObjectName("importLeaveOut")
        self.leave_out.hide()
        self.cancel = _Once(self.tr("Cancel"), theme, parent=self)
        self.cancel.setObjectName("importCancel")
        self.back = _Once("", theme, kind="quiet", parent=self)
        self.back.set_mnemonic(self.tr("&Back"))
        self.back.setObjectName("importBack")
        self.back.hide()
        self.apply = _Once("", theme, kind="primary", parent=self)
        self.apply.setObjectName("importApply")
        row.addWidget(self.cancel)
        row.addWidget(self.back)
        row.addSpacing(8)
        self.text.setWordWrap(True)
        row.addWidget(self.text, 1)
        for button in (self.leave_out, self.apply):
            row.addWidget(button)
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.text.setStyleSheet(f"color:{self._theme.colour('text2').name()}")

    def hide_ways(self) -> None:
        """Nothing is asked here: the ways out of a question are gone."""
        self.leave_out.hide()
        self.back.hide()

    def say(self, text: str) -> None:
        """Change the sentence."""
        self.text.setText(text)

    def offer(self, new: int, updated: int, talks: int, anything: bool) -> None:
        """Say on the button what it would bring in, if there is anything: of people and talks, the people."""
        if new and updated:
            said = numbered(self.tr("Import %n new, update %1"), new).replace("%1", grouped(updated))
        elif new:
            said = several(new, self.tr("Import 1 person"), self.tr("Import %n people"))
        elif updated:
            said = several(updated, self.tr("Update 1 person"), self.tr("Update %n people"))
        elif talks:
            said = several(talks, self.tr("Import 1 talk"), self.tr("Import %n talks"))
        else:
            said = self.tr("Import")
        self.apply.setText(said)
        self.apply.updateGeometry()
        self.apply.setEnabled(anything)
