"""In which language and with which dates the program begins: the same for its window, and for one that says why there is none."""

from pathlib import Path

from PySide6.QtCore import QLocale, Qt, QTranslator
from PySide6.QtWidgets import QApplication

from networker.settings import ENGLISH, Settings, spoken


def begin(settings: Settings, resources: Path, program: QApplication) -> str:
    """Have the program speak as it was chosen, else as the system does; the language. What is built already stays as it is."""
    language = spoken(settings.language, QLocale.system().uiLanguages())
    if language != ENGLISH or settings.date_form:
        from networker.ui.language import fall_silent, speak

        fall_silent(program)
        if language != ENGLISH:
            speak(language, resources, program)
    if settings.date_form:
        from networker.ui.date_forms import DateForms

        program.installTranslator(DateForms(settings.date_form, program))
    return language


def end(program: QApplication) -> None:
    """Have it speak English again, where it did not."""
    if program.findChildren(QTranslator, options=Qt.FindChildOption.FindDirectChildrenOnly):
        from networker.ui.language import fall_silent

        fall_silent(program)
