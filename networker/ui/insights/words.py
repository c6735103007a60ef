"""The words of the page itself; those of a section stand beside it."""

from PySide6.QtCore import QCoreApplication

from networker.domain.spans import Span
from networker.domain.vocabulary import Channel
from networker.services.insights.counted import Counted
from networker.ui.channels import channel_name
from networker.ui.text import grouped, numbered, several

PLURAL = frozenset((Channel.PHONE, Channel.IN_PERSON, Channel.OTHER))  # what `carrier` calls by a plural


def _tr(text: str) -> str:
    return QCoreApplication.translate("insights", text)


def span(which: Span) -> str:
    """A span, as the menu has it."""
    return {
        Span.YEAR: _tr("Last 12 months"),
        Span.THIS_YEAR: _tr("This year"),
        Span.LAST_YEAR: _tr("Last year"),
        Span.EVERYTHING: _tr("Everything"),
    }[which]


def share(part: float, whole: float) -> str:
    """ "34 %"; "< 1 %" of what is more than nothing, and "> 99 %" of what is less than all, where they round to these."""
    if not whole or not part:
        return _tr("0 %")
    percent = 100 * part / whole
    if percent >= 99.5 and part < whole:
        return _tr("> 99 %")
    return _tr("< 1 %") if percent < 0.5 else _tr("{0} %").replace("{0}", f"{percent:.0f}")


def carrier(channel: Channel, *, begins: bool) -> str:
    """What carries conversations, at the beginning of a sentence or within it: "Calls", "meetings", "Signal"."""
    own = {
        Channel.PHONE: (_tr("calls"), _tr("Calls")),
        Channel.IN_PERSON: (_tr("meetings"), _tr("Meetings")),
        Channel.MAIL: (_tr("mail"), _tr("Mail")),
        Channel.BLOG: (_tr("your blog"), _tr("Your blog")),
        Channel.OTHER: (_tr("other ways"), _tr("Other ways")),
    }
    return own[channel][begins] if channel in own else channel_name(channel)


def sample(found: Counted, which: Span) -> str:
    """What everything on the page is told from: "2,318 contact days with 412 of your 1,284 people"."""
    if not found.days:
        return several(
            found.people,
            _tr("1 person, and no contact day in this span"),
            _tr("%n people, and no contact day in this span"),
        )
    days = several(found.days, _tr("1 contact day"), _tr("%n contact days"))
    if found.people == 1:
        return _tr("{0} with your one person").replace("{0}", days)
    whom = numbered(_tr("{0} with {1} of your %n people"), found.people)
    return whom.replace("{0}", days).replace("{1}", grouped(found.talked))
