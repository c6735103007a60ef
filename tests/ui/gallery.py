"""Every part in its states on one page, to hold beside the design's picture of them.

    QT_QPA_PLATFORM=offscreen python -m tests.ui.gallery FOLDER

writes the page in light and dark, at one and two pixels to the point. The parts are the program's own; only
the frame round them is drawn here. `test_gallery.py` checks that the page has what it should.
"""

import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QWidget

from networker.domain.vocabulary import Circle, Depth
from networker.services.today_views import ContactMark
from networker.ui.focus import FocusRing, Style
from networker.ui.icons import Icons
from networker.ui.text import baseline, paint_line
from networker.ui.theme import LINES, Theme
from networker.ui.widgets.basics import Button, Chip, Field, MenuButton, SplitButton, TickBox
from networker.ui.widgets.marks import (
    keycap_width,
    paint_avatar,
    paint_circle,
    paint_keycap,
    paint_skeleton,
)
from networker.ui.widgets.shadow import paint_shadow
from networker.ui.widgets.shapes import Ladder, Strip, paint_strip
from networker.ui.widgets.states import Banner, EmptyState, Ground, Hairline, SectionHead
from networker.ui.widgets.undo_bar import UndoBar

ROOT = Path(__file__).parents[2]
SIZE = (1280, 800)
COLUMNS = (32, 448, 864)
WIDE = 380
TODAY = date(2026, 11, 20)
H, E, C, T = Depth.HELLO, Depth.EXCHANGE, Depth.CONVERSATION, Depth.TOGETHER
PAST = (
    (352, H), (332, C), (330, E), (310, T), (288, C), (287, C), (262, E), (242, T), (224, C), (221, E),
    (199, C), (176, T), (158, C), (157, C), (133, E), (112, T), (93, C), (91, E), (76, H), (70, T), (50, C), (49, C),
)  # fmt: skip
HEADS = (
    (0, 22, "Type"), (0, 172, "Buttons: rest, focus, disabled"),
    (0, 302, "Chips: understood, needs an answer, filter set, filter off"), (0, 388, "Fields: rest, focus"),
    (0, 538, "Circles: shape first, colour second"), (0, 616, "Avatar hues (nine, by name)"),
    (1, 22, "Row: rest, hover, chosen elsewhere, chosen here"), (1, 288, "Loading: rows without words, no movement"),
    (1, 458, "Empty: what is true, and the next step"), (1, 684, "Undo bar: 6 seconds, then in the history"),
    (2, 22, "Rhythm: hello, answer, conversation, together; the open span"), (2, 208, "Ladder"),
    (2, 440, "Person of the moment: the only raised thing"), (2, 586, "Keys"), (2, 654, "Doubtful, gone wrong"),
)  # fmt: skip
ROWS = (
    ("Ben Ode", "Delta Freight", Circle.CLOSE, "4 days", None),
    ("Hana Sato", "Kite Labs", Circle.GOOD, "6 days", "hover"),
    ("Ana Torres", "Acme", Circle.CLOSE, "2 Oct", "select"),
    ("Omar Aziz", "Freelance", Circle.GOOD, "12 Nov", "accent_soft"),
)
FACES = (
    "Mia Fjord", "Tomás Rey", "Eva Lind", "Hana Sato", "Ines Duarte", "Ravi Menon", "Omar Aziz", "Yves Dahl",
    "王小明", "",
)  # fmt: skip


def strip(past: tuple[tuple[int, Depth], ...], *, rhythm: float | None) -> Strip:
    """A year of contact days, told as days ago."""
    marks = [ContactMark(TODAY - timedelta(days=ago), depth) for ago, depth in past]
    return Strip(
        marks,
        TODAY,
        rhythm_days=rhythm,
        last_contact=marks[-1].day if marks else None,
        contact_days=len(marks),
    )


