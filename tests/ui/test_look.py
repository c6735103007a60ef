"""The theme against the figures that the look promises: ratios, roles, type, the stylesheet, who decides on dark."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QFont, QFontDatabase, QFontMetricsF, QPalette
from PySide6.QtWidgets import QApplication

from networker.domain.vocabulary import Circle
from networker.ui import theme as theme_module
from networker.ui.theme import DARK, GROUNDS, HUES, LIGHT, STYLE, Theme, avatar_colours
from tests.ui.helpers import undressed_afterwards
from tests.ui.test_theme import contrast

# Ratios on base, window, raised, hover, select, accent_soft.
RATIOS = {
    ("light", "text"): (16.8, 15.4, 16.8, 14.2, 13.2, 13.6),
    ("light", "text2"): (7.8, 7.2, 7.8, 6.6, 6.2, 6.4),
    ("light", "text3"): (5.9, 5.4, 5.9, 5.0, 4.7, 4.8),
    ("light", "accent"): (6.4, 5.8, 6.4, 5.4, 5.0, 5.2),
    ("light", "control"): (4.0, 3.7, 4.0, 3.4, 3.2, 3.3),
    ("dark", "text"): (13.9, 15.0, 11.9, 12.4, 10.3, 10.4),
    ("dark", "text2"): (8.9, 9.6, 7.6, 7.9, 6.6, 6.6),
    ("dark", "text3"): (6.1, 6.6, 5.2, 5.4, 4.5, 4.5),
    ("dark", "accent"): (8.5, 9.2, 7.3, 7.6, 6.3, 6.4),
    ("dark", "control"): (4.7, 5.1, 4.0, 4.2, 3.5, 3.5),
}
PALETTES = {"light": LIGHT, "dark": DARK}
LOWEST = {
    "light": {Circle.INNER: 4.7, Circle.CLOSE: 3.8, Circle.GOOD: 3.9, Circle.WIDE: 4.1, Circle.BEYOND: 3.5},
    "dark": {Circle.INNER: 5.1, Circle.CLOSE: 5.6, Circle.GOOD: 6.0, Circle.WIDE: 5.5, Circle.BEYOND: 4.7},
}


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """The application, undressed again afterwards."""
    with undressed_afterwards(qapp):
        yield qapp


@pytest.mark.parametrize(("which", "role"), RATIOS, ids=str)
def test_ratios_are_the_promised_ones(which: str, role: str) -> None:
    palette = PALETTES[which]
    seen = [contrast(getattr(palette, role), getattr(palette, ground)) for ground in GROUNDS]
    assert seen == pytest.approx(RATIOS[which, role], abs=0.06)


@pytest.mark.parametrize("which", PALETTES)
def test_circle_marks_stay_above_their_lowest_ratio(which: str) -> None:
    palette = PALETTES[which]
    for circle, lowest in LOWEST[which].items():
        ratios = [contrast(getattr(palette, circle.word), getattr(palette, ground)) for ground in GROUNDS]
        assert min(ratios) == pytest.approx(lowest, abs=0.06)


@pytest.mark.parametrize("dark", [False, True])
def test_initials_have_five_to_one(dark: bool) -> None:
    assert min(contrast(*avatar_colours(index, dark=dark)) for index in range(len(HUES))) >= 5.25


@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_qt_is_told_of_the_roles(qapp: QApplication, appearance: str) -> None:
    theme = Theme(appearance=appearance)
    role, group, told = QPalette.ColorRole, QPalette.ColorGroup, theme.palette()
    for qt, name in {
        role.Window: "window", role.Base: "base", role.Button: "raised", role.AlternateBase: "hover",
        role.Mid: "line", role.Midlight: "edge", role.Dark: "control", role.Text: "text",
        role.PlaceholderText: "text3", role.Link: "accent", role.HighlightedText: "text",
    }.items():  # fmt: skip
        assert told.color(group.Active, qt) == theme.colour(name), name
    assert told.color(group.Active, role.Highlight) == theme.colour("accent_soft")
    assert told.color(group.Inactive, role.Highlight) == theme.colour("select")
    assert told.color(group.Disabled, role.ButtonText) == theme.colour("text3")


def test_the_stylesheet_names_only_roles_and_follows_the_look(app: QApplication) -> None:
    theme = Theme(appearance="light")
    theme.apply(app)
    light = app.styleSheet()
    theme.set_appearance("dark")
    dark = app.styleSheet()
    assert "@" in STYLE
    assert "@" not in light + dark, "a role was left unfilled"
    assert f"background:{LIGHT.raised}" in light
    assert f"background:{DARK.raised}" in dark
    assert app.palette().color(QPalette.ColorRole.Window).name().upper() == DARK.window
    known = {value for each in (LIGHT, DARK) for value in each}
    assert {word.strip(";}") for word in dark.replace(":", " ").split() if word.startswith("#")} <= known


def test_auto_follows_the_desktop_and_a_choice_does_not(
    app: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Theme, "_system_is_dark", staticmethod(lambda: True))
    theme = Theme(appearance="auto")
    chosen = Theme(appearance="light")
    assert (theme.dark, chosen.dark) == (True, False)
    theme.apply(app)
    chosen.apply(app)
    monkeypatch.setattr(Theme, "_system_is_dark", staticmethod(lambda: False))
    app.styleHints().colorSchemeChanged.emit(app.styleHints().colorScheme())
    assert not theme.dark
    monkeypatch.setattr(Theme, "_system_is_dark", staticmethod(lambda: True))
    app.styleHints().colorSchemeChanged.emit(app.styleHints().colorScheme())
    assert (theme.dark, chosen.dark) == (True, False)


def test_an_unknown_desktop_is_light(qapp: QApplication) -> None:
    assert not Theme(appearance="auto").dark  # without a screen there is no desktop to ask


def test_three_sizes_and_two_weights(theme: Theme) -> None:
    sizes = {name: theme.font(name).pointSizeF() for name in ("title", "body", "small")}
    assert sizes == {"title": 14.0, "body": 10.0, "small": 9.0}
    assert theme.font("title").weight() == theme.font("body", bold=True).weight() == QFont.Weight.DemiBold
    assert theme.font("body").weight() == theme.font("small").weight() == QFont.Weight.Normal
    assert theme.font("title").letterSpacing() == 98.5


def test_digits_line_up(theme: Theme) -> None:
    metrics = QFontMetricsF(theme.font("small"))
    assert len({metrics.horizontalAdvance(digit * 10) for digit in "0123456789"}) == 1


def test_a_font_given_away_is_a_copy(theme: Theme) -> None:
    theme.font("body").setPixelSize(99)
    assert theme.font("body").pointSizeF() == 10.0


@pytest.mark.parametrize(
    ("system", "installed", "used"),
    [
        ("DejaVu Sans", ["Inter"], "Inter"),
        ("DejaVu Sans", ["Noto Sans"], "DejaVu Sans"),
        ("Segoe UI", ["Inter"], "Segoe UI"),
        ("", ["Inter"], "Inter"),
    ],
)
def test_inter_stands_in_only_for_a_poor_font(
    monkeypatch: pytest.MonkeyPatch, system: str, installed: list[str], used: str
) -> None:
    class Fonts:
        SystemFont = QFontDatabase.SystemFont

        @staticmethod
        def systemFont(which: QFontDatabase.SystemFont) -> QFont:
            return QFont([system]) if system else QFont([""])

        @staticmethod
        def hasFamily(family: str) -> bool:
            return family in installed

    monkeypatch.setattr(theme_module, "QFontDatabase", Fonts)
    assert Theme(appearance="light").font("body").family() == used


def test_the_parts_come_without_the_reader_of_svg() -> None:
    code = (
        "import sys; import networker.ui.icons, networker.ui.widgets.states, networker.ui.widgets.shapes;"
        "sys.exit(any(name in sys.modules for name in ('PySide6.QtSvg', 'PySide6.QtNetwork', 'peewee')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
