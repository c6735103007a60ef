"""The undo bar comes, stays while it is looked at, and goes."""

import pytest
from PySide6.QtCore import QAbstractAnimation, QPointF, QRect, Qt
from PySide6.QtGui import QColor, QEnterEvent
from PySide6.QtWidgets import QApplication, QWidget

from networker.ui.theme import LIGHT, Theme
from networker.ui.widgets.undo_bar import UndoBar, Way
from tests.ui.helpers import inks, picture_of, said_name

MARKUP = "<img src='/etc/hostname'><b>Zoë</b> & \u202eAna"


@pytest.fixture
def bar(page: QWidget, theme: Theme) -> UndoBar:
    return UndoBar(theme, page)


def run_out(bar: UndoBar) -> None:
    """The six seconds are over."""
    assert bar._leaving.isActive()
    assert bar._leaving.interval() == 6000
    bar._leaving.timeout.emit()


def shown_bar(bar: UndoBar) -> QRect:
    """The bar in its page, without the air for its shadow."""
    return bar.geometry().adjusted(bar.AIR, bar.AIR, -bar.AIR, -bar.AIR)


class TestUndoBar:
    def test_lies_in_the_middle_above_the_foot_of_the_page(self, bar: UndoBar, page: QWidget) -> None:
        bar.say("Ana is in Close now")
        for wide, high in ((600, 400), (901, 700)):
            page.resize(wide, high)
            QApplication.sendPostedEvents()
            seen = shown_bar(bar)
            assert (seen.height(), page.height() - 12 - seen.bottom()) == (40, 1)
            assert abs(seen.center().x() - wide / 2) <= 1

    def test_has_a_place_of_its_own_as_long_as_it_is_there(self, bar: UndoBar, page: QWidget) -> None:
        rooms: list[int] = []
        bar.room_changed.connect(rooms.append)
        bar.say("Ana is in Close now")
        assert rooms == [page.height() - shown_bar(bar).top() + 12]
        bar.say("Ana is in Good now")
        run_out(bar)
        assert rooms[1:] == [0]

    def test_goes_after_its_time(self, bar: UndoBar) -> None:
        bar.say("Ana is in Close now")
        assert bar.isVisible()
        run_out(bar)
        assert not bar.isVisible()

    def test_stays_while_it_has_the_keyboard(self, bar: UndoBar, page: QWidget) -> None:
        bar.say("Ana is in Close now")
        page.activateWindow()
        bar.link.setFocus()
        assert bar.link.hasFocus()
        run_out(bar)
        assert bar.isVisible()
        assert bar._leaving.isActive()
        bar.link.clearFocus()
        run_out(bar)
        assert not bar.isVisible()

    def test_stays_while_the_pointer_is_on_it(self, bar: UndoBar) -> None:
        bar.say("Ana is in Close now")
        bar.setAttribute(Qt.WidgetAttribute.WA_UnderMouse)
        run_out(bar)
        assert bar.isVisible()
        assert bar._leaving.isActive()

    def test_undo_is_asked_for_once_and_the_bar_is_gone(self, bar: UndoBar) -> None:
        asked: list[int] = []
        bar.undo_requested.connect(lambda: asked.append(1))
        bar.say("Ana is in Close now")
        bar.link.click()
        assert (asked, bar.isVisible(), bar._leaving.isActive()) == ([1], False, False)

    def test_what_was_taken_back_is_offered_again(self, bar: UndoBar) -> None:
        asked: list[str] = []
        bar.undo_requested.connect(lambda: asked.append("undo"))
        bar.redo_requested.connect(lambda: asked.append("redo"))
        bar.say("Undone: Ana is in Close now", Way.REDO)
        assert bar.link.text() == "Do again"
        bar.link.click()
        bar.say("Ana is in Close now")
        assert bar.link.text() == "Undo"
        bar.link.click()
        assert asked == ["redo", "undo"]

    def test_what_is_under_way_can_be_stopped(self, bar: UndoBar) -> None:
        asked: list[str] = []
        bar.stop_requested.connect(lambda: asked.append("stop"))
        bar.undo_requested.connect(lambda: asked.append("undo"))
        bar.say("Undoing: Import of friends.vcf", Way.STOP)
        assert (bar.link.text(), bar._key, bar.leads_back) == ("Cancel", "Esc", False)
        bar.link.click()
        assert asked == ["stop"]

    def test_what_cannot_be_taken_back_offers_nothing(self, bar: UndoBar) -> None:
        bar.say("Copied", Way.NONE)
        alone = bar.width()
        assert not bar.link.isVisible()
        bar.say("Copied")
        assert bar.link.isVisible()
        assert bar.width() > alone

    def test_says_any_words_as_they_are_and_stays_inside_the_page(self, bar: UndoBar, page: QWidget) -> None:
        bar.say(MARKUP * 40)
        assert bar.text == said_name(bar) == MARKUP * 40
        assert page.rect().contains(shown_bar(bar))
        assert shown_bar(bar).contains(bar.link.geometry().translated(bar.pos()))

    def test_is_the_other_theme_turned_over(self, bar: UndoBar) -> None:
        bar.say("Ana is in Close now")
        assert {QColor(LIGHT.bar).name(), QColor(LIGHT.on_bar).name()} <= inks(picture_of(bar, ratio=2))


class TestUndoBarInMotion:
    @pytest.fixture
    def theme(self, qapp: QApplication) -> Theme:
        return Theme(appearance="light", reduced_motion=False)

    def test_rises_while_it_fades_in(self, bar: UndoBar) -> None:
        bar.say("Ana is in Close now")
        assert bar._motion.state() == QAbstractAnimation.State.Running
        lowest = bar.y()
        bar._motion.setCurrentTime(75)
        assert lowest > bar.y()
        assert 0 < bar._shade.opacity() < 1
        bar._motion.setCurrentTime(120)
        assert bar._shade.opacity() == 1, "the fade takes 120 ms, the way up 150"
        bar._motion.setCurrentTime(150)
        assert bar.y() == lowest - 8
        assert not bar._shade.isEnabled(), "an effect that shows nothing costs nothing"

    def test_fades_out_before_it_is_gone(self, bar: UndoBar) -> None:
        bar.say("Ana is in Close now")
        bar._motion.setCurrentTime(150)
        run_out(bar)
        assert bar.isVisible()
        bar._motion.setCurrentTime(150)
        assert not bar.isVisible()

    def test_a_look_at_the_last_moment_brings_it_back(self, bar: UndoBar) -> None:
        bar.say("Ana is in Close now")
        bar._motion.setCurrentTime(150)
        place = bar.pos()
        run_out(bar)
        bar._motion.setCurrentTime(100)
        QApplication.sendEvent(bar, QEnterEvent(QPointF(), QPointF(), QPointF()))
        assert (bar.isVisible(), bar.pos(), bar._leaving.isActive()) == (True, place, True)
        assert not bar._shade.isEnabled()

    def test_the_next_step_is_told_without_a_second_entrance(self, bar: UndoBar) -> None:
        bar.say("Ana is in Close now")
        bar._motion.setCurrentTime(150)
        bar.say("Ben is in Good now")
        assert bar._motion.state() == QAbstractAnimation.State.Stopped
        assert bar.text == "Ben is in Good now"
