"""Sizes, grounds and words of buttons, chips, fields and tick boxes."""

import pytest
import shiboken6
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFontMetricsF
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import Circle
from networker.ui.icons import Icons
from networker.ui.theme import DARK, LIGHT, Theme
from networker.ui.widgets.basics import (
    Button,
    Chip,
    Field,
    MenuButton,
    SplitButton,
    TickBox,
    add_action,
    paint_tick,
)
from tests.ui.helpers import NOTHING, inks, painted, picture_of

LONG = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle " * 3


@pytest.fixture
def on(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("kind", ["", "primary"])
def test_a_button_that_cannot_be_pressed_looks_so(
    theme: Theme, on: QWidget, qapp: QApplication, kind: str
) -> None:
    before = qapp.styleSheet()
    theme.apply(qapp)
    button = Button("Restore", theme, kind=kind, parent=on)
    button.resize(button.sizeHint())
    ground = picture_of(button).pixelColor(8, 6)
    button.setEnabled(False)
    looks = picture_of(button).pixelColor(8, 6)
    qapp.setStyleSheet(before)
    assert looks != ground


@pytest.mark.parametrize(("kind", "room"), [("", 26), ("primary", 26), ("quiet", 18)])
@pytest.mark.parametrize("word", ["Done", "Später wieder vorlegen", "R&D"])
def test_a_button_is_as_wide_as_its_word(theme: Theme, on: QWidget, kind: str, room: int, word: str) -> None:
    button = Button(word, theme, kind=kind, parent=on)
    wide = QFontMetricsF(theme.font("body", bold=kind == "primary")).horizontalAdvance(word)
    assert (button.sizeHint().width(), button.sizeHint().height()) == (round(wide) + room, 28)
    assert button.minimumSizeHint() == button.sizeHint(), "a layout may not clip the word"


def test_a_split_button_is_one_row_high(theme: Theme, icons: Icons, on: QWidget) -> None:
    split = SplitButton("Call", theme, icons, on)
    before = split.sizeHint().width()
    split.setText("Call or write")
    assert split.sizeHint().height() == 28
    assert split.sizeHint().width() > before


def test_a_menu_button_makes_room_for_a_circle(theme: Theme, icons: Icons, on: QWidget) -> None:
    button = MenuButton("Close", theme, icons, parent=on)
    plain = button.sizeHint().width()
    button.set_circle(Circle.CLOSE, "Close")
    button.resize(button.sizeHint())
    assert button.sizeHint().width() == plain + 18
    assert QColor(LIGHT.close).name() in inks(picture_of(button))
    button.set_circle(None, "Close")
    assert button.sizeHint().width() == plain


@pytest.mark.parametrize(
    ("kind", "ground", "ink"),
    [
        ("understood", "hover", "text"),
        ("asks", "warn_soft", "warn"),
        ("set", "accent_soft", "accent"),
        ("off", None, "text2"),
    ],
)
@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_a_chip_tells_its_kind_by_ground(
    icons: Icons, on: QWidget, kind: str, ground: str | None, ink: str, palette: object
) -> None:
    theme = Theme(appearance="dark" if palette is DARK else "light")
    chip = Chip("Lunch", theme, icons, kind=kind, parent=on)
    chip.resize(chip.sizeHint())
    seen = inks(picture_of(chip, ratio=2))
    assert chip.height() == 24
    assert QColor(getattr(palette, ink)).name() in seen
    if ground:
        assert QColor(getattr(palette, ground)).name() in seen


def test_a_chip_that_asks_has_a_broken_outline(theme: Theme, icons: Icons, on: QWidget) -> None:
    chip = Chip("Ben: which one?", theme, icons, kind="asks", parent=on)
    chip.resize(chip.sizeHint())
    top = [picture_of(chip).pixelColor(x, 0).name() for x in range(16, chip.width() - 16)]
    assert 0.4 < top.count(QColor(LIGHT.warn).name()) / len(top) < 0.8


def test_a_chip_makes_room_for_what_stands_before_its_word(theme: Theme, icons: Icons, on: QWidget) -> None:
    def wide(**lead: object) -> int:
        return Chip("Ana", theme, icons, parent=on, **lead).sizeHint().width()  # type: ignore[arg-type]

    assert wide(avatar="Ana") - wide() == 18
    assert wide(icon="phone") - wide() == 19
    assert wide(circle=Circle.CLOSE) - wide() == 17
    assert wide(arrow=True) - wide() == 10


def test_a_chip_of_any_length_can_be_shown(theme: Theme, icons: Icons, on: QWidget) -> None:
    chip = Chip(LONG, theme, icons, parent=on)
    assert chip.sizeHint().width() == 460
    chip.resize(60, 24)
    assert QColor(LIGHT.text).name() in inks(picture_of(chip, ratio=2))


def test_a_chip_can_become_another(theme: Theme, icons: Icons, on: QWidget) -> None:
    chip = Chip("Circle", theme, icons, kind="off", arrow=True, parent=on)
    chip.show_as("Close", kind="set", circle=Circle.CLOSE)
    chip.resize(chip.sizeHint())
    assert (chip.accessibleName(), chip.kind) == ("Close", "set")
    assert QColor(LIGHT.close).name() in inks(picture_of(chip))


@pytest.mark.parametrize(("height", "text_at"), [(32, 34), (40, 38)])
def test_what_is_typed_begins_behind_the_glyph(
    theme: Theme, icons: Icons, on: QWidget, height: int, text_at: int
) -> None:
    field = Field(theme, icons, icon="search", height=height, parent=on)
    field.resize(300, height)
    field.line.setText("███")
    picture = picture_of(field)
    first = next(
        x for x in range(30, 80) if picture.pixelColor(x, height // 2).lightnessF() < 0.5
    )  # the first dark column of a full block
    assert first == pytest.approx(text_at, abs=1)


def test_a_field_keeps_its_key_clear_of_the_words(theme: Theme, icons: Icons, on: QWidget) -> None:
    field = Field(theme, icons, icon="search", keycap="Ctrl+K", parent=on)
    field.resize(300, 32)
    shut = field.line.geometry().right()
    field.set_keycap("")
    assert field.line.geometry().right() > shut
    assert shut < 300 - 50


def test_a_press_beside_the_line_is_for_the_line(
    theme: Theme, icons: Icons, on: QWidget, qtbot: QtBot
) -> None:
    field = Field(theme, icons, icon="write", height=40, parent=on)
    field.resize(300, 40)
    on.show()
    qtbot.waitExposed(on)
    QTest.mouseClick(field, Qt.MouseButton.LeftButton, pos=QPoint(5, 5))
    assert on.focusWidget() is field.line
    assert field.line.property("ringTarget") is field


def test_the_pen_lights_up_once_something_is_typed(theme: Theme, icons: Icons, on: QWidget) -> None:
    field = Field(theme, icons, icon="write", height=40, parent=on)
    field.resize(300, 40)
    glyph, accent = QRect(8, 8, 22, 24), QColor(LIGHT.accent).name()
    assert accent not in inks(picture_of(field), glyph)
    field.line.setText("coffee")
    assert accent in inks(picture_of(field), glyph)


@pytest.mark.parametrize("round_", [False, True])
def test_a_tick_shows_in_the_box(theme: Theme, icons: Icons, on: QWidget, round_: bool) -> None:
    box = TickBox("Mail", theme, icons, round_=round_, parent=on)
    box.setAutoExclusive(False)
    box.resize(box.sizeHint())
    mark, button = QRect(0, 6, 16, 16), QColor(LIGHT.button).name()
    assert button not in inks(picture_of(box), mark)
    box.click()
    ticked = inks(picture_of(box), mark)
    assert button in ticked
    assert max(QColor(name).lightness() for name in ticked) > 240, "the tick itself is light"


def test_a_free_box_is_told_by_its_control_coloured_border(theme: Theme, icons: Icons) -> None:
    image = painted(16, 16, lambda painter: paint_tick(painter, 0, 0, theme, icons, ticked=False))
    assert image.pixelColor(8, 0).name() == QColor(LIGHT.control).name()
    assert image.pixelColor(8, 8) == NOTHING, "nothing inside"


def test_the_menu_of_a_field_looks_like_any_other(theme: Theme, icons: Icons, on: QWidget) -> None:
    """Qt makes it a child of the field: what is said of the field's looks must not be said of the menu."""
    on.setStyleSheet("QMenu { background: #123456 }")  # as the program's own, nearer
    menu = Field(theme, icons, icon="write", parent=on).line.createStandardContextMenu()
    menu.ensurePolished()
    menu.resize(menu.sizeHint())
    assert menu.height() > 20 * len(menu.actions()) / 2
    assert QColor("#123456").name() in inks(picture_of(menu))


def test_a_line_of_a_menu_is_kept_when_an_ancestor_is_let_go_of(on: QWidget) -> None:
    menu = QMenu(on)
    line = add_action(menu, "Salt & pepper", lambda: None)
    shiboken6.invalidate(on)  # as PySide does by itself now and then
    assert shiboken6.isValid(line)
    line.setVisible(False)
    assert [each.text() for each in menu.actions()] == ["Salt && pepper"]
