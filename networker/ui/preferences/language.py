"""How people write and count where the user lives: the section *Language, dates and numbers* of the preferences."""

from networker.settings import Settings
from networker.ui.icons import Icons
from networker.ui.preferences.country import CountryField
from networker.ui.preferences.parts import ChoicesSection
from networker.ui.theme import Theme


class LanguageSection(ChoicesSection):
    """The language, how dates are written, the first day of a week, and the country of phone numbers that name none."""

    def __init__(self, settings: Settings, theme: Theme, icons: Icons) -> None:
        super().__init__(self.tr("Language, dates and numbers"), theme, icons)
        system = self.tr("As the system")
        languages = (
            ("", system), ("en", self.tr("English")), ("de", self.tr("German")), ("es", self.tr("Spanish")),
        )  # fmt: skip
        days = (
            ("", system), ("mon", self.tr("Monday")), ("sat", self.tr("Saturday")), ("sun", self.tr("Sunday")),
        )  # fmt: skip
        self.language = self._one_of(self.tr("Language"), languages)
        forms = (
            ("", self.tr("In words, as the language does")), ("iso", "2026-12-31"), ("dots", "31.12.2026"),
            ("slashes", "31/12/2026"), ("month first", "12/31/2026"),
        )  # fmt: skip
        self.dates = self._one_of(self.tr("Dates are written"), forms)
        self.week = self._one_of(self.tr("A week begins on"), days)
        self.region = CountryField(self.tr("Phone numbers are from"), self.tr("No country"), theme, self)
        written, form, week, numbers = self._words(
            self.tr("Language"),
            self.tr("Dates are written"),
            self.tr("A week begins on"),
            self.tr("Phone numbers are from"),
        )
        self._row(written, self.language)
        self._row(
            self._note(self.tr("The quick line reads it at once, the window speaks it from its next start."))
        )
        self._row(form, self.dates)
        self._row(
            self._note(
                self.tr("From the next start on. Within a sentence the month keeps its name."),
                self.tr("From the next start on."),
            )
        )
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
        self.dates.value_changed.connect(lambda value: self._choose(date_form=value))
        self.week.value_changed.connect(lambda value: self._choose(week_begins=value))
        self.region.value_changed.connect(lambda value: self._choose(region=value))

    def show_choices(self, settings: Settings) -> None:
        self.language.choose(settings.language)
        self.dates.choose(settings.date_form)
        self.week.choose(settings.week_begins)
        self.region.choose(settings.region)
