"""Text stays text, letter by letter."""

from PySide6.QtWidgets import QApplication

from networker.ui import text


def test_a_label_shows_markup_letter_by_letter(qapp: QApplication) -> None:
    label = text.PlainLabel("<b>Ann</b> <img src=/etc/hostname>")
    plain = text.PlainLabel("Ann ")
    assert label.sizeHint().width() > 3 * plain.sizeHint().width()


def test_a_tooltip_is_escaped() -> None:
    assert "<img" not in text.tooltip("<img src=/etc/hostname>")
    assert text.tooltip("") == ""


def test_control_characters_of_an_address_are_shown() -> None:
    assert text.visible("a\u202egnp.exe") == "a‹202E›gnp.exe"
