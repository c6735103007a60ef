"""What the user chose: the settings that hold now, kept beside the book at each choice, with a window or without.

Whoever asks what was chosen asks here each time; a copy would be out of date with the next choice.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from networker import settings as settings_file
from networker.settings import Settings
from networker.ui.icons import Icons
from networker.ui.theme import Theme

if TYPE_CHECKING:
    from networker.ui.main_window import MainWindow
    from networker.ui.preferences.page import Section
    from networker.ui.preferences.reminders import SessionSwitch


class Choices(QObject):
    """One for the program. What cannot be kept holds all the same, until the program ends."""

    language_chosen = Signal(str)  # of the quick line, as `language` has it
    reminders_chosen = Signal()
    failed = Signal(str)  # one sentence

    def __init__(self, settings: Settings, folder: Path, theme: Theme, icons: Icons, parent: QObject) -> None:
        """`folder`: the user's own, whichever book is shown."""
        super().__init__(parent)
        self._settings, self._folder, self._theme, self._icons = settings, folder, theme, icons

    @property
    def settings(self) -> Settings:
        """All of them, as they are now."""
        return self._settings

    @property
    def language(self) -> str:
        """Of the quick line now, and of the program at its next start: the one that was chosen, else the system's."""
        return settings_file.spoken(self._settings.language, QLocale.system().uiLanguages())

    def remember(self, **values: object) -> None:
        """These hold from now on, and at the next start."""
        chosen = self._settings.changed(**values)
        if chosen == self._settings:
            return
        self._settings = chosen
        try:
            settings_file.save(self._folder, chosen)
        except OSError:
            self.failed.emit(self.tr("Your choice could not be saved: the data folder cannot be written."))

    # ---- where they are made

    def follow(self, window: "MainWindow") -> None:
        """What is chosen in this window holds."""
        window.geometry_left.connect(lambda whole, panes: self.remember(window=whole, splitter=panes))
        window.appearance_requested.connect(self.set_appearance)
        window.language_requested.connect(self.set_language)
        window.list_length_chosen.connect(lambda size: self.remember(list_length=size))
        self.language_chosen.connect(window.set_language)

    def set_appearance(self, appearance: str) -> None:
        """`appearance`: auto, light or dark."""
        self._theme.set_appearance(appearance)
        self.remember(appearance=appearance)

    def set_language(self, language: str) -> None:
        """That of the quick line now, and of the program from its next start on; "" for the system's."""
        self.remember(language=language)
        self.language_chosen.emit(self.language)

    def sections(self, switch: "SessionSwitch | None") -> "Sequence[Section]":
        """Of the preferences. `switch`: starting with the session, where that can be chosen."""
        from networker.ui.preferences.reminders import RemindersSection

        reminders = RemindersSection(self._settings, self._theme, self._icons, switch=switch)
        reminders.chosen.connect(self._choose_reminders)
        return (reminders,)

    def _choose_reminders(self, values: Mapping[str, object]) -> None:
        self.remember(**values)
        self.reminders_chosen.emit()
