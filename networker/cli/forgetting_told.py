"""What `forget` asks and answers."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from networker.cli.output import Object, counted, lines_text

if TYPE_CHECKING:
    from networker.services.forgetting import Forgotten, Leaving

_ONE = {
    "talks": "talk", "promises": "promise", "facts": "fact", "addresses": "address", "pictures": "picture",
    "records": "record", "ties": "tie", "questions": "question", "introductions": "introduction",
    "recommendations": "recommendation", "wins": "win", "searches": "kept search", "notes": "note", "drafts": "draft",
}  # fmt: skip
_MANY = {"addresses": "addresses", "searches": "kept searches"}


def gone_in_words(gone: Mapping[str, int]) -> str:
    """What goes, counted: "2 talks, 1 address"; "" for nothing."""
    return ", ".join(
        f"{n:,} {_MANY[what]}" if n != 1 and what in _MANY else counted(n, _ONE[what])
        for what, n in gone.items()
    )


def question(found: "Leaving", *, backups: bool) -> str:
    """What has to be said first, in one line. `backups`: whether it is said already what becomes of the copies."""
    what = gone_in_words(found.gone)
    said = f"This takes {_named(found.names)} out of the book{f' with {what}' if what else ''}, and nothing takes it back."
    if found.copies and not backups:
        n = len(found.copies)
        copies = "1 backup or former book" if n == 1 else f"{n:,} backups and former books"
        said += f" {copies} may hold them as well. Say what becomes of those with --backups remove or --backups keep, and --yes."
    else:
        said += " Say --yes to do it."
    return said


def forgotten(done: "Forgotten") -> Object:
    """The object of `forget`."""
    return {
        "forgotten": list(done.names), "gone": dict(done.gone), "backups_removed": done.removed, "backups_kept": done.kept,
        "clean": done.clean,
    }  # fmt: skip


def forgotten_text(done: "Forgotten", unreachable: str) -> str:
    """What went and where they may be still, for people."""
    what = gone_in_words(done.gone)
    lines = [f"Forgotten: {_named(done.names)}{f', with {what}' if what else ''}."]
    if done.removed:
        lines.append(f"Copies removed: {done.removed:,}. A new backup was written.")
    if done.kept:
        lines.append(
            f"Copies that may still hold them: {done.kept:,}. Putting one of them back brings them back."
        )
    if unreachable:
        lines.append(f"The second place of backups cannot be reached and was left alone: {unreachable}")
    if not done.clean:
        lines.append(
            "Traces may be left in the book's file for now; the next start of Networker takes them out."
        )
    return lines_text([*lines, "Files that you exported, and those that you imported, are yours to delete."])


def _named(names: tuple[str, ...]) -> str:
    return ", ".join(each or "somebody without a name" for each in names)
