"""What is open between the user and the person on the card: some lines, the next first."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QPainter

from networker.services.today_views import Promise
from networker.ui import dates
from networker.ui.icons import Icons
from networker.ui.reach_out import words
from networker.ui.text import numbered, paint_line
from networker.ui.theme import Theme

HEIGHT, MOST = 20, 3  # of one; how many


def spoken(promises: Sequence[Promise]) -> list[str]:
    """The same for a screen reader: one sentence, or none."""
    if not promises:
        return []
    said = QCoreApplication.translate("reach_out", "Open promises: {0}")
    return [said.replace("{0}", "; ".join(words.promise(each) for each in promises))]


def lines(promises: Sequence[Promise], today: date) -> list[tuple[str, str]]:
    """(words, day) of each; how many more in the last line."""
    shown = promises if len(promises) <= MOST else promises[: MOST - 1]
    found = [(words.promise(each), dates.due(each.due, each.time, today)) for each in shown]
    if len(shown) < len(promises):
        more = QCoreApplication.translate("reach_out", "and %n more")
        found.append((numbered(more, len(promises) - len(shown)), ""))
    return found


def paint(
    painter: QPainter, rect: QRectF, promises: Sequence[Promise], today: date, theme: Theme, icons: Icons
) -> None:
    """Paint them from the top of a rectangle on."""
    for n, (said, day) in enumerate(lines(promises, today)):
        if n == 0:
            icons.paint(painter, rect.x(), rect.y() + 2, "promise", theme.colour("text2"), 16)
        area = rect.adjusted(22, 0, 0, 0)
        used = paint_line(painter, area, day, theme.font("small"), theme.colour("text3"), right=True)
        area.setRight(area.right() - (used + 8 if used else 0))
        paint_line(painter, area, said, theme.font("body"), theme.colour("text"))
        rect = rect.translated(0, HEIGHT)
