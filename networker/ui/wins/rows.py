"""The rows of the list of everything that came of ties: numbers for the model, and how each is painted."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QWidget

from networker.services.fruit_views import AskedFor, Fruit, FruitRow, PromisedTo, RecommendationView
from networker.ui import dates
from networker.ui.icons import Icons
from networker.ui.text import isolate, one_line, paint_line, shortened, visible
from networker.ui.theme import Theme
from networker.ui.widgets.marks import paint_avatar, paint_skeleton
from networker.ui.widgets.row_delegate import RowDelegate
from networker.ui.wins.words import LONGEST_NAME, FruitWords

ROW = 56
WORDS_AT, ICON_AT, FACE, FACES = 52, 20, 24, 3
KINDS = ("win", "introduction", "asked", "promised", "recommendation", "fact")
_SHARE = len(KINDS)


def number_of(row: FruitRow) -> int:
    """A row as one number."""
    return row.id * _SHARE + KINDS.index(row.what)


def key_of(number: int) -> tuple[str, int]:
    """What a number stands for: the kind of a row, and its id."""
    number, kind = divmod(number, _SHARE)
    return KINDS[kind], number


def day_of(view: Fruit) -> date | None:
    """The day of a row; None where it is not known."""
    return view.since if isinstance(view, (AskedFor, PromisedTo)) else view.day


def named(names: Sequence[str], nobody: str) -> str:
    """People in a row, each seen however long another is called. `nobody`: who has no name."""
    shown = [visible(one_line(name)) or nobody for name in names]
    if len(shown) > 1:
        shown = [shortened(each, LONGEST_NAME) for each in shown]
    return ", ".join(map(isolate, shown))


def spoken(view: Fruit, words: FruitWords) -> str:
    """A row for screen readers."""
    entry, day = words.entry(view, whose=None), day_of(view)
    names = ", ".join(one_line(each.name) for each in entry.names)
    parts = (f"{entry.what} {entry.joint} {names}", entry.hint, entry.text, dates.full(day) if day else "")
    return ". ".join(" ".join(part.split()) for part in parts if part.strip())


class FruitDelegate(RowDelegate):
    """Icon, what it was and with whom, the day at the right; under it the words, and what is known besides."""

    def __init__(self, words: FruitWords, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(ROW, theme, parent, aside=8)
        self._words, self._icons = words, icons
        self.today = date.min

    def paint_row(self, painter: QPainter, rect: QRectF, value: Fruit, *, chosen: bool) -> None:
        theme, entry, day = self._theme, self._words.entry(value, whose=None), day_of(value)
        waits = isinstance(value, (AskedFor, PromisedTo)) or (
            isinstance(value, RecommendationView) and value.due is not None
        )
        ink = theme.colour("accent" if waits else "text2")
        self._icons.paint(painter, rect.x() + ICON_AT, rect.y() + 9, entry.icon, ink, 18)
        room = QRectF(rect.x() + WORDS_AT, rect.y() + 8, rect.width() - WORDS_AT - 24, 20)
        said = dates.of_year(day, self.today) if day is not None else ""
        taken = paint_line(painter, room, said, theme.font("small"), theme.colour("text3"), right=True)
        room.setRight(room.right() - (taken + 12 if taken else 0))
        for place, person in enumerate(reversed(entry.faces[:FACES])):
            face = QRectF(room.right() - FACE - place * (FACE + 3), room.y() - 2, FACE, FACE)
            paint_avatar(painter, face, person.name, theme, self._icons)
        room.setRight(room.right() - min(len(entry.faces), FACES) * (FACE + 3) - 8)
        self._paint_head(painter, room, entry.what, entry.joint, [each.name for each in entry.names])
        under = QRectF(rect.x() + WORDS_AT, rect.y() + 30, rect.width() - WORDS_AT - 24, 18)
        parts = [each for each in (isolate(visible(entry.text)) if entry.text else "", entry.hint) if each]
        paint_line(painter, under, "  ·  ".join(parts), theme.font("body"), theme.colour("text2"))

    def _paint_head(self, painter: QPainter, room: QRectF, what: str, joint: str, names: list[str]) -> None:
        theme = self._theme
        plain, strong = theme.font("body"), theme.font("body", bold=True)
        used = paint_line(painter, room, what, strong, theme.colour("text"))
        rest = room.adjusted(used + QFontMetricsF(plain).horizontalAdvance(" "), 0, 0, 0)
        told = named(names, self._words.nobody)
        paint_line(painter, rest, f"{joint} {told}".strip(), plain, theme.colour("text2"))

    def paint_waiting(self, painter: QPainter, rect: QRectF, *, odd: bool) -> None:
        paint_skeleton(painter, rect.adjusted(16, 0, -16, 0), self._theme, avatar=0, odd=odd)
