"""The page of parts can be drawn in both looks and at both sizes, and everything on it has a name."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QRect, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication, QWidget

from networker.ui.icons import Icons
from networker.ui.theme import DARK, LIGHT, Theme
from tests.ui import gallery
from tests.ui.helpers import inks, said_name, undressed_afterwards


@pytest.mark.parametrize(("appearance", "palette"), [("light", LIGHT), ("dark", DARK)])
@pytest.mark.parametrize("ratio", [1, 2])
def test_every_part_shows_its_colour(
    qapp: QApplication, icons: Icons, appearance: str, palette: object, ratio: int
) -> None:
    with undressed_afterwards(qapp):
        theme = Theme(appearance=appearance, reduced_motion=True)
        theme.apply(qapp)
        image = gallery.picture(theme, icons, ratio)
    assert (image.width(), image.height()) == (1280 * ratio, 800 * ratio)
    for role, x, y, wide, high in (
        ("base", 10, 10, 8, 8), ("button", 32, 208, 60, 28), ("accent_soft", 456, 210, 364, 48),
        ("hover", 456, 114, 364, 48), ("select", 456, 162, 364, 48), ("window", 448, 58, 20, 30),
        ("warn_soft", 864, 690, 100, 36), ("bad_soft", 864, 734, 100, 36), ("bar", 490, 720, 20, 40),
        ("silence", 1200, 60, 40, 20), ("accent_mid", 864, 244, 100, 16), ("raised", 870, 484, 100, 8),
    ):  # fmt: skip
        part = QRect(x * ratio, y * ratio, wide * ratio, high * ratio)
        assert QColor(getattr(palette, role)).name() in inks(image, part), role


def test_everything_that_can_be_pressed_or_typed_into_has_a_name(theme: Theme, icons: Icons) -> None:
    page = gallery.build(theme, icons)
    reachable = [
        each
        for each in page.findChildren(QWidget)
        if each.focusPolicy() != Qt.FocusPolicy.NoFocus and each.isVisibleTo(page)
    ]
    assert len(reachable) > 15
    assert [(type(each), each.pos()) for each in reachable if not said_name(each)] == []
    page.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
