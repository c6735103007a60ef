"""The picture of a map of ties: discs with initials, lines between them, names where they find room.

The wheel and + − make it larger, dragging moves it, 0 fits it in again. Arrows go along the ties, Enter opens whoever has
the keyboard, the space bar puts them into the middle.
"""

import math
from collections import defaultdict

from PySide6.QtCore import QPoint, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetricsF,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QWidget

from networker.domain.vocabulary import PersonId
from networker.services.ego import Ego, Node
from networker.ui.icons import Icons
from networker.ui.text import elided, paint_line, set_tooltip, shown_name
from networker.ui.theme import Theme
from networker.ui.ties_map import words
from networker.ui.ties_map.labels import Box, Disc, place
from networker.ui.widgets.marks import paint_avatar
from networker.ui.widgets.press import ENTER
from networker.ui.widgets.states import Ground

RADIUS = (24.0, 15.0, 11.0)  # of a disc, by its step
MARGIN = 56.0  # pixels from the outer ring to the edge, for names
HIGH = 16.0  # pixels of the line of a name
NAMES = ((30, 180.0), (10_000, 110.0))  # pixels of a name at most, on a map of at most so many
MOST_LARGE, STEP = 6.0, 1.25
DRAWN = 180  # ties at most, the surest; those of whoever is chosen besides
FAINT, SURE = 30, 130  # of 255: what is added to the line of a tie by how sure it is
ARROWS = {Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1)}


