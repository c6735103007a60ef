"""What `undo`, `redo` and `export` answer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from networker.cli.output import Object, lines_text, people_counted

if TYPE_CHECKING:
    from networker.services.exports import Exported
    from networker.services.views import Kept, Undone


def undone(done: "Undone") -> Object:
    """The object of `undo` and `redo`."""
    found: Object = {"undone": done.label, "kept": [each.name for each in done.kept], "left": done.left}
    if done.kept:
        found["why"] = [why_kept(each) for each in done.kept]
    return found


def undone_text(done: "Undone", verb: str) -> str:
    """What was undone, for people."""
    lines = [f"{verb}: {done.label}"]
    return lines_text([*lines, *kept_lines(done.kept)])


def kept_lines(kept: "Sequence[Kept]") -> list[str]:
    return [f"  stays, {why_kept(each)}: {each.name}" for each in kept]


def why_kept(kept: "Kept") -> str:
    return "edited since" if kept.by_hand else "another import tells of them too"


def exported(done: "Exported") -> Object:
    """The object of `export`."""
    found: Object = {"written": str(done.written), "people": done.people, "interactions": done.interactions}
    return {**found, "entries": done.entries} if done.entries else found


def exported_text(done: "Exported") -> str:
    """What was exported, for people."""
    more = ""
    if done.interactions:
        more = f" and {done.interactions:,} {'talk' if done.interactions == 1 else 'talks'}"
    if done.entries:
        more = f", {done.entries:,} {'entry' if done.entries == 1 else 'entries'}"
    return lines_text([f"{people_counted(done.people)}{more}: {done.written}"])
