"""Icons come in the colour asked for, sharp at every ratio, and are drawn once."""

import pytest
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication

from networker.ui.icons import Icons


def test_every_icon_of_the_set_can_be_drawn(qapp: QApplication, icons: Icons) -> None:
    names = sorted(path.stem for path in icons.folder.glob("*.svg"))
    assert len(names) > 40
    for name in names:
        image = icons.pixmap(name, QColor("#1B6B57"), 20, ratio=2.0).toImage()
        assert image.width() == 40
        assert any(image.pixelColor(x, y).alpha() for x in range(40) for y in range(40)), name


def test_the_colour_is_the_one_asked_for(qapp: QApplication, icons: Icons) -> None:
    image = icons.pixmap("done", QColor("#FF0000"), 32).toImage()
    inks = {
        image.pixelColor(x, y).name()
        for x in range(32)
        for y in range(32)
        if image.pixelColor(x, y).alpha() > 250
    }
    assert inks == {"#ff0000"}


def test_a_drawn_icon_is_kept(qapp: QApplication, icons: Icons) -> None:
    one, other = (icons.pixmap("mail", QColor("#000000"), 18) for _ in range(2))
    assert one.cacheKey() == other.cacheKey()


def test_a_name_that_is_not_there_is_a_mistake_of_ours(icons: Icons) -> None:
    with pytest.raises(FileNotFoundError):
        icons.pixmap("no-such-icon", QColor("#000000"), 18)
