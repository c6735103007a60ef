"""How people write and count where the user lives: the section *Language, dates and numbers* of the preferences."""

from collections.abc import Mapping
from functools import cache

from PySide6.QtCore import QLocale, Signal
from PySide6.QtWidgets import QWidget

from networker.settings import Settings
from networker.ui.icons import Icons
from networker.ui.preferences.parts import ChoicesSection
from networker.ui.theme import Theme
from networker.ui.widgets.basics import MenuButton
from networker.ui.widgets.choice_menu import ChoiceMenu


@cache
def countries() -> Mapping[str, str]:
    """The name of each country by its two letters, in the order of their names."""
    found: dict[str, str] = {}
    for each in QLocale.Country:
        letters = QLocale.territoryToCode(each)
        if len(letters) == 2 and letters.isalpha() and letters not in ("ZZ", "EU", "UN"):
            found[letters] = QLocale.territoryToString(each)
    return dict(sorted(found.items(), key=lambda pair: pair[1]))


class CountryChoice(MenuButton):
    """A country, or none; in the menu a letter goes to the next that begins with it."""

    value_changed = Signal(str)

    def __init__(self, name: str, none: str, theme: Theme, icons: Icons, parent: QWidget) -> None:
        super().__init__("", theme, icons, parent=parent)
        self._name, self._words = name, {"": none, **countries()}
        self.value = ""
        self.menu = ChoiceMenu(self._words, lambda: self.value, self._chosen, parent=self)
        self.choose("")

    def choose(self, letters: str) -> None:
        """Show the country of these two letters; one that is not known is shown by them."""
        self.value = letters
        self.setText(self._words.get(letters, letters))
        self.setAccessibleName(f"{self._name}: {self.text()}")
        self.updateGeometry()
        self.update()

    def _chosen(self, letters: str) -> None:
        self.choose(letters)
        self.value_changed.emit(letters)


class LanguageSection(ChoicesSection):
    """The language of what is typed, the first day of a week, and the country of phone numbers that name none."""

    def __init__(self, settings: Settings, theme: Theme, icons: Icons) -> None:
        super().__init__(self.tr("Language, dates and numbers"), theme, icons)
        system = self.tr("As the system")
        languages = (
            ("", system), ("en", self.tr("English")), ("de", self.tr("German")), ("es", self.tr("Spanish")),
        )  # fmt: skip
        days = (
            ("", system), ("mon", self.tr("Monday")), ("sat", self.tr("Saturday")), ("sun", self.tr("Sunday")),
        )  # fmt: skip
        self.language = self._one_of(self.tr("The language you write in"), languages)
        self.week = self._one_of(self.tr("A week begins on"), days)
        none = self.tr("No country")
        self.region = CountryChoice(self.tr("Phone numbers are from"), none, theme, icons, self)
        written, week, numbers = self._words(
            self.tr("The language you write in"),
            self.tr("A week begins on"),
            self.tr("Phone numbers are from"),
        )
        self._row(written, self.language)
        self._row(self._note(self.tr("The quick line reads it: coffee with Ana yesterday.")))
        self._row(week, self.week)
        self._row(numbers, self.region)
        self._row(
            self._note(
                self.tr("It counts where neither the number nor the rest of its file tells the country."),
                self.tr("It counts where nothing else tells the country."),
            )
        )
        self.show_choices(settings)
        self.language.value_changed.connect(lambda value: self._choose(language=value))
        self.week.value_changed.connect(lambda value: self._choose(week_begins=value))
        self.region.value_changed.connect(lambda value: self._choose(region=value))

    def show_choices(self, settings: Settings) -> None:
        self.language.choose(settings.language)
        self.week.choose(settings.week_begins)
        self.region.choose(settings.region)
