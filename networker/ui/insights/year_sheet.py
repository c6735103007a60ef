"""The sheet of a year, painted alike on the screen and on paper: one page, in pixels of 1/96 inch.

Whoever paints it is told where figures stand that have people behind them, so that the screen can make them lead there.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen

from networker.services.insights import year
from networker.services.insights.year import Gathered, Year
from networker.services.search import Shown
from networker.ui import dates
from networker.ui.insights import year_words as words
from networker.ui.insights.figures import Behind, Wanted
from networker.ui.insights.wins import win_line
from networker.ui.insights.year_months import ABOVE, BELOW, paint_months
from networker.ui.text import grouped, one_line, paint_line, sentence, shortened, shown_name

A4, LETTER = QSizeF(794, 1123), QSizeF(816, 1056)
EDGE = 56  # pixels of air at every side
BETWEEN = 40  # between the two columns
LINE = 24
LONG = 36  # letters of a gathering's name
MONTHS = 96  # pixels of the tallest bar
Line = tuple[str, int, Wanted | None]  # words, the number at their right, and who


def _tr(text: str) -> str:
    return QCoreApplication.translate("insights", text)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a figure stands that has people behind it, and the whole of it in words."""

    rect: QRectF
    said: str
    shown: Wanted


@dataclass(frozen=True, slots=True)
class Ink:
    """What a sheet is painted with: the family of its letters, and the colour of a role. `to_file`: it will be read by programs.

    Only shapes that stand for one letter each can be copied out of a PDF and found in it. So there digits are not made equally
    wide, and signs are neither joined nor fitted to their neighbours, as fonts do by shapes that stand for no letter.
    """

    family: str
    colour: Callable[[str], QColor]
    to_file: bool = False

    def font(self, pixels: int, *, bold: bool = False) -> QFont:
        """Letters so high; not bent to the pixels of a screen, so that they stand on paper as they were measured."""
        font = QFont(self.family)
        font.setPixelSize(pixels)
        font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        if hasattr(font, "setFeature"):
            for tag, on in (("liga", 0), ("calt", 0)) if self.to_file else (("tnum", 1),):
                font.setFeature(QFont.Tag(tag), on)
        return font


