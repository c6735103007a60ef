"""What the user chose: the settings that hold now, kept beside the book at each choice, with a window or without.

Whoever asks what was chosen asks here each time; a copy would be out of date with the next choice.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLocale, QObject, Signal

from networker import settings as settings_file
from networker.settings import Settings
from networker.ui.icons import Icons
from networker.ui.theme import Theme

if TYPE_CHECKING:
    from networker.ui.encryption.keeping import Encrypting
    from networker.ui.main_window import MainWindow
    from networker.ui.preferences.page import Section
    from networker.ui.preferences.parts import ChoicesSection
    from networker.ui.session_start import SessionStart


# Settings of which the teller of what is due has to know at once.
REMINDERS = frozenset(("reminders", "digest", "quiet_from", "quiet_until", "quiet_days", "hide_names"))


class Choices(QObject):
    """One for the program. What cannot be kept holds all the same, until the program ends."""

    language_chosen = Signal(str)  # of the quick line, as `language` has it
    reminders_chosen = Signal()
    backups_chosen = Signal()
    list_length_chosen = Signal(int)
    region_chosen = Signal(str)
    changed = Signal(object)  # Settings: some of them are others now
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
        self.changed.emit(chosen)
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
        self.list_length_chosen.connect(window.set_list_length)
        self.region_chosen.connect(window.set_region)

    def set_appearance(self, appearance: str) -> None:
        """`appearance`: auto, light or dark."""
        self._theme.set_appearance(appearance)
        self.remember(appearance=appearance)

    def set_language(self, language: str) -> None:
        """That of the quick line now, and of the program from its next start on; "" for the system's."""
        self.remember(language=language)
        self.language_chosen.emit(self.language)

    def sections(
        self,
        switch: "SessionStart | None",
        choose_key: Callable[[], object],
        encrypting: "Encrypting | None" = None,
    ) -> "Sequence[Section]":
        """Of the preferences. `switch`: starting with the session and links, where those can be chosen; `choose_key` asks for
        the key of the Log window; `encrypting` has the verbs of encryption.
        """
        from networker.ui.backups.section import BackupsSection
        from networker.ui.encryption.section import EncryptionSection
        from networker.ui.preferences.desktop import DesktopSection
        from networker.ui.preferences.language import LanguageSection
        from networker.ui.preferences.look import LookSection
        from networker.ui.preferences.reminders import RemindersSection
        from networker.ui.preferences.today import TodaySection

        held, theme, icons = self._settings, self._theme, self._icons
        desktop = DesktopSection(held, theme, icons, switch=switch)
        desktop.key_requested.connect(choose_key)
        sections: tuple[ChoicesSection, ...] = (
            RemindersSection(held, theme, icons, switch=switch), TodaySection(held, theme, icons),
            LanguageSection(held, theme, icons), LookSection(held, theme, icons), desktop,
            BackupsSection(held, self._folder, theme, icons),
            EncryptionSection(held, theme, icons, encrypting=encrypting),
        )  # fmt: skip
        for each in sections:
            each.chosen.connect(self.choose)
        for each in sections[1:]:  # the reminders are chosen nowhere else
            self.changed.connect(each.show_choices)
        return sections

    def choose(self, values: Mapping[str, object]) -> None:
        """Keep what was chosen in the preferences, and have it hold at once."""
        now = self._settings.changed(**values)
        self.remember(**values)
        self._theme.reduced_motion = now.reduced_motion
        self._theme.set_appearance(now.appearance)
        self._theme.set_week_begins(now.week_begins)
        if "language" in values:
            self.language_chosen.emit(self.language)
        if "list_length" in values:
            self.list_length_chosen.emit(now.list_length)
        if "region" in values:
            self.region_chosen.emit(now.region)
        if not {"backups", "backup_folder"}.isdisjoint(values):
            self.backups_chosen.emit()
        if not REMINDERS.isdisjoint(values):
            self.reminders_chosen.emit()
