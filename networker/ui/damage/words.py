"""What is said of a book that cannot be used: what happened, what is safe, what can be pressed, and what came of it."""

from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication, QDateTime, QLocale

from networker.services.recovery import Ailing, Choices, Mended, Saved
from networker.ui import dates
from networker.ui.text import isolate, numbered


class Choice(NamedTuple):
    """A button, and the line behind it that says what it does."""

    key: str
    button: str
    line: str


def _tr(text: str) -> str:
    return QCoreApplication.translate("damage", text)


def moment(at: datetime) -> str:
    """An instant as a day and a time here: "20 November 2026, 09:30"."""
    local = QDateTime.fromSecsSinceEpoch(int(at.timestamp()))
    locale = QLocale()
    of = local.date()
    day = dates.full(date(of.year(), of.month(), of.day()))
    time = locale.toString(local.time(), QLocale.FormatType.ShortFormat)
    return _tr("{0}, {1}").replace("{0}", day).replace("{1}", time)


def head(ailing: Ailing) -> str:
    """What happened, in a few words."""
    return {
        Ailing.DAMAGED: _tr("Part of your book is damaged"),
        Ailing.FOREIGN: _tr("This file is no book of Networker's"),
        Ailing.REPLACED: _tr("The file of your book was replaced"),
        Ailing.GONE: _tr("The file of your book is gone"),
        Ailing.OLD: _tr("Your book could not be brought up to date"),
    }[ailing]


def told(ailing: Ailing, folder: Path) -> str:
    """What happened, and what is safe."""
    said = {
        Ailing.DAMAGED: _tr(
            "Some of the file can no longer be read, perhaps after a fault of the disk. Nothing was changed, and nothing is"
            " written to it any more. Whatever you choose, the damaged file is kept."
        ),
        Ailing.FOREIGN: _tr(
            "Its beginning is gone, or another program wrote it. Nothing was changed. Whatever you choose, the file is kept."
        ),
        Ailing.REPLACED: _tr(
            "Another program moved it away or put another file in its place while it was open here. Nothing was written to"
            " either. Whatever you choose, both are kept."
        ),
        Ailing.GONE: _tr(
            "Another program moved it away, or deleted it, while it was open here; or its disk was taken out. Nothing was"
            " written to it since."
        ),
        Ailing.OLD: _tr(
            "An older version of Networker wrote it, and this one failed to make it its own. Nothing was changed, and a copy"
            " of it lies among the backups. The version that you had before goes on with it."
        ),
    }[ailing]
    where = _tr("It lay in {0}") if ailing is Ailing.GONE else _tr("It lies in {0}")
    return said + "\n" + where.replace("{0}", isolate(str(folder)))


def offered(found: Choices) -> list[Choice]:
    """What can be done, the best first."""
    if found.ailing is Ailing.REPLACED:
        return _of_replaced(found)
    if found.ailing is Ailing.GONE:
        return _of_gone(found)
    choices = []
    if found.backup is not None:
        line = _tr("What was written after {0} is not in it. It was compared with its checksum.")
        choices.append(
            Choice(
                "back", _tr("Put the newest good backup back"), line.replace("{0}", moment(found.backup.made))
            )
        )
    if found.readable:
        line = _tr("Everything that can be read goes into a new book: mostly all but a few entries.")
        choices.append(Choice("save", _tr("Save what can be read"), line))
    if found.ailing is Ailing.OLD:
        line = _tr(
            "What an older version did not know yet is missing there. Nothing can be changed meanwhile."
        )
        choices.append(Choice("look", _tr("Look at it, read-only"), line))
    elif found.shown:
        line = _tr("Nothing can be changed meanwhile. At the next start you are asked again.")
        choices.append(Choice("look", _tr("Look at it, read-only"), line))
    if not choices:
        line = _tr("Move the file to another folder, and Networker begins a new book in its place.")
        if found.ailing is Ailing.DAMAGED:
            line = _tr("There is no good backup beside it, and nothing in it can be read.")
        return [Choice("quit", _tr("Quit"), line)]
    line = _tr("The book stays as it is.")
    return [*choices, Choice("quit", _tr("Quit"), line)]


