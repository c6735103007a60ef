"""What the tray says: its tooltip, how a pause is told, and a line of today's list."""

from datetime import datetime

from PySide6.QtCore import QCoreApplication

from networker.services.today_views import Today, TodayCard
from networker.ui import dates
from networker.ui.text import isolate, numbered, one_line, sentence, shortened

LONGEST = 60  # characters of a line
COUNTS = ("", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def _tr(text: str) -> str:
    return QCoreApplication.translate("tray", text)


def counted(number: int, one: str, many: str) -> str:
    """`one`, or `many` with its %n in words up to ten: "two promises"."""
    if number == 1:
        return one
    if number < len(COUNTS):
        return many.replace("%n", _tr(COUNTS[number]))
    return numbered(many, number)


def tooltip(today: Today | None, *, paused: str) -> str:
    """ "Networker: five people today, two promises due". `paused`: as `until` says it; "" where nothing is paused."""
    if today is None:
        told = ""
    else:
        people, promises = len(today.cards), len(today.promises)
        parts = [counted(people, _tr("one person today"), _tr("%n people today"))] if people else []
        if promises:
            parts.append(counted(promises, _tr("one promise due"), _tr("%n promises due")))
        told = ", ".join(parts) or _tr("nobody is left for today")
    name = _tr("Networker, paused until {0}").replace("{0}", paused) if paused else "Networker"
    return f"{name}: {told}" if told else name


def until(end: datetime, now: datetime) -> str:
    """ "14:00", "tomorrow 08:00", "Friday 08:00", as the clock on the wall shows it then. Both have an offset."""
    there = end.astimezone()
    day = "" if there.date() == now.date() else f"{dates.short(there.date(), now.date())} "
    return f"{day}{there:%H:%M}"


def somebody(card: TodayCard) -> str:
    """Who it is, and why, as far as there is room."""
    name = shortened(one_line(card.shown or card.name), LONGEST)
    said = isolate(name) if name else _tr("No name yet")
    reason = one_line(card.reason)
    if len(reason) > LONGEST:
        reason = f"{reason[:LONGEST].rpartition(' ')[0]}…"  # its beginning says what it is
    return sentence(f"{said}  ·  {reason}") if reason else said


def short(text: str) -> str:
    """In one line, and not too long for a menu."""
    return shortened(one_line(text), LONGEST)
