"""Circle marks by shape, avatars by name, keys, rows without words."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage

from networker.domain.names import hue
from networker.domain.vocabulary import Circle
from networker.ui.icons import Icons
from networker.ui.theme import LIGHT, Theme
from networker.ui.widgets.marks import (
    keycap_width,
    paint_avatar,
    paint_circle,
    paint_keycap,
    paint_skeleton,
)
from tests.ui.helpers import NOTHING, inks, painted

# Which quarters are filled, clockwise from twelve.
SHAPES = {
    Circle.INNER: (True, True, True, True),
    Circle.CLOSE: (True, True, True, False),
    Circle.GOOD: (True, True, False, False),
    Circle.WIDE: (True, False, False, False),
    Circle.BEYOND: (False, False, False, False),
}


@pytest.mark.parametrize("circle", Circle)
def test_a_circle_is_a_share_of_a_disc(theme: Theme, circle: Circle) -> None:
    image = painted(12, 12, lambda painter: paint_circle(painter, 0, 0, circle, theme), ratio=4)
    colour = theme.circle_colour(circle).name()
    quarters = ((32, 16), (32, 32), (16, 32), (16, 16))
    assert tuple(image.pixelColor(x, y).name() == colour for x, y in quarters) == SHAPES[circle]
    ring = [image.pixelColor(x, y).name() for x, y in ((24, 3), (44, 24), (24, 44), (3, 24))]
    assert ring == [colour] * 4, "the ring is whole whatever the share"
    assert image.pixelColor(0, 0) == NOTHING


def test_no_circle_is_nothing(theme: Theme) -> None:
    assert inks(painted(12, 12, lambda painter: paint_circle(painter, 0, 0, None, theme))) == {NOTHING.name()}


def avatar(name: str, theme: Theme, icons: Icons, size: int = 32) -> QImage:
    rect = QRectF(0, 0, size, size)
    return painted(size, size, lambda painter: paint_avatar(painter, rect, name, theme, icons), ratio=2)


@pytest.mark.parametrize("name", ["Mia Fjord", "王小明", "محمد", "🌻 Sunny", "x" * 5000])
@pytest.mark.parametrize("appearance", ["light", "dark"])
def test_an_avatar_has_the_hue_of_its_name_and_letters(icons: Icons, name: str, appearance: str) -> None:
    theme = Theme(appearance=appearance)
    ground, _ = theme.avatar(hue(name))
    image = avatar(name, theme, icons)
    assert image.pixelColor(32, 3).name() == ground.name()
    assert len(inks(image)) > 4, "something stands on the ground"


def test_nobody_yet_has_the_sign_for_people_on_grey(theme: Theme, icons: Icons) -> None:
    image = avatar("", theme, icons)
    assert image.pixelColor(32, 3).name() == QColor(LIGHT.select).name()
    assert QColor(LIGHT.text3).name() in inks(image)
    assert inks(avatar(" · ", theme, icons)) == inks(image), "a name without letters is none"


@pytest.mark.parametrize("size", [18, 20, 32, 48])
def test_letters_stay_inside_the_avatar(theme: Theme, icons: Icons, size: int) -> None:
    name = "Wiebke Wöhrmann"
    ground, _ = theme.avatar(hue(name))
    image = avatar(name, theme, icons, size)
    edge = [image.pixelColor(x, size).name() for x in (3, 2 * size - 4)]
    assert edge == [ground.name()] * 2


def test_a_key_is_eighteen_high_and_as_wide_as_its_word(theme: Theme) -> None:
    wide = keycap_width("Ctrl+K", theme)
    image = painted(100, 30, lambda painter: paint_keycap(painter, 0, 0, "Ctrl+K", theme))
    middle = [x for x in range(100) if image.pixelColor(x, 9) != NOTHING]
    assert (min(middle), max(middle)) == (0, wide - 1)
    assert image.pixelColor(9, 17).name() == QColor(LIGHT.edge).name()
    assert all(image.pixelColor(x, 18) == NOTHING for x in range(100))
    assert keycap_width("J", theme) < wide


def test_rows_on_the_way_have_two_lines_without_words(theme: Theme) -> None:
    def row(odd: bool, wide: int = 300) -> QImage:
        rect = QRectF(0, 0, wide, 48)
        return painted(wide, 48, lambda painter: paint_skeleton(painter, rect, theme, odd=odd))

    grey = QColor(LIGHT.select).name()
    image = row(odd=False)
    assert [image.pixelColor(x, y).name() == grey for x, y in ((16, 24), (100, 16), (100, 33), (100, 24))] == [
        True, True, True, False,
    ]  # fmt: skip
    assert row(odd=True) != image
    narrow = row(odd=False, wide=100)
    assert narrow.pixelColor(98, 16) == NOTHING, "the lines end inside the row"
