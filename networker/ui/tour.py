"""A tour: every page with sample people, light and dark, as pictures for the README, the guide and the eye."""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QEvent, QPoint, QSize, Qt
from PySide6.QtGui import QGuiApplication, QPixmap
from PySide6.QtWidgets import QWidget

from networker import settings
from networker.settings import Settings
from networker.ui.application import Application
from networker.ui.page import PageEntry
from networker.ui.page_table import (
    ASK,
    BACKUPS,
    GATHERINGS,
    GROUPS,
    INSIGHTS,
    MAP,
    PAST_IMPORTS,
    PREFERENCES,
    SHARE,
    TIDY,
    TRIAGE,
    WINS,
    YEAR,
)
from networker.ui.settling import settle
from networker.ui.wiring import show_trip

if TYPE_CHECKING:
    from networker.services.book import Book

Clock = Callable[[], datetime]
Build = Callable[..., Application]
SIZE, WIDE = QSize(1280, 800), QSize(1920, 1080)
EXPORT = "Connections.csv"
SENTENCES = {
    "en": "call Ana, Ben today: her move #housing; send her the number on friday",
    "de": "Anruf mit Ana, Ben heute: ihr Umzug #wohnen; schicke ihr die Nummer am Freitag",
    "es": "llamada con Ana, Ben hoy: su mudanza #vivienda; enviarle el número el viernes",
}
QUESTIONS = {
    "en": "Who knows snorkelling?",
    "de": "Wer kennt sich mit Schnorcheln aus?",
    "es": "¿Quién sabe de snorkel?",
}


def take_tour(out: Path, *, place: Path, clock: Clock, build: Build, language: str = "") -> list[Path]:
    """Render every page into `out` and name the pictures. `place` is a folder for throw-away books.

    `language`: as the settings have it.
    """
    pictures: list[Path] = []
    for appearance in ("light", "dark"):
        empty, full = place / f"empty-{appearance}", place / f"people-{appearance}"
        for folder in (empty, full):
            settings.save(
                folder, Settings(language=language, backups=False)
            )  # else one more comes at any moment
        pictures += _first_start(out, empty, clock, build, appearance)
        pictures += _people(out, full, clock, build, appearance)
    return pictures


def _opened(build: Build, folder: Path, clock: Clock, appearance: str, *, fill: bool) -> Application:
    """A program on a book of its own; `fill` puts the sample people in."""
    if fill:
        build_sample(folder, clock)
    application = build([], data_dir=folder, clock=clock)
    application.theme.reduced_motion = True
    application.qt.setCursorFlashTime(0)  # a picture shows the cursor, whenever it is taken
    application.theme.set_appearance(appearance)
    application.window.resize(SIZE)
    application.window.show()
    application.window.complete()
    application.window.contacts.list.setFocus()
    settle(application)
    return application


def build_sample(folder: Path, clock: Clock) -> None:
    """Fill a folder with sample people."""
    from networker.services import sample_book
    from networker.services.book import Book

    book = Book(folder, now=clock())
    sample_book.fill(book, now=clock())
    book.close()


def _double_somebody(book: "Book", now: datetime) -> None:
    """Somebody of the samples once more, as another address book would tell of them."""
    from networker.domain.names import fold
    from networker.domain.vocabulary import Channel, Fact
    from networker.services import facts, people, quick_log
    from networker.services.cards import cards
    from networker.services.people import Filter, Listing

    everybody = cards(book, list(Listing(book).ids(Filter()).ids))
    one = next(card for card in everybody if card.phones and fold(card.name) != card.name.lower())
    plain = fold(one.name)
    handles = [(Channel.PHONE, one.phones[0]), (Channel.MAIL, f"{plain.replace(' ', '.')}@robotics.example")]
    other, _ = people.add(book, name=plain.title(), now=now, handles=handles)
    facts.add(book, other, Fact.JOB, "Head of motion control", detail="Łódź Robotics", now=now)
    for days in (9, 23, 51, 80, 118, 140, 171, 202, 230):
        quick_log.log(book, f"call {days} days ago: motors", now=now, context=other)


def _keep_backups(book: "Book", now: datetime) -> None:
    """Backups of three days."""
    from networker.services import backups

    for days in (3, 2, 1):
        backups.write(book, backups.places(book, ""), now=now - timedelta(days=days, minutes=17 * days))


def _bring_in(book: "Book", now: datetime) -> None:
    """The export of the samples, as if it had come a few weeks ago."""
    from networker.services import imports

    then = now - timedelta(days=38)
    imports.apply(book, imports.plan(book, [_export()], now=then), now=then)


