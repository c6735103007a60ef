"""How a line of the people list is painted: avatar, name, work or place; circle and silence at the right."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, QPointF, QRectF
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyleOptionViewItem, QWidget

from networker.services.rows import MatchedLine, PersonRow
from networker.ui import dates
from networker.ui.circle_words import within_a_sentence
from networker.ui.icons import Icons
from networker.ui.models.paged import Index
from networker.ui.text import baseline, elided, paint_line
from networker.ui.theme import Theme
from networker.ui.widgets.marks import paint_avatar, paint_circle, paint_skeleton
from networker.ui.widgets.row_delegate import RowDelegate, fill_ground, paint_ring, table_of

ROW = 48
NEAR = 12  # letters before a word that was looked for, of a line with no room for more


def shown_name(row: PersonRow) -> str:
    """The name, or that there is none yet."""
    return row.shown or QCoreApplication.translate("people", "No name yet")


def words(row: PersonRow, today: date) -> str:
    """The line for screen readers."""
    parts = [shown_name(row), row.title, row.company, within_a_sentence(row.circle) if row.circle else ""]
    if row.last_contact:
        said = QCoreApplication.translate("people", "last in touch {0}")
        parts.append(said.replace("{0}", dates.short(row.last_contact, today)))
    if row.line is not None:
        parts += [dates.short(row.line.day, today) if row.line.day else "", row.line.text]
    return ", ".join(part for part in parts if part)


def _is_hovered(option: QStyleOptionViewItem) -> bool:
    from PySide6.QtWidgets import QStyle  # late: six hundred names of values, for a pointer over the list

    return bool(option.state & QStyle.StateFlag.State_MouseOver)


class PersonDelegate(RowDelegate):
    """Paints 48 px rows; a row whose person is on the way gets a skeleton once `skeletons` says so."""

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__(ROW, theme, parent, aside=8)
        self._icons = icons
        self.today = date.min
        self.skeletons = False
        self._name = theme.font("body")
        self._chosen_name = theme.font("body", bold=True)
        self._small = theme.font("small")

    def paint_ground(
        self, painter: QPainter, rect: QRectF, option: QStyleOptionViewItem, index: Index
    ) -> bool:
        """Several may be chosen, and the pointer shows where it is."""
        view = table_of(option)
        chosen, has_keyboard = view.selectionModel().isSelected(index), view.hasFocus()
        if chosen:
            fill_ground(painter, rect, "accent_soft" if has_keyboard else "select", self._theme)
        elif view.underMouse() and _is_hovered(option):
            fill_ground(painter, rect, "hover", self._theme)
        if has_keyboard and index == view.currentIndex():
            paint_ring(painter, rect, self._theme)
        return chosen

    def paint_waiting(self, painter: QPainter, rect: QRectF, *, odd: bool) -> None:
        if self.skeletons:
            paint_skeleton(painter, rect.adjusted(16, 0, -16, 0), self._theme, odd=odd)

    def paint_row(self, painter: QPainter, rect: QRectF, value: PersonRow, *, chosen: bool) -> None:
        theme, row, right = self._theme, value, rect.right() - 16
        paint_avatar(painter, QRectF(rect.x() + 16, rect.y() + 8, 32, 32), row.name, theme, self._icons)
        left, top = rect.x() + 58, rect.y() + 5
        name_right = right
        if row.circle is not None:
            paint_circle(painter, right - 12, top + 4, row.circle, theme)
            name_right -= 20
        font = self._chosen_name if chosen else self._name
        ink = theme.colour("text" if row.name else "text2")
        self._paint_known(painter, QRectF(left, top, name_right - left, 20), shown_name(row), font, ink, row)
        of_line = row.line.day if row.line is not None else None
        silence = dates.short(of_line or row.last_contact, self.today)
        used = 0.0
        line = QRectF(left, top + 20, right - left, 16)
        if silence:
            is_today = (of_line or row.last_contact) == self.today
            ink = theme.colour("text3" if is_today else "text2")
            used = paint_line(painter, line, silence, self._small, ink, right=True) + 8
        if row.line is not None:
            paint_found(painter, line.adjusted(0, 0, -used, 0), row.line, self._small, self._theme)
            return
        self._paint_known(
            painter, line.adjusted(0, 0, -used, 0), row.below, self._small, theme.colour("text3"), row
        )

    def _paint_known(
        self, painter: QPainter, rect: QRectF, text: str, font: QFont, ink: QColor, row: PersonRow
    ) -> None:
        """What is shown of somebody anyway, with the words on it that were looked for."""
        if row.sought:  # the first paint has none
            from networker.domain.search_query.marks import spans

            text = elided(font, text, rect.width())
            if marks := spans(text, row.sought):
                _paint_marks(painter, rect, text, marks, font, ink, self._theme)
                return
        paint_line(painter, rect, text, font, ink)


def paint_found(painter: QPainter, rect: QRectF, line: MatchedLine, font: QFont, theme: Theme) -> None:
    """The line in which somebody was found, the words on the ground of what was looked for, and the first of them seen."""
    text, marks = line.text, line.marks
    widths = QFontMetricsF(font)
    if marks and widths.horizontalAdvance(text[: marks[0][1]]) > rect.width() - widths.horizontalAdvance(
        "……"
    ):
        # What stands before it gives way, but for a word or two and a sign that it did.
        gone = text.find(" ", max(marks[0][0] - NEAR, 0), marks[0][0]) if marks[0][0] else 0
        gone = gone if gone > 0 else marks[0][0] - 1
        text = "…" + text[gone + 1 :]
        marks = tuple((start - gone, end - gone) for start, end in marks)
    shown = elided(font, text, rect.width())
    kept = len(shown) - (shown != text)
    within = [(start, min(end, kept)) for start, end in marks if start < kept]
    _paint_marks(painter, rect, shown, within, font, theme.colour("text2"), theme)


def _paint_marks(
    painter: QPainter,
    rect: QRectF,
    text: str,
    marks: Sequence[tuple[int, int]],
    font: QFont,
    ink: QColor,
    theme: Theme,
) -> None:
    from networker.ui.paragraphs import paint_marked

    painter.setPen(ink)
    paint_marked(
        painter, QPointF(rect.x(), baseline(font, rect.top(), rect.height())), text, font, marks,
        ground=theme.colour("mark"), ink=theme.colour("text"),
    )  # fmt: skip
