"""How one row of the timeline is laid out and painted: day, glyph, head, people, two lines of text.

The same layout answers where a name or an avatar was clicked. It paints what the model has at hand and asks
for nothing; a row whose words have not come yet shows its day, and later grey bars in the same places.
"""

from PySide6.QtCore import QObject, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter

from networker.services.today_views import Named, Promise
from networker.services.views import TalkView, TimelineRow
from networker.ui import dates
from networker.ui.again import again, every
from networker.ui.icons import Icons
from networker.ui.paragraphs import laid_out, paint_paragraph
from networker.ui.text import baseline, paint_line
from networker.ui.theme import Theme
from networker.ui.timeline.head_line import LEAST, Laid, Line
from networker.ui.timeline.heights import LINE, TEXT_GAP
from networker.ui.timeline.marking import Marking
from networker.ui.timeline.model import ENTRIES, TimelineModel
from networker.ui.timeline.words import Entry, Words
from networker.ui.widgets.basics import paint_tick
from networker.ui.widgets.marks import paint_avatar

DAY_ENDS, WEEKDAY_AT, GLYPH_AT, BOX_AT, WORDS_AT = 20, 26, 60, 61, 88
FACE, FACE_GAP, FACES = 20, 3, 4
NAMES = 3  # at most, before "and 2 more"
JOINT_GAP = 8  # between what happened, who was there, and how
HINT_GAP = 12  # between a promise and how often it comes again
ARROW = 16  # before the head where there is more to read
HINT_LEAST = 96  # px that a hint needs to be worth its cut
MEASURED = 250  # characters: more than two lines hold, so the exact width of more says nothing


