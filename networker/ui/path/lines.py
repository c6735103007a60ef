"""The ways to somebody, a line each: why, which leads to that person, and a link that asks them."""

from collections.abc import Sequence
from datetime import date
from functools import partial

from PySide6.QtCore import QRectF, QSize, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from networker.services.today_views import Path, PathWay
from networker.ui import dates
from networker.ui.paragraphs import measure_paragraph, paint_paragraph
from networker.ui.text import isolate, numbered, one_line, sentence, set_tooltip
from networker.ui.theme import Theme
from networker.ui.widgets.basics import Link

LINE, AIR = 22, 12  # a line, and what parts its two links
FEW, MANY = 2, 12  # ways told at first (beside a reason one), and once they are asked for
PROSE = 18


class PathLines(QWidget):
    """`told`: the reason beside it says the first way already, so that only its name is shown."""

    person_requested = Signal(object)  # PersonId
    ask_requested = Signal(object, object)  # whom to know, whom to ask
    height_changed = Signal()

    def __init__(self, theme: Theme, parent: QWidget, *, told: bool = False) -> None:
        super().__init__(parent)
        self._theme, self._told = theme, told
        self._whose: object = None
        self._path: Path | None = None
        self._today = date.min
        self._all = self._low = False
        self.lines: list[tuple[Link, Link | None]] = []
        self.more = Link("", theme, role="text2", parent=self)
        self.more.clicked.connect(self._unfold)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.hide()

    def show_path(self, whose: object, path: Path | None, *, today: date) -> None:
        """Show the ways to somebody; None shows nothing."""
        self._all = self._all and whose == self._whose
        self._whose, self._path, self._today = whose, path, today
        self._fill()

    def set_low(self, low: bool) -> None:
        """Whether there is room for one line alone."""
        if low != self._low:
            self._low = low
            self._fill()

    @property
    def stops(self) -> Sequence[QWidget]:
        """What Tab goes through, in its order."""
        found = [each for line in self.lines for each in line if each is not None and each.isEnabled()]
        return [*found, *([self.more] if not self.more.isHidden() else [])]

    def height_for(self, wide: int) -> int:
        """How tall it is at a width; 0 where there is nothing."""
        if self._path is None:
            return 0
        if not self._path.ways:
            return round(self._measure(wide)) + 4
        return LINE * (len(self.lines) + (not self.more.isHidden()))

    def _measure(self, wide: float) -> float:
        said, font = sentence(self._path.nobody) if self._path is not None else "", self._theme.font("small")
        return measure_paragraph(said, font, wide, PROSE, max_lines=1 if self._low else 4)

    def sizeHint(self) -> QSize:
        return QSize(320, self.height_for(max(self.width(), 240)))

    def _unfold(self) -> None:
        self._all = True
        self._fill()
        if len(self.lines) > self._few:
            self.lines[self._few][0].setFocus()

    @property
    def _few(self) -> int:
        return 1 if self._told or self._low else FEW

    def _fill(self) -> None:
        old = [link for line in self.lines for link in line if link is not None]
        had = any(link.hasFocus() for link in old)
        ways = self._path.ways if self._path is not None else ()
        shown = ways[: MANY if self._all and not self._low else self._few]
        self.lines = [self._line(way, first=n == 0) for n, way in enumerate(shown)]
        left = min(len(ways), MANY) - len(shown)
        self.more.setText(numbered(self.tr("and %n more"), left))
        self.more.setVisible(left > 0 and not self._low)
        if had and self.lines:  # before the old ones go, and the keyboard with them
            self.lines[0][0].setFocus()
        for link in old:
            link.hide()
            link.deleteLater()
        set_tooltip(self, sentence(self._path.nobody) if self._path is not None else "")
        self.setAccessibleName(self._path.nobody if self._path is not None else "")
        self._place()
        self.updateGeometry()
        self.update()
        self.height_changed.emit()

    def _line(self, way: PathWay, *, first: bool) -> tuple[Link, Link | None]:
        said = way.name if first and self._told and way.name else way.sentence
        why = Link(sentence(one_line(said)), self._theme, role="text2", parent=self)
        set_tooltip(why, f"{way.name}\n{sentence(way.sentence)}")
        why.setAccessibleName(way.sentence)
        why.setAccessibleDescription(self.tr("Shows {0}").replace("{0}", isolate(way.name)))
        why.clicked.connect(partial(self.person_requested.emit, way.person))
        name = isolate(one_line(way.given or way.name)) or self.tr("them")
        if way.asked is not None:
            asked = self.tr("asked {0}").replace("{0}", dates.short(way.asked, self._today))
            ask = Link(asked, self._theme, role="text3", parent=self)
            ask.setEnabled(False)
        else:
            whole = self.tr("Ask {0} for an introduction").replace("{0}", name)
            ask = Link(whole if first else self.tr("Ask {0}").replace("{0}", name), self._theme, parent=self)
            ask.setAccessibleName(whole)
            ask.clicked.connect(partial(self._ask, way))
        for link in (why, ask):
            link.show()
        return why, ask

    def _ask(self, way: PathWay) -> None:
        self.ask_requested.emit(self._whose, way.person)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._place()

    def _place(self) -> None:
        y = 0
        for why, ask in self.lines:
            beside = ask.sizeHint().width() if ask is not None else 0
            wide = min(why.sizeHint().width(), max(self.width() - beside - AIR, 80))
            why.setGeometry(0, y, wide, 20)
            if ask is not None:
                ask.setGeometry(wide + AIR, y, min(beside, max(self.width() - wide - AIR, 0)), 20)
            y += LINE
        self.more.setGeometry(0, y, min(self.more.sizeHint().width(), self.width()), 20)

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._path is not None and not self._path.ways:
            area = QRectF(0, 1, self.width(), self.height())
            font, ink = self._theme.font("small"), self._theme.colour("text2")
            lines = 1 if self._low else 4
            paint_paragraph(
                QPainter(self), area, sentence(self._path.nobody), font, ink, PROSE, max_lines=lines
            )
