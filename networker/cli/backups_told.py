"""What `backups` and `restore` answer."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from networker.cli.output import Object, lines_text, people_counted

if TYPE_CHECKING:
    from networker.services.backups import Listed
    from networker.services.recovery import PutBack
    from networker.services.restoring import Restored


def listed(found: "Sequence[Listed]") -> Object:
    """The object of `backups`. Moments are UTC; what an older program wrote has no counts."""
    return {
        "backups": [
            {
                "path": str(each.path),
                "at": each.at.isoformat(),
                "reason": each.reason,
                "bytes": each.size,
                "sha256": each.sha256,
                "people": each.held.people if each.held else None,
                "talks": each.held.talks if each.held else None,
                "promises": each.held.promises if each.held else None,
            }
            for each in found
        ]
    }


def listed_text(found: "Sequence[Listed]", now: datetime) -> str:
    """The backups for people, in the time of the place where they are read."""
    if not found:
        return "There is no backup yet. networker backup writes one."
    return lines_text([_line(each, now) for each in found])


def _line(each: "Listed", now: datetime) -> str:
    parts = [f"{each.at.astimezone(now.tzinfo):%Y-%m-%d %H:%M}"]
    if each.held is not None:
        parts.append(people_counted(each.held.people))
    if each.reason:
        parts.append(each.reason.replace("-", " "))
    return f"{', '.join(parts)}: {each.path}"


def restored(done: "Restored") -> Object:
    """The object of `restore`."""
    return {"ok": True, "people": done.people, "at": done.at.isoformat(), "kept": str(done.kept)}


def restored_text(done: "Restored", now: datetime) -> str:
    """What was put back, and the way back from it, for people."""
    return lines_text(
        [
            f"{done.changes.label}: {people_counted(done.people)}.",
            f"The book that was there before is kept: {done.kept}",
            "networker undo takes it back.",
        ]
    )


def put_back(done: "PutBack") -> Object:
    """The object of `restore` where the book was damaged."""
    return {"ok": True, "people": done.people, "at": done.at.isoformat(), "kept": str(done.aside or "")}


def put_back_text(done: "PutBack", now: datetime) -> str:
    """What was put in the place of a damaged book, for people."""
    return lines_text(
        [
            f"Backup of {done.at.astimezone(now.tzinfo):%Y-%m-%d %H:%M} put back: {people_counted(done.people)}.",
            f"The damaged book lies whole in {done.aside}",
        ]
    )
