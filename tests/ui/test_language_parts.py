"""Names in quotes, several of them and days, as a language writes them within what a service said."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QLocale
from PySide6.QtWidgets import QApplication

from networker import paths
from networker.ui import language_parts
from networker.ui.language import fall_silent, speak
from networker.ui.text import translated


@pytest.fixture(params=["de", "es"])
def spoken(request: pytest.FixtureRequest, qapp: QApplication) -> Iterator[str]:
    speak(request.param, paths.resources(), qapp)
    QLocale.setDefault(QLocale({"de": "de_DE", "es": "es_ES"}[request.param]))
    yield request.param
    fall_silent(qapp)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


SAID = {
    "“a.csv” and “b.csv” tell different things of Ana: “b.csv” counts as the newer one.": {
        "de": "„a.csv“ und „b.csv“ sagen Verschiedenes über Ana: „b.csv“ gilt als die neuere.",
        "es": "«a.csv» y «b.csv» dicen cosas distintas de Ana: cuenta como más nuevo «b.csv».",
    },
    "“Ana”, “Ben” and “Tom and Jo” talk with one another here: only one of them can be you.": {
        "de": "„Ana“, „Ben“ und „Tom and Jo“ ",
        "es": "«Ana», «Ben» y «Tom and Jo» ",
    },
    "“Jo” may be one of several: Jo Berg (3), Jo and Sons (5) and 12 more. Say which one by the id in brackets.": {
        "de": "„Jo“ können mehrere sein: Jo Berg (3), Jo and Sons (5) und noch 12. ",
        "es": "«Jo» puede ser una de varias personas: Jo Berg (3), Jo and Sons (5) y 12 más. ",
    },
    "Backup of 20 November 2026, 09:30 put back": {
        "de": "Sicherung vom 20. November 2026, 09:30 ",
        "es": "20 de noviembre de 2026, 09:30",
    },
    "Backup of 2026-11-20 09:30 put back": {  # as the books of before have it
        "de": "Sicherung vom 20. November 2026, 09:30 ",
        "es": "20 de noviembre de 2026, 09:30",
    },
    "Done, and again on 1 May 2027: bread, and 2 May 2027": {
        "de": "1. Mai 2027: bread, and 2 May 2027",
        "es": "1 de mayo de 2027: bread, and 2 May 2027",
    },
    "Import of a.csv and what you pasted": {"de": "a.csv und was du", "es": "a.csv y lo que"},
    "Merge of Ana and Ben and Jo": {"de": "Ana und Ben and Jo", "es": "Ana y Ben and Jo"},
}  # fmt: skip


@pytest.mark.parametrize("said", SAID)
def test_parts_of_a_sentence_are_written_as_the_language_does(spoken: str, said: str) -> None:
    assert SAID[said][spoken] in translated(said)


def test_quotes_of_the_window_are_those_of_the_language(spoken: str) -> None:
    assert QCoreApplication.translate("any", "“{0}”") == {"de": "„{0}“", "es": "«{0}»"}[spoken]


@pytest.mark.parametrize(
    "text", ["2026-02-30", "31 February 2026", "20 november 2026", "2026-11", "20 Nov 2026", ""]
)
def test_what_is_no_day_stays_as_it_is(text: str) -> None:
    assert language_parts.day(text) is None


def test_several_of_which_one_is_nobodys_words_of_ours_stay_as_they_are() -> None:
    def read(text: str) -> str | None:
        return language_parts.quoted(text, {})

    assert language_parts.several("“a” and bread", {}, read) is None
    assert language_parts.several("“a”", {}, read) is None
    assert (
        language_parts.several("“a, b and c” or “d”", {"%1 or %2": "%2 sonst %1"}, read)
        == "“d” sonst “a, b and c”"
    )
