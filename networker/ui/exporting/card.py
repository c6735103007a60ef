"""The card that asks as what, and whom, to export. It writes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QCoreApplication, QRect, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from networker.services.exports import FORMATS, OF_ALL
from networker.ui.icons import Icons
from networker.ui.text import PlainLabel, several
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Button, TickBox
from networker.ui.widgets.over_card import HEAD, PAD, SHADE, OverCard
from networker.ui.widgets.press import saves

FOOT, GAP, INDENT = 60, 12, 28
RING = 4  # so far the focus ring reaches into what stands below


@dataclass(frozen=True, slots=True)
class Offered:
    """Whom there are to export. `listed` and `chosen` are ids in their order, empty where they are nobody apart."""

    everybody: int
    listed: Sequence[int] = ()
    chosen: Sequence[int] = ()


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to be written: one of `exports.FORMATS`, and the ids of whom; None for everybody."""

    format: str
    people: Sequence[int] | None


class ExportCard(OverCard):
    """Ctrl+Enter and *Choose where…* ask for a file; nothing is written before one is named."""

    wished = Signal(object)  # Wish

    def __init__(self, offered: Offered, theme: Theme, icons: Icons, pane: QWidget) -> None:
        t = QCoreApplication.translate
        second = t("ExportCard", "Into a file on this computer")
        super().__init__(t("ExportCard", "Export"), second, theme, icons, pane)
        self.setObjectName("exportCard")
        self._offered = offered
        self._more: list[PlainLabel] = []  # what each format is good for
        self._body = QWidget(self)
        self._column = column = QVBoxLayout(self._body)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.formats = self._formats(column)
        self.who = self._who(column)
        note = self._small(self.tr("Whoever gets the file can read all that is in it."), column, indent=0)
        note.setContentsMargins(0, GAP, 0, 0)
        self.choose = Button(self.tr("Choose where…"), theme, kind="primary", parent=self)
        self.choose.clicked.connect(self._commit)
        self.cancel = Button(self.tr("Cancel"), theme, kind="quiet", parent=self)
        self.cancel.clicked.connect(self.dismiss)
        for box in self.formats.values():
            box.toggled.connect(lambda on: self._follow() if on else None)

    def _formats(self, column: QVBoxLayout) -> dict[str, TickBox]:
        words = {
            "vcf": (self.tr("Contact cards (vCard)"), self.tr("For phones and address books")),
            "csv": (self.tr("A table (CSV)"), self.tr("For spreadsheets and mail programs")),
            "ics": (self.tr("A calendar (iCalendar)"), self.tr("What is due, and birthdays, with reminders")),
            "json": (self.tr("The whole book (JSON)"), self.tr("Everything, for Networker to read back as it is")),
        }  # fmt: skip
        assert set(words) == set(FORMATS)
        group = QWidget(self._body)
        self._inner = inner = QVBoxLayout(group)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        found = {}
        for what, (text, more) in words.items():
            box = found[what] = self._radio(text, group, inner)
            box.setAccessibleDescription(more)
            self._more.append(self._small(more, inner, indent=INDENT))
        next(iter(found.values())).setChecked(True)
        column.addWidget(group)
        return found

    def _who(self, column: QVBoxLayout) -> dict[str, TickBox]:
        offered = self._offered
        ways = {
            "everybody": several(
                offered.everybody, self.tr("Everybody: 1 person"), self.tr("Everybody: %n people")
            )
        }
        if offered.listed:
            ways["listed"] = several(
                len(offered.listed),
                self.tr("Who is listed now: 1 person"),
                self.tr("Who is listed now: %n people"),
            )
        if offered.chosen:
            ways["chosen"] = several(
                len(offered.chosen),
                self.tr("Who is selected: 1 person"),
                self.tr("Who is selected: %n people"),
            )
        head = PlainLabel(self.tr("Whom"), self._body)
        head.setFont(self._theme.font("body", bold=True))
        head.setContentsMargins(0, GAP, 0, 0)
        column.addWidget(head)
        group = QWidget(self._body)
        inner = QVBoxLayout(group)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(0)
        found = {what: self._radio(text, group, inner) for what, text in ways.items()}
        for what, box in found.items():
            box.clicked.connect(partial(self._choose_whom, what))
        self._whom = list(ways)[-1]  # who narrowed the list down means those
        found[self._whom].setChecked(True)
        column.addWidget(group)
        return found

    def _radio(self, text: str, group: QWidget, column: QVBoxLayout) -> TickBox:
        box = TickBox(text, self._theme, self._icons, round_=True, parent=group)
        column.addWidget(box, 0, Qt.AlignmentFlag.AlignLeft)
        return box

    def _small(self, text: str, column: QVBoxLayout, *, indent: int) -> PlainLabel:
        label = PlainLabel(text, self._body)
        label.setFont(self._theme.font("small"))
        label.setStyleSheet(f"color:{self._theme.colour('text2').name()}")
        label.setWordWrap(True)
        label.setIndent(0)
        label.setContentsMargins(indent, RING if indent else 0, 0, 4)
        column.addWidget(label)
        return label

    def _follow(self) -> None:
        """A whole book is everybody's; who was chosen before is chosen again with the next format."""
        whole = self._format in OF_ALL
        for what, box in self.who.items():
            box.setEnabled(what == "everybody" or not whole)
        self.who["everybody" if whole else self._whom].setChecked(True)

    def _choose_whom(self, what: str) -> None:
        self._whom = what

    @property
    def _format(self) -> str:
        return next(what for what, box in self.formats.items() if box.isChecked())

    def wish(self) -> Wish:
        """What is chosen now."""
        ids = {"listed": self._offered.listed, "chosen": self._offered.chosen}.get(self._whom)
        return Wish(self._format, None if self._format in OF_ALL else ids)

    def _commit(self) -> None:
        self.wished.emit(self.wish())

    # ---- places and keys

    def stops(self) -> Sequence[QWidget]:
        chosen = [box for box in (*self.formats.values(), *self.who.values()) if box.isChecked()]
        return [*chosen, self.choose, self.cancel]

    def tall(self) -> int:
        """What each format is good for is left out where there is no room for it; screen readers say it all the same."""
        needed = self._needed(told=True)
        return needed if needed <= self.height() - 16 else self._needed(told=False)

    def _needed(self, *, told: bool) -> int:
        wide = min(self.wide, self.width() - 2 * SHADE) - 2 * PAD
        for each in self._more:
            each.setVisible(told)
        for layout in (self._inner, self._column):  # from within
            layout.invalidate()
            layout.activate()
        return HEAD + self._column.totalHeightForWidth(wide) + FOOT

    def place_parts(self, card: QRect) -> None:
        self._body.setGeometry(
            card.left() + PAD, card.top() + HEAD, card.width() - 2 * PAD, card.height() - HEAD - FOOT
        )
        foot = card.bottom() + 1 - 28 - 16
        self.choose.resize(self.choose.sizeHint())
        self.choose.move(card.left() + PAD, foot)
        self.cancel.resize(self.cancel.sizeHint())
        self.cancel.move(card.left() + PAD + self.choose.width() + 8, foot)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if saves(event):
            self._commit()
        else:
            super().keyPressEvent(event)
