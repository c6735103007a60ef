"""Some of the files of a drop cannot be read: each is named with the reason, and the others may come in without them."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from networker.services.imports.planned import Dropped
from networker.ui.imports.reasons import Reasons
from networker.ui.imports.sheet import Sheet
from networker.ui.text import PlainLabel, numbered
from networker.ui.theme import Theme


class UnreadablePage(Sheet):
    """The buttons stand in the foot."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(theme, parent)
        self.column.setSpacing(8)
        self.text = PlainLabel("", self)
        self.text.setWordWrap(True)
        self.reasons = Reasons(theme, self)
        self.column.addWidget(self.text)
        self.column.addSpacing(4)
        self.column.addWidget(self.reasons)
        self.column.addStretch(1)

    def tell(self, why: Mapping[Dropped, str], others: int) -> None:
        """Say why each of them cannot be read, and that so many others can."""
        number = len(why)
        one = self.tr("1 of the files cannot be read")
        self.ink(
            self.title,
            one if number == 1 else numbered(self.tr("%n of the files cannot be read"), number),
            "text",
        )
        self.ink(
            self.text,
            self.tr("The other one can come in without it.")
            if (others, number) == (1, 1)
            else self.tr("The other one can come in without them.")
            if others == 1
            else numbered(self.tr("The other %n can come in."), others),
        )
        self.reasons.say(why)
        self.to_top()
