"""The list has ended: who it was, what it came to, what came of it. And what stands there while it is being made."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from networker.services.today_views import Came
from networker.ui.channels import CHANNEL_ICONS
from networker.ui.icons import Icons
from networker.ui.paragraphs import measure_paragraph, paint_paragraph
from networker.ui.reach_out import words
from networker.ui.reach_out.rows import MARGIN
from networker.ui.text import paint_line, set_tooltip
from networker.ui.theme import Theme
from networker.ui.widgets.marks import paint_avatar

STEP, MOST = 34, 10  # from one avatar to the next


class EndOfDay(QWidget):
    """Everybody is done: their avatars with a tick, and what the day came to."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._names: tuple[str, ...] = ()
        self._head, self._text = self.tr("That's everyone for today"), ""
        self.setFixedHeight(190)

    def show_end(self, names: Sequence[str], text: str) -> None:
        """Whose turn it was, and what it came to."""
        self._names, self._text = tuple(names)[:MOST], text
        self.setAccessibleName(f"{self._head}. {text}")
        self._fit()
        self.update()

    def resizeEvent(self, event: object) -> None:
        self._fit()

    def _fit(self) -> None:
        room = self.width() - 24
        head = measure_paragraph(self._head, self._theme.font("title"), room, 24)
        text = measure_paragraph(self._text, self._theme.font("body"), room, 20)
        self.setFixedHeight(round(108 + head + 4 + text + 24))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        step = min(STEP, (self.width() - 2 * MARGIN - 32) / max(len(self._names) - 1, 1))
        x = (self.width() - (len(self._names) - 1) * step - 32) / 2
        for name in self._names:
            paint_avatar(painter, QRectF(x, 50, 32, 32), name, theme, self._icons)
            badge = QRectF(x + 19, 69, 16, 16)
            painter.setPen(QPen(theme.colour("window"), 2))
            painter.setBrush(theme.colour("button"))
            painter.drawEllipse(badge)
            self._icons.paint(
                painter, badge.x() + 2.5, badge.y() + 2.5, "done", theme.colour("on_button"), 11
            )
            x += step
        room = QRectF(12, 108, self.width() - 24, self.height())
        high = paint_paragraph(
            painter, room, self._head, theme.font("title"), theme.colour("text"), 24, centred=True
        )
        room.translate(0, high + 4)
        paint_paragraph(
            painter, room, self._text, theme.font("body"), theme.colour("text2"), 20, centred=True
        )


class CameLine(QWidget):
    """One thing that came of the day: who, and what."""

    def __init__(self, came: Came, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme, self._icons = theme, icons
        self._icon = "promise" if came.what == "promise" else CHANNEL_ICONS[came.channel]
        self._who, self._what = words.came(came)
        self.setFixedHeight(28)
        self.setAccessibleName(f"{self._who}: {self._what}")
        set_tooltip(self, f"{self._who}: {self._what}")

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, theme = QPainter(self), self._theme
        self._icons.paint(painter, MARGIN + 9, 5, self._icon, theme.colour("text2"), 18)
        left = MARGIN + 48.0
        room = QRectF(left, 0, self.width() - MARGIN - left, 28)
        who = room.adjusted(0, 0, -room.width() * 0.4, 0)
        used = paint_line(painter, who, self._who, theme.font("body"), theme.colour("text"))
        rest = room.adjusted(used + 8, 0, 0, 0)
        paint_line(painter, rest, self._what, theme.font("body"), theme.colour("text2"))


class Waiting(QWidget):
    """Grey rows in the places of a card and those behind it, while the day's list is being made."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.setFixedHeight(480)
        self.setAccessibleName(self.tr("Making today's list"))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("select"))
        wide = self.width() - 2 * MARGIN
        painter.drawEllipse(QRectF(MARGIN, 22, 36, 36))
        for y, left, share in ((26, 48, 0.45), (44, 48, 0.6), (82, 0, 0.95), (102, 0, 0.6), (146, 0, 0.8)):
            painter.drawRoundedRect(QRectF(MARGIN + left, y, (wide - left) * share, 8), 4, 4)
        painter.drawRoundedRect(QRectF(MARGIN, 176, wide, 60), 6, 6)
        painter.drawRoundedRect(QRectF(MARGIN, 252, 74, 28), 6, 6)
        for n in range(3):
            y = 316 + 52 * n
            painter.drawEllipse(QRectF(MARGIN + 2, y + 10, 32, 32))
            painter.drawRoundedRect(QRectF(MARGIN + 48, y + 13, (wide - 48) * (0.5 + 0.1 * n), 8), 4, 4)
            painter.drawRoundedRect(QRectF(MARGIN + 48, y + 31, (wide - 48) * 0.85, 8), 4, 4)
