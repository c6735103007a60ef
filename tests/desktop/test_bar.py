"""What bar the tray's icon stands on, by what desktops say of themselves."""

import pytest
from PySide6.QtCore import Qt

from networker.desktop.bar import Bar, bar_of

LIGHT, DARK, UNKNOWN = Qt.ColorScheme.Light, Qt.ColorScheme.Dark, Qt.ColorScheme.Unknown


@pytest.mark.parametrize(
    ("desktop", "scheme", "bar"),
    [
        ("GNOME", LIGHT, Bar.DARK),
        ("ubuntu:GNOME", DARK, Bar.DARK),
        ("Unity:Unity7:ubuntu", LIGHT, Bar.DARK),
        ("GNOME-Classic:GNOME", LIGHT, Bar.UNKNOWN),
        ("KDE", LIGHT, Bar.LIGHT),
        ("KDE", DARK, Bar.DARK),
        ("KDE", UNKNOWN, Bar.UNKNOWN),
        ("XFCE", LIGHT, Bar.UNKNOWN),
        ("", DARK, Bar.UNKNOWN),
    ],
)
def test_a_bar_is_the_desktops(desktop: str, scheme: Qt.ColorScheme, bar: Bar) -> None:
    assert bar_of(scheme, desktop=desktop, platform="linux") is bar


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_elsewhere_it_follows_the_scheme(platform: str) -> None:
    told = [bar_of(each, desktop="", platform=platform) for each in (LIGHT, DARK, UNKNOWN)]
    assert told == [Bar.LIGHT, Bar.DARK, Bar.UNKNOWN]