class Sheet:
    """One painting of a year. `places` is known once it is painted."""

    def __init__(self, found: Year, ink: Ink, size: QSizeF) -> None:
        self.found, self.ink, self.size = found, ink, size
        self.places: list[Place] = []
        self._left, self._right = float(EDGE), size.width() - EDGE

    def paint(self, painter: QPainter) -> None:
        """Paint all of it."""
        self.places.clear()
        y = self._head(painter)
        if few := words.too_little(self.found):
            self._too_little(painter, y, few)
            y += 70
        else:
            y = self._numbers(painter, y)
            y = self._months(painter, y)
            y = self._columns(painter, y)
        self._wins(painter, y)
        self._foot(painter)

    # ---- from top to foot

    def _head(self, painter: QPainter) -> float:
        found = self.found
        y = float(EDGE) - 8
        self._line(painter, QRectF(self._left, y, self._wide, 40), words.title(found), 28, bold=True)
        y += 46
        if found.enough:
            self._line(painter, QRectF(self._left, y, self._wide, 24), words.finding(found), 15, bold=True)
            y += 25
            self._line(painter, QRectF(self._left, y, self._wide, 20), words.sample(found), 12, role="text2")
            y += 34
        return y

    def _numbers(self, painter: QPainter, y: float) -> float:
        """The four figures that one looks for first."""
        found, wide = self.found, self._wide / 4
        for n, (figure, many, text) in enumerate((
            ("talked", found.talked, _tr("talked with")),
            ("conversed", found.conversed, _tr("had a conversation")),
            ("met", found.met, _tr("met in person")),
            ("first", found.first, _tr("for the first time")),
        )):  # fmt: skip
            rect = QRectF(self._left + n * wide, y, wide - 12, 60)
            self._line(
                painter,
                QRectF(rect.left(), y, rect.width(), 36),
                grouped(many),
                26,
                bold=True,
                role="accent",
            )
            self._line(painter, QRectF(rect.left(), y + 36, rect.width(), 20), text, 12, role="text2")
            self._place(rect, f"{grouped(many)} {text}", self._behind(figure, many, text))
        return y + 84

    def _months(self, painter: QPainter, y: float) -> float:
        y = self._section(painter, self._left, y, _tr("Contact days by month"))
        rect = QRectF(self._left, y, self._wide, ABOVE + MONTHS + BELOW)
        paint_months(painter, rect, self.found, self.ink.font(11), self.ink.colour, air=6)
        return rect.bottom() + 24

    def _columns(self, painter: QPainter, y: float) -> float:
        """Those with whom most days were, and gatherings, beside what became of ties, promises and asks."""
        found, wide = self.found, (self._wide - BETWEEN) / 2
        right = self._left + wide + BETWEEN
        most: list[Line] = [
            (shown_name(each.name), each.days, Shown(among=(each.person,), label=shown_name(each.name)))
            for each in found.most
        ]
        left = self._rows(painter, self._left, wide, y, _tr("Most days with"), most)
        gathered: list[Line] = [
            (_gathering(each, found), each.people,
             Behind(year.people_at, (each.gathering,), one_line(each.name)))
            for each in found.gathered
        ]  # fmt: skip
        if gathered:
            left = self._rows(painter, self._left, wide, left, words.gatherings(found), gathered)
        ties: list[Line] = [
            (text, many, self._behind(figure, many, text))
            for figure, many, text in (
                ("gained", found.gained, _tr("Ties gained")), ("revived", found.revived, _tr("Ties revived")),
                ("lost", found.lost, _tr("Ties lost to silence")),
            )
        ]  # fmt: skip
        down = self._rows(painter, right, wide, y, _tr("What became of ties"), ties)
        given: list[Line] = [
            (_tr("Promises you kept"), found.kept,
             self._behind("kept_to", found.kept_to, _tr("Promises you kept"))),
            (_tr("Promises kept to you"), found.theirs,
             self._behind("kept_by", found.kept_by, _tr("Promises kept to you"))),
            (_tr("Introductions you made"), found.introductions,
             self._behind("introduced", found.introduced, _tr("Brought together"))),
            (_tr("People you asked"), found.asked, self._behind("asked", found.asked, _tr("People you asked"))),
            (_tr("Of them, helped"), found.helped, self._behind("helped", found.helped, _tr("Helped"))),
        ]  # fmt: skip
        down = self._rows(painter, right, wide, down, _tr("Give and ask"), given)
        return max(left, down)

    def _wins(self, painter: QPainter, y: float) -> None:
        """The latest wins, as many as there is room for."""
        if not self.found.wins:
            return
        y = self._section(painter, self._left, y, words.wins(self.found))
        for won in self.found.won:
            if y + LINE > self.size.height() - EDGE - 12:
                return
            rect = QRectF(self._left, y, self._wide, LINE)
            line = win_line(won)
            self._line(painter, rect.adjusted(0, 2, 0, -2), line, 13)
            label = shortened(one_line(won.text), 40)
            self._place(rect, line, Shown(among=won.people, label=label) if won.people else None)
            y += LINE

    def _foot(self, painter: QPainter) -> None:
        rect = QRectF(self._left, self.size.height() - EDGE + 10, self._wide, 18)
        said = _tr("From your own book, as it was on {0}").replace("{0}", dates.with_year(self.found.until))
        self._line(painter, rect, said, 11, role="text3")

    # ---- small parts

    @property
    def _wide(self) -> float:
        return self._right - self._left

    def _behind(self, figure: str, many: int, text: str) -> Wanted | None:
        """The people of a figure, under what it is called in this year."""
        label = f"{text}, {self.found.year}"
        return Behind(year.people, (figure, self.found.year), label) if many else None

    def _line(
        self, painter: QPainter, rect: QRectF, text: str, pixels: int, *, bold: bool = False, role: str = "text",
        right: bool = False,
    ) -> None:  # fmt: skip
        paint_line(painter, rect, text, self.ink.font(pixels, bold=bold), self.ink.colour(role), right=right)

    def _section(self, painter: QPainter, x: float, y: float, text: str) -> float:
        self._line(painter, QRectF(x, y, self._right - x, 20), text, 13, bold=True)
        return y + 28

    def _rows(
        self, painter: QPainter, x: float, wide: float, y: float, head: str, rows: Sequence[Line]
    ) -> float:
        """Words with a number at their right."""
        y = self._section(painter, x, y, head)
        for text, number, shown in rows:
            rect = QRectF(x, y, wide, LINE)
            self._line(painter, QRectF(x, y + 2, wide - 56, 20), text, 13, role="text2")
            self._line(painter, QRectF(x + wide - 50, y + 2, 50, 20), grouped(number), 13, right=True)
            painter.fillRect(QRectF(x, y + LINE - 1, wide, 1), self.ink.colour("line"))
            self._place(rect, f"{text}: {grouped(number)}", shown)
            y += LINE
        return y + 20

    def _too_little(self, painter: QPainter, y: float, few: str) -> None:
        pen = QPen(self.ink.colour("control"), 1)
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRect(QRectF(self._left + 0.5, y + 0.5, self._wide - 1, 15))
        self._line(painter, QRectF(self._left, y + 22, self._wide, 20), few, 12, role="text2")

    def _place(self, rect: QRectF, said: str, shown: Wanted | None) -> None:
        if shown is not None:
            self.places.append(Place(rect, said, shown))


def _gathering(each: Gathered, found: Year) -> str:
    """ "Harbour supper, 14 Jul": a long name leaves room for the day, and one from right to left does not turn it."""
    name = shortened(one_line(each.name), LONG) or _tr("A gathering")
    return sentence(f"{name}, {dates.of_year(each.day, found.until)}")


def told(found: Year) -> str:
    """The whole sheet in words, for screen readers."""
    if few := words.too_little(found):
        return f"{words.title(found)}. {few}"
    return f"{words.title(found)}. {words.finding(found)} {words.sample(found)}. {words.months(found)}"
