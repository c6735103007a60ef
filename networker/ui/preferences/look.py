"""How the program looks: the section *Appearance* of the preferences."""

from networker.settings import Settings
from networker.ui.icons import Icons
from networker.ui.preferences.parts import ChoicesSection
from networker.ui.theme import Theme


class LookSection(ChoicesSection):
    """Light or dark, and whether things move."""

    def __init__(self, settings: Settings, theme: Theme, icons: Icons) -> None:
        super().__init__(self.tr("Appearance"), theme, icons)
        options = (
            ("auto", self.tr("As the system")), ("light", self.tr("Light")), ("dark", self.tr("Dark")),
        )  # fmt: skip
        self.appearance = self._one_of(self.tr("Colours"), options)
        self.still = self._tick(self.tr("Without movement: things come and go at once"))
        self._row(self._word(self.tr("Colours")), self.appearance)
        self._row(self.still)
        self.show_choices(settings)
        self.appearance.value_changed.connect(lambda value: self._choose(appearance=value))
        self.still.clicked.connect(lambda on: self._choose(reduced_motion=on))

    def show_choices(self, settings: Settings) -> None:
        self.appearance.choose(settings.appearance)
        self.still.setChecked(settings.reduced_motion)
