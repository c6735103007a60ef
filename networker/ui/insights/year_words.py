"""The words of the year: what is said of it on its page, on paper and to screen readers."""

from PySide6.QtCore import QCoreApplication

from networker.services.insights.year import Year
from networker.ui import dates
from networker.ui.text import grouped, several


def _tr(text: str) -> str:
    return QCoreApplication.translate("insights", text)


def title(found: Year) -> str:
    """ "2026", with how far where it is not over."""
    if found.whole:
        return str(found.year)
    return (
        _tr("{0}, until {1}")
        .replace("{0}", str(found.year))
        .replace("{1}", dates.of_year(found.until, found.until))
    )


def finding(found: Year) -> str:
    """The year in one sentence: what is new, then what came of it."""
    new = several(
        found.first,
        _tr("One person talked with for the first time"),
        _tr("%n people talked with for the first time"),
    )
    met = several(found.met, _tr("one met face to face"), _tr("%n met face to face"))
    new = new if found.first else _tr("Nobody talked with for the first time")
    met = met if found.met else _tr("nobody met face to face")
    if found.wins:
        won = several(found.wins, _tr("one win"), _tr("%n wins"))
        said = _tr("{0}, {1}, and {2}.").replace("{2}", won)
    else:
        said = _tr("{0}, and {1}.")
    return said.replace("{0}", new).replace("{1}", met)


def sample(found: Year) -> str:
    """From how much it is told, beside the year before."""
    days = several(found.sample, _tr("1 contact day"), _tr("%n contact days"))
    said = _tr("{0} with {1}").replace("{0}", days).replace("{1}", people(found.talked))
    if not found.before[0]:
        return said
    before = several(found.before[0], _tr("1 day"), _tr("%n days"))
    text = (
        _tr("{0}; {1} had {2} with {3}")
        if found.whole
        else _tr("{0}; {1}, until the same day, had {2} with {3}")
    )
    return (
        text.replace("{0}", said)
        .replace("{1}", str(found.year - 1))
        .replace("{2}", before)
        .replace("{3}", people(found.before[1]))
    )


def too_little(found: Year) -> str:
    """That there is too little to look back on; "" where there is enough."""
    if found.enough:
        return ""
    return several(
        found.sample,
        _tr("1 contact day in this year: too little data to look back on"),
        _tr("%n contact days in this year: too little data to look back on"),
    )


def people(n: int) -> str:
    """ "1 person", "31 people"."""
    return several(n, _tr("1 person"), _tr("%n people"))


def months(found: Year) -> str:
    """The days of each month, for screen readers."""
    names = [dates.month(found.year, n + 1, found.until) for n in range(12)]
    told = "; ".join(
        f"{name} {grouped(days)}" for name, days in zip(names, found.months, strict=True) if days
    )
    return _tr("Contact days by month: {0}").replace("{0}", told)


def in_thousands(n: int) -> str:
    """ "24 k", where there is no room for all figures; "< 1 k" of less than half a thousand."""
    return _tr("{0} k").replace("{0}", f"{n / 1000:,.0f}") if n >= 500 else _tr("< 1 k")


def gatherings(found: Year) -> str:
    """The head of gatherings."""
    return several(found.gatherings, _tr("One gathering"), _tr("%n gatherings"))


def wins(found: Year) -> str:
    """The head of wins."""
    return several(found.wins, _tr("What came of it: one win"), _tr("What came of it: %n wins"))
