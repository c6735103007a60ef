"""Dates in figures where that was chosen, in every place that says a day, and words within sentences."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication

from networker import paths, settings
from networker.domain.dates import PartialDate
from networker.settings import DATE_FORMS, Settings
from networker.ui import dates, speaking
from networker.ui.date_forms import FORMS
from networker.ui.gatherings import words as gatherings
from networker.ui.settling import settle
from tests.journeys.steps import NOW, opened

DAY, TODAY = date(2025, 3, 9), date(2026, 11, 20)


@pytest.fixture
def chosen(qapp: QApplication, request: pytest.FixtureRequest) -> Iterator[None]:
    speaking.begin(Settings(**request.param), paths.resources(), qapp)
    yield
    speaking.end(qapp)
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def _of(form: str, language: str = "en") -> dict[str, str]:
    return {"date_form": form, "language": language}


def test_the_settings_and_the_forms_are_the_same() -> None:
    assert tuple(FORMS) == DATE_FORMS


@pytest.mark.parametrize(
    ("chosen", "said"),
    [
        (_of("iso"), ("2025-03-09", "2025-03", "11-20", "Friday 11-20", "Sunday 2025-03-09", "05-03")),
        (_of("dots"), ("09.03.2025", "03.2025", "20.11.", "Friday 20.11.", "Sunday 09.03.2025", "03.05.")),
        (_of("slashes"), ("09/03/2025", "03/2025", "20/11", "Friday 20/11", "Sunday 09/03/2025", "03/05")),
        (
            _of("month first"),
            ("03/09/2025", "03/2025", "11/20", "Friday 11/20", "Sunday 03/09/2025", "05/03"),
        ),
        (
            _of("iso", "de"),
            ("2025-03-09", "2025-03", "11-20", "Freitag 11-20", "Sonntag 2025-03-09", "05-03"),
        ),
        (
            _of("dots", "de"),
            ("09.03.2025", "03.2025", "20.11.", "Freitag 20.11.", "Sonntag 09.03.2025", "03.05."),
        ),
        (
            _of("slashes", "es"),
            ("09/03/2025", "03/2025", "20/11", "viernes 20/11", "domingo 09/03/2025", "03/05"),
        ),
    ],
    indirect=["chosen"],
)
def test_days_are_in_figures(chosen: None, said: tuple[str, ...]) -> None:
    assert (
        dates.with_year(DAY), dates.short(DAY, TODAY), dates.of_year(TODAY, TODAY), dates.headings(TODAY)[0],
        dates.full(DAY), dates.birthday("--05-03"),
    ) == said  # fmt: skip


@pytest.mark.parametrize("chosen", [_of("iso")], indirect=True)
def test_a_span_names_both_days_whole_and_headings_and_sentences_keep_words(chosen: None) -> None:
    first, last = PartialDate.of(DAY), PartialDate.of(DAY + timedelta(days=2))
    assert gatherings.days(first, last) == "2025-03-09 – 2025-03-11"
    assert dates.month(2025, 3, TODAY) == "March 2025"
    assert dates.in_words(DAY) == "9 March 2025"
    assert dates.full(DAY, datetime(2025, 3, 9, 17, 5)) == "Sunday 2025-03-09, 17:05"  # noqa: DTZ001


@pytest.mark.parametrize("chosen", [_of("", "de")], indirect=True)
def test_a_span_has_the_points_of_the_language(chosen: None) -> None:
    first, last = PartialDate.of(DAY), PartialDate.of(DAY + timedelta(days=2))
    assert gatherings.days(first, last) == "9.–11. März 2025"


@pytest.mark.parametrize("chosen", [_of("")], indirect=True)
def test_without_a_choice_they_are_words(chosen: None) -> None:
    assert (dates.with_year(DAY), dates.in_figures()) == ("9 Mar 2025", False)
    assert gatherings.days(PartialDate.of(DAY), PartialDate.of(DAY + timedelta(days=2))) == "9–11 March 2025"


def test_they_hold_from_the_next_start_on_and_end_with_the_program(tmp_path: Path) -> None:
    with opened(tmp_path) as application:
        application.choices.choose({"date_form": "iso"})
        assert dates.of_year(TODAY, TODAY) == "20 Nov"
    assert settings.load(tmp_path).date_form == "iso"
    with opened(tmp_path) as application:
        settle(application)
        assert dates.of_year(NOW.date(), NOW.date()) == "11-20"
    assert dates.of_year(TODAY, TODAY) == "20 Nov"
