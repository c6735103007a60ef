"""Words of the reach-out pane that follow from values: buttons by channel, what was done."""

from PySide6.QtCore import QCoreApplication

from networker.domain.vocabulary import Channel, Side
from networker.services.views import DoneRow, Promise, TodayCard
from networker.ui.again import again
from networker.ui.channels import BRANDS
from networker.ui.text import isolate, one_line


def _tr(text: str) -> str:
    return QCoreApplication.translate("reach_out", text)


def verb(card: TodayCard) -> str:
    """The word on the primary button."""
    if card.channel is Channel.PHONE:
        return _tr("Call")
    return _tr("Meet") if card.channel is Channel.IN_PERSON else _tr("Write")


def where(card: TodayCard) -> str:
    """The first words of the channel's sentence, which are DemiBold."""
    if card.channel is Channel.PHONE:
        return _tr("Call.")
    if card.channel is Channel.MAIL:
        return _tr("Write a mail.")
    if card.channel is Channel.IN_PERSON:
        return _tr("Meet.")
    if card.channel is Channel.OTHER and not card.handle:
        return _tr("Write.")  # nothing tells where
    return _tr("Write on {0}.").replace("{0}", BRANDS.get(card.channel, _tr("their page")))


def done(row: DoneRow) -> str:
    """What happened, in a word or two."""
    return _tr(row.what)


def promise(found: Promise) -> str:
    """What was promised, with the name of whoever promised it where that is not the user."""
    text = one_line(found.text)
    if found.side is Side.ME or not found.people:
        return text
    return f"{isolate(found.people[0].name or _tr('Somebody'))}: {text}"


def more_of_promise(found: Promise) -> str:
    """Whom a promise of the user's is to, and how often it comes again."""
    names = ", ".join(isolate(each.name) for each in found.people[:3] if each.name)
    to = _tr("to {0}").replace("{0}", names) if found.side is Side.ME and names else ""
    return ", ".join(part for part in (to, again(found.repeats, found.unless_contact)) if part)
