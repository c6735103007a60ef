"""What `import` and `imports` answer."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from networker.cli.output import Object, lines_text, people_counted
from networker.cli.steps_told import kept_lines, why_kept

if TYPE_CHECKING:
    from networker.services.imports import PastImport, Report


def report(done: "Report") -> Object:
    """The object of `import`. What is seldom there is named only where it is."""
    more: Object = {
        "offered": done.offered,
        "gathered": done.gathered,
        "left": [{"name": name, "network": network} for name, network in done.left],
        "remarks": list(done.remarks),
        "noted": list(done.noted),
    }
    return {
        "import": done.import_id,
        "formats": list(done.formats),
        "read": done.read,
        "new": done.new,
        "updated": done.updated,
        "unchanged": done.unchanged + done.again,
        "doubtful": [
            {"file": d.file, "row": d.row, "person": d.person or None, "maybe": d.maybe or None, "why": d.why}
            for d in done.doubtful
        ],
        "skipped": [
            {"file": s.file, "row": s.row, "why": s.why} | ({"more": s.more} if s.more else {})
            for s in done.skipped
        ],
        "interactions": done.interactions,
        "people": done.people,
    } | {name: value for name, value in more.items() if value}


def report_text(done: "Report", *, dry: bool) -> str:
    """The report of an import for people."""
    same = (
        f"{done.again:,} {'row of the same person' if done.again == 1 else 'rows of the same people'}, "
        if done.again
        else ""
    )
    lines = [
        f"{', '.join(done.files)}: {done.new:,} new, {done.updated:,} updated, {done.unchanged:,} unchanged, {same}"
        f"{len(done.doubtful):,} doubtful, {_skipped(done)}."
    ]
    if done.interactions:
        lines.append(
            f"{done.interactions:,} {'talk' if done.interactions == 1 else 'talks'} for the timeline."
        )
    lines += [*done.remarks, *done.noted]
    if done.left:
        shown = ", ".join(f"{name} ({network})" for name, network in done.left[:20])
        lines.append(f"No longer there: {shown}{' …' if len(done.left) > 20 else ''}")
    if came_by := done.offered - done.gathered_out:
        lines.append(
            f"{people_counted(came_by)} only came by (a mail that was never answered, a mention): left out. "
            "--everybody brings them in too."
        )
    if done.gathered_out:
        lines.append(f"{people_counted(done.gathered_out)} among the Other Contacts of Google: left out.")
    if done.gathered:
        lines.append(
            f"{people_counted(done.gathered)} of the new {'is' if done.gathered == 1 else 'are'} among the Other Contacts, "
            "addresses that Google gathered by itself. --without-other-contacts leaves them out."
        )
    lines += [f"  doubtful  {_place(d.file, d.row)}: {d.why}" for d in done.doubtful[:20]]
    lines += [
        f"  skipped   {_place(s.file, s.row)}: {s.why}" + (f", and {s.more:,} more" if s.more else "")
        for s in done.skipped[:20]
    ]
    if len(done.skipped) > 20:
        lines.append(f"  … and {len(done.skipped) - 20:,} more; --json names them all")
    if done.import_id is None and not dry:
        lines.append("Nothing changed, so nothing was written.")
    elif not dry:
        lines.append(f"Take it back with: networker undo --import {done.import_id}")
    are = "would be" if dry else "is" if done.people == 1 else "are"
    lines.append(f"{people_counted(done.people)} {are} in your book {'then' if dry else 'now'}.")
    return lines_text(lines)


def _skipped(done: "Report") -> str:
    """How many rows were skipped, and how many whole files, of which no row is told."""
    files = sum(1 + each.more for each in done.skipped if not each.row)
    rows = sum(1 + each.more for each in done.skipped if each.row)
    said = [f"{rows:,} {'row' if rows == 1 else 'rows'}"] if rows or not files else []
    said += [f"{files:,} {'file' if files == 1 else 'files'}"] if files else []
    return f"{' and '.join(said)} skipped"


def _place(file: str, row: int) -> str:
    """The file and the line; who takes part in talks stands in no line of its own."""
    return f"{file}, {row}" if row else file


def past_import(each: "PastImport") -> Object:
    """One entry of `imports`."""
    found: Object = {
        "import": each.id,
        "at": each.at.isoformat(),
        "files": list(each.files),
        "new": each.new,
        "updated": each.updated,
        "undone": each.undone,
    }
    if each.part:
        found["part_of_whole_book"] = True
    if each.kept:
        found |= {"kept": [kept.name for kept in each.kept], "why": [why_kept(kept) for kept in each.kept]}
    return found


def _standing(each: "PastImport") -> str:
    if each.part:
        return "  (came back with a whole book, and goes with it)"
    return "  (undone)" if each.undone else ""


def past_text(past: "Sequence[PastImport]") -> str:
    """Past imports for people."""
    lines: list[str] = []
    for each in past:
        lines.append(
            f"{each.id:>4}  {each.at:%Y-%m-%d %H:%M}  {each.new:>7,} new  {each.updated:>7,} updated  "
            f"{', '.join(each.files)}{_standing(each)}"
        )
        lines += ["    " + line for line in kept_lines(each.kept)]
    return lines_text(lines) or "No import yet. Begin with: networker import FILE"
