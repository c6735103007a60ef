"""What would go with people and what would stay, in words."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from networker.ui.text import isolate, one_line, several, visible

if TYPE_CHECKING:
    from networker.services.forgetting import Forgotten, Leaving

LONGEST = 60  # letters of a name


def _t(text: str) -> str:
    return QCoreApplication.translate("Forgetting", text)


def who(names: tuple[str, ...]) -> str:
    """Whom it is about, for a title: a name, or how many people."""
    if len(names) == 1:
        return isolate(visible(one_line(names[0]))[:LONGEST]) or _t("this person")
    return several(len(names), _t("1 person"), _t("%n people"))


def _counted() -> Mapping[str, Callable[[int], str]]:
    words = {
        "talks": (_t("1 talk"), _t("%n talks")),
        "promises": (_t("1 promise"), _t("%n promises")),
        "notes": (_t("the notes"), _t("the notes on %n of them")),
        "facts": (_t("1 fact"), _t("%n facts")),
        "addresses": (_t("1 address"), _t("%n addresses")),
        "pictures": (_t("1 picture"), _t("%n pictures")),
        "ties": (_t("1 tie"), _t("%n ties")),
        "wins": (_t("1 win"), _t("%n wins")),
        "questions": (_t("1 question"), _t("%n questions")),
        "introductions": (_t("1 introduction"), _t("%n introductions")),
        "recommendations": (_t("1 recommendation"), _t("%n recommendations")),
        "searches": (_t("1 kept search"), _t("%n kept searches")),
        "drafts": (_t("1 draft"), _t("%n drafts")),
        "records": (_t("1 record of a file"), _t("%n records of files")),
    }
    return {what: lambda n, one=one, many=many: several(n, one, many) for what, (one, many) in words.items()}  # type: ignore[misc]


def goes(found: "Leaving") -> str:
    """All that goes, in one sentence."""
    what = " · ".join(say(found.gone[each]) for each, say in _counted().items() if each in found.gone)
    n = len(found.names)
    if not what:
        return several(n, _t("The name: nothing else is known"), _t("%n names: nothing else is known"))
    name = several(n, _t("The name"), _t("%n names"))
    return f"{name} · {what} · {_t('their places in lists, groups and the history of undo')}"


def stays(found: "Leaving") -> list[str]:
    """What stays, a sentence a line."""
    lines = []
    if found.shared:
        lines.append(
            several(
                found.shared,
                _t("1 talk or promise with others as well: without them"),
                _t("%n talks and promises with others as well: without them"),
            )
        )
    if found.mentions:
        lines.append(
            several(
                found.mentions,
                _t("1 note or talk of others that names them: without the name"),
                _t("%n notes and talks of others that name them: without the name"),
            )
        )
    lines.append(_t("The names of groups and gatherings, and whatever is known of others"))
    return lines


def copies(n: int) -> tuple[str, str]:
    """The two ways with backups and former books that may hold them."""
    return (
        several(
            n,
            _t("Remove the backup that may hold them, and write a new one"),
            _t("Remove the %n backups that may hold them, and write a new one"),
        ),
        several(
            n,
            _t("Keep the backup: to put it back brings them back"),
            _t("Keep the %n backups: to put one back brings them back"),
        ),
    )


def done(told: "Forgotten") -> str:
    """What was done."""
    if not told.clean:
        return _t("Forgotten. The next start takes the last traces out of the book's file.")
    if told.kept:
        return several(
            told.kept,
            _t("Forgotten. 1 backup may still hold them."),
            _t("Forgotten. %n backups may still hold them."),
        )
    return several(len(told.names), _t("1 person is forgotten"), _t("%n people are forgotten"))
