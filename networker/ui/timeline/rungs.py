"""The way to the next rung of the ladder: the addresses that lead there, and the sentence that logs it."""

from collections.abc import Callable
from types import MappingProxyType

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMenu

from networker.domain.handles import shown_address
from networker.domain.ladder import leads_to
from networker.domain.vocabulary import Channel
from networker.services.views import PersonHead
from networker.ui.channels import CHANNEL_ICONS
from networker.ui.icons import Icons
from networker.ui.text import one_line, visible
from networker.ui.theme import Theme
from networker.ui.widgets.basics import add_action, add_note

MOST = 8  # addresses in the menu
# How a sentence begins that logs a rung, by the language of the quick line; with whoever is chosen.
_BEGINNINGS = MappingProxyType(
    {
        "en": {
            "comment": "comment ",
            "message": "message ",
            "mail": "mail ",
            "call": "call ",
            "meet": "coffee ",
        },
        "de": {
            "comment": "Kommentar ",
            "message": "Nachricht ",
            "mail": "Mail ",
            "call": "Anruf ",
            "meet": "Kaffee ",
        },
        "es": {
            "comment": "comentario ",
            "message": "mensaje ",
            "mail": "correo ",
            "call": "llamada ",
            "meet": "café ",
        },
    }
)


def beginning(rung: str, lang: str) -> str:
    """The words that begin the sentence; "" for a rung that is no talk."""
    return _BEGINNINGS.get(lang, _BEGINNINGS["en"]).get(rung, "")


def _tr(text: str) -> str:
    return QCoreApplication.translate("rungs", text)


def _nothing_known(rung: str) -> str:
    if rung == "mail":
        return _tr("No mail address is known yet")
    if rung == "call":
        return _tr("No number is known yet")
    return _tr("No page is known yet")


def fill(
    menu: QMenu,
    rung: str,
    head: PersonHead,
    *,
    theme: Theme,
    icons: Icons,
    open_: Callable[[Channel, str], object],
    log: Callable[[str], object],
) -> None:
    """The addresses that lead to a rung (`open_`), then to log that it is reached (`log`, with the rung)."""
    menu.clear()
    ways = [each for each in head.handles if leads_to(rung, each.channel)][:MOST]
    for each in ways:
        action = add_action(
            menu,
            visible(one_line(shown_address(each.text)))[:80],
            lambda each=each: open_(each.channel, each.text),  # type: ignore[misc]
        )
        action.setIcon(icons.icon(CHANNEL_ICONS[each.channel], theme.colour("text2"), 16))
    if not ways and rung != "meet":
        add_note(menu, _nothing_known(rung))
    if rung == "meet":
        add_action(menu, _tr("Write down when you meet…"), lambda: log(rung))
    elif rung != "follow":
        menu.addSeparator()
        add_action(menu, _tr("Log it…"), lambda: log(rung))