def _first_start(out: Path, folder: Path, clock: Clock, build: Build, appearance: str) -> Iterator[Path]:
    application = _opened(build, folder, clock, appearance, fill=False)
    try:
        yield _picture(application.window, out / f"first-start-{appearance}.png")
    finally:
        application.close()


def _people(out: Path, folder: Path, clock: Clock, build: Build, appearance: str) -> Iterator[Path]:
    application = _opened(build, folder, clock, appearance, fill=True)
    window = application.window
    try:
        _choose(application, "Ana Torres")
        yield _picture(window, out / f"people-{appearance}.png")
        window.timeline.quick_line.set_text(SENTENCES[application.language])
        settle(application)
        yield _picture(window, out / f"quick-line-{appearance}.png")
        window.timeline.quick_line.clear()
        window.open_palette()
        window.palette_.field.setText("lo")
        settle(application)
        yield _picture(window, out / f"palette-{appearance}.png")
        window.palette_.dismiss()
        window.search.line.setText("zają")
        settle(application)
        yield _picture(window, out / f"search-{appearance}.png")
        window.search.line.clear()
        settle(application)
        _choose(application, "王小明")
        window.resize(WIDE)
        settle(application)
        yield _picture(window, out / f"wide-{appearance}.png")
        window.resize(SIZE)
        window.start_import([_export()])
        settle(application)
        yield _picture(window, out / f"import-{appearance}.png")
        window.imports.stop()
        application.session.jobs.write(window, _double_somebody, application.session.book, clock())
        settle(application)
        window.undo_bar.dismiss()
        window.open_page(ASK).ask_about(QUESTIONS[application.language])
        settle(application)
        yield _picture(window, out / f"ask-{appearance}.png")
        application.session.jobs.write(window, _keep_backups, application.session.book, clock())
        settle(application)
        pages: tuple[PageEntry[Any], ...] = (
            TIDY, TRIAGE, GATHERINGS, GROUPS, MAP, INSIGHTS, YEAR, WINS, BACKUPS,
        )  # fmt: skip
        for page in pages:
            opened = window.open_page(page)
            if page is MAP:
                opened.show_mine()
            settle(application)
            yield _picture(window, out / f"{page.key}-{appearance}.png")
        yield from _beside_today(application, out, clock, appearance)
        window.show_people()
        _finish_today(application)
        yield _picture(window, out / f"end-of-day-{appearance}.png")
        application.session.jobs.write(window, _bring_in, application.session.book, clock())
        settle(application)
        window.undo_bar.dismiss()
        window.open_page(PAST_IMPORTS)
        settle(application)
        yield _picture(window, out / f"past-imports-{appearance}.png")
        window.open_page(PREFERENCES)
        settle(application)
        yield _picture(window, out / f"preferences-{appearance}.png")
    finally:
        application.close()


def _beside_today(application: Application, out: Path, clock: Clock, appearance: str) -> Iterator[Path]:
    """A trip, which is taken back, and a link to share."""
    from networker.services import trips, undo

    window, book, now = application.window, application.session.book, clock()
    town, first = trips.towns_of("Porto")[0], now.date() + timedelta(days=12)
    number, _ = trips.add(book, "Porto", first, first + timedelta(days=2), town=town, now=now)
    show_trip(window, number)
    settle(application)
    yield _picture(window, out / f"trip-{appearance}.png")
    window.show_people()
    undo.undo(book, now=now)
    window.open_page(SHARE).begin()
    window.pages[SHARE].line.setText("https://reefs.example/the-quiet-art-of-painting-gardens")
    window.pages[SHARE].refresh()
    settle(application)
    yield _picture(window, out / f"share-{appearance}.png")


def _choose(application: Application, name: str) -> None:
    """Choose somebody by name, as if found in the palette."""
    from networker.services.people import Filter, Listing

    found = Listing(application.session.book).ids(Filter(text=name)).ids
    if found:
        application.window.show_person(found[0])
    settle(application)


def _finish_today(application: Application) -> None:
    """Do everybody of the list, as a user would by pressing Done."""
    pane = application.window.reach_out
    for _ in range(12):
        if pane.today is None or not pane.today.cards:
            break
        pane.card.done.click()
        settle(application)
    settle(application)
    application.window.undo_bar.dismiss()


def _export() -> Path:
    from networker import paths

    return paths.resources() / "sample" / EXPORT


def _picture(widget: QWidget, path: Path) -> Path:
    """Render a widget as it is shown; raises OSError where the file cannot be written."""
    app = QGuiApplication.instance()
    if app is not None:
        app.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)
    pixmap = QPixmap(widget.size())
    pixmap.fill(Qt.GlobalColor.transparent)
    widget.render(pixmap, QPoint())
    if not pixmap.save(str(path)):
        raise OSError(f"{path.name} could not be written")
    return path
