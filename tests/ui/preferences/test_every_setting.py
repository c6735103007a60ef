"""Every setting has a control that shows it, or stands in the list of those that are no choice, with a reason."""

from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QLocale, QObject, Qt, Signal
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QCalendarWidget, QLineEdit, QTimeEdit, QWidget
from pytestqt.qtbot import QtBot

from networker import settings as settings_file
from networker.settings import NO_CHOICE, Settings
from networker.ui.choices import Choices
from networker.ui.icons import Icons
from networker.ui.preferences.desktop import DesktopSection
from networker.ui.preferences.language import LanguageSection
from networker.ui.preferences.look import LookSection
from networker.ui.preferences.page import PreferencesPage, Section
from networker.ui.preferences.parts import ChoicesSection
from networker.ui.preferences.today import TodaySection
from networker.ui.theme import Theme
from networker.ui.timeline.choices import Choice

# Another value than the default, for those whose kind does not tell one.
OTHERS: Mapping[str, object] = {
    "appearance": "dark", "language": "de", "date_form": "dots", "region": "NZ", "week_begins": "sun", "list_length": 7, "digest": "07:30",
    "quiet_from": "22:30", "quiet_until": "06:15", "quiet_days": "sat", "lock_after": 15, "hot_key": "Ctrl+Alt+Space",
}  # fmt: skip


class Asked:
    """What stands beside the choices: the folder they are kept in, and what was told of them."""

    def __init__(self, folder: Path, theme: Theme, icons: Icons, settings: Settings | None = None) -> None:
        self.theme, self.folder, self.keys_asked = theme, folder, 0
        self.choices = Choices(
            settings or Settings(), folder, theme, icons, QApplication.instance() or QObject()
        )
        self.sections: Sequence[Section] = self.choices.sections(None, self.ask_key)

    def ask_key(self) -> None:
        self.keys_asked += 1

    def of(self, kind: type[Any]) -> Any:
        (found,) = (each for each in self.sections if isinstance(each, kind))
        return found

    @property
    def kept(self) -> Settings:
        return settings_file.load(self.folder)


@pytest.fixture
def asked(tmp_path: Path, theme: Theme, icons: Icons) -> Asked:
    return Asked(tmp_path, theme, icons)


def seen(sections: Sequence[Section]) -> list[tuple[object, ...]]:
    """All that the controls of all sections say."""
    found: list[tuple[object, ...]] = []
    for section in sections:
        for part in section.findChildren(QWidget):
            if isinstance(part, QAbstractButton):
                found.append((part.text(), part.isChecked()))
            elif isinstance(part, QTimeEdit):
                found.append((part.time().toString(),))
            elif isinstance(part, QLineEdit):
                found.append((part.text(),))
    return found


@pytest.mark.parametrize("name", [each.name for each in fields(Settings)])
def test_a_setting_has_a_control_or_a_reason_why_not(
    name: str, tmp_path: Path, theme: Theme, icons: Icons
) -> None:
    default = getattr(Settings(), name)
    other = OTHERS.get(name, not default if isinstance(default, bool) else "x")
    usual = seen(Asked(tmp_path, theme, icons).sections)
    changed = seen(Asked(tmp_path, theme, icons, Settings().changed(**{name: other})).sections)
    if name in NO_CHOICE:
        assert changed == usual, f"{name} has a control by now: take it out of NO_CHOICE"
        assert NO_CHOICE[name]
    else:
        assert changed != usual, f"{name} has no control: make one, or say in NO_CHOICE why not"


def test_no_reason_is_given_for_what_is_not_there() -> None:
    assert set(NO_CHOICE) <= {each.name for each in fields(Settings)}


def test_every_control_has_a_name_and_a_stop(asked: Asked, theme: Theme, qtbot: QtBot) -> None:
    page = PreferencesPage(asked.sections, theme)
    qtbot.addWidget(page)
    page.resize(900, 700)
    page.show()
    for part in page.findChildren(QAbstractButton):
        if part.isVisible():
            assert part.accessibleName(), part
            assert part.focusPolicy() & Qt.FocusPolicy.TabFocus, part.accessibleName()
    names = [each.accessibleName() for each in page.sections]
    assert names == [
        "Reminders", "Today's list", "Language, dates and numbers", "Appearance", "On this computer", "Backups", "Encryption",
    ]  # fmt: skip


