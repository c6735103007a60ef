"""What can be done below the answers: ask several at once, see who might know somebody, note that it was looked up."""

from PySide6.QtWidgets import QHBoxLayout, QWidget

from networker.ui.ask import words
from networker.ui.text import PlainLabel, numbered
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, Link


class Foot(QWidget):
    """While several are chosen, only the button that asks them."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 22, 0, 8)
        row.setSpacing(14)
        self.ask_chosen = Button("", theme, kind="primary", parent=self)
        self.fits = PlainLabel("", self)
        self.fits.setFont(theme.font("body"))
        self.several = Link(words.tr("Ask several at once"), theme, size="body", parent=self)
        self.who_might = Link(words.tr("Show who might know somebody"), theme, size="body", parent=self)
        self.looked_up = Link(words.tr("I looked it up"), theme, size="body", parent=self)
        for part in (self.ask_chosen, self.fits, self.several, self.who_might, self.looked_up):
            row.addWidget(part)
        row.addStretch(1)
        self.ask_chosen.hide()
        theme.changed.connect(self._dress)
        self._dress()

    def _dress(self) -> None:
        self.fits.setStyleSheet(f"color:{self._theme.colour('text2').name()}")

    def tell(self, people: int, *, choosing: bool, chosen: int) -> None:
        """How many fit, whether several of them are being chosen, and how many are."""
        self.fits.setText(words.tr("Nobody fits?") if people else words.tr("What now?"))
        self.ask_chosen.setVisible(choosing)
        self.ask_chosen.setEnabled(chosen > 0)
        said = words.tr("Ask 1 person") if chosen == 1 else numbered(words.tr("Ask %n people"), chosen)
        self.ask_chosen.setText(said if chosen else words.tr("Choose whom to ask"))
        self.ask_chosen.updateGeometry()
        self.several.setVisible(not choosing and people > 1)
        for part in (self.fits, self.who_might, self.looked_up):
            part.setVisible(not choosing)