class TieMap(Ground):
    """One map. Nobody has the keyboard until somebody is chosen."""

    person_requested = Signal(object)  # PersonId: open them
    middle_requested = Signal(object)  # PersonId: their map
    menu_requested = Signal(object, QPoint)  # PersonId: what can be done with them
    chosen = Signal(object)  # PersonId

    def __init__(self, theme: Theme, icons: Icons, parent: QWidget | None = None) -> None:
        super().__init__(theme, "base", parent)
        self.setObjectName("tieMap")
        self.setAccessibleName(self.tr("Map of ties"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setProperty("ring", False)  # whoever is chosen has one
        self._icons = icons
        self._nodes: tuple[Node, ...] = ()
        self._ties: list[tuple[int, int, float]] = []  # places in _nodes, and how sure
        self._beside: dict[int, list[int]] = {}
        self._boxes: dict[int, Box] = {}
        self._laid_out: tuple[object, ...] = ()
        self.zoom, self._pan = 1.0, QPointF()
        self._at: int | None = None
        self._grabbed: QPointF | None = None
        self._moved = False

    def show_ego(self, ego: Ego) -> None:
        """Draw this map, fitted in; whoever is in its middle, or is the surest, is chosen."""
        self._nodes = ego.nodes
        places = {node.person: n for n, node in enumerate(ego.nodes)}
        self._ties = [
            (places[PersonId(tie.one)], places[PersonId(tie.other)], tie.strength) for tie in ego.ties
        ]
        beside: dict[int, list[int]] = defaultdict(list)
        for one, other, _ in self._ties:
            beside[one].append(other)
            beside[other].append(one)
        self._beside = dict(beside)
        self._at = 0 if ego.nodes else None
        self.fit()
        self._say()

    @property
    def current(self) -> Node | None:
        """Who has the keyboard."""
        return self._nodes[self._at] if self._at is not None else None

    def choose(self, person: PersonId) -> None:
        """Mark somebody, without telling of it."""
        at = next((n for n, node in enumerate(self._nodes) if node.person == person), None)
        if at is not None and at != self._at:
            self._at = at
            self._say()
            self.update()

    # ---- larger and smaller

    def fit(self) -> None:
        """All of it, in the middle."""
        self.zoom, self._pan = 1.0, QPointF()
        self.update()

    def enlarge(self, by: float, around: QPointF | None = None) -> None:
        """Make it larger or smaller, so that what is at `around` stays there."""
        zoom = min(max(self.zoom * by, 1.0), MOST_LARGE)
        centre = QPointF(self.width() / 2, self.height() / 2)
        point = (around or centre) - centre
        self._pan = point - (point - self._pan) * (zoom / self.zoom) if zoom > 1 else QPointF()
        self.zoom = zoom
        self.update()

    def _discs(self) -> list[Disc]:
        wide = max(self.width() / 2 - MARGIN, 40) * self.zoom
        high = max(self.height() / 2 - MARGIN / 1.5, 40) * self.zoom
        x, y = self.width() / 2 + self._pan.x(), self.height() / 2 + self._pan.y()
        crowd = 0.8 if len(self._nodes) > 60 and self.zoom < 1.5 else 1.0
        many = crowd * min(max(self.height() * self.zoom / 560, 0.55), 1.0)
        return [
            Disc(x + node.spot.x * wide, y + node.spot.y * high, RADIUS[node.step] * many)
            for node in self._nodes
        ]

    @property
    def _longest(self) -> float:
        return next(wide for most, wide in NAMES if len(self._nodes) <= most)

    def _names(self, discs: list[Disc]) -> dict[int, Box]:
        state = (self.size().toTuple(), self.zoom, self._pan.toTuple(), self._nodes)
        if state != self._laid_out:
            # As wide as they get: whoever is tied to the one chosen stands in bold.
            metrics = QFontMetricsF(self._theme.font("small", bold=True))
            widths = [min(metrics.horizontalAdvance(node.shown), self._longest) + 4 for node in self._nodes]
            room = Box(0, 0, self.width(), self.height())
            self._boxes = place(discs, widths, HIGH, order=range(len(discs)), room=room)
            self._laid_out = state
        return self._boxes

    # ---- painting

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self._theme.colour("base"))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        discs = self._discs()
        self._paint_ties(painter, discs)
        for n, (node, disc) in enumerate(zip(self._nodes, discs, strict=True)):
            self._paint_person(painter, node, disc, chosen=n == self._at)
        boxes = self._names(discs)
        for n, box in boxes.items():
            if n != self._at:
                self._paint_name(
                    painter, self._nodes[n], box, strong=n in self._beside.get(self._at or 0, ())
                )
        if self._at is not None:
            self._paint_chosen_name(painter, self._nodes[self._at], discs[self._at])

    def _paint_ties(self, painter: QPainter, discs: list[Disc]) -> None:
        theme, at = self._theme, self._at
        for one, other, strength in self._ties[:DRAWN]:
            if at not in (one, other):
                ink = theme.colour("text3")
                ink.setAlpha(round(FAINT + SURE * strength**2))
                painter.setPen(QPen(ink, 0.6 + 1.2 * strength))
                painter.drawLine(QPointF(*discs[one][:2]), QPointF(*discs[other][:2]))
        for one, other, strength in self._ties:
            if at in (one, other):
                painter.setPen(QPen(theme.colour("accent"), 1 + 1.5 * strength))
                painter.drawLine(QPointF(*discs[one][:2]), QPointF(*discs[other][:2]))

    def _paint_person(self, painter: QPainter, node: Node, disc: Disc, *, chosen: bool) -> None:
        theme = self._theme
        around = QRectF(disc.x - disc.radius, disc.y - disc.radius, 2 * disc.radius, 2 * disc.radius)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("base"))
        painter.drawEllipse(around.adjusted(-2, -2, 2, 2))
        paint_avatar(painter, around, node.name, theme, self._icons)
        if chosen:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(theme.colour("accent"), 3 if self.hasFocus() else 1.5))
            painter.drawEllipse(around.adjusted(-3, -3, 3, 3))

    def _paint_name(self, painter: QPainter, node: Node, box: Box, *, strong: bool) -> None:
        theme, font = self._theme, self._theme.font("small", bold=strong and self._at is not None)
        ink, ground = theme.colour("text" if node.step < 2 or strong else "text2"), theme.colour("base")
        ground.setAlpha(170)  # lines behind a name make it hard to read
        painter.fillRect(QRectF(*box), ground)
        paint_line(painter, QRectF(box.x + 2, box.y, box.width - 2, box.height), node.shown, font, ink)

    def _paint_chosen_name(self, painter: QPainter, node: Node, disc: Disc) -> None:
        """Over all others, on a ground of its own, where it stands within the picture."""
        theme, font = self._theme, self._theme.font("small", bold=True)
        text = elided(font, shown_name(node.shown), 240)
        wide = QFontMetricsF(font).horizontalAdvance(text) + 12
        x = min(max(disc.x - wide / 2, 2), self.width() - wide - 2)
        y = disc.y + disc.radius + 5
        if y + HIGH + 4 > self.height():
            y = disc.y - disc.radius - HIGH - 9
        painter.setPen(QPen(theme.colour("edge"), 1))
        painter.setBrush(theme.colour("raised"))
        painter.drawRoundedRect(QRectF(x, y, wide, HIGH + 4), 4, 4)
        paint_line(painter, QRectF(x + 6, y + 2, wide, HIGH), text, font, theme.colour("text"))

    # ---- keys

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key, node = event.key(), self.current
        if key in ARROWS:
            self._go(*ARROWS[Qt.Key(key)])
        elif key in ENTER and node is not None:
            self.person_requested.emit(node.person)
        elif key == Qt.Key.Key_Space and node is not None:
            self.middle_requested.emit(node.person)
        elif key in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
            self.enlarge(STEP, self._point())
        elif key == Qt.Key.Key_Minus:
            self.enlarge(1 / STEP, self._point())
        elif key == Qt.Key.Key_0:
            self.fit()
        elif key == Qt.Key.Key_Home and self._nodes:
            self._choose(0)
        else:
            super().keyPressEvent(event)

    def _point(self) -> QPointF | None:
        return QPointF(*self._discs()[self._at][:2]) if self._at is not None else None

    def _go(self, right: int, down: int) -> None:
        """To whoever is tied and stands most in that direction; where nobody is, to the nearest there."""
        if self._at is None:
            return
        discs = self._discs()
        here = discs[self._at]

        def cost(n: int) -> float:
            x, y = discs[n].x - here.x, discs[n].y - here.y
            far = math.hypot(x, y) or 1.0
            ahead = (x * right + y * down) / far
            return far * (2 - ahead) if ahead > 0.35 else math.inf

        tied = self._beside.get(self._at, [])
        for some in (tied, range(len(self._nodes))):
            best = min((n for n in some if n != self._at), key=cost, default=None)
            if best is not None and cost(best) < math.inf:
                self._choose(best)
                return

    def _choose(self, at: int) -> None:
        self._at = at
        self._bring_into_sight()
        self._say()
        self.update()
        self.chosen.emit(self._nodes[at].person)

    def _bring_into_sight(self) -> None:
        disc = self._discs()[self._at or 0]
        x = min(max(disc.x, 40.0), max(self.width() - 40.0, 40.0))
        y = min(max(disc.y, 40.0), max(self.height() - 40.0, 40.0))
        if self.zoom > 1:
            self._pan += QPointF(x - disc.x, y - disc.y)

    def _say(self) -> None:
        node = self.current
        self.setAccessibleDescription(
            words.said(node, len(self._beside.get(self._at or 0, ()))) if node else ""
        )

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.update()

    # ---- the mouse

    def _under(self, point: QPointF) -> int | None:
        discs = self._discs()
        near = (
            (math.hypot(disc.x - point.x(), disc.y - point.y()) - disc.radius, n)
            for n, disc in enumerate(discs)
        )
        far, n = min(near, default=(math.inf, -1))
        return n if far <= 3 else None

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._grabbed, self._moved = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        point = event.position()
        if self._grabbed is not None and event.buttons() & Qt.MouseButton.LeftButton:
            by = point - self._grabbed
            self._moved = self._moved or by.manhattanLength() > 4
            if self._moved and self.zoom > 1:
                self._pan, self._grabbed = self._pan + by, point
                self.update()
            return
        under = self._under(point)
        self.setCursor(Qt.CursorShape.ArrowCursor if under is None else Qt.CursorShape.PointingHandCursor)
        set_tooltip(self, self._nodes[under].shown if under is not None else "")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        under = self._under(event.position())
        if not self._moved and under is not None:
            self._choose(under)
        self._grabbed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        under = self._under(event.position())
        if under is not None:
            self.middle_requested.emit(self._nodes[under].person)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        if event.reason() == QContextMenuEvent.Reason.Mouse:
            under, at = self._under(QPointF(event.pos())), event.globalPos()
            if under is None:
                return
            self._choose(under)
        elif self._at is not None:
            disc = self._discs()[self._at]
            at = self.mapToGlobal(QPointF(disc.x, disc.y + disc.radius).toPoint())
        if self.current is not None:
            self.menu_requested.emit(self.current.person, at)

    def wheelEvent(self, event: QWheelEvent) -> None:
        by = event.angleDelta().y()
        if by:
            self.enlarge(STEP ** (by / 120), event.position())
        event.accept()