class Page(Ground):
    """The page, with what is painted by functions; widgets are put on it by `build`."""

    def __init__(self, theme: Theme, icons: Icons) -> None:
        super().__init__(theme, "base")
        self.icons = icons
        self.resize(*SIZE)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for part in (self._type, self._rows, self._marks, self._rhythms, self._card):
            part(painter)

    def _words(self, p: QPainter, x: float, y: float, text: str, how: tuple[str, bool, str]) -> float:
        size, bold, role = how
        rect = QRectF(x, y, 400, LINES[size])
        return paint_line(p, rect, text, self._theme.font(size, bold=bold), self._theme.colour(role))

    def _type(self, p: QPainter) -> None:
        self._words(p, 32, 58, "Title 14 pt semi-bold", ("title", False, "text"))
        self._words(p, 32, 88, "Body 10 pt, line 20", ("body", False, "text"))
        self._words(p, 222, 88, "Body semi-bold", ("body", True, "text"))
        self._words(p, 32, 112, "Small 9 pt, line 16", ("small", False, "text2"))
        self._words(p, 222, 112, "Small semi-bold: section", ("small", True, "text2"))
        x = 32.0
        for role in ("text", "text2", "text3", "accent", "warn", "bad"):
            x += self._words(p, x, 134, role, ("body", False, role)) + 14

    def _panel(self, p: QPainter, x: float, y: float, height: float) -> None:
        p.setPen(Qt.PenStyle.NoPen)
        p.setBrush(self._theme.colour("window"))
        p.drawRoundedRect(QRectF(x, y, WIDE, height), 8, 8)

    def _rows(self, p: QPainter) -> None:
        self._panel(p, 448, 58, 208)
        theme, y = self._theme, 66.0
        for name, second, circle, silence, role in ROWS:
            if role:
                p.setPen(Qt.PenStyle.NoPen)
                p.setBrush(theme.colour(role))
                p.drawRoundedRect(QRectF(456, y, 364, 48), 8, 8)
            paint_avatar(p, QRectF(464, y + 8, 32, 32), name, theme, self.icons)
            bold = role in ("select", "accent_soft")
            self._words(p, 506, y + 5, name, ("body", bold, "text"))
            self._words(p, 506, y + 25, second, ("small", False, "text3"))
            paint_circle(p, 800, y + 9, circle, theme)
            line = QRectF(700, y + 25, 112, 16)
            paint_line(p, line, silence, theme.font("small"), theme.colour("text2"), right=True)
            y += 48
        self._panel(p, 448, 324, 112)
        for y in (332, 380):
            paint_skeleton(p, QRectF(464, y, 348, 48), theme, odd=y > 332)
        self._panel(p, 448, 494, 168)

    def _marks(self, p: QPainter) -> None:
        theme, x = self._theme, 32.0
        for circle in Circle:
            paint_circle(p, x, 578, circle, theme)
            x += 18 + self._words(p, x + 18, 574, circle.word.title(), ("body", False, "text")) + 16
        for n, name in enumerate(FACES):
            paint_avatar(p, QRectF(32 + 38 * n, 652, 32, 32), name, theme, self.icons)
        x = 864.0
        for key in ("Ctrl+K", "Ctrl+L", "Enter", "J", "K", "1", "5", "Space", "Esc"):
            paint_keycap(p, x, 622, key, theme)
            x += round(keycap_width(key, theme)) + 6

    def _rhythms(self, p: QPainter) -> None:
        paint_strip(p, QRectF(864, 59, 380, 28), strip(PAST, rhythm=21), self._theme)
        self._words(p, 864, 118, "Under ten contact days:", ("small", False, "text3"))
        few = ((200, E), (120, C), (61, C))
        paint_strip(p, QRectF(864, 138, 380, 28), strip(few, rhythm=21), self._theme)
        self._words(p, 864, 170, "3 contact days: too little to know a rhythm", ("small", False, "text3"))

    def _card(self, p: QPainter) -> None:
        theme, rect = self._theme, QRectF(864, 476, 380, 96)
        paint_shadow(p, rect, theme)
        p.setPen(QPen(theme.colour("edge" if theme.dark else "line"), 1))
        p.setBrush(theme.colour("raised"))
        p.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 10, 10)
        paint_avatar(p, QRectF(876, 492, 36, 36), "Ravi Menon", theme, self.icons)
        self._words(p, 924, 492, "Ravi Menon", ("body", True, "text"))
        self._words(p, 924, 511, "Orbit Maps", ("small", False, "text2"))
        paint_circle(p, 1220, 495, Circle.GOOD, theme)
        words = "Ravi wrote last, on 29 October, and has no answer."
        p.setFont(theme.font("body"))
        p.setPen(theme.colour("text"))
        p.drawText(QPoint(876, round(baseline(theme.font("body"), 539, 20))), words)


