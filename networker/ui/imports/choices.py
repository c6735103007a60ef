"""What comes along with the people of an import: kinds of talk and gathered addresses to leave out, and who only came by."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from networker.domain.vocabulary import Kind
from networker.ui.icons import Icons
from networker.ui.imports.summary import PEOPLE, Along
from networker.ui.text import grouped, numbered
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Link, TickBox
from networker.ui.widgets.states import SectionHead, Wordings


class ComesAlong(QWidget):
    """A tick box for each kind. `changed` says that something was ticked or left out."""

    changed = Signal()
    turned = Signal(str)  # the kind that somebody ticked or left out
    list_requested = Signal(str)  # one of PEOPLE: who they are

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self.boxes: dict[str, TickBox] = {}
        self.stops: list[QWidget] = []  # for Tab, in their order
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 20)
        column.setSpacing(0)
        column.addWidget(SectionHead(self.tr("Comes along"), theme, parent=self))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(0)
        column.addLayout(self._rows)
        self.hide()

    def show_along(self, along: Sequence[Along], *, again: bool = False) -> None:
        """Show other kinds; all are ticked but people who only came by. `again`: what was said of a kind stays."""
        known = {kind: box.isChecked() for kind, box in self.boxes.items()} if again else {}
        while (item := self._rows.takeAt(0)) is not None:
            row = item.widget()
            if row is not None:
                row.hide()
                row.deleteLater()
        self.boxes, self.stops = {}, []
        for each in along:
            self._rows.addWidget(self._row(each, ticked=known.get(each.kind, each.kind != "offered")))
        self.setVisible(bool(along))

    def turn(self, kind: object) -> bool:
        """Tick a kind that is left out, or leave it out; False where there is no such kind."""
        box = self.boxes.get(kind) if isinstance(kind, str) else None
        if box is not None:
            box.toggle()
        return box is not None

    def _row(self, each: Along, *, ticked: bool) -> QWidget:
        row = QWidget(self)
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(12)  # for the focus ring
        box = TickBox(self._word(each.kind), self._theme, self._icons, parent=row)
        box.setChecked(ticked)
        box.toggled.connect(self.changed)
        box.clicked.connect(partial(self.turned.emit, each.kind))
        self.boxes[each.kind] = box
        self.stops.append(box)
        line.addWidget(box, 1)
        said = self._count(each)
        box.setAccessibleName(f"{box.text()}, {said}")
        if each.kind in PEOPLE:
            link = Link(said, self._theme, parent=row)
            link.clicked.connect(partial(self.list_requested.emit, each.kind))
            line.addWidget(link)
            self.stops.append(link)
        else:
            count = Wordings(self._theme, "text2", font="small", parent=row)
            count.say((said,))
            line.addWidget(count)
        return row

    def _word(self, kind: str) -> str:
        return {
            "message": self.tr("Messages"),
            "mail": self.tr("Mails, without their texts"),
            "comment": self.tr("Comments"),
            "call": self.tr("Calls"),
            "video": self.tr("Video calls"),
            "meeting": self.tr("Meetings"),
            "note": self.tr("Notes"),
            "gathered": self.tr("Other Contacts, gathered by Google"),
            "offered": self.tr("Also those who only came by"),
        }[kind]

    def _count(self, each: Along) -> str:
        if each.kind in PEOPLE:
            return self.tr("1 person") if each.count == 1 else numbered(self.tr("%n people"), each.count)
        if each.kind not in ("message", "mail", "comment"):
            return grouped(each.count)
        said = self.tr("{0} in 1 thread") if each.threads == 1 else self.tr("{0} in {1} threads")
        return said.replace("{0}", grouped(each.count)).replace("{1}", grouped(each.threads))

    @property
    def without(self) -> set[Kind]:
        """The kinds of talk that are left out."""
        return {Kind(kind) for kind, box in self.boxes.items() if kind not in PEOPLE and not box.isChecked()}

    @property
    def without_gathered(self) -> bool:
        """Whether the addresses that Google gathered are left out."""
        box = self.boxes.get("gathered")
        return box is not None and not box.isChecked()

    @property
    def with_offered(self) -> bool:
        """Whether those who only came by are brought in too."""
        box = self.boxes.get("offered")
        return box is not None and box.isChecked()
