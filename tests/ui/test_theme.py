"""The two palettes: every text and every mark can be told from every ground it may lie on."""

import re

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from networker.domain.vocabulary import Circle
from networker.ui.theme import DARK, GROUNDS, HUES, LIGHT, STYLE, Colours, Theme, avatar_colours

PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: QColor) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in colour.getRgbF()[:3]
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one: str | QColor, other: str | QColor) -> float:
    """The ratio of WCAG 2."""
    low, high = sorted((luminance(QColor(one)), luminance(QColor(other))))
    return (high + 0.05) / (low + 0.05)


@PALETTES
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("role", ["text", "text2", "text3", "accent"])
def test_text_is_told_from_every_ground(palette: Colours, ground: str, role: str) -> None:
    assert contrast(getattr(palette, role), getattr(palette, ground)) >= 4.5


@PALETTES
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("role", ["control", *(circle.word for circle in Circle)])
def test_marks_and_controls_are_told_from_every_ground(palette: Colours, ground: str, role: str) -> None:
    assert contrast(getattr(palette, role), getattr(palette, ground)) >= 3.0


@PALETTES
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("on_button", "button"),
        ("warn", "warn_soft"),
        ("bad", "bad_soft"),
        ("on_bar", "bar"),
        ("bar_act", "bar"),
        ("text", "mark"),
        ("text2", "mark"),
        ("text", "warn_soft"),
        ("text", "bad_soft"),
        ("text2", "bad_soft"),
        ("text", "silence"),
    ],
)
def test_pairs_that_belong_together_are_readable(palette: Colours, ink: str, ground: str) -> None:
    assert contrast(getattr(palette, ink), getattr(palette, ground)) >= 4.5


@pytest.mark.parametrize("dark", [False, True])
def test_initials_are_readable_on_every_hue(dark: bool) -> None:
    for index in range(len(HUES)):
        assert contrast(*avatar_colours(index, dark=dark)) >= 4.5


def test_a_theme_changes_at_once_and_says_so(qapp: QApplication, qtbot: object) -> None:
    theme = Theme(appearance="light")
    told: list[bool] = []
    theme.changed.connect(lambda: told.append(theme.dark))
    theme.set_appearance("dark")
    assert (told, theme.colour("base").name().upper()) == ([True], DARK.base)
    assert theme.palette().color(QPalette.ColorRole.WindowText).name().upper() == DARK.text
    theme.set_appearance("dark")
    assert told == [True], "the same look again is no change"


def test_a_colour_given_away_is_a_copy(qapp: QApplication) -> None:
    theme = Theme(appearance="light")
    theme.colour("accent").setAlphaF(0.1)
    assert theme.colour("accent").alphaF() == 1.0


def test_a_balloon_of_the_trays_is_written_dark_on_its_pale_ground_also_in_the_dark() -> None:
    found = re.search(r"QBalloonTip QLabel { color:(#\w{6}) }", STYLE)
    assert found is not None, "Qt fills it with #FFFFE1 whatever the palette is"
    assert contrast(found[1], "#FFFFE1") >= 4.5