def build(theme: Theme, icons: Icons) -> Page:
    """The page with its widgets; the caller shows, grabs and discards it."""
    page = Page(theme, icons)

    def put(widget: QWidget, x: float, y: float, wide: int = 0, high: int = 0) -> None:
        widget.setParent(page)
        hint = widget.sizeHint()
        widget.resize(wide or hint.width(), high or max(hint.height(), widget.minimumHeight()))
        widget.move(round(x), round(y))

    for column, y, text in HEADS:
        put(SectionHead(text, theme), COLUMNS[column], y - 1, WIDE)
        put(Hairline(theme), COLUMNS[column], y + 22, WIDE, 1)
    _buttons(theme, icons, put)
    _fields(theme, icons, put)
    ladder = Ladder(theme, ("Follow", "Comment", "Message", "Mail", "Call", "Meet"))
    ladder.show_rungs(frozenset({0, 1, 2}), 3)
    put(ladder, 864, 244, WIDE)
    empty = EmptyState(theme)
    put(empty, 448, 494, WIDE, 168)
    empty.say(
        "Nobody in Close from Lyon",
        "13 people are in Close, 21 live in Lyon, none is both.",
        "Show all in Lyon",
    )
    for y, kind, text in (
        (690, "warn", "2 people might be the same: nothing was merged"),
        (734, "bad", "The disk is full: nothing was changed"),
    ):
        banner = Banner(theme, kind=kind)
        banner.say(text)
        put(banner, 864, y, WIDE, 36)
    place = QWidget(page)
    place.setGeometry(448, 700, WIDE, 80)
    UndoBar(theme, place).say("Ana Torres is in Close now")
    return page


def _buttons(theme: Theme, icons: Icons, put: Callable[..., None]) -> None:
    split = SplitButton("Call", theme, icons)
    disabled = Button("Done", theme)
    disabled.setEnabled(False)
    put(Button("Write", theme, kind="primary"), 32, 208)
    put(Button("Done", theme), 100, 208)
    put(MenuButton("Later", theme, icons), 166, 208)
    put(split, 244, 208)
    put(Button("Cancel", theme, kind="quiet"), 326, 208)
    for x, kind, word in ((36, "primary", "Write"), (112, "", "Done")):
        button = Button(word, theme, kind=kind)
        put(button, x, 252)
        button.setObjectName("ringed")
    put(disabled, 186, 252)
    for x, ticked, round_ in ((268, True, False), (296, False, False), (324, True, True), (352, False, True)):
        box = TickBox("", theme, icons, round_=round_)
        box.setAccessibleName("Radio" if round_ else "Tick box")
        box.setAutoExclusive(False)
        box.setChecked(ticked)
        put(box, x, 252, 16)


def _fields(theme: Theme, icons: Icons, put: Callable[..., None]) -> None:
    chips = (
        Chip("Ana Torres", theme, icons, avatar="Ana Torres"),
        Chip("Ben: which one?", theme, icons, kind="asks", icon="people"),
        Chip("Close", theme, icons, kind="set", circle=Circle.CLOSE),
        Chip("Tag", theme, icons, kind="off", arrow=True),
    )
    x = 32
    for chip in chips:
        put(chip, x, 338)
        x += chip.sizeHint().width() + 6
    line = Field(theme, icons, icon="write", keycap="Ctrl+L", height=40, radius=8)
    line.line.setPlaceholderText("Log something: coffee Ana yesterday")
    line.line.setAccessibleName("Log something")
    put(line, 32, 424, WIDE, 40)
    search = Field(theme, icons, icon="search")
    search.line.setText("omar")
    search.line.setAccessibleName("Search")
    put(search, 32, 476, WIDE, 32)
    search.setObjectName("ringed")


def picture(theme: Theme, icons: Icons, ratio: float) -> QImage:
    """The page as an image, with a focus ring round each part whose name is `ringed`."""
    page = build(theme, icons)
    page.setAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    page.show()
    style = Style()
    for widget in page.findChildren(QWidget, "ringed"):
        ring = FocusRing(theme, page)
        ring.setStyle(style)
        ring.setWidget(widget)
    image = QImage(round(SIZE[0] * ratio), round(SIZE[1] * ratio), QImage.Format.Format_RGB32)
    image.setDevicePixelRatio(ratio)
    image.fill(QColor("magenta"))
    page.render(image, QPoint())
    page.hide()
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return image


def main(folder: str) -> None:
    """Write the four pictures."""
    app = QApplication(["gallery", "-style", "Fusion"])
    for appearance in ("light", "dark"):
        theme = Theme(appearance=appearance, reduced_motion=True)
        theme.apply(app)
        for ratio in (1, 2):
            name = f"components-{appearance}{'' if ratio == 1 else '@2x'}.png"
            picture(theme, Icons(ROOT / "resources" / "icons"), ratio).save(str(Path(folder) / name))


if __name__ == "__main__":
    main(sys.argv[1])
