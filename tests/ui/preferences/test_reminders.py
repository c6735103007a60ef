"""The section of reminders says what is chosen, and each choice holds at once."""

from PySide6.QtCore import QObject, Qt, QTime, Signal
from pytestqt.qtbot import QtBot

from networker.settings import Settings
from networker.ui.icons import Icons
from networker.ui.preferences.page import PreferencesPage
from networker.ui.preferences.reminders import RemindersSection
from networker.ui.theme import Theme


class Switch(QObject):
    turned = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.session_on: bool | None = None

    def set_session(self, on: bool) -> None:
        self.session_on = on


def test_each_choice_is_told_and_what_has_no_meaning_cannot_be_pressed(
    theme: Theme, icons: Icons, qtbot: QtBot
) -> None:
    section = RemindersSection(Settings(quiet_days="sun", digest="07:30"), theme, icons)
    page = PreferencesPage((section,), theme)
    qtbot.addWidget(page)
    page.show()
    page.take_keyboard()
    assert page.focusWidget() is section.all
    assert section.digest_at.time() == QTime(7, 30)
    told: list[object] = []
    section.chosen.connect(told.append)
    section.days[5].setFocus()
    qtbot.keyClick(section.days[5], Qt.Key.Key_Space)
    section.quiet_from.setTime(QTime(22, 15))
    section.hide_names.click()
    section.digest.click()
    section.digest.click()
    section.all.click()
    assert told == [
        {"quiet_days": "sat sun"},
        {"quiet_from": "22:15"},
        {"hide_names": True},
        {"digest": ""},
        {"digest": "07:30"},
        {"reminders": False},
    ]
    assert not any(each.isEnabled() for each in (section.digest, section.digest_at, *section.days))


def test_starting_with_the_session_is_offered_where_the_desktop_can_be_told(
    theme: Theme, icons: Icons, qtbot: QtBot
) -> None:
    switch = Switch()
    section = RemindersSection(Settings(), theme, icons, switch=switch)
    qtbot.addWidget(section)
    assert section.session.isHidden()
    switch.session_on = False
    switch.turned.emit()
    assert not section.session.isHidden()
    section.session.click()
    assert switch.session_on
