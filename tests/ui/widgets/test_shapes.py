"""The strip says depth by height and silence by a span; ladder, pips and shadow are drawn as promised."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from networker.domain.vocabulary import Depth
from networker.services.today_views import ContactMark
from networker.ui.theme import LIGHT, Theme
from networker.ui.widgets.shadow import paint_shadow
from networker.ui.widgets.shapes import Ladder, Pips, Strip, month_ticks, paint_strip
from tests.ui.helpers import NOTHING, inks, painted, picture_of

TODAY = date(2026, 11, 20)
WORDS = ("Follow", "Comment", "Message", "Mail", "Call", "Meet")


def strip(
    *ago: int, depth: Depth = Depth.CONVERSATION, rhythm: float | None = 21.0, known: int = 20
) -> Strip:
    marks = [ContactMark(TODAY - timedelta(days=days), depth) for days in ago]
    last = max((mark.day for mark in marks if mark.day <= TODAY), default=None)
    return Strip(marks, TODAY, rhythm_days=rhythm, last_contact=last, contact_days=known)


AIR = 4  # above a strip, for the heads of its tallest ticks


def drawn(shown: Strip, theme: Theme, *, high: int = 28, wide: int = 366) -> QImage:
    rect = QRectF(0, AIR, wide, high)
    return painted(wide, high + AIR, lambda painter: paint_strip(painter, rect, shown, theme))


def columns(image: QImage, role: str, palette: object = LIGHT) -> list[int]:
    """Where a colour stands just above the baseline."""
    wanted = QColor(getattr(palette, role)).name()
    return [x for x in range(image.width()) if image.pixelColor(x, image.height() - 3).name() == wanted]


def height_of(image: QImage, x: int) -> int:
    return sum(image.pixelColor(x, y) != NOTHING for y in range(image.height() - 1))


@pytest.mark.parametrize("high", [28, 24, 18])
def test_depth_is_height(theme: Theme, high: int) -> None:
    tall = [height_of(drawn(strip(182, depth=depth, rhythm=None), theme, high=high), 182) for depth in Depth]
    shares = [0.22, 0.42, 0.66, 0.92]
    assert tall == sorted(tall)
    assert tall[:3] == [round(high * share) for share in shares[:3]]
    assert tall[3] == pytest.approx(high * shares[3] + 2.5, abs=1.5), "with its head"


def test_ticks_are_two_whole_pixels(theme: Theme) -> None:
    image = drawn(strip(182, rhythm=None), theme)
    assert columns(image, "accent") == [182, 183]


def test_silence_begins_where_the_rhythm_ends_and_reaches_today(theme: Theme) -> None:
    image = drawn(strip(300, 100), theme)
    assert columns(image, "silence") == list(range(364 - 79, 364))
    assert columns(image, "text2") == [364, 365]


@pytest.mark.parametrize(
    "shown", [strip(300, 10), strip(300, 100, rhythm=None), strip(300, 100, known=9), strip()],
    ids=["within the rhythm", "no rhythm", "under ten contact days", "nobody met"],
)  # fmt: skip
def test_there_is_no_silence_without_a_rhythm_that_ended(theme: Theme, shown: Strip) -> None:
    assert shown.open_from is None
    assert columns(drawn(shown, theme), "silence") == []


def test_a_rhythm_of_no_days_still_ends_a_day_later() -> None:
    assert strip(5, rhythm=0.2).open_from == TODAY - timedelta(days=4)


def test_days_beyond_the_strip_are_left_out(theme: Theme) -> None:
    image = drawn(strip(400, 365, -3, rhythm=None), theme)
    assert columns(image, "accent") == []


def test_without_a_contact_day_nothing_looks_like_one(theme: Theme) -> None:
    def strokes(*ago: int) -> set[str]:
        return inks(drawn(strip(*ago, rhythm=None, known=3), theme).copy(0, 0, 366, 28 + AIR - 1))

    assert strokes() == {NOTHING.name()}
    assert strokes(900) == {NOTHING.name()}, "nor where the last one lies before the strip"
    assert QColor(LIGHT.text2).name() in strokes(200)


def test_months_begin_in_order(theme: Theme) -> None:
    ticks = month_ticks(strip())
    assert [day for _, day in ticks] == [date(2025 + (n + 11) // 12, (n + 11) % 12 + 1, 1) for n in range(12)]
    assert all(0 <= share <= 1 for share, _ in ticks)
    assert month_ticks(Strip([], date(2026, 1, 1), days=31)) == [
        (0.0, date(2025, 12, 1)),
        (1.0, date(2026, 1, 1)),
    ]


def test_the_ladder_says_what_was_climbed(theme: Theme, qtbot: QtBot) -> None:
    ladder = Ladder(theme, WORDS)
    qtbot.addWidget(ladder)
    ladder.show_rungs(frozenset(), 0)
    assert ladder.accessibleName() == "Ladder, climbed: none yet. Next: follow"
    ladder.show_rungs(frozenset({0, 2}), 3)
    assert ladder.accessibleName() == "Ladder, climbed: Follow, Message. Next: mail"


def test_rungs_are_full_next_or_free(theme: Theme, qtbot: QtBot) -> None:
    ladder = Ladder(theme, WORDS)
    qtbot.addWidget(ladder)
    ladder.resize(508, 34)
    ladder.show_rungs(frozenset({0, 1, 2}), 3)
    image = picture_of(ladder)
    middles = [image.pixelColor(4 + 100 * n, 8).name() for n in range(6)]
    assert middles == [QColor(LIGHT.accent).name()] * 3 + [QColor(LIGHT.base).name()] * 3
    assert QColor(LIGHT.accent).name() in inks(picture_of(ladder, ratio=2), QRect(592, 2, 32, 30))
    assert image.pixelColor(50, 8).name() == QColor(LIGHT.accent_mid).name()
    assert image.pixelColor(450, 8).name() == QColor(LIGHT.line).name()


def test_pips_count_the_day(theme: Theme, qtbot: QtBot) -> None:
    pips = Pips(theme)
    qtbot.addWidget(pips)
    pips.set_progress(2, 5)
    image = picture_of(pips)
    full = [image.pixelColor(4 + 12 * n, 10).name() == QColor(LIGHT.accent).name() for n in range(5)]
    assert full == [True, True, False, False, False]
    assert pips.accessibleName() == "2 of 5 done"
    pips.set_progress(0, 0)
    assert pips.width() == 1


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
@pytest.mark.parametrize("wide", [70, 380])
def test_a_shadow_lies_round_its_card_and_a_little_lower(theme: Theme, ratio: float, wide: int) -> None:
    rect = QRectF(20, 20, wide, 80)
    image = painted(wide + 40, 120, lambda painter: paint_shadow(painter, rect, theme), ratio=ratio)

    def darkness(x: float, y: float) -> int:
        return NOTHING.red() - image.pixelColor(round(x * ratio), round(y * ratio)).red()

    middle = 20 + wide / 2
    assert darkness(middle, 103) > darkness(middle, 107) > 0
    assert darkness(middle, 103) > darkness(middle, 17)
    assert darkness(17, 60) == pytest.approx(darkness(20 + wide + 2, 60), abs=2)
    assert darkness(2, 2) == darkness(middle, 115) == 0


@pytest.mark.parametrize("offered", [None, *range(6)])
@pytest.mark.parametrize("width", [160, 240, 300, 360, 560])
def test_the_words_of_a_ladder_keep_apart(
    theme: Theme, qtbot: QtBot, offered: int | None, width: int
) -> None:
    ladder = Ladder(theme, WORDS)
    qtbot.addWidget(ladder)
    ladder.resize(width, 34)
    ladder.show_rungs(frozenset(), offered)
    labels = ladder.labels()
    spans = sorted(ladder._span(i, word) for i, (_, word) in labels.items())
    assert all(left[1] + 8 <= right[0] for left, right in pairwise(spans))
    assert offered is None or offered in labels, "the next one is always named"
    if width == 560:
        assert len(labels) == 6
        assert offered is None or labels[offered][1].startswith("Next: ")