def _of_replaced(found: Choices) -> list[Choice]:
    open_one = _tr("Go on with the book that was open")
    there = _tr("Open what lies there now")
    if not found.kept:
        stays = _tr("What lies there now stays.")
        return [Choice("quit", _tr("Quit"), stays), Choice("there", there, "")]
    return [
        Choice(
            "again",
            open_one,
            _tr("It takes its place again. What lies there now is put into a folder beside it."),
        ),
        Choice("there", there, _tr("The book that was open is kept in a folder beside it.")),
        Choice(
            "quit",
            _tr("Quit"),
            _tr("What lies there now stays. The book that was open is kept in a folder beside it."),
        ),
    ]


def _of_gone(found: Choices) -> list[Choice]:
    if not found.kept:
        line = _tr("If it was moved, it is whole where it lies now: nothing in it is missing.")
        return [Choice("quit", _tr("Quit"), line)]
    return [
        Choice(
            "again",
            _tr("Go on with the book that was open"),
            _tr("It is written to its place again. Where it was moved to, the file stays as it is."),
        ),
        Choice(
            "quit",
            _tr("Quit"),
            _tr(
                "If it was moved, it is whole where it lies now. A copy is kept in a folder in its former place."
            ),
        ),
    ]


def _listed() -> tuple[tuple[str, str], ...]:
    """Of the tables that mean something to people, how much of them came over."""
    return (
        ("person", _tr("{0} of {1} people")),
        ("interaction", _tr("{0} of {1} talks")),
        ("handle", _tr("{0} of {1} addresses")),
        ("fact", _tr("{0} of {1} facts")),
        ("follow_up", _tr("{0} of {1} promises")),
    )


def result(mended: Mended) -> tuple[str, str]:
    """What came of it: a few words, and what can be found where."""
    kept = ""
    if mended.aside is not None:
        kept = _tr("The former file lies whole in {0}.").replace("{0}", isolate(mended.aside.name))
    if mended.saved is not None:
        return _tr("Your book can be used again"), _counted(mended.saved) + "\n" + kept
    if mended.made is not None:
        said = _tr("It is as it was on {0}.").replace("{0}", moment(mended.made))
        return _tr("Your book can be used again"), said + "\n" + kept
    return _tr("Your book is in its place again"), kept


def _counted(saved: Saved) -> str:
    """How much of it came over."""
    if saved.lost == 0 and saved.undo:
        return numbered(_tr("Everything came over: %n entries."), saved.total)
    lines = [
        text.replace("{0}", f"{saved.rows[table]:,}").replace("{1}", f"{saved.of[table]:,}")
        for table, text in _listed()
        if saved.of.get(table)
    ]
    said = _tr("These came over: {0}.").replace("{0}", ", ".join(lines))
    return said if saved.undo else said + "\n" + _tr("What was done before can no longer be undone.")


def too_damaged() -> str:
    """It was to be looked at as it is."""
    return _tr("It cannot be shown: too much of it is damaged.")


def lasting(kind: str) -> str:
    """The line above the pages that stays while it holds."""
    return {
        "damaged": _tr("You are looking at a damaged book. Nothing can be changed."),
        "old": _tr("You are looking at the book of an older version. Nothing can be changed."),
        "read-only": _tr(
            "The book is read-only: nothing can be changed. Check who may write to it and to its folder."
        ),
        "disk": _tr(
            "The disk could not be written, although it has room. What you see can still be read; nothing more is written"
            " until you try again. Copy the book to another disk soon."
        ),
        "network": _tr(
            "Your book lies on another computer. The connection may damage it when it breaks: a folder of this computer is"
            " safer. Networker writes more carefully here, and a little slower."
        ),
        "synced": _tr(
            "Your book lies in a folder that another program copies to other computers. Open it on one of them at a time, or"
            " it may be damaged. Networker writes more carefully here, and a little slower."
        ),
    }[kind]


def lost(since: datetime) -> str:
    """The log was taken away after a crash."""
    said = _tr(
        "Some changes after {0} may be missing: Networker did not end in order, and the file that held the last of them is"
        " gone. Everything else is here."
    )
    return said.replace("{0}", moment(since))
