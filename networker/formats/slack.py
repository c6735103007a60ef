"""Slack's export: users, lists of conversations and a file for each day of each of them, found among other files.

It is read as one whole: a file alone says little.
"""

import re
from collections.abc import Iterator, Sequence

from networker.formats.errors import UnreadableFile
from networker.formats.records import Item, Recognised, Whole
from networker.formats.several import Member
from networker.formats.slack_talks import Export, Reader, base_name, parent_of

_USERS = ("users.json", "org_users.json")
_LISTS = ("channels.json", "groups.json", "mpims.json", "dms.json")
_BESIDES = (
    "integration_logs.json",
    "canvases.json",
    "content_flags.json",
    "lists.json",
    "file_conversations.json",
)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}\.json", re.IGNORECASE)
_FIRST_USER = re.compile(r'\ufeff?\s*\[\s*(?:\]|\{[^{}]*?"id"\s*:\s*"[UW][A-Z0-9]+")')


def gather(members: Sequence[Member]) -> Whole | None:
    """The Slack exports among the files of a folder or archive, or None. Opens nothing but lists of users."""
    roots = {parent_of(each.name) for each in members if base_name(each.name) in _USERS}
    # The workspaces of a Grid lie in "teams" and may have lists of users of their own.
    roots -= {
        root for root in roots if parent_of(root).endswith("/teams") and parent_of(parent_of(root)) in roots
    }
    if not roots:
        return None
    exports = {root: Export(root) for root in sorted(roots)}
    for member in members:
        root = folder = parent_of(member.name)
        while root and root not in exports:
            root = parent_of(root)
        if root:
            _place(exports[root], member, folder)
    found = [
        each for each in exports.values() if (each.lists or each.days) and any(map(_lists_users, each.users))
    ]
    if not found:
        return None

    def items() -> Iterator[Item]:
        for export in found:
            yield from Reader(export).items()

    taken = frozenset(name for export in found for name in export.taken)
    return Whole(Recognised("slack", "Slack", found[0].root, items), taken)


def _place(export: Export, member: Member, folder: str) -> None:
    """Put a file where it belongs in an export; what does not belong to it is left to the other readers."""
    base = base_name(member.name)
    inside = folder.removeprefix(export.root).strip("/")
    steps = inside.split("/") if inside else []
    if not steps or (len(steps) == 2 and steps[0] == "teams"):
        if base in _USERS:
            export.users.append(member)
        elif base in _LISTS:
            export.lists.append(member)
        elif base not in _BESIDES:
            return
    elif steps[0] == "__uploads" or "attachments" in steps[1:]:
        pass  # what people sent, perhaps a list of other people, is not the user's own
    elif _DAY.fullmatch(base):
        export.days.setdefault((parent_of(folder), folder.rpartition("/")[2]), []).append(member)
    else:
        return
    export.taken.add(member.name)


def _lists_users(member: Member) -> bool:
    try:
        return bool(_FIRST_USER.match(member.open().head_text[:4096]))
    except UnreadableFile:
        return False
