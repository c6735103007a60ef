"""Drift in a sentence, with its numbers: the same in Tidy and above a timeline."""

from PySide6.QtCore import QCoreApplication

from networker.domain.circles import RHYTHM_DAYS, Drift
from networker.domain.vocabulary import Circle
from networker.ui import dates
from networker.ui.circle_words import circle_name, within_a_sentence
from networker.ui.text import isolate, one_line


def _tr(text: str) -> str:
    return QCoreApplication.translate("drift", text)


def every(days: int) -> str:
    """ "every day", "every 9 days", "every 3 weeks"."""
    return _tr("every day") if days <= 1 else _tr("every {0}").replace("{0}", dates.span(days))


def sentence(given: str, drift: Drift) -> str:
    """ "You and Ana talk every 9 days, like your close circle."."""
    said = {
        "often": _tr("You and {0} talk {1}, like your {2} circle."),
        "silent": _tr("You and {0} last talked {3} ago, more like your {2} circle."),
    }[drift.reason]
    who = isolate(one_line(given)) if given.strip() else _tr("somebody without a name")
    said = said.replace("{1}", every(drift.rhythm_days)).replace("{2}", within_a_sentence(drift.like))
    return said.replace("{3}", dates.span(drift.silent_days)).replace("{0}", who)


def accept(drift: Drift) -> str:
    """What the button does that moves them."""
    return _tr("Move to {0}").replace("{0}", circle_name(drift.like))


def leave() -> str:
    """What the button does that keeps them where they are, for now."""
    return _tr("Leave as it is")


def never(given: str) -> str:
    """What the button does after which nothing is suggested of them."""
    if not given.strip():
        return _tr("Never for this one")
    return _tr("Never for {0}").replace("{0}", isolate(one_line(given)))


def usual(circle_: Circle | None) -> str:
    """ "As the circle: every 4 weeks"."""
    days = RHYTHM_DAYS.get(circle_) if circle_ is not None else None
    if days is None:
        return _tr("As it comes")
    return _tr("As the circle: {0}").replace("{0}", every(round(days)))