class EntryPainter(QObject):
    """Paints the rows of one list, and knows where their people are."""

    def __init__(
        self, *, model: TimelineModel, words: Words, theme: Theme, icons: Icons, marking: Marking
    ) -> None:
        super().__init__()
        self._marking = marking
        self._model, self._words, self._theme, self._icons = model, words, theme, icons
        self._margin, self._content = 24, 544
        self._laid: dict[int, Laid] = {}
        self._take_fonts()

    def _take_fonts(self) -> None:
        self._body, self._strong = self._theme.font("body"), self._theme.font("body", bold=True)
        self._small, self._section = self._theme.font("small"), self._theme.font("small", bold=True)
        self._plain_metrics, self._strong_metrics = QFontMetricsF(self._body), QFontMetricsF(self._strong)

    def set_columns(self, margin: int, content: int) -> None:
        """Where the text block begins and how wide it is."""
        self._margin, self._content = margin, content
        self.forget()

    def forget(self) -> None:
        """Lay everything out anew: texts, widths or fonts are other ones."""
        self._laid.clear()
        self._take_fonts()

    # ---- painting

    def paint(
        self, painter: QPainter, row: int, top: int, height: int, *, skeleton: bool, day_alone: bool = False
    ) -> None:
        """Paint a row whose upper edge is at `top`; of an entry in which something else stands the day alone."""
        listed = self._model.row(row)
        painter.save()
        painter.translate(self._margin, top)
        if listed.what == "month":
            self._month(painter, listed)
        elif listed.what in ("section", "ahead section", "none"):
            self._section_word(painter, row, listed)
        elif listed.what == "promise":
            self._promise(painter, row, listed)
        elif listed.what == "ahead":
            self._ahead(painter, row)
        elif listed.what == "empty":
            self._empty(painter, row)
        elif listed.what == "more":
            self._bars(painter, height)
        elif day_alone:
            self._day(painter, listed)
        elif listed.what in ENTRIES:
            self._entry(painter, row, listed, height, skeleton)
        painter.restore()

    def _month(self, painter: QPainter, row: TimelineRow) -> None:
        name = self._words.month(row.day, today=self._model.today)
        colour = self._theme.colour
        rect = QRectF(0, 2, self._content, 16)
        taken = paint_line(painter, rect, name, self._section, colour("text2"))
        rect.setLeft(taken + 16)
        paint_line(painter, rect, self._words.totals(row.counts), self._small, colour("text3"), right=True)

    def _section_word(self, painter: QPainter, row: int, listed: TimelineRow) -> None:
        said = self._model.spoken(row)
        if listed.what != "none":
            rect = QRectF(0, 2, self._content, 16)
            paint_line(painter, rect, said, self._section, self._theme.colour("text2"))
        else:
            rect = QRectF(WORDS_AT, 4, self._content - WORDS_AT, LINE)
            paint_line(painter, rect, said, self._body, self._theme.colour("text3"))

    def _promise(self, painter: QPainter, row: int, listed: TimelineRow) -> None:
        promise = self._model.promise(row)
        if promise is None:
            return
        words, colour = self._words, self._theme.colour
        ticked = self._model.is_ticked(promise.id)
        paint_tick(painter, BOX_AT, 6, self._theme, self._icons, ticked=ticked)
        due = words.due(promise, today=self._model.today)
        taken = paint_line(
            painter, QRectF(self._content - 160, 4, 160, LINE), due, self._small, colour("text3"), right=True
        )
        who, text = words.promise(promise, whose=self._model.whose, given=self._model.given)
        ink = colour("text3" if ticked else "text")
        rect = QRectF(WORDS_AT, 4, self._content - WORDS_AT - (taken + 16 if taken else 0), LINE)
        if who:
            said = paint_line(painter, rect, who, self._strong, ink)
            rect.setLeft(rect.left() + said + self._plain_metrics.horizontalAdvance(" "))
        if rect.width() > LEAST:
            self._paint_promised(painter, rect, text, promise, ink)

    def _ahead(self, painter: QPainter, row: int) -> None:
        meeting = self._model.meeting(row)
        if meeting is None:
            return
        colour = self._theme.colour
        self._icons.paint(painter, BOX_AT, 5, "meeting", colour("text2"), 18)
        when = self._words.ahead(meeting.day, today=self._model.today)
        room = QRectF(self._content - 160, 4, 160, LINE)
        taken = paint_line(painter, room, when, self._small, colour("text3"), right=True)
        rect = QRectF(WORDS_AT, 4, self._content - WORDS_AT - taken - 16, LINE)
        paint_line(painter, rect, self._words.meeting(meeting), self._body, colour("text"))

    def _paint_promised(
        self, painter: QPainter, rect: QRectF, text: str, promise: Promise, ink: QColor
    ) -> None:
        """The words, and behind them how often it comes again: the shorter form has its room in any case."""
        metrics = QFontMetricsF(self._small)
        left = rect.width() - self._plain_metrics.horizontalAdvance(text) - HINT_GAP
        forms = (again(promise.repeats, promise.unless_contact), every(promise.repeats))
        hint = next((each for each in forms if metrics.horizontalAdvance(each) <= left), forms[-1])
        wide = metrics.horizontalAdvance(hint) + HINT_GAP if hint else 0
        taken = paint_line(painter, rect.adjusted(0, 0, -wide, 0), text, self._body, ink)
        area = rect.adjusted(taken + HINT_GAP, 0, 0, 0)
        paint_line(painter, area, hint, self._small, self._theme.colour("text3"))

    def _empty(self, painter: QPainter, row: int) -> None:
        colour = self._theme.colour
        rect = QRectF(WORDS_AT, 12, self._content - WORDS_AT, LINE)
        paint_line(painter, rect, self._model.spoken(row), self._strong, colour("text"))
        rect.translate(0, LINE + 4)
        paint_paragraph(
            painter, rect, self._words.nothing_hint(), self._small, colour("text3"), 17, max_lines=2
        )

    def _day(self, painter: QPainter, listed: TimelineRow) -> None:
        colour = self._theme.colour
        day = str(listed.day.day)
        painter.setFont(self._strong)
        painter.setPen(colour("text"))
        x = DAY_ENDS - self._strong_metrics.horizontalAdvance(day)
        painter.drawText(QPointF(x, baseline(self._strong, 0, LINE)), day)
        weekday = dates.weekday(listed.day)
        painter.setFont(self._small)
        painter.setPen(colour("text3"))
        painter.drawText(QPointF(WEEKDAY_AT, baseline(self._small, 0, LINE)), weekday)

    def _entry(self, painter: QPainter, row: int, listed: TimelineRow, height: int, skeleton: bool) -> None:
        colour = self._theme.colour
        self._day(painter, listed)
        entry = self._model.entry(row)
        if entry is None:
            if skeleton:
                self._bars(painter, height)
            return
        self._icons.paint(painter, GLYPH_AT, 1, entry.icon, colour("text2"), 18)
        laid = self._laid.get(row)
        if laid is None:
            unfolded = listed.what == "talk" and listed.id in self._model.unfolded
            laid = self._laid[row] = self._lay_out(entry, more=self._more(row, entry), unfolded=unfolded)
        if laid.arrow:
            arrow = "unfold" if listed.id in self._model.unfolded else "fold"
            self._icons.paint(painter, WORDS_AT - 3, 2, arrow, colour("text2"), 16)
        for piece in laid.pieces:
            font = self._strong if piece.bold else self._body
            at = QPointF(piece.x, baseline(font, 0, LINE))
            self._marking.word(painter, at, piece.text, font, piece.role)
        for rect, person in laid.faces:
            paint_avatar(painter, rect, person.name, self._theme, self._icons)
        lines = (height - LINE) // LINE  # the gap below is less than a line
        if entry.text and lines and not (listed.what == "talk" and listed.id in self._model.unfolded):
            shown = laid_out(entry.text, self._body, self._content - WORDS_AT, lines)
            at = QPointF(WORDS_AT, LINE + TEXT_GAP)
            self._marking.lines(painter, at, shown, self._body, "text2", LINE)

    def _bars(self, painter: QPainter, height: int) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("select"))
        room = self._content - WORDS_AT
        painter.drawEllipse(QRectF(GLYPH_AT, 1, 18, 18))
        painter.drawRoundedRect(QRectF(WORDS_AT, 6, min(room * 0.35, 180), 8), 4, 4)
        lines = (height - LINE) // LINE
        for line in range(lines):
            width = room * (0.9 if line == 0 and lines > 1 else 0.55)
            painter.drawRoundedRect(QRectF(WORDS_AT, LINE + TEXT_GAP + 6 + line * LINE, width, 8), 4, 4)

    # ---- laying out

    def _more(self, row: int, entry: Entry) -> bool:
        """Whether a talk holds more than its folded row can show: turns, a longer text, more people."""
        view = self._model.view(row)
        if not isinstance(view, TalkView):
            return False
        long_ = (
            self._plain_metrics.horizontalAdvance(entry.text[:MEASURED]) > (self._content - WORDS_AT) * 1.9
        )
        return view.turns > 1 or long_ or "\n" in view.text.strip() or len(entry.names) > NAMES

    def _lay_out(self, entry: Entry, *, more: bool, unfolded: bool) -> Laid:
        """Unfolded, people stand below as chips."""
        shown = () if unfolded else entry.faces[:FACES]
        names = () if unfolded else entry.names
        faces = tuple(
            (QRectF(self._content - (len(shown) - i) * (FACE + FACE_GAP) + FACE_GAP, 0, FACE, FACE), each)
            for i, each in enumerate(shown)
        )
        end = (faces[0][0].left() - 12) if faces else float(self._content)
        more = more or unfolded
        line = Line(WORDS_AT + (ARROW if more else 0), end)
        least = self._least_for_names(entry) if names else 0.0
        line.add(entry.what, self._strong, bold=True, role="text", leave=least + JOINT_GAP if least else 0)
        if names and line.room >= least + JOINT_GAP:
            line.skip(JOINT_GAP)
            self._add_names(line, entry)
        wide = self._plain_metrics.horizontalAdvance(entry.hint)
        if entry.hint and line.room >= min(wide, HINT_LEAST) + JOINT_GAP:
            line.skip(JOINT_GAP)
            line.add(entry.hint, self._body, role="text3")
        return Laid(tuple(line.pieces), faces, cut=line.cut or len(names) > NAMES, arrow=more)

    def _least_for_names(self, entry: Entry) -> float:
        """The room that the joint, a cut name and "and 2 more" take; 0 without names."""
        if not entry.names:
            return 0.0
        wide, total = self._plain_metrics.horizontalAdvance, len(entry.names)
        rest = wide(f" {self._words.more(total - 1)}") if total > 1 else 0.0
        return wide(f"{entry.joint} ") + LEAST + rest

    def _add_names(self, line: Line, entry: Entry) -> None:
        """As many names as fit, three at most, then how many more there are."""
        metrics, space = self._plain_metrics, self._plain_metrics.horizontalAdvance(" ")
        total = len(entry.names)
        line.add(entry.joint, self._body, role="text3")
        line.skip(space)
        room = line.room
        for count in range(min(NAMES, total), 0, -1):
            parts = self._named(entry.names[:count], total)
            if count == 1 or sum(metrics.horizontalAdvance(text) + space for text, *_ in parts) <= room:
                break
        for i, (text, role, person) in enumerate(parts):
            glued = i + 1 < len(parts) and parts[i + 1][0] == ","
            after = sum(metrics.horizontalAdvance(later) + space for later, *_ in parts[i + 1 :])
            line.add(text, self._body, role=role, person=person, leave=after if person else 0)
            if not glued and i + 1 < len(parts):
                line.skip(space)

    def _named(self, shown: tuple[Named, ...], total: int) -> list[tuple[str, str, Named | None]]:
        """The names with what stands between them: text, role, and whose name it is."""
        parts: list[tuple[str, str, Named | None]] = []
        for i, person in enumerate(shown):
            if i:
                last = i == len(shown) - 1 and len(shown) == total
                parts.append((self._words.tr("and"), "text3", None) if last else (",", "text2", None))
            parts.append((person.name or self._words.tr("somebody"), "text2", person))
        if total > len(shown):
            parts.append((self._words.more(total - len(shown)), "text3", None))
        return parts

    def cuts(self, row: int, width: float) -> bool:
        """Whether a row shows less than it holds; `width` is that of its text in one line."""
        laid = self._laid.get(row)
        if laid is None:  # a promise, whose words are not kept
            return True
        return laid.cut or width > (self._content - WORDS_AT) * 1.9

    def person_at(self, row: int, x: float, y: float) -> Named | None:
        """Whose name or avatar is at a point within a row; the user's own place in the window is elsewhere."""
        laid = self._laid.get(row)
        if laid is None or not 0 <= y <= LINE:
            return None
        at = x - self._margin
        for rect, person in laid.faces:
            if rect.left() <= at <= rect.right():
                return person
        return next(
            (each.person for each in laid.pieces if each.person and each.x <= at <= each.x + each.width), None
        )
