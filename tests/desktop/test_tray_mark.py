"""The mark in the tray: what it shows in every size, on light bars and dark ones."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from networker.desktop.bar import Bar
from networker.desktop.tray_mark import BADGE, INK, SIZES, tray_icon


def colours(image: QImage) -> set[str]:
    """Those that are not see-through."""
    pixels = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {each.name() for each in pixels if each.alpha() == 255}


@pytest.mark.parametrize("bar", Bar)
def test_the_icon_is_drawn_for_every_size_and_its_badge_is_never_red(qapp: QApplication, bar: Bar) -> None:
    disc = BADGE[bar][0].lower()
    for waiting in (0, 1, 3, 12):
        icon = tray_icon(waiting, bar=bar)
        for size in SIZES:
            image = icon.pixmap(size, size).toImage()
            assert image.width() == size, "drawn, and not scaled"
            found = colours(image)
            assert (disc in found) == (waiting > 0), (size, waiting)
            assert INK[bar].lower() in found or size < 22
            assert not any(QColor(each).hslHue() in range(345, 360) for each in found)


def test_more_than_nine_are_a_plain_disc(qapp: QApplication) -> None:
    """A digit is drawn on it in its own colour, and on the disc of ten there is none."""
    digits = [
        BADGE[Bar.LIGHT][1].lower() in colours(tray_icon(n, bar=Bar.LIGHT).pixmap(48, 48).toImage())
        for n in (9, 10)
    ]
    assert digits == [True, False]


def test_a_paused_icon_stands_back(qapp: QApplication) -> None:
    image = tray_icon(3, bar=Bar.LIGHT, paused=True).pixmap(44, 44).toImage()
    alphas = [image.pixelColor(x, y).alpha() for x in range(44) for y in range(44)]
    assert 130 <= max(alphas) <= 145, "55 % of its ink, and no badge"


@pytest.mark.parametrize("size", [22, 48])
def test_each_count_has_a_digit_of_its_own_that_stays_on_its_disc(qapp: QApplication, size: int) -> None:
    plain = tray_icon(10, bar=Bar.LIGHT).pixmap(size, size).toImage()
    disc = QRect(round(size * 12 / 24), round(size * 1.5 / 24), round(size * 11 / 24), round(size * 10 / 24))
    seen = []
    for waiting in range(2, 10):
        image = tray_icon(waiting, bar=Bar.LIGHT).pixmap(size, size).toImage()
        drawn = {
            (x, y)
            for x in range(size)
            for y in range(size)
            if image.pixelColor(x, y) != plain.pixelColor(x, y)
        }
        assert len(drawn) > size * size / 60
        assert all(disc.contains(x, y) for x, y in drawn), waiting
        seen.append(frozenset(drawn))
    assert len(set(seen)) == 8


def contrast(one: str, other: str) -> float:
    def light(colour: str) -> float:
        parts = [getattr(QColor(colour), f"{each}F")() for each in ("red", "green", "blue")]
        line = [each / 12.92 if each <= 0.04045 else ((each + 0.055) / 1.055) ** 2.4 for each in parts]
        return sum(map(float.__mul__, (0.2126, 0.7152, 0.0722), line))

    low, high = sorted((light(one), light(other)))
    return (high + 0.05) / (low + 0.05)


def test_on_a_bar_that_is_not_known_all_of_it_can_be_seen() -> None:
    disc, digit = BADGE[Bar.UNKNOWN]
    for bar in ("#000000", "#202020", "#F0F0F0", "#FFFFFF"):
        assert contrast(INK[Bar.UNKNOWN], bar) >= 3
        assert contrast(disc, bar) >= 3
    assert contrast(disc, digit) >= 3
