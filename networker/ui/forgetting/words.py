"""What would go with people and what would stay, in words."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from networker.ui.text import isolate, one_line, several, visible

if TYPE_CHECKING:
    from networker.services.forgetting import Forgotten, Leaving

LONGEST = 60  # letters of a name


def _tr(text: str) -> str:
    return QCoreApplication.translate("Forgetting", text)


def who(names: tuple[str, ...]) -> str:
    """Whom it is about, for a title: a name, or how many people."""
    if len(names) == 1:
        return isolate(visible(one_line(names[0]))[:LONGEST]) or _tr("this person")
    return several(len(names), _tr("1 person"), _tr("%n people"))


def _counted() -> Mapping[str, Callable[[int], str]]:
    words = {
        "talks": (_tr("1 talk"), _tr("%n talks")),
        "promises": (_tr("1 promise"), _tr("%n promises")),
        "notes": (_tr("the notes"), _tr("the notes on %n of them")),
        "facts": (_tr("1 fact"), _tr("%n facts")),
        "addresses": (_tr("1 address"), _tr("%n addresses")),
        "pictures": (_tr("1 picture"), _tr("%n pictures")),
        "ties": (_tr("1 tie"), _tr("%n ties")),
        "wins": (_tr("1 win"), _tr("%n wins")),
        "questions": (_tr("1 question"), _tr("%n questions")),
        "introductions": (_tr("1 introduction"), _tr("%n introductions")),
        "recommendations": (_tr("1 recommendation"), _tr("%n recommendations")),
        "searches": (_tr("1 kept search"), _tr("%n kept searches")),
        "drafts": (_tr("1 draft"), _tr("%n drafts")),
        "records": (_tr("1 record of a file"), _tr("%n records of files")),
    }
    return {what: lambda n, one=one, many=many: several(n, one, many) for what, (one, many) in words.items()}  # type: ignore[misc]


def goes(found: "Leaving") -> str:
    """All that goes, in one sentence."""
    what = " · ".join(say(found.gone[each]) for each, say in _counted().items() if each in found.gone)
    n = len(found.names)
    if not what:
        return several(n, _tr("The name: nothing else is known"), _tr("%n names: nothing else is known"))
    name = several(n, _tr("The name"), _tr("%n names"))
    return f"{name} · {what} · {_tr('their places in lists, groups and the history of undo')}"


def stays(found: "Leaving") -> list[str]:
    """What stays, a sentence a line."""
    lines = []
    if found.shared:
        lines.append(
            several(
                found.shared,
                _tr("1 talk or promise with others as well: without them"),
                _tr("%n talks and promises with others as well: without them"),
            )
        )
    if found.mentions:
        lines.append(
            several(
                found.mentions,
                _tr("1 note or talk of others that names them: without the name"),
                _tr("%n notes and talks of others that name them: without the name"),
            )
        )
    lines.append(_tr("The names of groups and gatherings, and whatever is known of others"))
    return lines


def copies(n: int) -> tuple[str, str]:
    """The two ways with backups and former books that may hold them."""
    return (
        several(
            n,
            _tr("Remove the backup that may hold them, and write a new one"),
            _tr("Remove the %n backups that may hold them, and write a new one"),
        ),
        several(
            n,
            _tr("Keep the backup: to put it back brings them back"),
            _tr("Keep the %n backups: to put one back brings them back"),
        ),
    )


def done(told: "Forgotten") -> str:
    """What was done."""
    if not told.clean:
        return _tr("Forgotten. The next start takes the last traces out of the book's file.")
    if told.kept:
        return several(
            told.kept,
            _tr("Forgotten. 1 backup may still hold them."),
            _tr("Forgotten. %n backups may still hold them."),
        )
    return several(len(told.names), _tr("1 person is forgotten"), _tr("%n people are forgotten"))
