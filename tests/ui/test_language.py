"""What the window says in another language: looked up, and known again by its form where it was put together."""

from collections.abc import Iterator
from pathlib import Path

import polib
import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QObject, Qt, QTime
from PySide6.QtWidgets import QApplication

from networker import paths
from networker.ui import dates
from networker.ui.language import Catalogue, fall_silent, locale_of, speak, texts_of
from networker.ui.text import grouped, numbered, several, translated
from networker.ui.theme import Theme
from networker.ui.widgets.marks import keys_shown
from networker.ui.widgets.time_field import TimeField

SAID = {
    "People": "Menschen",
    "circles\x04Close": "Eng",
    "Close": "Schließen",
    "1 talk": "1 Gespräch",
    "%n talks": "%n Gespräche",
    "Ctrl": "Strg",
    "Notes on %1": "Notizen zu %1",
    "Import of %1": "Import von %1",
    "%1 taken back": "%1 zurückgenommen",
    "%1 people": "%1 Personen",
    "%1 in %2": "%1 in der Gruppe %2",
    "Merge of %1 and %2": "%2 und %1 vereint",
    "Merge of %1 pairs": "%1 Paare vereint",
    "Promise: %1": "Versprechen: %1",
    "the same name": "derselbe Name",
    "the same phone number": "dieselbe Telefonnummer",
    "the same phone number, %1": "dieselbe Telefonnummer, %1",
    "names that differ by an accent": "Namen, die sich durch einen Akzent unterscheiden",
    "the same mail address": "dieselbe Mailadresse",
    "%1, and %2": "%1 und %2",
    "%1 and %2": "%1 und %2",
    "%1, but %2": "%1, aber %2",
    "two birthdays": "zwei Geburtstage",
    "both at %1": "beide bei %1",
}


@pytest.fixture
def german(qapp: QApplication) -> Iterator[QApplication]:
    catalogue = Catalogue(SAID, qapp)
    qapp.installTranslator(catalogue)
    QLocale.setDefault(QLocale("de_DE"))
    yield qapp
    fall_silent(qapp)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_a_text_is_the_same_whoever_says_it_and_english_where_it_is_not_known(german: QApplication) -> None:
    class Rail(QObject):
        pass

    assert Rail().tr("People") == "Menschen"
    assert QCoreApplication.translate("anything", "People") == "Menschen"
    assert Rail().tr("Nobody wrote this") == "Nobody wrote this"


def test_a_word_of_two_meanings_is_told_apart_by_its_context(german: QApplication) -> None:
    assert QCoreApplication.translate("circles", "Close") == "Eng"
    assert QCoreApplication.translate("Notice", "Close") == "Schließen"


def test_one_and_several(german: QApplication) -> None:
    tr = QObject().tr
    assert several(1, tr("1 talk"), tr("%n talks")) == "1 Gespräch"
    assert several(1234, tr("1 talk"), tr("%n talks")) == "1.234 Gespräche"


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ("Notes on Zoë", "Notizen zu Zoë"),
        ("Merge of Ana Torres and Tomás", "Tomás und Ana Torres vereint"),
        ("Merge of 1,234 pairs", "1.234 Paare vereint"),
        ("Import of Connections.csv taken back", "Import von Connections.csv zurückgenommen"),
        ("12 people in Book club", "12 Personen in der Gruppe Book club"),
        ("Notes on two\nlines", "Notizen zu two\nlines"),
        ("Nothing of ours", "Nothing of ours"),
        ("", ""),
    ],
)
def test_what_a_service_said_is_known_again_by_its_form(german: QApplication, said: str, shown: str) -> None:
    assert translated(said) == shown


@pytest.mark.parametrize("text", ["People", "bread in winter", "call Ana, and Ben", "1 talk"])
def test_words_of_the_users_stay_as_they_are_within_a_sentence(german: QApplication, text: str) -> None:
    assert translated(f"Promise: {text}") == f"Versprechen: {text}"


