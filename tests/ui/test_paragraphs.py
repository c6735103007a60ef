"""Lines and paragraphs keep their left edge, each text its own direction, and nothing cuts them short."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from networker.ui.paragraphs import (
    laid_out,
    measure_paragraph,
    measure_styled,
    paint_paragraph,
    paint_styled,
)
from networker.ui.text import baseline, elided, isolate, paint_line
from networker.ui.theme import Theme
from tests.ui.helpers import NOTHING, painted

INK = QColor("black")
LEFTWARD, RIGHTWARD = Qt.LayoutDirection.RightToLeft, Qt.LayoutDirection.LeftToRight
ARABIC = "محمد Acme"


def columns(image: QImage) -> list[int]:
    return [
        x
        for x in range(image.width())
        if any(image.pixelColor(x, y) != NOTHING for y in range(image.height()))
    ]


def forced(theme: Theme, text: str, direction: Qt.LayoutDirection) -> QImage:
    """The text as Qt draws it when told its direction."""

    def paint(painter: QPainter) -> None:
        painter.setLayoutDirection(direction)
        painter.setFont(theme.font("body"))
        painter.setPen(INK)
        painter.drawText(QPointF(0, baseline(theme.font("body"), 0, 20)), text)

    return painted(160, 20, paint)


@pytest.fixture(params=["line", "paragraph"])
def draw(request: pytest.FixtureRequest, theme: Theme) -> Callable[[str], QImage]:
    """One line of text as a pane draws it, whose painter has the direction of the window."""

    def paint(painter: QPainter, text: str) -> None:
        painter.setLayoutDirection(RIGHTWARD)
        if request.param == "line":
            paint_line(painter, QRectF(0, 0, 160, 20), text, theme.font("body"), INK)
        else:
            paint_paragraph(painter, QRectF(0, 0, 160, 20), text, theme.font("body"), INK, 20)
            assert painter.layoutDirection() == RIGHTWARD, "left as it was found"

    return lambda text: painted(160, 20, lambda painter: paint(painter, text))


@pytest.mark.parametrize(
    ("text", "direction"), [(ARABIC, LEFTWARD), ("Acme محمد", RIGHTWARD), ("12 محمد", LEFTWARD)]
)
def test_a_text_keeps_its_own_direction(
    draw: Callable[[str], QImage], theme: Theme, text: str, direction: Qt.LayoutDirection
) -> None:
    other = RIGHTWARD if direction == LEFTWARD else LEFTWARD
    assert forced(theme, text, direction) != forced(theme, text, other), "else this tests nothing"
    assert draw(text) == forced(theme, text, direction)


def test_every_script_begins_at_the_left_edge(draw: Callable[[str], QImage]) -> None:
    assert all(columns(draw(text))[0] <= 3 for text in ("Mia", "محمد", "王小明"))


def test_each_paragraph_of_a_text_has_its_own_direction(theme: Theme) -> None:
    text = f"{ARABIC} " * 6 + "\nThen in English, at some length, and on.\n" + ARABIC
    lines = laid_out(text, theme.font("body"), 120, 100)
    first = next(n for n, (piece, _) in enumerate(lines) if piece.startswith("Then"))
    assert [leftward for _, leftward in lines] == [True] * first + [False] * (len(lines) - first - 1) + [True]


@pytest.mark.parametrize("sign", ["\n", "\t", "\r", "\x00", "\x9c", "\u2028", "\u2029"])
def test_no_sign_breaks_a_line_or_hides_its_end(theme: Theme, sign: str) -> None:
    assert elided(theme.font("body"), f"Ana{sign}Torres", 400) == "Ana Torres"


def test_a_paragraph_breaks_at_breaks_only(theme: Theme) -> None:
    lines = [piece for piece, _ in laid_out("a\r\nb\u2029c\td\x9ce", theme.font("body"), 400, 10)]
    assert lines == ["a", "b", "c d e"]


def test_a_lone_half_of_a_letter_does_no_harm(theme: Theme) -> None:
    assert measure_paragraph("Ana \ud83c Torres", theme.font("body"), 400, 20) == 20


def test_centred_lines_are_centred_one_by_one(theme: Theme) -> None:
    words = "A rather long line of words\nshort"
    rect = QRectF(0, 0, 300, 40)
    image = painted(
        300, 40, lambda p: paint_paragraph(p, rect, words, theme.font("body"), INK, 20, centred=True)
    )
    for top in (0, 20):
        seen = columns(image.copy(0, top, 300, 20))
        assert abs(seen[0] - (299 - seen[-1])) <= 3


def test_a_line_at_the_right_ends_there_and_tells_its_width(theme: Theme) -> None:
    taken: list[float] = []
    rect = QRectF(0, 0, 100, 20)
    image = painted(
        120, 20, lambda p: taken.append(paint_line(p, rect, "12 Nov", theme.font("small"), INK, right=True))
    )
    seen = columns(image)
    assert 96 <= seen[-1] <= 100
    assert taken[0] == pytest.approx(100 - seen[0], abs=2)


def test_a_name_in_isolation_does_not_turn_its_sentence(qapp: QApplication) -> None:
    assert isolate("محمد") == "\u2068محمد\u2069"


@pytest.mark.parametrize(
    "words", ["Bring the violin 🎻🎻, leave the slides at home", "x" * 400, "王小明" * 40]
)
def test_no_letter_is_lost_or_doubled_where_a_paragraph_breaks(theme: Theme, words: str) -> None:
    lines = [piece for piece, _ in laid_out(words, theme.font("body"), 90, 1000)]
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")


def test_more_lines_than_fit_are_elided(theme: Theme) -> None:
    lines = laid_out("one two three four five six seven eight nine ten", theme.font("body"), 60, 2)
    assert len(lines) == 2
    assert lines[-1][0].endswith("…")
    assert measure_paragraph("a\nb\nc", theme.font("body"), 500, 20) == 60


def test_styled_words_need_no_more_lines_than_they_are_measured(theme: Theme) -> None:
    font, strong = theme.font("body"), theme.font("body", bold=True)
    words, bold = "You and Ana usually talk every 3 weeks; it has been 7.", [(52, 1)]
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    tall = paint_styled(
        painter, QRectF(0, 0, 120, 90), words, font, QColor("black"), 21, bold=bold, strong=strong
    )
    painter.end()
    assert tall == measure_styled(words, font, 120, 21, bold=bold, strong=strong) > 21
