"""Text stays text, breaks anywhere if it must, and counts letters as people do."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QApplication

from networker.ui import text
from networker.ui.theme import Theme


def test_a_label_shows_markup_letter_by_letter(qapp: QApplication) -> None:
    label = text.PlainLabel("<b>Ann</b> <img src=/etc/hostname>")
    plain = text.PlainLabel("Ann ")
    assert label.sizeHint().width() > 3 * plain.sizeHint().width()


def test_a_tooltip_is_escaped() -> None:
    assert "<img" not in text.tooltip("<img src=/etc/hostname>")
    assert text.tooltip("") == ""


def test_control_characters_of_an_address_are_shown() -> None:
    assert text.visible("a\u202egnp.exe") == "a‹202E›gnp.exe"


@pytest.mark.parametrize(
    "words", ["Bring the violin 🎻🎻, leave the slides at home", "x" * 400, "王小明" * 40]
)
def test_no_letter_is_lost_or_doubled_where_a_paragraph_breaks(theme: Theme, words: str) -> None:
    lines = [piece for piece, _ in text._laid_out(words, theme.font("body"), 90, 1000)]
    assert "".join(lines).replace(" ", "") == words.replace(" ", "")


def test_more_lines_than_fit_are_elided(theme: Theme) -> None:
    lines = text._laid_out("one two three four five six seven eight nine ten", theme.font("body"), 60, 2)
    assert len(lines) == 2
    assert lines[-1][0].endswith("…")
    assert text.measure_paragraph("a\nb\nc", theme.font("body"), 500, 20) == 60


def test_styled_words_need_no_more_lines_than_they_are_measured(theme: Theme) -> None:
    font, strong = theme.font("body"), theme.font("body", bold=True)
    words, bold = "You and Ana usually talk every 3 weeks; it has been 7.", [(52, 1)]
    image = QImage(200, 100, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    tall = text.paint_styled(
        painter, QRectF(0, 0, 120, 90), words, font, QColor("black"), 21, bold=bold, strong=strong
    )
    painter.end()
    assert tall == text.measure_styled(words, font, 120, 21, bold=bold, strong=strong) > 21