@pytest.mark.parametrize(
    ("why", "shown"),
    [
        ("the same mail address, and the same name", "dieselbe Mailadresse und derselbe Name"),
        ("the same mail address, the same name, and both at Acme", "dieselbe Mailadresse, derselbe Name und beide bei Acme"),
        ("the same name, but two birthdays", "derselbe Name, aber zwei Geburtstage"),
        (
            "the same mail address, the same name, and both at Acme, but two birthdays",
            "dieselbe Mailadresse, derselbe Name und beide bei Acme, aber zwei Geburtstage",
        ),
        ("both at Acme, and Sons", "beide bei Acme, and Sons"),
        (
            "the same phone number, and names that differ by an accent",
            "dieselbe Telefonnummer und Namen, die sich durch einen Akzent unterscheiden",
        ),
    ],
)  # fmt: skip
def test_evidence_is_translated_reason_by_reason(german: QApplication, why: str, shown: str) -> None:
    assert translated(why, parts=True) == shown


def test_keys_are_those_of_the_keyboard(german: QApplication) -> None:
    assert keys_shown("Ctrl+K") == "Strg+K"
    assert keys_shown("K") == "K"


def test_days_are_written_as_the_language_does(german: QApplication) -> None:
    from datetime import date

    today = date(2026, 11, 20)
    assert dates.of_year(date(2026, 5, 12), today) == "12. Mai"
    assert dates.headings(today)[0] == "Freitag, 20. November"
    QLocale.setDefault(QLocale("es_ES"))
    assert dates.headings(today)[0] == "viernes 20 de noviembre"
    assert dates.month(2025, 5, today) == "mayo de 2025"


def test_numbers_are_grouped_as_the_system_does_where_nothing_is_known(qapp: QApplication) -> None:
    assert (grouped(2567), numbered("%n people", 2567)) == ("2,567", "2,567 people")


@pytest.mark.parametrize(
    ("language", "system", "wanted"),
    [("de", "de_AT", "de_AT"), ("de", "en_US", "de_DE"), ("es", "es_MX", "es_MX"), ("es", "de_DE", "es_ES")],
)
def test_the_systems_own_country_counts_where_it_speaks_the_language(
    language: str, system: str, wanted: str
) -> None:
    assert locale_of(language, QLocale(system)).name() == wanted


def test_a_language_without_a_catalogue_is_english(tmp_path: Path) -> None:
    assert texts_of(tmp_path, "de") == {}


def test_a_catalogue_is_read_as_it_was_written(tmp_path: Path) -> None:
    made = polib.POFile()
    made.metadata = {"Content-Type": "text/plain; charset=UTF-8"}
    made.append(polib.POEntry(msgid="People", msgstr="Menschen"))
    made.append(polib.POEntry(msgctxt="circles", msgid="Close", msgstr="Eng"))
    made.append(polib.POEntry(msgid="Not yet translated", msgstr=""))
    (tmp_path / "translations").mkdir()
    made.save_as_mofile(str(tmp_path / "translations" / "de.mo"))
    assert texts_of(tmp_path, "de") == {"People": "Menschen", "circles\x04Close": "Eng"}


def test_the_program_speaks_and_falls_silent_again(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("networker.ui.language.texts_of", lambda _folder, _language: SAID)
    before = QLocale().name()
    speak("de", paths.resources(), qapp)
    assert QCoreApplication.translate("any", "People") == "Menschen"
    assert QLocale().language() == QLocale.Language.German
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Abbrechen"  # of Qt's own dialogs
    fall_silent(qapp)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    assert QCoreApplication.translate("any", "People") == "People"
    assert QLocale().name() == before


def test_hours_come_first_also_from_right_to_left(qapp: QApplication, theme: Theme) -> None:
    qapp.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    try:
        field = TimeField("From", theme)
        field.setTime(QTime(21, 5))
        assert field.text() == "21:05"
        field.deleteLater()
    finally:
        qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
