"""What is said of an encrypted book: what it is good for, what it does not protect, and what was done."""

from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QCoreApplication

from networker.services.encryption import Otherwise, Strength
from networker.ui.text import several

ENCRYPT, CHANGE, REMOVE = "encrypt", "change", "remove"


class Said(NamedTuple):
    """Of a window: its head, what stands below it, and the button that does it."""

    head: str
    text: str
    button: str


def _tr(text: str) -> str:
    return QCoreApplication.translate("encryption", text)


def window(what: str) -> Said:
    """Of the window that asks for a phrase, by what it does."""
    return {
        ENCRYPT: Said(
            _tr("Encrypt this book"),
            _tr(
                "Then the book and its backups open with a phrase only: on this computer, on a lost stick, and for whoever"
                " takes the disk out. You are asked for it at each start."
            ),
            _tr("Encrypt"),
        ),
        CHANGE: Said(
            _tr("Change the phrase"),
            _tr("The book is written anew under the new phrase. The old one does not open it any more."),
            _tr("Change"),
        ),
        REMOVE: Said(
            _tr("Remove encryption"),
            _tr("The book is written anew as a plain file. Whoever can read your files can read it then."),
            _tr("Remove encryption"),
        ),
    }[what]


def advice() -> str:
    """What to do with the phrase."""
    return _tr(
        "There is no other way in: where the phrase is lost, so is the book. Write it on paper, and keep that where you"
        " keep your passport."
    )


def strong(strength: Strength) -> str:
    """What a phrase withstands, in one sentence."""
    return {
        Strength.TOO_SHORT: _tr("Eight characters or more; four words that do not belong together are good."),
        Strength.WEAK: _tr("A program that guesses would find this one. A few more words make it strong."),
        Strength.FAIR: _tr("Fair: it keeps out whoever is merely curious. One more word makes it strong."),
        Strength.STRONG: _tr("Strong: guessing it would take longer than anybody has."),
    }[strength]


def differ() -> str:
    """That the second line is not the first."""
    return _tr("The two lines differ still.")


def wrong_now() -> str:
    """That the present phrase is another one."""
    return _tr("The present phrase is another one. Nothing was changed.")


def working() -> str:
    """While the book is written anew."""
    return _tr("The book is written anew and compared row by row…")


def done(what: str) -> str:
    """What was done."""
    return {
        ENCRYPT: _tr("Your book is encrypted"),
        CHANGE: _tr("Your book has a new phrase"),
        REMOVE: _tr("Your book is a plain file again"),
    }[what]


def beside(found: Otherwise, *, encrypted: bool) -> str:
    """How many backups do not open as the book does; "" for none."""
    n = len(found.backups)
    if not n:
        return ""
    if encrypted:
        return several(
            n,
            _tr("1 backup does not have this phrase: it is plain, or has another one."),
            _tr("%n backups do not have this phrase: they are plain, or have another one."),
        )
    return several(
        n,
        _tr("1 backup is encrypted still, and opens with its phrase only."),
        _tr("%n backups are encrypted still, and open with their phrase only."),
    )


def over(*, encrypted: bool) -> str:
    """The button that brings these backups to the key of the book."""
    return _tr("Encrypt them too") if encrypted else _tr("Make them plain too")


def brought(n: int, left: int) -> str:
    """What became of them."""
    said = several(n, _tr("1 backup was written anew."), _tr("%n backups were written anew."))
    if left:
        said += " " + several(
            left,
            _tr("1 stayed as it is: it is damaged, or has a phrase of before."),
            _tr("%n stayed as they are: they are damaged, or have a phrase of before."),
        )
    return said


def others(found: Otherwise, folder: Path) -> str:
    """What else lies there unencrypted, by name; "" for nothing."""
    if not found.others:
        return ""
    named = [
        str(each.relative_to(folder)) if each.is_relative_to(folder) else str(each) for each in found.others
    ]
    told = ", ".join(named[:4]) + (", …" if len(named) > 4 else "")
    return several(
        len(named),
        _tr("1 other file holds what was in your book, unencrypted: {0}"),
        _tr("%n other files hold what was in your book, unencrypted: {0}"),
    ).replace("{0}", told)


def for_good() -> str:
    """The button once it was pressed: only then it does."""
    return _tr("Delete them for good")


def deleted(n: int) -> str:
    """How many files went."""
    return several(n, _tr("1 file was deleted."), _tr("%n files were deleted."))


def missing() -> str:
    """How to get what opens encrypted books."""
    return _tr(
        "To encrypt your book, install one more part: pip install 'networker[encrypted]'. Then start Networker again."
    )


def state(kind: str) -> str:
    """Whether the book is encrypted."""
    return {
        "encrypted": _tr("Your book and its new backups open with your phrase only."),
        "plain": _tr(
            "Your book is a plain file that only your own user may read. Encryption of the whole disk, where your system has it,"
            " protects everything on it; a phrase protects the book on its way as well."
        ),
        "missing": missing(),
        "elsewhere": _tr("Your own book can be encrypted. The one shown now is another."),
    }[kind]


def unprotected() -> list[str]:
    """What encryption does not protect; docs/encryption.md says the same, at more length."""
    return [
        _tr("Programs that run as you: they can read what you type and what Networker holds in memory."),
        _tr("The screen: whoever sees it while the book is open, and cards of the desktop with names on them."),
        _tr("What you export, copy or print: such files are plain."),
        _tr("Backups and copies of before, until you have them encrypted or deleted; of deleted files the disk may keep traces."),
        _tr("Memory that the system writes to the disk, to swap or to hibernate, and a crash dump of the system."),
        _tr("What lies beside the book: settings, a log without names, and numbers such as how many people a backup holds."),
        _tr("Files while you bring them in: they are yours, and lie where they lay; a part is kept in a nameless temporary file meanwhile."),
        _tr("A phrase that can be guessed, that others know, or that is lost."),
    ]  # fmt: skip