def choose(choice: Choice, value: object) -> None:
    """As by hand, in the menu."""
    assert choice.menu is not None
    choice.menu.aboutToShow.emit()
    word = next(word for each, word in choice._options if each == value)
    next(action for action in choice.menu.actions() if action.text() == word).trigger()


def test_the_look_holds_at_once(asked: Asked) -> None:
    look = asked.of(LookSection)
    choose(look.appearance, "dark")
    assert asked.theme.dark
    asked.theme.reduced_motion = False
    look.still.click()
    assert asked.theme.reduced_motion
    assert asked.kept == Settings(appearance="dark", reduced_motion=True)


def test_a_look_chosen_in_the_palette_is_seen_in_the_preferences(asked: Asked) -> None:
    asked.choices.set_appearance("dark")
    assert asked.of(LookSection).appearance.value == "dark"
    asked.choices.remember(list_length=4, hot_key="Ctrl+Alt+L", language="es")
    assert asked.of(TodaySection).length.value == 4
    assert asked.of(LanguageSection).language.value == "es"
    assert "L" in asked.of(DesktopSection).key.text()


def test_how_many_people_a_day(asked: Asked) -> None:
    told: list[int] = []
    asked.choices.list_length_chosen.connect(told.append)
    choose(asked.of(TodaySection).length, 8)
    assert (told, asked.kept.list_length) == ([8], 8)


def test_language_week_and_country(asked: Asked) -> None:
    languages, regions = list[str](), list[str]()
    asked.choices.language_chosen.connect(languages.append)
    asked.choices.region_chosen.connect(regions.append)
    section = asked.of(LanguageSection)
    choose(section.language, "de")
    section.region.setText("")
    QTest.keyClicks(section.region, "portu")
    QTest.keyClick(section.region, Qt.Key.Key_Return)
    choose(section.week, "sat")
    choose(section.dates, "iso")
    assert (languages, regions) == (["de"], ["PT"])
    assert asked.kept == Settings(language="de", region="PT", week_begins="sat", date_form="iso")
    assert section.region.text() == "Portugal"


def test_a_week_begins_where_it_was_chosen_in_every_calendar_that_opens(
    asked: Asked, qapp: QApplication, qtbot: QtBot
) -> None:
    before = qapp.styleSheet()
    asked.theme.apply(qapp)
    try:
        for day, first in (
            ("sun", Qt.DayOfWeek.Sunday),
            ("mon", Qt.DayOfWeek.Monday),
            ("", QLocale().firstDayOfWeek()),
        ):
            asked.choices.choose({"week_begins": day})
            calendar = QCalendarWidget()
            qtbot.addWidget(calendar)
            calendar.ensurePolished()
            assert calendar.firstDayOfWeek() == first
    finally:
        qapp.setStyleSheet(before)


class Switch(QObject):
    turned = Signal()

    def __init__(self, on: bool | None) -> None:
        super().__init__()
        self.links_on = on

    def set_links(self, on: bool) -> None:
        self.links_on = on


def test_links_are_offered_where_the_desktop_can_be_told(theme: Theme, icons: Icons, qtbot: QtBot) -> None:
    switch = Switch(None)
    section = DesktopSection(Settings(), theme, icons, switch=switch)
    qtbot.addWidget(section)
    assert section.links.isHidden()
    switch.links_on = True
    switch.turned.emit()
    assert not section.links.isHidden()
    section.links.click()
    assert switch.links_on is False


def test_the_key_is_chosen_on_its_own_card(asked: Asked) -> None:
    asked.of(DesktopSection).key.click()
    assert asked.keys_asked == 1


def test_a_section_that_only_shows_tells_of_no_choice(theme: Theme, icons: Icons, asked: Asked) -> None:
    told: list[object] = []
    for section in asked.sections:
        if isinstance(section, ChoicesSection):
            section.chosen.connect(told.append)
            if hasattr(section, "show_choices") and not section.accessibleName().startswith("Reminders"):
                section.show_choices(
                    Settings(appearance="dark", language="de", list_length=9, reduced_motion=True)
                )
    assert told == []
