"""Why nobody is listed, with real counts and the next step."""

from PySide6.QtCore import QCoreApplication

from networker.services.listing import Filter
from networker.ui.text import numbered, shortened
from networker.ui.widgets.states import EmptyState


def _tr(text: str) -> str:
    return QCoreApplication.translate("ContactsPane", text)


def explain(empty: EmptyState, wanted: Filter, everybody: int) -> None:
    """Say it where the list would be. `everybody`: people in the book."""
    if not everybody:
        empty.say(
            _tr("Nobody here yet"), _tr("Drop a file with your people on this window."), _tr("Choose files…")
        )
        return
    said = _tr("Nobody is both")
    if wanted.query:
        said = _tr("Nobody matches “{0}”").replace("{0}", shortened(wanted.query, 40))
    elif wanted == Filter(shallow=wanted.shallow):
        said = _tr("Everybody answered, or was met")
    elif wanted == Filter(within=wanted.within, among=wanted.among):
        said = _tr("Nobody is in this list now")
    counted = _tr("1 person is in your book.")
    if everybody != 1:
        counted = numbered(_tr("%n people are in your book."), everybody)
    empty.say(said, counted, _tr("Show everybody"))
