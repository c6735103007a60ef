"""How often a promise comes again, in words: for chips, rows, cards and screen readers."""

from PySide6.QtCore import QCoreApplication

from networker.domain.repeat import Repeat, Unit
from networker.ui.text import numbered


def _tr(text: str) -> str:
    return QCoreApplication.translate("again", text)


def every(repeats: str) -> str:
    """ "every month", "every 2 weeks"; "again and again" by a finer rule; "" for once."""
    if not repeats:
        return ""
    repeat = Repeat.of(repeats)
    if repeat is None:
        return _tr("again and again")
    if repeat.nth:
        return _on_weekday(repeat)
    one = {
        Unit.DAY: _tr("every day"), Unit.WEEK: _tr("every week"), Unit.MONTH: _tr("every month"),
        Unit.YEAR: _tr("every year"),
    }  # fmt: skip
    many = {
        Unit.DAY: _tr("every %n days"), Unit.WEEK: _tr("every %n weeks"), Unit.MONTH: _tr("every %n months"),
        Unit.YEAR: _tr("every %n years"),
    }  # fmt: skip
    return one[repeat.unit] if repeat.every == 1 else numbered(many[repeat.unit], repeat.every)


def _on_weekday(repeat: Repeat) -> str:
    """ "every last Friday of the month", of every third month "the last Friday, every 3 months"."""
    days = (
        _tr("Monday"), _tr("Tuesday"), _tr("Wednesday"), _tr("Thursday"), _tr("Friday"), _tr("Saturday"), _tr("Sunday"),
    )  # fmt: skip
    forms = {
        1: _tr("first %1"),
        2: _tr("second %1"),
        3: _tr("third %1"),
        4: _tr("fourth %1"),
        5: _tr("fifth %1"),
        -1: _tr("last %1"),
    }
    which = _tr("day") if repeat.weekday is None else days[repeat.weekday]
    day = forms[repeat.nth].replace("%1", which)
    if repeat.every == 1:
        return _tr("every %1 of the month").replace("%1", day)
    return numbered(_tr("the %1, every %n months").replace("%1", day), repeat.every)


def again(repeats: str, unless_contact: bool) -> str:
    """How often, and that a talk before does instead."""
    parts = (every(repeats), _tr("unless you talk before") if unless_contact else "")
    return ", ".join(part for part in parts if part)
