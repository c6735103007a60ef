"""Pictures by themselves: what is painted where, and what is said of it."""

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from pytestqt.qtbot import QtBot

from networker.services.search import Shown
from networker.ui.icons import Icons
from networker.ui.insights.charts import (
    HALF,
    LOW,
    TALL,
    Legend,
    Lines,
    Part,
    Scale,
    Series,
    TooLittle,
    paint_bar,
)
from networker.ui.insights.figures import Kit
from networker.ui.insights.rows import Share, Stack
from networker.ui.theme import LIGHT, Theme
from tests.ui.helpers import inks, painted, picture_of, said_name

ACCENT, MID, NOISE = (QColor(each).name() for each in (LIGHT.accent, LIGHT.accent_mid, LIGHT.noise))


def bar(theme: Theme, *parts: Part, of: float = 100) -> QImage:
    def paint(painter: QPainter) -> None:
        paint_bar(painter, QRectF(0, 0, 100, 20), parts, of, theme)

    return painted(101, 20, paint)


def test_depth_is_height_and_parts_stand_side_by_side(theme: Theme) -> None:
    image = bar(theme, Part(50, "accent", TALL), Part(20, "accent_mid", HALF), Part(20, "noise", LOW))
    assert ACCENT in inks(image, QRect(0, 20 - TALL, 50, 1))
    assert ACCENT not in inks(image, QRect(0, 20 - TALL - 1, 101, 1))
    assert MID in inks(image, QRect(51, 20 - HALF, 20, 1))
    assert MID not in inks(image, QRect(0, 20 - HALF - 1, 101, 1))
    assert inks(image, QRect(72, 20 - LOW, 20, LOW)) == {NOISE}
    assert NOISE not in inks(image, QRect(93, 0, 8, 20))


def test_what_there_is_can_be_seen_and_nothing_is_not(theme: Theme) -> None:
    assert ACCENT in inks(bar(theme, Part(0.001)))
    assert ACCENT not in inks(bar(theme, Part(0)))
    assert ACCENT not in inks(bar(theme, Part(1), of=0))


def test_a_bar_stays_within_its_place(theme: Theme) -> None:
    image = bar(theme, Part(90), Part(60))
    assert ACCENT not in inks(image, QRect(100, 0, 1, 20))


def test_lines_begin_at_nought_and_end_in_a_dot(theme: Theme, qtbot: QtBot) -> None:
    scale = Scale(("a", "b", "c", "d"), 100, " %", (50, 100))
    lines = Lines(theme, [Series("one", (0, 50, None, 100))], scale, "a line")
    qtbot.addWidget(lines)
    lines.resize(340, lines.HIGH)
    assert said_name(lines) == "a line"
    assert (lines.y_of(0), lines.y_of(100)) == (120, 10)
    image, last = picture_of(lines), round(lines.x_of(3))
    assert ACCENT in inks(image, QRect(last - 2, 8, 4, 4)), "the last value is a dot"
    grid = QColor(LIGHT.line).name()
    marked = {y for y in range(lines.HIGH) if grid in inks(image, QRect(200, y, 1, 1))}
    assert marked == {10, 65, 120}, "the scale is marked at nought, half and whole"
    middle = round(lines.x_of(2))
    assert ACCENT not in inks(image, QRect(middle - 2, 0, 4, 140)), "where nothing is known no line is drawn"
    assert ACCENT in inks(image, QRect(round(lines.x_of(1)) - 4, 0, 4, 140))


@pytest.mark.parametrize("many", [1, 13, 48])
def test_words_below_a_line_do_not_touch(theme: Theme, qtbot: QtBot, many: int) -> None:
    scale = Scale(tuple(f"Sep {n}" for n in range(many)), 100)
    lines = Lines(theme, [Series("one", (50.0,) * many)], scale, "a line")
    qtbot.addWidget(lines)
    lines.resize(340, lines.HIGH)
    assert lines.grab().height() == lines.HIGH


def test_a_stack_shares_its_width_and_each_part_is_pressed(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    wanted: list[object] = []
    shares = [
        Share("Acme", 3, "Acme 75 %", "Acme: 3 people", Shown(among=(1, 2, 3), label="Acme")),
        Share("Kite", 1, "Kite 25 %", "Kite: 1 person", Shown(among=(4,), label="Kite"), role="accent_mid"),
    ]
    stack = Stack(Kit(theme, icons, wanted.append), "Employer", shares, said="Employers")
    qtbot.addWidget(stack)
    stack.resize(Stack.LEFT + 202, Stack.HIGH)
    stack.show()
    assert [(part.x() - Stack.LEFT, part.width()) for part in stack.parts] == [(0, 150), (152, 50)]
    assert [said_name(part) for part in stack.parts] == ["Acme: 3 people", "Kite: 1 person"]
    stack.parts[1].click()
    assert wanted == [shares[1].shown]


def test_words_that_do_not_fit_a_part_are_not_cut(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    long = Share("x", 1, "A company with a very long name 10 %", "said")
    stack = Stack(Kit(theme, icons, lambda _wanted: None), "Employer", [long], said="Employers")
    qtbot.addWidget(stack)
    stack.resize(Stack.LEFT + 40, Stack.HIGH)
    below = QRect(Stack.LEFT, 18, 40, 16)
    assert len(inks(picture_of(stack), below)) == 1
    stack.resize(Stack.LEFT + 400, Stack.HIGH)
    assert len(inks(picture_of(stack), QRect(Stack.LEFT, 18, 200, 16))) > 1


def test_too_little_and_a_legend_say_themselves(theme: Theme, qtbot: QtBot) -> None:
    little, legend = TooLittle(theme, "3 people: too little"), Legend(theme, [(Part(1), "a"), (Part(1), "b")])
    for each in (little, legend):
        qtbot.addWidget(each)
        each.resize(300, each.height())
        assert len(inks(picture_of(each))) > 2
    assert (said_name(little), said_name(legend)) == ("3 people: too little", "a, b")


def test_the_numbers_of_a_scale_have_room(theme: Theme, qtbot: QtBot) -> None:
    """Whatever their font: the line ends before them, and none of them is cut."""
    lines = Lines(
        theme, [Series("Ties", (1.0, 2000.0))], Scale(("a", "b"), 2000, grid=(1000, 2000)), "a line"
    )
    qtbot.addWidget(lines)
    lines.resize(320, 140)
    assert list(lines.marks.values()) == ["0", "1,000", "2,000"]
    widest = QFontMetricsF(theme.font("small")).horizontalAdvance("2,000")
    assert widest + 4 <= lines.right
    assert lines.x_of(1) + 4 <= lines.width() - lines.right
