"""What is said of backups: of one in the list, of what it holds, and of how they stand."""

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QLocale

from networker.services.backups import AWAY, Examined, Listed, Standing
from networker.services.backups import LONG as LONG
from networker.ui import dates
from networker.ui.text import isolate, numbered, several, translated


def _tr(text: str) -> str:
    return QCoreApplication.translate("backups", text)


def reason(listed: Listed) -> str:
    """Why it was written; "" for an ordinary one."""
    return {
        "before-import": _tr("before an import"),
        "before-merge": _tr("before a merge of several"),
        "before-migration": _tr("before a new version"),
        "before-restore": _tr("before a restore"),
    }.get(listed.reason, "")


def day(listed: Listed, now: datetime) -> str:
    """Its day and time in the list."""
    at = listed.at.astimezone(now.tzinfo)
    said = _tr("Today") if at.date() == now.date() else dates.of_year(at.date(), now.date())
    return f"{said}, {at:%H:%M}"


def moment(at: datetime, now: datetime) -> str:
    """The whole day, with the time, where the reader is."""
    at = at.astimezone(now.tzinfo)
    return dates.full(at.date(), at)


def held(listed: Listed) -> str:
    """What it holds, in few words."""
    if listed.held is None:
        return reason(listed)
    counted = several(listed.held.people, _tr("1 person"), _tr("%n people"))
    return "  ·  ".join(filter(None, (counted, reason(listed))))


def size(count: int) -> str:
    """Bytes as people read them."""
    return QLocale().formattedDataSize(count, 1, QLocale.DataSizeFormat.DataSizeTraditionalFormat)


def spoken(listed: Listed, now: datetime) -> str:
    """A row for screen readers."""
    return ", ".join(filter(None, (moment(listed.at, now), held(listed).replace("  ·  ", ", "))))


def numbers(found: Examined) -> list[tuple[int, str, str]]:
    """The row of numbers of what it holds."""
    people, talks, promises = found.held.people, found.held.talks, found.held.promises
    return [
        (people, _tr("person") if people == 1 else _tr("people"), "text"),
        (talks, _tr("talk") if talks == 1 else _tr("talks"), "text"),
        (promises, _tr("open promise") if promises == 1 else _tr("open promises"), "text"),
    ]


def last(found: Examined, now: datetime) -> str:
    """The newest talk in it, and what was done last, one sentence a line."""
    lines = []
    if found.held.last_day:
        newest = dates.full(datetime.fromisoformat(found.held.last_day).date())
        lines.append(_tr("The newest talk in it is of {0}.").replace("{0}", newest))
    if found.last_step and found.last_at:
        at = datetime.fromisoformat(found.last_at).astimezone(now.tzinfo)
        said = _tr("The last thing done in it, on {1}: {0}.").replace("{1}", dates.full(at.date(), at))
        lines.append(said.replace("{0}", isolate(found.last_step)))
    return "\n".join(lines)


def compared(found: Examined, people: int, talks: int) -> str:
    """What the present book holds, to compare."""
    if (found.held.people, found.held.talks) == (people, talks):
        return _tr("Your present book holds as many people and talks.")
    said = _tr("Your present book holds {0} and {1}.")
    said = said.replace("{0}", several(people, _tr("1 person"), _tr("%n people")))
    return said.replace("{1}", several(talks, _tr("1 talk"), _tr("%n talks")))


def trouble(found: Standing, now: datetime, folder: Path | None) -> str:
    """What is wrong with the keeping of backups, in one or two sentences; "" while all is well."""
    if found.wrong:
        wrong = translated(found.wrong)
        if found.last is None:
            return _tr("There is no backup yet. {0}").replace("{0}", wrong)
        return _since(found.last, now).replace("{1}", wrong)
    if found.other_away and folder is not None and found.other_last is not None:
        days = (now - found.other_last).days
        said = _tr("The last backup in {0} is %n days old. Plug it in for a minute, or choose another place.")
        return (
            numbered(said, days).replace("{0}", isolate(str(folder))) if now - found.other_last > AWAY else ""
        )
    if found.other_wrong and folder is not None and _is_long(found.other_last, now):
        said = _tr("Backups are kept beside the book, but not in {0}: it cannot be written to now.")
        return said.replace("{0}", isolate(str(folder)))
    return ""


def waiting(listed: Listed, now: datetime) -> str:
    """While the book is empty: that a backup with people in it can be put back."""
    people = listed.held.people if listed.held is not None else 0
    said = _tr("Your book is empty, and there are backups: the newest is of {0}, with {1}.")
    said = said.replace("{1}", several(people, _tr("1 person"), _tr("%n people")))
    return said.replace("{0}", moment(listed.at, now))


def _since(last_: datetime, now: datetime) -> str:
    days = (now.date() - last_.astimezone(now.tzinfo).date()).days
    if days < 1:
        return _tr("The last backup is of today. {1}")
    return several(
        days, _tr("The last backup is of yesterday. {1}"), _tr("The last backup is %n days old. {1}")
    )


def _is_long(at: datetime | None, now: datetime) -> bool:
    return at is None or now - at > LONG
