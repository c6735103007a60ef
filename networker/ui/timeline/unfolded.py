"""A talk unfolded: when and how in one line, everybody who took part as chips, all of its text, and its verbs.

What is laid out once is kept until the talk, the width or the font is another one; only the lines in sight are
painted. Places are those of the row: from the left edge of the text block, and from its own top.
"""

from dataclasses import dataclass
from math import ceil

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAbstractTextDocumentLayout, QFontMetricsF, QPainter, QPalette, QPen

from networker.domain.markdown import parts
from networker.domain.vocabulary import Kind, PersonId
from networker.services.today_views import Named
from networker.services.views import TalkView
from networker.ui.icons import Icons
from networker.ui.notes.document import Link, NoteDocument
from networker.ui.paragraphs import laid_out, paint_lines
from networker.ui.text import baseline, numbered, paint_line, shown_name
from networker.ui.theme import Theme
from networker.ui.timeline.heights import ENTRY_GAP, LINE
from networker.ui.timeline.marking import Marking
from networker.ui.timeline.words import Words
from networker.ui.widgets.marks import paint_avatar

PART, FEW = 3000, 2  # characters of a note that are laid out at a time; so many parts are shown at once
LEFT = 88  # of all that is under the head
SMALL = 17  # a line of small words
CHIP, CHIP_GAP, CHIP_STEP, FACE = 24, 6, 30, 18
WIDEST = 220  # px of a name in a chip
AIR = 6
Lines = list[tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class Target:
    """Something in an unfolded talk that can be pressed: somebody, or a verb."""

    verb: str  # go, link, all, edit, promise, delete
    rect: QRectF
    text: str
    person: Named | None = None
    link: Link | None = None


@dataclass(frozen=True, slots=True)
class Unfolded:
    """One talk laid out for one width."""

    view: TalkView
    detail: Lines
    targets: tuple[Target, ...]
    lines: Lines
    lines_at: int
    height: int
    notes: tuple[tuple[int, NoteDocument], ...] = ()  # in place of lines: documents, and where each begins

    def target_at(self, x: float, y: float) -> int:
        """The target at a place in the row; -1 where there is none."""
        return next((n for n, each in enumerate(self.targets) if each.rect.contains(x, y)), -1)


class UnfoldedTalks:
    """The talks of one list that are unfolded, laid out and painted."""

    def __init__(self, words: Words, theme: Theme, icons: Icons, marking: Marking) -> None:
        self._marking = marking
        self._words, self._theme, self._icons = words, theme, icons
        self._whose: PersonId | None = None
        self._content = 544
        self._laid: dict[int, Unfolded] = {}
        self._shown: dict[int, int] = {}  # how many parts of a note
        self._made: dict[int, list[NoteDocument]] = {}  # those that are laid out

    def __contains__(self, talk: int) -> bool:
        return talk in self._laid

    def of(self, talk: int) -> Unfolded | None:
        """A talk as it is laid out; None where it is folded."""
        return self._laid.get(talk)

    def heights(self) -> dict[int, int]:
        """How high the rows of the unfolded talks are, with the air below them."""
        return {talk: each.height for talk, each in self._laid.items()}

    def unfold(self, view: TalkView, whose: PersonId | None) -> None:
        """Lay a talk out, or anew where something of it changed."""
        self._whose = whose
        known = self._laid.get(view.id)
        if known is None or known.view != view:
            self._forget(view.id)
            self._laid[view.id] = self._lay_out(view)

    def fold(self, talk: int) -> None:
        """Forget a talk."""
        self._laid.pop(talk, None)
        self._forget(talk)

    def fold_all(self) -> None:
        """Forget all of them."""
        self._laid.clear()
        self._shown.clear()
        self._made.clear()

    def lay_out_more(self, talk: int) -> bool:
        """One more part of a long note; False where it is shown to its end."""
        known = self._laid.get(talk)
        if known is None or not any(each.verb == "all" for each in known.targets):
            return False
        self._shown[talk] += 1
        self._laid[talk] = self._lay_out(known.view)
        return True

    def _forget(self, talk: int) -> None:
        self._shown.pop(talk, None)
        self._made.pop(talk, None)

    def set_content(self, content: int) -> None:
        """How wide the text block is, in pixels."""
        if content != self._content:
            self._content = content
            self.lay_out_anew()

    def lay_out_anew(self) -> None:
        """Widths, fonts or colours are other ones."""
        self._made.clear()
        self._laid = {talk: self._lay_out(each.view) for talk, each in self._laid.items()}

    def _lay_out(self, view: TalkView) -> Unfolded:
        room, theme = self._content - LEFT, self._theme
        detail = laid_out(self._words.detail(view), theme.font("small"), room)
        y = LINE + 2 + len(detail) * SMALL + AIR
        people = self._people(view, y)
        if people:
            y = round(people[-1].rect.bottom()) + AIR
        lines_at, lines, found, links = y, Lines(), list[tuple[int, NoteDocument]](), list[Target]()
        text = view.text.strip()
        if text and (view.kind is Kind.NOTE or view.mentioned):
            y, found, links = self._lay_out_note(view, text, y)
        elif text:
            lines = laid_out(text, theme.font("body"), room)
            y += len(lines) * LINE + AIR
        verbs = self._verbs(y)
        height = y + CHIP + ENTRY_GAP
        return Unfolded(view, detail, (*people, *links, *verbs), lines, lines_at, height, tuple(found))

    def _lay_out_note(
        self, view: TalkView, text: str, top: int
    ) -> tuple[int, list[tuple[int, NoteDocument]], list[Target]]:
        """A note formatted, or a text that mentions somebody: where it ends, its documents, and what can be pressed."""
        markdown = view.kind is Kind.NOTE
        pieces = list(parts(text, PART)) if markdown else [text]
        shown = self._shown.setdefault(view.id, len(pieces) if len(pieces) <= FEW else 1)
        made = self._made.setdefault(view.id, [])
        for piece in pieces[len(made) : shown]:
            made.append(NoteDocument(piece, view.mentioned, self._theme, markdown=markdown))
            made[-1].mark(self._marking.words)
            made[-1].setTextWidth(self._content - LEFT)
        documents: list[tuple[int, NoteDocument]] = []
        targets: list[Target] = []
        y = top
        for each in made:
            for link in each.links:
                rect = each.rect_of(link).translated(LEFT, y)
                targets.append(Target("link", rect, link.told or link.text, link=link))
            documents.append((y, each))
            y += ceil(each.size().height())
        if len(made) < len(pieces):
            said = numbered(self._words.tr("All of it (%n letters)"), len(text))
            wide = QFontMetricsF(self._theme.font("small")).horizontalAdvance(said)
            targets.append(Target("all", QRectF(LEFT - 8, y, wide + 16, CHIP), said))
            y += CHIP
        return y + AIR, documents, targets

    def _people(self, view: TalkView, top: int) -> list[Target]:
        metrics = QFontMetricsF(self._theme.font("small"))
        found: list[Target] = []
        x, y = float(LEFT), float(top)
        for each in view.people:
            if each.id == self._whose:
                continue
            name = shown_name(each.name)
            wide = min(metrics.horizontalAdvance(name) + 1, WIDEST) + FACE + 17
            if x > LEFT and x + wide > self._content:
                x, y = float(LEFT), y + CHIP_STEP
            found.append(Target("go", QRectF(x, y, wide, CHIP), name, each))
            x += wide + CHIP_GAP
        return found

    def _verbs(self, top: int) -> list[Target]:
        metrics = QFontMetricsF(self._theme.font("small"))
        found: list[Target] = []
        x = float(LEFT)
        for verb, text in (
            ("edit", self._words.tr("Edit")),
            ("promise", self._words.tr("Promise")),
            ("delete", self._words.tr("Delete")),
        ):
            wide = metrics.horizontalAdvance(text)
            found.append(Target(verb, QRectF(x - 8, top, wide + 16, CHIP), text))
            x += wide + 20
        return found

    # ---- painting

    def paint(self, painter: QPainter, laid: Unfolded, *, top: float, bottom: float, focus: int) -> None:
        """Paint what is under the head, of its lines those between two heights; `focus`: a target with the keyboard."""
        theme = self._theme
        paint_lines(
            painter, QPointF(LEFT, LINE + 2), laid.detail, theme.font("small"), theme.colour("text3"), SMALL
        )
        first = max(int((top - laid.lines_at) // LINE), 0)
        last = int((bottom - laid.lines_at) // LINE) + 1
        at = QPointF(LEFT, laid.lines_at + first * LINE)
        seen = laid.lines[first : max(last, 0)]
        self._marking.lines(painter, at, seen, theme.font("body"), "text2", LINE)
        for at_, document in laid.notes:
            if at_ <= bottom and at_ + document.size().height() >= top:
                self._paint_note(painter, document, at_, top, bottom)
        for number, target in enumerate(laid.targets):
            if target.rect.bottom() >= top and target.rect.top() <= bottom:
                self._paint_target(painter, target, focused=number == focus)

    def _paint_note(
        self, painter: QPainter, document: NoteDocument, at: int, top: float, bottom: float
    ) -> None:
        painter.save()
        painter.translate(LEFT, at)
        context = QAbstractTextDocumentLayout.PaintContext()
        context.palette = self._theme.palette()
        context.palette.setColor(QPalette.ColorRole.Text, self._theme.colour("text2"))
        context.clip = QRectF(0, top - at, document.textWidth(), bottom - top)
        painter.setClipRect(context.clip, Qt.ClipOperation.IntersectClip)
        document.documentLayout().draw(painter, context)
        painter.restore()

    def _paint_target(self, painter: QPainter, target: Target, *, focused: bool) -> None:
        theme, rect, font = self._theme, target.rect, self._theme.font("small")
        if target.person is not None:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover"))
            painter.drawRoundedRect(rect, CHIP / 2, CHIP / 2)
            face = QRectF(rect.x() + 3, rect.y() + 3, FACE, FACE)
            paint_avatar(painter, face, target.person.name, theme, self._icons)
            room = rect.adjusted(FACE + 8, 0, -8, 0)
            paint_line(painter, room, target.text, font, theme.colour("text"))
        elif target.link is None:
            painter.setFont(font)
            painter.setPen(theme.colour("accent" if target.verb in ("edit", "all") else "text2"))
            painter.drawText(QPointF(rect.x() + 8, baseline(font, rect.y(), CHIP)), target.text)
        if focused:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            radius = 4 if target.link is not None else CHIP / 2 + 1
            painter.drawRoundedRect(rect.adjusted(-1, -1, 1, 1), radius, radius)
