"""Text stays text, letter by letter."""

from PySide6.QtWidgets import QApplication

from networker.ui import text
from networker.ui.theme import Theme


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
