"""A day in German and in Spanish: window, list of the day, what was done and undone, and what could not be."""

from contextlib import closing
from pathlib import Path

import pytest

from networker import paths, settings
from networker.domain.vocabulary import PersonId
from networker.services import people, sentences
from networker.services.errors import CannotDo
from networker.settings import Settings
from networker.store.book import Book
from networker.ui.language import texts_of
from networker.ui.rail import RailItem
from networker.ui.settling import settle
from tests import samples
from tests.journeys.steps import NOW, opened


def _refuse(_book: Book) -> None:
    raise CannotDo("This trip is noted already.")


@pytest.mark.parametrize("language", ["de", "es"])
def test_a_day(tmp_path: Path, language: str) -> None:
    said = texts_of(paths.resources(), language)
    settings.save(tmp_path, Settings(language=language))
    with closing(Book(tmp_path, now=NOW)) as book:
        samples.fill(book, now=NOW)
    with opened(tmp_path) as application:
        window, session = application.window, application.session
        assert said["People"] in {each.text() for each in window.rail.findChildren(RailItem)}
        greeting = sentences.spoken(language).words["greeting"].partition("{")[0]
        assert window.reach_out.today is not None
        assert all(each.opener.startswith(greeting) for each in window.reach_out.today.cards)

        ana = PersonId(session.book.read("SELECT id FROM person WHERE name = 'Ana Torres'")[0][0])
        session.jobs.write(window, people.set_notes, session.book, ana, "Rivers", now=NOW)
        settle(application)
        done = said["Notes on %1"].replace("%1", "Ana Torres")
        assert window.undo_bar.text == done
        window.saying.undo()
        settle(application)
        assert window.undo_bar.text == said["Undone: {0}"].replace("{0}", done)

        session.jobs.write(window, _refuse, session.book)
        settle(application)
        assert said["This trip is noted already."] in window._notice.label.text()


def test_another_language_is_read_at_once_and_spoken_from_the_next_start_on(tmp_path: Path) -> None:
    with opened(tmp_path) as application:
        application.choices.set_language("es")
        assert application.window.language == "es"
        assert "from its next start on" in application.window.undo_bar.text
        assert application.language == application.session.book.language == "en"
        application.choices.set_language("en")
        assert application.window.undo_bar.text == "The quick line reads English now"
    settings.save(tmp_path, Settings(language="es"))
    with opened(tmp_path) as application:
        assert application.language == application.session.book.language == "es"
