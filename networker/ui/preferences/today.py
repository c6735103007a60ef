"""How many people a day: the section *Today's list* of the preferences."""

from networker.settings import Settings
from networker.ui.icons import Icons
from networker.ui.preferences.parts import ChoicesSection
from networker.ui.reach_out.pace_menu import LEAST, MOST
from networker.ui.text import numbered
from networker.ui.theme import Theme


class TodaySection(ChoicesSection):
    """As the menu of the list itself offers it."""

    def __init__(self, settings: Settings, theme: Theme, icons: Icons) -> None:
        super().__init__(self.tr("Today's list"), theme, icons)
        options = [(n, numbered(self.tr("%n people a day"), n)) for n in range(LEAST, MOST + 1)]
        self.length = self._one_of(self.tr("How long it is"), options)
        self._row(self._word(self.tr("How long it is")), self.length)
        self._row(self._note(self.tr("It holds from the next list on: today's stays as it is.")))
        self.show_choices(settings)
        self.length.value_changed.connect(lambda value: self._choose(list_length=value))

    def show_choices(self, settings: Settings) -> None:
        self.length.choose(settings.list_length)
