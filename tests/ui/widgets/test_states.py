"""Empty panes explain themselves; banners say what failed; grounds follow the look."""

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from networker.ui.theme import DARK, LIGHT, Theme
from networker.ui.widgets.states import (
    Banner,
    Column,
    DropFrame,
    EmptyState,
    Ground,
    Hairline,
    SectionHead,
    Wordings,
)
from tests.ui.helpers import inks, picture_of, said_name, undressed_afterwards

MARKUP = "<img src='/etc/hostname'><b>Zoë</b> & \u202eAna"


def ink_rows(image: QImage, role: str) -> list[int]:
    wanted = QColor(getattr(LIGHT, role)).name()
    return [
        y
        for y in range(image.height())
        if any(image.pixelColor(x, y).name() == wanted for x in range(image.width()))
    ]


class TestEmptyState:
    @pytest.fixture
    def empty(self, theme: Theme, page: QWidget) -> EmptyState:
        made = EmptyState(theme, page)
        made.resize(300, 300)
        return made

    def test_says_what_is_true_and_offers_one_step(self, empty: EmptyState, page: QWidget) -> None:
        pressed: list[int] = []
        empty.pressed.connect(lambda: pressed.append(1))
        empty.show()
        empty.say("Nobody in Close", "13 people are in Close.", "Show all")
        assert said_name(empty) == "Nobody in Close. 13 people are in Close."
        assert empty.button.isVisible()
        empty.button.click()
        assert pressed == [1]
        empty.say("Nobody here")
        assert (said_name(empty), empty.button.isVisible()) == ("Nobody here", False)

    def test_every_line_is_centred(self, empty: EmptyState) -> None:
        empty.say("Nobody in this circle lives in this place yet, and nobody ever did before")
        image = picture_of(empty)
        dark = [
            [x for x in range(300) if image.pixelColor(x, y).lightness() < 100]
            for y in ink_rows(image, "text")
        ]
        assert len({(min(row) + max(row)) // 12 for row in dark if len(row) > 20}) <= 8
        left, right = min(min(row) for row in dark), 299 - max(max(row) for row in dark)
        assert abs(left - right) < 8

    def test_words_and_button_do_not_meet(self, empty: EmptyState) -> None:
        empty.show()
        empty.say(
            "Nobody here", "A sentence of real counts that is far too long for one line of it. " * 2, "Show"
        )
        words = ink_rows(picture_of(empty), "text2")
        assert max(words) < empty.button.y() < empty.button.geometry().bottom() <= 300

    def test_a_low_pane_still_shows_its_head(self, empty: EmptyState) -> None:
        empty.resize(120, 40)
        empty.say("Nobody here", "13 people are in Close.", "Show all")
        assert min(ink_rows(picture_of(empty), "text")) >= 12


def test_a_banner_says_what_failed_letter_by_letter(theme: Theme, page: QWidget) -> None:
    banner = Banner(theme, parent=page)
    banner.say(MARKUP, button="Try again")
    assert banner.label.textFormat() == Qt.TextFormat.PlainText
    assert (banner.label.text(), said_name(banner)) == (MARKUP, MARKUP)
    banner.resize(300, 60)
    assert QColor(LIGHT.bad_soft).name() in inks(picture_of(banner))
    banner.say("2 people might be the same", kind="warn")
    seen = inks(picture_of(banner))
    assert QColor(LIGHT.warn_soft).name() in seen
    assert not banner.button.isVisibleTo(banner)


def test_a_section_head_keeps_its_words_clear_of_its_totals(theme: Theme, page: QWidget) -> None:
    head = SectionHead(
        "A month with a very long name indeed", theme, totals="1 call, 18 messages", parent=page
    )
    head.resize(200, 22)
    image = picture_of(head, ratio=2)
    text2 = [
        x
        for y in range(44)
        for x in range(400)
        if image.pixelColor(x, y).name() == QColor(LIGHT.text2).name()
    ]
    text3 = [
        x
        for y in range(44)
        for x in range(400)
        if image.pixelColor(x, y).name() == QColor(LIGHT.text3).name()
    ]
    assert max(text2) < min(text3)
    assert said_name(head) == "A month with a very long name indeed"


def test_grounds_and_hairlines_follow_the_look(qapp: QApplication, page: QWidget) -> None:
    theme = Theme(appearance="light")
    ground, column, line = (
        Ground(theme, "window", page),
        Column(theme, "base", page),
        Hairline(theme, parent=page),
    )
    with undressed_afterwards(qapp):
        theme.apply(qapp)
        theme.set_appearance("dark")
        for widget, role in ((ground, "window"), (column, "base"), (line, "line")):
            widget.resize(10, 4)
            assert inks(picture_of(widget)) == {QColor(getattr(DARK, role)).name()}


def test_the_drop_frame_covers_the_page_and_lets_the_drop_through(theme: Theme, page: QWidget) -> None:
    frame = DropFrame(theme, page)
    assert not frame.isVisible()
    frame.cover()
    assert frame.geometry() == page.rect()
    assert frame.testAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    image = picture_of(frame, ratio=2)
    accent = QColor(LIGHT.accent).name()
    dashes = [image.pixelColor(x, 2 * 8 + 1).name() == accent for x in range(100, 1100)]
    assert set(dashes) == {True, False}, "a broken line, 8 px inside"
    assert accent not in inks(image, QRect(0, 0, 1200, 15))


def test_the_longest_wording_that_fits_is_shown(theme: Theme, qtbot: QtBot) -> None:
    day = Wordings(theme, "text3")
    qtbot.addWidget(day)
    day.say(("Friday 20 November", "Fri 20 Nov", "20 Nov"))
    assert day.accessibleName() == "Friday 20 November"
    shown = []
    for width in (day.sizeHint().width(), day.sizeHint().width() - 1, day.minimumSizeHint().width(), 5):
        day.resize(width, 20)
        shown.append(day.shown)
    assert shown == ["Friday 20 November", "Fri 20 Nov", "20 Nov", "20 Nov"]
