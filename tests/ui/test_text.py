"""Text stays text, letter by letter."""

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QGuiApplication, QPainter, QPaintEvent, QTextLayout
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from networker.ui import text
from networker.ui.paragraphs import laid_out
from networker.ui.text import paint_line
from networker.ui.theme import Theme

DANA, MUHAMMAD = "\u05d3\u05e0\u05d4", "\u0645\u062d\u0645\u062f"


def test_a_label_shows_markup_letter_by_letter(qapp: QApplication) -> None:
    label = text.PlainLabel("<b>Ann</b> <img src=/etc/hostname>")
    plain = text.PlainLabel("Ann ")
    assert label.sizeHint().width() > 3 * plain.sizeHint().width()


def test_names_that_begin_alike_are_told_by_their_ends(theme: Theme) -> None:
    long = "Wilhelmina Alexandra Charlotte von und zu Hohenberg-"
    names = [long + "Altenburg", long + "Neustadt"]
    font = theme.font("body")
    assert len({text.elided(font, name, 160) for name in names}) == 1
    for name in names:
        said = text.elided(font, name, 160, middle=True)
        assert said[:4] == "Wilh"
        assert name.endswith(said[-4:])
        short = text.shortened(name, 30)
        assert len(short) <= 30
        assert short.endswith(name[-12:])
        assert text.shortened(name, len(name)) == name


def test_a_tooltip_is_escaped() -> None:
    assert "<img" not in text.tooltip("<img src=/etc/hostname>")
    assert text.tooltip("") == ""


def test_control_characters_of_an_address_are_shown() -> None:
    assert text.visible("a\u202egnp.exe") == "a‹202E›gnp.exe"


@pytest.mark.parametrize("name", ["👩\u200d🚀 Zoë", "می\u200cخواهم", "क्\u200dष"])
def test_joiners_that_a_script_needs_are_none(name: str) -> None:
    assert text.visible(name) == name


def test_a_joiner_that_hides_in_an_address_is_shown() -> None:
    assert text.visible("an\u200da@x.example") == "an‹200D›a@x.example"
    assert text.visible("\u200cана") == "‹200C›ана"


def test_a_text_in_one_line_has_no_breaks_and_nothing_that_stands_as_a_box() -> None:
    assert text.one_line(" Ana\n\tTorres\u2028and \x07 Ben\x9c ") == "Ana Torres and Ben"


def test_who_has_no_name_is_said_to_have_none() -> None:
    assert text.shown_name("Ana\nTorres") == "Ana Torres"
    assert text.shown_name(" \x07") == "No name yet"


def test_one_and_several_have_words_of_their_own() -> None:
    assert [text.several(n, "1 talk", "%n talks") for n in (1, 2, 1200)] == [
        "1 talk",
        "2 talks",
        "1,200 talks",
    ]


def test_a_name_is_isolated_and_no_name_is_nothing() -> None:
    assert text.isolated("דנה") == "\u2068דנה\u2069"
    assert text.isolated("") == ""


def test_what_a_name_has_to_turn_others_round_does_not_leave_it() -> None:
    assert text.isolate("Evil \u202e\u2069knalb") == "\u2068Evil knalb\u2069"
    assert text.one_line("Evil \u202eknalb") == "Evil knalb"


def begins_at(said: str, words: str, theme: Theme) -> float:
    """Where words of a sentence stand when it is laid out."""
    layout = QTextLayout(said, theme.font("body"))
    layout.beginLayout()
    line = layout.createLine()
    line.setLineWidth(2000)
    layout.endLayout()
    found = line.cursorToX(said.index(words))
    return float(found[0] if isinstance(found, tuple) else found)  # type: ignore[arg-type]


@pytest.mark.parametrize("name", [f"{DANA} {DANA}", MUHAMMAD, "Evil \u202eknalb"])
def test_a_sentence_runs_as_the_interface_whatever_its_names_are_written_in(name: str, theme: Theme) -> None:
    said = text.sentence(f"{name} 46 answered 9 of 12 times.")
    assert laid_out(said, theme.font("body"), 1000)[0][1] is False
    places = [begins_at(said, words, theme) for words in ("46", "answered", "9", "12", "times", ".")]
    assert places == sorted(places)
    assert places[0] > QFontMetricsF(theme.font("body")).horizontalAdvance(name) * 0.8


def test_a_sentence_of_other_letters_is_as_it_was(theme: Theme) -> None:
    for said in ("You and Zo\u00eb talk \u2013 often.", "You and Ana talk.", "", "\u738b\u4f1f turns 46"):
        assert text.sentence(said) == said
    isolated = text.sentence(f"Ask {text.isolate(DANA)} 3")
    assert text.FIRST_STRONG in isolated, "what is isolated stays so"
    assert text.POP not in text.sentence("Ana\u2069 and \u05d3\u05e0\u05d4 talk"), "what closes nothing goes"


def test_in_an_interface_from_right_to_left_a_sentence_runs_so(
    theme: Theme, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "layoutDirection", lambda: Qt.LayoutDirection.RightToLeft)
    assert (
        laid_out(text.sentence("Zo\u00eb \u05d5\u05d0\u05e0\u05d9"), theme.font("body"), 1000)[0][1] is True
    )


def test_an_isolated_name_does_not_say_how_a_paragraph_runs(theme: Theme) -> None:
    said = f"{text.isolate(DANA)}: the plan"
    assert laid_out(said, theme.font("body"), 1000)[0][1] is False


@pytest.mark.parametrize("text", ["+33 6 00 00 41 20", "5 of 5", "18 %", "-3"])
def test_numbers_are_not_turned_round_where_the_window_runs_from_right_to_left(
    theme: Theme, qtbot: QtBot, qapp: QApplication, text: str
) -> None:
    class Line(QWidget):
        def paintEvent(self, event: QPaintEvent) -> None:
            painter = QPainter(self)
            paint_line(painter, QRectF(4, 4, 180, 20), text, theme.font("body"), theme.colour("text"))
            painter.end()

    line = Line()
    qtbot.addWidget(line)
    line.resize(200, 30)
    usual = line.grab().toImage()
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        assert line.grab().toImage() == usual
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
