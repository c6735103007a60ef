"""Text is text: every string of a person's reaches the screen through here, and nothing is taken for HTML.

What the first paint needs, and so single lines only: paragraphs are in `paragraphs`.
"""

import re

from PySide6.QtCore import QCoreApplication, QLocale, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QGuiApplication, QPainter
from PySide6.QtWidgets import QLabel, QWidget

FIRST_STRONG, POP = "\u2068", "\u2069"
# In one line they would break it, stand as boxes, or (U+009C) make Qt drop the rest as a longer variant.
_AS_HTML = {ord("&"): "&amp;", ord("<"): "&lt;", ord(">"): "&gt;"}
# Signs that turn the direction of all that follows, as no name needs them.
_OVERRIDES = dict.fromkeys(range(0x202A, 0x202F), "")
_TURNS = _OVERRIDES | dict.fromkeys(range(0x2066, 0x206A), "")
ONE_LINE = dict.fromkeys((*range(32), *range(127, 160), 8232, 8233), " ") | _OVERRIDES
_LEFTWARD = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff"
# Words of a script from right to left, with what stands within a name.
_LEFTWARD_WORDS = re.compile(f"[{_LEFTWARD}](?:[{_LEFTWARD}\u200c\u200d '’.-]*[{_LEFTWARD}])?")
# Every sign but a joiner between two that are not ASCII.
_JOINERS_ASIDE = re.compile(r"(?!(?<=[^\x00-\x7f])[\u200c\u200d](?=[^\x00-\x7f])).", re.DOTALL)
_LEFT_TO_RIGHT, _RIGHT_TO_LEFT = "\u200e", "\u200f"


def isolate(text: str) -> str:
    """`text` in isolation, so that a name from right to left does not turn the sentence round it."""
    return f"{FIRST_STRONG}{text if text.isascii() else text.translate(_TURNS)}{POP}"


def sentence(text: str) -> str:
    """A sentence of the program's, which runs as the interface does whatever the names in it are written in.

    Services tell names as they are. Behind each from right to left a mark keeps numbers and signs from joining it; marks,
    unlike isolates, do their work in each line that a paragraph is broken into.
    """
    if text.isascii():
        return text
    whole = text.count(FIRST_STRONG) == text.count(POP)
    text = text.translate(_OVERRIDES if whole else _TURNS)
    if QGuiApplication.layoutDirection() is Qt.LayoutDirection.RightToLeft:
        return _RIGHT_TO_LEFT + text
    marked, names = _LEFTWARD_WORDS.subn(rf"\g<0>{_LEFT_TO_RIGHT}", text)
    return _LEFT_TO_RIGHT + marked if names else text


def isolated(name: str) -> str:
    """A name in isolation; "" stays ""."""
    return isolate(name) if name else ""


def one_line(text: str) -> str:
    """`text` in one line: breaks, tabs and control characters are spaces, and several of them are one."""
    return " ".join(text.translate(ONE_LINE).split())


def translated(text: str, *, parts: bool = False) -> str:
    """What a service said, the name of a step or a sentence of an error, in the user's language.

    `parts`: evidence, which is a list of reasons in one line.
    """
    return QCoreApplication.translate("evidence" if parts else "services", text) if text else ""


def shown_name(name: str) -> str:
    """A name in one line, or that there is none yet."""
    return one_line(name) or QCoreApplication.translate("people", "No name yet")


def visible(text: str) -> str:
    """`text` with control and direction characters shown: for addresses, where they deceive.

    A joiner deceives in ASCII alone: Persian, Hindi and emoji of several signs are written with it.
    """
    return text if text.isprintable() else _JOINERS_ASIDE.sub(_shown, text)


def _shown(found: re.Match[str]) -> str:
    sign = found.group()
    return sign if sign.isprintable() else f"‹{ord(sign):04X}›"


def tooltip(text: str) -> str:
    """`text` for a tooltip, which Qt would take for HTML."""
    return f"<p style='white-space:pre-wrap'>{text.translate(_AS_HTML)}</p>" if text else ""


def set_tooltip(widget: QWidget, text: str) -> None:
    """Tell `text` under the pointer and, below the name, to a screen reader, whom Qt would else read the markup.

    Whoever describes the widget in other words does so after this.
    """
    widget.setToolTip(tooltip(text))
    widget.setAccessibleDescription(text)


def numbered(text: str, n: int) -> str:
    """`text` with its %n as a number in groups of three: "Import %n people" as "Import 2,567 people"."""
    return text.replace("%n", grouped(n))


def grouped(n: int) -> str:
    """A number as the user's language writes it: "2,567"."""
    locale = QLocale()
    return f"{n:,}" if locale.language() is QLocale.Language.C else locale.toString(n)


def several(n: int, one: str, many: str) -> str:
    """`one` of a thing, or `many` of it with its %n as a number: "1 talk", "12 talks"."""
    return one if n == 1 else numbered(many, n)


class PlainLabel(QLabel):
    """A label that shows what it is given, letter by letter."""

    def __init__(self, text: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setText(text)


def baseline(font: QFont, top: float, line: float) -> float:
    """Where a line of text stands: centred by its cap height."""
    return top + (line + QFontMetricsF(font).capHeight()) / 2


def elided(font: QFont, text: str, width: float, *, middle: bool = False) -> str:
    """`text` cut to fit, in one line: breaks, tabs and control characters become spaces.

    It is cut at its end, or in its middle where it has to be told from another that begins as it does.
    """
    single = text if text.isprintable() else text.translate(ONE_LINE)
    mode = Qt.TextElideMode.ElideMiddle if middle else Qt.TextElideMode.ElideRight
    return QFontMetricsF(font).elidedText(single, mode, width)


def shortened(text: str, most: int) -> str:
    """`text` cut in its middle to at most so many letters: a part of a sentence that must not fill it alone."""
    if len(text) <= most:
        return text
    head = most // 2
    return f"{text[:head].rstrip()}…{text[len(text) - (most - 1 - head) :].lstrip()}"


def paint_line(
    painter: QPainter,
    rect: QRectF,
    text: str,
    font: QFont,
    colour: QColor,
    *,
    right: bool = False,
    middle: bool = False,
) -> float:
    """One line in a rectangle, elided as in `elided`, kept at its left edge in any script; answers the width it took."""
    shown = elided(font, text, rect.width(), middle=middle)
    width = QFontMetricsF(font).horizontalAdvance(shown)
    painter.setFont(font)
    painter.setPen(colour)
    # A painter would force the direction of the program on every text, and turn a phone number round.
    painter.setLayoutDirection(Qt.LayoutDirection.LayoutDirectionAuto)
    x = rect.right() - width if right else rect.left()
    painter.drawText(QPointF(x, baseline(font, rect.top(), rect.height())), shown)
    return min(width, rect.width())
