"""What is painted on the card: who it is, why now, their talks, what is known of the tie, promises, where to write.

It owns no widget: the card puts its own between the places that are told here.
"""

import re
from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QRectF
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from networker.services.today_views import TodayCard
from networker.ui.channels import CHANNEL_ICONS
from networker.ui.icons import Icons
from networker.ui.paragraphs import measure_paragraph, measure_styled, paint_paragraph, paint_styled
from networker.ui.reach_out import promise_lines, words
from networker.ui.text import numbered, paint_line, sentence
from networker.ui.theme import Theme
from networker.ui.widgets.marks import paint_avatar, paint_circle
from networker.ui.widgets.shadow import paint_shadow
from networker.ui.widgets.shapes import Strip, paint_strip

PAD, SHADE = 12, 8  # inside the card; round it, for its shadow
HEAD = SHADE + 66  # with the name
WHY_LINE, WHY_AIR = 17, 3  # a line of Why?, and what parts its sentences
STRIP = 182  # days of talks that are shown
_NUMBER = re.compile(r"\d+½?")


def _tr(text: str) -> str:
    return QCoreApplication.translate("Card", text)


class Face:
    """Of one card at a time; places are pixels from the top of the card's widget."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        self._theme, self._icons = theme, icons
        self._card: TodayCard | None = None
        self._today = date.min
        self._asked = False
        self.told: tuple[str, ...] = ()  # Why?: a sentence each, once they are read
        self.path_at = self.foot_at = self.words_at = 0.0
        self._strip_at = self._why_at = self._promises_at = self._channel_at = 0.0

    def show_card(self, card: TodayCard, today: date, *, asked: bool) -> None:
        """Whom it shows from now on. `asked`: the question whether they were reached stands for where to write."""
        self._card, self._today, self._asked = card, today, asked

    def arrange(self, wide: int, *, path: int) -> None:
        """Find the place of everything above the words, of which a path takes `path` pixels; 0 for none."""
        card = self._card
        if card is None:
            return
        y = HEAD + self._reason_height(wide) + 6
        self.path_at = y - 2
        y += path + 6 if path else 0
        self._strip_at = y
        y += 18 + 5
        self.foot_at = y
        y += 20
        self._why_at = y + 4
        if self.told:
            y += 8 + sum(self._why_height(each, wide) + WHY_AIR for each in self.told)
        self._promises_at = y + 4
        if card.promises:
            y += 8 + promise_lines.HEIGHT * len(promise_lines.lines(card.promises, self._today))
        self._channel_at = y + 6
        self.words_at = y + (10 if self._asked else 6 + self._channel_height(card, wide) + 10)

    def _channel_height(self, card: TodayCard, wide: float) -> float:
        body, strong = self._theme.font("body"), self._theme.font("body", bold=True)
        head, text = _advice(card)
        return measure_styled(text, body, wide - 22, 19, bold=[(0, len(head))], strong=strong)

    def _why_height(self, said: str, wide: float) -> float:
        return measure_paragraph(sentence(said), self._theme.font("small"), wide, WHY_LINE)

    def _reason_height(self, wide: float) -> float:
        body, strong = self._theme.font("body"), self._theme.font("body", bold=True)
        return measure_styled(self._reason(), body, wide, 21, bold=self._bold_number(), strong=strong)

    def _reason(self) -> str:
        return sentence(self._card.reason) if self._card is not None else ""

    def _bold_number(self) -> Sequence[tuple[int, int]]:
        """Where the number stands that the reason is about."""
        if self._card is None or self._card.number is None:
            return []
        before = len(_NUMBER.findall(self._card.reason[: self._card.number[0]]))
        # Shown, it may have marks of direction in it: so it is counted which of the numbers it is.
        found = list(_NUMBER.finditer(self._reason()))[before]
        return [(found.start(), len(found.group()))]

    # ---- painting

    def paint(self, painter: QPainter, area: QRectF, *, foot_until: float, question_at: float) -> None:
        """All of it on the card's widget. What stands at the foot of the strip ends at `foot_until`."""
        card, theme = self._card, self._theme
        if card is None:
            return
        rect = area.adjusted(SHADE, SHADE, -SHADE, -SHADE)
        self._paint_ground(painter, rect)
        left, wide = rect.x() + PAD, rect.width() - 2 * PAD
        self._paint_head(painter, QRectF(left, rect.y(), wide, HEAD), card)
        self._paint_reason(painter, QRectF(left, HEAD, wide, 200))
        strip = Strip(card.marks, self._today, STRIP, card.rhythm_days, card.last_contact, card.contact_days)
        paint_strip(painter, QRectF(left, self._strip_at, wide, 18), strip, theme)
        foot = QRectF(left, self.foot_at, foot_until - left, 18)
        paint_line(painter, foot, self.foot(foot.width()), theme.font("small"), theme.colour("text2"))
        if self.told:
            self._paint_why(painter, QRectF(left, self._why_at, wide, 400))
        lines = QRectF(left, self._promises_at, wide, promise_lines.HEIGHT)
        promise_lines.paint(painter, lines, card.promises, self._today, theme, self._icons)
        if self._asked:
            question = words.question_about(card.given or card.name)
            line = QRectF(left, question_at, wide, 24)
            paint_line(painter, line, question, theme.font("body", bold=True), theme.colour("text"))
        else:
            self._paint_channel(painter, QRectF(left, self._channel_at, wide, 60), card)

    def _paint_ground(self, painter: QPainter, rect: QRectF) -> None:
        theme = self._theme
        paint_shadow(painter, rect, theme)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("edge" if theme.dark else "line"), 1))
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)

    def _paint_head(self, painter: QPainter, rect: QRectF, card: TodayCard) -> None:
        theme = self._theme
        paint_avatar(painter, QRectF(rect.x(), rect.y() + 14, 36, 36), card.name, theme, self._icons)
        paint_circle(painter, rect.right() - 12, rect.y() + 19, card.circle, theme)
        room = QRectF(rect.x() + 48, rect.y() + 13, rect.width() - 70, 20)
        name = card.shown or _tr("No name yet")
        paint_line(painter, room, name, theme.font("body", bold=True), theme.colour("text"))
        work = ", ".join(part for part in (card.title, card.company) if part)
        paint_line(painter, room.translated(0, 20), work, theme.font("small"), theme.colour("text3"))

    def foot(self, wide: float) -> str:
        """What the strip shows; of few contacts that they tell no rhythm yet, where there are the pixels to say so."""
        days = self._card.contact_days if self._card is not None else 0
        if days >= 10:
            return _tr("last 6 months")
        few = _tr("1 contact day") if days == 1 else numbered(_tr("%n contact days"), days)
        said = _tr("{0}, no rhythm yet").replace("{0}", few)
        fits = QFontMetricsF(self._theme.font("small")).horizontalAdvance(said) <= wide
        return said if fits else few

    def _paint_reason(self, painter: QPainter, rect: QRectF) -> None:
        """The reason, its number DemiBold."""
        theme = self._theme
        paint_styled(
            painter, rect, self._reason(), theme.font("body"), theme.colour("text"), 21,
            bold=self._bold_number(), strong=theme.font("body", bold=True),
        )  # fmt: skip

    def _paint_why(self, painter: QPainter, rect: QRectF) -> None:
        font, ink = self._theme.font("small"), self._theme.colour("text2")
        for said in self.told:
            high = paint_paragraph(painter, rect, sentence(said), font, ink, WHY_LINE)
            rect = rect.translated(0, high + WHY_AIR)

    def _paint_channel(self, painter: QPainter, rect: QRectF, card: TodayCard) -> None:
        theme = self._theme
        icon, ink = CHANNEL_ICONS[card.channel], theme.colour("text2")
        self._icons.paint(painter, rect.x(), rect.y() + 2, icon, ink, 16)
        body = rect.adjusted(22, 0, 0, 0)
        head, text = _advice(card)
        paint_styled(
            painter, body, text, theme.font("body"), theme.colour("text2"), 19,
            bold=[(0, len(head))], strong=theme.font("body", bold=True), ink=theme.colour("text"),
        )  # fmt: skip


def _advice(card: TodayCard) -> tuple[str, str]:
    """The channel's first words, and the whole of it."""
    head = sentence(words.where(card))
    return head, f"{head} {sentence(card.advice)}".strip()
